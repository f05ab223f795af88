"""Findings that nobody would wish for: with everything in their texts that somebody could type to be obeyed."""

from typing import Any

from hypothesis import strategies as st

from wsoa_cli.store.located import Located

NASTY = (
    "::error::mine",
    "::add-mask::secret",
    "##[add-path]/tmp",
    "##vso[task.complete result=Failed;]",
    "#\u200b#\u200bvso[task.setvariable variable=x]y",
    "%0A::error::x",
    "%AZP250A",
    "%3B%5D",
    "\r\n::warning::x",
    "\n##vso[task.logissue type=error]x",
    "a,b:c;d]e=f|g`h",
    "<script>alert(1)</script>",
    "]]>&lt;!--",
    "[x](https://evil.example)",
    "@team #1 !2",
    "\x1b[31m\x00\x85\ufffe",
    "\u202egnp\u2066",
    "\ud800\udcff",
    '"quoted" \\',
)

texts = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(NASTY), st.text()), max_size=4).map("".join))
"""Any text: also with halves of surrogate pairs, which file systems and bad decoders make."""

_plain = st.sampled_from(["unknown-reference", "overdue-action", "bad-syntax"])

findings = st.lists(
    st.builds(
        Located,
        rule=_plain,
        severity=st.sampled_from(["error", "warning", "note"]),
        path=texts.filter(bool),
        line=st.integers(1, 10**6),
        column=st.integers(1, 10**4),
        plan=st.none() | texts,
        item=st.none() | texts,
        message=texts,
        hint=texts,
        source=texts,
        origin=st.sampled_from([None, "new", "calendar", "existing"]),
        kind=st.sampled_from([None, "action", "measure"]),
        way=st.none() | st.sampled_from([(), ("actions", "due")]),
        about=st.lists(texts, max_size=2).map(tuple),
    ),
    max_size=5,
)


def finding(**fields: Any) -> Located:
    """A finding with made-up content, some of it given."""
    usual: dict[str, Any] = {
        "rule": "overdue-action",
        "severity": "error",
        "path": "plans/north/workstreams/1.yaml",
        "line": 5,
        "column": 7,
        "plan": "north",
        "item": "1.1",
        "message": "1.1 is overdue by 6 days: it was due by 2019-12",
        "hint": "write when it was done",
        "source": "    due: 2019-12",
        "kind": "action",
        "way": ("actions", "due"),
    }
    return Located(**(usual | fields))
