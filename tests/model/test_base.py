"""Ranges and quantities: what may be written, and what is made of it."""

import json
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.base import PAIR, Percent, Quantity, Range, Times, Weeks


def _read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_json(json.dumps(value))


def _refused(kind: Any, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        _read(kind, value)
    (error,) = caught.value.errors()
    return error["type"]


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        (15, 15, 15),
        ("15-20", 15, 20),
        ("15–20", 15, 20),
        ("15 to 20", 15, 20),
        (" 15 - 20 ", 15, 20),
        ("7-7", 7, 7),
        (3600, 3600, 3600),
    ],
)
def test_range(written: object, low: int, high: int) -> None:
    found = _read(Range, written)
    assert (found.low, found.high, found.single) == (low, high, low == high)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("20-15", "range_order"),
        (0, "too_small"),
        (-3, "too_small"),
        ("0-5", "too_small"),
        (3601, "too_large"),
        ("15-1000000000", "too_large"),
        (10**9, "too_large"),
        ("15", "range"),
        ("-3-5", "range"),
        ("15-", "range"),
        ("15-20-25", "range"),
        ("many", "range"),
        (2.5, "range"),
        (True, "range"),
        (None, "range"),
        ([15, 20], "range"),
        ({"low": 1, "high": 2}, "range"),
    ],
)
def test_range_refused(written: object, why: str) -> None:
    assert _refused(Range, written) == why


@pytest.mark.parametrize(("kind", "most"), [(Times, 200), (Percent, 100), (Weeks, 104)])
def test_what_is_counted_has_a_limit(kind: Any, most: int) -> None:
    assert _read(kind, most).high == most
    assert _read(kind, f"1-{most}").high == most
    assert _refused(kind, f"1-{most + 1}") == "too_large"


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("4 in", 4, 4, "in"),
        ("18-20 in", 18, 20, "in"),
        ("1.5-2 kg", 1.5, 2, "kg"),
        ("2.25lb", 2.25, 2.25, "lb"),
        ("1 to 3 mi", 1, 3, "mi"),
        ("200 cm", 200, 200, "cm"),
    ],
)
def test_quantity(written: str, low: float, high: float, unit: str) -> None:
    found = _read(Quantity, written)
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("4", "quantity"),
        (4, "quantity"),
        ("in", "quantity"),
        ("4 inches", "quantity"),
        ("4 in 3", "quantity"),
        ("-4 in", "quantity"),
        ("4,5 cm", "quantity"),
        ("20-18 in", "range_order"),
        ("0 in", "too_small"),
        ("201 cm", "too_large"),
        ("1000000000 lb", "too_large"),
        (None, "quantity"),
    ],
)
def test_quantity_refused(written: object, why: str) -> None:
    assert _refused(Quantity, written) == why


def test_quantities_convert() -> None:
    assert _read(Quantity, "4 in").converted("cm") == pytest.approx((10.16, 10.16))
    assert _read(Quantity, "1-2 lb").converted("kg") == pytest.approx((0.4536, 0.9072), abs=1e-4)
    assert _read(Quantity, "5 km").converted("mi") == pytest.approx((3.1069, 3.1069), abs=1e-4)


@pytest.mark.parametrize("unit", sorted(PAIR))
def test_units_pair_both_ways(unit: str) -> None:
    assert PAIR[PAIR[unit]] == unit
    there = _read(Quantity, f"3 {unit}").converted(PAIR[unit])[0]
    assert there != 3
    assert _read(Quantity, f"3 {unit}").converted(unit) == (3, 3)
