"""How the runners of GitHub Actions and of Azure Pipelines read a log, for tests to read ours as they do.

Written from what their sources do: which lines they take for commands, and in which order they undo the escapes.
"""

import re
import unicodedata
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Command:
    """What a runner obeys."""

    name: str
    properties: dict[str, str] = field(default_factory=dict)
    data: str = ""


GITHUB_COMMANDS = {
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
}

_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
_OLD = (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%25", "%"))
_AZURE = (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%"))

Escapes = tuple[tuple[str, str], ...]


def github_commands(log: str) -> list[Command]:
    """The commands in a log, as GitHub's runner finds them."""
    found = (_github_new(line) or _github_old(line) for line in _lines(log))
    return [command for command in found if command]


def azure_commands(log: str) -> list[Command]:
    """The commands in a log, as Azure's agent finds them."""
    found = (_bracketed(line, "##vso[", _AZURE) for line in _lines(log))
    return [command for command in found if command and command.name.count(".") == 1]


def obeyed(log: str) -> list[Command]:
    """What either of the two would obey, also where characters without a width stand in between."""
    shown = "".join(one for one in log if one == "\n" or unicodedata.category(one) not in {"Cf", "Mn", "Me", "Cc"})
    return [*github_commands(log), *azure_commands(log), *github_commands(shown), *azure_commands(shown)]


def _lines(log: str) -> list[str]:
    return re.split("\r\n|\n|\r", log)


def _github_new(line: str) -> Command | None:
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    info, _, data = line[2:].partition("::")
    name, _, properties = info.partition(" ")
    if name not in GITHUB_COMMANDS:
        return None
    return Command(name, _properties(properties.strip(), ",", _PROPERTY), _undone(data, _DATA))


def _github_old(line: str) -> Command | None:
    found = _bracketed(line, "##[", _OLD)
    return found if found and found.name in GITHUB_COMMANDS else None


def _bracketed(line: str, prefix: str, escapes: Escapes) -> Command | None:
    _, found, rest = line.partition(prefix)
    info, closed, data = rest.partition("]")
    if not found or not closed:
        return None
    name, _, properties = info.partition(" ")
    return Command(name, _properties(properties, ";", escapes), _undone(data, escapes))


def _properties(text: str, separator: str, escapes: Escapes) -> dict[str, str]:
    """The properties; the runners drop what has no value, and equals signs that a value begins with."""
    pairs = (part.partition("=") for part in text.split(separator) if part)
    return {name: _undone(value.lstrip("="), escapes) for name, _, value in pairs if value.lstrip("=")}


def _undone(text: str, escapes: Escapes) -> str:
    for escape, sign in escapes:
        text = text.replace(escape, sign)
    return text
