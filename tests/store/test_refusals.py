"""What no parser should take, or would take wrongly: each refusal has its rule, its line and its column."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from wsoa_cli.store.guards import DEEPEST_NESTING, LARGEST_FILE, Fault
from wsoa_cli.store.read import read

Spot = tuple[str, int, int]


def refusals(source: str | bytes) -> tuple[Fault, ...]:
    """The faults of a file that is refused whole."""
    reading = read(source if isinstance(source, bytes) else dedent(source).encode())
    assert reading.data is None
    return reading.faults


def spots(source: str | bytes) -> list[Spot]:
    return [(fault.rule, fault.line, fault.column) for fault in refusals(source)]


DUPLICATE_KEYS: dict[str, tuple[str, list[Spot]]] = {
    "at the top": ("id: a\ntitle: b\nid: c\n", [("duplicate-key", 3, 1)]),
    "the same value": ("id: a\nid: a\n", [("duplicate-key", 2, 1)]),
    "in an item": ("actions:\n  - id: 1\n    title: t\n    id: 2\n", [("duplicate-key", 4, 5)]),
    "in braces": ("a: {b: 1, c: 2, b: 3}\n", [("duplicate-key", 1, 17)]),
    "once in quotes": ("id: 1\n'id': 2\n", [("duplicate-key", 2, 1)]),
    "three times": ("a: 1\na: 2\na: 3\n", [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]),
    "in several places": ("a: {b: 1, b: 2}\nc: {d: 1, d: 2}\n", [("duplicate-key", 1, 11), ("duplicate-key", 2, 11)]),
    "below a key of ones own": ("x-a:\n  b: 1\n  b: 2\n", [("duplicate-key", 3, 3)]),
    "with a null": ("due: 2020\ndue:\n", [("duplicate-key", 2, 1)]),
}


@pytest.mark.parametrize("case", DUPLICATE_KEYS)
def test_a_duplicate_key_is_refused(case: str) -> None:
    source, expected = DUPLICATE_KEYS[case]
    assert spots(source) == expected


def test_a_duplicate_key_names_the_line_of_the_first() -> None:
    assert refusals("id: a\ntitle: b\nid: c\n")[0].message == "`id` stands here a second time; the first is in line 1"


def test_keys_of_neighbours_are_no_duplicates() -> None:
    assert read(b"actions:\n  - {id: 1}\n  - {id: 2}\n").faults == ()


def test_keys_that_differ_in_capitals_or_zeros_are_no_duplicates() -> None:
    assert read(b"1.1: a\n1.10: b\nid: c\nID: d\n").faults == ()


REFERENCES: dict[str, tuple[str, list[Spot]]] = {
    "anchor on a value": ("id: a\ntitle: &one b\n", [("anchor", 2, 8)]),
    "anchor on a mapping": ("a: &one\n  b: c\n", [("anchor", 1, 4)]),
    "anchor on a list item": ("a:\n  - &one b\n", [("anchor", 2, 5)]),
    "anchor on nothing": ("a: &one\nb: c\n", [("anchor", 1, 4)]),
    "anchor on a key": ("&one a: b\n", [("anchor", 1, 1)]),
    "anchor in braces": ("a: {b: &one c}\n", [("anchor", 1, 8)]),
    "anchor after a dash in brackets": ("a: [&one b]\n", [("anchor", 1, 5)]),
    "alias": ("a: b\nc: *one\n", [("alias", 2, 4)]),
    "alias as a key": ("a: b\n*one : c\n", [("alias", 2, 1)]),
    "alias in a list": ("a: [b, *one]\n", [("alias", 1, 8)]),
    "anchor and alias": ("a: &one b\nc: *one\n", [("anchor", 1, 4), ("alias", 2, 4)]),
    "merge key": ("a: &one {b: c}\nd:\n  <<: *one\n", [("anchor", 1, 4), ("alias", 3, 7)]),
    "tag of ones own": ("id: !mine b\n", [("tag", 1, 5)]),
    "tag of YAML": ("a: b\nid: !!str 12\n", [("tag", 2, 5)]),
    "tag in full": ("id: !<tag:north.example,2020:x> b\n", [("tag", 1, 5)]),
    "tag that makes objects": ("id: !!python/object/apply:os.system ['true']\n", [("tag", 1, 5)]),
    "tag on a list": ("a:\n  - !mine [b]\n", [("tag", 2, 5)]),
    "tag on nothing": ("a: !mine\nb: c\n", [("tag", 1, 4)]),
    "tag on the file": ("!mine\na: b\n", [("tag", 1, 1)]),
    "bare tag": ("a: ! b\n", [("tag", 1, 4)]),
    "tag and anchor": ("a: !mine &one b\n", [("anchor", 1, 4), ("tag", 1, 4)]),
}


@pytest.mark.parametrize("case", REFERENCES)
def test_an_anchor_an_alias_or_a_tag_is_refused(case: str) -> None:
    source, expected = REFERENCES[case]
    assert spots(source) == expected


@pytest.mark.parametrize("named", ["anchor on a value", "alias", "tag of ones own"])
def test_the_mark_is_named_as_it_stands_in_the_file(named: str) -> None:
    typed = {"anchor on a value": "&one", "alias": "*one", "tag of ones own": "!mine"}[named]
    assert typed in refusals(REFERENCES[named][0])[0].message


def test_a_tag_of_yaml_is_named_as_it_was_typed() -> None:
    assert refusals("id: !!str 12\n")[0].message.startswith("!!str ")


@pytest.mark.parametrize("title", ["Parents & carers", "2 * 3", "Stop!", "A&B", "a*b", "see !here", "'*all*'", '"&x"'])
def test_the_same_characters_inside_a_text_are_no_marks(title: str) -> None:
    assert read(f"title: {title}\n".encode()).data == {"title": title.strip("'\"")}


def test_the_same_characters_in_a_comment_are_no_marks() -> None:
    assert read(b"# &a *b !c\na: b # &a *b !c\n").data == {"a": "b"}


UNQUOTED: dict[str, tuple[str, int]] = {
    "asterisks round a text": ("title: *All* children\n", 8),
    "asterisk apart": ("title: * all children\n", 8),
    "ampersand apart": ("title: & carers\n", 8),
    "exclamation mark": ("title: !urgent\n", 8),
    "at": ("title: @head\n", 8),
    "backtick": ("title: `code`\n", 8),
    "per cent": ("title: %done\n", 8),
}


@pytest.mark.parametrize("case", UNQUOTED)
def test_a_text_that_begins_with_a_mark_of_yaml_is_pointed_at_where_it_begins(case: str) -> None:
    source, column = UNQUOTED[case]
    (fault,) = refusals(source)
    assert (fault.line, fault.column, "quotes" in fault.hint) == (1, column, True)


DOCUMENTS: dict[str, tuple[str, list[Spot]]] = {
    "two": ("id: a\n---\nid: b\n", [("several-documents", 2, 1)]),
    "two with a start": ("---\nid: a\n---\nid: b\n", [("several-documents", 3, 1)]),
    "an empty one first": ("---\n---\nid: b\n", [("several-documents", 2, 1)]),
    "an empty one last": ("id: a\n---\n", [("several-documents", 2, 1)]),
    "one after an end": ("id: a\n...\n---\nid: b\n", [("several-documents", 3, 1)]),
}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_several_documents_are_refused(case: str) -> None:
    source, expected = DOCUMENTS[case]
    assert spots(source) == expected


@pytest.mark.parametrize("source", ["---\nid: a\n", "id: a\n...\n", "# comment\n---\nid: a\n", "%YAML 1.2\n---\nid: a\n"])
def test_one_document_with_its_marks_is_read(source: str) -> None:
    assert read(source.encode()).data == {"id": "a"}


TABS: dict[str, tuple[str, int, int]] = {
    "before a list": ("actions:\n\t- id: b\n", 2, 1),
    "before a field": ("a:\n\tb: c\n", 2, 1),
    "after spaces": ("a:\n  b: c\n  \td: e\n", 3, 3),
    "before the rest of a text": ("a: b\n\tc\n", 2, 1),
    "inside brackets": ("a: [\n\tb]\n", 2, 1),
    "deeper than its neighbours": ("a:\n  b: c\n\td: e\n", 3, 1),
}


@pytest.mark.parametrize("case", TABS)
def test_a_tab_that_indents_is_refused(case: str) -> None:
    source, line, column = TABS[case]
    (fault,) = refusals(source)
    assert (fault.rule, fault.line, fault.column) == ("tab-indent", line, column)
    assert fault.message == "a tab stands where only spaces may"


@pytest.mark.parametrize(
    "source",
    ["a: |\n  b\n  \tc\n", "a: 'b\n  \tc'\n", "a: b\tc\n", "a: b # c\td\n"],
    ids=["block text", "quoted text", "middle of a text", "comment"],
)
def test_a_tab_that_does_not_indent_is_accepted(source: str) -> None:
    assert read(source.encode()).faults == ()


NOT_TEXT: dict[str, tuple[bytes, Spot]] = {
    "latin-1": (b"id: a\ntitle: caf\xe9\n", ("not-utf-8", 2, 11)),
    "after other letters": ("id: a\ntitle: né ".encode() + b"\xff\n", ("not-utf-8", 2, 11)),
    "cut off": (b"id: \xe2\x82", ("not-utf-8", 1, 5)),
    "overlong": (b"id: \xc0\x80\n", ("not-utf-8", 1, 5)),
    "half a surrogate pair": (b"id: \xed\xa0\x80\n", ("not-utf-8", 1, 5)),
    "after a byte-order mark": (b"\xef\xbb\xbfid: \xff\n", ("not-utf-8", 1, 5)),
    "after windows line ends": (b"id: a\r\ntitle: b\r\nx: \xff\r\n", ("not-utf-8", 3, 4)),
    "utf-16 with a mark": ("id: a\n".encode("utf-16"), ("not-utf-8", 1, 4)),
    "NUL": (b"id: a\ntitle: b\x00c\n", ("not-utf-8", 2, 9)),
    "only NUL": (b"\x00" * 100, ("not-utf-8", 1, 1)),
}


@pytest.mark.parametrize("case", NOT_TEXT)
def test_what_is_not_utf_8_text_is_refused(case: str) -> None:
    source, expected = NOT_TEXT[case]
    assert spots(source) == [expected]


@pytest.mark.parametrize("character", ["\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_a_control_character_is_refused(character: str) -> None:
    (fault,) = refusals(f"id: a\ntitle: b{character}c\n")
    assert (fault.rule, fault.line, fault.column) == ("bad-syntax", 2, 9)
    assert f"U+{ord(character):04X}" in fault.message


CONFLICT = """\
    id: a
    <<<<<<< HEAD
    title: b
    =======
    title: c
    >>>>>>> theirs
    """
CONFLICT_WITH_BASE = """\
    id: a
    <<<<<<< HEAD
    title: b
    ||||||| merged common ancestors
    title: d
    =======
    title: c
    >>>>>>> theirs
    """


def test_merge_conflict_marks_are_refused_each_at_its_line() -> None:
    assert spots(CONFLICT) == [("merge-conflict", 2, 1), ("merge-conflict", 4, 1), ("merge-conflict", 6, 1)]


def test_the_mark_of_the_common_base_is_refused_too() -> None:
    assert [line for _, line, _ in spots(CONFLICT_WITH_BASE)] == [2, 4, 6, 8]


def test_merge_conflict_marks_are_found_with_windows_line_ends() -> None:
    source = dedent(CONFLICT).replace("\n", "\r\n").encode()
    assert [(rule, line) for rule, line, _ in spots(source)] == [
        ("merge-conflict", 2),
        ("merge-conflict", 4),
        ("merge-conflict", 6),
    ]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> theirs"])
def test_one_mark_that_was_left_behind_is_enough(mark: str) -> None:
    assert spots(f"id: a\n{mark}\ntitle: b\n") == [("merge-conflict", 2, 1)]


def test_a_heading_underlined_with_equals_signs_is_no_conflict() -> None:
    assert read(b"title: |\n  Heading\n  =======\n").data == {"title": "Heading\n=======\n"}


def padded(size: int) -> bytes:
    start = b"id: a\n#"
    return start + b"x" * (size - len(start) - 1) + b"\n"


def test_a_file_of_just_5_mb_is_read() -> None:
    assert read(padded(LARGEST_FILE)).data == {"id": "a"}


def test_a_file_over_5_mb_is_refused() -> None:
    assert spots(padded(LARGEST_FILE + 1)) == [("file-too-large", 1, 1)]


def test_five_megabytes_are_five_million_bytes() -> None:
    assert LARGEST_FILE == 5_000_000


def in_brackets(levels: int) -> str:
    return "a: " + "[" * (levels - 1) + "b" + "]" * (levels - 1) + "\n"


def in_braces(levels: int) -> str:
    return "{a: " * levels + "b" + "}" * levels + "\n"


def in_block(levels: int) -> str:
    return "".join(f"{' ' * level}a:\n" for level in range(levels - 1)) + f"{' ' * (levels - 1)}a: b\n"


def in_lists(levels: int) -> str:
    return "a:\n" + "- " * (levels - 1) + "b\n"


def half_and_half(levels: int) -> str:
    blocks = levels // 2
    return in_block(blocks).removesuffix("b\n") + "[" * (levels - blocks) + "b" + "]" * (levels - blocks) + "\n"


NESTED = pytest.mark.parametrize("nested", [in_brackets, in_braces, in_block, in_lists, half_and_half])


@NESTED
def test_fifty_levels_are_read(nested: Callable[[int], str]) -> None:
    assert read(nested(DEEPEST_NESTING).encode()).faults == ()


@NESTED
def test_fifty_one_levels_are_refused(nested: Callable[[int], str]) -> None:
    assert [rule for rule, _, _ in spots(nested(DEEPEST_NESTING + 1))] == ["too-deep"]


TOO_DEEP: dict[str, tuple[str, Spot]] = {
    "brackets never closed": ("[" * 1000, ("too-deep", 1, 51)),
    "braces never closed": ("{a: " * 1000, ("too-deep", 1, 201)),
    "brackets on a later line": (f"id: a\nb: {'[' * 60}{']' * 60}\n", ("too-deep", 2, 53)),
    "fields in fields": (in_block(60), ("too-deep", 51, 51)),
    "dashes": ("- " * 1000, ("too-deep", 1, 101)),
    "question marks": ("? " * 1000, ("too-deep", 1, 101)),
}


@pytest.mark.parametrize("case", TOO_DEEP)
def test_absurd_nesting_is_refused_where_it_goes_too_deep(case: str) -> None:
    source, expected = TOO_DEEP[case]
    assert spots(source) == [expected]


def test_many_brackets_that_do_not_nest_are_read() -> None:
    assert read(("a:\n" + "  - [b]\n" * 1000).encode()).faults == ()


NO_FIELDS = {
    "list": ("- a\n", (1, 1), "the file is not a set of fields"),
    "list below a comment": ("# a plan\n\n- a\n", (3, 1), "the file is not a set of fields"),
    "text": ("hello\n", (1, 1), "the file is not a set of fields"),
    "quoted null": ('"null"\n', (1, 1), "the file is not a set of fields"),
    "nothing": ("", (1, 1), "the file is empty"),
    "blanks": ("  \n\n", (1, 1), "the file is empty"),
    "comments": ("# nothing yet\n", (1, 1), "the file is empty"),
    "null": ("~\n", (1, 1), "the file is empty"),
    "start of a document": ("---\n", (1, 1), "the file is empty"),
}


@pytest.mark.parametrize("case", NO_FIELDS)
def test_a_file_that_is_no_set_of_fields_is_refused(case: str) -> None:
    source, (line, column), message = NO_FIELDS[case]
    (fault,) = refusals(source)
    assert (fault.rule, fault.line, fault.column, fault.message) == ("bad-syntax", line, column, message)


def test_a_byte_order_mark_alone_is_an_empty_file() -> None:
    assert [fault.message for fault in refusals(b"\xef\xbb\xbf")] == ["the file is empty"]


BROKEN = {
    "a colon inside a text": ("id: a\ntitle: One: two\n", 2, 11, "quotes"),
    "a quotation mark never closed": ('id: a\ntitle: "One\nsummary: b\n', 2, 8, "close it"),
    "a single quotation mark never closed": ("id: a\ntitle: 'Children\nsummary: b\n", 2, 8, "close it"),
    "an indent that fits nothing": ("a:\n    b: c\n  d: e\n", 3, 3, "neighbours"),
    "a name without a colon": ("id: a\ntitle\nsummary: b\n", 2, 1, "name: value"),
    "an escape that does not exist": ('title: "C:\\plans"\n', 1, 11, "single quotes"),
    "a list among fields": ("id: a\n- b\n", 2, 1, "neighbours"),
    "a list as a name": ("? [a]\n: b\n", 1, 3, "plain name"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_syntax_is_pointed_at_with_the_cure(case: str) -> None:
    source, line, column, cure = BROKEN[case]
    (fault,) = refusals(source)
    assert (fault.rule, fault.line, fault.column) == ("bad-syntax", line, column)
    assert cure in fault.hint


PARSERS_WORDS = ["mapping values", "block end", "while parsing", "while scanning", "expected", "document start", "token"]
ODD = [
    "a: [b\n",
    "a: {b\n",
    "a: [,]\n",
    'a: "b" c\n',
    "a: b\n%c\n",
    "a: | b\n c\n",
    ": b\n",
    "a: -\n",
    "a: >x\n",
    'a: "\\ud800"\n',
]


@pytest.mark.parametrize("source", [*ODD, *(source for source, *_ in BROKEN.values())])
def test_the_parsers_own_words_never_reach_the_reader(source: str) -> None:
    said = " ".join(f"{fault.message} {fault.hint}" for fault in refusals(source))
    assert [word for word in PARSERS_WORDS if word in said] == []


@pytest.mark.parametrize("source", [*ODD, *(source for source, *_ in BROKEN.values())])
def test_every_refusal_points_at_a_line_that_exists(source: str) -> None:
    assert [1 <= fault.line <= len(source.splitlines()) for fault in refusals(source)] == [True]
