"""The commands, by hand: their order here is the order in the help."""

from typing import Annotated, Any

import typer

from wsoa_cli import __version__
from wsoa_cli.cli.actions import due, list_, overdue
from wsoa_cli.cli.adding import add
from wsoa_cli.cli.as_typed import QuickCommand, QuickGroup
from wsoa_cli.cli.check import check
from wsoa_cli.cli.deadlines import deadlines
from wsoa_cli.cli.events import decide, meet, record
from wsoa_cli.cli.fields import set_, unset
from wsoa_cli.cli.fmt import fmt
from wsoa_cli.cli.history import changes, log, slippage
from wsoa_cli.cli.init import init
from wsoa_cli.cli.measures import measures
from wsoa_cli.cli.progress import deliver, reschedule, update, withdraw
from wsoa_cli.cli.schema import schema
from wsoa_cli.cli.show import show
from wsoa_cli.cli.status import status
from wsoa_cli.cli.undo import undo


class _InOrder(QuickGroup):
    """The group of all commands; Typer itself would name those first that have commands of their own."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer calls it so
        """The names of the commands as they stand below."""
        return [name for name, _ in COMMANDS]


app = typer.Typer(
    name="wsoa",
    cls=_InOrder,
    no_args_is_help=True,
    # Plain help: it is read at 80 columns, piped and tested, and needs no rich.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
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


COMMANDS = (
    ("status", status),
    ("overdue", overdue),
    ("due", due),
    ("list", list_),
    ("show", show),
    ("measures", measures),
    ("deadlines", deadlines),
    ("check", check),
    ("log", log),
    ("changes", changes),
    ("slippage", slippage),
    ("add", add),
    ("update", update),
    ("deliver", deliver),
    ("withdraw", withdraw),
    ("reschedule", reschedule),
    ("record", record),
    ("meet", meet),
    ("decide", decide),
    ("set", set_),
    ("unset", unset),
    ("undo", undo),
    ("fmt", fmt),
    ("schema", schema),
    ("init", init),
)

for name, command in COMMANDS:
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name)
    else:
        app.command(name, cls=QuickCommand)(command)
