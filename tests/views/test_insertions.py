"""Numbers that a text inserts are worked out from the guide, and lengths come in both units."""

import pytest

from generator.model.guide import Guide
from generator.views.programme import describe_phase
from generator.views.safety import describe_tiers
from generator.views.wording import Wording


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{measure:5cm}", "5 cm (2 in)"),
        ("{measure:4in}", "4 in (10 cm)"),
        ("{measure:1-2lb}", "1–2 lb (0.5–1 kg)"),
        ("{measure:10km}", "10 km (6.2 mi)"),
        ("{earliest:return-week-1}", "4"),
        ("{earliest:return-week-4}", "7"),
        ("{earliest:beyond}", "7"),
    ],
)
def test_an_insertion_says(guide: Guide, text: str, said: str) -> None:
    assert Wording(guide).text(text) == said


def test_the_earliest_week_follows_the_gate_and_the_return_weeks(guide: Guide) -> None:
    """As a clinic may set them: a later gate, and one numbered return week more."""
    running = guide.running
    gate = running.gate.model_copy(update={"earliest_week": 6})
    weeks = {**running.weeks, "4": running.weeks["3"].model_copy(update={"id": "4"})}
    later = running.model_copy(update={"gate": gate, "weeks": weeks})
    changed = guide.model_copy(update={"running": later})
    assert Wording(changed).text("{earliest:return-week-4} {earliest:beyond}") == "9 10"
    told = " ".join(Wording(changed).texts(guide.information.prognosis.text))
    assert "Full running cannot come before rehab week 10." in told


def test_the_lump_is_measured_in_both_units(guide: Guide) -> None:
    flags = [flag for tier in describe_tiers(guide, Wording(guide)) for flag in tier.flags]
    assert any("5 cm (2 in)" in flag.text for flag in flags)


def test_what_a_phase_assumes_is_shown(guide: Guide) -> None:
    view = describe_phase(guide, Wording(guide), guide.phases["strengthen"])
    assert any("7 days" in step for step in view.step_back)
    assert [assumption.value for assumption in view.assumptions] == ["7"]
