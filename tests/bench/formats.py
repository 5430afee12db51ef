"""What writing an article costs in each format, against parsing it.

    python tests/bench/formats.py [FOLDER] [--rounds N]

Every round parses the texts anew, since blocks of the body are made when they are first asked for, and times only the
writing. Printed are microseconds of processor time an article, of the best round, and bytes an article where nothing is
compressed: the same articles again and again would compress to nothing.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import newsparse
from newsparse import Article, Corpus
from newsparse.formats import arrow, parquet

REPEAT = 200  # of the folder in a round


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[2] / "seeds")
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    texts = [article.raw for article in newsparse.iter_dir(options.folder)] * REPEAT
    target = Path(tempfile.mkdtemp()) / "articles"

    def parsed(_: object) -> list[Article]:
        return [newsparse.parse(text) for text in texts]

    def read(_: object) -> object:
        return list(parquet.read(target))

    tasks: dict[str, Callable[[Sequence[Article]], object]] = {
        "parse": parsed,
        "blocks of the body": lambda articles: [article.body.blocks for article in articles],
        "to_dict": lambda articles: [article.to_dict() for article in articles],
        "to_json": lambda articles: [article.to_json() for article in articles],
        "JSON Lines": lambda articles: Corpus(tuple(articles)).to_jsonl(target),
        "CSV": lambda articles: Corpus(tuple(articles)).to_csv(target),
        "Arrow batches": lambda articles: list(arrow.batches(articles)),
        "Parquet": lambda articles: parquet.write(articles, target),
        "Parquet, read back": read,
    }
    print(f"{len(texts) // REPEAT} articles, {REPEAT} times, from {options.folder.name}/; with the blocks of the body")
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}; {options.rounds} rounds")
    for name, task in tasks.items():
        best = float("inf")
        for _ in range(options.rounds):
            articles = parsed(None)
            start = time.process_time()
            task(articles)
            best = min(best, time.process_time() - start)
        size = f"{target.stat().st_size / len(texts):9,.0f} bytes" if name in ("JSON Lines", "CSV") else ""
        print(f"{name:20} {best / len(texts) * 1e6:7.1f} us an article {size}")


if __name__ == "__main__":
    main()
