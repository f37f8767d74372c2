"""The adapter: what may be read, what fails a sheet, what goes into the file."""

import datetime
import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from generator.content.load import Loaded
from generator.project import Project
from generator.sheets.make import SheetRequest, make_sheet
from generator.sheets.press import UnprintableError, print_html
from tests.sheets.conftest import Print

DAY = datetime.date(2026, 11, 24)


def print_words(body: str, folder: Path, style: str = "") -> bytes:
    html = f"<html lang=en><title>T</title><style>{style}</style><body>{body}</body></html>"
    return print_html(html, base=folder, allowed=[folder], produced=DAY).pdf


def test_the_same_sheet_is_the_same_bytes_in_another_process(
    project: Project, print_sheet: Print
) -> None:
    here = print_sheet("card", exercise="clamshell").sheet.pdf
    code = (
        "import sys; from pathlib import Path\n"
        "from generator.content.load import load\n"
        "from generator.project import Project\n"
        "from generator.sheets.make import SheetRequest, make_sheet\n"
        f"project = Project(Path({str(project.root)!r})); loaded = load(project)\n"
        "request = SheetRequest('card', exercise='clamshell')\n"
        "sys.stdout.buffer.write(make_sheet(loaded, project, request).pdf)\n"
    )
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=project.root, check=True
    )
    assert there.stdout == here


def test_no_word_of_a_person_is_in_the_metadata(print_sheet: Print) -> None:
    pdf = print_sheet(
        "week", week=2, side="left", start=DAY, name="Zebedee Quux", goal="Vladivostok", note="Ulan"
    ).sheet.pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        metadata = document.Root.Metadata.read_bytes().decode()
        info = " ".join(str(value) for value in document.docinfo.values())
        assert document.Root.Lang == "en"
        assert "Rehab week 2" in metadata
        with document.open_outline() as outline:
            bookmarks = " ".join(item.title for item in outline.root)
    assert bookmarks
    for word in ("Zebedee", "Quux", "Vladivostok", "Ulan"):
        assert word not in metadata + info + bookmarks


def test_only_the_text_faces_are_embedded(print_sheet: Print) -> None:
    pdf = print_sheet("week", week=2).sheet.pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        names = {
            str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()
        }
    assert names
    assert all("Atkinson" in name or "Sidestep" in name for name in names), names


@pytest.mark.parametrize("source", ["https://example.com/a.png", "file:///etc/hostname"])
def test_nothing_is_read_from_elsewhere(tmp_path: Path, source: str) -> None:
    with pytest.raises(UnprintableError):
        print_words(f'<img alt="x" src="{source}">', tmp_path)


def test_a_missing_picture_and_a_misspelt_property_fail(tmp_path: Path) -> None:
    with pytest.raises(UnprintableError):
        print_words('<img alt="x" src="gone.png">', tmp_path)
    with pytest.raises(UnprintableError, match="colr"):
        print_words("<p>x</p>", tmp_path, "p { colr: red }")


def test_headers_have_their_scope_and_the_foot_is_an_artifact(print_sheet: Print) -> None:
    pdf = print_sheet("week", week=2).sheet.pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        scopes = [
            str(element.A.Scope)
            for element in document.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/TH"
        ]
        contents = [page.Contents.read_bytes() for page in document.pages]
    assert {"/Column", "/Row"} == set(scopes)
    assert all(b"/Artifact <</Type /Pagination>> BDC" in content for content in contents)


def test_nothing_of_a_sheet_depends_on_the_ones_before(
    loaded: Loaded, project: Project, print_sheet: Print
) -> None:
    first = print_sheet("card", exercise="pigeon").sheet.pdf
    make_sheet(loaded, project, SheetRequest("red-flags"))
    assert make_sheet(loaded, project, SheetRequest("card", exercise="pigeon")).pdf == first
