"""A small whole guide that a test may change: `base`, laid out in a folder of its own."""

import shutil
from pathlib import Path

import pytest

from generator.project import Project

BASE = Path(__file__).parent / "base"


@pytest.fixture
def base(tmp_path: Path) -> Project:
    """A copy of the small guide."""
    root = tmp_path / "guide"
    shutil.copytree(BASE, root)
    return Project(root)
