"""Where things are: one project folder, found by walking up to content/guide.yaml."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


class ProjectNotFound(Exception):
    """No content/guide.yaml here or above."""


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one project."""

    root: Path
    cache_instead: Path | None = None
    """Where the cache is kept while its own folder cannot be written."""

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def overrides(self) -> Path:
        return self.root / "site_overrides"

    @property
    def schema(self) -> Path:
        return self.content / "schema"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """Content-addressed: safe to delete at any time."""
        return self.cache_instead or self.build / "cache"


def find_project(start: Path) -> Project:
    """The project that holds `start`. ProjectNotFound: there is none."""
    for folder in (start, *start.parents):
        if (folder / "content" / "guide.yaml").is_file():
            return Project(folder)
    raise ProjectNotFound(
        f"no content/guide.yaml in {start} or a folder above it (name the folder with --project)"
    )


def try_to_write(folder: Path) -> None:
    """OSError: nothing can be written in this folder, or in one just below it.

    Nothing is left there, not even the folder.
    """
    below = [path for path in folder.iterdir() if path.is_dir()] if folder.exists() else []
    for place in (nearest(folder), *below):
        try_in(place)


def nearest(folder: Path) -> Path:
    """The folder, or the first above it that is there."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def try_in(folder: Path) -> None:
    """OSError: no file can be made in this folder."""
    with tempfile.TemporaryFile(dir=folder):
        pass


def read_inside(folder: Path, path: Path, most: int) -> bytes:
    """At most `most` bytes of a plain file that lies in a folder, also after links are followed.

    OSError: it is none, or cannot be read. A pipe or a device is never opened.
    """
    try:
        real = path.resolve(strict=True)
    except RuntimeError:
        raise OSError(errno.ELOOP, "it is a link to itself") from None
    if not real.is_relative_to(folder.resolve()):
        raise OSError(errno.EPERM, "it is a link to a file outside its folder")
    if not real.is_file():
        raise OSError(errno.EINVAL, "it is no plain file")
    with real.open("rb") as file:
        return file.read(most)


def listed(folder: Path, pattern: str = "*") -> list[Path]:
    """What lies in a folder and below it, in a fixed order, without what is hidden.

    Hidden are the locks and copies of editors. Emacs' lock is a link to no file at all.
    """
    return [
        path
        for path in sorted(folder.rglob(pattern))
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def hash_files(*roots: Path) -> str:
    """Of all these files, and all in these folders: their names and their bytes, hex.

    Compiled code and hidden files are left out. A file that is not there is as none.
    """
    told = hashlib.sha256()
    for root in roots:
        for path in listed(root) if root.is_dir() else (root,):
            if path.suffix != ".pyc" and path.is_file():
                told.update(f"{path.relative_to(root.parent).as_posix()}\n".encode())
                told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()


_RESERVED = {
    "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
}  # fmt: skip


def names_a_file(word: str) -> bool:
    """Whether a file or a folder may be called so: Windows keeps some words to itself."""
    return word.lower() not in _RESERVED


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it appears whole or not at all, with the folders it needs."""
    with appearing_whole(path) as file:
        file.write(data)


@contextmanager
def appearing_whole(path: Path) -> Iterator[BinaryIO]:
    """The same, written bit by bit: the file appears at the end, if nothing went wrong.

    OSError: it cannot be written; its name is that of the file, as it was given.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _named(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(name).chmod(0o666 & ~_umask())
        with _named(path):
            Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What goes wrong with a file under a name for a while is told under its own."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:
            error.filename, error.filename2 = str(path), None
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
