"""One moment as layers of SVG, without its frame: props, shadow, body, muscles, lines, arrows."""

from generator.figures import ink, paint, scenery
from generator.figures.arrows import Stroke
from generator.figures.arrows import markup as arrow_markup
from generator.figures.body import cuts
from generator.figures.easel import Easel, everything, solids
from generator.figures.raster import rasterise, shade
from generator.figures.solids import depth


def draw(easel: Easel, strokes: tuple[Stroke, ...]) -> str:
    """The panel's markup; coordinates are SVG units from the frame's top left."""
    beads = everything(easel.staged, easel.solved)
    surface = shade(beads, rasterise(beads, easel.lens), easel.lens, cuts(easel.solved.body.build))
    hard = solids(easel.solved)
    # A mat lies under everything and hides nothing.
    nearer = depth([solid for solid in hard if solid.tone != "mat"], easel.lens)
    hidden = (nearer > surface.depth + 0.3) & (surface.part >= 0)
    surface.part[hidden] = surface.material[hidden] = -1
    return "".join((
        scenery.ground(easel, hard, beads),
        paint.fills(easel, surface),
        paint.muscles(easel, surface),
        paint.lines(easel, ink.find(surface)),
        paint.details(easel, surface),
        scenery.water_line(easel),
        arrow_markup(strokes, easel),
    ))  # fmt: skip
