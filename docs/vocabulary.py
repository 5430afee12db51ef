"""What newsparse reads, as the tables of the documentation: made from the package, so that they are never out of date.

    python docs/vocabulary.py [NAME ...]

Each function returns the headings of a table and its rows; the cells are Markdown.
"""

from __future__ import annotations

import json
import runpy
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import newsparse
from newsparse.article import AUTHORING_ROLES, Role
from newsparse.diagnostics import CODES
from newsparse.readers import FORMATS
from newsparse.tables import read_table

__all__ = ["TABLES", "to_markdown"]

Table = tuple[Sequence[str], list[list[str]]]


def _code(words: Sequence[str]) -> str:
    """Words as printed, each as code; a bar would end the cell."""
    return " ".join(f"`{word}`".replace("|", "\\|") for word in words)


def labels() -> Table:
    """The fields of a header and their labels.

    >>> headings, rows = labels()
    >>> rows[0][0], rows[0][1], rows[0][2].split()[:2]
    ('`title`', '标题', ['`题目`', '`文章标题`'])
    """
    rows = []
    for field, printed in read_table("labels"):
        first, *others = printed.split()
        rows.append([f"`{field}`", first, _code(others)])
    return ("field", "canonical label", "read as well"), rows


def keys() -> Table:
    """The fields of a record and the keys that name them in JSON, XML and tables."""
    return ("field", "keys and columns"), [[f"`{field}`", _code(words.split())] for field, words in read_table("keys")]


def roles() -> Table:
    """The roles of credits and the words that say them, by where these stand.

    >>> headings, rows = roles()
    >>> {row[0] for row in rows} == {f"`{role.value}`" for role in Role}
    True
    """
    words: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, named, printed in read_table("roles"):
        for role in named.split() if kind != "modifier" else ():
            words[role, kind] += printed.split()
    return ("role", "wrote", "kind", "words"), [
        [f"`{role.value}`", "yes" if role in AUTHORING_ROLES else "no", kind, _code(words[role.value, kind])]
        for role in Role
        for kind in ("person", "work", "report", "label")
        if words[role.value, kind]
    ]


def modifiers() -> Table:
    """The words that may open a role word."""
    found = [words for kind, _, words in read_table("roles") if kind == "modifier"]
    return ("open any role word",), [[_code(" ".join(found).split())]]


def diagnostics() -> Table:
    """Every code, its severity, and what it says."""
    return ("code", "severity", "what it says"), [
        [f"`{code}`", severity.value, what] for code, (severity, what) in sorted(CODES.items())
    ]


def formats() -> Table:
    """The names that ``format=`` takes, and the module that reads each."""
    return ("`format=`", "read by"), [[f"`{name}`", f"`readers/{module}.py`"] for name, module in FORMATS.items()]


def day_parts() -> Table:
    """Parts of the day and their hours."""
    hours: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for word, *rest in read_table("day_parts"):
        hours[tuple(rest)].append(word)
    rows = [[f"{int(a):02d}:00 to {int(b):02d}:00", _code(words), f"`{code}`"] for (a, b, code), words in hours.items()]
    return ("hours", "words", "TIMEX3"), sorted(rows)


def time_words() -> Table:
    """Words that name a time by its distance."""
    named: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word, unit, distance in read_table("time_words"):
        named[unit, distance].append(word)
    return ("unit", "distance or part", "words"), [
        [unit, f"`{distance}`" if distance else "", _code(words)] for (unit, distance), words in named.items()
    ]


def vague_times() -> Table:
    """Words for no certain time, and how long they are taken to be."""
    named: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for word, *rest in read_table("vague_times"):
        named[tuple(rest)].append(word)
    return ("value", "from", "to", "words"), [
        [f"`{cells[0]}`", *(f"`{cell}`" if cell else "" for cell in cells[1:]), _code(words)]
        for cells, words in named.items()
    ]


def festivals() -> Table:
    """Festivals, their days, and the days off around them."""
    return ("names", "day", "days off"), [
        [_code(names.split("|")), f"`{day}`", length] for names, day, length in read_table("festivals")
    ]


def boilerplate() -> Table:
    """What the lines of a page open with that are no part of the article."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for kind, words in read_table("boilerplate"):
        kinds[kind].append(words)
    return ("kind", "lines that open with"), [[kind, _code(words)] for kind, words in kinds.items()]


def floors() -> Table:
    """The floors of accuracy on labelled credits, from tests/floors."""
    file = Path(__file__).parents[1] / "tests" / "floors" / "credits.json"
    sets: dict[str, dict[str, float]] = json.loads(file.read_text(encoding="utf-8"))
    return ("set", "what", "at least"), [
        [name, what, f"{share} %"] for name, figures in sets.items() for what, share in figures.items()
    ]


def ledger() -> Table:
    """The ledger of the worked example, drawn from the seeds: see docs/ledger.md."""
    example = runpy.run_path(str(Path(__file__).with_name("ledger.py")))
    rows = []
    for article in newsparse.load_dir(Path(__file__).parents[1] / "seeds"):
        for entry in example["ledger"](article):
            _, lead, partners, time, _, _, theme, problem, outcome = example["to_row"](entry)
            who = f"**{lead}** {partners}" if lead else partners
            rows.append([who, time, "；".join(filter(None, (theme, problem))), outcome])
    return ("**牵头党支部** 共建党支部", "结对时间", "共建主题；解决难题", "取得成效"), rows


TABLES: dict[str, Callable[[], Table]] = {
    function.__name__: function
    for function in (
        labels, keys, roles, modifiers, diagnostics, formats, day_parts, time_words, vague_times, festivals,
        boilerplate, floors, ledger,
    )
}  # fmt: skip


def to_markdown(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as Markdown.

    >>> print(to_markdown(("field", "label"), [["title", "标题"]]))
    | field | label |
    |---|---|
    | title | 标题 |
    """
    lines = [headings, *rows]
    shown = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([shown[0], "|" + "---|" * len(headings), *shown[1:]])


if __name__ == "__main__":
    for name in sys.argv[1:] or TABLES:
        print(f"{name}\n\n{to_markdown(*TABLES[name]())}\n")
