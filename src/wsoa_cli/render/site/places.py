"""Where everything of one plan lies on its site, and how one page leads there."""

from dataclasses import dataclass
from functools import cached_property

from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.publication import Publication
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.render.site import addresses
from wsoa_cli.render.site.markup import Html, link

POINTER = 60
"""Bytes of a link to an action, without the ids in it."""

LIST = 50_000
"""Bytes of such links on one page."""

CURRENT = ' aria-current="page"'


class Places:
    """The addresses of one plan."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.plan = publication.plan
        workstreams = [at.item for at in self.plan.workstreams]
        self._workstreams = {
            id(one): self.address(f"workstreams/{name}.html")
            for one, name in zip(workstreams, addresses.own_names(one.id for one in workstreams), strict=True)
        }
        measures = publication.measures
        names = addresses.own_names(at.measure.id for at in measures)
        self._measures = {
            id(at.measure): self.address(f"measures/{name}.html") for at, name in zip(measures, names, strict=True)
        }
        standings = publication.standings
        anchors = addresses.own_names(one.action.id for one in standings)
        self._anchors = {id(one.action): f"a-{name}" for one, name in zip(standings, anchors, strict=True)}
        self._lists: dict[int, dict[str, None]] = {}
        self._on = self._pages_of_actions()

    def address(self, name: str) -> str:
        """A page or file of the plan, by its name within."""
        return addresses.of_plan(self.plan.id, name)

    def workstream(self, workstream: Workstream) -> str:
        """The page of a workstream."""
        return self._workstreams[id(workstream)]

    def measure(self, at: MeasureStanding) -> str:
        """The page of a measure."""
        return self._measures[id(at.measure)]

    def anchor(self, standing: Standing) -> str:
        """The name of an action's place on its page."""
        return self._anchors[id(standing.action)]

    def page_of_action(self, standing: Standing) -> str:
        """The page of an action's address, on which it stands itself or a link to where it does."""
        return self._on[id(standing.action)]

    def room_of_pointer(self, standing: Standing) -> int:
        """Bytes, at most, that a link to where an action stands takes; they depend on ids alone."""
        return POINTER + 3 * len(self.anchor(standing)) + len(standing.workstream.id)

    def lists(self, workstream: Workstream) -> list[str]:
        """The lists of actions whose addresses do not fit on the first page of their workstream."""
        first = self.workstream(workstream)
        return [path for path in self._lists.get(id(workstream), ()) if path != first]

    def action(self, standing: Standing) -> str:
        """The place of an action, which stays as long as the ids of the action and its workstream do."""
        return f"{self.page_of_action(standing)}#{self.anchor(standing)}"

    def _pages_of_actions(self) -> dict[int, str]:
        """The page of each action's address, by the action."""
        used: dict[int, int] = {}
        on = {}
        for one in self.publication.standings:
            key = id(one.workstream)
            used[key] = used.get(key, 0) + self.room_of_pointer(one)
            path = addresses.numbered(self.workstream(one.workstream), used[key] // LIST + 1, "list")
            self._lists.setdefault(key, {})[path] = None
            on[id(one.action)] = path
        return on

    def of(self, kind: str, asked: str) -> str | None:
        """The place of an action, a measure or a workstream by its id; None for what has none, or is not there."""
        known = asked.lower()
        if kind == "action" and (one := self.standings_by_id.get(known)):
            return self.action(one)
        if kind == "measure" and (at := self.measures_by_id.get(known)):
            return self.measure(at)
        if kind == "workstream" and (placed := self.plan.find("workstream", asked)) and isinstance(placed.item, Workstream):
            return self.workstream(placed.item)
        return None

    @cached_property
    def standings_by_id(self) -> dict[str, Standing]:
        """Every action by its id in small letters; the first where a fault gave two the id."""
        return {one.action.id.lower(): one for one in reversed(self.publication.standings)}

    @cached_property
    def measures_by_id(self) -> dict[str, MeasureStanding]:
        """Every measure by its id in small letters; the first where a fault gave two the id."""
        return {at.measure.id.lower(): at for at in reversed(self.publication.measures)}


@dataclass(frozen=True, slots=True)
class Here:
    """A page, from which links lead elsewhere."""

    path: str
    places: Places

    def to(self, address: str) -> str:
        """The relative link to an address."""
        return addresses.from_to(self.path, address)

    def to_action(self, one: Standing) -> Html:
        """A link to an action, with its id and title."""
        return link(self.to(self.places.action(one)), f"{one.action.id} {one.action.title}")

    def to_measure(self, at: MeasureStanding) -> Html:
        """A link to a measure, with its id and title."""
        return link(self.to(self.places.measure(at)), f"{at.measure.id} {at.measure.title}")

    def to_workstream(self, one: Workstream) -> Html:
        """A link to a workstream, with its id and title."""
        return link(self.to(self.places.workstream(one)), f"{one.id}: {one.title}")


def pages_nav(first: Here, number: int, numbers: int) -> Html:
    """The pages of something too long for one, with links to each; nothing where it has one."""
    if numbers == 1:
        return Html("")
    here = Here(addresses.numbered(first.path, number), first.places)
    items = "".join(
        f'<li><a href="{here.to(addresses.numbered(first.path, n))}"{CURRENT if n == number else ""}>Page {n}</a></li>\n'
        for n in range(1, numbers + 1)
    )
    return Html(f'<nav aria-label="Pages of this list">\n<ul>\n{items}</ul>\n</nav>\n')
