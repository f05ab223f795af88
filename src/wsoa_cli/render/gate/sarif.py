"""SARIF 2.1.0, the format of code scanners: GitHub's and Azure's security pages and many editors read it."""

import json
import re
from collections.abc import Sequence
from datetime import date
from inspect import cleandoc
from typing import Any
from urllib.parse import quote

from wsoa_cli import __version__
from wsoa_cli.render.gate.fingerprints import fingerprints
from wsoa_cli.render.gate.wording import told_with_cure
from wsoa_cli.render.inert import in_json
from wsoa_cli.render.safe import safe
from wsoa_cli.rules.finding import Origin, Rule
from wsoa_cli.rules.registry import RULES
from wsoa_cli.store.located import Located

Shape = dict[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

BASE = "%SRCROOT%"
"""The name by which readers of SARIF know the root of the sources; to us the folder that the command runs in."""

_BASELINE: dict[Origin, str] = {"new": "new", "calendar": "updated", "existing": "unchanged"}
"""What only time has brought was written before, so it is not new; and it was no finding then, so it is not unchanged."""

_OPENS_LINK = re.compile(r"\[(?=[^\]]*\]\()")
_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


def to_sarif(found: Sequence[Located], today: date, waived: Sequence[tuple[Located, str]] | None = None) -> str:
    """A log of one run with its rules.

    `waived` are findings that the plan has set aside, each with the reason; None says that nobody has asked for them.
    """
    everything = [*found, *(one for one, _ in waived or ())]
    rules = _rules(everything)
    index = {rule["id"]: n for n, rule in enumerate(rules)}
    results = [_result(one, index, fingerprint) for one, fingerprint in zip(everything, fingerprints(everything), strict=True)]
    if waived is not None:
        # The specification wants them at every result or at none: an empty list says that a result is not suppressed.
        reasons = [None] * len(found) + [reason for _, reason in waived]
        results = [result | {"suppressions": _suppressions(why)} for result, why in zip(results, reasons, strict=True)]
    run = {
        "tool": {"driver": {"name": "wsoa", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which wsoa check ran."}}},
        "results": results,
        "properties": {"today": today.isoformat()},
    }
    return in_json(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n")


def _rules(found: Sequence[Located]) -> list[Shape]:
    """Every rule that there is, then the kinds of faults in the files themselves that were found."""
    known = {rule.NAME for rule in RULES}
    faults = {one.rule: one for one in found if one.rule not in known}
    return [*(_rule(rule) for rule in RULES), *(_fault(faults[name]) for name in sorted(faults))]


def _rule(rule: Rule) -> Shape:
    page = cleandoc(rule.__doc__ or rule.NAME)
    return {
        "id": rule.NAME,
        "shortDescription": {"text": " ".join(page.partition("\n\n")[0].split())},
        "help": {"text": page},
        "defaultConfiguration": {"level": rule.SEVERITY},
    }


def _fault(one: Located) -> Shape:
    return {
        "id": safe(one.rule),
        "shortDescription": {"text": "Something in the files of a plan is not as the format asks."},
        "defaultConfiguration": {"level": one.severity},
    }


def _result(one: Located, index: dict[str, int], fingerprint: str) -> Shape:
    name = safe(one.rule)
    result: Shape = {
        "ruleId": name,
        "ruleIndex": index[name],
        "level": one.severity,
        "message": {"text": _OPENS_LINK.sub(r"\\[", told_with_cure(one))},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(one.path), "region": _region(one)}}],
        "partialFingerprints": {"wsoaFinding/v1": fingerprint},
        "properties": {name: safe(value) for name, value in (("plan", one.plan), ("item", one.item)) if value},
    }
    if one.origin:
        result |= {"baselineState": _BASELINE[one.origin]}
        result["properties"]["origin"] = one.origin
    return result


def _suppressions(reason: str | None) -> list[Shape]:
    if reason is None:
        return []
    return [{"kind": "inSource", "justification": safe(reason)}]


def _region(one: Located) -> Shape:
    return {"startLine": one.line, "startColumn": one.column}


def _artifact(path: str) -> Shape:
    """A file below the folder that the command runs in, or, elsewhere, by its whole address."""
    if not _ABSOLUTE.match(path):
        return {"uri": _encoded(path), "uriBaseId": BASE}
    return {"uri": f"file:///{_encoded(path.lstrip('/'))}"}


def _encoded(path: str) -> str:
    """The path as part of an address: byte by byte as the file system has it, also where these are no text."""
    try:
        return quote(path, safe="/", errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(path, safe="/", errors="replace")
