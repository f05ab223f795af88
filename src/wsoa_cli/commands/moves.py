"""The moves of deadlines that history shows, action by action."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from wsoa_cli.commands.following import Following
from wsoa_cli.derive.slippage import RecordedMove, Slippage, slippage
from wsoa_cli.derive.steps import ItemKey, Step
from wsoa_cli.history.chapters import Chapter
from wsoa_cli.model.plan import Plan


@dataclass
class _Deadline:
    """What history knows of one: of an action its title, its present date and its moves, of a plan its stage."""

    title: str | None = None
    text: str | None = None
    stage: str | None = None
    moves: list[RecordedMove] = field(default_factory=list)


class Moves:
    """Every move of `due` by the action that it belongs to; what moved while a plan was a draft was not agreed and is none.

    `today` is the day of what is not committed yet.
    """

    def __init__(self, chapters: Iterable[Chapter], today: date) -> None:
        self._today = today
        self._known: Following[_Deadline] = Following(_Deadline)
        for chapter in chapters:
            self._known.rename(chapter.steps)
            # What moved in the very commit in which a plan left its draft was part of the drafting.
            drafts = {key.plan for key, one in self._known.values.items() if one.stage == "draft"}
            for step in chapter.steps:
                self._take(step, chapter, is_draft=step.key.plan in drafts)

    def of(self, plan: Plan) -> Iterator[Slippage]:
        """How the deadline of each action of a plan has moved, in the order of the files."""
        for at in plan.actions:
            known = self._known.values.get(ItemKey(plan.id, "action", at.item.id.lower()))
            yield slippage(plan, at, known.moves if known else ())

    def _take(self, step: Step, chapter: Chapter, *, is_draft: bool) -> None:
        one = self._known.at(step)
        if step.key.kind == "plan":
            one.stage = _value(step, "stage", one.stage)
        elif step.key.kind == "action" and (step.field in {"due", "title"} or step.manner == "added"):
            if _begins_anew(step, one.title):
                one.text, one.moves = None, []
            before, one.text = one.text, _value(step, "due", one.text)
            one.title = _value(step, "title", one.title)
            if before != one.text and (before is not None or one.moves) and not is_draft:
                one.moves.append(self._move(before, one.text, chapter))

    def _move(self, old: str | None, new: str | None, chapter: Chapter) -> RecordedMove:
        if chapter.revision is None:
            return RecordedMove(self._today, old, new)
        return RecordedMove(chapter.revision.day, old, new, chapter.revision.who, chapter.revision.short)


def _begins_anew(step: Step, title: str | None) -> bool:
    """Whether an id that was free again was given to something else."""
    return step.field is None and title is not None and _value(step, "title", None) != title


def _value(step: Step, field_name: str, before: str | None) -> str | None:
    """What a field says after a step: what it was, unless the step is about it or about the whole item."""
    if step.field == field_name:
        return step.new if isinstance(step.new, str) else None
    if step.field is None and step.manner == "added" and isinstance(step.new, dict):
        value = step.new.get(field_name)
        return value if isinstance(value, str) else None
    return before
