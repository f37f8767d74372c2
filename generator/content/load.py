"""Load a guide: every layer read, merged, validated, and every reference resolved."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from generator.content.edition import Digests, read_approved
from generator.content.kinds import INNER_COLLECTIONS, KINDS, FileKind
from generator.content.layers import Part, Tree, read_layer, read_path
from generator.content.logo import Logo, read_logo
from generator.content.merge import lay_base, lay_over
from generator.content.messages import id_form
from generator.content.references import find_unknown_references
from generator.content.strict_yaml import Keys
from generator.content.written import WrittenPage, read_written
from generator.content.wrong import Wrong, describe_all, find_empty
from generator.model.base import SLUG_PATTERN, Model
from generator.model.clinic import Clinic
from generator.model.guide import Guide
from generator.problems import ContentError, Place, Problem, did_you_mean
from generator.project import Project, listed


@dataclass(frozen=True, slots=True)
class Loaded:
    """A guide, and where each value of it came from."""

    guide: Guide
    tree: Tree
    logo: Logo | None = None
    """The clinic's, cleaned."""
    approved: Digests = field(default_factory=dict)
    """Digests of what the clinic approved; see generator/content/edition.py."""
    written: tuple[WrittenPage, ...] = ()
    """The pages written by hand."""

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        """The file and line of the value at a path of the Guide."""
        return self.tree.place(keys, at_key=at_key)


def load(project: Project, *, clinic: str | None = None, language: str | None = None) -> Loaded:
    """The guide, with a translation and a clinic's overlay laid over it where asked for.

    Raises ContentError with all problems of all files.
    """
    problems: list[Problem] = []
    tree = Tree()
    lay_base(tree, read_layer(project.content, project.root, "guide", "en", problems), problems)
    folder = _clinic_folder(project, clinic)
    if folder is not None:
        language = language or _language(folder, project.root)
    for layer in _overlays(project, clinic, language, problems):
        lay_over(tree, layer, problems)
    parts = validate_parts(tree, problems)
    problems += find_unknown_references(parts, tree)
    logo = _logo(folder, project.root, parts.get("clinic"), tree, problems)
    approved = read_approved(folder) if folder else {}
    written = read_written(project.content, project.root, language or "en", problems)
    if problems:
        raise ContentError(problems)
    return Loaded(Guide(**parts), tree, logo, approved, written)


def _clinic_folder(project: Project, clinic: str | None) -> Path | None:
    """None: no clinic is asked for, or there is none of this name, which is told elsewhere."""
    folders = (project.content / "clinics").glob("*") if clinic else ()
    return next((path for path in folders if path.name == clinic and path.is_dir()), None)


def _language(folder: Path, root: Path) -> str | None:
    """The language a clinic's edition is in; None where it does not say."""
    aside: list[Problem] = []  # found again, and told, when the clinic's layer is read
    if (folder / "clinic.yaml").is_file():
        for part in read_path(folder / "clinic.yaml", folder, root, aside):
            said = (part.data or {}).get("language")
            if isinstance(said, str):
                return said
    return None


def _logo(
    folder: Path | None, root: Path, clinic: Clinic | None, tree: Tree, problems: list[Problem]
) -> Logo | None:
    if folder is None or clinic is None or clinic.logo is None:
        return None
    shown = PurePosixPath(folder.relative_to(root).as_posix())
    logo = read_logo(folder, shown, clinic.logo, tree.place(("clinic", "logo")))
    if isinstance(logo, Problem):
        problems.append(logo)
        return None
    return logo


def _overlays(
    project: Project, clinic: str | None, language: str | None, problems: list[Problem]
) -> Iterator[Iterator[Part]]:
    """The layers above the base, in order: translation, then clinic."""
    language = language or "en"
    content, root = project.content, project.root
    if language != "en":
        known = [path.stem for path in listed(content / "locale", "*.yaml")]
        if language in known:
            file = content / "locale" / f"{language}.yaml"
            yield read_path(file, content, root, problems)
            folder = content / "translations" / language
            yield read_layer(folder, root, "translation", language, problems)
        else:
            message = f'there is no language "{language}"'
            place = Place(PurePosixPath("content/locale"))
            problems.append(
                Problem(place, "language-unknown", message, did_you_mean(language, known))
            )
    if clinic is not None:
        clinics = content / "clinics"
        known = [path.name for path in clinics.glob("*") if path.is_dir()]
        if clinic in known:
            yield read_layer(clinics / clinic, root, "clinic", language, problems)
        else:
            message = f'there is no clinic "{clinic}"'
            hint = did_you_mean(clinic, known) or "sidestep new clinic starts one"
            place = Place(PurePosixPath("content/clinics"))
            problems.append(Problem(place, "clinic-unknown", message, hint))


def validate_parts(tree: Tree, problems: list[Problem]) -> dict[str, Any]:
    """Each field of the Guide from its part of the tree; entries that fail are left out."""
    parts: dict[str, Any] = {}
    for kind in KINDS:
        data = tree.data.get(kind.field)
        if data is None:
            if kind.required and not any(keys[0] == kind.field for keys in tree.unread):
                problems.append(_missing(kind))
            continue
        value = validate_part(kind, data, tree, problems)
        if value is not None:
            parts[kind.field] = value
    return parts


def validate_part(
    kind: FileKind, data: Mapping[str, Any], tree: Tree, problems: list[Problem]
) -> Model | dict[str, Model] | None:
    """One field of the Guide: a model, or its entries by id; None where it is not sound."""
    if kind.form == "whole":
        return _validate(kind, (kind.field,), data, tree, problems)
    return _validate_entries(kind, data, tree, problems)


def _missing(kind: FileKind) -> Problem:
    if kind.form == "entry":
        place = Place(PurePosixPath("content", kind.pattern).parent)
        return Problem(place, "file-missing", f"there is no {kind.noun} here", "add a file for one")
    place = Place(PurePosixPath("content", kind.pattern.replace("*", "en")))
    return Problem(place, "file-missing", "this file is missing", "add it")


def _validate_entries(
    kind: FileKind, data: Mapping[str, Any], tree: Tree, problems: list[Problem]
) -> dict[str, Model]:
    entries = {}
    for entry, value in data.items():
        keys = (kind.field, entry)
        problem = _id_problem(kind, entry, tree)
        if problem:
            problems.append(problem)
            continue
        where = "the file's name" if kind.form == "entry" else "the key above"
        _refuse_written_id(keys, value, where, tree, problems)
        model = _validate(kind, keys, _with_id(entry, value), tree, problems)
        if model is not None:
            entries[entry] = model
    return entries


def _id_problem(kind: FileKind, entry: str, tree: Tree) -> Problem | None:
    if re.fullmatch(SLUG_PATTERN, entry) and len(entry) <= 60:
        return None
    message, hint = id_form(entry)
    if kind.form == "entry":
        message = f"a file's name is an id, and {message}"
    return Problem(tree.place((kind.field, entry), at_key=True), "id-form", message, hint)


def _with_id(entry: str, value: Any) -> Any:
    return {**value, "id": entry} if isinstance(value, dict) else value


def _inner_collections(keys: Keys, data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The mappings by id inside a part of the tree, as (key, entries)."""
    for pattern in INNER_COLLECTIONS:
        if pattern[0] == keys[0] and len(pattern) == len(keys) + 1 and isinstance(data, dict):
            entries = data.get(pattern[-1])
            if isinstance(entries, dict):
                yield pattern[-1], entries


def _validate(
    kind: FileKind, keys: Keys, data: Any, tree: Tree, problems: list[Problem]
) -> Model | None:
    for inner, entries in _inner_collections(keys, data):
        for entry, value in entries.items():
            _refuse_written_id((*keys, inner, entry), value, "the key above", tree, problems)
        named = {entry: _with_id(entry, value) for entry, value in entries.items()}
        data = {**data, inner: named}
    model: Model | None = None
    wrongs: list[Wrong] = []
    try:
        model = kind.holds.model_validate_json(json.dumps(data))
    except ValidationError as error:
        wrongs = describe_all(error, kind.holds, kind.noun)
    wrongs += find_empty(data, kind.holds, {wrong.keys for wrong in wrongs})
    for wrong in wrongs:
        place = tree.place((*keys, *wrong.keys), at_key=wrong.at_key)
        is_comment = wrong.code == "empty" and re.search(r" #\S", place.source)
        hint = _COMMENT_HINT if is_comment else wrong.hint
        problems.append(Problem(place, wrong.code, wrong.message, hint))
    return None if wrongs else model


_COMMENT_HINT = "what follows # is a comment: put it in quotes"


def _refuse_written_id(
    keys: Keys, value: Any, where: str, tree: Tree, problems: list[Problem]
) -> None:
    if isinstance(value, dict) and "id" in value:
        place = tree.place((*keys, "id"), at_key=True)
        problems.append(Problem(place, "id-written", f"the id is {where}", "remove this line"))
