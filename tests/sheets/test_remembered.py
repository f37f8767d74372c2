"""What is remembered between sheets saves time and changes nothing."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from weasyprint import svg
from weasyprint.layout import preferred

from generator.content.load import Loaded
from generator.project import Project
from generator.sheets import press, remembered
from generator.sheets.make import SheetRequest, make_sheet
from generator.sheets.press import print_html


@contextmanager
def forgetful(_: object) -> Iterator[None]:
    yield


@pytest.fixture(autouse=True)
def no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    for memory in ("_widths", "_paths", "_styles"):
        monkeypatch.setattr(remembered, memory, {})


def test_a_sheet_is_the_same_with_and_without(
    loaded: Loaded, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = SheetRequest("card", exercise="clamshell")
    first = make_sheet(loaded, project, request).pdf
    assert remembered._widths
    assert remembered._paths
    again = make_sheet(loaded, project, request).pdf
    monkeypatch.setattr(press, "_remembering", forgetful)
    assert first == again == make_sheet(loaded, project, request).pdf


def test_nothing_is_worked_out_twice(
    loaded: Loaded, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = SheetRequest("card", exercise="clamshell")
    make_sheet(loaded, project, request)

    def asked(*words: object, **_: object) -> None:
        raise AssertionError(f"worked out again: {words[0]!r}")

    monkeypatch.setattr(preferred, "split_first_line", asked)
    monkeypatch.setitem(svg.TAGS, "path", asked)
    assert make_sheet(loaded, project, request).pages == 1


def test_another_font_is_measured_anew(project: Project) -> None:
    """The same family from another file: its widths are its own."""
    fonts = project.overrides / "assets/fonts"

    def printed(weight: int) -> bytes:
        face = (fonts / f"atkinson-hyperlegible-next-{weight}.woff2").as_uri()
        style = f"@font-face {{ font-family: T; src: url({face}) }} p {{ font-family: T }}"
        style += " p { display: inline-block; border: 1pt solid; overflow-wrap: anywhere }"
        html = f"<html lang=en><title>T</title><style>{style}</style><p>Words of some width</p>"
        day = datetime.date(2026, 11, 24)
        return print_html(html, base=Path("/"), allowed=[fonts], produced=day).pdf

    light, bold = printed(400), printed(700)
    remembered._widths.clear()
    assert printed(700) == bold
    assert bold != light


def test_memory_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    memory: dict[object, object] = {}
    for number in range(10):
        remembered._keep(memory, number, number)
        assert len(memory) <= 3
        assert memory[number] == number


def test_weasyprint_is_its_own_afterwards(loaded: Loaded, project: Project) -> None:
    before = preferred.split_first_line, svg.TAGS["path"]
    make_sheet(loaded, project, SheetRequest("red-flags"))
    assert before == (preferred.split_first_line, svg.TAGS["path"])
