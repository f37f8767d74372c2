"""A few pages whole, as Markdown: what an author's change did is seen in the diff.

`make golden` writes them again.
"""

from pathlib import Path

import pytest

from generator.content.load import Loaded
from generator.project import Project
from generator.site.pages import build_pages
from tests.site.conftest import TODAY

FOLDER = Path(__file__).parent / "golden"
PAGES = ("exercises/clamshell.md", "programme/settle.md", "running/index.md", "weeks/week-3.md")


def test_pages_are_as_they_were(
    loaded: Loaded, project: Project, pytestconfig: pytest.Config
) -> None:
    pages = {page.uri: page.text for page in build_pages(loaded, project.templates, today=TODAY)}
    changed = []
    for uri in PAGES:
        path = FOLDER / uri.replace("/", "--")
        if pytestconfig.getoption("--golden"):
            FOLDER.mkdir(exist_ok=True)
            path.write_text(pages[uri], encoding="utf-8")
        if path.read_text(encoding="utf-8") != pages[uri]:
            changed.append(uri)
    assert not changed, f"changed: {', '.join(changed)} (look at the pages, then run `make golden`)"
