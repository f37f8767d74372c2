"""Minutes, in words."""

from generator.plan.timing import NOTHING, Span
from generator.views.wording import Wording


def span(wording: Wording, of: Span) -> str:
    """0, 8, 8–11"""
    if of.single:
        return wording.number(of.high)
    return f"{wording.number(of.low)}–{wording.number(of.high)}"


def minutes(wording: Wording, of: Span) -> str:
    """About so many minutes; "" where nothing says."""
    return "" if of == NOTHING else wording.label("sheet.about", n=span(wording, of))
