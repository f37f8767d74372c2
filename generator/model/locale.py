"""The words of the product itself: labels, units and plurals of one language."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from generator.model.base import Model

LabelText = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]
"""Not marked as Words: what stands in its braces is given where it is used, not by the guide."""
PluralForm = Literal["zero", "one", "two", "few", "many", "other"]
Plural = Annotated[Mapping[PluralForm, LabelText], Field(min_length=1)]
"""By CLDR plural category of `{n}`; `other` is always there."""


def _label_form(value: Any) -> str:
    return "plural" if isinstance(value, Mapping) else "text"


Label = Annotated[
    Annotated[LabelText, Tag("text")] | Annotated[Plural, Tag("plural")], Discriminator(_label_form)
]
"""One text, or one for each plural form."""


class Locale(Model):
    """locale/<language>.yaml"""

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    """A BCP 47 tag; dates follow it."""
    direction: Literal["ltr", "rtl"]
    """Left to right, or right to left."""
    labels: Mapping[str, Mapping[str, Label]]
    """Group, then name. `{…}` stands for a value."""
