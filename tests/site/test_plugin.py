"""The plugin in a real MkDocs: what stops a build, what is left standing, what it can do alone."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from generator.content.load import Loaded, load
from generator.project import Project
from generator.site.mkdocs import build_site
from tests.copies import copy_project
from tests.site.conftest import TODAY


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Path:
    """A project of its own, to break: content copied, the rest shared."""
    return copy_project(project, tmp_path).root


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


def test_a_clinic_s_site_bears_its_name_logo_and_colours(project: Project, tmp_path: Path) -> None:
    loaded = load(project, clinic="example")
    clinic = loaded.guide.clinic
    assert clinic is not None
    assert clinic.colours.primary is not None
    build_site(project, loaded, out=tmp_path, today=TODAY)
    home = (tmp_path / "index.html").read_text()
    assert clinic.name in home
    assert f"--brand-primary:{clinic.colours.primary}" in home
    assert clinic.contact[0] in home
    assert 'src="assets/images/clinic-' in home
    assert list((tmp_path / "assets" / "images").glob("clinic-*"))


def test_past_its_review_every_page_says_so(
    project: Project, loaded: Loaded, tmp_path: Path
) -> None:
    late = loaded.guide.information.review_due + datetime.timedelta(days=1)
    build_site(project, loaded, out=tmp_path, today=late)
    pages = list(tmp_path.rglob("index.html"))
    assert len(pages) > 40
    assert all('class="past-review"' in page.read_text() for page in pages)
