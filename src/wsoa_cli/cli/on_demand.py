"""Commands that are built when they are asked for: one runs, and building them all takes as long as what most of them do."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
import typer.main

from wsoa_cli.cli.as_typed import QuickCommand

PLAIN: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}
"""Plain help: it is read at 80 columns, piped and tested, and needs no rich."""


class CommandsOnDemand(Mapping[str, Any]):
    """Commands by name, in their order; `places` says of each which room of cli/ it is in, and what it is called there."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            room, _, attribute = self._places[name].partition(":")
            self._built[name] = _built(name, getattr(import_module(f"wsoa_cli.cli.{room}"), attribute))
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _built(name: str, command: Any) -> Any:
    """A function or a group of commands as Typer runs it."""
    if isinstance(command, typer.Typer):
        built = typer.main.get_command(command)
        built.name = name
        return built
    alone = typer.Typer(add_completion=False, **PLAIN)
    alone.command(name, cls=QuickCommand)(command)
    return typer.main.get_command(alone)
