"""The plans as they stood on an earlier day or at a commit, with that day as today."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from wsoa_cli.commands.plan_files import earlier_prefix
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError, WsoaError
from wsoa_cli.history.contents import contents, files_at
from wsoa_cli.history.repository import Repository, commit_named, last_commit_before, moment_of
from wsoa_cli.history.revisions import SHORT, revisions
from wsoa_cli.model.when import DateTextError, parse_day
from wsoa_cli.store.find import ENDINGS
from wsoa_cli.store.snapshot import Snapshot

_ENGLAND = ZoneInfo("Europe/London")


def as_of(workspace: Workspace, asked: str) -> Workspace:
    """The workspace as it stood at the end of a day (2020-03-31), or at a commit by any name that git knows.

    Raises UsageError for what is neither, WsoaError where there was no plan yet, and GitError.
    """
    repository = workspace.repository()
    if repository is None:
        raise WsoaError(
            f"{workspace.root.as_posix()} is in no git repository: how it stood on {asked} is not known",
            "keep the plans in git, and commit them: git init, git add, git commit",
        )
    commit, day = _meant(repository, asked)
    prefix = repository.prefix
    files = _files(repository, commit, prefix)
    if not files:
        prefix = earlier_prefix(revisions(repository, since=commit), prefix)
        files = _files(repository, commit, prefix)
    root = Path(f"{commit[:SHORT]}:{prefix}")
    if not files:
        raise WsoaError(f"there was no plan at {root.as_posix()}, as of {asked}", "name a later day or commit")
    return replace(workspace, today=day, commit=commit, snapshot=Snapshot(root, files))


def _meant(repository: Repository, asked: str) -> tuple[str, date]:
    """The commit that a day or a name means, and the day to judge by."""
    try:
        day = parse_day(asked)
    except DateTextError:
        commit = commit_named(repository, asked)
        if commit is None:
            hint = "write a day as 2020-03-31, or the name of a commit, branch or tag"
            raise UsageError(f"{asked} is neither a day nor a commit of this repository", hint) from None
        return commit, datetime.fromtimestamp(moment_of(repository, commit), UTC).astimezone(_ENGLAND).date()
    before = last_commit_before(repository, _end_of(day))
    if before is None:
        older = "; this is a shallow clone, and older commits are missing" if repository.is_shallow else ""
        raise WsoaError(f"nothing had been committed by {asked}{older}", "name a later day")
    return before, day


def _end_of(day: date) -> int:
    """The last second of a day in England, in seconds since 1970."""
    midnight = datetime.combine(day + timedelta(days=1), time(), _ENGLAND)
    return int(midnight.timestamp()) - 1


def _files(repository: Repository, commit: str, prefix: str) -> dict[str, bytes | None]:
    found = {name: blob for name, blob in files_at(repository, commit, prefix).items() if name.lower().endswith(ENDINGS)}
    known = dict(contents(repository, list(dict.fromkeys(found.values()))))
    return {name: known[blob] for name, blob in found.items()}
