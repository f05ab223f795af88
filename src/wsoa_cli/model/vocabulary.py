"""The fixed words of the format (docs/format.md). Where the field means something of its own by one, that stands beside it."""

from typing import Literal, get_args

Audience = Literal["public", "board", "internal"]

PlanKind = Literal[
    "written_statement_of_action", "accelerated_progress_plan", "priority_action_plan", "strategy", "improvement_plan"
]
Framework = Literal["area_send_2016", "area_send_2023", "none"]
Stage = Literal["draft", "submitted", "accepted", "closed"]
Sector = Literal[
    "local_authority",
    "education",
    "health",
    "social_care",
    "public_health",
    "parent_carers",
    "young_people",
    "school",
    "early_years",
    "further_education",
    "voluntary",
    "inspectorate",
    "government",
]
FindingKind = Literal["significant_weakness", "priority_action", "improvement"]
PrincipleKind = Literal["vision", "principle", "corporate_priority", "promise", "pledge"]
DeadlineKind = Literal["statutory", "external", "internal"]
DecisionOutcome = Literal["agreed", "refused"]
DecisionStatus = Literal["pending", DecisionOutcome]

ActionStatus = Literal["not_started", "in_progress", "delivered", "embedded", "carried_over", "withdrawn"]
ACTION_STATUSES: tuple[ActionStatus, ...] = (
    "not_started",
    "in_progress",
    "delivered",  # the output exists
    "embedded",  # in routine use and shown to hold
    "carried_over",  # goes on in a plan that succeeds this one
    "withdrawn",
)
OPEN: frozenset[ActionStatus] = frozenset({"not_started", "in_progress"})
DONE: frozenset[ActionStatus] = frozenset({"delivered", "embedded"})
GIVEN_UP: frozenset[ActionStatus] = frozenset({"carried_over", "withdrawn"})  # nobody waits here for it any more

Confidence = Literal["high", "medium", "low"]
Impact = Literal["none_yet", "too_early", "emerging", "evidenced", "not_achieved"]  # a change that families feel
Activity = Literal["publication", "launch", "consultation", "recruitment", "commissioning", "training", "review", "other"]
EvidenceKind = Literal["activity", "output", "outcome", "lived_experience"]
Colour = Literal["blue", "green", "amber", "red", "grey"]

MeasureKind = Literal["process", "output", "outcome", "lived_experience"]
Unit = Literal["percent", "count", "days", "weeks", "rate", "score", "gbp", "ratio"]
Better = Literal["higher", "lower", "context"]  # context: watched, not judged
Frequency = Literal["monthly", "quarterly", "termly", "six_monthly", "annual"]
Basis = Literal["actual", "provisional", "projected", "survey"]

CheckLevel = Literal["draft", "standard", "strict"]

Schedule = Literal["not_due", "on_track", "due_soon", "late_start", "overdue", "finished_on_time", "finished_late"]

ItemKind = Literal[
    "action",
    "measure",
    "workstream",
    "finding",
    "deadline",
    "condition",
    "decision",
    "post",
    "organisation",
    "board",
    "principle",
    "outcome",
]
ITEM_KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
"""The kinds of thing that have an id, in the order in which `wsoa show` looks."""
