"""A figure to finished SVG: numbered panels, a pair, a column, and a moving version."""

from dataclasses import dataclass, replace
from html import escape

import numpy as np

from generator.figures import arrows as arrow_shapes
from generator.figures import panel, props
from generator.figures.pose import Staged, stage
from generator.figures.raster import Frame, bounds, view
from generator.figures.results import Drawing, Panel
from generator.figures.solve import Solved, solve
from generator.figures.theme import BRAND, Theme
from generator.model.figure import Figure

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
MARGIN = 3.0
GAP = 5.0
_UNITS = panel.UNITS


@dataclass(frozen=True, slots=True)
class _Scene:
    """One panel before it is drawn."""

    name: str
    mark: str
    staged: Staged
    solved: Solved
    strokes: tuple[arrow_shapes.Stroke, ...]


def draw(
    figure: Figure,
    *,
    variant: str | None = None,
    side: str | None = None,
    theme: Theme = BRAND,
    version: str = "0",
) -> Drawing:
    """Draw a figure or one of its variants for a sore side.

    A mistake is drawn beside the right way: its panels are `right` and `wrong`.
    """
    staged = stage(figure, variant)
    side = side or figure.side
    camera = view(*staged.camera)
    scenes = _scenes(figure, staged, camera)
    frame = _frame(scenes, camera)
    pen = panel.Pen.for_width(frame.width * len(scenes))
    corner = _corner(scenes, camera, frame, _radius(pen))
    prefix = f"sf-{staged.id.replace('/', '-')}-{side[0]}"
    flip = side != figure.side
    inner = [
        _place(
            panel.draw(s.staged, s.solved, camera, frame, theme, pen, list(s.strokes), prefix),
            _mark(s.mark, corner, frame, theme, pen, flip), frame, flip,
        )
        for s in scenes
    ]  # fmt: skip
    width, height = frame.width * _UNITS, frame.height * _UNITS
    step_x, step_y = width + GAP * _UNITS, height + GAP * _UNITS
    order = range(len(inner))

    def whole(name: str, content: str, w: float, h: float) -> str:
        return _document(f"{prefix}-{name}", staged, content, w, h, version)

    return Drawing(
        id=staged.id, side=side,
        panels=tuple(Panel(s.name, whole(s.name, markup, width, height)) for s, markup in zip(scenes, inner, strict=True)),
        pair=whole("pair", "".join(_shift(inner[i], i * step_x, 0) for i in order), step_x * len(inner) - GAP * _UNITS, height),
        column=whole("column", "".join(_shift(inner[i], 0, i * step_y) for i in order), width, step_y * len(inner) - GAP * _UNITS),
        size=(frame.width, frame.height),
    )  # fmt: skip


def _shift(markup: str, x: float, y: float) -> str:
    return f'<g transform="translate({x:.0f} {y:.0f})">{markup}</g>' if x or y else markup


def _scenes(figure: Figure, staged: Staged, camera: np.ndarray) -> list[_Scene]:
    if staged.mistake:
        proper = stage(figure)
        right, wrong = solve(proper, 1.0), solve(staged, 1.0)
        level = replace(
            proper, arrows=tuple(arrow for arrow in staged.arrows if arrow.kind == "line")
        )
        return [
            _Scene("right", "tick", proper, right, _strokes(level, "end", right, camera)),
            _Scene("wrong", "cross", staged, wrong, _strokes(staged, "end", wrong, camera)),
        ]
    names = list(staged.names)
    out = []
    for number, name in enumerate(names, 1):
        solved = solve(staged, staged.names[name])
        mark = str(number) if len(names) > 1 else ""
        shown = "end" if staged.still else name
        strokes = _strokes(staged, shown, solved, camera)
        out.append(_Scene(name, mark, staged, solved, strokes))
    return out


def _strokes(
    staged: Staged, name: str, solved: Solved, camera: np.ndarray
) -> tuple[arrow_shapes.Stroke, ...]:
    mine = [arrow for arrow in staged.arrows if arrow.panel == name]
    tracked = {arrow.landmark for arrow in mine if arrow.kind == "path"}
    paths: dict[str, np.ndarray] = {}
    if tracked:
        moments = [solve(staged, share).body for share in np.linspace(0, 1, 9)]
        paths = {mark: np.array([body.points[mark] for body in moments]) for mark in tracked}
    return tuple(arrow_shapes.stroke(arrow, paths, solved.body.points, camera) for arrow in mine)


def _frame(
    scenes: list[_Scene], camera: np.ndarray, extra: list[tuple[Staged, Solved]] | None = None
) -> Frame:
    """The room every panel shares, so that nothing jumps between them."""
    boxes = []
    for staged, solved in [(s.staged, s.solved) for s in scenes] + (extra or []):
        boxes.append(bounds(panel.everything(staged, solved), camera))
        for solid in panel.solids(staged, solved):
            boxes.append(_solid_bounds(solid, camera))
    for scene in scenes:
        for stroke in scene.strokes:
            reach = stroke.ring + 2 if stroke.ring else 4.5
            low, high = stroke.line.min(axis=0) - reach, stroke.line.max(axis=0) + reach
            boxes.append(np.array([low[0], high[0], low[1], high[1]]))
    table = np.array(boxes)
    left, right = table[:, 0].min() - MARGIN, table[:, 1].max() + MARGIN
    bottom, top = table[:, 2].min() - MARGIN, table[:, 3].max() + MARGIN
    return Frame(left, top, right - left, top - bottom)


def _solid_bounds(solid: props.Solid, camera: np.ndarray) -> np.ndarray:
    if isinstance(solid, props.Block):
        points, pad = solid.corners() @ camera.T, 0.0
    else:
        points, pad = np.array([solid.start, solid.end]) @ camera.T, solid.radius
    low, high = points.min(axis=0) - pad, points.max(axis=0) + pad
    return np.array([low[0], high[0], low[1], high[1]])


def _radius(pen: panel.Pen) -> float:
    return pen.arrow * 2.9


def _corner(
    scenes: list[_Scene], camera: np.ndarray, frame: Frame, radius: float
) -> tuple[float, float]:
    """Where a panel's number covers least, as shares of the frame; the top left if it is free."""
    marks = [(x, y) for y in (0.0, 1.0) for x in (0.0, 1.0)]
    covered = []
    for x, y in marks:
        centre = np.array([
            frame.left + radius + 0.5 + x * (frame.width - 2 * radius - 1),
            frame.top - radius - 0.5 - y * (frame.height - 2 * radius - 1),
        ])  # fmt: skip
        total = 0
        for scene in scenes:
            beads = panel.everything(scene.staged, scene.solved)
            seen = (beads.centre @ camera.T)[:, :2]
            total += int((np.hypot(*(seen - centre).T) < radius + beads.radii.min(axis=1)).sum())
            for stroke in scene.strokes:
                total += 9 * int((np.hypot(*(stroke.line - centre).T) < radius + 3).sum())
        covered.append(total)
    return marks[int(np.argmin(covered))]


_DIGITS = {
    "1": "M-38-34L8-68V68",
    "2": "M-44-36C-44-86 46-86 46-32C46 8-44 40-46 66H48",
    "3": "M-42-56C-20-76 44-74 42-34C40-6 10-4-8-4C12-4 48-2 46 34C42 78-26 76-46 48",
    "tick": "M-48 4L-14 44L50-40",
    "cross": "M-42-42L42 42M42-42L-42 42",
}


def _mark(
    name: str, corner: tuple[float, float], frame: Frame, theme: Theme, pen: panel.Pen, flip: bool
) -> str:
    """A number, or the tick and cross of right and wrong, in a disc."""
    if not name:
        return ""
    radius = _radius(pen)
    share = 1 - corner[0] if flip else corner[0]
    x = (radius + 0.5 + share * (frame.width - 2 * radius - 1)) * _UNITS
    y = (radius + 0.5 + corner[1] * (frame.height - 2 * radius - 1)) * _UNITS
    fill = {"tick": theme.good, "cross": theme.accent}.get(
        name, theme.ink if theme.name != "dark" else theme.paper
    )
    line = theme.edge
    size = radius * _UNITS / 118
    heavy = 30 if name in ("tick", "cross") else 21
    return (
        f'<g class="sf-mark" transform="translate({x:.0f} {y:.0f})scale({size:.3f})">'
        f'<circle r="112" fill="{fill}" stroke="{line}" stroke-width="12"/>'
        f'<path fill="none" stroke="{line}" stroke-width="{heavy}" stroke-linecap="round" stroke-linejoin="round" d="{_DIGITS[name]}"/></g>'
    )


def _place(markup: str, mark: str, frame: Frame, flip: bool) -> str:
    """Mirrored a panel at a time: mirroring the whole pair would swap start and end."""
    if flip:
        markup = f'<g transform="translate({frame.width * _UNITS:.0f} 0)scale(-1 1)">{markup}</g>'
    return markup + mark


def _document(
    prefix: str,
    staged: Staged,
    content: str,
    width: float,
    height: float,
    version: str,
    style: str = "",
) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sf" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-labelledby="{prefix}-t {prefix}-d">'
        f'<title id="{prefix}-t">{escape(staged.title)}</title><desc id="{prefix}-d">{escape(staged.alt)}</desc>'
        f"<metadata>Sidestep figure {escape(staged.id)}, version {escape(version)}. Licence: {LICENCE}</metadata>"
        f"{style}{content}</svg>"
    )


def animate(
    figure: Figure, *, variant: str | None = None, side: str | None = None, theme: Theme = BRAND,
    version: str = "0", frames: int = 10, seconds: float = 4.0,
) -> str:  # fmt: skip
    """One flipbook SVG. Still for reduced motion; `class="paused"` on it stops it where it is."""
    staged = stage(figure, variant)
    side = side or figure.side
    camera = view(*staged.camera)
    shares = np.linspace(0, 1, frames, endpoint=not staged.loop)
    # Slow at both ends, as a person moves.
    eased = shares if staged.loop else shares * shares * (3 - 2 * shares)
    moments = [solve(staged, float(share)) for share in eased]
    scenes = _scenes(figure, staged, camera)
    frame = _frame(scenes, camera, [(staged, moment) for moment in moments])
    pen = panel.Pen.for_width(frame.width * 2)
    prefix = f"sf-{staged.id.replace('/', '-')}-{side[0]}-move"
    groups = [
        f'<g class="{prefix} {prefix}-{i}">{_place(panel.draw(staged, m, camera, frame, theme, pen, [], prefix), "", frame, side != figure.side)}</g>'
        for i, m in enumerate(moments)
    ]
    return _document(
        prefix, staged, "".join(groups), frame.width * _UNITS, frame.height * _UNITS, version,
        f"<style>{_flipbook(prefix, frames, seconds, staged.loop)}</style>",
    )  # fmt: skip


def _flipbook(prefix: str, frames: int, seconds: float, loop: bool) -> str:
    """CSS that shows one frame at a time, there and back with a pause at each end."""
    hold = 3
    order = list(range(frames))
    if not loop:
        order = [0] * hold + order[1:-1] + [frames - 1] * hold + order[-2:0:-1]
    step = 100 / len(order)
    rules = [
        f".{prefix}{{visibility:hidden;animation:{seconds:g}s step-end infinite}}",
        f".{prefix}-0{{visibility:visible}}",
        f".paused .{prefix}{{animation-play-state:paused}}",
        f"@media(prefers-reduced-motion:reduce){{.{prefix}{{animation:none!important}}}}",
    ]
    for index in range(frames):
        shown = [place == index for place in order]
        stops = []
        for place, visible in enumerate(shown):
            if place == 0 or visible != shown[place - 1]:
                stops.append(
                    f"{place * step:.2f}%{{visibility:{'visible' if visible else 'hidden'}}}"
                )
        rules.append(f"@keyframes {prefix}-{index}{{{''.join(stops)}}}")
        rules.append(f".{prefix}-{index}{{animation-name:{prefix}-{index}}}")
    return "".join(rules)
