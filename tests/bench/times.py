"""What finding times costs an article, beside a peer in the same run.

    python tests/bench/times.py [FOLDER] [--rounds N]

Each round times find_times over the whole articles, and JioNLP's extract_time where it is installed, one after the other
and several times in a row; printed are the best and the median round, and the median of the rounds' ratios. Both have
read their tables before.
"""

from __future__ import annotations

import argparse
import importlib
import platform
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median

import newsparse

REPEAT = 20  # of the articles in a round
BASE = datetime(2022, 9, 19, 15, 40)


def peer() -> Callable[[str], object] | None:
    """JioNLP's extract_time, or None where it is not installed."""
    try:
        jionlp = importlib.import_module("jionlp")
    except ImportError:
        return None
    return lambda text: jionlp.ner.extract_time(text, time_base=BASE, with_parsing=True)


def timed(work: Callable[[str], object], texts: list[str]) -> float:
    """Seconds that an article takes."""
    start = time.perf_counter()
    for text in texts * REPEAT:
        work(text)
    return (time.perf_counter() - start) / len(texts) / REPEAT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[2] / "seeds")
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    texts = [path.read_bytes().decode("utf-8") for path in sorted(options.folder.glob("*.txt"))]
    tasks: dict[str, Callable[[str], object]] = {"find_times": lambda text: newsparse.find_times(text, base=BASE)}
    other = peer()
    if other is not None:
        tasks["jionlp extract_time"] = other
    for work in tasks.values():
        timed(work, texts)  # tables and patterns are read
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(options.rounds):
        for name, work in tasks.items():
            seconds[name].append(timed(work, texts))

    characters = sum(map(len, texts))
    print(f"{len(texts)} articles, {characters:,} characters, from {options.folder.name}/")
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}; {options.rounds} rounds")
    for name, rounds in seconds.items():
        print(f"{name:20} {min(rounds) * 1e6:9.1f} us an article at best, {median(rounds) * 1e6:9.1f} median")
    if other is None:
        print("jionlp is not installed; no ratio")
    else:
        ratio = median(b / a for a, b in zip(*seconds.values(), strict=True))
        print(f"jionlp takes {ratio:.1f} times as long")


if __name__ == "__main__":
    main()
