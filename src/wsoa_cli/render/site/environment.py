"""How a page is made from its template: everything that a plan says is escaped, and nothing that is missing passes."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wsoa_cli.derive.overview import Tally
from wsoa_cli.derive.rating import Rating
from wsoa_cli.render.safe import safe
from wsoa_cli.render.site import addresses, wording
from wsoa_cli.render.site.dates import in_words
from wsoa_cli.render.site.markup import Html, bar
from wsoa_cli.render.site.markup import colour as colour_as_html


def page(template: str, **values: Any) -> Html:
    """A page, or a part of one. Raises jinja2.UndefinedError for a value that the template lacks."""
    return Html(_templates().get_template(template).render(values))


def style() -> bytes:
    """The one stylesheet of a site."""
    source, _, _ = PackageLoader("wsoa_cli.render.site").get_source(_templates(), "style.css")
    return source.encode()


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("wsoa_cli.render.site"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["html"] = _as_written
    made.globals.update(addresses=addresses, wording=wording, in_words=in_words, colour=_colour, bar=_bar)
    return made


def _as_written(html: Html) -> Markup:
    """What was escaped when it was written."""
    return Markup(html)  # noqa: S704 - only `render.site.markup` makes what comes here


def _colour(rating: Rating) -> Markup:
    return _as_written(colour_as_html(rating))


def _bar(tally: Tally, kind: str = "bar") -> Markup:
    return _as_written(bar(tally, kind))


def _shown(value: Any) -> Any:
    """A value as it goes into a page: without the characters that would reorder or hide what stands around them."""
    if value is None:
        raise TypeError("a template shows a value that is not there")
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value
