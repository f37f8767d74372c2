"""A person who does an exercise another way finds that way on the sheet, and no other."""

import re
from dataclasses import replace

import lxml.html
import pytest

from generator.content.load import Loaded
from generator.model.exercise import Exercise
from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.text import plain
from generator.plan.doses import level_of
from generator.project import Project
from generator.sheets.make import SheetRequest, sheet_html
from generator.views.dose import dose_sentence
from generator.views.wording import Wording
from tests.sheets.conftest import Print, spaced

LEVELS = {
    "pigeon": "forearms",
    "clamshell": "band-above-knees",
    "figure-four": "on-a-chair",
    "roll-tfl": "ball-on-wall",
}


def said(loaded: Loaded, project: Project, exercise: str, **words: object) -> lxml.html.HtmlElement:
    """The card of one exercise, as HTML."""
    person = Person(**words)  # type: ignore[arg-type]
    html, _ = sheet_html(loaded, project, SheetRequest("card", person, exercise=exercise))
    (card,) = lxml.html.fromstring(html).find_class("card")
    return card


def steps(card: lxml.html.HtmlElement) -> list[str]:
    return [spaced(step.text_content()) for step in card.xpath(".//ol/li")]


def pictures(card: lxml.html.HtmlElement) -> list[str]:
    return [
        title.text_content()
        for title in card.xpath(".//*[@class and contains(@class, 'figure')]//title")
    ]


def shown(wording: Wording, texts: tuple[str, ...]) -> list[str]:
    return [spaced(plain(wording.text(text))) for text in texts]


def test_every_level_is_told_by_its_own_steps(loaded: Loaded, project: Project) -> None:
    guide, wording = loaded.guide, Wording(loaded.guide)
    seen = 0
    for exercise in guide.exercises.values():
        usual = steps(said(loaded, project, exercise.id))
        assert usual == shown(wording, exercise.steps)
        for slug in (*exercise.progressions, *exercise.regressions):
            level = level_of(exercise, slug)
            assert level
            told = guide.exercises[level.exercise] if level.exercise else level
            card = said(loaded, project, exercise.id, levels={exercise.id: slug})
            assert steps(card) == shown(wording, told.steps or exercise.steps), slug
            assert shown(wording, (level.name,))[0] in spaced(card.text_content())
            seen += told.steps is not None
    assert seen > 15


def test_no_picture_tells_of_another_way(loaded: Loaded, project: Project) -> None:
    """Drawn: its own, and so is all that is done in another position. Else the usual one, which
    says so."""
    guide, wording = loaded.guide, Wording(loaded.guide)
    usual = wording.label("figure.usual")
    kinds = set()
    for exercise in guide.exercises.values():
        figure = guide.figures[exercise.id]
        for slug in (*exercise.progressions, *exercise.regressions):
            level = level_of(exercise, slug)
            assert level
            card = said(loaded, project, exercise.id, levels={exercise.id: slug})
            noted = usual in card.text_content()
            if level.exercise:
                kinds.add("other")
                assert pictures(card) == [guide.figures[level.exercise].alt]
                assert not noted
            elif slug in figure.variants:
                kinds.add("own")
                assert pictures(card) == [figure.variants[slug].alt]
                assert not noted
            else:
                kinds.add("usual")
                assert level.position is None, slug
                assert pictures(card) == [figure.alt]
                assert noted
    assert kinds == {"other", "own", "usual"}


def test_another_position_that_is_not_drawn_has_no_picture(
    loaded: Loaded, project: Project
) -> None:
    figures = {
        slug: figure.model_copy(update={"variants": {}})
        for slug, figure in loaded.guide.figures.items()
    }
    bare = replace(loaded, guide=loaded.guide.model_copy(update={"figures": figures}))
    levels = {"figure-four": "on-a-chair"}
    assert not pictures(said(bare, project, "figure-four", levels=levels))
    assert pictures(said(loaded, project, "figure-four", levels=levels))


def test_what_lacks_a_roller_is_told_with_the_ball(loaded: Loaded, project: Project) -> None:
    card = said(loaded, project, "roll-tfl", missing=("foam-roller",))
    text = spaced(card.text_content())
    assert "Put the ball between the wall" in text
    assert "Lie face down" not in text
    assert "You need: Massage ball, Wall." in text
    assert pictures(card) == [loaded.guide.figures["roll-tfl"].variants["ball-on-wall"].alt]


def test_the_level_that_is_set_is_not_offered_again(loaded: Loaded, project: Project) -> None:
    guide = loaded.guide
    for exercise in guide.exercises.values():
        for slug in (*exercise.progressions, *exercise.regressions):
            level = level_of(exercise, slug)
            assert level
            card = said(loaded, project, exercise.id, levels={exercise.id: slug})
            offered = re.findall(r"Make it (?:harder|easier): (.*?)\.", card.text_content())
            assert plain(level.name) not in offered, slug


def test_a_level_that_is_an_exercise_has_its_dose(loaded: Loaded, project: Project) -> None:
    guide, wording = loaded.guide, Wording(loaded.guide)
    card = said(loaded, project, "glute-bridge", levels={"glute-bridge": "single-leg"})
    dose = dose_sentence(wording, guide.exercises["single-leg-glute-bridge"].dose)
    assert dose in spaced(card.text_content())


@pytest.mark.parametrize("kind", ["week", "session"])
def test_the_sheet_and_the_session_show_the_same_way(print_sheet: Print, kind: str) -> None:
    text = print_sheet(kind, week=5, day=1, side="left", levels=LEVELS).text
    assert "Rest on your forearms" in text
    assert "Sit on a chair" in text or "Sit on a steady chair" in text
    for other in ("Stay up on your hands", "Lie face down", "Lift your top knee toward"):
        assert other not in text


def test_before_a_run_the_level_does_not_count(print_sheet: Print) -> None:
    text = print_sheet("week", week=7, side="left", running_from=5, levels=LEVELS).text
    before = text.split("Before a run:")[1].split("Your way")[0]
    assert "Do it the usual way, without this change." in before


def test_the_page_of_an_exercise_has_all_its_levels(guide: Guide) -> None:
    from generator.views.exercise import describe_exercise

    exercise: Exercise = guide.exercises["clamshell"]
    view = describe_exercise(guide, Wording(guide), exercise)
    assert [level.id for level in view.harder] == list(exercise.progressions)
    assert [level.id for level in view.easier] == list(exercise.regressions)
    assert view.steps[0] == exercise.steps[0]
