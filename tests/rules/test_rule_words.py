"""What each rule says: what is wrong, what to write instead, and where the mark stands."""

from datetime import date

import pytest

from folders import Folder
from wsoa_cli.commands.check import check
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import Asked
from wsoa_cli.store.located import Located

TODAY = date(2020, 1, 6)


def the_one(folder: Folder, today: date = TODAY) -> Located:
    (found,) = check(Workspace(folder.root, today)).result
    return found


def in_words(folder: Folder, today: date = TODAY) -> tuple[str, str]:
    found = the_one(folder, today)
    return found.message, found.hint


def action(fields: str) -> str:
    return f"actions:\n  - {{id: 1.1, title: Agree one plan, {fields}}}\n"


@pytest.mark.parametrize(
    ("due", "today", "message"),
    [
        ("2020-01-05", date(2020, 1, 6), "1.1 is overdue by 1 day: it was due by 2020-01-05"),
        ("2019-12", date(2020, 1, 3), "1.1 is overdue by 3 days: it was due by 2019-12"),
        ("FY2018-19 Q4", date(2020, 1, 6), "1.1 is overdue by 281 days: it was due by FY2018-19 Q4"),
    ],
)
def test_an_overdue_action_says_by_how_much_and_by_the_date_as_typed(
    due: str, today: date, message: str, folder: Folder
) -> None:
    folder.plan().workstream(action(f"lead: [director], status: in_progress, due: {due}"))
    cure = (
        'if it is done: wsoa deliver 1.1 --on DATE --evidence "…"; else agree a new date: wsoa reschedule 1.1 DATE --reason …'
    )
    assert (message, cure) == in_words(folder, today)


def test_an_ongoing_action_says_that_its_review_was_due(folder: Folder) -> None:
    folder.plan().workstream(action("lead: [director], status: in_progress, due: ongoing, review: 2019-12-31"))
    done = 'if it is done: wsoa deliver 1.1 --on DATE --evidence "…"'
    assert in_words(folder) == (
        "1.1 is overdue by 6 days: its review was due by 2019-12-31",
        f"{done}; else review it, and agree the next: wsoa set 1.1 review=DATE",
    )


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("due: 2019-11-15", "submit was missed 52 days ago: Submit, by 2019-11-15"),
        ("due: 2019-11", "submit was missed 37 days ago: Submit, by 2019-11"),
        ("counts: {from: 2019-08-13, working_days: 70}", "submit was missed 47 days ago: Submit, by 2019-11-20"),
    ],
)
def test_a_missed_deadline_says_since_when(fields: str, message: str, folder: Folder) -> None:
    folder.plan(more=f"deadlines: [{{id: submit, title: Submit, {fields}}}]\n")
    cure = "if it was met: wsoa meet submit --on DATE; else write the new date, if whoever set it has moved it"
    assert (message, cure) == in_words(folder)


def test_a_miscounted_deadline_says_the_right_day(folder: Folder) -> None:
    counts = "{from: 2022-02-22, working_days: 70}"
    folder.plan(more=f"deadlines: [{{id: submit, title: Submit, due: 2022-06-06, counts: {counts}}}]\n")
    assert in_words(folder) == (
        "submit: 70 working days from 2022-02-22 end on 2022-06-07, not on 2022-06-06",
        "write `due: 2022-06-07`, or mend the count",
    )


def test_a_count_beyond_the_calendar_says_so(folder: Folder) -> None:
    folder.plan(more="deadlines: [{id: submit, title: Submit, counts: {from: 9999-12-01, working_days: 70}}]\n")
    assert in_words(folder) == (
        "submit: 70 working days from 9999-12-01 lead beyond the calendar",
        "mend `from` or `working_days`",
    )


def test_an_action_without_a_deadline_says_what_to_write(folder: Folder) -> None:
    folder.plan().workstream(action("lead: [director], status: in_progress"))
    hint = "agree one: wsoa set 1.1 due=DATE, such as 2020-03-31, 2020-03 or 2020-Q2"
    assert in_words(folder) == ("1.1 has no deadline", hint)


def test_a_deadline_without_a_date_says_which(folder: Folder) -> None:
    folder.plan(more="deadlines: [{id: revisit, title: Inspectors come again}]\n")
    expected = ("revisit has no date: Inspectors come again", "write `due`, or `counts` with the working days")
    assert expected == in_words(folder)


def test_an_action_without_a_lead_says_what_to_write(folder: Folder) -> None:
    folder.plan().workstream(action("status: in_progress, due: 2020-03-31"))
    expected = ("1.1 has no lead", "name who does it: wsoa set 1.1 lead=POST, with the id of a post in plan.yaml")
    assert expected == in_words(folder)


def test_a_duplicate_id_names_the_file_of_the_other(folder: Folder) -> None:
    folder.plan().workstream(action("status: embedded"))
    folder.workstream(action("status: embedded"), name="2", head="id: WS2\ntitle: Voices\naccountable: [director]\n")
    message, hint = in_words(folder)
    assert message.startswith("1.1 is the id of another action too, in ")
    assert message.endswith("north/workstreams/1.yaml")
    assert hint == "give one of them another id"


@pytest.mark.parametrize(
    ("field", "message", "hint"),
    [
        (
            "lead: [director-people]",
            "`lead` names director-people, and the plan has no such post or board or organisation",
            "did you mean director?",
        ),
        ("partners: [xyz]", "`partners` names xyz, and the plan has no such organisation", "write one of: council, nhs"),
        (
            "measures: [M1]",
            "`measures` names M1, and the plan has no such measure",
            "the plan has no measure yet: add it first",
        ),
        ("needs: [1.10]", "`needs` names 1.10, and the plan has no such action or decision", "did you mean 1.1?"),
        ("areas: [Westshire]", "`areas` names Westshire, and the plan does not cover it", "write one of: Northshire"),
        (
            "due: AY2019-20 Autumn",
            "AY2019-20 Autumn is a term that the plan's calendar does not have; until it does, it counts as the whole year",
            "add it to `calendar.terms` in plan.yaml: {name: autumn, year: 2019-20, start: …, end: …}",
        ),
    ],
)
def test_an_unknown_reference_says_what_could_be_meant(field: str, message: str, hint: str, folder: Folder) -> None:
    folder.plan().workstream(action(f"status: embedded, {field}"))
    assert (message, hint) == in_words(folder)


def test_a_finding_knows_its_plan_its_item_and_its_line(folder: Folder) -> None:
    folder.plan().workstream(
        "actions:\n  - id: 1.1\n    title: Agree\n    lead: [director]\n    status: in_progress\n    due: 2019\n"
    )
    found = the_one(folder)
    assert (found.plan, found.item, found.severity) == ("north", "1.1", "error")
    assert (found.line, found.column, found.source) == (10, 10, "    due: 2019")


def test_findings_come_by_file_line_and_column(folder: Folder) -> None:
    folder.plan(more="deadlines: [{id: submit, title: Submit, due: 2019}]\n")
    folder.workstream("actions:\n  - {id: 1.1, title: One, status: in_progress, needs: [8.8, 9.9]}\n")
    found = check(Workspace(folder.root, TODAY)).result
    assert [(one.path, one.line, one.column) for one in found] == sorted((one.path, one.line, one.column) for one in found)
    assert len(found) == 5


def test_only_the_plan_that_is_asked_for_is_checked(folder: Folder) -> None:
    for plan in ("north", "south"):
        folder.plan(plan).workstream(action("status: in_progress, due: 2020-03-31"), plan_id=plan)
    assert [one.plan for one in check(Workspace(folder.root, TODAY), "south").result] == ["south"]


def said_by(rule: str, folder: Folder) -> list[tuple[str, str]]:
    """What one rule says, whatever others find."""
    found = check(Workspace(folder.root, TODAY), asked=Asked(select=frozenset({rule}))).result
    return [(one.message, one.hint) for one in found]


def test_an_acronym_says_where_its_words_belong(folder: Folder) -> None:
    folder.plan(more="summary: For special educational needs and disabilities (SEND).\n")
    folder.workstream(head="id: WS1\ntitle: The DCO\naccountable: [director]\n")
    expected = (
        "DCO is not written out anywhere that the public could read",
        "write its words once, with the letters behind them: … (DCO)",
    )
    assert [expected] == said_by("undefined-acronym", folder)


def test_talk_without_change_says_what_to_write(folder: Folder) -> None:
    updates = ", ".join(f"{{date: 2019-12-0{day}, text: Met again.}}" for day in (1, 2, 3))
    folder.plan().workstream(action(f"status: in_progress, updates: [{updates}]"))
    expected = (
        "the latest 3 updates of 1.1 tell only of meetings and drafts",
        "say what now exists or has changed, and who has noticed: wsoa update 1.1 --text … --impact …",
    )
    assert [expected] == said_by("activity-not-impact", folder)


@pytest.mark.parametrize(
    ("head", "actions", "message", "hint"),
    [
        (
            "decisions: [{id: D1, title: Close it, audience: board}]\n",
            "actions: [{id: 1.1, title: Go, status: in_progress, needs: [D1]}]\n",
            "`needs` of 1.1, which is public, names D1, which is marked `board`",
            "take it out, or mark 1.1 with `audience: board` too, or make D1 public",
        ),
        (
            "decisions: [{id: D1, title: Close it, audience: internal}]\n",
            "actions: [{id: 1.1, title: Go when D1 says so, status: in_progress}]\n",
            "a public text quotes D1, which is marked `internal`",
            "say it without the id, or make D1 public",
        ),
        (
            "posts: [{id: director, title: Director, holder: Alex Example}]\n",
            "actions: [{id: 1.1, title: Ask Alex Example, status: in_progress}]\n",
            "a public text names the holder of director, whose name is not to be published",
            "write the post's title, or `publish_name: true` at director where the holder agrees",
        ),
        (
            "",
            (
                "actions: [{id: 1.1, title: Hear the two families in the north, status: in_progress, "
                "updates: [{date: 2019-12-01, text: Hear the two families., audience: board},"
                " {date: 2019-12-02, text: Hear the two families in the north., audience: board}]}]\n"
            ),
            "a public text repeats an update of 1.1 that is not public",
            "say it in words that are for everybody",
        ),
        (
            "",
            (
                "actions: [{id: 1.1, title: Go, status: in_progress, "
                "evidence: [{title: A, link: x, audience: board}, {title: B, link: x, audience: public}]}]\n"
            ),
            "public evidence of 1.1 has the same link as evidence of 1.1 that is not public",
            "link to what everybody may read, or give both the same `audience`",
        ),
    ],
    ids=["a field", "an id in a text", "a name", "the same words", "the same link"],
)
def test_a_leak_says_what_leads_where(head: str, actions: str, message: str, hint: str, folder: Folder) -> None:
    folder.plan(more=head).workstream(actions)
    assert [(message, hint)] == said_by("internal-leak", folder)


def test_a_leaking_name_is_not_said_once_more(folder: Folder) -> None:
    folder.plan(more="posts: [{id: director, title: Director, holder: Alex Example}]\n")
    folder.workstream("actions: [{id: 1.1, title: Ask Alex Example, status: in_progress}]\n")
    assert "Alex" not in " ".join(said_by("internal-leak", folder)[0])
