"""A translation reaches every word; what it leaves out stays English and is listed."""

import io
import json
import re
from collections import Counter
from pathlib import Path

import lxml.html
import pdfplumber
import pypdfium2
import pytest

from generator.checks import run_checks
from generator.content.load import Loaded, load
from generator.model.clinic import TextSize
from generator.model.person import Person
from generator.problems import ContentError
from generator.project import Project
from generator.sheets.make import make_sheet, sheet_html
from generator.sheets.request import SheetRequest
from generator.site.mkdocs import build_site
from tests.clinics.conftest import TODAY
from tests.clinics.pseudo import LONGER, english_words, pseudo, write_language
from tests.sheets.test_layout import assert_apart

# Proper names, other people's titles and units; months and joining words are Babel's German.
NOT_OURS = {
    "Sidestep",
    "DOI",
    "PubMed",
    "November",
    "Nov",
    "und",
    "oder",
    "min",
    "https",
    "http",
    "Uhr",
    "example",
}


def test_a_pseudo_text_keeps_its_marks_and_is_longer() -> None:
    text = "**Do** the [clamshell](exercise:clamshell) {count:phase-3} times."
    made = pseudo(text)
    assert "](exercise:clamshell)" in made
    assert "{count:phase-3}" in made
    assert made.count("**") == 2
    assert made.endswith(".")
    assert len(made) - len(text) >= (LONGER - 1) * 25
    assert not set(english_words(made)) - {"exercise", "clamshell", "count", "phase"}


@pytest.fixture
def german(copy: Project, loaded: Loaded) -> Loaded:
    write_language(copy, loaded, "de")
    return load(copy, language="de")


def test_nothing_is_listed_of_a_whole_translation(german: Loaded) -> None:
    found = run_checks(german, TODAY)
    assert not [problem for problem in found if problem.code == "untranslated"]


def test_a_page_of_prose_that_is_left_out_is_listed(copy: Project, loaded: Loaded) -> None:
    write_language(copy, loaded, "de")
    (copy.content / "translations/de/pages/clinics.md").unlink()
    found = [p for p in run_checks(load(copy, language="de"), TODAY) if p.code == "untranslated"]
    assert [str(problem.place.path) for problem in found] == ["content/pages/clinics.md"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("clinic.md", b"# Klinik", "page-unknown"),
        ("clinics.md", b"\xff\xfe", "file-unreadable"),
    ],
)
def test_a_translation_of_no_page_and_one_that_is_no_text_are_named(
    copy: Project, loaded: Loaded, name: str, text: bytes, code: str
) -> None:
    write_language(copy, loaded, "de")
    (copy.content / "translations/de/pages" / name).write_bytes(text)
    with pytest.raises(ContentError) as refused:
        load(copy, language="de")
    (problem,) = refused.value.problems
    assert problem.code == code
    assert str(problem.place.path) == f"content/translations/de/pages/{name}"


def test_what_is_left_out_is_listed_at_its_english_line(copy: Project, loaded: Loaded) -> None:
    write_language(copy, loaded, "de")
    folder = copy.content / "translations/de"
    (folder / "faq.yaml").unlink()
    path = folder / "exercises/clamshell.yaml"
    data = json.loads(path.read_text(encoding="utf-8"))
    del data["cue"]
    path.write_text(json.dumps(data), encoding="utf-8")
    partly = load(copy, language="de")
    assert partly.guide.exercises["clamshell"].cue == loaded.guide.exercises["clamshell"].cue
    found = [p for p in run_checks(partly, TODAY) if p.code == "untranslated"]
    assert {problem.severity for problem in found} == {"warning"}
    assert Counter(str(problem.place.path) for problem in found) == {
        "content/faq.yaml": 1,
        "content/exercises/clamshell.yaml": 1,
    }
    assert any(problem.place.source.startswith("cue: ") for problem in found)


@pytest.mark.parametrize(
    "kind", ["week", "session", "card", "booklet", "phase", "return", "red-flags"]
)
def test_no_english_is_left_on_a_sheet(copy: Project, german: Loaded, kind: str) -> None:
    request = SheetRequest(
        kind=kind,  # type: ignore[arg-type]
        person=Person(side="left"),
        week=3,
        exercise="clamshell",
        phase="strengthen",
    )
    html, _ = sheet_html(german, copy, request)
    document = lxml.html.fromstring(html)
    for element in document.xpath("//style | //*[local-name()='svg']"):
        element.drop_tree()
    # A sheet's number is letters by chance.
    text = re.sub(r"[A-Z2-7]{10}", "", document.text_content())
    left = Counter(english_words(text))
    for word in NOT_OURS:
        left.pop(word, None)
    assert not left, left.most_common(20)


@pytest.mark.parametrize(
    ("text", "past_review"),
    [("standard", False), ("large", False), ("standard", True), ("large", True)],
)
def test_nothing_is_cut_on_a_sheet(
    copy: Project, german: Loaded, text: TextSize, past_review: bool
) -> None:
    """Every letter of the document is in the print, and none of it beyond a page's edge."""
    person = Person(side="left", text=text)
    request = SheetRequest("week", person, week=3, past_review=past_review)
    html, _ = sheet_html(german, copy, request)
    document = lxml.html.fromstring(html)
    for element in document.xpath("//head | //style | //*[local-name()='svg']"):
        element.drop_tree()
    wanted = Counter(re.findall(r"\w{4,}", " ".join(document.itertext())))
    made = make_sheet(german, copy, request)
    printed: Counter[str] = Counter()
    beyond = []
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        for number, page in enumerate(pdf, start=1):
            width, height = page.get_size()
            words = page.get_textpage()
            printed.update(re.findall(r"\w{4,}", words.get_text_bounded().replace("\ufffe", "")))
            for index in range(words.count_rects()):
                left, bottom, right, top = words.get_rect(index)
                if left < 0 or bottom < 0 or right > width or top > height:
                    beyond.append((number, words.get_text_bounded(left, bottom, right, top)))
    assert not beyond, beyond[:5]
    missing = wanted - printed
    assert not missing, missing.most_common(10)


def test_no_english_is_left_on_a_page(copy: Project, german: Loaded, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_site(copy, german, out=out, today=TODAY)
    names = set()
    for source in german.guide.sources.values():
        names |= set(english_words(" ".join(map(str, source.model_dump().values()))))
    left: Counter[str] = Counter()
    pages = sorted(out.rglob("index.html"))
    assert len(pages) > 30
    assert {out / "clinics/index.html", out / "evidence/checks/index.html"} <= set(pages)
    for path in pages:
        document = lxml.html.parse(path).getroot()
        assert document.get("lang") == "de"
        # Commands, keys and codes are typed as they are in any language.
        for element in document.xpath("//script | //style | //code | //*[local-name()='svg']"):
            element.drop_tree()
        for part in document.xpath("//article | //nav[@class='md-tabs'] | //section"):
            left.update(english_words(part.text_content()))
    for word in NOT_OURS | names:
        left.pop(word, None)
    assert not left, left.most_common(40)


def test_a_language_from_right_to_left(copy: Project, loaded: Loaded, tmp_path: Path) -> None:
    write_language(copy, loaded, "ar", "rtl")
    arabic = load(copy, language="ar")
    request = SheetRequest("card", exercise="clamshell")
    html, _ = sheet_html(arabic, copy, request)
    root = lxml.html.fromstring(html)
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    made = make_sheet(arabic, copy, request)
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        width = page.get_width()
        rects = [text.get_rect(index) for index in range(text.count_rects())]
        # The heading begins at the right edge.
        assert max(right for _, _, right, _ in rects) > width - 45
        assert all(left >= 0 and right <= width for left, _, right, _ in rects)
    out = tmp_path / "out"
    build_site(copy, arabic, out=out, today=TODAY)
    page_root = lxml.html.parse(out / "exercises/clamshell/index.html").getroot()
    assert (page_root.get("lang"), page_root.get("dir")) == ("ar", "rtl") or (
        page_root.get("lang"),
        page_root.find("body").get("dir"),
    ) == ("ar", "rtl")


def test_a_clinic_chooses_its_language(copy: Project, loaded: Loaded) -> None:
    write_language(copy, loaded, "de")
    folder = copy.content / "clinics/elm"
    folder.mkdir()
    (folder / "clinic.yaml").write_text("name: Elm\nlanguage: de\n", encoding="utf-8")
    (folder / "guide.yaml").write_text("subtitle: Für Elm\n", encoding="utf-8")
    edition = load(copy, clinic="elm")
    assert edition.guide.locale.language == "de"
    assert edition.guide.information.subtitle == "Für Elm"
    title = loaded.guide.information.title
    assert edition.guide.information.title == pseudo(title)


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_the_boxes_of_a_week_stay_in_their_cells(
    copy: Project, loaded: Loaded, language: str, direction: str
) -> None:
    write_language(copy, loaded, language, direction)
    request = SheetRequest("week", Person(side="left", running_from=5), week=7)
    made = make_sheet(load(copy, language=language), copy, request)
    with pdfplumber.open(io.BytesIO(made.pdf)) as document:
        page = document.pages[0]
        table = max(page.find_tables(), key=lambda found: len(found.cells))
        boxes = [char for char in page.chars if char["text"] == "☐"]
        assert len(boxes) > 20
        inside = [
            box
            for box in boxes
            for left, top, right, bottom in table.cells
            if left <= box["x0"] and box["x1"] <= right
            and top <= (box["top"] + box["bottom"]) / 2 <= bottom
        ]  # fmt: skip
        # One more is the box of the list, when to move on.
        assert len(boxes) - len(inside) <= 1
        words = [char for char in page.chars if char["text"].strip()]
        assert_apart(words, 1)
