"""What was found is kept, and said again while nothing has changed that it depends on: no file, no commit, no day, no rule.

All of it stands in the name under which it is kept, so nothing that is kept can be out of date.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from wsoa_cli import derive, rules
from wsoa_cli.commands.judging import State
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.history.chapters import Chapter
from wsoa_cli.model.plan_head import Waiver
from wsoa_cli.rules.asked import Asked
from wsoa_cli.store.cache import blob_id
from wsoa_cli.store.located import Located, SetAside
from wsoa_cli.store.prune import DIGITS, entry_name

Findings = tuple[list[Located], tuple[SetAside, ...]]
"""What stands, and what the plans' waivers set aside."""

_OWN = Located._fields.index("kind")
"""How many fields a finding has of its own; what it has in common with others is kept once, and the finding has its number."""

SEVERAL = 2_000
"""Actions; what the rules say of fewer is found again as quickly as it is read."""


def recalled(workspace: Workspace, state: State, name: str) -> Findings | None:
    """What was found before, if it was kept and is whole."""
    kept = workspace.cache.recall(name)
    if kept is None:
        return None
    try:
        shared, found, waived = json.loads(kept)
        known = [(kind, tuple(way), tuple(about)) for kind, way, about in shared]
        waivers = _waivers(state)

        def read(at: int, *own: Any) -> Located:
            return Located._make((*own, *known[at]))

        return [read(*one) for one in found], tuple(SetAside(read(*one), waivers[at]) for at, one in waived)
    except (ValueError, TypeError, IndexError):
        return None


def keep(workspace: Workspace, state: State, name: str, findings: Findings) -> None:
    """Keeps what was found."""
    found, waived = findings
    places = {id(waiver): at for at, waiver in enumerate(_waivers(state))}
    shared: dict[tuple[Any, ...], int] = {}

    def told(one: Located) -> tuple[Any, ...]:
        return shared.setdefault(one[_OWN:], len(shared)), *one[:_OWN]

    written = [[*map(told, found)], [(places[id(one.waiver)], told(one.finding)) for one in waived]]
    content = json.dumps([[*shared], *written], ensure_ascii=False, separators=(",", ":"))
    workspace.cache.keep(name, content.encode(errors="surrogatepass"))


def name_of(workspace: Workspace, state: State, asked: Asked, keep_from: int) -> str | None:
    """The name under which it is kept what the rules find; None where it is not worth keeping, or not only the plans' doing."""
    is_whole = all(fault.severity != "error" for fault in state.around.faults)
    if not is_whole or sum(len(plan.actions) for plan in state.portfolio.plans) < keep_from:
        return None
    digest = blake2b(digest_size=DIGITS // 2)
    for part in _parts(workspace, state, asked):
        digest.update(part.encode(errors="surrogateescape") + b"\0")
    return entry_name("found", digest.hexdigest())


def _parts(workspace: Workspace, state: State, asked: Asked) -> Iterator[str]:
    """Everything that the findings depend on."""
    yield from (source.read_text(encoding="utf-8") for source in _program())
    yield workspace.today.isoformat()
    yield repr((sorted(asked.select), sorted(asked.ignore), asked.level, asked.grace))
    yield repr([plan.id for plan in state.portfolio.plans])
    yield from (f"{path}\0{blob_id(source.data)}" for path, source in state.around.sources.items())
    yield repr((state.history.limits, state.history.is_cut_off, len(state.history.chapters)))
    yield from map(_chapter, state.history.chapters[-2:])


def _chapter(chapter: Chapter) -> str:
    """A commit by its name, which stands for all before it; what is not committed by what it says."""
    return chapter.commit or repr(chapter)


def _program() -> Iterable[Path]:
    """The sources of what looks at plans; those that read them have a part in the cache's own name."""
    floors = (Path(str(module.__file__)).parent for module in (derive, rules))
    return (source for floor in (*floors, Path(__file__).parent) for source in sorted(floor.glob("*.py")))


def _waivers(state: State) -> list[Waiver]:
    return [waiver for plan in state.portfolio.plans for waiver in plan.head.waivers]
