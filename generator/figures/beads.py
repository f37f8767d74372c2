"""Ellipsoid beads, what a body and what it wears are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generator.figures.parts import PART
from generator.figures.shapes import Array


@dataclass(frozen=True, slots=True)
class Beads:
    """n ellipsoids in the room."""

    centre: Array
    """(n, 3) cm"""
    frame: Array
    """(n, 3, 3) columns are the axes"""
    radii: Array
    """(n, 3) cm"""
    part: Array
    """(n,) index into PARTS"""
    along: Array
    """(n,) where the bead sits on its part's cutting axis, cm"""
    cut: Array
    """(n, 3) the cutting axis: hems lie across it"""

    def __len__(self) -> int:
        return len(self.centre)

    def only(self, keep: Array) -> "Beads":
        return Beads(
            self.centre[keep], self.frame[keep], self.radii[keep],
            self.part[keep], self.along[keep], self.cut[keep],
        )  # fmt: skip

    def support(self, direction: Array) -> Array:
        """(n,) how far each bead reaches from its centre in a unit direction, cm."""
        local = np.einsum("nij,i->nj", self.frame, direction)
        return np.asarray(np.sqrt(((local * self.radii) ** 2).sum(axis=1)))


def join(pieces: list[Beads]) -> Beads:
    return Beads(*(
        np.concatenate([getattr(piece, name) for piece in pieces])
        for name in ("centre", "frame", "radii", "part", "along", "cut")
    ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bone:
    """Where a stiff part is in the room."""

    part: str
    origin: Array
    frame: Array

    def beads(
        self,
        centres: Array,
        radii: Array,
        along: Array,
        cut: tuple[float, float, float] = (0, 0, -1),
    ) -> Beads:
        """Beads given in the part's own frame; hems lie across `cut`."""
        count = len(centres)
        return Beads(
            self.origin + centres @ self.frame.T, np.broadcast_to(self.frame, (count, 3, 3)), radii,
            np.full(count, PART[self.part]), along,
            np.broadcast_to(self.frame @ np.array(cut), (count, 3)),
        )  # fmt: skip

    def balls(self, rows: Sequence[tuple[float, ...]]) -> Beads:
        """Single ellipsoids, each (x, y, z, rx, ry, rz) in the part's own frame."""
        table = np.array(rows, float)
        return self.beads(table[:, :3], table[:, 3:], -table[:, 2])
