"""CSV that no spreadsheet runs, and markdown that no page obeys."""

import csv
import io
from collections.abc import Callable

import pytest

from folders import Folder, Ran

COMMANDS = [["status"], ["overdue"], ["due"], ["list"], ["show", "1.1"], ["measures"], ["deadlines"], ["check"]]
COMMANDS += [["timeline"], ["next", "--lead", "director"]]
NAMES = [words[0] for words in COMMANDS]

HEAD = "deadlines: [{id: submit, title: Submit, due: 2019-12-01}]\n"
FILE = """\
actions:
  - {id: 1.1, title: {t}, lead: [head-of-sen, director], partners: [nhs], status: in_progress, due: 2019-12}
  - {id: 1.2, title: {t}, status: not_started, due: 2020-01-20, updates: [{date: 2020-01-01, text: {t}}]}
measures: [{id: M1, title: {t}, unit: percent, better: lower, baseline: {value: 5}, readings: [{date: 2019-12-01, value: 2.5}]}]
"""


@pytest.fixture
def written(folder: Folder, wsoa: Callable[..., Ran]) -> Callable[..., str]:
    def write(form: str, *words: str, title: str = '"Go"') -> str:
        folder.plan(more=HEAD).workstream(FILE.replace("{t}", title))
        ran = wsoa(*words, "--format", form)
        assert ran.code in {0, 1}, ran.err
        return ran.out

    return write


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("words", COMMANDS, ids=NAMES)
def test_every_command_writes_csv_of_one_shape(written: Callable[..., str], words: list[str]) -> None:
    table = list(csv.reader(io.StringIO(written("csv", *words), newline="")))
    assert len(table) > 1
    assert {len(table[0])} == {len(row) for row in table}
    assert len(set(table[0])) == len(table[0])


def test_csv_of_a_listing_has_the_columns_of_the_json(written: Callable[..., str]) -> None:
    (first, _) = rows(written("csv", "list"))
    expected = {
        "plan": "north",
        "workstream": "WS1",
        "id": "1.1",
        "title": "Go",
        "lead": "head-of-sen director",
        "partners": "nhs",
        "status": "in_progress",
        "schedule": "overdue",
        "due": "2019-12",
        "latest": "2019-12-31",
        "days_late": "6",
        "rag": "red",
    }
    assert expected == {name: first[name].replace(";", "").replace(",", "") for name in expected}
    assert first["rag_reason"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\\t=", "\\r=", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
@pytest.mark.parametrize("command", ["list", "measures"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(written: Callable[..., str], command: str, start: str) -> None:
    title = f'"{start}HYPERLINK(1)"'
    (first, *_) = rows(written("csv", command, title=title))
    typed = start.replace("\\t", "\t").replace("\\r", "\r") + "HYPERLINK(1)"
    assert first["title"][0] == "'"
    assert first["title"] in {f"'{typed}", "'=HYPERLINK(1)", "' =HYPERLINK(1)"}


@pytest.mark.parametrize("end", ["\\r", "\\n", "\\r\\n"])
def test_no_end_of_line_in_a_title_begins_a_row_of_its_own(written: Callable[..., str], end: str) -> None:
    table = rows(written("csv", "list", title=f'"Go{end}=1+1"'))
    assert ["1.1", "1.2"] == [row["id"] for row in table]
    assert {"WS1"} == {row["workstream"] for row in table}


def test_an_update_that_a_spreadsheet_would_run_becomes_text_in_show(written: Callable[..., str]) -> None:
    values = [row["value"] for row in rows(written("csv", "show", "1.1", title='"=1+1"'))]
    assert "'=1+1" in values
    assert [] == [value for value in values if value.startswith("=")]


def test_a_negative_number_stays_a_number(written: Callable[..., str]) -> None:
    (measure,) = rows(written("csv", "measures"))
    assert measure["change"] == "-2.5"
    (deadline,) = rows(written("csv", "deadlines"))
    assert deadline["days_left"] == "-36"


@pytest.mark.parametrize("title", ['"one, two"', '"say \\"no\\""', '"one\\ntwo"', '"a;b"', '"Café 🎉"'])
def test_csv_keeps_commas_quotes_and_lines(written: Callable[..., str], title: str) -> None:
    (first, _) = rows(written("csv", "list", title=title))
    typed = title[1:-1].replace('\\"', '"').replace("\\n", "\n")
    assert first["title"] in {typed, typed.replace("\n", " ")}


@pytest.mark.parametrize("words", [words for words in COMMANDS if words != ["check"]], ids=" ".join)
def test_every_command_writes_a_markdown_table(written: Callable[..., str], words: list[str]) -> None:
    head, rule, *body = written("markdown", *words).splitlines()
    assert {"---"} == {cell.strip() for cell in rule.strip("|").split("|")}
    assert body
    bars = {line.replace("\\|", "").count("|") for line in (head, rule, *body)}
    assert len(bars) == 1
    assert all(line.startswith("| ") and line.endswith(" |") for line in (head, *body))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param('"a | b"', r"a \| b", id="a bar"),
        pytest.param('"[click](javascript:alert)"', r"\[click\]\(javascript:alert)", id="a link"),
        pytest.param('"![x](y)"', r"\!\[x\]\(y)", id="an image"),
        pytest.param('"by (a board)"', "by (a board)", id="a parenthesis"),
        pytest.param('"<img src=x>"', r"\<img src=x\>", id="HTML"),
        pytest.param('"&lt;b&gt;"', r"\&lt;b\&gt;", id="an entity"),
        pytest.param('"**bold** _it_ ~~gone~~"', r"\*\*bold\*\* \_it\_ \~\~gone\~\~", id="emphasis"),
        pytest.param('"`code`"', r"\`code\`", id="code"),
        pytest.param('"@team #12"', "\\@\u200bteam \\#\u200b12", id="a mention and an issue"),
        pytest.param('"!34 &5 $6"', "\\!\u200b34 \\&\u200b5 \\$\u200b6", id="a merge request, an epic and a snippet"),
        pytest.param('"a \\\\| b"', r"a \\\| b", id="a backslash before a bar"),
        pytest.param('"one\\n| two"', r"one \| two", id="a second line"),
        pytest.param('"$x$"', r"\$x\$", id="mathematics"),
    ],
)
def test_markdown_obeys_nothing_in_a_title(written: Callable[..., str], title: str, shown: str) -> None:
    assert f"| {shown} |" in written("markdown", "list", title=title)


@pytest.mark.parametrize("title", ["https://evil.example/x", "www.evil.example", "HTTP://evil.example"])
def test_markdown_makes_no_link_of_an_address(written: Callable[..., str], title: str) -> None:
    assert title not in written("markdown", "list", title=f'"{title}"')


def test_an_empty_result_is_still_a_table(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    assert len(wsoa("list", "--format", "markdown").out.splitlines()) == 2
    assert len(wsoa("list", "--format", "csv").out.splitlines()) == 1
