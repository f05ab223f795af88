"""A plan as data for other programs: JSON (`wsoa.public/1`) and CSV, made of what the public sees.

Fields are listed here, as those of every public shape are; what the format gains is not in it until it is added.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.publication import Publication
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.kinds import KINDS
from wsoa_cli.render.csv import to_csv
from wsoa_cli.render.json import value
from wsoa_cli.render.sheet import Sheet, actions_sheet, deadlines_sheet, measures_sheet

_HEAD = (
    *("id", "title", "kind", "framework", "areas", "stage", "summary", "inspection", "organisations", "posts", "boards"),
    *("findings", "strengths", "principles", "conditions", "deadlines", "decisions", "implications", "legend"),
)
_WORKSTREAM = ("id", "title", "accountable", "findings", "outcomes")
_ACTION = (
    *("id", "title", "lead", "partners", "start", "due", "due_text", "status", "finished", "embedded_on", "forecast", "review"),
    *("due_changes", "confidence", "impact", "impact_known_by", "findings", "measures", "needs", "part_of", "age_bands"),
    *("areas", "activity", "aligns_to", "budget", "evidence", "updates"),
)
_MEASURE = (
    *("id", "title", "kind", "unit", "unit_note", "better", "findings", "age_bands", "areas", "owner", "source", "frequency"),
    *("resets", "baseline", "target", "trajectory", "benchmark", "readings"),
)
_NOT_TOLD = frozenset({"audience", "publish_name"})
"""What says who may see a thing: for whoever sees it, nothing."""

FILES = {
    "plan.json": "Everything on these pages, as JSON (wsoa.public/1)",
    "actions.csv": "The actions, as CSV",
    "measures.csv": "The measures with their latest readings, as CSV",
    "readings.csv": "Every reading of every measure, as CSV",
    "dates.csv": "The dates that bind the plan, as CSV",
}


def data_files(publication: Publication) -> Iterator[tuple[str, str]]:
    """The files with their names."""
    yield "plan.json", _json(publication)
    yield "actions.csv", to_csv(actions_sheet(publication.standings))
    yield "measures.csv", to_csv(measures_sheet(publication.measures))
    yield "readings.csv", to_csv(_readings(publication))
    yield "dates.csv", to_csv(deadlines_sheet(publication.deadlines, publication.today))


def _json(publication: Publication) -> str:
    plan, overview, situation = publication.plan, publication.overview, publication.situation
    workstreams = _list(
        _object(
            {**_told(one.workstream, _WORKSTREAM), **_rated(one.rating)},
            actions=_list(_written(_action(standing)) for standing in situation.in_workstream(one.workstream)),
            measures=_list(_written(_measure(at)) for at in situation.measures_in(one.workstream)),
        )
        for one in overview.workstreams
    )
    told = _object({**_told(plan.head, _HEAD), **_rated(overview.rating)}, workstreams=workstreams)
    return _object({"schema": "wsoa.public/1", "today": publication.today.isoformat()}, plan=told) + "\n"


def _object(told: dict[str, Any], **written: str) -> str:
    """An object with a line for each of its fields; some of them are JSON already.

    With `indent` the module `json` works ten times as long, and on one line no eye and no diff can bear what it writes.
    """
    fields = {name: _written(part) for name, part in told.items()} | written
    inside = ",\n".join(f"{_written(name)}: {part}" for name, part in fields.items())
    return f"{{\n{inside}\n}}"


def _list(written: Iterable[str]) -> str:
    """A list of what is JSON already, with a line for each."""
    inside = ",\n".join(written)
    return f"[\n{inside}\n]" if inside else "[]"


def _action(standing: Standing) -> dict[str, Any]:
    timing = standing.timing
    told = {"schedule": timing.schedule, "latest": timing.latest, "days_late": timing.days_late}
    return {**_told(standing.action, _ACTION), **told, **_rated(standing.rating)}


def _measure(at: MeasureStanding) -> dict[str, Any]:
    return {**_told(at.measure, _MEASURE), "state": at.state, **_rated(at.rating)}


def _rated(rating: Any) -> dict[str, Any]:
    return {"rag": rating.colour, "rag_reason": rating.reason}


def _told(entity: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return dict(zip(names, attrgetter(*names)(entity), strict=True))


def _shape(one: Any) -> Any:
    """What JSON has no word for, as it has: a date, a number, or a part of a plan without the mark of who may see it."""
    if isinstance(one, Entity):
        return {typed: getattr(one, name) for typed, name in _typed(type(one).__name__)}
    return value(one)


@cache
def _typed(kind: str) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of entity that are told, as they are typed in files and as they are called."""
    names = ((str(field.metadata.get("alias", field.name)), field.name) for field in fields(KINDS[kind]))
    return tuple((typed, name) for typed, name in names if name not in _NOT_TOLD)


_written = json.JSONEncoder(default=_shape).encode


def _readings(publication: Publication) -> Sheet:
    rows = tuple(
        (at.plan.id, at.workstream.id, at.measure.id, reading.date, reading.value, reading.basis, reading.note)
        for at in publication.measures
        for reading in at.measure.readings
    )
    return Sheet(("plan", "workstream", "measure", "date", "value", "basis", "note"), rows)
