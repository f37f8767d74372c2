"""Things a person lies on, holds or wears, built from boxes and cylinders.

A prop stands in the room as solids. Its crisp outline is drawn by `furniture`;
here it has a top to stand on, a depth to hide behind and an inside that no
limb may enter.
"""

from dataclasses import dataclass, field

import numpy as np

from generator.figures.body import PART, Beads
from generator.figures.raster import NOTHING, PIXELS, Frame
from generator.figures.skeleton import Skeleton, turn, unit
from generator.model.figure import Prop

MAT_HEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A box; its tone sets it apart from its neighbours."""

    centre: np.ndarray
    frame: np.ndarray
    half: np.ndarray
    tone: str = "box"

    def corners(self) -> np.ndarray:
        """(8, 3)"""
        signs = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
        return self.centre + (signs * self.half) @ self.frame.T

    def inside(self, points: np.ndarray) -> np.ndarray:
        """(n,) how deep each point lies inside, cm; negative outside."""
        return (self.half - np.abs((points - self.centre) @ self.frame)).min(axis=1)


@dataclass(frozen=True, slots=True)
class Tube:
    """A cylinder with flat ends."""

    start: np.ndarray
    end: np.ndarray
    radius: float
    tone: str = "roller"
    ringed: bool = False

    def inside(self, points: np.ndarray) -> np.ndarray:
        axis = unit(self.end - self.start)
        length = float(np.linalg.norm(self.end - self.start))
        along = (points - self.start) @ axis
        away = np.linalg.norm(points - self.start - np.outer(along, axis), axis=1)
        return np.minimum(self.radius - away, np.minimum(along, length - along))


Solid = Block | Tube


@dataclass(slots=True)
class Standing:
    """A prop in its place."""

    prop: Prop
    solids: list[Solid] = field(default_factory=list)
    top: float = 0.0
    """Height of the surface to stand or lie on, cm."""

    def lift(self, beads: Beads) -> np.ndarray:
        """(n,) how far each bead must rise to touch this prop from above; very low where it never can."""
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
            else:
                local = (beads.centre - solid.centre) @ solid.frame
                over = (np.abs(local[:, :2]) < solid.half[:2] + 1).all(axis=1)
                lift = solid.centre[2] + solid.half[2] + reach - beads.centre[:, 2]
            out = np.where(over, np.maximum(out, lift), out)
        return out


def _block(
    at, heading: float, size, base: float = 0.0, tone: str = "box", shift=(0.0, 0.0)
) -> Block:
    frame = turn("z", heading)
    middle = np.array([*at, base + size[2] / 2]) + frame @ np.array([*shift, 0.0])
    return Block(middle, frame, np.array(size) / 2, tone)


def place(prop: Prop, move: np.ndarray) -> Standing:
    """A prop moved from where its figure puts it. What is worn has no solids."""
    kind = prop.kind
    at = np.array(prop.at) + move[:2] if hasattr(prop, "at") else None
    if kind == "mat":
        size = (*prop.size, MAT_HEIGHT)
        return Standing(prop, [_block(at, prop.heading, size, tone="mat")], MAT_HEIGHT)
    if kind == "roller":
        along = np.array([np.cos(np.radians(prop.heading)), np.sin(np.radians(prop.heading)), 0])
        middle = np.array([*at, prop.radius])
        half = along * prop.length / 2
        tube = Tube(middle - half, middle + half, prop.radius, "roller", ringed=True)
        return Standing(prop, [tube], 2 * prop.radius)
    if kind == "box":
        return Standing(prop, [_block(at, prop.heading, prop.size)], prop.size[2])
    if kind == "cushion":
        block = _block(at, prop.heading, prop.size, prop.base + move[2], tone="cushion")
        return Standing(prop, [block], prop.base + move[2] + prop.size[2])
    if kind == "chair":
        return Standing(prop, _chair(at, prop.heading, prop.seat), prop.seat)
    if kind == "wall":
        return Standing(
            prop,
            [_block(at, prop.heading, (4, prop.width, prop.height), tone="wall", shift=(-2, 0))],
        )
    if kind == "bike":
        return Standing(prop, _bike(at, prop.saddle), prop.saddle)
    return Standing(prop)


def _chair(at, heading: float, seat: float) -> list[Solid]:
    wide, thick, leg = 43.0, 4.0, 3.4
    solids: list[Solid] = [
        _block(at, heading, (leg, leg, seat - thick), shift=(x * (wide - leg) / 2, y * (wide - leg) / 2))
        for x in (-1, 1) for y in (-1, 1)
    ]  # fmt: skip
    solids.append(_block(at, heading, (wide, wide, thick), seat - thick))
    for y in (-1, 1):
        solids.append(
            _block(
                at, heading, (leg, leg, 44), seat, shift=(-(wide - leg) / 2, y * (wide - leg) / 2)
            )
        )
    solids.append(
        _block(at, heading, (2.4, wide - 2 * leg, 17), seat + 26, shift=(-(wide - leg) / 2, 0))
    )
    return solids


def _bike(at, saddle: float) -> list[Solid]:
    x, y = at

    def point(dx: float, z: float, dy: float = 0.0) -> np.ndarray:
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
    return solids


AXLE_HEIGHT, CRANK, PEDAL_OUT = 30.0, 17.0, 11.0


def pedal(standing: Standing, letter: str, angle: float) -> np.ndarray:
    """(3,) the middle of a pedal."""
    x, y = standing.prop.at
    turned = np.radians(angle)
    side = PEDAL_OUT if letter == "l" else -PEDAL_OUT
    return np.array([x + CRANK * np.cos(turned), y + side, AXLE_HEIGHT - CRANK * np.sin(turned)])


def pedals(body: Skeleton, standing: Standing) -> list[Solid]:
    """Cranks from the bike's axle to wherever the feet are."""
    x, y = standing.prop.at
    axle = np.array([x, y, AXLE_HEIGHT])
    out: list[Solid] = [Tube(axle + [0, -6, 0], axle + [0, 6, 0], 4.2, "grip")]
    for letter, side in (("l", 7.0), ("r", -7.0)):
        ball = body.points[f"ankle_{letter}"] + body.frames[f"foot_{letter}"] @ np.array(
            [10.5, 0, -body.build.ankle_height - 1.3]
        )
        out.append(Tube(axle + [0, side, 0], np.array([ball[0], y + side, ball[2]]), 1.5, "grip"))
        out.append(Block(ball, body.frames[f"foot_{letter}"], np.array([4.4, 4.4, 1.0]), "grip"))
    return out


def top_of(props: dict[str, Standing], surface: str) -> float:
    return props[surface].top if surface in props else 0.0


# What is worn


def worn(prop: Prop, body: Skeleton) -> Beads | None:
    """Beads of a prop that follows the body."""
    if prop.kind == "band":
        return _band(prop, body)
    if prop.kind == "ankle_weight":
        return _cuff(body, prop.side)
    if prop.kind == "float_belt":
        frame = body.spine_frames[3]
        centre = body.spine[3] + frame @ np.array([0.8, 0, 0])
        girth = body.build.girth_waist
        return _ring(centre, frame, 7.8 * girth, 12.6 * girth, 2.4, 5.4, "belt", 34)
    if prop.kind == "ice_pack":
        return _ice(body, prop.side)
    return None


def _beads(centre, frame, radii, part: str) -> Beads:
    count = len(centre)
    return Beads(
        centre, np.broadcast_to(frame, (count, 3, 3)) if np.ndim(frame) == 2 else frame,
        np.broadcast_to(np.asarray(radii, float), (count, 3)), np.full(count, PART[part]),
        np.zeros(count), np.zeros((count, 3)),
    )  # fmt: skip


def _ring(
    centre, frame, depth: float, width: float, thick: float, tall: float, part: str, count: int
) -> Beads:
    at = np.linspace(0, 2 * np.pi, count, endpoint=False)
    ring = np.column_stack([depth * np.cos(at), width * np.sin(at), np.zeros(count)])
    turned = np.array([frame @ turn("z", np.degrees(a)) for a in at])
    return _beads(centre + ring @ frame.T, turned, (thick, 3.2, tall), part)


def _cuff(body: Skeleton, letter: str) -> Beads:
    shin = body.frames[f"shin_{letter}"]
    centre = body.points[f"knee_{letter}"] - shin[:, 2] * body.build.shin * 0.87
    return _ring(centre, shin, 2.7, 2.7, 2.2, 4.4, "weight", 14)


def _ice(body: Skeleton, letter: str) -> Beads:
    sign = 1 if letter == "l" else -1
    thigh, shin = body.frames[f"thigh_{letter}"], body.frames[f"shin_{letter}"]
    frame = np.column_stack(
        [unit(thigh[:, 0] + shin[:, 0]), thigh[:, 1], unit(thigh[:, 2] + shin[:, 2])]
    )
    frame[:, 0] = unit(frame[:, 0] - frame[:, 2] * (frame[:, 0] @ frame[:, 2]))
    knee = body.points[f"knee_{letter}"]
    cloth, ice = [], []
    for angle in np.linspace(-75, 75, 13):
        for down in np.linspace(-8.5, 8.5, 9):
            around = turn("z", angle) @ np.array([0, sign * 5.2, 0])
            cloth.append(around + [0, 0, down])
    for angle in np.linspace(-42, 42, 7):
        for down in np.linspace(-5.0, 5.0, 5):
            ice.append(turn("z", angle) @ np.array([0, sign * 6.2, 0]) + [0, 0, down])
    first = _beads(knee + np.array(cloth) @ frame.T, frame, (1.7, 1.7, 1.7), "cloth")
    second = _beads(knee + np.array(ice) @ frame.T, frame, (2.2, 2.0, 2.2), "ice")
    return Beads(*(
        np.concatenate([getattr(first, name), getattr(second, name)])
        for name in ("centre", "frame", "radii", "part", "along", "cut")
    ))  # fmt: skip


def _band(prop, body: Skeleton) -> Beads:
    """Beads along the shortest loop round both legs."""
    thighs = prop.round == "thighs"
    start, end, name = ("hip", "knee", "thigh") if thighs else ("knee", "ankle", "shin")
    centres, radii, ups = [], [], []
    for letter in "lr":
        top, bottom = body.points[f"{start}_{letter}"], body.points[f"{end}_{letter}"]
        centres.append(top + (bottom - top) * prop.along)
        ups.append(body.frames[f"{name}_{letter}"][:, 2])
        thick = np.interp(
            prop.along, [0, 0.5, 0.85, 1], [9, 7.8, 5.9, 5.2] if thighs else [5.2, 4.6, 3.1, 3.2]
        )
        radii.append(float(thick) * body.build.girth_limb + 0.3)
    across = unit(centres[0] - centres[1])
    up = unit(ups[0] + ups[1] - across * ((ups[0] + ups[1]) @ across))
    forward = np.cross(across, up)
    span = float(np.linalg.norm(centres[0] - centres[1]))
    loop = []
    for centre, radius, angles in (
        (centres[0], radii[0], np.linspace(-90, 90, 13)),
        (centres[1], radii[1], np.linspace(90, 270, 13)),
    ):
        a = np.radians(angles)
        loop.append(centre + radius * (np.outer(np.cos(a), across) + np.outer(np.sin(a), forward)))
    steps = max(4, int(span / 1.6))
    share = np.linspace(0, 1, steps)[1:-1, None]
    front = loop[0][-1] + (loop[1][0] - loop[0][-1]) * share
    back = loop[1][-1] + (loop[0][0] - loop[1][-1]) * share
    points = np.concatenate([loop[0], front, loop[1], back])
    ahead = np.roll(points, -1, axis=0) - np.roll(points, 1, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    outward = np.cross(ahead, up)
    frame = np.stack([outward, ahead, np.broadcast_to(up, ahead.shape)], axis=2)
    return _beads(points, frame, (0.55, 1.5, 2.3), "band")


# Depth


def depth(solids: list[Solid], camera: np.ndarray, frame: Frame) -> np.ndarray:
    """(h, w) how near the solids are, cm towards the eye; NOTHING where there are none."""
    rows, columns = frame.shape
    out = np.full((rows, columns), NOTHING, np.float32)
    toward = camera[2]
    for solid in solids:
        points = solid.corners() if isinstance(solid, Block) else np.array([solid.start, solid.end])
        seen = frame.pixels(points @ camera.T)
        pad = 1 if isinstance(solid, Block) else solid.radius * PIXELS + 1
        x0, y0 = np.maximum(np.floor(seen.min(axis=0) - pad).astype(int), 0)
        x1, y1 = np.ceil(seen.max(axis=0) + pad).astype(int) + 1
        x1, y1 = min(x1, columns), min(y1, rows)
        if x0 >= x1 or y0 >= y1:
            continue
        px = frame.left + (np.arange(x0, x1) + 0.5) / PIXELS
        py = frame.top - (np.arange(y0, y1) + 0.5) / PIXELS
        origin = px[None, :, None] * camera[0] + py[:, None, None] * camera[1]
        hit = (
            _ray_block(solid, origin, toward)
            if isinstance(solid, Block)
            else _ray_tube(solid, origin, toward)
        )
        window = out[y0:y1, x0:x1]
        np.maximum(window, hit, out=window)
    return out


def _ray_block(block: Block, origin: np.ndarray, toward: np.ndarray) -> np.ndarray:
    local = (origin - block.centre) @ block.frame
    way = toward @ block.frame
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (-block.half - local) / way, (block.half - local) / way
    enter = np.minimum(first, second).max(axis=-1)
    leave = np.maximum(first, second).min(axis=-1)
    return np.where(leave >= enter, leave, NOTHING)


def _ray_tube(tube: Tube, origin: np.ndarray, toward: np.ndarray) -> np.ndarray:
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
