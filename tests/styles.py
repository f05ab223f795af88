"""A workstream in every style of YAML that hands and programs write, with comments that say where they belong."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hypothesis import strategies as st

from wsoa_cli.store.yaml import ScalarNode, YAMLError, compose

Way = tuple[str | int, ...]

TEXTS = [
    "Plans on time",
    "a: b",
    "- x",
    "it's",
    "#1 of them",
    'she said "no"',
    "no",
    "1.10",
    "2020-03",
    "null",
    " set in",
    "tail ",
    "back\\slash",
    "é – ü",
    "[one, two]",
    "{",
    "one, two",
    "One word after another, until the line is full and the next one has to be begun, as prose has it in reports.",
    "A first paragraph of some words.\nA second one, which ends the text.",
    "Two lines,\nand an end.\n",
    "  set in first\nthen not",
    "an end in blank lines\n\n",
    "- a list\n  - in a text\n\n# and no comment",
]

WORKSTREAM: dict[str, Any] = {
    "id": "WS1",
    "title": None,
    "accountable": ["director", "head-of-sen"],
    "findings": [],
    "actions": [
        {
            "id": "1.1",
            "title": None,
            "lead": ["head-of-sen"],
            "due": "2020-03",
            "due_text": None,
            "status": "in_progress",
            "due_changes": [{"on": "2020-01-06", "from": "2019-12", "to": "2020-03", "reason": None}],
            "budget": {"total": "10", "lines": [{"item": None, "each": "1", "count": "10"}], "to_be_costed": [None]},
            "updates": [{"date": "2020-01-06", "by": "director", "text": None}, {"date": "2020-02-06", "text": None}],
            "x-own": {"b": None, "a": ["1", [None, "2"]], "c": {"z": "1", "y": None}},
        },
        {"id": "1.2", "title": None, "needs": ["1.1"], "x-other": None},
        {"id": "1.3", "title": None},
    ],
    "measures": [
        {"id": "M1", "title": None, "unit": "percent", "better": "higher", "readings": [{"date": "2020-01-06", "value": "4"}]},
        {"id": "M2", "title": None, "unit": "count", "better": "lower", "baseline": {"value": "1", "note": None}},
    ],
    "x-ours": {"deep": {"deeper": [None, None]}},
}
"""What the files say; None stands for any text."""


@dataclass
class Scribe:
    """Writes data as YAML; every choice of style is drawn."""

    draw: Callable[[Any], Any]
    with_comments: bool
    step: int = 2
    list_step: int = 2
    comments: list[str] = field(default_factory=list)

    def some(self, share: int) -> bool:
        """Yes, once in so many times."""
        return bool(self.draw(st.integers(1, share)) == share)

    def comment(self, place: str, way: Way) -> str:
        """A comment that says where it belongs."""
        self.comments.append(f"# {place} {'/'.join(map(str, way))} ({len(self.comments)})")
        return self.comments[-1]

    def above(self, way: Way, indent: int) -> list[str]:
        """Blank lines and comments above what stands at a way."""
        lines = [""] * self.draw(st.sampled_from([0, 0, 0, 1, 2]))
        if self.with_comments and self.some(4):
            lines.append(" " * indent + self.comment("above", way))
            lines += [""] if self.some(4) else []
        return lines

    def behind(self, way: Way) -> str:
        """A comment behind what stands at a way, or nothing."""
        return " " * self.draw(st.sampled_from([1, 2, 9])) + self.comment("behind", way) if self._comments(4) else ""

    def below(self, way: Way, indent: int) -> list[str]:
        """A comment at the end of what stands at a way."""
        return [" " * indent + self.comment("end", way)] if self._comments(6) else []

    def _comments(self, share: int) -> bool:
        return self.with_comments and self.some(share)

    def block(self, value: Any, way: Way, indent: int) -> list[str]:
        """A mapping or list in block style."""
        lines: list[str] = []
        parts: list[tuple[Any, Any]] = list(enumerate(value)) if isinstance(value, list) else list(value.items())
        for step, one in parts if isinstance(value, list) else self.draw(st.permutations(parts)):
            at = (*way, step)
            if way or lines:  # what stands on top of a file belongs to the file
                lines += self.above(at, indent)
            lines += self.item(one, at, indent) if isinstance(value, list) else self.pair(step, one, at, indent)
        is_flush = isinstance(value, list) and isinstance(way[-1], str) and not self.list_step
        return lines if is_flush else lines + self.below(way, indent)  # what is flush with its field has no end of its own

    def pair(self, name: str, value: Any, way: Way, indent: int) -> list[str]:
        """A field of a mapping in block style."""
        start = " " * indent + self.draw(st.sampled_from([name, name, name, f'"{name}"'])) + ":"
        if isinstance(value, str):
            return self.scalar(start, value, way, indent + self.step)
        if not value or self.some(3):
            return self.flow_lines(start, value, way, indent + 2)
        deeper = indent + (self.list_step if isinstance(value, list) else self.step)
        return [start + self.behind(way), *self.block(value, way, deeper)]

    def item(self, value: Any, way: Way, indent: int) -> list[str]:
        """An item of a list in block style."""
        start = " " * indent + "-"
        if isinstance(value, str):
            return self.scalar(start, value, way, indent + 2)
        if not value or self.some(3):
            return self.flow_lines(start, value, way, indent + 2)
        lines = self.block(value, way, indent + 2)
        first = next(line for line in lines if line.strip())
        if first.lstrip().startswith("#") or self.some(5):
            return [start + self.behind(way), *lines]
        begun = lines.index(first)
        return [start + " " + first.lstrip(), *lines[begun + 1 :]]

    def scalar(self, start: str, value: str, way: Way, indent: int) -> list[str]:
        """A text behind a name or a hyphen, in any style that says it."""
        head, *body = self.draw(st.sampled_from(ways_to_write(value)))
        if head in {"|", ">", "|-", ">-", "|+", ">+"} or head.startswith(("|2", ">2")):
            outside = len(start) - len(start.lstrip())
            pad = " " * (outside + 2 if "2" in head else indent + self.draw(st.sampled_from([0, 1])))
            return [start + " " + head + self.behind(way), *(pad + line if line else "" for line in body)]
        gap = self.draw(st.sampled_from([" ", " ", "   "]))
        lines = [start + gap + head, *(" " * indent + line for line in body)]
        lines[-1] += self.behind(way)
        return lines

    def flow_lines(self, start: str, value: Any, way: Way, indent: int) -> list[str]:
        """A mapping or list in flow style, on one line or over several."""
        if self.some(2):
            return [f"{start} {self.flow(value)}{self.behind(way)}"]
        is_list = isinstance(value, list)
        lines = [start + " " + "{["[is_list] + (self.behind(way) if value else "")]
        parts: list[tuple[Any, Any]] = list(enumerate(value)) if is_list else list(value.items())
        for n, (step, one) in enumerate(parts, start=1):
            at, comma = (*way, step), "," if n < len(parts) or self.some(2) else ""
            lines += self.above(at, indent + 3)
            written = self.flow(one) if is_list else f"{step}: {self.flow(one)}"
            lines.append(" " * (indent + 1) + written + comma + self.behind(at))
        if value:
            lines += self.below(way, indent + 2)
        return [*lines, " " * indent + "}]"[is_list] + self.behind(way)]

    def flow(self, value: Any) -> str:
        """A value in flow style, on one line."""
        if isinstance(value, str):
            return str(self.draw(st.sampled_from(ways_in_flow(value))))
        blank = str(self.draw(st.sampled_from(["", " "])))
        if isinstance(value, list):
            return "[" + blank + ", ".join(self.flow(one) for one in value) + blank + "]"
        pairs = ", ".join(f"{name}: {self.flow(one)}" for name, one in value.items())
        return "{" + blank + pairs + blank + "}"


@cache
def ways_to_write(value: str) -> list[list[str]]:
    """The first line and the further ones of a text in every style that reads back as it."""
    quoted, double = "'" + value.replace("'", "''") + "'", json.dumps(value, ensure_ascii=False)
    words, lines = value.split(" "), value.rstrip("\n").split("\n")
    cut = len(words) // 2
    halves = [" ".join(words[:cut]), " ".join(words[cut:])]
    ways = [[value], [quoted], [double], halves, ["'" + halves[0].replace("'", "''"), halves[1].replace("'", "''") + "'"]]
    ways += [['"' + json.dumps(halves[0], ensure_ascii=False)[1:-1], json.dumps(halves[1], ensure_ascii=False)[1:-1] + '"']]
    ways += [[head, *body] for head in (">-", ">") for body in (halves, lines)]
    ways += [[head, *lines] for head in ("|", "|-", "|2", "|2-")]
    ways += [[head, *value.split("\n")[:-1]] for head in ("|+", "|2+")]
    return [way for way in ways if way[0].strip() == way[0] and _says("k: " + "\n  ".join(way) + "\n", value, "k")]


@cache
def ways_in_flow(value: str) -> list[str]:
    """A text in every style on one line in brackets that reads back as it."""
    ways = [value, "'" + value.replace("'", "''") + "'", json.dumps(value, ensure_ascii=False)]
    return [way for way in ways if "\n" not in way and _says(f"k: [{way}, x]\n", value, "k")]


def _says(text: str, value: str, name: str) -> bool:
    try:
        node = compose(text)
    except YAMLError:
        return False
    if node is None or [name] != [pair[0].value for pair in node.value]:
        return False
    found = node.value[0][1]
    if not isinstance(found, ScalarNode):
        found = found.value[0] if len(found.value) == 2 else None
    is_text = isinstance(found, ScalarNode) and (bool(found.style) or found.value not in {"", "~", "null"})
    return bool(is_text and found.value == value)


@st.composite
def any_style(draw: Callable[[Any], Any], *, with_comments: bool = True) -> tuple[str, list[str]]:
    """A file and its comments: `# above actions/0/due (7)` stands above, `behind` behind, `end` at the end."""
    scribe = Scribe(draw, with_comments, draw(st.sampled_from([2, 2, 3, 4])), draw(st.sampled_from([0, 2, 4])))
    head = ["# the head of the file", ""] if with_comments else []
    scribe.comments += head[:1]
    text = "\n".join([*head, *scribe.block(_filled(WORKSTREAM, draw), (), 0)]) + "\n" * draw(st.sampled_from([0, 1, 1, 3]))
    text = draw(st.sampled_from(["", "", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    return text, scribe.comments


def _filled(value: Any, draw: Callable[[Any], Any]) -> Any:
    """The data with texts in the gaps, and some of its fields and items left out."""
    if value is None:
        return draw(st.sampled_from(TEXTS))
    if isinstance(value, list):
        return [_filled(one, draw) for one in value if one == value[0] or draw(st.booleans())]
    if isinstance(value, dict):
        kept = {name: one for name, one in value.items() if name in {"id", "title"} or draw(st.booleans())}
        return {name: _filled(one, draw) for name, one in kept.items()}
    return value
