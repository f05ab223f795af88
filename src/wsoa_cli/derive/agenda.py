"""What some post has to do next in all plans, and who else has anything to do."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wsoa_cli.derive.leading import answerers, everybody
from wsoa_cli.derive.next_steps import NextStep, by_press, next_steps
from wsoa_cli.derive.selection import is_called
from wsoa_cli.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Agenda:
    """The steps, most pressing first, of the posts that were meant; `left_out` of them were not asked for.

    `plans` are all there are, by which a name is told to be the only one.
    """

    posts: tuple[tuple[Plan, str], ...]
    steps: tuple[NextStep, ...]
    left_out: int
    plans: tuple[Plan, ...]


def agenda(plans: Sequence[Plan], asked: str, today: date, *, only: str | None = None, limit: int | None = None) -> Agenda:
    """The agenda of all posts that a word means, in all plans or in one."""
    chosen = [plan for plan in plans if only is None or plan.id.lower() == only.lower()]
    posts = [(plan, one) for plan in chosen for one in everybody(plan) if is_called(plan, one, asked)]
    found = [step for plan in chosen for step in next_steps(plan, lambda plan, one: is_called(plan, one, asked), today)]
    steps = sorted(found, key=by_press)
    shown = steps if limit is None else steps[:limit]
    return Agenda(tuple(posts), tuple(shown), len(steps) - len(shown), tuple(plans))


def counted(plans: Iterable[Plan], today: date) -> list[tuple[str, int]]:
    """How many things each has to do, the busiest first; ids that several plans have are counted together."""
    counts: Counter[str] = Counter()
    for plan in plans:
        for one in answerers(plan):
            counts[one] += len(next_steps(plan, lambda _, other, one=one: other.lower() == one.lower(), today))  # type: ignore[misc]
    return sorted(((one, count) for one, count in counts.items() if count), key=lambda found: (-found[1], found[0]))
