"""What a program sees and the eye misses: bodies through floors, limbs and each other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from generator.figures.collisions import bodies, floating, floor, solids
from generator.figures.framing import Scene, shared_lens, strokes
from generator.figures.limits import allowed, measured
from generator.figures.pose import Staged, blend, stage
from generator.figures.raster import view
from generator.figures.results import Fault
from generator.figures.solve import Solved, solve
from generator.figures.where import Where
from generator.model.figure import Figure

MOMENTS = tuple(np.round(np.linspace(0, 1, 11), 3).tolist())
"""Start, end and nine points between."""
MISSED = 1.0
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
        where = Where(figure, variant, share, staged.still)
        for rule in (_limits, _contacts, floor, solids, bodies, floating):
            yield from rule(staged, solved, where)
    yield from _arrows(figure, staged, variant)


def _limits(staged: Staged, solved: Solved, where: Where) -> Iterator[tuple[float, Fault]]:
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


def _contacts(staged: Staged, solved: Solved, where: Where) -> Iterator[tuple[float, Fault]]:
    for limb, short in solved.missed.items():
        if short > MISSED:
            yield where.fault(
                "contact",
                short,
                f"{limb} misses what it should touch by {short:.1f} cm",
                "reach",
                limb,
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
