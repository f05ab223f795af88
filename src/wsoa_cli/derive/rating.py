"""The BRAG colour, always with the sentence that explains it.

Blue is embedded, red overdue, amber due soon and not started, grey not due to start, green otherwise. A workstream and a plan
take the worst of their children. A colour typed by the lead counts where it is worse than the computed one, never where it is
better: a rating that is better than the facts is what reviewers distrust most.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wsoa_cli.derive.schedule import Timing
from wsoa_cli.model.vocabulary import Colour
from wsoa_cli.model.workstream import Action

# Grey and blue stand last: one action under way among others not begun means that the work is under way, and one
# action not yet finished among others embedded means that it is not all embedded.
WORST_FIRST: tuple[Colour, ...] = ("red", "amber", "green", "grey", "blue")


MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Rating:
    """A colour and why; no colour where there is nothing to rate.

    `cause` is, of a colour that rolls up from others, the sentence of the action that it comes from.
    """

    colour: Colour | None
    reason: str
    cause: str = ""


def rate(action: Action, timing: Timing, today: date, *, closed: bool = False) -> Rating:
    """The colour of one action on a day."""
    computed = _computed(action, timing, today, closed=closed)
    declared = action.rag
    if declared is None or computed.colour is None or not _is_worse(declared, computed.colour):
        return computed
    why = f": {action.rag_reason}" if action.rag_reason else ", without a reason"
    return Rating(declared, f"set to {declared} by the lead{why} (computed: {computed.colour}, {computed.reason})")


def worst(children: Iterable[tuple[str, Rating]], nothing: str) -> Rating:
    """The worst of some ratings, naming the children that have it; `nothing` is the reason where none has a colour."""
    by_colour: dict[Colour, list[tuple[str, Rating]]] = {}
    for name, rating in children:
        if rating.colour is not None:
            by_colour.setdefault(rating.colour, []).append((name, rating))
    for colour in WORST_FIRST:
        if found := by_colour.get(colour):
            name, first = found[0]
            cause = first.cause or f"{name}: {first.reason}"
            return Rating(colour, f"{_listed([name for name, _ in found])} {colour}; {cause}", cause)
    return Rating(None, nothing)


def unknown(rating: Rating, why: str) -> Rating:
    """A rating of something that is known in part: red stays red, and nothing better can be said."""
    if rating.colour == "red":
        return rating
    rest = f"; of the rest, {rating.reason}" if rating.colour else ""
    return Rating(None, f"{why}{rest}")


def _listed(names: list[str]) -> str:
    """Some names as the subject of a sentence: 1.2 is, 1.2 and 1.5 are, 1.2, 1.5 and 7 more are."""
    if len(names) == 1:
        return f"{names[0]} is"
    if len(names) <= MOST_NAMED:
        return f"{', '.join(names[:-1])} and {names[-1]} are"
    return f"{', '.join(names[: MOST_NAMED - 1])} and {len(names) - MOST_NAMED + 1} more are"


def _is_worse(one: Colour, other: Colour) -> bool:
    return WORST_FIRST.index(one) < WORST_FIRST.index(other)


def _computed(action: Action, timing: Timing, today: date, *, closed: bool) -> Rating:
    if action.status == "withdrawn":
        return Rating(None, "withdrawn")
    if action.status == "carried_over":
        return Rating(None, "carried over into another plan")
    if action.status == "embedded":
        return Rating("blue", "embedded" + (f" since {action.embedded_on}" if action.embedded_on else ""))
    if action.status == "delivered":
        return Rating("green", "delivered" + (f" on {action.finished}" if action.finished else ""))
    if closed:
        return Rating(None, f"{_progress(action)} when the plan was closed")
    return _open(action, timing, today)


def _open(action: Action, timing: Timing, today: date) -> Rating:
    progress = _progress(action)
    if timing.schedule == "overdue":
        return Rating("red", f"overdue by {days(timing.days_late)}, {progress}")
    if action.status == "not_started":
        if timing.schedule == "due_soon":
            return Rating("amber", f"due {until(timing.latest, today)} and not started")
        if timing.schedule == "not_due":
            start = f"not due to start until {action.start}" if action.start else "not started, with no start date"
            return Rating("grey", start)
    if timing.schedule == "late_start":
        due = f"; due on {timing.latest}" if timing.latest else ""
        return Rating("green", f"{progress} although its start, {action.start}, has passed{due}")
    if timing.latest is None:
        return Rating("green", f"{progress}, with no deadline to be late for")
    return Rating("green", f"{progress}, due {until(timing.latest, today)}")


def _progress(action: Action) -> str:
    return "not started" if action.status == "not_started" else "in progress"


def days(number: int) -> str:
    """A number of days, in words: 1 day, 3 days."""
    return "1 day" if number == 1 else f"{number} days"


def until(day: date | None, today: date) -> str:
    """How far away a day is, as one says it: today, tomorrow, in 12 days, 3 days ago."""
    if day is None:
        return "at no set time"
    distance = (day - today).days
    if distance == 0:
        return "today"
    if distance == 1:
        return "tomorrow"
    return f"in {days(distance)}" if distance > 0 else f"{days(-distance)} ago"
