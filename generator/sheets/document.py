"""A sheet as HTML: the views of its kind, set by its template."""

from pathlib import Path
from typing import Any

from jinja2 import Environment

from generator.content.load import Loaded
from generator.plan.week import plan_week
from generator.project import Project
from generator.render.environments import sheet_environment
from generator.sheets.request import SheetRequest
from generator.views.card import describe_cards
from generator.views.sheet import describe_sheet
from generator.views.week import describe_week
from generator.views.wording import Wording


def sheet_document(loaded: Loaded, project: Project, request: SheetRequest) -> tuple[str, str]:
    """(title, HTML) of a sheet."""
    guide = loaded.guide
    wording = Wording(guide)
    templates = _environment(project.templates, wording)
    title, context = _CONTEXTS[request.kind](loaded, wording, request)
    sheet = describe_sheet(
        guide,
        wording,
        request.person,
        paper=request.paper(guide),
        text=request.text(guide),
        sheet_id=request.id(guide),
        past_review=request.past_review,
    )
    html = templates.get_template(f"{request.kind}.html.jinja").render(
        title=title,
        short_title=title,
        sheet=sheet,
        paper=request.paper(guide),
        text=request.text(guide),
        fonts=(project.overrides / "assets/fonts/fonts.css").as_uri(),
        styles=(project.templates / "sheets/sheet.css").as_uri(),
        **context,
    )
    return title, html


def _environment(templates: Path, wording: Wording) -> Environment:
    return sheet_environment(templates, wording)


def _week(loaded: Loaded, wording: Wording, request: SheetRequest) -> tuple[str, dict[str, Any]]:
    guide = loaded.guide
    assert request.week is not None
    plan = plan_week(guide, request.person, request.week)
    week = describe_week(guide, wording, plan)
    title = wording.label("sheet.week_title", week=plan.week, title=guide.information.title)
    return title, {"week": week, "cards": describe_cards(guide, wording, plan)}


_CONTEXTS = {"week": _week}
