"""The recipes of the README work as they are written, from a fresh clone on."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from generator.project import Project
from tests.copies import copy_project

README = Path(__file__).parent.parent / "README.md"
ACTIVATE = "make guide && . .venv/bin/activate"


def _recipe(heading: str) -> list[str]:
    """The commands under a heading, in order, without their comments."""
    section = README.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    section = section.partition("\n## ")[0]
    blocks = re.findall(r"^```\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    lines = [re.sub(r"\s+#.*", "", line) for block in blocks for line in block.splitlines()]
    assert lines, f"no recipe under {heading}"
    return [line for line in lines if line]


def _run(line: str, cwd: Path) -> None:
    """As a shell does in which .venv is active."""
    python = shlex.quote(sys.executable)
    line = re.sub(r"^sidestep ", f"{python} -m generator.cli ", line)
    result = subprocess.run(
        ["sh", "-c", line], cwd=cwd, capture_output=True, text=True, timeout=900, check=False
    )
    assert result.returncode == 0, f"{line}\n{result.stdout}{result.stderr}"


def _fill(path: Path, **words: str) -> None:
    """As the comment beside `sidestep new` says."""
    text = path.read_text(encoding="utf-8")
    for word, value in words.items():
        text, count = re.subn(rf"^{word}:", f"{word}: {value}", text, flags=re.MULTILINE)
        assert count == 1, word
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("heading", ["Printing a week", "For a clinic"])
def test_a_recipe_begins_where_a_fresh_clone_is(heading: str) -> None:
    recipe = _recipe(heading)
    assert recipe[0] == ACTIVATE
    assert any(line.startswith("sidestep ") for line in recipe[1:])


def test_no_recipe_types_sidestep_before_it_is_there() -> None:
    for block in re.findall(r"^```\n(.*?)^```$", README.read_text(), re.MULTILINE | re.DOTALL):
        before = README.read_text().partition(block)[0] + block
        if "\nsidestep " in f"\n{block}":
            section = before.rpartition("\n## ")[2]
            assert ACTIVATE in section


def test_a_week_is_printed_as_written(project: Project, tmp_path: Path) -> None:
    own = copy_project(project, tmp_path)
    for line in _recipe("Printing a week")[1:]:
        _run(line, own.root)
        if line == "sidestep new person sam":
            _fill(own.root / "people/sam.yaml", start="2026-11-23", side="left")
    assert (own.root / "sam.pdf").read_bytes().startswith(b"%PDF")


def _clinic_s(project: Project, tmp_path: Path, *skipped: str) -> Project:
    own = copy_project(project, tmp_path)
    for line in _recipe("For a clinic")[1:]:
        if any(line.startswith(f"sidestep {command} ") for command in skipped):
            continue
        _run(line, own.root)
        if line.startswith("sidestep new clinic "):
            _fill(own.content / "clinics/riverside/clinic.yaml", name="Riverside")
    return own


def test_a_clinic_starts_checks_and_prints_for_patients_as_written(
    project: Project, tmp_path: Path
) -> None:
    own = _clinic_s(project, tmp_path, "build", "handouts")
    assert (own.build / "today" / "p-07.pdf").is_file()


@pytest.mark.slow  # every ready sheet, twice
def test_a_clinic_s_site_and_printed_set_are_made_as_written(
    project: Project, tmp_path: Path
) -> None:
    own = _clinic_s(project, tmp_path)
    assert (own.build / "riverside" / "index.html").is_file()
    assert (own.build / "handouts" / "riverside" / "index.html").is_file()
