"""What stands around every page: name, navigation, words and colours, for the theme."""

import datetime
from collections.abc import Sequence
from html import escape

from generator.model.clinic import Clinic
from generator.model.text import plain
from generator.site.addresses import PAGES, as_url
from generator.site.contents import Frame
from generator.site.nav import expand_nav
from generator.views.wording import Wording

_SPOKEN = (
    "red_flags",
    "red_flags_hint",
    "term_more",
    "close",
    "offline",
    "menu",
    "search_hint",
    "not_found",
    "not_found_text",
)
"""Labels of the group `site` that main.html or a script says."""


def describe_frame(
    wording: Wording, today: datetime.date, nav: Sequence[object], *, directories: bool = True
) -> Frame:
    """The frame of a guide's site. UnknownPlace: `nav` names a page that does not exist."""
    guide = wording.guide
    information, clinic = guide.information, guide.clinic
    approval = clinic.approval if clinic else None
    reviewer = approval.approved_by if approval else information.reviewed_by
    return Frame(
        name=escape(site_title(wording)),
        description=escape(plain(wording.text(information.main_message))),
        site_url=(clinic.site_url if clinic else None) or information.site_url,
        language=wording.language,
        palettes=(
            escape(wording.label("site.to_dark")),
            escape(wording.label("site.to_light")),
        ),
        nav=expand_nav(nav, wording),
        extra={
            "name": _owner(wording),
            "direction": guide.locale.direction,
            "words": {
                **{key: wording.label(f"site.{key}") for key in _SPOKEN},
                "about": wording.label("nav.about"),
                "home": wording.label("nav.home"),
            },
            "past_review": (
                wording.label("site.past_review", date=guide.review_due)
                if today > guide.review_due
                else ""
            ),
            "version": wording.label(
                "site.version",
                version=information.version,
                produced=information.produced,
                review_due=guide.review_due,
            ),
            "review": (
                wording.label("site.reviewed", name=reviewer)
                if reviewer
                else wording.label("site.not_reviewed")
            ),
            "disclaimer": plain(wording.text(information.disclaimer)),
            "pages": {name: as_url(uri, directories=directories) for name, uri in PAGES.items()},
            "colours": clinic.colours.model_dump(exclude_none=True) if clinic else {},
            "contact": _contact(clinic, wording) if clinic else [],
        },
    )


def site_title(wording: Wording) -> str:
    """The name of the whole site."""
    short = plain(wording.text(wording.guide.information.condition.short))
    return wording.label("site.title", name=_owner(wording), short=short)


def _owner(wording: Wording) -> str:
    clinic = wording.guide.clinic
    return clinic.name if clinic else wording.label("site.name")


def _contact(clinic: Clinic, wording: Wording) -> list[str]:
    """The lines by which a reader reaches the clinic, the urgent ones first."""
    out_of_hours = [plain(wording.text(clinic.out_of_hours))] if clinic.out_of_hours else []
    numbers = [f"{what}: {number}" for what, number in clinic.numbers.items()]
    web = [clinic.web] if clinic.web else []
    footer = [clinic.footer] if clinic.footer else []
    lines = [", ".join((clinic.name, *clinic.address)), *clinic.contact, *web]
    return [*out_of_hours, *numbers, *lines, *footer]
