"""What a batch made, for whoever hands it out: no name, date or note of anyone in it."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class Entry:
    """One file."""

    file: str
    ref: str
    week: int
    title: str
    sheet: str
    """The sheet's id, as at its foot."""
    pages: int
    sha256: str
    clinic: str
    version: str
    review_due: str


def manifest_json(entries: Sequence[Entry]) -> bytes:
    rows = [asdict(entry) for entry in entries]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def manifest_csv(entries: Sequence[Entry]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([field.name for field in fields(Entry)])
    for entry in entries:
        writer.writerow([plain_cell(str(value)) for value in asdict(entry).values()])
    return file.getvalue().encode("utf-8-sig")


def plain_cell(text: str) -> str:
    """A spreadsheet takes what begins so for a formula, and runs it."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
