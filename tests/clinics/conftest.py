"""A copy of the project to which a test adds clinics and languages."""

import datetime
import json
from pathlib import Path

import pytest

from generator.project import Project
from tests.copies import copy_project

TODAY = datetime.date(2026, 12, 1)


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Project:
    """Content that may be changed; templates and looks are the project's own."""
    root = tmp_path / "project"
    root.mkdir()
    return copy_project(project, root)


OPPOSITES = {
    "navy": {"primary": "#0a1f44", "accent": "#123a7a"},
    # Bright yellow cannot be read on white: the check names this as the nearest that can.
    "yellow": {"primary": "#866f00", "accent": "#ac5c00"},
}
"""Two clinics as unlike as the check of contrast allows."""


def write_opposites(project: Project) -> None:
    """Add both clinics, with overlays that pull in opposite directions."""
    for slug, colours in OPPOSITES.items():
        folder = project.content / "clinics" / slug
        (folder / "exercises").mkdir(parents=True)
        words = {
            "name": f"{slug.title()} Street Clinic",
            "colours": colours,
            "contact": [f"Phone: 01632 960 {len(slug)}00"],
            "footer": f"Only for the people of {slug.title()} Street.",
            "paper": "a4" if slug == "navy" else "letter",
            "text": "standard" if slug == "navy" else "large",
            "review_due": "2027-11-24",
        }
        (folder / "clinic.yaml").write_text(json.dumps(words), encoding="utf-8")
        sets = 2 if slug == "navy" else 4
        dose = f"dose:\n  sets: {sets}\n  rest_s: 60\n"
        (folder / "exercises" / "clamshell.yaml").write_text(dose, encoding="utf-8")


@pytest.fixture(scope="module")
def opposites(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with the clinics of OPPOSITES."""
    made = copy_project(project, tmp_path_factory.mktemp("opposites"))
    write_opposites(made)
    return made
