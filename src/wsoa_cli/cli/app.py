"""The commands, by hand: their order here is the order in the help."""

from typing import Annotated

import typer

from wsoa_cli import __version__
from wsoa_cli.cli.actions import due, list_, overdue
from wsoa_cli.cli.as_typed import QuickCommand, QuickGroup
from wsoa_cli.cli.changing import decide, meet, record, reschedule, update
from wsoa_cli.cli.check import check
from wsoa_cli.cli.deadlines import deadlines
from wsoa_cli.cli.fmt import fmt
from wsoa_cli.cli.init import init
from wsoa_cli.cli.measures import measures
from wsoa_cli.cli.schema import schema
from wsoa_cli.cli.show import show
from wsoa_cli.cli.status import status

app = typer.Typer(
    name="wsoa",
    cls=QuickGroup,
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


for name, command in (
    ("status", status),
    ("overdue", overdue),
    ("due", due),
    ("list", list_),
    ("show", show),
    ("measures", measures),
    ("deadlines", deadlines),
    ("check", check),
    ("update", update),
    ("reschedule", reschedule),
    ("record", record),
    ("meet", meet),
    ("decide", decide),
    ("fmt", fmt),
    ("schema", schema),
    ("init", init),
):
    app.command(name, cls=QuickCommand)(command)
