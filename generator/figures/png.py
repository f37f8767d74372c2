"""The drawings' own SVG to a picture, for contact sheets and for tests that look.

It knows what the drawings are made of and no more: filled and stroked paths of
M, L, l, C, c and z, circles, groups and transforms.
"""

import re
from dataclasses import dataclass, replace
from xml.etree import ElementTree

import numpy as np
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from generator.figures.shapes import Array

_OVER = 3
"""Drawn this many times as large, then shrunk: smooth edges."""
_TOKEN = re.compile(r"[MLlCcz]|-?\d+(?:\.\d+)?")
_CALL = re.compile(r"(translate|scale)\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class _State:
    """What a group hands down."""

    scale: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)
    fill: str = "#000000"
    stroke: str = "none"
    width: float = 1.0
    dash: tuple[float, ...] = ()

    def enter(self, node: ElementTree.Element) -> "_State":
        scale, shift = self.scale, self.shift
        for call, numbers in _CALL.findall(node.get("transform", "")):
            values = [float(v) for v in numbers.replace(",", " ").split()]
            first, second = values[0], values[-1]
            if call == "translate":
                shift = (shift[0] + scale[0] * first, shift[1] + scale[1] * second)
            else:
                scale = (scale[0] * first, scale[1] * second)
        dash = node.get("stroke-dasharray")
        return replace(
            self,
            scale=scale,
            shift=shift,
            fill=node.get("fill", self.fill),
            stroke=node.get("stroke", self.stroke),
            width=float(node.get("stroke-width", self.width)),
            dash=tuple(float(v) for v in dash.split()) if dash else self.dash,
        )

    def place(self, points: Array) -> Array:
        return np.asarray(points * np.array(self.scale) + np.array(self.shift))


def rasterise(svg: str, width: int) -> Image.Image:
    """The drawing on white (or its own ground), `width` pixels wide."""
    root = ElementTree.fromstring(svg)
    _, _, wide, tall = (float(v) for v in root.attrib["viewBox"].split())
    ratio = width * _OVER / wide
    size = (width * _OVER, max(1, round(tall * ratio)))
    image = Image.new("RGB", size, "#ffffff")
    _draw(image, root, _State(scale=(ratio, ratio)))
    return image.resize((width, max(1, round(size[1] / _OVER))), Image.Resampling.BOX)


def _draw(image: Image.Image, node: ElementTree.Element, above: _State) -> None:
    state = above.enter(node)
    tag = node.tag.rpartition("}")[2]
    if tag == "path":
        _paint(image, _lines(node.get("d", "")), state)
    elif tag == "circle":
        centre = np.array([float(node.get("cx", 0)), float(node.get("cy", 0))])
        turn = np.linspace(0, 2 * np.pi, 73)
        round_ = centre + float(node.attrib["r"]) * np.column_stack([np.cos(turn), np.sin(turn)])
        _paint(image, [round_], state)
    elif tag == "rect":
        w, h = float(node.attrib["width"]), float(node.attrib["height"])
        _paint(image, [np.array([(0, 0), (w, 0), (w, h), (0, h), (0, 0)])], state)
    elif tag == "text":
        size = float(node.get("font-size", 10)) * state.scale[0]
        at = state.place(np.array([float(node.get("x", 0)), float(node.get("y", 0))]))
        font = ImageFont.load_default(size)
        draw = ImageDraw.Draw(image)
        draw.text((at[0], at[1]), node.text or "", fill=state.fill, font=font, anchor="ls")
    for child in node:
        _draw(image, child, state)


def _lines(data: str) -> list[Array]:
    """Path data as straight pieces; a closed one ends where it began."""
    tokens = _TOKEN.findall(data)
    lines: list[list[Array]] = []
    at, index, command = np.zeros(2), 0, "M"

    def pair() -> Array:
        nonlocal index
        index += 2
        return np.array([float(tokens[index - 2]), float(tokens[index - 1])])

    while index < len(tokens):
        if tokens[index].isalpha():
            command = tokens[index]
            index += 1
        if command == "z":
            lines[-1].append(lines[-1][0])
        elif command == "M":
            at = pair()
            lines.append([at])
        elif command in "Ll":
            at = pair() + (at if command == "l" else 0)
            lines[-1].append(at)
        else:
            start = at if command == "c" else np.zeros(2)
            one, two, end = start + pair(), start + pair(), start + pair()
            t = np.linspace(0, 1, 9)[1:, None]
            curve = (1 - t) ** 3 * at + 3 * t * (1 - t) ** 2 * one + 3 * t**2 * (1 - t) * two
            lines[-1] += list(curve + t**3 * end)
            at = end
    return [np.array(line) for line in lines]


def _paint(image: Image.Image, lines: list[Array], state: _State) -> None:
    placed = [state.place(line) for line in lines]
    if not placed:
        return
    wide = max(1, round(state.width * abs(state.scale[0]))) if state.stroke != "none" else 0
    points = np.concatenate(placed)
    low = np.maximum(np.floor(points.min(axis=0)).astype(int) - wide - 2, 0)
    high = np.minimum(np.ceil(points.max(axis=0)).astype(int) + wide + 3, image.size)
    if (high <= low).any():
        return
    size = (int(high[0] - low[0]), int(high[1] - low[1]))
    corner = (int(low[0]), int(low[1]))
    local = [line - low for line in placed]
    if state.fill != "none":
        mask = Image.new("1", size)
        for line in local:
            if len(line) > 2:  # holes by parity: contours inside others are holes
                piece = Image.new("1", size)
                ImageDraw.Draw(piece).polygon([(x, y) for x, y in line], fill=1)
                mask = ImageChops.logical_xor(mask, piece)
        image.paste(ImageColor.getrgb(state.fill), corner, mask)
    if wide:
        mask = Image.new("1", size)
        for line in local:
            for dash in _dashes(line, [v * abs(state.scale[0]) for v in state.dash]):
                _stroke(ImageDraw.Draw(mask), dash, wide)
        image.paste(ImageColor.getrgb(state.stroke), corner, mask)


def _stroke(draw: ImageDraw.ImageDraw, line: Array, wide: int) -> None:
    places = [(float(x), float(y)) for x, y in line]
    draw.line(places, fill=1, width=wide)
    if wide > 2:
        for x, y in places:
            draw.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill=1)


def _dashes(line: Array, pattern: list[float]) -> list[Array]:
    if not pattern or len(line) < 2:
        return [line]
    travelled = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    pieces, start = [], 0.0
    while start < travelled[-1]:
        at = np.linspace(start, min(start + pattern[0], float(travelled[-1])), 6)
        pieces.append(np.column_stack([np.interp(at, travelled, line[:, k]) for k in (0, 1)]))
        start += pattern[0] + pattern[-1]
    return pieces
