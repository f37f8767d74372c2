"""What a site costs beside MkDocs alone, how soon an edit shows, and how it all grows."""

import datetime
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.content.load import load
from generator.project import Project
from generator.site.assemble import assemble
from generator.site.export import write_pages
from tests.bench.measure import paired, run
from tests.bench.multiply import multiply
from tests.copies import copy_project, share

pytestmark = pytest.mark.bench

SIDESTEP = [sys.executable, "-m", "generator.cli"]
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "-f"]
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
TODAY = datetime.date(2026, 12, 1)


@pytest.fixture
def own(project: Project, tmp_path: Path) -> Path:
    """A project with content of its own to change."""
    root = tmp_path / "project"
    root.mkdir()
    return copy_project(project, root, cache=False).root


def test_the_site_costs_little_more_than_mkdocs_itself(own: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    run([*SIDESTEP, "pages", "--out", str(pages), "--project", str(own)], own)
    clamshell = own / "content" / "exercises" / "clamshell.yaml"
    remarks = iter(range(1000))

    def ours() -> float:
        return run(
            [*MKDOCS, str(own / "mkdocs.yml"), "-d", str(tmp_path / "a")], own, QUIET
        ).seconds

    def changed() -> float:
        with clamshell.open("a") as file:
            file.write(f"# remark {next(remarks)}\n")
        return ours()

    def plain() -> float:
        command = [*MKDOCS, str(pages / "mkdocs.yml"), "-d", str(tmp_path / "b")]
        return run(command, pages, QUIET).seconds

    # Drawings are kept from before: tests/bench/test_figure_budgets.py tells what they cost.
    same, anew = paired(ours, plain), paired(changed, plain)
    print(
        f"\nsite against plain MkDocs on the same pages: {anew:.2f} with the content loaded, "
        f"judged and written anew (at most 1.3); {same:.2f} where nothing changed"
    )
    assert anew <= 1.3
    assert same <= 1.3


@pytest.fixture
def served(own: Path) -> Iterator[tuple[Path, str]]:
    """An exercise's file, and the address of its page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*SIDESTEP, "serve", "--port", str(port), "--project", str(own)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield (
        own / "content" / "exercises" / "clamshell.yaml",
        f"http://127.0.0.1:{port}/exercises/clamshell/",
    )
    process.terminate()
    process.wait(20)


def test_an_edit_is_soon_served(served: tuple[Path, str]) -> None:
    file, address = served
    text = file.read_text()
    _until("Clamshell", address)
    times = []
    for number in range(9):
        words = f"Summary {number}."
        file.write_text(text.replace("You lie on your side and open", f"{words} You open"))
        times.append(_until(words, address))
        time.sleep(0.3)
    middle = statistics.median(times)
    print(f"\nedit to served: median {middle:.2f} s (at most 1.2), worst {max(times):.2f} s")
    assert middle <= 1.2


def _until(words: str, address: str) -> float:
    """Seconds until the page says it."""
    began = time.perf_counter()
    while time.perf_counter() - began < 60:
        try:
            with urllib.request.urlopen(address, timeout=30) as page:
                if words in page.read().decode():
                    return time.perf_counter() - began
        except (urllib.error.URLError, ConnectionError):
            pass  # not up yet
        time.sleep(0.02)
    raise AssertionError(f"{words!r} was not served")


def test_pages_grow_with_the_content_and_no_faster(project: Project, tmp_path: Path) -> None:
    """Loading and writing; then MkDocs alone on the same pages, for comparison."""
    each = {}
    for times in (1, 10, 40):
        root = tmp_path / str(times)
        copy = multiply(project.root, root, exercises=12 * times)
        shutil.copytree(project.content / "pages", root / "content" / "pages")
        share(project, root, cache=False)
        load(copy)  # the files are read from the disk once
        began = time.perf_counter()
        loaded = load(copy)
        read = time.perf_counter()
        pages = assemble(copy, loaded, today=TODAY, nav=["home"]).pages
        ours = time.perf_counter() - began
        each[times] = ours / len(pages)
        write_pages(copy, loaded, root / "out", TODAY)
        settings = str(root / "out" / "mkdocs.yml")
        plain = run([*MKDOCS, settings, "-d", str(root / "site")], root, QUIET).seconds
        print(
            f"\n{times} times the exercises, {len(pages)} pages: loaded in {read - began:.2f} s, "
            f"loaded and written in {ours:.2f} s; MkDocs on them {plain:.1f} s"
        )
    assert each[40] <= 2 * each[1]
