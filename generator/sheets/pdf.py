"""The one adapter to pikepdf: a PDF opened, joined to others, and finished.

WeasyPrint tags the document and makes it PDF/A-2a. What it leaves out is added here:
the mark of PDF/UA-1, the scope of table headers, and the running foot as an artifact.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator
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


def join_pdfs(sheets: Iterable[tuple[str, Path]]) -> bytes:
    """Their pages in one file without tags, with a bookmark at the first page of each."""
    with pikepdf.new() as joined:
        marks = []
        for name, path in sheets:
            with pikepdf.open(path) as pdf:
                marks.append(pikepdf.OutlineItem(name, len(joined.pages)))
                joined.pages.extend(pdf.pages)
        for page in joined.pages:
            for key in ("/StructParents", "/Tabs"):
                if key in page.obj:
                    del page.obj[key]
        with joined.open_outline() as outline:
            outline.root.extend(marks)
        out = io.BytesIO()
        joined.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return out.getvalue()


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
