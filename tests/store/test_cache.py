"""Files that were read once are kept, and keeping them changes nothing that is said."""

import copy
import os
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from folders import Folder, Ran
from wsoa_cli.errors import DamagedCacheError
from wsoa_cli.model.kinds import KINDS
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.when import parse_when
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.cache import Cache, blob_id
from wsoa_cli.store.compact import packed, unpacked
from wsoa_cli.store.load import load

ROOT = Path(__file__).parents[2]
LATE = "actions:\n  - {id: 1.1, title: Late, lead: [head-of-sen], status: in_progress, due: 2019-12}\n"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache.below(tmp_path / "cache")


def entries(cache: Cache) -> list[Path]:
    assert cache.folder is not None
    return sorted(path for path in cache.folder.rglob("*") if path.is_file())


def test_a_folder_read_again_from_the_cache_says_the_same(cache: Cache) -> None:
    first = load(ROOT / "plans", cache=cache)
    assert len(entries(cache)) == len(first.sources)
    assert first == load(ROOT / "plans", cache=cache)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_entity_comes_back_as_it_was(kind: str) -> None:
    entity = made_up(KINDS[kind])
    assert entity == unpacked(packed(entity))


@pytest.mark.parametrize("kind", KINDS)
def test_an_entity_whose_fields_are_not_read_yet_behaves_like_any_other(kind: str) -> None:
    entity = made_up(KINDS[kind])

    def unread() -> Any:
        return unpacked(packed(entity))  # anew each time: what was looked at is read

    name = fields(KINDS[kind])[0].name
    assert getattr(entity, name) == getattr(unread(), name)
    assert (repr(entity), hash(entity)) == (repr(unread()), hash(unread()))
    assert entity == replace(unread()) == copy.deepcopy(unread()) == pickle.loads(pickle.dumps(unread()))  # noqa: S301
    with pytest.raises(FrozenInstanceError):
        setattr(unread(), name, "other")
    with pytest.raises(FrozenInstanceError):
        delattr(unread(), name)
    with pytest.raises(AttributeError, match="has no colour_of_hat"):
        _ = unread().colour_of_hat
    with pytest.raises(AttributeError, match="has no colour_of_hat"):
        _ = entity.colour_of_hat


def test_many_entities_of_a_kind_each_keep_their_own_fields() -> None:
    one = made_up(KINDS["Action"])
    actions = tuple(replace(one, id=f"1.{n}", updates=one.updates * n, budget=one.budget if n % 2 else None) for n in range(4))
    workstream = Workstream(id="W", title="T", accountable=(), actions=actions)
    assert workstream == unpacked(packed(workstream))
    assert [0, 1, 2, 3] == [len(action.updates) for action in unpacked(packed(workstream)).actions]


def test_a_change_of_content_is_another_entry(cache: Cache, folder: Folder) -> None:
    folder.plan().workstream(LATE)
    load(folder.root, cache=cache)
    folder.workstream(LATE.replace("2019-12", "2020-12"))
    (plan,) = load(folder.root, cache=cache).plans
    assert str(plan.actions[0].item.due) == "2020-12"


@pytest.mark.parametrize("harm", ["flip", "cut", "empty", "swap", "long"])
def test_a_damaged_entry_is_as_good_as_not_there(cache: Cache, folder: Folder, harm: str) -> None:
    folder.plan().workstream(LATE)
    whole = load(folder.root, cache=cache)
    good = [path.read_bytes() for path in entries(cache)]
    for path, content in zip(entries(cache), good, strict=True):
        other = good[0] if content is good[1] else good[1]
        harmed = {
            "flip": content[:-2] + b"~" + content[-1:],
            "cut": content[:40],
            "empty": b"",
            "swap": other,
            "long": content + b" ",
        }
        path.write_bytes(harmed[harm])
    assert whole == load(folder.root, cache=cache)


def test_whichever_bit_of_an_entry_flips_and_wherever_it_ends_it_is_not_taken(cache: Cache) -> None:
    content = b"id: W"
    cache.put(content, Workstream(id="W", title="T", accountable=("director",)))
    (path,) = entries(cache)
    good = path.read_bytes()
    flipped = [good[:n] + bytes([byte ^ 1 << bit]) + good[n + 1 :] for n, byte in enumerate(good) for bit in range(8)]
    for harmed in (*flipped, *(good[:n] for n in range(len(good)))):
        path.write_bytes(harmed)
        assert cache.get(Workstream, content) is None


def forge(cache: Cache, content: bytes, kept: bytes) -> None:
    """Writes an entry whose digest is right, as somebody can who has the user's own rights."""
    cache.put(content, Workstream(id="W", title="T", accountable=()))
    (path,) = entries(cache)
    digest = blake2b(kept, digest_size=16, key=blob_id(content).encode(), person=b"Workstream").digest()
    path.write_bytes(digest + kept)


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"null",
        b"{",
        b"[]",
        b'["Nothing",{}]',
        b'["Workstream"]',
        b'["Workstream",[]]',
        b'["Workstream",null]',
        b"\xff",
        b"[" * 100_000,
        b'["PlanHead",{}]',
        pickle.dumps(["Workstream", {}]),
    ],
)
def test_a_forged_entry_without_an_outline_is_as_good_as_not_there(cache: Cache, kept: bytes) -> None:
    forge(cache, b"id: W", kept)
    assert cache.get(Workstream, b"id: W") is None


@pytest.mark.parametrize(
    "kept",
    [
        b'["Workstream",{}]',
        b'["Workstream",{"title":0}]',
        b'["Workstream",{"title":"x"}]',
        b'nonsense\n["Workstream",{"title":0}]',
        b'[]\n["Workstream",{"title":0}]',
        b'["A","B"]\n["Workstream",{"title":0}]',
        b"\n" + b'["Workstream",{"title":0}]',
        b"[" * 100_000 + b'\n["Workstream",{"title":0}]',
        b'["Workstream",{"title":-3}]',
    ],
)
def test_a_forged_entry_whose_fields_are_no_fields_is_refused_when_one_is_looked_at(cache: Cache, kept: bytes) -> None:
    forge(cache, b"id: W", kept)
    known = cache.get(Workstream, b"id: W")
    assert known is not None
    with pytest.raises(DamagedCacheError):
        _ = known.title


@pytest.mark.parametrize("counts", [b"[9999999999]", b"[-1]", b"[]", b"[1,1]", b'["1"]', b"7"])
def test_a_forged_number_of_actions_is_refused(cache: Cache, counts: bytes) -> None:
    forge(cache, b"id: W", b"[" + counts + b',{}]\n["Workstream",{"actions":0}]')
    known = cache.get(Workstream, b"id: W")
    assert known is not None
    with pytest.raises(DamagedCacheError):
        _ = known.actions


def test_a_command_that_meets_a_forged_entry_says_what_to_do(
    folder: Folder, wsoa: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    path = folder.plan().workstream().root / "north/workstreams/1.yaml"
    cache = Cache.below(tmp_path / "home/wsoa")
    forge(cache, path.read_bytes(), b'["Workstream",{"actions":7}]')
    ran = wsoa("overdue")
    assert (3, "") == (ran.code, ran.out)
    assert "--no-cache" in ran.err
    assert wsoa("overdue", "--no-cache").code == 0


def test_a_file_is_not_taken_for_one_of_another_kind(cache: Cache) -> None:
    cache.put(b"id: W", Workstream(id="W", title="T", accountable=()))
    assert cache.get(PlanHead, b"id: W") is None


def test_a_file_with_a_fault_is_read_each_time(cache: Cache, folder: Folder) -> None:
    folder.plan().workstream("actions: none\n")
    load(folder.root, cache=cache)
    assert len(entries(cache)) == 1
    assert [fault.rule for fault in load(folder.root, cache=cache).faults] == ["wrong-value"]


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path: Path, folder: Folder) -> None:
    (tmp_path / "file").write_text("in the way")
    folder.plan().workstream(LATE)
    assert load(folder.root, cache=Cache.below(tmp_path / "file")) == load(folder.root)


def test_entries_and_their_folders_are_private(tmp_path: Path, folder: Folder) -> None:
    folder.plan()
    load(folder.root, cache=Cache.below(tmp_path / "home/cache/wsoa"))
    made = [tmp_path / "home", *(tmp_path / "home").rglob("*")]
    assert len(made) > 5
    assert {0} == {path.stat().st_mode & 0o077 for path in made}


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other permissions")
def test_a_folder_that_others_can_write_to_is_not_used(cache: Cache, folder: Folder) -> None:
    """What somebody else put there would be shown as if it stood in the plans."""
    folder.plan().workstream(LATE)
    load(folder.root, cache=cache)
    assert cache.folder is not None
    cache.folder.parent.chmod(0o777)
    assert Cache() == Cache.below(cache.folder.parent)
    cache.folder.parent.chmod(0o700)
    assert cache == Cache.below(cache.folder.parent)


def test_no_cache_writes_nothing(
    folder: Folder, wsoa: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    folder.plan().workstream(LATE)
    assert wsoa("overdue", "--no-cache").code == 0
    assert not (tmp_path / "home").exists()
    assert wsoa("overdue").code == 0
    assert (tmp_path / "home").exists()


def test_a_file_is_known_by_the_name_that_git_gives_its_content() -> None:
    assert blob_id(b"hello\n") == "ce013625030ba8dba906f756967f9e9ca394464a"


def made_up(kind: type[Any]) -> Any:
    """An entity with something in every field."""
    return kind(**{field.name: value_for(str(field.type)) for field in fields(kind)})


def value_for(annotation: str) -> Any:
    name = annotation.removesuffix(" | None")
    if name.startswith("tuple["):
        return (value_for(name.removeprefix("tuple[").removesuffix(", ...]")),)
    if name in KINDS:
        return made_up(KINDS[name])
    scalars = {
        "WhenText": parse_when("FY2019-20 Q4"),
        "Day": date(2019, 10, 5),
        "Number": Decimal("47.50"),
        "Areas": ("Northshire",),
        "AcademicYear": "2019-20",
        "Count": 30,
        "WorkingDays": 70,
        "Flag": True,
    }
    return scalars.get(name, "text")
