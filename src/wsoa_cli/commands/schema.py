"""The JSON Schema of plan files."""

import json
from pathlib import Path
from typing import Any

from wsoa_cli.errors import WsoaError
from wsoa_cli.model.json_schema import json_schemas
from wsoa_cli.store.elsewhere import require_elsewhere
from wsoa_cli.store.write import put


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by file name."""
    return json_schemas()


def schema_files() -> dict[str, bytes]:
    """The files of the schemas, by name."""
    return {name: (json.dumps(schema, indent=2) + "\n").encode() for name, schema in json_schemas().items()}


def write_schemas(folder: Path) -> list[Path]:
    """Writes each schema into a folder, which is made where it is not there, and returns the files. Raises WsoaError."""
    require_elsewhere(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WsoaError(f"{folder} is no folder to write to: {error.strerror}", "name another with --out") from error
    written = {folder / name: content for name, content in schema_files().items()}
    for path, content in written.items():
        put(path, content)
    return list(written)
