"""An overlay that makes a value another kind of thing, or gives what the guide assumed."""

import shutil
from pathlib import Path

import pytest

from generator.content.differences import find_differences
from generator.content.load import Loaded, load
from generator.model.dose import HoldDose, RepsDose
from generator.problems import ContentError
from generator.project import Project

HOLD = """\
dose:
  kind: hold
  holds: 2
  hold_s: 30
  sides: each
"""


def with_overlay(project: Project, folder: Path, name: str, text: str) -> Loaded:
    shutil.copytree(project.content, folder / "content", ignore=shutil.ignore_patterns("clinics"))
    own = folder / "content/clinics/north"
    (own / name).parent.mkdir(parents=True)
    (own / "clinic.yaml").write_text("name: North\n", encoding="utf-8")
    (own / name).write_text(text, encoding="utf-8")
    return load(Project(folder), clinic="north")


def test_a_dose_of_another_kind_keeps_nothing_of_the_old(project: Project, tmp_path: Path) -> None:
    loaded = with_overlay(project, tmp_path, "exercises/clamshell.yaml", HOLD)
    dose = loaded.guide.exercises["clamshell"].dose
    assert isinstance(dose, HoldDose)
    assert dose.hold_s
    assert not dose.assumed
    (found,) = (one for one in find_differences(loaded.tree) if one.keys[0] == "exercises")
    assert found.keys == ("exercises", "clamshell", "dose")
    assert (found.before["kind"], found.after["kind"]) == ("reps", "hold")


def test_a_dose_of_another_kind_must_be_whole(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        with_overlay(
            project, tmp_path, "exercises/clamshell.yaml", "dose: {kind: hold, hold_s: 30}\n"
        )
    (problem, *_) = caught.value.problems
    assert problem.code == "missing"
    assert problem.place.path.parts[:3] == ("content", "clinics", "north")


def test_a_kind_that_chooses_no_keys_merges_as_ever(project: Project, tmp_path: Path) -> None:
    loaded = with_overlay(project, tmp_path, "exercises/clamshell.yaml", "kind: strength\n")
    assert loaded.guide.exercises["clamshell"].steps
    text = "dose:\n  kind: reps\n  sets: 1\n"
    (tmp_path / "again").mkdir()
    again = with_overlay(project, tmp_path / "again", "exercises/clamshell.yaml", text)
    dose = again.guide.exercises["clamshell"].dose
    assert isinstance(dose, RepsDose)
    assert dose.hold_s is not None
    assert set(dose.assumed) == {"rest_s"}


def test_what_a_clinic_says_itself_is_not_assumed(project: Project, tmp_path: Path) -> None:
    loaded = with_overlay(project, tmp_path, "exercises/clamshell.yaml", "dose:\n  rest_s: 60\n")
    assert not loaded.guide.exercises["clamshell"].dose.assumed
    found = {one.keys[-1]: one for one in find_differences(loaded.tree) if len(one.keys) == 4}
    assert set(found) == {"rest_s", "assumed"}
    assert "rest_s" in found["assumed"].before
    assert found["assumed"].after == {}


def test_a_clinic_may_say_what_it_assumes(project: Project, tmp_path: Path) -> None:
    text = "dose:\n  rest_s: 60\n  assumed:\n    rest_s: Our own habit.\n"
    loaded = with_overlay(project, tmp_path, "exercises/clamshell.yaml", text)
    assert loaded.guide.exercises["clamshell"].dose.assumed == {"rest_s": "Our own habit."}
