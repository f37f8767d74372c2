"""Props as crisp vectors, drawn under the figure."""

from dataclasses import dataclass

import numpy as np

from generator.figures.frames import unit
from generator.figures.shapes import Array
from generator.figures.solids import Block, Solid, Sphere, Tube

_KAPPA = 0.5523
_FACES = (
    ((0, 0, 1), ((-1, -1), (1, -1), (1, 1), (-1, 1))),
    ((0, 0, -1), ((-1, -1), (-1, 1), (1, 1), (1, -1))),
    ((1, 0, 0), ((-1, -1), (1, -1), (1, 1), (-1, 1))),
    ((-1, 0, 0), ((-1, -1), (-1, 1), (1, 1), (1, -1))),
    ((0, 1, 0), ((-1, -1), (-1, 1), (1, 1), (1, -1))),
    ((0, -1, 0), ((-1, -1), (1, -1), (1, 1), (-1, 1))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled outline in view cm.

    Straight sides are (n, 2) points; round, (3, 2): its centre and two half-axes.
    """

    points: Array
    tone: str
    light: float
    """0 is the prop's own colour; positive is nearer paper, negative nearer ink"""
    round: bool = False
    depth: float = 0.0


def shapes(solids: list[Solid], camera: Array) -> list[Shape]:
    """All solids, farthest first."""
    found: list[tuple[tuple[float, float], list[Shape]]] = []
    for solid in solids:
        if isinstance(solid, Block):
            # What stands on something is painted after it: a seat covers the tops of its legs.
            storey = (
                float(np.round(solid.centre[2] - solid.half[2])) if solid.tone == "box" else 0.0
            )
            found.append(((storey, float(solid.centre @ camera[2])), _block(solid, camera)))
        elif isinstance(solid, Tube):
            middle = (solid.start + solid.end) / 2
            found.append(((0.0, float(middle @ camera[2])), _tube(solid, camera)))
        else:
            found.append(((0.0, float(solid.centre @ camera[2])), [_sphere(solid, camera)]))
    return [shape for _, group in sorted(found, key=lambda pair: pair[0]) for shape in group]


def _block(block: Block, camera: Array) -> list[Shape]:
    out = []
    for normal, square in _FACES:
        axis = int(np.argmax(np.abs(normal)))
        world = block.frame @ np.array(normal, float)
        if world @ camera[2] <= 1e-3:
            continue
        others = [k for k in range(3) if k != axis]
        local = np.zeros((4, 3))
        local[:, axis] = normal[axis]
        local[:, others] = square
        points = (block.centre + (local * block.half) @ block.frame.T) @ camera.T
        lit = 0.35 if world[2] > 0.9 else -0.16 if (camera[0] @ world) > 0.25 else 0.0
        out.append(Shape(points[:, :2], block.tone, lit))
    return out


def _tube(tube: Tube, camera: Array) -> list[Shape]:
    axis = unit(tube.end - tube.start)
    side = unit(np.cross(axis, [0, 0, 1.0])) if abs(axis[2]) < 0.9 else np.array([1.0, 0, 0])
    other = np.cross(axis, side)
    at = np.linspace(0, 2 * np.pi, 40 if tube.radius > 5 else 10, endpoint=False)
    ring = tube.radius * (np.outer(np.cos(at), side) + np.outer(np.sin(at), other))
    ends = [(tube.start + ring) @ camera.T, (tube.end + ring) @ camera.T]
    hull = _hull(np.concatenate(ends)[:, :2])
    out = [Shape(hull, tube.tone, 0.0)]
    near = tube.end if axis @ camera[2] > 0 else tube.start
    if abs(axis @ camera[2]) > 0.06 and tube.radius > 2.65:
        for radius, light in ((1.0, 0.45), (0.52, -0.12)) if tube.ringed else ((1.0, 0.25),):
            axes = (
                np.array([near, side * tube.radius * radius, other * tube.radius * radius])
                @ camera.T
            )
            out.append(Shape(axes[:, :2], tube.tone, light, round=True))
    return out


def _sphere(ball: Sphere, camera: Array) -> Shape:
    across, up = ball.radius * np.eye(2)
    return Shape(np.array([(camera @ ball.centre)[:2], across, up]), ball.tone, 0.0, round=True)


def _hull(points: Array) -> Array:
    """Convex hull of (n, 2) points, by Andrew's chain."""
    ordered = sorted(map(tuple, points.tolist()))

    def half(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
        chain: list[tuple[float, float]] = []
        for p in line:
            while len(chain) > 1 and (
                (chain[-1][0] - chain[-2][0]) * (p[1] - chain[-2][1])
                <= (chain[-1][1] - chain[-2][1]) * (p[0] - chain[-2][0])
            ):
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return np.array(half(ordered) + half(ordered[::-1]))


def ellipse(shape: Shape) -> Array:
    """(4, 4, 2) cubics of a round shape."""
    c, u, v = shape.points
    corners = [(u, v), (v, -u), (-u, -v), (-v, u)]
    return np.array([[c + a, c + a + _KAPPA * b, c + b + _KAPPA * a, c + b] for a, b in corners])
