"""A line ends where there is no more room: not right after a bold label, nor in an empty line."""

import datetime
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import pairwise
from typing import Any

import pytest

from generator.project import Project
from generator.sheets import press

SAID = (
    "<b>foot drop:</b> You cannot lift the front of your foot, so your toes drag or slap.",
    "Never nearer to the knee than: <b>4 in (10 cm)</b>. Roll over a length of: <b>3 in</b>.",
    "<b>Common mistake:</b> You lie on your side. <b>→</b> Turn more onto your front, so that the "
    "roller sits on soft muscle.",
)
WIDTHS = [300 + 0.37 * step for step in range(250)]


def early_ends(project: Project) -> list[str]:
    """What stands before each end of a line that has room for the next word, and a hair."""
    fonts = project.overrides / "assets/fonts"
    style = 'body { font: 12pt/1.2 "Atkinson Hyperlegible Next"; overflow-wrap: anywhere }'
    words = "".join(
        f'<p style="width: {width:.2f}px">{text}</p>' for width in WIDTHS for text in SAID
    )
    found: list[str] = []

    def look(pages: Any, _: Any) -> None:
        for page in pages:
            for block in boxes(page._page_box, "BlockBox"):
                found.extend(early(block))

    press.print_html(
        f'<html lang="en"><title>T</title><link rel="stylesheet" href="{fonts.as_uri()}/fonts.css">'
        f"<style>{style}</style><body>{words}",
        base=fonts,
        allowed=[fonts],
        produced=datetime.date(2026, 11, 24),
        change=look,
    )
    return found


def boxes(box: Any, kind: str) -> Iterator[Any]:
    if type(box).__name__ == kind:
        yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child, kind)


def early(block: Any) -> Iterator[str]:
    lines = [child for child in block.children if type(child).__name__ == "LineBox"]
    for line, following in pairwise(lines):
        texts = list(boxes(line, "TextBox"))
        last, first = texts[-1], next(boxes(following, "TextBox"))
        room = block.content_box_x() + block.width - (last.position_x + last.width)
        # No letter of this face is as wide as it is high.
        if room > (len(first.text.split(" ")[0]) + 2) * 16:
            yield "".join(text.text for text in texts)


def test_no_line_ends_early(project: Project) -> None:
    assert early_ends(project) == []


def test_without_our_hand_some_would(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once this fails, what is done about it can go."""
    monkeypatch.setattr(press, "_lines_end", nullcontext)
    assert early_ends(project)
