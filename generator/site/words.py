"""The words and colours around every page, for the theme: from the guide, its locale and clinic."""

import datetime
from dataclasses import dataclass

from generator.model.text import plain
from generator.site.addresses import PAGES
from generator.views.wording import Wording


@dataclass(frozen=True, slots=True)
class SiteWords:
    title: str
    description: str
    site_url: str | None
    palettes: tuple[str, str]
    """What the theme switch says in light and in dark mode."""
    extra: dict[str, object]
    """For main.html, as `config.extra.sidestep`."""


_SPOKEN = (
    "red_flags",
    "red_flags_hint",
    "term_more",
    "close",
    "offline",
)


def site_words(wording: Wording, today: datetime.date) -> SiteWords:
    """Everything a page's frame says."""
    guide = wording.guide
    information, clinic = guide.information, guide.clinic
    short = plain(wording.text(information.condition.short))
    name = clinic.name if clinic else wording.label("site.name")
    return SiteWords(
        title=wording.label("site.title", name=name, short=short),
        description=plain(wording.text(information.main_message)),
        site_url=(clinic.site_url if clinic else None) or information.site_url,
        palettes=(wording.label("site.to_dark"), wording.label("site.to_light")),
        extra={
            "name": name,
            "language": wording.language,
            "direction": guide.locale.direction,
            "words": {key: wording.label(f"site.{key}") for key in _SPOKEN},
            "red_flags": PAGES["red-flags"],
        },
    )
