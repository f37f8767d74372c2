"""A skeleton clothed in about 700 ellipsoid beads, the body as it is drawn."""

import numpy as np

from generator.figures.beads import Beads, Bone, join
from generator.figures.build import Build
from generator.figures.extremities import hand, head
from generator.figures.frames import between
from generator.figures.parts import PART
from generator.figures.profiles import (
    COLLAR,
    FOOT,
    SHIRT_HEM,
    SHORTS_LEG,
    SLEEVE,
    SOCK,
    SOLE,
    STRAP,
    TRUNK,
    curve,
    limb,
)
from generator.figures.skeleton import VERTEBRAE, Skeleton


def _trunk(body: Skeleton) -> list[Beads]:
    build = body.build
    scale = build.trunk / TRUNK[-1, 0]
    at = np.linspace(TRUNK[0, 0], TRUNK[-1, 0], 44)
    rows = curve(TRUNK, at)
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
        centres, radii, down = limb(name, length, build.girth_limb, sign)
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
    rows = curve(FOOT, at)
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
        centres, radii, down = limb(name, length, build.girth_arm, sign)
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
        "band_back": [(np.inf, "band")],
        "weight": [(-STRAP, "weight"), (STRAP, "strap"), (np.inf, "weight")],
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
