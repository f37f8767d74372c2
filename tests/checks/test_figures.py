"""The rule that asks the figures' own check, and what it remembers."""

import re
import shutil
from pathlib import Path

import pytest

from generator.checks import run_checks
from generator.content.load import load
from generator.project import Project


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
