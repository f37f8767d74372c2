"""What letters mean, where they alone do not tell: a name is read out and found as it was typed.

Shaping joins letters, takes them apart and moves them; a font's table of meanings holds one
meaning for each of its pictures. So in Thai or Hindi the way back from a line to its letters may be
lost, and the line carries them beside it (ISO 32000-1, 14.9.4).
"""

import unicodedata
from collections.abc import Sequence
from typing import Any

from generator.sheets.slots import find_slots, find_written

_LATIN = "\u024f"
"""The last letter of those that each have a picture of their own."""


def actual_text(text: str) -> bytes:
    """For the dictionary of a mark; b"" where the letters alone tell what they mean."""
    if not _needs_saying(text):
        return b""
    return b" /ActualText <%s>" % ("\ufeff" + text).encode("utf-16-be").hex().encode()


def say_as_typed(pages: Sequence[Any], pdf: Any) -> None:
    """A person's words in the pages' contents; `Change` of the press."""
    for one in find_slots(pages):
        meaning = actual_text(one.text)
        if not meaning:
            continue
        page = pdf.pages[one.page]
        page.contents_coalesce()
        content = page.obj["/Contents"].read_bytes()
        written = find_written(content, one)
        begin, end = written.marked[0], written.inner[0]
        mark = content[begin:end].replace(b">>", meaning + b" >>")
        page.obj["/Contents"] = pdf.make_stream(content[:begin] + mark + content[end:])


def _needs_saying(text: str) -> bool:
    # Right-to-left letters have joined pictures of their own, which tell; and readers such as
    # PDFium take what is said of them for the order on the page, and turn it round.
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return False
    return any(letter > _LATIN and unicodedata.category(letter)[0] in "LMC" for letter in text)
