"""An action as it stands on the page of its workstream."""

from collections.abc import Iterator

from wsoa_cli.derive.audience import safe_link
from wsoa_cli.derive.slippage import Move, Slippage
from wsoa_cli.derive.standing import Standing
from wsoa_cli.derive.words import days
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.workstream import Action, Evidence
from wsoa_cli.render.site import wording
from wsoa_cli.render.site.dates import in_words, when_in_words
from wsoa_cli.render.site.markup import Html, apart, colour, entry, link, link_out, links, listed, text, texts
from wsoa_cli.render.site.places import Here


def action_entry(one: Standing, slip: Slippage | None, here: Here) -> Html:
    """All that is told of an action; its id leads to its address, for whoever wants to hand that on."""
    action = one.action
    facts = "".join(entry(term, said) for term, said in _facts(one, here))
    parts = "".join(_parts(action, slip, here.places.plan))
    head = f"<h3>{link(here.to(here.places.action(one)), action.id)} {apart(action.title)}</h3>"
    start = f'<section class="action is-{one.rating.colour or "none"}" id="{text(here.places.anchor(one))}">'
    return Html(f"{start}\n{head}\n<dl>\n{facts}</dl>\n{parts}</section>\n")


def _facts(one: Standing, here: Here) -> Iterator[tuple[str, Html]]:
    yield from _progress(one, here.places.plan)
    yield from _scope(one.action, here.places.plan)
    yield from _ties(one.action, here)


def _progress(one: Standing, plan: Plan) -> Iterator[tuple[str, Html]]:
    """How far it is, and its dates."""
    action, calendar = one.action, plan.calendar
    yield "Colour", Html(f"{colour(one.rating)} {text(wording.reason(one.rating))}")
    yield "Status", text(wording.worded(action.status))
    typed = f" (“{action.due_text}”)" if action.due_text else ""
    yield "Deadline", text(f"{wording.deadline(one, plan)}{typed}")
    if action.start:
        yield "Start", text(wording.capital(when_in_words(action.start, calendar)))
    if action.forecast and one.is_open:
        yield "Now expected", text(wording.capital(when_in_words(action.forecast, calendar)))
    if action.finished:
        yield "Delivered on", text(in_words(action.finished))
    if action.embedded_on:
        yield "In routine use since", text(in_words(action.embedded_on))


def _scope(action: Action, plan: Plan) -> Iterator[tuple[str, Html]]:
    """Who does it, for whom, and what it changes."""
    if action.lead:
        yield "Who does it", texts(wording.who(action.lead, plan))
    if action.partners:
        yield "Delivery partners", texts(wording.who(action.partners, plan))
    if action.age_bands:
        yield "Ages", texts(action.age_bands)
    if action.areas:
        yield "Where", texts(action.areas)
    if action.findings:
        yield "Puts right", texts(action.findings)
    if action.impact:
        known = action.impact_known_by
        by = f"; to be known by {when_in_words(known, plan.calendar)}" if known else ""
        yield "Change that families feel", text(f"{wording.IMPACTS[action.impact]}{by}")


def _ties(action: Action, here: Here) -> Iterator[tuple[str, Html]]:
    """What it needs, what measures it, and what it costs."""
    if action.needs:
        yield "Needs first", links(_need(need, here) for need in action.needs)
    named = [at for one in action.measures if (at := here.places.measures_by_id.get(one.lower()))]
    if named:
        yield "Measured by", links(map(here.to_measure, named))
    if action.budget and action.budget.total is not None:
        yield "Budget", text(f"£{action.budget.total:,f}")


def _need(need: str, here: Here) -> Html:
    other = here.places.standings_by_id.get(need.lower())
    return here.to_action(other) if other else text(need)


def _parts(action: Action, slip: Slippage | None, plan: Plan) -> Iterator[str]:
    """How its date has moved, what has been said of it, and what shows it."""
    if slip:
        late = f", now {days(abs(slip.days))} {'later' if slip.days > 0 else 'earlier'}" if slip.days else ""
        yield f'<p class="label">First agreed for {text(wording.typed(slip.first, plan))}{late}:</p>\n'
        yield listed(_move(move, plan) for move in slip.moves)
    if action.updates:
        yield '<p class="label">What has been said:</p>\n'
        yield listed(Html(f"{text(in_words(update.date))}: {apart(update.text)}") for update in action.updates)
    if action.evidence:
        yield '<p class="label">What shows it:</p>\n'
        yield listed(_piece(piece, plan) for piece in action.evidence)


def _move(move: Move, plan: Plan) -> Html:
    why = f"Reason: {wording.sentence(move.reason)}" if move.reason else "No reason is given."
    agreed = f" Agreed by {wording.who([move.approved_by], plan)[0]}." if move.approved_by else ""
    old, new = wording.typed(move.old, plan), wording.typed(move.new, plan)
    return text(f"{in_words(move.on)}: from {old} to {new}. {why}{agreed}")


def _piece(piece: Evidence, plan: Plan) -> Html:
    address = safe_link(piece.link)
    title = link_out(address, piece.title) if address else apart(piece.title)
    return Html(f"{title}, {text(when_in_words(piece.date, plan.calendar))}" if piece.date else title)
