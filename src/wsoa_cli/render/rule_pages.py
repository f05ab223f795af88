"""The page of a rule as markdown. Every word in it is the program's own, markup included."""

from wsoa_cli.render.words import found_at, samples
from wsoa_cli.rules.page import RulePage


def page_markdown(page: RulePage) -> str:
    """The page, under a heading of its own."""
    parts = [f"# {page.name}", f"*{page.severity}, {found_at(page)}*", page.summary, *page.why]
    parts += [part for heading, lines in samples(page) for part in (f"{heading}:", f"```yaml\n{lines}\n```")]
    return "\n\n".join(parts) + "\n"
