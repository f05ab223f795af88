"""`wsoa rules` and `wsoa explain`: what is looked for, whatever the plans."""

import sys
from typing import Annotated, Literal

import typer

from wsoa_cli.cli.options import ColorOption, FormatOption
from wsoa_cli.cli.reading import page
from wsoa_cli.cli.terminal import write

PageFormat = Literal["text", "json", "markdown"]


def rules(form: FormatOption = "text", color: ColorOption = "auto") -> None:
    """Every rule of wsoa check. With what it finds, how grave that is, and its level.

    At the level draft (`settings.check_level` in plan.yaml) only the rules of that level are asked.

    \b
    Examples:
      wsoa rules
      wsoa rules --format markdown
    """
    from wsoa_cli.commands.rules import rule_chapters

    chapters = rule_chapters()
    if form == "text":
        from wsoa_cli.render.text.rules import rules_text

        write(rules_text(chapters, page(color)), sys.stdout)
    elif form == "json":
        from wsoa_cli.render.json import rules_json

        write(rules_json(chapters), sys.stdout)
    else:
        from wsoa_cli.render.csv import to_csv
        from wsoa_cli.render.markdown import to_markdown
        from wsoa_cli.render.sheet import rules_sheet

        write((to_csv if form == "csv" else to_markdown)(rules_sheet(chapters)), sys.stdout)


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A name that wsoa check prints, such as no-deadline.")],
    form: Annotated[PageFormat, typer.Option("--format", "-f", help="How to write the page.")] = "text",
    color: ColorOption = "auto",
) -> None:
    """What a rule finds and why, with an example. And the same example mended.

    \b
    Examples:
      wsoa explain no-deadline
      wsoa explain bad-syntax
      wsoa explain overdue-action --format markdown
    """
    from wsoa_cli.commands.rules import explain as look_up

    found = look_up(rule)
    if form == "text":
        from wsoa_cli.render.text.rules import explain_text

        write(explain_text(found, page(color)), sys.stdout)
    elif form == "json":
        from wsoa_cli.render.json import explain_json

        write(explain_json(found), sys.stdout)
    else:
        from wsoa_cli.render.rule_pages import page_markdown

        write(page_markdown(found), sys.stdout)
