"""A sheet as HTML: the views of its kind, set by its template."""

from generator.content.load import Loaded
from generator.project import Project
from generator.render.environments import sheet_environment
from generator.sheets.kinds import CONTEXTS
from generator.sheets.logos import logo_address
from generator.sheets.pictures import pictures, qr_code
from generator.sheets.request import SheetRequest
from generator.views.sheet import Printing, describe_sheet
from generator.views.wording import Wording


def sheet_document(loaded: Loaded, project: Project, request: SheetRequest) -> tuple[str, str]:
    """(title, HTML) of a sheet. A title holds no word of a person's: it goes into the metadata."""
    guide = loaded.guide
    wording = Wording(guide)
    templates = sheet_environment(project.templates, wording)
    content = CONTEXTS[request.kind](guide, wording, request)
    text = request.text(guide)
    printing = Printing(text, request.id(guide), request.past_review)
    sheet = describe_sheet(guide, wording, request.person, printing)
    html = templates.get_template(f"{request.kind}.html.jinja").render(
        title=content.title,
        sheet=sheet,
        paper=request.paper(guide),
        text=text,
        fonts=(project.overrides / "assets/fonts/fonts.css").as_uri(),
        styles=(project.templates / "sheets/sheet.css").as_uri(),
        picture=pictures(guide, project.cache, request.person.side, request.text(guide)),
        qr_code=qr_code,
        logo=logo_address(loaded, project),
        **content.views,
    )
    return content.title, html
