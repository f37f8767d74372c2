"""What the rules on words let pass: they must not cry wolf over sound sentences."""

from dataclasses import replace

import pytest

from generator.checks import CHECKS
from generator.checks.rule import Check, Draft
from generator.content.load import Loaded
from generator.model.guide import Guide
from generator.problems import Problem
from tests.checks.conftest import Edit, Workshop

CLAMSHELL = "exercises/clamshell.yaml"


@pytest.mark.parametrize(
    "sentence",
    [
        "A saddle that is too high can make it worse.",
        "Use a higher seat.",
        "Set the saddle so that the knee stays bent.",
        "Keep the saddle at a height that is not too high.",
        "Stop even if it hurts only a little.",
        "Do not run even when it hurts only a little.",
        "Do not stop because you feel stiff.",
        "A sock lowers friction in your shoe.",
        "Put the chair up against a wall.",
        "Do not run through pain.",
        "Never keep running with pain.",
        "Don't run on through the pain.",
        "Go through the pain rule first.",
        "Keep going if nothing hurts.",
        "Keep running only while it is free of pain.",
        "Keep going even when your hip muscles are tired.",
        "Press through your heel. Pain means stop.",
        "Do not roll or rub the knee.",
        "If the band rubs your skin, wear long pants.",
        "The older idea was that the band rubs on the bone.",
        "The cause is not friction.",
        "For years people thought of friction.",
        "Of 44 in 100 people we know it. Do it 4 in a row, with 2 feet on the floor.",
        "Lift it {measure:5cm} at first, and later {measure:1-2lb}.",
        "Not before rehab week {earliest:return-week-4}, or rehab week {earliest:beyond}.",
        "Take 5% more steps in a minute than you do now.",
        "From rehab week 1 on, add a band.",
        "From return weeks 2 to 4 on, add a band.",
        "Rest until rehab week {value:phases.settle.weeks.last}.",
        "The clam shells and the single leg squat are next.",
        "One exercise is enough.",
        "Go on when {value:exercises.clamshell.dose.sets} sets feel easy.",
        "Leave a day between.",
        "Keep it {value:exercises.roll-tfl.zone.keep_above_knee} away.",
        "**Lift** the knee, and see the [gate](term:gate) and [NHS](https://www.nhs.uk/).",
        "Call {emergency_number}.",
        "Work at 3 * 2, or a_b and c_d.",
    ],
)
def test_a_sound_sentence_passes(workshop: Workshop, sentence: str) -> None:
    edit = Edit(CLAMSHELL, r"^cue: .*$", f'cue: "{sentence}"')
    assert not workshop.new_problems([edit])


@pytest.mark.parametrize(
    ("file", "pattern", "new"),
    [
        ("phases/1-settle.yaml", r"^dont:$", "dont:\n  - Do not raise the saddle."),
        (CLAMSHELL, r"^  - wrong: .*$", "  - wrong: You push through pain."),
        (CLAMSHELL, r"^aliases:$", "aliases:\n  - popliteal shell"),
        ("faq.yaml", r"^  question: .*$", "  question: Can I run through the pain?"),
        ("faq.yaml", r"^  question: .*$", "  question: Is it so that the band rubs on the bone?"),
        ("evidence/changes.yaml", r"^  common: .*$", "  common: Raise the saddle."),
        (
            "evidence/claims.yaml",
            r"(^knee-absorbs-forces:\n  claim: ).*$",
            r"\1Exercise cures the knee. We guarantee it.",
        ),
    ],
)
def test_what_is_shown_as_wrong_may_be_named(
    workshop: Workshop, file: str, pattern: str, new: str
) -> None:
    assert not workshop.new_problems([Edit(file, pattern, new)])


def test_rules_on_english_words_pass_over_other_languages(loaded: Loaded) -> None:
    guide = loaded.guide
    cue = {"clamshell": guide.exercises["clamshell"].model_copy(update={"cue": "Push through."})}
    broken = guide.model_copy(update={"exercises": {**guide.exercises, **cue}})
    german = broken.locale.model_copy(update={"language": "de"})
    translated = broken.model_copy(update={"locale": german})

    def problems(of: Guide) -> set[Problem]:
        draft = Draft(replace(loaded, guide=of), guide.information.produced)
        return {problem for check in CHECKS for problem in check(draft)}

    whole = problems(guide)
    assert {problem.code for problem in problems(broken) - whole} == {"banned-phrase"}
    assert {problem.code for problem in problems(translated) - whole} == {"untranslated"}


def test_some_rules_read_english(loaded: Loaded) -> None:
    english: list[Check] = [check for check in CHECKS if check.english]
    assert {"banned-phrase", "reading-grade"} <= {check.code for check in english}
    assert len(english) < len(CHECKS)
