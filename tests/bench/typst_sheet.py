"""A sheet's HTML as Typst source: the same paper, faces, texts, tables and figures, roughly.

It is there to be timed, not to be read: where a browser would draw a box, it draws a table.
"""

import html as entities
from pathlib import Path

import lxml.html
from fontTools.ttLib import TTFont
from lxml import etree

from generator.project import Project

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "div", "section", "article", "header", "ul", "ol"}


def write_typst(html: str, project: Project, folder: Path) -> Path:
    """The source in a folder of its own, with its figures and faces beside it."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True)
    for packed in (project.overrides / "assets/fonts").glob("*.woff2"):
        font = TTFont(packed)
        font.flavor = None
        font.save(fonts / f"{packed.stem}.ttf")
    body = lxml.html.fromstring(html).find("body")
    for foot in body.find_class("foot"):
        foot.drop_tree()
    source = folder / "sheet.typ"
    source.write_text(HEAD + "\n".join(_blocks(body, folder)), encoding="utf-8")
    return source


HEAD = """\
#set document(title: "A week sheet")
#set page(paper: "a4", margin: (x: 11mm, top: 8.5mm, bottom: 16.5mm),
  footer: context [Version 1.0.0 #h(1fr) #counter(page).display("1 / 1", both: true)])
#set text(font: ("Atkinson Hyperlegible Next", "Sidestep Symbols"), size: 12pt, lang: "en")
#set par(leading: 0.45em, spacing: 0.7em)
"""


def _blocks(element: lxml.html.HtmlElement, folder: Path) -> list[str]:
    made: list[str] = []
    for child in element:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if tag == "table":
            made.append(_table(child))
        elif tag == "svg":
            made.append(_figure(child, folder))
        elif "body" in child.get("class", "").split():
            cells = "".join("[\n" + "\n".join(_blocks(one, folder)) + "\n]" for one in child)
            made.append(f"#grid(columns: (60mm, 1fr), gutter: 5mm){cells}")
        elif tag in ("h1", "h2", "h3", "h4"):
            made.append(f'#heading(level: {tag[1]}, text("{_words(child)}"))')
        elif tag in BLOCKS and any(
            one.tag in BLOCKS | {"table", "svg"} for one in child.iterdescendants()
        ):
            inside = "\n".join(_blocks(child, folder))
            whole = "card" in child.get("class", "").split()
            made.append(f"#block(breakable: false)[\n{inside}\n]" if whole else inside)
        elif tag == "li":
            made.append(f'#list(text("{_words(child)}"))')
        elif tag in BLOCKS:
            made.append(f'#par(text("{_words(child)}"))')
    return made


def _words(element: lxml.html.HtmlElement) -> str:
    text = entities.unescape(" ".join(element.text_content().split()))
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _table(table: lxml.html.HtmlElement) -> str:
    rows = table.xpath(".//tr")
    columns = max(len(row) for row in rows)
    cells = []
    for row in rows:
        for cell in row:
            across = f"table.cell(colspan: {cell.get('colspan', 1)})"
            cells.append(f'{across}[#text("{_words(cell)}")]')
    return f"#table(columns: {columns}, {', '.join(cells)})"


def _figure(svg: lxml.html.HtmlElement, folder: Path) -> str:
    svg.tail = None
    name = f"figure-{len(list(folder.glob('*.svg')))}.svg"
    text = etree.tostring(svg, encoding="unicode")
    for lower, right in (("viewbox", "viewBox"), ("preserveaspectratio", "preserveAspectRatio")):
        text = text.replace(f"{lower}=", f"{right}=")
    if "xmlns=" not in text:
        text = text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    (folder / name).write_text(text, encoding="utf-8")
    return f'#image("{name}", width: 60mm, alt: "A figure")'
