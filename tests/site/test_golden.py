"""A few pages whole, as Markdown and as HTML: what an author's change did is seen in the diff.

`make golden` writes them again.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.content.load import Loaded
from generator.project import Project
from generator.site.pages import build_pages
from tests.site.conftest import TODAY

FOLDER = Path(__file__).parent / "golden"
PAGES = ("exercises/clamshell.md", "programme/settle.md", "running/index.md", "weeks/week-3.md")
BUILT = ("index.html", "exercises/clamshell/index.html")


def test_pages_are_as_they_were(
    loaded: Loaded, project: Project, pytestconfig: pytest.Config
) -> None:
    pages = {page.uri: page.text for page in build_pages(loaded, project.templates, today=TODAY)}
    compare({uri: pages[uri] for uri in PAGES}, pytestconfig)


def test_built_pages_are_as_they_were(built: Path, pytestconfig: pytest.Config) -> None:
    """What stands between the theme's frame: the frame is Material's and changes with it."""
    compare({uri: article((built / uri).read_text()) for uri in BUILT}, pytestconfig)


def article(html: str) -> str:
    found = re.search(r'<article class="md-content__inner.*?</article>', html, re.DOTALL)
    assert found
    lines = (line.strip() for line in found[0].splitlines())
    return "\n".join(filter(None, lines)) + "\n"


def compare(texts: Mapping[str, str], config: pytest.Config) -> None:
    changed = []
    for uri, text in texts.items():
        path = FOLDER / uri.replace("/", "--")
        if config.getoption("--golden"):
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            changed.append(uri)
    assert not changed, f"changed: {', '.join(changed)} (look at the pages, then run `make golden`)"
