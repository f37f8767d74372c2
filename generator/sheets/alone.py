"""Words that the sheets' own faces cannot set: the engine sets them, on a page of their own.

It finds their fonts and shapes them as in a full layout, in a twentieth of its time; what it draws
goes into the laid-out sheet.
"""

import datetime
import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.sheets.slots import Found, Slot, find_slots, find_written
from generator.sheets.typeset import CannotSet

_APART = 600
"""CSS pixels from one slot's words to the next: more than a note is high."""
_DAY = datetime.date(2001, 1, 1)
"""Of the fonts' subsets, so that the same words give the same bytes."""


@dataclass(slots=True)
class Drawn:
    """What draws the words of some slots."""

    words: list[bytes] = field(default_factory=list)
    """Of each slot: operators in CSS pixels from the top left corner of its page."""
    fonts: dict[bytes, bytes] = field(default_factory=dict)
    """A reference to each font, by its name in these operators."""


def set_alone(words: Sequence[tuple[Slot, str]], fonts: Path, add: Callable[[bytes], int]) -> Drawn:
    """`fonts` is the folder of the sheets' faces; `add` takes an object and gives its number.

    CannotSet: words do not fit their slot, or no font here has their letters.
    """
    from generator.sheets.press import UnprintableError, print_html

    drawn = Drawn()

    def take(pages: Sequence[Any], pdf: Any) -> None:
        from generator.sheets.pdf import take_text

        found: dict[str, list[Found]] = {}
        for one in find_slots(pages):
            found.setdefault(one.word, []).append(one)
        for number, (slot, _) in enumerate(words):
            _check(found.get(str(number), []), slot)
        content, held = take_text(pdf, add)
        drawn.fonts |= {_renamed(name): reference for name, reference in held.items()}
        for number, (slot, _) in enumerate(words):
            drawn.words.append(_moved(content, found[str(number)], slot))

    document = "".join(_block(number, slot, text) for number, (slot, text) in enumerate(words))
    try:
        print_html(
            f'<html lang="{html.escape(words[0][0].language)}"><title>-</title>'
            f"<style>@page {{ size: 3000px {len(words) * _APART}px }} {_STYLE}</style>{document}",
            base=fonts,
            allowed=[fonts],
            produced=_DAY,
            change=take,
            faces=fonts / "fonts.css",
        )
    except UnprintableError:
        raise CannotSet from None
    return drawn


_STYLE = """\
@page { margin: 0 }
div {
  position: absolute; white-space: pre-line; overflow-wrap: anywhere; hyphens: none;
  font-variant-numeric: tabular-nums;
}
"""


def _block(number: int, slot: Slot, text: str) -> str:
    families = ", ".join(f'"{name}"' if " " in name else name for name in slot.fonts)
    style = (
        f"left: {slot.x}px; top: {number * _APART}px; width: {slot.width}px;"
        f" text-align: {slot.align}; direction: {slot.direction};"
        f" font: {slot.weight} {slot.size}px/{slot.pitch}px {families}"
    )
    language = html.escape(slot.language)
    return (
        f'<div data-slot="{number}" lang="{language}" style="{html.escape(style)}">'
        f"{html.escape(text)}</div>"
    )


def _check(lines: Sequence[Found], slot: Slot) -> None:
    """CannotSet: these are not the lines that the slot has room for."""
    if not lines:
        raise CannotSet
    last = lines[-1].slot["baseline"] - lines[0].slot["baseline"]
    if round(last / slot.pitch) + 1 > slot.lines:
        raise CannotSet


_FONT = re.compile(rb"(/\S+)(?= [\d.]+ Tf)")


def _renamed(name: bytes) -> bytes:
    """The sheet has fonts of its own, under names of the same kind."""
    return b"/Alone" + name.removeprefix(b"/")


def _moved(content: bytes, lines: Sequence[Found], slot: Slot) -> bytes:
    down = slot.baseline - lines[0].slot["baseline"]
    texts = [slice(*find_written(content, line).text) for line in lines]
    written = b"\n".join(content[text] for text in texts)
    named = _FONT.sub(lambda match: _renamed(match[1]), written)
    return b"q 1 0 0 1 0 %.4f cm\n%s\nQ" % (down, named)
