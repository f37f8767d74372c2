"""The one adapter to pikepdf: a PDF opened, taken apart, and finished.

WeasyPrint tags the document and makes it PDF/A-2a. What it leaves out is added here:
the mark of PDF/UA-1, the scope of table headers, and the running foot as an artifact.
"""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf

Pdf = pikepdf.Pdf


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """To read what `print_html` made. ValueError: it is no whole PDF."""
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as error:
        raise ValueError("not a whole PDF") from error


# --- pages for another file ---------------------------------------------------------------

_LEFT_OUT = {"/Parent", "/StructParents", "/Tabs", "/Annots"}
"""Of a page: what joins it to its own file's tree, tags and links."""

# Strings are passed over: what looks like a reference in one is none.
_REFERENCE = re.compile(rb"\((?:\\.|[^\\)])*\)|<[0-9a-fA-F]*>|(\d+) 0 R", re.DOTALL)


def read_pages(path: Path, add: Callable[[bytes], int]) -> Iterator[bytes]:
    """Each page's dictionary for another file, without its brackets, its tags and its links.

    `add` is told the body of each object that pages refer to, and gives its number there.
    """
    with pikepdf.open(path) as pdf:
        moved = _mover(pdf, add)
        for page in pdf.pages:
            kept = {key: held for key, held in page.obj.items() if key not in _LEFT_OUT}
            kept |= {"/Resources": page.resources, "/MediaBox": page.mediabox}
            yield b" ".join(
                key.encode() + b" " + moved(held.unparse()) for key, held in sorted(kept.items())
            )


def take_text(pdf: Pdf, add: Callable[[bytes], int]) -> tuple[bytes, dict[bytes, bytes]]:
    """The content of a PDF's one page, and a reference in the other file to each of its fonts."""
    (page,) = pdf.pages
    moved = _mover(pdf, add)
    fonts = {
        name.encode(): moved(held.unparse()) for name, held in sorted(page.resources.Font.items())
    }
    page.contents_coalesce()
    return page.obj.Contents.read_bytes(), fonts


def _mover(pdf: Pdf, add: Callable[[bytes], int]) -> Callable[[bytes], bytes]:
    """Gives what is written of an object with its references as in the other file."""
    numbers: dict[int, int] = {}

    def moved(written: bytes) -> bytes:
        return _REFERENCE.sub(replace, written)

    def replace(match: re.Match[bytes]) -> bytes:
        return match[0] if match[1] is None else b"%d 0 R" % number(int(match[1]))

    def number(old: int) -> int:
        if old not in numbers:
            numbers[old] = add(body(pdf.get_object(old, 0)))
        return numbers[old]

    def body(held: pikepdf.Object) -> bytes:
        if not isinstance(held, pikepdf.Stream):
            return moved(held.unparse(resolved=True))
        dictionary = moved(held.stream_dict.unparse(resolved=True))
        return dictionary + b"\nstream\n" + held.read_raw_bytes() + b"\nendstream"

    return moved


# --- what WeasyPrint leaves out -----------------------------------------------------------


def finish(raw: bytes, change: Callable[[pikepdf.Pdf], None] | None = None) -> bytes:
    """Add what is missing, and write it the same way every time."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _mark_as_ua(pdf)
        _scope_headers(pdf)
        _make_margins_artifacts(pdf)
        if change:
            change(pdf)
        out = io.BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return out.getvalue()


_UA = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def _mark_as_ua(pdf: pikepdf.Pdf) -> None:
    """PDF/A wants a property it does not know described, so its schema stands beside it."""
    metadata = pdf.Root.Metadata
    before, end, after = metadata.read_bytes().partition(b"</rdf:RDF>")
    metadata.write(before + _UA.encode() + end + after)


def _scope_headers(pdf: pikepdf.Pdf) -> None:
    """Headers in a table's head are of columns, those in its body of rows."""
    for element, within in _elements(pdf.Root.StructTreeRoot.K, ()):
        if element.get("/S") == "/TH":
            scope = pikepdf.Name.Column if "/THead" in within else pikepdf.Name.Row
            element.A.Scope = scope


def _elements(kids: Any, within: tuple[str, ...]) -> Iterator[tuple[Any, tuple[str, ...]]]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, within
            if "/K" in kid:
                yield from _elements(kid.K, (*within, str(kid.S)))


_MARKED = re.compile(rb"/Span\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC")
_ARTIFACT = b"/Artifact <</Type /Pagination>> BDC"


def _make_margins_artifacts(pdf: pikepdf.Pdf) -> None:
    """The running foot is marked as content that no tag holds; it must be an artifact."""
    held = {element.objgen for element, _ in _elements(pdf.Root.StructTreeRoot.K, ())}
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = dict(zip(list(numbers)[::2], list(numbers)[1::2], strict=True))
    for page in pdf.pages:
        owners = parents[page.obj.StructParents]
        loose = {number for number, owner in enumerate(owners) if owner.objgen not in held}
        if loose:
            _rewrite(pdf, page, loose)


def _rewrite(pdf: pikepdf.Pdf, page: pikepdf.Page, loose: set[int]) -> None:
    def replace(match: re.Match[bytes]) -> bytes:
        return _ARTIFACT if int(match[1]) in loose else match[0]

    page.contents_coalesce()
    contents = page.obj.Contents
    text = _MARKED.sub(replace, contents.read_bytes())
    page.obj.Contents = pdf.make_stream(text)


def count_pages(raw: bytes) -> int:
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return len(pdf.pages)
