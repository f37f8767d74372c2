"""A person's own language and clinic: the sheet and the calendar are in that edition."""

from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest

from generator.cli import main
from generator.content.load import Loaded
from generator.content.person import Reading
from generator.project import Project
from generator.sheets import typed
from tests.clinics.pseudo import pseudo, write_language

PERSON = "start: 2026-11-24\nside: left\n"


def run(copy: Project, person: str, *words: str) -> tuple[int, Path]:
    file, out = copy.root / "p.yaml", copy.root / "out"
    file.write_text(PERSON + person, encoding="utf-8")
    common = ["--project", str(copy.root), "--today", "2026-12-01", "--person", str(file)]
    return main([words[0], *common, *words[1:], "-o", str(out)]), out


SESSION = ("sheet", "--kind", "session", "--week", "2", "--day", "1")


def test_a_sheet_is_in_the_persons_language(copy: Project, loaded: Loaded) -> None:
    write_language(copy, loaded, "de")
    status, out = run(copy, "language: de\n", *SESSION)
    assert status == 0
    with pypdfium2.PdfDocument(out.read_bytes()) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    words = "".join(text.split())
    cue = loaded.guide.exercises["clamshell"].name
    assert "".join(pseudo(cue).split()) in words
    assert "".join(cue.split()) not in words


def test_a_sheet_is_in_the_name_of_the_persons_clinic(copy: Project) -> None:
    status, out = run(copy, "clinic: example\n", *SESSION)
    assert status == 0
    status, out = run(copy, "clinic: example\n", "sheet", "--kind", "card", "--exercise", "pigeon")
    with pypdfium2.PdfDocument(out.read_bytes()) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "knee.riverside.example" in text


def test_a_calendar_is_in_the_persons_language(copy: Project, loaded: Loaded) -> None:
    write_language(copy, loaded, "de")
    said = []
    for language in ("", "language: de\n"):
        status, out = run(copy, language, "calendar", "--weeks", "1")
        assert status == 0
        lines = out.read_text(encoding="utf-8").splitlines()
        said.append({line for line in lines if line.startswith("SUMMARY")})
    english, german = said
    assert english
    assert german
    assert not english & german


@pytest.mark.parametrize("command", [SESSION, ("calendar", "--weeks", "1")])
def test_what_is_not_there_has_its_lines_and_is_not_repeated(
    copy: Project, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    status, out = run(copy, "language: xx\nclinic: nowhere\n", *command)
    assert status == 1
    assert not out.exists()
    said = capsys.readouterr().err
    lines = [line.split("p.yaml:")[1] for line in said.splitlines()[:-1]]
    assert lines == [
        "3:11: there is no such language (write en)",
        "4:9: there is no such clinic (write the name of a folder in content/clinics)",
    ]
    assert "nowhere" not in said


def test_a_flag_wins_over_the_file(copy: Project) -> None:
    status, _ = run(copy, "clinic: nowhere\n", *SESSION, "--clinic", "example")
    assert status == 0


@pytest.mark.parametrize("command", [SESSION, ("calendar", "--weeks", "1")])
def test_a_person_is_read_once(
    copy: Project, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """What changes between two readings would be an edition of the one and words of the other."""
    read: list[Path] = []
    first = typed.read_person_file

    def counted(path: Path, flags: Mapping[str, str]) -> Reading:
        read.append(path)
        return first(path, flags)

    monkeypatch.setattr(typed, "read_person_file", counted)
    status, _ = run(copy, "name: Anna\n", *command)
    assert status == 0
    assert len(read) == 1
