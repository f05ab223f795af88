"""Options that are taken as typed, without a pydantic adapter for each.

Typer 0.29 builds one for every parameter of a command that runs, even for those that are not given, and so imports all of
pydantic: a third of the time that `wsoa status` takes. Our options are texts, one or several, paths, words from a list and
flags; they need none.
Where a later Typer works otherwise, its own way is used, and tests/cli/test_light_start.py says that this module can go.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class QuickCommand(TyperCommand):
    """A command whose texts, paths, words and flags are read without pydantic."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, set to be taken as typed."""
        params = _as_typed(super().get_params(ctx))
        if ctx.resilient_parsing:  # nothing runs: somebody has pressed the Tab key
            _complete(params)
        return params

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Takes the words apart; a number below nought is a value, and no option that nobody knows."""
        ctx.ignore_unknown_options = any(map(_BELOW_NOUGHT.fullmatch, args))
        return super().parse_args(ctx, args)


class QuickGroup(TyperGroup):
    """The same for what stands before the command."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, set to be taken as typed."""
        return _as_typed(super().get_params(ctx))


_BELOW_NOUGHT = re.compile(r"-[.,]?[0-9][0-9.,]*%?")


def _complete(params: Sequence[Any]) -> None:
    """Says of each parameter what the Tab key may offer for it."""
    from wsoa_cli.cli.completing import offers

    for param in params:
        if offered := offers(param.name):
            param._custom_shell_complete = offered  # noqa: SLF001 - Typer sets it in the same way, from each declaration


def _as_typed(params: Sequence[Any]) -> list[Any]:
    for param in params:
        if getattr(param, "_runtime_param", True) is None:
            param._runtime_param = _AsTyped()  # noqa: SLF001 - see the module's docstring
    return list(params)


class _AsTyped:
    """Stands where Typer keeps its adapter, and calls for that adapter where a value is of any other kind."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if value is None or isinstance(value, bool):
            return value
        descriptor = param.type_descriptor
        if descriptor.annotation == list[str]:
            return tuple(value)
        if descriptor.choices:
            return _word(str(value), descriptor.choices, param, ctx)
        if descriptor.annotation in {str, Path}:
            return descriptor.annotation(value)
        param._runtime_param = None  # noqa: SLF001 - see the module's docstring
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def _word(value: str, choices: tuple[str, ...], param: Any, ctx: Any) -> str:
    if value in choices:
        return value
    near = get_close_matches(value.lower().replace(" ", "_"), choices, n=1)
    hint = f"did you mean {near[0]}?" if near else f"write one of: {', '.join(choices)}"
    raise typer.BadParameter(f"{value!r} is none of its words; {hint}", ctx=ctx, param=param)
