"""A folder of plans as it once stood: files by name, in memory, looked through as the folder itself would be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from wsoa_cli.store.find import ENDINGS, HEAD_NAMES, WORKSTREAMS, PlanFolder
from wsoa_cli.store.guards import LARGEST_FILE, UNREADABLE, Fault, too_large


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a folder of plans, by their way from it; None is a content that is not at hand.

    `root` is what the folder is called where a file of it is named, such as `1a2b3c4d5e:plans`.
    """

    root: Path
    files: Mapping[str, bytes | None]

    def plan_folders(self) -> Iterator[PlanFolder]:
        """The plans, by name."""
        of_plan: dict[str, list[PurePosixPath]] = {}
        for path in self._yaml():
            if len(path.parts) > 1:
                of_plan.setdefault(path.parts[0], []).append(path)
        for name, paths in sorted(of_plan.items()):
            yield self._plan_folder(name, paths)

    def stray_files(self) -> Iterator[Path]:
        """YAML files beside the plans' folders."""
        yield from (self.root / path for path in self._yaml() if len(path.parts) == 1)

    def read(self, path: Path) -> bytes | Fault:
        """The content of a file, or why it is not read."""
        content = self.files[path.relative_to(self.root).as_posix()]
        if content is None:
            hint = "fetch the whole history, or name another day"
            return Fault(UNREADABLE, 1, 1, "its content of that time is not in this copy of the repository", hint)
        return too_large(len(content)) if len(content) > LARGEST_FILE else content

    def _plan_folder(self, name: str, paths: list[PurePosixPath]) -> PlanFolder:
        heads = tuple(path for path in paths if is_head(path))
        workstreams = tuple(path for path in paths if is_workstream(path))
        stray = tuple(path for path in paths if path not in heads and path not in workstreams)
        return PlanFolder(name, self.root / name, self._shown(heads), self._shown(workstreams), self._shown(stray))

    def _shown(self, paths: tuple[PurePosixPath, ...]) -> tuple[Path, ...]:
        return tuple(self.root / path for path in paths)

    def _yaml(self) -> list[PurePosixPath]:
        paths = (PurePosixPath(name) for name in self.files)
        wanted = (path for path in paths if path.suffix.lower() in ENDINGS)
        return sorted(path for path in wanted if not _is_hidden(path))


def is_head(path: PurePosixPath) -> bool:
    """Whether a file, by its way from the folder of plans, is a plan's plan.yaml."""
    return len(path.parts) == len(("plan", "plan.yaml")) and path.name.lower() in HEAD_NAMES and not _is_hidden(path)


def is_workstream(path: PurePosixPath) -> bool:
    """Whether a file, by its way from the folder of plans, is a workstream's."""
    in_place = len(path.parts) == len(("plan", WORKSTREAMS, "1.yaml")) and path.parts[1] == WORKSTREAMS
    return in_place and path.suffix.lower() in ENDINGS and not _is_hidden(path)


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") for part in path.parts)
