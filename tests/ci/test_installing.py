"""What the files for CI services run before they check: pip, on this project as it is.

Only the download is left out: pip finds what wsoa needs in the Python of the tests instead of on the index.
"""

import tomllib
from pathlib import Path

import pytest

from machines import ROOT, azure_scripts, gitlab_script, nothing_to_download, ran, surroundings


def test_the_action_installs_wsoa_from_its_own_files_into_a_folder_of_its_own(room: Path) -> None:
    assert (room / "venv/bin/wsoa").is_file()
    assert list((room / "venv").glob("lib/python*/site-packages/wsoa_cli/__init__.py"))


def test_the_action_holds_pip_to_every_version_that_the_tests_ran_with(room: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["uv"]["constraint-dependencies"] == (room / "versions.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(
    ("words", "script"),
    [
        pytest.param(["sh", "-e"], gitlab_script()[0], id="GitLab"),
        pytest.param(["bash"], azure_scripts()[0], id="Azure"),
    ],
)
def test_other_services_install_what_their_variable_names(room: Path, words: list[str], script: str, tmp_path: Path) -> None:
    programs = room / "venv/bin"
    (programs / "wsoa").unlink()
    here = surroundings(tmp_path) | nothing_to_download() | {"PIP_NO_BUILD_ISOLATION": "0", "WSOA_FROM": str(ROOT)}
    (tmp_path / "pip.py").write_text("raise SystemExit('a module of the plans was run')\n", encoding="utf-8")
    done = ran([*words, "-c", script], cwd=tmp_path, env=here | {"PATH": f"{programs}:{here['PATH']}"})
    assert (0, True) == (done.code, (programs / "wsoa").is_file()), done.out + done.err
