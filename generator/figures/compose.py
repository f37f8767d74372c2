"""Drawn panels to finished SVG, for either side. Without numpy, so a kept drawing is quick.

The other side is each panel mirrored. Nothing is drawn again for it.
"""

from dataclasses import dataclass
from html import escape

from generator.figures.dark import on_own_paper
from generator.figures.results import Drawing, Ink, Panel

UNITS = 10.0
"""SVG units a cm."""
LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
GAP = 5.0
"""Between two panels, cm."""


def drawing(ink: Ink, side: str, version: str, *, dark: bool = False) -> Drawing:
    """With `dark`, each SVG also holds its look on a dark page."""
    sheet = _Sheet(ink, side, version, dark)
    inner = [
        sheet.turned(panel.svg) + sheet.disc(mark)
        for panel, mark in zip(ink.panels, ink.marks, strict=True)
    ]
    width, height = ink.size[0] * UNITS, ink.size[1] * UNITS
    right, down = width + GAP * UNITS, height + GAP * UNITS
    last = len(inner) - 1
    return Drawing(
        id=ink.id,
        side=side,
        panels=tuple(
            Panel(panel.name, sheet.svg(panel.name, markup, width, height))
            for panel, markup in zip(ink.panels, inner, strict=True)
        ),
        pair=sheet.svg("pair", _row(inner, right, 0), right * last + width, height),
        column=sheet.svg("column", _row(inner, 0, down), width, down * last + height),
        size=ink.size,
    )


def _row(inner: list[str], right: float, down: float) -> str:
    """Panels set off from each other by the same step."""
    return "".join(
        f'<g transform="translate({i * right:.0f} {i * down:.0f})">{markup}</g>' if i else markup
        for i, markup in enumerate(inner)
    )


_DIGITS = {
    "1": "M-38-34L8-68L8 68",
    "2": "M-44-36C-44-86 46-86 46-32C46 8-44 40-46 66L48 66",
    "3": "M-42-56C-20-76 44-74 42-34C40-6 10-4-8-4C12-4 48-2 46 34C42 78-26 76-46 48",
    "tick": "M-48 4L-14 44L50-40",
    "cross": "M-42-42L42 42M42-42L-42 42",
}
"""Drawn, not set: no font has to be there."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One figure's panels for one side."""

    ink: Ink
    side: str
    version: str
    dark: bool

    @property
    def flip(self) -> bool:
        return self.side != self.ink.side

    @property
    def prefix(self) -> str:
        """For ids and keyframes: several figures are inlined in one page."""
        return f"sf-{self.ink.id.replace('/', '--')}-{self.side[0]}"

    def turned(self, markup: str) -> str:
        """Mirrored a panel at a time: mirroring the whole pair would swap start and end."""
        if not self.flip:
            return markup
        return f'<g transform="translate({self.ink.size[0] * UNITS:.0f} 0)scale(-1 1)">{markup}</g>'

    def disc(self, mark: str) -> str:
        """A number, or the tick and cross of right and wrong, in a disc."""
        if not mark:
            return ""
        x, y, radius = self.ink.disc
        x = self.ink.size[0] - x if self.flip else x
        line = self.ink.disc_line
        heavy = 30 if mark in ("tick", "cross") else 21
        return (
            f'<g class="sf-mark" transform="translate({x * UNITS:.0f} {y * UNITS:.0f})'
            f'scale({radius * UNITS / 118:.3f})">'
            f'<circle r="112" fill="{self.ink.disc_fill[mark]}" stroke="{line}" '
            f'stroke-width="12"/>'
            f'<path fill="none" stroke="{line}" stroke-width="{heavy}" stroke-linecap="round" '
            f'stroke-linejoin="round" d="{_DIGITS[mark]}"/></g>'
        )

    def svg(self, name: str, content: str, width: float, height: float) -> str:
        """A whole document that says what it is."""
        key = f"{self.prefix}-{name}"
        if self.dark:
            content = on_own_paper(content, self.ink.dark, width, height)
        said = f"Sidestep figure {self.ink.id}, version {self.version}. Licence: {LICENCE}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="sf" role="img" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" aria-labelledby="{key}-t {key}-d">'
            f'<title id="{key}-t">{escape(self.ink.title)}</title>'
            f'<desc id="{key}-d">{escape(self.ink.alt)}</desc>'
            f"<metadata>{escape(said)}</metadata>{content}</svg>"
        )


SECONDS = 4.0
_HOLD = 3
"""How many steps the first and last frame stay."""


def flipbook(ink: Ink, side: str, version: str, *, dark: bool = False) -> str:
    """One SVG that moves. Still for reduced motion; the class `paused` on or round it stops it."""
    sheet = _Sheet(ink, side, version, dark)
    name = f"{sheet.prefix}-f"
    frames = "".join(
        f'<g class="{name} {name}{number}">{sheet.turned(panel.svg)}</g>'
        for number, panel in enumerate(ink.panels)
    )
    style = f"<style>{_rules(name, len(ink.panels), ink.loop)}</style>"
    return sheet.svg("move", style + frames, ink.size[0] * UNITS, ink.size[1] * UNITS)


def _rules(name: str, frames: int, loop: bool) -> str:
    """CSS that shows one frame at a time, there and back with a pause at each end."""
    order = list(range(frames))
    seconds = SECONDS / 2.5 if loop else SECONDS
    if not loop:
        there = order[1:-1]
        order = [0] * _HOLD + there + [frames - 1] * _HOLD + there[::-1]
    step = 100 / len(order)
    rules = [
        f".{name}{{visibility:hidden;animation:{seconds:g}s step-end infinite}}",
        f".{name}0{{visibility:visible}}",
        f".paused .{name}{{animation-play-state:paused}}",
        f"@media(prefers-reduced-motion:reduce){{.{name}{{animation:none!important}}}}",
    ]
    for index in range(frames):
        shown = [place == index for place in order]
        stops = "".join(
            f"{place * step:.2f}%{{visibility:{'visible' if visible else 'hidden'}}}"
            for place, visible in enumerate(shown)
            if place == 0 or visible != shown[place - 1]
        )
        rules.append(f"@keyframes {name}{index}{{{stops}}}")
        rules.append(f".{name}{index}{{animation-name:{name}{index}}}")
    return "".join(rules)
