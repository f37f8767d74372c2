"""What a sheet costs in seconds, pages and memory, beside other engines on the same content."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.content.load import Loaded
from generator.model.person import Person
from generator.project import Project
from generator.sheets.make import SheetRequest, sheet_html
from tests.bench.typst_sheet import write_typst

pytestmark = pytest.mark.bench

RUNS = 5
WEEK = SheetRequest("week", Person(side="left"), week=3)


def printed(project: Project, engine: str, folder: Path, runs: int = RUNS) -> dict[str, Any]:
    """By one engine, in a process of its own: Typst hangs in one that was forked."""
    command = [sys.executable, "-m", "tests.bench.engines", engine, str(folder), str(runs)]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    measured["median"] = statistics.median(measured["seconds"])
    return measured


def write_html(loaded: Loaded, project: Project, request: SheetRequest, folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    html, _ = sheet_html(loaded, project, request)
    (folder / "sheet.html").write_text(html, encoding="utf-8")
    return html


def test_a_week_sheet_beside_other_engines(
    project: Project, loaded: Loaded, tmp_path: Path
) -> None:
    folder = tmp_path / "week"
    write_typst(write_html(loaded, project, WEEK, folder), project, folder)
    engines = ("sidestep", "weasyprint", "typst", "chromium")
    costs = {engine: printed(project, engine, folder) for engine in engines}
    ours = costs["sidestep"]
    print(f"\na week sheet, load {os.getloadavg()[0]:.1f}; median of {RUNS} after the first")
    for engine, cost in costs.items():
        memory = "" if engine == "chromium" else f" {cost['peak_mb']:.0f} MB,"
        print(
            f"{engine:<10} {cost['median']:.3f} s (first {cost['first']:.2f}), {cost['pages']} pp,"
            f"{memory} ours takes {ours['median'] / cost['median']:.2f} times as long"
        )
    print("of ours: " + ", ".join(f"{part} {took:.2f} s" for part, took in ours["parts"].items()))
    assert ours["median"] / costs["weasyprint"]["median"] <= 0.8
    assert ours["peak_mb"] <= 400
    assert abs(costs["typst"]["pages"] - ours["pages"]) <= 4, "not an equal sheet any more"


def test_a_booklet(project: Project, loaded: Loaded, tmp_path: Path) -> None:
    write_html(loaded, project, SheetRequest("booklet"), tmp_path)
    cost = printed(project, "sidestep", tmp_path, runs=2)
    print(
        f"\na booklet: {cost['median']:.1f} s (first {cost['first']:.1f}), {cost['pages']} pages, "
        f"peak {cost['peak_mb']:.0f} MB (at most 400)"
    )
    assert cost["peak_mb"] <= 400
