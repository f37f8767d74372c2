"""JSON Schema for every kind of file, so that an editor completes and checks YAML."""

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from generator.content.described import descriptions
from generator.content.kinds import KINDS, FileForm
from generator.model.base import SLUG_PATTERN, Model
from generator.model.person import Person
from generator.project import Project, write_whole

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NOT_WRITTEN = ("id", "number")
"""What comes from a file's name or the key above."""


def schemas() -> dict[str, Schema]:
    """Each kind's schema by its name; overlay/<kind> is for a file of an overlay."""
    found = {kind.schema: _schema(kind.holds, kind.form) for kind in KINDS}
    overlays = {f"overlay/{name}": _overlay(schema) for name, schema in found.items()}
    del overlays["overlay/clinic"]  # clinic.yaml is whole
    overlays["overlay/drop"] = {
        "$schema": DRAFT,
        "description": "A folder's drop.yaml: the ids of what is left out, each with the reason.",
        "propertyNames": {"pattern": SLUG_PATTERN},
        **_REASONS,
    }
    return {**found, "person": _schema(Person, "whole"), **overlays}


def write_schemas(project: Project) -> list[Path]:
    """Write content/schema/*.json, and say which."""
    paths = []
    for name, schema in schemas().items():
        path = project.schema / f"{name}.json"
        write_whole(path, as_json(schema).encode())
        paths.append(path)
    return paths


def as_json(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(holds: type[Model], form: FileForm) -> Schema:
    _, made = models_json_schema(
        [(holds, "validation")], ref_template="#/$defs/{model}", schema_generator=_Described
    )
    models: dict[str, Schema] = made["$defs"]
    ids = {
        name: model["properties"].get("id")
        for name, model in models.items()
        if "properties" in model
    }
    models = {name: _as_written(model, ids) for name, model in models.items()}
    if form == "entries":
        body = _by_id({"type": "object", "additionalProperties": _ref(holds.__name__)}, ids)
    else:
        body = models.pop(holds.__name__)
    return {"$schema": DRAFT, **body} | ({"$defs": models} if models else {})


class _Described(GenerateJsonSchema):
    """Describes each key by the docstring under its field."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        for name, text in descriptions(schema["cls"]).items():
            if name in made.get("properties", {}):
                made["properties"][name]["description"] = text
        return made


_REASONS: Schema = {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}}


def _overlay(node: Any) -> Any:
    """The schema of a file that holds only what differs: it needs no key and may drop entries."""
    if isinstance(node, list):
        return [_overlay(item) for item in node]
    if not isinstance(node, dict):
        return node
    # With nothing required, a few keys fit several of a union's models.
    laid = {
        {"oneOf": "anyOf"}.get(key, key): _overlay(value)
        for key, value in node.items()
        if key != "required" or not isinstance(value, list)
    }
    if isinstance(laid.get("additionalProperties"), dict) and "propertyNames" in laid:
        laid["properties"] = {"drop": {"description": "What is left out, and why.", **_REASONS}}
    return laid


def _ref(model: str) -> Schema:
    return {"$ref": f"#/$defs/{model}"}


def _as_written(node: Any, ids: dict[str, Schema | None]) -> Any:
    """A node of Pydantic's schema as an author may write it: no null, no id, no made-up titles."""
    if isinstance(node, list):
        return [_as_written(item, ids) for item in node]
    if not isinstance(node, dict):
        return node
    options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        rest = {key: value for key, value in node.items() if key not in ("anyOf", "default")}
        return _as_written({**options[0], **rest}, ids)
    written: Schema = {}
    for key, value in node.items():
        if key == "properties":
            written[key] = {
                name: _as_written(inner, ids)
                for name, inner in value.items()
                if name not in _NOT_WRITTEN
            }
        elif key == "required":
            written[key] = [name for name in value if name not in _NOT_WRITTEN]
        elif key not in ("title", "discriminator") and (key, value) != ("default", None):
            written[key] = _as_written(value, ids)
    return _by_id(written, ids)


def _by_id(node: Schema, ids: dict[str, Schema | None]) -> Schema:
    """A mapping whose entries have an id takes only keys that can be one."""
    entry = node.get("additionalProperties")
    if isinstance(entry, dict) and "$ref" in entry:
        form = ids.get(entry["$ref"].rsplit("/", 1)[1])
        if form is not None:
            return {**node, "propertyNames": {"pattern": form.get("pattern", SLUG_PATTERN)}}
    return node
