"""The pages of a site: those of each plan, and in the end those that all share."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from typing import Any

from wsoa_cli.derive.changes import GROUPS
from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.overview import PlanOverview, WorkstreamOverview
from wsoa_cli.derive.publication import Publication
from wsoa_cli.derive.site_facts import NO_FACTS, SiteFacts
from wsoa_cli.derive.standing import Standing, by_urgency
from wsoa_cli.derive.words import days
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Finding
from wsoa_cli.model.vocabulary import ACTION_STATUSES
from wsoa_cli.model.when import When
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.render.site import addresses, wording
from wsoa_cli.render.site.chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, WORDS, chart
from wsoa_cli.render.site.data import FILES, data_files
from wsoa_cli.render.site.dates import in_words
from wsoa_cli.render.site.environment import page, style
from wsoa_cli.render.site.pagination import in_pages
from wsoa_cli.render.words import change_group, plain

File = tuple[str, bytes]

NAMED = 130
"""Bytes by which the first page of a workstream names an action that stands on another."""

NEXT_DATES = 8
"""Actions that the front page names as next; the timeline has all."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the list of plans says of one."""

    id: str
    title: str
    areas: tuple[str, ...]
    overview: str
    colour: str | None
    colour_words: str


@dataclass
class Site:
    """A site on a day; of the plans whose pages were made it remembers what the list of plans says."""

    today: date
    facts: SiteFacts = NO_FACTS
    rows: list[Row] = field(default_factory=list)

    def plan(self, publication: Publication) -> Iterator[File]:
        """The files of one plan."""
        plan, overview = publication.plan, publication.overview
        self.rows.append(
            Row(
                plan.id,
                plan.head.title,
                plan.head.areas,
                in_numbers(overview),
                overview.rating.colour,
                wording.colour(overview.rating),
            )
        )
        yield from PlanPages(publication).files()

    def rest(self) -> Iterator[File]:
        """The list of plans, the accessibility statement and the stylesheet."""
        rows = [(row.id, page("plan_row.html", row=row, address=addresses.of_plan(row.id))) for row in self.rows]
        pages = in_pages(rows)
        for number, some in enumerate(pages, start=1):
            path = addresses.numbered(addresses.INDEX, number)
            yield path, self._page("plans.html", path, rows=some, number=number, numbers=len(pages))
        yield addresses.ACCESSIBILITY, self._page("accessibility.html", addresses.ACCESSIBILITY, facts=self.facts)
        yield addresses.STYLE, style()

    def _page(self, template: str, path: str, **values: Any) -> bytes:
        to = partial(addresses.from_to, path)
        shared = {"path": path, "to": to, "today": self.today, "in_words": in_words, "addresses": addresses}
        return page(template, **shared, **values).encode()


def in_numbers(overview: PlanOverview) -> str:
    """How far the actions are: 7 actions: 3 not started, 1 in progress, 3 delivered; 2 late."""
    tally = overview.tally
    if not tally.total:
        return "No actions are recorded."
    counted = [f"{tally.by_status[one]} {plain(one)}" for one in ACTION_STATUSES if tally.by_status[one]]
    late = f"; {tally.overdue} late" if tally.overdue else ""
    return f"{'1 action' if tally.total == 1 else f'{tally.total} actions'}: {', '.join(counted)}{late}."


class PlanPages:
    """The pages of one plan."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.plan = publication.plan
        workstreams = [at.item for at in self.plan.workstreams]
        self._workstream_pages = {
            id(one): self._address(f"workstreams/{name}.html")
            for one, name in zip(workstreams, addresses.own_names(one.id for one in workstreams), strict=True)
        }
        measures = publication.measures
        names = addresses.own_names(at.measure.id for at in measures)
        self._measure_pages = {
            id(at.measure): self._address(f"measures/{name}.html") for at, name in zip(measures, names, strict=True)
        }
        standings = publication.standings
        anchors = addresses.own_names(one.action.id for one in standings)
        self._anchors = {id(one.action): f"a-{name}" for one, name in zip(standings, anchors, strict=True)}
        self._slips = {id(standings[n].action): slip for n, slip in publication.slips.items()}
        self._nav = self._menu()

    def files(self) -> Iterator[File]:
        """Every file of the plan."""
        yield self._front()
        for overview in self.publication.overview.workstreams:
            yield from self._workstream(overview)
        yield from self._listed("measures.html", "measure_row.html", [(at.measure.id, {"at": at}) for at in self._measures()])
        for at in self._measures():
            yield self._measure(at)
        yield from self._timeline()
        if self.publication.news:
            yield from self._changes()
        yield self._page("glossary.html", "glossary.html")
        yield self._page("data.html", "data.html", files=FILES)
        for name, text in data_files(self.publication):
            yield self._address(f"data/{name}"), text.encode()

    def workstream_address(self, workstream: Workstream) -> str:
        """The page of a workstream."""
        return self._workstream_pages[id(workstream)]

    def measure_address(self, at: MeasureStanding) -> str:
        """The page of a measure."""
        return self._measure_pages[id(at.measure)]

    def action_address(self, standing: Standing) -> str:
        """The place of an action, which stays as long as the ids of the action and its workstream do."""
        return f"{self._workstream_pages[id(standing.workstream)]}#{self._anchors[id(standing.action)]}"

    @cached_property
    def _by_id(self) -> dict[str, Standing]:
        return {one.action.id.lower(): one for one in reversed(self.publication.standings)}

    def _address(self, name: str) -> str:
        return addresses.of_plan(self.plan.id, name)

    def _menu(self) -> list[tuple[str, str]]:
        menu = [("Overview", addresses.INDEX)]
        menu += [("Measures", "measures.html")] if self.publication.measures else []
        menu += [("Timeline", "timeline.html")]
        menu += [("What has changed", "changes.html")] if self.publication.news else []
        menu += [("Words", "glossary.html"), ("Data", "data.html")]
        return [(words, self._address(name)) for words, name in menu]

    def _measures(self) -> tuple[MeasureStanding, ...]:
        return self.publication.measures

    def _page(self, template: str, name: str, **values: Any) -> File:
        path = self._address(name)
        return path, page(template, **self._shared(path), **values).encode()

    def _shared(self, path: str) -> dict[str, Any]:
        return {
            "path": path,
            "to": partial(addresses.from_to, path),
            "addresses": addresses,
            "today": self.publication.today,
            "plan": self.plan,
            "publication": self.publication,
            "pages": self,
            "menu": self._nav,
            "wording": wording,
            "in_words": in_words,
            "when": lambda value: wording.when(value, self.plan),
            "days": days,
        }

    def _listed(self, name: str, template: str, rows: list[tuple[str, dict[str, Any]]], **more: Any) -> Iterator[File]:
        """A list on as many pages as it needs; none where it has no rows."""
        if not rows:
            return
        shared = self._shared(self._address(name))
        pages = in_pages((one, page(template, **shared, **values)) for one, values in rows)
        for number, some in enumerate(pages, start=1):
            yield self._page(name, addresses.numbered(name, number), rows=some, number=number, numbers=len(pages), **more)

    def _front(self) -> File:
        ahead = sorted(
            (one for one in self.publication.standings if one.is_open and one.timing.latest is not None and not one.is_overdue),
            key=by_urgency,
        )
        late = self.publication.overview.overdue
        return self._page(
            "front.html",
            addresses.INDEX,
            numbers=in_numbers(self.publication.overview),
            served={finding.id: self._serving(finding) for finding in self.plan.head.findings},
            ahead=ahead[:NEXT_DATES],
            late=len(late),
        )

    def _serving(self, finding: Finding) -> list[Workstream]:
        """The workstreams that serve a finding: those that name it, and those of actions that it names or that name it."""
        mine = finding.id.lower()
        by_action = {one.lower() for one in finding.served_by}
        serving = {
            id(at.workstream)
            for at in self.plan.actions
            if at.item.id.lower() in by_action or mine in (one.lower() for one in at.item.findings)
        }
        return [
            at.item
            for at in self.plan.workstreams
            if id(at.item) in serving or mine in (one.lower() for one in at.item.findings)
        ]

    def _workstream(self, overview: WorkstreamOverview) -> Iterator[File]:
        workstream = overview.workstream
        first = self.workstream_address(workstream)
        name = first.removeprefix(self._address(""))
        standings = [one for one in self.publication.standings if one.workstream is workstream]
        measures = [at for at in self.publication.measures if at.workstream is workstream]
        shared = self._shared(first)
        by_id = self._by_id
        parts = [
            (
                self._anchors[id(one.action)],
                page(
                    "action.html",
                    **shared,
                    standing=one,
                    anchor=self._anchors[id(one.action)],
                    slip=self._slips.get(id(one.action)),
                    others={need: by_id.get(need.lower()) for need in one.action.needs},
                    named=[at for at in self.publication.measures if at.measure.id in one.action.measures],
                ),
            )
            for one in standings
        ]
        ids = {self._anchors[id(one.action)]: one.action.id for one in standings}
        pages = in_pages(parts)
        if len(pages) > 1:  # the first page then names every action of the others, so that old links still lead to it
            pages = in_pages(parts, taken=NAMED * len(parts))
        for number, some in enumerate(pages, start=1):
            elsewhere = [
                (anchor, ids[anchor], self._address(addresses.numbered(name, n)))
                for n, others in enumerate(pages, start=1)
                if n != number
                for anchor, _ in others
            ]
            yield self._page(
                "workstream.html",
                addresses.numbered(name, number),
                overview=overview,
                workstream=workstream,
                measures=measures,
                actions=some,
                elsewhere=elsewhere if number == 1 else [],
                number=number,
                numbers=len(pages),
                first=first,
            )

    def _measure(self, at: MeasureStanding) -> File:
        frame = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM}
        name = self.measure_address(at).removeprefix(self._address(""))
        return self._page(
            "measure.html", name, at=at, chart=chart(at), frame=frame, mark_words=WORDS, values=_values(at, self.plan)
        )

    def _timeline(self) -> Iterator[File]:
        dated: list[tuple[date | None, int, str, dict[str, Any]]]
        dated = [(at.latest, 0, at.deadline.id, {"at": at}) for at in self.publication.deadlines]
        dated += [(one.timing.latest, 1, one.action.id, {"standing": one}) for one in self.publication.standings]
        ordered = sorted(dated, key=lambda row: (row[0] or date.max, row[1]))
        rows = [(f"{row[2]}", {"standing": None, "at": None, "latest": row[0], **row[3]}) for row in ordered]
        if rows:
            yield from self._listed("timeline.html", "timeline_row.html", rows)
        else:
            yield self._page("timeline.html", "timeline.html", rows=[], number=1, numbers=1)

    def _changes(self) -> Iterator[File]:
        news = self.publication.news
        found = news.found if news else ()
        in_order = sorted(found, key=lambda one: GROUPS.index(one.group))
        rows = [(change_group(one.group), {"one": one, "words": wording.change(one, self.plan)}) for one in in_order]
        if rows:
            yield from self._listed("changes.html", "change_row.html", rows, news=news)
        else:
            yield self._page("changes.html", "changes.html", rows=[], number=1, numbers=1, news=news)


Value = tuple[date | None, str, str, str, str]
"""A value of a measure: its day, the date in words, what it is, the number with its unit, and what is noted."""


def _values(at: MeasureStanding, plan: Plan) -> list[Value]:
    """Every value of a measure, by its day; those without one come last."""
    measure = at.measure
    found: list[Value] = []
    if measure.baseline and measure.baseline.value is not None:
        start = measure.baseline
        found.append(_value(measure, WORDS["baseline"], start.date, measure.baseline.value, start.note, plan))
    found += [_value(measure, WORDS["promised"], one.by, one.value, one.note, plan) for one in measure.trajectory]
    if measure.target and measure.target.value is not None:
        found.append(_value(measure, WORDS["target"], measure.target.by, measure.target.value, measure.target.note, plan))
    for one in measure.readings:
        kind = _BASES.get(one.basis, f"Reading, {one.basis}")
        found.append((one.date, in_words(one.date), kind, wording.value(measure, one.value), one.note or ""))
    return sorted(found, key=lambda one: one[0] or date.max)


_BASES: dict[str, str] = {"actual": WORDS["observed"], "projected": WORDS["projected"]}


def _value(measure: Measure, kind: str, when: When | None, value: Decimal, note: str | None, plan: Plan) -> Value:
    words = wording.when(when, plan) or "No date given"
    return plan.calendar.latest(when), words, kind, wording.value(measure, value), note or ""
