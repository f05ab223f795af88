"""From a folder to plans: every file read, every fault kept beside what could be understood."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from wsoa_cli.derive.gaps import NO_GAPS, Gaps, all_of, gaps_of
from wsoa_cli.errors import NoPlansError, UnknownItemError
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Place, Placed, Plan
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.scalars import ID_LENGTH
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.rules.finding import Severity
from wsoa_cli.store.cache import Cache
from wsoa_cli.store.find import Disk, PlanFolder, Shelf
from wsoa_cli.store.guards import UNREADABLE, Fault, Lines
from wsoa_cli.store.located import Located, Source
from wsoa_cli.store.snapshot import Snapshot

E = TypeVar("E", bound=Entity)
Progress = Callable[[int, int], None]

_NO_CACHE = Cache()


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All plans of a folder, with what could not be understood, and the files as they were read, by their shown path."""

    plans: tuple[Plan, ...]
    faults: tuple[Located, ...]
    sources: dict[str, Source]

    def unread(self, plan: Plan) -> frozenset[str]:
        """The files of a plan that could not be read whole."""
        return frozenset(fault.path for fault in self.faults if fault.plan == plan.id and fault.severity == "error")

    def gaps(self, plan: Plan) -> Gaps:
        """What may stand in the part of a plan that could not be understood."""
        kinds: dict[str, type[PlanHead | Workstream]] = dict.fromkeys((at.place.path for at in plan.workstreams), Workstream)
        kinds[plan.path] = PlanHead
        found = [gaps_of(kind, self.sources[path].lost) for path, kind in kinds.items() if path in self.sources]
        for path in self.unread(plan) - self.sources.keys():
            # A second head, or a folder that nobody can look into, may hold anything.
            found += map(all_of, (kinds[path],) if path in kinds else (PlanHead, Workstream))
        return NO_GAPS.union(*found)

    def is_damaged(self, place: Place) -> bool:
        """Whether what stands, or should stand, at a place could not be understood."""
        source = self.sources.get(place.path)
        return source is not None and source.damages(place.loc)


def load(
    root: Path,
    *,
    only: str | None = None,
    snapshot: Snapshot | None = None,
    cache: Cache = _NO_CACHE,
    progress: Progress | None = None,
) -> Portfolio:
    """Reads every plan of a folder, or only one; as the folder once stood, where there is a snapshot.

    Files that `cache` knows are not read again. `progress` is told how many plans are done, of how many.
    Raises NoPlansError, and UnknownItemError for a plan that is not there.
    """
    shelf: Shelf = snapshot or Disk(root)
    loading = _Loading(shelf, cache)
    folders = _chosen(list(shelf.plan_folders()), only)
    if not folders:
        raise NoPlansError(f"{_shown(snapshot.root if snapshot else root)}: it holds no plan")
    plans = []
    for n, folder in enumerate(folders, start=1):
        plans.append(loading.plan(folder))
        if progress:
            progress(n, len(folders))
    for path in () if only else shelf.stray_files():
        loading.stray(path, "a plan is a folder: move the file into the folder of its plan")
    loading.twins(plans)
    cache.prune()
    return Portfolio(tuple(plans), tuple(loading.faults), loading.sources)


def load_each(
    root: Path,
    *,
    only: Sequence[str] = (),
    snapshot: Snapshot | None = None,
    cache: Cache = _NO_CACHE,
    progress: Progress | None = None,
) -> Iterator[Portfolio]:
    """Reads every plan of a folder, or those named, one after the other: each is a portfolio of its own, to be let go of.

    `progress` is told when whoever asked is done with a plan. Raises NoPlansError and UnknownItemError.
    """
    shelf: Shelf = snapshot or Disk(root)
    folders = list(shelf.plan_folders())
    if only:
        folders = list(dict.fromkeys(folder for name in only for folder in _chosen(folders, name)))
    if not folders:
        raise NoPlansError(f"{_shown(snapshot.root if snapshot else root)}: it holds no plan")
    for n, folder in enumerate(folders, start=1):
        loading = _Loading(shelf, cache)
        yield Portfolio((loading.plan(folder),), tuple(loading.faults), loading.sources)
        if progress:
            progress(n, len(folders))
    cache.prune()


def _chosen(folders: list[PlanFolder], only: str | None) -> list[PlanFolder]:
    if only is None:
        return folders
    chosen = [folder for folder in folders if folder.name.lower() == only.lower()]
    if not chosen:
        raise UnknownItemError("plan", only, (folder.name for folder in folders))
    return chosen


@dataclass
class _Loading:
    shelf: Shelf
    cache: Cache
    faults: list[Located] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)

    def plan(self, folder: PlanFolder) -> Plan:
        head_path, head = self._head(folder)
        for path, why in folder.closed:
            fault = Fault(
                UNREADABLE,
                1,
                1,
                f"the folder cannot be looked into ({why})",
                "look at its permissions, and at what it is",
            )
            self._report(_shown(path), folder.name, [fault], b"")
        for path in folder.stray:
            self.stray(path, "move it into workstreams/ if it is a workstream, or give it another ending", folder.name)
        workstreams = tuple(Placed(self._workstream(path, folder), Place(_shown(path))) for path in folder.workstreams)
        return Plan(head, head_path, workstreams)

    def stray(self, path: Path, hint: str, plan: str | None = None) -> None:
        self._report(
            _shown(path), plan, [Fault("stray-file", 1, 1, "nothing reads this file where it lies", hint)], b"", "warning"
        )

    def twins(self, plans: list[Plan]) -> None:
        """Plans whose ids differ in capitals alone: on some file systems they are one."""
        first: dict[str, Plan] = {}
        for plan in plans:
            other = first.setdefault(plan.id.lower(), plan)
            if other is not plan:
                message = f"{plan.id} is the id of another plan too, in the folder {Path(other.path).parent.name}"
                self._report(plan.path, plan.id, [Fault("duplicate-id", 1, 1, message, "give one of them another id")], b"")

    def _head(self, folder: PlanFolder) -> tuple[str, PlanHead]:
        if not folder.heads:
            shown = _shown(folder.path / "plan.yaml")
            hint = "write it (wsoa init shows how), or move the folder out of the plans"
            self._report(shown, folder.name, [Fault("missing-plan-file", 1, 1, "the plan has no plan.yaml", hint)], b"")
            return shown, _nothing(PlanHead, _head_stand_ins(folder))
        path, *others = folder.heads
        for other in others:
            fault = Fault("stray-file", 1, 1, f"the plan has {path.name} already", "keep one of the two")
            self._report(_shown(other), folder.name, [fault], b"")
        head = self._entity(PlanHead, path, folder, _head_stand_ins(folder))
        if head.id != folder.name and _shown(path) in self.sources:
            self._misnamed(_shown(path), folder, head.id)
        return _shown(path), head if head.id == folder.name else replace(head, id=folder.name)

    def _workstream(self, path: Path, folder: PlanFolder) -> Workstream:
        name = _readable(path.name.rsplit(".", 1)[0])
        return self._entity(Workstream, path, folder, {"id": _id_from(name), "title": name, "accountable": []})

    def _entity(self, kind: type[E], path: Path, folder: PlanFolder, stand_ins: dict[str, Any]) -> E:
        """One file as an entity; of what cannot be read, what its name says."""
        shown = _shown(path)
        content = self.shelf.read(path)
        if isinstance(content, Fault):
            self._report(shown, folder.name, [content], b"")
            return _nothing(kind, stand_ins)
        known = self.cache.get(kind, content)
        if known is not None:
            self.sources[shown] = Source(content)
            return known
        return self._understood(kind, shown, content, folder, stand_ins)

    def _understood(self, kind: type[E], shown: str, content: bytes, folder: PlanFolder, stand_ins: dict[str, Any]) -> E:
        from wsoa_cli.store.understand import understand  # noqa: PLC0415 - it brings ruamel

        understood = understand(kind, content, stand_ins)
        self._report(shown, folder.name, understood.faults, content)
        self._report(shown, folder.name, understood.hidden, content, "warning")
        if understood.is_read:
            self.sources[shown] = understood.source
        if understood.is_clean:
            self.cache.put(content, understood.entity)
        return understood.entity

    def _misnamed(self, shown: str, folder: PlanFolder, plan_id: str) -> None:
        from wsoa_cli.store.positions import Positions  # noqa: PLC0415 - brings ruamel, for a fault that is rare

        content = self.sources[shown].data
        spot = Positions(content).of(("id",))
        message = f"the plan's id is {plan_id} and its folder is called {folder.name}"
        self._report(
            shown, folder.name, [Fault("folder-name", spot.line, spot.column, message, "make the two the same")], content
        )

    def _report(
        self, shown: str, plan: str | None, faults: Iterable[Fault], content: bytes, severity: Severity = "error"
    ) -> None:
        faults = list(faults)
        lines = Lines(content.decode("utf-8", errors="replace").removeprefix("\ufeff") if faults else "")
        for fault in faults:
            source = lines.shown(fault.line)
            self.faults.append(
                Located(fault.rule, severity, shown, fault.line, fault.column, plan, None, fault.message, fault.hint, source)
            )


def _nothing(kind: type[E], stand_ins: dict[str, Any]) -> E:
    from wsoa_cli.store.understand import nothing  # noqa: PLC0415 - as in `_understood`

    return nothing(kind, stand_ins)


def _shown(path: Path) -> str:
    """A path as people and other programs are shown it: with forward slashes on every system."""
    return path.as_posix()


def _head_stand_ins(folder: PlanFolder) -> dict[str, Any]:
    """What stands in for a head that cannot be read: nothing that would silence an alert."""
    return {
        "format": "1",
        "id": _id_from(folder.name),
        "title": _readable(folder.name),
        "kind": "improvement_plan",
        "areas": [_readable(folder.name)],
        "stage": "accepted",
    }


def _readable(name: str) -> str:
    """A file's name as a title: never blank, and nothing in it that is no character."""
    return name.encode("utf-8", errors="replace").decode().strip() or "unnamed"


def _id_from(name: str) -> str:
    """An id made from the name of a file or folder."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", name).lstrip("._-")[:ID_LENGTH] or "unnamed"
