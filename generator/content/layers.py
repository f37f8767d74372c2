"""Layers of files: the base guide, then a translation, then a clinic; and the tree they make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from generator.content import strict_yaml
from generator.content.kinds import KINDS, FileKind, kind_of
from generator.content.strict_yaml import Keys
from generator.content.yaml_faults import Span
from generator.problems import Place, Problem, did_you_mean
from generator.project import listed, read_inside

LayerName = Literal["guide", "translation", "clinic"]

NOT_DATA = {"schema", "clinics", "translations", "pages"}
"""Folders of content/ that hold no part of the guide's data."""

_LONGEST_SHOWN = 300
_NUMBERED = re.compile(r"^(\d{1,2})-(.+)$")


@dataclass(frozen=True, slots=True)
class File:
    """One file that was read, and where its data stands in the tree."""

    path: PurePosixPath
    """From the project's root, as problems name it."""
    raw: bytes
    base: Keys
    """The tree's path of the file's root."""

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        """Where a path of the tree stands in this file."""
        return self.at(strict_yaml.find(self.raw, keys[len(self.base) :], at_key=at_key))

    def at(self, span: Span) -> Place:
        """A span of this file, with the line it stands on where that is not very long."""
        row = strict_yaml.line(self.raw, span.line) if span.length else ""
        if len(row) > _LONGEST_SHOWN:
            row = ""
        return Place(self.path, span.line, span.column, span.length, row)


@dataclass(frozen=True, slots=True)
class Part:
    """One file's data, and where it belongs."""

    kind: FileKind
    keys: Keys
    """The tree's path of the data."""
    data: dict[str, Any] | None
    """None where nothing could be made of the file."""
    file: File


@dataclass(slots=True)
class Tree:
    """The merged data of all layers, and which file each part of it came from."""

    data: dict[str, Any] = field(default_factory=dict)
    origins: dict[Keys, File] = field(default_factory=dict)
    unread: set[Keys] = field(default_factory=set)
    """What a file would hold that could not be read: known to be there, and no more."""
    dropped: dict[Keys, str] = field(default_factory=dict)
    """What an overlay left out, and why."""
    dropped_by: dict[Keys, File] = field(default_factory=dict)
    dropped_data: dict[Keys, Any] = field(default_factory=dict)
    followed: dict[Keys, tuple[Any, Keys]] = field(default_factory=dict)
    """What went with something dropped: the value before, and the last thing dropped from it."""
    changed: dict[Keys, tuple[Any, File]] = field(default_factory=dict)
    """What an overlay changed: the value before, and the file it was in."""
    added: dict[Keys, File] = field(default_factory=dict)
    """What an overlay added, and its file."""

    def file_of(self, keys: Keys) -> File | None:
        """The file that a path of the tree came from: the one with the longest match."""
        for length in range(len(keys), -1, -1):
            file = self.origins.get(keys[:length])
            if file is not None:
                return file
        return None

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        file = self.file_of(keys)
        if file is None:
            kind = next((kind for kind in KINDS if keys and kind.field == keys[0]), None)
            return Place(PurePosixPath("content") / (kind.pattern if kind else ""))
        return file.place(keys, at_key=at_key)


def read_layer(
    folder: Path, root: Path, name: LayerName, language: str, problems: list[Problem]
) -> Iterator[Part]:
    """Every data file of a layer, in a fixed order. Paths in problems start at `root`."""
    for path in listed(folder):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        if inside.parts[0] in NOT_DATA or path.suffix not in {".yaml", ".yml"} or path.is_dir():
            continue
        kind = kind_of(inside)
        if kind is None or (kind.field == "clinic" and name != "clinic"):
            problems.append(_unknown_file(inside, _shown(path, root)))
            continue
        if kind.field == "locale" and inside.stem != language:
            continue
        yield from read_path(path, folder, root, problems)


def read_path(path: Path, folder: Path, root: Path, problems: list[Problem]) -> Iterator[Part]:
    """One file of a layer, of a name that a guide has; nothing where it cannot be opened."""
    inside = PurePosixPath(path.relative_to(folder).as_posix())
    shown = _shown(path, root)
    kind = kind_of(inside)
    assert kind is not None, f"{inside} is no file of a guide"
    try:
        raw = read_inside(folder, path, strict_yaml.MAX_BYTES + 1)
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
        problems.append(Problem(Place(shown), "file-unreadable", message, "see who may read it"))
        return
    yield read_file(kind, inside, shown, raw, problems)


def _shown(path: Path, root: Path) -> PurePosixPath:
    """A path as problems name it; bytes that are no text become question marks."""
    return PurePosixPath(path.relative_to(root).as_posix().encode(errors="replace").decode())


def read_file(
    kind: FileKind, inside: PurePosixPath, shown: PurePosixPath, raw: bytes, problems: list[Problem]
) -> Part:
    """One file. `inside` is its path in its layer, `shown` what problems call it."""
    keys, number = _tree_keys(kind, inside)
    file = File(shown, raw, keys)
    document = strict_yaml.read(raw)
    problems += [
        Problem(file.at(fault.span), fault.code, fault.message, fault.hint)
        for fault in document.faults
    ]
    data = document.data
    if not isinstance(data, dict):
        if not document.faults:
            message, hint = "this file must hold keys", "write key: value"
            problems.append(Problem(Place(shown), "file-shape", message, hint))
        return Part(kind, keys, None, file)
    if kind.field == "phases" and "number" in data:
        message, hint = "the number is in the file's name", "remove this line"
        place = file.place((*keys, "number"), at_key=True)
        problems.append(Problem(place, "number-written", message, hint))
    if number is not None:
        data["number"] = number
    return Part(kind, keys, data, file)


def _unknown_file(inside: PurePosixPath, shown: PurePosixPath) -> Problem:
    if inside.suffix == ".yml":
        hint = f"name it {inside.stem}.yaml"
    elif inside == PurePosixPath("clinic.yaml"):
        hint = "a clinic has a folder of its own in content/clinics"
    else:
        known = [
            kind.pattern.replace("*", inside.stem).removesuffix(".yaml")
            for kind in KINDS
            if "*" not in kind.pattern or len(inside.parts) > 1
        ]
        near = did_you_mean(str(inside.with_suffix("")), known).replace('"?', '.yaml"?')
        hint = near or "see the layout in CONTRIBUTING.md"
    message = "no part of a guide is kept in a file of this name"
    return Problem(Place(shown), "file-unknown", message, hint)


def _tree_keys(kind: FileKind, inside: PurePosixPath) -> tuple[Keys, int | None]:
    if kind.form != "entry":
        return (kind.field,), None
    numbered = _NUMBERED.match(inside.stem)
    if numbered and kind.field == "phases":
        return (kind.field, numbered[2]), int(numbered[1])
    return (kind.field, inside.stem), None
