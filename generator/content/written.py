"""The pages that are prose, written by hand as Markdown, and their translations.

content/pages/clinics.md                    in English
content/translations/de/pages/clinics.md    instead of it, in German
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.content.layers import File
from generator.content.strict_yaml import MAX_BYTES
from generator.problems import Place, Problem, did_you_mean
from generator.project import listed, read_inside

FOLDER = "pages"


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """One page in the words of its author."""

    uri: str
    """Its address under the site's root, as a Markdown file."""
    file: File
    translated: bool

    @property
    def text(self) -> str:
        return self.file.raw.decode()


def read_written(
    content: Path, root: Path, language: str, problems: list[Problem]
) -> tuple[WrittenPage, ...]:
    """Every page, each in the language where it is translated. Paths in problems start at `root`.

    A translation replaces its page whole: prose has no parts that could be merged.
    """
    pages = dict(_read(content / FOLDER, root, problems, translated=False))
    if language != "en":
        folder = content / "translations" / language / FOLDER
        for uri, page in _read(folder, root, problems, translated=True):
            if uri in pages:
                pages[uri] = page
            else:
                message = "this translates no page of content/pages"
                hint = did_you_mean(uri, pages)
                problems.append(Problem(Place(page.file.path), "page-unknown", message, hint))
    return tuple(pages.values())


def _read(
    folder: Path, root: Path, problems: list[Problem], *, translated: bool
) -> Iterator[tuple[str, WrittenPage]]:
    for path in listed(folder, "*.md"):
        shown = PurePosixPath(path.relative_to(root).as_posix())
        try:
            raw = read_inside(folder, path, MAX_BYTES)
            raw.decode()
        except (OSError, UnicodeDecodeError) as error:
            why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
            message = f"this page cannot be read: {why}"
            problems.append(Problem(Place(shown), "file-unreadable", message, "see what it is"))
            continue
        uri = path.relative_to(folder).as_posix()
        yield uri, WrittenPage(uri, File(shown, raw, ()), translated)
