"""GitLab's Code Quality report: what a merge request adds and what it mends."""

import json
from collections.abc import Sequence
from typing import Any

from wsoa_cli.render.gate.fingerprints import fingerprints
from wsoa_cli.render.gate.wording import told
from wsoa_cli.render.inert import in_json
from wsoa_cli.render.safe import safe
from wsoa_cli.rules.finding import Severity
from wsoa_cli.store.located import Located

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}
"""GitLab's own words; its gravest two, `blocker` and `critical`, are left to programs that guard production."""


def to_gitlab(found: Sequence[Located]) -> str:
    """A list of findings, each with a fingerprint by which GitLab knows it from one run to the next."""
    pairs = zip(found, fingerprints(found), strict=True)
    return in_json(json.dumps([_entry(one, fingerprint) for one, fingerprint in pairs], indent=2) + "\n")


def _entry(one: Located, fingerprint: str) -> dict[str, Any]:
    cure = f"; instead: {safe(one.hint)}" if one.hint else ""
    return {
        "description": told(one) + cure,
        "check_name": safe(one.rule),
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[one.severity],
        "location": {"path": safe(one.path), "lines": {"begin": one.line}},
    }
