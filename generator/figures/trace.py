"""Masks to smooth outlines: contours at sub-pixel precision, fitted with cubic curves."""

import itertools

import numpy as np

from generator.figures.shapes import Array

Curve = Array
"""(k, 4, 2): k cubics, each its start, two handles and its end."""


def blur(field: Array, sigma: float) -> Array:
    """Gaussian blur of an (h, w) field, zero outside."""
    reach = max(1, int(np.ceil(2.4 * sigma)))
    taps = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    taps = (taps / taps.sum()).astype(np.float32)
    out = np.asarray(field, np.float32)
    for axis in (0, 1):
        padded = np.pad(out, [(reach, reach) if a == axis else (0, 0) for a in (0, 1)])
        size = out.shape[axis]
        total = np.zeros_like(out)
        for shift, tap in enumerate(taps):
            part = slice(shift, shift + size)
            total += tap * (padded[part] if axis == 0 else padded[:, part])
        out = total
    return out


def contours(mask: Array, sigma: float = 1.1, smallest: float = 24.0) -> list[Array]:
    """Closed outlines (n, 2) pixel x, y of an (h, w) mask, none smaller than `smallest` pixels."""
    import contourpy

    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return []
    pad = int(np.ceil(3 * sigma)) + 2
    top, left = rows[0] - pad, columns[0] - pad
    window = np.zeros((rows[-1] - top + pad + 1, columns[-1] - left + pad + 1), np.float32)
    window[pad : pad + rows[-1] - rows[0] + 1, pad : pad + columns[-1] - columns[0] + 1] = mask[
        rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1
    ]
    found = contourpy.contour_generator(z=blur(window, sigma)).lines(0.5)
    lines = [np.asarray(line) for line in found]
    shift = np.array([left + 0.5, top + 0.5])
    return [line + shift for line in lines if len(line) > 7 and abs(area(line)) >= smallest]


def area(loop: Array) -> float:
    x, y = loop[:, 0], loop[:, 1]
    return float(0.5 * (x[:-1] * y[1:] - x[1:] * y[:-1]).sum())


def thin(points: Array, step: float) -> Array:
    """Points about `step` apart along a line, its ends kept."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    travelled = np.concatenate([[0.0], np.cumsum(lengths)])
    count = max(2, round(travelled[-1] / step) + 1)
    at = np.linspace(0, travelled[-1], count)
    return np.column_stack([np.interp(at, travelled, points[:, k]) for k in (0, 1)])


def corners(points: Array, closed: bool, window: int = 3, sharp: float = 48.0) -> list[int]:
    """Indices where a line of even points turns by more than `sharp` degrees."""
    count = len(points)
    if count < 2 * window + 2:
        return []
    index = np.arange(count)
    if closed:
        before, after = points[(index - window) % count], points[(index + window) % count]
    else:
        before, after = (
            points[np.maximum(index - window, 0)],
            points[np.minimum(index + window, count - 1)],
        )
    a, b = points - before, after - points
    turn = np.abs(
        np.degrees(np.arctan2(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], (a * b).sum(axis=1)))
    )
    if not closed:
        turn[:window] = turn[-window:] = 0
    found: list[int] = []
    for peak in np.argsort(-turn):
        if turn[peak] < sharp:
            break
        gap = [
            min(abs(peak - other), count - abs(peak - other) if closed else count)
            for other in found
        ]
        if all(g > window for g in gap):
            found.append(int(peak))
    return sorted(found)


def fit(points: Array, tolerance: float, closed: bool, step: float = 2.0) -> Curve:
    """Cubic curves along a pixel line, no further than about `tolerance` pixels from it."""
    even = thin(points, step)
    if closed:
        even = even[:-1]
        if len(even) < 4:
            return np.zeros((0, 4, 2))
        breaks = corners(even, True)
        start = breaks[0] if breaks else 0
        smooth = not breaks
        even = np.roll(even, -start, axis=0)
        cut = [b - start for b in breaks] or [0]
        even = np.vstack([even, even[:1]])
        cut.append(len(even) - 1)
        seam = _unit(even[1] - even[-2]) if smooth else None
    else:
        cut = [0, *corners(even, False), len(even) - 1]
        seam = None
    out: list[Array] = []
    for first, last in itertools.pairwise(cut):
        if last > first:
            piece = _ease(even[first : last + 1], seam is not None)
            head = seam if seam is not None else _tangent(piece)
            tail = -seam if seam is not None else _tangent(piece[::-1])
            _fit_piece(piece, head, tail, tolerance, out)
    return np.array(out) if out else np.zeros((0, 4, 2))


def _ease(points: Array, loop: bool) -> Array:
    """The line with its pixel steps averaged away; its ends stay where they are."""
    if len(points) < 6:
        return points
    out = points
    for _ in range(4):
        if loop:
            inner = out[:-1]
            inner = (np.roll(inner, 1, axis=0) + 2 * inner + np.roll(inner, -1, axis=0)) / 4
            out = np.vstack([inner, inner[:1]])
        else:
            out = np.vstack([out[:1], (out[:-2] + 2 * out[1:-1] + out[2:]) / 4, out[-1:]])
    return out


def _unit(vector: Array) -> Array:
    length = float(np.hypot(vector[0], vector[1]))
    return vector / length if length > 1e-9 else np.array([1.0, 0.0])


def _tangent(points: Array) -> Array:
    return _unit(points[min(2, len(points) - 1)] - points[0])


def _fit_piece(points: Array, head: Array, tail: Array, tolerance: float, out: list[Array]) -> None:
    """Schneider's least squares, split where the fit is worst."""
    count = len(points)
    chord = points[-1] - points[0]
    span = float(np.hypot(*chord))
    if count <= 3:
        out.append(
            np.array(
                [points[0], points[0] + head * span / 3, points[-1] + tail * span / 3, points[-1]]
            )
        )
        return
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    u = lengths / lengths[-1]
    for attempt in range(2):
        v = 1 - u
        b1, b2 = 3 * u * v * v, 3 * u * u * v
        b0, b3 = v**3, u**3
        rest = points - np.outer(b0 + b1, points[0]) - np.outer(b2 + b3, points[-1])
        c00, c11 = (b1 * b1).sum(), (b2 * b2).sum()
        c01 = (b1 * b2).sum() * float(head @ tail)
        x0, x1 = (b1 * (rest @ head)).sum(), (b2 * (rest @ tail)).sum()
        det = c00 * c11 - c01 * c01
        alpha = (x0 * c11 - x1 * c01) / det if abs(det) > 1e-9 else 0.0
        beta = (c00 * x1 - c01 * x0) / det if abs(det) > 1e-9 else 0.0
        low, high = 0.02 * lengths[-1], 1.2 * lengths[-1]
        if not (low < alpha < high and low < beta < high):
            alpha = beta = lengths[-1] / 3
        curve = np.array(
            [points[0], points[0] + head * alpha, points[-1] + tail * beta, points[-1]]
        )
        at = (
            np.outer(b0, curve[0])
            + np.outer(b1, curve[1])
            + np.outer(b2, curve[2])
            + np.outer(b3, curve[3])
        )
        miss = ((at - points) ** 2).sum(axis=1)
        worst = int(np.argmax(miss))
        if miss[worst] <= tolerance**2:
            out.append(curve)
            return
        if attempt == 0:
            if miss[worst] > 16 * tolerance**2:
                break
            slope = 3 * (
                np.outer(v * v, curve[1] - curve[0]) + np.outer(2 * u * v, curve[2] - curve[1])
                + np.outer(u * u, curve[3] - curve[2])
            )  # fmt: skip
            moved = u - ((at - points) * slope).sum(axis=1) / np.maximum(
                (slope**2).sum(axis=1), 1e-9
            )
            u = np.maximum.accumulate(np.clip(moved, 0, 1))
    worst = min(max(worst, 1), count - 2)
    middle = _unit(points[min(worst + 2, count - 1)] - points[max(worst - 2, 0)])
    _fit_piece(points[: worst + 1], head, -middle, tolerance, out)
    _fit_piece(points[worst:], middle, tail, tolerance, out)


def path(curves: list[Curve], scale: float, closed: bool) -> str:
    """SVG path data with whole numbers, relative, from curves in pixels."""
    out: list[str] = []
    for curve in curves:
        if not len(curve):
            continue
        whole = np.rint(curve * scale).astype(int)
        x, y = whole[0, 0]
        out.append(f"M{x} {y}c")
        last = np.array([x, y])
        numbers: list[str] = []
        for cubic in whole:
            for point in cubic[1:]:
                for value in point - last:
                    numbers.append(str(value) if value < 0 or not numbers else f" {value}")
            last = cubic[3]
        out.append("".join(numbers))
        if closed:
            out.append("z")
    return "".join(out)


def polygon(points: Array) -> str:
    """SVG path data of a closed shape with straight sides, already in SVG units."""
    whole = np.rint(points).astype(int)
    steps = np.diff(whole, axis=0)
    return (
        f"M{whole[0, 0]} {whole[0, 1]}l"
        + "".join(
            f"{x if x < 0 or not i else f' {x}'}{y if y < 0 else f' {y}'}"
            for i, (x, y) in enumerate(steps)
        )
        + "z"
    )
