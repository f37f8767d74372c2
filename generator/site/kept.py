"""A site's contents, remembered by everything they are made from.

The models, the checks and the views take as long to import and run as MkDocs needs for half the
site. None of it is needed, nor imported, when nothing changed since the last time.
"""

import datetime
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

import generator
from generator.problems import ContentError, Problem, has_errors
from generator.project import Project, hash_files, write_whole
from generator.site.beside import beside
from generator.site.contents import Contents, Frame, Page

if TYPE_CHECKING:
    from generator.content.load import Loaded


@dataclass(frozen=True, slots=True)
class Asked:
    """Which edition of a project's guide, for which builder."""

    today: datetime.date
    nav: Sequence[object]
    directories: bool
    clinic: str | None = None
    language: str | None = None


def kept_contents(project: Project, asked: Asked) -> tuple[Contents, list[str]]:
    """The contents of a sound guide, and its warnings.

    ContentError: what the content or the checks have against it, warnings among it.
    UnknownPlace: the navigation names a page that does not exist.
    """
    name = "-".join(filter(None, ("guide", asked.clinic, asked.language)))
    place = project.cache / "site" / f"{name}{'' if asked.directories else '-files'}"
    state = _state(project, asked)
    kept = _read(place, state)
    if kept is None:
        kept = _judge_and_assemble(project, asked)
        write_whole(place, _encode(state, *kept))
    return kept


def _judge_and_assemble(project: Project, asked: Asked) -> tuple[Contents, list[str]]:
    answers = beside(lambda: _load_and_judge(project, asked))
    # Its imports take as long as the loading beside it.
    from generator.site.assemble import assemble

    loaded = cast("Loaded", next(answers))
    try:
        contents = assemble(
            project, loaded, today=asked.today, nav=asked.nav, directories=asked.directories
        )
    except Exception:
        _refuse_errors(answers)  # a check has a better word for what a view stumbles over
        raise
    return contents, _refuse_errors(answers)


def _load_and_judge(project: Project, asked: Asked) -> "Iterator[Loaded | list[Problem]]":
    from generator.content.load import load

    loaded = load(project, clinic=asked.clinic, language=asked.language)
    yield loaded
    from generator.checks import run_checks

    yield run_checks(loaded, asked.today, figures=project.cache)


def _refuse_errors(answers: "Iterator[Loaded | list[Problem]]") -> list[str]:
    """The warnings. ContentError: there are errors."""
    problems = cast("list[Problem]", next(answers))
    if has_errors(problems):
        raise ContentError(problems)
    return [str(problem) for problem in problems]


def _state(project: Project, asked: Asked) -> str:
    """A hash of the content, the templates, the code and what was asked."""
    digest = hashlib.sha256(json.dumps(asdict(asked), default=str, sort_keys=True).encode())
    for said in (sys.version, *(version(name) for name in ("pydantic", "jinja2", "babel"))):
        digest.update(said.encode() + b"\0")
    code = Path(generator.__file__).parent
    digest.update(hash_files(project.content, project.templates / "site", code).encode())
    return digest.hexdigest()


# --- the file -----------------------------------------------------------------------------


def _encode(state: str, contents: Contents, warnings: list[str]) -> bytes:
    """A line of JSON, then the bytes of all files, one after the other."""
    value = {
        "state": state,
        "warnings": warnings,
        "frame": asdict(contents.frame),
        "pages": [[p.uri, p.title, p.text, p.source.as_posix()] for p in contents.pages],
        "files": {uri: len(data) for uri, data in contents.files.items()},
        "logo": contents.logo,
        "search_words": contents.search_words,
    }
    return b"".join((json.dumps(value).encode(), b"\n", *contents.files.values()))


def _read(place: Path, state: str) -> tuple[Contents, list[str]] | None:
    try:
        with place.open("rb") as file:
            value: dict[str, Any] = json.loads(file.readline())
            if value["state"] != state:
                return None
            files = {uri: file.read(length) for uri, length in value["files"].items()}
        if any(len(files[uri]) != length for uri, length in value["files"].items()):
            return None
        frame = value["frame"]
        contents = Contents(
            frame=Frame(**{**frame, "palettes": tuple(frame["palettes"])}),
            pages=tuple(Page(u, t, text, PurePosixPath(s)) for u, t, text, s in value["pages"]),
            files=files,
            logo=value["logo"],
            search_words=value["search_words"],
        )
    except (OSError, ValueError, KeyError, TypeError):  # missing, or half a file: made anew
        return None
    return contents, [str(warning) for warning in value["warnings"]]
