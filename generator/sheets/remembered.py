"""What WeasyPrint works out over and over, worked out once: widths of texts, drawn paths.

It measures a text anew for every page the text might go on, and reads a figure's path anew for
every sheet. Nothing here changes what is printed; without it a week sheet takes twice as long.
"""

from collections.abc import Callable, Collection
from typing import Any

MOST = 30_000
"""Entries kept of each; then all are dropped, so that memory does not grow with the sheets."""

Measure = Callable[..., Any]

# Every property of a style that `weasyprint.text.line_break` reads.
_STYLE = (
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)


def _keep(memory: dict[Any, Any], key: object, value: object) -> None:
    if len(memory) >= MOST:
        memory.clear()
    memory[key] = value


_widths: dict[Any, tuple[Any, ...]] = {}
_paths: dict[Any, tuple[list[Any], list[Any]]] = {}
_styles: dict[tuple[Any, ...], int] = {}
"""Styles by number: a key of a width stays small."""


def remembering_widths(measure: Measure, fonts: Collection[str]) -> Measure:
    """`split_first_line`, for callers that leave its layout alone: that one is not kept.

    `fonts` are the faces of the document. They are read while it runs, as they are loaded late.
    """

    def remembered(
        text: str, style: Any, context: Any, *limits: float | None, **flags: bool
    ) -> Any:
        look = (*sorted(fonts), *[style[name] for name in _STYLE])
        key = (text, _styles.setdefault(look, len(_styles)), limits, *flags.items())
        found = _widths.get(key)
        if found is None:
            _, *found = measure(text, style, context, *limits, **flags)
            _keep(_widths, key, found)
        return None, *found

    return remembered


def remembering_paths(draw: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's drawing of an SVG path: the same operators, and the corners for markers."""

    def remembered(svg: Any, node: Any, font_size: float) -> None:
        stream, corners = svg.stream.stream, node.vertices
        key = (node.get("d", ""), font_size)
        found = _paths.get(key)
        if found is not None:
            stream.extend(found[0])
            corners.extend(found[1])
            return
        drawn, turned = len(stream), len(corners)
        draw(svg, node, font_size)
        if "%" not in key[0]:  # a percentage is of the picture around it
            _keep(_paths, key, (stream[drawn:], list(corners)[turned:]))

    return remembered
