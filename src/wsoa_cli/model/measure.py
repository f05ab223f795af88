"""Measures: quantities with a unit, a direction, a baseline, a target and the readings in between."""

from __future__ import annotations

from wsoa_cli.model.entity import Entity, entity
from wsoa_cli.model.scalars import AgeBand, Day, Id, MonthName, Number, Text, WhenText
from wsoa_cli.model.vocabulary import Audience, Basis, Better, Frequency, MeasureKind, Unit


@entity
class Baseline(Entity):
    """Where the measure stood at the start, or by when that is to be found out."""

    value: Number | None = None
    """The value at the start."""
    date: WhenText | None = None
    """When that was."""
    due: WhenText | None = None
    """By when it is to be set, where it is not known yet."""
    note: Text | None = None
    """What a reader should know about it."""


@entity
class Target(Entity):
    """Where the measure should be, and by when."""

    value: Number | None = None
    """The value aimed at."""
    by: WhenText | None = None
    """By when."""
    note: Text | None = None
    """What a reader should know about it."""


@entity
class Milestone(Entity):
    """One dated value on the way from baseline to target."""

    by: WhenText
    """By when."""
    value: Number
    """The value that should be reached by then."""
    note: Text | None = None
    """What a reader should know about it."""


@entity
class Benchmark(Entity):
    """What others reach."""

    name: Text
    """Whose value it is, such as England average."""
    value: Number | None = None
    """Their value."""
    date: WhenText | None = None
    """When it was so."""


@entity
class Reading(Entity):
    """One observed value."""

    date: Day
    """The day to which the value belongs."""
    value: Number
    """The value."""
    basis: Basis = "actual"
    """Whether it was counted, is provisional, projected or from a survey."""
    note: Text | None = None
    """What a reader should know about it."""


@entity
class Measure(Entity):
    """A quantity that shows whether things get better."""

    id: Id
    """A short name, such as M1.1."""
    title: Text
    """What is measured."""
    kind: MeasureKind | None = None
    """Whether it watches process, output, outcome or lived experience."""
    unit: Unit
    """What the numbers count."""
    unit_note: Text | None = None
    """More about the unit, such as: per 10,000 pupils."""
    better: Better
    """Which direction is better; context is watched, not judged."""
    findings: tuple[Id, ...] = ()
    """The findings that it speaks to; its workstream's, where absent."""
    age_bands: tuple[AgeBand, ...] = ()
    """The ages that it covers, such as 0-25."""
    areas: tuple[Text, ...] = ()
    """The areas that it covers; the plan's, where absent."""
    owner: Id | None = None
    """The post that sees to the readings."""
    source: Text | None = None
    """Where the numbers come from."""
    frequency: Frequency | None = None
    """How often a reading is due."""
    resets: MonthName | None = None
    """The month in which a yearly counter starts again."""
    baseline: Baseline | None = None
    """Where it stood at the start."""
    target: Target | None = None
    """Where it should be, and by when."""
    trajectory: tuple[Milestone, ...] = ()
    """Dated values between baseline and target."""
    benchmark: Benchmark | None = None
    """What others reach."""
    readings: tuple[Reading, ...] = ()
    """The values observed."""
    audience: Audience | None = None
    """Who may see it; public where absent."""
