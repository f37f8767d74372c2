"""The built site, served where it says it is served, and a real Chromium to read it with.

Without Chromium or Playwright these tests are skipped, with the line that installs it; with
CI=true they fail instead.
"""

import gzip
import itertools
import os
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.content.load import Loaded
from generator.project import Project
from generator.site.mkdocs import build_site
from tests.site.conftest import TODAY

sync_api = pytest.importorskip("playwright.sync_api") if not os.environ.get("CI") else None
if sync_api is None:
    from playwright import sync_api
Browser, Page = sync_api.Browser, sync_api.Page

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
FOLDER = "/guide/"
"""The site stands in a subfolder, as on a plain static host."""
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 860}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # A browser on a busy machine stumbles now and then; -ra lists who needed a second go.
            item.add_marker(pytest.mark.flaky(reruns=1))
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass
class Served:
    """A site on a port, and the server behind it."""

    url: str
    folder: Path
    server: ThreadingHTTPServer

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def pages(self) -> list[str]:
        """Every page, as a path under the site."""
        files = sorted(
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")
        )
        pages = [file.removesuffix("index.html") for file in files if file != "404.html"]
        assert len(pages) > 40, "too few pages: looking in the wrong folder"
        return pages


def serve(folder: Path, port: int) -> Served:
    class Handler(SimpleHTTPRequestHandler):
        """Serves the folder under FOLDER, gzipped where a browser takes it."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            file = folder / path.removeprefix(FOLDER)
            file = file / "index.html" if file.is_dir() else file
            if not path.startswith(FOLDER) or not file.is_file():
                self.send_error(404)
                return
            body = file.read_bytes()
            packed = file.suffix in {".html", ".css", ".js", ".json", ".svg", ".xml"}
            body = gzip.compress(body, 6) if packed else body
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Content-Length", str(len(body)))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return Served(f"http://127.0.0.1:{server.server_port}{FOLDER}", folder, server)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(
    loaded: Loaded, project: Project, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The whole site with a stand-in for each ready sheet, at its site_url."""
    out = tmp_path_factory.mktemp("browser") / "site"
    port = free_port()
    sheets = [
        (f"downloads/week-{week}-{side}-{paper}-{text}.pdf", "Sheet", b"%PDF-1.7 stand-in")
        for week, side, paper, text in itertools.product(
            range(1, 13), ("left", "right", "both"), ("a4", "letter"), ("standard", "large")
        )
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIDESTEP_SITE_URL", f"http://127.0.0.1:{port}{FOLDER}")
        build_site(project, loaded, out=out, downloads=sheets, today=TODAY)
    served = serve(out, port)
    yield served
    served.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    path = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        need = "needs Chromium (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(need)
        pytest.skip(need)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def slow_down(page: "Page") -> None:
    """1.6 Mbit/s, 150 ms, 4 times slower, nothing kept: the phone of the project's decisions."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    speed = 1_600_000 / 8
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": speed, "uploadThroughput": speed},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})


@pytest.fixture
def desktop(chromium: "Browser", site: Served) -> Iterator["Page"]:
    """A wide window, without a service worker of another test."""
    context = chromium.new_context(viewport=DESKTOP, base_url=site.url, service_workers="block")
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(chromium: "Browser", site: Served) -> Iterator["Page"]:
    context = chromium.new_context(
        viewport=PHONE, base_url=site.url, service_workers="block", has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()
