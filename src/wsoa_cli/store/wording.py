"""What does not fit the format, in words: which field, what is wrong, what to write instead."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from wsoa_cli.model.fields import field_names, kind_at
from wsoa_cli.model.plan import Loc
from wsoa_cli.model.scalars import SOME_WORDS
from wsoa_cli.store.guards import FaultName

MISSING = frozenset({"missing", "missing_keyword_only_argument"})
"""What pydantic calls a required field that is not there."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One error of pydantic's about data that should have been of a kind of entity, with what we use of it."""

    kind: type[Any]
    loc: Loc
    error: str
    input: Any
    context: dict[str, Any]
    message: str

    @property
    def owner(self) -> type[Any] | None:
        """The kind of entity that holds the field in question."""
        return kind_at(self.kind, self.loc[:-1])


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the data that does not fit the format.

    `on_key` says to point at the field's name, not its value; `field` names one that is missing there.
    """

    rule: FaultName
    loc: Loc
    message: str
    hint: str
    on_key: bool = False
    field: str | None = None


# What people call a field elsewhere, where no likeness of letters would lead them to its name here.
_SYNONYMS = {
    "owner": ("lead", "accountable"),
    "responsible": ("lead", "accountable"),
    "assignee": ("lead",),
    "deadline": ("due",),
    "date_due": ("due",),
    "end": ("due", "by"),
    "end_date": ("due",),
    "start_date": ("start",),
    "name": ("title", "text"),
    "description": ("text", "title", "summary"),
    "title": ("name", "text"),
    "state": ("status", "stage"),
    "progress": ("status",),
    "completed": ("finished",),
    "done": ("finished",),
    "comment": ("updates", "note"),
    "comments": ("updates",),
    "notes": ("updates", "note"),
    "note": ("text",),
    "colour": ("rag",),
    "color": ("rag",),
    "brag": ("rag",),
    "rating": ("rag",),
    "depends_on": ("needs",),
    "blocked_by": ("needs",),
    "milestones": ("trajectory",),
    "direction": ("better",),
    "id_": ("id",),
    "date": ("on", "by", "due"),
    "by": ("due", "date"),
}

# The same for words: those of statuses, colours, directions, units and frequencies.
_WORDS_MEANT = {
    "done": "delivered",
    "complete": "delivered",
    "completed": "delivered",
    "closed": "delivered",
    "started": "in_progress",
    "ongoing": "in_progress",
    "on track": "in_progress",
    "open": "not_started",
    "todo": "not_started",
    "to do": "not_started",
    "planned": "not_started",
    "cancelled": "withdrawn",
    "dropped": "withdrawn",
    "yellow": "amber",
    "gray": "grey",
    "up": "higher",
    "down": "lower",
    "increase": "higher",
    "decrease": "lower",
    "%": "percent",
    "percentage": "percent",
    "number": "count",
    "yearly": "annual",
    "annually": "annual",
}


def in_words(complaint: Complaint) -> Problem:
    """A complaint in words."""
    return _BY_TYPE.get(complaint.error, _other)(complaint)


def unknown_fields(kind: type[Any], locs: Iterable[Loc]) -> list[Loc]:
    """Of some fields in data of a kind of entity, those that the format does not name."""
    owners = ((loc, kind_at(kind, loc[:-1])) for loc in locs)
    return [loc for loc, owner in owners if owner and loc[-1] not in field_names(owner)]


def unknown_in_words(kind: type[Any], unknown: Iterable[Loc]) -> list[Problem]:
    """The fields that the format does not name, each with the name that was most likely meant."""
    return [_unknown_field(Complaint(kind, loc, "unexpected_keyword_argument", None, {}, "")) for loc in unknown]


def noun(kind: type[Any] | None) -> str:
    """What a kind of entity is called in a sentence: an action, a measure, plan.yaml."""
    name = kind.__name__ if kind else "entry"
    if name == "PlanHead":
        return "plan.yaml"
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _field(complaint: Complaint) -> str:
    """The field that a complaint is about; for an item of a list, the list's."""
    return next((str(step) for step in reversed(complaint.loc) if isinstance(step, str)), "the file")


def _unknown_field(complaint: Complaint) -> Problem:
    name, known = _field(complaint), field_names(complaint.owner)
    near = [word for word in _SYNONYMS.get(name.lower(), ()) if word in known][:1]
    near = near or get_close_matches(name.lower(), known, n=1)
    message = f"`{name}` is not a field of {noun(complaint.owner)}"
    hint = f"did you mean `{near[0]}`?" if near else f"its fields are {', '.join(known)}; a field of your own begins with x-"
    if " " in name or name.isdecimal():
        hint = "a comma inside braces begins a new field: put a text that has one in quotes, and write numbers without"
    return Problem("unknown-field", complaint.loc, message, hint, on_key=True)


def _missing(complaint: Complaint) -> Problem:
    name = _field(complaint)
    return Problem(
        "missing-field", complaint.loc[:-1], f"{noun(complaint.owner)} needs `{name}`", f"write `{name}: …`", field=name
    )


def _not_a_word(complaint: Complaint) -> Problem:
    words = [word.strip("' ") for word in complaint.context["expected"].replace(" or ", ", ").split(",")]
    typed = str(complaint.input)
    known = _WORDS_MEANT.get(typed.lower())
    near = [known] if known in words else get_close_matches(typed.lower().replace(" ", "_").replace("-", "_"), words, n=1)
    hint = f"did you mean {near[0]}?" if near else f"write one of: {', '.join(words)}"
    if not isinstance(complaint.input, str):
        hint = f"write one of: {', '.join(words)}"
        return _value(complaint, f"`{_field(complaint)}` is one word, and more than that stands here", hint)
    return _value(complaint, f"{typed} is not a value of `{_field(complaint)}`", hint)


def _own_words(complaint: Complaint) -> Problem:
    """An error of our own validators, which says after a colon what to write."""
    said = str(complaint.context["error"])
    if complaint.input is None:
        said = said.replace("of the list", f"of `{_field(complaint)}`")
    wrong, write, cure = said.partition(": write ")
    message, _, hint = (wrong, "", f"write {cure}") if write else said.rpartition(": ")
    return _value(complaint, message or hint, hint if message else "mend the value")


def _pattern_mismatch(complaint: Complaint) -> Problem:
    return _empty(complaint) if complaint.context.get("pattern") == SOME_WORDS else _not_an_id(complaint)


def _empty(complaint: Complaint) -> Problem:
    is_item = isinstance(complaint.loc[-1], int)
    what = f"an item of `{_field(complaint)}`" if is_item else f"`{_field(complaint)}`"
    return _value(complaint, f"{what} is empty", f"write some words, or delete the {'item' if is_item else 'field'}")


def _not_an_id(complaint: Complaint) -> Problem:
    message = f"{complaint.input} cannot be an id"
    return _value(complaint, message, "use letters, digits, dots, hyphens and underscores, beginning with a letter or digit")


def _too_long(complaint: Complaint) -> Problem:
    length, most = len(complaint.input), complaint.context["max_length"]
    return _value(complaint, f"`{_field(complaint)}` has {length} characters", f"write at most {most}")


def _not_a_list(complaint: Complaint) -> Problem:
    name = _field(complaint)
    if isinstance(complaint.input, str):
        return _value(complaint, f"`{name}` is a list", f"write `{name}: [{complaint.input}]`")
    return _value(complaint, f"`{name}` is a list, and a set of fields stands here", "begin each item with a hyphen")


def _not_a_text(complaint: Complaint) -> Problem:
    name = _field(complaint)
    if complaint.input is None:
        return _value(complaint, f"an item of `{name}` is empty", "write it, or delete its hyphen or comma")
    inside = "a list" if isinstance(complaint.input, list) else "a set of fields"
    cure = "write one text; put it in quotes if it has a colon, a bracket or a brace"
    return _value(complaint, f"`{name}` needs one text, and {inside} stands here", cure)


def _not_a_record(complaint: Complaint) -> Problem:
    name = _field(complaint)
    if complaint.input is None:
        return _value(complaint, f"an item of `{name}` is empty", "write its fields, or delete its hyphen")
    what = "a list" if isinstance(complaint.input, list) else "a text"
    known = field_names(kind_at(complaint.kind, complaint.loc))
    example = ", ".join(f"{field}: …" for field in known[:2])
    return _value(complaint, f"`{name}` needs fields, and {what} stands here", f"write {{{example}}}")


def _too_few(complaint: Complaint) -> Problem:
    return _value(complaint, f"`{_field(complaint)}` is an empty list", "write at least one item")


def _other(complaint: Complaint) -> Problem:
    return _value(complaint, f"`{_field(complaint)}`: {complaint.message}", "compare it with docs/format.md")


def _value(complaint: Complaint, message: str, hint: str) -> Problem:
    return Problem("wrong-value", complaint.loc, message, hint)


_BY_TYPE: dict[str, Callable[[Complaint], Problem]] = {
    "unexpected_keyword_argument": _unknown_field,
    **dict.fromkeys(MISSING, _missing),
    "literal_error": _not_a_word,
    "value_error": _own_words,
    "string_pattern_mismatch": _pattern_mismatch,
    "string_too_long": _too_long,
    "tuple_type": _not_a_list,
    "string_type": _not_a_text,
    "dataclass_type": _not_a_record,
    "dataclass_exact_type": _not_a_record,
    "too_short": _too_few,
}
