"""Writes a portfolio of plans, the same bytes for the same arguments. Everything in it is made up.

    python benchmarks/portfolio.py OUT [--plans 153] [--workstreams 5] [--actions 20] [--measures 6] [--seed 7]
                                   [--commits 0] [--taskwarrior FILE]

OUT/plans/area-000 and so on are written; the usual 153 are as many as England has local areas.
With --commits N, OUT becomes a git repository with N commits after the first, one a day from 2 January 2020 on, each a
change to one action (its deadline or its status), by an author who is always the same.
With --taskwarrior FILE, the same actions go to FILE, as pending tasks for `task import`.
Only the standard library and git are needed.
"""

import argparse
import json
import os
import re
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

STATUSES = ("not_started", "in_progress", "in_progress", "delivered", "embedded")
FINISHED = frozenset({"delivered", "embedded"})
VERBS = ("Agree", "Publish", "Review", "Commission", "Train", "Set up", "Recruit to", "Evaluate")
THINGS = (
    "one joint commissioning plan for therapies",
    "the quality assurance framework for EHC plans",
    "the Designated Clinical Officer's work programme",
    "the early support pathway for school-age children",
    "supported internships and pathways to employment",
    "the local offer pages on preparing for adulthood",
)
POSTS = ("head-of-commissioning", "head-of-sen", "dco", "public-health-lead", "adults-lead", "pcf-chair")

Task = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much of everything: workstreams in each plan, actions and measures in each workstream."""

    plans: int = 153
    workstreams: int = 5
    actions: int = 20
    measures: int = 6
    seed: int = 7


def write_portfolio(root: Path, size: Size) -> list[Path]:
    """Writes the plans into root/plans and returns the workstream files."""
    rng = Random(size.seed)  # noqa: S311 - made-up plans, no secrets
    files = []
    for number in range(size.plans):
        folder = root / "plans" / f"area-{number:03d}"
        (folder / "workstreams").mkdir(parents=True, exist_ok=True)
        _write(folder / "plan.yaml", _plan(number, size))
        for n in range(1, size.workstreams + 1):
            path = folder / "workstreams" / f"{n}.yaml"
            _write(path, "\n".join(_workstream(rng, n, size)) + "\n")
            files.append(path)
    return files


def commit_history(root: Path, files: list[Path], commits: int, seed: int) -> None:
    """Makes root a git repository and commits so many changes, each to one action of one of the files."""
    rng = Random(seed + 1)  # noqa: S311 - made-up changes, no secrets
    day = date(2020, 1, 1)
    _git(root, day, "init", "-q", "-b", "main")
    _git(root, day, "add", "-A")
    _git(root, day, "commit", "-q", "-m", "first version of the plans")
    for _ in range(commits):
        day += timedelta(days=1)
        path = rng.choice(files)
        text, what = _changed(path.read_text(encoding="utf-8"), rng)
        _write(path, text)
        _git(root, day, "commit", "-q", "--allow-empty", "-am", f"{what} in {path.parent.parent.name}")


def tasks(files: list[Path], *, finished_are_completed: bool = False) -> list[Task]:
    """The actions as Taskwarrior knows them; all pending, or those that are delivered or embedded completed."""
    rng = Random(0)  # noqa: S311 - identifiers need only be the same each time
    found = []
    for path in files:
        for title, due, status in _ACTION.findall(path.read_text(encoding="utf-8")):
            latest = (due + "-28")[:10].replace("-", "") + "T000000Z"
            task = {
                "uuid": str(uuid.UUID(int=rng.getrandbits(128), version=4)),
                "description": title,
                "project": path.parent.parent.name,
                "due": latest,
                "status": "pending",
                "entry": "20200101T000000Z",
            }
            if finished_are_completed and status in FINISHED:
                task |= {"status": "completed", "end": latest}
            found.append(task)
    return found


def write_tasks(path: Path, found: list[Task]) -> None:
    """Writes tasks for `task import`."""
    _write(path, json.dumps(found))


_ACTION = re.compile(r"^    title: (.+)\n(?:    .+\n){3}    due: (\S+)\n    status: (\w+)$", re.MULTILINE)
_DUE = re.compile(r"^    due: (\S+)$", re.MULTILINE)
_STATUS = re.compile(r"^    status: \w+$", re.MULTILINE)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _plan(number: int, size: Size) -> str:
    findings = "\n".join(_finding(n) for n in range(1, size.workstreams + 1))
    posts = "\n".join(_post(post, n) for n, post in enumerate(POSTS))
    return f"""\
# Plan of area {number:03d}
format: 1
id: area-{number:03d}
title: Area {number:03d} Written Statement of Action
kind: written_statement_of_action
framework: area_send_2016
areas: [Area {number:03d}]
stage: accepted
inspection: {{start: 2019-06-10, end: 2019-06-14, report_published: 2019-08-13}}
organisations:
  - {{id: la, name: Area {number:03d} Council, sector: local_authority}}
  - {{id: ccg, name: Area {number:03d} CCG, sector: health}}
  - {{id: pcf, name: Parent Carer Forum, sector: parent_carers}}
posts:
{posts}
boards:
  - {{id: board, name: SEND Improvement Board, meets: monthly}}
findings:
{findings}
deadlines:
  - {{id: submit, title: Submit the statement, kind: statutory, due: 2019-11-15, met: 2019-11-15}}
  - {{id: revisit, title: Re-inspection expected by, kind: external, due: 2021-06-04}}
"""


def _finding(n: int) -> str:
    return f"""\
  - id: F{n}
    kind: significant_weakness
    text: Weakness number {n} as the inspectors wrote it.
    source: Inspection report, 13 August 2019
    outcomes:
      - Families notice that {THINGS[n % len(THINGS)]} works."""


def _post(post: str, n: int) -> str:
    title, organisation = post.replace("-", " ").title(), "ccg" if post == "dco" else "la"
    return f"  - {{id: {post}, title: {title}, organisation: {organisation}, holder: Post Holder {n}}}"


def _workstream(rng: Random, n: int, size: Size) -> Iterator[str]:
    yield f"# Workstream {n}"
    yield f"id: WS{n}"
    yield f"title: Workstream {n}, {THINGS[n % len(THINGS)]}"
    yield "accountable: [head-of-commissioning]"
    yield f"findings: [F{n}]"
    yield "actions:"
    for a in range(1, size.actions + 1):
        yield from _action(rng, n, a, size.measures)
    yield "measures:"
    for m in range(1, size.measures + 1):
        yield from _measure(rng, n, m)


# What is drawn, and in which order, makes the bytes: a draw added or moved makes every figure a different one.


def _action(rng: Random, n: int, a: int, measures: int) -> Iterator[str]:
    start = date(2020, 1, 6) + timedelta(days=rng.randrange(200))
    due = start + timedelta(days=30 + rng.randrange(400))
    status = rng.choice(STATUSES)
    due_text = rng.choice((due.isoformat(), due.isoformat(), due.isoformat()[:7]))
    yield f"  # {n}.{a}"
    yield f"  - id: {n}.{a}"
    yield f"    title: {rng.choice(VERBS)} {rng.choice(THINGS)}, part {a}"
    yield f"    lead: [{rng.choice(POSTS)}]"
    yield "    partners: [ccg, pcf]"
    yield f"    start: {start}"
    yield f"    due: {due_text}"
    yield f"    status: {status}"
    if status in FINISHED:
        yield f"    finished: {due - timedelta(days=rng.randrange(-20, 25))}"
        yield "    evidence:"
        yield f"      - {{title: Board minutes, kind: output, date: {due}}}"
    yield f"    measures: [M{n}.{1 + a % measures}]"
    yield "    updates:"
    yield f"      - date: {start + timedelta(days=14)}"
    yield "        by: head-of-commissioning"
    yield "        text: >-"
    yield "          Draft specification shared with the parent carer forum and the"
    yield "          designated clinical officer; comments due back by month end."
    yield f"      - {{date: {start + timedelta(days=45)}, by: head-of-sen, text: Agreed at the board.}}"


def _measure(rng: Random, n: int, m: int) -> Iterator[str]:
    value = 30 + rng.randrange(30)
    yield f"  - id: M{n}.{m}"
    yield f"    title: EHC plans issued within 20 weeks, group {m}"
    yield "    kind: outcome"
    yield "    unit: percent"
    yield "    better: higher"
    yield "    age_bands: [0-25, 18-25]"
    yield "    frequency: quarterly"
    yield f"    baseline: {{value: {value}, date: 2019-06-30}}"
    yield "    target: {value: 90, by: 2021-03-31}"
    yield f"    trajectory: [{{by: 2020-03-31, value: {value + 10}}}, {{by: 2020-09-30, value: {value + 25}}}]"
    yield "    readings:"
    for i, day in enumerate(("2019-09-30", "2019-12-31", "2020-03-31")):
        yield f"      - {{date: {day}, value: {value + 4 * i + rng.randrange(5)}, basis: actual}}"


def _changed(text: str, rng: Random) -> tuple[str, str]:
    """The text of a workstream after one change, and what the change was."""
    spot = rng.choice(list(_DUE.finditer(text)))
    if rng.random() < 0.5:  # noqa: PLR2004 - as often a deadline as a status
        moved = date.fromisoformat((spot[1] + "-28")[:10]) + timedelta(days=30)
        return f"{text[: spot.start()]}    due: {moved}{text[spot.end() :]}", "move a deadline"
    rest = _STATUS.sub(f"    status: {rng.choice(STATUSES)}", text[spot.end() :], count=1)
    return text[: spot.end()] + rest, "update a status"


def _git(root: Path, day: date, *words: str) -> None:
    """Runs git with an author and a time that are always the same, and without the signing and hooks of whoever runs this."""
    moment = f"{day}T09:00:00+00:00"
    env = os.environ | {
        "GIT_AUTHOR_NAME": "A Lead",
        "GIT_AUTHOR_EMAIL": "lead@example.org",
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_NAME": "A Lead",
        "GIT_COMMITTER_EMAIL": "lead@example.org",
        "GIT_COMMITTER_DATE": moment,
    }
    settings = ("-c", "commit.gpgSign=false", "-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false")
    program = ["git", "-C", str(root), *settings]
    subprocess.run([*program, *words], check=True, env=env, stdout=subprocess.DEVNULL)


def main() -> None:
    """Writes what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="OUT")
    usual = Size()
    for name in Size.__slots__:
        parser.add_argument(f"--{name}", type=int, default=getattr(usual, name), metavar="N")
    parser.add_argument("--commits", type=int, default=0, metavar="N")
    parser.add_argument("--taskwarrior", type=Path, metavar="FILE")
    asked = parser.parse_args()
    size = Size(**{name: getattr(asked, name) for name in Size.__slots__})
    files = write_portfolio(asked.out, size)
    if asked.commits:
        commit_history(asked.out, files, asked.commits, size.seed)
    if asked.taskwarrior:
        write_tasks(asked.taskwarrior, tasks(files))
    print(f"{size.plans} plans, {len(files)} workstream files, {len(files) * size.actions} actions in {asked.out / 'plans'}")


if __name__ == "__main__":
    main()
