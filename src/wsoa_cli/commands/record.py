"""A new reading of a measure."""

from dataclasses import dataclass
from datetime import date

from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_item, trailers
from wsoa_cli.commands.happened import require_happened
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.model.vocabulary import Basis
from wsoa_cli.store.splice import Add


@dataclass(frozen=True, slots=True)
class NewReading:
    """One observed value, in the measure's own unit, and the day to which it belongs."""

    value: str
    on: date
    basis: Basis = "actual"
    note: str | None = None


def record(workspace: Workspace, measure: str, reading: NewReading, manner: Manner = AS_USUAL) -> Change:
    """Adds a reading to a measure. Raises UsageError, and what `edit_item` raises."""
    if reading.basis != "projected":
        require_happened(reading.on, workspace.today, "record it then, or say --basis projected")
    return edit_item(workspace, "measure", measure, lambda at: _planned(at, reading), manner)


def _planned(at: Placed[Entity], reading: NewReading) -> Planned:
    entry = {"date": reading.on.isoformat(), "value": reading.value, "basis": reading.basis}
    if reading.note:
        entry["note"] = reading.note
    name = id_of(at.item)
    what = f"record {name}: {reading.value} on {reading.on}"
    return Planned((Add((*at.place.loc, "readings"), entry),), what, reading.note or "", trailers(name, "readings"))
