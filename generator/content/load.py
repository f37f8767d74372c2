"""Load a guide: every layer read, merged, validated, and every reference resolved."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from generator.content.kinds import INNER_COLLECTIONS, KINDS, FileKind
from generator.content.layers import Tree, add_layer, read_layer
from generator.content.messages import describe
from generator.content.references import find_unknown_references
from generator.content.strict_yaml import Keys
from generator.model.base import SLUG_PATTERN, Model
from generator.model.guide import Guide
from generator.problems import ContentError, Place, Problem, did_you_mean
from generator.project import Project


@dataclass(frozen=True, slots=True)
class Loaded:
    """A guide, and where each value of it came from."""

    guide: Guide
    tree: Tree

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        """The file and line of the value at a path of the Guide."""
        return self.tree.place(keys, at_key=at_key)


def load(project: Project, *, clinic: str | None = None, language: str | None = None) -> Loaded:
    """The guide, with a translation and a clinic's overlay laid over it where asked for.

    Raises ContentError with all problems of all files.
    """
    problems: list[Problem] = []
    tree = Tree()
    base = read_layer(project.content, project.root, "guide", "en", problems)
    add_layer(tree, base, problems, base=True)
    for folder, name in _overlays(project, clinic, language, problems):
        layer = read_layer(folder, project.root, name, language or "en", problems)
        add_layer(tree, layer, problems, base=False)
    parts = _validate_parts(tree, problems)
    problems += find_unknown_references(parts, tree)
    if problems:
        raise ContentError(problems)
    return Loaded(Guide(**parts), tree)


def _overlays(
    project: Project, clinic: str | None, language: str | None, problems: list[Problem]
) -> Iterator[tuple[Any, Any]]:
    """The folders laid over the base, in order: translation, then clinic."""
    if language not in (None, "en"):
        if not (project.content / "locale" / f"{language}.yaml").is_file():
            known = [path.stem for path in (project.content / "locale").glob("*.yaml")]
            problems.append(
                Problem(Place(PurePosixPath("content/locale")), "language-unknown",
                        f'there is no language "{language}"', did_you_mean(str(language), known))
            )  # fmt: skip
        translation = project.content / "translations" / str(language)
        yield project.content / "locale", "translation"
        if translation.is_dir():
            yield translation, "translation"
    if clinic is not None:
        folder = project.content / "clinics" / clinic
        if folder.is_dir():
            yield folder, "clinic"
        else:
            clinics = project.content / "clinics"
            known = [path.name for path in clinics.glob("*") if path.is_dir()]
            problems.append(
                Problem(Place(PurePosixPath("content/clinics")), "clinic-unknown",
                        f'there is no clinic "{clinic}"',
                        did_you_mean(clinic, known) or "sidestep new clinic starts one")
            )  # fmt: skip


def _validate_parts(tree: Tree, problems: list[Problem]) -> dict[str, Any]:
    """Each field of the Guide from its part of the tree; entries that fail are left out."""
    parts: dict[str, Any] = {}
    for kind in KINDS:
        data = tree.data.get(kind.field)
        if data is None:
            if kind.field != "clinic":
                path = PurePosixPath("content") / kind.pattern
                problems.append(
                    Problem(Place(path), "file-missing", "this file is missing", "add it")
                )
            continue
        if kind.form == "whole":
            value = _validate(kind, (kind.field,), data, tree, problems)
            if value is not None:
                parts[kind.field] = value
        else:
            parts[kind.field] = _validate_entries(kind, data, tree, problems)
    return parts


def _validate_entries(
    kind: FileKind, data: Mapping[str, Any], tree: Tree, problems: list[Problem]
) -> dict[str, Model]:
    entries = {}
    for entry, value in data.items():
        keys = (kind.field, entry)
        problem = _id_problem(entry, keys, tree)
        if problem:
            problems.append(problem)
            continue
        if isinstance(value, dict) and "id" in value:
            place = tree.place((*keys, "id"), at_key=True)
            where = "the file's name" if kind.form == "entry" else "the key above"
            problems.append(Problem(place, "id-written", f"the id is {where}", "remove this line"))
        model = _validate(kind, keys, _with_id(entry, value), tree, problems)
        if model is not None:
            entries[entry] = model
    return entries


def _id_problem(entry: str, keys: Keys, tree: Tree) -> Problem | None:
    if re.fullmatch(SLUG_PATTERN, entry) and len(entry) <= 60:
        return None
    place = tree.place(keys, at_key=True)
    return Problem(
        place, "id-form", f'"{entry[:60]}" cannot be an id', "lower-case words joined by hyphens"
    )


def _with_id(entry: str, value: Any) -> Any:
    return {**value, "id": entry} if isinstance(value, dict) else value


def _with_inner_ids(keys: Keys, data: Any) -> Any:
    """A copy of a part of the tree in which each inner entry knows its id."""
    if not isinstance(data, dict):
        return data
    for pattern in INNER_COLLECTIONS:
        if pattern[0] == keys[0] and len(pattern) == len(keys) + 1:
            entries = data.get(pattern[-1])
            if isinstance(entries, dict):
                named = {entry: _with_id(entry, value) for entry, value in entries.items()}
                data = {**data, pattern[-1]: named}
    return data


def _validate(
    kind: FileKind, keys: Keys, data: Any, tree: Tree, problems: list[Problem]
) -> Model | None:
    try:
        return kind.holds.model_validate_json(json.dumps(_with_inner_ids(keys, data)))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            message, hint, at_key = describe(dict(detail), kind.holds)
            place = tree.place((*keys, *detail["loc"]), at_key=at_key)
            problems.append(Problem(place, detail["type"].replace("_", "-"), message, hint))
        return None
