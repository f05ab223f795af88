"""What stands around the content of a plan's page: the same on all pages of a folder that the menu does not name."""

from dataclasses import dataclass

from markupsafe import Markup

from wsoa_cli.model.plan import Plan
from wsoa_cli.render.site.environment import page
from wsoa_cli.render.site.markup import Html, text
from wsoa_cli.render.site.places import Here

_HOLE = Markup("\0")
"""Where the title, the heading and the content go; nothing that a plan says has this character (`render.safe`)."""


@dataclass(frozen=True, slots=True)
class Menu:
    """The pages of a plan that each of its pages leads to, by what they are called."""

    pages: tuple[tuple[str, str], ...]

    def knows(self, address: str) -> bool:
        """Whether a page is on it."""
        return any(address == known for _, known in self.pages)


class Frames:
    """The frames of one plan's pages, each made once."""

    def __init__(self, plan: Plan, today: object, menu: Menu) -> None:
        self._plan = plan
        self._today = today
        self._menu = menu
        self._known: dict[str, list[str]] = {}

    def around(self, content: str, here: Here, heading: str, title: str | None = None) -> Html:
        """A whole page; its title is its heading, with the plan's title behind it, unless it has one of its own."""
        known = here.path if self._menu.knows(here.path) else here.path.rpartition("/")[0]
        if known not in self._known:
            self._known[known] = self._made(here).split(_HOLE)
        before, between, above, below = self._known[known]
        titled = text(title or f"{heading} – {self._plan.head.title}")
        return Html(f"{before}{titled}{between}{text(heading)}{above}{content}{below}")

    def _made(self, here: Here) -> Html:
        return page(
            "plan_page.html",
            path=here.path,
            to=here.to,
            today=self._today,
            plan=self._plan,
            menu=self._menu.pages,
            title=_HOLE,
            heading=_HOLE,
            content=_HOLE,
        )
