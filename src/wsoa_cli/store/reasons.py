"""Why a site was published although something spoke against it: beside the site's folder, never in it, where strangers read."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from wsoa_cli.store.write import NotWrittenError, put

ENDING = ".despite.jsonl"
"""Behind the name of the site's folder."""


def reasons_beside(folder: Path) -> Path:
    """The file for the reasons of a site."""
    real = Path(os.path.realpath(folder))
    return real.parent / f"{real.name}{ENDING}"


def keep_reasons(folder: Path, reasons: Iterable[Mapping[str, Any]]) -> None:
    """Adds a line for each reason to those of earlier days. Raises WsoaError."""
    path = reasons_beside(folder)
    try:
        before = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise NotWrittenError(path, error) from error
    if before and not before.endswith(b"\n"):
        before += b"\n"
    put(path, before + "".join(json.dumps(one) + "\n" for one in reasons).encode("ascii"))
