"""Which actions serve which finding, and which organisation a lead belongs to."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from wsoa_cli.derive.leading import organisation_of
from wsoa_cli.derive.serving import actions_serving, still_serving, workstreams_serving
from wsoa_cli.model.plan import Plan

FINDINGS = """\
findings:
  - {id: F1, text: Plans are late., served_by: [1.1, 1.1, 9.9]}
  - {id: F2, text: Voices go unheard., served_by: [1.3]}
  - {id: F3, text: Nobody looks at the figures.}
"""
ACTIONS = """\
actions:
  - {id: 1.1, title: Agree, status: in_progress}
  - {id: 1.2, title: Draft, status: withdrawn, findings: [f2, F2, F9]}
  - {id: 1.3, title: Ask, status: carried_over, findings: [F1]}
"""


def test_an_action_serves_what_it_names_what_its_workstream_names_and_what_names_it(plan_of: Callable[..., Plan]) -> None:
    serving = actions_serving(plan_of(ACTIONS, more=FINDINGS))
    assert {finding: [action.id for action in actions] for finding, actions in serving.items()} == {
        "f1": ["1.1", "1.3"],
        "f2": ["1.2", "1.3"],
        "f3": [],
    }


def test_a_workstream_serves_what_it_names_and_what_its_actions_serve(plan_of: Callable[..., Plan]) -> None:
    second = """\
        id: WS2
        title: Voices heard
        accountable: [director]
        findings: [f2]
        actions:
          - {id: 2.1, title: Look, status: in_progress, findings: [F3]}
    """
    serving = workstreams_serving(plan_of(ACTIONS, more=FINDINGS, second=dedent(second)))
    assert {"f1": ["WS1"], "f2": ["WS1", "WS2"], "f3": ["WS2"]} == {
        finding: [workstream.id for workstream in workstreams] for finding, workstreams in serving.items()
    }


def test_what_is_withdrawn_serves_nothing_any_more(plan_of: Callable[..., Plan]) -> None:
    serving = actions_serving(plan_of(ACTIONS, more=FINDINGS))
    assert ["1.3"] == [action.id for action in still_serving(serving["f2"])]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Director", "council"),
        ("head-of-sen", None),
        ("NHS", "nhs"),
        ("send-board", None),
        ("nobody", None),
    ],
    ids=["a post's", "a post of which it is not said", "an organisation itself", "a board", "nobody's"],
)
def test_the_organisation_of_a_lead(lead: str, expected: str | None, plan_of: Callable[..., Plan]) -> None:
    posts = "posts:\n  - {id: director, title: Director, organisation: council}\n  - {id: head-of-sen, title: Head of SEN}\n"
    organisation = organisation_of(plan_of(more=posts), lead)
    assert expected == (organisation.id if organisation else None)
