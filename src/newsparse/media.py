"""Names of media: what they are among credits, and in a header, where a word stands for itself."""

from __future__ import annotations

from functools import cache

from .folding import fold
from .tables import read_table

__all__ = [
    "ends_like_medium",
    "is_latin_medium",
    "is_listed_medium",
    "is_medium",
    "is_press",
    "media_endings",
    "media_names",
]

_LONGEST = 20
# What the names of newspapers, agencies, stations and sites end in that no other words of a header do.
_PROVING = tuple(
    "网 在线 线上 日报 数字报 数位报 电子报 电子版 晚报 早报 晨报 时报 商报 都市报 青年报 导报 周报 学报 月报 快报 周刊 周末 杂志 通讯社 电视台 "
    "电台 卫视 客户端 融媒体 融媒体中心 新闻中心 门户 门户网站 传媒 论坛 社区 app".split()
)


def is_medium(text: str) -> bool:
    """Whether a short text by itself, as printed, is the name of a newspaper, an agency, a station or a site.

    Stricter than :func:`ends_like_medium`: in a header 第1篇新闻 is none.

    >>> is_medium("新华社"), is_medium("陕西日报"), is_medium("会议召开")
    (True, True, False)
    """
    if not 1 < len(text) <= _LONGEST:
        return False
    folded = fold(text).lower()
    return folded in _lowered() or (len(text) > 2 and folded.endswith(_PROVING))


def ends_like_medium(text: str) -> bool:
    """Whether a folded text that stands among credits is the name of a medium: a known one, or one that ends like one.

    >>> ends_like_medium("潮新闻"), ends_like_medium("王小会")
    (True, False)
    """
    return text in media_names() or (len(text) > 2 and text.endswith(media_endings()))


def is_listed_medium(text: str) -> bool:
    """Whether a folded text is a medium that the tables name (每经)."""
    return text in media_names()


def is_press(text: str) -> bool:
    """Whether a folded text beside names is no other word: a medium of the tables, or a longer one (金华晚报)."""
    return (len(text) > 2 and text in media_names()) or (len(text) > 3 and text.endswith(media_endings()))


def is_latin_medium(text: str) -> bool:
    """Whether a text in Latin letters is an agency or a site that pictures come from (IC photo)."""
    return "".join(text.split()).lower() in _lowered()


@cache
def media_names() -> frozenset[str]:
    """The media that the tables name, folded."""
    return frozenset(name for (names,) in read_table("media") for name in names.split())


@cache
def _lowered() -> frozenset[str]:
    return frozenset(map(str.lower, media_names()))


@cache
def media_endings() -> tuple[str, ...]:
    """What the names of other media end in, folded."""
    rows = read_table("organizations")
    return tuple(ending for weight, endings in rows if "media" in weight for ending in endings.split())
