"""Two clinics with opposite brands: their sheets keep the standards; nobody's name gets out."""

import datetime
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from generator.checks import run_checks
from generator.content.load import load
from generator.model.person import Person
from generator.project import Project
from generator.sheets.make import SheetRequest, make_sheet
from generator.site.mkdocs import build_site
from tests.clinics.conftest import OPPOSITES, TODAY
from tests.pdf.verapdf import failures

REQUESTS = {
    "week": SheetRequest("week", Person(side="left"), 3),
    "card": SheetRequest("card", exercise="clamshell"),
    "booklet": SheetRequest("booklet"),
    "red-flags": SheetRequest("red-flags"),
}
NAMES = ("Planted", "Quetzalcoatl", "Xiomara")
"""Parts of names that no guide holds."""


@pytest.mark.parametrize("clinic", OPPOSITES)
def test_both_editions_pass_every_check(opposites: Project, clinic: str) -> None:
    found = run_checks(load(opposites, clinic=clinic), TODAY)
    assert not [problem for problem in found if problem.severity == "error"], found


@pytest.mark.pdf
@pytest.mark.parametrize("kind", REQUESTS)
@pytest.mark.parametrize("clinic", OPPOSITES)
def test_their_sheets_keep_both_standards(opposites: Project, clinic: str, kind: str) -> None:
    sheet = make_sheet(load(opposites, clinic=clinic), opposites, REQUESTS[kind])
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert f"{clinic.title()} Street" in text
    assert failures(sheet.pdf, "ua-1") == []
    assert failures(sheet.pdf, "a-2a") == []


@pytest.mark.slow
def test_no_name_gets_out_of_a_batch_or_into_a_site(opposites: Project, tmp_path: Path) -> None:
    monday = datetime.date(2026, 11, 23)
    rows = [
        f"r-{n},{n % 2 + 3},{monday},left,{name} {clinic},Run to {name},{clinic}"
        for n, (name, clinic) in enumerate((name, clinic) for name in NAMES for clinic in OPPOSITES)
    ]
    rows += [f"bad-{name[0]},99,{monday},left,{name},,navy" for name in NAMES]
    path = tmp_path / "people.csv"
    path.write_text("\n".join(["ref,week,start,side,name,goal,clinic", *rows]), encoding="utf-8")
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", "batch", str(path), "--out", str(out),
         "--project", str(opposites.root), "--today", "2026-12-01"],
        cwd=Path(__file__).parents[2], capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()
    assert len(list(out.glob("*.pdf"))) == 2 * len(NAMES), done.stderr.decode()
    _holds_nobody(done.stdout + done.stderr, "what was said")
    for clinic in OPPOSITES:
        loaded = load(opposites, clinic=clinic)
        build_site(opposites, loaded, out=tmp_path / clinic, today=TODAY)
        assert list((tmp_path / clinic).rglob("*.html"))
    for folder in (out, tmp_path / "navy", tmp_path / "yellow", opposites.cache / "sheets"):
        for file in folder.rglob("*"):
            _holds_nobody(str(file.relative_to(folder)).encode(), f"a file's name: {file}")
            if file.is_file():
                _holds_nobody(file.read_bytes(), str(file))
    for file in out.glob("*.pdf"):
        with pikepdf.open(file) as pdf:
            told = pdf.Root.Metadata.read_bytes() + repr(dict(pdf.docinfo)).encode()
        _holds_nobody(told, f"{file}'s metadata")


def _holds_nobody(data: bytes, where: str) -> None:
    for name in NAMES:
        for form in (name.encode(), name.encode("utf-16-be"), name.lower().encode()):
            assert form not in data, f"{name} is in {where}"
