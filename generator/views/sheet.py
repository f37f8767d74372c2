"""What every sheet carries: whose it is, which edition, what to do in an emergency, small print."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from generator.model.clinic import TextSize
from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.text import plain
from generator.views.safety import TierView, describe_tiers
from generator.views.wording import Wording


class PersonView(NamedTuple):
    """A person's own words. They are not the guide's Markdown: escape them."""

    name: str
    goal: str
    note: str
    side: str
    """Which side is sore; "" where both or neither is named."""
    note_lines: int
    """The room kept for the note, told from its length alone: notes of like length share it."""


class ClinicView(NamedTuple):
    name: str
    primary: str
    """Its first colour, #rrggbb; "" for the guide's own."""
    contact: str
    """The first way to reach it, such as its telephone; "" where none is given."""
    lines: tuple[str, ...]
    """Contact, address, numbers."""
    out_of_hours: str
    footer: str


class FootView(NamedTuple):
    """The block that says which sheet this is."""

    line: str
    """All that the foot of every page says."""
    edition: str
    """Version, produced, review due."""
    review: str
    """Who reviewed it, or that nobody has."""
    past_review: str
    """A warning; "" in time."""
    sheet_id: str
    image_credit: str
    other_text: str
    """How to get the other text size."""
    room_mm: float
    """The height it takes at the bottom of every page."""


class SheetView(NamedTuple):
    """Around every kind of sheet."""

    guide_title: str
    condition: str
    person: PersonView
    clinic: ClinicView | None
    foot: FootView
    tiers: tuple[TierView, ...]
    see_someone: tuple[str, ...]
    ask_first: tuple[str, ...]
    adults_only: str
    disclaimer: str
    intended_use: str
    licence: str
    contact: str


class Printing(NamedTuple):
    """How and when one sheet is printed."""

    text: TextSize
    sheet_id: str
    past_review: bool


def describe_sheet(guide: Guide, wording: Wording, person: Person, printing: Printing) -> SheetView:
    information = guide.information
    who = information.who
    return SheetView(
        guide_title=wording.text(information.title),
        condition=wording.text(information.condition.name),
        person=_person(wording, person, printing.text),
        clinic=_clinic(guide, wording),
        foot=_foot(guide, wording, printing),
        tiers=describe_tiers(guide, wording),
        see_someone=wording.texts(information.see_someone),
        ask_first=wording.texts(who.ask_first),
        adults_only=wording.text(who.adults_only),
        disclaimer=wording.text(information.disclaimer),
        intended_use=wording.text(information.intended_use),
        licence=wording.text(information.licence),
        contact=wording.text(information.contact),
    )


def _person(wording: Wording, person: Person, text: TextSize) -> PersonView:
    one_side = person.side != "both"
    return PersonView(
        name=person.name or "",
        goal=person.goal or "",
        note=person.note or "",
        side=wording.label(f"sheet.sore_{person.side}") if one_side else "",
        note_lines=note_lines(person.note or "", text),
    )


_LETTERS_A_LINE = {"standard": 84, "large": 59}
_MOST_NOTE_LINES = 12


def note_lines(note: str, text: TextSize) -> int:
    """Enough for most notes of this length; one that needs more is laid out by itself."""
    each = _LETTERS_A_LINE[text]
    needed = sum(-(-max(1, len(line)) // each) for line in note.split("\n"))
    return min(needed, _MOST_NOTE_LINES)


def _clinic(guide: Guide, wording: Wording) -> ClinicView | None:
    clinic = guide.clinic
    if clinic is None:
        return None
    numbers = (f"{what}: {number}" for what, number in clinic.numbers.items())
    return ClinicView(
        name=clinic.name,
        primary=clinic.colours.primary or "",
        contact=next(iter(clinic.contact), ""),
        lines=(*clinic.address, *clinic.contact, *numbers),
        out_of_hours=wording.text(clinic.out_of_hours) if clinic.out_of_hours else "",
        footer=clinic.footer or "",
    )


def _foot(guide: Guide, wording: Wording, printing: Printing) -> FootView:
    say = wording.label
    information = guide.information
    clinic = guide.clinic
    reviewer = information.reviewed_by
    if clinic and clinic.approval:
        reviewer = clinic.approval.approved_by
    edition = say(
        "site.version",
        version=information.version,
        produced=information.produced,
        review_due=guide.review_due,
    )
    review = say("site.reviewed", name=reviewer) if reviewer else say("site.not_reviewed")
    past_review = say("site.past_review", date=guide.review_due) if printing.past_review else ""
    sheet_id = say("sheet.id", id=printing.sheet_id)
    credit = wording.text(information.image_credit)
    footer = (clinic.footer if clinic else None) or ""
    said = (f"{sheet_id}.", past_review or review, edition, plain(credit), footer)
    line = " ".join(filter(None, said))
    return FootView(
        line=line,
        edition=edition,
        review=review,
        past_review=past_review,
        sheet_id=sheet_id,
        image_credit=credit,
        other_text=say(f"sheet.formats_{printing.text}"),
        room_mm=_foot_room(printing.text, line),
    )


# Letters in a line of the foot, at least; the lines for which a sheet's usual margin has room, that
# margin, and what each further line takes, in mm.
_FOOT: Mapping[TextSize, tuple[int, int, float, float]] = {
    "standard": (84, 2, 16.5, 4.9),
    "large": (57, 3, 28.5, 7.0),
}


_PAGE_LETTERS = 12
"""The page's number stands at the end, with a gap: 13 / 25."""


def _foot_room(text: TextSize, line: str) -> float:
    letters, usual, margin, more = _FOOT[text]
    lines = math.ceil((len(line) + _PAGE_LETTERS) / letters)
    return round(margin + max(0, lines - usual) * more, 1)
