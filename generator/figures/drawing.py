"""A figure to finished SVG: numbered panels, a pair, a column, and a moving version."""

from dataclasses import dataclass
from html import escape

import numpy as np

from generator.figures import panel
from generator.figures.easel import UNITS, Easel, Pen
from generator.figures.framing import Corner, free_corner, scenes, shared_lens
from generator.figures.pose import Staged, stage
from generator.figures.raster import Frame, view
from generator.figures.results import Drawing, Panel
from generator.figures.solve import solve
from generator.figures.theme import BRAND, Theme
from generator.model.figure import Figure

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
GAP = 5.0
"""Between two panels, cm."""


def draw(
    figure: Figure, *, variant: str | None = None, side: str | None = None,
    theme: Theme = BRAND, version: str = "0",
) -> Drawing:  # fmt: skip
    """Draw a figure or one of its variants for a sore side.

    A mistake is drawn beside the right way: its panels are `right` and `wrong`.
    """
    staged = stage(figure, variant)
    side = side or figure.side
    flip = side != figure.side
    camera = view(*staged.camera)
    shown = scenes(figure, staged, camera)
    lens = shared_lens(shown, camera)
    pen = Pen.for_width(lens.frame.width * len(shown))
    corner = free_corner(shown, lens, pen)
    inner = []
    for scene in shown:
        easel = Easel(scene.staged, scene.solved, lens, theme, pen)
        markup = _mirrored(panel.draw(easel, scene.strokes), lens.frame, flip)
        inner.append(markup + _mark(scene.mark, corner, easel, flip))
    sheet = _Sheet(_prefix(staged, side), staged, version)
    width, height = lens.frame.width * UNITS, lens.frame.height * UNITS
    right, down = width + GAP * UNITS, height + GAP * UNITS
    last = len(inner) - 1
    return Drawing(
        id=staged.id,
        side=side,
        panels=tuple(
            Panel(scene.name, sheet.svg(scene.name, markup, width, height))
            for scene, markup in zip(shown, inner, strict=True)
        ),
        pair=sheet.svg("pair", _row(inner, right, 0), right * last + width, height),
        column=sheet.svg("column", _row(inner, 0, down), width, down * last + height),
        size=(lens.frame.width, lens.frame.height),
    )


def animate(
    figure: Figure, *, variant: str | None = None, side: str | None = None,
    theme: Theme = BRAND, version: str = "0",
) -> str:  # fmt: skip
    """One flipbook SVG. Still for reduced motion; the class `paused` on or round it stops it."""
    staged = stage(figure, variant)
    side = side or figure.side
    camera = view(*staged.camera)
    shares = np.linspace(0, 1, FRAMES, endpoint=not staged.loop)
    if not staged.loop:  # slow at both ends, as a person moves
        shares = shares * shares * (3 - 2 * shares)
    moments = [solve(staged, float(share)) for share in shares]
    lens = shared_lens(scenes(figure, staged, camera), camera, moments)
    pen = Pen.for_width(lens.frame.width * 2)
    prefix = _prefix(staged, side)
    groups = []
    for number, moment in enumerate(moments):
        markup = panel.draw(Easel(staged, moment, lens, theme, pen), ())
        placed = _mirrored(markup, lens.frame, side != figure.side)
        groups.append(f'<g class="{prefix}-f {prefix}-f{number}">{placed}</g>')
    style = f"<style>{_flipbook(f'{prefix}-f', staged.loop)}</style>"
    sheet = _Sheet(prefix, staged, version)
    width, height = lens.frame.width * UNITS, lens.frame.height * UNITS
    return sheet.svg("move", style + "".join(groups), width, height)


FRAMES, SECONDS = 10, 4.0
_HOLD = 3
"""How many steps the first and last frame stay."""


def _flipbook(name: str, loop: bool) -> str:
    """CSS that shows one frame at a time, there and back with a pause at each end."""
    order = list(range(FRAMES))
    seconds = SECONDS / 2.5 if loop else SECONDS
    if not loop:
        there = order[1:-1]
        order = [0] * _HOLD + there + [FRAMES - 1] * _HOLD + there[::-1]
    step = 100 / len(order)
    rules = [
        f".{name}{{visibility:hidden;animation:{seconds:g}s step-end infinite}}",
        f".{name}0{{visibility:visible}}",
        f".paused .{name}{{animation-play-state:paused}}",
        f"@media(prefers-reduced-motion:reduce){{.{name}{{animation:none!important}}}}",
    ]
    for index in range(FRAMES):
        shown = [place == index for place in order]
        stops = "".join(
            f"{place * step:.2f}%{{visibility:{'visible' if visible else 'hidden'}}}"
            for place, visible in enumerate(shown)
            if place == 0 or visible != shown[place - 1]
        )
        rules.append(f"@keyframes {name}{index}{{{stops}}}")
        rules.append(f".{name}{index}{{animation-name:{name}{index}}}")
    return "".join(rules)


def _prefix(staged: Staged, side: str) -> str:
    """For ids and keyframes: several figures are inlined in one page."""
    return f"sf-{staged.id.replace('/', '--')}-{side[0]}"


def _row(inner: list[str], right: float, down: float) -> str:
    """Panels set off from each other by the same step."""
    return "".join(
        f'<g transform="translate({i * right:.0f} {i * down:.0f})">{markup}</g>' if i else markup
        for i, markup in enumerate(inner)
    )


def _mirrored(markup: str, frame: Frame, flip: bool) -> str:
    """Mirrored a panel at a time: mirroring the whole pair would swap start and end."""
    if not flip:
        return markup
    return f'<g transform="translate({frame.width * UNITS:.0f} 0)scale(-1 1)">{markup}</g>'


_DIGITS = {
    "1": "M-38-34L8-68L8 68",
    "2": "M-44-36C-44-86 46-86 46-32C46 8-44 40-46 66L48 66",
    "3": "M-42-56C-20-76 44-74 42-34C40-6 10-4-8-4C12-4 48-2 46 34C42 78-26 76-46 48",
    "tick": "M-48 4L-14 44L50-40",
    "cross": "M-42-42L42 42M42-42L-42 42",
}
"""Drawn, not set: no font has to be there."""


def _mark(name: str, corner: Corner, easel: Easel, flip: bool) -> str:
    """A number, or the tick and cross of right and wrong, in a disc."""
    if not name:
        return ""
    theme = easel.theme
    x, y = corner.place(easel.lens.frame, flip)
    number = theme.paper if theme.name == "dark" else theme.ink
    fill = {"tick": theme.good, "cross": theme.accent}.get(name, number)
    heavy = 30 if name in ("tick", "cross") else 21
    return (
        f'<g class="sf-mark" transform="translate({x * UNITS:.0f} {y * UNITS:.0f})'
        f'scale({corner.radius * UNITS / 118:.3f})">'
        f'<circle r="112" fill="{fill}" stroke="{theme.edge}" stroke-width="12"/>'
        f'<path fill="none" stroke="{theme.edge}" stroke-width="{heavy}" stroke-linecap="round" '
        f'stroke-linejoin="round" d="{_DIGITS[name]}"/></g>'
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every SVG of one drawing says of itself."""

    prefix: str
    staged: Staged
    version: str

    def svg(self, name: str, content: str, width: float, height: float) -> str:
        key = f"{self.prefix}-{name}"
        said = f"Sidestep figure {self.staged.id}, version {self.version}. Licence: {LICENCE}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="sf" role="img" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" aria-labelledby="{key}-t {key}-d">'
            f'<title id="{key}-t">{escape(self.staged.title)}</title>'
            f'<desc id="{key}-d">{escape(self.staged.alt)}</desc>'
            f"<metadata>{escape(said)}</metadata>{content}</svg>"
        )
