"""Everything under and round the person: mat, furniture, floor shadow, water."""

import numpy as np

from generator.figures import furniture
from generator.figures.beads import Beads
from generator.figures.compose import UNITS
from generator.figures.easel import SCALE, Easel, closed, everything, smooth
from generator.figures.raster import PIXELS, rasterise
from generator.figures.shapes import Array
from generator.figures.solids import Solid, Sphere, Tube
from generator.figures.solve import Solved
from generator.figures.theme import mix
from generator.figures.trace import path, polygon

_COLOURS = {
    "box": "prop", "roller": "prop", "frame": "prop", "wheel": "prop", "cushion": "cloth",
    "grip": "shoe", "saddle": "shoe", "mat": "mat", "wall": "wall", "ball": "ball",
}  # fmt: skip
_SOFT = ("mat", "wall")
_SHADOW_REACH = 62.0
"""Beads higher than this throw no shadow: it would lie apart from the body."""


def ground(easel: Easel, hard: list[Solid], beads: Beads) -> str:
    out = [_furniture(easel, [solid for solid in hard if solid.tone in _SOFT])]
    if easel.ghost is not None:
        out.append(_ghost(easel, easel.ghost))
    rest = [solid for solid in hard if solid.tone not in _SOFT]
    if easel.wet:
        out.append(_water_body(easel))
    else:
        out.append(_shadow(easel, rest, beads))
    out.append(_furniture(easel, rest))
    return "".join(out)


def _furniture(easel: Easel, hard: list[Solid]) -> str:
    theme, lens = easel.theme, easel.lens
    out = []
    for shape in furniture.shapes(hard, lens.camera):
        name = _COLOURS[shape.tone]
        base = getattr(theme, name)
        toward = theme.paper if shape.light > 0 else theme.ink
        fill = mix(base, toward, abs(shape.light))
        if shape.round:
            data = path([lens.frame.pixels(furniture.ellipse(shape))], SCALE, True)
        else:
            data = polygon(lens.frame.pixels(shape.points) * SCALE)
        out.append(f'<path class="sf-{name}" fill="{fill}" d="{data}"/>')
    if not out:
        return ""
    soft = hard[0].tone in _SOFT
    edge = mix(theme.mat, theme.ink, 0.2) if soft and theme.shade else theme.ink
    width = (easel.pen.hem if soft else easel.pen.inner) * UNITS
    return (
        f'<g stroke="{edge}" stroke-width="{width:.0f}" stroke-linejoin="round">{"".join(out)}</g>'
    )


def _ghost(easel: Easel, before: Solved) -> str:
    seen = rasterise(everything(easel.staged, before), easel.lens).bead >= 0
    data = closed(seen, 1.6, 120, 1.0)
    return f'<path class="sf-ghost" fill="{easel.theme.ghost}" d="{data}"/>'


def _shadow(easel: Easel, hard: list[Solid], beads: Beads) -> str:
    level = max((s.top for s in easel.solved.props.values() if s.prop.kind == "mat"), default=0.0)
    height = beads.centre[:, 2] - level
    low = beads.only((height < _SHADOW_REACH) & (np.arange(len(beads)) % 2 == 0))
    shrink = np.clip(1 - (low.centre[:, 2] - level) / 110, 0.4, 1)
    places, sizes = [low.centre], [np.minimum(low.radii.max(axis=1), 13) * shrink]
    for solid in hard:
        points, size = _footprint(solid)
        places.append(points)
        sizes.append(np.full(len(points), size))
    centre = np.concatenate(places)
    if not len(centre):
        return ""
    centre[:, 2] = level
    radius = np.concatenate(sizes)
    count = len(centre)
    flat = Beads(
        centre + np.array([1.5, 0, 0]), np.broadcast_to(np.eye(3), (count, 3, 3)),
        np.column_stack([radius, radius, np.full(count, 0.2)]), np.zeros(count, int),
        np.zeros(count), np.zeros((count, 3)),
    )  # fmt: skip
    data = closed(rasterise(flat, easel.lens).bead >= 0, 2.4, 120, 1.2)
    return f'<path class="sf-shadow" fill="{easel.theme.shadow}" d="{data}"/>' if data else ""


def _footprint(solid: Solid) -> tuple[Array, float]:
    """Points over what a solid covers of the floor, and how large a shadow each throws, cm."""
    if isinstance(solid, Sphere):
        return np.zeros((0, 3)), 0.0  # held off the floor
    if isinstance(solid, Tube):
        if solid.tone != "roller":
            return np.zeros((0, 3)), 0.0
        share = np.linspace(0, 1, 14)[:, None]
        return solid.start + (solid.end - solid.start) * share, solid.radius * 0.8
    if solid.centre[2] - solid.half[2] > 2:
        return np.zeros((0, 3)), 0.0
    steps = np.linspace(-1, 1, 7)
    grid = np.array([(x, y, 0) for x in steps for y in steps])
    return solid.centre + (grid * solid.half) @ solid.frame.T, float(max(solid.half[:2]) / 4.5)


def _wave(easel: Easel) -> Array:
    """(n, 2) the water line across the frame, cm from its top left."""
    level = next(p.height for p in easel.staged.props.values() if p.kind == "water")
    frame = easel.lens.frame
    at = easel.solved.body.points["pelvis"] * [1, 1, 0] + [0, 0, level]
    y = frame.top - at @ easel.lens.camera[1]
    x = np.linspace(0, frame.width, max(5, int(frame.width / 7)))
    return np.column_stack([x, y + 1.1 * np.cos(np.arange(len(x)) * np.pi)])


def _water_body(easel: Easel) -> str:
    frame, theme = easel.lens.frame, easel.theme
    top = path([smooth(_wave(easel) * PIXELS)], SCALE, False)
    right, bottom = round(frame.width * UNITS), round(frame.height * UNITS)
    fill = mix(theme.water, theme.paper, 0.45)
    return f'<path class="sf-water" fill="{fill}" d="{top}L{right} {bottom}L0 {bottom}z"/>'


def water_line(easel: Easel) -> str:
    """The surface in front of the body."""
    if not easel.wet:
        return ""
    edge = mix(easel.theme.water, easel.theme.ink, 0.35)
    data = path([smooth(_wave(easel) * PIXELS)], SCALE, False)
    return (
        f'<path class="sf-water" fill="none" stroke="{edge}" '
        f'stroke-width="{easel.pen.inner * UNITS:.0f}" stroke-linecap="round" d="{data}"/>'
    )
