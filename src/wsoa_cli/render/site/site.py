"""The pages of a site: those of each plan, and in the end those that all share."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from wsoa_cli.derive.publication import Publication
from wsoa_cli.model.site_facts import NO_FACTS, SiteFacts
from wsoa_cli.render.site import addresses, wording
from wsoa_cli.render.site.environment import page, style
from wsoa_cli.render.site.markup import Html, bar
from wsoa_cli.render.site.pagination import in_pages, joined
from wsoa_cli.render.site.plan_pages import File, PlanPages


@dataclass(frozen=True, slots=True)
class Row:
    """What the list of plans says of one."""

    id: str
    title: str
    areas: tuple[str, ...]
    overview: str
    colour: str | None
    colour_words: str
    bar: Html


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
                wording.in_numbers(overview),
                overview.rating.colour,
                wording.colour(overview.rating),
                bar(overview.tally),
            )
        )
        yield from PlanPages(publication).files()

    def rest(self) -> Iterator[File]:
        """The list of plans, the accessibility statement and the stylesheet."""
        rows = [(row.id, page("plan_row.html", row=row, address=addresses.of_plan(row.id))) for row in self.rows]
        pages = in_pages(rows)
        for number, some in enumerate(pages, start=1):
            path = addresses.numbered(addresses.INDEX, number)
            yield path, self._page("plans.html", path, rows=joined(some), number=number, numbers=len(pages))
        yield addresses.ACCESSIBILITY, self._page("accessibility.html", addresses.ACCESSIBILITY, facts=self.facts)
        yield addresses.STYLE, style()

    def _page(self, template: str, path: str, **values: Any) -> bytes:
        to = partial(addresses.from_to, path)
        return page(template, path=path, to=to, today=self.today, **values).encode()
