"""What a program sees and the eye misses: bodies through floors, limbs and each other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from generator.figures import props
from generator.figures.beads import PARTS, Beads
from generator.figures.framing import Scene, shared_lens, strokes
from generator.figures.limits import allowed, measured
from generator.figures.pose import Staged, blend, stage
from generator.figures.raster import view
from generator.figures.results import Fault
from generator.figures.shapes import Array
from generator.figures.solve import Solved, solve
from generator.model.figure import Figure

MOMENTS = tuple(np.round(np.linspace(0, 1, 11), 3).tolist())
"""Start, end and nine points between."""
MISSED = 1.0
SUNK = 1.2
THROUGH_BODY = 2.6
"""Flesh gives: parts may press this deep into each other, cm."""
THROUGH_PROP = 2.2
FLOATS = 1.0
SHORT_ARROW = 5.0
FAR_ARROW = 25.0
"""The frame grows to hold an arrow; one this far off belongs to nothing in the picture."""


def check_figure(figure: Figure, variants: Iterable[str | None] | None = None) -> Iterator[Fault]:
    """Every fault of a figure and its variants, the worst moment of each.

    The other side is the mirror image of this one, in geometry and on the page,
    so it has the same faults.
    """
    for variant in [None, *figure.variants] if variants is None else variants:
        worst: dict[tuple[object, ...], tuple[float, Fault]] = {}
        for amount, fault in _faults(figure, variant):
            key = (fault.code, fault.path, re.split(" is | by ", fault.message)[0])
            if key not in worst or worst[key][0] < amount:
                worst[key] = (amount, fault)
        yield from (fault for _, fault in worst.values())


def _faults(figure: Figure, variant: str | None) -> Iterator[tuple[float, Fault]]:
    staged = stage(figure, variant)
    moments = (
        [(0.0, solve(staged, 0.0))]
        if staged.still
        else [(share, solve(staged, share)) for share in MOMENTS]
    )
    for share, solved in moments:
        where = _Where(figure, variant, share, staged.still)
        for rule in (_limits, _contacts, _floor, _solids, _bodies, _floating):
            yield from rule(staged, solved, where)
    yield from _arrows(figure, staged, variant)


@dataclass(frozen=True, slots=True)
class _Where:
    figure: Figure
    variant: str | None
    share: float
    still: bool

    def path(self, *keys: str) -> tuple[str | int, ...]:
        """The place in the file that states these keys nearest to this moment."""
        near = "start" if self.share < 0.5 else "end"
        places: list[tuple[str, ...]] = []
        if self.variant:
            places += [("variants", self.variant, near), ("variants", self.variant, "pose")]
        places += [(near,), ("pose",)]
        for length in range(len(keys), 0, -1):
            for place in places:
                if _stated(self.figure, place + keys[:length]):
                    return place + keys
        return places[0] + keys

    def fault(self, code: str, amount: float, message: str, *keys: str) -> tuple[float, Fault]:
        return amount, Fault(code, self.path(*keys), self.share, message)


def _stated(figure: Figure, path: tuple[str, ...]) -> bool:
    value: Any = figure
    for key in path:
        value = value.get(key) if isinstance(value, dict) else getattr(value, key, None)
        if value is None:
            return False
    return True


def _limits(staged: Staged, solved: Solved, where: _Where) -> Iterator[tuple[float, Fault]]:
    angles = _angles(staged, where.share)
    for motion, letter, degrees in measured(solved.body, angles):
        low, high = allowed(motion)
        over = max(low - degrees, degrees - high)
        if over > 0.5:
            joint, name = motion.split(".")
            reached = {"hip": "foot", "knee": "foot", "ankle": "foot"}.get(joint, "hand")
            keys = (joint, letter, name) if letter else (joint, name)
            if letter and f"{reached}_{letter}" in solved.missed:
                keys = ("reach", f"{reached}_{letter}")
            side = {"l": "left ", "r": "right "}.get(letter, "")
            text = (
                f"{side}{joint} {name} is {degrees:.0f} degrees, outside {low:g} to {high:g} "
                f"by {over:.0f}"
            )
            yield where.fault("limit", over, text, *keys)


def _angles(staged: Staged, share: float) -> dict[str, float]:
    for (low, first), (high, second) in zip(staged.keys[:-1], staged.keys[1:], strict=True):
        if share <= high:
            return blend(first.angles, second.angles, (share - low) / (high - low))
    return staged.keys[-1][1].angles


def _contacts(staged: Staged, solved: Solved, where: _Where) -> Iterator[tuple[float, Fault]]:
    for limb, short in solved.missed.items():
        if short > MISSED:
            yield where.fault(
                "contact",
                short,
                f"{limb} misses what it should touch by {short:.1f} cm",
                "reach",
                limb,
            )


def _label(part: str) -> str:
    name, _, letter = part.rpartition("_")
    return (
        f"{'left' if letter == 'l' else 'right'} {name.replace('_', ' ')}"
        if letter in "lr" and name
        else part
    )


def _floor(staged: Staged, solved: Solved, where: _Where) -> Iterator[tuple[float, Fault]]:
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


_NEIGHBOURS = {
    frozenset(pair)
    for letter in "lr"
    for pair in (
        ("trunk", f"thigh_{letter}"), (f"thigh_{letter}", f"shin_{letter}"),
        (f"shin_{letter}", f"foot_{letter}"),
        ("trunk", f"upper_arm_{letter}"), (f"upper_arm_{letter}", f"forearm_{letter}"),
        (f"forearm_{letter}", f"hand_{letter}"), (f"upper_arm_{letter}", f"hand_{letter}"),
    )
} | {frozenset(pair) for pair in (("trunk", "head"), ("head", "hair"),
("trunk", "hair"))}  # fmt: skip


def _bodies(staged: Staged, solved: Solved, where: _Where) -> Iterator[tuple[float, Fault]]:
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


def _solids(staged: Staged, solved: Solved, where: _Where) -> Iterator[tuple[float, Fault]]:
    beads = solved.beads
    radius = beads.radii.min(axis=1)
    for name, standing in solved.props.items():
        for solid in standing.solids:
            if solid.tone in ("saddle", "grip"):
                continue  # made to be sat on and held
            flat = isinstance(solid, props.Block) and solid.tone == "mat"
            deep = _into(solid, beads, radius, flat)
            for part in np.unique(beads.part):
                most = float(deep[beads.part == part].max())
                if most > (SUNK if flat else THROUGH_PROP):
                    text = f"{_label(PARTS[part])} goes through {name} by {most:.1f} cm"
                    yield where.fault("prop", most, text, *_joint(PARTS[part], solved))


def _into(solid: props.Solid, beads: Beads, radius: Array, flat: bool) -> Array:
    """(n,) how deep each bead presses into a solid, cm."""
    if isinstance(solid, props.Tube):
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


def _floating(staged: Staged, solved: Solved, where: _Where) -> Iterator[tuple[float, Fault]]:
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


def _arrows(figure: Figure, staged: Staged, variant: str | None) -> Iterator[tuple[float, Fault]]:
    camera = view(*staged.camera)
    base: tuple[str | int, ...] = ()
    if variant and figure.variants[variant].arrows is not None:
        base = ("variants", variant)
    solved = solve(staged, 1.0)
    frame = shared_lens([Scene("end", "", staged, solved, ())], camera).frame
    for number, arrow in enumerate(staged.arrows):
        for stroke in strokes(replace(staged, arrows=(arrow,)), arrow.panel, solved, camera):
            path = (*base, "arrows", number)
            length = float(np.hypot(*np.diff(stroke.line, axis=0).T).sum())
            if not stroke.ring and length < SHORT_ARROW:
                short = SHORT_ARROW - length
                yield short, Fault("arrow", path, 1.0, f"too short to see by {short:.1f} cm")
            low, high = stroke.line.min(axis=0), stroke.line.max(axis=0)
            outside = max(
                frame.left - low[0], high[0] - frame.left - frame.width,
                high[1] - frame.top, frame.top - frame.height - low[1],
            )  # fmt: skip
            if outside > FAR_ARROW:
                yield outside, Fault("arrow", path, 1.0, f"leaves the picture by {outside:.0f} cm")
