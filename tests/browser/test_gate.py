"""The gate's checklist: ticked by hand or by key, counted aloud, kept nowhere, empty on paper."""

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from generator.content.load import Loaded
from generator.views.running import describe_gate
from generator.views.wording import Wording
from tests.browser.axe import paint, violations
from tests.browser.conftest import PHONE, Served

PASSED = "All 11 are ticked. If all of them are true, you may start: Return week 1"

SENT = """() => new Promise(done => {
  let went = false
  navigation.addEventListener("navigate", () => { went = true })
  document.querySelector(".gate form").requestSubmit()
  setTimeout(() => setTimeout(() => done(went)))
})"""
"""Whether the page is left when its form is sent, as a browser may on Enter."""


def boxes(page: Page) -> Locator:
    return page.locator(".gate").get_by_role("checkbox")


def status(page: Page) -> Locator:
    return page.locator(".gate").get_by_role("status")


def expect_said(page: Page, words: str) -> None:
    expect(status(page)).to_have_text(words, use_inner_text=True)


def test_every_line_of_the_gate_is_a_box_with_its_words(phone: Page, loaded: Loaded) -> None:
    phone.goto("running/")
    lines = describe_gate(loaded.guide, Wording(loaded.guide))
    expect(boxes(phone)).to_have_count(len(lines))
    for name in ("You are in rehab week 4 or later.", "You can do the Clamshell without pain."):
        box = phone.get_by_role("checkbox", name=name, exact=True)
        size = box.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 24
        expect(box).not_to_be_checked()


def test_ticks_are_counted_until_all_are_there(phone: Page) -> None:
    phone.goto("running/")
    expect_said(phone, "0 of 11 ticked.")
    phone.locator(".gate label").first.tap()
    expect(boxes(phone).first).to_be_checked()
    expect_said(phone, "1 of 11 ticked.")
    for box in boxes(phone).all():
        box.set_checked(True)
    expect_said(phone, PASSED)
    for scheme in ("default", "slate"):
        paint(phone, scheme)
        assert not violations(phone, scheme)
    boxes(phone).last.uncheck()
    expect_said(phone, "10 of 11 ticked.")
    boxes(phone).last.check()
    status(phone).get_by_role("link").tap()
    expect(phone.locator(":target")).to_have_text("Return week 1")


def test_the_gate_by_keyboard(desktop: Page) -> None:
    desktop.goto("running/")
    first = boxes(desktop).first
    first.focus()
    desktop.keyboard.press("Tab")
    second = boxes(desktop).nth(1)
    expect(second).to_be_focused()
    assert second.evaluate("box => parseFloat(getComputedStyle(box).outlineWidth)") >= 2
    desktop.keyboard.press("Space")
    expect(second).to_be_checked()
    expect_said(desktop, "1 of 11 ticked.")


def test_ticks_are_neither_sent_nor_kept(phone: Page) -> None:
    phone.goto("running/")
    phone.wait_for_load_state("networkidle")
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    before = phone.evaluate(kept)
    for box in boxes(phone).all():
        box.check()
    assert phone.evaluate(kept) == before
    assert not phone.evaluate(SENT)
    assert not asked
    phone.reload()
    expect_said(phone, "0 of 11 ticked.")
    assert not [box for box in boxes(phone).all() if box.is_checked()]


def test_without_scripts_the_boxes_are_ticked_and_nothing_is_counted(
    chromium: Browser, site: Served
) -> None:
    context = chromium.new_context(
        viewport=PHONE, base_url=site.url, service_workers="block", java_script_enabled=False
    )
    page = context.new_page()
    page.goto("running/")
    page.locator(".gate label").first.click()
    expect(boxes(page).first).to_be_checked()
    expect(page.locator(".checklist__count")).to_be_hidden()
    expect(page.get_by_text("Your ticks are not saved")).to_be_visible()
    context.close()


@pytest.mark.parametrize("ticked", [False, True])
def test_on_paper_the_boxes_are_empty(desktop: Page, ticked: bool) -> None:
    desktop.goto("running/")
    box = boxes(desktop).first
    box.set_checked(ticked)
    desktop.emulate_media(media="print")
    expect(status(desktop)).to_be_hidden()
    png = Image.open(io.BytesIO(box.screenshot())).convert("L")
    grey = np.asarray(png, dtype=int)
    middle = grey[4:-4, 4:-4]
    assert middle.min() > 200, "something stands in the box"
    assert grey.min() < 120, "there is no box"
