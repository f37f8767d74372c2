"""What `sidestep figures` does."""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol

from generator.figures.cache import cached
from generator.figures.sheet import contact_sheet, write_figures
from generator.model.figure import Figure
from generator.problems import ContentError, Place, Problem, did_you_mean
from generator.project import listed


class _Guide(Protocol):
    @property
    def figures(self) -> Mapping[str, Figure]: ...


class _Loaded(Protocol):
    @property
    def guide(self) -> _Guide: ...


class _Project(Protocol):
    @property
    def root(self) -> Path: ...


def draw_figures(
    loaded: _Loaded, project: _Project, slugs: Sequence[str], *,
    sheet: Path | None = None, watch: Callable[[], _Loaded] | None = None,
) -> int:  # fmt: skip
    """Draw figures into build/figures, and a contact sheet if one is asked for.

    `watch` reads the content again: with it, this draws at every change of a pose
    until it is stopped. Without it, this draws once. ContentError: no figure has a slug's name.
    """
    _draw_once(loaded, project, slugs, sheet)
    if watch is None:
        return 0
    poses = project.root / "content" / "figures"
    seen = _stamps(poses)
    try:
        while True:
            time.sleep(0.3)
            now = _stamps(poses)
            if now != seen:
                seen = now
                try:
                    _draw_once(watch(), project, slugs, sheet)
                except ContentError as error:  # a pose half typed; the next save mends it
                    sys.stderr.write(f"{error}\n")
    except KeyboardInterrupt:
        return 0


def _draw_once(
    loaded: _Loaded, project: _Project, slugs: Sequence[str], sheet: Path | None
) -> None:
    figures = loaded.guide.figures
    unknown = [slug for slug in slugs if slug not in figures]
    if unknown:
        raise ContentError(
            Problem(
                Place(PurePosixPath("SLUG")), "figure-unknown",
                f'no figure is called "{slug}"', did_you_mean(slug, figures),
            )
            for slug in unknown
        )  # fmt: skip
    wanted = [figures[slug] for slug in slugs or sorted(figures)]
    build = project.root / "build"
    for path in write_figures(wanted, build / "figures", folder=build / "cache"):
        sys.stdout.write(f"{path}\n")
    for figure in wanted:
        for fault in cached("check", figure, build / "cache"):
            sys.stdout.write(f"{figure.id}: {fault}\n")
    if sheet:
        contact_sheet(wanted, sheet, folder=build / "cache")
        grey = sheet.with_stem(f"{sheet.stem}-grey")
        contact_sheet(wanted, grey, folder=build / "cache", greyscale=True)
        sys.stdout.write(f"{sheet}\n{grey}\n")


def _stamps(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in listed(folder, "*.yaml")}
