"""Who leads: what each post has to do, what it is called, and which organisation a lead belongs to."""

from collections.abc import Iterable

from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Board, Organisation
from wsoa_cli.model.workstream import Action


def open_actions_by_lead(standings: Iterable[Standing]) -> dict[str, list[Action]]:
    """The open actions that each lead has, alone or with others, by the lead's id in small letters."""
    led: dict[str, list[Action]] = {}
    for standing in standings:
        if standing.is_open:
            for lead in {lead.lower() for lead in standing.action.lead}:
                led.setdefault(lead, []).append(standing.action)
    return led


def organisation_of(plan: Plan, lead: str) -> Organisation | None:
    """The organisation that a lead's post belongs to, or that it is itself.

    None where the plan does not say, and for a board, on which several sit.
    """
    post = plan.post(lead)
    if post:
        return plan.organisation(post.organisation) if post.organisation else None
    return None if plan.find("board", lead) else plan.organisation(lead)


def called(plan: Plan, one: str, *, with_holder: bool) -> str:
    """What a post, a board or an organisation is called, for those who do not know its id; the id, where it is none of them.

    The public is not told that a post is vacant: its holder may only not wish to be named.
    """
    post = plan.post(one)
    if post is not None:
        holder = post.holder or (None if plan.is_for_public else "vacant")
        return f"{post.title} ({holder})" if with_holder and holder else post.title
    board = plan.find("board", one)
    if board is not None and isinstance(board.item, Board):
        return board.item.name
    organisation = plan.organisation(one)
    return organisation.name if organisation else one


def answerers(plan: Plan) -> list[str]:
    """The ids of all to whom something can fall: leads, owners of measures, and who is accountable."""
    leads = (lead for at in plan.actions for lead in at.item.lead)
    owners = (at.item.owner for at in plan.measures if at.item.owner)
    officers = (post for at in plan.workstreams for post in at.item.accountable)
    known: dict[str, str] = {}
    for one in (*leads, *owners, *officers):
        known.setdefault(one.lower(), one)
    return list(known.values())


def everybody(plan: Plan) -> list[str]:
    """The ids of all who could be asked for: every post, and boards and organisations that lead."""
    known = {post.id.lower(): post.id for post in plan.head.posts}
    for one in answerers(plan):
        known.setdefault(one.lower(), one)
    return list(known.values())
