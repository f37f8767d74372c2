"""Every rule reports the slip it is there for: its own code, at the file and line."""

import datetime
from dataclasses import replace

import pytest

from generator.checks import CHECKS, rule, rules
from generator.checks.approval import hash_of_edition
from generator.checks.rule import Draft
from generator.content.load import Loaded, load
from generator.plan.week import DayPlan, WeekPlan
from generator.problems import Problem
from tests.checks.cases import CASES, Case
from tests.checks.conftest import Edit, Workshop

CODES = [check.code for check in CHECKS]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_slip_is_reported_where_it_is(workshop: Workshop, case: Case) -> None:
    found = workshop.new_problems(case.edits)
    assert {problem.code for problem in found} - case.also == {case.code}, _shown(found)
    file = case.file or case.edits[0].file
    line = workshop.line_of(case.edits, file, case.at)
    places = [
        (str(problem.place.path), problem.place.line)
        for problem in found
        if problem.code == case.code
    ]
    assert (f"content/{file}", line) in places, _shown(found)


def _shown(problems: list[Problem]) -> str:
    return "\n".join(f"[{problem.code}] {problem}" for problem in problems)


def test_every_rule_has_a_slip() -> None:
    elsewhere = {
        "planned-strength", "planned-runs",
        "review-overdue", "approval-stale", "protected-changed", "protected-dropped",
        "brand-contrast", "untranslated", "figure-impossible",
    }  # fmt: skip
    assert {case.code for case in CASES} | elsewhere == set(CODES)


def test_codes_are_unique() -> None:
    assert CODES
    assert len(set(CODES)) == len(CODES)


def test_every_rule_is_told_in_a_sentence() -> None:
    assert [told.code for told in rules()] == CODES
    for told in rules():
        assert told.rule.endswith("."), told.code
        assert told.source, told.code


def test_the_page_of_rules_says_what_the_code_says(loaded: Loaded) -> None:
    """Readers are told in words that can be translated: content/locale, groups rule, rule_why."""
    labels = loaded.guide.locale.labels
    assert labels["rule"] == {told.code: told.rule for told in rules()}
    assert labels["rule_why"] == {told.code: told.why for told in rules() if told.why}


def test_the_guide_itself_keeps_every_rule(workshop: Workshop) -> None:
    assert not workshop.known, workshop.known


# --- what is pointed at ----------------------------------------------------------------------


def test_the_words_themselves_are_underlined(workshop: Workshop) -> None:
    text = "feel: >-\n  Work at the side. Push\n  through it.\n"
    edit = Edit("exercises/clamshell.yaml", r"^feel: >-\n(?:  .*\n)+", text)
    (problem,) = workshop.new_problems([edit])
    place = problem.place
    assert place.source == "  Work at the side. Push"
    assert place.source[place.column - 1 :][: place.length] == "Push"


def test_sentences_of_more_than_35_words_are_errors(workshop: Workshop) -> None:
    def severity(words: int) -> str:
        cue = " ".join(["lift"] * words) + "."
        edit = Edit("exercises/clamshell.yaml", r"^cue: .*$", f"cue: {cue}")
        (problem,) = workshop.new_problems([edit])
        return problem.severity

    assert severity(35) == "warning"
    assert severity(36) == "error"


def test_a_name_of_two_is_told_as_a_sentence(workshop: Workshop) -> None:
    edit = Edit("exercises/glute-bridge.yaml", r"^name: .*$", "name: Clamshell")
    (message,) = {p.message for p in workshop.new_problems([edit]) if p.code == "name-duplicate"}
    assert message in (
        '"Clamshell" is the name of "clamshell" too',
        '"Clamshell" is the name of "glute-bridge" too',
    )


@pytest.mark.parametrize("character", ["200b", "2060", "feff", "200d"])
def test_a_clinics_lines_hold_no_unseen_character(workshop: Workshop, character: str) -> None:
    text = f'name: "El\\u{character}m"\ncontact: ["Call \\u{character}us"]\n'
    found = workshop.new_problems([Edit(CLINIC, "", text)], clinic="elm")
    assert [(p.code, p.place.line) for p in found] == [("text-unseen", 1), ("text-unseen", 2)]


# --- the plan --------------------------------------------------------------------------------


def _all_on(plan: WeekPlan, kind: str, numbers: tuple[int, ...]) -> WeekPlan:
    """The same week with the sessions of one kind moved to other days."""
    moved = next(session for day in plan.days for session in day.sessions if session.kind == kind)

    def day_of(day: DayPlan) -> DayPlan:
        others = tuple(session for session in day.sessions if session.kind != kind)
        return day._replace(sessions=(*others, moved) if day.number in numbers else others)

    return plan._replace(days=tuple(map(day_of, plan.days)))


def _replan(monkeypatch: pytest.MonkeyPatch, kind: str, numbers: tuple[int, ...]) -> None:
    plan_week = rule.plan_week

    def replanned(*arguments: object) -> WeekPlan:
        plan = plan_week(*arguments)  # type: ignore[arg-type]
        if any(day.session(kind) for day in plan.days):  # type: ignore[arg-type]
            return _all_on(plan, kind, numbers)
        return plan

    monkeypatch.setattr(rule, "plan_week", replanned)


def _codes(loaded: Loaded) -> list[tuple[str, str]]:
    draft = Draft(loaded, loaded.guide.information.produced)
    return [
        (problem.code, str(problem.place.path))
        for check in CHECKS
        if check.code.startswith("planned-")
        for problem in check(draft)
    ]


@pytest.mark.parametrize("days", [(1, 2, 4), (1, 3, 7), (1, 3, 5, 6)])
def test_planned_strength_days_in_a_row_are_reported(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, days: tuple[int, ...]
) -> None:
    _replan(monkeypatch, "strength", days)
    assert _codes(loaded) == [("planned-strength", "content/phases/3-strengthen.yaml")]


def test_planned_runs_in_a_row_are_reported(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    _replan(monkeypatch, "run", (2, 3, 6))
    assert _codes(loaded) == 2 * [("planned-runs", "content/running/return.yaml")]


# --- dates and clinics -----------------------------------------------------------------------

CLINIC = "clinics/elm/clinic.yaml"


def test_past_its_review_the_guide_warns(workshop: Workshop, loaded: Loaded) -> None:
    due = loaded.guide.information.review_due
    assert not workshop.new_problems([], today=due)
    (problem,) = workshop.new_problems([], today=due + datetime.timedelta(days=1))
    assert (problem.code, problem.severity) == ("review-overdue", "warning")
    assert str(problem.place.path) == "content/guide.yaml"


def test_past_its_review_a_clinic_is_refused(workshop: Workshop) -> None:
    edit = Edit(CLINIC, "", "name: Elm\nreview_due: 2020-01-01\n")
    (problem,) = workshop.new_problems([edit], clinic="elm")
    assert (problem.code, problem.severity) == ("review-overdue", "error")
    assert (str(problem.place.path), problem.place.line) == (f"content/{CLINIC}", 2)


def _approved(hash_: str) -> Edit:
    text = "name: Elm\napproval:\n  approved_by: Ann Example\n  approved_on: 2020-01-01\n"
    return Edit(CLINIC, "", f"{text}  hash: {hash_}\n")


def test_an_approval_holds_until_something_changes(workshop: Workshop) -> None:
    with workshop.broken([_approved("0" * 64)]):
        approved = hash_of_edition(load(workshop.project, clinic="elm"))
    assert not workshop.new_problems([_approved(approved)], clinic="elm")
    assert not workshop.new_problems([_approved(approved[:12])], clinic="elm")

    changes = [
        Edit("exercises/clamshell.yaml", r"^  rest_s: .*$", "  rest_s: 50"),
        Edit("clinics/elm/guide.yaml", "", "subtitle: For the people of Elm\n"),
    ]
    for change in changes:
        (problem,) = workshop.new_problems([_approved(approved), change], clinic="elm")
        assert problem.code == "approval-stale"
        assert (str(problem.place.path), problem.place.line) == (f"content/{CLINIC}", 5)


def test_an_approval_is_not_of_tomorrow(workshop: Workshop) -> None:
    with workshop.broken([_approved("0" * 64)]):
        approved = hash_of_edition(load(workshop.project, clinic="elm"))
    edit = replace(_approved(approved), new=_approved(approved).new.replace("2020", "2098"))
    (problem,) = workshop.new_problems([edit], clinic="elm")
    assert (problem.code, problem.place.line) == ("approval-stale", 4)


ELM = Edit(CLINIC, "", "name: Elm\n")


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("guide.yaml", "disclaimer: Trust us.\n", 1),
        ("exercises/clamshell.yaml", "stop_if:\n  - You faint.\n", 1),
        ("running/return.yaml", "walk_rule: Walk on.\n", 1),
        ("safety/back-off.yaml", "swelling:\n  action: same_day\n", 2),
        ("safety/red-flags.yaml", "flags:\n  knee-gives-way:\n    tier: soon\n", 3),
        ("safety/red-flags.yaml", "tiers:\n  soon:\n    action: Wait.\n", 3),
    ],
)
def test_a_clinic_changes_no_warning(workshop: Workshop, file: str, text: str, line: int) -> None:
    edits = [ELM, Edit(f"clinics/elm/{file}", "", text)]
    (problem,) = workshop.new_problems(edits, clinic="elm")
    assert problem.code == "protected-changed"
    assert (str(problem.place.path), problem.place.line) == (f"content/clinics/elm/{file}", line)


@pytest.mark.parametrize(
    ("file", "entry"),
    [("safety/red-flags.yaml", "knee-gives-way"), ("safety/back-off.yaml", "swelling")],
)
def test_a_clinic_drops_no_warning(workshop: Workshop, file: str, entry: str) -> None:
    text = f"drop:\n  {entry}: We do not see it.\n"
    if "red-flags" in file:
        text = "flags:\n" + "".join(f"  {line}\n" for line in text.splitlines())
    edits = [ELM, Edit(f"clinics/elm/{file}", "", text)]
    (problem,) = workshop.new_problems(edits, clinic="elm")
    assert problem.code == "protected-dropped"
    line = text[: text.index(entry)].count("\n") + 1
    assert (str(problem.place.path), problem.place.line) == (f"content/clinics/elm/{file}", line)


def test_a_clinic_may_add_to_warnings(workshop: Workshop, loaded: Loaded) -> None:
    guide = loaded.guide
    stops = [*guide.exercises["clamshell"].stop_if, "You faint."]
    listed = "".join(f"  - {_quoted(stop)}\n" for stop in stops)
    disclaimer = guide.information.disclaimer + " Ask us at Elm."
    flag = "flags:\n  bad-fall:\n    tier: soon\n    text: You fell.\n    short: A fall\n"
    edits = [
        ELM,
        Edit("clinics/elm/exercises/clamshell.yaml", "", f"stop_if:\n{listed}"),
        Edit("clinics/elm/guide.yaml", "", f"disclaimer: {_quoted(disclaimer)}\n"),
        Edit("clinics/elm/safety/red-flags.yaml", "", flag + "    wording_awaits_source: true\n"),
    ]
    assert not workshop.new_problems(edits, clinic="elm")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_a_clinic_keeps_the_safety_rules(workshop: Workshop) -> None:
    edits = [ELM, Edit("clinics/elm/exercises/clamshell.yaml", "", "frequency:\n  per_week: 5\n")]
    (problem,) = workshop.new_problems(edits, clinic="elm")
    assert problem.code == "strength-days"
    path = "content/clinics/elm/exercises/clamshell.yaml"
    assert (str(problem.place.path), problem.place.line) == (path, 2)


def test_what_a_clinic_sets_is_not_assumed(workshop: Workshop) -> None:
    text = "dose:\n  rest_s: 60\n"
    edits = [ELM, Edit("clinics/elm/exercises/clamshell.yaml", "", text)]
    assert not workshop.new_problems(edits, clinic="elm")
