"""The rows of the lists: measures, dates and changes."""

from datetime import date

from wsoa_cli.derive.changes import Change
from wsoa_cli.derive.deadlines import DeadlineStanding
from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.standing import Standing
from wsoa_cli.render.site import wording
from wsoa_cli.render.site.dates import in_words, when_in_words
from wsoa_cli.render.site.markup import Html, apart, colour, link, row, text
from wsoa_cli.render.site.places import Here


def measure_row(at: MeasureStanding, here: Here) -> Html:
    """A measure, where it is and where it should be."""
    measure, latest = at.measure, at.latest
    reading = f"{wording.value(measure, latest.value)} on {in_words(latest.date)}" if latest else "No reading yet"
    cells = (("Latest", text(reading)), ("Target", text(_target(at))), ("Colour", colour(at.rating)))
    return row(here.to_measure(at), cells)


def _target(at: MeasureStanding) -> str:
    target = at.measure.target
    if target is None or target.value is None:
        return "None given"
    by = f" by {when_in_words(target.by, at.plan.calendar)}" if target.by else ""
    return f"{wording.value(at.measure, target.value)}{by}"


def deadline_row(at: DeadlineStanding) -> Html:
    """A date that binds the whole plan."""
    what, state = Html(f"{apart(at.deadline.title)} (the whole plan)"), text(wording.deadline_state(at))
    return _dated(at.latest, what, state)


def action_row(one: Standing, here: Here) -> Html:
    """The deadline of an action."""
    return _dated(one.timing.latest, here.to_action(one), text(wording.where_it_stands(one)))


def _dated(latest: date | None, what: Html, state: Html) -> Html:
    by = in_words(latest) if latest else "No date given"
    return row(text(by), (("What", what), ("Where it stands", state)))


def change_item(one: Change, here: Here) -> Html:
    """What has changed of one thing, with a link to it where it has a place of its own."""
    named = f"{one.id}, {one.title}" if one.group != "gone" else one.id
    address = here.places.of(one.kind, one.id)
    what = link(here.to(address), named) if address else text(named)
    words = wording.change(one, here.places.plan)
    told = text(f": {words}" if words else "")
    return Html(f"<li>{text(wording.worded(one.kind))} {what}{told}</li>\n")
