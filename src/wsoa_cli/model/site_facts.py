"""What an accessibility statement says that no plan knows: who publishes the page, how to reach them, what was tested.

What it has to say follows from the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations
2018.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Compliance = Literal["fully", "partially", "not"]
COMPLIANCES: tuple[Compliance, ...] = get_args(Compliance)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """The facts of a statement; what is None or empty is missing, and stands on the page as a gap."""

    organisation: str | None = None
    """Who publishes the page."""
    email: str | None = None
    """Where to write to."""
    telephone: str | None = None
    """Where to ring."""
    reply_days: int | None = None
    """Within how many days an answer comes."""
    compliance: Compliance | None = None
    """How far the page meets WCAG 2.2 AA."""
    not_accessible: tuple[str, ...] = ()
    """What on it does not, and why."""
    tested_on: date | None = None
    """The day of the last test."""
    tested_by: str | None = None
    """Who tested, and how."""
    prepared_on: date | None = None
    """The day on which the statement was written."""
    reviewed_on: date | None = None
    """The day on which it was last looked at."""


NO_FACTS = SiteFacts()
