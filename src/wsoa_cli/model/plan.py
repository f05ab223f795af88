"""A plan as a whole: its head, its workstreams, and where in the files each thing stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan_head import Organisation, PlanHead, Post
from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.vocabulary import Audience, ItemKind
from wsoa_cli.model.when import Span
from wsoa_cli.model.workstream import Action, Workstream

Loc = tuple[str | int, ...]
"""The way from the top of a file to a value: ("actions", 3, "due"). Also what pydantic calls a `loc`."""

E_co = TypeVar("E_co", bound=Entity, covariant=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, as its path is shown to people, and the way to it inside."""

    path: str
    loc: Loc = ()

    def __truediv__(self, step: str | int) -> "Place":
        return Place(self.path, (*self.loc, step))


@dataclass(frozen=True, slots=True)
class Placed(Generic[E_co]):
    """A part of a plan with its place and, where it belongs to one, its workstream."""

    item: E_co
    place: Place
    workstream: Workstream | None = None


IN_HEAD: dict[ItemKind, str] = {
    "finding": "findings",
    "deadline": "deadlines",
    "condition": "conditions",
    "decision": "decisions",
    "post": "posts",
    "organisation": "organisations",
    "board": "boards",
    "principle": "principles",
}
"""The lists of plan.yaml that hold items with an id, by the kind of item."""


IN_WORKSTREAM: dict[ItemKind, str] = {"action": "actions", "measure": "measures", "outcome": "outcomes"}
"""The same for the lists of a workstream's file."""


@dataclass(frozen=True)
class Plan:
    """One plan. `head` stands in `path`; each workstream in the file that its place names.

    `audience` says who is to see it: all of a plan is internal, and `derive.audience.seen_by` makes it what others see.
    """

    head: PlanHead
    path: str
    workstreams: tuple[Placed[Workstream], ...] = ()
    audience: Audience = "internal"

    @property
    def id(self) -> str:
        """The plan's id."""
        return self.head.id

    @property
    def is_closed(self) -> bool:
        """Whether the plan is over, so that nothing in it raises an alert."""
        return self.head.stage == "closed"

    @property
    def is_for_public(self) -> bool:
        """Whether this is only what the public sees, so that what is not here may all the same be there.

        The public sees no reasons, and of updates, evidence and names only what was released: nobody may tell it that there is
        none.
        """
        return self.audience == "public"

    @property
    def place(self) -> Place:
        """The top of plan.yaml."""
        return Place(self.path)

    @cached_property
    def actions(self) -> tuple[Placed[Action], ...]:
        """Every action, file by file."""
        return tuple(
            Placed(action, at.place / "actions" / n, at.item)
            for at in self.workstreams
            for n, action in enumerate(at.item.actions)
        )

    @cached_property
    def measures(self) -> tuple[Placed[Measure], ...]:
        """Every measure, file by file."""
        return tuple(
            Placed(measure, at.place / "measures" / n, at.item)
            for at in self.workstreams
            for n, measure in enumerate(at.item.measures)
        )

    def items(self, kind: ItemKind) -> Iterator[Placed[Entity]]:
        """Everything of one of the `ITEM_KINDS`, in the order of the files."""
        if kind == "workstream":
            yield from self.workstreams
        elif kind == "action":
            yield from self.actions
        elif kind == "measure":
            yield from self.measures
        elif kind == "outcome":
            for at in self.workstreams:
                for n, outcome in enumerate(at.item.outcomes):
                    yield Placed(outcome, at.place / "outcomes" / n, at.item)
        else:
            field = IN_HEAD[kind]
            for n, item in enumerate(getattr(self.head, field)):
                yield Placed(item, self.place / field / n)

    def find(self, kind: ItemKind, item_id: str) -> Placed[Entity] | None:
        """The item of a kind with that id, compared without regard to capitals; the first where a fault gave two the id."""
        return self._index(kind).get(item_id.lower())

    def kind_at(self, place: Place) -> ItemKind | None:
        """The kind of item that a place of the plan lies in; None where it lies in none, such as the settings."""
        is_head = place.path == self.path
        lists = IN_HEAD if is_head else IN_WORKSTREAM
        found = next((kind for kind, field in lists.items() if place.loc[:1] == (field,)), None)
        return found or (None if is_head else "workstream")

    @cached_property
    def _indexes(self) -> dict[ItemKind, dict[str, Placed[Entity]]]:
        return {}

    def _index(self, kind: ItemKind) -> dict[str, Placed[Entity]]:
        if kind not in self._indexes:
            index: dict[str, Placed[Entity]] = {}
            for placed in self.items(kind):
                index.setdefault(id_of(placed.item).lower(), placed)
            self._indexes[kind] = index
        return self._indexes[kind]

    def post(self, post_id: str) -> Post | None:
        """The post with an id."""
        found = self.find("post", post_id)
        return found.item if found and isinstance(found.item, Post) else None

    def organisation(self, organisation_id: str) -> Organisation | None:
        """The organisation with an id."""
        found = self.find("organisation", organisation_id)
        return found.item if found and isinstance(found.item, Organisation) else None

    @cached_property
    def calendar(self) -> SchoolCalendar:
        """The school terms that the plan names."""
        return SchoolCalendar(
            {(term.year, term.name.strip().lower()): Span(term.start, term.end) for term in reversed(self.head.calendar.terms)}
        )

    def findings_of(self, at: Placed[Action] | Placed[Measure]) -> tuple[str, ...]:
        """The findings that an action or measure serves: its own, or its workstream's where it names none."""
        return at.item.findings or (at.workstream.findings if at.workstream else ())

    def areas_of(self, action: Action) -> tuple[str, ...]:
        """The areas that an action is for: its own, or the plan's where it names none."""
        return action.areas or self.head.areas


def id_of(item: Entity) -> str:
    """The id of anything that `Plan.items` yields."""
    return str(getattr(item, "id"))  # noqa: B009 - every kind in ITEM_KINDS has one; Entity itself does not
