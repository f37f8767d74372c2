"""Exercise drawings from pose data: `draw`, `animate`, `check_figure`, `cached`, `contact_sheet`.

Poses and contacts come from content/figures. The body is some 900 ellipsoid
beads on a skeleton, seen through a depth buffer and traced into flat SVG. cm and
degrees throughout; z is up.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.figures.check import Fault, check_figure
    from generator.figures.drawing import Drawing, Panel, animate, draw
    from generator.figures.theme import THEMES, Theme, brand

# Loaded when first used: numpy costs a tenth of a second that most commands never need.
_HOMES = {
    "Fault": "check", "check_figure": "check",
    "Drawing": "drawing", "Panel": "drawing", "animate": "drawing", "draw": "drawing",
    "THEMES": "theme", "Theme": "theme", "brand": "theme",
    "cached": "cache", "contact_sheet": "contact_sheet",
}  # fmt: skip
__all__ = list(_HOMES)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"generator.figures.{_HOMES[name]}"), name)
