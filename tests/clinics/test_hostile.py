"""Whatever a clinic writes: it is refused at its line, or stands escaped where it is shown."""

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import lxml.html
import pytest

from generator.checks import run_checks
from generator.content.load import Loaded, load
from generator.problems import ContentError, Problem
from generator.project import Project
from generator.sheets.document import sheet_document
from generator.sheets.handouts import Handout, _Pages, as_csv
from generator.sheets.request import SheetRequest
from generator.site.export import write_pages
from generator.site.mkdocs import build_site
from tests.clinics.conftest import TODAY
from tests.clinics.pseudo import write_language


def _write(copy: Project, file: str, text: str) -> None:
    path = copy.content / "clinics" / "elm" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _problems(copy: Project) -> list[Problem]:
    try:
        loaded = load(copy, clinic="elm")
    except ContentError as error:
        return list(error.problems)
    return run_checks(loaded, TODAY)


NAME = "name: Elm\n"
LONG = "x" * 1_000_001

CLINICS = {
    "name-of-a-megabyte": (f"name: {LONG}\n", "yaml-size", 1),
    "name-too-long": (f"name: {'x' * 61}\n", "string-too-long", 1),
    "name-with-a-line-break": ('name: "Elm\\nBcc: x"\n', "text-form", 1),
    "name-with-a-control-character": ('name: "Elm\\x1b[31m"\n', "text-form", 1),
    "name-that-turns-around": ('name: "Elm \\u202egnp"\n', "text-form", 1),
    "contact-that-turns-around": (NAME + 'contact:\n  - "\\u2066Call"\n', "text-form", 3),
    "contact-too-long": (NAME + f"contact:\n  - {'x' * 121}\n", "string-too-long", 3),
    "number-named-by-a-control-character": (NAME + 'numbers:\n  "a\\x07": "1"\n', "text-form", 3),
    "web-javascript": (NAME + "web: javascript:alert(1)\n", "text-form", 2),
    "web-data": (NAME + "web: data:text/html,x\n", "text-form", 2),
    "web-file": (NAME + "web: file:///etc/passwd\n", "text-form", 2),
    "web-with-a-quote": (NAME + "web: 'https://a/\"><script>'\n", "text-form", 2),
    "site-file": (NAME + "site_url: file:///etc/\n", "text-form", 2),
    "site-with-html": (NAME + "site_url: 'https://a/<script>/'\n", "text-form", 2),
    "colour-with-css": (NAME + 'colours:\n  primary: "red;} body{x:url(//e)}"\n', "text-form", 3),
    "colour-word": (NAME + "colours:\n  primary: red\n", "text-form", 3),
    "language-path": (NAME + "language: ../../x\n", "text-form", 2),
    "emergency-html": (NAME + "emergency_number: <script>alert(1)</script>\n", "text-markup", 2),
    "emergency-javascript": (
        NAME + "emergency_number: '[call](javascript:alert(1))'\n",
        "link-unknown",
        2,
    ),
    "out-of-hours-data": (NAME + "out_of_hours: '[c](data:text/html,x)'\n", "link-unknown", 2),
    "out-of-hours-file": (NAME + "out_of_hours: '[c](file:///etc/passwd)'\n", "link-unknown", 2),
    "out-of-hours-attributes": (
        NAME + "out_of_hours: 'Call {: onclick=alert(1) }'\n",
        "insertion-unknown",
        2,
    ),
    "out-of-hours-that-turns-around": (NAME + 'out_of_hours: "Call \u202e111"\n', "text-unseen", 2),
    "approval-of-nothing": (
        NAME + "approval:\n  approved_by: A\n  approved_on: 2026-11-01\n  hash: " + "0a" * 6,
        "approval-stale",
        5,
    ),
}


@pytest.mark.parametrize("case", CLINICS)
def test_a_hostile_clinic_is_refused_at_its_line(copy: Project, case: str) -> None:
    text, code, line = CLINICS[case]
    _write(copy, "clinic.yaml", text)
    found = [p for p in _problems(copy) if p.severity == "error" and "elm" in p.place.path.parts]
    assert found, "nothing was found"
    assert code in {problem.code for problem in found} or code == "text-form", found
    assert found[0].place.line == line, found
    assert all(len(str(problem)) < 2000 and "\x1b" not in str(problem) for problem in found)


OVERLAYS = {
    "html": ("guide.yaml", "subtitle: <img src=x onerror=alert(1)>\n", "text-markup"),
    "javascript": ("guide.yaml", "subtitle: '[x](javascript:alert(1))'\n", "link-unknown"),
    "data": ("guide.yaml", "subtitle: '[x](data:text/html;base64,AAAA)'\n", "link-unknown"),
    "http": ("guide.yaml", "subtitle: '[x](http://evil.example)'\n", "link-unknown"),
    "reference-link": ("guide.yaml", "subtitle: '[x][y]](z'\n", "link-unknown"),
    "attributes": ("guide.yaml", "subtitle: 'A {: onclick=alert(1)}'\n", "insertion-unknown"),
    "template": ("guide.yaml", "subtitle: '{{ cycler.__init__ }}'\n", "insertion-unknown"),
    "value-of-a-secret": ("guide.yaml", "subtitle: '{value:__class__}'\n", "insertion-unknown"),
    "sign-to-stop": (
        "locale/en.yaml",
        "labels:\n  exercise:\n    stop_if: Go on if\n",
        "protected-changed",
    ),
    "review-unsaid": (
        "locale/en.yaml",
        "labels:\n  site:\n    past_review: Up to date\n",
        "protected-changed",
    ),
    "help-unsaid": ("locale/en.yaml", "labels:\n  sheet:\n    help: Relax\n", "protected-changed"),
    "another-language": ("locale/en.yaml", "language: xx\n", "protected-changed"),
    "many-sets": ("exercises/clamshell.yaml", "dose:\n  sets: 200\n", "dose-limit"),
    "no-rest": ("exercises/clamshell.yaml", "frequency:\n  rest_days_between: 0\n", ""),
    "drops-the-red-flags": (
        "safety/red-flags.yaml",
        "flags:\n  drop:\n    knee-gives-way: No.\n",
        "protected-dropped",
    ),
    "harmful": ("guide.yaml", "subtitle: Push through the pain.\n", "banned-phrase"),
}


@pytest.mark.parametrize("case", OVERLAYS)
def test_a_hostile_overlay_is_refused(copy: Project, case: str) -> None:
    file, text, code = OVERLAYS[case]
    _write(copy, "clinic.yaml", NAME)
    _write(copy, file, text)
    found = [p for p in _problems(copy) if p.severity == "error"]
    assert found, "nothing was found"
    if code:
        assert code in {problem.code for problem in found}, found
    assert any(problem.place.path.parts[:3] == ("content", "clinics", "elm") for problem in found)


# --- what is allowed, and shown ---------------------------------------------------------------

MARK = """<planted onload=planted()> " data-planted='"""
SHOWN = f"""\
name: {json.dumps(MARK)}
contact:
  - "</p><script>planted()</script> {{: onclick=planted() }}"
  - "**bold** [x](javascript:planted()) ![y](//planted.example/z.png)"
address:
  - "'\\"><svg/onload=planted()>"
numbers:
  "<planted>": "<planted>1</planted>"
footer: "</style><script>planted()</script>"
"""


class _Finder(HTMLParser):
    """Looks for a planted element, attribute or address."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.seen = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.seen += 1
        if tag == "planted":
            self.found.append(tag)
        for name, value in attributes:
            text = (value or "").strip()
            if (name.startswith("on") and "planted" in text) or text.startswith("javascript:"):
                self.found.append(f"{tag} {name}={text}")
            if name == "data-planted" or (name in ("src", "href") and "planted" in text):
                self.found.append(f"{tag} {name}={text}")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.cdata_elem == "script" and "planted()" in data:
            try:
                json.loads(data)
            except ValueError:
                self.found.append(f"script: {data[:80]}")


def _planted(html: str) -> list[str]:
    finder = _Finder()
    finder.feed(html)
    assert finder.seen, "no element at all"
    return finder.found


def test_what_a_clinic_writes_runs_nowhere_on_its_site(copy: Project, tmp_path: Path) -> None:
    _write(copy, "clinic.yaml", SHOWN)
    loaded = load(copy, clinic="elm")
    out = tmp_path / "out"
    build_site(copy, loaded, out=out, today=TODAY)
    pages = sorted(out.rglob("*.html"))
    assert len(pages) > 20
    wrong = [f"{page.name}: {found}" for page in pages for found in _planted(page.read_text())]
    assert not wrong, "\n".join(wrong[:10])
    home = lxml.html.fromstring((out / "index.html").read_text()).text_content()
    assert MARK in home
    assert "**bold** [x](javascript:planted())" in home


def _breaks_out(text: str) -> str:
    """The text with quotes that would end an attribute, and begin another."""
    return f"""{text} " data-planted="1" ' data-planted='2"""


def test_no_word_of_the_content_leaves_its_attribute(
    copy: Project, loaded: Loaded, tmp_path: Path
) -> None:
    write_language(copy, loaded, "de", change=_breaks_out)
    german = load(copy, language="de")
    build_site(copy, german, out=tmp_path / "out", today=TODAY)
    write_pages(copy, german, tmp_path / "pages", TODAY)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "plain")]
    subprocess.run(command, cwd=tmp_path / "pages", capture_output=True, check=True)
    for site in ("out", "plain"):
        pages = sorted((tmp_path / site).rglob("*.html"))
        assert len(pages) > 40
        wrong = [
            f"{page.relative_to(tmp_path)}: <{element.tag}>"
            for page in pages
            for element in lxml.html.fromstring(page.read_text()).xpath("//*[@data-planted]")
        ]
        assert not wrong, "\n".join(wrong[:10])
        clamshell = lxml.html.parse(tmp_path / site / "exercises" / "clamshell" / "index.html")
        (description,) = clamshell.xpath("//meta[@name='description']/@content")
        (shared,) = clamshell.xpath("//meta[@property='og:description']/@content")
        assert description == shared
        assert description.endswith("""" data-planted="1" ' data-planted='2""")


@pytest.mark.parametrize(
    "kind", ["week", "session", "card", "booklet", "phase", "return", "red-flags"]
)
def test_what_a_clinic_writes_runs_nowhere_on_its_sheets(copy: Project, kind: str) -> None:
    _write(copy, "clinic.yaml", SHOWN)
    loaded = load(copy, clinic="elm")
    request = SheetRequest(
        kind=kind,  # type: ignore[arg-type]
        week=2,
        exercise="clamshell",
        phase="strengthen",
    )
    _, html = sheet_document(loaded, copy, request)
    assert not _planted(html)
    assert "&lt;planted" in html


def test_what_a_clinic_writes_runs_nowhere_in_its_handouts(copy: Project) -> None:
    _write(copy, "clinic.yaml", SHOWN)
    _write(copy, "guide.yaml", "subtitle: '=1+1 <b'\n")
    loaded, base = load(copy, clinic="elm"), load(copy)
    pages = _Pages(loaded, base.guide, copy, TODAY, "1+0")
    made = [Handout("week-1.pdf", MARK, 1, "0", "1", "2027-01-01")]
    for html in (pages.index(made), pages.differences_html()):
        assert not _planted(html)
        assert "&lt;planted" in html


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_the_manifest_is_a_formula(title: str) -> None:
    made = [Handout("a.pdf", title, 1, "0", "1", "2027-01-01")]
    row = as_csv(made).decode("utf-8-sig").partition("\r\n")[2]
    assert "'" + title.lstrip("\r") in row or f"'{title}" in row
