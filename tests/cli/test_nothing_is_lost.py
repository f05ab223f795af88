"""Whatever the system refuses, the file is the old one, whole, and the user is told what happened."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran, git
from wsoa_cli.cli.clock import the_day
from wsoa_cli.commands.edit import Manner, Planned, edit_item
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.model.plan import Placed
from wsoa_cli.model.workstream import Action
from wsoa_cli.store.splice import Put
from wsoa_cli.store.write import ChangedUnderneathError

Run = Callable[..., Ran]

ROOT = Path(__file__).parents[2]
UPDATE = ("update", "1.1", "--text", "Said.")

# Root may write everywhere, save without this privilege.
AS_A_USER = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
needs_a_user = pytest.mark.skipif(
    bool(AS_A_USER) and shutil.which("setpriv") is None, reason="root may write everywhere, and cannot be kept from it here"
)


def ran_as_a_user(folder: Folder, *words: str, program: tuple[str, ...] = ("-m", "wsoa_cli")) -> tuple[int, str]:
    """A process of its own, for which permissions count; its exit code and what it said."""
    ran = subprocess.run(
        [*AS_A_USER, sys.executable, *program, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "WSOA_PLANS": str(folder.root), "WSOA_TODAY": "2020-01-06"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return ran.returncode, ran.stderr


def left_in(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


ON_A_FULL_DISK = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
from wsoa_cli.cli.entry import main
main()
"""


def test_where_the_disk_is_full_the_old_file_stays(file: Path, folder: Folder) -> None:
    file.write_text(file.read_text() + "x-long: " + "word " * 2000 + "\n")
    before = file.read_bytes()
    code, said = ran_as_a_user(folder, *UPDATE, program=("-c", ON_A_FULL_DISK))
    assert 3 == code
    assert f"{file.as_posix()} could not be written: File too large" in said
    assert "the file is as it was" in said
    assert (before, ["1.yaml"]) == (file.read_bytes(), left_in(file))


def test_where_the_disk_is_full_a_new_plan_has_no_half_of_a_file(tmp_path: Path, folder: Folder) -> None:
    whole, cut_off = tmp_path / "whole" / "plans" / "first", tmp_path / "first"
    ran_as_a_user(folder, "init", str(whole))
    assert 3 == ran_as_a_user(folder, "init", str(cut_off), program=("-c", ON_A_FULL_DISK))[0]
    left = {path.relative_to(cut_off) for path in cut_off.rglob("*") if path.is_file()}
    assert {Path("plan.yaml"), Path("README.md")} <= left
    assert [] == [name for name in left if (whole / name).read_bytes() != (cut_off / name).read_bytes()]


def test_where_the_disk_is_full_the_old_schema_stays(tmp_path: Path, folder: Folder) -> None:
    ran_as_a_user(folder, "schema", "--out", str(tmp_path / "out"))
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    code, said = ran_as_a_user(folder, "schema", "--out", str(tmp_path / "out"), program=("-c", ON_A_FULL_DISK))
    assert (3, True) == (code, "could not be written: File too large" in said)
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


@needs_a_user
def test_a_folder_that_may_not_be_written_to_stays_as_it_is(file: Path, folder: Folder) -> None:
    before = file.read_bytes()
    file.parent.chmod(0o555)
    code, said = ran_as_a_user(folder, *UPDATE)
    file.parent.chmod(0o755)
    assert 3 == code
    assert f"{file.as_posix()} could not be written: Permission denied" in said
    assert (before, ["1.yaml"]) == (file.read_bytes(), left_in(file))


@needs_a_user
def test_a_file_that_may_not_be_written_stays_as_it_is(file: Path, folder: Folder) -> None:
    before = file.read_bytes()
    file.chmod(0o444)
    code, said = ran_as_a_user(folder, *UPDATE)
    assert 3 == code
    assert f"{file.as_posix()} could not be written: it may not be written" in said
    assert (before, ["1.yaml"]) == (file.read_bytes(), left_in(file))


def test_what_a_killed_run_left_is_swept_up_by_the_next(file: Path, wsoa: Run) -> None:
    (file.parent / ".wsoa-0123456789abcdef").write_text("half a file")
    assert 0 == wsoa(*UPDATE).code
    assert ["1.yaml"] == left_in(file)


def test_a_symbolic_link_stays_one_and_what_it_leads_to_is_changed_and_committed(
    repository: Path, file: Path, folder: Folder, wsoa: Run
) -> None:
    real = folder.root / "north" / "shared" / "stream.txt"
    real.parent.mkdir()
    file.rename(real)
    file.symlink_to(Path("..") / "shared" / "stream.txt")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "linked")
    assert "committed as" in wsoa(*UPDATE).err
    assert file.is_symlink()
    assert "text: Said." in real.read_text()
    assert "plans/north/shared/stream.txt\n" == git(repository, "show", "--format=", "--name-only")


def changed_meanwhile(file: Path, folder: Folder, *, always: bool) -> str:
    """What an edit of 1.2 does where another program writes the file between its reading and its writing."""
    times = iter(range(9))

    def plan_edit(at: Placed[Action]) -> Planned:
        number = next(times)
        if always or not number:
            one = f"actions:\n  - {{id: 0.{number}, title: Theirs, status: not_started}}\n"
            file.write_text(file.read_text().replace("actions:\n", one))
        return Planned([Put((*at.place.loc, "status"), "in_progress")], "set it")

    edit_item(Workspace(folder.root, the_day("2020-01-06")), Action, "1.2", plan_edit, Manner(commit=False))
    return file.read_text()


def test_an_edit_is_made_again_on_what_another_program_wrote_meanwhile(file: Path, folder: Folder) -> None:
    before = file.read_text()
    theirs = before.replace("actions:\n", "actions:\n  - {id: 0.0, title: Theirs, status: not_started}\n")
    assert theirs.replace("not_started\n", "in_progress\n") == changed_meanwhile(file, folder, always=False)


def test_where_another_program_never_ceases_its_content_is_kept(file: Path, folder: Folder) -> None:
    with pytest.raises(ChangedUnderneathError):
        changed_meanwhile(file, folder, always=True)
    assert 3 == file.read_text().count("title: Theirs")
    assert "status: not_started\n" in file.read_text()
    assert ["1.yaml"] == left_in(file)
