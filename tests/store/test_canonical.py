"""The canonical form of a file: the same meaning, every comment where it belongs, and nothing left to do a second time."""

from typing import Any

from hypothesis import HealthCheck, given, settings

from styles import any_style
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.canonical import canonical
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode, compose

MANY = settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def formatted(text: str) -> str:
    return canonical(text.encode(), Workstream).decode()


def said(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, MappingNode):
        return {name.value: said(value) for name, value in node.value}
    return [said(one) for one in node.value]


def composed(text: str) -> Node:
    node = compose(text.removeprefix("\ufeff"))
    assert node is not None
    return node


@MANY
@given(any_style())
def test_any_file_says_the_same_in_canonical_form(written: tuple[str, list[str]]) -> None:
    text, _ = written
    assert said(composed(text)) == said(composed(formatted(text)))


@MANY
@given(any_style())
def test_formatting_twice_changes_nothing(written: tuple[str, list[str]]) -> None:
    once = formatted(written[0])
    assert once == formatted(once)


def placed(text: str) -> dict[str, str]:
    """Each comment of a file with what is wrong with its place; nothing where it is right."""
    lines = text.removeprefix("\ufeff").splitlines()
    spans = dict(_spans(composed(text), (), 0))
    content = [n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    wrong = {}
    for n, line in enumerate(lines):
        comment = line[line.rindex("# ") :] if "# above" in line or "# behind" in line or "# end" in line else ""
        if not comment:
            continue
        _, place, way, _ = comment.split(" ")
        start, end = spans[way]
        before, after = max((one for one in content if one <= n), default=-1), min(one for one in [*content, 10**6] if one > n)
        if place == "end":
            right = start <= before <= end < after
        elif n in content:
            right = place == "behind" and start <= n <= end
        else:
            goes_on = lines[n - 1].find(f"# behind {way} ") == line.index("#")  # a second one, below the first
            right = after == start or (place == "behind" and goes_on)
        if not right:
            wrong[comment] = f"line {n + 1}; {way} is in lines {start + 1} to {end + 1}"
    return wrong


def _spans(node: Node, way: tuple[str | int, ...], start: int) -> Any:
    """The first and the last line of everything, by its way."""
    ends = [start]
    if not isinstance(node, ScalarNode):
        for n, one in enumerate(node.value):
            name, value = one if isinstance(node, MappingNode) else (None, one)
            inside = list(_spans(value, (*way, n if name is None else name.value), (name or value).start_mark.line))
            ends.append(inside[-1][1][1])
            yield from inside
    elif node.style in {"|", ">"}:
        ends.append(node.end_mark.line - 1)
    else:
        ends.append(node.end_mark.line)
    yield "/".join(map(str, way)), (start, max(ends))


@MANY
@given(any_style())
def test_every_comment_is_kept_and_stands_where_it_belongs(written: tuple[str, list[str]]) -> None:
    text, comments = written
    new = formatted(text)
    found = [line[line.rindex("# ") :] for line in new.splitlines() if any(comment in line for comment in comments)]
    assert sorted(comments) == sorted(found)
    assert {} == placed(new)
