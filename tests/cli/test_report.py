"""`wsoa report`: what a board and a committee are handed, for whom it is, and what stands there as a gap."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from folders import Folder, Ran
from repositories import Repository
from secrets_in_plans import secret_plan
from wsoa_cli.model.vocabulary import Audience
from wsoa_cli.store.load import load

Wsoa = Callable[..., Ran]
PLANS = Path(__file__).parents[2] / "plans"

FILE = """\
actions:
  - {id: 1.1, title: Agree one plan, lead: [head-of-sen], status: in_progress, due: 2019-12, mitigation: A neighbour helps.}
  - {id: 1.2, title: Train all schools, lead: [director], status: in_progress, due: 2020-01-20, needs: [D1], confidence: low}
  - {id: 1.3, title: Ask families, lead: [director], status: delivered, finished: 2019-12-01}
"""
MORE = "decisions: [{id: D1, board: send-board, title: Pay for it, due: 2020-02}, {id: D2, title: Another matter}]\n"


@pytest.fixture
def plan(folder: Folder) -> Folder:
    return folder.plan(more=MORE).workstream(FILE)


def part(text: str, heading: str) -> str:
    """What stands under a heading of a markdown document."""
    after = text.split(f"# {heading}\n", 1)[1]
    return after.split("\n## ", 1)[0].strip()


def test_a_highlight_report_says_what_is_done_to_recover_and_leaves_a_gap_where_nobody_does(plan: Folder, wsoa: Wsoa) -> None:
    assert plan.root.is_dir()
    text = part(wsoa("report", "highlight", "WS1").out, "What is done to recover")
    assert "(RED): A neighbour helps." in text.replace("\\", "")
    assert "**To be written:** what is done about 1.2" in text
    assert "1.3" not in text


def test_a_highlight_report_asks_for_the_decisions_that_its_actions_need_and_for_no_others(plan: Folder, wsoa: Wsoa) -> None:
    assert plan.root.is_dir()
    text = part(wsoa("report", "highlight", "WS1").out, "Decisions asked for")
    assert "| D1 | Pay for it | SEND Improvement Board | 2020-02 |" in text
    assert "D2" not in text


AHEAD = """\
actions:
  - {id: 1.1, title: Begins this month, lead: [director], status: not_started, start: 2020-01, due: 2020-12}
  - {id: 1.2, title: Begins next month, lead: [director], status: not_started, start: 2020-02, due: 2020-12}
  - {id: 1.3, title: Begins in spring, lead: [director], status: not_started, start: 2020-03, due: 2020-12}
  - {id: 1.4, title: Should have begun, lead: [director], status: not_started, start: 2019-12, due: 2020-12}
  - {id: 1.5, title: Has begun, lead: [director], status: in_progress, start: 2020-01, due: 2020-12}
"""


def test_what_starts_in_a_month_that_has_begun_lies_ahead_until_its_end(plan: Folder, wsoa: Wsoa) -> None:
    plan.workstream(AHEAD)
    text = part(wsoa("report", "highlight", "WS1").out, "The next four weeks")
    assert ["1.1", "1.2"] == [one for one in ("1.1", "1.2", "1.3", "1.4", "1.5") if f"| {one} |" in text]


def test_risks_are_what_speaks_against_what_is_not_late_yet(plan: Folder, wsoa: Wsoa) -> None:
    assert plan.root.is_dir()
    text = part(wsoa("report", "highlight", "WS1").out, "Risks")
    assert "- 1.2: the lead has low confidence in its date" == text.replace("\\", "")


def test_what_is_new_since_the_last_report_comes_from_history(plan: Folder, wsoa: Wsoa) -> None:
    repository = Repository.at(plan.root.parent)
    repository.commit("As it was", on="2019-12-02")
    plan.workstream(
        FILE.replace("status: in_progress, due: 2020-01-20", "status: delivered, finished: 2020-01-03, due: 2020-01-20")
    )
    out = wsoa("report", "board", "--since", "2019-12-02").out
    assert "Since 2019-12-02, that day included:" in out
    assert "1.2 Train all schools" in part(out, "What is new").replace("\\", "")


def test_a_paper_for_a_board_names_no_option_and_who_writes_it_is_told_of_one(plan: Folder, wsoa: Wsoa) -> None:
    assert plan.root.is_dir()
    ran = wsoa("report", "board")
    assert "**To be written:** progress since the last report\n" in ran.out
    assert (False, True) == ("--since" in ran.out, "--since names its day" in ran.err)


def test_what_a_broken_file_held_at_the_last_report_is_not_called_new(plan: Folder, wsoa: Wsoa) -> None:
    repository = Repository.at(plan.root.parent)
    plan.workstream(FILE.replace("status: delivered", "status: deliverd"))
    repository.commit("With a fault", on="2019-12-02")
    plan.workstream(FILE)
    ran = wsoa("report", "board", "--since", "2019-12-02")
    assert "1.3" not in part(ran.out, "What is new")
    assert "**To be written:** what has changed since 2019-12-02" in ran.out
    assert (3, True) == (ran.code, "deliverd" in ran.err)
    ran = wsoa("digest", "--since", "2019-12-02")
    assert (3, True) == (ran.code, "What has changed from 2019-12-02 to 2020-01-06 is not known" in ran.out)


def test_a_report_for_those_inside_says_what_could_not_be_read(plan: Folder, wsoa: Wsoa) -> None:
    Repository.at(plan.root.parent).commit("As it was", on="2019-12-02")
    plan.workstream(FILE.replace("status: delivered", "status: deliverd"))
    for words in (["report", "board"], ["digest", "--since", "2019-12-02"]):
        ran = wsoa(*words, "--audience", "internal")
        assert (3, True, True) == (ran.code, "Improvement plan of Northshire" in ran.out, "deliverd" in ran.err)


def test_a_fault_of_another_plan_is_no_matter_of_a_report(plan: Folder, wsoa: Wsoa) -> None:
    plan.plan("south").workstream("actions: [{id: 9.9}]\n", plan_id="south")
    assert 0 == wsoa("report", "board", "north").code
    assert 3 == wsoa("report", "board", "south", "--audience", "internal").code


def test_a_plan_that_is_new_since_the_last_report_is_said_to_be(plan: Folder, wsoa: Wsoa) -> None:
    Repository.at(plan.root.parent).commit("As it was", on="2019-12-02")
    plan.plan("south").workstream(plan_id="south")
    assert "The whole plan is new since 2019-12-02." in wsoa("report", "board", "south", "--since", "2019-12-02").out


def test_the_public_is_told_no_word_that_was_taken_away_since(plan: Folder, wsoa: Wsoa) -> None:
    Repository.at(plan.root.parent).commit("As it was", on="2019-12-02")
    kept, _, _ = FILE.rpartition("  - {id: 1.3")
    plan.workstream(kept.replace("Agree one plan", "Agree another"))
    out = wsoa("report", "board", "--since", "2019-12-02", "--audience", "public").out
    assert (False, False) == ("Agree one plan" in out, "Ask families" in out)
    assert "from Agree one plan to Agree another" in wsoa("report", "board", "--since", "2019-12-02").out


def test_a_leak_refuses_a_report_with_the_code_of_what_is_found_in_a_plan(plan: Folder, wsoa: Wsoa) -> None:
    hidden = "  - {id: 1.5, title: Secret, status: not_started, audience: internal}\n"
    plan.workstream(f"{FILE}  - {{id: 1.4, title: After the other, status: not_started, needs: [1.5]}}\n{hidden}")
    ran = wsoa("report", "scrutiny", "--audience", "public")
    assert (1, "") == (ran.code, ran.out)
    assert "north cannot be reported" in ran.err


def test_a_committee_sees_what_nobody_has_written_yet(plan: Folder, wsoa: Wsoa) -> None:
    assert plan.root.is_dir()
    out = wsoa("report", "scrutiny").out
    for missing in (
        "which committee",
        "what the committee is asked to do",
        "who asked for the report",
        "what it means for money",
    ):
        assert f"**To be written:** {missing}" in out


def test_a_committee_is_found_by_its_id_in_any_capitals_as_everything_is(folder: Folder, wsoa: Wsoa) -> None:
    folder.plan(more="report: {committee: SEND-Board, author: Head-of-SEN}\n").workstream(FILE)
    out = wsoa("report", "scrutiny").out
    assert "**Committee:** SEND Improvement Board" in out
    assert "**Report of:** Head of SEN" in out


SECTIONS = [
    "Recommendations",
    "1\\. Origin of report",
    "2\\. Purpose and reason for report",
    "3\\. Timescales",
    "4\\. Background and key issues",
    "4.1 Statutory duties",
    "4.2 Inspection",
    "4.3 Findings: areas of strength",
    "4.4 Findings: areas for development",
    "4.5 Peterborough SEND Written Statement of Action",
    "4.6 Joint SEND Strategy for Cambridgeshire and Peterborough",
    "5\\. Consultation",
    "6\\. Anticipated outcomes or impact",
    "7\\. Implications",
    "7.1 Financial implications",
    "7.2 Legal implications",
    "7.3 Equalities implications",
    "7.4 Rural implications",
    "8\\. Appendices",
]


def test_the_report_on_the_two_real_plans_has_the_sections_of_the_committees_paper_in_its_order(wsoa: Wsoa) -> None:
    out = wsoa("report", "scrutiny", "peterborough-wsoa", "joint-send-strategy", "--audience", "public", plans=PLANS).out
    headings = [line.lstrip("# ") for line in out.splitlines() if line.startswith(("## ", "### "))]
    assert SECTIONS == headings
    officers = ["Senior accountable officer, workstream 1", "Senior accountable officer, workstream 5"]
    assert [] == [officer for officer in officers if officer not in out]
    assert "W. Ogle" not in out  # the name is not marked for the public


AUDIENCES: tuple[Audience, ...] = ("public", "board")


def test_what_is_launched_and_what_a_strategy_draws_upon_stand_in_the_report_beside_the_plan(wsoa: Wsoa) -> None:
    out = wsoa("report", "scrutiny", "peterborough-wsoa", "joint-send-strategy", "--audience", "public", plans=PLANS).out
    launches = out.split("#### Launches\n", 1)[1].split("\n#### ", 1)[0]
    assert ["S2", "S7"] == [line.split(" | ")[0].strip("| ") for line in launches.splitlines() if line.startswith("| S")]
    assert "before the end of January 2020 | not started | D1, S3 |" in launches
    assert "| S1 | Information from an externally commissioned sufficiency analysis |" in out


KINDS = [["highlight", "WS1"], ["board"], ["scrutiny"]]


@pytest.mark.parametrize("words", KINDS, ids=lambda words: words[0])
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("form", ["markdown", "html", "docx"])
def test_nothing_leaves_that_its_readers_may_not_see(
    folder: Folder, wsoa: Wsoa, tmp_path: Path, words: list[str], audience: Audience, form: str
) -> None:
    plan = secret_plan(tangled=False)
    plan.write(folder)
    out = tmp_path / f"report.{form}"
    (first, *_) = load(folder.root).plans[0].workstreams
    workstream = [first.item.id] if words[0] == "highlight" else []
    ran = wsoa("report", words[0], *workstream, "--audience", audience, "--format", form, "--out", str(out))
    assert (0, True) == (ran.code, out.is_file()), ran.err
    assert [] == plan.leaks(out.read_bytes(), audience)


def test_a_pdf_says_the_same_and_is_tagged(plan: Folder, wsoa: Wsoa, tmp_path: Path) -> None:
    assert plan.root.is_dir()
    out = tmp_path / "report.pdf"
    assert 0 == wsoa("report", "highlight", "WS1", "--format", "pdf", "--out", str(out)).code
    pdf = PdfReader(io.BytesIO(out.read_bytes()))
    text = "".join(page.extract_text() for page in pdf.pages)
    assert "A neighbour helps." in text
    assert "/StructTreeRoot" in pdf.root_object


def test_the_same_plan_and_day_give_the_same_bytes(plan: Folder, wsoa: Wsoa, tmp_path: Path) -> None:
    assert plan.root.is_dir()
    once, again = tmp_path / "1.docx", tmp_path / "2.docx"
    for out in (once, again):
        wsoa("report", "board", "--format", "docx", "--out", str(out))
    assert once.read_bytes() == again.read_bytes()
    assert "word/document.xml" in zipfile.ZipFile(once).namelist()


BEGINS = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!", "md": b"# Report to the board", "txt": b"# Report to the board"}


@pytest.mark.parametrize("ending", BEGINS)
def test_a_file_is_what_its_name_says(plan: Folder, wsoa: Wsoa, tmp_path: Path, ending: str) -> None:
    assert plan.root.is_dir()
    out = tmp_path / f"report.{ending}"
    assert 0 == wsoa("report", "board", "--out", str(out)).code
    assert out.read_bytes().startswith(BEGINS[ending])


def test_a_name_that_promises_another_format_is_refused(plan: Folder, wsoa: Wsoa, tmp_path: Path) -> None:
    assert plan.root.is_dir()
    out = tmp_path / "report.DOCX"
    ran = wsoa("report", "board", "--format", "markdown", "--out", str(out))
    assert (2, False, True) == (ran.code, out.exists(), "--format docx" in ran.err)


def test_a_paper_for_scrutiny_is_public_unless_told_otherwise_and_says_for_whom_it_is(
    plan: Folder, wsoa: Wsoa, tmp_path: Path
) -> None:
    plan.workstream(f"{FILE}  - {{id: 1.4, title: For the board alone, status: not_started, audience: board}}\n")
    out = tmp_path / "report.md"
    assert f"wrote {out}, for the public\n" in wsoa("report", "scrutiny", "--out", str(out)).err
    assert "For the board alone" not in out.read_text(encoding="utf-8")
    assert f"wrote {out}, for the board\n" in wsoa("report", "scrutiny", "--audience", "board", "--out", str(out)).err
    assert "For the board alone" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_is_no_text_needs_a_file(plan: Folder, wsoa: Wsoa, form: str) -> None:
    assert plan.root.is_dir()
    ran = wsoa("report", "board", "--format", form)
    assert (2, True) == (ran.code, f"--out report.{form}" in ran.err)


def test_a_plan_with_a_fault_is_shown_to_nobody_outside(plan: Folder, wsoa: Wsoa) -> None:
    plan.workstream(FILE + "  - {id: 1.4, title: Secret, status: in_progress, audience: bord}\n")
    ran = wsoa("report", "board", "--audience", "public")
    assert (3, "") == (ran.code, ran.out)
    assert "north cannot be reported" in ran.err
    assert "Report to the board" in wsoa("report", "board", "--audience", "internal").out


MONEY = """\
measures:
  - {id: M1, title: Plans in time, unit: percent, better: higher}
  - {id: M2, title: The deficit, unit: gbp, better: lower, target: {value: 4200000, by: 2021-03}}
"""


def test_measures_stand_in_the_order_of_the_plan_and_pounds_with_their_commas(plan: Folder, wsoa: Wsoa) -> None:
    plan.workstream(MONEY)
    text = part(wsoa("report", "board").out, "Measures against their trajectory")
    assert text.index("| M1 |") < text.index("| M2 |")
    assert "£4,200,000 by 2021-03" in text


def test_the_title_of_the_only_plan_stands_once(plan: Folder, wsoa: Wsoa) -> None:
    assert 1 == wsoa("report", "board").out.count("Improvement plan of Northshire")
    plan.plan("south", more="title: Another plan\n").workstream(plan_id="south")
    out = wsoa("report", "board").out
    assert ("**2 plans**" in out, "\n## Improvement plan of Northshire\n" in out) == (True, True)


def test_an_unknown_workstream_or_plan_is_named(plan: Folder, wsoa: Wsoa) -> None:
    assert plan.root.is_dir()
    assert 2 == wsoa("report", "highlight", "WS9").code
    assert 2 == wsoa("report", "board", "south").code
    assert 2 == wsoa("report", "highlight").code


def test_a_report_for_the_public_says_that_a_period_holds_it_back_and_one_for_the_board_does_not(
    plan: Folder, wsoa: Wsoa
) -> None:
    poll = "restricted_periods: [{id: poll, title: Local elections, start: 2020-01-01, end: 2020-01-10}]\n"
    plan.plan(more=MORE + poll)
    Repository.at(plan.root.parent).commit("As it was", on="2019-12-02")
    note = "note: north is not published before 2020-01-10 is over: Local elections (poll) holds publication back\n"
    for words in (("report", "board"), ("report", "highlight", "WS1"), ("digest", "--since", "2019-12-02")):
        ran = wsoa(*words, "--audience", "public")
        assert (0, True, True) == (ran.code, note in ran.err, bool(ran.out))
        assert note not in wsoa(*words).err
        assert note not in wsoa(*words, "--audience", "public", today="2020-01-11").err


THEN = """\
actions:
  - {id: 1.1, title: Dismiss Jane Doe, lead: [jane-doe], status: in_progress, due: 2020-12}
  - {id: 1.2, title: Ask Jane Doe, lead: [director], status: not_started, due: 2020-12}
"""
NOW = "actions: [{id: 1.1, title: Change the team, lead: [head-of-sen], status: in_progress, due: 2020-12}]\n"
PEOPLE = """\
conditions: [{{id: R1, text: Say who leads., response: {}}}]
posts:
  - {{id: director, title: Director}}
  - {{id: head-of-sen, title: Head of SEN}}
"""


def test_no_word_that_the_plan_no_longer_has_is_told_to_the_public(plan: Folder, wsoa: Wsoa) -> None:
    gone = "  - {id: jane-doe, title: Office of Jane Doe}\n"
    plan.plan(more=PEOPLE.format("Jane Doe does.") + gone).workstream(THEN)
    Repository.at(plan.root.parent).commit("As it was", on="2019-12-02")
    plan.plan(more=PEOPLE.format("The head of SEN does.")).workstream(NOW)
    for words in (("report", "board"), ("report", "highlight", "WS1"), ("digest",), ("digest", "--format", "text")):
        told = wsoa(*words, "--since", "2019-12-02", "--audience", "public")
        assert (0, False) == (told.code, re.search(r"jane|doe\b", told.out, re.IGNORECASE) is not None), told.out
        assert "lead from others, who are no longer in the plan to Head of SEN" in told.out
        assert "Jane Doe" in wsoa(*words, "--since", "2019-12-02", "--audience", "board").out
