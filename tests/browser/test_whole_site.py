"""What must hold on every page: nothing foreign, no errors, no sideways scroll, few bytes, axe."""

import io

import pypdfium2
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from generator.content.load import Loaded
from tests.browser.asked import FOCUSED, LARGEST_PAINT, MISSED, SMALL
from tests.browser.axe import paint, violations
from tests.browser.conftest import DESKTOP, PHONE, Served, slow_down

BLOCKED = "Service Worker registration blocked by Playwright"
MOST_BYTES = 350_000
MOST_REQUESTS = 40


def complaint(message: ConsoleMessage, page: str) -> list[str]:
    bad = message.type in ("error", "warning") and BLOCKED not in message.text
    return [f"{page}: {message.text}"] if bad else []


def test_no_foreign_request_no_error_no_sideways_scroll(chromium: Browser, site: Served) -> None:
    """And every page's first view, with an empty cache, is light."""
    wrong = []
    for page_path in site.pages():
        context = chromium.new_context(viewport=PHONE, service_workers="block")
        page = context.new_page()
        transferred: list[int] = []
        page.on("console", lambda message, p=page_path: wrong.extend(complaint(message, p)))
        page.on("pageerror", lambda error, p=page_path: wrong.append(f"{p}: {error}"))
        page.on(
            "request",
            lambda request, p=page_path: (
                wrong.append(f"{p}: asked for {request.url}")
                if not request.url.startswith((site.url, "data:", "blob:"))
                else None
            ),
        )
        page.on(
            "response", lambda r, t=transferred: t.append(int(r.headers.get("content-length", 0)))
        )
        page.goto(site.url + page_path, wait_until="networkidle")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wrong.append(f"{page_path}: {width} px wide")
        if sum(transferred) > MOST_BYTES or len(transferred) > MOST_REQUESTS:
            wrong.append(f"{page_path}: {sum(transferred)} bytes, {len(transferred)} requests")
        assert transferred, "no response was counted"
        context.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "default"), (DESKTOP, "slate")],
    ids=["phone-light", "desktop-dark"],
)
def test_axe_finds_nothing(
    chromium: Browser, site: Served, size: dict[str, int], scheme: str
) -> None:
    assert not axe_over_all_pages(chromium, site, size, scheme)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "slate"), (DESKTOP, "default")],
    ids=["phone-dark", "desktop-light"],
)
def test_axe_finds_nothing_in_the_other_half(
    chromium: Browser, site: Served, size: dict[str, int], scheme: str
) -> None:
    assert not axe_over_all_pages(chromium, site, size, scheme)


def axe_over_all_pages(chromium: Browser, site: Served, size: dict[str, int], scheme: str) -> str:
    context = chromium.new_context(viewport=size, service_workers="block")
    page = context.new_page()
    wrong = []
    for path in site.pages():
        page.goto(site.url + path)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        paint(page, scheme)
        wrong += violations(page, path)
    context.close()
    return "\n".join(wrong)


def test_axe_finds_nothing_with_search_menu_and_term_open(chromium: Browser, site: Served) -> None:
    wrong = []
    for size, scheme in (
        (PHONE, "default"),
        (PHONE, "slate"),
        (DESKTOP, "default"),
        (DESKTOP, "slate"),
    ):
        context = chromium.new_context(viewport=size, base_url=site.url, service_workers="block")
        page = context.new_page()
        page.goto("running/")
        paint(page, scheme)
        page.locator("a.term").first.focus()
        wrong += violations(page, f"term {size['width']} {scheme}")
        page.evaluate("document.getElementById('__search').click()")
        page.locator(".md-search__input").press_sequentially("clam shell")
        page.locator(".md-search-result__item").first.wait_for()
        wrong += violations(page, f"search {size['width']} {scheme}")
        if size is PHONE:
            page.goto("running/")
            paint(page, scheme)
            page.get_by_role("button", name="Menu").click()
            page.wait_for_timeout(300)
            wrong += violations(page, f"menu {size['width']} {scheme}")
        context.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "path", ["", "exercises/", "exercises/clamshell/", "running/form/", "weeks/"]
)
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_keyboard_walk(chromium: Browser, site: Served, path: str, size: dict[str, int]) -> None:
    """Every control is reached, each shows where the focus is, and the walk comes to an end."""
    context = chromium.new_context(viewport=size, base_url=site.url, service_workers="block")
    page = context.new_page()
    page.goto(path or "./")
    page.add_style_tag(content="* { transition: none !important }")
    hidden, seen, last = [], 0, ""
    for _ in range(400):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here is None:
            break
        seen += 1
        if not here["visible"]:
            hidden.append(here["what"])
        last = here["what"]
    else:
        pytest.fail(f"the walk does not end; last: {last}")
    missed = page.evaluate(MISSED)
    context.close()
    assert seen > 10, "the walk reached next to nothing"
    assert not hidden, "\n".join(hidden)
    assert not missed, "\n".join(missed)


def test_touch_targets_are_large_enough(phone: Page) -> None:
    """24 px or more, but for links inside a sentence."""
    for path in ("./", "exercises/", "exercises/clamshell/", "weeks/", "running/form/"):
        phone.goto(path)
        small = phone.evaluate(SMALL)
        assert not small, path + "\n" + "\n".join(small)


def test_an_exercise_prints_on_one_page(desktop: Page, loaded: Loaded) -> None:
    for exercise in loaded.guide.exercises:
        desktop.goto(f"exercises/{exercise}/")
        pdf = desktop.pdf(format="A4")
        document = pypdfium2.PdfDocument(io.BytesIO(pdf))
        assert len(document) == 1, f"{exercise}: {len(document)} pages"
        text = document[0].get_textpage().get_text_range()
        assert "How to do it" in text
        assert "Stop if" in text


def test_the_red_flags_print_on_one_page_with_who_answers_for_them(desktop: Page) -> None:
    desktop.goto("help/red-flags/")
    document = pypdfium2.PdfDocument(io.BytesIO(desktop.pdf(format="A4")))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    assert "Emergency" in text
    assert "Not yet reviewed by a clinician" in text


def test_home_paints_soon_on_a_slow_phone(chromium: Browser, site: Served) -> None:
    context = chromium.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    slow_down(page)
    page.goto(site.url, wait_until="networkidle")
    paint_ms = page.evaluate(LARGEST_PAINT)
    context.close()
    print(f"largest paint: {paint_ms:.0f} ms")
    assert paint_ms < 2500


@pytest.mark.parametrize("width", [360, 600, 834, 1000, 1056, 1280])
def test_words_keep_clear_of_the_edge_at_every_width(
    chromium: Browser, site: Served, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 740})
    for path in ("./", "exercises/clamshell/"):
        page.goto(site.url + path)
        assert page.evaluate("document.querySelector('h1').getBoundingClientRect().left") >= 12, (
            path
        )
    page.close()
