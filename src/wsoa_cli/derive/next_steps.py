"""What a post has to do next, and why it matters: the most pressing first.

Of a closed plan nobody has to do anything any more.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from wsoa_cli.derive.deadlines import deadline_standings
from wsoa_cli.derive.links import look_up
from wsoa_cli.derive.progress import observed
from wsoa_cli.derive.readings import next_reading
from wsoa_cli.derive.silence import is_stale, silence
from wsoa_cli.derive.standing import Situation, Standing, natural
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, Plan, id_of
from wsoa_cli.model.plan_head import Condition, Decision, Finding
from wsoa_cli.model.vocabulary import DONE, OPEN, ItemKind
from wsoa_cli.model.workstream import Action

Task = Literal["ask", "deliver", "start", "update", "show_evidence", "record", "set_baseline", "answer", "meet"]
"""What is to be done: `ask` is for what somebody else has to do first, `answer` for a condition, `meet` for a deadline."""
_TASKS: tuple[Task, ...] = get_args(Task)

Press = Literal["late", "soon", "due_now", "waiting"]
"""How a step presses: past its day, near it, owed already without anything being late, or not yet."""
MOST_PRESSING_FIRST: tuple[Press, ...] = ("late", "soon", "due_now", "waiting")

IsTheirs = Callable[[Plan, str], bool]
"""Whether an id in a plan is of the post, or of one of the posts, that is asked about."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do; `kind` and `at` say with what.

    `by` is the day that is judged, None where none is set; `since` the day of the last update, where one is missing; `ask` has
    the ids of the board or the leads to ask. `findings` are what it serves, and `waiting` the actions that need it: of what
    others have to do, only those of the post. `is_borne` says that its day may pass for a while without anything being late.
    """

    task: Task
    press: Press
    plan: Plan
    kind: ItemKind
    at: Placed[Entity]
    by: date | None
    since: date | None = None
    ask: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    waiting: tuple[Action, ...] = ()
    is_borne: bool = False

    @property
    def id(self) -> str:
        """The id of what it is about."""
        return id_of(self.at.item)

    def days_late(self, today: date) -> int:
        """How many days its day has passed; 0 where it has not, and as long as that is borne with."""
        return 0 if self.by is None or self.is_borne else max(0, (today - self.by).days)


def next_steps(plan: Plan, is_theirs: IsTheirs, today: date) -> list[NextStep]:
    """Everything that falls to some posts in one plan, in no order."""
    if plan.is_closed:
        return []
    known = _Known(plan, today)
    own = [one for one in known.actions if any(is_theirs(plan, lead) for lead in one[1].action.lead)]
    steps = [step for at, standing in own for step in _of_action(known, at, standing)]
    steps += _asks(known, own, is_theirs)
    steps += _readings(known, is_theirs)
    answers = any(is_theirs(plan, post) for at in plan.workstreams for post in at.item.accountable)
    led = {standing.action.id.lower() for _, standing in own}
    steps += _conditions(known, led, is_accountable=answers)
    return [*steps, *_deadlines(known)] if own or steps or answers else steps


def by_press(step: NextStep) -> tuple[int, date, int, str, tuple[tuple[int, str], ...]]:
    """Sorts by how a step presses, then by its day; what has none comes last, and what others have to do before it first."""
    day = step.by or date.max
    return MOST_PRESSING_FIRST.index(step.press), day, _TASKS.index(step.task), step.plan.id, natural(step.id)


class _Known:
    """A plan on a day, with what is asked of it more than once."""

    def __init__(self, plan: Plan, today: date) -> None:
        self.plan, self.today = plan, today
        self.soon = timedelta(days=plan.head.settings.due_soon_days)
        self._situation = Situation(plan, today)
        self.actions = list(zip(plan.actions, self._situation.standings, strict=True))
        self._waiting: dict[str, list[Action]] = {}
        for at in plan.actions:
            for need in at.item.needs if at.item.status in OPEN else ():
                self._waiting.setdefault(need.lower(), []).append(at.item)

    def waiting(self, item_id: str) -> tuple[Action, ...]:
        """The open actions that need an action or a decision."""
        return tuple(self._waiting.get(item_id.lower(), ()))

    def served(self, at: Placed[Action]) -> tuple[Finding, ...]:
        """The findings that an action serves."""
        return _named(self.plan, self._situation.findings_served_by(at.item))

    def press(self, day: date | None) -> Press:
        """How something presses that is to be done by a day."""
        if day is None:
            return "waiting"
        if day < self.today:
            return "late"
        return "soon" if day - self.today <= self.soon else "waiting"

    def has_started(self, action: Action) -> bool:
        """Whether the first day of its start has come."""
        start = self.plan.calendar.earliest(action.start)
        return start is not None and start <= self.today


def _of_action(known: _Known, at: Placed[Action], standing: Standing) -> Iterator[NextStep]:
    """What its lead has to do with an action itself."""
    action, plan = at.item, known.plan
    if action.status in DONE and not action.evidence:
        yield NextStep("show_evidence", "due_now", plan, "action", at, action.finished, findings=known.served(at))
    if not standing.is_open:
        return
    findings, waiting = known.served(at), known.waiting(action.id)
    press = known.press(standing.timing.latest)
    if press in {"late", "soon"}:
        yield NextStep("deliver", press, plan, "action", at, standing.timing.latest, findings=findings, waiting=waiting)
    elif action.status == "not_started" and known.has_started(action):
        by = plan.calendar.latest(action.start)
        yield NextStep("start", "due_now", plan, "action", at, by, findings=findings, waiting=waiting)
    yield from _update(known, at)


def _update(known: _Known, at: Placed[Action]) -> Iterator[NextStep]:
    """The update that is missing, by the day on which one was asked for: none for longer than the plan's cycle."""
    plan = known.plan
    quiet = silence(at.item, plan, known.today)
    if quiet is None or not is_stale(quiet, plan):
        return
    by = quiet.since + timedelta(days=plan.head.settings.update_every_days)
    said = None if quiet.is_unbroken else quiet.since
    findings, waiting = known.served(at), known.waiting(at.item.id)
    yield NextStep("update", "due_now", plan, "action", at, by, said, (), findings, waiting)


def _asks(known: _Known, own: Iterable[tuple[Placed[Action], Standing]], is_theirs: IsTheirs) -> Iterator[NextStep]:
    """What others have to do first, each once; owed already where an action that waits for it should have begun."""
    waiting: dict[tuple[ItemKind, str], list[tuple[Placed[Action], Standing]]] = {}
    for at, standing in own:
        for need in dict.fromkeys(need.lower() for need in at.item.needs) if standing.is_open else ():
            if found := look_up(known.plan, ("action", "decision"), need):
                waiting.setdefault((found[0], need), []).append((at, standing))
    for (kind, need), waits in waiting.items():
        placed = known.plan.find(kind, need)
        whom = _to_ask(known.plan, placed, is_theirs) if placed else None
        if placed is None or whom is None:
            continue
        by = _by(known, placed, [standing.timing.latest for _, standing in waits])
        press = known.press(by)
        if press == "waiting" and any(known.has_started(at.item) for at, _ in waits):
            press = "due_now"
        findings = tuple(dict.fromkeys(one for at, _ in waits for one in known.served(at)))
        yield NextStep("ask", press, known.plan, kind, placed, by, None, whom, findings, tuple(at.item for at, _ in waits))


def _to_ask(plan: Plan, need: Placed[Entity], is_theirs: IsTheirs) -> tuple[str, ...] | None:
    """The board or the leads whose turn it is, else who is accountable for them; None where it is done, or their own."""
    item = need.item
    if isinstance(item, Decision):
        return None if item.status == "agreed" else (item.board,) if item.board else ()
    if not isinstance(item, Action) or item.status in DONE or any(is_theirs(plan, lead) for lead in item.lead):
        return None
    return item.lead or (need.workstream.accountable if need.workstream else ())


def _by(known: _Known, need: Placed[Entity], latest: Iterable[date | None]) -> date | None:
    """By when it is needed: its own day, or that of an action that waits, whichever is the earliest."""
    own = need.item.due if isinstance(need.item, Decision | Action) else None
    days = [day for day in (known.plan.calendar.latest(own), *latest) if day is not None]
    return min(days, default=None)


def _readings(known: _Known, is_theirs: IsTheirs) -> Iterator[NextStep]:
    """The readings, and the baselines, that the owner of a measure owes."""
    plan, today = known.plan, known.today
    for at in plan.measures:
        measure = at.item
        if measure.owner is None or not is_theirs(plan, measure.owner):
            continue
        findings = _named(plan, plan.findings_of(at))
        to_set = measure.baseline.due if measure.baseline and measure.baseline.value is None else None
        by = plan.calendar.latest(to_set)
        if by is not None and known.press(by) != "waiting":
            yield NextStep("set_baseline", known.press(by), plan, "measure", at, by, findings=findings)
        readings = observed(measure, today)
        reading = next_reading(measure, plan.calendar, readings[-1] if readings else None, today)
        if measure.frequency and to_set is None and (reading is None or reading.due <= today):
            due, is_borne = (reading.due, not reading.is_late) if reading else (None, False)
            yield NextStep("record", "due_now", plan, "measure", at, due, findings=findings, is_borne=is_borne)


def _conditions(known: _Known, led: set[str], *, is_accountable: bool) -> Iterator[NextStep]:
    """What inspectors asked for and nobody has answered.

    It falls to those who lead an action that answers it; where no action does, to those who are accountable.
    """
    plan = known.plan
    for at in plan.items("condition"):
        condition = at.item
        if not isinstance(condition, Condition) or condition.response:
            continue
        theirs = any(action.lower() in led for action in condition.actions) if condition.actions else is_accountable
        by = plan.calendar.latest(condition.due)
        press = known.press(by) if by else "due_now"
        if theirs and press != "waiting":
            yield NextStep("answer", press, plan, "condition", at, by)


def _deadlines(known: _Known) -> Iterator[NextStep]:
    """The dates that bind the plan, near or missed: they bind everybody who has a part in it."""
    placed = known.plan.items("deadline")
    for at, one in zip(placed, deadline_standings(known.plan, known.today), strict=True):
        if one.state in {"near", "missed"}:
            press: Press = "late" if one.state == "missed" else "soon"
            yield NextStep("meet", press, known.plan, "deadline", at, one.latest)


def _named(plan: Plan, ids: Iterable[str]) -> tuple[Finding, ...]:
    wanted = {one.lower() for one in ids}
    return tuple(one for one in plan.head.findings if one.id.lower() in wanted)
