"""How a page is made from its template: everything that a plan says is escaped, and nothing that is missing passes."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wsoa_cli.derive.audience import safe_link
from wsoa_cli.render.safe import safe


def page(template: str, **values: Any) -> str:
    """A page, or a part of one. Raises jinja2.UndefinedError for a value that the template lacks."""
    return _templates().get_template(template).render(values)


def style() -> bytes:
    """The one stylesheet of a site."""
    source, _, _ = PackageLoader("wsoa_cli.render.site").get_source(_templates(), "style.css")
    return source.encode()


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("wsoa_cli.render.site"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["link"] = safe_link
    return made


def _shown(value: Any) -> Any:
    """A value as it goes into a page: without the characters that would reorder or hide what stands around them."""
    if value is None:
        raise TypeError("a template shows a value that is not there")
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value
