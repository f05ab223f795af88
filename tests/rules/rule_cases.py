"""Reads the cases of a rule: small plans as YAML, each expectation a comment on the line that it is about.

A file of `cases/` is named like its rule. A case begins with `--- # what it shows`; `# today: …` sets its day, and a line such
as `# plan.yaml` or `# workstreams/2.yaml` begins a file, `# ../old/plan.yaml` one of another plan. What a case does not write,
it has from the sound plan of `folders.py`. `# finds: rule-name` at the end of a line says what is found there; a case without
one finds nothing.
A case is about its own rule and those that it names: what others would find in so small a plan does not count. A rule that it
asks and that finds nothing is named by `# asked: rule-name`.
`# committed: 2020-02-11` says that all above was committed to git on that day, and that the files as they came to be follow.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from folders import HEAD, WORKSTREAM, Folder, completed
from repositories import Repository
from wsoa_cli.commands.check import check
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import Asked

CASES = Path(__file__).parent / "cases"
PLAN = "north"
USUAL_DAY = "2020-01-06"

_CASE = re.compile(r"^--- # (?P<name>.+)\n", re.MULTILINE)
_TODAY = re.compile(r"^# today: (?P<day>\S+)\n", re.MULTILINE)
_FILE = re.compile(r"^# (?P<name>(?:\.\./[a-z0-9-]+/)?(?:plan\.yaml|workstreams/\S+\.yaml))\n", re.MULTILINE)
_COMMITTED = re.compile(r"^# committed: (?P<day>\S+)\n", re.MULTILINE)
_ASKED = re.compile(r"^# asked: (?P<rules>[a-z-]+(?:, [a-z-]+)*)\n", re.MULTILINE)
_FINDS = re.compile(r"# finds: (?P<rules>[a-z-]+(?:, [a-z-]+)*)$")

Found = tuple[str, int, str]
"""A file, a line and a rule."""


Files = dict[str, str]


@dataclass(frozen=True)
class Case:
    """One small plan, what it shows, the day on which it is looked at, and how it stood on earlier days."""

    rule: str
    name: str
    today: date
    files: Files
    before: tuple[tuple[str, Files], ...] = ()
    more: tuple[str, ...] = ()

    @property
    def asked(self) -> frozenset[str]:
        """The rules that it is about."""
        return frozenset({self.rule, *self.more, *(rule for *_, rule in self.expected)})

    @property
    def expected(self) -> list[Found]:
        """What the comments say is found, in order."""
        return sorted(
            (name, number, rule)
            for name, text in self.files.items()
            for number, line in enumerate(text.splitlines(), start=1)
            if (finds := _FINDS.search(line))
            for rule in finds["rules"].split(", ")
        )

    def found(self, folder: Folder, asked: Asked) -> list[Found]:
        """What is found in it, in order, when it is written into a folder."""
        self.write(folder)
        found = check(Workspace(folder.root, self.today), asked=asked).result
        return sorted((Path(one.path).relative_to(folder.root).as_posix(), one.line, one.rule) for one in found)

    def write(self, folder: Folder) -> None:
        """Writes the files of the case, and before them into git how they stood before."""
        if self.before:
            repository = Repository.at(folder.root.parent)
            for day, files in self.before:
                _write(folder, files)
                repository.commit(f"As of {day}", on=day)
        _write(folder, self.files)


def _write(folder: Folder, files: Files) -> None:
    for name, text in files.items():
        folder.write(name, text.encode())


def rules_with_cases() -> list[str]:
    """The rules that have a file of cases."""
    return sorted(path.stem for path in CASES.glob("*.yaml"))


def cases_of(rule: str) -> list[Case]:
    """The cases of one rule, in the order of its file."""
    _, *parts = _CASE.split((CASES / f"{rule}.yaml").read_text(encoding="utf-8"))
    return [case_in(rule, name, text) for name, text in zip(parts[::2], parts[1::2], strict=True)]


def case_in(rule: str, name: str, text: str) -> Case:
    """One small plan as it is typed: a case of a file, or an example of a rule's page."""
    day, asked = _TODAY.search(text), _ASKED.search(text)
    *earlier, now = _COMMITTED.split(text)
    before = tuple((on, _files(version)) for version, on in zip(earlier[::2], earlier[1::2], strict=True))
    more = tuple(asked["rules"].split(", ")) if asked else ()
    return Case(rule, name, date.fromisoformat(day["day"] if day else USUAL_DAY), _files(now), before, more)


def _files(text: str) -> Files:
    _, *parts = _FILE.split(text)
    written = {_in_its_plan(name): own for name, own in zip(parts[::2], parts[1::2], strict=True)}
    heads = {f"{plan_id}/plan.yaml": "" for plan_id in (PLAN, *(name.partition("/")[0] for name in written))}
    return {name: completed(_sound(name), own) for name, own in (heads | written).items()}


def _in_its_plan(name: str) -> str:
    return name.removeprefix("../") if name.startswith("../") else f"{PLAN}/{name}"


def _sound(name: str) -> str:
    plan_id, _, file = name.partition("/")
    return HEAD.format(plan_id=plan_id) if file == "plan.yaml" else WORKSTREAM
