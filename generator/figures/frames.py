"""Directions and rotations in the room.

A frame is a (3, 3) rotation whose columns are a part's own forward, left and up.
"""

import numpy as np

from generator.figures.shapes import Array


def unit(vector: Array) -> Array:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9))


def turn(axis: str, degrees: float) -> Array:
    """(3, 3) right-handed rotation about x, y or z."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    if axis == "x":
        return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    if axis == "y":
        return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def turn_about(axis: Array, degrees: float) -> Array:
    """(3, 3) right-handed rotation about any axis."""
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    radians = np.radians(degrees)
    return np.asarray(np.eye(3) + np.sin(radians) * cross + (1 - np.cos(radians)) * cross @ cross)


def between(first: Array, second: Array, share: float) -> Array:
    """The frame that share (0 to 1) of the way from one frame to another."""
    step = first.T @ second
    angle = np.degrees(np.arccos(np.clip((np.trace(step) - 1) / 2, -1, 1)))
    if angle < 1e-6:
        return first
    axis = np.array([step[2, 1] - step[1, 2], step[0, 2] - step[2, 0], step[1, 0] - step[0, 1]])
    if np.linalg.norm(axis) < 1e-6:  # half a turn: any axis of the symmetric part
        values, vectors = np.linalg.eigh((step + step.T) / 2)
        axis = vectors[:, int(np.argmax(values))]
    return first @ turn_about(axis, angle * share)


def bone_frame(top: Array, bottom: Array, forward: Array) -> Array:
    """A limb frame from its two ends and roughly the way its front faces."""
    z = unit(top - bottom)
    x = unit(forward - z * (forward @ z))
    return np.column_stack([x, np.cross(z, x), z])
