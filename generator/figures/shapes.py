"""Names for the arrays that pass through the drawing; their shapes stand where they are used."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
"""Numbers: cm, degrees, pixels or cosines."""
Mask = NDArray[np.bool_]
