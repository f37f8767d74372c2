"""A clinic's logo: read from its folder, and written again as nothing but a picture.

What is handed on was made here, from shapes or pixels: no byte of the file is passed through.
"""

import io
import math
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from generator.content.logo_svg import Refused, clean_svg
from generator.problems import Place, Problem
from generator.project import read_inside

if TYPE_CHECKING:
    from PIL import Image

LARGEST_SVG = 200_000
"""Bytes."""
LARGEST_PNG = 2_000_000
"""Bytes."""
MOST_PIXELS = 4000
"""On either side of a PNG as it is given."""
KEPT_PIXELS = 1200
"""On the longer side of a PNG as it is handed on: more than print can show."""
NARROWEST, WIDEST = 1 / 4, 12
"""Width to height."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A clean picture."""

    name: str
    """logo.svg or logo.png"""
    media: Literal["image/svg+xml", "image/png"]
    data: bytes
    width: float
    height: float
    """In units of its own: only their ratio counts."""


def read_logo(folder: Path, shown: PurePosixPath, name: str, named: Place) -> Logo | Problem:
    """The logo that a clinic names at `named`. `shown` is its folder as problems call it."""
    is_svg = name.endswith(".svg")
    try:
        raw = _bytes(folder / name, LARGEST_SVG if is_svg else LARGEST_PNG)
        logo = _svg(raw) if is_svg else _png(raw)
        ratio = logo.width / logo.height
        if not NARROWEST <= ratio <= WIDEST:
            message = f"the logo is {ratio:.2g} times as wide as it is high"
            hint = f"crop it: from {NARROWEST:g} to {WIDEST} times"
            raise Refused("logo-shape", message, hint)
    except Refused as refused:
        in_file = Place(shown / name, refused.line, refused.column)
        place = in_file if refused.line else named
        return Problem(place, refused.code, refused.message, refused.hint)
    return logo


def _bytes(path: Path, most: int) -> bytes:
    """Refused, at line 0: there is no such file in the folder, or none that can be read."""
    try:
        raw = read_inside(path.parent, path, most + 1)
    except OSError as error:
        message = f'the logo "{path.name}" cannot be read: {error.strerror}'
        raise Refused("logo-missing", message, "put it in the clinic's folder", 0) from None
    if len(raw) > most:
        message = f"a logo of this kind has at most {most // 1000:,} kB"
        raise Refused("logo-size", message, "simplify it, or save it smaller")
    return raw


def _svg(raw: bytes) -> Logo:
    data, width, height = clean_svg(raw)
    return Logo("logo.svg", "image/svg+xml", data, width, height)


_HEADER = struct.Struct(">8sI4sII")


def _png(raw: bytes) -> Logo:
    """Refused: it is no sound PNG. Its size is judged before a pixel is unpacked."""
    from PIL import Image  # with numpy 50 ms, that a guide without a clinic never needs

    no_png = Refused("logo-png", "this is no sound PNG picture", "save it again as PNG")
    if len(raw) < _HEADER.size:
        raise no_png
    signature, _, chunk, width, height = _HEADER.unpack_from(raw)
    if signature != b"\x89PNG\r\n\x1a\n" or chunk != b"IHDR" or not width or not height:
        raise no_png
    if max(width, height) > MOST_PIXELS:
        message = f"the logo is {width:,} by {height:,} pixels, and {MOST_PIXELS:,} is the most"
        raise Refused("logo-pixels", message, "save it smaller")
    try:
        with _whole_files_only(), Image.open(io.BytesIO(raw), formats=("PNG",)) as image:
            image.load()
            picture = _plain_pixels(image)
    except (OSError, ValueError, SyntaxError, EOFError):
        raise no_png from None
    box = picture.getchannel("A").getbbox()
    if box is None:
        raise Refused("logo-empty", "the logo shows nothing", "save it with what it shows")
    factor = min(1.0, KEPT_PIXELS / max(picture.size))
    size = tuple(max(1, math.floor(side * factor)) for side in picture.size)
    picture = picture.resize((size[0], size[1]), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return Logo("logo.png", "image/png", out.getvalue(), *picture.size)


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Pillow's own strictness. WeasyPrint takes it off for the whole process."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _plain_pixels(image: "Image.Image") -> "Image.Image":
    """Eight bits a channel, with transparency, and nothing else that the file carried."""
    import numpy
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits, which `convert` would clip
        image = Image.fromarray((numpy.asarray(image) >> 8).astype("uint8"))
    picture = Image.new("RGBA", image.size)
    picture.paste(image.convert("RGBA"))
    return picture
