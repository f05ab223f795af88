"""The pages of the workstreams, with their actions.

An action has one address for good: its place on the first page of its workstream. Where that page is full, the action itself
stands on a further page, and at its address a link to there. Where not even the links fit, the rest have their address on a
list of their own; these lists are cut by the lengths of ids alone, so that an address does not move when something is written
into an action, or when actions are added at the end.
"""

from collections.abc import Iterable, Iterator

from wsoa_cli.derive.overview import WorkstreamOverview
from wsoa_cli.derive.publication import Publication
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.render.site import addresses, wording
from wsoa_cli.render.site.action_entry import action_entry
from wsoa_cli.render.site.environment import page
from wsoa_cli.render.site.markup import Html, link, listed_with_ids
from wsoa_cli.render.site.pagination import in_pages, joined
from wsoa_cli.render.site.places import Here, Places
from wsoa_cli.render.site.rows import measure_row

MEASURES_SHOWN = 15_000
"""Bytes; a longer list of measures stands on the page of all measures only."""

Page = tuple[Here, str, Html]
Entry = tuple[Standing, str]


class WorkstreamPages:
    """The pages of all workstreams of one plan."""

    def __init__(self, publication: Publication, places: Places) -> None:
        self._publication = publication
        self._places = places
        self._slips = {id(publication.standings[n].action): slip for n, slip in publication.slips.items()}
        self._situation = publication.situation

    def pages(self) -> Iterator[Page]:
        """Each page with its heading and what stands below."""
        for overview in self._publication.overview.workstreams:
            yield from self._workstream(overview)

    def _workstream(self, overview: WorkstreamOverview) -> Iterator[Page]:
        workstream = overview.workstream
        first = Here(self._places.workstream(workstream), self._places)
        standings = self._situation.in_workstream(workstream)
        further = Here(addresses.numbered(first.path, 2), self._places)  # from there a link names the page, and leads from any
        entries = [(one, action_entry(one, self._slips.get(id(one.action)), further)) for one in standings]
        pages = in_pages(entries)
        if len(pages) > 1:  # the first page then leads to what stands on the others
            pages = in_pages(
                entries, taken=sum(self._places.room_of_pointer(one) for one in standings if self._is_on(one, first))
            )
        bodies = {id(one.action): addresses.numbered(first.path, n) for n, some in enumerate(pages, start=1) for one, _ in some}
        for number, some in enumerate(pages, start=1):
            here = Here(addresses.numbered(first.path, number), self._places)
            yield here, _heading(workstream, number), self._content(overview, here, (number, len(pages)), some, bodies)
        yield from self._further_lists(workstream, bodies)

    def _content(
        self,
        overview: WorkstreamOverview,
        here: Here,
        page_of: tuple[int, int],
        entries: Iterable[Entry],
        bodies: dict[int, str],
    ) -> Html:
        workstream, (number, numbers) = overview.workstream, page_of
        measures = self._situation.measures_in(workstream) if number == 1 else []
        rows = "".join(measure_row(at, here) for at in measures)
        pointed = [
            one
            for one in self._situation.in_workstream(workstream)
            if self._is_on(one, here) and bodies[id(one.action)] != here.path
        ]
        return page(
            "workstream.html",
            to=here.to,
            plan=self._publication.plan,
            overview=overview,
            workstream=workstream,
            partners=self._partners(workstream),
            measures=rows if len(rows) <= MEASURES_SHOWN else "",
            measure_count=len(measures),
            actions=joined(entries),
            pointers=self._pointers(pointed, here, bodies),
            lists=self._places.lists(workstream) if number == 1 else [],
            number=number,
            numbers=numbers,
            first=self._places.workstream(workstream),
        )

    def _partners(self, workstream: Workstream) -> list[str]:
        """The organisations that contribute to any of its actions, each once."""
        named = wording.who((one for action in workstream.actions for one in action.partners), self._publication.plan)
        return list(dict.fromkeys(named))

    def _further_lists(self, workstream: Workstream, bodies: dict[int, str]) -> Iterator[Page]:
        """The lists of actions whose addresses do not fit on the first page."""
        for number, address in enumerate(self._places.lists(workstream), start=2):
            here = Here(address, self._places)
            pointed = [one for one in self._situation.in_workstream(workstream) if self._is_on(one, here)]
            content = page(
                "workstream_list.html",
                to=here.to,
                workstream=workstream,
                first=self._places.workstream(workstream),
                pointers=self._pointers(pointed, here, bodies),
            )
            yield here, f"{workstream.id}: {workstream.title} (list {number} of its actions)", content

    def _is_on(self, one: Standing, here: Here) -> bool:
        """Whether a page is that of an action's address."""
        return self._places.page_of_action(one) == here.path

    def _pointers(self, some: Iterable[Standing], here: Here, bodies: dict[int, str]) -> Html:
        """Where each of some actions stands; one that nobody points at needs no list."""
        items = [
            (anchor, link(here.to(f"{bodies[id(one.action)]}#{anchor}"), f"Action {one.action.id}"))
            for one in some
            for anchor in [self._places.anchor(one)]
        ]
        return listed_with_ids(items) if items else Html("")


def _heading(workstream: Workstream, number: int) -> str:
    page_number = f" (page {number})" if number > 1 else ""
    return f"{workstream.id}: {workstream.title}{page_number}"
