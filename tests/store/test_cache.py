"""Files that were read once are kept, and keeping them changes nothing that is said."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from folders import Folder, Ran
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


def test_a_change_of_content_is_another_entry(cache: Cache, folder: Folder) -> None:
    folder.plan().workstream(LATE)
    load(folder.root, cache=cache)
    folder.workstream(LATE.replace("2019-12", "2020-12"))
    (plan,) = load(folder.root, cache=cache).plans
    assert str(plan.actions[0].item.due) == "2020-12"


@pytest.mark.parametrize("harm", ["flip", "cut", "empty", "swap"])
def test_a_damaged_entry_is_as_good_as_not_there(cache: Cache, folder: Folder, harm: str) -> None:
    folder.plan().workstream(LATE)
    whole = load(folder.root, cache=cache)
    good = [path.read_bytes() for path in entries(cache)]
    for path, content in zip(entries(cache), good, strict=True):
        other = good[0] if content is good[1] else good[1]
        path.write_bytes({"flip": content[:-2] + b"~" + content[-1:], "cut": content[:40], "empty": b"", "swap": other}[harm])
    assert whole == load(folder.root, cache=cache)


@pytest.mark.parametrize("body", [b'{"$":"Nothing"}', b'{"$":"Workstream","id":"W"}', b"[]", b'{"$":"Action"}', b"null", b"{"])
def test_an_entry_that_is_no_entity_is_as_good_as_not_there(cache: Cache, body: bytes) -> None:
    content = b"id: W"
    cache.put(content, Workstream(id="W", title="T", accountable=()))
    (path,) = entries(cache)
    path.write_bytes(path.read_bytes()[:16] + body)
    assert cache.get(Workstream, content) is None


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


def test_entries_are_private(cache: Cache, folder: Folder) -> None:
    folder.plan()
    load(folder.root, cache=cache)
    assert {path.stat().st_mode & 0o077 for path in entries(cache)} == {0}


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
