"""The pages of one plan."""

from collections.abc import Iterable, Iterator
from datetime import date

from wsoa_cli.derive.changes import GROUPS, Since
from wsoa_cli.derive.publication import Publication
from wsoa_cli.derive.serving import workstreams_serving
from wsoa_cli.derive.standing import by_urgency
from wsoa_cli.render.site import addresses, wording
from wsoa_cli.render.site.data import FILES, data_files
from wsoa_cli.render.site.environment import page
from wsoa_cli.render.site.frame import Frames, Menu
from wsoa_cli.render.site.markup import Html
from wsoa_cli.render.site.measure_page import measure_pages
from wsoa_cli.render.site.pagination import in_pages, joined
from wsoa_cli.render.site.places import Here, Places
from wsoa_cli.render.site.rows import action_row, change_item, deadline_row, measure_row
from wsoa_cli.render.site.workstream_pages import WorkstreamPages
from wsoa_cli.render.words import change_group

File = tuple[str, bytes]

NEXT_DATES = 8
"""Actions that the front page names as next; the timeline has all."""


class PlanPages:
    """The pages of one plan."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.plan = publication.plan
        self.places = Places(publication)
        self._frames = Frames(self.plan, publication.today, self._menu())

    def files(self) -> Iterator[File]:
        """Every file of the plan."""
        for here, heading, content in self._pages():
            title = self.plan.head.title if heading == self.plan.head.title else None
            yield here.path, self._frames.around(content, here, heading, title).encode()
        for name, text in data_files(self.publication):
            yield self.places.address(f"data/{name}"), text.encode()

    def _pages(self) -> Iterator[tuple[Here, str, Html]]:
        """Every page with its heading and what stands below."""
        yield self._front()
        yield from WorkstreamPages(self.publication, self.places).pages()
        yield from self._measures()
        yield from self._timeline()
        if self.publication.since:
            yield from self._changes(self.publication.since)
        yield self._here("glossary.html"), "Words", page("glossary.html", plan=self.plan, publication=self.publication)
        here = self._here("data.html")
        yield here, "Data", page("data.html", to=here.to, plan=self.plan, files=FILES)

    def _here(self, name: str) -> Here:
        return Here(self.places.address(name), self.places)

    def _menu(self) -> Menu:
        menu = [("Overview", addresses.INDEX)]
        menu += [("Measures", "measures.html")] if self.publication.measures else []
        menu += [("Timeline", "timeline.html")]
        menu += [("What has changed", "changes.html")] if self.publication.since else []
        menu += [("Words", "glossary.html"), ("Data", "data.html")]
        return Menu(tuple((words, self.places.address(name)) for words, name in menu))

    def _front(self) -> tuple[Here, str, Html]:
        here = self._here(addresses.INDEX)
        ahead = sorted(
            (one for one in self.publication.standings if one.is_open and one.timing.latest is not None and not one.is_overdue),
            key=by_urgency,
        )
        serving = workstreams_serving(self.plan)
        content = page(
            "front.html",
            to=here.to,
            places=self.places,
            plan=self.plan,
            publication=self.publication,
            numbers=wording.in_numbers(self.publication.overview),
            served={finding.id: serving[finding.id.lower()] for finding in self.plan.head.findings},
            ahead=ahead[:NEXT_DATES],
            late=len(self.publication.overview.overdue),
        )
        return here, self.plan.head.title, content

    def _measures(self) -> Iterator[tuple[Here, str, Html]]:
        """The list of the measures and a page for each; nothing where there are none."""
        measures, here = self.publication.measures, self._here("measures.html")
        if measures:
            yield from self._listed("measures.html", "Measures", (("", measure_row(at, here)) for at in measures))
        for at in measures:
            one = Here(self.places.measure(at), self.places)
            for number, content in enumerate(measure_pages(at, one), start=1):
                page_of = Here(addresses.numbered(one.path, number), self.places)
                yield page_of, _numbered(f"{at.measure.id}: {at.measure.title}", number), content

    def _timeline(self) -> Iterator[tuple[Here, str, Html]]:
        here = self._here("timeline.html")
        dated = [(at.latest or date.max, deadline_row(at)) for at in self.publication.deadlines]
        dated += [(one.timing.latest or date.max, action_row(one, here)) for one in self.publication.standings]
        rows = ((_year(day), row) for day, row in sorted(dated, key=lambda one: one[0]))
        return self._listed("timeline.html", "Timeline", rows)

    def _changes(self, since: Since) -> Iterator[tuple[Here, str, Html]]:
        in_order = sorted(since.changes, key=lambda one: GROUPS.index(one.group))
        here = self._here("changes.html")
        items = ((change_group(one.group), change_item(one, here)) for one in in_order)
        return self._listed("changes.html", "What has changed", items, since)

    def _listed(
        self, name: str, heading: str, rows: Iterable[tuple[str, str]], since: Since | None = None
    ) -> Iterator[tuple[Here, str, Html]]:
        """A list on as many pages as it needs; rows come with the name of the group that they stand in."""
        pages = in_pages(rows)
        for number, some in enumerate(pages, start=1):
            here = self._here(addresses.numbered(name, number))
            shown = {"groups": some, "rows": joined(some), "since": since}
            content = page(name, to=here.to, plan=self.plan, number=number, numbers=len(pages), **shown)
            yield here, _numbered(heading, number), content


def _year(day: date) -> str:
    """What a date of the timeline stands under."""
    return "No date given" if day == date.max else str(day.year)


def _numbered(heading: str, number: int) -> str:
    return heading if number == 1 else f"{heading} (page {number})"
