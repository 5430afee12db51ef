"""What other programs take for the same articles; run by scale.py, with a Python that has them.

    PYTHON tests/bench/peers.py PAGES TEXTS

PAGES is a folder of HTML pages, TEXTS one of texts. Printed is a JSON object: for each program that can be imported, its
version and the seconds an article of the best of three rounds. GNE, trafilatura and newspaper4k read the pages; JioNLP finds
the times in the texts.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

ROUNDS = 3


def gne() -> Callable[[str], object]:
    """A reader of pages."""
    extractor = import_module("gne").GeneralNewsExtractor()
    return lambda page: extractor.extract(page)


def trafilatura() -> Callable[[str], object]:
    """A reader of pages, with their metadata."""
    extract = import_module("trafilatura").bare_extraction
    return lambda page: extract(page, with_metadata=True)


def newspaper4k() -> Callable[[str], object]:
    """A reader of pages, for Chinese."""
    newspaper = import_module("newspaper")

    def read(page: str) -> object:
        article = newspaper.Article("https://example.org/a.html", language="zh")
        article.download(input_html=page)
        return article.parse()

    return read


def jionlp() -> Callable[[str], object]:
    """A finder of times."""
    extract = import_module("jionlp").ner.extract_time
    base = datetime(2022, 9, 19, 15, 40)
    return lambda text: extract(text, time_base=base, with_parsing=True)


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Seconds an article, of the best round; tables were read before."""
    work(texts[0])
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for text in texts:
            try:
                work(text)
            except Exception as error:  # another program's failure is no failure of the comparison
                print(type(error).__name__, error, file=sys.stderr)
        best = min(best, time.perf_counter() - begin)
    return best / len(texts)


def main() -> None:
    folders = [sorted(path for path in Path(name).rglob("*") if path.is_file()) for name in sys.argv[1:3]]
    pages, texts = ([path.read_text("utf-8") for path in paths] for paths in folders)
    found: dict[str, Any] = {}
    for make, inputs in ((gne, pages), (trafilatura, pages), (newspaper4k, pages), (jionlp, texts)):
        name = make.__name__
        try:
            found[name] = {"version": metadata.version(name), "seconds": seconds(make(), inputs)}
        except ImportError as error:
            print(f"{name}: {error}", file=sys.stderr)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
