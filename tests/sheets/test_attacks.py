"""Hostile tables and values: each is refused with a clear line, or printed as the text it is."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as parser

from generator.content.load import Loaded
from generator.model.person import Person
from generator.problems import ContentError
from generator.project import Project
from generator.sheets.make import SheetRequest, make_sheet, sheet_html
from generator.sheets.people import LONGEST_CELL, read_people

FIELDS = ("name", "goal", "note")

TEXTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='file:///etc/passwd'>",
    "<link rel=attachment href=file:///etc/hosts>",
    "<style>@import 'http://127.0.0.1/x'</style>",
    "</b></p><h1>Stop your tablets</h1>",
    '" style="background:url(http://127.0.0.1/x)',
    "' onmouseover='x",
    "<!-- x",
    "<svg><use href=file:///x /></svg>",
    "&lt;b&gt; &#60;b&#62;",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "[words](javascript:x)",
    "![x](file:///etc/passwd)",
    "**bold** _em_ `code`",
    "{count:phase-3} {term:itb}",
    '=HYPERLINK("http://127.0.0.1")',
    "+1-1",
    "@SUM(A1)",
    "file:///etc/passwd",
    "http://127.0.0.1/x.png",
    "/MCID 0 >> BDC (x) Tj EMC",
    "\\) Tj ET endstream endobj",
)


def html_of(loaded: Loaded, project: Project, **words: str) -> str:
    request = SheetRequest("week", Person(side="left", **words), 3)  # type: ignore[arg-type]
    return sheet_html(loaded, project, request)[0]


def shape_of_html(text: str) -> list[str]:
    """Every element and attribute but the room of a note."""
    return [
        f"{one.tag} {sorted((k, v) for k, v in one.attrib.items() if k != 'style')}"
        for one in parser.fromstring(text).iter()
    ]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_persons_words_stay_words(
    loaded: Loaded, project: Project, field: str, text: str
) -> None:
    hostile = html_of(loaded, project, **{field: text})
    assert shape_of_html(hostile) == shape_of_html(html_of(loaded, project, **{field: "Plain"}))
    assert text in parser.fromstring(hostile).text_content()


BAD_LETTERS = ("\x1b[31m", "\x07", "\x00", "\x85", "\u2028", "\u202e", "\u2066", "\x7f")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("letter", BAD_LETTERS, ids=[ascii(one) for one in BAD_LETTERS])
def test_a_letter_that_steers_is_refused(tmp_path: Path, field: str, letter: str) -> None:
    line = _refused(tmp_path, "x", **{field: f"Secret{letter}Name"})
    assert "people.csv:2:" in line
    assert "Secret" not in line
    assert line.isprintable()


REFS = (
    "../../x", "..", "/etc/x", "C:\\x", "a/b", "a\\b", "a b", "a.pdf", "~root", "$HOME", "x;rm",
    "NUL", "com1", "ä", "x" * 33, "=1+1", "<b>", "a:b", "-\u202e", "*",
)  # fmt: skip


@pytest.mark.parametrize("ref", REFS)
def test_a_ref_that_is_no_file_name_is_refused(tmp_path: Path, ref: str) -> None:
    line = _refused(tmp_path, ref)
    assert "people.csv:2:1:" in line
    assert '"ref"' in line or "this ref" in line


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("length", [600, LONGEST_CELL + 1, 100_000])
def test_a_value_too_long_is_refused(tmp_path: Path, field: str, length: int) -> None:
    assert "too long" in _refused(tmp_path, "x", **{field: "n" * length})


def test_a_name_of_a_megabyte_is_refused(tmp_path: Path) -> None:
    assert "cannot be told apart" in _refused(tmp_path, "x", name="n" * 1_000_000)


def test_a_table_of_a_hundred_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(ContentError, match="larger than 50 MB"):
        read_people(path, {})


@pytest.mark.parametrize("clinic", ["../x", "/etc", "a/b", "<b>", "x" * 5000])
def test_a_clinic_that_is_no_name_is_refused(tmp_path: Path, clinic: str) -> None:
    assert "people.csv:2:" in _refused(tmp_path, "x", clinic=clinic)


def _refused(folder: Path, ref: str, **cells: str) -> str:
    """The first line about a table of this one row, of which nothing may be left."""
    import csv

    row = {"ref": ref, "week": "3", "start": "2026-11-23", "side": "left", **cells}
    path = folder / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    try:
        people = read_people(path, {})
    except ContentError as error:
        return str(error.problems[0])
    assert people.rows == ()
    return str(people.problems[0])


@pytest.fixture
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what was asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_no_value_makes_a_sheet_ask_the_network(
    loaded: Loaded, project: Project, listening: tuple[str, list[str]]
) -> None:
    address, asked = listening
    person = Person(
        side="left",
        name=f"<img src={address}/name>",
        goal=f"<link rel=stylesheet href={address}/goal>",
        note=f'" style="background:url({address}/note)\n<object data={address}/o>',
    )
    make_sheet(loaded, project, SheetRequest("week", person, 3))
    assert asked == []
