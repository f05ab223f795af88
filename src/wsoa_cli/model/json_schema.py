"""The JSON Schema of the two kinds of file, for editors: what they complete with and check against.

Descriptions are the docstrings that stand under the fields. An editor types scalars before it checks, so texts may also be
numbers and booleans (see `model.scalars`), and an absent value may be null.
"""

import ast
import inspect
from typing import Any

from pydantic import TypeAdapter

from wsoa_cli.model import measure, plan_head, workstream
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.workstream import Workstream

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, Schema]:
    """The schemas by file name."""
    return {
        "plan.schema.json": _schema(PlanHead, "plan.yaml: who, why, findings, governance and the dates that bind the plan"),
        "workstream.schema.json": _schema(Workstream, "A workstream: its actions and its measures"),
    }


def _schema(kind: type[Any], title: str) -> Schema:
    schema = TypeAdapter(kind).json_schema(by_alias=True)
    described = _descriptions()
    for name, entity in [(kind.__name__, schema), *schema.get("$defs", {}).items()]:
        _describe(entity, described[name])
    return {"$schema": DIALECT, "$comment": "made by wsoa schema", **schema, "title": title}


def _describe(entity: Schema, fields: dict[str, str]) -> None:
    entity["additionalProperties"] = False
    entity["patternProperties"] = {"^x-": {"description": "A field of your own; wsoa leaves it alone."}}
    required = set(entity.get("required", ()))
    for name, property_ in entity.get("properties", {}).items():
        described = dict(property_)
        described.pop("title", None)
        described.pop("default", None)
        if name not in required:
            described = _or_null(described)
        entity["properties"][name] = {"description": fields[name], **described}


def _or_null(schema: Schema) -> Schema:
    """The same, or an absent value."""
    choices = schema.get("anyOf")
    if choices is None:
        return {"anyOf": [schema, {"type": "null"}]}
    return schema if {"type": "null"} in choices else {**schema, "anyOf": [*choices, {"type": "null"}]}


def _descriptions() -> dict[str, dict[str, str]]:
    """Class by class, what stands under each field, by the name that is typed in files."""
    found: dict[str, dict[str, str]] = {}
    for module in (plan_head, workstream, measure):
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef):
                found[node.name] = dict(_documented(node))
    return found


def _documented(node: ast.ClassDef) -> list[tuple[str, str]]:
    pairs = zip(node.body, node.body[1:], strict=False)
    return [
        (field.target.id.rstrip("_"), str(text.value.value))
        for field, text in pairs
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
    ]
