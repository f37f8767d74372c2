"""The one adapter to WeasyPrint: HTML in, one PDF/UA-1 and PDF/A-2a file out."""

import atexit
import datetime
import io
import logging
import os
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from fontTools.ttLib import woff2

from generator.sheets.lines import as_high_as_others, ending_in_room
from generator.sheets.pdf import Pdf, finish
from generator.sheets.remembered import remembering_paths, remembering_widths

with warnings.catch_warnings():
    # It warns at once of a machine that has no fonts; but the sheets bring their own.
    warnings.filterwarnings("ignore", "No fonts configured in FontConfig")
    import weasyprint
    from weasyprint import svg
    from weasyprint.layout import inline, preferred
    from weasyprint.logger import LOGGER
    from weasyprint.text.fonts import FontConfiguration
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

Change = Callable[[Sequence[Any], Pdf], None]
"""Told WeasyPrint's pages, changes the PDF made of them."""


def print_html(  # noqa: PLR0913 - one printing, told in full
    html: str,
    *,
    base: Path,
    allowed: Sequence[Path],
    produced: datetime.date,
    change: Change | None = None,
    faces: Path | None = None,
) -> PrintedPages:
    """Lay a document out and write it. The same HTML gives the same bytes.

    Files are read from the allowed folders only. `faces` is a style sheet of fonts that the
    document need not name; it is read once. UnprintableError: the sheet would have a hole.
    """
    fetcher = _Fetcher(allowed)
    if faces:
        fetcher.fonts.add(str(faces))
    with _warnings() as lines, _fixed_date(produced), _remembering(fetcher), _lines_end():
        try:
            document = weasyprint.HTML(
                string=html, base_url=base.as_uri() + "/", url_fetcher=fetcher
            ).render(font_config=_known(faces) if faces else None, pdf_variant="pdf/a-2a")
            raw = document.write_pdf(pdf_variant="pdf/a-2a")
            lines += _coloured(document.fonts.values())
        except weasyprint.urls.FatalURLFetchingError as error:  # a BaseException
            raise UnprintableError([str(error)]) from None
    if lines:
        raise UnprintableError(lines)
    made = finish(raw, (lambda pdf: change(document.pages, pdf)) if change else None)
    return PrintedPages(made, len(document.pages))


@cache
def _known(faces: Path) -> FontConfiguration:
    """To read the fonts for each small document takes longer than to lay it out.

    Nor is the memory for them given back.
    """
    known = FontConfiguration()
    fetcher = _Fetcher([faces.parent])
    weasyprint.CSS(url=faces.as_uri(), font_config=known, url_fetcher=fetcher)
    # It has a folder of its own, and a worker that looks for no garbage never gives it up.
    atexit.register(known.__del__)
    return known


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


@contextmanager
def _lines_end() -> Iterator[None]:
    """As above."""
    split = inline.split_first_line
    inline.split_first_line = as_high_as_others(ending_in_room(split), inline.strut)
    try:
        yield
    finally:
        inline.split_first_line = split
