"""The JSON Schemas: current, sound, and in step with what the loader takes."""

import json
import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import pytest

from generator.content import strict_yaml
from generator.content.kinds import FileKind, kind_of
from generator.content.schema import as_json, schemas, write_schemas
from generator.project import Project

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
BASE = Path(__file__).parent / "base" / "content"
NOT_DATA = {"schema", "clinics", "translations", "pages"}
FILES = sorted(
    path for path in CONTENT.rglob("*.yaml") if path.relative_to(CONTENT).parts[0] not in NOT_DATA
)
OVERLAYS = sorted(
    path for folder in ("clinics", "translations") for path in (CONTENT / folder).rglob("*.yaml")
)
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def _kind(path: Path, content: Path) -> FileKind:
    kind = kind_of(PurePosixPath(path.relative_to(content).as_posix()))
    assert kind is not None
    return kind


SCHEMAS = schemas()


def _validator(name: str) -> jsonschema.Draft202012Validator:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(SCHEMAS[name], format_checker=checker)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_is_sound_and_current(name: str) -> None:
    schema = SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    written = CONTENT / "schema" / f"{name}.json"
    assert written.read_text(encoding="utf-8") == as_json(schema), "run: make schema"


def test_no_schema_is_left_over() -> None:
    folder = CONTENT / "schema"
    found = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.json")}
    assert found == set(SCHEMAS)


def test_writes_what_is_current(tmp_path: Path) -> None:
    paths = write_schemas(Project(tmp_path))
    folder = tmp_path / "content" / "schema"
    assert {path.relative_to(folder).with_suffix("").as_posix() for path in paths} == set(SCHEMAS)
    assert json.loads(paths[0].read_text(encoding="utf-8"))["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CONTENT)))
def test_file_names_its_schema_and_keeps_it(path: Path) -> None:
    raw = path.read_bytes()
    kind = _kind(path, CONTENT)
    first = FIRST_LINE.fullmatch(raw.decode().splitlines()[0])
    up = os.path.relpath(CONTENT / "schema" / f"{kind.schema}.json", path.parent)
    assert first is not None, f"begin with # yaml-language-server: $schema={up}"
    assert first[1] == up
    _validator(kind.schema).validate(strict_yaml.read(raw).data)


def test_overlays_name_the_schema_of_overlays() -> None:
    """That of whole files would fill an author's screen with missing keys."""
    assert OVERLAYS
    for path in OVERLAYS:
        raw = path.read_bytes()
        inside = PurePosixPath(*path.relative_to(CONTENT).parts[2:])
        kind = kind_of(inside)
        assert kind is not None
        schema = "clinic" if kind.field == "clinic" else f"overlay/{kind.schema}"
        if inside.name == "drop.yaml":
            schema = "overlay/drop"
        first = FIRST_LINE.fullmatch(raw.decode().splitlines()[0])
        up = os.path.relpath(CONTENT / "schema" / f"{schema}.json", path.parent)
        assert first is not None, f"{path}: begin with # yaml-language-server: $schema={up}"
        assert first[1] == up, path
        _validator(schema).validate(strict_yaml.read(raw).data)


def test_no_yaml_file_of_the_content_is_without_its_editor_line() -> None:
    """Whatever folder it is in, and whoever made it."""
    files = sorted(CONTENT.rglob("*.yaml"))
    assert set(files) >= {*FILES, *OVERLAYS}
    without = []
    for path in files:
        first = FIRST_LINE.fullmatch(path.read_text(encoding="utf-8").splitlines()[0])
        if first is None or not (path.parent / first[1]).is_file():
            without.append(path.relative_to(CONTENT).as_posix())
    assert not without


@pytest.mark.parametrize(
    ("kind", "data", "fits"),
    [
        ("drop", {"clamshell": "We have no mats."}, True),
        ("drop", {"clamshell": ""}, False),
        ("drop", {"clamshell": ["We have no mats."]}, False),
        ("drop", {"The clamshell": "We have no mats."}, False),
        ("exercise", {"cue": "Stay still."}, True),
        ("exercise", {"dose": {"sets": 2}}, True),
        ("exercise", {"dose": {"sets": 2, "holds": 3}}, False),
        ("exercise", {"progressions": {"drop": {"with-band": "We have none."}}}, True),
        ("exercise", {"progressions": {"drop": {"with-band": None}}}, False),
        ("exercise", {"progressions": {"with-band": {"name": "Ours"}}}, True),
        ("exercise", {"colour": "blue"}, False),
        ("faq", {"drop": {"may-i-run": "We say this at the desk."}}, True),
        ("faq", {"may-i-run": {"answer": ["Yes."]}}, True),
        ("faq", {"may-i-run": {"answer": "Yes."}}, False),
    ],
    ids=str,
)
def test_overlays_hold_only_what_differs(kind: str, data: dict[str, Any], fits: bool) -> None:
    assert _validator(f"overlay/{kind}").is_valid(data) == fits


@pytest.mark.parametrize("path", sorted(BASE.rglob("*.yaml")), ids=lambda path: path.name)
def test_small_guide_keeps_it(path: Path) -> None:
    inside = path.relative_to(BASE)
    if inside.parts[0] == "clinics":
        schema = "clinic"
    elif inside == Path("locale/de.yaml"):
        return  # lies over locale/en.yaml, so it may leave keys out
    else:
        schema = _kind(path, BASE).schema
    _validator(schema).validate(strict_yaml.read(path.read_bytes()).data)


EXERCISE = strict_yaml.read((BASE / "exercises" / "clamshell.yaml").read_bytes()).data


@pytest.mark.parametrize(
    "change",
    [
        {"id": "clamshell"},
        {"colour": "blue"},
        {"cue": None},
        {"cue": ""},
        {"steps": ["One."]},
        {"position": "upside_down"},
        {"essential": "yes"},
        {"dose": {"kind": "reps", "sets": 3}},
        {"dose": {"kind": "swings", "sets": 3}},
        {"dose": {**EXERCISE["dose"], "sets": 0}},
        {"dose": {**EXERCISE["dose"], "reps": "many"}},
        {"seat_height": "18"},
        {"progressions": {"With Band": EXERCISE["progressions"]["with-band"]}},
        {"targets": ["Gluteus medius"]},
    ],
    ids=str,
)
def test_editor_sees_what_the_loader_would_refuse(change: dict[str, Any]) -> None:
    validator = _validator("exercise")
    assert validator.is_valid(EXERCISE)
    assert not validator.is_valid({**EXERCISE, **change})


def _undescribed(name: str) -> list[str]:
    schema = SCHEMAS[name]
    models = {"": schema, **schema.get("$defs", {})}
    return [
        f"{model}.{key}"
        for model, body in models.items()
        for key, said in body.get("properties", {}).items()
        if not said.get("description", "").endswith((".", ")"))
    ]


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - {"figure", "overlay/figure"}))
def test_every_key_is_described(name: str) -> None:
    """In an editor, and in the file that `sidestep new` starts. Only poses are left out."""
    assert not _undescribed(name)


def test_a_key_without_a_description_is_found() -> None:
    assert "Pose.root" in _undescribed("figure")
    assert len(SCHEMAS["exercise"]["properties"]) > 20


def test_keys_are_described() -> None:
    exercise = SCHEMAS["exercise"]
    assert exercise["properties"]["cue"]["description"].startswith("The one thing to remember")
    assert exercise["$defs"]["Range"]["description"].startswith("A whole number")
    assert exercise["properties"]["targets"]["items"]["description"].endswith("of the anatomy.")


def test_person() -> None:
    validator = _validator("person")
    assert validator.is_valid({"start": "2026-11-24", "side": "left"})
    assert not validator.is_valid({"start": "tomorrow", "side": "left"})
    assert not validator.is_valid({"side": "middle"})
