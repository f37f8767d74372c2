"""One moment as layers of SVG, without its frame: props, shadow, body, muscles, lines, arrows."""

from dataclasses import dataclass

import numpy as np

from generator.figures import face, furniture, ink, muscles, props
from generator.figures.arrows import Stroke, head, shorten
from generator.figures.body import MATERIALS, PART, Beads, cuts, join
from generator.figures.pose import Staged
from generator.figures.raster import NOTHING, PIXELS, Frame, Surface, rasterise, shade
from generator.figures.solve import Solved
from generator.figures.theme import Theme, mix
from generator.figures.trace import blur, contours, fit, path, polygon, thin

UNITS = 10.0
"""SVG units a cm."""
_SCALE = UNITS / PIXELS
_FIT = 0.55
"""How far a curve may leave its contour, pixels."""
_FAR_PARTS = {
    "arm": ("upper_arm", "forearm", "hand"),
    "leg": ("thigh", "shin", "foot"),
}
_ORDER = (
    "skin",
    "sock",
    "shorts",
    "shirt",
    "shoe",
    "sole",
    "hair",
    "belt",
    "cloth",
    "ice",
    "weight",
    "band",
)
_SHADED = 0.10


@dataclass(frozen=True, slots=True)
class Pen:
    """Line widths in cm, in proportion to the picture."""

    outline: float
    inner: float
    hem: float
    arrow: float

    @classmethod
    def for_width(cls, width: float) -> "Pen":
        """`width` of the pair, cm."""
        unit = float(np.clip(width / 100, 2.2, 3.3))
        return cls(0.32 * unit, 0.25 * unit, 0.15 * unit, 0.72 * unit)


def everything(staged: Staged, solved: Solved) -> Beads:
    """The person and what is worn."""
    worn = [
        beads
        for prop in staged.props.values()
        if (beads := props.worn(prop, solved.body)) is not None
    ]
    return join([solved.beads, *worn]) if worn else solved.beads


def solids(staged: Staged, solved: Solved) -> list[props.Solid]:
    out = [solid for standing in solved.props.values() for solid in standing.solids]
    for standing in solved.props.values():
        if standing.prop.kind == "bike":
            out += props.pedals(solved.body, standing)
    return out


def draw(
    staged: Staged, solved: Solved, camera: np.ndarray, frame: Frame, theme: Theme, pen: Pen,
    strokes: list[Stroke], prefix: str,
) -> str:  # fmt: skip
    """The panel's markup; coordinates are SVG units from the frame's top left."""
    beads = everything(staged, solved)
    buffers = rasterise(beads, camera, frame)
    surface = shade(beads, buffers, camera, frame, cuts(solved.body.build))
    hard = solids(staged, solved)
    # A mat lies under everything and hides nothing.
    solid_depth = props.depth([solid for solid in hard if solid.tone != "mat"], camera, frame)
    hidden = (solid_depth > surface.depth + 0.3) & (surface.part >= 0)
    surface.part[hidden] = surface.material[hidden] = -1
    tones = _tones(staged, surface)
    parts = [
        _ground(staged, solved, hard, camera, frame, theme, pen, beads),
        _fills(staged, surface, tones, theme),
        _muscles(staged, solved, surface, camera, frame, theme, pen),
        _ink(surface, hidden, theme, pen),
        _face(staged, solved, surface, camera, frame, theme, pen),
        _water(staged, solved, camera, frame, theme, pen),
        arrows(strokes, frame, theme, pen),
    ]
    return "".join(parts)


def _tones(staged: Staged, surface: Surface) -> np.ndarray:
    """(h, w) 0 near, 1 far, 2 wet."""
    tones = np.zeros(surface.part.shape, np.int8)
    for limb in staged.far:
        kind, letter = limb.split("_")
        for name in _FAR_PARTS[kind]:
            tones[surface.part == PART[f"{name}_{letter}"]] = 1
    for prop in staged.props.values():
        if prop.kind == "water":
            tones[(surface.world[..., 2] < prop.height) & (surface.part >= 0)] = 2
    return tones


def colour(staged: Staged, theme: Theme, material: str) -> str:
    if material == "skin":
        return theme.skin[staged.person.skin]
    if material == "hair":
        return theme.hair[staged.person.hair_tone]
    return getattr(theme, material)


def _closed(
    mask: np.ndarray, sigma: float = 1.1, smallest: float = 24, tolerance: float = _FIT
) -> str:
    curves = [fit(loop, tolerance, True) for loop in contours(mask, sigma, smallest)]
    return path(curves, _SCALE, True)


def _open(lines: list[np.ndarray], tolerance: float = _FIT) -> str:
    curves = []
    closed = []
    for line in lines:
        if len(line) > 8 and np.hypot(*(line[0] - line[-1])) < 1e-6:
            closed.append(fit(line, tolerance, True))
        elif len(line) > 3:
            curves.append(fit(line, tolerance, False))
    return path(curves, _SCALE, False) + path(closed, _SCALE, True)


def _fills(staged: Staged, surface: Surface, tones: np.ndarray, theme: Theme) -> str:
    out = []
    dark = _dark(surface) if theme.shade else np.zeros_like(surface.part, bool)
    for number, tone in ((2, "wet"), (1, "far"), (0, "")):
        for material in _ORDER:
            mask = (
                (surface.material == MATERIALS.index(material))
                & (tones == number)
                & (surface.part >= 0)
            )
            if not mask.any():
                continue
            flat = theme.tone(colour(staged, theme, material), tone)
            name = f"sf-{material}" + (f" sf-{tone}" if tone else "")
            data = _closed(mask, 0.9, 8)
            if data:
                out.append(f'<path class="{name}" fill="{flat}" stroke="{flat}" d="{data}"/>')
            below = _closed(mask & dark, 1.9, 110, 0.8) if material != "sole" else ""
            if below:
                out.append(
                    f'<path class="{name} sf-shade" fill="{theme.shaded(flat)}" stroke="none" d="{below}"/>'
                )
    return f'<g stroke-width="{0.35 * UNITS:.0f}" stroke-linejoin="round">' + "".join(out) + "</g>"


def _dark(surface: Surface) -> np.ndarray:
    """(h, w) where the light misses, beads smoothed away."""
    body = (surface.part >= 0).astype(np.float32)
    return blur(surface.light * body, 2.5) < _SHADED * blur(body, 2.5)


def _ink(surface: Surface, hidden: np.ndarray, theme: Theme, pen: Pen) -> str:
    lines = ink.find(surface)
    groups = [(pen.outline, lines.outline), (pen.inner, lines.inner), (pen.hem, lines.hems)]
    out = []
    for width, found in groups:
        data = _open(found)
        if data:
            out.append(f'<path stroke-width="{width * UNITS:.0f}" d="{data}"/>')
    del hidden
    return (
        f'<g class="sf-ink" fill="none" stroke="{theme.ink}" stroke-linecap="round" stroke-linejoin="round">'
        + "".join(out)
        + "</g>"
    )


def _face(
    staged: Staged,
    solved: Solved,
    surface: Surface,
    camera: np.ndarray,
    frame: Frame,
    theme: Theme,
    pen: Pen,
) -> str:
    groups: dict[float, list[np.ndarray]] = {}
    widths = {"eye": 1.35, "brow": 0.75, "mouth": 0.7, "nose": 0.6, "ear": 0.5, "finger": 0.42}
    for kind, line in face.lines(solved.body, surface, camera, frame):
        groups.setdefault(widths[kind], []).append(line)
    del staged, pen
    out = []
    for width, found in sorted(groups.items()):
        data = path([_smooth(line) for line in found], _SCALE, False)
        out.append(f'<path stroke-width="{width * UNITS:.0f}" d="{data}"/>')
    return (
        f'<g class="sf-ink" fill="none" stroke="{theme.ink}" stroke-linecap="round">'
        + "".join(out)
        + "</g>"
    )


def _smooth(line: np.ndarray) -> np.ndarray:
    """(k, 4, 2) cubics through a few points, by Catmull-Rom."""
    slope = np.gradient(line, axis=0)
    return np.array([
        [a, a + sa / 3, b - sb / 3, b]
        for a, b, sa, sb in zip(line[:-1], line[1:], slope[:-1], slope[1:], strict=True)
    ])  # fmt: skip


def _muscles(
    staged: Staged,
    solved: Solved,
    surface: Surface,
    camera: np.ndarray,
    frame: Frame,
    theme: Theme,
    pen: Pen,
) -> str:
    seen = np.zeros(surface.part.shape, bool)
    through = np.zeros_like(seen)
    letter = "l" if staged.side == "left" else "r"
    for muscle in staged.muscles:
        bellies = muscles.bellies(solved.body, muscle, letter)
        here, whole = muscles.masks(bellies, surface, letter, camera, frame)
        if here.sum() < 0.30 * whole.sum():
            through |= whole
        seen |= here
    through &= ~seen
    gap = max(6, round(pen.arrow * PIXELS * 0.95))
    wide = pen.hem * UNITS * 1.5
    out = []
    for mask, solid in ((seen, True), (through, False)):
        data = _closed(mask, 1.6, 90, 0.7)
        if not data:
            continue
        strokes = "".join(
            f"M{a * _SCALE:.0f} {b * _SCALE:.0f}L{c * _SCALE:.0f} {d * _SCALE:.0f}"
            for a, b, c, d in muscles.hatch(mask, gap)
        )
        edge = f'stroke="{theme.edge}" stroke-width="{pen.inner * UNITS * 1.25:.0f}"'
        if solid:
            out.append(f'<path class="sf-muscle" fill="{theme.muscle}" {edge} d="{data}"/>')
            out.append(
                f'<path class="sf-hatch" fill="none" stroke="{theme.hatch}" stroke-width="{wide:.0f}" d="{strokes}"/>'
            )
        else:
            dash = pen.arrow * UNITS
            out.append(
                f'<path class="sf-hatch" fill="none" stroke="{theme.muscle}" stroke-width="{wide * 1.2:.0f}" d="{strokes}"/>'
            )
            out.append(
                f'<path class="sf-muscle" fill="none" {edge} stroke-dasharray="{dash:.0f} {dash * 0.6:.0f}" d="{data}"/>'
            )
    return "".join(out)


def _ground(
    staged: Staged, solved: Solved, hard: list[props.Solid], camera: np.ndarray, frame: Frame, theme: Theme,
    pen: Pen, beads: Beads,
) -> str:  # fmt: skip
    floor = [solid for solid in hard if solid.tone in ("mat", "wall")]
    rest = [solid for solid in hard if solid.tone not in ("mat", "wall")]
    level = max(
        [standing.top for standing in solved.props.values() if standing.prop.kind == "mat"],
        default=0.0,
    )
    out = [_furniture(floor, camera, frame, theme, pen)]
    if any(prop.kind == "water" for prop in staged.props.values()):
        wave = np.vstack(
            [_wave(staged, solved, camera, frame), [[frame.width, frame.height], [0, frame.height]]]
        )
        curve = path([_smooth(wave[:-2] * PIXELS)], _SCALE, False)
        corners = "".join(f"L{x * UNITS:.0f} {y * UNITS:.0f}" for x, y in wave[-2:])
        out.append(
            f'<path class="sf-water" fill="{mix(theme.water, theme.paper, 0.45)}" d="{curve}{corners}z"/>'
        )
    else:
        out.append(_shadow(beads, rest, level, camera, frame, theme))
    out.append(_furniture(rest, camera, frame, theme, pen))
    return "".join(out)


_TONES = {"box": "prop", "roller": "prop", "cushion": "cloth", "frame": "prop", "wheel": "prop",
          "grip": "shoe", "saddle": "shoe", "mat": "mat", "wall": "wall"}  # fmt: skip


def _furniture(
    hard: list[props.Solid], camera: np.ndarray, frame: Frame, theme: Theme, pen: Pen
) -> str:
    out = []
    for shape in furniture.shapes(hard, camera):
        base = getattr(theme, _TONES[shape.tone])
        fill = (
            mix(base, theme.paper, shape.light)
            if shape.light > 0
            else mix(base, theme.ink, -shape.light)
        )
        if shape.round:
            data = path([frame.pixels(furniture.ellipse(shape))], _SCALE, True)
        else:
            data = polygon(frame.pixels(shape.points) * _SCALE)
        out.append(f'<path class="sf-{_TONES[shape.tone]}" fill="{fill}" d="{data}"/>')
    if not out:
        return ""
    soft = hard[0].tone in ("mat", "wall")
    edge = mix(theme.mat, theme.ink, 0.2) if soft and theme.shade else theme.ink
    width = (pen.hem if soft else pen.inner) * UNITS
    return (
        f'<g stroke="{edge}" stroke-width="{width:.0f}" stroke-linejoin="round">{"".join(out)}</g>'
    )


def _shadow(
    beads: Beads,
    hard: list[props.Solid],
    level: float,
    camera: np.ndarray,
    frame: Frame,
    theme: Theme,
) -> str:
    height = beads.centre[:, 2] - level
    low = beads.only((height < 62) & (np.arange(len(beads)) % 2 == 0))
    shrink = np.clip(1 - (low.centre[:, 2] - level) / 110, 0.4, 1)
    centre = low.centre.copy()
    centre[:, 2] = level
    radius = np.minimum(low.radii.max(axis=1), 13) * shrink
    for solid in hard:
        if isinstance(solid, props.Tube) and solid.tone == "roller":
            steps = solid.start + (solid.end - solid.start) * np.linspace(0, 1, 14)[:, None]
            centre = np.vstack([centre, steps * [1, 1, 0]])
            radius = np.concatenate([radius, np.full(14, solid.radius * 0.8)])
        if isinstance(solid, props.Block) and solid.centre[2] - solid.half[2] < 2:
            grid = np.array(
                [(x, y, 0) for x in np.linspace(-1, 1, 7) for y in np.linspace(-1, 1, 7)]
            )
            points = solid.centre + (grid * solid.half) @ solid.frame.T
            points[:, 2] = level
            centre = np.vstack([centre, points])
            radius = np.concatenate([radius, np.full(49, max(solid.half[:2]) / 4.5)])
    count = len(centre)
    if not count:
        return ""
    flat = Beads(
        centre + np.array([1.5, 0, 0]), np.broadcast_to(np.eye(3), (count, 3, 3)),
        np.column_stack([radius, radius, np.full(count, 0.2)]), np.zeros(count, int), np.zeros(count),
        np.zeros((count, 3)),
    )  # fmt: skip
    mask = rasterise(flat, camera, frame).bead >= 0
    data = _closed(mask, 2.4, 120, 1.2)
    return f'<path class="sf-shadow" fill="{theme.shadow}" d="{data}"/>' if data else ""


def _wave(staged: Staged, solved: Solved, camera: np.ndarray, frame: Frame) -> np.ndarray:
    """(n, 2) the water line across the frame, cm from its top left."""
    level = next(prop.height for prop in staged.props.values() if prop.kind == "water")
    y = frame.top - (solved.body.points["pelvis"] * [1, 1, 0] + [0, 0, level]) @ camera[1]
    x = np.linspace(0, frame.width, max(5, int(frame.width / 7)))
    return np.column_stack([x, y + 1.1 * np.cos(np.arange(len(x)) * np.pi)])


def _water(
    staged: Staged, solved: Solved, camera: np.ndarray, frame: Frame, theme: Theme, pen: Pen
) -> str:
    """The water line in front of the body."""
    if not any(prop.kind == "water" for prop in staged.props.values()):
        return ""
    data = path([_smooth(_wave(staged, solved, camera, frame) * PIXELS)], _SCALE, False)
    edge = mix(theme.water, theme.ink, 0.35)
    return f'<path class="sf-water" fill="none" stroke="{edge}" stroke-width="{pen.inner * UNITS:.0f}" stroke-linecap="round" d="{data}"/>'


def arrows(strokes: list[Stroke], frame: Frame, theme: Theme, pen: Pen) -> str:
    lines, heads, rings = [], [], []
    size = pen.arrow * 3.7
    for stroke in strokes:
        if stroke.ring:
            x, y = frame.pixels(stroke.line[0]) * _SCALE
            rings.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{stroke.ring * UNITS:.0f}"/>')
            continue
        line = stroke.line
        if stroke.plain:
            (a, b), (c, d) = frame.pixels(line) * _SCALE
            rings.append(f'<path d="M{a:.0f} {b:.0f}L{c:.0f} {d:.0f}"/>')
            continue
        tips = []
        for end in (True, False) if stroke.both_ways else (True,):
            line = line if end else line[::-1]
            tip = line[-1]
            line, back = shorten(line, size * 0.7)
            tips.append(head(tip, back, size))
            line = line if end else line[::-1]
        pixels = frame.pixels(line)
        even = thin(pixels, 4.0) if len(pixels) > 2 else pixels
        lines.append(path([_smooth(thin(even, max(8.0, len(even))))], _SCALE, False))
        for tip in tips:
            heads.append(polygon(frame.pixels(tip) * _SCALE))
    wide = pen.arrow * UNITS
    out = ""
    if lines:
        for colour, extra in ((theme.edge, wide * 0.9), (theme.accent, 0.0)):
            halo = (
                f' stroke="{colour}" stroke-width="{extra:.0f}" stroke-linejoin="round"'
                if extra
                else ""
            )
            out += (
                f'<path fill="none" stroke="{colour}" stroke-width="{wide + extra:.0f}" stroke-linecap="round" d="{"".join(lines)}"/>'
                f'<path fill="{colour}"{halo} d="{"".join(heads)}"/>'
            )
    if rings:
        for colour, extra in ((theme.edge, wide * 0.9), (theme.accent, 0.0)):
            out += f'<g fill="none" stroke="{colour}" stroke-width="{wide * 0.8 + extra:.0f}" stroke-dasharray="{wide * 2.2:.0f} {wide * 1.4:.0f}">{"".join(rings)}</g>'
    return f'<g class="sf-arrow">{out}</g>' if out else ""


def blank(surface: Surface) -> bool:
    return not (surface.depth > NOTHING / 2).any()
