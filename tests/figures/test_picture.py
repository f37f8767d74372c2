"""The pictures themselves: what they cover, and that print keeps them vector."""

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from generator.figures import THEMES, draw, muscles
from generator.figures.body import cuts
from generator.figures.easel import everything
from generator.figures.parts import MATERIAL
from generator.figures.pose import stage
from generator.figures.raster import Frame, Lens, rasterise, shade, view
from generator.figures.solve import solve
from generator.figures.theme import Theme
from generator.model.figure import Figure

GOLDEN = Path(__file__).parent / "golden" / "silhouettes.json"
ROOM = Frame(-120, 190, 240, 260)
PHONE = 358
"""Pixels of a pair's width on a small phone."""


def _silhouette(figure: Figure) -> np.ndarray:
    """(65, 60) where the person is at the end, in squares of 4 cm."""
    staged = stage(figure)
    beads = everything(staged, solve(staged, 1.0))
    seen = rasterise(beads, Lens(view(*staged.camera), ROOM)).bead >= 0
    rows, columns = seen.shape
    return seen.reshape(rows // 20, 20, columns // 20, 20).mean(axis=(1, 3)) > 0.5


def test_silhouettes_cover_what_they_covered(
    figures: dict[str, Figure], pytestconfig: pytest.Config
) -> None:
    now = {slug: _silhouette(figure) for slug, figure in sorted(figures.items())}
    if pytestconfig.getoption("--golden"):
        packed = {slug: np.packbits(mask).tobytes().hex() for slug, mask in now.items()}
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(json.dumps(packed, indent=0) + "\n", encoding="utf-8")
    then = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert now.keys() == then.keys(), "run make golden after adding a figure"
    for slug, mask in now.items():
        bits = np.unpackbits(np.frombuffer(bytes.fromhex(then[slug]), np.uint8))
        was = bits[: mask.size].reshape(mask.shape).astype(bool)
        overlap = (mask & was).sum() / (mask | was).sum()
        assert overlap > 0.93, f"{slug}: {overlap:.0%} of the picture is where it was"


def test_the_muscle_survives_greyscale(figures: dict[str, Figure]) -> None:
    from generator.figures.png import rasterise as picture

    target = figures["side-lying-hip-abduction"]
    plain = target.model_copy(update={"muscles": ()})
    grey = THEMES["greyscale"]
    images = [
        np.asarray(picture(draw(f, theme=grey).pair, 700).convert("L"), float)
        for f in (target, plain)
    ]
    changed = np.abs(images[0] - images[1]) > 60
    assert changed.sum() > 60


@pytest.mark.parametrize(
    ("slug", "least"),
    [("lateral-band-walk", 200), ("roll-glute", 90), ("roll-tfl", 38), ("roll-lateral-quad", 80)],
)
def test_nothing_hides_the_muscle_in_60_mm_of_print(
    figures: dict[str, Figure], slug: str, least: int
) -> None:
    from generator.figures.png import rasterise as picture

    plain = figures[slug].model_copy(update={"muscles": ()})
    # Half of 60 mm at 150 dots an inch; the patch is compared in colour, hatch and edge together.
    drawn = [draw(figure).panels for figure in (figures[slug], plain)]
    for number in (0, 1):
        one, other = (
            np.asarray(picture(panels[number].svg, 177).convert("RGB"), float) for panels in drawn
        )
        seen = int((np.abs(one - other).max(axis=2) > 90).sum())
        assert seen > least, f"{seen} pixels of panel {number + 1} show the muscle"


def test_an_ankle_weight_is_seen_on_a_phone_and_in_greyscale(figures: dict[str, Figure]) -> None:
    from generator.figures.png import rasterise as picture

    figure = figures["side-lying-hip-abduction"]

    def panels(theme: Theme, variant: str | None = "ankle-weight") -> list[np.ndarray]:
        return [
            np.asarray(picture(panel.svg, PHONE // 2).convert("RGB"), float)
            for panel in draw(figure, variant=variant, theme=theme).panels
        ]

    white, blue = (
        panels(replace(THEMES["brand"], weight=colour)) for colour in ("#ffffff", "#0000ff")
    )
    for one, other in zip(white, blue, strict=True):
        seen = int((np.abs(one - other).max(axis=2) > 90).sum())
        assert seen > 60, f"{seen} pixels show the cuff"
    grey = THEMES["greyscale"]
    for worn, bare in zip(panels(grey), panels(grey, None), strict=True):
        told = int((np.abs(worn - bare).max(axis=2) > 60).sum())
        assert told > 90, f"{told} grey pixels tell the weight from none"


def test_a_band_is_seen_on_a_phone(figures: dict[str, Figure]) -> None:
    from generator.figures.png import rasterise as picture

    themes = [replace(THEMES["brand"], band=colour) for colour in ("#ffffff", "#0000ff")]
    drawings = [
        draw(figures["clamshell"], variant="band-above-knees", theme=theme) for theme in themes
    ]
    for number, least in ((0, 70), (1, 160)):
        white, blue = (
            np.asarray(picture(drawing.panels[number].svg, PHONE // 2).convert("RGB"), float)
            for drawing in drawings
        )
        seen = int((np.abs(white - blue).max(axis=2) > 90).sum())
        assert seen > least, f"{seen} pixels of panel {number + 1} show the band"


@pytest.mark.parametrize("slug", ["roll-glute", "roll-tfl"])
@pytest.mark.parametrize("theme", ["brand", "greyscale"])
def test_a_ball_stands_off_wall_and_shorts_in_60_mm_of_print(
    figures: dict[str, Figure], slug: str, theme: str
) -> None:
    from generator.figures.png import rasterise as picture

    told = THEMES[theme]
    for other in (told.wall, told.shorts):
        seen = [
            np.asarray(picture(panel.svg, 177).convert("L"), float)
            for colours in (told, replace(told, ball=other))
            for panel in draw(figures[slug], variant="ball-on-wall", theme=colours).panels
        ]
        for panel in (0, 1):
            differing = int((np.abs(seen[panel] - seen[panel + 2]) > 12).sum())
            assert differing > 90, f"{differing} grey pixels of panel {panel + 1} tell the ball"


def test_a_buttock_is_never_painted_on_the_shirt(figures: dict[str, Figure]) -> None:
    staged = stage(figures["pigeon"])
    lens = Lens(view(*staged.camera), ROOM)
    for share in (0.0, 1.0):
        solved = solve(staged, share)
        beads = everything(staged, solved)
        surface = shade(beads, rasterise(beads, lens), lens, cuts(solved.body.build))
        shirt = surface.material == MATERIAL["shirt"]
        painted = np.zeros_like(shirt)
        for muscle in staged.muscles:
            belly = muscles.bellies(solved.body, muscle, "r")
            for mask in muscles.masks(belly, surface, muscle, "r", lens):
                painted |= mask
        assert (painted & (surface.material == MATERIAL["shorts"])).sum() > 500
        assert not (painted & shirt).any()


def test_print_keeps_every_figure_vector(pairs: dict[str, str]) -> None:
    weasyprint = _needed("weasyprint")
    pdfium = _needed("pypdfium2")
    raw = pytest.importorskip("pypdfium2.raw")
    style = "svg { display: block; width: 60mm }"
    pdf = weasyprint.HTML(string=f"<style>{style}</style>{''.join(pairs.values())}").write_pdf()
    kinds = [
        item.type
        for page in pdfium.PdfDocument(io.BytesIO(pdf))
        for item in page.get_objects(max_depth=8)
    ]
    assert kinds.count(raw.FPDF_PAGEOBJ_PATH) > 50 * len(pairs)
    assert raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert raw.FPDF_PAGEOBJ_SHADING not in kinds


def _needed(module: str):  # type: ignore[no-untyped-def]
    try:
        return __import__(module)
    except (ImportError, OSError) as error:
        if os.environ.get("CI") == "true":
            raise
        line = "apt-get install -y libpangoft2-1.0-0 libharfbuzz-subset0; make test"
        pytest.skip(f"{module} is not here ({error}): {line}")
