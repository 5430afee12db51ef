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


LABEL_NAMES = [
    "标题", "標題", "标　题", "原标题", "发布时间", "发布日期", "时间", "更新时间", "采集时间", "来源", "文章来源", "作者",
    "记者", "责任编辑", "摄影", "浏览次数", "点击", "关键词", "摘要", "栏目", "链接", "字体", "备注", "正文", "内容", "某标签",
    "title", "pub_date", "Source", "tags",
]  # fmt: skip
SHAPES = [
    "{}：", "{}:", "{} ：", "【{}】", "[{}]", "【{}】：", "**{}**：", "**{}：**", "- {}: ", "1.{}：", "一、{}：", "> {}: ",
    "{} = ", "{}\t", "{}|", "{}", "{} ", "\u200b{}：", "（{}：", "{}::", "【{}：", "2.【{}】",
]  # fmt: skip
FIELD_VALUES = [
    "校地结对共建", "会议召开_新华网", "2019-09-26 12:11", "2019年9月26日", "9月26日", "3小时前", "20190926", "新华网", "新华网 2019-09-26",
    "2019-09-26 新华网 张三", "人民日报 第3版", "张三", "张三 李四", "[33]", "33次 【打印】", "次", "未知", "", "https://a.cn/1", "新华网 http://a.cn",
    "大 中 小】", "两会,北京", "'引号'", '"引号"', "[甲, 乙]", "直播 来源：谁", "说：来源：谁", "您为什么来？", "今天开幕。", "|", "-", "：", "*",
]  # fmt: skip
OTHER_LINES = [
    "首页 > 新闻 > 正文", "今天，会议在北京召开，来自全国各地的代表参加了会议。", "　　会议讨论了各项议题，明天闭幕。", "新华社北京9月26日电",
    "2019-09-26 12:11 来源：新华网", "张三 | 南方周末 | 2020-01-01", "-----", "---", "+++", "--", "# 校地结对共建", "校地结对共建", "## 小标题",
    "http://a.cn/1", "上一篇：甲 下一篇：乙", "【打印】【关闭】", "来源：新华社 责任编辑：王芳", "（责编：王芳）", "相关新闻", "（完）", "版权所有",
    "人民日报", "某某办公室", "2020年1月1日", "记者 张三", "推 a: 乙", "各单位：", "地点：礼堂", "- 甲", "  - 乙", "key: [a,", "'b']", "&nbsp;&nbsp;甲",
    "甲。　　乙。", "校地结对共建 网信中心 2020-01-01 甲。乙（点击数：3） 首页 |", "",
]  # fmt: skip


def headers() -> st.SearchStrategy[str]:
    """Lines such as headers of all dialects are made of, in any order, glued together or apart."""
    label = st.builds(str.format, st.sampled_from(SHAPES), st.sampled_from(LABEL_NAMES))
    field = st.tuples(label, st.sampled_from(FIELD_VALUES)).map("".join)
    fields = st.tuples(field, st.sampled_from(["", " ", "|", " | ", "　", "\t"]), field).map("".join)
    line = st.one_of(field, field, fields, st.sampled_from(OTHER_LINES), st.sampled_from(FIELD_VALUES + ODD))
    return st.tuples(st.lists(line, max_size=12), st.sampled_from(["\n", "\n", "\n", "\r\n", "\n\n", "\n　　"])).map(
        lambda drawn: drawn[1].join(drawn[0])
    )


def any_texts() -> st.SearchStrategy[str]:
    """Texts that no article looks like, lone surrogates among them."""
    return damaged_seeds() | headers() | texts_of_parts() | st.text(st.characters(), max_size=60)


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
