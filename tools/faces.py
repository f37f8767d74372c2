"""Writes the two faces that every page is set in into a style sheet: `python -m tools.faces`.

A face that is a file of its own comes after the first lines are drawn, and they are set anew.
A page is drawn only when its style sheets are there; with the faces inside, nothing moves.
"""

import base64
import sys
from pathlib import Path

ASSETS = Path(__file__).parents[1] / "site_overrides" / "assets"
SHEET = ASSETS / "css" / "faces.css"
WEIGHTS = (400, 700)
"""Of the text face on the site. Its family has a name of its own here: under the name of the
files in fonts.css, a browser would fetch those for every sign that the face lacks."""


def style_sheet() -> str:
    return "/* Made by `python -m tools.faces` from assets/fonts. */\n" + "".join(
        map(_rule, WEIGHTS)
    )


def _rule(weight: int) -> str:
    face = (ASSETS / "fonts" / f"atkinson-hyperlegible-next-{weight}.woff2").read_bytes()
    return (
        '@font-face { font-family: "Sidestep Text"; '
        f"font-weight: {weight}; src: "
        f'url("data:font/woff2;base64,{base64.b64encode(face).decode()}") format("woff2"); }}\n'
    )


def main() -> int:
    SHEET.write_text(style_sheet(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
