"""How parsing grows with the text: four times of any repeated character, label or line, against once.

    python tests/bench/growth.py [--most 16000]

Each unit is repeated in several frames (alone, in the title, in the body, behind a credit's label), the body is looked
at, and the time for four times the repetitions is divided by the time for once; linear work gives about 4. The best of
three rounds counts. Printed are the units in the order of their worst ratio.
"""

from __future__ import annotations

import argparse
import time

import newsparse

UNITS = [
    *"王董一a1:：|。，、；！？…“”（）【】《》「」\"'-—/ .\t\u3000\xa0\u2028\x00\ud800",
    "标题:", "发布日期: 时间：", "浏览次数:", "来源：甲 ", "作者：", "作者：董文欣 ", "正文内容:", "某标签：甲 ",
    "短行不断\n", "今天开幕。\n", "——副题\n", "【开栏语】甲\n", "一、甲\n", "作者：网信中心董文欣毛琦\n", "甲: 乙\n", "作者：\n甲乙\n",
    "图为现场\n", "“甲。”乙。", "（甲。）", "2020-12-10 ", "2020年", "Mike ", "网信中心", "\n", "\r\n", "\r",
]  # fmt: skip
FRAMES = [
    "{}",
    "标题: {}\n正文内容:\n甲。",
    "标题: 甲\n正文内容:\n{}",
    "标题: 甲\n正文内容:\n乙。\n作者：{}",
    "标题: 甲\n日期: {}",
]


def seconds(text: str) -> float:
    """The best of three times for reading a text and looking at its body."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        article = newsparse.parse(text)
        for block in article.body.blocks:
            _ = block.sentences
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=16_000, help="repetitions in the longer text")
    options = parser.parse_args()
    rows = []
    for unit in UNITS:
        for frame in FRAMES:
            once = seconds(frame.format(unit * (options.most // 4)))
            rows.append((seconds(frame.format(unit * options.most)) / once, once, unit, frame))
    rows.sort(reverse=True)
    for ratio, once, unit, frame in rows[:12]:
        print(f"{ratio:5.1f} times; once {once * 1e3:7.1f} ms; {unit!r} in {frame!r}")
    print(f"{len(rows)} texts; worst {rows[0][0]:.1f} times as long for four times as much")


if __name__ == "__main__":
    main()
