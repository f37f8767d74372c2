"""Work spread over processes, so that a worker the system ends costs its task and no more."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Task:
    """One call in a worker; all of it must pickle."""

    work: Callable[..., Any]
    arguments: tuple[Any, ...]
    tried: int = 0


class WorkerEnded(Exception):
    """The system ended a worker at this task, each time it was tried."""


def run_tasks(
    tasks: Iterable[Task],
    jobs: int,
    then: Callable[[Task, Any], Sequence[Task]],
    begin: Callable[[], None] | None = None,
) -> None:
    """Do all tasks. `then` is told each result, or the exception, and gives what follows from it.

    Few tasks are in the workers at once, so that memory does not grow with their number.
    `begin` is each worker's first call.
    """
    waiting = deque(tasks)
    # Spawned, not forked: libraries with threads hang after a fork.
    context = get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, begin)
    running: dict[Future[Any], Task] = {}
    alone = False
    try:
        while waiting or running:
            # After an end, one at a time: the next end then tells whose it is.
            most = 1 if alone else 2 * jobs
            broken = False
            try:
                while waiting and len(running) < most:
                    task = waiting[0]
                    running[pool.submit(task.work, *task.arguments)] = task
                    waiting.popleft()
            except BrokenProcessPool:
                broken = True
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            ended = []
            for future in done:
                task = running.pop(future)
                error = future.exception()
                if isinstance(error, BrokenProcessPool):
                    ended.append(task)
                    continue
                alone = alone and bool(waiting) and task.tried > 0
                waiting.extendleft(reversed(then(task, error or future.result())))
            if ended or broken:
                ended += running.values()
                running.clear()
                pool.shutdown(cancel_futures=True)
                pool = ProcessPoolExecutor(jobs, context, begin)
                alone = True
                for task in ended:
                    again = Task(task.work, task.arguments, task.tried + 1)
                    if again.tried >= MOST_TRIES:
                        waiting.extendleft(reversed(then(again, WorkerEnded())))
                    else:
                        waiting.appendleft(again)
    finally:
        pool.shutdown(cancel_futures=True)
