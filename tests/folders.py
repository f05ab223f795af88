"""Plans as real files, with made-up content, and what a run of the program came to."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

HEAD = """\
format: 1
id: {plan_id}
title: Improvement plan of Northshire
kind: improvement_plan
areas: [Northshire]
stage: accepted
settings: {{check_level: draft}}
organisations:
  - {{id: council, name: Northshire Council, sector: local_authority}}
  - {{id: nhs, name: Northshire NHS, sector: health}}
posts:
  - {{id: director, title: Director of Children's Services, organisation: council, holder: Post Holder}}
  - {{id: head-of-sen, title: Head of SEN, organisation: council}}
boards:
  - {{id: send-board, name: SEND Improvement Board, meets: monthly}}
findings:
  - {{id: F1, kind: significant_weakness, text: Plans are late.}}
"""

WORKSTREAM = """\
id: WS1
title: Plans on time
accountable: [director]
findings: [F1]
"""


_FIELD = re.compile(r"^([a-z_]+):", re.MULTILINE)


def completed(sound: str, own: str) -> str:
    """The fields of a sound file that another text does not write itself, and then that text."""
    written = set(_FIELD.findall(own))
    starts = [found.start() for found in _FIELD.finditer(sound)]
    blocks = [sound[start:end] for start, end in zip(starts, [*starts[1:], len(sound)], strict=True)]
    return "".join(block for block in blocks if block.partition(":")[0] not in written) + own


@dataclass(frozen=True)
class Folder:
    """A folder of plans with made-up content; checked as a draft is, so that a test writes only what it is about."""

    root: Path

    def write(self, name: str, text: str | bytes) -> Path:
        """Writes one file, `plan/plan.yaml` for instance; text is dedented."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return path

    def plan(self, plan_id: str = "north", *, more: str = "") -> "Folder":
        """A sound plan.yaml, with more fields below."""
        self.write(f"{plan_id}/plan.yaml", completed(HEAD.format(plan_id=plan_id), dedent(more)))
        return self

    def workstream(self, actions: str = "", *, plan_id: str = "north", name: str = "1", head: str = WORKSTREAM) -> "Folder":
        """A sound workstream file, with `actions:` or `measures:` below."""
        self.write(f"{plan_id}/workstreams/{name}.yaml", head + dedent(actions))
        return self


@dataclass(frozen=True)
class Ran:
    """What a command line came to."""

    code: int
    out: str
    err: str


def git(folder: Path, *words: str) -> str:
    """What git says to some words, in a folder."""
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout  # noqa: S607
