"""Prints a sheet with one engine in a process of its own, and says what it took.

python -m tests.bench.engines ENGINE FOLDER RUNS, where FOLDER holds sheet.html and sheet.typ;
out comes JSON: seconds of each run, pages, peak_mb, and for Sidestep what its parts took.
"""

import itertools
import json
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.project import Project

PROJECT = Project(Path(__file__).resolve().parents[2])
Print = Callable[[], bytes]


def sidestep(folder: Path, parts: dict[str, list[float]]) -> Print:
    import weasyprint

    from generator.content.load import load
    from generator.sheets import press
    from generator.sheets.make import print_document

    def timed(part: str, owner: Any, name: str) -> None:
        real = getattr(owner, name)

        def measured(*arguments: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return real(*arguments, **named)
            finally:
                parts.setdefault(part, []).append(time.perf_counter() - began)

        setattr(owner, name, measured)

    timed("layout", weasyprint.HTML, "render")
    timed("write", weasyprint.Document, "write_pdf")
    timed("finish", press, "finish")
    loaded = load(PROJECT)
    html = (folder / "sheet.html").read_text(encoding="utf-8")
    return lambda: print_document(loaded, PROJECT, html).pdf


def weasyprint(folder: Path, _: dict[str, list[float]]) -> Print:
    from weasyprint import HTML

    html = (folder / "sheet.html").read_text(encoding="utf-8")
    base = str(PROJECT.templates / "sheets")
    return lambda: HTML(string=html, base_url=base).write_pdf(pdf_variant="pdf/a-2a")


def typst(folder: Path, _: dict[str, list[float]]) -> Print:
    from typst import Compiler

    source, fonts = folder / "sheet.typ", [str(folder / "fonts")]
    words = source.read_text(encoding="utf-8")
    sizes = itertools.count(1)

    def once() -> bytes:
        # Typst remembers what it laid out, whichever compiler asks: so each run is a little larger.
        source.write_text(words.replace("12pt", f"{12 + next(sizes) / 1000}pt"), encoding="utf-8")
        compiler = Compiler(
            str(source), root=str(folder), font_paths=fonts, ignore_system_fonts=True
        )
        return bytes(compiler.compile(format="pdf", pdf_standards=["ua-1"]))

    return once


@contextmanager
def chromium(folder: Path) -> Iterator[Print]:
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import FLAGS

    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page()
        address = (folder / "sheet.html").as_uri()

        def once() -> bytes:
            page.goto(address)
            return page.pdf(prefer_css_page_size=True, tagged=True, outline=True)

        yield once
        browser.close()


def measure(once: Print, runs: int) -> dict[str, Any]:
    import pypdfium2

    seconds = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        pdf = once()
        seconds.append(time.perf_counter() - began)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = len(document)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"first": seconds[0], "seconds": seconds[1:], "pages": pages, "peak_mb": peak}


def main(engine: str, folder: Path, runs: int) -> dict[str, Any]:
    if engine == "chromium":
        with chromium(folder) as once:
            return measure(once, runs)
    parts: dict[str, list[float]] = {}
    engines = {"sidestep": sidestep, "weasyprint": weasyprint, "typst": typst}
    measured = measure(engines[engine](folder, parts), runs)
    return {**measured, "parts": {name: min(took) for name, took in parts.items()}}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
