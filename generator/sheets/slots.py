"""Slots: the places of a laid-out sheet into which a person's own words go.

A slot is an element with `data-slot` in a sheet's template. The sheet's CSS must give it room
that does not depend on what it holds, so that the same layout serves everyone.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

FORMAT = 2
"""Of the JSON beside a laid-out sheet."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place. Lengths are CSS pixels (1/96 inch) from the page's top left corner."""

    word: str
    """What goes in: name, goal, note, dates, day-1 … day-7, or day-of-month-1 … -7."""
    page: int
    """From 0."""
    mark: int
    """The MCID that the structure tree holds for these words."""
    x: float
    """The left edge of the room."""
    baseline: float
    """Of the first line."""
    width: float
    lines: int
    pitch: float
    """From one baseline to the next."""
    align: Literal["left", "center", "right"]
    fonts: tuple[str, ...]
    """Families: the first that has a letter draws it."""
    language: str
    direction: Literal["ltr", "rtl"]
    weight: int
    size: float
    colour: tuple[float, float, float]
    """Red, green, blue, each 0 to 1."""


@dataclass(frozen=True, slots=True)
class Handles:
    """Where a filler takes hold of the PDF: numbers of its objects, all of generation 0."""

    streams: dict[int, int]
    """Page, from 0: its empty content stream for personal words, drawn after the page's own."""
    fonts: dict[int, int]
    """Page: the dictionary of its fonts; pages may share one."""
    dictionaries: dict[int, str]
    """What stands in these dictionaries, without the last brackets, by their numbers."""
    heights: dict[int, float]
    """Page: its height in CSS pixels."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A sheet with empty slots. The same for everyone who shares it, and about nobody."""

    pdf: bytes
    title: str
    id: str
    pages: int
    slots: tuple[Slot, ...]
    handles: Handles

    @property
    def words(self) -> frozenset[str]:
        return frozenset(slot.word for slot in self.slots)


def slots_json(sheet: LaidOut) -> bytes:
    """All but the PDF, for this filler or another."""
    return json.dumps(
        {
            "format": FORMAT,
            "unit": "CSS pixels (1/96 inch) from the top left corner of the page",
            "title": sheet.title,
            "id": sheet.id,
            "pages": sheet.pages,
            "slots": [asdict(slot) for slot in sheet.slots],
            "handles": asdict(sheet.handles),
        },
        ensure_ascii=False,
        indent=1,
    ).encode()


def read_laid_out(pdf: bytes, described: bytes) -> LaidOut:
    """ValueError, KeyError or TypeError: it was not written by `slots_json`."""
    data = json.loads(described)
    if data["format"] != FORMAT:
        raise ValueError("slots of another format")
    handles = {
        name: {int(page): value for page, value in numbers.items()}
        for name, numbers in data["handles"].items()
    }
    lists = ("colour", "fonts")
    slots = [
        Slot(**{**slot, **{name: tuple(slot[name]) for name in lists}}) for slot in data["slots"]
    ]
    return LaidOut(pdf, data["title"], data["id"], data["pages"], tuple(slots), Handles(**handles))


# --- found in WeasyPrint's boxes ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """A slot in the boxes of a laid-out page, before its mark is known."""

    word: str
    page: int
    text: str
    text_x: float
    """Where its stand-in word begins, which tells it apart in the page's content."""
    slot: dict[str, Any]
    room: int
    """Which block it stands in."""
    again: bool = False
    """A further line of the stand-in before it."""


def find_slots(pages: Sequence[Any]) -> list[Found]:
    """The slots of WeasyPrint's pages, each holding one stand-in word."""
    found: list[Found] = []
    for number, page in enumerate(pages):
        _walk(page._page_box, None, None, number, found)
    return found


def _walk(box: Any, room: Any, line: Any, page: int, found: list[Found]) -> None:
    """`room` is the block around a line, `line` the line around a word."""
    kind = type(box).__name__
    if kind == "LineBox":
        line = box
    elif kind == "TextBox":
        word = box.element.get("data-slot") if box.element is not None else None
        if word and box.text.strip():
            _add(_found(word, box, room, line, page), found)
        return
    elif kind != "InlineBox":
        room, line = box, None
    for child in getattr(box, "children", ()):
        _walk(child, room, line, page, found)


def _add(new: Found, found: list[Found]) -> None:
    first = found[-1] if found else None
    if first is None or (first.word, first.room) != (new.word, new.room):
        found.append(new)
        return
    if not new.slot["whole"]:
        # Its room depends on what it holds, so that nothing is certain to fit.
        first.slot["width"] = 0.0
    found.append(replace(new, again=True))


def _found(word: str, text: Any, room: Any, line: Any, page: int) -> Found:
    style = text.style
    align = _align(room.style)
    left, right = room.content_box_x(), room.content_box_x() + room.width
    # Words before it in its line are the same for everyone, and stay where they are.
    x = text.position_x if align == "left" else left
    whole = room.element is not None and room.element.get("data-slot") == word
    lines = max(1, int((room.height + 0.01) / line.height)) if whole else 1
    colour = style["color"].to("srgb").coordinates
    return Found(
        word,
        page,
        text.text,
        text.position_x,
        {
            "whole": whole,
            "x": round(x, 4),
            "baseline": round(text.position_y + text.baseline, 4),
            "width": round(right - x, 4),
            "lines": lines,
            "pitch": round(line.height, 4),
            "align": align,
            "fonts": tuple(style["font_family"]),
            "language": style["lang"] or "",
            "direction": style["direction"],
            "weight": int(style["font_weight"]),
            "size": round(style["font_size"], 4),
            "colour": tuple(round(float(part), 6) for part in colour),
        },
        id(room),
    )


def _align(style: Any) -> Literal["left", "center", "right"]:
    align = style["text_align_all"]
    if align == "center":
        return "center"
    starts_right = style["direction"] == "rtl"
    if (
        align == "right"
        or (align == "start" and starts_right)
        or (align == "end" and not starts_right)
    ):
        return "right"
    return "left"


_MARKED = re.compile(rb"/Span\s*<<\s*/MCID (\d+)\s*>>\s*BDC\s(.*?)\sEMC", re.DOTALL)
_TEXT = re.compile(rb"BT\s1 0 0 -1 ([\d.]+) ([\d.]+) Tm\s.*?\sET", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Written:
    """Where a slot's words stand in a page's content."""

    marked: tuple[int, int]
    """With the mark and its end."""
    inner: tuple[int, int]
    """Without them."""
    text: tuple[int, int]
    """What draws the letters."""
    mark: int


def find_written(content: bytes, one: Found) -> Written:
    """The words of a slot, or of one further line, as WeasyPrint wrote them.

    LookupError: they are not in this page.
    """
    for marked in _MARKED.finditer(content):
        text = _TEXT.search(content, *marked.span(2))
        if text and _near(text[1], one.text_x) and _near(text[2], one.slot["baseline"]):
            return Written(marked.span(), marked.span(2), text.span(), int(marked[1]))
    raise LookupError(f"the slot {one.word} is not in its page")


def _near(written: bytes, value: float) -> bool:
    return abs(float(written) - value) < 0.001
