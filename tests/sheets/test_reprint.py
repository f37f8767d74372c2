"""Last month's leaflet, again exactly: from the same edition, in another folder, later."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.project import Project

PARTS = ("content", "generator", "templates", "site_overrides")


@pytest.fixture
def checkout(project: Project, tmp_path: Path) -> Path:
    """The project at another place, as a checkout of its tag would be, with nothing built."""
    root = tmp_path / "edition-1.0.0"
    for part in PARTS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(project.root / part, root / part, ignore=ignored)
    return root


@pytest.mark.parametrize("words", [["--kind", "red-flags"], ["--kind", "week", "--week", "3"]])
def test_the_same_edition_prints_the_same_bytes(
    project: Project, checkout: Path, tmp_path: Path, words: list[str]
) -> None:
    prints = []
    for root, day in ((project.root, "2026-12-01"), (checkout, "2027-01-15")):
        out = tmp_path / f"{day}.pdf"
        command = [sys.executable, "-m", "generator.cli", "sheet", *words, "--today", day]
        subprocess.run(
            [*command, "--clinic", "example", "-o", str(out)],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
            check=True,
            capture_output=True,
        )
        prints.append(out.read_bytes())
    assert prints[0] == prints[1]
    assert str(tmp_path).encode() not in prints[1]
