"""Which sheet is asked for: its kind, whose, how it is printed."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Literal, Self

from generator.model.clinic import Paper, TextSize
from generator.model.guide import Guide
from generator.model.person import Person
from generator.plan.shape import shape_of, sheet_id

Kind = Literal["week", "session", "card", "booklet", "phase", "return", "red-flags"]
WEEKLY: tuple[Kind, ...] = ("week", "session", "card")
"""Kinds that show a person's own doses and sides; a leaflet is the same for everyone."""


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """Everything a sheet is made from but the guide. No clock: `past_review` is told."""

    kind: Kind
    person: Person = field(default_factory=Person)
    week: int | None = None
    day: int | None = None
    exercise: str | None = None
    phase: str | None = None
    past_review: bool = False

    @property
    def rehab_week(self) -> int:
        """The week it is planned for; the first, where none was asked for."""
        return 1 if self.week is None else self.week

    def paper(self, guide: Guide) -> Paper:
        clinic = guide.clinic
        return self.person.paper or (clinic.paper if clinic else "a4")

    def text(self, guide: Guide) -> TextSize:
        clinic = guide.clinic
        return self.person.text or (clinic.text if clinic else "standard")

    def printed(self, paper: Paper, text: TextSize) -> Self:
        """The same sheet on this paper, in this text size."""
        return replace(self, person=self.person.model_copy(update={"paper": paper, "text": text}))

    def id(self, guide: Guide) -> str:
        # Any change of a clinic's overlay gives its sheets another number: it may recall the old.
        edition = guide.edition if guide.clinic else ""
        weekly = self.kind in WEEKLY
        shape = shape_of(guide, self.person, self.rehab_week) if weekly else ""
        leaflet = None if weekly else self.week  # a return week's
        parts = (self.kind, self.day, self.exercise, self.phase, leaflet, guide.locale.language)
        what = "/".join(str(part) for part in parts if part is not None)
        return sheet_id(
            guide.information.version, edition, shape, what, self.paper(guide), self.text(guide)
        )


def is_past_review(guide: Guide, today: datetime.date) -> bool:
    return today > guide.review_due
