"""A repository may name programs for git to start. Whoever only reads a plan starts none of them."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from command_names import command_names, options_of
from folders import Folder, Ran
from repositories import PINNED, Repository, identity

Ask = Callable[..., Ran]

ACTION = "actions:\n  - {{id: 1.1, title: Go, lead: [director], status: in_progress, due: {due}}}\n"
MEASURE = "measures: [{id: M1, title: Share, unit: percent, better: higher}]\n"

WORDS = (
    *("status", "overdue", "due", "list", "show 1.1", "measures", "deadlines", "check", "log 1.1", "slippage"),
    *("next --lead director", "timeline", "why 1.1", "report board", "chase", "digest --since 2019-01-10"),
)
READING = [words.split() for words in WORDS]
ALL = [
    *READING,
    *([*words, "--as-of", "HEAD"] for words in READING),
    *([*words, "--as-of", "2019-01-15"] for words in READING),
    ["changes", "--since", "HEAD~1"],
    ["changes", "--since", "2019-01-15", "--until", "HEAD"],
    ["check", "--since", "HEAD~1"],
    ["report", "board", "--since", "HEAD~1"],
    ["publish", "--out", "../site", "--since", "HEAD~1"],
]

HOOKS = ("post-checkout", "post-commit", "post-index-change", "pre-auto-gc", "reference-transaction", "fsmonitor-watchman")

# What a configuration may name, each as the shell is to run it.
SETTINGS = [
    *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass"),
    *("core.alternateRefsCommand", "core.gitProxy", "pager.log", "pager.rev-parse", "pager.cat-file"),
    *("sequence.editor", "interactive.diffFilter", "filter.trap.clean", "filter.trap.smudge"),
    *("diff.trap.textconv", "diff.trap.command", "merge.trap.driver", "difftool.trap.cmd", "man.trap.cmd"),
    *("gpg.openpgp.program", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand"),
    *("uploadpack.packObjectsHook", "remote.origin.uploadpack"),
]
ALIASES = ("log", "rev-parse", "ls-tree", "cat-file", "rev-list", "merge-base", "ls-files", "trap")


@dataclass(frozen=True)
class Trapped:
    """A repository full of traps; each leaves a file of its name in `marks` when it is sprung."""

    repository: Repository
    plans: Path
    marks: Path
    traps: Path

    def sprung(self) -> list[str]:
        return sorted(path.name for path in self.marks.iterdir())

    def trap(self, name: str) -> str:
        """A program that leaves its mark and fails."""
        program = self.traps / name
        program.write_text(f"#!/bin/sh\ntouch '{self.marks}/{name}'\nexit 1\n")
        program.chmod(0o755)
        return str(program)

    def git(self, *words: str) -> None:
        """Git itself, as a person would run it, whatever comes of it."""
        env = {"PATH": os.environ["PATH"], **PINNED, **identity("A Manager", "2019-03-01")}
        top = self.repository.top
        subprocess.run(["git", *words], cwd=top, env=env, input=b"", capture_output=True, timeout=20, check=False)  # noqa: S607


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Trapped:
    """A repository with every trap, and all of its objects."""
    return trapped_at(tmp_path_factory.mktemp("trapped"))


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Trapped:
    """The same, with one content left behind at a remote that is reached by a program."""
    trapped = trapped_at(tmp_path_factory.mktemp("partial"))
    name = trapped.repository.git("rev-parse", "HEAD~1:plans/north/workstreams/1.yaml").strip()
    promise(trapped, f"ext::{trapped.trap('transport')} x")
    (trapped.repository.top / ".git/objects" / name[:2] / name[2:]).unlink()
    return trapped


def trapped_at(top: Path) -> Trapped:
    trapped = Trapped(Repository.at(top / "work"), top / "work/plans", top / "marks", top / "traps")
    for made in (trapped.marks, trapped.traps):
        made.mkdir()
    folder = Folder(trapped.plans).plan()
    for due, day in (("2020-03", "2019-01-01"), ("2020-06", "2019-02-01")):
        folder.workstream(ACTION.format(due=due) + MEASURE)
        trapped.repository.commit(f"due {due}", on=day)
    sign(trapped.repository)
    (trapped.repository.top / ".gitattributes").write_text("* filter=trap diff=trap merge=trap\n")
    config = trapped.repository.top / ".git/config"
    with config.open("a") as file:
        file.write("".join(f"[{section(key)}]\n{key.rpartition('.')[2]} = {trapped.trap(key)}\n" for key in SETTINGS))
        file.write("".join(f"[alias]\n{name} = !{trapped.trap(f'alias.{name}')}\n" for name in ALIASES))
        file.write(f"[log]\nshowSignature = true\n[core]\nhooksPath = {trapped.traps}/hooks\n")
        file.write(f"[protocol]\nallow = always\n[include]\npath = {trapped.traps}/included\n")
        file.write(
            f'[credential]\nhelper = !{trapped.trap("credential.helper")}\n[remote "origin"]\nurl = ssh://example.org/x\n'
        )
    (trapped.traps / "included").write_text(f"[diff]\nexternal = {trapped.trap('diff.external')}\n")
    (trapped.traps / "hooks").mkdir()
    for hook in HOOKS:
        shutil.copy(trapped.trap(hook), trapped.traps / "hooks" / hook)
        shutil.copy(trapped.trap(hook), trapped.repository.top / ".git/hooks" / hook)
    for mark in trapped.marks.iterdir():
        mark.unlink()
    return trapped


def section(key: str) -> str:
    first, *middle, _ = key.split(".")
    return f'{first} "{".".join(middle)}"' if middle else first


def promise(trapped: Trapped, url: str) -> None:
    """Says that the remote has whatever is missing here, as a partial clone does."""
    config = trapped.repository.top / ".git/config"
    config.write_text(config.read_text().replace("url = ssh://example.org/x\n", f"url = {url}\n"))
    with config.open("a") as file:
        file.write('[remote "origin"]\npromisor = true\npartialclonefilter = blob:none\n')
        file.write("[core]\nrepositoryformatversion = 1\n[extensions]\npartialClone = origin\n")


def sign(repository: Repository) -> None:
    """Puts a signature on the last commit that some program has to check."""
    said = repository.git("cat-file", "commit", "HEAD").partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n aaaa\n -----END PGP SIGNATURE-----"
    path = repository.top / ".git/signed"
    path.write_text(f"{said[0]}\n{signature}\n\n{said[2]}")
    repository.git("update-ref", "HEAD", repository.git("hash-object", "-t", "commit", "-w", str(path)).strip())


@pytest.fixture
def unsprung(whole: Trapped) -> Trapped:
    for mark in whole.marks.iterdir():
        mark.unlink()
    return whole


@pytest.mark.parametrize(
    ("words", "trap"),
    [
        (["status"], "core.fsmonitor"),
        (["log"], "gpg.openpgp.program"),
        (["log", "-p", "--ext-diff"], "diff.trap.command"),
        (["-c", "diff.trap.command=", "log", "-p"], "diff.trap.textconv"),
        (["diff", "--no-textconv", "HEAD~1"], "diff.trap.command"),
        (["cat-file", "--filters", "HEAD:plans/north/plan.yaml"], "filter.trap.smudge"),
        (["hash-object", "--path=plans/x.yaml", "plans/north/plan.yaml"], "filter.trap.clean"),
        (["checkout", "HEAD"], "post-checkout"),
        (["update-ref", "refs/heads/new", "HEAD"], "reference-transaction"),
        (["fetch"], "core.sshCommand"),
        (["trap"], "alias.trap"),
    ],
)
def test_the_traps_are_sprung_by_git_itself(unsprung: Trapped, words: list[str], trap: str) -> None:
    unsprung.git(*words)
    assert trap in unsprung.sprung()


def test_a_missing_object_makes_git_itself_run_the_transport(tmp_path: Path) -> None:
    trapped = trapped_at(tmp_path)
    promise(trapped, f"ext::{trapped.trap('transport')} x")
    trapped.git("cat-file", "-p", "1" * 40)
    assert "transport" in trapped.sprung()


def test_each_command_that_looks_back_is_among_those_that_are_tried() -> None:
    assert {name for name in command_names() if "--as-of" in options_of(name)} == {words[0] for words in READING}


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_no_reading_command_springs_one(
    unsprung: Trapped, wsoa: Ask, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(unsprung.plans)
    ran = wsoa(*words, "--no-cache", plans=unsprung.plans)
    assert ran.code in {0, 1}, ran.err
    assert [] == unsprung.sprung()


def test_what_the_traps_stand_around_is_read_as_if_they_were_not_there(unsprung: Trapped, wsoa: Ask) -> None:
    ran = wsoa("slippage", "--format", "csv", "--no-cache", plans=unsprung.plans)
    assert ",2019-02-01,2020-03,2020-06,91," in ran.out


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_no_reading_command_fetches_what_a_partial_clone_left_behind(
    partial: Trapped, wsoa: Ask, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(partial.plans)
    ran = wsoa(*words, "--no-cache", plans=partial.plans)
    assert [] == partial.sprung()
    assert 4 != ran.code


@pytest.mark.parametrize("words", [["log", "1.1"], ["slippage"], ["list", "--as-of", "2019-01-15"]], ids=" ".join)
def test_what_a_partial_clone_left_behind_is_said_to_be_missing(partial: Trapped, wsoa: Ask, words: list[str]) -> None:
    assert "not in this copy of the repository" in " ".join(wsoa(*words, "--no-cache", plans=partial.plans).err.split())


ENVIRONMENT = {
    "GIT_DIR": "/nowhere",
    "GIT_WORK_TREE": "/",
    "GIT_INDEX_FILE": "/nowhere",
    "GIT_OBJECT_DIRECTORY": "/nowhere",
    "GIT_COMMON_DIR": "/nowhere",
    "GIT_NAMESPACE": "elsewhere",
    "GIT_CEILING_DIRECTORIES": "/",
    "GIT_EXEC_PATH": "{traps}",
    "GIT_EXTERNAL_DIFF": "{traps}/environment",
    "GIT_PAGER": "{traps}/environment",
    "PAGER": "{traps}/environment",
    "GIT_EDITOR": "{traps}/environment",
    "GIT_SSH_COMMAND": "{traps}/environment",
    "GIT_ASKPASS": "{traps}/environment",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "core.fsmonitor",
    "GIT_CONFIG_VALUE_0": "{traps}/environment",
    "GIT_CONFIG_PARAMETERS": "'core.fsmonitor'='{traps}/environment'",
    "GIT_CONFIG_GLOBAL": "{traps}/included",
    "GIT_TRACE": "{marks}/trace",
    "GIT_TRACE2_EVENT": "{marks}/trace2",
    "GIT_TRACE_SETUP": "{marks}/setup",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_ICASE_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_SHALLOW_FILE": "/nowhere",
    "GIT_DEFAULT_HASH": "sha256",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM": "1",
    "GIT_REF_PARANOIA": "1",
    "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1",
    "LANGUAGE": "de",
    "LC_ALL": "de_DE.UTF-8",
}


@pytest.mark.parametrize("words", [["log", "1.1"], ["slippage"], ["list", "--as-of", "HEAD~1"]], ids=" ".join)
def test_no_variable_of_the_shell_changes_what_history_says(
    unsprung: Trapped, wsoa: Ask, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    expected = wsoa(*words, "--no-cache", plans=unsprung.plans)
    unsprung.trap("environment")
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value.format(traps=unsprung.traps, marks=unsprung.marks))
    assert expected == wsoa(*words, "--no-cache", plans=unsprung.plans)
    assert [] == unsprung.sprung()


@pytest.mark.parametrize(
    "name",
    [
        "--output=smuggled",
        "-n1",
        "--all",
        "--exec=touch smuggled",
        "--upload-pack=touch smuggled",
        "-",
        "--",
        "--end-of-options",
        "HEAD --output=smuggled",
        "HEAD\n--output=smuggled",
        "HEAD;touch smuggled",
        "$(touch smuggled)",
        "HEAD:plans/north/plan.yaml",
        "HEAD^{tree}",
        "HEAD..HEAD~1",
        "HEAD^@",
        "@{upstream}",
        " ",
        "\udcff",
        "HEAD\\",
    ],
)
@pytest.mark.parametrize(
    "words", [["list", "--as-of={}"], ["changes", "--since={}"], ["changes", "--since=HEAD", "--until={}"]]
)
def test_no_option_is_smuggled_in_as_a_revision(
    unsprung: Trapped, wsoa: Ask, monkeypatch: pytest.MonkeyPatch, words: list[str], name: str
) -> None:
    monkeypatch.chdir(unsprung.plans)
    ran = wsoa(*(word.format(name) for word in words), "--no-cache", plans=unsprung.plans)
    assert (2, "") == (ran.code, ran.out)
    assert "is neither a day nor a commit of this repository" in " ".join(ran.err.split())
    assert [] == [path for path in unsprung.repository.top.rglob("smuggled*") if ".git" not in path.parts]


@pytest.mark.parametrize("branch", ["-n1", "--output=smuggled", "--all", "2019-13-45"])
def test_a_branch_that_is_called_like_an_option_is_a_branch(unsprung: Trapped, wsoa: Ask, branch: str) -> None:
    refs = unsprung.repository.top / ".git/refs/heads"
    first = unsprung.repository.git("rev-parse", "HEAD~1")
    (refs / branch).write_text(first)
    ran = wsoa("list", f"--as-of={branch}", "--no-cache", plans=unsprung.plans)
    (refs / branch).unlink()
    assert 0 == ran.code, ran.err
    assert f"commit {first[:10]}, judged on 2019-01-01" in ran.err


def test_a_configuration_that_is_never_read_to_its_end_does_not_stop_what_needs_no_history(
    folder: Folder, repository: Repository, wsoa: Ask
) -> None:
    folder.plan().workstream(ACTION.format(due="2020-03"))
    repository.commit()
    (repository.top / ".git/config").write_text("[core\n")
    assert 0 == wsoa("list").code
    assert "whether dates have moved is not checked" in wsoa("check").err
    ran = wsoa("log", "1.1")
    assert (3, "") == (ran.code, ran.out)
    assert "bad config" in ran.err


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a folder to somebody else")
@pytest.mark.parametrize("words", [["log", "1.1"], ["slippage"], ["changes", "--since", "HEAD"], ["list", "--as-of", "HEAD"]])
def test_a_repository_that_belongs_to_somebody_else_is_refused_in_gits_own_words(
    folder: Folder, repository: Repository, wsoa: Ask, words: list[str]
) -> None:
    folder.plan().workstream(ACTION.format(due="2020-03"))
    repository.commit()
    for path in (repository.top, repository.top / ".git"):
        os.chown(path, 12345, 12345)
    ran = wsoa(*words)
    assert (3, "") == (ran.code, ran.out)
    assert "dubious ownership" in ran.err
    assert "safe.directory" in ran.err
    assert 0 == wsoa("list").code
    assert "dubious ownership" in wsoa("check").err
