"""Who may see which field of a plan: the public, the board and the public, or only those who keep it (docs/format.md).

This is a list of what may leave. What is not on it stays inside, so a field that the format gains is seen by nobody outside
until somebody has decided; a test asks for that.
"""

from collections.abc import Mapping
from typing import get_args

from wsoa_cli.model.vocabulary import Audience

NARROWEST_FIRST: tuple[Audience, ...] = get_args(Audience)
"""Each audience sees what those before it see: public, board, internal."""


def _fields(public: str, *, board: str = "", internal: str = "") -> dict[str, Audience]:
    """The fields of a kind of entity, as they are called in its class, by the narrowest audience that sees them."""
    seen: tuple[tuple[Audience, str], ...] = (("public", public), ("board", board), ("internal", internal))
    return {name: audience for audience, names in seen for name in names.split()}


WHO_SEES: Mapping[str, dict[str, Audience]] = {
    "PlanHead": _fields(
        "format id title kind framework areas stage summary continues inspection organisations posts boards findings strengths "
        "principles conditions deadlines restricted_periods decisions implications report calendar settings legend",
        internal="waivers",
    ),
    "Inspection": _fields("start end report_received report_published"),
    "Organisation": _fields("id name sector"),
    "Post": _fields("id title organisation holder publish_name", internal="email"),
    "Board": _fields("id name meets"),
    "Finding": _fields("id kind text source outcomes served_by audience"),
    "Principle": _fields("id text kind"),
    "Condition": _fields("id text source due response actions audience"),
    "Deadline": _fields("id title kind due met counts audience"),
    "Counting": _fields("from_ working_days clear"),
    "RestrictedPeriod": _fields("id title start end restricts"),
    "Decision": _fields("id board title status due date audience"),
    "Implications": _fields("financial legal equalities rural"),
    "Report": _fields(
        "committee author recommendations origin purpose terms_of_reference timescales statutory_duties inspection "
        "consultation anticipated_outcomes appendices"
    ),
    "Calendar": _fields("terms extra_days_off"),
    "Term": _fields("name year start end"),
    "DayOff": _fields("day title"),
    "Settings": _fields("due_soon_days update_every_days", internal="moves_need_approval one_post_leads_at_most check_level"),
    "Legend": _fields("blue green amber red grey"),
    "Waiver": _fields("", internal="rule on reason by until"),
    "Workstream": _fields("id title accountable findings outcomes actions measures"),
    "Outcome": _fields("id text"),
    "Action": _fields(
        "id title lead partners start due due_text status finished embedded_on forecast review due_changes confidence "
        "impact impact_known_by findings measures needs part_of age_bands areas activity aligns_to budget evidence updates rag "
        "audience",
        board="confidence_reason rag_reason mitigation",
        internal="continues",
    ),
    "DueChange": _fields("on from_ to reason approved_by", board="note"),
    "Budget": _fields("total lines to_be_costed"),
    "BudgetLine": _fields("item each count"),
    "Evidence": _fields("title kind date link audience"),
    "Update": _fields("date by text audience"),
    "Measure": _fields(
        "id title kind unit unit_note better findings age_bands areas owner source frequency resets baseline target trajectory "
        "benchmark readings audience"
    ),
    "Baseline": _fields("value date due note"),
    "Target": _fields("value by note"),
    "Milestone": _fields("by value note"),
    "Benchmark": _fields("name value date"),
    "Reading": _fields("date value basis note"),
}
"""The narrowest audience that sees each field of each kind of entity, where it sees the entity."""

_SAID_IN_A_HURRY = frozenset({"Update", "Evidence"})
"""What is for the board unless it says otherwise: its words may tell of families."""


def sees(audience: Audience, what_is_for: Audience) -> bool:
    """Whether an audience sees what is for another."""
    return NARROWEST_FIRST.index(what_is_for) <= NARROWEST_FIRST.index(audience)


def sees_field(audience: Audience, kind: str, field: str) -> bool:
    """Whether an audience sees a field of a kind of entity; one that nobody has decided about is for those inside."""
    return sees(audience, WHO_SEES.get(kind, {}).get(field, "internal"))


def is_for(kind: str, marked: Audience | None) -> Audience:
    """Whom an entity of a kind is for: as it is marked, or what the format says where it is not."""
    return marked or ("board" if kind in _SAID_IN_A_HURRY else "public")
