"""A clinic: an overlay's brand, its contact lines, and who answers for the edition."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.model.base import Model, SiteUrl, Text

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
# No line break, no control character, and none that turns the order of letters around.
_UNSEEN = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
ONE_LINE = rf"^[^{_UNSEEN}]*[^\s{_UNSEEN}][^{_UNSEEN}]*$"
Line = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=ONE_LINE)]
WEB_ADDRESS = r"^https://[^\s\"'<>\\^`{|}]+$"
WebAddress = Annotated[str, StringConstraints(max_length=200, pattern=WEB_ADDRESS)]
Paper = Literal["a4", "letter"]
TextSize = Literal["standard", "large"]


class Colours(Model):
    """The clinic's colours; what is left out stays the guide's."""

    primary: Colour | None = None
    """Bands, buttons and headings."""
    accent: Colour | None = None
    """Arrows and marks."""


class Approval(Model):
    """Who approved which state of the edition."""

    approved_by: Line
    approved_on: datetime.date
    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12,64}$")]
    """Of the guide and overlay as they were approved; any later change makes it stale."""


class Clinic(Model):
    """clinic.yaml"""

    name: Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=ONE_LINE)]
    logo: Annotated[str, StringConstraints(pattern=r"^[\w\-]+\.(svg|png)$")] | None = None
    """A file in the clinic's folder."""
    colours: Colours = Colours()
    contact: tuple[Line, ...] = ()
    address: tuple[Line, ...] = ()
    web: WebAddress | None = None
    site_url: SiteUrl | None = None
    emergency_number: Text | None = None
    out_of_hours: Text | None = None
    numbers: Mapping[Line, Line] = {}
    """Further numbers, by what they are for."""
    paper: Paper = "a4"
    text: TextSize = "standard"
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    approval: Approval | None = None
    review_due: datetime.date | None = None
    footer: Line | None = None
