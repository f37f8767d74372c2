"""The picture that other sites show for a link to this one: drawn here, from the guide's words."""

import io
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from generator.project import write_whole

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

BRAND = "#17595f"
"""The guide's own colour, as in site_overrides/assets/css/frame.css."""
PLACE = "assets/images/open-graph.png"
SIZE = (1200, 630)
"""As the Open Graph protocol's readers crop least."""
_PAPER, _INK, _SOFT = "#faf6f0", "#17262a", "#48595c"


def kept_open_graph(folder: Path, fonts: Path, *words: str) -> bytes:
    """The picture for name, title, line and colour, from the folder if it is there."""
    code = Path(__file__).read_bytes()
    place = folder / (sha256("\0".join(words).encode() + code).hexdigest()[:24] + ".png")
    if place.is_file():
        return place.read_bytes()
    picture = draw_open_graph(fonts, *words)
    write_whole(place, picture)
    return picture


def draw_open_graph(fonts: Path, name: str, title: str, line: str, colour: str) -> bytes:
    """A PNG with the site's name, the guide's title and one line under it."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 28, SIZE[1]), fill=colour)
    _mark(draw, colour)
    draw.text((172, 88), name, font=_font(fonts, 600, 40), fill=_SOFT)
    y = 196
    for words in _wrapped(title, _font(fonts, 700, 72), SIZE[0] - 180):
        draw.text((88, y), words, font=_font(fonts, 700, 72), fill=_INK)
        y += 86
    y += 24
    for words in _wrapped(line, _font(fonts, 400, 36), SIZE[0] - 180):
        draw.text((88, y), words, font=_font(fonts, 400, 36), fill=_SOFT)
        y += 50
    out = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _mark(draw: "ImageDraw.ImageDraw", colour: str) -> None:
    """The two strides of the logo."""
    draw.rounded_rectangle((88, 82, 152, 146), radius=14, fill=colour)
    for x in (104, 120):
        draw.line((x, 132, x + 12, 96), fill="white", width=7)
    draw.ellipse((133, 124, 144, 135), fill="#f4b183")


def _font(fonts: Path, weight: int, size: int) -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(fonts / f"atkinson-hyperlegible-next-{weight}.woff2", size)


def _wrapped(text: str, font: "ImageFont.FreeTypeFont", width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
