"""An SVG logo, read strictly and written again from its shapes.

Shapes and paints are kept by an allow-list. What could run, load or hide something is refused
by name, and so is what would look otherwise from one reader to the next, such as live text.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

MOST_SHAPES = 2000
"""Elements, with each `use` counted as what it repeats."""
DEEPEST = 40

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"

_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"}
_HOLDERS = {
    "svg", "g", "defs", "symbol", "clipPath", "mask", "pattern",
    "linearGradient", "radialGradient", "stop",
}  # fmt: skip
_IGNORED = {"title", "desc", "metadata"}
_ATTRIBUTES = {
    "id", "class", "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
    "fx", "fy", "fr", "width", "height", "viewBox", "transform", "pathLength", "offset", "style",
    "clipPathUnits", "maskUnits", "maskContentUnits", "patternUnits", "patternContentUnits",
    "patternTransform", "gradientUnits", "gradientTransform", "spreadMethod", "href",
    "preserveAspectRatio",
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
    "stroke-dashoffset", "opacity", "color", "display", "visibility", "clip-path", "clip-rule",
    "mask", "stop-color", "stop-opacity", "vector-effect", "paint-order",
}  # fmt: skip
_NAMED = {
    "script": "a script",
    "foreignobject": "a foreign object",
    "image": "a picture inside the picture",
    "feimage": "a picture inside the picture",
    "a": "a link",
    "iframe": "another page",
    "text": "live text, which looks otherwise where its font is missing",
    "filter": "an effect, which print does not show",
    "animate": "an animation",
    "animatetransform": "an animation",
    "animatemotion": "an animation",
    "set": "an animation",
}
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_PLAIN_URL = re.compile(r"url\(\s*#[\w.\-]+\s*\)")
_UNSAFE = re.compile(r"@|\\|</|javascript:|data:|-moz-binding|behavior\s*:", re.I)
_FUNCTION = re.compile(r"([\w-]+)\s*\(")
_FUNCTIONS = {
    "rgb", "rgba", "hsl", "hsla", "calc",
    "matrix", "translate", "scale", "rotate", "skewX", "skewY",
}  # fmt: skip


_OF_THE_FRAME = {"viewBox", "width", "height", "x", "y"}


class Refused(Exception):
    """What is wrong with a logo, and where in its file."""

    def __init__(self, code: str, message: str, hint: str, line: int = 1, column: int = 1) -> None:
        self.code, self.message, self.hint = code, message, hint
        self.line, self.column = line, column
        super().__init__(message)


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    parts: list["_Element"] = field(default_factory=list)
    style: str = ""


def clean_svg(raw: bytes) -> tuple[bytes, float, float]:
    """The drawing written again, its width and its height. Refused: it is more than a drawing."""
    root = _Reader().read(raw)
    left, top, width, height = _frame(root)
    _count_shapes(root)
    root.attributes = {
        "viewBox": f"{left:g} {top:g} {width:g} {height:g}",
        "width": f"{width:g}",
        "height": f"{height:g}",
        **{name: value for name, value in root.attributes.items() if name not in _OF_THE_FRAME},
    }
    return f'<svg xmlns="{_SVG}"{_written(root)[4:]}\n'.encode(), width, height


class _Reader:
    """Reads one file, and refuses at the line where something does not belong."""

    def __init__(self) -> None:
        self._open: list[_Element] = []
        self._root: _Element | None = None
        self._skipped = 0
        self._count = 0
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def read(self, raw: bytes) -> _Element:
        try:
            self._parser.Parse(raw, True)
        except expat.ExpatError as error:
            message = f"this is no sound SVG: {expat.ErrorString(error.code)}"
            raise Refused(
                "logo-svg", message, "export it again as SVG", error.lineno, error.offset + 1
            ) from None
        except (LookupError, ValueError):
            raise self._refusal(
                "logo-svg", "this is no SVG in a known encoding", "save as UTF-8"
            ) from None
        if self._root is None:
            raise Refused("logo-svg", "this is no SVG", "its first element must be <svg>")
        return self._root

    def _refusal(self, code: str, message: str, hint: str = "export it as a plain SVG") -> Refused:
        parser = self._parser
        return Refused(
            code, message, hint, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        )

    def _doctype(self, *_: object) -> None:
        # Entities are declared in one: without it none can expand, and none can be fetched.
        raise self._refusal("logo-entity", "a logo may hold no DOCTYPE and no entity")

    def _instruction(self, target: str, _: str) -> None:
        raise self._refusal("logo-reference", f"a logo may hold no <?{target[:40]} …?>")

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        space, _, name = qualified.rpartition(" ")
        self._count += 1
        if self._count > MOST_SHAPES or len(self._open) + self._skipped > DEEPEST:
            raise self._refusal("logo-complex", "the logo has too many parts", "simplify it")
        if name.lower() in _NAMED:
            message = f"a logo may hold no <{name}>: it is {_NAMED[name.lower()]}"
            hint = "turn its text into paths" if name == "text" else "export it as a plain SVG"
            raise self._refusal(
                "logo-script" if name.lower() == "script" else "logo-element", message, hint
            )
        kept = self._attributes(attributes)
        if self._skipped or space != _SVG or name in _IGNORED:
            if not self._open and not self._skipped:
                raise self._refusal("logo-svg", "this is no SVG", "its first element must be <svg>")
            self._skipped += 1
            return
        if name not in _SHAPES | _HOLDERS | {"style"} or (name == "svg") != (not self._open):
            raise self._refusal("logo-element", f"a logo may hold no <{name[:40]}> here")
        element = _Element(name, kept)
        if self._open:
            self._open[-1].parts.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _attributes(self, attributes: dict[str, str]) -> dict[str, str]:
        kept = {}
        for qualified, value in attributes.items():
            space, _, name = qualified.rpartition(" ")
            if name.lower().startswith("on"):
                raise self._refusal(
                    "logo-handler", f'a logo may hold no event handler "{name[:40]}"'
                )
            if name in ("href", "src"):
                if not re.fullmatch(r"#[\w.\-]+", value.strip()):
                    message = "a logo may refer to nothing outside its file"
                    raise self._refusal("logo-reference", message)
                value = value.strip()
            elif name != "d" and _is_unsafe(value):
                if name in _ATTRIBUTES:
                    message = f'what stands in "{name}" does not belong in a logo'
                    raise self._refusal("logo-reference", message)
                continue
            if name in _ATTRIBUTES and space in ("", _XLINK):
                kept[name] = value
        return kept

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        element = self._open.pop()
        if element.name == "style" and _is_unsafe(element.style):
            message = "a style may hold no @ rule, no escape and no address"
            raise self._refusal("logo-style", message)

    def _text(self, text: str) -> None:
        if self._open and not self._skipped and self._open[-1].name == "style":
            self._open[-1].style += text


def _is_unsafe(style: str) -> bool:
    """Whether a style may do more than paint, or reach something outside the file."""
    rest = _PLAIN_URL.sub("", style)
    return bool(_UNSAFE.search(rest)) or not set(_FUNCTION.findall(rest)) <= _FUNCTIONS


def _frame(root: _Element) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is shown."""
    box = [float(number) for number in _NUMBER.findall(root.attributes.get("viewBox", ""))]
    if len(box) != 4:
        sides = [_NUMBER.match(root.attributes.get(side, "")) for side in ("width", "height")]
        box = [0.0, 0.0, *(float(side[0]) if side else 0.0 for side in sides)]
    left, top, width, height = box
    if not all(map(math.isfinite, box)) or not (0 < width < 1e6 and 0 < height < 1e6):
        raise Refused("logo-svg", "the logo does not say how large it is", "give it a viewBox")
    return left, top, width, height


def _count_shapes(root: _Element) -> None:
    """Refused: it shows nothing, or its parts repeat too much, or each other."""
    parts = list(_all(root))
    named = {part.attributes["id"]: part for part in reversed(parts) if "id" in part.attributes}
    styled = [target for part in parts for target in _local_urls(part.style)]
    counted: dict[int, int] = {}
    inside: set[int] = set()
    too_much = Refused("logo-complex", "the logo repeats its parts too often", "simplify it")

    def count(element: _Element) -> int:
        key = id(element)
        if key in inside:
            raise too_much
        if key not in counted:
            inside.add(key)
            drawn = [*element.parts]
            drawn += [named[target] for target in _targets(element, styled) if target in named]
            counted[key] = 1 + sum(map(count, drawn))
            inside.discard(key)
            if counted[key] > MOST_SHAPES or len(inside) > 4 * DEEPEST:
                raise too_much
        return counted[key]

    count(root)
    if not any(part.name in _SHAPES for part in parts):
        raise Refused("logo-empty", "the logo shows nothing", "export it with what it shows")


def _all(element: _Element) -> Iterator[_Element]:
    yield element
    for part in element.parts:
        yield from _all(part)


def _local_urls(text: str) -> list[str]:
    return [url[4:-1].strip(" #") for url in _PLAIN_URL.findall(text)]


def _targets(element: _Element, styled: list[str]) -> list[str]:
    """Ids of what is drawn with an element. A style may reach any shape that has a class."""
    found = [url for value in element.attributes.values() for url in _local_urls(value)]
    if "class" in element.attributes and element.name in _SHAPES | {"g"}:
        found += styled
    href = element.attributes.get("href")
    return [*found, href[1:]] if href else found


def _written(element: _Element) -> str:
    attributes = "".join(
        f" {name}={quoteattr(value)}" for name, value in element.attributes.items()
    )
    inner = element.style.replace("&", "&amp;").replace("<", "&lt;")
    inner += "".join(map(_written, element.parts))
    return f"<{element.name}{attributes}>{inner}</{element.name}>"
