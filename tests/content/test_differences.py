"""Every difference from the guide is found, with what was, what is, and where each stands."""

import shutil
from pathlib import Path

import pytest

from generator.checks import run_checks
from generator.content.differences import Difference, find_differences
from generator.content.load import Loaded, load
from generator.model.base import Model
from generator.model.guide import Guide
from generator.model.shape import models_in
from generator.problems import ContentError
from generator.project import Project
from generator.views.differences import DifferenceView, clinic_differences, differences_as_text


@pytest.fixture(scope="module")
def example(project: Project) -> Loaded:
    return load(project, clinic="example")


@pytest.fixture(scope="module")
def views(example: Loaded, guide: Guide) -> list[DifferenceView]:
    return list(clinic_differences(example, guide))


def _find(example: Loaded, *keys: str) -> Difference:
    (found,) = (one for one in find_differences(example.tree) if one.keys == keys)
    return found


def test_the_guide_has_no_difference_from_itself(loaded: Loaded) -> None:
    assert find_differences(loaded.tree) == ()


def test_a_changed_dose_has_both_values_and_both_places(example: Loaded, project: Project) -> None:
    found = _find(example, "exercises", "clamshell", "dose", "sets")
    assert (found.kind, found.before, found.after) == ("changed", 3, 2)
    assert found.before_at
    assert found.after_at
    for place, line in ((found.before_at, "  sets: 3"), (found.after_at, "  sets: 2")):
        rows = (project.root / place.path).read_text(encoding="utf-8").splitlines()
        assert rows[place.line - 1] == line


def test_a_dropped_exercise_says_why_and_takes_its_mentions_with_it(example: Loaded) -> None:
    slug = "lateral-band-walk"
    found = _find(example, "exercises", slug)
    assert (found.kind, found.after) == ("dropped", None)
    assert found.reason.startswith("We have no bands")
    followed = [one for one in find_differences(example.tree) if one.kind == "followed"]
    assert {one.cause for one in followed} == {("exercises", slug)}
    assert {
        ("phases", "strengthen", "exercises"),
        ("running", "gate", "exercises"),
        ("running", "activation", "doses"),
        ("figures", slug),
        ("claims", "dose-lateral-band-walk"),
    } <= {one.keys for one in followed}
    guide = example.guide
    assert slug not in guide.exercises
    assert slug not in guide.phases["strengthen"].exercises
    assert set(guide.running.gate.exercises) == set(guide.phases["strengthen"].exercises)
    assert "resistance-band" in guide.equipment, "the clamshell still needs it"


def test_the_example_keeps_every_rule(example: Loaded) -> None:
    found = run_checks(example, example.guide.information.produced)
    assert not [problem for problem in found if "example" in problem.place.path.parts], found


def test_what_is_dropped_and_named_by_the_clinic_itself_is_a_slip(
    project: Project, tmp_path: Path
) -> None:
    copy = _copy(project, tmp_path)
    phase = copy.content / "clinics/example/phases/3-strengthen.yaml"
    phase.write_text("exercises: [clamshell, lateral-band-walk]\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load(copy, clinic="example")
    (problem,) = caught.value.problems
    assert problem.place.path == phase.relative_to(copy.root)
    assert "is dropped" in problem.message


def test_a_clinics_own_exercise_is_listed_whole(project: Project, tmp_path: Path) -> None:
    copy = _copy(project, tmp_path)
    text = (copy.content / "exercises/pigeon.yaml").read_text(encoding="utf-8")
    own = text.replace("name: Pigeon", "name: Dove", 1).partition("aliases:")
    aliases, _, rest = own[2].partition("kind:")
    assert aliases
    folder = copy.content / "clinics/example"
    (folder / "exercises/dove.yaml").write_text(own[0] + "kind:" + rest, encoding="utf-8")
    listed = load(project).guide.phases["stretch"].exercises
    (folder / "phases/4-stretch.yaml").write_text(
        f"exercises: [{', '.join(listed)}, dove]\n", encoding="utf-8"
    )
    changed = load(copy, clinic="example")
    view = next(
        view
        for view in clinic_differences(changed, load(copy).guide)
        if view.places[-1].startswith("content/clinics/example/exercises/dove.yaml")
    )
    assert view.kind == "Added"
    assert not view.before
    steps = [line for line in view.after if line.startswith("Steps: ")]
    assert len(steps) == len(changed.guide.exercises["dove"].steps)


# --- in words -----------------------------------------------------------------------------------


def test_a_path_and_its_values_are_said_in_words(views: list[DifferenceView]) -> None:
    view = next(view for view in views if view.before == ("3",))
    assert view.where == "Exercises / Clamshell / How much / sets"
    assert view.after == ("2",)
    assert view.places == (
        "content/exercises/clamshell.yaml:42",
        "content/clinics/example/exercises/clamshell.yaml:4",
    )


def test_each_side_is_filled_with_its_own_numbers(views: list[DifferenceView]) -> None:
    view = next(view for view in views if view.where.endswith("/ Answer"))
    assert "6 strength exercises" in view.before[0]
    assert "5 strength exercises" in view.after[0]


def test_ids_are_said_as_names(views: list[DifferenceView]) -> None:
    view = next(view for view in views if view.where.endswith("The gate / Exercises"))
    assert set(view.before) - set(view.after) == {"Sideways band walk"}
    assert view.reason == "Because Sideways band walk is left out."


def test_the_clinics_own_numbers_are_signed_too(views: list[DifferenceView]) -> None:
    told = {view.where: view.after for view in views if view.where.startswith("The clinic / ")}
    assert told["The clinic / Emergency number"] == ("999 (112 from a mobile phone)",)
    assert told["The clinic / Numbers"] == ("Night line of the hospital: 01632 960 999",)


def test_every_field_of_the_models_has_a_name(guide: Guide) -> None:
    unnamed = {"id", "low", "high", "language", "direction", "labels", "clinic", "locale"}
    figure = next(iter(guide.figures.values()))
    aside = set(models_in(type(figure)))
    names = {
        name
        for model in models_in(Guide)
        if model not in aside and model is not Guide and issubclass(model, Model)
        for name in model.model_fields
    }
    assert len(names) > 150
    # What a clinic signs leaves the approval itself out.
    named = (
        set(guide.locale.labels["field"])
        | unnamed
        | {"approval", "approved_by", "approved_on", "hash"}
    )
    assert names <= named, names - named
    assert set(Guide.model_fields) == set(guide.locale.labels["part"])


def test_the_command_line_lists_them(example: Loaded, views: list[DifferenceView]) -> None:
    text = differences_as_text(example, tuple(views))
    assert text.endswith(f"{len(views)} differences from the guide.")
    assert (
        "Changed: Exercises / Clamshell / How much / sets\n    In the guide: 3\n    Here: 2" in text
    )


def _copy(project: Project, tmp_path: Path) -> Project:
    shutil.copytree(project.content, tmp_path / "content")
    return Project(tmp_path)
