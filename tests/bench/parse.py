"""What parsing costs, against reading and decoding the same files, in one run.

    python tests/bench/parse.py [FOLDER] [--rounds N]

Each round times reading and decoding, parsing the decoded texts, load and load_dir, one after the other, so that a busy
machine slows all of them; printed are the best and the median round. Parsing is timed as it is, and with every block of
the body and every header field looked at, since these are made when they are asked for. Lines of credits are remembered,
as the same people sign many articles; here they are forgotten before each pass, as if every article had other authors, but
for the last two tasks. The import is timed in fresh interpreters.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import newsparse
from newsparse import bylines

REPEAT = 10  # of the folder in a round
AGAIN = ", authors known"  # of tasks for which lines of credits are remembered


def timed(work: Callable[[], object], *, forget: bool) -> float:
    """Seconds that one call takes, of several in a row."""
    seconds = 0.0
    for _ in range(REPEAT):
        if forget:
            bylines._read_line.cache_clear()
        start = time.perf_counter()
        work()
        seconds += time.perf_counter() - start
    return seconds / REPEAT


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

    tasks: dict[str, Callable[[], object]] = {
        "read and decode": lambda: [path.read_bytes().decode("utf-8") for path in paths],
        "parse": lambda: [newsparse.parse(text) for text in texts],
        "parse and look at every block": lambda: [look(newsparse.parse(text)) for text in texts],
        "load": lambda: [newsparse.load(path) for path in paths],
        "load_dir": lambda: newsparse.load_dir(options.folder, pattern="*.txt"),
        f"parse{AGAIN}": lambda: [newsparse.parse(text) for text in texts],
        f"load_dir{AGAIN}": lambda: newsparse.load_dir(options.folder, pattern="*.txt"),
    }
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(options.rounds):
        for name, work in tasks.items():
            seconds[name].append(timed(work, forget=not name.endswith(AGAIN)))

    print(f"{len(paths)} articles, {size:,} bytes, from {options.folder.name}/")
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}; {options.rounds} rounds")
    base = seconds["read and decode"]
    for name, rounds in seconds.items():
        best, middle = min(rounds), median(rounds)
        ratio = median(r / b for r, b in zip(rounds, base, strict=True))
        print(
            f"{name:30} {best / len(paths) * 1e6:7.1f} us an article at best, {middle / len(paths) * 1e6:7.1f} median; "
            f"{best / min(base):5.2f} times reading at best, {ratio:5.2f} median; {len(paths) / best:8,.0f} articles/s"
        )
    libraries, ours = import_time("import attrs, regex"), import_time("import newsparse")
    print(
        f"import newsparse {ours * 1e3:.0f} ms, import attrs, regex {libraries * 1e3:.0f} ms: "
        f"{ours / libraries:.2f} times"
    )


if __name__ == "__main__":
    main()
