"""Where a command may write: judged before anything is made, so that nothing is lost.

A folder is taken where it is new or empty, or where the same command filled it before. The site
and its pages have a mark in their folder for this; lists of sheets are known by their manifest.
"""

import errno
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from generator.problems import Mistyped
from generator.project import Project, nearest, try_in, write_whole

Filler = Literal["build", "pages", "handouts", "batch"]
"""A command that fills a folder."""

MARK = ".sidestep"
"""The file that says which command filled a folder. MkDocs clears a folder of all but such."""

_NO_PLACE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.EINVAL}
"""Errors of a name. The others, such as of a full disk, are the machine's."""


def judge_folder(project: Project, typed: Path, command: Filler) -> None:
    """Mistyped: this command may not fill this folder. OSError: nothing can be written there."""
    said = f"--out {typed}"
    instead = f"write the name of a new folder, such as --out {_EXAMPLES[command]}"
    folder = typed.resolve()
    _refuse_the_project_s_own(project, folder, said, instead)
    if folder.exists() and not folder.is_dir():
        raise Mistyped(f"{said}: this is a file ({instead})")
    _try_to_write(folder, said, instead, typed)
    if folder.is_dir() and _shown(folder) and not _IS_OWN[command](project, folder):
        message = f"there are files in it that `sidestep {command}` did not make"
        raise Mistyped(f"{said}: {message} (empty it, or {instead})")


def judge_file(project: Project, flag: str, typed: Path, begins: bytes) -> None:
    """Mistyped: no file may be made under this name, or another kind of file would be lost.

    `begins` is how a file of the kind that is made begins. OSError: as for a folder.
    """
    said = f"{flag} {typed}"
    name = _NAMES[begins]
    instead = f"write the name of a new file, such as {flag} {name}"
    path = typed.parent.resolve() / typed.name
    if path.is_dir():
        inside = typed / name
        raise Mistyped(f"{said}: this is a folder (write a file's name, such as {flag} {inside})")
    _refuse_the_project_s_own(project, path, said, instead)
    if path.exists():
        if not path.is_file():
            raise Mistyped(f"{said}: this is no plain file ({instead})")
        with path.open("rb") as file:
            start = file.read(len(begins))
        if start not in (b"", begins):
            kind = path.with_name(name).suffix.removeprefix(".")
            raise Mistyped(f"{said}: the file there is no {kind}, and would be lost ({instead})")
    _try_to_write(path.parent, said, instead, typed)


_EXAMPLES: Mapping[Filler, str] = {
    "build": "build/site",
    "pages": "build/pages",
    "handouts": "build/handouts",
    "batch": "build/today",
}
_NAMES = {b"%PDF": "sheet.pdf", b"BEGIN:VCALENDAR": "weeks.ics", b"\x89PNG": "figures.png"}


def _refuse_the_project_s_own(project: Project, path: Path, said: str, instead: str) -> None:
    root = project.root.resolve()
    if path == root or path in root.parents:
        raise Mistyped(f"{said}: the project itself is in this folder ({instead})")
    for own in (project.content, project.templates, project.overrides, root / ".git"):
        if path.is_relative_to(own.resolve()):
            message = f"the project is made from what is in {own.name}"
            raise Mistyped(f"{said}: {message} ({instead})")
    if path == root / "mkdocs.yml":
        raise Mistyped(f"{said}: these are the project's settings ({instead})")


def _try_to_write(folder: Path, said: str, instead: str, typed: Path) -> None:
    place = nearest(folder)
    try:
        try_in(place)
    except OSError as error:
        if error.errno in _NO_PLACE:
            message = f"nothing can be written in {place}"
            raise Mistyped(f"{said}: {message} ({instead})") from None
        raise OSError(error.errno, error.strerror, str(typed)) from None


# --- whose a folder is --------------------------------------------------------------------


def _is_site(project: Project, folder: Path) -> bool:
    command = _read(folder).get("command")
    # Plain MkDocs builds there too, and leaves no mark.
    return command == "build" or (command is None and folder == (project.build / "site").resolve())


def _is_pages(_: Project, folder: Path) -> bool:
    return _read(folder).get("command") == "pages"


def _is_batch(_: Project, folder: Path) -> bool:
    return _lists(folder, "ref")


def _is_handouts(_: Project, folder: Path) -> bool:
    return _lists(folder, "review_by")


def _shown(folder: Path) -> list[Path]:
    """What is in a folder but for hidden files, such as a .git: nothing touches those."""
    return [path for path in folder.iterdir() if not path.name.startswith(".")]


def _lists(folder: Path, key: str) -> bool:
    """Whether the manifest is of these, or was not yet written when a run was cut short."""
    try:
        rows = json.loads((folder / "manifest.json").read_bytes())
    except FileNotFoundError:
        known = ("logo", "differences")
        return all(path.suffix == ".pdf" or path.stem in known for path in _shown(folder))
    except (OSError, ValueError):
        return False
    return isinstance(rows, list) and all(isinstance(row, dict) and key in row for row in rows)


_IS_OWN: Mapping[Filler, Callable[[Project, Path], bool]] = {
    "build": _is_site,
    "pages": _is_pages,
    "handouts": _is_handouts,
    "batch": _is_batch,
}


# --- the mark -----------------------------------------------------------------------------


@contextmanager
def marked(folder: Path, command: Filler) -> Iterator[None]:
    """Mark a folder before it is filled: a run cut short is known again by the next one.

    Where nothing comes to be in a new folder, it is taken away.
    """
    is_new = not folder.exists()
    _write_mark(folder, command, {})
    try:
        yield
    except BaseException:
        if is_new and [path.name for path in folder.iterdir()] == [MARK]:
            (folder / MARK).unlink()
            folder.rmdir()
        raise


def fill(folder: Path, command: Filler, files: Mapping[str, bytes]) -> None:
    """Make a folder hold these files, and no others that an earlier run made there.

    Mistyped: one of those was changed since, and nothing is written.
    """
    before = _files(folder)
    for name, digest in before.items():
        path = folder / name
        if digest and path.is_file() and _digest(path.read_bytes()) != digest:
            message = f"{name} was changed there since it was written"
            hint = "move it away, or write the name of a new folder"
            raise Mistyped(f"--out {folder}: {message} ({hint})")
    with marked(folder, command):
        # Without digests while it is under way: some files are still those of before.
        _write_mark(folder, command, dict.fromkeys((*before, *files), ""))
        for name, data in files.items():
            write_whole(folder / name, data)
        for name in before.keys() - files.keys():
            (folder / name).unlink(missing_ok=True)
        _write_mark(folder, command, {name: _digest(data) for name, data in files.items()})


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _files(folder: Path) -> dict[str, str]:
    """{file: digest} of what an earlier run wrote, "" where it did not come to the end."""
    files = _read(folder).get("files")
    if not isinstance(files, dict):
        return {}
    inside = folder.resolve()
    # A mark is a file that anyone may have changed: it names nothing outside its folder.
    return {
        str(name): str(digest)
        for name, digest in files.items()
        if (folder / name).resolve().is_relative_to(inside)
    }


def _read(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / MARK).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write_mark(folder: Path, command: Filler, files: Mapping[str, str]) -> None:
    data = json.dumps({"command": command, "files": files}, ensure_ascii=False, indent=0)
    write_whole(folder / MARK, data.encode() + b"\n")
