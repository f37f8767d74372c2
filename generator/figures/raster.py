"""Beads to a depth buffer, seen along parallel lines.

View coordinates are cm: right, up, and towards the eye. Pixel (0, 0) is the
frame's top left corner.
"""

from dataclasses import dataclass

import numpy as np

from generator.figures.beads import Beads
from generator.figures.parts import MATERIAL, PARTS
from generator.figures.shapes import Array

PIXELS = 5.0
"""Pixels a cm: a finger is nine wide."""
NOTHING = -1e6


def view(az: float, el: float) -> Array:
    """(3, 3) rows right, up and towards the eye; az 0 looks at the face of a standing figure."""
    a, e = np.radians(az), np.radians(el)
    toward = np.array([np.cos(a) * np.cos(e), np.sin(a) * np.cos(e), np.sin(e)])
    right = np.array([-np.sin(a), np.cos(a), 0.0])
    return np.array([right, np.cross(toward, right), toward])


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the view that is drawn, cm."""

    left: float
    top: float
    width: float
    height: float

    @property
    def shape(self) -> tuple[int, int]:
        return int(np.ceil(self.height * PIXELS)), int(np.ceil(self.width * PIXELS))

    def pixels(self, seen: Array) -> Array:
        """(..., 2+) view coordinates to (..., 2) pixel x, y."""
        return np.stack(
            [(seen[..., 0] - self.left) * PIXELS, (self.top - seen[..., 1]) * PIXELS], axis=-1
        )


@dataclass(frozen=True, slots=True)
class Lens:
    """Where it is seen from, and how much of what is seen is drawn."""

    camera: Array
    """(3, 3) rows right, up and towards the eye"""
    frame: Frame


@dataclass(slots=True)
class Buffers:
    depth: Array
    """(h, w) cm towards the eye; NOTHING where empty"""
    bead: Array
    """(h, w) index of the bead seen, -1 where empty"""


def _quadrics(beads: Beads, camera: Array) -> tuple[Array, Array, Array]:
    """Centres (n, 3), ellipsoid matrices (n, 3, 3) and half sizes (n, 3), all in the view."""
    axes = np.einsum("ij,njk->nik", camera, beads.frame)
    shape = np.einsum("nik,nk,njk->nij", axes, 1 / beads.radii**2, axes)
    half = np.sqrt(np.einsum("nik,nk->ni", axes**2, beads.radii**2))
    return beads.centre @ camera.T, shape, half


def bounds(beads: Beads, camera: Array) -> Array:
    """(4,) left, right, bottom, top of everything, in view cm."""
    centre, _, half = _quadrics(beads, camera)
    low, high = (centre - half).min(axis=0), (centre + half).max(axis=0)
    return np.array([low[0], high[0], low[1], high[1]])


def rasterise(beads: Beads, lens: Lens) -> Buffers:
    camera, frame = lens.camera, lens.frame
    rows, columns = frame.shape
    depth = np.full((rows, columns), NOTHING, np.float32)
    seen = np.full((rows, columns), -1, np.int32)
    centre, shape, half = _quadrics(beads, camera)
    xs = (frame.left + (np.arange(columns) + 0.5) / PIXELS).astype(np.float32)
    ys = (frame.top - (np.arange(rows) + 0.5) / PIXELS).astype(np.float32)
    middle = frame.pixels(centre)
    reach = half[:, :2] * PIXELS
    first = np.floor(middle - reach).astype(int)
    last = np.ceil(middle + reach).astype(int) + 1
    for index in range(len(beads)):
        x0, y0 = max(first[index, 0], 0), max(first[index, 1], 0)
        x1, y1 = min(last[index, 0], columns), min(last[index, 1], rows)
        if x0 >= x1 or y0 >= y1:
            continue
        cx, cy, cz = centre[index]
        q = shape[index]
        dx = xs[x0:x1] - cx
        dy = (ys[y0:y1] - cy)[:, None]
        a = q[2, 2]
        b = q[0, 2] * dx + q[1, 2] * dy
        inside = b * b - a * (q[0, 0] * dx * dx + dy * (2 * q[0, 1] * dx + q[1, 1] * dy) - 1)
        with np.errstate(invalid="ignore"):
            z = cz + (np.sqrt(inside) - b) / a
        window = depth[y0:y1, x0:x1]
        nearer = z > window  # false where the ray misses: the root is not a number
        window[nearer] = z[nearer]
        seen[y0:y1, x0:x1][nearer] = index
    return Buffers(depth, seen)


@dataclass(slots=True)
class Surface:
    """What each pixel shows; arrays are (h, w)."""

    depth: Array
    part: Array
    """index into PARTS, -1 where nothing"""
    material: Array
    """index into MATERIALS, -1 where nothing"""
    light: Array
    """cosine between the surface and the light"""
    world: Array
    """(h, w, 3) the point seen, cm"""


_LIGHT = np.array([-0.42, 0.72, 0.55]) / np.linalg.norm([-0.42, 0.72, 0.55])
"""From above the viewer's left shoulder, in view coordinates."""


def shade(
    beads: Beads, buffers: Buffers, lens: Lens, cuts: dict[str, list[tuple[float, str]]]
) -> Surface:
    """Part, material and light of every pixel, from the bead it shows."""
    camera, frame = lens.camera, lens.frame
    hit = buffers.bead >= 0
    rows, columns = np.nonzero(hit)
    index = buffers.bead[hit]
    seen = np.column_stack([
        frame.left + (columns + 0.5) / PIXELS, frame.top - (rows + 0.5) / PIXELS,
        buffers.depth[hit],
    ])  # fmt: skip
    point = seen @ camera
    offset = point - beads.centre[index]
    local = np.einsum("nij,ni->nj", beads.frame[index], offset) / beads.radii[index] ** 2
    normal = np.einsum("nij,nj->ni", beads.frame[index], local)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    along = beads.along[index] + (offset * beads.cut[index]).sum(axis=1)
    part = beads.part[index]
    material = np.zeros(len(index), np.int16)
    for number, name in enumerate(PARTS):
        mine = part == number
        if not mine.any():
            continue
        value = along[mine]
        made = np.full(len(value), -1, np.int16)
        for limit, cloth in cuts[name]:
            made[(made < 0) & (value < limit)] = MATERIAL[cloth]
        material[mine] = made

    def spread(values: Array, empty: float) -> Array:
        out = np.full(hit.shape + values.shape[1:], empty, values.dtype)
        out[hit] = values
        return out

    return Surface(
        depth=buffers.depth,
        part=spread(part.astype(np.int16), -1),
        material=spread(material, -1),
        light=spread((normal @ camera.T @ _LIGHT).astype(np.float32), 1.0),
        world=spread(point.astype(np.float32), 0.0),
    )
