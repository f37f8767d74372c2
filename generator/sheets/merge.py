"""One PDF of many sheets, for a printer: a bookmark for each ref.

It is written as it goes. Of what is written only the places of objects are kept, and the digests
of the latest: what sheets of one shape share is written once.
"""

import hashlib
import re
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from generator.project import appearing_whole

MOST = 20_000
"""Objects of which the digest is kept; a sheet has about a hundred."""


def merge(
    sheets: Iterable[tuple[str, Path]], out: Path, tell: Callable[[], None] = lambda: None
) -> None:
    """Tags are left out: this file is for paper. Each person's own file keeps them.

    Each sheet begins on the front of a leaf, so that printing on both sides never puts two people
    on one: a blank page follows an odd number of them.
    `tell` is called after each sheet.
    """
    from generator.sheets.pdf import read_pages

    with appearing_whole(out) as file:
        objects = _Objects(file)
        catalog, tree, outline = (objects.reserve() for _ in range(3))
        sections, firsts, pages = [], [], 0
        for ref, path in sheets:
            section, leaves = objects.reserve(), []
            for page in read_pages(path, objects.add):
                leaves.append(objects.write(b"<< /Parent %d 0 R %s >>" % (section, page)))
            if len(leaves) % 2:
                leaves.append(objects.write(_blank(section, page)))
            count = len(leaves)
            kids = b"/Kids [%s] /Count %d" % (_references(leaves), count)
            objects.write(b"<< /Type /Pages /Parent %d 0 R %s >>" % (tree, kids), section)
            sections.append(section)
            firsts.append((ref, leaves[0]))
            pages += count
            tell()
        kids = b"/Kids [%s] /Count %d" % (_references(sections), pages)
        objects.write(b"<< /Type /Pages %s >>" % kids, tree)
        _write_outline(objects, outline, firsts)
        objects.write(
            b"<< /Type /Catalog /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines >>"
            % (tree, outline),
            catalog,
        )
        objects.end(catalog)


def _blank(section: int, page: bytes) -> bytes:
    """A page of the size of this one, with nothing on it."""
    size = re.search(rb"/MediaBox \[[^\]]*\]", page)
    assert size
    return b"<< /Type /Page /Parent %d 0 R %s /Resources << >> >>" % (section, size[0])


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _write_outline(objects: "_Objects", outline: int, firsts: list[tuple[str, int]]) -> None:
    marks = [objects.reserve() for _ in firsts]
    for place, ((ref, page), mark) in enumerate(zip(firsts, marks, strict=True)):
        title = ref.encode("utf-16-be").hex().encode()
        body = b"/Title <feff%s> /Parent %d 0 R /Dest [%d 0 R /Fit]" % (title, outline, page)
        if place:
            body += b" /Prev %d 0 R" % marks[place - 1]
        if place + 1 < len(marks):
            body += b" /Next %d 0 R" % marks[place + 1]
        objects.write(b"<< %s >>" % body, mark)
    ends = b"/First %d 0 R /Last %d 0 R " % (marks[0], marks[-1]) if marks else b""
    objects.write(b"<< /Type /Outlines %s/Count %d >>" % (ends, len(marks)), outline)


class _Objects:
    """The objects of a PDF, written to a file one after another."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0
        self._told = hashlib.sha256()
        self._places = array("Q", [0])
        """Where each object begins, by its number."""
        self._known: OrderedDict[bytes, int] = OrderedDict()
        # The second line tells programs that carry files that this one is not text.
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """A number, of which the object is written later."""
        self._places.append(0)
        return len(self._places) - 1

    def add(self, body: bytes) -> int:
        """An object's number. One like it, if not long ago, is that object."""
        digest = hashlib.sha256(body).digest()
        number = self._known.pop(digest, None) or self.write(body)
        self._known[digest] = number
        if len(self._known) > MOST:
            self._known.popitem(last=False)
        return number

    def write(self, body: bytes, number: int | None = None) -> int:
        number = number or self.reserve()
        self._places[number] = self._at
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number

    def end(self, catalog: int) -> None:
        """The table of objects, and the end of the file."""
        table = self._at
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        for place in self._places[1:]:
            self._put(b"%010d 00000 n \n" % place)
        identity = self._told.hexdigest()[:32].encode()
        self._put(
            b"trailer\n<< /Size %d /Root %d 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(self._places), catalog, identity, identity, table)
        )

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._told.update(data)
        self._at += len(data)
