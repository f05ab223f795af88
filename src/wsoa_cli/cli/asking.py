"""What `wsoa check` is asked, from the words of its options: which rules, how strictly, with how much grace."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from wsoa_cli.errors import UsageError
from wsoa_cli.model.vocabulary import CheckLevel
from wsoa_cli.rules.finding import Severity

if TYPE_CHECKING:
    from wsoa_cli.derive.grace import Grace
    from wsoa_cli.rules.asked import Asked

SelectOption = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE", help="Only this rule, whatever the level; several with commas, or repeated."),
]
IgnoreOption = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not this rule. Faults of files are always said.")
]
LevelOption = Annotated[
    CheckLevel | None, typer.Option("--level", help="How strictly to look, in place of check_level in each plan's settings.")
]
SeverityOption = Annotated[
    Severity, typer.Option("--severity", help="Show only what is at least so grave; --fail-on alone sets the exit code.")
]
GraceOption = Annotated[
    str | None,
    typer.Option("--grace", metavar="5d|5wd", help="Days, or working days, in which a missed date is a note and no error."),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REV|DATE",
        help="Tell what came since: compare with where this branch left REV, or with that day. Only new findings count then.",
    ),
]
FailOnCalendarOption = Annotated[
    bool, typer.Option("--fail-on-calendar", help="With --since, what time alone brought counts as well.")
]


def asked(select: Iterable[str] | None, ignore: Iterable[str] | None, level: CheckLevel | None, grace: str | None) -> "Asked":
    """What the options ask. Raises UnknownRuleError and UsageError."""
    from wsoa_cli.rules.asked import Asked
    from wsoa_cli.rules.registry import named

    return Asked(named(_listed(select)), named(_listed(ignore)), level, _grace(grace))


def _listed(given: Iterable[str] | None) -> list[str]:
    """The names of an option that takes several, with commas or repeated."""
    names = (name.strip() for text in given or () for name in text.split(","))
    return [name for name in names if name]


def _grace(span: str | None) -> "Grace":
    """Days as people type them: 5d, or 5wd for working days. Raises UsageError."""
    from wsoa_cli.derive.grace import NO_GRACE, Grace

    if span is None:
        return NO_GRACE
    found = re.fullmatch(r"([0-9]{1,3}) *(w?)d", span.strip().lower())
    if found is None:
        raise UsageError(f"--grace {span} is no number of days", "write days as 7d, or working days as 5wd")
    return Grace(int(found[1]), are_working_days=bool(found[2]))
