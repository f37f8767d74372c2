"""Drawings kept by a hash of everything that makes them, so an unchanged figure costs nothing."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal, overload

from generator.figures import compose
from generator.figures.results import Drawing, Fault, Ink, Panel
from generator.figures.theme import BRAND, Theme
from generator.model.figure import Figure
from generator.project import hash_files, write_whole

Kind = Literal["draw", "animate", "check"]


@overload
def cached(kind: Literal["draw"], figure: Figure, folder: Path, **options: Any) -> Drawing: ...
@overload
def cached(kind: Literal["animate"], figure: Figure, folder: Path, **options: Any) -> str: ...
@overload
def cached(
    kind: Literal["check"], figure: Figure, folder: Path, **options: Any
) -> tuple[Fault, ...]: ...


def cached(kind: Kind, figure: Figure, folder: Path, **options: Any) -> Any:
    """What `draw`, `animate` or `check_figure` would give, from the folder if it is there.

    Options are theirs. What is kept serves both sides, every version, and light and
    dark pages. A check comes back as a tuple of faults.
    """
    dark = options.pop("dark", False)
    side, version = options.pop("side", None) or figure.side, options.pop("version", "0")
    theme, variant = options.pop("theme", BRAND), options.pop("variant", None)
    if options:
        raise TypeError(f"no such option: {', '.join(options)}")
    if kind == "check":
        variant, theme = None, None
    place = _place(folder, kind, figure, variant, theme)
    try:
        kept = _decode(kind, json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):  # missing, or half a file: made anew
        kept = _make(kind, figure, variant, theme)
        said = [asdict(fault) for fault in kept] if isinstance(kept, tuple) else asdict(kept)
        write_whole(place, json.dumps(said, separators=(",", ":")).encode())
    if isinstance(kept, tuple):
        return kept
    make = compose.drawing if kind == "draw" else compose.flipbook
    return make(kept, side, version, dark=dark)


def draw_all(
    figures: Iterable[Figure], folder: Path, *,
    themes: tuple[Theme, ...] = (BRAND,), moving: bool = True, jobs: int | None = None,
) -> None:  # fmt: skip
    """Fill the cache with every figure and variant, still and `moving`, in parallel."""
    from generator.figures.sheet import each, moves

    work: list[_Job] = []
    for figure, variant in each(figures):
        for theme in themes:
            work.append(("draw", figure, variant, theme))
            if moving and moves(figure, variant):
                work.append(("animate", figure, variant, theme))
    work = [job for job in work if not _place(folder, *job).exists()]
    warm = partial(_warm, folder)
    if (jobs or os.cpu_count() or 1) == 1 or len(work) <= FEW:
        for job in work:
            warm(job)
        return
    from concurrent.futures import ProcessPoolExecutor  # 20 ms that a plain check never needs
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for _ in pool.map(warm, work):
            pass


FEW = 2
"""Not more to draw than this: starting other processes would take longer."""
_Job = tuple[Literal["draw", "animate"], Figure, str | None, Theme]


def _warm(folder: Path, job: _Job) -> None:
    kind, figure, variant, theme = job
    cached(kind, figure, folder, variant=variant, theme=theme)


def _place(
    folder: Path, kind: Kind, figure: Figure, variant: str | None, theme: Theme | None
) -> Path:
    key = _key(kind, figure, variant, theme)
    return folder / "figures" / f"{figure.id}-{key[:24]}.json"


def _key(kind: Kind, figure: Figure, variant: str | None, theme: Theme | None) -> str:
    said = {
        "kind": kind, "engine": _engine(), "figure": figure.model_dump(mode="json"),
        "variant": variant, "theme": _colours(theme) if theme else None,
    }  # fmt: skip
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@cache
def _colours(theme: Theme) -> dict[str, Any]:
    return asdict(theme)


@cache
def _engine() -> str:
    """A hash of this package: new code draws anew."""
    return hash_files(*sorted(Path(__file__).parent.glob("*.py")))


def _make(
    kind: Kind, figure: Figure, variant: str | None, theme: Theme | None
) -> Ink | tuple[Fault, ...]:
    if kind == "check":
        from generator.figures.check import check_figure

        return tuple(check_figure(figure))
    from generator.figures import drawing

    make = drawing.ink_panels if kind == "draw" else drawing.ink_frames
    return make(figure, variant, theme or BRAND)


def _decode(kind: Kind, value: Any) -> Ink | tuple[Fault, ...]:
    if kind == "check":
        return tuple(Fault(**fault | {"path": tuple(fault["path"])}) for fault in value)
    lists = {name: tuple(value[name]) for name in ("marks", "size", "disc")}
    panels = tuple(Panel(**panel) for panel in value["panels"])
    return Ink(**value | lists | {"panels": panels})
