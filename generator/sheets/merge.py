"""One PDF of many, for a printer: a bookmark for each ref."""

from collections.abc import Iterable
from pathlib import Path

from generator.project import write_whole


def merge(sheets: Iterable[tuple[str, Path]], out: Path) -> None:
    """Tags are left out: this file is for paper. Each person's own file keeps them."""
    from generator.sheets.pdf import join_pdfs

    write_whole(out, join_pdfs(sheets))
