"""Work beside: on another core where that is safe, and the same answer wherever it is done."""

import subprocess
import sys

import numpy  # noqa: F401  # its presence is the case of the second test
import pytest

from generator.site.beside import beside

ALONE = """
import os
from generator.site.beside import beside
here = os.getpid()
assert beside(os.getpid)() != here, "not beside"

words = ["one", "two"]
assert beside(lambda: words[::-1])() == ["two", "one"]

def stumble():
    raise ValueError(os.getpid() == here)
asked = beside(stumble)
try:
    asked()
except ValueError as error:
    assert error.args == (True,), "not said here"
else:
    raise AssertionError("nothing was said")

assert beside(lambda: "much " * 1_000_000)() == "much " * 1_000_000, "more than a pipe holds"
assert beside(lambda: os._exit(9) if os.getpid() != here else "here")() == "here"

import threading
stop = threading.Event()
threading.Thread(target=stop.wait).start()
assert beside(os.getpid)() == here, "a fork would have lost the other thread"
stop.set()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_work_is_done_beside_and_answers_here() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True)
    assert not done.returncode, done.stderr


def test_where_a_fork_is_not_safe_it_is_done_when_asked_for() -> None:
    done = []
    asked = beside(lambda: done.append(1))  # numpy is here, with its threads
    assert not done
    asked()
    assert done == [1]
