"""The pages as Markdown: all there, and every link by id resolved."""

import re

import pytest

from generator.content.load import Loaded
from generator.project import Project
from generator.site.addresses import LINK_KINDS, PAGES, relative
from generator.site.contents import Page
from generator.site.pages import build_pages
from tests.site.conftest import TODAY


@pytest.fixture(scope="module")
def pages(loaded: Loaded, project: Project) -> dict[str, Page]:
    built = build_pages(loaded, project.templates, today=TODAY)
    assert len({page.uri for page in built}) == len(built), "two pages of one address"
    return {page.uri: page for page in built}


def test_there_is_a_page_for_every_phase_exercise_and_week(
    pages: dict[str, Page], loaded: Loaded
) -> None:
    guide = loaded.guide
    expected = {f"programme/{phase}.md" for phase in guide.phases}
    expected |= {f"exercises/{exercise}.md" for exercise in guide.exercises}
    expected |= {f"weeks/week-{week}.md" for week in range(1, 13)}
    written = {"clinics.md"}  # by hand, in content/pages
    expected |= {uri.partition("#")[0] for uri in PAGES.values()} - written
    assert set(pages) == expected


def test_no_link_by_id_is_left(pages: dict[str, Page]) -> None:
    left = re.compile(rf"\]\((?:{'|'.join(LINK_KINDS)}):[^)]*\)")
    assert left.search("[words](exercise:clamshell)"), "the pattern finds nothing"
    wrong = [f"{page.uri}: {found}" for page in pages.values() for found in left.findall(page.text)]
    assert not wrong, "\n".join(wrong)


def test_every_page_names_the_file_it_comes_from(pages: dict[str, Page], project: Project) -> None:
    missing = [page.uri for page in pages.values() if not (project.root / page.source).is_file()]
    assert not missing


def test_pages_are_the_same_twice(pages: dict[str, Page], loaded: Loaded, project: Project) -> None:
    again = build_pages(loaded, project.templates, today=TODAY)
    assert {page.uri: page.text for page in again} == {u: p.text for u, p in pages.items()}


@pytest.mark.parametrize(
    ("address", "page", "link"),
    [
        ("exercises/clamshell.md", "index.md", "exercises/clamshell.md"),
        ("exercises/clamshell.md", "programme/roll.md", "../exercises/clamshell.md"),
        ("exercises/clamshell.md", "exercises/pigeon.md", "clamshell.md"),
        ("help/glossary.md#term-flare", "help/glossary.md", "#term-flare"),
        ("help/glossary.md#term-flare", "help/faq.md", "glossary.md#term-flare"),
        ("index.md", "help/faq.md", "../index.md"),
    ],
)
def test_links_are_relative_to_their_page(address: str, page: str, link: str) -> None:
    assert relative(address, page) == link
