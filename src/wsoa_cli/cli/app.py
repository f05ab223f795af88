"""The commands, by hand: their order here is the order in the help."""

from typing import Annotated, Any

import typer

from wsoa_cli import __version__
from wsoa_cli.cli.as_typed import QuickGroup
from wsoa_cli.cli.on_demand import PLAIN, CommandsOnDemand
from wsoa_cli.errors import UsageError

COMMANDS = {
    "status": "status:status",
    "overdue": "actions:overdue",
    "due": "actions:due",
    "next": "next_steps:next_",
    "list": "actions:list_",
    "show": "show:show",
    "why": "why:why",
    "measures": "measures:measures",
    "deadlines": "deadlines:deadlines",
    "timeline": "timeline:timeline",
    "check": "check:check",
    "rules": "rules:rules",
    "explain": "rules:explain",
    "log": "history:log",
    "changes": "history:changes",
    "slippage": "history:slippage",
    "report": "report:report",
    "chase": "chase:chase",
    "digest": "digest:digest",
    "add": "adding:add",
    "update": "progress:update",
    "deliver": "progress:deliver",
    "withdraw": "progress:withdraw",
    "reschedule": "progress:reschedule",
    "record": "events:record",
    "meet": "events:meet",
    "decide": "events:decide",
    "set": "fields:set_",
    "unset": "fields:unset",
    "undo": "undo:undo",
    "fmt": "fmt:fmt",
    "publish": "publish:publish",
    "schema": "schema:schema",
    "init": "init:init",
}
"""The commands in the order of the help: in which room of cli/ each is, and what it is called there."""


class _AllCommands(QuickGroup):
    """The group of all commands, each built when it is asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = CommandsOnDemand(COMMANDS)  # type: ignore[assignment]  # nothing is ever added to them

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer calls it so
        """The names of the commands as they stand above."""
        return list(self.commands)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is asked for. Raises UsageError for one that is called otherwise here."""
        meant = MEANT.get(args[0].lower()) if args else None
        if meant:
            raise UsageError(f"there is no command {args[0]}", f"did you mean {' or '.join(f'wsoa {one}' for one in meant)}?")
        return super().resolve_command(ctx, args)


_SAME = {
    ("set", "update"): ("edit", "change", "modify", "comment"),
    ("deliver",): ("done", "complete", "finish", "close"),
    ("log", "changes"): ("history", "blame", "diff"),
    ("chase",): ("remind", "reminder", "email", "mail", "notify"),
    ("reschedule",): ("move", "postpone", "delay"),
    ("withdraw",): ("delete", "remove", "rm", "cancel", "drop"),
    ("add", "init"): ("new", "create"),
    ("check",): ("lint", "validate", "test"),
    ("overdue",): ("late",),
    ("publish",): ("site", "html", "web"),
}
MEANT = {word: meant for meant, words in _SAME.items() for word in words}
"""Words for which people look elsewhere, by no likeness of letters, and the commands that they mean."""

app = typer.Typer(
    name="wsoa",
    cls=_AllCommands,
    no_args_is_help=True,
    **PLAIN,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"wsoa {__version__}")
        raise typer.Exit


@app.callback()
def wsoa(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=lambda asked: _version(asked=asked), is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Public-sector action plans as YAML in git: what stands where, what is late, what is wrong.

    \b
    Examples:
      wsoa status                  where every workstream stands
      wsoa overdue                 what is late, worst first
      wsoa show S7                 one action, whole
      wsoa check                   every fault, with its line
    """
