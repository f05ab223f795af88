"""The errors that a user can put right: each says what is wrong and what to do instead.

Faults in a plan are not exceptions: they are findings, with a line and a column (see `rules.finding`).
Anything raised that is not a `WsoaError` is a bug of ours, and `cli.entry` says so.
"""

from collections.abc import Iterable


class WsoaError(Exception):
    """Something expected went wrong, in words for the person at the terminal.

    `message` says what, `hint` what to write or do instead, `exit_code` how the process ends (README.md, Commands).
    """

    exit_code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(WsoaError):
    """The words on the command line do not make sense together."""

    exit_code = 2


class NoPlansError(WsoaError):
    """There are no plans where we were told, or left, to look."""

    def __init__(self, looked_in: str) -> None:
        super().__init__(
            f"there are no plans at {looked_in}",
            "go to a folder that has plans/ in it or above it, name one with --plans DIR, or make a first plan with: "
            "wsoa init plans/my-plan",
        )


class UnknownItemError(UsageError):
    """No item has that id; the hint names those of the `known` that look like it, else what there is.

    The known are ids or names, or ids in full, as plan:id. Of actions there are too many to name: `wsoa list` shows them.
    `where` says where it was looked for.
    """

    def __init__(self, what: str, asked: str, known: Iterable[str], where: str = "") -> None:
        kind = what.partition(" ")[0]
        there = tuple(dict.fromkeys(known))
        if near := _near(asked, there):
            hint = f"did you mean {' or '.join(near)}?"
        elif kind in {"action", "item"}:
            hint = "wsoa list shows every action"
        elif there:
            hint = f"there are: {', '.join(there[:8])}{', …' if len(there) > 8 else ''}"
        else:
            hint = f"there is no {kind} at all"
        super().__init__(" ".join(filter(None, ("there is no", what, asked, where))), hint)


def _near(asked: str, known: tuple[str, ...]) -> list[str]:
    """What looks like the name that was asked for; capitals, underscores and the plan before an id make no difference."""
    from difflib import get_close_matches  # noqa: PLC0415 - every command imports this module, and few have a name to look for

    names = {_compared(one): one for one in known}
    # Half the letters, because of F1 and F2 there are no more.
    return [names[one] for one in get_close_matches(_compared(asked), names, n=3, cutoff=0.5)]


def _compared(name: str) -> str:
    return name.rpartition(":")[2].lower().replace("_", "-")


class UnknownRuleError(UsageError):
    """No rule has that name; `near` are the ones that look like it."""

    def __init__(self, asked: str, near: tuple[str, ...] = ()) -> None:
        hint = "wsoa rules lists them all; what is wrong with a file itself is no rule, and always said"
        super().__init__(f"there is no rule {asked}", f"did you mean {' or '.join(near)}?" if near else hint)


class AmbiguousItemError(UsageError):
    """Several items have that id; each is named in full."""

    def __init__(self, asked: str, candidates: tuple[str, ...]) -> None:
        super().__init__(f"{asked} names {len(candidates)} items", f"write one of: {', '.join(candidates)}")


class DamagedCacheError(WsoaError):
    """What was kept of a file that was read before is nothing that this program wrote."""

    def __init__(self) -> None:
        super().__init__(
            "what was kept of files that were read before is not as wsoa wrote it",
            "add --no-cache, or empty the folder wsoa in your cache folder (~/.cache on most systems)",
        )


class MissingExtraError(WsoaError):
    """A format needs something that is not installed unless it is asked for."""

    def __init__(self, form: str, extra: str) -> None:
        # An environment that uv made has no pip, and which of the three made this one nobody can tell for sure.
        ways = f'uv sync --all-extras, uv tool install ".[{extra}]" or pip install ".[{extra}]"'
        super().__init__(f"what writes {form} is not installed", f"as wsoa was installed, in the folder of its source: {ways}")
