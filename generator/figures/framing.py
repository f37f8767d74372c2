"""Which moments a figure shows, and the room they share on the page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from generator.figures import arrows
from generator.figures.easel import Pen, everything, solids
from generator.figures.muscles import turned_away
from generator.figures.pose import Staged, stage
from generator.figures.raster import Frame, Lens, bounds
from generator.figures.shapes import Array
from generator.figures.solids import Solid
from generator.figures.solve import Solved, solve
from generator.model.figure import Figure, Muscle

MARGIN = 3.0
"""Paper round everything, cm."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One panel before it is drawn."""

    name: str
    mark: str
    """its number, or tick or cross"""
    staged: Staged
    solved: Solved
    strokes: tuple[arrows.Stroke, ...]
    ghost: Solved | None = None
    """where the body was before"""


def scenes(figure: Figure, staged: Staged, camera: Array) -> list[Scene]:
    """Start and end; a mistake's are the right way's end and its own."""
    if staged.mistake:
        proper = replace(stage(figure), muscles=staged.muscles, far=staged.far)
        right, wrong = solve(proper, 1.0), solve(staged, 1.0)
        level = replace(proper, arrows=tuple(a for a in staged.arrows if a.kind == "line"))
        return [
            Scene("right", "tick", proper, right, strokes(level, "end", right, camera)),
            Scene("wrong", "cross", staged, wrong, strokes(staged, "end", wrong, camera)),
        ]
    out: list[Scene] = []
    for number, (name, share) in enumerate(staged.names.items(), 1):
        solved = solve(staged, share)
        mark = str(number) if len(staged.names) > 1 else ""
        shown = "end" if staged.still else name
        before = out[0].solved if staged.ghost and name == "end" else None
        drawn = strokes(staged, shown, solved, camera)
        out.append(Scene(name, mark, staged, solved, drawn, before))
    return out


def strokes(staged: Staged, panel: str, solved: Solved, camera: Array) -> tuple[arrows.Stroke, ...]:
    """The arrows of one panel."""
    mine = [arrow for arrow in staged.arrows if arrow.panel == panel]
    tracked = {arrow.landmark for arrow in mine if arrow.kind == "path"}
    paths: dict[str, Array] = {}
    if tracked:
        moments = [solve(staged, float(share)).body for share in np.linspace(0, 1, 9)]
        paths = {mark: np.array([body.points[mark] for body in moments]) for mark in tracked}
    return tuple(arrows.stroke(arrow, paths, solved.body.points, camera) for arrow in mine)


def shared_lens(shown: list[Scene], camera: Array, moments: list[Solved] | None = None) -> Lens:
    """One frame for all panels and further moments, so that nothing jumps between them."""
    boxes = []
    also = [(shown[-1].staged, moment) for moment in moments or []]
    for staged, solved in [(scene.staged, scene.solved) for scene in shown] + also:
        boxes.append(bounds(everything(staged, solved), camera))
        boxes += [_solid_bounds(solid, camera) for solid in solids(solved)]
    for scene in shown:
        for stroke in scene.strokes:
            reach = stroke.ring + 2 if stroke.ring else 4.5
            low, high = stroke.line.min(axis=0) - reach, stroke.line.max(axis=0) + reach
            boxes.append(np.array([low[0], high[0], low[1], high[1]]))
    table = np.array(boxes)
    left, right = table[:, 0].min() - MARGIN, table[:, 1].max() + MARGIN
    bottom, top = table[:, 2].min() - MARGIN, table[:, 3].max() + MARGIN
    return Lens(camera, Frame(left, top, right - left, top - bottom))


def far_muscles(staged: Staged, moments: Sequence[Solved], camera: Array) -> frozenset[Muscle]:
    """The target muscles that lie on the far side, over a whole movement."""
    bodies = [moment.body for moment in moments]
    return frozenset(
        muscle for muscle in staged.muscles if turned_away(bodies, muscle, staged.side[0], camera)
    )


def _solid_bounds(solid: Solid, camera: Array) -> Array:
    points, beyond = solid.bounds()
    seen = points @ camera.T
    low, high = seen.min(axis=0) - beyond, seen.max(axis=0) + beyond
    return np.array([low[0], high[0], low[1], high[1]])


@dataclass(frozen=True, slots=True)
class Corner:
    """Where a panel's number stands, as shares of the frame."""

    x: float
    y: float
    radius: float
    """cm"""

    def place(self, frame: Frame) -> tuple[float, float]:
        """The disc's middle from the frame's top left, cm."""
        gap = self.radius + 0.5
        return gap + self.x * (frame.width - 2 * gap), gap + self.y * (frame.height - 2 * gap)


def free_corner(shown: list[Scene], lens: Lens, pen: Pen) -> Corner:
    """The corner where a number covers least; the top left if it is free."""
    corners = [Corner(x, y, pen.arrow * 2.5) for x in (0.0, 1.0) for y in (0.0, 1.0)]
    covered = [sum(_covered(scene, corner, lens) for scene in shown) for corner in corners]
    return corners[int(np.argmin(covered))]


def _covered(scene: Scene, corner: Corner, lens: Lens) -> int:
    x, y = corner.place(lens.frame)
    centre = np.array([lens.frame.left + x, lens.frame.top - y])
    beads = everything(scene.staged, scene.solved)
    away = np.hypot(*((beads.centre @ lens.camera.T)[:, :2] - centre).T)
    total = int((away < corner.radius + 1.5 + beads.radii.min(axis=1)).sum())
    for stroke in scene.strokes:
        total += 9 * int((np.hypot(*(stroke.line - centre).T) < corner.radius + 3).sum())
    return total
