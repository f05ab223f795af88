"""`wsoa check --since`: what a change brought, what the calendar did, and what was there before."""

import json
import shutil
from collections.abc import Callable

import pytest

from folders import Folder, Ran
from repositories import Repository

NO_LEAD = "  - {id: 1.1, title: Agree one plan, status: in_progress, due: 2021-06}\n"
DUE_SOON = "  - {id: 1.2, title: Publish it, lead: [director], status: in_progress, due: 2020-02}\n"
NO_DATE = "  - {id: 1.3, title: Tell families, lead: [director], status: in_progress}\n"
SECOND = "id: WS2\ntitle: Voices\naccountable: [director]\n"

Marked = list[tuple[str, str, str | None]]
Check = Callable[..., Marked]


def actions(*lines: str) -> str:
    return "actions:\n" + "".join(lines)


@pytest.fixture
def repository(folder: Folder) -> Repository:
    """A plan with an action that nobody leads, and one that is due in February; committed on the first of January."""
    folder.plan().workstream(actions(NO_LEAD, DUE_SOON))
    made = Repository.at(folder.root.parent)
    made.commit("The plan", on="2020-01-01")
    return made


@pytest.fixture
def since(wsoa: Callable[..., Ran]) -> Check:
    """What is found since a state: what brought it, the rule and the item."""

    def found(rev: str = "HEAD", *words: str, today: str = "2020-01-06") -> Marked:
        ran = wsoa("check", "--since", rev, "--format", "json", *words, today=today)
        return sorted((one["origin"], one["rule"], one["item"]) for one in json.loads(ran.out)["findings"])

    return found


LEFT = ("existing", "action-without-lead", "1.1")


@pytest.mark.usefixtures("repository")
def test_a_finding_is_new_or_the_calendars_or_was_there_before(folder: Folder, since: Check) -> None:
    folder.workstream(actions(NO_LEAD, DUE_SOON, NO_DATE))
    expected = [("calendar", "overdue-action", "1.2"), LEFT, ("new", "no-deadline", "1.3")]
    assert expected == since(today="2020-03-02")


def test_the_text_says_what_brought_each_and_counts_them(
    folder: Folder, repository: Repository, wsoa: Callable[..., Ran]
) -> None:
    folder.workstream(actions(NO_LEAD, DUE_SOON, NO_DATE))
    ran = wsoa("check", "--since", "HEAD", today="2020-03-02")
    said = [line for line in ran.out.splitlines() if line.split(" ")[0] in {"new", "calendar", "existing"}]
    assert [
        "existing error action-without-lead: 1.1 has no lead",
        "calendar error overdue-action: 1.2 is overdue by 2 days: it was due by 2020-02",
        "new error no-deadline: 1.3 has no deadline",
    ] == said
    assert "3 errors in 1 file: 1 new, 1 calendar, 1 existing." == ran.out.splitlines()[-1]
    head = repository.git("rev-parse", "HEAD")[:10]
    assert f"note: compared with commit {head} of 2020-01-01, both judged on 2020-03-02\n" == ran.err


def test_json_and_csv_have_the_origin_and_json_the_state_that_was_compared_with(
    repository: Repository, wsoa: Callable[..., Ran]
) -> None:
    document = json.loads(wsoa("check", "--since", "HEAD", "--format", "json").out)
    commit = repository.git("rev-parse", "HEAD").strip()
    expected = {"commit": commit, "day": "2020-01-01", "new": 0, "calendar": 0, "existing": 1}
    assert (expected, ["existing"]) == (document["since"], [one["origin"] for one in document["findings"]])
    head, row = wsoa("check", "--since", "HEAD", "--format", "csv").out.splitlines()
    assert ("origin", "existing") == (head.rpartition(",")[2], row.rpartition(",")[2])


@pytest.mark.usefixtures("repository")
def test_without_a_state_to_compare_with_nothing_has_an_origin(wsoa: Callable[..., Ran]) -> None:
    document = json.loads(wsoa("check", "--format", "json").out)
    assert (None, [None]) == (document["since"], [one["origin"] for one in document["findings"]])


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("change", "today", "words", "code"),
    [
        pytest.param(None, "2020-01-06", [], 0, id="what was there before does not count"),
        pytest.param(None, "2020-03-02", [], 0, id="nor does what time brought"),
        pytest.param(None, "2020-03-02", ["--fail-on-calendar"], 1, id="unless that is asked for"),
        pytest.param(None, "2020-01-06", ["--fail-on-calendar"], 0, id="which is nothing to what was there before"),
        pytest.param(NO_DATE, "2020-01-06", [], 1, id="what the change brought counts"),
        pytest.param(NO_DATE, "2020-01-06", ["--fail-on", "never"], 0, id="unless nothing does"),
    ],
)
def test_only_what_is_new_makes_the_exit_code_1(
    folder: Folder,
    wsoa: Callable[..., Ran],
    change: str | None,
    today: str,
    words: list[str],
    code: int,
) -> None:
    if change:
        folder.workstream(actions(NO_LEAD, DUE_SOON, change))
    assert code == wsoa("check", "--since", "HEAD", *words, today=today).code


def test_how_late_something_is_makes_it_no_other_finding(repository: Repository, since: Check) -> None:
    repository.commit("Nothing", on="2020-03-01")
    assert [LEFT, ("existing", "overdue-action", "1.2")] == since(today="2020-06-30")


def test_what_the_grace_made_a_note_is_the_calendars_doing_once_it_is_over(repository: Repository, since: Check) -> None:
    repository.commit("A day late", on="2020-03-01")
    late = [origin for origin, rule, _ in since("HEAD", "--grace", "5d", today="2020-03-05") if rule == "overdue-action"]
    over = [origin for origin, rule, _ in since("HEAD", "--grace", "5d", today="2020-03-06") if rule == "overdue-action"]
    assert (["existing"], ["calendar"]) == (late, over)


DECISION = "decisions: [{id: D1, title: Agree the money, due: 2020-02}]\n"
WAITS = "  - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2021-06, needs: [D1]}\n"


@pytest.fixture
def decided(folder: Folder, repository: Repository) -> Folder:
    """An action that runs ahead of a decision: a warning, and an error from March on."""
    folder.plan(more=DECISION).workstream(actions(WAITS))
    repository.commit("A decision", on="2020-01-02")
    return folder


@pytest.mark.usefixtures("decided")
@pytest.mark.parametrize(
    ("today", "origin"),
    [
        pytest.param("2020-02-29", "existing", id="a warning as before"),
        pytest.param("2020-03-01", "calendar", id="an error since the decision is overdue"),
    ],
)
def test_a_warning_that_time_makes_an_error_is_the_calendars_doing(since: Check, today: str, origin: str) -> None:
    assert (origin, "decision-outstanding", "1.1") in since("HEAD", "--level", "standard", today=today)


def test_a_warning_that_a_change_makes_an_error_is_new(decided: Folder, since: Check) -> None:
    decided.plan(more=DECISION.replace("2020-02", "2019-12"))
    assert ("new", "decision-outstanding", "1.1") in since("HEAD", "--level", "standard")


def test_an_error_that_a_change_makes_a_warning_was_there_before(decided: Folder, since: Check) -> None:
    decided.plan(more=DECISION.replace("2020-02", "2020-09"))
    assert ("existing", "decision-outstanding", "1.1") in since("HEAD", "--level", "standard", today="2020-03-01")


@pytest.mark.parametrize("today", ["2019-06-01", "2020-01-06"])
def test_the_day_to_judge_by_is_never_that_of_a_commit(repository: Repository, since: Check, today: str) -> None:
    repository.commit("From the future", on="2021-01-01")
    assert [LEFT] == since(today=today)


TOLD = [LEFT, ("existing", "overdue-action", "1.2")]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"1": actions(DUE_SOON, NO_LEAD)}, id="in another order"),
        pytest.param({"one": actions(NO_LEAD, DUE_SOON)}, id="in a file with another name"),
        pytest.param({"1": actions(NO_LEAD), "2": SECOND + actions(DUE_SOON)}, id="in another file"),
    ],
)
def test_an_item_that_was_moved_has_the_findings_that_it_had(
    folder: Folder, repository: Repository, since: Check, files: dict[str, str]
) -> None:
    repository.commit("Nothing", on="2020-03-01")
    (folder.root / "north/workstreams/1.yaml").unlink()
    for name, text in files.items():
        folder.workstream(text.removeprefix(SECOND), name=name, **({"head": SECOND} if name == "2" else {}))
    assert TOLD == since(today="2020-03-02")


@pytest.mark.usefixtures("repository")
def test_an_item_that_was_renumbered_has_the_findings_that_it_had(folder: Folder, since: Check) -> None:
    first = "  - {id: 1.1, title: Begin, lead: [director], status: in_progress, due: 2021-06}\n"
    folder.workstream(actions(first, NO_LEAD.replace("1.1", "1.2"), DUE_SOON.replace("1.2", "1.3")))
    assert [("existing", "action-without-lead", "1.2")] == since()


@pytest.mark.usefixtures("repository")
def test_what_took_over_the_number_of_another_has_findings_of_its_own(folder: Folder, since: Check) -> None:
    folder.workstream(actions(NO_LEAD.replace("1.1", "1.2"), NO_LEAD.replace("Agree one plan", "Begin")))
    assert [("existing", "action-without-lead", "1.2"), ("new", "action-without-lead", "1.1")] == since()


def test_what_is_gone_leaves_its_findings_to_nobody(folder: Folder, repository: Repository, since: Check) -> None:
    folder.workstream(actions(NO_LEAD, DUE_SOON.replace("lead: [director], ", "")))
    repository.commit("Two that nobody leads", on="2020-01-02")
    folder.workstream(actions(DUE_SOON.replace("lead: [director], ", "").replace("1.2", "1.1")))
    assert [("existing", "action-without-lead", "1.1")] == since()


SECRETS = """\
decisions:
  - {id: D1, board: send-board, title: Pay for it, status: pending, audience: board}
  - {id: D2, board: send-board, title: Close a school, status: pending, audience: internal}
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "updates: [{date: 2020-01-01, audience: public, text: We wait for D1.}]",
            "updates: [{date: 2020-01-01, audience: public, text: D1 is awaited.},"
            " {date: 2020-01-02, audience: public, text: We wait for D2.}]",
            id="in an update beside one that was reworded",
        ),
        pytest.param("needs: [D1]", "needs: [D2]", id="in place of another that it names"),
        pytest.param("title: Wait for D1", "title: Wait for D2", id="in place of another in the title"),
    ],
)
def test_a_leak_of_something_else_is_new_where_something_leaked_before(
    folder: Folder, repository: Repository, wsoa: Callable[..., Ran], before: str, after: str
) -> None:
    action = "  - {{id: 1.1, {title}lead: [director], status: in_progress, due: 2021-06, {more}}}\n"
    lines = [action.format(title="" if "title" in more else "title: Agree it, ", more=more) for more in (before, after)]
    folder.plan(more=SECRETS).workstream(actions(lines[0]))
    repository.commit("One leaks", on="2020-01-02")
    folder.workstream(actions(lines[1]))
    ran = wsoa("check", "--since", "HEAD", "--select", "internal-leak", "--format", "json")
    leaks = [(one["origin"], one["message"].count("D2")) for one in json.loads(ran.out)["findings"]]
    assert (1, ("new", 1), True) == (ran.code, leaks[-1], ("new", 0) not in leaks)


def test_what_needs_something_that_was_renumbered_has_the_findings_that_it_had(
    folder: Folder, repository: Repository, since: Check
) -> None:
    late = "  - {id: 1.4, title: Recruit, lead: [director], status: in_progress, due: 2021-09}\n"
    needing = "  - {id: 1.5, title: Train, lead: [director], status: in_progress, due: 2021-06, needs: [1.4]}\n"
    folder.workstream(actions(late, needing))
    repository.commit("Out of order", on="2020-01-02")
    folder.workstream(actions(late.replace("1.4", "1.7"), needing.replace("1.4", "1.7")))
    assert [("existing", "out-of-order", "1.5")] == since()


def test_what_a_setting_made_graver_is_new(folder: Folder, repository: Repository, wsoa: Callable[..., Ran]) -> None:
    moved = "due_changes: [{on: 2020-01-01, from: 2021-03, to: 2021-06, reason: Illness}]"
    folder.workstream(actions(WAITS.replace("needs: [D1]", moved)))
    repository.commit("Moved", on="2020-01-02")
    before = wsoa("check", "--since", "HEAD").code
    folder.plan(more="settings: {moves_need_approval: true}\n")
    ran = wsoa("check", "--since", "HEAD", "--select", "date-moved-without-approval", "--format", "json")
    marked = [(one["origin"], one["severity"], one["rule"]) for one in json.loads(ran.out)["findings"]]
    assert (0, 1, [("new", "error", "date-moved-without-approval")]) == (before, ran.code, marked)


@pytest.mark.usefixtures("repository")
def test_a_plan_whose_folder_was_renamed_has_the_findings_that_it_had(folder: Folder, since: Check) -> None:
    shutil.rmtree(folder.root / "north")
    folder.plan("northshire", more="owner: me\n").workstream(actions(NO_LEAD, DUE_SOON), plan_id="northshire")
    assert [LEFT, ("new", "unknown-field", None)] == since()


def test_an_item_that_moved_to_another_plan_has_the_findings_that_it_had(
    folder: Folder, repository: Repository, since: Check
) -> None:
    folder.plan("south", more="title: Southshire\n").workstream(plan_id="south", head=SECOND)
    repository.commit("Another plan", on="2020-01-02")
    folder.workstream(actions(DUE_SOON)).workstream(actions(NO_LEAD.replace("1.1", "2.7")), plan_id="south", head=SECOND)
    assert [("existing", "action-without-lead", "2.7")] == since()


def test_what_is_found_twice_in_one_field_is_there_as_often_as_before(
    folder: Folder, repository: Repository, since: Check
) -> None:
    action = "  - {id: 1.1, title: Agree one plan, lead: [%s], status: in_progress, due: 2021-06}\n"
    folder.workstream(actions(action % "anna, bert"))
    repository.commit("Two unknown leads", on="2020-01-02")
    folder.workstream(actions(action % "carl, anna, bert"))
    named = [("existing", "unknown-reference", "1.1")] * 2 + [("new", "unknown-reference", "1.1")]
    assert named == since()


def test_of_several_in_one_field_the_new_one_is_the_one_that_was_not_named_before(
    folder: Folder, repository: Repository, wsoa: Callable[..., Ran]
) -> None:
    action = "  - {id: 1.1, title: Agree one plan, lead: [%s], status: in_progress, due: 2021-06}\n"
    folder.workstream(actions(action % "anna, bert"))
    repository.commit("Two unknown leads", on="2020-01-02")
    folder.workstream(actions(action % "carl, anna, bert"))
    found = json.loads(wsoa("check", "--since", "HEAD", "--format", "json").out)["findings"]
    assert ["`lead` names carl"] == [one["message"].partition(",")[0] for one in found if one["origin"] == "new"]


def test_the_faults_of_files_are_new_or_were_there_before(folder: Folder, repository: Repository, since: Check) -> None:
    folder.workstream("owner: me\n", name="2", head=SECOND)
    repository.commit("A field that there is not", on="2020-01-02")
    folder.workstream("owner: me\n", name="2-voices", head=SECOND)
    (folder.root / "north/workstreams/2.yaml").unlink()
    folder.workstream("colour: red\n" + actions(NO_LEAD, DUE_SOON)).write("north/notes.yaml", "a: b\n")
    expected = [("existing", "action-without-lead", "1.1"), ("existing", "unknown-field", None)]
    assert [*expected, ("new", "stray-file", None), ("new", "unknown-field", None)] == since()


def test_the_same_fault_in_another_file_is_new_where_the_first_was_mended(
    folder: Folder, repository: Repository, since: Check
) -> None:
    folder.workstream("owner: me\n", name="2", head=SECOND)
    repository.commit("A field that there is not", on="2020-01-02")
    folder.workstream(name="2", head=SECOND).workstream("owner: me\n" + actions(NO_LEAD, DUE_SOON))
    assert [LEFT, ("new", "unknown-field", None)] == since()


@pytest.mark.usefixtures("repository")
def test_a_file_that_breaks_hides_nothing_of_the_others(folder: Folder, since: Check) -> None:
    folder.workstream("actions: [{id: 2.1\n", name="2", head=SECOND)
    folder.workstream(actions(NO_LEAD, DUE_SOON, NO_DATE))
    assert [LEFT, ("new", "bad-syntax", None), ("new", "no-deadline", "1.3")] == since()


def test_what_a_broken_file_hid_counts_as_new_and_that_is_said(
    folder: Folder, repository: Repository, since: Check, wsoa: Callable[..., Ran]
) -> None:
    folder.workstream("actions: [{id: 2.1\n", name="2", head=SECOND)
    repository.commit("Broken", on="2020-01-02")
    folder.workstream(actions(NO_DATE.replace("1.3", "2.1")), name="2", head=SECOND)
    assert [LEFT, ("new", "no-deadline", "2.1")] == since()
    said = wsoa("check", "--since", "HEAD").err.splitlines()[-1]
    why = "could not be read whole: what is found there now may have been there, and counts as new"
    assert f"note: {repository.git('rev-parse', 'HEAD')[:10]}:plans/north/workstreams/2.yaml {why}" == said


def waiver(until: str) -> str:
    return f"waivers: [{{rule: action-without-lead, on: 1.1, reason: The post is vacant., until: {until}}}]\n"


def test_a_waiver_that_is_taken_away_brings_what_it_set_aside(folder: Folder, repository: Repository, since: Check) -> None:
    folder.plan(more=waiver("2020-12-31"))
    repository.commit("Waived", on="2020-01-02")
    folder.plan()
    assert [("new", "action-without-lead", "1.1")] == since()


def test_a_waiver_that_has_ended_is_the_calendars_doing(folder: Folder, repository: Repository, since: Check) -> None:
    folder.plan(more=waiver("2020-01-05") + "settings: {check_level: standard}\n")
    repository.commit("Waived", on="2020-01-02")
    found = since("HEAD", "--select", "action-without-lead,expired-waiver")
    assert [("calendar", "action-without-lead", "1.1"), ("calendar", "expired-waiver", "1.1")] == found


@pytest.mark.usefixtures("repository")
def test_a_waiver_that_a_change_adds_holds_at_once(folder: Folder, since: Check) -> None:
    folder.plan(more=waiver("2020-12-31"))
    assert [] == since()


def test_a_date_that_a_change_moves_without_a_reason_is_new(folder: Folder, repository: Repository, since: Check) -> None:
    folder.workstream(actions(NO_LEAD, DUE_SOON.replace("2020-02", "2020-04")))
    expected = [LEFT, ("new", "date-moved-without-reason", "1.2")]
    assert expected == since()
    repository.commit("Moved", on="2020-01-03")
    assert expected == since("HEAD~1")


def test_a_branch_is_compared_with_where_it_left_the_other(folder: Folder, repository: Repository, since: Check) -> None:
    repository.git("switch", "--quiet", "--create", "mine")
    folder.workstream(actions(NO_LEAD, DUE_SOON, NO_DATE))
    repository.commit("One more", on="2020-01-02")
    repository.git("switch", "--quiet", "main")
    folder.workstream(actions(NO_LEAD.replace("status", "lead: [director], status"), DUE_SOON))
    repository.commit("Somebody leads", on="2020-01-03")
    repository.git("switch", "--quiet", "mine")
    assert [LEFT, ("new", "no-deadline", "1.3")] == since("main")


def test_a_day_is_compared_with_as_it_ended(folder: Folder, repository: Repository, since: Check) -> None:
    folder.workstream(actions(NO_LEAD, DUE_SOON, NO_DATE))
    repository.commit("One more", on="2020-01-03")
    assert [LEFT, ("new", "no-deadline", "1.3")] == since("2020-01-02")
    assert [LEFT, ("existing", "no-deadline", "1.3")] == since("2020-01-03")


def test_an_earlier_state_is_compared_with_one_before_it(folder: Folder, repository: Repository, since: Check) -> None:
    folder.workstream(actions(NO_LEAD, DUE_SOON, NO_DATE))
    repository.commit("One more", on="2020-01-03")
    folder.workstream(actions(NO_DATE))
    assert [LEFT, ("new", "no-deadline", "1.3")] == since("HEAD~1", "--as-of", "HEAD")


def test_where_there_was_no_plan_everything_is_new(folder: Folder, since: Check) -> None:
    made = Repository.at(folder.root.parent)
    made.commit("Nothing yet", on="2020-01-01")
    folder.plan().workstream(actions(NO_LEAD))
    assert [("new", "action-without-lead", "1.1")] == since()


def test_of_one_plan_only_its_own_findings_are_told(folder: Folder, repository: Repository, since: Check) -> None:
    folder.plan("south").workstream(actions(NO_DATE), plan_id="south").write("notes.yaml", "a: b\n")
    repository.commit("Another plan", on="2020-01-02")
    assert [("existing", "no-deadline", "1.3")] == since("HEAD", "south")


@pytest.mark.usefixtures("repository")
def test_a_plan_that_there_is_not_ends_with_2(wsoa: Callable[..., Ran]) -> None:
    ran = wsoa("check", "nort", "--since", "HEAD")
    assert (2, "wsoa: there is no plan nort\n  did you mean north?\n") == (ran.code, ran.err)


@pytest.mark.usefixtures("repository")
def test_a_day_that_is_yet_to_come_ends_with_2(wsoa: Callable[..., Ran]) -> None:
    ran = wsoa("check", "--since", "2020-01-07", today="2020-01-06")
    assert (2, "wsoa: 2020-01-07 is yet to come") == (ran.code, ran.err.splitlines()[0])


def test_a_day_is_said_to_be_the_day_that_was_asked_for_and_not_the_commits(
    repository: Repository, wsoa: Callable[..., Ran]
) -> None:
    head = repository.git("rev-parse", "HEAD")[:10]
    ran = wsoa("check", "--since", "2020-01-04", today="2020-01-06")
    assert f"note: compared with commit {head} as the plans stood on 2020-01-04, both judged on 2020-01-06\n" == ran.err


def test_where_there_was_no_plan_in_that_folder_it_is_said_that_everything_counts_as_new(
    folder: Folder, repository: Repository, wsoa: Callable[..., Ran]
) -> None:
    elsewhere = folder.root.rename(repository.top / "moved")
    head = repository.git("rev-parse", "HEAD")[:10]
    ran = wsoa("check", "--since", "HEAD", plans=elsewhere)
    assert f"note: there was no plan at {head}:moved: everything counts as new" in ran.err.splitlines()


@pytest.mark.usefixtures("repository")
def test_a_name_that_git_does_not_know_ends_with_2(wsoa: Callable[..., Ran]) -> None:
    ran = wsoa("check", "--since", "origin/main")
    assert (2, "wsoa: origin/main is neither a day nor a commit of this repository") == (ran.code, ran.err.splitlines()[0])


def test_a_branch_that_has_nothing_in_common_ends_with_3(repository: Repository, wsoa: Callable[..., Ran]) -> None:
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit("Elsewhere")
    repository.git("switch", "--quiet", "main")
    ran = wsoa("check", "--since", "other")
    assert (3, "wsoa: this branch and other have no commit in common") == (ran.code, ran.err.splitlines()[0])


@pytest.mark.parametrize(
    ("rev", "said"),
    [
        pytest.param("HEAD~1", "HEAD~1 is not in this clone, which is a shallow one", id="a commit"),
        pytest.param(
            "2020-01-01",
            "nothing had been committed by 2020-01-01; this is a shallow clone, and older commits are missing",
            id="a day",
        ),
        pytest.param(
            "origin/other",
            "this branch and origin/other have no commit in common; this is a shallow clone, and older commits are missing",
            id="a branch that left before the clone begins",
        ),
    ],
)
def test_a_clone_without_the_earlier_state_ends_with_3_and_says_how_to_get_it(
    tmp_path_factory: pytest.TempPathFactory, repository: Repository, wsoa: Callable[..., Ran], rev: str, said: str
) -> None:
    repository.git("switch", "--quiet", "--create", "other")
    repository.commit("Elsewhere", on="2020-01-02")
    repository.git("switch", "--quiet", "main")
    repository.commit("One more", on="2020-01-03")
    clone = tmp_path_factory.mktemp("shallow") / "clone"
    repository.git("clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{repository.top}", str(clone))
    ran = wsoa("check", "--since", rev, plans=clone / "plans")
    assert (3, f"wsoa: {said}") == (ran.code, ran.err.splitlines()[0])
    assert ("fetch-depth: 0" in ran.err, "git fetch" in ran.err) == (True, True)


def test_outside_of_git_nothing_can_be_compared(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    ran = wsoa("check", "--since", "2020-01-01")
    assert (3, True) == (ran.code, "is in no git repository" in ran.err)


def test_the_calendar_can_only_count_where_something_is_compared(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan()
    ran = wsoa("check", "--fail-on-calendar")
    assert (
        Ran(
            2,
            "",
            "wsoa: --fail-on-calendar says nothing without --since\n  name what to compare with: --since origin/main\n",
        )
        == ran
    )


@pytest.mark.usefixtures("repository")
def test_statistics_are_said_last_and_to_the_error_output(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.workstream(actions(NO_LEAD, DUE_SOON, NO_DATE))
    plain, timed = wsoa("check", "--since", "HEAD"), wsoa("check", "--since", "HEAD", "--statistics")
    first, *lines = timed.err.splitlines()
    assert (plain.out, plain.code, plain.err) == (timed.out, timed.code, f"{first}\n")
    found = {words[0]: int(words[3]) for words in map(str.split, lines[:-1])}
    assert {"action-without-lead": 1, "no-deadline": 1, "overdue-action": 0} == {
        rule: found[rule] for rule in ("action-without-lead", "no-deadline", "overdue-action")
    }
    times = [float(line.split()[1]) for line in lines[:-1]]
    assert (sorted(times, reverse=True), f"{len(times)} rules") == (times, " ".join(lines[-1].split()[:2]))
