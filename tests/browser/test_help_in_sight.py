"""The way to the red flags is one tap from any place of any page, and covers nothing for good."""

import pytest
from playwright.sync_api import Page, expect

LONG = ["./", "programme/settle/", "exercises/clamshell/", "evidence/"]
ON_TOP = """link => {
  const at = link.getBoundingClientRect()
  const inside = at.top >= 0 && at.bottom <= innerHeight && at.left >= 0 && at.right <= innerWidth
  return inside && link.contains(document.elementFromPoint((at.left + at.right) / 2,
                                                           (at.top + at.bottom) / 2))
}"""


@pytest.mark.parametrize("path", LONG)
def test_red_flags_are_one_tap_away_wherever_one_reads(phone: Page, path: str) -> None:
    phone.goto(path)
    link = phone.locator(".stop-line a")
    for part in (0, 0.5, 1):
        phone.evaluate("part => scrollTo(0, part * document.body.scrollHeight)", part)
        assert link.evaluate(ON_TOP), f"{part} of the page"
    assert phone.locator(".stop-line").evaluate("line => line.offsetHeight") <= 48
    link.tap()
    expect(phone.locator("h1")).to_have_text("Red flags")


def test_the_end_of_a_page_is_above_it(phone: Page) -> None:
    phone.goto("./")
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = phone.locator(".colophon p").last.bounding_box()
    line = phone.locator(".stop-line").bounding_box()
    assert last
    assert line
    assert last["y"] + last["height"] <= line["y"] + 1


def test_it_is_not_printed(desktop: Page) -> None:
    desktop.goto("exercises/clamshell/")
    desktop.emulate_media(media="print")
    expect(desktop.locator(".stop-line")).to_be_hidden()
