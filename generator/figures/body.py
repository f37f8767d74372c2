"""A skeleton clothed in about 700 ellipsoid beads, the body as it is drawn.

A profile is rows of (along, forward, outward, half depth, half width): where a
slice of a part sits and how thick it is, in cm; `along` runs from 0 to 1 down a
limb and in cm up the trunk and along a foot.
"""

from functools import lru_cache

import numpy as np

from generator.figures.beads import PART, Beads, Bone, join
from generator.figures.build import Build
from generator.figures.extremities import hand, head
from generator.figures.shapes import Array
from generator.figures.skeleton import VERTEBRAE, Skeleton, between

SHIRT_HEM, COLLAR = 4.5, 47.2
SHORTS_LEG, SLEEVE, SOCK, SOLE = 0.50, 0.50, 0.90, 1.9


THIGH = np.array([
    (-0.02, -0.3, 0.0, 8.6, 8.2), (0.12, 0.2, 0.1, 8.7, 8.3), (0.30, 0.7, 0.2, 8.3, 7.9),
    (0.50, 0.9, 0.1, 7.5, 7.1), (0.70, 0.7, -0.1, 6.5, 6.1), (0.85, 0.4, -0.2, 5.7, 5.4),
    (0.95, 0.5, -0.1, 5.3, 5.2), (1.0, 0.3, 0.0, 5.1, 5.1),
])  # fmt: skip
SHIN = np.array([
    (0.0, 0.3, 0.0, 5.1, 5.0), (0.08, -0.1, 0.0, 5.0, 4.9), (0.18, -0.9, -0.1, 5.2, 5.0),
    (0.30, -1.3, -0.1, 5.3, 5.1), (0.42, -1.1, 0.0, 4.9, 4.7), (0.58, -0.6, 0.0, 4.1, 3.9),
    (0.75, -0.2, 0.0, 3.3, 3.2), (0.90, 0.0, 0.0, 2.9, 2.9), (1.0, 0.1, 0.0, 3.1, 3.0),
])  # fmt: skip
UPPER_ARM = np.array([
    (-0.03, 0.0, -0.5, 5.2, 5.0), (0.10, 0.1, 0.1, 5.2, 5.1), (0.25, 0.2, 0.2, 4.9, 4.8),
    (0.45, 0.3, 0.0, 4.4, 4.2), (0.70, 0.2, 0.0, 3.9, 3.7), (0.90, 0.0, 0.0, 3.6, 3.5),
    (1.0, 0.0, 0.0, 3.5, 3.5),
])  # fmt: skip
FOREARM = np.array([
    (0.0, 0.0, 0.0, 3.5, 3.5), (0.12, 0.2, 0.1, 3.9, 3.7), (0.28, 0.2, 0.1, 3.8, 3.6),
    (0.55, 0.1, 0.0, 3.2, 2.9), (0.80, 0.0, 0.0, 2.7, 2.2), (1.0, 0.0, 0.0, 2.7, 1.9),
])  # fmt: skip
TRUNK = np.array([
    (-9.0, -0.5, 0.0, 4.5, 5.0), (-6.0, -0.3, 0.0, 7.5, 10.0), (-2.0, 0.0, 0.0, 9.0, 14.5),
    (3.0, 0.2, 0.0, 9.3, 15.8), (8.0, 0.4, 0.0, 9.0, 14.6), (13.0, 0.8, 0.0, 8.4, 12.9),
    (18.0, 0.9, 0.0, 8.2, 12.3), (24.0, 0.7, 0.0, 8.8, 13.2), (30.0, 0.5, 0.0, 9.6, 14.4),
    (36.0, 0.0, 0.0, 9.6, 14.8), (40.0, -0.5, 0.0, 8.6, 13.6), (43.5, -1.0, 0.0, 7.0, 10.5),
    (46.5, -0.8, 0.0, 5.8, 7.0), (49.0, 0.0, 0.0, 5.2, 5.6),
])  # fmt: skip
FOOT = np.array([  # along the foot from the ankle; the middle's height, half height, half width
    (-4.6, -4.6, 2.8, 2.6), (-3.0, -3.9, 3.7, 3.4), (0.0, -3.3, 4.2, 3.6), (3.5, -3.6, 4.0, 3.7),
    (7.0, -4.4, 3.3, 4.1), (10.5, -5.0, 2.7, 4.5), (13.5, -5.3, 2.4, 4.3), (15.6, -5.5, 2.2, 3.6),
])  # fmt: skip


def _curve(table: Array, at: Array) -> Array:
    """Columns 1 on of a profile at `at`, by Catmull-Rom."""
    x, y = table[:, 0], table[:, 1:]
    slope = np.gradient(y, x, axis=0)
    index = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
    width = (x[index + 1] - x[index])[:, None]
    t = np.clip((at - x[index])[:, None] / width, 0, 1)
    return np.asarray(
        y[index] * (1 + 2 * t) * (1 - t) ** 2 + slope[index] * width * t * (1 - t) ** 2
        + y[index + 1] * t**2 * (3 - 2 * t) + slope[index + 1] * width * t**2 * (t - 1)
    )  # fmt: skip


@lru_cache(maxsize=64)
def _limb(name: str, length: float, girth: float, sign: int) -> tuple[Array, Array, Array]:
    """Centres (n, 3), radii (n, 3) and distances down (n,) of a limb in its own frame."""
    table = {"thigh": THIGH, "shin": SHIN, "upper_arm": UPPER_ARM, "forearm": FOREARM}[name]
    at = np.linspace(table[0, 0], table[-1, 0], 52 if name in ("thigh", "shin") else 40)
    rows = _curve(table, at)
    down = at * length
    cloth = np.ones(len(at))
    if name == "thigh":  # shorts hang a little off the leg at their hem
        cloth += 0.07 * np.clip((at - 0.05) / 0.4, 0, 1) * (at < SHORTS_LEG + 0.01)
    if name == "upper_arm":
        cloth += (0.04 + 0.12 * np.clip(at / 0.45, 0, 1)) * (at < SLEEVE + 0.01)
    width = girth * cloth
    centres = np.column_stack([rows[:, 0], sign * rows[:, 1], -down])
    radii = np.column_stack(
        [rows[:, 2] * width, rows[:, 3] * width, np.minimum(rows[:, 2], rows[:, 3]) * 1.25]
    )
    past = {"thigh": 4.4, "shin": 4.4, "upper_arm": 3.4, "forearm": 3.3}[name]
    if name == "thigh":
        radii[:, 2] = np.minimum(radii[:, 2], down + 7.0)
    if name in ("shin", "forearm"):  # a long bead would show through the joint it hangs from
        radii[:, 2] = np.minimum(radii[:, 2], down + past)
    radii[:, 2] = np.minimum(radii[:, 2], length - down + past)
    hem = {"thigh": SHORTS_LEG, "upper_arm": SLEEVE}.get(name)
    if hem is not None:  # beads under the hem end at it, or the flare would bulge past
        room = np.where(at < hem, (hem - at) * length + 0.6, radii[:, 2])
        radii[:, 2] = np.clip(radii[:, 2], 0.6, np.maximum(room, 0.6))
    return centres, radii, down


def _trunk(body: Skeleton) -> list[Beads]:
    build = body.build
    scale = build.trunk / TRUNK[-1, 0]
    at = np.linspace(TRUNK[0, 0], TRUNK[-1, 0], 44)
    rows = _curve(TRUNK, at)
    chest = np.exp(-(((at - 34) / 11) ** 2))
    hips = np.exp(-(((at - 0) / 9) ** 2))
    waist = np.clip(1 - chest - hips, 0, 1)
    girth = build.girth_chest * chest + build.girth_hip * hips + build.girth_waist * waist
    girth /= chest + hips + waist
    girth[at > 44] = 1 + (girth[at > 44] - 1) * 0.3
    place = np.clip(at * scale / build.trunk, 0, 1) * (VERTEBRAE - 1)
    low = np.minimum(place.astype(int), VERTEBRAE - 2)
    part = (place - low)[:, None]
    point = body.spine[low] * (1 - part) + body.spine[low + 1] * part
    frame = (
        body.spine_frames[low] * (1 - part[:, :, None])
        + body.spine_frames[low + 1] * part[:, :, None]
    )
    beyond = np.minimum(at * scale, 0)[:, None]
    centre = point + frame[:, :, 2] * beyond + frame[:, :, 0] * rows[:, :1]
    radii = np.column_stack([rows[:, 2] * girth, rows[:, 3] * girth, np.minimum(rows[:, 2], 6.0)])
    # The collar lies lower in front than behind.
    tilt = 0.3 * np.clip((at - 34) / 8, 0, 1)[:, None]
    cut = frame[:, :, 2] + tilt * frame[:, :, 0]
    along = at * scale + tilt[:, 0] * rows[:, 0]
    pieces = [Beads(centre, frame, radii, np.full(len(at), PART["trunk"]), along, cut)]

    chest_frame, neck = body.frames["chest"], body.points["neck"]
    if build.bust:
        bust = [(5.2, side * 6.0, 32.5 - 49.0, 5.4, 6.2, 5.6) for side in (1, -1)]
        pieces.append(_at(Bone("trunk", neck, chest_frame).balls(bust), 30.0))
    # The neck itself, from the base to the skull.
    steps = np.linspace(0, 1.15, 7)[:, None]
    line = neck + (body.points["skull"] - neck) * steps
    frame = body.frames["neck"]
    thick = 1.0 + 0.14 * (1 - build.bust)
    pieces.append(Beads(
        line, np.broadcast_to(frame, (7, 3, 3)),
        np.full((7, 3), 5.0) * np.array([1.02, 1.0, 1.0]) * thick,
        np.full(7, PART["trunk"]), build.trunk + steps[:, 0] * build.neck,
        np.broadcast_to(frame[:, 2] + 0.3 * frame[:, 0], (7, 3)),
    ))  # fmt: skip
    for letter, sign in (("l", 1), ("r", -1)):
        pieces.append(_yoke(body, letter, sign))
        pieces.append(_buttock(body, letter, sign))
    return pieces


def _at(piece: Beads, along: float) -> Beads:
    """The same beads, all told to lie at one place along their part."""
    return Beads(
        piece.centre, piece.frame, piece.radii, piece.part,
        np.full(len(piece), along), np.zeros((len(piece), 3)),
    )  # fmt: skip


def _yoke(body: Skeleton, letter: str, sign: int) -> Beads:
    """Shirt between the chest and the shoulder joint, wherever a reach has moved it."""
    frame, neck = body.frames["chest"], body.points["neck"]
    top = neck + frame @ np.array([-1.0, sign * 4.6, -3.6])
    side = neck + frame @ np.array([-0.5, sign * 7.0, -12.0])
    joint = body.points[f"shoulder_{letter}"]
    count = 9
    share = np.linspace(0, 1, count)[:, None]
    grow = body.build.girth_arm
    centre = np.concatenate([top + (joint - top) * share, side + (joint - side) * share])
    upper = 4.2 + (4.7 * grow - 4.2) * share
    lower = 7.2 + (5.0 * grow - 7.2) * share
    radii = np.concatenate([upper, lower]) * np.ones(3)
    return Beads(
        centre, np.broadcast_to(frame, (2 * count, 3, 3)), radii,
        np.full(2 * count, PART["trunk"]), np.full(2 * count, 40.0), np.zeros((2 * count, 3)),
    )  # fmt: skip


def _buttock(body: Skeleton, letter: str, sign: int) -> Beads:
    pelvis, thigh = body.frames["pelvis"], body.frames[f"thigh_{letter}"]
    half = between(pelvis, thigh, 0.35)
    hip, grow = body.points[f"hip_{letter}"], body.build.girth_hip
    rows = [
        (-3.6, -sign * 0.4, -0.5, 8.3 * grow, 7.9 * grow, 9.0),
        (-2.0, sign * 0.6, 3.5, 7.6 * grow, 7.6 * grow, 7.0),
        (0.3, sign * 0.4, -1.0, 8.0, 8.0 * grow, 8.5),
    ]
    beads = Bone("trunk", hip, half).balls(rows)
    # Told by the pelvis where the shirt's hem is, however far the thigh has taken them.
    up = np.broadcast_to(pelvis[:, 2], (len(rows), 3))
    along = (beads.centre - body.points["pelvis"]) @ pelvis[:, 2]
    return Beads(beads.centre, beads.frame, beads.radii, beads.part, along, up)


def _leg(body: Skeleton, letter: str, sign: int) -> list[Beads]:
    build, points, frames = body.build, body.points, body.frames
    pieces = []
    for name, start, length in (("thigh", "hip", build.thigh), ("shin", "knee", build.shin)):
        centres, radii, down = _limb(name, length, build.girth_limb, sign)
        frame = frames[f"{name}_{letter}"]
        pieces.append(
            Bone(f"{name}_{letter}", points[f"{start}_{letter}"], frame).beads(centres, radii, down)
        )
    knee = between(frames[f"thigh_{letter}"], frames[f"shin_{letter}"], 0.5)
    cap = [(1.2, 0, 0.0, 4.2, 4.2, 4.4), (0.2, 0, 0, 4.9, 4.9, 4.9)]
    pieces.append(
        _at(Bone(f"thigh_{letter}", points[f"knee_{letter}"], knee).balls(cap), build.thigh)
    )
    at = np.linspace(FOOT[0, 0], FOOT[-1, 0], 26)
    rows = _curve(FOOT, at)
    ratio = build.foot / 17.5
    tall = build.ankle_height / 7.6
    inward = -sign * 0.9 * np.clip(at / 16, 0, 1) ** 2
    centres = np.column_stack([at * ratio, inward, rows[:, 0] * tall])
    radii = np.column_stack([np.full(len(at), 2.4), rows[:, 2], rows[:, 1] * tall])
    height = centres[:, 2] + build.ankle_height
    foot = Bone(f"foot_{letter}", points[f"ankle_{letter}"], frames[f"foot_{letter}"])
    pieces.append(foot.beads(centres, radii, height, (0, 0, 1)))
    return pieces


def _arm(body: Skeleton, letter: str, sign: int) -> list[Beads]:
    build, points, frames = body.build, body.points, body.frames
    pieces = []
    for name, start, length in (
        ("upper_arm", "shoulder", build.upper_arm),
        ("forearm", "elbow", build.forearm),
    ):
        centres, radii, down = _limb(name, length, build.girth_arm, sign)
        frame = frames[f"{name}_{letter}"]
        if name == "forearm":  # the wrist turns with the hand, the elbow does not
            count = len(down)
            share = np.linspace(0, 1, 5)
            steps = (
                np.array([between(frames[f"forearm_turn_{letter}"], frame, s) for s in share])
                if (f"forearm_turn_{letter}" in frames)
                else np.repeat(frame[None], 5, axis=0)
            )
            turned = steps[np.minimum((np.linspace(0, 4.999, count)).astype(int), 4)]
            origin = points[f"elbow_{letter}"]
            pieces.append(Beads(
                origin + np.einsum("nij,nj->ni", turned, centres), turned, radii,
                np.full(count, PART[f"forearm_{letter}"]), down,
                np.broadcast_to(-frame[:, 2], (count, 3)),
            ))  # fmt: skip
            continue
        pieces.append(
            Bone(f"{name}_{letter}", points[f"{start}_{letter}"], frame).beads(centres, radii, down)
        )
    return pieces + hand(body, letter, sign)


def clothe(body: Skeleton, hair: str) -> Beads:
    """The whole person; props worn or wrapped round the legs are added by `props`."""
    pieces = _trunk(body) + head(body, hair)
    for letter, sign in (("l", 1), ("r", -1)):
        pieces += _leg(body, letter, sign) + _arm(body, letter, sign)
    return join(pieces)


def cuts(build: Build) -> dict[str, list[tuple[float, str]]]:
    """Per part: up to which place along it each material goes."""
    table: dict[str, list[tuple[float, str]]] = {
        "trunk": [(SHIRT_HEM, "shorts"), (COLLAR * build.trunk / 49.0, "shirt"), (np.inf, "skin")],
        "head": [(np.inf, "skin")],
        "hair": [(np.inf, "hair")],
        "band": [(np.inf, "band")],
        "weight": [(np.inf, "weight")],
        "belt": [(np.inf, "belt")],
        "ice": [(np.inf, "ice")],
        "cloth": [(np.inf, "cloth")],
    }
    for letter in "lr":
        table |= {
            f"thigh_{letter}": [(SHORTS_LEG * build.thigh, "shorts"), (np.inf, "skin")],
            f"shin_{letter}": [(SOCK * build.shin, "skin"), (np.inf, "sock")],
            f"foot_{letter}": [(SOLE, "sole"), (np.inf, "shoe")],
            f"upper_arm_{letter}": [(SLEEVE * build.upper_arm, "shirt"), (np.inf, "skin")],
            f"forearm_{letter}": [(np.inf, "skin")],
            f"hand_{letter}": [(np.inf, "skin")],
        }
    return table
