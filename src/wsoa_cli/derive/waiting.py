"""Which actions wait for which: for what they need, and a whole for its parts; and whether some wait in a circle."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from wsoa_cli.model.plan import Place, Placed, Plan
from wsoa_cli.model.plan_head import Decision
from wsoa_cli.model.vocabulary import GIVEN_UP
from wsoa_cli.model.workstream import Action


class Wait(NamedTuple):
    """One action that cannot be done before another, or before a decision.

    `at` is where the plan says so: an entry of the `needs` of the one that waits, or the `part_of` of a part that its whole
    waits for.
    """

    waiting: Placed[Action]
    awaited: Placed[Action] | Placed[Decision]
    at: Place
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """Actions of which each waits for the next, and the last for the first; `closing` is the wait that makes it a circle."""

    actions: tuple[Action, ...]
    closing: Wait

    def __str__(self) -> str:
        """The ids in the order of waiting, back to the first: 1.1 -> 1.2 -> 1.1."""
        return " -> ".join(action.id for action in (*self.actions, self.actions[0]))


def waits(plan: Plan) -> Iterator[Wait]:
    """Every wait of a plan, in the order of the files; ids that name nothing make none."""
    for at in plan.actions:
        action = at.item
        if not (action.needs or action.part_of) or action.status in GIVEN_UP:
            continue
        for n, needed in enumerate(action.needs):
            if (awaited := _find(plan, needed)) is not None:
                yield Wait(at, awaited, at.place / "needs" / n)
        whole = plan.find("action", action.part_of) if action.part_of else None
        if whole is not None and isinstance(whole.item, Action) and whole.item.status not in GIVEN_UP:
            yield Wait(Placed(whole.item, whole.place, whole.workstream), at, at.place / "part_of", is_whole=True)


def _find(plan: Plan, needed: str) -> Placed[Action] | Placed[Decision] | None:
    """The action or the decision that a need names, unless it was given up."""
    found = plan.find("action", needed) or plan.find("decision", needed)
    if found is None or (isinstance(found.item, Action) and found.item.status in GIVEN_UP):
        return None
    return found  # type: ignore[return-value]  # an index by kind holds that kind


def circles(plan: Plan) -> Iterator[Circle]:
    """Circles of actions that wait for each other; without the waits that close them no circle is left.

    One walk along all waits, deep first, with a path of its own instead of recursion: a chain may have thousands of links.
    It takes time in proportion to the waits and to the lengths of the circles that it names.
    """
    waits_of = _by_waiting(waits(plan))
    done: set[Place] = set()
    for start in waits_of:
        if start not in done:
            yield from _circles_from(start, waits_of, done)


def _by_waiting(all_waits: Iterable[Wait]) -> dict[Place, list[Wait]]:
    """The waits for actions by the place of the action that waits, each pair once; a decision waits for nothing."""
    found: dict[Place, dict[Place, Wait]] = {}
    for wait in all_waits:
        if isinstance(wait.awaited.item, Action):
            found.setdefault(wait.waiting.place, {}).setdefault(wait.awaited.place, wait)
    return {waiting: list(of_it.values()) for waiting, of_it in found.items()}


def _circles_from(start: Place, waits_of: dict[Place, list[Wait]], done: set[Place]) -> Iterator[Circle]:
    """The circles met on a walk from one action; what it has left behind is `done`."""
    path: list[Wait] = []
    steps = {start: 0}
    ahead = [iter(waits_of[start])]
    while ahead:
        wait = next(ahead[-1], None)
        if wait is None:
            left = path.pop().awaited.place if path else start
            ahead.pop()
            del steps[left]
            done.add(left)
        elif (to := wait.awaited.place) in steps:
            yield _circle([*path[steps[to] :], wait])
        elif to not in done:
            steps[to] = len(steps)
            path.append(wait)
            ahead.append(iter(waits_of.get(to, ())))


def _circle(links: list[Wait]) -> Circle:
    return Circle(tuple(link.waiting.item for link in links), links[-1])
