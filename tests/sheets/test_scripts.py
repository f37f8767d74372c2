"""Names in other scripts: printed in real letters, or one line that says which font to install."""

import os
import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from generator.content.load import Loaded
from generator.project import Project
from generator.sheets.make import SheetRequest, make_sheet
from tests.pdf.verapdf import failures
from tests.sheets.faces import NOTO, noto, sidestep

SESSION = ("sheet", "--kind", "session", "--week", "2", "--day", "1", "--side", "left")

NAMES = {
    "Arabic": "محمد بن عليّ",
    "Chinese": "林小明",
    "Greek and Cyrillic": "Σοφία Жанна",
    "combining marks": "Z̈oë q̣̃ Ångström",
    "markup": '<b>&"</b>',
    "60 wide letters": "W" * 60,
}
MISSING = {
    "Arabic": ("محمد", "fonts-noto-core"),
    "Chinese": ("林小明", "fonts-noto-cjk"),
    "Thai": ("สมชาย", "fonts-noto-core"),
}


def bare(text: str) -> str:
    """Letters as they are composed, without spaces: PDFium parts a letter from its marks."""
    return "".join(unicodedata.normalize("NFC", text.replace("\x02", "-")).split())


@pytest.fixture(scope="module")
def folders() -> list[Path]:
    found = []
    for package in NOTO:
        line = f"needs its fonts: apt-get install {package}"
        if not noto(package):
            pytest.fail(line) if os.environ.get("CI") else pytest.skip(line)
        found += noto(package)
    return found


@pytest.mark.pdf
@pytest.mark.xdist_group("verapdf")
@pytest.mark.parametrize("script", NAMES)
def test_a_name_is_printed_in_its_own_letters(
    tmp_path: Path, folders: list[Path], script: str
) -> None:
    out = tmp_path / "sheet.pdf"
    status, said = sidestep([*SESSION, "--name", NAMES[script], "-o", str(out)], tmp_path, folders)
    assert (status, said) == (0, "")
    pdf = out.read_bytes()
    with pypdfium2.PdfDocument(pdf) as document:
        words = document[0].get_textpage()
        text = words.get_text_bounded()
        width = document[0].get_width()
        assert all(words.get_rect(n)[2] <= width - 20 for n in range(words.count_rects()))
    assert bare(NAMES[script]) in bare(text)
    assert "\ufffd" not in text
    assert failures(pdf, "ua-1") == []
    assert failures(pdf, "a-2a") == []


@pytest.mark.parametrize("script", MISSING)
def test_a_letter_without_a_font_is_one_line_that_names_the_package(
    tmp_path: Path, script: str
) -> None:
    name, package = MISSING[script]
    out = tmp_path / "sheet.pdf"
    status, said = sidestep([*SESSION, "--name", name, "-o", str(out)], tmp_path, [])
    line, count = said.splitlines()
    assert status == 1
    assert count == "1 error"
    assert line.startswith("sheet:1:1: no font here can print U+")
    assert line.endswith(f"(install the Debian package {package})")
    assert name not in said
    assert not out.exists()


def test_a_picture_in_colour_is_refused(
    loaded: Loaded, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine with a font of coloured emoji: the file would be no PDF/A."""
    from weasyprint.pdf.fonts import Font

    from generator.problems import ContentError

    real = Font.clean

    def coloured(font: Font, *arguments: object) -> None:
        real(font, *arguments)
        font.png = b"Symbols" in font.name

    monkeypatch.setattr(Font, "clean", coloured)
    with pytest.raises(ContentError) as caught:
        make_sheet(loaded, project, SheetRequest("red-flags"))
    (problem,) = caught.value.problems
    assert problem.code == "sheet-font"
    assert problem.hint == "leave it out"
