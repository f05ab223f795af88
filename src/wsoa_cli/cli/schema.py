"""`wsoa schema`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from wsoa_cli.cli.terminal import write


def schema(
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Write one file each into this folder.")] = None,
) -> None:
    """The JSON Schema of plan.yaml and of workstream files. By it an editor completes and checks.

    \b
    Examples:
      wsoa schema --out plans/.schema
      wsoa schema
    """
    from wsoa_cli.commands.schema import schemas, write_schemas
    from wsoa_cli.render.json import plain_json
    from wsoa_cli.render.safe import safe

    if out is None:
        write(plain_json(schemas()), sys.stdout)
        return
    for path in write_schemas(out):
        write(f"wrote {safe(str(path))}\n", sys.stderr)
