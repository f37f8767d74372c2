"""Photographs key pages of the site into build/screenshots: phone, desktop, dark.

`make screenshots` runs it. Builds the site first, without the ready sheets, into
build/screenshots/site, and serves it on this machine only while it works.
"""

import datetime
import os
import shutil
import socketserver
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator.content.load import load
from generator.project import find_project
from generator.site.mkdocs import build_site

PAGES = {
    "home": "",
    "understand": "understand/",
    "program": "programme/",
    "phase": "programme/strengthen/",
    "exercises": "exercises/",
    "exercise": "exercises/clamshell/",
    "running": "running/",
    "form": "running/form/",
    "week": "weeks/week-3/",
    "red-flags": "help/red-flags/",
}
LOOKS = {
    "phone": ({"width": 360, "height": 740}, "light"),
    "desktop": ({"width": 1280, "height": 860}, "light"),
    "dark": ({"width": 1280, "height": 860}, "dark"),
}
LONGEST = 3200
"""Pixels of a page that a picture shows."""


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


def main() -> int:
    project = find_project(Path.cwd())
    out = project.build / "screenshots"
    shutil.rmtree(out, ignore_errors=True)
    site = out / "site"
    build_site(project, load(project), out=site, today=datetime.date.today())
    browser_path = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if browser_path is None:
        print("needs Chromium (Debian: apt-get install chromium)", file=sys.stderr)
        return 3
    with socketserver.ThreadingTCPServer(
        ("127.0.0.1", 0), partial(Silent, directory=str(site))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
            )
            count = photograph(browser, f"http://127.0.0.1:{server.server_address[1]}/", out)
        server.shutdown()
    print(f"{count} pictures in {os.path.relpath(out)}")
    return 0


def photograph(browser: Browser, address: str, out: Path) -> int:
    count = 0
    for look, (size, scheme) in LOOKS.items():
        context = browser.new_context(
            viewport=size, color_scheme=scheme, service_workers="block", reduced_motion="reduce"
        )
        page = context.new_page()
        for name, path in PAGES.items():
            page.goto(address + path, wait_until="networkidle")
            page.evaluate("document.querySelectorAll('img').forEach(i => { i.loading = 'eager' })")
            page.wait_for_timeout(700)
            height = page.evaluate("document.documentElement.scrollHeight")
            clip = {"x": 0, "y": 0, "width": size["width"], "height": min(height, LONGEST)}
            page.screenshot(path=out / f"{name}-{look}.png", full_page=True, clip=clip)
            count += 1
        context.close()
    return count


if __name__ == "__main__":
    sys.exit(main())
