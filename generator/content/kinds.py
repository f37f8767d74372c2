"""Which file holds what: the layout of content/, in one table."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from generator.model.base import Model
from generator.model.clinic import Clinic
from generator.model.evidence import Change, Claim, Source
from generator.model.exercise import Activity, Exercise
from generator.model.figure import Figure
from generator.model.guide import Information
from generator.model.locale import Locale
from generator.model.phase import Phase
from generator.model.reference import Anatomy, Equipment, Question, Resource, Section, Term
from generator.model.running import Form, ReturnToRunning
from generator.model.safety import BackOff, LookAlike, PainRule, RedFlags

FileForm = Literal["whole", "entries", "entry"]
"""A file is one value, a mapping of entries by id, or one entry named by the file."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A file of content/ and its place in the Guide."""

    pattern: str
    """Path under content/, with * for a name."""
    field: str
    """The Guide's field that takes its data."""
    holds: type[Model]
    """What it holds, or what each of its entries is."""
    schema: str
    """Name of its JSON Schema, without .json."""
    form: FileForm = "whole"

    @property
    def noun(self) -> str:
        """What a message calls it: "this exercise", "this look-alike", or "this file"."""
        if self.form == "whole":
            return "file"
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", self.holds.__name__).lower()

    @property
    def required(self) -> bool:
        """A guide is not whole without it."""
        return self.field not in {"figures", "clinic"}

    def matches(self, path: PurePosixPath) -> bool:
        return (
            path.suffix == ".yaml"
            and path.match(self.pattern)
            and (path.parent == PurePosixPath(self.pattern).parent)
        )


KINDS = (
    FileKind("guide.yaml", "information", Information, "guide"),
    FileKind("understand.yaml", "understand", Section, "understand", "entries"),
    FileKind("phases/*.yaml", "phases", Phase, "phase", "entry"),
    FileKind("exercises/*.yaml", "exercises", Exercise, "exercise", "entry"),
    FileKind("running/return.yaml", "running", ReturnToRunning, "return"),
    FileKind("running/form.yaml", "form", Form, "form"),
    FileKind("safety/red-flags.yaml", "red_flags", RedFlags, "red-flags"),
    FileKind("safety/look-alikes.yaml", "look_alikes", LookAlike, "look-alikes", "entries"),
    FileKind("safety/pain-rule.yaml", "pain_rule", PainRule, "pain-rule"),
    FileKind("safety/back-off.yaml", "back_off", BackOff, "back-off", "entries"),
    FileKind("reference/activities.yaml", "activities", Activity, "activities", "entries"),
    FileKind("reference/anatomy.yaml", "anatomy", Anatomy, "anatomy", "entries"),
    FileKind("reference/glossary.yaml", "glossary", Term, "glossary", "entries"),
    FileKind("reference/equipment.yaml", "equipment", Equipment, "equipment", "entries"),
    FileKind("reference/resources.yaml", "resources", Resource, "resources", "entries"),
    FileKind("evidence/claims.yaml", "claims", Claim, "claims", "entries"),
    FileKind("evidence/sources.yaml", "sources", Source, "sources", "entries"),
    FileKind("evidence/changes.yaml", "changes", Change, "changes", "entries"),
    FileKind("faq.yaml", "faq", Question, "faq", "entries"),
    FileKind("figures/*.yaml", "figures", Figure, "figure", "entry"),
    FileKind("locale/*.yaml", "locale", Locale, "locale"),
    FileKind("clinic.yaml", "clinic", Clinic, "clinic"),
)

INNER_COLLECTIONS = (
    ("red_flags", "flags"),
    ("running", "weeks"),
    ("form", "cues"),
    ("exercises", "*", "progressions"),
    ("exercises", "*", "regressions"),
)
"""Mappings by id inside a file, as paths in the Guide; * is any id."""


def kind_of(path: PurePosixPath) -> FileKind | None:
    """The kind of a file, by its path under content/ or under an overlay."""
    return next((kind for kind in KINDS if kind.matches(path)), None)
