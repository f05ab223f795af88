"""A new reading of a measure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_item, trailers
from wsoa_cli.commands.happened import require_happened
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError
from wsoa_cli.model.measure import Measure, Reading
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
    """Adds a reading to a measure, unless it has it already. Raises UsageError, and what `edit_item` raises."""
    if reading.basis != "projected":
        require_happened(reading.on, workspace.today, "record it then, or say --basis projected")
    return edit_item(workspace, Measure, measure, lambda at: _planned(at, reading), manner)


def _same_day(measure: Measure, reading: NewReading) -> Reading | None:
    """The reading that the measure has of the same day already, on the same basis: there can be only one."""
    return next((one for one in measure.readings if one.date == reading.on and one.basis == reading.basis), None)


def _require_same(there: Reading, reading: NewReading, at: Placed[Measure], name: str) -> None:
    """Refuses to say something else of the day beside what is said of it already. Raises UsageError."""
    if there.value != _number(reading.value) or (reading.note or there.note) != there.note:
        noted = f" ({there.note})" if there.note else ""
        said = f"{name} has the reading {there.value}{noted} of {there.date} already, {there.basis}"
        hint = f"if it is wrong, put it right in {at.place.path}; if it is another kind of value, say so with --basis"
        raise UsageError(said, hint)


def _number(typed: str) -> Decimal | None:
    """The number that is typed, if it is one; one of the format's own forms it need not be, for nothing is written then."""
    try:
        found = Decimal(typed)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _planned(at: Placed[Measure], reading: NewReading) -> Planned:
    entry = {"date": reading.on.isoformat(), "value": reading.value, "basis": reading.basis}
    if reading.note:
        entry["note"] = reading.note
    name = id_of(at.item)
    what = f"record {name}: {reading.value} on {reading.on}"
    if there := _same_day(at.item, reading):
        _require_same(there, reading, at, name)
        return Planned((), what)
    return Planned((Add((*at.place.loc, "readings"), entry),), what, reading.note or "", trailers(name, "readings"))
