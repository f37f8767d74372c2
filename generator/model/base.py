"""The kinds of value a guide is made of, and what each means to the checks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError


class Model(BaseModel):
    """Frozen and strict: an unknown key or a value of the wrong type is refused.

    Always validated in JSON mode, where strict still takes a list for a tuple
    and text for a date, and never `true` for 1.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Words:
    """Marks text a reader sees: inline Markdown, translatable, checked for plain language."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks an id that must name an entry of one of the Guide's collections."""

    collection: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core_schema), "description": f"The id of one of the {self.collection}."}


Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S"), Words()]
"""A phrase, a sentence or a short paragraph, in inline Markdown."""

SLUG_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=60)]
"""An id: lower-case words joined by hyphens."""

SITE_URL = r"^https?://[^\s?#\"'<>\\^`{|}]+/$"
SiteUrl = Annotated[str, StringConstraints(pattern=SITE_URL)]
"""Where a site is served, with a slash at the end."""

Count = Annotated[int, Field(ge=1, le=1000)]
Seconds = Annotated[int, Field(ge=1, le=3600)]
WeekNumber = Annotated[int, Field(ge=1, le=60)]
"""A rehab week or a return week; the field's name says which."""

_RANGE = re.compile(r"^\s*(\d{1,18})\s*(?:[-–]|to)\s*(\d{1,18})\s*$")
_RANGE_MOST = 3600


class Range(Model):
    """One whole number, or two that mean "from … to …". Written `15` or `15-20`.

    From 1 to 3600, an hour in seconds.
    """

    low: int
    high: int

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            return {"low": value, "high": value}
        if isinstance(value, str):
            match = _RANGE.match(value)
            if match:
                return {"low": int(match[1]), "high": int(match[2])}
        raise PydanticCustomError("range", "not a whole number or a range")

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.low < 1:
            raise PydanticCustomError("too_small", "a range starts at 1", {"least": 1})
        if self.low > self.high:
            raise PydanticCustomError("range_order", "the range runs backwards")
        at_most(_RANGE_MOST)(self)
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "description": "A whole number, or a range such as 15-20.",
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": _RANGE_MOST},
                {"type": "string", "pattern": _RANGE.pattern},
            ],
        }

    @property
    def single(self) -> bool:
        return self.low == self.high


def at_most(limit: int) -> Callable[[Range], Range]:
    """A check for slips of the pen: a range that ends above the limit is refused."""

    def check(value: Range) -> Range:
        if value.high > limit:
            raise PydanticCustomError("too_large", "a range ends too high", {"most": limit})
        return value

    return check


Times = Annotated[Range, AfterValidator(at_most(200))]
"""How many times something is done in one go or in one week."""
Percent = Annotated[Range, AfterValidator(at_most(100))]
Weeks = Annotated[Range, AfterValidator(at_most(104))]

CM_PER_INCH = 2.54
KG_PER_POUND = 0.45359237
KM_PER_MILE = 1.609344

_QUANTITY = re.compile(
    r"^\s*(\d{1,18}(?:\.\d{1,2})?)\s*(?:(?:[-–]|to)\s*(\d{1,18}(?:\.\d{1,2})?))?"
    r"\s*(in|cm|lb|kg|mi|km)\s*$"
)


class Quantity(Model):
    """A length, weight or distance with its unit, written `4 in` or `18-20 in`.

    Stored in the unit it was written in; `metric` and `imperial` compute the pair.
    """

    low: float
    high: float
    unit: str

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        match = _QUANTITY.match(value) if isinstance(value, str) else None
        if not match:
            raise PydanticCustomError("quantity", "not a quantity with a unit")
        low = float(match[1])
        return {"low": low, "high": float(match[2] or low), "unit": match[3]}

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.low <= 0:
            raise PydanticCustomError("too_small", "nothing", {"least": f"0.1 {self.unit}"})
        if self.low > self.high:
            raise PydanticCustomError("range_order", "the range runs backwards")
        most = _MOST[self.unit]
        if self.high > most:
            raise PydanticCustomError("too_large", "too much", {"most": f"{most} {self.unit}"})
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "description": "A number or range with its unit: 4 in, 18-20 in, 1-2 lb.",
            "type": "string",
            "pattern": _QUANTITY.pattern,
        }

    def converted(self, unit: str) -> tuple[float, float]:
        """The low and high value in `unit` (in, cm, lb, kg, mi or km), unrounded."""
        factor = _PER[self.unit] / _PER[unit]
        return self.low * factor, self.high * factor


# Each unit in the metric unit of its kind (cm, kg, km).
_PER = {
    "cm": 1.0,
    "in": CM_PER_INCH,
    "kg": 1.0,
    "lb": KG_PER_POUND,
    "km": 1.0,
    "mi": KM_PER_MILE,
}
# Slips of the pen lie above: a person's height, weight, and a day's way on foot.
_MOST = {"cm": 200, "in": 80, "kg": 100, "lb": 220, "km": 100, "mi": 60}
PAIR = {"cm": "in", "in": "cm", "kg": "lb", "lb": "kg", "km": "mi", "mi": "km"}
