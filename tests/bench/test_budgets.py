"""The budgets of time and memory. `make bench` runs these and prints what was measured."""

import sys
import time
from pathlib import Path

import pytest

from generator.content.load import Loaded
from generator.project import Project
from tests.bench.measure import median, paired
from tests.bench.multiply import multiply

pytestmark = pytest.mark.bench

SIDESTEP = [sys.executable, "-m", "generator.cli"]


def test_help_is_quick(project: Project) -> None:
    cost = median([*SIDESTEP, "--help"], project.root)
    print(f"\nsidestep --help: {cost.seconds:.3f} s (at most 0.25)")
    assert cost.seconds <= 0.25


def test_check_is_quick(project: Project) -> None:
    cost = median([*SIDESTEP, "check"], project.root)
    print(f"\nsidestep check: {cost.seconds:.3f} s (at most 0.5), {cost.peak_mb:.0f} MB")
    assert cost.seconds <= 0.5


def test_check_of_1200_exercises(project: Project, tmp_path: Path) -> None:
    multiply(project.root, tmp_path, exercises=1200)
    cost = median([*SIDESTEP, "check"], tmp_path, runs=3)
    print(
        f"\n1,200 exercises: {cost.seconds:.2f} s (at most 3), {cost.peak_mb:.0f} MB (at most 200)"
    )
    assert cost.seconds <= 3
    assert cost.peak_mb <= 200


def test_a_sheet_costs_little_more_than_weasyprint_itself(project: Project, loaded: Loaded) -> None:
    import weasyprint

    from generator.model.person import Person
    from generator.sheets.make import SheetRequest, make_sheet, sheet_html

    request = SheetRequest(kind="week", week=3, person=Person(side="left"))
    html, base = sheet_html(loaded, project, request)

    def ours() -> float:
        began = time.perf_counter()
        make_sheet(loaded, project, request)
        return time.perf_counter() - began

    def bare() -> float:
        began = time.perf_counter()
        weasyprint.HTML(string=html, base_url=base).write_pdf(pdf_variant="pdf/a-2a")
        return time.perf_counter() - began

    ratio = paired(ours, bare)
    print(f"\none week sheet: {ours():.2f} s; against bare WeasyPrint: {ratio:.2f} (at most 1.2)")
    assert ratio <= 1.2
