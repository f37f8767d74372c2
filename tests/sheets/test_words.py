"""Any words that a person may have are printed as they are, or refused in one clear line."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.content.load import Loaded
from generator.model.person import Person
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


def test_a_picture_without_a_font_is_left_out_and_the_sheet_is_printed(
    loaded: Loaded, project: Project
) -> None:
    """In colour it would break PDF/A; test_scripts.py takes away fonts that there are."""
    words = {"name": "Sam 🦵🏽 Example", "goal": "🏃‍♀️", "note": "First 🥇\n\nSecond"}
    sheet = make_sheet(loaded, project, SheetRequest("week", Person(**words), week=5))
    assert sheet.left_out == ("name", "goal", "note")
    bare = {"name": "Sam Example", "note": "First \n\nSecond"}
    same = make_sheet(loaded, project, SheetRequest("week", Person(**bare), week=5))
    assert sheet.pdf == same.pdf


def test_a_picture_in_a_name_is_one_warning(tmp_path: Path, project: Project) -> None:
    out = tmp_path / "sheet.pdf"
    words = ["--kind", "session", "--week", "2", "--day", "1", "--name", "Sam 🦵", "-o", str(out)]
    command = [sys.executable, "-m", "generator.cli", "sheet", *words]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    line, count = done.stderr.splitlines()
    assert line.startswith("--name:1:1: warning: the small pictures in")
    assert count == "1 warning"
    assert "Sam" not in done.stderr
    assert out.read_bytes().startswith(b"%PDF")
