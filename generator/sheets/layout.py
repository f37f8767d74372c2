"""A week sheet laid out once for everyone who shares its shape, with empty slots."""

import datetime
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from generator.content.load import Loaded
from generator.model.person import Person
from generator.plan.shape import shape_of
from generator.project import Project
from generator.sheets.document import sheet_document
from generator.sheets.make import print_document
from generator.sheets.request import SheetRequest
from generator.sheets.slots import Found, Handles, LaidOut, Slot, find_slots, find_written
from generator.views.sheet import note_lines
from generator.views.wording import Wording


def personal_words(loaded: Loaded, wording: Wording, request: SheetRequest) -> dict[str, str]:
    """What goes into the slots of this person's sheet; nothing for what they left out."""
    person, week = request.person, request.rehab_week
    given = {"name": person.name, "goal": person.goal, "note": person.note}
    words = {word: value for word, value in given.items() if value}
    if person.start is not None:
        days = [person.start + datetime.timedelta(days=7 * (week - 1) + day) for day in range(7)]
        words["dates"] = wording.date_span(days[0], days[-1])
        words |= {f"day-{number}": wording.day_and_month(day) for number, day in enumerate(days, 1)}
        if request.text(loaded.guide) == "large":
            words |= {
                f"day-of-month-{number}": wording.day_of_month(day)
                for number, day in enumerate(days, 1)
            }
    return words


def layout_of(loaded: Loaded, request: SheetRequest) -> str:
    """What two people must share to share a laid-out sheet: their shape, and which slots."""
    person = request.person
    shape = shape_of(loaded.guide, person, request.rehab_week)
    lines = note_lines(person.note, request.text(loaded.guide)) if person.note else 0
    slots = f"{bool(person.name):d}{bool(person.goal):d}{lines}{request.past_review:d}"
    return f"{shape} {slots}"


def lay_out(loaded: Loaded, project: Project, request: SheetRequest) -> LaidOut:
    """With stand-ins for this person's words, then without. ContentError: see `make_sheet`."""
    from generator.sheets.pdf import open_pdf

    stand_in = replace(request, person=_nobody(request.person))
    title, html = sheet_document(loaded, project, stand_in)
    for word in (stand_in.person.goal, stand_in.person.note):
        if word:
            html = html.replace(word, _WORD)
    found: list[tuple[Found, int]] = []
    printed = print_document(loaded, project, html, change=partial(_empty, found))
    slots = tuple(_slot(one, mark) for one, mark in found)
    with open_pdf(printed.pdf) as pdf:
        handles = _handles(pdf, {slot.page for slot in slots})
    return LaidOut(printed.pdf, title, request.id(loaded.guide), printed.pages, slots, handles)


def _slot(one: Found, mark: int) -> Slot:
    known = {name: value for name, value in one.slot.items() if name != "whole"}
    return Slot(word=one.word, page=one.page, mark=mark, **known)


_WORD = "Stand-in"


def _nobody(person: Person) -> Person:
    """Someone of the same shape, none of whose words are this person's."""
    start = person.start
    monday = datetime.date(2001, 1, 1)
    return person.model_copy(
        update={
            "ref": None,
            "name": _WORD if person.name else None,
            "start": monday + datetime.timedelta(days=start.weekday()) if start else None,
            "goal": "goal" + "_" * 20 if person.goal else None,
            "note": re.sub(r"[^\n]", "_", person.note) if person.note else None,
        }
    )


def _empty(found: list[tuple[Found, int]], pages: Sequence[Any], pdf: Any) -> None:
    """Take the stand-ins out of the pages' contents and make room for others; fills `found`."""
    by_page: dict[int, list[Found]] = {}
    for one in find_slots(pages):
        by_page.setdefault(one.page, []).append(one)
    for number, slots in by_page.items():
        page = pdf.pages[number]
        page.contents_coalesce()
        content = page.obj["/Contents"].read_bytes()
        for one in slots:
            content, mark = _cut(content, one)
            if not one.again:
                found.append((one, mark))
        own = pdf.make_stream(b"q\n" + content + b"\nQ\n")
        personal = pdf.make_indirect(pdf.make_stream(b"\n"))
        page.obj["/Contents"] = [own, personal]
        resources = page.obj["/Resources"]
        if not resources["/Font"].is_indirect:
            resources["/Font"] = pdf.make_indirect(resources["/Font"])


def _cut(content: bytes, one: Found) -> tuple[bytes, int]:
    """Without the stand-in; colours stay set, as later text counts on them."""
    written = find_written(content, one)
    rest = content[written.inner[0] : written.text[0]] + content[written.text[1] : written.inner[1]]
    return content[: written.marked[0]] + rest + content[written.marked[1] :], written.mark


def _handles(pdf: Any, pages: set[int]) -> Handles:
    streams, fonts, dictionaries, heights = {}, {}, {}, {}
    for page in sorted(pages):
        dictionary = pdf.pages[page].obj
        streams[page] = dictionary["/Contents"][1].objgen[0]
        own = dictionary["/Resources"]["/Font"]
        fonts[page] = own.objgen[0]
        written = own.unparse(resolved=True).decode("latin-1").rstrip()
        dictionaries[own.objgen[0]] = written.removesuffix(">>").rstrip()
        heights[page] = float(dictionary["/MediaBox"][3]) / 0.75
    return Handles(streams, fonts, dictionaries, heights)


def layout_key(edition: str, layout: str) -> str:
    """The name under which a laid-out sheet is kept."""
    return hashlib.sha256(f"{edition}\n{layout}".encode()).hexdigest()[:32]


def words_in(sheet: LaidOut, words: Mapping[str, str]) -> bool:
    """Whether all of a person's words have a slot here."""
    return sheet.words == words.keys()
