"""Without a network: after one visit, and from the zip opened as files."""

import re
import shutil
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


KEPT = """async () => {
    const kept = []
    for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) kept.push(request.url)
    return kept
}"""


def test_two_editions_on_one_host_keep_a_copy_each(
    chromium: Browser, site: Served, tmp_path: Path
) -> None:
    for name in ("guide", "clinic"):
        shutil.copytree(
            site.folder, tmp_path / name, ignore=shutil.ignore_patterns("downloads", "*-moving.svg")
        )
    served = serve(tmp_path, free_port())  # both under /guide/, as two folders
    context = chromium.new_context(base_url=served.url)
    page = context.new_page()
    for name in ("guide", "clinic"):
        page.goto(f"{name}/help/faq/?q=secret")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        page.goto(f"{name}/help/faq/?q=secret+too")
    kept = page.evaluate(KEPT)
    for name in ("guide", "clinic"):
        assert [url for url in kept if url.endswith(f"/{name}/help/faq/")]
    assert not [url for url in kept if "secret" in url]
    served.stop()
    for name in ("guide", "clinic"):
        page.goto(f"{name}/help/faq/?q=knee")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


def test_a_new_version_takes_the_place_of_the_old_copy(
    chromium: Browser, site: Served, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder, ignore=shutil.ignore_patterns("downloads", "*-moving.svg"))
    served = serve(folder, free_port())
    context = chromium.new_context(base_url=served.url)
    page = context.new_page()
    page.goto("./")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    (before,) = page.evaluate("caches.keys()")
    worker = folder / "service-worker.js"
    worker.write_text(re.sub(r"(\$\{OURS\})\w+", r"\1new", worker.read_text()))
    page.goto("./")
    kept = [before]
    for _ in range(300):
        if before not in kept:
            break
        page.wait_for_timeout(100)
        kept = page.evaluate("caches.keys()")
    (after,) = kept
    assert after.endswith(" new")
    context.close()
    served.stop()


def test_a_built_site_opened_as_files_leads_to_its_pages(chromium: Browser, site: Served) -> None:
    page = chromium.new_page()
    page.goto((site.folder / "index.html").as_uri())
    page.get_by_role("link", name="When to stop and get help").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Red flags")
    page.close()


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
