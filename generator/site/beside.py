"""Work done on another core, while this one goes on."""

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NoReturn, TypeVar

Answer = TypeVar("Answer")


def beside(work: Callable[[], Iterator[Answer]]) -> Iterator[Answer]:
    """Begin now, and iterate the answers as they come; what `work` raises is raised there.

    A fork shares what is loaded, and costs nothing to begin. Where it is not safe (another
    system than Linux, threads of our own or of numpy), the work is done when it is asked for.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or "numpy" in sys.modules:
        return work()
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _answer(work, writer)
    os.close(writer)
    return _answers(work, reader, child)


def _answers(work: Callable[[], Iterator[Answer]], reader: int, child: int) -> Iterator[Answer]:
    heard = 0
    try:
        with os.fdopen(reader, "rb") as pipe:
            while pickle.load(pipe):  # more is to come
                yield pickle.load(pipe)
                heard += 1
            return
    except (EOFError, pickle.UnpicklingError):
        pass  # it stumbled: the rest is done here, and raises here
    finally:
        os.waitpid(child, 0)
    yield from islice(work(), heard, None)


def _answer(work: Callable[[], Iterator[object]], writer: int) -> NoReturn:
    try:
        with os.fdopen(writer, "wb") as pipe:
            for answer in work():
                pipe.write(pickle.dumps(True) + pickle.dumps(answer))
                pipe.flush()
            pipe.write(pickle.dumps(False))
    finally:
        os._exit(0)
