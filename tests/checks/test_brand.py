"""A clinic's colours: what fails is an error that names a colour which passes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.theme import brand
from generator.model import colour
from generator.model.colour import PAIRS, contrast, failing, nearest_passing, rgb, seen, text_of
from generator.project import Project
from tests.checks.conftest import Edit, Workshop

CLINIC = "clinics/elm/clinic.yaml"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def _with(colours: str) -> Edit:
    return Edit(CLINIC, "", f"name: Elm\ncolours:\n{colours}")


@pytest.mark.parametrize(
    ("use", "written", "where"),
    [
        ("primary", "#ffe100", "links on a tinted ground"),
        ("primary", "#2b9ba0", "links on a tinted ground"),
        ("accent", "#f07030", "marks and their words on a tinted ground"),
        ("accent", "#000000", "in the dark look"),
    ],
)
def test_a_colour_that_cannot_be_read_is_an_error(
    workshop: Workshop, use: str, written: str, where: str
) -> None:
    (problem,) = workshop.new_problems([_with(f'  {use}: "{written}"\n')], clinic="elm")
    assert (problem.code, problem.severity) == ("brand-contrast", "error")
    assert (str(problem.place.path), problem.place.line) == (f"content/{CLINIC}", 3)
    assert where in problem.message
    named = re.search(r"#[0-9a-f]{6}", problem.hint)
    assert named
    assert not failing(use, named[0])


def test_each_failing_colour_is_named(workshop: Workshop) -> None:
    edit = _with('  primary: "#ffffff"\n  accent: "#ffffff"\n')
    found = workshop.new_problems([edit], clinic="elm")
    assert [problem.place.line for problem in found] == [3, 4]


@pytest.mark.parametrize("colours", ['  primary: "#0a1a4f"\n', '  accent: "#a9501b"\n', ""])
def test_colours_that_can_be_read_pass(workshop: Workshop, colours: str) -> None:
    edit = _with(colours) if colours else Edit(CLINIC, "", "name: Elm\n")
    assert not workshop.new_problems([edit], clinic="elm")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.478)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(rgb(one), rgb(other)) == pytest.approx(ratio, abs=0.001)
    assert contrast(rgb(other), rgb(one)) == contrast(rgb(one), rgb(other))


@given(COLOURS, st.sampled_from(("primary", "accent")))
def test_any_colour_has_one_near_it_that_passes(written: str, use: str) -> None:
    if failing(use, written):
        assert not failing(use, nearest_passing(use, written))


# --- the pairs are those in use ---------------------------------------------------------------


def _css(project: Project) -> str:
    files = sorted((project.overrides / "assets/css").glob("*.css"))
    assert files, "no style sheet: looking in the wrong folder"
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def _rules(project: Project) -> dict[str, dict[str, str]]:
    """Custom properties of the light and of the dark look, as the site writes them."""
    css = _css(project)
    looks = {}
    for look in ("default", "slate"):
        block = re.search(rf'^\[data-md-color-scheme="{look}"\] \{{\n(.*?)\n\}}', css, re.M | re.S)
        assert block, look
        looks[look] = dict(re.findall(r"(--[\w-]+): ([^;]+);", block[1]))
    return looks


def _long(written: str) -> str:
    return "#" + "".join(digit * 2 for digit in written[1:]) if len(written) == 4 else written


def test_the_grounds_are_those_of_the_site(project: Project) -> None:
    rules = _rules(project)
    light, dark = (
        {_long(look[f"--ss-{name}"]) for name in ("paper", "tint", "sand")}
        for look in (rules["default"], rules["slate"])
    )
    dark.add(rules["slate"]["--ss-on-primary"])
    for use in ("primary", "accent"):
        against = {pair.against for pair in PAIRS if pair.use == use}
        assert light <= against
        assert (dark if use == "primary" else dark - {colour.ON_DARK}) <= against


@pytest.mark.parametrize("use", ["primary", "accent"])
def test_the_dark_look_lightens_as_the_site_does(project: Project, use: str) -> None:
    written = _rules(project)["slate"][f"--ss-{use}"]
    share, other = {"primary": colour.DARK_PRIMARY, "accent": colour.DARK_ACCENT}[use]
    assert written.endswith(f"{share:.0%}, {other})")
    assert {pair.mix for pair in PAIRS if pair.use == use and "dark" in pair.where} == {
        (share, other)
    }


def test_muscles_are_as_the_drawings_paint_them() -> None:
    (pair,) = (pair for pair in PAIRS if "muscles" in pair.where)
    assert text_of(seen(pair, "#a9501b")) == brand("#17595f", "#a9501b").muscle
    assert brand("#17595f").paper == pair.against


def test_the_guides_own_colours_pass(project: Project) -> None:
    css = _css(project)
    own = re.findall(r"var\(--brand-(\w+), (#[0-9a-f]{6})\)", css)
    assert {use for use, _ in own} == {"primary", "accent"}
    assert not [pair for use, written in own for pair in failing(use, written)]
