"""What a page is before it is written, and what all are made from."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.content.load import Loaded
from generator.model.guide import Guide
from generator.model.person import Person
from generator.plan.week import WeekPlan, plan_week
from generator.views.gallery import GalleryView, describe_gallery
from generator.views.picture import Pictures
from generator.views.timeline import WEEKS
from generator.views.wording import Wording


@dataclass(frozen=True, slots=True)
class Draft:
    """What a page will say; the template knows how."""

    uri: str
    template: str
    title: str
    """Its main heading. What a list of results shows: the group `found` of the locale."""
    description: str
    source: str
    """Under content/."""
    values: Mapping[str, object] = field(default_factory=dict)
    structured: Mapping[str, object] | None = None
    """JSON-LD, without the page's own address, title and description."""
    hide: tuple[str, ...] = ()
    """Parts of the frame it does without: navigation, toc."""
    boost: float = 1
    """Its weight in the search."""


@dataclass(frozen=True)
class Site:
    """What all pages are made from."""

    loaded: Loaded
    today: datetime.date
    downloads: Mapping[str, str] = field(default_factory=dict)
    """Titles of the files a page may link to, by address from the site's root."""

    pictures: Pictures = field(default_factory=dict)
    """The drawings by id; there may be none."""

    @property
    def guide(self) -> Guide:
        return self.loaded.guide

    @cached_property
    def wording(self) -> Wording:
        return Wording(self.guide)

    @cached_property
    def gallery(self) -> GalleryView:
        return describe_gallery(self.guide, self.wording)

    @cached_property
    def plans(self) -> Sequence[WeekPlan]:
        """Of the weeks with a page, and of the one after, for someone who does not run yet."""
        return [plan_week(self.guide, Person(), week) for week in range(1, WEEKS + 2)]
