"""What is remembered of a site: nothing heavy is run for the same again, nothing old is shown."""

import datetime
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.problems import ContentError
from generator.project import Project
from generator.site.kept import Asked, kept_contents
from tests.copies import copy_project
from tests.site.conftest import TODAY

ASKED = Asked(TODAY, ("home", {"exercises": ["exercises", "@exercises"]}), directories=True)


@pytest.fixture
def own(project: Project, tmp_path: Path) -> Project:
    """A project to change, with the drawings already made."""
    own = copy_project(project, tmp_path, cache=False)
    own.templates.unlink()
    shutil.copytree(project.templates, own.templates)
    return own


def test_the_same_again_is_the_same_and_imports_nothing_heavy(own: Project) -> None:
    first = kept_contents(own, ASKED)
    assert kept_contents(own, ASKED) == first
    program = (
        "import sys, datetime, pathlib\n"
        "from generator.project import Project\n"
        "from generator.site.kept import Asked, kept_contents\n"
        f"asked = Asked({TODAY!r}, {ASKED.nav!r}, directories=True)\n"
        f"contents, _ = kept_contents(Project(pathlib.Path({str(own.root)!r})), asked)\n"
        "print(len(contents.pages), 'pydantic' in sys.modules, 'generator.checks' in sys.modules)\n"
    )
    command = [sys.executable, "-c", program]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.split() == [str(len(first[0].pages)), "False", "False"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/exercises/clamshell.yaml", "You lie on your side", "You lie sideways"),
        ("content/clinics/example/clinic.yaml", "Anytown", "Othertown"),
        ("templates/site/exercise.md.jinja", "title", "title "),
    ],
)
def test_a_change_makes_it_anew_in_the_old_one_s_place(
    own: Project, file: str, old: str, new: str
) -> None:
    kept_contents(own, ASKED)
    place = next((own.cache / "site").iterdir())
    before = place.read_bytes()
    path = own.root / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    kept_contents(own, ASKED)
    assert place.read_bytes() != before
    assert list((own.cache / "site").iterdir()) == [place]


def test_each_edition_has_its_own(own: Project) -> None:
    guide, _ = kept_contents(own, ASKED)
    clinic, _ = kept_contents(own, replace(ASKED, clinic="example"))
    files, _ = kept_contents(own, replace(ASKED, directories=False))
    assert clinic.frame.name != guide.frame.name
    assert files.frame.extra["pages"] != guide.frame.extra["pages"]
    assert kept_contents(own, ASKED)[0] == guide
    assert len(list((own.cache / "site").iterdir())) == 3


def test_a_later_day_is_judged_anew(own: Project) -> None:
    _, warnings = kept_contents(own, ASKED)
    _, later = kept_contents(own, replace(ASKED, today=TODAY + datetime.timedelta(days=4000)))
    assert not [line for line in warnings if "review" in line]
    assert [line for line in later if "review" in line]


@pytest.mark.parametrize("torn", [b"", b"{", b"[]", b'{"state": "x"}', b"\xff"])
def test_a_torn_file_is_made_anew(own: Project, torn: bytes) -> None:
    first = kept_contents(own, ASKED)
    place = next((own.cache / "site").iterdir())
    place.write_bytes(torn)
    assert kept_contents(own, ASKED) == first
    assert place.read_bytes() != torn


def test_a_mistake_is_never_remembered(own: Project) -> None:
    path = own.content / "exercises/clamshell.yaml"
    text = path.read_text()
    path.write_text(text.replace("kind: strength", "kind: strenght"))
    for _ in range(2):
        with pytest.raises(ContentError, match="strenght"):
            kept_contents(own, ASKED)
    path.write_text(text)
    kept_contents(own, ASKED)


def test_what_a_view_stumbles_over_is_told_by_a_check(
    own: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise KeyError("a view")

    monkeypatch.setattr("generator.site.assemble.assemble", stumble)
    path = own.content / "exercises/clamshell.yaml"
    text = path.read_text()
    with pytest.raises(KeyError, match="a view"):
        kept_contents(own, ASKED)
    path.write_text(
        text.replace("You lie on your side", "No pain no gain. You lie on your side", 1)
    )
    with pytest.raises(ContentError, match=r"clamshell\.yaml"):
        kept_contents(own, ASKED)
