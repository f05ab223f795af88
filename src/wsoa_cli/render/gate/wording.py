"""What a finding says, in the words that all of these formats share."""

from wsoa_cli.render.safe import safe
from wsoa_cli.rules.finding import Origin
from wsoa_cli.store.located import Located

ORIGINS: dict[Origin, str] = {"new": "new", "calendar": "only time passed", "existing": "there before"}
"""What is said of where a finding comes from, where plans are compared with an earlier state of theirs."""


def told(one: Located) -> str:
    """What is wrong, on one line, and where it comes from where that is known."""
    return safe(f"{one.message} ({ORIGINS[one.origin]})" if one.origin else one.message)


def told_with_cure(one: Located) -> str:
    """What is wrong and, on a second line, what to write instead."""
    return f"{told(one)}\ninstead: {safe(one.hint)}" if one.hint else told(one)
