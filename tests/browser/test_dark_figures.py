"""A figure follows the page's look, also when the reader switches it; nothing is loaded anew."""

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Served

DARKER, LIGHTER = 70, 230
"""Of 255: a dark page's paper is darker than the one, a light page's lighter than the other."""


def paper(page: Page) -> float:
    """How light the first picture's paper is: the middle of its last rows has nothing drawn on."""
    png = page.locator(".picture__panel img").first.screenshot()
    rows = np.asarray(Image.open(io.BytesIO(png)).convert("L"), dtype=float)
    return float(rows[-4:-1, 8:40].mean())


def until_paper(page: Page, dark: bool) -> None:
    """Waits until the picture is drawn in the look that is asked for."""
    for _ in range(100):
        now = paper(page)
        if now < DARKER if dark else now > LIGHTER:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the picture's paper stayed at {now:.0f} of 255")


def test_a_switch_of_the_look_switches_the_pictures(desktop: Page) -> None:
    desktop.goto("exercises/clamshell/")
    until_paper(desktop, dark=False)
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url))
    desktop.get_by_title("Switch to the dark look").click()
    expect(desktop.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    until_paper(desktop, dark=True)
    assert not [url for url in asked if url.endswith(".svg")]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_light_page_keeps_light_pictures(chromium: Browser, site: Served, scripts: bool) -> None:
    context = chromium.new_context(
        viewport=PHONE, base_url=site.url, service_workers="block", java_script_enabled=scripts,
        color_scheme="light" if scripts else "dark",
    )  # fmt: skip
    page = context.new_page()
    page.goto("exercises/clamshell/")
    until_paper(page, dark=False)
    context.close()
