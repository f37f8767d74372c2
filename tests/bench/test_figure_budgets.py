"""What a figure costs to draw, and how heavy it is."""

import gzip
import time
from pathlib import Path

import pytest

from generator.content.load import Loaded
from generator.figures import animate, cached, draw, draw_all, each, moves

pytestmark = pytest.mark.bench


def kilobytes(svg: str) -> tuple[float, float]:
    """Raw and gzip."""
    raw = svg.encode()
    return len(raw) / 1000, len(gzip.compress(raw, 9)) / 1000


def test_each_figure_keeps_its_budget(loaded: Loaded) -> None:
    figures = loaded.guide.figures
    draw(figures["ice"])  # imports
    columns = f"{'s':>5s} {'kB':>6s} {'gzip':>5s}"
    print(f"\n{'at most':42s} {1:5.2f} {30:6.1f} {12:5.1f}")
    print(f"{'figure':42s} {columns}   {columns} moving")
    worst = (0.0, 0.0, 0.0)
    for figure, variant in each(figures.values()):
        began = time.process_time()
        drawing = draw(figure, variant=variant)
        cost = (time.process_time() - began, *kilobytes(drawing.pair))
        worst = tuple(map(max, worst, cost))
        line = f"{drawing.id:42s} {cost[0]:5.2f} {cost[1]:6.1f} {cost[2]:5.1f}"
        if moves(figure, variant):
            began = time.process_time()
            moving = animate(figure, variant=variant)
            took = time.process_time() - began
            raw, packed = kilobytes(moving)
            line += f"   {took:5.2f} {raw:6.1f} {packed:5.1f}"
        print(line)
    seconds, raw, packed = worst
    assert seconds <= 1
    assert raw <= 30
    assert packed <= 12


def test_all_figures_are_drawn_in_time(loaded: Loaded, tmp_path: Path) -> None:
    figures = loaded.guide.figures.values()
    began = time.perf_counter()
    draw_all(figures, tmp_path, jobs=2)
    cold = time.perf_counter() - began
    began = time.perf_counter()
    for figure, variant in each(figures):
        for side in ("right", "left"):
            cached("draw", figure, tmp_path, variant=variant, side=side)
            if moves(figure, variant):
                cached("animate", figure, tmp_path, variant=variant, side=side)
    kept = time.perf_counter() - began
    print(f"\nall, still and moving, 2 jobs: {cold:.0f} s (at most 90); kept, both: {kept:.2f} s")
    assert cold <= 90
    assert kept <= 1
