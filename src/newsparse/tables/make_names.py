"""Make ``surnames.tsv`` and ``given_names.tsv`` from counted figures.

    python -m newsparse.tables.make_names FOLDER

FOLDER holds ``surnames.tsv``, ``lengths.tsv`` and ``given-name-characters.tsv``: people counted by surname, by
length of surname and given name, and by character and place in the given name. Written are costs, which are negative
logarithms of the shares in half nats: a rounding that loses a quarter of a point of glued runs and keeps the tables
at a few kilobytes. Characters of one cost share a row.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

# Compound surnames are rarer than the figures can show; the ones in use get the cost of one bearer in fifteen thousand.
COMPOUND_SURNAMES = (
    "欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 东方 独孤 南宫 司空 端木 百里 呼延 轩辕 澹台 "
    "公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 赫连 东郭 西门 拓跋 完颜 耶律 纳兰 万俟 闻人 公羊 哥舒 "
    "亓官 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干 东里 南门 微生 左丘 梁丘 第五"
).split()
COMPOUND_PEOPLE = 2
# A character that the figures do not hold at a place is left out; the splitter gives it a cost of its own.
MOST_SURNAMES, MOST_CHARACTERS, FEWEST_PEOPLE = 500, 700, 2

HEAD = """\
# {about}
# Source: people counted in a random 80 % of the list of modern names in cyy0523xc/chinese-name-gender-analyse
# (MIT licence, 2016); the list itself is not part of this project. Made by newsparse.tables.make_names.
# Cost: -ln(share) in half nats, rounded. {columns}
"""


def cost(people: float, of: float) -> int:
    """The cost of a share, in half nats."""
    return round(-2 * math.log(people / of))


def read(path: Path) -> list[list[str]]:
    """The rows of a counted table, without its head."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def main(folder: Path, out: Path = Path(__file__).parent) -> None:
    """Write both tables from the counts in a folder."""
    lengths = {(int(s), int(g)): int(n) for s, g, n in read(folder / "lengths.tsv")}
    everybody = sum(lengths.values())
    bearers = {name: int(n) for name, n in read(folder / "surnames.tsv")[:MOST_SURNAMES]}
    for name in COMPOUND_SURNAMES:
        bearers.setdefault(name, COMPOUND_PEOPLE)
    by_cost: defaultdict[int, list[str]] = defaultdict(list)
    for name, people in bearers.items():
        by_cost[cost(people, everybody)].append(name)
    text = HEAD.format(about="Chinese surnames and their cost.", columns="Columns: cost, surnames.")
    text += "".join(f"{c}\t{' '.join(sorted(names))}\n" for c, names in sorted(by_cost.items()))
    (out / "surnames.tsv").write_text(text, encoding="utf-8", newline="\n")

    given_total = {g: sum(n for (_, length), n in lengths.items() if length == g) for g in (1, 2, 3)}
    places: defaultdict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    for row in read(folder / "given-name-characters.tsv"):
        places[int(row[0]), int(row[1])].append((int(row[3]), row[2]))
    text = HEAD.format(
        about="Characters of Chinese given names and their cost, by length of the given name and place in it.",
        columns="A row with place 0 is the cost of that length. Columns: length, place, cost, characters.",
    )
    for length, people in given_total.items():
        text += f"{length}\t0\t{cost(people, everybody)}\t\n"
    for (length, place), counted in sorted(places.items()):
        chars: defaultdict[int, list[str]] = defaultdict(list)
        for n, char in sorted(counted, reverse=True)[:MOST_CHARACTERS]:
            if n >= FEWEST_PEOPLE:
                chars[cost(n, given_total[length])].append(char)
        text += "".join(f"{length}\t{place}\t{c}\t{''.join(sorted(some))}\n" for c, some in sorted(chars.items()))
    (out / "given_names.tsv").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
