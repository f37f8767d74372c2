"""A thousand people: how fast, against what, and in how much memory."""

import datetime
import os
import shutil
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest

from generator.content.load import Loaded
from generator.model.person import Person
from generator.project import Project
from generator.sheets.make import SheetRequest, sheet_html
from tests.bench.test_sheet_budgets import WEEK, printed, write_html
from tests.bench.typst_sheet import write_typst

pytestmark = pytest.mark.bench

JOBS = 2
SIDES = ("left", "right", "both")
NAMES = ("José Ángel Müller", "Anna Nowak", "Søren Ødegård", "Łukasz Żak", "Siân Rhys", "Zoë Hall")


def people(path: Path, count: int, shapes: int = 24) -> Path:
    """Weeks 1 to 8 and three sides are 24 shapes; more by the days of strength."""
    rows = ["ref,week,start,side,name,goal,usual_minutes"]
    for n in range(count):
        shape = n % shapes
        start = datetime.date(2026, 11, 2) + datetime.timedelta(7 * (n % 5))
        minutes = 60 + shape // 24 if shapes > 24 else ""
        rows.append(
            f"p{n:05},{1 + shape % 8},{start},{SIDES[shape // 8 % 3]},"
            f"{NAMES[n % len(NAMES)]} {n},Run {n % 20 + 1} km without pain,{minutes}"
        )
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def batch(
    project: Project, table: Path, out: Path, *more: str, jobs: int = JOBS
) -> tuple[float, float]:
    """(seconds, peak MB of the command and its workers together)."""
    began = time.perf_counter()
    process = psutil.Popen(
        [sys.executable, "-m", "generator.cli", "batch", str(table), "--out", str(out),
         "--jobs", str(jobs), *more],
        cwd=project.root,
    )  # fmt: skip
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(process))
        time.sleep(0.1)
    assert process.returncode == 0
    return time.perf_counter() - began, peak / 1e6


def _resident(process: psutil.Process) -> int:
    total = 0
    for one in (process, *_children(process)):
        try:
            total += one.memory_full_info().uss
        except psutil.Error:
            continue
    return total


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def plain(pages: tuple[str, str]) -> None:
    """What a clinic's own script would do."""
    import weasyprint

    html, base = pages
    weasyprint.HTML(string=html, base_url=base).write_pdf(pdf_variant="pdf/a-2a")


def plain_loop(project: Project, loaded: Loaded, count: int) -> float:
    """Sheets a second of WeasyPrint alone on the same HTML, on as many processors."""
    documents = [
        sheet_html(loaded, project, SheetRequest("week", Person(side=SIDES[n % 3]), 1 + n % 8))  # type: ignore[arg-type]
        for n in range(count)
    ]
    with ProcessPoolExecutor(JOBS, mp_context=get_context("spawn")) as pool:
        list(pool.map(plain, documents[:JOBS]))
        began = time.perf_counter()
        list(pool.map(plain, documents))
        return count / (time.perf_counter() - began)


def other_engine(project: Project, loaded: Loaded, engine: str, folder: Path) -> float:
    """Sheets a second of another engine on an equal sheet, with both processors."""
    write_typst(write_html(loaded, project, WEEK, folder), project, folder)
    folders = [folder, *(shutil.copytree(folder, f"{folder}-{n}") for n in range(1, JOBS))]
    with ThreadPoolExecutor(JOBS) as pool:
        costs = pool.map(lambda own: printed(project, engine, Path(own)), folders)
    return sum(1 / cost["median"] for cost in costs)


def test_a_thousand_people(project: Project, loaded: Loaded, tmp_path: Path) -> None:
    for kept in (project.cache / "sheets").glob("*"):
        kept.unlink()
    table, few = people(tmp_path / "a.csv", 1000), people(tmp_path / "b.csv", 24)
    before = plain_loop(project, loaded, 24)
    cold, _ = batch(project, table, tmp_path / "cold")
    # Starting up is in both: what is left is the sheets alone.
    base, _ = batch(project, few, tmp_path / "few")
    warm, _ = batch(project, table, tmp_path / "warm")
    after = plain_loop(project, loaded, 24)
    loop = (before + after) / 2
    steady = (1000 - 24) / (warm - base)
    print(f"\nload {os.getloadavg()[0]:.1f}; plain WeasyPrint {loop:.2f} sheets a second")
    print(f"cold {cold:.1f} s (at most 40): {1000 / cold / loop:.1f} times the loop (at least 15)")
    print(f"warm {warm:.1f} s, of which {base:.1f} s before and after the sheets")
    print(f"steady {steady:.0f} a second (at least 160): {steady / loop:.0f} times (at least 40)")
    typst = other_engine(project, loaded, "typst", tmp_path / "typst")
    chromium = other_engine(project, loaded, "chromium", tmp_path / "chromium")
    print(f"Typst {typst:.1f} equal sheets a second: steady is {steady / typst:.1f} times (aim 2)")
    print(f"Chromium {chromium:.1f} of the same HTML: steady is {steady / chromium:.1f} times")
    assert steady > typst
    assert steady >= 160
    assert steady / loop >= 40
    assert cold <= 40
    assert 1000 / cold / loop >= 15


def test_memory_is_flat(project: Project, tmp_path: Path) -> None:
    """Also that of the one file for the printer."""
    few, many = people(tmp_path / "a.csv", 1000), people(tmp_path / "b.csv", 10_000)
    _, thousand = batch(project, few, tmp_path / "a", "--merge", str(tmp_path / "a.pdf"))
    _, ten = batch(project, many, tmp_path / "b", "--merge", str(tmp_path / "b.pdf"))
    print(f"\npeak memory of all processes: {thousand:.0f} MB for 1,000, {ten:.0f} MB for 10,000")
    assert ten <= 1.35 * thousand


def test_when_nothing_is_shared(project: Project, tmp_path: Path) -> None:
    """A sample: each sheet of a thousand shapes costs as much as each of these."""
    count = 40
    table = people(tmp_path / "a.csv", count, shapes=960)
    two, _ = batch(project, table, tmp_path / "two", jobs=2)
    for kept in (project.cache / "sheets").glob("*"):
        kept.unlink()
    one, _ = batch(project, table, tmp_path / "one", jobs=1)
    print(
        f"\n{count} sheets of as many shapes: {one / count:.2f} s a sheet with one worker,"
        f" {two / count:.2f} s with two ({one / two:.2f} times)"
    )
