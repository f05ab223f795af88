"""Dependencies are pinned, with hashes, in a file that names no host."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

PIN = re.compile(r"^([a-z0-9.-]+==[^ \\;]+)", re.MULTILINE)


def test_uv_run_is_held_to_the_versions_of_the_requirements_file() -> None:
    assert PIN.findall(REQUIREMENTS) == PROJECT["tool"]["uv"]["constraint-dependencies"]


def test_every_pin_has_a_hash() -> None:
    blocks = re.split(r"^(?=[a-z0-9.-]+==)", REQUIREMENTS, flags=re.MULTILINE)[1:]
    assert [] == [block.split()[0] for block in blocks if "--hash=sha256:" not in block]


def test_every_dependency_that_the_project_names_is_pinned() -> None:
    extras = [text for texts in PROJECT["project"]["optional-dependencies"].values() for text in texts]
    named = [*PROJECT["project"]["dependencies"], *extras, *PROJECT["dependency-groups"]["dev"]]
    pinned = {pin.split("==")[0] for pin in PIN.findall(REQUIREMENTS)}
    assert [] == [name for text in named if (name := re.split(r"[^a-z0-9.-]", text)[0].replace(".", "-")) not in pinned]


def test_no_file_of_the_pins_names_a_host() -> None:
    assert "://" not in REQUIREMENTS
    assert not re.search(r"index-url|find-links", REQUIREMENTS)
