"""The guide as a whole: the one domain model."""

import datetime
import hashlib
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.base import Model, Quantity, Range, SiteUrl, Text, WeekNumber, Weeks
from generator.model.clinic import Clinic
from generator.model.dose import Assuming
from generator.model.evidence import Change, Claim, ClaimId, Source
from generator.model.exercise import Activity, Exercise
from generator.model.figure import Figure
from generator.model.locale import Locale
from generator.model.phase import Phase
from generator.model.reference import Anatomy, Equipment, Question, Resource, Section, Term
from generator.model.running import Form, ReturnToRunning
from generator.model.safety import BackOff, LookAlike, PainRule, RedFlags


class Condition(Model):
    """What the guide is about."""

    name: Text
    """Its full name."""
    short: Text
    """Its short name."""
    plain: Text
    """In words a search would use."""
    aliases: tuple[Text, ...] = ()
    """Other names people search for."""


class Prognosis(Assuming):
    """How long it takes, in rehab weeks. Three things that are easily mixed up."""

    improve_weeks: Weeks
    """Until it is better."""
    full_return_weeks: Weeks
    """Until running is as before."""
    see_someone_after: WeekNumber
    """No better after this many rehab weeks of steady work: see someone."""
    text: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The same in words, in short paragraphs."""
    evidence: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims it rests on."""


class WhoItIsFor(Model):
    """Who may use the guide alone, and who asks first."""

    adults_only: Text
    """That it is for adults."""
    ask_first: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Who asks a clinician before they begin."""
    not_for: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Who leaves this guide alone."""


class Information(Model):
    """guide.yaml"""

    title: Text
    """The guide's title."""
    subtitle: Text
    """The line under it."""
    condition: Condition
    """What the guide is about."""
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    """Three numbers. Any change that a reader could notice raises it."""
    produced: datetime.date
    """The day of this version."""
    review_due: datetime.date
    """After this day the guide warns that it must be looked at again."""
    reviewed_by: Text | None = None
    """None: not yet reviewed by a clinician, and the guide says so."""
    owner: Text
    """Who publishes it."""
    contact: Text
    """How to reach them."""
    site_url: SiteUrl | None = None
    """Where the site is published; no QR code or short address is printed without it."""
    repository: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    """Where its files are."""
    emergency_number: Text
    """What to call in an emergency, in words that fit every reader."""
    main_message: Text
    """What a reader should remember if they read no more."""
    summary: Annotated[tuple[Text, ...], Field(min_length=3)]
    """The guide at a glance."""
    prognosis: Prognosis
    """How long it takes."""
    see_someone: Annotated[tuple[Text, ...], Field(min_length=1)]
    """When to see someone."""
    who: WhoItIsFor
    """Who may use the guide alone."""
    bad_week: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What to do after a missed week, an illness or a flare."""
    bad_week_short: Text
    """The same in two or three sentences, for page 1 of a sheet."""
    disclaimer: Text
    """What the guide cannot do for a reader."""
    intended_use: Text
    """What the guide is meant for, and what not."""
    privacy: Text
    """What happens to what a reader types or taps."""
    licence: Text
    """How it may be used."""
    source_credit: Text
    """What it was made from."""
    image_credit: Text
    """Who made the drawings."""


class Guide(Model):
    """A whole guide, checked. Nothing downstream changes it."""

    information: Information
    understand: Mapping[str, Section]
    phases: Annotated[Mapping[str, Phase], Field(min_length=1)]
    exercises: Annotated[Mapping[str, Exercise], Field(min_length=1)]
    activities: Mapping[str, Activity]
    running: ReturnToRunning
    form: Form
    red_flags: RedFlags
    look_alikes: Mapping[str, LookAlike]
    pain_rule: PainRule
    back_off: Mapping[str, BackOff]
    anatomy: Mapping[str, Anatomy]
    glossary: Mapping[str, Term]
    equipment: Mapping[str, Equipment]
    resources: Mapping[str, Resource]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    changes: Mapping[str, Change]
    faq: Mapping[str, Question]
    figures: Mapping[str, Figure] = {}
    locale: Locale
    clinic: Clinic | None = None

    @cached_property
    def edition(self) -> str:
        """A hash of every value: what two editions of one version differ in."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def phases_in_order(self) -> list[Phase]:
        return sorted(self.phases.values(), key=lambda phase: phase.number)

    def phase_of(self, exercise: str) -> Phase:
        """The first phase that asks for an exercise. KeyError: none does."""
        for phase in self.phases_in_order():
            if exercise in phase.exercises:
                return phase
        raise KeyError(exercise)

    def exercises_in_order(self) -> list[Exercise]:
        """Every exercise once, in the order of the programme."""
        ids = [slug for phase in self.phases_in_order() for slug in phase.exercises]
        return [self.exercises[slug] for slug in dict.fromkeys(ids)]

    def pain_rule_in(self, phase: Phase) -> PainRule:
        return phase.pain_rule or self.pain_rule

    def count(self, name: str) -> int:
        """The number behind `{count:name}`. KeyError: nothing of this name is counted."""
        for phase in self.phases.values():
            if name == f"phase-{phase.number}":
                return len(phase.exercises)
        return {
            "phases": len(self.phases),
            "exercises": len(self.exercises),
            "rolls": self._of_kind("roll"),
            "strength": self._of_kind("strength"),
            "stretches": self._of_kind("stretch"),
            "red-flags": len(self.red_flags.flags),
        }[name]

    def _of_kind(self, kind: str) -> int:
        return sum(exercise.kind == kind for exercise in self.exercises.values())

    def earliest(self, name: str) -> int:
        """The rehab week behind `{earliest:return-week-4}`: no sooner can that return week begin.

        `beyond` is the first after those with a number. KeyError: this is no return week.
        """
        if name == "beyond":
            name = f"return-week-{len(self.running.weeks) + 1}"
        if not re.fullmatch(r"return-week-[1-9]\d?", name):
            raise KeyError(name)
        return self.running.gate.earliest_week + int(name.removeprefix("return-week-")) - 1

    @property
    def review_due(self) -> datetime.date:
        """The clinic's own date wins over the guide's."""
        return (self.clinic.review_due if self.clinic else None) or self.information.review_due

    def value_at(self, path: str) -> int | Range | Quantity | datetime.date:
        """The value behind `{value:path}`. KeyError: no number or date stands at the path."""
        value: object = self
        for step in path.split("."):
            if isinstance(value, Mapping):
                value = value[step]
            elif step in getattr(type(value), "model_fields", ()):
                value = getattr(value, step)
            else:
                raise KeyError(path)
        if isinstance(value, int | Range | Quantity | datetime.date) and not isinstance(
            value, bool
        ):
            return value
        raise KeyError(path)
