"""A plan as data for other programs: JSON (`wsoa.public/1`) and CSV, made of what the public sees.

Fields are listed here, as those of every public shape are; what the format gains is not in it until it is added.
"""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from wsoa_cli.derive.publication import Publication
from wsoa_cli.derive.standing import Standing
from wsoa_cli.render.csv import to_csv
from wsoa_cli.render.json import document, value
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
    plan, overview = publication.plan, publication.overview
    actions: dict[int, list[Standing]] = {}
    for standing in publication.standings:
        actions.setdefault(id(standing.workstream), []).append(standing)
    workstreams = [
        {
            **_told(one.workstream, _WORKSTREAM),
            **_rated(one.rating),
            "actions": [_action(standing) for standing in actions.get(id(one.workstream), ())],
            "measures": [
                {**_told(at.measure, _MEASURE), "state": at.state, **_rated(at.rating)}
                for at in publication.measures
                if at.workstream is one.workstream
            ],
        }
        for one in overview.workstreams
    ]
    shape = {**_told(plan.head, _HEAD), **_rated(overview.rating), "workstreams": workstreams}
    return document("wsoa.public/1", publication.today, plan=shape)


def _action(standing: Standing) -> dict[str, Any]:
    timing = standing.timing
    told = {"schedule": timing.schedule, "latest": value(timing.latest), "days_late": timing.days_late}
    return {**_told(standing.action, _ACTION), **told, **_rated(standing.rating)}


def _rated(rating: Any) -> dict[str, Any]:
    return {"rag": rating.colour, "rag_reason": rating.reason}


def _told(entity: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _parts(getattr(entity, name)) for name in names}


def _parts(one: Any) -> Any:
    """A value of a model as JSON, without the marks of who may see its parts."""
    if isinstance(one, tuple):
        return [_parts(part) for part in one]
    shape = value(one)
    if is_dataclass(one) and isinstance(shape, dict):
        return {name: part for name, part in shape.items() if name not in _NOT_TOLD}
    return shape


def _readings(publication: Publication) -> Sheet:
    rows = tuple(
        (at.plan.id, at.workstream.id, at.measure.id, reading.date, reading.value, reading.basis, reading.note)
        for at in publication.measures
        for reading in at.measure.readings
    )
    return Sheet(("plan", "workstream", "measure", "date", "value", "basis", "note"), rows)
