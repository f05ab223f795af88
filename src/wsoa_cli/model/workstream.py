"""`workstreams/*.yaml`: the actions and measures that one senior officer answers for."""

from __future__ import annotations

from dataclasses import field

from wsoa_cli.model.entity import Entity, entity
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.scalars import ActionReference, AgeBand, Day, Id, Link, Number, Text, WhenText
from wsoa_cli.model.vocabulary import ActionStatus, Activity, Audience, Colour, Confidence, EvidenceKind, Impact


@entity
class Outcome(Entity):
    """What the workstream is to achieve."""

    id: Id
    """A short name, such as O1."""
    text: Text
    """What will be true."""


@entity
class DueChange(Entity):
    """One move of an agreed date: when, from, to, why, and who agreed."""

    on: Day
    """The day on which the date was moved."""
    from_: WhenText | None = field(default=None, metadata={"alias": "from"})
    """The date before; absent where there was none."""
    to: WhenText
    """The date after."""
    reason: Text
    """Why, in a word that can be counted, such as recruitment."""
    note: Text | None = None
    """More about the reason."""
    approved_by: Id | None = None
    """The board or post that agreed."""


@entity
class BudgetLine(Entity):
    """One line of a budget."""

    item: Text
    """What is paid for."""
    each: Number
    """Pounds for one."""
    count: Number
    """How many."""


@entity
class Budget(Entity):
    """What an action costs, in pounds."""

    total: Number | None = None
    """Pounds in all."""
    lines: tuple[BudgetLine, ...] = ()
    """What the total is made of."""
    to_be_costed: tuple[Text, ...] = ()
    """What has no price yet."""


@entity
class Evidence(Entity):
    """A dated item that supports a claim."""

    title: Text
    """What it is."""
    kind: EvidenceKind | None = None
    """Whether it shows activity, output, outcome or lived experience."""
    date: WhenText | None = None
    """Its date."""
    link: Link | None = None
    """Where it can be found."""
    audience: Audience | None = None
    """Who may see it; board where absent."""


@entity
class Update(Entity):
    """What was written about an action on a day; added to, never changed."""

    date: Day
    """The day it was written."""
    by: Id | None = None
    """The post that wrote it."""
    text: Text
    """What was written."""
    audience: Audience | None = None
    """Who may see it; board where absent."""


@entity
class Action(Entity):
    """One thing to be done, by somebody, by a date."""

    id: Id
    """A short name, such as 1.4."""
    title: Text
    """What will be done."""
    lead: tuple[Id, ...] = ()
    """The posts that do it; may be joint."""
    partners: tuple[Id, ...] = ()
    """The organisations that contribute."""
    start: WhenText | None = None
    """When work starts."""
    due: WhenText | None = None
    """When it must be done; lateness is judged on the last day of it."""
    due_text: Text | None = None
    """The words of the original document for the date."""
    status: ActionStatus
    """How far it is."""
    finished: Day | None = None
    """The day it was delivered."""
    embedded_on: Day | None = None
    """The day it was found to be in routine use."""
    forecast: WhenText | None = None
    """When the lead now expects it to be done."""
    review: WhenText | None = None
    """When it is looked at again; needed where due is ongoing."""
    due_changes: tuple[DueChange, ...] = ()
    """Every move of the agreed date."""
    confidence: Confidence | None = None
    """How sure the lead is of the date."""
    confidence_reason: Text | None = None
    """Why; never public."""
    impact: Impact | None = None
    """Whether children or families feel a change."""
    impact_known_by: WhenText | None = None
    """When the impact can be known."""
    findings: tuple[Id, ...] = ()
    """The findings that it serves; its workstream's, where absent."""
    measures: tuple[Id, ...] = ()
    """The measures that it should move."""
    needs: tuple[Id, ...] = ()
    """Actions or decisions that must come first."""
    part_of: Id | None = None
    """The action that this one is a part of."""
    age_bands: tuple[AgeBand, ...] = ()
    """The ages that it is for, such as 0-5."""
    areas: tuple[Text, ...] = ()
    """The areas that it is for; the plan's, where absent."""
    activity: Activity | None = None
    """What kind of activity it is."""
    aligns_to: tuple[Id, ...] = ()
    """The principles that it follows."""
    budget: Budget | None = None
    """What it costs."""
    evidence: tuple[Evidence, ...] = ()
    """What shows it."""
    updates: tuple[Update, ...] = ()
    """What was written about it, day by day."""
    rag: Colour | None = None
    """Only where the lead overrides the computed colour."""
    rag_reason: Text | None = None
    """Why the lead overrides it; never public."""
    mitigation: Text | None = None
    """What is done about it; never public."""
    audience: Audience | None = None
    """Who may see it; public where absent."""
    continues: ActionReference | None = None
    """The action of an older plan that this one continues, as old-plan:A3."""


@entity
class Workstream(Entity):
    """The whole of one file in `workstreams/`."""

    id: Id
    """A short name, such as WS1."""
    title: Text
    """What the workstream is called."""
    accountable: tuple[Id, ...]
    """The senior accountable officers: who answers, not who does."""
    findings: tuple[Id, ...] = ()
    """The findings that it serves."""
    outcomes: tuple[Outcome, ...] = ()
    """What it is to achieve."""
    actions: tuple[Action, ...] = ()
    """What will be done."""
    measures: tuple[Measure, ...] = ()
    """What shows whether it helps."""
