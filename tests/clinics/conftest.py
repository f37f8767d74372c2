"""A copy of the project to which a test adds clinics and languages."""

import datetime
import shutil
from pathlib import Path

import pytest

from generator.project import Project

TODAY = datetime.date(2026, 12, 1)


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Project:
    """Content that may be changed; templates and looks are the project's own."""
    root = tmp_path / "project"
    root.mkdir()
    shutil.copytree(project.content, root / "content")
    shutil.copy(project.root / "mkdocs.yml", root / "mkdocs.yml")
    (root / "templates").symlink_to(project.templates)
    (root / "site_overrides").symlink_to(project.overrides)
    (root / "build").mkdir()
    (root / "build" / "cache").symlink_to(project.cache)
    return Project(root)
