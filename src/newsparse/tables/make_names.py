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
    "亓官 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干 东里 南门 微生 左丘 梁丘 第五 张简 范姜"
).split()
COMPOUND_PEOPLE = 2
# Surnames of the Hundred Family Surnames and of minorities that so few bear that the figures miss some of them, those left
# out that are common words (从, 都, 能). They get the cost of one bearer in thirty thousand.
RARE_SURNAMES = (
    "酆 柏 窦 郎 凤 花 岑 卞 湛 狄 贝 臧 计 伏 谈 茅 闵 麻 危 刁 虞 昝 缪 裘 贲 嵇 邢 滑 翁 荀 羊 惠 甄 芮 羿 靳 汲 邴 糜 松 "
    "巫 乌 弓 牧 隗 谷 宓 郗 仰 秋 仲 宫 仇 栾 暴 钭 厉 戎 符 束 韶 郜 蓟 薄 印 宿 怀 邰 鄂 索 咸 籍 卓 蔺 池 阴 胥 苍 莘 党 "
    "翟 贡 劳 逄 姬 扶 冉 郦 雍 璩 桑 濮 扈 燕 郏 浦 农 晏 瞿 茹 习 宦 艾 鱼 慎 戈 庾 暨 居 衡 步 耿 满 弘 匡 寇 禄 阙 殳 沃 "
    "利 蔚 夔 隆 厍 聂 晁 勾 敖 訾 阚 那 简 饶 毋 沙 乜 鞠 须 丰 巢 蒯 查 荆 游 竺 逯 盖 桓 亓 仝 冼 旷 种 忻 沐 汝 眭 睢 禤 "
    "税 笪 良 衣 言 鄞 银 锁 镡 门 鲜 爨 佴 仵 仓 库 令 可 檀 鹿 苟 撒 萨 麦 植 揭 占 尧 虢 邸 荔 牟 铁 才 战 展 火 郄 妥 刀 岩 "
    "者 郇 玄 秘 端 招 奎 呼 兀 底 由 青 逢 楚 闪 海 买 拜 蓝 粟 覃 韦 侬 普 罗 木 和 泽 塔 阿 敬 线 续 来 苑 郸 郝 蒲 粱 尕 禚"
).split()
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
    for name in RARE_SURNAMES:
        bearers.setdefault(name, 1)
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
