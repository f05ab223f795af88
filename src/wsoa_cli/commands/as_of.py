"""The plans as they stood on an earlier day or at a commit, with that day as today."""

import os
import posixpath
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from wsoa_cli.commands.plan_files import plan_file, prefixes
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError, WsoaError
from wsoa_cli.history.contents import contents, files_at, links_at
from wsoa_cli.history.days import day_of
from wsoa_cli.history.git import SHORT
from wsoa_cli.history.repository import Repository, commit_named, common_ancestor, main_line
from wsoa_cli.history.revisions import revisions
from wsoa_cli.model.when import DateTextError, parse_day
from wsoa_cli.store.find import ENDINGS
from wsoa_cli.store.snapshot import Snapshot

Files = dict[str, bytes | None]


def as_of(workspace: Workspace, asked: str) -> Workspace:
    """The workspace as it stood at the end of a day (2020-03-31), or at a commit by any name that git knows.

    Raises UsageError for what is neither, WsoaError where there was no plan yet, and GitError.
    """
    return _with_plans(at(workspace, asked), asked)


def since(workspace: Workspace, asked: str) -> Workspace:
    """The workspace as a day found it, or as it stood at a commit: what was done on the day itself counts as done since.

    A meeting is named by its day, and what it decided was written down in the afternoon; at the end of that day it would be
    old already, and no report would ever tell of it. Raises as `as_of`.
    """
    return _with_plans(before(workspace, asked), asked)


def before(workspace: Workspace, asked: str) -> Workspace:
    """The same, with or without plans. Raises as `at`."""
    repository = _repository(workspace, asked)
    for commit, day in _as_found(repository, asked):
        found = _at(workspace, repository, commit, day)
        if found.snapshot is not None and found.snapshot.files:
            return found
    return at(workspace, asked)


def _with_plans(found: Workspace, asked: str) -> Workspace:
    if found.snapshot is not None and not found.snapshot.files:
        raise WsoaError(f"there was no plan at {found.snapshot.root.as_posix()}, as of {asked}", "name a later day or commit")
    return found


def _as_found(repository: Repository, asked: str) -> Iterator[tuple[str, date]]:
    """The last commit before a day; then those of the day, oldest first, for where there was no plan before.

    Of a shallow clone nobody knows whether there was none before.
    """
    if not is_day(asked):
        return
    day = parse_day(asked)
    commits = [(commit, day_of(moment)) for commit, moment in main_line(repository)]
    yield from islice(((commit, day) for commit, made in commits if made < day), 1)
    if not repository.is_shallow:
        yield from ((commit, day) for commit, made in reversed(commits) if made == day)


def at(workspace: Workspace, asked: str) -> Workspace:
    """The same, with or without plans. Raises UsageError, WsoaError before the first commit, and GitError."""
    repository = _repository(workspace, asked)
    return _at(workspace, repository, *_meant(repository, asked))


def where_it_left(workspace: Workspace, asked: str) -> Workspace:
    """The workspace as it stood at the end of a day, or where what is looked at left a commit or branch; with or without plans.

    A branch that has gone on since is not compared with as it is now: what was put right there meanwhile would look as if it
    were broken here. Raises UsageError for what is neither, WsoaError where the two have nothing in common, and GitError.
    """
    repository = _repository(workspace, asked)
    named = None if is_day(asked) else commit_named(repository, asked)
    if named is None:
        return _at(workspace, repository, *_meant(repository, asked))
    commit = common_ancestor(repository, named)
    if commit is None:
        hint = FETCH if repository.is_shallow else "name a commit that this branch goes back to"
        raise WsoaError(f"this branch and {asked} have no commit in common{_shallow(repository)}", hint)
    return _at(workspace, repository, commit, _day_of(repository, commit))


FETCH = "get its history: git fetch --unshallow, or git fetch --depth=1000 origin BRANCH; in a workflow, fetch-depth: 0"


def _repository(workspace: Workspace, asked: str) -> Repository:
    repository = workspace.repository()
    if repository is None:
        raise WsoaError(
            f"{workspace.root.as_posix()} is in no git repository: how it stood on {asked} is not known",
            "keep the plans in git, and commit them: git init, git add, git commit",
        )
    return repository


def _at(workspace: Workspace, repository: Repository, commit: str, day: date) -> Workspace:
    """The workspace as it stood at a commit, with a day as today."""
    prefix, files = _found(repository, commit)
    root = Path(f"{commit[:SHORT]}:{prefix}")
    return replace(workspace, today=day, commit=commit, prefix=prefix, snapshot=Snapshot(root, files))


def _meant(repository: Repository, asked: str) -> tuple[str, date]:
    """The commit that a day or a name means, and the day to judge by."""
    try:
        day = parse_day(asked)
    except DateTextError:
        return _named(repository, asked)
    commits = main_line(repository)
    for commit, moment in commits:
        if day_of(moment) <= day:
            return commit, day
    hint = f"the first commit here is of {day_of(commits[-1][1])}" if commits else "nothing is committed yet"
    hint = f"{hint}; {FETCH}" if repository.is_shallow else hint
    raise WsoaError(f"nothing had been committed by {asked}{_shallow(repository)}", hint)


def _shallow(repository: Repository) -> str:
    return "; this is a shallow clone, and older commits are missing" if repository.is_shallow else ""


def is_day(asked: str) -> bool:
    """Whether a day was asked for, and no commit."""
    try:
        parse_day(asked)
    except DateTextError:
        return False
    return True


def _named(repository: Repository, asked: str) -> tuple[str, date]:
    commit = commit_named(repository, asked)
    if commit is None and repository.is_shallow:
        raise WsoaError(f"{asked} is not in this clone, which is a shallow one", FETCH) from None
    if commit is None:
        hint = "write a day as 2020-03-31, or the name of a commit, branch or tag"
        raise UsageError(f"{asked} is neither a day nor a commit of this repository", hint) from None
    return commit, _day_of(repository, commit)


def _day_of(repository: Repository, commit: str) -> date:
    (_, moment), *_ = main_line(replace(repository, head=commit))
    return day_of(moment)


def _found(repository: Repository, commit: str) -> tuple[str, Files]:
    """The plans at a commit, and where in the repository they lay: where they lie now, or wherever they lay before."""
    files = _files(repository, commit, repository.prefix)
    if any(map(plan_file, files)):
        return repository.prefix, files
    for prefix in prefixes(revisions(repository), repository)[1:]:
        earlier = _files(repository, commit, prefix)
        if any(map(plan_file, earlier)):
            return prefix, earlier
    return repository.prefix, files


def _files(repository: Repository, commit: str, prefix: str) -> Files:
    """The YAML files of a folder at a commit; a link to one of them holds what that one holds."""
    there = files_at(repository, commit, prefix)
    links = {name: blob for name, blob in links_at(repository, commit, prefix).items() if name.lower().endswith(ENDINGS)}
    led = _contents(repository, links)
    targets = {name: posixpath.normpath(posixpath.join(posixpath.dirname(name), _text(led[name]))) for name in links}
    found = {name: blob for name, blob in there.items() if name.lower().endswith(ENDINGS)}
    return _contents(repository, found | {name: there[target] for name, target in targets.items() if target in there})


def _contents(repository: Repository, named: dict[str, str]) -> Files:
    known = dict(contents(repository, list(dict.fromkeys(named.values()))))
    return {name: known[blob] for name, blob in named.items()}


def _text(content: bytes | None) -> str:
    return os.fsdecode(content or b"")
