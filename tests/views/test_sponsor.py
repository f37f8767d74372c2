"""What the guide says of paid programs is true of each edition."""

import pytest

from generator.content.load import load
from generator.project import Project
from generator.site.pages import build_pages


@pytest.mark.parametrize(("clinic", "named_on"), [(None, {"about.md"}), ("example", set())])
def test_a_paid_program_is_named_where_the_guide_says(
    project: Project, clinic: str | None, named_on: set[str]
) -> None:
    """The page of changes promises a mark where one is named, and no number of times."""
    loaded = load(project, clinic=clinic)
    (sponsor,) = (entry.name for entry in load(project).guide.resources.values() if entry.sponsored)
    pages = {
        page.uri: page.text
        for page in build_pages(loaded, project.templates, today=loaded.guide.information.produced)
    }
    assert {uri for uri, text in pages.items() if sponsor in text} == named_on
    assert all('class="sponsored"' in pages[uri] for uri in named_on)
    told = loaded.guide.changes["sales-text"].instead
    assert "Where this guide names a paid program, it says that it is sponsored." in told
    assert "once" not in told
