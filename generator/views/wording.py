"""Numbers, units, labels and texts in the reader's language: said once, for pages and sheets."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import cast

import babel
import babel.dates
import babel.lists
import babel.numbers

from generator.model.base import PAIR, Quantity, Range
from generator.model.guide import Guide
from generator.model.locale import PluralForm
from generator.model.phase import Window
from generator.model.text import Insertion, Link, fill


class Wording:
    """Says things of one guide, in the guide's language."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.language = guide.locale.language
        # The same few numbers are said thousands of times, and Babel takes 20 µs for each.
        self._numbers: dict[float, str] = {}

    @cached_property
    def _locale(self) -> babel.Locale:
        return babel.Locale.parse(self.language, sep="-")

    def label(self, key: str, /, **values: object) -> str:
        """A label of content/locale, by group and name: `label("dose.sets", n=3)`.

        The plural form follows `n`: a number, or the high end of a Range.
        KeyError: there is no such label.
        """
        group, name = key.split(".")
        entry = self.guide.locale.labels[group][name]
        if not isinstance(entry, str):
            entry = self._plural(entry, values["n"])
        shown = {name: self.show(value) for name, value in values.items()}
        return self.text(entry, **shown)

    def _plural(self, forms: Mapping[PluralForm, str], n: object) -> str:
        count = n.high if isinstance(n, Range) else n
        if not isinstance(count, int | float):
            raise TypeError("the plural form follows n, which must be a number")
        category = cast(PluralForm, self._locale.plural_form(count))
        return forms.get(category) or forms["other"]

    def show(self, value: object) -> str:
        """A value as print shows it: 3, 15–20, 4 in (10 cm), 24 November 2026."""
        if isinstance(value, str):
            return value
        if isinstance(value, Range):
            return self.number(value.low) if value.single else self._span(value.low, value.high)
        if isinstance(value, Quantity):
            return self.quantity(value)
        if isinstance(value, datetime.date):
            return self.date(value)
        if isinstance(value, int | float):
            return self.number(value)
        raise TypeError(f"no way to show {type(value).__name__}")

    def number(self, value: float) -> str:
        if value not in self._numbers:
            self._numbers[value] = babel.numbers.format_decimal(value, locale=self._locale)
        return self._numbers[value]

    def _span(self, low: float, high: float) -> str:
        return f"{self.number(low)}–{self.number(high)}"

    def quantity(self, quantity: Quantity) -> str:
        """Both units, the one it was written in first. The other is rounded as people say it."""
        other = PAIR[quantity.unit]
        low, high = (_rounded(value, other) for value in quantity.converted(other))
        own = self._measure(quantity.low, quantity.high, quantity.unit)
        return f"{own} ({self._measure(low, high, other)})"

    def _measure(self, low: float, high: float, unit: str) -> str:
        amount = self.number(low) if low == high else self._span(low, high)
        return f"{amount} {unit}"

    def date(self, value: datetime.date, form: str = "long") -> str:
        return babel.dates.format_date(value, format=form, locale=self._locale)

    def day_and_month(self, value: datetime.date) -> str:
        return babel.dates.format_skeleton("MMMd", value, locale=self._locale)

    def day_of_month(self, value: datetime.date) -> str:
        return babel.dates.format_skeleton("d", value, locale=self._locale)

    def date_span(self, first: datetime.date, last: datetime.date) -> str:
        """Two dates, said once where they share month or year: 24–30 Nov 2026."""
        text: str = babel.dates.format_interval(first, last, "yMMMd", locale=self._locale)
        # Babel sets thin spaces, which the text face does not have.
        return text.replace("\u2009", " ")

    def both(self, items: Iterable[str]) -> str:
        """A list as a sentence says it: a, b and c."""
        return babel.lists.format_list(list(items), locale=self._locale)

    def either(self, items: Iterable[str]) -> str:
        return babel.lists.format_list(list(items), style="or", locale=self._locale)

    def weeks(self, window: Window) -> str:
        if window.last is None:
            return self.label("weeks.onward", first=window.first)
        if window.last == window.first:
            return self.label("weeks.single", first=window.first)
        return self.label("weeks.window", first=window.first, last=window.last)

    def text(self, text: str, /, **values: str) -> str:
        """A content text with its numbers filled in; links stay as ids for the renderer."""
        return fill(text, link=_keep, insert=lambda insertion: self._insert(insertion, values))

    def texts(self, texts: Iterable[str], /, **values: str) -> tuple[str, ...]:
        return tuple(self.text(text, **values) for text in texts)

    def _insert(self, insertion: Insertion, values: dict[str, str]) -> str:
        if not insertion.argument and insertion.kind in values:
            return values[insertion.kind]
        return self._inserters[insertion.kind](insertion.argument)

    @cached_property
    def _inserters(self) -> Mapping[str, Callable[[str], str]]:
        """What each kind of insertion makes of its argument."""
        guide = self.guide
        return {
            "count": lambda name: self.number(guide.count(name)),
            "value": lambda path: self.show(guide.value_at(path)),
            "hours": lambda path: self.label("dose.n_hours", n=guide.value_at(path)),
            "earliest": lambda name: self.number(guide.earliest(name)),
            "measure": lambda text: self.quantity(Quantity.model_validate(text)),
            "emergency_number": lambda _: self._emergency_number(),
        }

    def _emergency_number(self) -> str:
        own = self.guide.clinic.emergency_number if self.guide.clinic else None
        return own or self.guide.information.emergency_number


def _keep(link: Link) -> str:
    return f"[{link.words}]({link.kind}:{link.target})"


def _rounded(value: float, unit: str) -> float:
    """Whole centimetres and inches; half kilograms and pounds; tenths of a mile or kilometre."""
    if unit in ("cm", "in"):
        return float(round(value))
    if unit in ("kg", "lb"):
        return round(value * 2) / 2
    return round(value, 1)
