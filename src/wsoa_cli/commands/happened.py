"""What is written down as having happened has happened."""

from datetime import date

from wsoa_cli.errors import UsageError


def require_happened(on: date, today: date, instead: str) -> None:
    """Refuses a day that is yet to come; `instead` is what to do until then. Raises UsageError."""
    if on > today:
        raise UsageError(f"{on} is yet to come", instead)
