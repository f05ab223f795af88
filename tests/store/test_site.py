"""A site is exchanged whole: the old one is there until the new one is, and what is not ours is never touched."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from repositories import Repository
from sites import content_of
from wsoa_cli.errors import WsoaError
from wsoa_cli.store.site import MARK, NotOursError, exchange_in_two_steps, force_each_to_disk, write_site
from wsoa_cli.store.write import NotWrittenError

NOTHING: dict[str, str] = {}


def write(folder: Path, **files: str) -> int:
    """Writes a site of some files."""
    return write_site(folder, [(name, text.encode()) for name, text in files.items()], lambda: NOTHING)


def texts(folder: Path) -> dict[str, bytes]:
    """The files of a site, without its mark."""
    return {name: content for name, content in content_of(folder).items() if name != MARK}


def test_a_new_folder_holds_the_site_and_a_mark_that_lists_it(tmp_path: Path) -> None:
    assert write_site(tmp_path / "deep" / "site", [("b/x.html", b"x"), ("a.html", b"a")], lambda: {"today": "2020-03-02"}) == 2
    assert texts(tmp_path / "deep" / "site") == {"a.html": b"a", "b/x.html": b"x"}
    mark = json.loads((tmp_path / "deep" / "site" / MARK).read_bytes())
    assert {"schema": "wsoa.site/1", "today": "2020-03-02"} == {name: mark[name] for name in mark if name != "files"}
    assert ["a.html", "b/x.html"] == list(mark["files"])


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write(tmp_path / "site", a="1")
    assert {"a": b"1"} == texts(tmp_path / "site")


def test_the_new_site_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1", gone="2")
    write(tmp_path / "site", a="3")
    assert {"a": b"3"} == texts(tmp_path / "site")
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


def test_a_folder_without_our_mark_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("years", encoding="utf-8")
    with pytest.raises(NotOursError, match=r"holds thesis\.txt and no \.wsoa-site\.json"):
        write(tmp_path / "site", a="1")
    assert content_of(tmp_path) == {"site/thesis.txt": b"years"}


@pytest.mark.parametrize(
    "mark",
    [
        "",
        "{}",
        "[]",
        '{"schema": "other/1", "files": {}}',
        "[" * 100_000,
        '{"schema": "wsoa.site/1", "files": [[]]}',
        '{"schema": "wsoa.site/1", "files": "index.html"}',
    ],
)
def test_a_mark_that_is_none_of_ours_is_none(tmp_path: Path, mark: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MARK).write_text(mark, encoding="utf-8")
    with pytest.raises(NotOursError, match=r"holds a \.wsoa-site\.json that cannot be read, which wsoa did not write there"):
        write(tmp_path / "site", a="1")
    assert content_of(tmp_path) == {f"site/{MARK}": mark.encode()}


def test_a_site_in_which_somebody_put_something_is_refused_untouched(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")
    (tmp_path / "site" / "CNAME").write_text("send.example", encoding="utf-8")
    with pytest.raises(NotOursError, match="holds CNAME"):
        write(tmp_path / "site", a="2")
    assert {"a": b"1", "CNAME": b"send.example"} == texts(tmp_path / "site")


def test_a_file_of_ours_that_somebody_wrote_over_is_refused_untouched(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1", b="2")
    (tmp_path / "site" / "a").write_text("mine", encoding="utf-8")
    (tmp_path / "site" / "b").unlink()
    with pytest.raises(NotOursError, match="holds a, which is not as wsoa wrote it"):
        write(tmp_path / "site", a="3")
    assert {"a": b"mine"} == texts(tmp_path / "site")


def test_what_somebody_writes_while_a_site_is_made_is_not_lost(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")

    def slow() -> Iterator[tuple[str, bytes]]:
        yield "a", b"2"
        (tmp_path / "site" / "a").write_text("mine", encoding="utf-8")

    with pytest.raises(NotOursError, match="holds a, which is not as wsoa wrote it"):
        write_site(tmp_path / "site", slow(), lambda: NOTHING)
    assert {"a": b"mine"} == texts(tmp_path / "site")


def test_a_link_in_the_place_of_a_file_is_refused_even_if_it_leads_to_the_same(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")
    (tmp_path / "site" / "a").rename(tmp_path / "elsewhere")
    (tmp_path / "site" / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotOursError, match="holds a, which is not as wsoa wrote it"):
        write(tmp_path / "site", a="2")


def test_a_site_that_came_through_git_with_other_line_ends_is_still_ours(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1\n2\n")
    (tmp_path / "site" / "a").write_bytes(b"1\r\n2\r\n")
    write(tmp_path / "site", a="3")
    assert {"a": b"3"} == texts(tmp_path / "site")


def test_a_file_is_no_folder_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file", encoding="utf-8")
    with pytest.raises(NotOursError):
        write(tmp_path / "site", a="1")
    assert content_of(tmp_path) == {"site": b"a file"}


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real", a="1")
    (tmp_path / "site").symlink_to("real")
    write(tmp_path / "site", a="2")
    assert (tmp_path / "site").is_symlink()
    assert {"a": b"2"} == texts(tmp_path / "real")


def test_where_making_the_site_fails_the_old_one_stays(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "a", b"2"
        raise WsoaError("it cannot be")

    with pytest.raises(WsoaError, match="it cannot be"):
        write_site(tmp_path / "site", broken(), lambda: NOTHING)
    assert {"a": b"1"} == texts(tmp_path / "site")
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


def test_two_steps_do_where_one_is_not_to_be_had(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")
    write(tmp_path / "new", a="2")
    exchange_in_two_steps(tmp_path / "new", tmp_path / "site")
    assert {"a": b"2"} == texts(tmp_path / "site")
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


def test_a_site_that_was_moved_away_by_a_run_that_died_is_put_back(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")
    (tmp_path / "site").rename(tmp_path / ".site.wsoa-old-0123456789abcdef")

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "a", b"2"
        raise WsoaError("it cannot be")

    with pytest.raises(WsoaError):
        write_site(tmp_path / "site", broken(), lambda: NOTHING)
    assert {"a": b"1"} == texts(tmp_path / "site")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(WsoaError, match="could not be written"):
            write(tmp_path / "site", a="2")
    finally:
        tmp_path.chmod(0o755)
    assert {"a": b"1"} == texts(tmp_path / "site")


def test_the_root_of_a_repository_is_refused_untouched(tmp_path: Path) -> None:
    repository = Repository.at(tmp_path)
    before = content_of(tmp_path)
    with pytest.raises(NotOursError, match=r"holds \.git and no"):
        write(repository.top, a="1")
    assert before == content_of(tmp_path)


def test_a_link_to_nowhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("real")
    write(tmp_path / "site", a="1")
    assert {"a": b"1"} == texts(tmp_path / "real")
    assert (tmp_path / "site").is_symlink()


@pytest.mark.parametrize("place", ["a file/site", "/proc/1/nowhere/site"], ids=["below a file", "where nobody may write"])
def test_where_no_folder_can_be_that_is_said(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_text("a file", encoding="utf-8")
    with pytest.raises(NotWrittenError, match="could not be written"):
        write(tmp_path / place, a="1")
    assert content_of(tmp_path) == {"a file": b"a file"}


def test_a_name_that_two_files_have_leaves_the_old_site(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")
    with pytest.raises(NotWrittenError, match="File exists"):
        write_site(tmp_path / "site", [("a", b"2"), ("a", b"3")], lambda: NOTHING)
    assert {"a": b"1"} == texts(tmp_path / "site")
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


def test_what_the_system_cannot_force_to_disk_at_once_is_forced_file_by_file(tmp_path: Path) -> None:
    write(tmp_path / "site", **{"a/b/c": "1", "d": "2"})
    before = content_of(tmp_path)
    force_each_to_disk(tmp_path / "site")
    assert before == content_of(tmp_path)
    (tmp_path / "site" / "gone").symlink_to("nowhere")
    with pytest.raises(FileNotFoundError):
        force_each_to_disk(tmp_path / "site")


FULL = """
import resource, sys
from pathlib import Path
from wsoa_cli.errors import WsoaError
from wsoa_cli.store.site import write_site
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    write_site(Path(sys.argv[1]), [("a", b"2" * 40_000), ("b", b"2" * 60_000)], dict)
except WsoaError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits to set")
def test_where_there_is_no_room_for_a_file_the_old_site_stays_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")
    ran = subprocess.run([sys.executable, "-c", FULL, str(tmp_path / "site")], capture_output=True, text=True, check=True)
    assert ran.stdout == f"{tmp_path}/site could not be written: File too large\n"
    assert {"a": b"1"} == texts(tmp_path / "site")
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


WRITER = """
import sys
from pathlib import Path
from wsoa_cli.store.site import write_site
for n in range(1_000_000):
    write_site(Path(sys.argv[1]), [(f"{m}.html", str(n).encode() * 500) for m in range(40)], dict)
    print(n, flush=True)
"""


def test_whenever_a_writer_is_killed_a_whole_site_is_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for n in range(12):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(site)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.003 * n)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        found = texts(site)
        assert len(found) == 40
        assert len(set(found.values())) == 1
    write(site, a="1")
    assert {"a": b"1"} == texts(site)
    assert ["site"] == [path.name for path in tmp_path.iterdir()]
