"""Lines of text as they ought to be, where Pango and WeasyPrint make them otherwise.

Pango counts letters one by one where it breaks a line, and shapes them afterwards. So its line may
be a hair wider than its room: WeasyPrint then gives up this line's text and breaks at the last
place before it, such as the bold label at its beginning, with the rest of the line empty. And where
all but a space at the end would fit, Pango may end the line after its first sign.
"""

from collections.abc import Callable
from typing import Any

HAIR = 2.0
"""CSS pixels. What is too wide by more is a word that fits nowhere."""
TRIES = 3
SAME = 0.01
"""CSS pixels: what rounding may make of one length."""

Split = Callable[..., Any]


def ending_in_room(split: Split) -> Split:
    """`split_first_line`, asked again for a little less room where its line ends wrongly."""

    def ended(
        text: str, style: Any, context: Any, room: float | None, *more: Any, **flags: Any
    ) -> Any:
        line = split(text, style, context, room, *more, **flags)
        if room is None or room <= TRIES * HAIR or not _is_wrong(line, text, style, room):
            return line
        for number in range(1, TRIES + 1):
            other = split(text, style, context, room - number * HAIR, *more, **flags)
            if _ends_at_space(other, text) and not _is_wrong(other, text, style, room):
                return other
        return line

    return ended


def as_high_as_others(split: Split, strut: Callable[[Any], tuple[float, float]]) -> Split:
    """`split_first_line`, whose letters from another font do not move the lines around them.

    CSS says so: a line's height comes from the first font. Then a name in any script takes the
    room of any other name.
    """

    def even(text: str, style: Any, *more: Any, **flags: Any) -> Any:
        *line, height, baseline = split(text, style, *more, **flags)
        high, usual = strut(style)
        if abs((high - height) / 2 + baseline - usual) > SAME:
            return (*line, high, usual)
        return (*line, height, baseline)

    return even


def _is_wrong(line: Any, text: str, style: Any, room: float) -> bool:
    _, _, resume, width, *_ = line
    if width > room:
        return bool(width < room + HAIR)
    if resume is None or text.encode()[:resume].endswith(b"\n"):
        return False
    following = text.encode()[resume:].decode().split(" ", 1)[0]
    # No letter is wider than it is high: so many would surely have fitted.
    return bool((len(following) + 1) * style["font_size"] < room - width)


def _ends_at_space(line: Any, text: str) -> bool:
    """Not in the middle of a word, and not before the first."""
    _, length, resume, *_ = line
    return bool(length) and resume is not None and text.encode()[:resume].endswith(b" ")
