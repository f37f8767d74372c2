"""A drawing that is also right on a dark page, by a style sheet inside it.

An image takes the colour scheme of the page that shows it, also when a reader
switches it. A browser that does not know this shows the light drawing, on paper
of its own. Nothing is drawn again: each colour is put for its twin in the dark theme.
"""

import re
from collections.abc import Iterator
from functools import cache

from generator.figures.parts import MATERIALS
from generator.figures.theme import BRAND, Theme, mix, on_dark
from generator.model.figure import Person

_PAINT = re.compile(r'\b(fill|stroke)="(#[0-9a-f]{6})"')
_FURNITURE = re.compile(r'class="sf-(prop|mat|wall|ball|cloth|shoe)" fill="(#[0-9a-f]{6})"')


def dark_rules(drawn: str, person: Person, theme: Theme) -> str:
    """CSS that gives a drawing the colours of its theme's twin for dark pages.

    Empty for a theme that is not made for light pages.
    """
    if theme.name != BRAND.name:
        return ""
    paints, furniture = set(_PAINT.findall(drawn)), set(_FURNITURE.findall(drawn))
    return "".join(_rules(paints, furniture, person, theme, on_dark(theme)))


def on_own_paper(drawn: str, rules: str, width: float, height: float) -> str:
    """The inside of a drawing, with its dark look and the paper both lie on."""
    paper = f'<rect class="sf-paper" width="{width:.0f}" height="{height:.0f}" '
    style = f"<style>@media(prefers-color-scheme:dark){{{rules}}}</style>"
    return f'{style}{paper}fill="{BRAND.paper}" stroke="none"/>{drawn}'


def _rules(
    paints: set[tuple[str, str]],
    furniture: set[tuple[str, str]],
    person: Person,
    theme: Theme,
    dark: Theme,
) -> Iterator[str]:
    yield f".sf-paper{{fill:{dark.paper}}}"
    yield f".sf-outline{{stroke:{dark.outline or dark.ink}}}"
    twins = dict(zip(_palette(theme, person), _palette(dark, person), strict=True))
    for name, colour in sorted(furniture):
        twins.setdefault(colour, _lit(colour, name, theme, dark))
    for attribute, colour in sorted(paints):
        twin = twins[colour]
        if (attribute, colour) == ("fill", theme.ink):  # only a panel's number is filled with ink
            twin = dark.paper
        if twin != colour:
            yield f'[{attribute}="{colour}"]{{{attribute}:{twin}}}'


@cache
def _palette(theme: Theme, person: Person) -> tuple[str, ...]:
    return tuple(_colours(theme, person))


def _colours(theme: Theme, person: Person) -> Iterator[str]:
    """Every colour a drawing may hold, in the same order for every theme; furniture left out."""
    for material in MATERIALS:
        for tone in ("", "far", "wet"):
            flat = theme.tone(theme.of(material, person), tone)
            yield flat
            yield theme.shaded(flat)
    yield from (theme.ink, theme.edge, theme.accent, theme.good, theme.muscle, theme.hatch)
    yield from (theme.shadow, theme.ghost)
    yield mix(theme.mat, theme.ink, 0.2)
    yield mix(theme.water, theme.paper, 0.45)
    yield mix(theme.water, theme.ink, 0.35)


def _lit(colour: str, name: str, theme: Theme, dark: Theme) -> str:
    """A furniture face's twin: as far from its prop's colour to paper or ink as it was."""
    base = getattr(theme, name)
    # It lies between its base and one of these; away from the other, its share is below 0.
    share, toward = max(
        (_share(colour, base, getattr(theme, end)), end) for end in ("paper", "ink")
    )
    return mix(getattr(dark, name), getattr(dark, toward), share)


def _share(colour: str, base: str, end: str) -> float:
    """How much of `end` was mixed into `base`, by the channel that tells best."""
    channels = [tuple(int(text[i : i + 2], 16) for text in (base, end, colour)) for i in (1, 3, 5)]
    low, high, now = max(channels, key=lambda channel: abs(channel[1] - channel[0]))
    return (now - low) / (high - low)
