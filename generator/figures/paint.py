"""The person's layers: flat fills, shade, muscles, ink lines, face and fingers."""

import numpy as np

from generator.figures import face
from generator.figures import muscles as anatomy
from generator.figures.compose import UNITS
from generator.figures.easel import SCALE, Easel, closed, opened, smooth
from generator.figures.ink import Lines
from generator.figures.parts import MATERIALS, PART
from generator.figures.raster import PIXELS, Surface
from generator.figures.shapes import Array, Mask
from generator.figures.trace import blur, path

_FAR_PARTS = {"arm": ("upper_arm", "forearm", "hand"), "leg": ("thigh", "shin", "foot")}
_ORDER = (
    "skin", "sock", "shorts", "shirt", "shoe", "sole", "hair",
    "belt", "cloth", "ice", "weight", "strap", "band",
)  # fmt: skip
_SHADED = 0.10
_DETAILS = {"eye": 1.35, "brow": 0.75, "mouth": 0.7, "nose": 0.6, "ear": 0.5, "finger": 0.42}
"""Widths in cm."""


def fills(easel: Easel, surface: Surface) -> str:
    tones = _tones(easel, surface)
    theme = easel.theme
    dark = _dark(surface) if theme.shade else np.zeros(surface.part.shape, bool)
    out = []
    for number, tone in ((2, "wet"), (1, "far"), (0, "")):
        for material in _ORDER:
            mask = (surface.material == MATERIALS.index(material)) & (tones == number)
            mask &= surface.part >= 0
            if not mask.any():
                continue
            flat = theme.tone(easel.colour(material), tone)
            name = f"sf-{material}" + (f" sf-{tone}" if tone else "")
            if data := closed(mask, 0.9, 8):
                # Its own colour round each fill closes the seams between neighbours.
                out.append(f'<path class="{name}" fill="{flat}" stroke="{flat}" d="{data}"/>')
            below = closed(mask & dark, 1.9, 110, 0.8) if material != "sole" else ""
            if below:
                shade = theme.shaded(flat)
                out.append(
                    f'<path class="{name} sf-shade" fill="{shade}" stroke="none" d="{below}"/>'
                )
    width = f"{0.35 * UNITS:.0f}"
    return f'<g stroke-width="{width}" stroke-linejoin="round">{"".join(out)}</g>'


def _tones(easel: Easel, surface: Surface) -> Array:
    """(h, w) 0 near, 1 far, 2 wet."""
    tones = np.zeros(surface.part.shape)
    for limb in easel.staged.far:
        kind, letter = limb.split("_")
        for name in _FAR_PARTS[kind]:
            tones[surface.part == PART[f"{name}_{letter}"]] = 1
    for prop in easel.staged.props.values():
        if prop.kind == "water":
            tones[(surface.world[..., 2] < prop.height) & (surface.part >= 0)] = 2
    return tones


def _dark(surface: Surface) -> Mask:
    """(h, w) where the light misses, beads smoothed away."""
    body = (surface.part >= 0).astype(np.float32)
    return np.asarray(blur(surface.light * body, 2.5) < _SHADED * blur(body, 2.5))


def lines(easel: Easel, found: Lines) -> str:
    pen = easel.pen
    out = []
    rim = ' class="sf-outline"'
    if easel.theme.outline:
        rim += f' stroke="{easel.theme.outline}"'
    for width, group, colour in (
        (pen.inner, found.inner, ""), (pen.hem, found.hems, ""), (pen.outline, found.outline, rim),
    ):  # fmt: skip
        if data := opened(group):
            out.append(f'<path{colour} stroke-width="{width * UNITS:.0f}" d="{data}"/>')
    return _inked(easel, out)


def _inked(easel: Easel, paths: list[str]) -> str:
    return (
        f'<g class="sf-ink" fill="none" stroke="{easel.theme.ink}" stroke-linecap="round" '
        f'stroke-linejoin="round">{"".join(paths)}</g>'
    )


def details(easel: Easel, surface: Surface) -> str:
    groups: dict[float, list[Array]] = {}
    for kind, line in face.lines(easel.solved.body, surface, easel.lens):
        groups.setdefault(_DETAILS[kind], []).append(smooth(line))
    out = [
        f'<path stroke-width="{width * UNITS:.0f}" d="{path(found, SCALE, False)}"/>'
        for width, found in sorted(groups.items())
    ]
    if laces := face.laces(easel.solved.body, surface, easel.lens):
        data = path([smooth(line) for line in laces], SCALE, False)
        out.append(
            f'<path class="sf-sole" stroke="{easel.theme.sole}" stroke-width="6" d="{data}"/>'
        )
    return _inked(easel, out)


def muscles(easel: Easel, surface: Surface) -> str:
    """Patches with a white edge and dark hatch, which greyscale keeps; dashed if seen through."""
    seen = np.zeros(surface.part.shape, bool)
    through = np.zeros_like(seen)
    letter = easel.staged.side[0]
    for muscle in easel.staged.muscles:
        bellies = anatomy.bellies(easel.solved.body, muscle, letter)
        here, whole = anatomy.masks(bellies, surface, muscle, letter, easel.lens)
        if muscle in easel.through:
            through |= whole | here
        else:
            seen |= here
    through &= ~seen
    theme, pen = easel.theme, easel.pen
    wide = pen.hem * UNITS * 1.5
    edge = f'stroke="{theme.edge}" stroke-width="{pen.inner * UNITS * 1.25:.0f}"'
    dash = pen.arrow * UNITS
    dashes = f'stroke-dasharray="{dash:.0f} {dash * 0.6:.0f}"'
    out = []
    if data := closed(seen, 1.6, 90, 0.7):
        out.append(f'<path class="sf-muscle" fill="{theme.muscle}" {edge} d="{data}"/>')
        out.append(_hatched(seen, theme.hatch, wide, pen.arrow))
    if data := closed(through, 1.6, 90, 0.7):
        out.append(f'<path class="sf-muscle" fill="{theme.muscle}" {edge} {dashes} d="{data}"/>')
        out.append(_hatched(through, theme.hatch, wide, pen.arrow))
    return "".join(out)


def _hatched(mask: Mask, colour: str, width: float, spacing: float) -> str:
    gap = max(6, round(spacing * PIXELS * 0.82))
    data = "".join(
        f"M{a * SCALE:.0f} {b * SCALE:.0f}L{c * SCALE:.0f} {d * SCALE:.0f}"
        for a, b, c, d in anatomy.hatch(mask, gap)
    )
    return (
        f'<path class="sf-hatch" fill="none" stroke="{colour}" stroke-width="{width:.0f}" '
        f'd="{data}"/>'
    )
