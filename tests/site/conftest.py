"""One real, strict build of the site, for every test that reads it."""

import datetime
from pathlib import Path

import pytest

from generator.content.load import Loaded
from generator.project import Project
from generator.site.mkdocs import build_site

TODAY = datetime.date(2026, 12, 1)
SITE_URL = "https://guide.example/itbs/"


@pytest.fixture(scope="session")
def built(loaded: Loaded, project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site, with directory addresses."""
    out = tmp_path_factory.mktemp("site") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIDESTEP_SITE_URL", SITE_URL)
        build_site(project, loaded, out=out, today=TODAY)
    return out
