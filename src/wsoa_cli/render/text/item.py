"""One item, whole."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wsoa_cli.derive.links import Link
from wsoa_cli.derive.portrait import Portrait
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import id_of
from wsoa_cli.model.when import When
from wsoa_cli.render.derived import Facts, derived
from wsoa_cli.render.sheet import typed_fields
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, line, words

_HEADLINE = ("id", "title", "text", "name")


def item_text(portrait: Portrait, today: date, page: Page) -> str:
    """What it is, what is typed of it, what follows on the day, and what it is linked to both ways."""
    item = portrait.placed.item
    headline = _headline(item)
    parts: list[RenderableType] = [
        line(words(f"{portrait.kind} {id_of(item)}", "bold"), "  ", words(headline, "bold")),
        line(words(f"{portrait.plan.id} · {portrait.placed.place.path}", "dim")),
        Text(),
        _grid(_typed(item, headline)),
    ]
    if facts := derived(portrait, today):
        parts += [Text(), Text(f"What follows on {today}", style="bold"), _grid(_derived(facts))]
    for heading, links in (("It links to", portrait.names), ("It is linked from", portrait.named_by)):
        if links:
            parts += [Text(), Text(heading, style="bold"), _grid(_linked(links))]
    return page.print(parts)


def _grid(rows: Iterator[tuple[str, Text]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1, overflow="fold")
    for name, value in rows:
        table.add_row(name, value)
    return table


def _typed(item: Entity, headline: str) -> Iterator[tuple[str, Text]]:
    for name, value in typed_fields(item):
        is_headline = name == "id" or (name in _HEADLINE and value == headline)
        if value not in (None, ()) and not is_headline:
            yield name.replace("_", " "), _value(value)


def _derived(facts: Facts) -> Iterator[tuple[str, Text]]:
    for name, value in facts.items():
        if value is not None and value != ():
            style = COLOUR_STYLES.get(str(value), "") if name == "rag" else ""
            yield name.replace("_", " "), Text(str(value).upper(), style=style) if style else _value(value)


def _linked(links: tuple[Link, ...]) -> Iterator[tuple[str, Text]]:
    for link in links:
        what = _headline(link.item)
        yield f"{link.kind} {id_of(link.item)}", words(f"{what} ({link.field.replace('_', ' ')})")


def _named(value: Any) -> Text | None:
    """Of an item inside another, such as an action of a workstream, its id and what it is; the rest is its own page."""
    what = _headline(value) if isinstance(value, Entity) and hasattr(value, "id") else ""
    return words(f"{value.id}  {what}") if what else None


def _headline(item: Entity) -> str:
    return next((str(value) for name, value in typed_fields(item) if name in _HEADLINE[1:] and value), "")


def _value(value: Any) -> Text:
    if isinstance(value, tuple):
        whole = any(is_dataclass(one) and not isinstance(one, When) for one in value)
        return Text("\n" if whole else ", ").join(_named(one) or _value(one) for one in value)
    if is_dataclass(value) and not isinstance(value, When):
        return Text(", ").join(
            Text.assemble(f"{name.replace('_', ' ')}: ", _value(part))
            for name, part in typed_fields(value)
            if part not in (None, ())
        )
    if isinstance(value, bool):
        return Text("yes" if value else "no")
    return words(str(value))
