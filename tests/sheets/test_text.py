"""What a printed sheet says is what the plan and the guide say."""

import datetime
import re
from dataclasses import replace

import pypdfium2
import pytest

from generator.content.load import Loaded
from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.text import plain
from generator.plan.week import plan_week
from generator.project import Project
from generator.sheets.make import SheetRequest, make_sheet
from generator.views.dose import dose_sentence
from generator.views.wording import Wording
from tests.sheets.conftest import Print, spaced

START = datetime.date(2026, 11, 24)
SAM = {"start": START, "side": "right", "name": "Sam Example", "goal": "Run to the lake"}


@pytest.fixture(scope="session")
def wording(guide: Guide) -> Wording:
    return Wording(guide)


def words(wording: Wording, text: str) -> str:
    return spaced(re.sub(r"\[([^]]+)]\([^)]+\)|[*`]", lambda m: m[1] or "", wording.text(text)))


def without_foot(text: str) -> str:
    """A sentence may go on over a page's foot."""
    bare, count = re.subn(
        r"\d+ / \d+ Sheet [A-Z2-7]{10}\. Not yet.*?Drawings: Sidestep, CC BY 4\.0\. ?",
        "",
        spaced(text),
    )
    assert count
    return bare


@pytest.mark.parametrize("week", [1, 2, 4, 9])
def test_every_exercise_of_the_plan_is_there_with_its_dose(
    print_sheet: Print, guide: Guide, wording: Wording, week: int
) -> None:
    text = print_sheet("week", week=week, side="left").text
    items = [
        item
        for day in plan_week(guide, Person(side="left"), week).days
        for session in day.sessions
        for item in session.items
    ]
    assert items
    for item in items:
        thing = item.exercise or item.activity
        assert thing is not None
        assert plain(thing.name) in text
        if item.dose:
            assert spaced(dose_sentence(wording, item.dose)) in text
        for step in item.exercise.steps if item.exercise else ():
            assert words(wording, step) in text


def test_the_days_are_dated_and_in_order(print_sheet: Print) -> None:
    page = print_sheet("week", week=1, **SAM).pages[0]
    days = ["Tue Nov 24", "Wed Nov 25", "Thu Nov 26", "Fri Nov 27", "Sat Nov 28"]
    places = [page.index(day) for day in [*days, "Sun Nov 29", "Mon Nov 30"]]
    assert places == sorted(places)
    assert "Nov 24 – 30, 2026" in page


def test_a_sheet_without_a_start_has_blanks_and_no_date(print_sheet: Print, guide: Guide) -> None:
    printed = print_sheet("week", week=2)
    assert "Day 1" in printed.pages[0]
    assert not re.search(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b", printed.pages[0])


def test_boxes_stand_for_the_sessions(print_sheet: Print, guide: Guide) -> None:
    plan = plan_week(guide, Person(), 2)
    boxes = sum(max(1, len(session.sides)) for day in plan.days for session in day.sessions)
    phase = guide.phases["settle"]
    assert phase.short is not None
    ticks = len(phase.short.move_on)
    assert print_sheet("week", week=2).pages[0].count("☐") == boxes + ticks


def test_the_fridge_page_says_all_it_must(
    print_sheet: Print, guide: Guide, wording: Wording
) -> None:
    page = print_sheet("week", week=2, **SAM).pages[0]
    assert "Sam Example" in page
    assert "Run to the lake" in page
    assert "Sore side: right" in page
    for phase in plan_week(guide, Person(), 2).phases:
        assert words(wording, phase.name) in page
    for flag in guide.red_flags.flags.values():
        assert (words(wording, flag.short) in page) == (flag.tier != "soon"), flag.id
    assert words(wording, guide.red_flags.tiers["emergency"].short) in page
    assert words(wording, guide.information.bad_week_short) in page
    for label in ("pain_rule", "step_back", "short_time", "pain_today", "formats_standard"):
        assert wording.label(f"sheet.{label}") in page, label
    for told in (
        "reviewed by a clinician",
        "Version ",
        "made ",
        "review due ",
        "Drawings: ",
        "1 / ",
    ):
        assert told in page, told
    assert print_sheet("week", week=2, **SAM).sheet.id in page


@pytest.mark.parametrize("text", ["standard", "large"])
@pytest.mark.parametrize("kind", ["week", "phase", "return", "red-flags", "booklet"])
def test_the_red_flags_stand_in_full(
    print_sheet: Print, guide: Guide, wording: Wording, kind: str, text: str
) -> None:
    about = {"week": 2} if kind == "week" else {"phase": "roll"} if kind == "phase" else {}
    said = without_foot(print_sheet(kind, text=text, **about).text)
    for flag in guide.red_flags.flags.values():
        assert words(wording, flag.text) in said, flag.id
    assert words(wording, guide.information.disclaimer) in said


def test_the_gate_comes_with_week_4_and_goes_with_running(
    print_sheet: Print, wording: Wording
) -> None:
    intro = wording.label("running.gate_intro")
    assert intro not in print_sheet("week", week=3).text
    assert intro in print_sheet("week", week=4).text
    assert intro not in print_sheet("week", week=5, running_from=5, **SAM).text


def test_a_running_week_says_its_minutes_and_rules(
    print_sheet: Print, guide: Guide, wording: Wording
) -> None:
    printed = print_sheet("week", week=5, running_from=5, **SAM)
    assert "about min" in printed.pages[0]
    assert re.search(r"Run 10–15 (– ☐ ){3}–", printed.pages[0])
    assert words(wording, guide.running.walk_rule) in printed.text
    beyond = print_sheet("week", week=10, running_from=5, **SAM)
    assert "min" in beyond.pages[0]
    assert "add 10% at most" in beyond.text


def test_what_is_left_out_is_said_with_its_reason(print_sheet: Print) -> None:
    printed = print_sheet("week", week=2, side="left", skip={"pigeon": "hip *replacement* <2024>"})
    assert "hip *replacement* <2024>" in printed.text
    assert "Left out of your plan" in printed.text


def test_a_session_stands_on_its_own_side(print_sheet: Print, guide: Guide) -> None:
    printed = print_sheet("session", week=2, day=1)
    sessions = [s for s in plan_week(guide, Person(), 2).days[0].sessions if s.kind != "ice"]
    assert len(printed.pages) == len(sessions)
    for page, session in zip(printed.pages, sessions, strict=True):
        for item in session.items:
            assert item.exercise is not None
            assert plain(item.exercise.name) in page


@pytest.mark.parametrize(
    ("week", "day", "told"), [(7, 2, "Run, 20–30 min"), (2, 2, "Keep fit, ab")]
)
def test_a_session_sheet_names_what_else_the_day_holds(
    print_sheet: Print, week: int, day: int, told: str
) -> None:
    printed = print_sheet("session", week=week, day=day, running_from=5)
    assert printed.text.count("Also today: ") == 1
    assert f"Also today: {told}" in printed.pages[0]


def test_a_session_sheet_of_a_day_without_more_says_nothing_of_it(print_sheet: Print) -> None:
    assert "Also today" not in print_sheet("session", week=7, day=1, running_from=5).text


LACKED = ("mat", "resistance-band", "foam-roller", "cold-pack")


@pytest.mark.parametrize("text", ["standard", "large"])
def test_what_to_use_instead_is_said_in_one_list_and_on_one_card(
    print_sheet: Print, text: str
) -> None:
    printed = print_sheet("week", week=2, text=text, missing=LACKED)
    cards = printed.text.index("Your exercises")
    details = printed.text.index("The week in detail")
    spans = (cards, details) if cards < details else (cards, len(printed.text))
    on_cards = printed.text[slice(*spans)]
    for thing, cards_that_say_so in (("Exercise mat", 1), ("Loop band", 1), ("Cold pack", 0)):
        assert on_cards.count(f"No {thing}? ") == cards_that_say_so
        assert printed.text.count(f"No {thing}? ") == 1 + cards_that_say_so
    assert on_cards.count("Ball against a wall") == 2  # a roll's own way to do without


def test_large_print_is_the_same_text(print_sheet: Print, guide: Guide) -> None:
    standard = print_sheet("card", exercise="clamshell").text
    large = print_sheet("card", exercise="clamshell", text="large").text

    def bare(text: str) -> set[str]:
        return {word for word in re.findall(r"[A-Za-z]{4,}", text)}

    only = {"Need", "large", "Standard"}
    assert bare(standard) ^ bare(large) <= only | {"Sheet"} | {
        word for word in bare(standard) ^ bare(large) if word.isupper()
    }


def test_past_its_review_date_every_page_says_so(print_sheet: Print) -> None:
    printed = print_sheet("week", week=5, past_review=True)
    assert all("was due for review on" in page for page in printed.pages)


def test_the_foot_carries_the_guides_own_image_credit(loaded: Loaded, project: Project) -> None:
    credit = "Drawn by [Ana & Bo](https://example.org/) for *this* guide."
    information = loaded.guide.information.model_copy(update={"image_credit": credit})
    guide = loaded.guide.model_copy(update={"information": information})
    request = SheetRequest("red-flags")
    pdf = make_sheet(replace(loaded, guide=guide), project, request).pdf
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [spaced(page.get_textpage().get_text_bounded()) for page in document]
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)} Sheet" in page
        assert "Drawn by Ana & Bo for this guide." in page
        assert "Drawings: " not in page
