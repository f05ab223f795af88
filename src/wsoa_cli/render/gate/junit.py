"""JUnit's XML: each plan a suite, each finding a case of its own, so that a report can say which of them are new.

A case is called after its rule and its item and not after the days that have passed, because GitLab, Azure and Jenkins know it
from one run to the next by its name. Findings that do not fail the run are skipped cases: seen, and not red.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from html import escape

from wsoa_cli.render.gate.fingerprints import numbered
from wsoa_cli.render.gate.wording import told
from wsoa_cli.render.inert import in_xml
from wsoa_cli.render.safe import safe
from wsoa_cli.store.located import Located

NO_PLAN = "plans"
"""The suite of what lies in no plan."""

_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def to_junit(
    found: Sequence[Located], today: date, plans: Iterable[str] = (), fails: Callable[[Located], bool] = lambda _: True
) -> str:
    """The suites of the plans, also of those in which nothing was found; `fails` says which findings fail the run."""
    names = dict.fromkeys([*plans, *(one.plan or NO_PLAN for one in found)])
    by_plan = {name: [one for one in found if (one.plan or NO_PLAN) == name] for name in names}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(_open("testsuites", name="wsoa check", **_counts(by_plan.values(), fails), time="0"))
    for name, alike in by_plan.items():
        lines += _suite(name, alike, today, fails)
    return in_xml("\n".join([*lines, "</testsuites>"])) + "\n"


def _suite(name: str, found: Sequence[Located], today: date, fails: Callable[[Located], bool]) -> Iterator[str]:
    counts = _counts([found], fails)
    yield _open("testsuite", name=name, **counts, skipped=str(len(found) - int(counts["failures"])), time="0")
    yield f'<properties><property name="today" value="{today}"/></properties>'
    for (case, number), one in zip(numbered(_case_name(one) for one in found), found, strict=True):
        yield _open("testcase", classname=name, name=case if number == 1 else f"{case} ({number})", time="0")
        yield from _failure(one) if fails(one) else _skipped(one)
        yield "</testcase>"
    if not found:
        yield _open("testcase", classname=name, name="no findings", time="0") + "</testcase>"
    yield "</testsuite>"


def _counts(suites: Iterable[Sequence[Located]], fails: Callable[[Located], bool]) -> dict[str, str]:
    """The numbers of a suite, or of all; a suite without findings has one case, which passes."""
    suites = list(suites)
    cases = sum(len(found) or 1 for found in suites)
    failures = sum(fails(one) for found in suites for one in found)
    return {"tests": str(cases), "failures": str(failures), "errors": "0"}


def _case_name(one: Located) -> str:
    return f"{one.rule}: {one.item or one.path}"


def _failure(one: Located) -> Iterator[str]:
    yield f"{_open('failure', type=one.rule, message=told(one))}{_text(_where(one))}</failure>"


def _skipped(one: Located) -> Iterator[str]:
    yield _open("skipped", message=f"{one.severity}: {told(one)}") + "</skipped>"
    yield f"<system-out>{_text(_where(one))}</system-out>"


def _where(one: Located) -> str:
    """Where the finding is, the line itself, quoted so that no runner obeys it, and what to write instead."""
    lines = [f"{one.path}:{one.line}:{one.column} {one.severity}", f"> {one.source.strip()}" if one.source.strip() else ""]
    return "\n".join(safe(line) for line in [*lines, f"instead: {one.hint}" if one.hint else ""] if line)


def _open(tag: str, **attributes: str) -> str:
    written = "".join(f' {name}="{_text(safe(value))}"' for name, value in attributes.items())
    return f"<{tag}{written}>"


def _text(text: str) -> str:
    """A text with nothing left that XML 1.0 would obey or refuse."""
    return _NO_CHARACTER.sub("\ufffd", escape(text))
