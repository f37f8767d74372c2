"""Drawings kept by a hash of everything that makes them, so an unchanged figure costs nothing."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

from generator.figures.results import Drawing, Fault, Panel
from generator.figures.theme import BRAND, THEMES, Theme
from generator.model.figure import Figure

Kind = Literal["draw", "animate", "check"]


def cached(kind: Kind, figure: Figure, folder: Path, **options: Any) -> Any:
    """What `draw`, `animate` or `check_figure` would give, from the folder if it is there.

    A check comes back as a tuple of faults.
    """
    place = folder / "figures" / f"{figure.id}-{_key(kind, figure, options)[:24]}.json"
    try:
        return _decode(kind, json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        pass  # missing, or half a file from a machine that stopped: made anew below
    value = _make(kind, figure, options)
    _write(place, json.dumps(_encode(kind, value), separators=(",", ":")))
    return value


def draw_all(
    figures: Iterable[Figure], folder: Path, *,
    themes: tuple[Theme, ...] = (BRAND,), version: str = "0", jobs: int | None = None,
) -> None:  # fmt: skip
    """Fill the cache with every figure and variant, both sides, still and moving, in parallel."""
    from generator.figures.sheet import each, moves

    work: list[_Job] = []
    for figure, variant in each(figures):
        for side in ("right", "left"):
            for theme in themes:
                options = {"variant": variant, "side": side, "theme": theme, "version": version}
                work.append(("draw", figure, folder, options))
                if moves(figure, variant):
                    work.append(("animate", figure, folder, options))
    if (jobs or os.cpu_count() or 1) == 1:
        for job in work:
            _warm(job)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for _ in pool.map(_warm, work, chunksize=4):
            pass


_Job = tuple[Kind, Figure, Path, dict[str, Any]]


def _warm(job: _Job) -> None:
    kind, figure, folder, options = job
    cached(kind, figure, folder, **options)


def _key(kind: Kind, figure: Figure, options: dict[str, Any]) -> str:
    theme = options.get("theme", BRAND)
    said = {
        "kind": kind, "engine": _engine(), "figure": figure.model_dump(mode="json"),
        "theme": asdict(theme if isinstance(theme, Theme) else THEMES[theme]),
        "options": {name: value for name, value in sorted(options.items()) if name != "theme"},
    }  # fmt: skip
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


@cache
def _engine() -> str:
    """A hash of this package: new code draws anew."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _make(kind: Kind, figure: Figure, options: dict[str, Any]) -> Any:
    if kind == "check":
        from generator.figures.check import check_figure

        return tuple(check_figure(figure, **options))
    from generator.figures import drawing

    return (drawing.draw if kind == "draw" else drawing.animate)(figure, **options)


def _encode(kind: Kind, value: Any) -> Any:
    if kind == "draw":
        return asdict(value)
    return [asdict(fault) for fault in value] if kind == "check" else value


def _decode(kind: Kind, value: Any) -> Any:
    if kind == "draw":
        panels = tuple(Panel(**panel) for panel in value["panels"])
        return Drawing(**value | {"panels": panels, "size": tuple(value["size"])})
    if kind == "check":
        return tuple(Fault(**fault | {"path": tuple(fault["path"])}) for fault in value)
    return str(value)


def _write(place: Path, text: str) -> None:
    """Whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
