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
    """Bands, buttons and headings. In quotes, as "#5b2a86"."""
    accent: Colour | None = None
    """Arrows and marks. In quotes, as "#b0410e"."""


class Approval(Model):
    """Who approved which state of the edition."""

    approved_by: Line
    """The clinician who answers for it."""
    approved_on: datetime.date
    """The day it was approved."""
    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12,64}$")]
    """Of the guide and overlay as they were approved; any later change makes it stale."""


class Clinic(Model):
    """clinic.yaml"""

    name: Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=ONE_LINE)]
    """As it stands on the site and at the head of each sheet."""
    logo: Annotated[str, StringConstraints(pattern=r"^[\w\-]+\.(svg|png)$")] | None = None
    """The name of a picture in the clinic's folder, SVG or PNG."""
    colours: Colours = Colours()
    """Its own colors. `sidestep check` says where one is too light to read."""
    contact: tuple[Line, ...] = ()
    """Lines to reach it by, such as a phone number. The first stands on each sheet."""
    address: tuple[Line, ...] = ()
    """Its postal address, line by line."""
    web: WebAddress | None = None
    """Its own site, with https://."""
    site_url: SiteUrl | None = None
    """Where this edition is published, with a slash at the end. QR codes come from it."""
    emergency_number: Text | None = None
    """The number to call in an emergency. Without it the guide names those of several countries."""
    out_of_hours: Text | None = None
    """What to do while it is closed, in a sentence."""
    numbers: Mapping[Line, Line] = {}
    """Further numbers, by what they are for."""
    paper: Paper = "a4"
    """The size of its sheets, where nobody asks for another."""
    text: TextSize = "standard"
    """The size of letters on its sheets, where nobody asks for another."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    """The language of its edition: a file in content/locale."""
    approval: Approval | None = None
    """Written when it is signed: `sidestep approve` prints these lines."""
    review_due: datetime.date | None = None
    """After this day the edition is held back until it was looked at again. Without it, the
    guide's own.
    """
    footer: Line | None = None
    """A line at the foot of each page and sheet."""
