"""One drawing for light and dark pages: the colours in it are those a dark drawing has."""

import re
from xml.etree import ElementTree

import pytest

from generator.figures import THEMES, animate, brand, draw
from generator.figures.theme import lightness, on_dark
from generator.model.figure import Figure

PAINT = re.compile(r'\b(fill|stroke)="(#[0-9a-f]{6})"')
RULE = re.compile(r'\[(fill|stroke)="(#[0-9a-f]{6})"\]\{\1:(#[0-9a-f]{6})\}')
LIGHT, DARK = THEMES["brand"], THEMES["dark"]


def _as_in_the_dark(svg: str) -> list[tuple[str, str]]:
    """(attribute, colour) of everything drawn, after the style sheet inside it."""
    style, drawn = re.split("</style><rect[^>]*>", svg)
    rules = {(attribute, old): new for attribute, old, new in RULE.findall(style)}
    (rim,) = re.findall(r"\.sf-outline\{stroke:(#\w+)\}", style)
    drawn = drawn.replace(' class="sf-outline"', f' class="sf-outline" stroke="{rim}"')
    return [(what, rules.get((what, colour), colour)) for what, colour in PAINT.findall(drawn)]


@pytest.mark.parametrize(
    ("slug", "variant"),
    [
        ("clamshell", "band-above-knees"), ("side-lying-hip-abduction", "ankle-weight"),
        ("bike", None), ("pool-running", None), ("ice", None), ("roll-tfl", None),
        ("roll-tfl", "ball-on-wall"), ("figure-four", "on-a-chair"),
        ("single-leg-box-squat", None), ("lateral-band-walk", "feet-together"),
    ],
)  # fmt: skip
def test_its_dark_colours_are_those_of_a_dark_drawing(
    figures: dict[str, Figure], slug: str, variant: str | None
) -> None:
    figure = figures[slug]
    light = draw(figure, variant=variant, theme=LIGHT, dark=True).panels
    dark = draw(figure, variant=variant, theme=DARK).panels
    for one, other in zip(light, dark, strict=True):
        ElementTree.fromstring(one.svg)
        wanted = PAINT.findall(other.svg)
        found = _as_in_the_dark(one.svg)
        assert [what for what, _ in found] == [what for what, _ in wanted]
        for (_, now), (_, then) in zip(found, wanted, strict=True):
            gap = max(abs(int(now[i : i + 2], 16) - int(then[i : i + 2], 16)) for i in (1, 3, 5))
            assert gap <= 2, f"{now} should be {then}"  # a share of a mix is told from its result


def test_the_moving_version_has_its_dark_colours_too(figures: dict[str, Figure]) -> None:
    figure = figures["glute-bridge"]
    svg = animate(figure, dark=True)
    ElementTree.fromstring(svg)
    assert svg.count("prefers-color-scheme:dark") == 1
    assert f'[fill="{LIGHT.shirt}"]{{fill:{DARK.shirt}}}' in svg


@pytest.mark.parametrize(("primary", "accent"), [("#101040", "#400808"), ("#0a3d20", None)])
def test_a_clinics_dark_colours_are_seen_on_a_dark_page(
    figures: dict[str, Figure], primary: str, accent: str | None
) -> None:
    theme = brand(primary, accent)
    dark = on_dark(theme)
    for colour in (dark.shirt, dark.accent, dark.muscle):
        assert lightness(colour) > lightness(dark.paper) + 0.2
    figure = figures["clamshell"]
    svg = draw(figure, theme=theme, dark=True).panels[1].svg
    assert f'[fill="{primary}"]{{fill:{dark.shirt}}}' in svg


def test_a_clinic_without_colours_has_the_guides_own_dark() -> None:
    assert on_dark(LIGHT) == DARK
