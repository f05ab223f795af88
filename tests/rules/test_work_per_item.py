"""The work of a rule grows with the number of items and no faster: twice the plan is twice the work.

Counted are the steps of the interpreter, which are the same on every machine and on every day, and not seconds.
"""

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType
from typing import Any

import pytest

from folders import WORKSTREAM, Folder
from wsoa_cli.commands.moves import Moves
from wsoa_cli.derive.standing import standings
from wsoa_cli.rules.finding import Rule, Subject
from wsoa_cli.rules.registry import ABOUT_WAIVERS, RULES
from wsoa_cli.rules.waivers import sift
from wsoa_cli.store.load import load

TODAY = date(2020, 6, 15)
FEW = 40
MOST_FOR_TWICE = 2.5
"""Times the work: what grows with the square comes to four times, and longer ids and sorting to a little over two."""

WAIVABLE = {rule.NAME: rule for rule in RULES if rule not in ABOUT_WAIVERS}


def letters(number: int) -> str:
    """Capitals that stand for one number alone."""
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(4))


def month(number: int) -> int:
    """A month with one digit."""
    return 1 + number % 9


def head(size: int) -> str:
    """A plan.yaml with so many of everything that it can list."""
    lists: dict[str, Callable[[int], str]] = {
        "organisations": lambda n: f"{{id: o{n}, name: Body {n}, sector: health}}",
        "posts": lambda n: f"{{id: p{n}, title: Post {n}, organisation: o{n}, holder: Ann Other{letters(n)}}}",
        "boards": lambda n: f"{{id: b{n}, name: Board {n}}}",
        "findings": lambda n: f"{{id: F{n}, text: Health is slow for {letters(n)} and Ann Other{letters(n)}}}",
        "conditions": lambda n: f"{{id: R{n}, text: Ask {n}, due: 2020-01}}",
        "deadlines": lambda n: f"{{id: d{n}, title: Send {n}, due: 2020-05-25, counts: {{from: 2020-03-02, working_days: 9}}}}",
        "decisions": lambda n: f"{{id: D{n}, title: Decide {n}, due: 2020-02, audience: board}}",
        "restricted_periods": lambda n: f"{{id: x{n}, title: Poll, start: 2020-0{month(n)}-01, end: 2020-0{month(n)}-09}}",
        "waivers": lambda n: f"{{rule: {list(WAIVABLE)[n % len(WAIVABLE)]}, on: A{n}, reason: Agreed, by: p{n}}}",
    }
    listed = (f"{name}:\n" + "".join(f"  - {one(n)}\n" for n in range(size)) for name, one in lists.items())
    return "framework: area_send_2016\nsettings: {check_level: standard}\n" + "".join(listed)


def action(n: int) -> str:
    """An action with something wrong in most of its fields."""
    return f"""\
  - id: A{n}
    title: Do number {n} with D{n}
    lead: [p{n}, b{n}, nobody{n}]
    partners: [o{n}]
    due: 2020-0{month(n)}-0{month(n)}
    status: {("in_progress", "not_started", "delivered", "embedded", "withdrawn")[n % 5]}
    rag: green
    forecast: 2020-12
    needs: [D{n}, A{n + 1}]
    {f"part_of: A{n - 1}" if n % 3 else "activity: launch"}
    measures: [M{n}]
    age_bands: [18-25]
    budget: {{total: 10, lines: [{{item: Paper, each: 3, count: 2}}], to_be_costed: [ink]}}
    due_changes: [{{on: 2020-02-0{month(n)}, from: 2019-12, to: 2020-01, reason: recruitment}}]
    findings: [F{n}]
    evidence:
      - {{title: Note, link: "https://example.org/{n}", audience: board}}
      - {{title: Page, link: "https://example.org/{n}", audience: public}}
    updates:
      - {{date: 2020-03-01, text: We met the whole group of people number {n} again., audience: board}}
      - {{date: 2020-03-02, text: We met the whole group of people number {n} again., audience: public}}
      - {{date: 2020-03-03, text: Discussed the draft.}}
"""


def measure(n: int) -> str:
    """A measure with something wrong in most of its fields."""
    return f"""\
  - id: M{n}
    title: Number {n}
    unit: percent
    better: higher
    kind: output
    frequency: monthly
    age_bands: [0-5]
    baseline: {{value: 30, date: 2019-06}}
    trajectory: [{{by: 2019-12, value: 20}}, {{by: 2020-12, value: 40}}]
    target: {{value: 90, by: 2021-03}}
    benchmark: {{name: England, value: 90, date: 2016}}
    readings:
      - {{date: 2019-09-01, value: 31}}
      - {{date: 2019-10-01, value: 0.3}}
      - {{date: 2019-11-01, value: 32, basis: projected}}
"""


@pytest.fixture(scope="module")
def subjects(tmp_path_factory: pytest.TempPathFactory) -> tuple[Subject, Subject]:
    """Two plans as the rules look at them, the second with twice as much of everything."""
    folder = Folder(tmp_path_factory.mktemp("plans"))
    return subject_of(folder, FEW), subject_of(folder, 2 * FEW)


def subject_of(folder: Folder, size: int) -> Subject:
    """A plan with so many of everything, as the rules look at it."""
    name = f"of-{size}"
    folder.plan(name, more=head(size))
    listed = "".join(map(action, range(size))), "".join(map(measure, range(size)))
    folder.write(f"{name}/workstreams/1.yaml", f"{WORKSTREAM}actions:\n{listed[0]}measures:\n{listed[1]}")
    portfolio = load(folder.root)
    assert portfolio.faults == ()
    plan = next(one for one in portfolio.plans if one.id == name)
    return Subject(plan, TODAY, standings(plan, TODAY), tuple(Moves((), TODAY).of(plan)), {plan.id: plan})


def steps(work: Callable[[], object]) -> int:
    """How many instructions the interpreter carries out for some work."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def steps_of_waiving(subject: Subject) -> int:
    """What it takes to see what the waivers of a plan set aside."""
    found = [one for rule in WAIVABLE.values() for one in rule.check(subject)]
    return steps(lambda: sift(found, subject.plan, TODAY, rules=WAIVABLE, put=WAIVABLE, is_damaged=lambda _: False))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in ABOUT_WAIVERS], ids=lambda rule: str(rule.NAME))
def test_twice_as_many_items_are_twice_the_work_for(rule: Rule, subjects: tuple[Subject, Subject]) -> None:
    once, twice = subjects
    list(rule.check(once)), list(rule.check(twice))  # whatever is kept is kept
    most = MOST_FOR_TWICE * steps(lambda: list(rule.check(once)))
    assert steps(lambda: list(rule.check(twice))) <= most


def test_twice_as_many_waivers_are_twice_the_work(subjects: tuple[Subject, Subject]) -> None:
    once, twice = map(steps_of_waiving, subjects)
    assert twice <= MOST_FOR_TWICE * once
