"""Things a person lies on, holds or wears, built from boxes, cylinders and balls.

A prop stands in the room as `solids`, with a top to stand on. Its crisp outline
is drawn by `furniture`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from generator.figures.beads import Beads
from generator.figures.frames import turn, unit
from generator.figures.raster import NOTHING
from generator.figures.shapes import Array
from generator.figures.skeleton import Skeleton
from generator.figures.solids import Block, Solid, Sphere, Tube
from generator.model.prop import Ball, Bike, Box, Chair, Cushion, Mat, Prop, Roller, Wall

MAT_HEIGHT = 1.0


@dataclass(slots=True)
class Standing:
    """A prop in its place."""

    prop: Prop
    solids: list[Solid] = field(default_factory=list)
    top: float = 0.0
    """Height of the surface to stand or lie on, cm."""
    axle: Array | None = None
    """A bike's, (3,)"""

    def lift(self, beads: Beads) -> Array:
        """(n,) how far each bead must rise to touch this from above; far down where it cannot."""
        reach = beads.support(np.array([0, 0, 1.0]))
        out = np.full(len(beads), NOTHING)
        for solid in self.solids:
            if isinstance(solid, Tube):
                axis = unit(solid.end - solid.start)
                flat = beads.centre - solid.start
                along = flat @ axis
                side = np.cross(axis, [0, 0, 1.0])
                away = flat @ unit(side)
                gap = (solid.radius + reach) ** 2 - away**2
                over = (
                    (gap > 0) & (along > -2) & (along < np.linalg.norm(solid.end - solid.start) + 2)
                )
                lift = solid.start[2] + np.sqrt(np.maximum(gap, 0)) - beads.centre[:, 2]
            elif isinstance(solid, Sphere):
                away = beads.centre - solid.centre
                gap = (solid.radius + reach) ** 2 - (away[:, :2] ** 2).sum(axis=1)
                over = gap > 0
                lift = np.sqrt(np.maximum(gap, 0)) - away[:, 2]
            else:
                local = (beads.centre - solid.centre) @ solid.frame
                over = (np.abs(local[:, :2]) < solid.half[:2] + 1).all(axis=1)
                lift = solid.centre[2] + solid.half[2] + reach - beads.centre[:, 2]
            out = np.where(over, np.maximum(out, lift), out)
        return out


@dataclass(frozen=True, slots=True)
class _Site:
    """Where a prop stands and which way it faces."""

    at: Array
    heading: float = 0.0

    def block(
        self, size: tuple[float, float, float], base: float = 0.0, tone: str = "box",
        shift: tuple[float, float] = (0.0, 0.0),
    ) -> Block:  # fmt: skip
        frame = turn("z", self.heading)
        middle = np.array([*self.at, base + size[2] / 2]) + frame @ np.array([*shift, 0.0])
        return Block(middle, frame, np.array(size) / 2, tone)


def place(prop: Prop, move: Array) -> Standing:
    """A prop moved from where its figure puts it. What is worn has no solids."""
    maker = _MAKERS.get(prop.kind)
    if maker is None:
        return Standing(prop)
    at = np.array(prop.at[:2]) + move[:2]  # type: ignore[union-attr]  # all that are made stand somewhere
    return maker(prop, _Site(at, getattr(prop, "heading", 0.0)), float(move[2]))


def _mat(prop: Mat, site: _Site, up: float) -> Standing:
    return Standing(prop, [site.block((*prop.size, MAT_HEIGHT), tone="mat")], MAT_HEIGHT)


def _roller(prop: Roller, site: _Site, up: float) -> Standing:
    middle = np.array([*site.at, prop.radius + up])
    half = turn("z", prop.heading)[:, 0] * prop.length / 2
    tube = Tube(middle - half, middle + half, prop.radius, "roller", ringed=True)
    return Standing(prop, [tube], 2 * prop.radius + up)


def _box(prop: Box, site: _Site, up: float) -> Standing:
    return Standing(prop, [site.block(prop.size)], prop.size[2])


def _cushion(prop: Cushion, site: _Site, up: float) -> Standing:
    block = site.block(prop.size, prop.base + up, "cushion")
    return Standing(prop, [block], prop.base + up + prop.size[2])


def _wall(prop: Wall, site: _Site, up: float) -> Standing:
    size = (4.0, prop.width, prop.height)
    return Standing(prop, [site.block(size, tone="wall", shift=(-2.0, 0.0))])


def _ball(prop: Ball, site: _Site, up: float) -> Standing:
    middle = np.array([*site.at, prop.at[2] + up])
    return Standing(prop, [Sphere(middle, prop.radius)], float(middle[2]) + prop.radius)


def _chair(prop: Chair, site: _Site, up: float) -> Standing:
    wide, thick, leg, seat = 43.0, 4.0, 3.4, prop.seat
    edge = (wide - leg) / 2
    solids: list[Solid] = [
        site.block((leg, leg, seat - thick), shift=(x * edge, y * edge))
        for x in (-1, 1)
        for y in (-1, 1)
    ]
    solids.append(site.block((wide, wide, thick), seat - thick))
    solids += [site.block((leg, leg, 44), seat, shift=(-edge, y * edge)) for y in (-1, 1)]
    solids.append(site.block((2.4, wide - 2 * leg, 17), seat + 26, shift=(-edge, 0)))
    return Standing(prop, solids, seat)


def _bike(prop: Bike, site: _Site, up: float) -> Standing:
    x, y = site.at
    saddle = prop.saddle

    def point(dx: float, z: float, dy: float = 0.0) -> Array:
        return np.array([x + dx, y + dy, z])

    tubes = [
        (point(-48, 3, -19), point(-48, 3, 19), 2.6, "frame"),
        (point(52, 3, -19), point(52, 3, 19), 2.6, "frame"),
        (point(-48, 4), point(52, 4), 2.6, "frame"),
        (point(0, 30), point(0, 5), 3.4, "frame"),
        (point(0, 30), point(-21, saddle - 8), 2.8, "frame"),
        (point(2, 30), point(42, 60), 3.0, "frame"),
        (point(42, 4), point(42, 100), 2.8, "frame"),
        (point(42, 101), point(50, 106), 2.4, "frame"),
    ]
    solids: list[Solid] = [Tube(*row) for row in tubes]
    solids.append(Tube(point(42, 30, -2.5), point(42, 30, 2.5), 23.0, "wheel", ringed=True))
    solids.append(Tube(point(50, 106, -22), point(50, 106, 22), 1.9, "grip"))
    solids.append(Block(point(-26, saddle - 3), np.eye(3), np.array([12.0, 6.5, 3.0]), "saddle"))
    return Standing(prop, solids, saddle, np.array([x, y, AXLE_HEIGHT]))


_MAKERS: dict[str, Callable[[Any, _Site, float], Standing]] = {
    "mat": _mat, "roller": _roller, "box": _box, "cushion": _cushion,
    "wall": _wall, "ball": _ball, "chair": _chair, "bike": _bike,
}  # fmt: skip


AXLE_HEIGHT, CRANK, PEDAL_OUT = 30.0, 17.0, 11.0


def pedal(standing: Standing, letter: str, angle: float) -> Array:
    """(3,) the middle of a pedal."""
    assert standing.axle is not None, "only a bike has pedals"
    turned = np.radians(angle)
    side = PEDAL_OUT if letter == "l" else -PEDAL_OUT
    step = np.array([CRANK * np.cos(turned), side, -CRANK * np.sin(turned)])
    return np.asarray(standing.axle + step)


def pedals(body: Skeleton, standing: Standing) -> list[Solid]:
    """Cranks from the bike's axle to wherever the feet are."""
    axle = standing.axle
    assert axle is not None, "only a bike has pedals"
    across = np.array([0.0, 1.0, 0.0])
    out: list[Solid] = [Tube(axle - 6 * across, axle + 6 * across, 4.2, "grip")]
    for letter, side in (("l", 7.0), ("r", -7.0)):
        ball = body.points[f"ankle_{letter}"] + body.frames[f"foot_{letter}"] @ np.array(
            [10.5, 0, -body.build.ankle_height - 1.3]
        )
        out.append(
            Tube(axle + side * across, np.array([ball[0], axle[1] + side, ball[2]]), 1.5, "grip")
        )
        out.append(Block(ball, body.frames[f"foot_{letter}"], np.array([4.4, 4.4, 1.0]), "grip"))
    return out


def top_of(props: dict[str, Standing], surface: str) -> float:
    return props[surface].top if surface in props else 0.0
