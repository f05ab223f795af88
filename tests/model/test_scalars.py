"""The smallest parts of a plan: what is typed arrives as what the field is, and never as what YAML would make of it."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import Folder
from wsoa_cli.model.measure import Baseline, Measure
from wsoa_cli.model.plan_head import Post, Settings
from wsoa_cli.model.workstream import Action
from wsoa_cli.store.load import Portfolio, load
from wsoa_cli.store.validate import validate

FEW = settings(deadline=None, derandomize=True, max_examples=200)


def words(portfolio: Portfolio) -> list[str]:
    return [f"{fault.message}: {fault.hint}" for fault in portfolio.faults]


@pytest.fixture
def an_action(folder: Folder) -> Callable[[str], Portfolio]:
    def read(fields: str) -> Portfolio:
        folder.plan().workstream(f"actions:\n  - {{{fields}}}\n")
        return load(folder.root)

    return read


@pytest.fixture
def a_measure(folder: Folder) -> Callable[[str], Portfolio]:
    def read(fields: str) -> Portfolio:
        folder.plan().workstream(f"measures:\n  - {{id: M1, title: Plans in time, unit: count, better: higher, {fields}}}\n")
        return load(folder.root)

    return read


@pytest.fixture
def a_head(folder: Folder) -> Callable[[str], Portfolio]:
    def read(more: str) -> Portfolio:
        folder.plan(more=more)
        return load(folder.root)

    return read


def action_in(portfolio: Portfolio) -> Action:
    assert words(portfolio) == []
    return portfolio.plans[0].actions[0].item


def measure_in(portfolio: Portfolio) -> Measure:
    assert words(portfolio) == []
    return portfolio.plans[0].measures[0].item


# Ids


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("1.10", id="1.10 is not 1.1"),
        pytest.param("012", id="012 keeps its nought"),
        pytest.param("1e3", id="1e3 is no number"),
        pytest.param("0x1F", id="nor is 0x1F"),
        pytest.param("no", id="no is no truth value"),
        pytest.param("2020-03-31", id="a day is no day"),
        pytest.param("1_000", id="an underscore stays"),
        pytest.param("A" * 40, id="forty characters"),
    ],
)
def test_an_id_arrives_as_typed(typed: str, an_action: Callable[[str], Portfolio]) -> None:
    assert typed == action_in(an_action(f"id: {typed}, title: Agree, status: not_started")).id


@pytest.mark.parametrize("typed", ["-1", ".5", "_a", "1 4", "a/b", "../x", "é", "a:b", "1.4\u200b"])
def test_an_id_of_other_characters_is_refused(typed: str, an_action: Callable[[str], Portfolio]) -> None:
    cure = "use letters, digits, dots, hyphens and underscores, beginning with a letter or digit"
    assert [f"{typed} cannot be an id: {cure}"] == words(an_action(f'id: "{typed}", title: Agree, status: not_started'))


def test_an_id_of_41_characters_is_refused(an_action: Callable[[str], Portfolio]) -> None:
    refused = words(an_action(f"id: {'A' * 41}, title: Agree, status: not_started"))
    assert refused == ["`id` has 41 characters: write at most 40"]


# Texts


@pytest.mark.parametrize("typed", ["no", "on", "12:30", "true", "1.10", "2020-03-31", "0x1F", "1e3", ".inf", "=", "y [/x]"])
def test_a_title_arrives_as_typed(typed: str, folder: Folder) -> None:
    folder.plan().workstream(f"actions:\n  - id: 1.1\n    title: {typed}\n    status: not_started\n")
    assert typed == action_in(load(folder.root)).title


@pytest.mark.parametrize("typed", ["12:30", "https://example.org/minutes"])
def test_a_colon_within_braces_is_read_or_the_cure_is_named(typed: str, an_action: Callable[[str], Portfolio]) -> None:
    portfolio = an_action(f"id: 1.1, title: {typed}, status: not_started")
    assert [] == [fault.hint for fault in portfolio.faults if "quotes" not in fault.hint]


@pytest.mark.parametrize("typed", ['"null"', "'~'"])
def test_a_quoted_null_is_a_word(typed: str, an_action: Callable[[str], Portfolio]) -> None:
    assert typed[1:-1] == action_in(an_action(f"id: 1.1, title: {typed}, status: not_started")).title


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_an_unquoted_null_is_an_absent_value(typed: str, an_action: Callable[[str], Portfolio]) -> None:
    assert action_in(an_action(f"id: 1.1, title: Agree, status: not_started, due_text: {typed}")).due_text is None


@pytest.mark.parametrize("blank", ["  ", "\u200b", "\u00ad", "\u00a0 \u2060", "\u3164", "\u200d"])
def test_a_title_in_which_nothing_can_be_seen_is_refused(blank: str, an_action: Callable[[str], Portfolio]) -> None:
    refused = words(an_action(f"id: 1.1, title: '{blank}', status: not_started"))
    assert refused == ["`title` is empty: write some words, or delete the field"]


# Numbers


@pytest.mark.parametrize("typed", ["90", "47.5", "0", "-3", "+4", ".5", "60.40", "012", "1000000"])
def test_a_number_arrives_exactly(typed: str, a_measure: Callable[[str], Portfolio]) -> None:
    baseline = measure_in(a_measure(f"baseline: {{value: {typed}}}")).baseline
    assert baseline is not None
    assert Decimal(typed) == baseline.value


def test_a_number_keeps_the_digits_that_were_typed(a_measure: Callable[[str], Portfolio]) -> None:
    assert str(measure_in(a_measure("target: {value: 60.40}")).target).count("'60.40'") == 1


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("90%", "90% is not a bare number: write 90, and say in `unit` what it counts"),
        ("£1,000", "£1,000 is not a bare number: write 1000, and say in `unit` what it counts"),
        ("1_000", "1_000 is not a bare number: write 1000, and say in `unit` what it counts"),
        ("about 90", "about 90 is not a number: write digits alone, such as 90 or 47.5"),
        ("1e5", "1e5 is not a number: write digits alone, such as 90 or 47.5"),
        ("0x1F", "0x1F is not a number: write digits alone, such as 90 or 47.5"),
        ("nan", "nan is not a number: write digits alone, such as 90 or 47.5"),
        (".inf", ".inf is not a number: write digits alone, such as 90 or 47.5"),
        ("1:30", "1:30 is not a number: write digits alone, such as 90 or 47.5"),
        ("٩٠", "٩٠ is not a number: write digits alone, such as 90 or 47.5"),
        ("9" * 31, "the number has 31 digits: write at most 30"),
    ],
)
def test_what_is_not_a_bare_number_is_refused(typed: str, why: str, a_measure: Callable[[str], Portfolio]) -> None:
    assert [why] == words(a_measure(f'baseline: {{value: "{typed}"}}'))


@FEW
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_every_plain_decimal_arrives_exactly(number: Decimal) -> None:
    assert number == validate(Baseline, {"value": f"{number:f}"}, {}).entity.value


@FEW
@given(st.text())
def test_any_text_is_a_number_or_is_refused_with_words_on_what_to_write(text: str) -> None:
    validated = validate(Baseline, {"value": text}, {})
    assert (validated.entity.value is None) == any(problem.message and problem.hint for problem in validated.problems)


# Whole numbers and truth values


@pytest.mark.parametrize(("typed", "number"), [("0", 0), ("30", 30), ("030", 30), ("999999", 999_999)])
def test_a_count_is_a_whole_number(typed: str, number: int, a_head: Callable[[str], Portfolio]) -> None:
    assert number == a_head(f"settings: {{due_soon_days: {typed}}}").plans[0].head.settings.due_soon_days


@pytest.mark.parametrize("typed", ["-1", "1.5", "thirty", "30d", "1000000", "1e2", "٣٠"])
def test_a_count_of_another_manner_is_refused(typed: str, a_head: Callable[[str], Portfolio]) -> None:
    refused = words(a_head(f"settings: {{due_soon_days: {typed}}}"))
    assert [f"{typed} is not a whole number: write digits alone, such as 30"] == refused


def test_a_refused_setting_leaves_the_usual_one(a_head: Callable[[str], Portfolio]) -> None:
    assert a_head("settings: {due_soon_days: soon}").plans[0].head.settings.due_soon_days == 30


@pytest.mark.parametrize(
    ("typed", "flag"), [("true", True), ("yes", True), ("True", True), ("false", False), ("no", False), ("FALSE", False)]
)
def test_a_flag_is_true_or_false(typed: str, flag: bool, a_head: Callable[[str], Portfolio]) -> None:  # noqa: FBT001 - pytest gives it
    assert flag == a_head(f"settings: {{moves_need_approval: {typed}}}").plans[0].head.settings.moves_need_approval


@pytest.mark.parametrize("typed", ["on", "1", "y", "sometimes"])
def test_a_flag_of_another_word_is_refused(typed: str, a_head: Callable[[str], Portfolio]) -> None:
    refused = words(a_head(f"settings: {{moves_need_approval: {typed}}}"))
    assert [f"{typed} is neither true nor false: write true or false"] == refused


@FEW
@given(st.text())
def test_any_text_is_a_count_or_is_refused(text: str) -> None:
    assert validate(Settings, {"due_soon_days": text}, {}).entity.due_soon_days in range(1_000_000)


@FEW
@given(st.text())
def test_any_text_that_is_no_flag_publishes_no_name(text: str) -> None:
    validated = validate(Post, {"id": "head", "title": "Head", "publish_name": text}, {})
    assert (text.lower() in {"true", "yes"}) == validated.entity.publish_name


# The rest


@pytest.mark.parametrize("typed", ["2", "1.0", "one"])
def test_another_version_of_the_format_is_refused(typed: str, folder: Folder) -> None:
    folder.plan()
    path = folder.root / "north/plan.yaml"
    path.write_text(path.read_text().replace("format: 1", f"format: {typed}"))
    why = f"{typed} is no version of the plan format that this program reads: write `format: 1`"
    assert [why] == words(load(folder.root))


@pytest.mark.parametrize(("typed", "month"), [("september", "september"), ("September", "september")])
def test_a_counter_resets_in_a_month(typed: str, month: str, a_measure: Callable[[str], Portfolio]) -> None:
    assert month == measure_in(a_measure(f"resets: {typed}")).resets


@pytest.mark.parametrize("typed", ["sep", "9", "autumn"])
def test_a_month_that_is_not_written_in_full_is_refused(typed: str, a_measure: Callable[[str], Portfolio]) -> None:
    why = f"{typed} is not the name of a month: write it in full, such as september"
    assert [why] == words(a_measure(f"resets: {typed}"))


@pytest.mark.parametrize("typed", ["0-5", "16-18", "0-25", "5-5"])
def test_an_age_band_is_two_ages(typed: str, a_measure: Callable[[str], Portfolio]) -> None:
    assert (typed,) == measure_in(a_measure(f"age_bands: [{typed}]")).age_bands


@pytest.mark.parametrize("typed", ["25-0", "16", "16–18", "16 to 18", "0-100", "all"])
def test_another_span_of_ages_is_refused(typed: str, a_measure: Callable[[str], Portfolio]) -> None:
    why = f"{typed} is not a span of ages: write two ages in years, such as 16-18"
    assert [why] == words(a_measure(f"age_bands: [{typed}]"))


def test_an_academic_year_of_a_term_is_refused_in_another_manner(a_head: Callable[[str], Portfolio]) -> None:
    more = "calendar: {terms: [{name: autumn, year: 2019/20, start: 2019-09-03, end: 2019-12-20}]}"
    assert words(a_head(more)) == ["2019/20 is not an academic year: write it as 2019-20"]


def test_a_term_that_ends_before_it_starts_is_refused(a_head: Callable[[str], Portfolio]) -> None:
    more = "calendar: {terms: [{name: autumn, year: 2019-20, start: 2019-12-20, end: 2019-09-03}]}"
    why = "it ends on 2019-09-03, before it starts on 2019-12-20: exchange or mend the two days"
    assert [why] == words(a_head(more))


def test_a_restricted_period_that_ends_before_it_starts_is_refused(a_head: Callable[[str], Portfolio]) -> None:
    more = "restricted_periods: [{id: ge, title: General election, start: 2019-12-12, end: 2019-11-06}]"
    why = "it ends on 2019-11-06, before it starts on 2019-12-12: exchange or mend the two days"
    assert [why] == words(a_head(more))


def test_an_action_may_continue_one_of_an_older_plan(an_action: Callable[[str], Portfolio]) -> None:
    action = action_in(an_action('id: 1.1, title: Agree, status: not_started, continues: "old-plan:A3"'))
    assert action.continues == "old-plan:A3"


@pytest.mark.parametrize("typed", ["31/03/2020", "May 25", "2020-02-30"])
def test_a_date_that_is_refused_says_so_at_its_line_and_column(typed: str, an_action: Callable[[str], Portfolio]) -> None:
    faults = an_action(f"id: 1.1, title: Agree, status: not_started, due: {typed}").faults
    assert [("wrong-value", 6, 55)] == [(fault.rule, fault.line, fault.column) for fault in faults]


def test_a_list_where_one_date_is_needed_is_refused(an_action: Callable[[str], Portfolio]) -> None:
    refused = words(an_action("id: 1.1, title: Agree, status: not_started, due: [2020-03-31]"))
    assert len(refused) == 1
    assert "stands where one value is needed" in refused[0]
