"""What a reader does: doors, filters, terms, the cadence helper, the menu, printing."""

import io
import re

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served

FROM_MIDDLE = """name => {
  const [own, all] = [name, name.closest(".md-nav__item")].map(e => e.getBoundingClientRect())
  return (own.top + own.bottom) / 2 - (all.top + all.bottom) / 2
}"""
"""How far a name stands from the middle of its entry, px."""


@pytest.mark.parametrize(
    ("door", "page"),
    [
        ("It hurts now", "programme/settle/"),
        ("It has settled", "programme/strengthen/"),
        ("I want to run again", "running/"),
        ("Something else is wrong", "help/red-flags/"),
    ],
)
def test_four_doors(phone: Page, site: Served, door: str, page: str) -> None:
    phone.goto("./")
    phone.get_by_role("link", name=door).click()
    expect(phone).to_have_url(site.url + page)


def test_gallery_filters_without_a_page_load(desktop: Page) -> None:
    desktop.goto("exercises/")
    desktop.evaluate("window.same = true")
    cards = desktop.locator(".card:visible")
    expect(cards).to_have_count(12)
    desktop.get_by_label("Kind").select_option(label="Foam rolls")
    expect(cards).to_have_count(3)
    desktop.get_by_label("Part of the body").select_option(value="part-tfl")
    expect(cards).to_have_count(1)
    expect(desktop.get_by_role("status").filter(has_text="1 of 12")).to_be_visible()
    desktop.get_by_label("Kind").select_option(label="Stretches")
    expect(cards).to_have_count(0)
    desktop.get_by_role("button", name="Show all").click()
    expect(cards).to_have_count(12)
    assert desktop.evaluate("window.same")


def test_gallery_is_still_filtered_on_the_way_back(desktop: Page) -> None:
    desktop.goto("exercises/")
    desktop.get_by_label("Equipment", exact=True).select_option(label="Loop band")
    cards = desktop.locator(".card:visible")
    expect(cards).to_have_count(1)
    cards.get_by_role("link").click()
    expect(desktop.locator("h1")).to_have_text("Sideways band walk")
    desktop.go_back()
    chosen = desktop.get_by_label("Equipment", exact=True)
    expect(chosen).to_have_value("thing-resistance-band")
    expect(cards).to_have_count(1)


def test_a_term_is_explained_by_keyboard(desktop: Page) -> None:
    desktop.goto("running/")
    term = desktop.locator("a.term").first
    meaning = desktop.locator(".meaning:visible")
    expect(meaning).to_have_count(0)
    term.focus()
    expect(meaning).to_have_count(1)
    expect(term).to_have_accessible_description(meaning.inner_text())
    desktop.keyboard.press("Escape")
    expect(meaning).to_have_count(0)
    term.press("Enter")
    expect(desktop).to_have_url(re.compile("/help/glossary/#term-"))


def test_a_term_is_explained_by_hover_and_tap(desktop: Page, phone: Page) -> None:
    desktop.goto("running/")
    desktop.locator("a.term").first.hover()
    meaning = desktop.locator(".meaning:visible")
    expect(meaning).to_have_count(1)
    meaning.hover()
    expect(meaning).to_have_count(1)
    desktop.mouse.move(5, 400)
    expect(meaning).to_have_count(0)

    phone.goto("running/")
    phone.locator("a.term").first.tap()
    expect(phone.locator(".meaning:visible")).to_have_count(1)
    expect(phone).to_have_url(re.compile("/running/$"))
    phone.locator("h1").tap()
    expect(phone.locator(".meaning:visible")).to_have_count(0)


def test_cadence_helper_and_metronome_by_keyboard(desktop: Page) -> None:
    desktop.goto("running/form/")
    helper = desktop.locator("[data-cadence]")
    own = helper.get_by_label("Your own steps")
    own.focus()
    desktop.keyboard.type("160")
    expect(helper.get_by_role("status").first).to_contain_text("168 to 176")
    desktop.keyboard.press("Tab")
    expect(helper.get_by_role("slider")).to_be_focused()
    desktop.keyboard.press("ArrowRight")
    expect(helper.locator("output")).to_contain_text("169")
    desktop.keyboard.press("Tab")
    button = helper.get_by_role("button")
    expect(button).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(button).to_have_text("Stop the metronome")
    desktop.wait_for_function("Number(document.querySelector('[data-cadence]').dataset.clicks) > 3")
    desktop.keyboard.press("Space")
    expect(button).to_have_text("Start the metronome")
    own.fill("20")
    expect(button).to_be_hidden()


def test_print_my_week_gives_the_file(desktop: Page, site: Served) -> None:
    desktop.goto("weeks/")
    desktop.get_by_label("Rehab week", exact=True).select_option(label="Rehab week 3")
    desktop.get_by_label("Side", exact=True).select_option(label="left side")
    desktop.get_by_label("Paper", exact=True).select_option(label="US Letter")
    desktop.get_by_label("Text size", exact=True).select_option(label="large print")
    link = desktop.get_by_role("link", name="Get my sheet")
    expect(link).to_have_attribute("href", "../downloads/week-3-left-letter-large.pdf")
    assert (site.folder / "downloads/week-3-left-letter-large.pdf").is_file()
    desktop.reload()
    expect(desktop.get_by_label("Rehab week", exact=True)).to_have_value("3")


def test_theme_switch_is_kept(desktop: Page) -> None:
    desktop.goto("./")
    body = desktop.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    desktop.get_by_title("Switch to the dark look").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    desktop.goto("running/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_phone_menu_by_keyboard(phone: Page, site: Served) -> None:
    phone.goto("running/form/")
    menu = phone.get_by_role("button", name="Menu")
    menu.focus()
    phone.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    here = phone.locator(".md-nav--primary").get_by_role("button", name="Running form")
    expect(here).to_be_visible()
    phone.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_entries_of_the_phone_menu_are_equally_high(phone: Page) -> None:
    phone.goto("./")
    phone.get_by_role("button", name="Menu").click()
    entries = phone.locator(".md-nav--primary > .md-nav__list > .md-nav__item")
    expect(entries.last).to_be_visible()
    boxes = [entry.bounding_box() for entry in entries.all()]
    heights = [box["height"] for box in boxes if box]
    assert len(heights) > 6
    assert max(heights) - min(heights) <= 2, heights
    names = entries.locator(".md-ellipsis").filter(visible=True)
    middles = [name.evaluate(FROM_MIDDLE) for name in names.all()]
    assert len(middles) > 6
    assert max(map(abs, middles)) <= 2, middles


def test_a_card_s_drawing_bears_no_number_of_a_pair(phone: Page) -> None:
    """A 2 alone says nothing; beside its 1 it tells the order."""
    for path, number in (("exercises/", False), ("exercises/clamshell/", True)):
        phone.goto(path)
        drawing = phone.locator("article img[src*='clamshell-end.svg']")
        drawing.scroll_into_view_if_needed()
        phone.wait_for_function(
            "document.querySelector(\"article img[src*='clamshell-end.svg']\").complete"
        )
        png = Image.open(io.BytesIO(drawing.screenshot())).convert("L")
        box = png.crop((0, 0, png.width // 10, png.height // 3))  # the number stands here
        assert (np.asarray(box, dtype=int).min() < 90) == number, path


def test_everything_reads_without_javascript(chromium: Browser, site: Served) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=site.url)
    page = context.new_page()
    page.goto("exercises/")
    expect(page.locator(".card:visible")).to_have_count(12)
    expect(page.locator("[data-filters]")).to_be_hidden()
    page.locator("summary", has_text="Part of the body").click()
    page.locator("details.finder").get_by_role("link", name="Clamshell").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clamshell")
    page.goto("weeks/week-3/")
    href = page.locator("a[href$='week-3-left-a4-standard.pdf']").get_attribute("href")
    assert href == "../../downloads/week-3-left-a4-standard.pdf"
    page.goto("running/form/")
    expect(page.locator("[data-cadence]")).to_be_hidden()
    context.close()
