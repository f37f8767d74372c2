"""Which fonts the system has: what the sheets' own faces lack is taken from these."""

import ctypes
import hashlib
import os
from ctypes.util import find_library
from pathlib import Path


def system_fonts_digest() -> str:
    """Changes when a font comes, goes or is replaced; "" where there is no fontconfig."""
    name = find_library("fontconfig")
    if not name:
        return ""
    told = hashlib.sha256()
    for path in sorted(_font_files(ctypes.CDLL(name))):
        try:
            status = Path(os.fsdecode(path)).stat()
        except OSError:
            continue
        told.update(path + f" {status.st_size} {status.st_mtime_ns}\n".encode())
    return told.hexdigest()


class _FontSet(ctypes.Structure):
    """fontconfig's FcFontSet."""

    _fields_ = [
        ("count", ctypes.c_int),
        ("room", ctypes.c_int),
        ("fonts", ctypes.POINTER(ctypes.c_void_p)),
    ]


_SYSTEM = 0
"""FcSetSystem."""


def _font_files(library: ctypes.CDLL) -> set[bytes]:
    library.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
    library.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    library.FcPatternGetString.argtypes = [
        ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_char_p),
    ]  # fmt: skip
    library.FcConfigDestroy.argtypes = [ctypes.c_void_p]
    config = library.FcInitLoadConfigAndFonts()
    if not config:
        return set()
    found = library.FcConfigGetFonts(config, _SYSTEM)
    files = set()
    if found:
        for number in range(found.contents.count):
            file = ctypes.c_char_p()
            pattern = found.contents.fonts[number]
            if library.FcPatternGetString(pattern, b"file", 0, ctypes.byref(file)) == 0:
                files.add(file.value or b"")
    library.FcConfigDestroy(config)
    return files
