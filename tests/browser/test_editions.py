"""A clinic's own colours and another language on the real site, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.content.load import Loaded, load
from generator.project import Project
from generator.site.mkdocs import build_site
from tests.browser.axe import paint, violations
from tests.browser.conftest import DESKTOP, PHONE, Served, free_port, serve
from tests.clinics.conftest import write_opposites
from tests.clinics.pseudo import write_language
from tests.copies import copy_project
from tests.site.conftest import TODAY

KINDS = (
    "./",
    "programme/strengthen/",
    "exercises/",
    "exercises/clamshell/",
    "weeks/week-6/",
    "help/red-flags/",
)
"""A page of each of six kinds."""
SIZES = pytest.mark.parametrize(
    "size",
    [
        pytest.param(PHONE, id="phone"),
        pytest.param(DESKTOP, id="desktop", marks=pytest.mark.slow),
    ],
)
CUT = """() => [...document.querySelectorAll(
    ".md-content *, .md-header *, .md-tabs *, .colophon *")]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .filter(e => e.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }))
  .filter(e => !e.closest(".hidden-words, .md-search, .md-ellipsis, svg"))
  .filter(e => {
    const style = getComputedStyle(e)
    const hides = [style.overflowX, style.overflowY].some(o => o === "hidden" || o === "clip")
    return hides && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
  })
  .map(e => e.outerHTML.slice(0, 160))"""
"""Elements that hide a part of their own words."""


@pytest.fixture(scope="module")
def copy(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("editions")
    made = copy_project(project, root)
    write_opposites(made)
    return made


def served(project: Project, loaded: Loaded, out: Path) -> Served:
    port = free_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIDESTEP_SITE_URL", f"http://127.0.0.1:{port}/guide/")
        build_site(project, loaded, out=out, today=TODAY)
    return serve(out, port)


@pytest.fixture(scope="module", params=["yellow", pytest.param("navy", marks=pytest.mark.slow)])
def clinic(
    request: pytest.FixtureRequest, copy: Project, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The site of one of two clinics whose colours are as unlike as the checks allow."""
    out = tmp_path_factory.mktemp(request.param)
    site = served(copy, load(copy, clinic=request.param), out / "site")
    yield site
    site.stop()


@SIZES
def test_a_clinic_s_colours_can_be_read(
    chromium: Browser, clinic: Served, size: dict[str, int]
) -> None:
    context = chromium.new_context(viewport=size, service_workers="block")
    page = context.new_page()
    wrong = []
    for path in KINDS:
        response = page.goto(clinic.url + path)
        assert response is not None
        assert response.ok, path
        for scheme in ("default", "slate"):
            paint(page, scheme)
            wrong += violations(page, f"{path} {scheme}")
    context.close()
    assert not wrong, "\n".join(wrong)


def test_a_clinic_s_change_is_on_its_page(chromium: Browser, clinic: Served) -> None:
    page = chromium.new_page()
    page.goto(clinic.url + "exercises/clamshell/")
    yellow = "Yellow" in page.title()
    assert ("4 sets" if yellow else "2 sets") in page.inner_text(".dose")
    page.close()


@pytest.fixture(scope="module", params=["ltr", pytest.param("rtl", marks=pytest.mark.slow)])
def translated(
    request: pytest.FixtureRequest,
    copy: Project,
    loaded: Loaded,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Served]:
    """Every word 40 % longer, read from either side."""
    language = {"ltr": "de", "rtl": "he"}[request.param]
    write_language(copy, loaded, language, direction=request.param)
    out = tmp_path_factory.mktemp(language)
    site = served(copy, load(copy, language=language), out / "site")
    yield site
    site.stop()


@SIZES
def test_longer_words_are_not_cut_and_push_nothing_aside(
    chromium: Browser, translated: Served, size: dict[str, int]
) -> None:
    context = chromium.new_context(viewport=size, service_workers="block")
    page = context.new_page()
    wrong = []
    for path in translated.pages():
        page.goto(translated.url + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            wrong.append(f"{path}: {width} px wide")
        wrong += [f"{path}: cut: {html}" for html in page.evaluate(CUT)]
    context.close()
    assert not wrong, "\n".join(wrong[:30])
