"""How often, how far and why an agreed date has moved.

Two sources say so: the history of the file, which shows each move of `due` with its day and its author, and the action's own
`due_changes`, which give the reason and who agreed. Each entry explains the moves that lead from its `from` to its `to`; what
no entry explains stays a move without a reason. Entries about a time before the history begins count as well.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge

from wsoa_cli.model.plan import Placed, Plan
from wsoa_cli.model.when import DateTextError, parse_when
from wsoa_cli.model.workstream import Action, DueChange, Workstream

NO_REASON = "no reason given"
NOBODY = "no lead"


@dataclass(frozen=True, slots=True)
class RecordedMove:
    """A change of `due` that history shows: the day, the two texts as typed, who made it and in which commit.

    `who` and `commit` are None for a change that is not committed yet.
    """

    on: date
    old: str | None
    new: str | None
    who: str | None = None
    commit: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One move of an agreed date.

    `days` is how far the last day moved, negative where it came forward, None where one of the two has no last day.
    `is_explained` tells whether an entry of `due_changes` says why; `commit` is None where only that entry tells of the move.
    `was_late` tells whether the old date had passed already.
    """

    on: date
    old: str | None
    new: str | None
    days: int | None
    was_late: bool
    is_explained: bool
    reason: str | None = None
    note: str | None = None
    approved_by: str | None = None
    who: str | None = None
    commit: str | None = None


@dataclass(frozen=True, slots=True)
class Slippage:
    """An action with the date first agreed, every move since, oldest first, and the days from the first date to the present."""

    plan: Plan
    workstream: Workstream
    action: Action
    first: str | None
    moves: tuple[Move, ...]
    days: int | None


@dataclass(frozen=True, slots=True)
class Total:
    """What moved under one name: how many actions, moves, and days in all."""

    name: str
    actions: int
    moves: int
    days: int


Judge = Callable[[str | None], date | None]
Numbered = tuple[int, RecordedMove]
"""A move with its number in the order of history."""


def slippage(plan: Plan, at: Placed[Action], recorded: Sequence[RecordedMove] = ()) -> Slippage:
    """How the deadline of one action has moved."""
    if at.workstream is None:
        raise ValueError(f"the action {at.item.id} belongs to no workstream")
    judge = _judge(plan)
    moves = tuple(_moves(at.item.due_changes, recorded, judge))
    now = at.item.due.text if at.item.due else None
    first = next((move.old for move in moves if move.old), now)
    return Slippage(plan, at.workstream, at.item, first, moves, _days(judge(first), judge(now)))


def totals_by(slipped: Iterable[Slippage], names: Callable[[Slippage], Sequence[str]]) -> tuple[Total, ...]:
    """The actions under each name that they have, most moves first; one that has several names counts under each."""
    named: dict[str, list[Slippage]] = {}
    for one in slipped:
        for name in names(one):
            named.setdefault(name, []).append(one)
    return _ordered(Total(name, len(ones), sum(len(one.moves) for one in ones), _sum(ones)) for name, ones in named.items())


def totals_by_reason(slipped: Iterable[Slippage]) -> tuple[Total, ...]:
    """The moves under each reason, most first."""
    named: dict[str, list[tuple[Slippage, Move]]] = {}
    for one in slipped:
        for move in one.moves:
            named.setdefault(move.reason or NO_REASON, []).append((one, move))
    return _ordered(
        Total(name, len({id(one.action) for one, _ in pairs}), len(pairs), sum(move.days or 0 for _, move in pairs))
        for name, pairs in named.items()
    )


def _ordered(totals: Iterable[Total]) -> tuple[Total, ...]:
    return tuple(sorted(totals, key=lambda total: (-total.moves, -total.days, total.name)))


def _sum(slipped: Iterable[Slippage]) -> int:
    return sum(one.days or 0 for one in slipped)


def _judge(plan: Plan) -> Judge:
    """The last day of a date as typed; None for what has none, or is no date as the format knows them."""

    def judge(text: str | None) -> date | None:
        if text is None:
            return None
        try:
            return plan.calendar.latest(parse_when(text))
        except DateTextError:
            return None

    return judge


def _moves(entries: Sequence[DueChange], recorded: Sequence[RecordedMove], judge: Judge) -> Iterator[Move]:
    """Every move: those that history shows in its order, and between them, by their days, those that only an entry tells of."""
    waiting = [(number, move) for number, move in enumerate(recorded) if _is_move(number, move, judge)]
    found: list[tuple[date, int, Move]] = []
    for entry in entries:
        old, new = entry.from_.text if entry.from_ else None, entry.to.text
        explained = _run(waiting, old, new, judge)
        waiting = [pair for pair in waiting if pair not in explained]
        if old is not None and not _is_same(old, new, judge):
            number, on = (explained[-1][0], explained[-1][1].on) if explained else (-1, entry.on)
            found.append((on, number, _explained(entry, old, new, [move for _, move in explained], judge)))
    for number, move in _without_returns(waiting, judge):
        late = _was_late(judge(move.old), move.on)
        days = _days(judge(move.old), judge(move.new))
        unexplained = Move(move.on, move.old, move.new, days, late, is_explained=False, who=move.who, commit=move.commit)
        found.append((move.on, number, unexplained))
    shown = sorted((one for one in found if one[1] >= 0), key=lambda one: one[1])
    told = sorted((one for one in found if one[1] < 0), key=lambda one: one[0])
    return (move for _, _, move in merge(told, shown, key=lambda one: one[0]))


def _explained(entry: DueChange, old: str | None, new: str, moves: Sequence[RecordedMove], judge: Judge) -> Move:
    last = moves[-1] if moves else None
    return Move(
        entry.on,
        old,
        new,
        _days(judge(old), judge(new)),
        _was_late(judge(old), entry.on),
        is_explained=True,
        reason=entry.reason,
        note=entry.note,
        approved_by=entry.approved_by,
        who=last.who if last else None,
        commit=last.commit if last else None,
    )


def _is_move(number: int, move: RecordedMove, judge: Judge) -> bool:
    """Whether an agreed date moved: a first date is no move, nor is a finer word for the same last day."""
    is_first = number == 0 and move.old is None
    return not is_first and not _is_same(move.old, move.new, judge)


def _is_same(one: str | None, other: str | None, judge: Judge) -> bool:
    return one == other or (judge(one) is not None and judge(one) == judge(other))


def _run(moves: Sequence[Numbered], old: str | None, new: str, judge: Judge) -> list[Numbered]:
    """The first unbroken run of moves that leads from one date to another."""
    for start, (_, first) in enumerate(moves):
        if not _is_same(first.old, old, judge):
            continue
        for end in range(start, len(moves)):
            if end > start and not _is_same(moves[end][1].old, moves[end - 1][1].new, judge):
                break
            if _is_same(moves[end][1].new, new, judge):
                return list(moves[start : end + 1])
    return []


def _without_returns(moves: Iterable[Numbered], judge: Judge) -> list[Numbered]:
    """The moves without those that were taken back at once: the date is what it was, and nothing needs a reason."""
    left: list[Numbered] = []
    for number, move in moves:
        if left and _is_same(left[-1][1].old, move.new, judge) and _is_same(left[-1][1].new, move.old, judge):
            left.pop()
        else:
            left.append((number, move))
    return left


def _was_late(latest: date | None, on: date) -> bool:
    return latest is not None and on > latest


def _days(old: date | None, new: date | None) -> int | None:
    return (new - old).days if old and new else None
