"""What the Tab key offers where an argument or an option takes an id, a post, a workstream, a plan or a rule.

Nothing is written for it, not even what was read; and whatever goes wrong, nothing is offered.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsoa_cli.model.vocabulary import ItemKind
    from wsoa_cli.store.load import Portfolio

Offer = tuple[str, str]
"""A word, and what it stands for."""

_KINDS: "dict[str, tuple[ItemKind, ...]]" = {
    "lead": ("post",),
    "by": ("post",),
    "owner": ("post",),
    "accountable": ("post",),
    "approved_by": ("board", "post"),
    "partner": ("organisation",),
    "organisation": ("organisation",),
    "board": ("board",),
    "workstream": ("workstream",),
    "finding": ("finding",),
    "action": ("action",),
    "measure": ("measure",),
    "deadline": ("deadline",),
    "decision": ("decision",),
}
"""The kinds of item that a parameter of this name takes."""

_PLANS = {"plan", "item", "what"}
_RULES = {"rule", "select", "ignore"}


def offers(name: str) -> Callable[[Any, Any, str], list[Any]] | None:
    """What completes the parameter of a name; None where it takes words of somebody's own."""
    if name not in {*_KINDS, *_PLANS, *_RULES}:
        return None

    def offered(ctx: Any, _: Any, begun: str) -> list[Any]:
        try:
            return list(_items(name, _folder(ctx.params.get("plans")), begun))
        except Exception:  # noqa: BLE001 - a plan may be anything just now, and the Tab key is no place to say so
            return []

    return offered


def _folder(said: Any) -> Path | None:
    """The folder of plans, where the line or the environment names one."""
    named = said or os.environ.get("WSOA_PLANS")
    return Path(named) if named else None


def _items(name: str, plans: Path | None, begun: str) -> Iterator[Any]:
    """What begins as was begun; of several words with commas between, what the last of them may become."""
    from typer._click.shell_completion import CompletionItem

    before, comma, last = begun.rpartition(",")
    for word, words in _offered(name, plans):
        if word.lower().startswith(last.lower()):
            yield CompletionItem(f"{before}{comma}{word}", help=words)


def _offered(name: str, plans: Path | None) -> Iterator[Offer]:
    if name in _RULES:
        from wsoa_cli.rules.page import page_of
        from wsoa_cli.rules.registry import RULES

        yield from ((rule.NAME, page_of(rule).summary) for rule in RULES)
        return
    portfolio = _portfolio(plans)
    seen: set[str] = set()
    for word, words in _in_plans(name, portfolio):
        if word not in seen:
            seen.add(word)
            yield word, words


def _in_plans(name: str, portfolio: "Portfolio") -> Iterator[Offer]:
    from wsoa_cli.model.plan import id_of
    from wsoa_cli.model.vocabulary import ITEM_KINDS

    if name in _PLANS:
        yield from ((plan.id, plan.head.title) for plan in portfolio.plans)
    kinds = ITEM_KINDS if name == "item" else ("workstream",) if name == "what" else _KINDS.get(name, ())
    for plan in portfolio.plans:
        for kind in kinds:
            for placed in plan.items(kind):
                yield id_of(placed.item), _title(placed.item)


def _title(item: object) -> str:
    return next((str(title) for field in ("title", "name", "text") if (title := getattr(item, field, None))), "")


def _portfolio(plans: Path | None) -> "Portfolio":
    from wsoa_cli.cli.place import cache_folder, plans_root
    from wsoa_cli.store.cache import Cache, ReadOnlyCache
    from wsoa_cli.store.load import load

    folder = cache_folder()
    return load(plans_root(plans), cache=ReadOnlyCache.below(folder) if folder else Cache())
