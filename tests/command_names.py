"""The names of all commands, as they are typed: `status`, `add`, `add action`."""

from typing import Any

from typer.main import get_command

from wsoa_cli.cli.app import app


def command_names() -> tuple[str, ...]:
    """Every command in the order of the help, each group before what is in it."""
    return tuple(_below(get_command(app)))


def options_of(name: str) -> frozenset[str]:
    """The options of a command."""
    command: Any = get_command(app)
    for word in name.split():
        command = command.commands[word]
    return frozenset(option for parameter in command.params for option in parameter.opts)


def _below(group: Any) -> list[str]:
    found = []
    for name in group.list_commands(None):
        command = group.commands[name]
        found += [name, *(f"{name} {one}" for one in (_below(command) if hasattr(command, "commands") else ()))]
    return found
