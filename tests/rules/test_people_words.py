"""What the rules about findings, leads, families and money say: how grave it is, what is wrong, what to write instead."""

from datetime import date

import pytest

from folders import Folder
from wsoa_cli.commands.check import check
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import Asked
from wsoa_cli.store.located import Located

TODAY = date(2020, 1, 6)
LEADS = """\
posts:
  - {id: director, title: Director, organisation: council, holder: Post Holder}
  - {id: head-of-sen, title: Head of SEN}
"""


def found_by(rule: str, folder: Folder, plan: str | None = None) -> list[Located]:
    return check(Workspace(folder.root, TODAY), plan, Asked(select=frozenset({rule}))).result


def in_words(rule: str, folder: Folder) -> tuple[str, str, str]:
    (found,) = found_by(rule, folder)
    return found.severity, found.message, found.hint


def actions(*fields: str) -> str:
    return "actions:\n" + "".join(f"  - {{id: 1.{n}, title: Agree, {more}}}\n" for n, more in enumerate(fields, start=1))


def test_a_finding_whose_workstream_has_no_action_says_where_to_add_one(folder: Folder) -> None:
    folder.plan().workstream()
    hint = "add one to the workstream that names it: wsoa add action --workstream WS1 --title …"
    assert in_words("finding-without-action", folder) == ("error", "no action in this plan serves F1", hint)


def test_a_finding_that_nothing_names_says_how_to_name_it(folder: Folder) -> None:
    folder.plan()
    hint = "write `served_by: […]` with the actions that do, or `findings: [F1]` at the workstream that will"
    assert in_words("finding-without-action", folder) == ("error", "no action in this plan serves F1", hint)


def test_a_finding_that_lost_its_actions_says_which_were_withdrawn(folder: Folder) -> None:
    folder.plan().workstream(actions("status: withdrawn", "status: withdrawn"))
    (found,) = found_by("finding-without-action", folder)
    assert found.message == "no action in this plan serves F1: 1.1, 1.2 withdrawn"


def test_an_action_without_a_finding_says_that_its_workstream_may_name_it_once(folder: Folder) -> None:
    folder.plan().workstream(actions("status: in_progress"), head="id: WS1\ntitle: Plans\naccountable: []\n")
    hint = "write `findings: […]` with what it puts right; where all of WS1 serves one, write it there once"
    assert in_words("action-without-finding", folder) == ("warning", "1.1 serves no finding", hint)


def test_a_finding_without_an_outcome_says_what_an_outcome_is(folder: Folder) -> None:
    folder.plan()
    hint = "write `outcomes: […]` with what will be true for children and families when it is put right"
    assert in_words("finding-without-outcome", folder) == ("error", "F1 has no intended outcome", hint)


@pytest.mark.parametrize(
    ("measures", "hint"),
    [
        ("", "add a measure that shows whether it gets better: wsoa add measure --finding F1 …"),
        (
            "measures:\n  - {id: M1, title: In time, unit: percent, better: higher, findings: [F2]}\n",
            "write `findings: [F1]` at the measure that shows it, or add one: wsoa add measure --finding F1 …",
        ),
    ],
    ids=["in a plan without measures", "beside measures of other findings"],
)
def test_an_unmeasured_finding_says_how_to_measure_it(measures: str, hint: str, folder: Folder) -> None:
    folder.plan().workstream(measures)
    assert in_words("finding-without-measure", folder) == ("error", "nothing in this plan measures F1", hint)


@pytest.mark.parametrize(
    ("fields", "severity", "message"),
    [
        ("", "warning", "R1 has neither a response nor an action"),
        (", due: 2020-01", "warning", "R1 has neither a response nor an action"),
        (", due: 2019-12", "error", "R1 has neither a response nor an action, and was due by 2019-12"),
        (", actions: [1.1]", "warning", "R1 has neither a response nor an action that still stands: 1.1 withdrawn"),
    ],
    ids=["without a date", "before its date", "after its date", "with an action withdrawn"],
)
def test_an_unanswered_condition_is_an_error_once_it_is_late(fields: str, severity: str, message: str, folder: Folder) -> None:
    folder.plan(more=f"conditions: [{{id: R1, text: Say who pays.{fields}}}]\n").workstream(actions("status: withdrawn"))
    hint = "write in `actions` what answers it, or what was done: wsoa set R1 --kind condition response=…"
    assert in_words("unanswered-condition", folder) == (severity, message, hint)


def test_a_service_that_does_not_lead_is_named_and_so_is_the_lead_of_whom_nothing_is_known(folder: Folder) -> None:
    folder.plan(more=f"{LEADS}findings: [{{id: F1, text: Health services are late.}}]\n")
    folder.workstream(actions("status: in_progress, lead: [director]", "status: in_progress, lead: [head-of-sen]"))
    severity, message, hint = in_words("sector-not-leading", folder)
    assert (severity, message) == ("warning", "F1 names health, and nobody from there leads any of its 2 actions")
    cure = "name a post from health in `lead`, alone or with others: wsoa set … lead+=…"
    assert hint == f"{cure}; or, if head-of-sen is from there, write so in plan.yaml"


def test_a_workstream_that_one_organisation_leads_names_it_in_full(folder: Folder) -> None:
    folder.plan().workstream(actions("status: in_progress, lead: [director]", "status: in_progress, lead: [council]"))
    hint = "name in `lead` whoever else must act, alone or with the present lead: wsoa set … lead+=…"
    assert in_words("one-organisation-leads", folder) == ("warning", "every action of WS1 is led by Northshire Council", hint)


@pytest.mark.parametrize(("lead", "what"), [("send-board", "a board"), ("nhs", "an organisation"), ("all", "everybody")])
def test_a_lead_that_is_no_post_says_what_it_is(lead: str, what: str, folder: Folder) -> None:
    folder.plan().workstream(actions(f"status: in_progress, lead: [{lead}]"))
    expected = ("warning", f"1.1 is led by {lead}, which is {what} and not one post")
    assert expected == in_words("team-as-lead", folder)[:2]


def test_a_vacant_post_names_what_it_leads_and_not_all_of_much(folder: Folder) -> None:
    folder.plan().workstream(actions(*["status: in_progress, lead: [head-of-sen]"] * 10))
    hint = "write who holds it: wsoa set head-of-sen --kind post holder=…; until then, name who stands in as `lead`"
    message = "head-of-sen leads 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8 and 2 more and has no holder"
    assert in_words("vacant-post", folder) == ("warning", message, hint)


def test_thirteen_open_actions_are_too_many_for_one_post_where_the_plan_says_nothing(folder: Folder) -> None:
    folder.plan().workstream(actions(*["status: in_progress, lead: [director]"] * 13))
    hint = "hand some over (wsoa list --lead director shows them), or set `settings.one_post_leads_at_most`"
    expected = ("note", "director leads 13 open actions, and the plan's limit is 12", hint)
    assert expected == in_words("overloaded-post", folder)


def test_a_plan_in_which_no_family_takes_part_says_so_of_parents_and_of_young_people(folder: Folder) -> None:
    folder.plan().workstream(actions("status: in_progress"))
    assert [found.message for found in found_by("no-coproduction", folder)] == [
        "no lead, partner, action or evidence shows parents and carers taking part",
        "no lead, partner, action or evidence shows young people taking part",
    ]


@pytest.mark.parametrize(
    ("boards", "message", "hint"),
    [
        ("[]", "north has no board that follows it", "write `boards: [{id: …, name: …, meets: monthly}]`"),
        (
            "[{id: scrutiny, name: Scrutiny}, {id: group, name: Group}]",
            "north has no board of which it says when it meets: scrutiny, group",
            "write it where one does, such as: wsoa set scrutiny --kind board meets=monthly",
        ),
    ],
    ids=["no board", "none that meets"],
)
def test_a_plan_without_a_board_that_meets_says_what_to_write(boards: str, message: str, hint: str, folder: Folder) -> None:
    folder.plan(more=f"boards: {boards}\n")
    assert in_words("no-board", folder) == ("warning", message, hint)


@pytest.mark.parametrize(
    ("budget", "severity", "message", "hint"),
    [
        (
            "{total: 1000, lines: [{item: Voucher, each: 25.5, count: 10}]}",
            "error",
            "the budget of 1.1 is £1000, and its lines add up to £255.0",
            "mend the line that is wrong, or write `total: 255.0`",
        ),
        (
            "{total: 1000, lines: [{item: Voucher, each: 25, count: 10}], to_be_costed: [printing, framing]}",
            "warning",
            "1.1 has costs that are still to be found: printing, framing",
            "write each as a line with `each` and `count`, and take it out of `to_be_costed`",
        ),
    ],
    ids=["a wrong sum", "costs to be found"],
)
def test_a_budget_says_what_its_lines_come_to(budget: str, severity: str, message: str, hint: str, folder: Folder) -> None:
    folder.plan().workstream(actions(f"status: in_progress, budget: {budget}"))
    assert in_words("budget-mismatch", folder) == (severity, message, hint)


OLD = actions("status: in_progress", "status: carried_over", "status: embedded")


def test_a_plan_that_left_something_open_behind_says_what(folder: Folder) -> None:
    folder.plan(more="continues: old\n").plan("old").workstream(OLD, plan_id="old")
    assert in_words("broken-succession", folder) == (
        "warning",
        "2 of the actions of old go on nowhere: 1.1, 1.2",
        (
            "write `continues: old:1.1` at the action that takes it up, or old:1.1 in an update of it if it takes up several; "
            "or finish or withdraw it in old"
        ),
    )


def test_an_action_that_continues_another_plans_says_which_there_are(folder: Folder) -> None:
    folder.plan().workstream(actions('status: in_progress, continues: "old:9.9"'))
    folder.plan("old").workstream(OLD, plan_id="old")
    expected = ("warning", "1.1 continues old:9.9, and old has no such action", "write one of: 1.1, 1.2, 1.3")
    assert expected == in_words("broken-succession", folder)


@pytest.mark.parametrize(
    ("continues", "expected"),
    [
        ("1.1", ["1 of the actions of old goes on nowhere: 1.2"]),
        ("9.9", ["2 of the actions of old go on nowhere: 1.1, 1.2", "1.1 continues old:9.9, and old has no such action"]),
    ],
)
def test_a_plan_that_is_checked_alone_still_knows_the_one_that_it_continues(
    continues: str, expected: list[str], folder: Folder
) -> None:
    folder.plan(more="continues: old\n").workstream(actions(f'status: in_progress, continues: "old:{continues}"'))
    folder.plan("old").workstream(OLD, plan_id="old")
    assert [found.message for found in found_by("broken-succession", folder, "north")] == expected
    assert found_by("broken-succession", folder, "old") == []


def test_what_is_wrong_in_the_plan_before_is_not_told_of_one_that_is_checked_alone(folder: Folder) -> None:
    folder.plan(more="continues: old\n").plan("old").workstream("actions: [\n", plan_id="old")
    assert found_by("broken-succession", folder, "north") == []
