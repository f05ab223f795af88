"""The errors that a user can put right: each says what is wrong and what to do instead.

Faults in a plan are not exceptions: they are findings, with a line and a column (see `rules.finding`).
Anything raised that is not a `WsoaError` is a bug of ours, and `cli.entry` says so.
"""


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
    """No item has that id; `near` are the ones that look like it, `known` all there are, where they are few."""

    def __init__(self, what: str, asked: str, near: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> None:
        kind = what.partition(" ")[0]
        hint = "wsoa list shows every action" if kind in {"action", "item"} else f"there is no {kind} at all"
        if near:
            hint = f"did you mean {' or '.join(near)}?"
        elif known:
            hint = f"there are: {', '.join(known[:8])}{', …' if len(known) > 8 else ''}"
        super().__init__(f"there is no {what} {asked}", hint)


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
