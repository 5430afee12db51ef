"""What parsing costs, against reading and decoding the same files, in one run.

    python tests/bench/parse.py [FOLDER] [--rounds N]

The files of the folder are read as they are, and once more as copies in a folder of 1,000 files, since ``load_dir`` lists
it first. Each round times reading and decoding and the tasks one after the other, so that a busy machine slows all of them;
printed are the best and the median round. Parsing is timed as it is, and with every block of the body and every header
field looked at, since these are made when they are asked for. Lines of credits are remembered, as the same people sign
many articles; here they are forgotten before each pass, as if every article had other authors, but where authors are
said to be known. The import is timed in fresh interpreters.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from itertools import cycle
from pathlib import Path
from statistics import median

import newsparse
from newsparse import creditlines

REPEAT = 10  # of the folder in a round
FILES = 1000  # of the folder of copies
KNOWN = "authors known"  # in the name of a task for which lines of credits are remembered


def timed(work: Callable[[], object], *, forget: bool, repeat: int) -> float:
    """Seconds that one call takes, of several in a row."""
    seconds = 0.0
    for _ in range(repeat):
        if forget:
            creditlines._read_remembered.cache_clear()
        start = time.perf_counter()
        work()
        seconds += time.perf_counter() - start
    return seconds / repeat


def measured(tasks: Mapping[str, Callable[[], object]], n: int, rounds: int, repeat: int) -> None:
    """Time tasks round by round, and print what each takes for one of ``n`` articles, against the first of them."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, work in tasks.items():
            seconds[name].append(timed(work, forget=KNOWN not in name, repeat=repeat))
    base = seconds[next(iter(tasks))]
    for name, each in seconds.items():
        best, middle = min(each), median(each)
        ratio = median(r / b for r, b in zip(each, base, strict=True))
        print(
            f"{name:30} {best / n * 1e6:7.1f} us an article at best, {middle / n * 1e6:7.1f} median; "
            f"{best / min(base):5.2f} times reading at best, {ratio:5.2f} median; {n / best:8,.0f} articles/s"
        )


def import_time(statement: str, rounds: int = 15) -> float:
    """Seconds that a statement takes in a fresh interpreter, over those of an empty one; the best of some rounds."""

    def run(code: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - start

    return min(run(statement) for _ in range(rounds)) - min(run("pass") for _ in range(rounds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[2] / "seeds")
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.txt"))
    texts = [path.read_bytes().decode("utf-8") for path in paths]
    size = sum(path.stat().st_size for path in paths)

    def look(article: newsparse.Article) -> object:
        return article.header.fields, article.body.blocks

    print(f"{len(paths)} articles, {size:,} bytes, from {options.folder.name}/")
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}; {options.rounds} rounds")
    tasks: dict[str, Callable[[], object]] = {
        "read and decode": lambda: [path.read_bytes().decode("utf-8") for path in paths],
        "parse": lambda: [newsparse.parse(text) for text in texts],
        "parse and look at every block": lambda: [look(newsparse.parse(text)) for text in texts],
        "load": lambda: [newsparse.load(path) for path in paths],
        "load_dir": lambda: newsparse.load_dir(options.folder, pattern="*.txt"),
        f"parse, {KNOWN}": lambda: [newsparse.parse(text) for text in texts],
    }
    measured(tasks, len(paths), options.rounds, REPEAT)
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(folder) / f"{n:05}_{path.name}" for n in range(-(-FILES // len(paths))) for path in paths]
        for copy, path in zip(copies, cycle(paths), strict=False):
            copy.write_bytes(path.read_bytes())
        print(f"the same as {len(copies):,} files in one folder; {options.rounds // REPEAT} rounds")
        tasks = {
            "read and decode": lambda: [path.read_bytes().decode("utf-8") for path in copies],
            f"load_dir, {KNOWN}": lambda: newsparse.load_dir(folder),
        }
        measured(tasks, len(copies), options.rounds // REPEAT, 1)
    libraries, ours = import_time("import attrs, regex"), import_time("import newsparse")
    print(
        f"import newsparse {ours * 1e3:.0f} ms, import attrs, regex {libraries * 1e3:.0f} ms: "
        f"{ours / libraries:.2f} times"
    )


if __name__ == "__main__":
    main()
