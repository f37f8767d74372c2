"""Bodies through floors, props and each other, or touching nothing."""

from collections.abc import Iterator

import numpy as np

from generator.figures.beads import Beads
from generator.figures.parts import JOINED, PARTS
from generator.figures.pose import Staged
from generator.figures.results import Fault
from generator.figures.shapes import Array
from generator.figures.solids import Block, Solid, Sphere, Tube
from generator.figures.solve import Solved
from generator.figures.where import Where

SUNK = 1.2
THROUGH_BODY = 2.6
"""Flesh gives: parts may press this deep into each other, cm."""
THROUGH_PROP = 2.2
FLOATS = 1.0


def _label(part: str) -> str:
    name, _, letter = part.rpartition("_")
    return (
        f"{'left' if letter == 'l' else 'right'} {name.replace('_', ' ')}"
        if letter in "lr" and name
        else part
    )


def floor(staged: Staged, solved: Solved, where: Where) -> Iterator[tuple[float, Fault]]:
    if any(prop.kind == "water" for prop in staged.props.values()):
        return
    beads = solved.beads
    sunk = beads.support(np.array([0, 0, 1.0])) - beads.centre[:, 2]
    for part in np.unique(beads.part):
        deep = float(sunk[beads.part == part].max())
        if deep > SUNK:
            name = _label(PARTS[part])
            yield where.fault(
                "floor",
                deep,
                f"{name} goes through the floor by {deep:.1f} cm",
                *_joint(PARTS[part], solved),
            )


def _joint(part: str, solved: Solved) -> tuple[str, ...]:
    """The keys that move a part."""
    name, _, letter = part.rpartition("_")
    if name in ("thigh", "shin", "foot"):
        if f"foot_{letter}" in solved.missed:
            return ("reach", f"foot_{letter}")
        return ({"thigh": "hip", "shin": "knee", "foot": "ankle"}[name], letter)
    if name in ("upper_arm", "forearm", "hand"):
        if f"hand_{letter}" in solved.missed:
            return ("reach", f"hand_{letter}")
        return ({"upper_arm": "shoulder", "forearm": "elbow", "hand": "wrist"}[name], letter)
    return ("neck",) if part in ("head", "hair") else ("root",)


def _depths(first: Beads, second: Beads) -> Array:
    """(n, m) how deep each first bead, as a ball, presses into each second ellipsoid, cm."""
    offset = first.centre[:, None] - second.centre[None]
    away = np.linalg.norm(offset, axis=2)
    local = np.einsum("nmi,mij->nmj", offset, second.frame) / second.radii[None]
    reach = away / np.maximum(np.linalg.norm(local, axis=2), 1e-6)
    return np.asarray(reach + first.radii.min(axis=1)[:, None] - away)


_NEIGHBOURS = JOINED | {
    frozenset(pair)
    for pair in (
        ("head", "hair"), ("trunk", "hair"),
        ("upper_arm_l", "hand_l"), ("upper_arm_r", "hand_r"),
    )
}  # fmt: skip


def bodies(staged: Staged, solved: Solved, where: Where) -> Iterator[tuple[float, Fault]]:
    beads = solved.beads.only(np.arange(len(solved.beads)) % 3 == 0)
    names = [PARTS[part] for part in np.unique(beads.part)]
    by_part = {name: beads.only(beads.part == PARTS.index(name)) for name in names}
    boxes = {
        name: (
            (mine.centre - mine.radii.max(axis=1)[:, None]).min(axis=0),
            (mine.centre + mine.radii.max(axis=1)[:, None]).max(axis=0),
        )
        for name, mine in by_part.items()
    }
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            if frozenset((first, second)) in _NEIGHBOURS:
                continue
            if (boxes[first][0] > boxes[second][1]).any() or (
                boxes[second][0] > boxes[first][1]
            ).any():
                continue
            one, two = by_part[first], by_part[second]
            if first.startswith("thigh") and second.startswith("thigh"):
                one, two = one.only(one.along > 15), two.only(two.along > 15)
            if first == "trunk":  # the limb's beads are rounder: press them into the trunk
                one, two = two, one
            deep = float(_depths(one, two).max())
            if deep > THROUGH_BODY:
                text = f"{_label(first)} goes through {_label(second)} by {deep:.1f} cm"
                yield where.fault("body", deep, text, *_joint(second, solved))


def solids(staged: Staged, solved: Solved, where: Where) -> Iterator[tuple[float, Fault]]:
    beads = solved.beads
    radius = beads.radii.min(axis=1)
    for name, standing in solved.props.items():
        for solid in standing.solids:
            if solid.tone in ("saddle", "grip"):
                continue  # made to be sat on and held
            flat = isinstance(solid, Block) and solid.tone == "mat"
            deep = _into(solid, beads, radius, flat)
            for part in np.unique(beads.part):
                most = float(deep[beads.part == part].max())
                if most > (SUNK if flat else THROUGH_PROP):
                    text = f"{_label(PARTS[part])} goes through {name} by {most:.1f} cm"
                    yield where.fault("prop", most, text, *_joint(PARTS[part], solved))


def _into(solid: Solid, beads: Beads, radius: Array, flat: bool) -> Array:
    """(n,) how deep each bead presses into a solid, cm."""
    if isinstance(solid, Sphere):
        return solid.inside(beads.centre) + radius
    if isinstance(solid, Tube):
        inside = solid.inside(beads.centre)
        axis = solid.end - solid.start
        along = (beads.centre - solid.start) @ axis / (axis @ axis)
        return np.where((along > 0) & (along < 1), inside + radius, -1.0)
    local = (beads.centre - solid.centre) @ solid.frame
    if flat:
        over = (np.abs(local[:, :2]) < solid.half[:2]).all(axis=1)
        return np.where(
            over,
            solid.centre[2]
            + solid.half[2]
            + beads.support(np.array([0, 0, 1.0]))
            - beads.centre[:, 2],
            -1.0,
        )
    beyond = np.maximum(np.abs(local) - solid.half, 0)
    distance = np.linalg.norm(beyond, axis=1)
    within = (solid.half - np.abs(local)).min(axis=1)
    return np.asarray(np.where(distance > 0, radius - distance, radius + within))


def floating(staged: Staged, solved: Solved, where: Where) -> Iterator[tuple[float, Fault]]:
    if any(prop.kind == "water" for prop in staged.props.values()):
        return
    beads = solved.beads
    gaps = [float((beads.centre[:, 2] - beads.support(np.array([0, 0, 1.0]))).min())]
    for standing in solved.props.values():
        if standing.solids:
            gaps.append(float(-standing.lift(beads).max()))
    if min(gaps) > FLOATS:
        yield where.fault(
            "floating", min(gaps), f"the body floats by {min(gaps):.1f} cm: nothing touches", "root"
        )
