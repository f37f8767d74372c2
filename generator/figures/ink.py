"""Where lines go: the outline, steps in depth between parts, and hems."""

from dataclasses import dataclass

import numpy as np

from generator.figures.parts import JOINED, MATERIALS, PARTS
from generator.figures.raster import NOTHING, Surface
from generator.figures.shapes import Array
from generator.figures.trace import contours

NEAR = 1.4
"""A step of this many cm between parts gets a line; less, and the joint merges smoothly."""
_SMALL = {frozenset(("hair", "head")): 0.15, frozenset(("cloth", "ice")): 0.1}


@dataclass(frozen=True, slots=True)
class Lines:
    """Open and closed lines, each (n, 2) pixel x, y."""

    outline: list[Array]
    inner: list[Array]
    hems: list[Array]


def _thresholds() -> Array:
    table = np.full((len(PARTS), len(PARTS)), 0.7)
    for i, first in enumerate(PARTS):
        for j, second in enumerate(PARTS):
            pair = frozenset((first, second))
            if pair in JOINED:
                table[i, j] = NEAR
            if pair in _SMALL:
                table[i, j] = _SMALL[pair]
        table[i, i] = 4.0
    return table


_STEPS = _thresholds()


def find(surface: Surface) -> Lines:
    """Every line of one panel; `surface` is already cut by what hides it."""
    body = surface.part >= 0
    outline = contours(body, sigma=1.1, smallest=30)
    inner: list[Array] = []
    hems: list[Array] = []
    region = np.where(body, surface.part * 16 + surface.material, -1)
    for number in np.unique(region):
        if number < 0:
            continue
        mask = region == number
        for loop in contours(mask, sigma=0.9, smallest=10):
            step, hem = _classify(loop, mask, surface, int(number))
            inner += _runs(loop, step, 7)
            edges = inner if MATERIALS[number % 16] == "band" else hems
            edges += _runs(loop, hem, 5)
    return Lines(outline, inner, hems)


def _classify(loop: Array, mask: Array, surface: Surface, number: int) -> tuple[Array, Array]:
    """Per point of a region's outline: is it a step in depth, is it a hem."""
    part, material = divmod(number, 16)
    ahead = np.roll(loop[:-1], -2, axis=0) - np.roll(loop[:-1], 2, axis=0)
    normal = np.column_stack([-ahead[:, 1], ahead[:, 0]])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    rows, columns = mask.shape

    def at(points: Array) -> tuple[Array, Array]:
        whole = np.floor(points).astype(int)
        return np.clip(whole[:, 1], 0, rows - 1), np.clip(whole[:, 0], 0, columns - 1)

    one, two = at(loop[:-1] + 1.6 * normal), at(loop[:-1] - 1.6 * normal)
    if mask[one].sum() < mask[two].sum():
        one, two = two, one
    beyond = surface.part[two]
    drop = surface.depth[one] - surface.depth[two]
    known = beyond >= 0
    step = known & (surface.depth[two] > NOTHING / 2) & (drop > _STEPS[part, np.maximum(beyond, 0)])
    other = surface.material[two]
    hem = known & ~step & (other >= 0) & (other < material) & (np.abs(drop) < 4)
    if MATERIALS[material] in ("band", "weight", "strap", "belt", "ice", "cloth"):
        hem = known & ~step & (other != material)
    return step, hem


def _runs(loop: Array, wanted: Array, least: int) -> list[Array]:
    """Stretches of a closed line where `wanted` holds, small gaps closed, crumbs dropped."""
    count = len(wanted)
    if not wanted.any():
        return []
    if wanted.all():
        return [loop]
    start = int(np.flatnonzero(~wanted)[0])
    flags = np.roll(wanted, -start)
    points = np.roll(loop[:-1], -start, axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    runs = [[a, b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    joined = [runs[0]]
    for run in runs[1:]:
        if run[0] - joined[-1][1] <= 6:
            joined[-1][1] = run[1]
        else:
            joined.append(run)
    return [points[a : min(b + 1, count)] for a, b in joined if b - a >= least]
