"""Work in processes: the same results in the same order, whatever becomes of the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType

import pytest
from corpus import write as write_corpus

import newsparse
from newsparse import Failure, LoadError
from newsparse.contents import Options
from newsparse.workers import in_order

TESTS = Path(__file__).parent


def _squares(pause: float, items: Iterable[int]) -> Iterator[tuple[int, int]]:
    for item in items:
        time.sleep(pause * (item % 3))
        yield item * item, os.getpid()


def _until_seven(items: Iterable[int]) -> Iterator[int]:
    for item in items:
        if item == 7:
            raise LoadError(Path("seven"), "no")
        yield item


def _die_once(mark: Path, items: Iterable[int]) -> Iterator[int]:
    """The first worker that comes to item 5 is killed there."""
    for item in items:
        if item == 5 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield item


def _die_of_five(items: Iterable[int]) -> Iterator[int]:
    for item in items:
        if item == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        yield item


def _printing(items: Iterable[int]) -> Iterator[int]:
    for item in items:
        print("said on the side", flush=True)
        yield item


def _exiting(items: Iterable[int]) -> Iterator[int]:
    os._exit(3)
    yield 0


def _much(items: Iterable[int]) -> Iterator[bytes]:
    for item in items:
        yield bytes([item % 256]) * 1_000_000


def _sleeping(items: Iterable[int]) -> Iterator[int]:
    time.sleep(600)
    yield 0


def _given_up(item: int, reason: str) -> int:
    return -item


def _tasks(count: int, size: int = 3) -> Iterator[list[int]]:
    return (list(range(n, min(n + size, count))) for n in range(0, count, size))


_before: set[int] = set()


@pytest.fixture(autouse=True)
def _count_from_here() -> None:
    """Other tests may keep processes, such as a browser."""
    _before.clear()
    _before.update(_children())


def _children() -> set[int]:
    """The processes whose parent we are, and were not when the test began."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == os.getpid():
            found.add(int(stat.parent.name))
    return found - _before


def _wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("count", [0, 1, 40])
def test_results_come_in_the_order_of_the_items(workers: int, count: int) -> None:
    """Although some take longer; and several processes share the work."""
    results = list(in_order(partial(_squares, 0.005), _tasks(count), workers, _given_up))
    assert [square for square, _ in results] == [n * n for n in range(count)]
    assert len({process for _, process in results}) == min(workers, -(-count // 3))


def test_an_exception_is_raised_in_its_turn() -> None:
    results = in_order(_until_seven, _tasks(20), 2, _given_up)
    assert [next(results) for _ in range(7)] == list(range(7))
    with pytest.raises(LoadError, match="seven: no"):
        next(results)
    assert not _children()


def test_what_a_killed_worker_left_is_done_again(tmp_path: Path) -> None:
    """Nothing is lost, nothing comes twice, and a warning says so."""
    with pytest.warns(RuntimeWarning, match="worker process was ended by SIGKILL; its work is done again"):
        results = list(in_order(partial(_die_once, tmp_path / "mark"), _tasks(30, 4), 2, _given_up))
    assert results == list(range(30))


def test_a_worker_that_is_killed_from_outside_costs_nothing() -> None:
    """Each of them, one after the other, at any moment."""
    results = in_order(partial(_squares, 0.003), _tasks(60), 2, _given_up)
    got = [next(results)[0]]

    def kill_and_go_on() -> None:
        for _ in range(2):
            for process in _children():
                os.kill(process, signal.SIGKILL)
            got.extend(square for square, _ in islice(results, 12))
        got.extend(square for square, _ in results)

    with pytest.warns(RuntimeWarning, match="SIGKILL"):
        kill_and_go_on()
    assert got == [n * n for n in range(60)]
    assert not _children()


def test_an_item_that_workers_die_of_is_given_up() -> None:
    """And only that one."""
    with pytest.warns(RuntimeWarning, match="SIGKILL"):
        results = list(in_order(_die_of_five, _tasks(12, 4), 2, _given_up))
    assert results == [-5 if n == 5 else n for n in range(12)]


def test_workers_that_never_begin_are_an_error() -> None:
    """And no endless row of processes."""
    with pytest.warns(RuntimeWarning, match="exit status 3"), pytest.raises(ChildProcessError, match="exit status 3"):
        list(in_order(_exiting, _tasks(4), 2, _given_up))
    assert not _children()


def test_what_a_worker_prints_does_not_come_between_the_results(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(in_order(_printing, _tasks(6), 2, _given_up)) == list(range(6))
    assert capfd.readouterr().err.count("said on the side") == 6


def test_workers_are_only_a_bounded_number_of_tasks_ahead() -> None:
    """However slowly the results are taken."""
    given = []

    def tasks() -> Iterator[list[int]]:
        for n in range(100):
            given.append(n)
            yield [n]

    results = in_order(_much, tasks(), 2, _given_up)
    assert next(results)[:1] == b"\0"
    assert len(given) <= 2 * 4
    assert [piece[0] for piece in results] == list(range(1, 100))


def test_nothing_is_left_when_the_results_are_no_longer_wanted() -> None:
    """Not even a worker that is busy."""
    results = in_order(_squares_then_sleep, _tasks(100, 1), 2, _given_up)
    assert next(results) == 0
    assert len(_children()) == 2
    results.close()
    assert not _children()


def _squares_then_sleep(items: Iterable[int]) -> Iterator[int]:
    for item in items:
        if item > 3:
            time.sleep(600)
        yield item * item


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles, files that cannot be read, and a file of many."""
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, 150, broken=20)
    rows = [f'{{"title": "{n}", "content": "今天开幕。"}}' for n in range(100)]
    rows[40] = "{"
    (folder / "0000" / "0000070b.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


@pytest.mark.parametrize("workers", [2, 3])
def test_a_folder_reads_the_same_in_any_number_of_processes(folder: Path, workers: int) -> None:
    """Articles and failures, and the order of both."""
    alone = newsparse.load_dir(folder)
    assert (len(alone), len(alone.failures)) == (150 - 7 + 99, 7 + 1)
    assert newsparse.load_dir(folder, workers=workers) == alone


def test_options_reach_the_workers(folder: Path) -> None:
    """Labels of one's own among them, in any kind of mapping."""
    labels = MappingProxyType({"section": {"来源"}})
    corpus = newsparse.load_dir(folder, workers=2, pattern="*/000001*", labels=labels)
    assert {article.section for article in corpus} > {None, "临海日报"}
    with pytest.raises(LoadError, match=r"0000019\.txt: the file is empty"):
        newsparse.load_dir(folder, workers=2, pattern="*.txt", strict=True)
    assert not _children()


@pytest.mark.parametrize("workers", [0, -1])
def test_no_workers_are_refused(workers: int) -> None:
    with pytest.raises(ValueError, match="workers"):
        newsparse.iter_dir("seeds", workers=workers)


def test_a_file_that_workers_die_of_is_a_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its neighbours are read."""
    from newsparse import files

    victim = folder / "0000" / "0000010.txt"
    monkeypatch.setattr(files, "_read_task", partial(_die_of, str(victim)))
    with pytest.warns(RuntimeWarning, match="SIGKILL"):
        corpus = newsparse.load_dir(folder, workers=2)
    alone = newsparse.load_dir(folder)
    assert corpus.articles == tuple(article for article in alone if article.path != victim)
    assert (
        Failure(victim, LoadError(victim, "2 workers died of it; the last one was ended by SIGKILL")) in corpus.failures
    )
    assert len(corpus.failures) == len(alone.failures) + 1


def _die_of(
    victim: str, options: Options, names: Iterable[str | Failure]
) -> Iterator[list[newsparse.Article | Failure]]:
    def watched() -> Iterator[str | Failure]:
        for name in names:
            if name == victim:
                os.kill(os.getpid(), signal.SIGKILL)
            yield name

    from newsparse.contents import read_files

    yield from ([article] for article in read_files(watched(), options))


SCRIPT = """
import sys, time, newsparse
for n, article in enumerate(newsparse.iter_dir(sys.argv[1], workers=2, on_failure=id)):
    if n == 0:
        print("begun", flush=True)
    time.sleep(0.05)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_program_that_is_stopped_leaves_no_process(folder: Path, how: signal.Signals) -> None:
    """Interrupted or killed, it ends, and its workers with it. (The script needs no guard.)"""
    program = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"begun\n"
        workers = _workers_of(program.pid)
        assert len(workers) == 2
        os.killpg(program.pid, how)
        program.wait(timeout=10)
        assert _wait_for(lambda: not any(map(_runs, workers)), 10)


def _workers_of(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_reading_in_one_process_does_not_load_workers() -> None:
    code = (
        "import sys, newsparse\n"
        "newsparse.load_dir('seeds')\n"
        "assert not {'subprocess', 'newsparse.workers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=TESTS.parent, check=True)


def test_no_warning_comes_of_ordinary_work(folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        list(newsparse.iter_dir(folder, workers=2, on_failure=id))
