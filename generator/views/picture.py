"""A figure as a page shows it: its panels as files, with the room they take and their words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.figures import Drawing, Theme, brand, cached
from generator.figures.theme import BRAND
from generator.model.figure import Figure
from generator.model.guide import Guide
from generator.views.wording import Wording


@dataclass(frozen=True, slots=True)
class PanelView:
    uri: str
    """Under the site's root."""
    caption: str
    svg: str


@dataclass(frozen=True, slots=True)
class PictureView:
    id: str
    """figure or figure/variant"""
    title: str
    alt: str
    panels: tuple[PanelView, ...]
    width: int
    height: int
    """Of one panel, in px at most: the browser keeps the room before the file is there."""

    @property
    def last(self) -> PanelView:
        """The panel that shows most of the exercise."""
        return self.panels[-1]


Pictures = Mapping[str, PictureView]

_PX_PER_CM = 4


def draw_pictures(guide: Guide, wording: Wording, folder: Path) -> Pictures:
    """Every figure and variant of a guide by id, drawn now or taken from the cache in `folder`."""
    theme = _theme(guide)
    pictures = {}
    for figure, variant in _each(guide):
        drawing: Drawing = cached(
            "draw",
            figure,
            folder,
            variant=variant,
            side=figure.side,
            theme=theme,
            version=guide.information.version,
        )
        told = figure.variants[variant] if variant else figure
        name = f"{figure.id}/{variant}" if variant else figure.id
        width, height = drawing.size
        pictures[name] = PictureView(
            id=name,
            title=wording.text(told.title),
            alt=wording.text(told.alt),
            panels=tuple(
                PanelView(
                    uri=f"assets/figures/{name.replace('/', '--')}-{panel.name}.svg",
                    caption=wording.label(f"figure.{panel.name}")
                    if len(drawing.panels) > 1
                    else "",
                    svg=panel.svg,
                )
                for panel in drawing.panels
            ),
            width=round(width * _PX_PER_CM),
            height=round(height * _PX_PER_CM),
        )
    return pictures


def _each(guide: Guide) -> Iterator[tuple[Figure, str | None]]:
    for figure in guide.figures.values():
        yield figure, None
        for variant in figure.variants:
            yield figure, variant


def _theme(guide: Guide) -> Theme:
    colours = guide.clinic.colours if guide.clinic else None
    if colours and colours.primary:
        return brand(colours.primary, colours.accent)
    return BRAND


def mistakes_of(guide: Guide, pictures: Pictures, exercise: str) -> tuple[PictureView, ...]:
    """The pictures of what goes wrong in an exercise."""
    figure = guide.figures.get(exercise)
    if figure is None:
        return ()
    return tuple(
        pictures[f"{exercise}/{name}"]
        for name, variant in figure.variants.items()
        if variant.mistake and f"{exercise}/{name}" in pictures
    )
