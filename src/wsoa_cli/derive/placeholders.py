"""The words of a first plan (`wsoa init`) that say what should stand in their place, and no more."""

from collections.abc import Iterator

from wsoa_cli.derive.public_texts import PublicText, public_texts
from wsoa_cli.model.plan import Plan

PLACEHOLDERS = frozenset(
    {
        "Improvement plan of our area",
        "Our area",
        "Our Council",
        "Our Parent Carer Forum",
        "Our Young Voices",
        "What was found, in the words of whoever found it.",
        "Where they wrote it.",
        "What families will notice when it is put right.",
        "The first workstream",
        "The first thing to be done",
        "What shows that it helps",
    }
)
"""As `commands/first_plan.py` writes them; a test compares the two."""


def placeholders(plan: Plan) -> Iterator[PublicText]:
    """The public texts of a plan that nobody has replaced yet."""
    return (text for text in public_texts(plan) if text.text.strip() in PLACEHOLDERS)
