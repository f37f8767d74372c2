"""A figure's panels, drawn once for both sides; `compose` makes documents of them."""

from dataclasses import replace

import numpy as np

from generator.figures import compose, panel
from generator.figures.dark import dark_rules
from generator.figures.easel import Easel, Pen
from generator.figures.framing import far_muscles, free_corner, scenes, shared_lens
from generator.figures.pose import stage
from generator.figures.raster import view
from generator.figures.results import Drawing, Ink, Panel
from generator.figures.solve import solve
from generator.figures.theme import BRAND, Theme
from generator.model.figure import Figure

FRAMES = 10
"""Of a moving version."""


def draw(  # noqa: PLR0913  # all but one are named
    figure: Figure, *, variant: str | None = None, side: str | None = None,
    theme: Theme = BRAND, version: str = "0", dark: bool = False,
) -> Drawing:  # fmt: skip
    """Draw a figure or one of its variants for a sore side.

    A mistake is drawn beside the right way: its panels are `right` and `wrong`.
    With `dark`, which only a theme for light pages has, it is also right on a dark one.
    """
    ink = ink_panels(figure, variant, theme)
    return compose.drawing(ink, side or figure.side, version, dark=dark)


def animate(  # noqa: PLR0913  # all but one are named
    figure: Figure, *, variant: str | None = None, side: str | None = None,
    theme: Theme = BRAND, version: str = "0", dark: bool = False,
) -> str:  # fmt: skip
    """One flipbook SVG. Still for reduced motion; the class `paused` on or round it stops it."""
    ink = ink_frames(figure, variant, theme)
    return compose.flipbook(ink, side or figure.side, version, dark=dark)


def ink_panels(figure: Figure, variant: str | None, theme: Theme) -> Ink:
    staged = stage(figure, variant)
    camera = view(*staged.camera)
    shown = scenes(figure, staged, camera)
    lens = shared_lens(shown, camera)
    pen = Pen.for_width(lens.frame.width * len(shown))
    corner = free_corner(shown, lens, pen)
    through = far_muscles(shown[-1].staged, [scene.solved for scene in shown], camera)
    number = theme.paper if theme.name == "dark" else theme.ink
    panels = tuple(
        Panel(
            scene.name,
            panel.draw(
                Easel(scene.staged, scene.solved, lens, theme, pen, through, scene.ghost),
                scene.strokes,
            ),
        )
        for scene in shown
    )
    ink = Ink(
        id=staged.id, title=staged.title, alt=staged.alt, side=figure.side, loop=False,
        panels=panels,
        marks=tuple(scene.mark for scene in shown),
        size=(lens.frame.width, lens.frame.height),
        disc=(*corner.place(lens.frame), corner.radius),
        disc_line=theme.edge,
        disc_fill=dict.fromkeys("123", number) | {"tick": theme.good, "cross": theme.accent},
    )  # fmt: skip
    marked = compose.drawing(ink, figure.side, "").pair
    return replace(ink, dark=dark_rules(marked, staged.person, theme))


def ink_frames(figure: Figure, variant: str | None, theme: Theme) -> Ink:
    staged = stage(figure, variant)
    camera = view(*staged.camera)
    shares = np.linspace(0, 1, FRAMES, endpoint=not staged.loop)
    if not staged.loop:  # slow at both ends, as a person moves
        shares = shares * shares * (3 - 2 * shares)
    moments = [solve(staged, float(share)) for share in shares]
    lens = shared_lens(scenes(figure, staged, camera), camera, moments)
    pen = Pen.for_width(lens.frame.width * 2)
    through = far_muscles(staged, (moments[0], moments[-1]), camera)
    panels = tuple(
        Panel(str(number), panel.draw(Easel(staged, moment, lens, theme, pen, through), ()))
        for number, moment in enumerate(moments)
    )
    return Ink(
        id=staged.id, title=staged.title, alt=staged.alt, side=figure.side, loop=staged.loop,
        panels=panels,
        marks=("",) * FRAMES,
        size=(lens.frame.width, lens.frame.height),
        dark=dark_rules("".join(one.svg for one in panels), staged.person, theme),
    )  # fmt: skip
