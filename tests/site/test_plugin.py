"""The plugin in a real MkDocs: what stops a build, what is left standing, what it can do alone."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.project import Project


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Iterator[Path]:
    """A project of its own, to break: content copied, the rest shared."""
    shutil.copytree(project.content, tmp_path / "content")
    shutil.copy(project.root / "mkdocs.yml", tmp_path)
    for name in ("templates", "site_overrides"):
        (tmp_path / name).symlink_to(project.root / name)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "cache").symlink_to(project.cache)
    return tmp_path


def mkdocs(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_plain_mkdocs_builds_the_site_and_a_mistake_leaves_it_standing(copy: Path) -> None:
    first = mkdocs(copy)
    assert first.returncode == 0, first.stderr
    page = copy / "build" / "site" / "exercises" / "clamshell" / "index.html"
    before = page.read_text()
    assert "downloads/" not in before

    clamshell = copy / "content" / "exercises" / "clamshell.yaml"
    clamshell.write_text(clamshell.read_text().replace("kind: strength", "kind: strenght"))
    pigeon = copy / "content" / "exercises" / "pigeon.yaml"
    pigeon.write_text(pigeon.read_text().replace("position:", "positon:"))
    second = mkdocs(copy)
    assert second.returncode == 1
    assert "content/exercises/clamshell.yaml:" in second.stderr
    assert "content/exercises/pigeon.yaml:" in second.stderr
    assert "Traceback" not in second.stderr
    assert page.read_text() == before


def test_a_written_page_never_hides_a_made_one(copy: Path) -> None:
    (copy / "content" / "pages" / "about.md").write_text("# Mine\n")
    result = mkdocs(copy)
    assert result.returncode == 1
    assert (
        "content/pages/about.md: the guide makes a page of this name (rename yours)"
        in result.stderr
    )


def test_an_unknown_place_in_the_navigation_is_named(copy: Path) -> None:
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  - understand\n", "  - understandd\n"))
    result = mkdocs(copy)
    assert result.returncode == 1
    assert 'mkdocs.yml: nav has no place called "understandd"' in result.stderr
    assert "Traceback" not in result.stderr
