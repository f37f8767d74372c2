"""Every kind of sheet on one picture, to be looked at: build/sheets-contact.png.

python -m tools.sheets_contact [KIND ...] [--grey]
"""

import argparse
import datetime
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from generator.content.load import load
from generator.model.person import Person
from generator.project import find_project
from generator.sheets.make import SheetRequest, make_sheet

ACROSS = 6
SCALE = 0.75
GAP = 12

SAM = Person(
    start=datetime.date(2026, 11, 24),
    side="left",
    running_from=5,
    name="Sam Example",
    goal="Run around the lake with my sister in May",
    note="Keep the bridge low for now.\nCall me if the knee swells.",
)
SHEETS = (
    SheetRequest("week", week=2),
    SheetRequest("week", Person(paper="letter"), week=4),
    SheetRequest("week", SAM, week=6),
    SheetRequest("week", Person(text="large"), week=2),
    SheetRequest("session", week=2, day=1),
    SheetRequest("card", exercise="clamshell"),
    SheetRequest("card", Person(text="large"), exercise="roll-tfl"),
    SheetRequest("phase", phase="strengthen"),
    SheetRequest("return"),
    SheetRequest("return", week=2),
    SheetRequest("red-flags"),
    SheetRequest("booklet"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="default: all")
    parser.add_argument("--grey", action="store_true", help="as a printer without colour shows it")
    arguments = parser.parse_args()
    project = find_project(Path.cwd())
    loaded = load(project)
    pages: list[Image.Image] = []
    for request in SHEETS:
        if not arguments.kinds or request.kind in arguments.kinds:
            sheet = make_sheet(loaded, project, request)
            pages += _draw(sheet.pdf, grey=arguments.grey)
            print(f"{sheet.title}: {sheet.pages} pages")
    path = project.build / "sheets-contact.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    _lay_out(pages).save(path)
    print(path)


def _draw(pdf: bytes, *, grey: bool) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    drawn = [page.render(scale=SCALE, grayscale=grey).to_pil().convert("RGB") for page in document]
    document.close()
    return [ImageOps.expand(image, 1, "#999999") for image in drawn]


def _lay_out(pages: list[Image.Image]) -> Image.Image:
    width = max(page.width for page in pages) + GAP
    height = max(page.height for page in pages) + GAP
    rows = -(-len(pages) // ACROSS)
    contact = Image.new("RGB", (width * ACROSS + GAP, height * rows + GAP), "#cccccc")
    for place, page in enumerate(pages):
        contact.paste(page, (GAP + place % ACROSS * width, GAP + place // ACROSS * height))
    return contact


if __name__ == "__main__":
    main()
