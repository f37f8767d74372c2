"""A figure moves when a reader asks, and only then."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Served

CLAMSHELL = "exercises/clamshell/"
STOP = re.compile("^Stop the movement ?: Clamshell$")
PLAY = re.compile("^Show the movement ?: Clamshell$")

MOVING = "document.querySelectorAll('.picture__panel img')[1].src.includes('-moving')"

HIDDEN = """Object.defineProperty(document, 'hidden', {{value: {}, configurable: true}})
document.dispatchEvent(new Event('visibilitychange'))"""


def look(page: Page) -> bytes:
    """What the last panel shows now, as PNG."""
    panel = page.locator("figure.picture").first.locator(".picture__panel").last
    return panel.locator("img").screenshot()


def alike(one: bytes, other: bytes) -> bool:
    """The same to the eye: Chromium does not draw an edge the same to the bit each time."""
    first, second = (
        np.asarray(Image.open(io.BytesIO(png)).convert("L"), dtype=int) for png in (one, other)
    )
    return first.shape == second.shape and np.mean(abs(first - second) > 40) < 0.001


def until_it_looks(page: Page, wanted: Callable[[bytes], bool]) -> bytes:
    """The first look that is as wanted; a picture is drawn in its own time."""
    for _ in range(100):
        if wanted(seen := look(page)):
            return seen
        page.wait_for_timeout(100)
    raise AssertionError("the picture never looked as it should")


def test_it_moves_when_asked_and_is_loaded_only_then(phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(CLAMSHELL)
    still = look(phone)
    assert not [url for url in asked if "-moving" in url]
    height = phone.evaluate("document.body.scrollHeight")
    phone.get_by_role("button", name=PLAY).click()
    stop = phone.get_by_role("button", name=STOP)
    expect(stop).to_be_visible()
    assert len([url for url in asked if url.endswith("clamshell-moving.svg")]) == 1
    moments = [still]
    for _ in range(3):
        moments.append(
            until_it_looks(phone, lambda seen: not any(alike(seen, one) for one in moments))
        )
    assert phone.evaluate("document.body.scrollHeight") == height
    assert not violations(phone, CLAMSHELL)
    stop.press("Enter")
    expect(phone.get_by_role("button", name=PLAY)).to_be_focused()
    until_it_looks(phone, lambda seen: alike(seen, still))


def test_it_rests_while_nobody_sees_it(phone: Page) -> None:
    phone.goto(CLAMSHELL)
    phone.get_by_role("button", name=PLAY).click()
    for step, moving in (
        ("", True),
        ("window.scrollTo(0, document.body.scrollHeight)", False),
        ("window.scrollTo(0, 0)", True),
        (HIDDEN.format("true"), False),
        (HIDDEN.format("false"), True),
        ("dispatchEvent(new Event('beforeprint'))", False),
    ):
        phone.evaluate(step)
        phone.wait_for_function(MOVING if moving else f"!{MOVING}")
    phone.emulate_media(media="print")
    expect(phone.get_by_role("button", name=PLAY)).to_have_count(0)


def test_it_stays_still_for_a_reader_who_wants_no_motion(chromium: Browser, site: Served) -> None:
    context = chromium.new_context(
        viewport=PHONE, base_url=site.url, service_workers="block", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(CLAMSHELL)
    expect(page.get_by_role("button", name=PLAY)).to_have_count(0)
    page.goto("assets/figures/clamshell-moving.svg")
    first = page.screenshot()
    page.wait_for_timeout(1500)
    assert alike(page.screenshot(), first)
    context.close()


def test_without_scripts_the_movement_is_a_link(chromium: Browser, site: Served) -> None:
    context = chromium.new_context(
        viewport=PHONE, base_url=site.url, service_workers="block", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(CLAMSHELL)
    page.get_by_role("link", name=PLAY).click()
    page.wait_for_url("**/clamshell-moving.svg")
    context.close()


def test_every_movement_is_there_and_a_missing_one_says_so(desktop: Page) -> None:
    desktop.goto("exercises/figures/")
    buttons = desktop.locator("button.picture__play")
    assert buttons.count() > 15
    desktop.route("**/*-moving.svg", lambda route: route.abort())
    button = buttons.first
    button.click()
    expect(button).to_be_disabled()
    expect(button).to_contain_text("needs the network")


def test_nothing_shifts_when_it_moves(phone: Page) -> None:
    phone.goto("exercises/figures/")
    phone.evaluate("document.fonts.ready")
    grown = phone.evaluate(
        """async () => {
            const grown = []
            for (const button of document.querySelectorAll("button.picture__play")) {
                const figure = button.closest("figure")
                const image = [...figure.querySelectorAll("img")].pop()
                const shown = part => new Promise(done => {
                    const look = () => image.src.includes("-moving") === part && image.complete
                        ? done(figure.getBoundingClientRect().height) : setTimeout(look, 10)
                    look()
                })
                image.scrollIntoView({block: "center"})
                const still = await shown(false)
                button.click()
                grown.push([button.textContent, await shown(true) - still])
                button.click()
            }
            return grown
        }"""
    )
    assert len(grown) > 15
    assert not [told for told in grown if abs(told[1]) >= 0.5]  # px: less is rounding


def test_it_moves_in_the_offline_copy(chromium: Browser, site: Served, tmp_path: Path) -> None:
    with zipfile.ZipFile(site.folder / "downloads" / "sidestep-offline.zip") as copy:
        copy.extractall(tmp_path)
    page = chromium.new_page(viewport=PHONE)
    page.goto((tmp_path / "sidestep" / "exercises" / "clamshell.html").as_uri())
    page.get_by_role("button", name=PLAY).press("Space")
    page.wait_for_function(MOVING)
    page.close()
