"""One function over many items in processes of its own, with the results in the order of the items.

A worker is a fresh interpreter that reads pickled tasks from its input and writes pickled results to its output. It shares
no lock and no queue with anybody, so that one that is killed takes nothing along but what it was working on; it sees the
end of its input when the parent ends, however that happens, and ends too; and it never imports the parent's main module,
so that a script needs no guard around its last lines. (The pools of the standard library give up all pending work when one
of their processes dies, cannot say which item it died of, and outlive a parent that was killed.)

Tasks go to the workers in turn, a few ahead, and results are taken in the same turn: that is the order, and a bound.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
import warnings
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import cycle
from queue import Empty, Queue, SimpleQueue
from typing import Any, BinaryIO, Generic, TypeVar

__all__ = ["in_order"]

Item = TypeVar("Item")
Result = TypeVar("Result")

# Tasks that a worker is given ahead, and results that are kept for it until their turn comes.
AHEAD = 4
# How often a worker may die of one item before the item is given up.
DEATHS = 2

_START = "import sys; sys.path[:] = sys.argv[1:]; from newsparse.workers import serve; serve()"


def in_order(
    work: Callable[[Iterable[Item]], Iterable[Result]],
    tasks: Iterable[list[Item]],
    workers: int,
    given_up: Callable[[Item, str], Item],
) -> Generator[Result, None, None]:
    """What ``work(task)`` yields for each task, in the order of the tasks; the work is done in ``workers`` processes.

    ``work``, tasks and results must pickle, and ``work`` must yield the same for the same task. An exception that it
    raises is raised here, in its turn. When a worker dies, a RuntimeWarning says so and another one does its tasks
    again; an item that two workers died of is replaced by ``given_up(item, reason)``, which ``work`` is then given in
    its place. However the generator ends, it leaves no process.
    """
    tasks = iter(tasks)
    pool: list[_Worker[Item, Result]] = []
    try:
        for _ in range(workers):
            task = next(tasks, None)
            if task is None:
                break
            pool.append(_Worker(work, given_up))
            pool[-1].give(task)
        for worker in pool * (AHEAD - 1):
            _give_next(worker, tasks)
        for worker in cycle(pool):
            if not worker.tasks:
                break
            yield from worker.results()
            _give_next(worker, tasks)
    finally:
        for worker in pool:
            worker.stop()


def _give_next(worker: _Worker[Item, Result], tasks: Iterator[list[Item]]) -> None:
    task = next(tasks, None)
    if task is not None:
        worker.give(task)


class _Task(Generic[Item]):
    """Items to work on, and how far that went."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.taken = 0  # results that were handed on; when the work is done again they are passed over
        self.announced = False  # whether the worker says which item it begins
        self.at: int | None = None  # the item that it said last
        self.deaths: Counter[int | None] = Counter()


class _Worker(Generic[Item, Result]):
    """A process, and the next one when it dies, with the tasks that it was given and has not finished."""

    def __init__(
        self, work: Callable[[Iterable[Item]], Iterable[Result]], given_up: Callable[[Item, str], Item]
    ) -> None:
        self.tasks: deque[_Task[Item]] = deque()
        self._work = work
        self._given_up = given_up
        self._start()

    def _start(self) -> None:
        flags = ["-X", "utf8"] if sys.flags.utf8_mode else []
        self._process = subprocess.Popen(
            [sys.executable, *flags, "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # an interrupt from the keyboard is for the parent
        )
        self._frames: Queue[bytes | None] = Queue(2 * AHEAD)
        self._reader = threading.Thread(target=_receive, args=(self._process.stdout, self._frames), daemon=True)
        self._reader.start()
        self._send(self._work)
        for task in self.tasks:
            self._send((task.items, task.announced))

    def give(self, items: list[Item]) -> None:
        """Put a task behind the others."""
        self.tasks.append(_Task(items))
        self._send((items, False))

    def _send(self, message: object) -> None:
        assert self._process.stdin is not None
        try:
            _write(self._process.stdin, message)
        except OSError:  # it is dead, which is seen when its results are read
            pass

    def results(self) -> Iterator[Result]:
        """The results of the first task, as they come; then the task is done."""
        task = self.tasks[0]
        n = 0
        while True:
            frame = self._frames.get()
            if frame is None:
                self._again(task)
                n = 0
                continue
            kind, value = pickle.loads(frame)
            if kind == "end":
                self.tasks.popleft()
                return
            if kind == "error":
                error, said = value
                raise error from (RuntimeError(said) if said else None)
            if kind == "at":
                task.at = value
                continue
            n += 1
            if n > task.taken:
                task.taken = n
                yield value

    def _again(self, task: _Task[Item]) -> None:
        """Start another process for what the dead one left, and let it say which item it begins."""
        self.stop()
        reason = _reason(self._process.returncode)
        warnings.warn(f"a worker process {reason}; its work is done again", RuntimeWarning, stacklevel=2)
        task.deaths[task.at] += 1
        if task.at is not None and task.deaths[task.at] == DEATHS:
            task.items[task.at] = self._given_up(
                task.items[task.at], f"{DEATHS} workers died of it; the last one {reason}"
            )
        elif task.deaths[None] > DEATHS:
            raise ChildProcessError(f"worker processes end before they begin to work; the last one {reason}")
        task.announced, task.at = True, None
        self._start()

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        while self._reader.is_alive():  # it may wait for room
            try:
                self._frames.get(timeout=0.01)
            except Empty:
                pass
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            try:
                stream.close()
            except OSError:  # what was not written yet can no longer be
                pass


def _reason(code: int) -> str:
    if code >= 0:
        return f"ended with exit status {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"


def _write(stream: BinaryIO | Any, message: object) -> None:
    """A message with its length before it."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(8, "little") + data)
    stream.flush()


def _frames(stream: BinaryIO | Any) -> Iterator[bytes]:
    """The pickled messages of a stream up to its end; half a message at the end is none."""
    while len(head := stream.read(8)) == 8:
        size = int.from_bytes(head, "little")
        data = stream.read(size)
        if len(data) < size:
            return
        yield data


def _receive(stream: BinaryIO | Any, frames: Queue[bytes | None]) -> None:
    for frame in _frames(stream):
        frames.put(frame)
    frames.put(None)


def serve() -> None:
    """Be a worker: what the process runs that :func:`in_order` starts."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the results
    messages: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(messages,), daemon=True).start()
    pickled_work = messages.get()
    work: Callable[[Iterable[object]], Iterable[object]] | None = None
    try:
        while True:
            message = messages.get()
            try:
                work = work or pickle.loads(pickled_work)
                items, announced = pickle.loads(message)
                for result in work(_announced(items, out) if announced else items):
                    _write(out, ("result", result))
                _write(out, ("end", None))
            except BrokenPipeError:
                raise
            except Exception as error:
                _write(out, ("error", _portable(error)))
    except BrokenPipeError:  # nobody is there to take results
        os._exit(1)


def _listen(messages: SimpleQueue[bytes]) -> None:
    """Hand on what the parent sends, and end with it: it may have been killed."""
    for frame in _frames(sys.stdin.buffer):
        messages.put(frame)
    os._exit(0)


def _announced(items: Iterable[Item], out: BinaryIO) -> Iterator[Item]:
    for n, item in enumerate(items):
        _write(out, ("at", n))
        yield item


def _portable(error: Exception) -> tuple[Exception, str]:
    """An exception that pickles, and where it was raised."""
    said = traceback.format_exc()
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(repr(error)), said
    return error, said
