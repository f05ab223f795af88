"""A rule's page of documentation: its docstring, taken apart.

A docstring says in one sentence which pattern is found, then why it matters, and then shows under `Fails:` and `Mended:` a
small plan in which it is found and the same plan put right (CONTRIBUTING.md, How to add a rule).
"""

import re
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import dedent

from wsoa_cli.rules.finding import Rule, RuleLevel, Severity


@dataclass(frozen=True, slots=True)
class RulePage:
    """What there is to know of one rule, or of one fault that a file can have.

    `why` has a text for each paragraph. `fails` and `mended` are the lines of plan files, each file under a comment with its
    name. A fault of a file has no `level`, as it is found at every one, and neither example.
    """

    name: str
    severity: Severity
    level: RuleLevel | None
    summary: str
    why: tuple[str, ...]
    fails: str = ""
    mended: str = ""

    @property
    def waiver(self) -> str:
        """The lines of plan.yaml that set the rule aside; nothing for a fault of a file, which can only be mended."""
        if self.level is None:
            return ""
        entry = f"{{rule: {self.name}, on: …, reason: …, by: …, until: …}}"
        return f"# plan.yaml\nwaivers:\n  - {entry}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """The pages that answer one question about a plan."""

    title: str
    pages: tuple[RulePage, ...]


_EXAMPLE = re.compile(r"^(Fails|Mended):[ ]*\n", re.MULTILINE)


def page_of(rule: Rule) -> RulePage:
    """The page of a rule."""
    prose, *parts = _EXAMPLE.split(cleandoc(rule.__doc__ or ""))
    examples = {name: dedent(text).strip("\n") for name, text in zip(parts[::2], parts[1::2], strict=True)}
    summary, why = paragraphs(prose)
    return RulePage(
        name=rule.NAME,
        severity=rule.SEVERITY,
        level=rule.LEVEL,
        summary=summary,
        why=why,
        fails=examples.get("Fails", ""),
        mended=examples.get("Mended", ""),
    )


def paragraphs(prose: str) -> tuple[str, tuple[str, ...]]:
    """The summary of a page and the paragraphs after it, each on one line."""
    summary, *more = [" ".join(paragraph.split()) for paragraph in prose.split("\n\n")]
    return summary, tuple(paragraph for paragraph in more if paragraph)
