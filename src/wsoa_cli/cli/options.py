"""The options that commands share, each said once."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["text", "json", "csv", "markdown"]
Color = Literal["auto", "always", "never"]
FailOn = Literal["error", "warning", "note", "never"]

PlansOption = Annotated[
    Path | None,
    typer.Option("--plans", envvar="WSOA_PLANS", metavar="DIR", help="The folder of plans; plans/ here or above if not given."),
]
TodayOption = Annotated[
    str | None,
    typer.Option("--today", envvar="WSOA_TODAY", metavar="DATE", help="The day to judge by; today in London if not given."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE|REV", help="The plans as they stood then, with that day as today (from git)."),
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", envvar="WSOA_NO_CACHE", help="Read every file anew, and keep nothing for the next time.")
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to write the result.")]
ColorOption = Annotated[Color, typer.Option("--color", help="When to use colour; NO_COLOR and FORCE_COLOR count too.")]
PlanArgument = Annotated[str | None, typer.Argument(metavar="[PLAN]", show_default=False, help="One plan; all if not given.")]

PlanOption = Annotated[str | None, typer.Option("--plan", metavar="PLAN", help="Only this plan.")]
LeadOption = Annotated[str | None, typer.Option("--lead", metavar="POST", help="Only this lead: a post's id, title or holder.")]
WorkstreamOption = Annotated[str | None, typer.Option("--workstream", metavar="ID", help="Only this workstream.")]
PartnerOption = Annotated[str | None, typer.Option("--partner", metavar="ID", help="Only with this delivery partner.")]
