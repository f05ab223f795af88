"""What a change goes from and to, as what it is: a number, a date, posts, or what a measure is to reach."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from wsoa_cli.model.measure import Baseline, Measure
from wsoa_cli.model.when import When


@dataclass(frozen=True, slots=True)
class Aim:
    """A value of a measure, and the date by which it is to be reached, or on which it was; either may be missing."""

    value: Decimal | None
    day: When | None
    word: Literal["by", "on"] = "by"

    def __str__(self) -> str:
        return self.in_words(lambda value: f"{value:f}", str)

    def in_words(self, value: Callable[[Decimal], str], day: Callable[[When], str]) -> str:
        """The two as one says them, with words for each: 90% by 2021-03."""
        parts = (value(self.value) if self.value is not None else "", f"{self.word} {day(self.day)}" if self.day else "")
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Aims:
    """What a measure is to reach: its target alone, or every step of its trajectory; or where it began."""

    steps: tuple[Aim, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.steps))


@dataclass(frozen=True, slots=True)
class Posts:
    """Who leads or answers: the ids of posts, boards and organisations; `others`, that there are more who are not named."""

    ids: tuple[str, ...]
    others: bool = False

    def __str__(self) -> str:
        return " ".join(self.ids)


AimField = Literal["target", "trajectory", "baseline"]

Value = str | Decimal | When | date | Aims | Posts
"""A text is a word of the format, an id, or somebody's words."""


def typed(value: Value | None) -> str | None:
    """A value as it would be typed into a file."""
    if value is None:
        return None
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def posts(ids: Iterable[str]) -> Posts | None:
    """Some posts; None where there are none."""
    found = tuple(ids)
    return Posts(found) if found else None


def aims(measure: Measure) -> dict[AimField, Aims | None]:
    """What a measure is held against, by the field that says so."""
    baseline, target = measure.baseline, measure.target
    steps = tuple(Aim(one.value, one.by) for one in measure.trajectory)
    return {
        "target": _aim(target.value, target.by) if target else None,
        "trajectory": Aims(steps) if steps else None,
        "baseline": _began(baseline) if baseline else None,
    }


def _began(baseline: Baseline) -> Aims | None:
    """Where it stood and when; where that is not known yet, by when it is to be found out."""
    known = baseline.value is not None
    return _aim(baseline.value, baseline.date if known else baseline.due, "on" if known else "by")


def _aim(value: Decimal | None, day: When | None, word: Literal["by", "on"] = "by") -> Aims | None:
    return None if value is None and day is None else Aims((Aim(value, day, word),))
