"""Hypothesis strategies: the seeds damaged, relabelled, spaced otherwise, and texts made of what headers are made of."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
SEED_TEXTS = [path.read_bytes().decode("utf-8") for path in SEEDS]

LABELS = [
    "标题:",
    "標題：",
    "发布日期: 时间：",
    "日期：",
    "浏览次数:",
    "来源：",
    "作者：",
    "责任编辑：",
    "摘要:",
    "正文内容:",
    "正文：",
    "某标签：",
]
VALUES = [
    "校地结对共建",
    "2020-12-10",
    "2024-02-30",
    "未知",
    "3,590次",
    "网信中心董文欣毛琦",
    "程 罡 王亚男",
    "今天开幕。",
    "——副题",
    "【开栏语】",
]
ODD = [
    "\ufeff", "\u200b", "\x00", "\x0b", "\x1c", "\x85", "\u2028", "\r", "\r\n", "\n", "\n\n", "\t", " ", "\u3000",
    "\xa0", ":", "：", "∶", "﹕", "|", "】", "（", "”", "“", "。", "…", "\ud800", "\U0001f600", "１", "·", "a",
]  # fmt: skip


@st.composite
def damaged_seeds(draw: st.DrawFn) -> str:
    """A seed with lines shuffled, doubled or dropped, and pieces of it deleted, doubled and overwritten."""
    text = draw(st.sampled_from(SEED_TEXTS))
    if draw(st.booleans()):
        lines = text.split("\n")
        lines = draw(st.permutations(lines[:12])) + lines[12:]
        text = "\n".join(lines)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, min(len(text), 200)) | st.integers(max(len(text) - 200, 0), len(text)))
        length = draw(st.integers(0, 30))
        piece = draw(st.sampled_from(ODD + LABELS + VALUES) | st.just(text[at : at + length]) | st.text(max_size=6))
        cut = draw(st.sampled_from([0, 0, length]))
        text = text[:at] + piece + text[at + cut :]
    return text


def texts_of_parts() -> st.SearchStrategy[str]:
    """Short texts made of labels, values, line ends and odd characters, and of any characters at all."""
    parts = st.sampled_from(ODD + LABELS + VALUES) | st.text(max_size=4)
    return st.lists(parts, max_size=24).map("".join)


def any_texts() -> st.SearchStrategy[str]:
    """Texts that no article looks like, lone surrogates among them."""
    return damaged_seeds() | texts_of_parts() | st.text(st.characters(), max_size=60)


KEYS = [
    "title",
    "headline",
    "标题",
    "source",
    "time",
    "date",
    "content",
    "text",
    "author",
    "url",
    "reads",
    "desc",
    "vip",
    "a.b",
]


def records() -> st.SearchStrategy[list[tuple[str, object]]]:
    """Records as JSON and tables give them: keys that are known or not, values nested, listed, marked up or odd."""
    texts = (
        st.sampled_from([*VALUES, "<p>甲</p>乙", "甲。\u3000\u3000乙", "nan", "http://a.cn/1"])
        | texts_of_parts()
        | st.text(max_size=9)
    )
    values = texts | st.integers() | st.none() | st.booleans() | st.lists(texts, max_size=3)
    nested = values | st.dictionaries(st.sampled_from([*KEYS, "name"]), values, max_size=3)
    return st.lists(st.tuples(st.sampled_from([*KEYS, "data"]) | st.text(max_size=5), nested), max_size=7)


SYNONYMS = {
    "标题": ["标题", "標題", "题目", "新闻标题", "Title"],
    "发布日期": ["发布日期", "发布时间", "發佈日期", "日期", "date"],
    "浏览次数": ["浏览次数", "瀏覽次數", "点击量", "阅读", "views"],
    "正文内容": ["正文内容", "正文", "内容", "內文", "content"],
}


@st.composite
def variants(draw: st.DrawFn) -> tuple[str, str]:
    """A seed, and the same seed with other labels, colons, spaces, line ends and a byte-order mark."""
    seed = draw(st.sampled_from(SEED_TEXTS))
    lines = seed.split("\n")
    for n, line in enumerate(lines[:4]):
        label, _, value = line.partition(":")
        colon = draw(st.sampled_from([":", "：", " : ", "　："]))
        for nested in ("时间：", "日期："):
            value = value.replace(nested, draw(st.sampled_from(["时间：", "日期:", "時間 ：", ""])))
        lines[n] = draw(st.sampled_from(SYNONYMS[label])) + colon + value
    space = draw(st.sampled_from([" ", "\xa0", "\u3000", "\t"]))
    indent = draw(st.sampled_from(["", "　　", "    ", "\xa0\xa0"]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r", " \n", "\u3000\r\n"]))
    lines = [line.replace(" ", space) for line in lines[:4]] + [indent + line.replace(" ", space) for line in lines[4:]]
    return seed, draw(st.sampled_from(["", "\ufeff"])) + end.join(lines)
