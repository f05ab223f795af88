"""Edits that change just the bytes of their field.

A round-trip dumper moves comments, re-quotes and re-wraps; the diff of an audit trail may show nothing but what was said. So an
edit replaces, inserts or deletes text at the marks of the nodes that it is about, and then the result is read again and
compared: either exactly the intended change in meaning came about, or nothing did.

A comment on a line of its own is never taken away, unless it lies inside the value that is; one behind a value goes with it.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from wsoa_cli.model.plan import Loc
from wsoa_cli.store.cuts import Cuts, FieldOrder, Insert
from wsoa_cli.store.intent import Add, Drop, Edit, NotEditableError, Put, Take, Value, as_data, intended, meaning, shown
from wsoa_cli.store.layout import Layout
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode, YAMLError, compose

__all__ = ["Add", "Drop", "Edit", "FieldOrder", "NotEditableError", "Put", "Take", "Value", "apply"]

Step = Put | Insert | Drop
"""What is done at one go: a value put where none or one of another kind stands, an item put in, a field or item dropped."""


@dataclass(frozen=True, slots=True)
class _Document:
    """A text and its nodes, so that it is parsed once after each step."""

    text: str
    root: Node

    @classmethod
    def of(cls, text: str) -> "_Document":
        try:
            root = compose(text)
        except YAMLError as error:
            raise NotEditableError("the file is not YAML") from error
        if root is None:
            raise NotEditableError("the file is empty")
        return cls(text, root)


def apply(text: str, edits: Sequence[Edit], order: FieldOrder) -> str:
    """The text with some edits made, one after the other. Raises NotEditableError."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    document = _Document.of(text.removeprefix("\ufeff"))
    for edit in edits:
        document = _edited(document, edit, order)
    return mark + document.text


def _edited(document: _Document, edit: Edit, order: FieldOrder) -> _Document:
    aim = intended(meaning(document.root), edit)
    for attempt in (_made, _made_behind_closed_end):
        with suppress(NotEditableError):
            made = attempt(document, edit, order)
            if meaning(made.root) == aim:
                return made
    raise NotEditableError(f"{shown(edit.loc)} is written in a way that cannot be edited without touching what is around it")


def _made(document: _Document, edit: Edit, order: FieldOrder) -> _Document:
    for step in _steps(meaning(document.root), edit):
        document = _Document.of(Cuts(Layout(document.text), document.root, order).make(step))
    return document


def _made_behind_closed_end(document: _Document, edit: Edit, order: FieldOrder) -> _Document:
    """The same, where a folded or literal text ends the file without a line break: it would gain one by what follows it."""
    last = _last_scalar(document.root)
    if last is None or last.style not in {"|", ">"} or document.text.endswith(("\n", "\r")):
        raise NotEditableError("the end of the file is not the trouble")
    start = last.start_mark.index + 1
    header = Layout(document.text).header(last.start_mark.index)
    closed = document.text[:start] + "-" + header.removeprefix("+") + document.text[start + len(header) :]
    return _made(_Document.of(closed), edit, order)


def _last_scalar(node: Node) -> ScalarNode | None:
    while not isinstance(node, ScalarNode):
        if not node.value:
            return None
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    return node


# an edit, step by step, so that each step is one cut into the text


def _steps(said: Any, edit: Edit) -> Iterator[Step]:
    """The steps that make an edit in a file that says `said`."""
    there = _at(said, edit.loc)
    if isinstance(edit, Put):
        yield from _putting(said, edit.loc, as_data(edit.value))
    elif isinstance(edit, Add):
        yield Insert(edit.loc, len(there), edit.value) if there else Put(edit.loc, [edit.value], edit.in_flow)
    elif isinstance(edit, Take):
        yield from _dropping(said, (*edit.loc, there.index(edit.value)))
    elif there is not None or edit.loc[-1] in (_at(said, edit.loc[:-1]) or {}):
        yield from _dropping(said, edit.loc)


def _putting(said: Any, loc: Loc, value: Any) -> Iterator[Step]:
    there = _at(said, loc)
    if isinstance(there, dict) and isinstance(value, dict) and there and value:
        for key, one in value.items():
            yield from _putting(said, (*loc, key), one)
        yield from (Drop((*loc, key)) for key in there if key not in value)
    elif isinstance(there, list) and isinstance(value, list) and there and value:
        yield from _item_by_item(said, loc, value)
    elif there is None or there != value:
        yield _with_its_records(said, loc, value)


def _with_its_records(said: Any, loc: Loc, value: Any) -> Put:
    """A value put in, as a field of the records around it where these have to be made first."""
    while len(loc) > 1 and _at(said, loc[:-1]) is None:
        loc, value = loc[:-1], {loc[-1]: value}
    return Put(loc, value)


def _item_by_item(said: Any, loc: Loc, new: list[Any]) -> Iterator[Step]:
    """A list changed from its end to its beginning, so that the numbers of what is still to come hold."""
    old = _at(said, loc)
    matcher = SequenceMatcher(None, [repr(one) for one in old], [repr(one) for one in new], autojunk=False)
    for what, i1, i2, j1, j2 in reversed(matcher.get_opcodes()):
        if what == "equal":
            continue
        # A record is changed where it stands. A text is not: the comment behind the old one would be taken for the new one's.
        records = min(i2 - i1, j2 - j1) if isinstance(new[0], dict) else 0
        yield from (Insert(loc, i2, new[n]) for n in reversed(range(j1 + records, j2)))
        yield from (Drop((*loc, n)) for n in reversed(range(i1 + records, i2)))
        for n in reversed(range(records)):
            yield from _putting(said, (*loc, i1 + n), new[j1 + n])


def _dropping(said: Any, loc: Loc) -> Iterator[Step]:
    """A field or an item dropped; the last one leaves its record or list empty, which is written as such."""
    owner = _at(said, loc[:-1])
    if len(owner) > 1 or len(loc) == 1:
        yield Drop(loc)
    else:
        yield Put(loc[:-1], {} if isinstance(owner, dict) else [])


def _at(said: Any, loc: Loc) -> Any:
    for step in loc:
        try:
            said = said[step]
        except (LookupError, TypeError):
            return None
    return said
