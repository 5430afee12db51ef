"""Strategies for the project's own tests, beside the published ones: the seeds damaged, relabelled, spaced otherwise."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from newsparse import strategies
from newsparse.strategies import ODD_VALUES, texts

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
SEED_TEXTS = [path.read_bytes().decode("utf-8") for path in SEEDS]

LABELS = [label + colon for of_field in strategies.LABELS.values() for label in of_field for colon in ":："]
VALUES = ODD_VALUES
ODD = [*strategies.ODD, "\ud800"]


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
    return damaged_seeds() | texts() | texts_of_parts() | st.text(st.characters(), max_size=60)


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


FIELDS = {"标题": "title", "发布日期": "date_published", "浏览次数": "view_count", "正文内容": "body"}


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
        lines[n] = draw(st.sampled_from(strategies.LABELS[FIELDS[label]])) + colon + value
    space = draw(st.sampled_from([" ", "\xa0", "\u3000", "\t"]))
    indent = draw(st.sampled_from(["", "　　", "    ", "\xa0\xa0"]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r", " \n", "\u3000\r\n"]))
    lines = [line.replace(" ", space) for line in lines[:4]] + [indent + line.replace(" ", space) for line in lines[4:]]
    return seed, draw(st.sampled_from(["", "\ufeff"])) + end.join(lines)
