"""The rule that asks the figures' own check, and what it remembers."""

import re
import shutil
from pathlib import Path

import pytest

from generator.checks import run_checks
from generator.content.load import load
from generator.project import Project
from tests.checks.conftest import Edit, Workshop


@pytest.fixture
def bike(project: Project, tmp_path: Path) -> tuple[Project, Path]:
    """A project with its drawing of the bike alone, which may be broken."""
    shutil.copytree(project.content, tmp_path / "content")
    for path in (tmp_path / "content/figures").glob("*.yaml"):
        if path.stem != "bike":
            path.unlink()
    return Project(tmp_path), tmp_path / "content/figures/bike.yaml"


def _problems(project: Project) -> list[tuple[str, str, int]]:
    loaded = load(project)
    found = run_checks(loaded, loaded.guide.information.produced, figures=project.cache)
    return [
        (str(problem.place.path), problem.message, problem.place.line)
        for problem in found
        if problem.code == "figure-impossible"
    ]


def test_a_sound_figure_has_no_problem(bike: tuple[Project, Path]) -> None:
    assert _problems(bike[0]) == []


def test_a_pose_no_one_can_take_is_told_at_its_line(bike: tuple[Project, Path]) -> None:
    project, path = bike
    text, made = re.subn(r"saddle: \d+", "saddle: 60", path.read_text(encoding="utf-8"))
    assert made == 1, "the bike has no saddle: mend this test"
    text = re.sub(r"root: \{base: standing, tilt: 30, at: \[-22, 0, \d+\]\}",
                  "root: {base: standing, tilt: 30, at: [-22, 0, 60]}", text)  # fmt: skip
    path.write_text(text, encoding="utf-8")
    found = _problems(project)
    assert found, "a saddle 60 cm high leaves no room for the legs"
    rows = text.splitlines()
    for file, message, line in found:
        assert file == "content/figures/bike.yaml"
        assert rows[line - 1].strip(), message


def test_what_was_judged_is_remembered_and_a_change_is_judged_anew(
    bike: tuple[Project, Path],
) -> None:
    project, path = bike
    assert _problems(project) == []
    kept = sorted((project.cache / "figures").iterdir())
    assert _problems(project) == []
    assert sorted((project.cache / "figures").iterdir()) == kept
    path.write_text(path.read_text(encoding="utf-8").replace("el: 9", "el: 8"), encoding="utf-8")
    assert _problems(project) == []
    assert len(list((project.cache / "figures").iterdir())) == len(kept) + 1


# --- an exercise without a figure ------------------------------------------------------------

GONE = Edit("figures/pigeon.yaml", gone=True)
ELM = Edit("clinics/elm/clinic.yaml", "", "name: Elm\n")


def _told(workshop: Workshop, *edits: Edit, clinic: str | None = None) -> list[str]:
    found = workshop.new_problems(edits, clinic=clinic)
    return [str(problem).split("\n")[0] for problem in found if problem.code == "figure-missing"]


def test_an_exercise_that_lost_its_figure_is_told_which_file_to_write(workshop: Workshop) -> None:
    said = (
        'content/exercises/pigeon.yaml:1:1: no figure shows the exercise "pigeon" '
        "(write content/figures/pigeon.yaml, or drawn: false until it is drawn)"
    )
    assert _told(workshop, GONE) == [said]
    changed = Edit("clinics/elm/exercises/pigeon.yaml", "", "essential: true\n")
    assert _told(workshop, GONE, ELM, changed, clinic="elm") == [said]


def test_one_that_says_so_needs_no_figure(workshop: Workshop) -> None:
    assert not workshop.new_problems([GONE, Edit("exercises/pigeon.yaml", "", "drawn: false\n")])


def test_one_that_says_so_and_has_a_figure_is_told_too(workshop: Workshop) -> None:
    edit = Edit("exercises/pigeon.yaml", "", "drawn: false\n")
    line = workshop.line_of([edit], "exercises/pigeon.yaml", r"^drawn:")
    assert _told(workshop, edit) == [
        f"content/exercises/pigeon.yaml:{line}:1: this says that it is not drawn, but "
        "content/figures/pigeon.yaml draws it (take the line away)"
    ]


def test_what_a_clinic_adds_needs_no_figure(workshop: Workshop) -> None:
    own = Edit("clinics/elm/exercises/step-down.yaml", "", "=exercises/clamshell.yaml")
    assert workshop.new_problems([ELM, own], clinic="elm"), "it is loaded, and judged"
    assert not _told(workshop, ELM, own, clinic="elm")
