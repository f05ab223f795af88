"""A plan in which every text is a mark of its own, so that a test can say of any output what got out.

It is made from the definitions of the entities: every field of every kind that may hold a text has a mark, also one that the
format gains tomorrow, and whatever can be marked with an audience is there once unmarked and once for each audience. Comments,
fields of one's own and the names of files have marks too.

    plan = secret_plan()
    plan.write(folder)                              # real files, to run the program on
    assert [] == plan.leaks(page, "public")         # a str, or the bytes of a file; a zip archive such as a docx is opened
    assert [] == plan.missing(page, "public", "Action.title")

Everything names everything that it may name, hidden or not, unless it is `untangled`: for what refuses to publish a plan in
which `wsoa check` finds internal-leak. A mark has only small letters and digits, because no format escapes or breaks those.
"""

import io
import json
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, get_args

from folders import Folder
from wsoa_cli.derive.links import REFERENCES
from wsoa_cli.derive.who_sees import NARROWEST_FIRST, WHO_SEES, is_for, sees
from wsoa_cli.model import vocabulary
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.kinds import KINDS
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import ITEM_KINDS, Audience, ItemKind
from wsoa_cli.store.load import load

MARK = re.compile(r"zq\d{4}x")
UNSAFE_LINKS = ("javascript:alert('{}')", "file:///home/{}", r"\\server\{}", "https://somebody:{}@www.example.org/")


@dataclass(frozen=True, slots=True)
class Secret:
    """A mark, where it stands, such as Action.title, and the narrowest audience that may read it."""

    mark: str
    field: str
    audience: Audience


@dataclass(frozen=True)
class SecretPlan:
    """The files of one plan, by their names below the folder of plans, and every mark in them."""

    files: Mapping[str, str]
    secrets: tuple[Secret, ...]

    def write(self, folder: Folder) -> Path:
        """Writes the files, and returns the folder of plans."""
        for name, text in self.files.items():
            folder.write(name, text.encode())
        return folder.root

    def leaks(self, output: str | bytes, audience: Audience) -> list[str]:
        """What an output tells that an audience may not read, as `Action.title zq0001x`."""
        found = marks_in(output)
        return [f"{one.field} {one.mark}" for one in self.secrets if one.mark in found and not sees(audience, one.audience)]

    def missing(self, output: str | bytes, audience: Audience, *only: str) -> list[str]:
        """What an output does not tell although the audience may read it: of all fields, or of those named."""
        found, readable = marks_in(output), [one for one in self.secrets if sees(audience, one.audience)]
        return [f"{one.field} {one.mark}" for one in readable if one.mark not in found and (not only or one.field in only)]


def marks_in(output: str | bytes) -> set[str]:
    """Every mark in a text or in the bytes of a file, in capitals or not; of a zip archive, in all that it holds."""
    if isinstance(output, bytes):
        if zipfile.is_zipfile(io.BytesIO(output)):
            with zipfile.ZipFile(io.BytesIO(output)) as archive:
                return {mark for name in archive.namelist() for mark in marks_in(name) | marks_in(archive.read(name))}
        output = output.decode("utf-8", "replace")
    return set(MARK.findall(output.lower()))


def secrets_in(entity: Any, around: Audience = "public") -> Iterator[Secret]:
    """Every mark in an entity and in what it holds, with the narrowest audience that may read it.

    A mark counts where it is written, not where it is named: who may read an id is said by the item that has it.
    """
    kind = type(entity).__name__
    inside = _widest(around, is_for(kind, getattr(entity, "audience", None)))
    for field in fields(entity):
        value, audience = getattr(entity, field.name), _widest(inside, _who_sees(entity, field.name))
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Entity):
                yield from secrets_in(one, audience)
            elif isinstance(one, str) and not _names(kind, field.name):
                yield from (Secret(mark, f"{kind}.{field.name}", audience) for mark in MARK.findall(one))


def _who_sees(entity: Any, name: str) -> Audience:
    """The narrowest audience that may read a field of one entity."""
    if name == "link" and not (entity.link or "").startswith("https://www."):
        return "internal"
    if name == "holder" and not entity.publish_name:
        return "board"
    return WHO_SEES.get(type(entity).__name__, {}).get(name, "internal")


def _widest(*audiences: Audience) -> Audience:
    return max(audiences, key=NARROWEST_FIRST.index)


def _names(kind: str, name: str) -> tuple[ItemKind, ...]:
    """The kinds of item that a field names; none where it holds words of its own."""
    return REFERENCES.get(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind).lower(), {}).get(name, ())


@cache
def secret_plan(*, tangled: bool = True) -> SecretPlan:
    """A plan with a mark in every text; `tangled`: what is public names what is hidden."""
    maker = _Maker()
    head = maker.entity("PlanHead", "public")
    workstreams = {maker.mark("name of a file", "internal"): maker.entity("Workstream", "public") for _ in range(2)}
    maker.name_each_other(tangled=tangled)
    texts = {f"{head['id']}/plan.yaml": maker.text(head)}
    texts |= {f"{head['id']}/workstreams/{name}.yaml": maker.text(workstream) for name, workstream in workstreams.items()}
    return SecretPlan(texts, (*_as_read(texts), *maker.outside))


def _as_read(texts: Mapping[str, str]) -> list[Secret]:
    """The marks of a plan as the program reads it."""
    with tempfile.TemporaryDirectory() as folder:
        plan = read_from(Folder(Path(folder)), texts)
        return [secret for entity in (plan.head, *(at.item for at in plan.workstreams)) for secret in secrets_in(entity)]


def read_from(folder: Folder, texts: Mapping[str, str]) -> Plan:
    """The plan that some files hold."""
    for name, text in texts.items():
        folder.write(name, text.encode())
    portfolio = load(folder.root)
    assert portfolio.faults == ()
    return portfolio.plans[0]


Typed = dict[str, Any]
"""An entity as it is typed in a file."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Something with an id, and whom it is for."""

    kind: ItemKind
    id: str
    audience: Audience


class _Maker:
    """Makes entities as they are typed, and keeps in mind what is to name each other."""

    def __init__(self) -> None:
        self.outside: list[Secret] = []
        self._count = 0
        self._items: list[_Item] = []
        self._naming: list[tuple[Typed, Field[Any], tuple[ItemKind, ...], Audience]] = []

    def mark(self, where: str | None = None, audience: Audience = "public") -> str:
        """A mark that is not yet used; `where` it stands is said of one that no entity holds."""
        self._count += 1
        mark = f"zq{self._count:04}x"
        if where:
            self.outside.append(Secret(mark, where, audience))
        return mark

    def text(self, typed: Typed) -> str:
        """A file, of which every JSON is one, with marks in its comments."""
        first, last = self.mark("a comment", "internal"), self.mark("a comment", "internal")
        return f"# {first}\n{json.dumps(typed, indent=1)}  # {last}\n"

    def entity(self, kind: str, around: Audience, **said: str) -> Typed:
        """An entity of a kind with something in every field; `said` stands in place of what would be there."""
        inside = _widest(around, is_for(kind, said.get("audience")))  # type: ignore[arg-type]  # a word is an audience here
        typed: Typed = {"x-note": self.mark("a field of one's own", "internal")}
        for field in fields(KINDS[kind]):
            name = str(field.metadata.get("alias", field.name))
            if kinds := _names(kind, field.name):
                self._naming.append((typed, field, kinds, inside))
            elif field.name == "audience":
                typed |= {"audience": said["audience"]} if "audience" in said else {}
            else:
                typed[name] = said.get(field.name) or self._value(str(field.type).removesuffix(" | None"), inside)
        item_kind: Any = kind.lower()
        if item_kind in ITEM_KINDS:
            self._items.append(_Item(item_kind, typed["id"], inside))
        return typed

    def name_each_other(self, *, tangled: bool) -> None:
        """Fills the fields that name something: with all that they may name, or with one that is hidden where that goes."""
        for typed, field, kinds, inside in self._naming:
            others = [one for one in self._items if one.kind in kinds and one.id != typed.get("id")]
            named = [one.id for one in others if tangled or sees(inside, one.audience)]
            if str(field.type).startswith("tuple["):
                typed[field.name] = named
            elif named:
                typed[field.name] = named[-1]

    def _value(self, annotation: str, inside: Audience) -> Any:
        """Something that a field can hold, by its type."""
        if annotation == "Areas":
            return [self.mark()]
        if annotation.startswith("tuple["):
            return self._many(annotation.removeprefix("tuple[").removesuffix(", ...]"), inside)
        if annotation in KINDS:
            return self.entity(annotation, inside)
        if annotation in {"Text", "Id", "Link"}:
            return self.mark()
        if annotation == "EmailAddress":
            return f"{self.mark()}@northshire.example"
        if annotation == "ActionReference":
            return f"old-plan:{self.mark()}"
        return _PLAIN.get(annotation) or get_args(getattr(vocabulary, annotation))[0]

    def _many(self, kind: str, inside: Audience) -> list[Any]:
        """Some entities of a kind: one for each way in which they can be marked; otherwise one value."""
        if kind not in KINDS:
            return [self._value(kind, inside)]
        if kind == "Post":
            return [self.entity(kind, inside, publish_name=answer) for answer in ("false", "true")]
        if "audience" not in {field.name for field in fields(KINDS[kind])}:
            return [self.entity(kind, inside)]
        if kind == "Evidence":
            return self._evidence(inside)
        return [self.entity(kind, inside), *(self.entity(kind, inside, audience=mark) for mark in NARROWEST_FIRST)]

    def _evidence(self, inside: Audience) -> list[Typed]:
        """Evidence with a link for each audience, and public evidence whose link leads where no link may."""
        safe = [
            self.entity("Evidence", inside, audience=mark, link=f"https://www.example.org/{self.mark()}")
            for mark in NARROWEST_FIRST
        ]
        unmarked = self.entity("Evidence", inside, link=f"https://www.example.org/{self.mark()}")
        unsafe = [self.entity("Evidence", inside, audience="public", link=link.format(self.mark())) for link in UNSAFE_LINKS]
        return [unmarked, *safe, *unsafe]


_PLAIN = {
    "FormatVersion": "1",
    "WhenText": "2020-03",
    "Day": "2020-03-01",
    "Number": "47.5",
    "Count": "30",
    "WorkingDays": "70",
    "Flag": "false",
    "AgeBand": "0-5",
    "AcademicYear": "2019-20",
    "MonthName": "september",
    # Those that are open and say most about themselves.
    "Stage": "accepted",
    "ActionStatus": "in_progress",
    "Confidence": "low",
    "Colour": "red",
    "CheckLevel": "draft",
}
"""Something of each type that holds no words of anybody's own, and some fixed words that are better than their first."""
