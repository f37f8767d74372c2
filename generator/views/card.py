"""An exercise card: one exercise as a person does it, to be printed."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.model.guide import Guide
from generator.model.reference import Equipment
from generator.plan.items import Item
from generator.plan.week import WeekPlan
from generator.views.dose import describe_frequency, dose_sentence, short_dose
from generator.views.exercise import ExerciseView
from generator.views.sessions import item_notes
from generator.views.way import ShownView, describe_way
from generator.views.wording import Wording


class CardView(NamedTuple):
    exercise: ExerciseView
    shown: ShownView | None
    """The picture; None where none fits."""
    why: str
    """Why to do it, in its first sentence."""
    short: str
    """The dose in a few words."""
    dose: str
    """The dose in full sentences."""
    often: str
    notes: tuple[str, ...]
    """The way it is done, who set the dose, what to use instead."""
    before_run: str
    """The lighter dose before a run; "" where there is none."""
    address: str
    """The exercise's page; "" without a site."""


def describe_cards(guide: Guide, wording: Wording, plan: WeekPlan) -> tuple[CardView, ...]:
    """A card for each exercise of a week, in the order of its sessions.

    What to use for something that is not there stands on the first that needs it.
    """
    items: dict[str, list[Item]] = {}
    for kind in plan.kinds:
        for session in plan.sessions(kind):
            for item in session.items:
                if item.exercise:
                    items.setdefault(item.exercise.id, []).append(item)
    cards, told = [], set[str]()
    for found in items.values():
        item = _training(found)
        lacking = [thing for thing in item.instead_of if thing.id not in told]
        told |= {thing.id for thing in lacking}
        cards.append(_card(guide, wording, found, lacking))
    return tuple(cards)


def describe_items(guide: Guide, wording: Wording, items: Iterable[Item]) -> tuple[CardView, ...]:
    return tuple(_card(guide, wording, [item], item.instead_of) for item in items if item.exercise)


def _training(items: list[Item]) -> Item:
    """As it is done in training, of the ways in which one exercise is done in a week."""
    return next((item for item in items if item.why != "activation"), items[0])


def _card(
    guide: Guide, wording: Wording, items: list[Item], lacking: Iterable[Equipment]
) -> CardView:
    item = _training(items)
    assert item.exercise is not None
    assert item.dose is not None
    way = describe_way(guide, wording, item)
    return CardView(
        exercise=way.exercise,
        shown=way.shown,
        why=_first_sentence(way.exercise.why),
        short=short_dose(wording, item.dose),
        dose=dose_sentence(wording, item.dose),
        often=describe_frequency(wording, item.exercise.frequency),
        notes=tuple(item_notes(wording, item, lacking=lacking, steps_told=True)),
        before_run=_before_run(wording, item, items),
        address=page_address(guide, "exercises", way.page),
    )


def _before_run(wording: Wording, item: Item, items: list[Item]) -> str:
    """How it is done before a run, where that differs from the training."""
    light = next((other for other in items if other.why == "activation"), item)
    same_way = light.level == item.level
    if light.dose is None or (light.dose == item.dose and same_way):
        return ""
    usual = "" if same_way else f" {wording.label('sheet.usual_way')}"
    return f"{dose_sentence(wording, light.dose)}{usual}"


def page_address(guide: Guide, folder: str, page: str) -> str:
    """Where a page of the published site is; "" where no site is named."""
    clinic = guide.clinic
    site = (clinic.site_url if clinic else None) or guide.information.site_url
    return f"{site}{folder}/{page}/" if site else ""


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
