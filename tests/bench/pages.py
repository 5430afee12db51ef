"""What a page costs: newsparse.parse_html beside trafilatura's bare_extraction alone, in one run.

    python tests/bench/pages.py [FOLDER ...] [--repeat 5]

Read are the .html files of the folders, by default tests/cases/html, whose pages are small. For each page the best of
the runs counts, and the two take turns. Printed are the medians, and the median of the pages' quotients.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

import newsparse
from newsparse.html.tree import to_text

CASES = Path(__file__).parents[1] / "cases" / "html"


def took(function: Callable[[str], object], page: str) -> float:
    """The milliseconds that a call takes."""
    begin = time.perf_counter()
    function(page)
    return 1000 * (time.perf_counter() - begin)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[CASES])
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    paths = sorted(path for folder in options.folders for path in folder.rglob("*.html"))
    pages = [to_text(path.read_bytes(), []) for path in paths]
    for warm in pages[:3]:
        newsparse.parse_html(warm)
        trafilatura.bare_extraction(warm)
    ours, theirs = [], []
    for page in pages:
        times = [
            (took(newsparse.parse_html, page), took(trafilatura.bare_extraction, page)) for _ in range(options.repeat)
        ]
        ours.append(min(mine for mine, _ in times))
        theirs.append(min(other for _, other in times))
    print(f"{len(pages)} pages, median of {statistics.median(map(len, pages)):,.0f} characters")
    print(f"newsparse.parse_html         {statistics.median(ours):7.1f} ms")
    print(f"trafilatura.bare_extraction  {statistics.median(theirs):7.1f} ms")
    quotient = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    print(f"newsparse / trafilatura      {quotient:7.2f}, in all {sum(ours) / sum(theirs):.2f}")


if __name__ == "__main__":
    main()
