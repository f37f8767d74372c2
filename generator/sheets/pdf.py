"""The one adapter to WeasyPrint and pikepdf: HTML in, one PDF/UA-1 and PDF/A-2a file out.

WeasyPrint tags the document and makes it PDF/A-2a. What it leaves out is added with pikepdf:
the mark of PDF/UA-1, the scope of table headers, and the running foot as an artifact.
"""

import datetime
import io
import logging
import os
import re
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pikepdf
from fontTools.ttLib import woff2

from generator.sheets.remembered import remembering_paths, remembering_widths

with warnings.catch_warnings():
    # It warns at once of a machine that has no fonts; but the sheets bring their own.
    warnings.filterwarnings("ignore", "No fonts configured in FontConfig")
    import weasyprint
    from weasyprint import svg
    from weasyprint.layout import preferred
    from weasyprint.logger import LOGGER
    from weasyprint.urls import URLFetcher, URLFetcherResponse


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """A finished PDF."""

    pdf: bytes
    pages: int


class UnprintableError(Exception):
    """WeasyPrint warned: the sheet has a hole. Carries every line it logged."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(lines))


IN_COLOUR = "a letter is a picture in colour, which PDF/A forbids:"

Change = Callable[[Sequence[Any], pikepdf.Pdf], None]
"""Told WeasyPrint's pages, changes the PDF made of them."""


def print_html(
    html: str,
    *,
    base: Path,
    allowed: Sequence[Path],
    produced: datetime.date,
    change: Change | None = None,
) -> PrintedPages:
    """Lay a document out and write it. The same HTML gives the same bytes.

    Files are read from the allowed folders only. UnprintableError: the sheet would have a hole.
    """
    fetcher = _Fetcher(allowed)
    with _warnings() as lines, _fixed_date(produced), _remembering(fetcher):
        try:
            document = weasyprint.HTML(
                string=html, base_url=base.as_uri() + "/", url_fetcher=fetcher
            ).render(font_config=None, pdf_variant="pdf/a-2a")
            raw = document.write_pdf(pdf_variant="pdf/a-2a")
            lines += _coloured(document.fonts.values())
        except weasyprint.urls.FatalURLFetchingError as error:  # a BaseException
            raise UnprintableError([str(error)]) from None
    if lines:
        raise UnprintableError(lines)
    made = finish(raw, (lambda pdf: change(document.pages, pdf)) if change else None)
    return PrintedPages(made, len(document.pages))


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


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """Reads files below some folders, and nothing else: no network, no other file."""

    def __init__(self, allowed: Sequence[Path]) -> None:
        super().__init__(allowed_protocols={"file"}, fail_on_errors=True)
        self._allowed = [folder.resolve() for folder in allowed]
        self.fonts: set[str] = set()

    def fetch(self, url: str, headers: Any = None) -> Any:
        path = Path(unquote(urlsplit(url).path)).resolve()
        if not any(path.is_relative_to(folder) for folder in self._allowed):
            raise ValueError(f"a sheet may not read {url}")
        if path.suffix == ".woff2":
            self.fonts.add(str(path))
            return URLFetcherResponse(url, _unpacked(path))
        return super().fetch(url, headers)


@cache
def _unpacked(font: Path) -> bytes:
    """A packed font as WeasyPrint would unpack it: once, not for each sheet."""
    out = io.BytesIO()
    woff2.decompress(io.BytesIO(font.read_bytes()), out)
    return out.getvalue()


def _coloured(fonts: Iterable[Any]) -> list[str]:
    """A line for each letter that a font of coloured pictures would print."""
    letters = {
        letter
        for font in fonts
        if font.png or font.svg or font.colr
        for text in font.to_unicode.values()
        for letter in text
    }
    return [f"{IN_COLOUR} U+{ord(letter):04X}" for letter in sorted(letters)]


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What WeasyPrint logs at warning and above; it prints nothing meanwhile."""
    collector = _Collector()
    others, LOGGER.handlers = LOGGER.handlers, [collector]
    propagate, LOGGER.propagate = LOGGER.propagate, False
    try:
        yield collector.lines
    finally:
        LOGGER.handlers, LOGGER.propagate = others, propagate


_environment_lock = threading.Lock()


@contextmanager
def _fixed_date(produced: datetime.date) -> Iterator[None]:
    """Fonts are subset with the day the guide was produced, not with the clock."""
    midnight = datetime.datetime.combine(produced, datetime.time(), datetime.UTC)
    with _environment_lock:
        before = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
        try:
            yield
        finally:
            if before is None:
                del os.environ["SOURCE_DATE_EPOCH"]
            else:
                os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def _remembering(fetcher: _Fetcher) -> Iterator[None]:
    """Only here, and only inside the lock above: WeasyPrint stays its own elsewhere."""
    measure, draw = preferred.split_first_line, svg.TAGS["path"]
    preferred.split_first_line = remembering_widths(measure, fetcher.fonts)
    svg.TAGS["path"] = remembering_paths(draw)
    try:
        yield
    finally:
        preferred.split_first_line, svg.TAGS["path"] = measure, draw


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
