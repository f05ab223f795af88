"""A first plan: files that load cleanly and say what each field is for."""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from string import Template

from wsoa_cli.commands.first_plan import PLAN, README, WORKSTREAM
from wsoa_cli.commands.schema import schema_files
from wsoa_cli.errors import UsageError, WsoaError
from wsoa_cli.history.git import top_of
from wsoa_cli.model.scalars import ID_LENGTH, ID_PATTERN
from wsoa_cli.model.vocabulary import PlanKind
from wsoa_cli.store.write import create, sole_maker

SCHEMAS = ".schema"


def init(folder: Path, kind: PlanKind, today: date) -> list[Path]:
    """Writes a first plan into a folder and returns the files.

    Nothing is overwritten: where one of the files is there already, none is written. Raises UsageError for a folder whose
    name cannot be a plan's id, and WsoaError where a file is in the way.
    """
    plan_id = folder.resolve().name
    if not re.fullmatch(ID_PATTERN, plan_id) or len(plan_id) > ID_LENGTH:
        hint = "use letters, digits, dots, hyphens and underscores, at most 40, such as plans/my-area-wsoa"
        raise UsageError(f"{plan_id} cannot be a plan's id", hint)
    files = {folder / name: content for name, content in _contents(plan_id, kind, today)}
    with sole_maker(folder):
        _require_room({path.parent for path in files} | {folder}, files)
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            create(path, content)
    return list(files)


def _require_room(folders: Iterable[Path], files: Iterable[Path]) -> None:
    """Refuses to write where anything is in the way."""
    in_the_way = [path for path in sorted(folders) if os.path.lexists(path) and not path.is_dir()]
    in_the_way += [path for path in files if os.path.lexists(path)]
    if in_the_way:
        raise WsoaError(f"{in_the_way[0]} is there already", "nothing was written; choose another folder")


def is_in_git(folder: Path) -> bool:
    """Whether a folder lies in a git repository."""
    return top_of(folder) is not None


def _contents(plan_id: str, kind: PlanKind, today: date) -> Iterator[tuple[str, bytes]]:
    values = {
        "plan_id": plan_id,
        "kind": kind,
        "framework": _FRAMEWORKS.get(kind, "none"),
        "today": today.isoformat(),
        "in_three_months": _ahead(today, 91),
        "in_half_a_year": _ahead(today, 182),
        "in_a_year": _ahead(today, 365),
    }
    templates = {"plan.yaml": PLAN, "workstreams/1-first-workstream.yaml": WORKSTREAM, "README.md": README}
    yield from ((name, Template(text).substitute(values).encode()) for name, text in templates.items())
    yield from ((f"{SCHEMAS}/{name}", content) for name, content in schema_files().items())


def _ahead(today: date, days: int) -> str:
    """The month of a day so far ahead, because the day itself may be a Sunday; at the end of the calendar, its last."""
    return date.fromordinal(min(today.toordinal() + days, date.max.toordinal())).isoformat()[:7]


_FRAMEWORKS: dict[PlanKind, str] = {
    "written_statement_of_action": "area_send_2016",
    "accelerated_progress_plan": "area_send_2016",
    "priority_action_plan": "area_send_2023",
}
