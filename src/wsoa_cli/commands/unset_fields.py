"""Fields of an item, or of a plan itself, taken away."""

from collections.abc import Sequence

from wsoa_cli.commands.choice import Choice
from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_choice, trailers
from wsoa_cli.commands.field import asked_item, field_of, refuse_lone_due
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.model.plan import id_of
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.splice import Drop


def unset_fields(
    workspace: Workspace, item: str, names: Sequence[str], kind: ItemKind | None = None, manner: Manner = AS_USUAL
) -> Change:
    """Takes fields away from the item, or the plan, with an id. Raises UsageError, and what `edit_choice` raises."""

    def plan_edit(choice: Choice, _: Portfolio) -> Planned:
        name = id_of(choice.at.item)
        fields = [field_of(choice.at.item, path, whole=True) for path in names]
        for field in fields:
            refuse_lone_due(choice, field, f"wsoa reschedule {name} ongoing --reason …")
        edits = [Drop((*choice.at.place.loc, *field.loc)) for field in fields]
        what = f"unset {name}: {', '.join(field.name for field in fields)}"
        return Planned(edits, what, "", trailers(name, *(field.name for field in fields)))

    return edit_choice(workspace, lambda portfolio: asked_item(portfolio, item, kind), plan_edit, manner)
