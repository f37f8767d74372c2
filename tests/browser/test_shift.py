"""What a reader looks at stays where it is while fonts, scripts and drawings arrive."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE, Served, slow_down

MOST = 0.01
"""The sum of a page's layout shifts, from its first line to its last. 0.1 is called good."""

WATCH = """
  window.shifts = []
  window.grown = []
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput)
        shifts.push([entry.value, ...entry.sources.map(({ node }) =>
          node ? (node.outerHTML || node.textContent).slice(0, 80) : "gone")])
  }).observe({ type: "layout-shift", buffered: true })
  addEventListener("DOMContentLoaded", () => {
    const room = new Map()
    const watcher = new ResizeObserver(list => {
      for (const { target, contentRect: { width, height } } of list) {
        const before = room.get(target)
        room.set(target, [width, height])
        if (before && Math.hypot(before[0] - width, before[1] - height) >= 1) // less is rounding
          grown.push(`${target.src}: ${before} then ${width},${height}`)
      }
    })
    window.figures = [...document.querySelectorAll("article img")]
    for (const image of figures) watcher.observe(image)
  })
"""
"""Gathers the layout shifts, and the drawings whose room changes after it was first laid out."""

STEP = """at => {
  scrollTo(0, at)
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
    done(document.documentElement.scrollHeight))))
}"""
"""Scrolls, waits until that is drawn, and gives the page's height as it is then."""

LOADED = """() => figures.every(image => {
  const { top, bottom } = image.getBoundingClientRect()
  const inSight = image.checkVisibility() && bottom > 0 && top < innerHeight
  return !inSight || (image.complete && image.naturalWidth > 0)
})"""


@pytest.fixture
def slow_phone(chromium: Browser, site: Served) -> Iterator[Page]:
    """As large as a phone but not "mobile": that sets the window's size while the page loads, and
    Chromium takes what shifts soon after for the reader's own doing."""
    context = chromium.new_context(
        viewport=PHONE, base_url=site.url, service_workers="block", has_touch=True
    )
    page = context.new_page()
    slow_down(page)
    yield page
    context.close()  # a page that is slowed down keeps a core busy


@pytest.mark.parametrize(
    ("path", "drawings"),
    [
        ("./", 3),
        ("exercises/", 12),
        ("exercises/clamshell/", 5),
        ("exercises/figures/", 40),
        ("programme/settle/", 4),
        ("programme/strengthen/", 6),
        ("weeks/week-3/", 0),
        ("running/", 0),
    ],
)
def test_nothing_shifts_from_the_first_line_to_the_last(
    slow_phone: Page, path: str, drawings: int
) -> None:
    phone = slow_phone
    phone.add_init_script(WATCH)
    phone.goto(path, wait_until="networkidle")
    at, height = 0, 1
    while at < height:
        height = phone.evaluate(STEP, at)
        phone.wait_for_function(LOADED)
        at += 400
    phone.evaluate(STEP, at)
    assert phone.evaluate("figures.length") >= drawings
    assert not phone.evaluate("grown")
    shifts = phone.evaluate("shifts")
    assert sum(shift[0] for shift in shifts) <= MOST, shifts
