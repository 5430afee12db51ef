"""How parsing grows with the text: four times of any repeated character, label or line, against once.

    python tests/bench/growth.py [--most 16000]

Each unit is repeated in several frames (alone, in the title, in the body, behind a credit's label), the body is looked
at, and the time for four times the repetitions is divided by the time for once; linear work gives about 4. The best of
three rounds counts. So it is for each reader of files with the units of its format, and for decoding with units of bytes.
Printed are the units in the order of their worst ratio.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from functools import partial

import newsparse
from newsparse import pipeline, readers
from newsparse.source import decode

UNITS = [
    *"王董一a1:：|。，、；！？…“”（）【】《》「」\"'-—/ .\t\u3000\xa0\u2028\x00\ud800",
    "标题:", "发布日期: 时间：", "浏览次数:", "来源：甲 ", "作者：", "作者：董文欣 ", "正文内容:", "某标签：甲 ",
    "首页 | ", "[时政] ", "晴 22℃ ", "标　题　　", "摄像　　张三  ", "【微博认证】甲\n", "附件：\n", "相关阅读：甲\n", "备注：\nhttp://a.cn\n", "举报\n",
    "@江城日报\n", "短行不断\n", "今天开幕。\n", "——副题\n", "【开栏语】甲\n", "一、甲\n", "作者：网信中心董文欣毛琦\n", "甲: 乙\n", "作者：\n甲乙\n",
    "图为现场\n", "“甲。”乙。", "（甲。）", "2020-12-10 ", "2020年", "Mike ", "网信中心", "\n", "\r\n", "\r",
]  # fmt: skip
FRAMES = [
    "{}",
    "标题: {}\n正文内容:\n甲。",
    "标题: 甲\n正文内容:\n{}",
    "标题: 甲\n正文内容:\n乙。\n作者：{}",
    "标题: 甲\n日期: {}",
]


# For each reader what its texts are made of; the first is what a text begins with.
FORMATS = {
    "cnews": [
        "体育\t甲",
        "\n体育\t甲队今天取胜，球迷高兴。",
        "\n体育",
        "\t",
        "<script>",
        "<!--",
        "<p>",
        "<a ",
        "&amp;",
        "&",
        "。　　",
        "\\n",
    ],
    "docs": [
        "<doc>",
        "<doc>",
        "</doc>",
        "<title>甲</title>",
        "<title>",
        "<a ",
        "<a b='c",
        "<!--",
        "<![CDATA[",
        "<",
        "&amp;",
    ],
    "xml": ["<rss>", "<item><title>甲</title></item>", "<item>", "甲", "<a b='", "&nbsp;", "<!--", "<a/>"],
    "json": ["[", '{"title": "甲"},', '"', '\\"', "[", "]", "{", '{"a":', ",", "1,", "\n", '"甲\\', "{]"],
    "jsonl": ["", '{"title": "甲"}\n', "{\n", "[", '{"a":', "{}\n", '{"title": "' + "<p>" * 9 + '"}\n', "1\n"],
    "csv": ["title,content\n", "甲,乙\n", '甲,"\n', '"', '""', ",", '甲,"""\n', "\r", "甲\n", '"\n'],
    "people": ["", "第1版(要闻)\n", "# 甲\n1990-01-01\n第1版()\n专栏：\n乙。\n", "专栏：\n", "甲\n", "("],
    "mail": [
        "----------\n\nDate: a\nFrom: b\nSubject: c\n\n",
        "----------\n\nMessage: 1\nDate: a\nFrom: b\nSubject: c\n\n甲。\n",
        "----------\n",
        "From: a\n",
        "Date: a\nFrom: b\nSubject: c\n",
        "标题：甲\n来源：乙\n",
        "\n",
        "-",
    ],
    "bbs": ["", "作者: a 看板: b\n甲\n", "作者:", "\x1b[31m", "\x1b[", "作者: a\n"],
    "records": [
        "标题：甲\n时间：乙\n",
        "标题：甲\n时间：乙\n丙。\n",
        "=====\n",
        "===== 1 =====\n",
        "===== 1 ",
        "= ",
        "-----\n标题：\n",
        "第1篇\n",
        "【",
        "标题：\n",
        "\n",
    ],
}
BYTES = [
    b"\xff", b"\x81", b"\x81\x30", b"\0", b"\xb9\xfa", "国".encode(), "国会".encode("gb18030") * 50 + b"\x81\n",
    "國會今天".encode("big5") * 50 + b"\xff\n", "国会今天".encode("utf-16-le") * 50 + b"\0\xd8", "国会今天，".encode() * 20 + b"\xff",
]  # fmt: skip


def parsed(text: str) -> None:
    """Read a text and look at its body."""
    for block in newsparse.parse(text).body.blocks:
        _ = block.sentences


def read(name: str, text: str) -> None:
    """Read all records of a text that comes in chunks, and their fields."""
    chunks = [text[i : i + 4096] for i in range(0, len(text), 4096)]
    for record in readers.reader_of(name).read(chunks, 1 << 26):
        if record.fields:
            pipeline.parse_record(record.fields)


def decoded(data: bytes) -> None:
    """Decode bytes, or refuse to."""
    try:
        decode(data, None, [])
    except newsparse.DecodeError:
        pass


def seconds(work: Callable[[], object]) -> float:
    """The best of three times."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def tasks(most: int) -> Iterator[tuple[Callable[[], object], Callable[[], object], str]]:
    """What is done with a text of a quarter of the repetitions, with one of all, and what to call it."""
    few = most // 4
    for unit in UNITS:
        for frame in FRAMES:
            once, four = frame.format(unit * few), frame.format(unit * most)
            yield partial(parsed, once), partial(parsed, four), f"{unit!r} in {frame!r}"
    for name, (begin, *units) in FORMATS.items():
        for unit in units:
            once, four = begin + unit * few, begin + unit * most
            yield partial(read, name, once), partial(read, name, four), f"{unit!r} in {name}"
    for piece in BYTES:
        yield partial(decoded, piece * few), partial(decoded, piece * most), f"decoding {piece[:12]!r} …"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=16_000, help="repetitions in the longer text")
    options = parser.parse_args()
    rows = []
    for once, four, said in tasks(options.most):
        alone = seconds(once)
        rows.append((seconds(four) / alone, alone, said))
    rows.sort(reverse=True)
    for ratio, alone, said in rows[:12]:
        print(f"{ratio:5.1f} times; once {alone * 1e3:7.1f} ms; {said}")
    print(f"{len(rows)} texts; worst {rows[0][0]:.1f} times as long for four times as much")


if __name__ == "__main__":
    main()
