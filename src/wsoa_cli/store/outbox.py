"""A folder of messages to be sent by hand: what is not ours in it stays as it is."""

from collections.abc import Mapping
from pathlib import Path

from wsoa_cli.errors import WsoaError
from wsoa_cli.store.elsewhere import require_elsewhere
from wsoa_cli.store.write import put, require_room

ENOUGH_TO_TELL = 4096
"""Bytes; the headers of a message that this program wrote are shorter."""


def put_messages(folder: Path, messages: Mapping[str, bytes], *, marked: bytes) -> None:
    """Writes a file for each message; one that is there already is replaced if it has the mark in its head.

    Raises WsoaError before anything is written where a file of somebody else has the name, and where the folder cannot be
    written to.
    """
    require_elsewhere(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WsoaError(f"{folder} is no folder to write to: {error.strerror}", "name another with --out") from error
    for name in messages:
        path = folder / name
        if path.exists() and not _is_marked(path, marked):
            raise WsoaError(f"{path} is not a message that wsoa wrote", "nothing was written; move it, or name another --out")
        require_room(path)
    for name, content in messages.items():
        put(folder / name, content)


def _is_marked(path: Path, marked: bytes) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(ENOUGH_TO_TELL).split(b"\r\n\r\n")[0]
    except OSError:
        return False
    return marked in head
