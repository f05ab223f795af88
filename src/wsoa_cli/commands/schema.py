"""The JSON Schema of plan files."""

import json
from pathlib import Path
from typing import Any

from wsoa_cli.model.json_schema import json_schemas


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by file name."""
    return json_schemas()


def write_schemas(folder: Path) -> list[Path]:
    """Writes each schema into a folder, which is made where it is not there, and returns the files. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in json_schemas().items():
        path = folder / name
        path.write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written
