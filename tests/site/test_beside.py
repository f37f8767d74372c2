"""Work beside: on another core where that is safe, and the same answers wherever it is done."""

import subprocess
import sys
from collections.abc import Iterator

import numpy  # noqa: F401  # its presence is the case of the second test
import pytest

from generator.site.beside import beside

ALONE = """
import os, pickle
from generator.site.beside import beside
here = os.getpid()

def one(make):
    def work():
        yield make()
    return list(beside(work))

assert one(os.getpid) != [here], "not beside"
assert list(beside(lambda: iter(["one", "two"]))) == ["one", "two"]

def stumble():
    yield "first"
    raise ValueError(os.getpid() == here)
asked = beside(stumble)
assert next(asked) == "first"
try:
    next(asked)
except ValueError as error:
    assert error.args == (True,), "not said here"
else:
    raise AssertionError("nothing was said")

assert one(lambda: "much " * 1_000_000) == ["much " * 1_000_000], "more than a pipe holds"

def killed():
    yield "first"
    if os.getpid() != here:
        os._exit(9)
    yield "second"
assert list(beside(killed)) == ["first", "second"]

def unspeakable():
    yield "first"
    yield (lambda: None)  # cannot be pickled
first, second = beside(unspeakable)
assert first == "first" and second() is None

left = beside(lambda: iter(["one", "two"]))
next(left)
del left  # nobody asks for the rest
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    pass
else:
    raise AssertionError("a process was left")

import threading
stop = threading.Event()
threading.Thread(target=stop.wait).start()
assert one(os.getpid) == [here], "a fork would have lost the other thread"
stop.set()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_work_is_done_beside_and_answers_here() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True)
    assert not done.returncode, done.stderr


def test_where_a_fork_is_not_safe_it_is_done_when_asked_for() -> None:
    done = []

    def work() -> Iterator[int]:
        done.append(1)
        yield 2

    asked = beside(work)  # numpy is here, with its threads
    assert not done
    assert list(asked) == [2]
    assert done == [1]
