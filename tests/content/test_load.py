"""Layers laid over each other, and where each value of the guide came from."""

import os
import sys
from pathlib import Path, PurePosixPath

import pytest

from generator.content.kinds import KINDS, FileKind, kind_of
from generator.content.load import Loaded, load
from generator.model.guide import Guide
from generator.problems import ContentError
from generator.project import Project


def _write(project: Project, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = project.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _problems(project: Project, **options: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(project, **options)
    return [str(problem).splitlines()[0] for problem in caught.value.problems]


def test_the_small_guide_loads(base: Project) -> None:
    guide = load(base).guide
    assert guide.information.title == "A small guide"
    assert [phase.id for phase in guide.phases_in_order()] == ["settle", "strengthen"]
    assert guide.phases["strengthen"].number == 2
    assert guide.exercises["clamshell"].id == "clamshell"
    assert guide.exercises["clamshell"].progressions["with-band"].id == "with-band"
    assert guide.running.weeks["2"].id == "2"
    assert guide.red_flags.flags["hot-knee"].id == "hot-knee"
    assert guide.form.cues["shorter-steps"].id == "shorter-steps"
    assert guide.clinic is None


def test_the_guide_cannot_be_changed(base: Project) -> None:
    guide = load(base).guide
    with pytest.raises(ValueError, match="frozen"):
        guide.information.title = "Another"  # type: ignore[misc]


def test_every_value_of_the_real_guide_has_its_place(loaded: Loaded, project: Project) -> None:
    """The line that a place names holds the value, or the first of its lines."""
    count = 0
    for keys, value in _leaves(loaded.tree.data, ()):
        if keys[-1] == "number":
            continue  # from the file's name
        place = loaded.place(keys)
        row = (project.root / place.path).read_text(encoding="utf-8").splitlines()[place.line - 1]
        shown = row[place.column - 1 : place.column - 1 + place.length]
        if isinstance(value, str) and shown not in (">-", ">", "|", "|-"):
            assert shown.strip("'\"").replace("\\", "")[:10] == value[:10], (keys, shown)
        elif not isinstance(value, str):
            assert shown in (str(value), str(value).lower(), f"{value}.0"[:-2]) or float(
                shown
            ) == float(value), (keys, shown)
        count += 1
    assert count > 3000


def _leaves(
    data: object, keys: tuple[str | int, ...]
) -> list[tuple[tuple[str | int, ...], object]]:
    if isinstance(data, dict):
        return [leaf for key, value in data.items() for leaf in _leaves(value, (*keys, key))]
    if isinstance(data, list):
        return [leaf for i, value in enumerate(data) for leaf in _leaves(value, (*keys, i))]
    return [(keys, data)]


def test_mappings_merge_and_all_else_replaces(base: Project) -> None:
    _write(
        base,
        {
            "clinics/oak/exercises/clamshell.yaml": (
                "cue: Stay still.\ndose:\n  sets: 2\nstop_if: [It burns.]\n"
                "progressions:\n  with-band:\n    name: With our band\n"
            )
        },
    )
    plain = load(base).guide.exercises["clamshell"]
    ours = load(base, clinic="oak").guide.exercises["clamshell"]
    assert (ours.cue, ours.dose.sets.low, ours.stop_if) == ("Stay still.", 2, ("It burns.",))
    assert ours.progressions["with-band"].name == "With our band"
    assert ours.progressions["with-band"].what == plain.progressions["with-band"].what
    assert ours.dose.assumed == plain.dose.assumed
    assert ours.feel == plain.feel


def test_each_value_keeps_the_place_it_came_from(base: Project) -> None:
    _write(base, {"clinics/oak/exercises/clamshell.yaml": "# ours\ndose:\n  sets: 2\n"})
    loaded = load(base, clinic="oak")
    ours = loaded.place(("exercises", "clamshell", "dose", "sets"))
    assert (str(ours.path), ours.line, ours.column) == (
        "content/clinics/oak/exercises/clamshell.yaml",
        3,
        9,
    )
    theirs = loaded.place(("exercises", "clamshell", "dose", "reps"))
    assert (str(theirs.path), theirs.line) == ("content/exercises/clamshell.yaml", 24)
    before, file = loaded.tree.changed[("exercises", "clamshell", "dose", "sets")]
    assert (before, str(file.path)) == (3, "content/exercises/clamshell.yaml")


def test_an_entry_is_dropped_with_a_reason(base: Project) -> None:
    _write(base, {"clinics/oak/faq.yaml": "drop:\n  may-i-run: We say this at the desk.\n"})
    loaded = load(base, clinic="oak")
    assert loaded.guide.faq == {}
    assert loaded.tree.dropped == {("faq", "may-i-run"): "We say this at the desk."}
    assert "may-i-run" in load(base).guide.faq


def test_a_level_is_dropped(base: Project) -> None:
    text = "progressions:\n  drop:\n    with-band: We have no bands.\n"
    _write(base, {"clinics/oak/exercises/clamshell.yaml": text})
    assert load(base, clinic="oak").guide.exercises["clamshell"].progressions == {}


def test_a_clinic_adds_an_entry_and_a_file(base: Project) -> None:
    bridge = (base.content / "exercises" / "clamshell.yaml").read_text(encoding="utf-8")
    _write(
        base,
        {
            "clinics/oak/exercises/bridge.yaml": bridge,
            "clinics/oak/phases/strengthen.yaml": "exercises: [clamshell, bridge]\n",
            "clinics/oak/reference/equipment.yaml": (
                "pole:\n  name: Pole\n  what: A pole.\n  instead: A stick.\n"
            ),
        },
    )
    loaded = load(base, clinic="oak")
    assert loaded.guide.phases["strengthen"].exercises == ("clamshell", "bridge")
    assert set(loaded.guide.equipment) == {"mat", "band", "roller", "pole"}
    assert loaded.place(("equipment", "pole", "name")).path.parts[1] == "clinics"
    assert loaded.place(("equipment", "mat", "name")).path.parts[1] == "reference"


def test_an_overlay_may_name_a_phase_with_its_number_or_without(base: Project) -> None:
    for name in ("strengthen", "2-strengthen"):
        path = f"clinics/oak/phases/{name}.yaml"
        _write(base, {path: "goal: Ours.\n"})
        phase = load(base, clinic="oak").guide.phases["strengthen"]
        assert (phase.goal, phase.number) == ("Ours.", 2)
        (base.content / path).unlink()


def test_a_translation_lies_under_the_clinic(base: Project) -> None:
    _write(
        base,
        {
            "translations/de/exercises/clamshell.yaml": "name: Muschel\ncue: Bleib ruhig.\n",
            "clinics/oak/exercises/clamshell.yaml": "cue: Ganz ruhig.\n",
            "clinics/oak/locale/de.yaml": "labels:\n  dose:\n    each_side: jede Seite\n",
        },
    )
    german = load(base, language="de").guide
    assert (german.locale.language, german.exercises["clamshell"].cue) == ("de", "Bleib ruhig.")
    assert german.locale.labels["dose"]["each_side"] == "je Seite"
    assert german.locale.labels["dose"]["sets"] == {"one": "{n} set", "other": "{n} sets"}
    both = load(base, language="de", clinic="oak").guide
    assert (both.exercises["clamshell"].name, both.exercises["clamshell"].cue) == (
        "Muschel",
        "Ganz ruhig.",
    )
    assert both.locale.labels["dose"]["each_side"] == "jede Seite"
    assert load(base).guide.exercises["clamshell"].name == "Clamshell"


def test_english_is_the_language_of_the_base(base: Project) -> None:
    assert load(base, language="en").guide == load(base).guide


def test_layers_do_not_change_each_other(base: Project) -> None:
    """Two loads of one process, in either order, say the same."""
    _write(base, {"clinics/oak/exercises/clamshell.yaml": "cue: Stay still.\n"})
    first = load(base).guide
    load(base, clinic="oak")
    assert load(base).guide == first


@pytest.mark.parametrize("name", ["", ".", "..", "../clinics/oak", "/etc", "oak/", "OAK"])
def test_a_clinic_is_one_of_the_folders(name: str, base: Project) -> None:
    (problem,) = _problems(base, clinic=name)
    assert problem.startswith(f'content/clinics:1:1: there is no clinic "{name}"')


@pytest.mark.parametrize("name", ["../de", "DE", "*", "fr"])
def test_a_language_is_one_of_the_files(name: str, base: Project) -> None:
    (problem,) = _problems(base, language=name)
    assert problem.startswith(f'content/locale:1:1: there is no language "{name}"')


def test_other_folders_are_not_read(base: Project) -> None:
    _write(base, {"pages/x.yaml": "a: [", "schema/y.yaml": "a: [", "clinics/elm/faq.yaml": "a: ["})
    load(base)


def test_other_kinds_of_file_are_passed_over(base: Project) -> None:
    _write(base, {"exercises/notes.md": "# Notes\n", "exercises/.clamshell.yaml.swp": "x"})
    (base.content / "exercises" / "folder.yaml").mkdir()
    assert len(load(base).guide.exercises) == 4


def test_hidden_files_are_passed_over_in_every_layer(base: Project) -> None:
    """Emacs' lock of an open file is a link to nowhere; others leave whole copies."""
    _write(base, {"clinics/oak/clinic.yaml": "name: Oak\n", "clinics/oak/faq.yaml": "{}\n"})
    for folder in ("", "exercises", "locale", "pages", "clinics/oak", "translations/de/pages"):
        (base.content / folder).mkdir(parents=True, exist_ok=True)
        for name in ("faq.yaml", "clamshell.yaml", "about.md"):
            (base.content / folder / f".#{name}").symlink_to("sam@desk.4711:1795512345")
        _write(base, {f"{folder}/.copies/faq.yaml": "a: [", f"{folder}/.faq.yaml": "a: ["})
    load(base)
    load(base, clinic="oak", language="de")


def test_a_file_that_cannot_be_opened_is_a_problem(base: Project) -> None:
    (base.content / "exercises" / "gone.yaml").symlink_to(base.root / "nowhere")
    (problem,) = _problems(base)
    assert problem.startswith("content/exercises/gone.yaml:1:1: this file cannot be read: ")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes no such names")
def test_a_file_name_that_is_no_text_can_be_told(base: Project) -> None:
    path = os.fsencode(base.content / "exercises") + b"/\xff\xfe.yaml"
    Path(os.fsdecode(path)).write_text("name: x\n", encoding="utf-8")
    for problem in _problems(base):
        assert problem.encode()


def test_all_problems_come_in_the_order_of_files_and_lines(base: Project) -> None:
    _write(base, {"faq.yaml": "x: [\n", "understand.yaml": "a: 1\nb: 2\n"})
    found = _problems(base)
    assert len(found) == 3
    assert found == sorted(found)


def test_every_field_of_the_guide_has_a_kind_of_file() -> None:
    assert {kind.field for kind in KINDS} == set(Guide.model_fields)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.pattern)
def test_a_kind_knows_its_files(kind: FileKind) -> None:
    path = PurePosixPath(kind.pattern.replace("*", "some-name"))
    assert kind_of(path) is kind
    assert kind_of("deeper" / path) is None
    assert kind_of(path.with_suffix(".yml")) is None
