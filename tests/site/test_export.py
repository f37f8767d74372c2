"""The way out: the pages in a folder, which any site builder that reads mkdocs.yml can build."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from generator.content.load import Loaded
from generator.project import Project
from generator.site.export import write_pages
from generator.site.pages import build_pages
from generator.views.picture import draw_pictures
from generator.views.wording import Wording
from tests.site.conftest import TODAY


@pytest.fixture(scope="module")
def exported(loaded: Loaded, project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pages")
    assert write_pages(project, loaded, out, TODAY) == len(list((out / "docs").rglob("*.md")))
    return out


def test_the_folder_holds_the_plugin_s_pages(
    exported: Path, loaded: Loaded, project: Project
) -> None:
    pictures = draw_pictures(loaded.guide, Wording(loaded.guide), project.cache)
    pages = build_pages(loaded, project.templates, today=TODAY, pictures=pictures)
    assert len(pages) > 40
    different = [p.uri for p in pages if (exported / "docs" / p.uri).read_text() != p.text]
    assert not different


def test_mkdocs_builds_the_folder_without_sidestep(exported: Path, built: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(exported / "plain")]
    result = subprocess.run(command, cwd=exported, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert html_of(exported / "plain") == html_of(built)


@pytest.mark.slow
def test_zensical_builds_the_same_pages_without_a_warning(
    exported: Path, built: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    install = [python, "-m", "pip", "install", "-q", "zensical==0.0.73"]
    if subprocess.run(install, capture_output=True, check=False).returncode:
        pytest.skip("needs the network: pip install zensical")
    result = subprocess.run(
        [tmp_path / "venv" / "bin" / "zensical", "build", "--strict"],
        cwd=exported,
        capture_output=True,
        text=True,
        check=False,
    )
    said = result.stdout + result.stderr
    assert result.returncode == 0, said
    assert "No issues found" in said
    assert html_of(exported / "site") == html_of(built)


def html_of(site: Path) -> set[str]:
    found = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert len(found) > 40
    return found
