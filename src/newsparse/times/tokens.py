"""The tokens of time expressions: figures and numerals with a unit behind them, and the words of the tables.

A text is looked through for the two characters that can open a token before any pattern is tried; most of an article is
passed over so. What the tokens mean is told by the rules (:mod:`newsparse.times.rules`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import regex

from ..numerals import DIGIT, HAN_NUMERAL
from ..patterns import compiled
from ..tables import read_table

__all__ = ["AND", "JOIN", "Match", "Token", "Tokens"]

Match = regex.Match[str]

_HAN_FIGURE = HAN_NUMERAL + "半几幾数數"
_FIGURE = HAN_NUMERAL + "0123456789０１２３４５６７８９"
# What may stand right behind a number of a time: a unit, or one of these before what is listed with it.
_UNIT_SIGNS = frozenset("年月日号號时時点點世天周週小星分秒刻季多余餘来來礼禮钟昼學学")
_BEFORE_UNIT = {
    **dict.fromkeys("-和与與及或:：/.．－–—─~～至到、", frozenset(_FIGURE + " -—")),
    **dict.fromkeys(" \xa0\u3000", _UNIT_SIGNS | frozenset("-－–—~～至到、个個")),
    **dict.fromkeys("个個", frozenset("月多半星礼禮小钟鐘季世年")),
}
_LONGEST = 9  # figures of a number
# What joins the ends of a range, as a pattern, and days side by side.
JOIN = r"(?:——|--|[-－–—─~～至到])"
AND = ("、", "和", "与", "及")
# A number: no digit, letter or sign of a longer number before it, no further digit behind it.
_DIGITS = rf"(?<![{DIGIT}A-Za-z.．+_#$¥￥·]|[{DIGIT}][,:：/])(?P<n>[{DIGIT}]{{1,4}}+)(?![{DIGIT}])"
_HAN = (
    rf"(?<![{HAN_NUMERAL}{DIGIT}第])(?P<n>半|[几幾数數][十百千]?|十[几幾]|[{HAN_NUMERAL}]{{1,9}}+)(?![{HAN_NUMERAL}])"
)
# Figures and the unit behind them, in the order in which they are tried; the group that matched says which rule reads it.
_FIGURES = (
    # 2020-12-10, 2020/12/10, 2020.12.10
    rf"(?P<iso>(?P<sign>[-/.．－])(?P<m>[{DIGIT}]{{1,2}})(?P=sign)(?P<d>[{DIGIT}]{{1,2}})(?![{DIGIT}]|[-/.][{DIGIT}](?![{DIGIT}]{{3}}[-/.])))",
    # 9:30, 18：05：30
    rf"(?P<hm>[:：](?P<min>[0-5０-５][{DIGIT}])(?:[:：](?P<sec>[0-5０-５][{DIGIT}]))?+(?![{DIGIT}:：%]|\.[{DIGIT}]))",
    # 3至5月, 2016—2020年, 3、4月份, 9-11日, 2020-2021学年, 1至3季度
    rf"(?P<list>(?:\s?(?:{JOIN}|[、和与與及或])\s?(?P<n2>[{DIGIT}]{{1,4}}+|[{HAN_NUMERAL}]{{1,9}}+)(?![{DIGIT}{HAN_NUMERAL}])){{1,5}}+"
    r"\s?(?P<unit>年代|学年|學年|年(?:度(?!假))?|月份?|[日号號]|[时時点點](?!间|間|期|段)|季度))",
    r"(?P<decade>年代)",
    r"(?P<century>世[纪紀])",
    r"(?P<year>年(?:度(?![假过過]))?+)(?![级級鉴])",
    r"(?P<month>月份?+)",
    # 9时, 9时30分, 9点半, 9点一刻, 9点05
    rf"(?P<oclock>[时時点點](?:(?P<part>半|[一三1３3]刻)|[钟鐘整正]|(?P<min>[{DIGIT}]{{1,2}}|[〇零一二三四五六七八九十]{{1,3}})\s?分(?![之钟鐘球别])"
    rf"(?:\s?(?P<sec>[{DIGIT}]{{1,2}}|[〇零一二三四五六七八九十]{{1,3}})\s?秒)?+|(?P<min>[{DIGIT}]{{2}}|[〇零][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)(?![{DIGIT}{HAN_NUMERAL}万亿个倍元%项条人]))?+)",
    r"(?P<day>[日号號])",
    # 三年多, 4个多小时, 两个半小时, 十余天, 一刻钟
    r"(?P<length>[多余餘來来]?(?:(?:个|個)?(?:多|半)?(?:月|星期|礼拜|禮拜|小时|小時|钟头|鐘頭|季度|世纪|世紀|年头)"
    r"|天半?|周|週|分钟|分鐘|分(?=\d{1,2}秒)|刻钟|刻鐘|秒[钟鐘]?|年半?|日|昼夜))",
)
# Other shapes, each with the characters that can stand first and second in it.
_PATTERNS = (
    (
        "第一二三四QＱ",
        "一二三四1234季",
        r"(?P<fq>第[一二三四1-4]季度?|(?<![A-Za-z])[QＱ][1-4](?![\dA-Za-z])|[一二三四](?:季度|季(?=[，。、；]|末|初)))",
    ),
    # “十四五”, 十四五期间
    (
        '“"「『十',
        "一二三四五六七八九十",
        r"(?P<plan>[“\"「『](?:(?P<pn>十?[一二三四五六七八九]|十)五)[”\"」』](?!普法)"
        r"|(?<![第二三四五六七八九十])(?P<pn>十[一二三四五六])五(?=期间|期間|时期|時期|末|规划|規劃|计划|以来|开局|收官))",
    ),
    # 上周, 本周三, 下下个星期一
    (
        "上下本这這当",
        "上下一个個周週星礼禮",
        r"(?P<week>(?P<which>[上下]{1,3}|本|这|這|当)一?(?:个|個)?(?:周|週|星期|礼拜|禮拜)(?:(?P<wd>[一二三四五六日天])|(?![边邊围圍遭转年末岁身旋期刊报])))",
    ),
    (
        "周週星礼禮",
        "一二三四五六日天期拜",
        r"(?P<weekday>(?<![每逢本上下这])(?:星期|周|週|礼拜|禮拜)(?P<wd>[一二三四五六日天]))",
    ),
    # 前三季度, 前11个月, 头两个月
    (
        "前头頭",
        _FIGURE,
        rf"(?P<first>(?<![以之目提])[前头頭](?P<fn>[{DIGIT}]{{1,2}}|[{HAN_NUMERAL}]{{1,3}})\s?(?:个|個)?(?P<unit>月|季度))",
    ),
    # 上两周, 下三个月, 前三天, 后五天
    (
        "上下前后後",
        _FIGURE + "几",
        rf"(?P<cycles>(?<![以之目提今往最此])(?P<which>[上下前后後])(?P<fn>[{DIGIT}]{{1,3}}|[{HAN_NUMERAL}]{{1,3}}|几)\s?(?:个|個)?(?P<unit>天|日|周|週|星期|礼拜|年|月|小时|小時|分钟|分鐘)(?![级級制]))",
    ),
    # 10月的第一个星期一, 3月第二周
    (
        "第",
        _FIGURE,
        rf"(?P<nth>第(?P<fn>[{DIGIT}]{{1,2}}|[{HAN_NUMERAL}]{{1,3}})(?:个|個)?(?:周|週|星期|礼拜|禮拜)(?P<wd>[一二三四五六日天])?)",
    ),
    # 每年, 每周, 每天, 每逢
    (
        "每逢",
        "每逢一个個年季月周週星礼天日晚小分学學",
        r"(?P<set>[每逢]{1,2}(?:一|个|個)?(?P<unit>年|季度|月|周(?!边)|週|星期|礼拜|天|日|晚|小时|小時|分钟|学期|學期)(?P<wd>(?<=[周週期拜])[一二三四五六日天](?!天))?)",
    ),
    # 晚8点, 早9时: the short words only before a clock
    ("早晚晨夜", _FIGURE + " ", rf"(?P<short>[早晚晨夜](?=\s?[{DIGIT}{HAN_NUMERAL}]{{1,3}}[点點时時:：]))"),
    ("公", "元", r"(?P<bc>公元前\s?\d{1,4}年)"),
    # 正月初八, 大年初二, 农历八月十五; a leap month is none
    (
        "农農阴陰正大腊臘",
        "历曆月年",
        r"(?P<lunar>(?:(?:农历|農曆|阴历|陰曆)(?P<lm>十[一二]?|[正一二三四五六七八九腊])月|(?P<lm>[正腊臘])月|(?P<lm>大)年)"
        r"(?P<ld>初[一二三四五六七八九十]|(?:十|廿|二十)[一二三四五六七八九]|二十)(?![一二三四五六七八九十]))",
    ),
    # 今（10）日
    ("今昨明前", "（(", rf"(?P<bracketed>[今昨明前][（(][{DIGIT}]{{1,2}}[)）]日)"),
    # 民國109年
    ("民中", "国國华華", rf"(?P<roc>(?:中[华華])?民[国國]\s?(?P<rn>元|[{DIGIT}]{{1,3}}|[{HAN_NUMERAL}]{{1,5}})\s?年)"),
)
# What can stand third in shapes whose first two characters are common.
_THIRD = {
    "第": "季周週星礼禮个個" + _FIGURE,
    "“": "五" + _HAN_FIGURE,
    '"': "五" + _HAN_FIGURE,
    "「": "五" + _HAN_FIGURE,
    "『": "五" + _HAN_FIGURE,
}
# What makes another word of a word of the table: characters before it, by its first, and behind it, by its last.
_NOT_BEHIND = {
    "前": "以提之此生往", "今": "如迄当古", "明": "光黎声说证文开透简表判探分", "后": "先最过之以", "後": "先", "当": "目以之", "近": "临附最接",
}  # fmt: skip
_PRESENT_BY_YEAR = r"目前年(?![产均轻销度龄级薪])"  # 项目前年启动, beside 目前年产量
_NOT_BEFORE = (
    r"(?!(?<=年)[级級轻輕龄齡画货糕少幼纪])(?!(?<=天)(?:津|空(?!气)|然|文|才|真|主|线|河|涯))"
    r"(?!(?<=月)[球饼餅亮薪租经票])(?!(?<=日)(?:本(?![报報市省校院网網区县台站届周月])|元|[语語籍落头頭]))"
)

# The outer group of every rule is its name.
_FIGURE_KINDS = (
    "year",
    "month",
    "day",
    "length",
    "list",
    "oclock",
    "decade",
    "century",
    "hm",
    "iso",
)  # the commonest first
_PATTERN_KINDS = tuple(rule.partition("<")[2].partition(">")[0] for _, _, rule in _PATTERNS)
_FIGURES_OPEN = frozenset(_FIGURE + _HAN_FIGURE)
_HOMONYMS = frozenset({"year", "month", "day", "century"})  # words that figures name too: 今年 beside 2020年


class Token(NamedTuple):
    """A token: which rule reads it, the value of its word in the table, and its match."""

    kind: str
    value: str
    match: Match


class Tokens:
    """The tokens of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.grammar = _grammar()

    def openings(self) -> list[int]:
        """Where a token may begin, in order: at two characters that open one, and at a number before a unit."""
        text, grammar = self.text, self.grammar
        thirds_of = grammar.openers.get
        places = [
            at
            for at in map(re.Match.start, grammar.pairs.finditer(text))
            if (thirds := thirds_of(text[at : at + 2])) is not None and (not thirds or text[at + 2 : at + 3] in thirds)
        ]
        for match in grammar.numbers.finditer(text):
            start, end = match.span()
            sign = text[end]
            if sign in _UNIT_SIGNS or text[end + 1 : end + 2] in _BEFORE_UNIT[sign]:
                places.append(start)
        places.sort()
        return places

    def at(self, place: int) -> Token | None:
        """The token that begins at a place."""
        text, grammar = self.text, self.grammar
        pair = text[place : place + 2]
        if pair in grammar.words and (match := self._word(pair, place)):
            kind, value = _words()[match[0]]
            if pair[0] in _FIGURES_OPEN and kind == "festival" and (figures := grammar.figures.match(text, place)):
                return Token(_rule_of(figures, _FIGURE_KINDS), "", figures)  # 十一月, beside 十一
            return Token(f"{kind}-word" if kind in _HOMONYMS else kind, value, match)
        if pair in grammar.shape_pairs and (match := grammar.shapes.match(text, place)):
            return Token(_rule_of(match, _PATTERN_KINDS), "", match)
        if pair[:1] in _FIGURES_OPEN and (match := grammar.figures.match(text, place)):
            return Token(_rule_of(match, _FIGURE_KINDS), "", match)
        return None

    def _word(self, pair: str, place: int) -> Match | None:
        """The longest word of the table at a place, unless it is part of another word there."""
        text = self.text
        match = compiled(self.grammar.words[pair]).match(text, place)
        if match is None or (place and text[place - 1] in _NOT_BEHIND.get(pair[0], "")):
            return None
        if pair == "目前" and compiled(_PRESENT_BY_YEAR).match(text, place):
            return None
        if pair == "前年" and text[place - 1 : place] == "目" and not compiled(_PRESENT_BY_YEAR).match(text, place - 1):
            return None
        return match


@cache
def _words() -> dict[str, tuple[str, str]]:
    """Every word of the tables, with what it names and its value."""
    words = {row[0]: ("name", "") for row in read_table("time_names")}
    words.update({row[0]: (row[1], row[2]) for row in read_table("time_words")})
    words.update({row[0]: ("part", row[0]) for row in read_table("day_parts") if len(row[0]) > 1 and row[0] > "z"})
    words.update({row[0]: ("vague", "|".join(row[1:])) for row in read_table("vague_times")})
    for names, rule, days in read_table("festivals"):
        words.update(dict.fromkeys(names.split("|"), ("festival", f"{rule} {days}")))
    return words


class _Grammar(NamedTuple):
    """The tokens as patterns, and what tells fast where one can begin."""

    words: dict[str, str]  # the first two characters of every word, and a pattern for those that begin so
    shapes: regex.Pattern[str]
    figures: regex.Pattern[str]
    shape_pairs: frozenset[str]
    openers: dict[str, str]  # the pairs of both, with the characters that may stand third; none for any
    pairs: re.Pattern[str]
    numbers: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    by_pair: dict[str, list[str]] = {}
    for word in sorted(_words(), key=len, reverse=True):
        by_pair.setdefault(word[:2], []).append(regex.escape(word))
    shape_pairs = frozenset(a + b for firsts, seconds, _ in _PATTERNS for a in firsts for b in seconds)
    openers = {pair: "" if pair in words else "".join({word[2] for word in words}) for pair, words in by_pair.items()}
    for pair in shape_pairs:
        thirds = _THIRD.get(pair[0], "")
        openers[pair] = thirds + openers.get(pair, "") if thirds and openers.get(pair, "-") else ""
    figures, signs = DIGIT + _HAN_FIGURE, re.escape("".join(sorted(_UNIT_SIGNS | _BEFORE_UNIT.keys())))
    firsts, seconds = (re.escape("".join(sorted({pair[n] for pair in openers}))) for n in (0, 1))
    return _Grammar(
        {pair: rf"(?:{'|'.join(words)}){_NOT_BEFORE}" for pair, words in by_pair.items()},
        compiled("|".join(rule for _, _, rule in _PATTERNS)),
        compiled(rf"(?:{_DIGITS}|{_HAN})\s?(?:{'|'.join(_FIGURES)})"),
        shape_pairs,
        openers,
        # The standard library looks for a class of characters five times as fast.
        re.compile(rf"[{firsts}](?=[{seconds}])"),
        re.compile(rf"[{figures}](?<![{figures}][{figures}])[{figures}]{{0,{_LONGEST - 1}}}(?=[{signs}])"),
    )


def _rule_of(match: Match, names: tuple[str, ...]) -> str:
    """The rule whose outer group matched: the last group that closed, save where its name is that of a part."""
    last = match.lastgroup
    if last in names:
        return last
    for name in names:
        if match[name] is not None:
            return name
    raise AssertionError("a rule without a group")
