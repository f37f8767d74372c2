"""The files a site offers, in the reader's words. Their addresses follow one pattern."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.views.wording import Wording

_WEEK = re.compile(
    r"downloads/week-(?P<week>\d+)-(?P<side>left|right|both)-(?P<paper>a4|letter)-(?P<text>standard|large)\.pdf"
)


class Download(NamedTuple):
    """A file to print or keep, in one paper and text size where it has those."""

    uri: str
    title: str
    form: str
    """A4, standard print; "" for what is not printed."""


class WeekSheet(NamedTuple):
    """One ready sheet of a rehab week."""

    uri: str
    week: int
    key: str
    """Week, side, paper and text as one word each: 3 left a4 standard."""
    title: str
    side: str
    paper: str
    text: str


def describe_week_sheets(wording: Wording, downloads: Mapping[str, str]) -> Iterator[WeekSheet]:
    """The ready sheets among the downloads, which are titles by address."""
    for uri in downloads:
        match = _WEEK.fullmatch(uri)
        if match:
            week = int(match["week"])
            yield WeekSheet(
                uri=uri,
                week=week,
                key=" ".join(match.groups()),
                title=wording.label("nav.week", week=week),
                side=wording.label(f"week.side_{match['side']}"),
                paper=wording.label(f"week.paper_{match['paper']}"),
                text=wording.label(f"week.text_{match['text']}"),
            )


def describe_prints(
    wording: Wording, downloads: Mapping[str, str], name: str
) -> tuple[Download, ...]:
    """The files of one sheet, such as card-clamshell, in each paper and text size on offer."""
    form = re.compile(rf"downloads/{re.escape(name)}-(a4|letter)-(standard|large)\.pdf")
    return tuple(
        Download(
            uri,
            title,
            wording.label(f"week.paper_{match[1]}") + ", " + wording.label(f"week.text_{match[2]}"),
        )
        for uri, title in downloads.items()
        if (match := form.fullmatch(uri))
    )


class Leaflet(NamedTuple):
    """One leaflet, in each paper and text size on offer."""

    name: str
    files: tuple[Download, ...]


def describe_return_leaflets(wording: Wording, downloads: Mapping[str, str]) -> tuple[Leaflet, ...]:
    """The leaflet of the whole return, and one for each of its weeks, the week after them too."""
    weeks = len(wording.guide.running.weeks) + 1
    named = [(wording.label("nav.return"), "return")] + [
        (wording.label("running.return_week", week=week), f"return-week-{week}")
        for week in range(1, weeks + 1)
    ]
    return tuple(
        Leaflet(name, files)
        for name, stem in named
        if (files := describe_prints(wording, downloads, stem))
    )


def choices_of_sheets(
    wording: Wording, sheets: tuple[WeekSheet, ...]
) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """What a reader chooses among: (name, label, (value, words) …)."""

    def values(place: int, words: str) -> tuple[tuple[str, str], ...]:
        found = {sheet.key.split()[place]: str(getattr(sheet, words)) for sheet in sheets}
        return tuple(found.items())

    return (
        ("week", wording.label("weeks.week"), values(0, "title")),
        ("side", wording.label("weeks.side"), values(1, "side")),
        ("paper", wording.label("weeks.paper"), values(2, "paper")),
        ("text", wording.label("weeks.text"), values(3, "text")),
    )
