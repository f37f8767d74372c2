"""A figure as a page shows it: its panels as files, with the room they take and their words."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.figures import Drawing, Theme, brand, cached, draw_all, each, moves
from generator.figures.results import MOVING, size_of
from generator.figures.theme import BRAND
from generator.model.figure import Figure
from generator.model.guide import Guide
from generator.views.wording import Wording


class PanelView(NamedTuple):
    uri: str
    """Under the site's root."""
    caption: str
    svg: str


class PictureView(NamedTuple):
    id: str
    """figure or figure/variant"""
    title: str
    alt: str
    panels: tuple[PanelView, ...]
    width: int
    height: int
    """Of one panel, in its own units: by their ratio a browser keeps the room before the file is
    there."""
    moving: PanelView | None = None
    """The way from start to end and back, in the place of the last panel; a still has none."""

    @property
    def alone(self) -> str:
        """The address of the panel that shows most of the exercise, for where no other is."""
        return f"{self.panels[-1].uri}#{_ALONE}"

    @property
    def all_panels(self) -> tuple[PanelView, ...]:
        """The moving one too, if there is one."""
        return (*self.panels, self.moving) if self.moving else self.panels

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file of it, by address."""
        return ((panel.uri, panel.svg.encode()) for panel in self.all_panels)


Pictures = Mapping[str, PictureView]

_ALONE = "alone"


def _can_stand_alone(svg: str) -> str:
    """The drawing, which leaves its panel's number out where its address ends in #alone."""
    rule = f"<style>#{_ALONE}:target .sf-mark{{display:none}}</style>"
    return svg.replace("<svg ", f'<svg id="{_ALONE}" ', 1).replace("<title", f"{rule}<title", 1)


def draw_pictures(guide: Guide, wording: Wording, folder: Path) -> Pictures:
    """Every figure and variant of a guide by id, drawn now or taken from the cache in `folder`."""
    theme = _theme(guide)
    draw_all(guide.figures.values(), folder, themes=(theme,))
    artist = _Artist(wording, theme, folder)
    views = [artist.show(figure, variant) for figure, variant in each(guide.figures.values())]
    return {view.id: view for view in views}


class _Artist(NamedTuple):
    wording: Wording
    theme: Theme
    folder: Path

    def show(self, figure: Figure, variant: str | None) -> PictureView:
        told = figure.variants[variant] if variant else figure
        name = f"{figure.id}/{variant}" if variant else figure.id
        file = f"assets/figures/{name.replace('/', '--')}"
        options: dict[str, Any] = {
            "variant": variant,
            "side": figure.side,
            "theme": self.theme,
            "dark": True,
            "version": self.wording.guide.information.version,
        }
        drawing: Drawing = cached("draw", figure, self.folder, **options)
        panels = tuple(
            PanelView(
                uri=f"{file}-{panel.name}.svg",
                caption=self._caption(panel.name) if len(drawing.panels) > 1 else "",
                svg=_can_stand_alone(panel.svg),
            )
            for panel in drawing.panels
        )
        moving = None
        if moves(figure, variant):
            svg = cached("animate", figure, self.folder, **options)
            moving = PanelView(file + MOVING, self._caption("moving"), svg)
        width, height = size_of(drawing.panels[0].svg)
        return PictureView(
            id=name,
            title=self.wording.text(told.title),
            alt=self.wording.text(told.alt),
            panels=panels,
            width=width,
            height=height,
            moving=moving,
        )

    def _caption(self, name: str) -> str:
        return self.wording.label(f"figure.{name}")


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
