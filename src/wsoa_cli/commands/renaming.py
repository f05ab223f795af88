"""Whether an item may have another id: an id is how people, links and other plans name it."""

from collections.abc import Iterator

from wsoa_cli.commands.choice import Choice, Item
from wsoa_cli.derive.links import look_up, references
from wsoa_cli.derive.words import first_of
from wsoa_cli.errors import UsageError
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.store.load import Portfolio


def refuse_dangling_id(choice: Choice, everything: Portfolio, new: str) -> None:
    """Refuses a new id where something names the old one. Raises UsageError."""
    old = id_of(choice.at.item)
    if not isinstance(choice, Item):
        raise UsageError("a plan's id is the name of its folder", "rename the folder, and write the id in plan.yaml by hand")
    if old.lower() == new.lower():
        return
    naming = list(dict.fromkeys((*_in_plan(choice, old), *_continued(choice, everything.plans, old))))
    if naming:
        raise UsageError(
            f"{old} is named by {first_of(naming)}", "let these name another id first; then this one can be changed"
        )


def _in_plan(item: Item, old: str) -> Iterator[str]:
    """What names the item in its own plan."""
    target = (item.kind, item.at.item)
    for one in references(item.plan):
        if one.asked.lower() == old.lower() and look_up(item.plan, one.kinds, old) == target:
            yield f"`{one.field}` of {id_of(one.owner[1]) if one.owner else 'a waiver'}"


def _continued(item: Item, plans: tuple[Plan, ...], old: str) -> Iterator[str]:
    """The actions, of any plan, that go on where this one ends."""
    if item.kind == "action":
        for plan in plans:
            names = {f"{item.plan.id}:{old}".lower(), *([old.lower()] if plan.id == item.plan.id else [])}
            yield from (
                f"`continues` of {plan.id}:{at.item.id}" for at in plan.actions if (at.item.continues or "").lower() in names
            )
