"""A person's words set into a laid-out sheet: the same to the eye as a full layout, and tagged."""

import datetime
import unicodedata
from collections import Counter

import numpy as np
import pypdfium2
import pytest

from generator.content.load import Loaded
from generator.model.person import Person
from generator.problems import ContentError
from generator.project import Project
from generator.sheets.append import identity_of
from generator.sheets.layout import lay_out, layout_of, personal_words
from generator.sheets.make import SheetRequest, make_sheet
from generator.sheets.personal import Filler, identity
from generator.sheets.slots import LaidOut, read_laid_out, slots_json
from generator.sheets.typeset import WEIGHTS, CannotSet, read_face
from generator.views.wording import Wording
from tests.pdf.verapdf import failures

MONDAY = datetime.date(2026, 11, 23)
NOTE = (
    "Please call on Friday about the new shoes. We will look at how you run, and at the hip on the"
    " left, when you come back.\nBring your log."
)


def request_for(name: str = "José Ángel Müller", **more: object) -> SheetRequest:
    words = {"goal": "Run 10 km in spring", "note": NOTE, "start": MONDAY, **more}
    return SheetRequest("week", Person(side="left", name=name, **words), 3)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def sheet(loaded: Loaded, project: Project) -> LaidOut:
    return lay_out(loaded, project, request_for())


@pytest.fixture(scope="module")
def filler(sheet: LaidOut, project: Project) -> Filler:
    folder = project.overrides / "assets/fonts"
    return Filler(sheet, {weight: read_face(folder, weight) for weight in WEIGHTS}, folder)


def fill(filler: Filler, loaded: Loaded, request: SheetRequest) -> bytes:
    words = personal_words(loaded, Wording(loaded.guide), request)
    return filler.fill(words, identity("layout", words))


def raster(pdf: bytes) -> list[np.ndarray]:  # type: ignore[type-arg]
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=2).to_numpy().astype(int).copy() for page in document]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(p.get_textpage().get_text_range() for p in document).split())
    finally:
        document.close()


def test_a_filled_sheet_looks_as_one_laid_out_in_full(
    filler: Filler, loaded: Loaded, project: Project
) -> None:
    request = request_for()
    filled = raster(fill(filler, loaded, request))
    whole = raster(make_sheet(loaded, project, request).pdf)
    assert len(filled) == len(whole) > 1
    worst = [int(abs(one - other).max()) for one, other in zip(filled, whole, strict=True)]
    assert max(worst) <= 2, f"pages differ by {worst}"


def test_dates_fit_over_the_turn_of_the_year_and_in_large_print(
    filler: Filler, loaded: Loaded, project: Project
) -> None:
    turn = request_for(start=datetime.date(2026, 12, 14))
    assert "Dec 28, 2026 – Jan 3, 2027" in text_of(fill(filler, loaded, turn))
    large = request_for(text="large", goal=None, note=None)
    sheet = lay_out(loaded, project, large)
    filled = fill(Filler(sheet, filler.faces, project.overrides / "assets/fonts"), loaded, large)
    pairs = zip(raster(filled), raster(make_sheet(loaded, project, large).pdf), strict=True)
    assert max(int(abs(one - other).max()) for one, other in pairs) <= 2


@pytest.mark.pdf
def test_a_filled_sheet_keeps_both_standards(filler: Filler, loaded: Loaded) -> None:
    pdf = fill(filler, loaded, request_for("Siân O’Brien-Żółć"))
    assert failures(pdf, "ua-1") == []
    assert failures(pdf, "a-2a") == []


def test_the_words_can_be_read_and_stand_where_they_belong(filler: Filler, loaded: Loaded) -> None:
    text = text_of(fill(filler, loaded, request_for("Zoë Łukasz Øre")))
    for words in ("Zoë Łukasz Øre", "Run 10 km in spring", "Bring your log.", "Dec 13"):
        assert words in text


def test_nobody_is_in_a_laid_out_sheet(sheet: LaidOut) -> None:
    kept = sheet.pdf + slots_json(sheet)
    assert {"name", "goal", "note", "dates", "day-1", "day-7"} <= sheet.words
    for words in ("José", "Ángel", "Müller", "spring", "Friday", "2026-12"):
        assert words.encode() not in kept
    assert "Stand-in" not in text_of(sheet.pdf)


def test_slots_read_back_as_they_were_written(sheet: LaidOut) -> None:
    assert read_laid_out(sheet.pdf, slots_json(sheet)) == sheet


def test_the_same_words_give_the_same_bytes(filler: Filler, loaded: Loaded) -> None:
    one, same = (fill(filler, loaded, request_for()) for _ in range(2))
    other = fill(filler, loaded, request_for("Someone Else"))
    assert one == same
    assert identity_of(one) != identity_of(other)
    assert len(identity_of(one)) == 32


@pytest.mark.parametrize(
    "request_",
    [
        request_for("Maximiliana Wilhelmina Featherstonehaugh-Cholmondeley the Third"),
        request_for("محمد عبد الرحمن " * 4),
        request_for("\ue000"),
        request_for(note="a-b " * 120),
        request_for(note="ก" * 480),
        request_for(goal="Walk " * 20),
    ],
    ids=["long", "long-arabic", "no-font", "many-lines", "many-lines-thai", "long-goal"],
)
def test_what_does_not_fit_is_left_to_a_full_layout(
    filler: Filler, loaded: Loaded, request_: SheetRequest
) -> None:
    with pytest.raises(CannotSet):
        fill(filler, loaded, request_)


SCRIPTS = {
    "latin": "Jir\u030ci\u0301 Nova\u0301k Z\u030cofie",
    "marks-that-stand-alone": "Ng\u0303o\u0323\u0301 Ade\u0329",
    "greek": "Γιώργος Παπαδόπουλος",
    "cyrillic": "Наталія Щербакова",
    "arabic": "محمد عبد الرحمن",
    "hebrew": "יִצְחָק לֵוִי",
    "devanagari": "प्रियंका कृष्णन्",
    "thai": "สมชาย ใจดี",
    "thai-with-am": "น้ำผึ้ง คำแก้ว",
    "chinese": "李小龙",
    "japanese": "田中さくら",
    "korean": "김민준",
}
SAID_BESIDE = {"devanagari", "thai-with-am"}
"""Also their full layout carries what its letters mean."""
RIGHT_TO_LEFT = {"arabic", "hebrew"}


def letters_of(text: str) -> Counter[str]:
    """A right-to-left word may be extracted from either end."""
    return Counter(unicodedata.normalize("NFKC", text).replace(" ", ""))


def whole_sheet(loaded: Loaded, project: Project, request: SheetRequest) -> bytes:
    """The full layout; the test is skipped where this machine has no font for its letters."""
    try:
        return make_sheet(loaded, project, request).pdf
    except ContentError as error:
        (problem,) = error.problems
        assert problem.code == "sheet-font"
        assert problem.hint.startswith("install the Debian package fonts-noto-")
        pytest.skip(problem.hint)


@pytest.mark.pdf
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_in_any_script_comes_out_as_in_a_full_layout(
    filler: Filler, loaded: Loaded, project: Project, script: str
) -> None:
    name = SCRIPTS[script]
    request = request_for(name)
    whole = whole_sheet(loaded, project, request)
    made = fill(filler, loaded, request)
    pairs = list(zip(raster(made), raster(whole), strict=True))
    assert max(int(abs(one - other).max()) for one, other in pairs) <= 2
    for pdf in (made, whole):
        if script in RIGHT_TO_LEFT:
            assert not letters_of(name) - letters_of(text_of(pdf))
        else:
            said = unicodedata.normalize("NFC", text_of(pdf))
            assert unicodedata.normalize("NFC", name) in said
    for standard in ("ua-1", "a-2a"):
        assert failures(made, standard) == []
        if script in SAID_BESIDE:
            assert failures(whole, standard) == []


@pytest.mark.parametrize("script", ["arabic", "thai-with-am", "chinese"])
def test_a_goal_and_a_note_in_another_script_too(
    filler: Filler, loaded: Loaded, project: Project, script: str
) -> None:
    words = SCRIPTS[script]
    note = f"{words} {words} {words} {words} {words} {words}\n(Anna) {words}, 2 × 10."
    request = request_for("Anna", goal=f"{words} 10 km", note=note)
    whole = whole_sheet(loaded, project, request)
    sheet = lay_out(loaded, project, request)
    own = Filler(sheet, filler.faces, project.overrides / "assets/fonts")
    made = fill(own, loaded, request)
    assert made == fill(own, loaded, request)
    pairs = zip(raster(made), raster(whole), strict=True)
    assert max(int(abs(one - other).max()) for one, other in pairs) <= 2


def test_the_faces_are_read_once_for_all_whose_words_are_set_alone(
    filler: Filler, loaded: Loaded, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a document reads of its own is never given back: memory would grow with the people."""
    request = request_for("Ana\u200dMaria")
    whole_sheet(loaded, project, request)
    one = fill(filler, loaded, request)
    monkeypatch.setattr("weasyprint.document.FontConfiguration", None)
    assert fill(filler, loaded, request) == one
    assert b"/Alone" in one


def test_people_share_a_layout_but_for_the_words(loaded: Loaded) -> None:
    one = layout_of(loaded, request_for("A"))
    assert one == layout_of(loaded, request_for("B", goal="Other", start=datetime.date(2027, 1, 4)))
    assert one != layout_of(loaded, request_for(start=datetime.date(2026, 11, 24)))
    assert one != layout_of(loaded, request_for(goal=None))
    assert one != layout_of(loaded, request_for(note="Short"))


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_face_does_not_know_the_time(
    project: Project, monkeypatch: pytest.MonkeyPatch, weight: int
) -> None:
    """A batch begun again later gives the same bytes."""
    folder = project.overrides / "assets/fonts"
    glyphs = frozenset({1, 2, 3})
    kept = read_face(folder, weight).subset(glyphs)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert read_face(folder, weight).subset(glyphs) == kept
