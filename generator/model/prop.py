"""What a figure's person lies on, holds or wears. Lengths are cm."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Model
from generator.model.room import Centimetres, Degrees, Letter, Point, Spot


class Mat(Model):
    kind: Literal["mat"]
    at: Spot
    size: tuple[Centimetres, Centimetres] = (180.0, 64.0)
    heading: Degrees = 0.0


class Roller(Model):
    """A foam roller lying on the floor; `heading` is the way its axis points."""

    kind: Literal["roller"]
    at: Spot
    heading: Degrees
    length: Centimetres = 45.0
    radius: Centimetres = 7.5


class Box(Model):
    """A box, bench or step standing on the floor."""

    kind: Literal["box"]
    at: Spot
    size: Point
    """Depth (x), width (y) and height."""
    heading: Degrees = 0.0


class Chair(Model):
    """`at` is below the middle of the seat; it faces `heading`."""

    kind: Literal["chair"]
    at: Spot
    heading: Degrees = 0.0
    seat: Centimetres = 46.0


class Wall(Model):
    """`at` is the middle of its foot; it faces `heading`."""

    kind: Literal["wall"]
    at: Spot
    heading: Degrees
    width: Centimetres = 90.0
    height: Centimetres = 150.0


class Ball(Model):
    """As big as a fist, to press a small spot against a wall; `at` is its middle."""

    kind: Literal["ball"]
    at: Point
    radius: Centimetres = 4.5


class Band(Model):
    """A loop round both legs; `along` is how far down the thigh or shin, 0 to 1."""

    kind: Literal["band"]
    round: Literal["thighs", "shins"]
    along: Annotated[float, Field(ge=0, le=1)]


class AnkleWeight(Model):
    kind: Literal["ankle_weight"]
    side: Letter


class FloatBelt(Model):
    kind: Literal["float_belt"]


class Water(Model):
    """A water surface at this height."""

    kind: Literal["water"]
    height: Centimetres


class Bike(Model):
    """A stationary bike facing x; `at` is below the crank, `saddle` its top."""

    kind: Literal["bike"]
    at: Spot
    saddle: Centimetres = 100.0


class IcePack(Model):
    """A cold pack on the outside of the knee, over a cloth."""

    kind: Literal["ice_pack"]
    side: Letter


class Cushion(Model):
    """A folded blanket or pillow: a soft box lying at `base` height."""

    kind: Literal["cushion"]
    at: Spot
    size: Point
    heading: Degrees = 0.0
    base: Centimetres = 0.0


Prop = Annotated[
    Mat | Roller | Box | Chair | Wall | Ball | Band | AnkleWeight | FloatBelt | Water | Bike
    | IcePack | Cushion,
    Field(discriminator="kind"),
]  # fmt: skip
