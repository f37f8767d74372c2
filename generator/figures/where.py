"""Which line of a figure's file a fault is laid at."""

from dataclasses import dataclass
from typing import Any

from generator.figures.results import Fault
from generator.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Where:
    figure: Figure
    variant: str | None
    share: float
    still: bool

    def path(self, *keys: str) -> tuple[str | int, ...]:
        """The place in the file that states these keys nearest to this moment."""
        near = "start" if self.share < 0.5 else "end"
        places: list[tuple[str, ...]] = [(near,), ("pose",)]
        if self.variant:
            own = [("variants", self.variant, *place) for place in places]
            places = own if self.figure.variants[self.variant].afresh else own + places
        for length in range(len(keys), 0, -1):
            for place in places:
                if _stated(self.figure, place + keys[:length]):
                    return place + keys
        return places[0] + keys

    def fault(self, code: str, amount: float, message: str, *keys: str) -> tuple[float, Fault]:
        return amount, Fault(code, self.path(*keys), self.share, message)


def _stated(figure: Figure, path: tuple[str, ...]) -> bool:
    value: Any = figure
    for key in path:
        value = value.get(key) if isinstance(value, dict) else getattr(value, key, None)
        if value is None:
            return False
    return True
