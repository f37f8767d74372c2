"""Boxes, cylinders and balls: a depth to hide behind, and an inside that no limb may enter."""

from dataclasses import dataclass

import numpy as np

from generator.figures.frames import unit
from generator.figures.raster import NOTHING, PIXELS, Lens
from generator.figures.shapes import Array


@dataclass(frozen=True, slots=True)
class Block:
    """A box; its tone sets it apart from its neighbours."""

    centre: Array
    frame: Array
    half: Array
    tone: str = "box"

    def bounds(self) -> tuple[Array, float]:
        """(8, 3) its corners; nothing of it lies beyond them"""
        signs = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
        return np.asarray(self.centre + (signs * self.half) @ self.frame.T), 0.0

    def inside(self, points: Array) -> Array:
        """(n,) how deep each point lies inside, cm; negative outside."""
        return np.asarray((self.half - np.abs((points - self.centre) @ self.frame)).min(axis=1))


@dataclass(frozen=True, slots=True)
class Tube:
    """A cylinder with flat ends."""

    start: Array
    end: Array
    radius: float
    tone: str = "roller"
    ringed: bool = False

    def bounds(self) -> tuple[Array, float]:
        """(2, 3) the middles of its ends, and how far it lies round them, cm"""
        return np.array([self.start, self.end]), self.radius

    def inside(self, points: Array) -> Array:
        axis = unit(self.end - self.start)
        length = float(np.linalg.norm(self.end - self.start))
        along = (points - self.start) @ axis
        away = np.linalg.norm(points - self.start - np.outer(along, axis), axis=1)
        return np.asarray(np.minimum(self.radius - away, np.minimum(along, length - along)))


@dataclass(frozen=True, slots=True)
class Sphere:
    centre: Array
    radius: float
    tone: str = "ball"

    def bounds(self) -> tuple[Array, float]:
        """(1, 3) its middle, and how far it lies round it, cm"""
        return self.centre[None], self.radius

    def inside(self, points: Array) -> Array:
        return np.asarray(self.radius - np.linalg.norm(points - self.centre, axis=1))


Solid = Block | Tube | Sphere


def depth(solids: list[Solid], lens: Lens) -> Array:
    """(h, w) how near the solids are, cm towards the eye; NOTHING where there are none."""
    camera, frame = lens.camera, lens.frame
    rows, columns = frame.shape
    out = np.full((rows, columns), NOTHING, np.float32)
    toward = camera[2]
    for solid in solids:
        points, beyond = solid.bounds()
        seen = frame.pixels(points @ camera.T)
        pad = beyond * PIXELS + 1
        x0, y0 = np.maximum(np.floor(seen.min(axis=0) - pad).astype(int), 0)
        x1, y1 = np.ceil(seen.max(axis=0) + pad).astype(int) + 1
        x1, y1 = min(x1, columns), min(y1, rows)
        if x0 >= x1 or y0 >= y1:
            continue
        px = frame.left + (np.arange(x0, x1) + 0.5) / PIXELS
        py = frame.top - (np.arange(y0, y1) + 0.5) / PIXELS
        origin = px[None, :, None] * camera[0] + py[:, None, None] * camera[1]
        window = out[y0:y1, x0:x1]
        np.maximum(window, _hit(solid, origin, toward), out=window)
    return out


def _hit(solid: Solid, origin: Array, toward: Array) -> Array:
    if isinstance(solid, Block):
        return _ray_block(solid, origin, toward)
    if isinstance(solid, Tube):
        return _ray_tube(solid, origin, toward)
    return _ray_sphere(solid, origin, toward)


def _ray_block(block: Block, origin: Array, toward: Array) -> Array:
    local = (origin - block.centre) @ block.frame
    way = toward @ block.frame
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (-block.half - local) / way, (block.half - local) / way
    enter = np.minimum(first, second).max(axis=-1)
    leave = np.maximum(first, second).min(axis=-1)
    return np.where(leave >= enter, leave, NOTHING)


def _ray_tube(tube: Tube, origin: Array, toward: Array) -> Array:
    axis = unit(tube.end - tube.start)
    length = float(np.linalg.norm(tube.end - tube.start))
    way = toward - axis * (toward @ axis)
    flat = origin - tube.start
    along = flat @ axis
    flat = flat - along[..., None] * axis
    a, b = way @ way, flat @ way
    root = b * b - a * ((flat**2).sum(axis=-1) - tube.radius**2)
    with np.errstate(invalid="ignore", divide="ignore"):
        side = (np.sqrt(root) - b) / a
        low, high = (0 - along) / (toward @ axis), (length - along) / (toward @ axis)
    leave = np.minimum(side, np.maximum(low, high))
    with np.errstate(invalid="ignore", divide="ignore"):
        enter = np.maximum((-np.sqrt(root) - b) / a, np.minimum(low, high))
    return np.where((root > 0) & (leave >= enter), leave, NOTHING)


def _ray_sphere(ball: Sphere, origin: Array, toward: Array) -> Array:
    local = origin - ball.centre
    b = local @ toward
    root = b * b - (local**2).sum(axis=-1) + ball.radius**2
    return np.where(root > 0, np.sqrt(np.maximum(root, 0)) - b, NOTHING)
