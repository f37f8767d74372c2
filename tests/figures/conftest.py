"""Figures to test with: the shipped ones, and copies with something changed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.figures import draw, each
from generator.model.figure import Figure
from generator.model.guide import Guide

Change = Callable[..., Figure]


@pytest.fixture(scope="session")
def figures(guide: Guide) -> dict[str, Figure]:
    assert guide.figures, "no figures are shipped"
    return dict(guide.figures)


@pytest.fixture(scope="session")
def pairs(figures: dict[str, Figure]) -> dict[str, str]:
    """Every figure and variant, drawn, by id."""
    drawings = [draw(figure, variant=variant) for figure, variant in each(figures.values())]
    return {drawing.id: drawing.pair for drawing in drawings}


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
