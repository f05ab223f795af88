"""Why something has the colour that it has: every consideration, one after the other, and what came of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wsoa_cli.derive.amounts import amount
from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.overview import overview_of
from wsoa_cli.derive.projection import comes_to, is_ceiling
from wsoa_cli.derive.rating import Rating, set_by_lead
from wsoa_cli.derive.schedule import forecast_lateness, has_forecast_passed
from wsoa_cli.derive.signs import Topic
from wsoa_cli.derive.silence import silence
from wsoa_cli.derive.standing import Situation, Standing, by_urgency
from wsoa_cli.derive.words import days, until
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Decision
from wsoa_cli.model.vocabulary import Colour
from wsoa_cli.model.workstream import Workstream


@dataclass(frozen=True, slots=True)
class Step:
    """One consideration: what was looked at, what was found, and the colour that it speaks for, if it does."""

    about: str
    found: str
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The colour of one thing on a day, step by step. `kind` is a kind of item, or plan; `meaning` is the plan's own legend."""

    kind: str
    plan: Plan
    id: str
    title: str
    rating: Rating
    steps: tuple[Step, ...]

    @property
    def meaning(self) -> str | None:
        """What the plan itself says that the colour means."""
        legend = self.plan.head.legend
        return getattr(legend, self.rating.colour) if legend and self.rating.colour else None


def explain_action(standing: Standing) -> Explanation:
    """Why an action has its colour."""
    action = standing.action
    steps = tuple(_of_action(standing))
    return Explanation("action", standing.plan, action.id, action.title, standing.rating, steps)


def explain_measure(standing: MeasureStanding) -> Explanation:
    """Why a measure has its colour."""
    measure = standing.measure
    return Explanation("measure", standing.plan, measure.id, measure.title, standing.rating, tuple(_of_measure(standing)))


def explain_workstream(workstream: Workstream, situation: Situation) -> Explanation:
    """Why a workstream has its colour: its actions, worst first."""
    rating = next(row.rating for row in overview_of(situation).workstreams if row.workstream is workstream)
    own = sorted(situation.in_workstream(workstream), key=by_urgency)
    steps = tuple(Step(one.action.id, one.rating.reason, one.rating.colour) for one in own)
    return Explanation("workstream", situation.plan, workstream.id, workstream.title, rating, steps)


def explain_plan(situation: Situation) -> Explanation:
    """Why a plan has its colour: its workstreams."""
    overview = overview_of(situation)
    steps = tuple(Step(row.workstream.id, row.rating.reason, row.rating.colour) for row in overview.workstreams)
    return Explanation("plan", situation.plan, situation.plan.id, situation.plan.head.title, overview.rating, steps)


def _of_action(standing: Standing) -> Iterator[Step]:
    """Each topic with what speaks for a colour, or with what was looked at in vain; what was declared comes last.

    The public is not told what was looked at in vain, because there may be something that is not for it.
    """
    signs = standing.signs
    for topic, looked_at in _TOPICS.items():
        spoke = [sign for sign in signs if sign.about == topic]
        if spoke:
            yield from (Step(topic, sign.fact, sign.colour) for sign in spoke)
        elif standing.is_open and not standing.plan.is_for_public and (found := looked_at(standing)):
            yield Step(topic, found)
    action = standing.action
    if action.rag:
        yield Step("declared", set_by_lead(action, standing.plan), action.rag)


def _deadline(standing: Standing) -> str:
    latest = standing.timing.latest
    if latest is None:
        return "there is none"
    action = standing.action
    typed = f"review {action.review}" if action.due and action.due.is_ongoing else str(action.due)
    last_day = "" if typed == str(latest) else f", whose last day is {latest}"
    return f"{typed}{last_day}: {until(latest, standing.situation.today)}"


def _forecast(standing: Standing) -> str:
    forecast = standing.action.forecast
    if forecast is None:
        return "the lead gives none"
    if has_forecast_passed(standing.action, standing.plan, standing.situation.today):
        return f"expected {forecast}, which has passed: it says nothing any more"
    return f"expected {forecast}{', in time' if forecast_lateness(standing.action, standing.plan) else ''}"


def _needs(standing: Standing) -> str:
    needs = standing.action.needs
    return ", ".join(_need(standing.situation, need) for need in needs) if needs else "it waits for nothing"


def _need(situation: Situation, need: str) -> str:
    other = situation.standing(need)
    if other:
        return f"{other.action.id} is {other.action.status.replace('_', ' ')}"
    placed = situation.plan.find("decision", need)
    decision = placed.item if placed else None
    return f"the decision {decision.id} is {decision.status}" if isinstance(decision, Decision) else f"{need} is not known"


def _start(standing: Standing) -> str:
    start = standing.action.start
    if start is None:
        return "no date given"
    if standing.action.status != "in_progress":
        return str(start)
    earliest = standing.plan.calendar.earliest(start)
    is_to_come = earliest is not None and earliest > standing.situation.today
    return f"{start}, which is yet to come, and it is in progress" if is_to_come else f"{start}, and it has started"


def _confidence(standing: Standing) -> str:
    return standing.action.confidence or "the lead states none"


def _measures(standing: Standing) -> str:
    named = standing.action.measures
    if not named:
        return "it names none"
    if standing.action.status != "in_progress":
        return f"{', '.join(named)}: they do not count before it is in progress"
    return f"{', '.join(named)}: none is behind its trajectory"


def _updates(standing: Standing) -> str:
    quiet = silence(standing.action, standing.plan, standing.situation.today)
    if quiet is None:
        return "none is asked for" if standing.action.status == "not_started" else "none, and no day to count from"
    asked = f"one is asked for every {days(standing.plan.head.settings.update_every_days)}"
    if quiet.is_unbroken:
        return f"none yet, {days(quiet.days)} after {quiet.since}; {asked}"
    return f"the last on {quiet.since}, {days(quiet.days)} ago; {asked}"


_TOPICS: dict[Topic, Callable[[Standing], str]] = {
    "deadline": _deadline,
    "start": _start,
    "forecast": _forecast,
    "needs": _needs,
    "confidence": _confidence,
    "measures": _measures,
    "updates": _updates,
    "status": lambda _: "",
}


def _of_measure(standing: MeasureStanding) -> Iterator[Step]:
    measure, latest = standing.measure, standing.latest
    unit, baseline, target = measure.unit, measure.baseline, measure.target
    yield Step("better", {"higher": "when it is higher", "lower": "when it is lower"}.get(measure.better, "it is only watched"))
    if baseline and baseline.value is not None:
        yield Step("baseline", f"{amount(baseline.value, unit)} on {baseline.date or 'no date given'}")
    for step in measure.trajectory:
        yield Step("trajectory", f"{amount(step.value, unit)} by {step.by}")
    if target and target.value is not None:
        yield Step("target", f"{amount(target.value, unit)} by {target.by or 'no date given'}")
    yield Step("latest", f"{amount(latest.value, unit)} on {latest.date} ({latest.basis})" if latest else "no reading yet")
    if standing.expected is not None:
        yield Step("asked by then", amount(standing.expected, unit))
    yield Step("judged", standing.rating.reason, standing.rating.colour)
    if standing.projection:
        outcome = "misses" if not standing.projection.in_time else "stays within" if is_ceiling(measure) else "reaches"
        yield Step("at this rate", f"{comes_to(standing.projection, unit)} on the target's day, which {outcome} the target")
    if standing.next_reading:
        late = f", late by {days(standing.next_reading.days_late)}" if standing.next_reading.is_late else ""
        yield Step("next reading", f"due on {standing.next_reading.due}{late}")
