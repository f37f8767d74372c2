"""`sidestep new`: what it writes is named as open, passes once filled in, and is never lost."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from generator.content import strict_yaml
from generator.content.load import load
from generator.content.new import write_new
from generator.content.person import read_person_file
from generator.model.clinic import Clinic
from generator.model.exercise import Exercise
from generator.model.person import Person
from generator.problems import ContentError
from generator.project import Project
from tests.copies import copy_project
from tests.processes import typed

ANSWERS = {
    "name": "Bridge",
    "kind": "strength",
    "summary": "Lifts the hips.",
    "why": "It trains the seat.",
    "targets": "gluteus-medius",
    "position": "supine",
    "equipment": "mat",
    "steps": "Lie down.",
    "cue": "Stay level.",
    "feel": "Work in the seat.",
    "wrong": "The back arches.",
    "right": "Lift less.",
    "stop_if": "The back hurts.",
    "sets": "3",
    "reps": "10-12",
    "sides": "both",
    "rest_s": "45",
    "essential": "false",
    "drawn": "false",
    "per_week": "3",
    "rest_days_between": "1",
    "evidence": "hip-work-helps",
    "start": "2026-11-24",
    "side": "left",
}


def _fill(text: str, answers: Mapping[str, str] = ANSWERS) -> str:
    """Every key that stands open gets its answer, as an author would type it."""
    lines = []
    key = ""
    is_reason = False
    for line in text.splitlines():
        opened = re.fullmatch(r"(\s*(?:- )?)([a-z_]+):(\s+# .*)?", line)
        if opened:
            key = opened[2]
            if is_reason:
                line = f"{opened[1]}{key}: {REASON}"
            elif key in answers and key not in LISTS:
                line = f"{opened[1]}{key}: {answers[key]}{opened[3] or ''}"
            is_reason = key == "assumed"
        elif line.strip() == "-":
            line = f"{line} {answers[key]}"
        lines.append(line)
    return "\n".join(lines) + "\n"


LISTS = ("targets", "equipment", "steps", "stop_if", "evidence")
REASON = "No source gives this number."


def test_exercise_passes_once_filled_in(base: Project) -> None:
    path = write_new(base, "exercise", "bridge")
    assert path == base.content / "exercises" / "bridge.yaml"
    path.write_text(_fill(path.read_text(encoding="utf-8")), encoding="utf-8")
    bridge = load(base).guide.exercises["bridge"]
    assert bridge.name == "Bridge"
    assert len(bridge.steps) == 2
    assert bridge.frequency.per_week is not None
    assert bridge.dose.assumed == {"rest_s": REASON}


def test_exercise_filled_in_and_named_where_it_says_passes_every_check(
    project: Project, tmp_path: Path
) -> None:
    """The command, the file's own words, and the check: nothing else needs to be known."""
    own = copy_project(project, tmp_path)
    result = typed("new", "exercise", "wall-press", cwd=own.root)
    assert result.returncode == 0, result.stderr
    path = Path(result.stdout.strip())
    text = path.read_text(encoding="utf-8")
    path.write_text(_fill(text, {**ANSWERS, **WALL_PRESS}), encoding="utf-8")
    for file, before in (
        ("content/phases/3-strengthen.yaml", "exercises:\n"),
        ("content/running/return.yaml", "gate:\n"),
    ):
        assert PurePosixPath(file).parent.name in text, "the new file names where to go on"
        used = own.root / file
        head, _, rest = used.read_text(encoding="utf-8").partition(before)
        start, _, end = rest.partition("- clamshell\n") if "gate" in before else ("", "", rest)
        indent = start.rpartition("\n")[2] or "  "
        more = f"{start}- clamshell\n{indent}- wall-press\n{end}"
        more = more if "gate" in before else f"{indent}- wall-press\n{end}"
        used.write_text(f"{head}{before}{more}", encoding="utf-8")
    result = typed("check", "--today", "2026-11-24", cwd=own.root)
    assert result.returncode == 0, result.stderr


WALL_PRESS = {
    "name": "Wall press",
    "summary": "You stand beside a wall and press your knee into it.",
    "why": "It works the muscles at the side of your hip while you stand.",
    "position": "standing",
    "equipment": "wall",
    "steps": "Stand side on to a wall, and press the bent knee next to it into the wall.",
    "cue": "Stand tall. Press the knee into the wall.",
    "feel": "Work at the side of the hip you stand on.",
    "wrong": "You lean into the wall.",
    "right": "Stand tall and press with the knee alone.",
    "stop_if": "The outside of your knee hurts.",
    "sides": "each",
    "evidence": "hip-weakness-contributor",
}


@pytest.mark.parametrize("kind", ["exercise", "clinic", "person"])
def test_every_key_is_explained_where_it_stands(kind: str, base: Project) -> None:
    """Above it, or beside it; a type alone explains nothing."""
    rows = write_new(base, kind, "one").read_text(encoding="utf-8").splitlines()  # type: ignore[arg-type]
    seen = 0
    for number, row in enumerate(rows):
        key = re.fullmatch(r"((?:# |  |- )*)([a-z_]+):( [a-z]+)?(?:  # (.*))?", row)
        if key is None or key[2] == "or" or key[4] == "why this number":
            continue
        seen += 1
        above = rows[number - 1].strip("# ")
        beside = key[4] or ""
        assert above.endswith(".") or "." in beside, f"line {number + 1}: {row}"
    assert seen > 15
    assert "some-name" not in "\n".join(rows)


def test_exercise_not_filled_in_names_every_open_key(base: Project) -> None:
    path = write_new(base, "exercise", "bridge")
    text = path.read_text(encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load(base)
    problems = caught.value.problems
    assert {problem.place.path.name for problem in problems} == {"bridge.yaml"}
    assert {problem.code for problem in problems} == {"empty", "frequency-missing"}
    required = {name for name, field in Exercise.model_fields.items() if field.is_required()}
    named = {problem.message.split('"')[1] for problem in problems}
    assert required - {"id", "dose", "mistakes"} <= named
    assert {"sets", "reps", "sides", "rest_s", "wrong", "right"} <= named
    rows = text.splitlines()
    assert all(rows[problem.place.line - 1] == problem.place.source for problem in problems)
    assert not any("what follows #" in problem.hint for problem in problems)


def test_clinic_passes_once_filled_in(base: Project) -> None:
    path = write_new(base, "clinic", "elm")
    assert path == base.content / "clinics" / "elm" / "clinic.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nname:", "\nname: Elm Clinic"))
    clinic = load(base, clinic="elm").guide.clinic
    assert clinic is not None
    assert clinic.name == "Elm Clinic"


def test_person_passes_once_filled_in(base: Project) -> None:
    path = write_new(base, "person", "patient-07")
    assert path == base.root / "people" / "patient-07.yaml"
    path.write_text(_fill(path.read_text(encoding="utf-8")), encoding="utf-8")
    person = read_person_file(path).person
    assert (person.side, str(person.start)) == ("left", "2026-11-24")


@pytest.mark.parametrize(
    ("kind", "holds"), [("exercise", Exercise), ("clinic", Clinic), ("person", Person)]
)
def test_shows_every_key_and_points_to_its_schema(
    kind: str, holds: type[Exercise | Clinic | Person], base: Project
) -> None:
    path = write_new(base, kind, "one")  # type: ignore[arg-type]
    text = path.read_text(encoding="utf-8")
    for name in set(holds.model_fields) - {"id"}:
        assert re.search(rf"^(# )?{name}:", text, re.MULTILINE), name
    first = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert first is not None
    schema = (path.parent / first[1]).resolve()
    assert schema == base.root / "content" / "schema" / f"{kind}.json"
    assert not strict_yaml.read(text.encode()).faults
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("kind", ["exercise", "clinic", "person"])
def test_never_writes_over_a_file(kind: str, base: Project) -> None:
    path = write_new(base, kind, "taken")  # type: ignore[arg-type]
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ContentError, match=r"taken.*: this file is there already"):
        write_new(base, kind, "taken")  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("slug", ["", "Bridge", "glute bridge", "../bridge", "a" * 61, "7up", "-a"])
def test_refuses_what_is_no_slug(slug: str, base: Project) -> None:
    before = sorted(base.root.rglob("*"))
    with pytest.raises(ContentError, match="cannot be an id") as caught:
        write_new(base, "exercise", slug)
    assert str(caught.value).startswith("content/exercises:1:1: ")
    assert sorted(base.root.rglob("*")) == before


def test_leaves_no_half_written_file(base: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OSError, match="disk full"):
        write_new(base, "person", "patient-07")
    assert list((base.root / "people").iterdir()) == []


@pytest.mark.parametrize("kind", ["exercise", "clinic", "person"])
def test_a_name_that_windows_keeps_to_itself_is_refused(base: Project, kind: str) -> None:
    with pytest.raises(ContentError) as caught:
        write_new(base, kind, "con")  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert problem.message == 'Windows cannot have a file or a folder called "con"'
    assert not [*base.root.rglob("con*.yaml"), *base.root.rglob("con/")]
