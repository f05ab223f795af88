"""`plan.yaml`: who, why, findings, governance, and the dates that bind the whole plan."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from wsoa_cli.model.entity import Entity, entity
from wsoa_cli.model.scalars import (
    AcademicYear,
    Areas,
    Count,
    Day,
    EmailAddress,
    Flag,
    FormatVersion,
    Id,
    Text,
    WhenText,
    WorkingDays,
)
from wsoa_cli.model.vocabulary import (
    Activity,
    Audience,
    CheckLevel,
    DeadlineKind,
    DecisionStatus,
    FindingKind,
    Framework,
    PlanKind,
    PrincipleKind,
    Sector,
    Stage,
)


@entity
class Inspection(Entity):
    """The inspection that the plan answers."""

    start: Day | None = None
    """First day on site."""
    end: Day | None = None
    """Last day on site."""
    report_received: Day | None = None
    """The day the area received the report: the statutory clock starts."""
    report_published: Day | None = None
    """The day the report was published."""


@entity
class Organisation(Entity):
    """A body that leads or contributes: council, health body, forum, school."""

    id: Id
    """A short name, used wherever the organisation is meant."""
    name: Text
    """Its full name."""
    sector: Sector | None = None
    """What kind of body it is."""


@entity
class Post(Entity):
    """A post is who answers; the person in it is a detail that changes."""

    id: Id
    """A short name, used wherever the post is meant."""
    title: Text
    """What the post is called."""
    organisation: Id | None = None
    """The organisation that the post belongs to."""
    holder: Text | None = None
    """Who holds it now; leave out while it is vacant."""
    publish_name: Flag = False
    """Whether the holder's name may stand on public pages."""
    email: EmailAddress | None = None
    """Where messages to this post go; shown to nobody outside."""


@entity
class Board(Entity):
    """A board, committee or group that decides or oversees."""

    id: Id
    """A short name, used wherever the board is meant."""
    name: Text
    """Its full name."""
    meets: Text | None = None
    """How often it meets, such as monthly."""


@entity
class Finding(Entity):
    """Something that inspectors require to be put right."""

    id: Id
    """A short name, such as F1."""
    kind: FindingKind | None = None
    """How grave it is, in the inspectors' words."""
    text: Text
    """What the inspectors wrote."""
    source: Text | None = None
    """Where they wrote it."""
    outcomes: tuple[Text, ...] = ()
    """What must be true for children and families when it is put right."""
    served_by: tuple[Id, ...] = ()
    """Actions elsewhere that serve it, where it has no workstream of its own."""
    audience: Audience | None = None
    """Who may see it; public where absent."""


@entity
class Principle(Entity):
    """A vision, principle, promise or pledge that actions can align to."""

    id: Id
    """A short name, such as welcome."""
    text: Text
    """The words themselves."""
    kind: PrincipleKind | None = None
    """What kind of statement it is."""


@entity
class Condition(Entity):
    """What the inspectors asked for when they accepted the plan."""

    id: Id
    """A short name, such as R1."""
    text: Text
    """What they asked for."""
    source: Text | None = None
    """Where they asked."""
    due: WhenText | None = None
    """By when it must be answered."""
    response: Text | None = None
    """What was done about it."""
    actions: tuple[Id, ...] = ()
    """The actions that answer it."""
    audience: Audience | None = None
    """Who may see it; public where absent."""


@entity
class Counting(Entity):
    """A deadline that follows from a day and a number of working days in England, the first day not counted."""

    from_: Day = field(metadata={"alias": "from"})
    """The day from which days are counted; it is not counted itself."""
    working_days: WorkingDays
    """How many working days in England."""
    clear: Flag = False
    """Whether they are clear days: the last day does not count either, so that as many whole ones lie between."""


@entity
class Deadline(Entity):
    """A date that binds the plan as a whole."""

    id: Id
    """A short name, such as submit."""
    title: Text
    """What must be done by then."""
    kind: DeadlineKind | None = None
    """Who set it: the law, somebody outside, or the area itself."""
    due: WhenText | None = None
    """The date; may be left out where `counts` gives it."""
    met: Day | None = None
    """The day it was met."""
    counts: Counting | None = None
    """How the date is counted: {from: 2022-02-22, working_days: 70}."""
    audience: Audience | None = None
    """Who may see it; public where absent."""


@entity
class RestrictedPeriod(Entity):
    """A time in which something is held back, such as publicity before a poll."""

    id: Id
    """A short name, such as ge-2019."""
    title: Text
    """What it is."""
    start: Day
    """Its first day."""
    end: Day
    """Its last day."""
    restricts: tuple[Activity, ...] = ()
    """The kinds of activity that are held back; publication and launch where absent."""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"it ends on {self.end}, before it starts on {self.start}: exchange or mend the two days")


@entity
class Decision(Entity):
    """Something that a board has to decide."""

    id: Id
    """A short name, such as D1."""
    board: Id | None = None
    """The board that decides."""
    title: Text
    """What is to be decided."""
    status: DecisionStatus = "pending"
    """Where it stands."""
    due: WhenText | None = None
    """By when it is needed."""
    date: Day | None = None
    """The day it was decided."""
    audience: Audience | None = None
    """Who may see it; public where absent."""


@entity
class Implications(Entity):
    """What the plan means for money, law, equality and rural places, as reports to committees ask."""

    financial: Text | None = None
    """Financial implications."""
    legal: Text | None = None
    """Legal implications."""
    equalities: Text | None = None
    """Equalities implications."""
    rural: Text | None = None
    """Rural implications."""


@entity
class Report(Entity):
    """What a report to a committee needs and the plan does not say otherwise."""

    committee: Id | None = None
    """The board that the report is for."""
    author: Id | None = None
    """The post that reports."""
    recommendations: tuple[Text, ...] = ()
    """What the committee is asked to do."""
    origin: Text | None = None
    """Who asked for the report."""
    purpose: tuple[Text, ...] = ()
    """What the report is for."""
    terms_of_reference: Text | None = None
    """Under which of the committee's terms it considers the report."""
    timescales: Text | None = None
    """Whether it is a major policy item, and when cabinet considers it."""
    statutory_duties: Text | None = None
    """Which duties the law gives the area here."""
    inspection: Text | None = None
    """How the inspection went."""
    consultation: Text | None = None
    """Who has been consulted, and how."""
    anticipated_outcomes: Text | None = None
    """What is expected to come of it."""
    appendices: tuple[Text, ...] = ()
    """What is attached."""


@entity
class Term(Entity):
    """A school term, as the area sets it."""

    name: Text
    """Its name, such as autumn: AY2019-20 autumn means this one."""
    year: AcademicYear
    """The academic year, such as 2019-20."""
    start: Day
    """Its first day."""
    end: Day
    """Its last day."""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"it ends on {self.end}, before it starts on {self.start}: exchange or mend the two days")
        first = int(self.year[:4])
        if self.start < date(first, 8, 1) or self.end > date(first + 1, 9, 30):
            raise ValueError(f"{self.start} to {self.end} is no term of {self.year}: mend the days, or the year")


@entity
class DayOff(Entity):
    """A day that does not count as a working day here, beyond the bank holidays of England."""

    day: Day
    """The day."""
    title: Text | None = None
    """Why."""


@entity
class Calendar(Entity):
    """The plan's own calendar."""

    terms: tuple[Term, ...] = ()
    """School terms, which are local."""
    extra_days_off: tuple[DayOff, ...] = ()
    """Days that do not count as working days."""


@entity
class Settings(Entity):
    """Numbers that this plan wants otherwise."""

    due_soon_days: Count = 30
    """How many days ahead an open action counts as due soon."""
    update_every_days: Count = 35
    """How often an open action should have an update, in days."""
    moves_need_approval: Flag = False
    """Whether moving an agreed date needs an approver."""
    one_post_leads_at_most: Count = 12
    """How many open actions one post should lead at most."""
    check_level: CheckLevel = "standard"
    """How strictly `wsoa check` looks: draft, standard or strict."""


@entity
class Legend(Entity):
    """What the colours mean in this plan, in its own words."""

    blue: Text | None = None
    """What blue means here."""
    green: Text | None = None
    """What green means here."""
    amber: Text | None = None
    """What amber means here."""
    red: Text | None = None
    """What red means here."""
    grey: Text | None = None
    """What grey means here."""


@entity
class Waiver(Entity):
    """A rule that is set aside for one item, with the reason, the author and an end."""

    rule: Text
    """The rule's name, such as no-trajectory."""
    on: Id | None = None
    """The item; the whole plan where absent."""
    reason: Text
    """Why."""
    by: Id | None = None
    """The post that takes responsibility."""
    until: Day | None = None
    """The last day on which it holds."""


@entity
class PlanHead(Entity):
    """The whole of `plan.yaml`."""

    format: FormatVersion
    """The version of this format: 1."""
    id: Id
    """The plan's id: the name of its folder."""
    title: Text
    """What the plan is called."""
    kind: PlanKind
    """What kind of plan it is."""
    framework: Framework | None = None
    """The inspection framework that it answers to."""
    areas: Areas
    """The local areas that it covers."""
    stage: Stage
    """draft, submitted, accepted or closed; a closed plan raises no alert."""
    summary: Text | None = None
    """One or two sentences for the front page."""
    continues: Id | None = None
    """The plan that this one succeeds."""
    inspection: Inspection | None = None
    """The inspection that it answers."""
    organisations: tuple[Organisation, ...] = ()
    """The bodies that lead or contribute."""
    posts: tuple[Post, ...] = ()
    """The posts that answer for something."""
    boards: tuple[Board, ...] = ()
    """The boards that decide or oversee."""
    findings: tuple[Finding, ...] = ()
    """What the inspectors require to be put right."""
    strengths: tuple[Text, ...] = ()
    """What the inspectors praised, so that nobody breaks it."""
    principles: tuple[Principle, ...] = ()
    """Visions, principles, promises and pledges."""
    conditions: tuple[Condition, ...] = ()
    """What the inspectors asked for when they accepted the plan."""
    deadlines: tuple[Deadline, ...] = ()
    """Dates that bind the plan as a whole."""
    restricted_periods: tuple[RestrictedPeriod, ...] = ()
    """Times in which something is held back."""
    decisions: tuple[Decision, ...] = ()
    """What boards have to decide."""
    implications: Implications | None = None
    """Financial, legal, equalities and rural implications."""
    report: Report | None = None
    """What a report to a committee needs beyond the plan."""
    calendar: Calendar = Calendar()
    """School terms and extra days off."""
    settings: Settings = Settings()
    """Numbers that this plan wants otherwise."""
    legend: Legend | None = None
    """What the colours mean in this plan."""
    waivers: tuple[Waiver, ...] = ()
    """Rules set aside, with reason, author and end."""
