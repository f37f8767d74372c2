"""Any words that a person may have are printed as they are, or refused in one clear line."""

import pytest

from generator.content.load import Loaded
from generator.model.person import Person
from generator.problems import ContentError
from generator.project import Project
from generator.sheets.make import SheetRequest, make_sheet
from tests.sheets.conftest import Print, spaced

NAMES = {
    "shortest": "O",
    "longest": "Alexandra-Josephine Montgomery-Featherstonehaugh of Upper Slaughter, England",
    "one word": "W" * 80,
    "accents": "Zoë Ångström-Łukasiewicz Ñuñez Šćepanović",
    "markup": '<b>&"O\'Hara"</b> {value:x} [y](term:z) **not bold** ___',
}


@pytest.mark.parametrize("text", ["standard", "large"])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_as_it_is(print_sheet: Print, name: str, text: str) -> None:
    words = NAMES[name]
    page = print_sheet("week", week=5, name=words, text=text, paper="letter").pages[0]
    # A line may break within a name; a hyphen at its end stays.
    assert words.replace(" ", "") in spaced(page).replace(" ", "")


def test_goal_and_note_are_printed_as_they_are(print_sheet: Print) -> None:
    goal = '<i>Run</i> & "play" {x}'
    printed = print_sheet("week", week=5, goal=goal, note="First <b>line</b>\nSecond & last")
    assert goal in printed.pages[0]
    assert "First <b>line</b>" in printed.text
    assert "Second & last" in printed.text


def test_a_letter_without_a_font_is_one_problem(loaded: Loaded, project: Project) -> None:
    """A picture, which no font here has; test_scripts.py takes away fonts that there are."""
    request = SheetRequest("week", Person(name="Sam 🦵"), week=5)
    with pytest.raises(ContentError) as caught:
        make_sheet(loaded, project, request)
    (problem,) = caught.value.problems
    assert str(problem) == "sheet:1:1: no font here can print U+1F9B5 (leave it out)"
