"""Exercise drawings from pose data: `draw`, `animate`, `check_figure`, `cached`, `contact_sheet`.

Poses and contacts come from content/figures. The body is some 900 ellipsoid
beads on a skeleton, seen through a depth buffer and traced into flat SVG. cm and
degrees throughout; z is up.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.figures.cache import cached, draw_all
    from generator.figures.check import check_figure
    from generator.figures.drawing import animate, draw
    from generator.figures.results import Drawing, Fault, Panel
    from generator.figures.sheet import contact_sheet, each, moves, write_figures
    from generator.figures.theme import THEMES, Theme, brand

# Loaded when first used: numpy costs a tenth of a second that most commands never need.
_HOMES = {
    "cached": "cache", "draw_all": "cache",
    "check_figure": "check",
    "contact_sheet": "sheet", "each": "sheet", "moves": "sheet", "write_figures": "sheet",
    "animate": "drawing", "draw": "drawing",
    "Drawing": "results", "Fault": "results", "Panel": "results",
    "THEMES": "theme", "Theme": "theme", "brand": "theme",
}  # fmt: skip
__all__ = [
    "THEMES", "Drawing", "Fault", "Panel", "Theme", "animate", "brand", "cached",
    "check_figure", "contact_sheet", "draw", "draw_all", "each", "moves", "write_figures",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"generator.figures.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
