"""Taking a change back leaves what was written since, to the line, or is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsoa_cli.store.take_back import ChangedSinceError, take_back

lines = st.lists(st.sampled_from(["a", "b", "c", "", "# d", "é"]), max_size=8)


def text(*parts: list[str]) -> str:
    return "".join(f"{line}\n" for part in parts for line in part)


@given(before=lines, after=lines)
def test_where_nothing_was_written_since_all_is_as_it_was(before: list[str], after: list[str]) -> None:
    assert text(before) == take_back(text(after), text(after), text(before))


@given(head=lines, old=lines, new=lines, tail=lines, above=lines, below=lines)
def test_what_was_written_above_and_below_since_stays(
    head: list[str], old: list[str], new: list[str], tail: list[str], above: list[str], below: list[str]
) -> None:
    fence = ["-- one line that stands once --", "-- and another --"]
    before, after = (text(head, fence, middle, fence[::-1], tail) for middle in (old, new))
    now, expected = (text(above, head, fence, middle, fence[::-1], tail, below) for middle in (new, old))
    assert expected == take_back(now, after, before)


def test_a_line_that_was_written_anew_since_is_not_overwritten() -> None:
    with pytest.raises(ChangedSinceError):
        take_back("a\nthird\nc\n", "a\nsecond\nc\n", "a\nfirst\nc\n")


def test_a_line_that_was_taken_away_comes_back_between_its_neighbours_or_not_at_all() -> None:
    assert "new\na\nb\nc\n" == take_back("new\na\nc\n", "a\nc\n", "a\nb\nc\n")
    with pytest.raises(ChangedSinceError):
        take_back("a\nnew\nc\n", "a\nc\n", "a\nb\nc\n")
