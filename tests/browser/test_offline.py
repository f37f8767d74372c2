"""Without a network: after one visit, and from the zip opened as files."""

import zipfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Served, free_port, serve


def test_reads_and_searches_offline_after_one_visit(chromium: Browser, site: Served) -> None:
    served = serve(site.folder, free_port())
    context = chromium.new_context(base_url=served.url)
    page = context.new_page()
    page.goto("./")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    served.stop()

    page.goto("help/red-flags/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Red flags")
    page.goto("exercises/clamshell/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Clamshell")
    page.get_by_role("textbox", name="Search").press_sequentially("pigeon")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Pigeon")
    context.close()


def test_a_page_is_never_stale_while_there_is_a_network(
    chromium: Browser, site: Served, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    with zipfile.ZipFile(tmp_path / "copy.zip", "w") as copy:
        for path in site.folder.rglob("*"):
            if path.is_file() and "downloads" not in path.parts:
                copy.write(path, path.relative_to(site.folder))
    zipfile.ZipFile(tmp_path / "copy.zip").extractall(folder)
    served = serve(folder, free_port())
    context = chromium.new_context(base_url=served.url)
    page = context.new_page()
    page.goto("help/red-flags/")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    flags = folder / "help" / "red-flags" / "index.html"
    flags.write_text(flags.read_text().replace('<h1 id="red-flags">Red flags', "<h1>New flags"))
    page.goto("help/red-flags/")
    expect(page.get_by_role("heading", level=1)).to_have_text("New flags")
    context.close()
    served.stop()


def test_the_offline_zip_reads_from_files(chromium: Browser, site: Served, tmp_path: Path) -> None:
    with zipfile.ZipFile(site.folder / "downloads" / "sidestep-offline.zip") as copy:
        copy.extractall(tmp_path)
    context = chromium.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("request", lambda r: wrong.append(r.url) if r.url.startswith("http") else None)
    page.goto((tmp_path / "sidestep" / "index.html").as_uri())
    page.get_by_role("link", name="It hurts now").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Settle the knee")
    page.get_by_role("textbox", name="Search").press_sequentially("clam shell")
    result = page.locator(".md-search-result__item a").first
    expect(result).to_contain_text("Clamshell")
    result.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clamshell")
    page.goto((tmp_path / "sidestep" / "weeks" / "index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Weeks")
    context.close()
    assert not wrong, "\n".join(wrong)
