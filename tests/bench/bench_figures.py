"""Seconds and kilobytes of every figure: run it with `python -m tests.bench.bench_figures`."""

import gzip
import sys
import tempfile
import time
from pathlib import Path

from generator.content.load import load
from generator.figures import animate, cached, draw
from generator.figures.cache import draw_all
from generator.figures.sheet import each, moves
from generator.project import Project


def kilobytes(svg: str) -> tuple[float, float]:
    """Raw and gzip."""
    raw = svg.encode()
    return len(raw) / 1000, len(gzip.compress(raw, 9)) / 1000


def main() -> int:
    figures = load(Project(Path(__file__).resolve().parents[2])).guide.figures
    draw(figures["ice"])  # imports
    columns = f"{'s':>5s} {'kB':>6s} {'gzip':>5s}"
    print(f"{'figure':42s} {columns}   {columns} moving")
    for figure, variant in each(figures.values()):
        start = time.process_time()
        drawing = draw(figure, variant=variant)
        took = time.process_time() - start
        raw, packed = kilobytes(drawing.pair)
        line = f"{drawing.id:42s} {took:5.2f} {raw:6.1f} {packed:5.1f}"
        if moves(figure, variant):
            start = time.process_time()
            moving = animate(figure, variant=variant)
            took = time.process_time() - start
            raw, packed = kilobytes(moving)
            line += f"   {took:5.2f} {raw:6.1f} {packed:5.1f}"
        print(line)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        draw_all(figures.values(), Path(folder), jobs=2)
        print(f"all, still and moving, 2 jobs: {time.perf_counter() - start:.0f} s")
        start = time.perf_counter()
        for figure, variant in each(figures.values()):
            for side in ("right", "left"):
                cached("draw", figure, Path(folder), variant=variant, side=side)
        print(f"all again from the cache, both sides: {time.perf_counter() - start:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
