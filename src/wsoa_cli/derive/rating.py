"""The BRAG colour, always with the sentence that explains it.

Blue is embedded with evidence, red late or about to be late, amber at risk, grey not due to start, green otherwise (see
`derive.signs`). A workstream and a plan take the worst of their children. A colour typed by the lead counts where it is worse
than the computed one, never where it is better: a rating that is better than the facts is what reviewers distrust most. Grey,
typed for what is on hold, counts in place of green as well: what nobody works on is not on track.
"""

from collections.abc import Iterable
from typing import NamedTuple

from wsoa_cli.derive.signs import Sign
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import OPEN, Colour
from wsoa_cli.model.workstream import Action

# Grey and blue stand last: one action under way among others not begun means that the work is under way, and one
# action not yet finished among others embedded means that it is not all embedded.
WORST_FIRST: tuple[Colour, ...] = ("red", "amber", "green", "grey", "blue")


MOST_NAMED = 3


class Rating(NamedTuple):
    """A colour and why; no colour where there is nothing to rate.

    `cause` is, of a colour that rolls up from others, the sentence of the action that it comes from.
    """

    colour: Colour | None
    reason: str
    cause: str = ""


def rate(action: Action, found: Iterable[Sign], plan: Plan) -> Rating:
    """The colour of one action of a plan: what its signs come to, or a worse one that the lead has typed."""
    facts = computed(found)
    declared = action.rag
    if declared is None or facts.colour is None:
        return facts
    is_on_hold = (declared, facts.colour) == ("grey", "green") and action.status in OPEN
    if not (is_on_hold or is_worse(declared, facts.colour)):
        return facts
    return Rating(declared, f"{set_by_lead(action, plan)} (computed: {facts.colour}, {facts.reason})")


def set_by_lead(action: Action, plan: Plan) -> str:
    """That the lead has typed a colour, and why, as far as who reads this plan may know."""
    why = f": {action.rag_reason}" if action.rag_reason else "" if plan.is_for_public else ", without a reason"
    return f"set to {action.rag} by the lead{why}"


def computed(found: Iterable[Sign]) -> Rating:
    """The colour that the worst of some signs speaks for; of equally bad ones, the first.

    Nothing is worse than red: signs that would come behind one are not looked for, which in a list of all that is late is most.
    """
    worst_sign, worst_rank = None, len(WORST_FIRST) + 1
    for sign in found:
        rank = WORST_FIRST.index(sign.colour) if sign.colour else len(WORST_FIRST)
        if rank < worst_rank:
            worst_sign, worst_rank = sign, rank
            if rank == 0:
                break
    if worst_sign is None:
        raise ValueError("of nothing there is no colour")
    return Rating(worst_sign.colour, worst_sign.fact)


def is_worse(one: Colour, other: Colour) -> bool:
    """Whether one colour is worse than another."""
    return WORST_FIRST.index(one) < WORST_FIRST.index(other)


def hides(declared: Colour, facts: Colour) -> bool:
    """Whether a declared colour hides that something is red or amber.

    Plans use blue for what is complete and grey for what is on hold, and neither of these is better than green. What is on hold
    is late only where its date has gone.
    """
    return facts == "red" != declared or (facts == "amber" and declared in {"green", "blue"})


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
