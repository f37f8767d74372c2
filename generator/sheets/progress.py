"""How far long work is: a bar on a terminal, a plain line now and then elsewhere."""

import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

_WIDTH = 30
_PLAIN_STEPS = 10


@dataclass(slots=True)
class Progress:
    total: int
    what: str
    out: TextIO = field(default_factory=lambda: sys.stderr)
    quiet: bool = False
    done: int = 0
    _began: float = field(default_factory=time.monotonic)
    _shown: float = 0

    def add(self, count: int = 1) -> None:
        before, self.done = self.done, self.done + count
        now = time.monotonic()
        if self.quiet:
            return
        if self.out.isatty():
            if now - self._shown >= 0.1 or self.done == self.total:
                self._shown = now
                self.out.write(f"\r{self._bar()} {self._told(now)}\x1b[K")
                self.out.flush()
        elif before * _PLAIN_STEPS // self.total < self.done * _PLAIN_STEPS // self.total:
            self.out.write(self._told(now) + "\n")
            self.out.flush()

    def close(self) -> None:
        if self.done and self.out.isatty():
            self.out.write("\n")

    def _bar(self) -> str:
        full = _WIDTH * self.done // max(1, self.total)
        return "[" + "#" * full + "." * (_WIDTH - full) + "]"

    def _told(self, now: float) -> str:
        seconds = max(now - self._began, 0.001)
        left = (self.total - self.done) * seconds / max(1, self.done)
        return (
            f"{self.done}/{self.total} {self.what}, {self.done / seconds:.1f} a second,"
            f" {left:.0f} s left"
        )
