"""What other tools read of the cases that newsparse is tested on: header dates, time expressions, glued names.

    python tests/bench/accuracy.py

Peers are scored where they are installed: dateutil and jieba are always there, dateparser and jionlp when they are. The
cases are those of ``tests/cases``. newsparse is tested on them, so that its own figures here only say that the tests pass;
the others' say how much of what Chinese pages print they cover. A value is right if it is the same down to the part that
is written, wrong if it is another; «none» is what a tool does not read. Of texts that hold no date or time every
reading is wrong. Of a time expression the whole stretch is compared, and its begin by itself, since tools differ in where
they let a part of the day or «以来» end. Names are drawn from the credits of ``tests/cases``, two to four of them in a run, with a fixed seed.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import random
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import newsparse

CASES = Path(__file__).parents[1] / "cases"
HEADER_BASE = datetime(2021, 3, 5, 12, 0)
TEXT_BASE = datetime(2020, 12, 10)
RUNS = 500

Reading = tuple["datetime | None", "datetime | None"]  # begin and until


def lines(name: str) -> list[list[str]]:
    """The rows of a file of cases."""
    rows = [row for row in (CASES / name).read_text(encoding="utf-8").split("\n") if row and not row.startswith("#")]
    return [[cell.replace("\\t", "\t").replace("\\xa0", "\xa0") for cell in row.split("\t")] for row in rows]


# ---------------------------------------------------------------------- dates of a header: a text to a moment, or None


def newsparse_date(text: str) -> datetime | None:
    when = newsparse.parse_date(text, base=HEADER_BASE)
    return when.begin if when is not None else None


def dateutil_date() -> Callable[[str], datetime | None]:
    parser = importlib.import_module("dateutil.parser")

    def read(text: str) -> datetime | None:
        try:
            found: datetime = parser.parse(text, default=HEADER_BASE.replace(hour=0))
        except (ValueError, OverflowError):
            return None
        return found.replace(tzinfo=None)

    return read


def dateparser_date() -> Callable[[str], datetime | None]:
    dateparser = importlib.import_module("dateparser")
    settings = {"PREFER_DATES_FROM": "past", "RELATIVE_BASE": HEADER_BASE}

    def read(text: str) -> datetime | None:
        found: datetime | None = dateparser.parse(text, languages=["zh", "en"], settings=settings)
        return found.replace(tzinfo=None) if found is not None else None

    return read


def jionlp_reading(base: datetime) -> Callable[[str], Reading | None]:
    jionlp = importlib.import_module("jionlp")

    def moment(text: str) -> datetime | None:
        return None if "inf" in text else datetime.strptime(text, "%Y-%m-%d %H:%M:%S")

    def read(text: str) -> Reading | None:
        try:
            found = jionlp.parse_time(text, time_base=base)
            if found["type"] not in ("time_point", "time_span"):
                return None
            begin, last = map(moment, found["time"])
            return begin, last + timedelta(seconds=1) if last is not None else None
        except Exception:  # it raises ValueError, KeyError, TypeError, … for what it does not read
            return None

    return read


def jionlp_date() -> Callable[[str], datetime | None]:
    read = jionlp_reading(HEADER_BASE)

    def begin(text: str) -> datetime | None:
        found = read(text)
        return found[0] if found is not None else None

    return begin


def same_as_written(found: datetime, gold: str) -> bool:
    """Whether a moment is the gold, as precisely as the gold is written; its zone is not compared."""
    wall = re.sub(r"(?<=:\d\d)(?:[+-]\d\d:\d\d|Z)$", "", gold)
    return found.isoformat()[: len(wall)] == wall


# -------------------------------------------------------------------- expressions of running text: a text to a stretch


def newsparse_time(text: str) -> Reading | None:
    found = newsparse.find_times(text, base=TEXT_BASE)
    longest = max(found, key=lambda m: m.span.end - m.span.start, default=None)
    return (longest.begin, longest.until) if longest is not None else None


def edge(text: str) -> datetime | None:
    return None if text == ".." else datetime.fromisoformat(text)


# --------------------------------------------------------------------------------------------------------------- names


def names_of_cases() -> list[str]:
    """The people in the credits of the cases, of two or three characters."""
    found = set()
    for file in ("lines.txt", "more.txt"):
        for row in (CASES / "credits" / file).read_text(encoding="utf-8").splitlines():
            credits = row.partition(" => ")[2].split(";") if not row.startswith("#") else []
            for names in (credit.split(maxsplit=2)[-1] for credit in credits if credit.strip()):
                found |= {name for name in names.split(",") if re.fullmatch(r"[一-鿿]{2,3}", name)}
    return sorted(found)


def jieba_names() -> Callable[[str], tuple[str, ...]]:
    jieba = importlib.import_module("jieba")
    jieba.setLogLevel(60)
    posseg = importlib.import_module("jieba.posseg")
    return lambda text: tuple(word for word, _ in posseg.cut(text))


# -------------------------------------------------------------------------------------------------------------- report


def installed(tools: dict[str, Callable[[], Any]]) -> Iterable[tuple[str, Any]]:
    for name, make in tools.items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield name, make()
        except ImportError:
            print(f"  {name:12} is not installed")


def verdicts(rows: Iterable[tuple[object, bool]]) -> str:
    """``rows`` are what was read (None for nothing) and whether it is right."""
    count = Counter("right" if right else "none" if found is None else "wrong" for found, right in rows)
    total = sum(count.values())
    return "  ".join(f"{word} {count[word]:3} ({count[word] / total:4.0%})" for word in ("right", "wrong", "none"))


def main() -> None:
    warnings.simplefilter("ignore")
    for name in ("newsparse", "python-dateutil", "dateparser", "jionlp", "jieba"):
        try:
            print(
                f"{name} {newsparse.__version__ if name == 'newsparse' else importlib.metadata.version(name)}", end="  "
            )
        except importlib.metadata.PackageNotFoundError:
            continue
    dates, none = lines("dates.txt"), lines("no_dates.txt")
    print(f"\n\nheader dates: {len(dates)} that are read, {len(none)} that are none")
    readers = {
        "newsparse": lambda: newsparse_date,
        "dateutil": dateutil_date,
        "dateparser": dateparser_date,
        "jionlp": jionlp_date,
    }
    for name, read in installed(readers):
        found = [(read(text), gold) for text, gold, *_ in dates]
        read_well = verdicts((when, when is not None and same_as_written(when, gold)) for when, gold in found)
        taken = sum(read(row[0]) is not None for row in none)
        print(f"  {name:12} {read_well}  taken for dates {taken:3} ({taken / len(none):4.0%})")

    times = [row for row in lines("times.txt") if "?" not in row[1]]
    print(f"\ntime expressions: {len(times)}")
    for name, understand in installed(
        {"newsparse": lambda: newsparse_time, "jionlp": lambda: jionlp_reading(TEXT_BASE)}
    ):
        stretches = [(understand(text), tuple(map(edge, gold.split("/")))) for text, gold, *_ in times]
        begins = sum(stretch is not None and stretch[0] == gold[0] for stretch, gold in stretches)
        whole = verdicts((stretch, stretch == gold) for stretch, gold in stretches)
        print(f"  {name:12} {whole}  begin right {begins:3} ({begins / len(times):4.0%})")

    people = names_of_cases()
    draw = random.Random(1)
    runs = [tuple(draw.sample(people, draw.randint(2, 4))) for _ in range(RUNS)]
    print(f"\nglued names: {RUNS} runs of two to four of {len(people)} people")
    for name, split in installed({"newsparse": lambda: newsparse.split_names, "jieba": jieba_names}):
        right = sum(split("".join(run)) == run for run in runs)
        print(f"  {name:12} right {right:3} ({right / RUNS:4.0%})")


if __name__ == "__main__":
    main()
