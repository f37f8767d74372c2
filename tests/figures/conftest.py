"""Figures to test with: the shipped ones, and copies with something changed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.figures import each
from generator.figures.compose import drawing
from generator.figures.drawing import ink_panels
from generator.figures.results import Ink
from generator.figures.theme import BRAND
from generator.model.figure import Figure
from generator.model.guide import Guide

Change = Callable[..., Figure]


@pytest.fixture(scope="session")
def figures(guide: Guide) -> dict[str, Figure]:
    assert guide.figures, "no figures are shipped"
    return dict(guide.figures)


@pytest.fixture(scope="session")
def inks(figures: dict[str, Figure]) -> list[Ink]:
    """Every figure and variant, drawn, before it is composed for a side."""
    return [ink_panels(figure, variant, BRAND) for figure, variant in each(figures.values())]


@pytest.fixture(scope="session")
def pairs(inks: list[Ink]) -> dict[str, str]:
    """Every figure and variant as it is written, by id."""
    return {ink.id: drawing(ink, ink.side, "0").pair for ink in inks}


@pytest.fixture(scope="session")
def changed(figures: dict[str, Figure]) -> Change:
    """A shipped figure with values put at dotted paths; None takes one away."""

    def change(slug: str, values: dict[str, Any]) -> Figure:
        data = figures[slug].model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        for path, value in values.items():
            *way, last = path.split(".")
            place = data
            for key in way:
                place = place.setdefault(key, {})
            if value is None:
                place.pop(last, None)
            else:
                place[last] = value
        return Figure.model_validate_json(json.dumps(data))

    return change
