"""A clinic's logo is a picture and nothing else, or it is refused at the line that says why."""

import io
import struct
import zlib
from pathlib import Path, PurePosixPath

import lxml.etree
import numpy
import pytest
from PIL import Image, ImageFile, PngImagePlugin

from generator.content.load import load
from generator.content.logo import KEPT_PIXELS, Logo, read_logo
from generator.content.logo_svg import MOST_SHAPES
from generator.problems import ContentError, Place, Problem
from generator.project import Project

NAMED = Place(PurePosixPath("content/clinics/elm/clinic.yaml"), 2, 7)
SHOWN = PurePosixPath("content/clinics/elm")
OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 120 40">'
)
SHAPE = '<path d="M0 0h10v10z"/>'


def _svg(inside: str, *, start: str = OPEN) -> bytes:
    """A drawing whose third line is what is tested."""
    return f"{start}\n{SHAPE}\n{inside}\n</svg>".encode()


def _read(folder: Path, raw: bytes, name: str = "logo.svg") -> Logo | Problem:
    (folder / name).write_bytes(raw)
    return read_logo(folder, SHOWN, name, NAMED)


def _laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    return f"<!DOCTYPE svg [{entities}]>{OPEN}{SHAPE}<desc>&a9;</desc></svg>".encode()


def _use_bomb() -> str:
    levels = "".join(
        f'<g id="g{n}">{f"<use href={chr(34)}#g{n - 1}{chr(34)}/>" * 10}</g>' for n in range(1, 9)
    )
    return f'<g id="g0">{SHAPE}</g>{levels}<use href="#g8"/>'


HOSTILE = {
    "script": ("<script>alert(1)</script>", "logo-script"),
    "script-in-capitals": ("<SCRIPT>alert(1)</SCRIPT>", "logo-script"),
    "script-of-another-namespace": (
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>',
        "logo-script",
    ),
    "script-inside-metadata": ("<metadata><script>1</script></metadata>", "logo-script"),
    "script-by-reference": ('<script href="https://evil.example/x.js"/>', "logo-script"),
    "onload": ('<g onload="alert(1)"/>', "logo-handler"),
    "onclick-in-capitals": ('<path d="M0 0" ONCLICK="alert(1)"/>', "logo-handler"),
    "handler-inside-metadata": ('<metadata><x onbegin="1"/></metadata>', "logo-handler"),
    "javascript-link": ('<a href="javascript:alert(1)"><path d="M0 0"/></a>', "logo-element"),
    "javascript-use": ('<use href="javascript:alert(1)"/>', "logo-reference"),
    "external-use": ('<use xlink:href="https://evil.example/x.svg#a"/>', "logo-reference"),
    "file-use": ('<use xlink:href="file:///etc/passwd#a"/>', "logo-reference"),
    "data-use": ('<use href="data:image/svg+xml;base64,AAAA#a"/>', "logo-reference"),
    "image-http": ('<image href="http://evil.example/x.png"/>', "logo-element"),
    "image-data-html": ('<image href="data:text/html,&lt;script>"/>', "logo-element"),
    "foreign-object": ("<foreignObject><p>x</p></foreignObject>", "logo-element"),
    "iframe": ('<iframe src="https://evil.example/"/>', "logo-element"),
    "animation-of-a-link": (
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        "logo-element",
    ),
    "set": ('<set attributeName="onload" to="alert(1)"/>', "logo-element"),
    "effect": ('<filter id="f"><feFlood/></filter>', "logo-element"),
    "live-text": ("<text>Elm</text>", "logo-element"),
    "drawing-in-a-drawing": ("<svg/>", "logo-element"),
    "handler-element": ('<handler type="application/ecmascript">1</handler>', "logo-element"),
    "style-import": ("<style>@import 'https://evil.example/x.css';</style>", "logo-style"),
    "style-font": ("<style>@font-face{src:local(x)}</style>", "logo-style"),
    "style-url": ("<style>path{fill:url(https://evil.example/)}</style>", "logo-style"),
    "style-escape": (r"<style>path{fill:\75rl(//evil.example)}</style>", "logo-style"),
    "style-image-set": ("<style>svg{background:image-set('//e.example')}</style>", "logo-style"),
    "style-end": ("<style><![CDATA[</style><script>]]></style>", "logo-style"),
    "style-attribute-url": ('<path d="M0 0" style="fill:url(//evil.example)"/>', "logo-reference"),
    "fill-url": ('<path d="M0 0" fill="url(https://evil.example/#a)"/>', "logo-reference"),
    "style-expression": ('<path d="M0 0" style="width:expression(alert(1))"/>', "logo-reference"),
    "stylesheet": ('<?xml-stylesheet href="https://evil.example/x.css"?>', "logo-reference"),
    "entity-undeclared": ("<desc>&xxe;</desc>", "logo-svg"),
    "unclosed": ("<g>", "logo-svg"),
    "deep": ("<g>" * 60 + "</g>" * 60, "logo-complex"),
    "many": ('<path d="M0 0"/>' * (MOST_SHAPES + 1), "logo-complex"),
    "control-character": ("<desc>\x01</desc>", "logo-svg"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_drawing_is_refused_at_its_line(case: str, tmp_path: Path) -> None:
    inside, code = HOSTILE[case]
    problem = _read(tmp_path, _svg(inside))
    assert isinstance(problem, Problem), problem
    assert problem.code == code
    line = 4 if case == "unclosed" else 3
    assert (str(problem.place.path), problem.place.line) == (f"{SHOWN}/logo.svg", line)
    assert problem.hint


WHOLE = {
    "external-entity": (
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{OPEN}&x;</svg>'.encode(),
        "logo-entity",
    ),
    "external-dtd": (
        f'<!DOCTYPE svg SYSTEM "http://e.example/x.dtd">{OPEN}</svg>'.encode(),
        "logo-entity",
    ),
    "parameter-entity": (
        f'<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://e.example/"> %x;]>{OPEN}</svg>'.encode(),
        "logo-entity",
    ),
    "billion-laughs": (_laughs(), "logo-entity"),
    "use-bomb": (_svg(_use_bomb()), "logo-complex"),
    "use-of-itself": (_svg('<g id="a"><use href="#a"/></g>'), "logo-complex"),
    "pattern-of-itself": (
        _svg('<pattern id="p"><path fill="url(#p)" d="M0 0"/></pattern>'),
        "logo-complex",
    ),
    "html": (b"<html><script>alert(1)</script></html>", "logo-svg"),
    "svg-without-namespace": (b"<svg viewBox='0 0 1 1'><path/></svg>", "logo-svg"),
    "empty-file": (b"", "logo-svg"),
    "no-text": (bytes(range(256)), "logo-svg"),
    "gzip": (b"\x1f\x8b\x08\x00" + b"\x00" * 40, "logo-svg"),
    "unknown-encoding": (b'<?xml version="1.0" encoding="x-evil"?><svg/>', "logo-svg"),
    "no-shape": (f"{OPEN}<g/></svg>".encode(), "logo-empty"),
    "no-size": (_svg("", start=OPEN.replace(' viewBox="0 0 120 40"', "")), "logo-svg"),
    "size-not-finite": (_svg("", start=OPEN.replace("120", "1e999")), "logo-svg"),
    "too-wide": (_svg("", start=OPEN.replace("120", "4000")), "logo-shape"),
    "too-large": (_svg("<!--" + "x" * 200_000 + "-->"), "logo-size"),
}


@pytest.mark.parametrize("case", WHOLE)
def test_a_file_that_is_no_drawing_is_refused(case: str, tmp_path: Path) -> None:
    raw, code = WHOLE[case]
    problem = _read(tmp_path, raw)
    assert isinstance(problem, Problem), problem
    assert problem.code == code
    assert str(problem.place.path) == f"{SHOWN}/logo.svg"


def test_a_drawing_is_written_again_from_what_is_known(tmp_path: Path) -> None:
    logo = _read(
        tmp_path,
        _svg(
            '<title>Elm</title><g xmlns:i="http://www.inkscape.org/" i:label="one" data-x="1">'
            '<defs><style>.a{fill:url(#b);stroke:rgb(1,2,3)}</style><linearGradient id="b">'
            '<stop offset="0" stop-color="#fff"/></linearGradient></defs>'
            '<i:thing/><rect class="a" width="3" height="4" transform="translate(1 2)"/>'
            '<use xlink:href="#b" tabindex="1"/></g>'
        ),
    )
    assert isinstance(logo, Logo), logo
    assert (logo.width, logo.height, logo.media) == (120, 40, "image/svg+xml")
    root = lxml.etree.fromstring(logo.data)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {
        "svg", "path", "g", "defs", "style", "linearGradient", "stop", "rect", "use",
    }  # fmt: skip
    text = logo.data.decode()
    assert 'href="#b"' in text
    assert 'transform="translate(1 2)"' in text
    assert not any(word in text for word in ("inkscape", "data-x", "tabindex", "Elm", "xlink"))
    assert _read(tmp_path, logo.data) == logo, "clean is clean"


# --- PNG ----------------------------------------------------------------------------------------


def _png(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is this large."""
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + _chunk(b"IDAT", zlib.compress(b"\0" * 9))
        + _chunk(b"IEND", b"")
    )


def _text_bomb() -> bytes:
    text = _chunk(b"zTXt", b"x\0\0" + zlib.compress(b"\0" * 50_000_000, 9))
    raw = _png(Image.new("RGB", (60, 20), "red"))
    return raw[:33] + text + raw[33:]


PNGS = {
    "header-bomb": (_bomb(60_000, 60_000), "logo-pixels"),
    "header-bomb-of-one-line": (_bomb(2**31 - 1, 1), "logo-pixels"),
    "no-width": (_bomb(0, 10), "logo-png"),
    "text-bomb": (_text_bomb(), "logo-png"),
    "truncated": (_png(Image.effect_noise((300, 100), 50))[:4000], "logo-png"),
    "jpeg": (b"\xff\xd8\xff\xe0" + b"\0" * 60, "logo-png"),
    "svg-named-png": (_svg(""), "logo-png"),
    "html-named-png": (b"<html><script>alert(1)</script></html>", "logo-png"),
    "short": (b"\x89PNG", "logo-png"),
    "nothing-to-see": (_png(Image.new("RGBA", (60, 20))), "logo-empty"),
    "too-tall": (_png(Image.new("RGB", (10, 400), "red")), "logo-shape"),
    "too-many-bytes": (_png(Image.new("RGB", (60, 20))) + b"\0" * 2_000_000, "logo-size"),
}


@pytest.mark.parametrize("case", PNGS)
def test_a_file_that_is_no_small_png_is_refused(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, code = PNGS[case]
    # As WeasyPrint leaves it once it is imported.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    problem = _read(tmp_path, raw, "logo.png")
    assert isinstance(problem, Problem), problem
    assert problem.code == code


def test_a_png_is_encoded_again_without_what_it_carried(tmp_path: Path) -> None:
    carried = PngImagePlugin.PngInfo()
    carried.add_text("Comment", "planted-name")
    raw = _png(Image.new("RGB", (2400, 800), "navy"), pnginfo=carried) + b"planted-tail"
    logo = _read(tmp_path, raw, "logo.png")
    assert isinstance(logo, Logo), logo
    assert b"planted" not in logo.data
    with Image.open(io.BytesIO(logo.data)) as image:
        assert (image.size, image.mode) == ((KEPT_PIXELS, KEPT_PIXELS // 3), "RGBA")
        assert image.getpixel((5, 5)) == (0, 0, 128, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_keeps_its_look(mode: str, tmp_path: Path) -> None:
    if mode == "I;16":
        image = Image.fromarray(numpy.full((20, 60), 40_000, dtype="uint16"))
    else:
        image = Image.new("RGBA", (60, 20), (200, 200, 200, 255)).convert(mode)
    logo = _read(tmp_path, _png(image), "logo.png")
    assert isinstance(logo, Logo), logo
    with Image.open(io.BytesIO(logo.data)) as again:
        shade = again.convert("L").getpixel((30, 10))
    assert shade == pytest.approx({"1": 255, "I;16": 156}.get(mode, 200), abs=2)


# --- where it lies ------------------------------------------------------------------------------


def _clinic(base: Project, logo: str) -> Path:
    folder = base.content / "clinics" / "oak"
    text = (folder / "clinic.yaml").read_text(encoding="utf-8")
    (folder / "clinic.yaml").write_text(f"logo: {logo}\n{text}", encoding="utf-8")
    return folder


def _problem(base: Project) -> Problem:
    with pytest.raises(ContentError) as caught:
        load(base, clinic="oak")
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    "name",
    [
        "../../guide.svg",
        "/etc/passwd.png",
        "a/b.svg",
        "https://evil.example/x.svg",
        "file:///etc/x.png",
        "logo.gif",
        "logo.svg.exe",
        '"logo.svg\\0.png"',
        '".svg"',
    ],
)
def test_a_name_that_is_no_file_of_the_folder_is_refused(base: Project, name: str) -> None:
    _clinic(base, name)
    problem = _problem(base)
    assert (str(problem.place.path), problem.place.line) == ("content/clinics/oak/clinic.yaml", 1)


@pytest.mark.parametrize("kind", ["link", "folder", "nothing", "loop"])
def test_a_logo_is_a_file_of_the_clinics_own_folder(base: Project, kind: str) -> None:
    folder = _clinic(base, "logo.svg")
    path = folder / "logo.svg"
    if kind == "link":
        outside = base.root / "outside.svg"
        outside.write_bytes(_svg(""))
        path.symlink_to(outside)
    elif kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path)
    problem = _problem(base)
    assert problem.code == "logo-missing"
    assert ("outside its folder" in problem.message) == (kind == "link")
    assert (str(problem.place.path), problem.place.line) == ("content/clinics/oak/clinic.yaml", 1)


def test_a_clean_logo_comes_with_the_guide(base: Project) -> None:
    (_clinic(base, "logo.svg") / "logo.svg").write_bytes(_svg(""))
    loaded = load(base, clinic="oak")
    assert loaded.logo is not None
    assert loaded.logo.name == "logo.svg"
    assert load(base).logo is None
