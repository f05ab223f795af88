"""What files held at some time: which there were, and their bytes."""

import os
from collections.abc import Iterator, Sequence

from wsoa_cli.history.git import told
from wsoa_cli.history.repository import Repository

AT_A_TIME = 400
"""Contents that are asked for in one go, so that a long history is never in memory as a whole."""

_FILES = (b"100644", b"100755")
_LINK = b"120000"


def files_at(repository: Repository, commit: str, prefix: str | None = None) -> dict[str, str]:
    """The files below a folder at a commit: their ways from it, and git's names for their contents; no symbolic links.

    `prefix` is the way to the folder from the top of the repository; that of the repository's own folder where not given.
    """
    return _listed(repository, commit, prefix, _FILES)


def links_at(repository: Repository, commit: str, prefix: str) -> dict[str, str]:
    """The symbolic links below a folder at a commit, as `files_at` names files; their contents are where they lead."""
    return _listed(repository, commit, prefix, (_LINK,))


def _listed(repository: Repository, commit: str, prefix: str | None, modes: tuple[bytes, ...]) -> dict[str, str]:
    prefix = repository.prefix if prefix is None else prefix
    words = ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit, "--", *filter(None, [prefix])]
    files = {}
    for line in filter(None, told(repository.folder, words).split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, _, blob = about.split()
        if mode in modes:
            files[os.fsdecode(path).removeprefix(prefix)] = blob.decode()
    return files


def contents(repository: Repository, blobs: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
    """Each content with its name, in order; None for one that is not in this copy of the repository."""
    for start in range(0, len(blobs), AT_A_TIME):
        some = blobs[start : start + AT_A_TIME]
        answer = told(repository.folder, ["cat-file", "--batch"], "".join(f"{blob}\n" for blob in some).encode())
        at = 0
        for blob in some:
            end = answer.index(b"\n", at)
            words = answer[at:end].split()
            if words[-1] == b"missing":
                at = end + 1
                yield blob, None
                continue
            size = int(words[2])
            yield blob, answer[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
