"""Datelines: the medium, place and date that open a dispatch (新华社北京4月24日电, 本报讯)."""

from __future__ import annotations

from typing import NamedTuple

from .folding import fold
from .media import ends_like_medium
from .organizations import is_organization
from .patterns import compiled
from .places import is_place

__all__ = ["Dateline", "dateline", "ends_in_dateline", "medium_of_lead"]

# Where the day of a dateline stands at the latest, and what of a lead is looked at for it.
_WITHIN, _LONGEST = 30, 60
# What a dateline ends in has one of these: 电, 专电, 讯, 消息.
_SENT = frozenset("电電讯訊息")
# Channels of those whom the news is about: 国家统计局官网5月3日消息.
_OFFICIAL = ("官网", "官微", "官方微信", "公众号")
# 新华社北京4月24日电, 本报讯, 本報2011年1月26日台北訊: medium, place and date of a dispatch. Blanks of GBK that were decoded as characters of
# private use may stand before it.
_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[至到、-](?:\d{1,2}月)?\d{1,2}日)?"
_DATELINE = (
    r"[\ue000-\uf8ff]*+(?P<head>[^\s\d:、。()!?“”《》|/][^\d:、。()!?“”《》|/]{1,19}?)\s?"
    rf"(?:(?P<date>{_DAY})\s?(?P<posted>[\u4e00-\u9fff]{{2,6}}?)??\s?(?:(?:综合)?外电报[道导]|综合消息|综合报道|专电|消息|电讯|讯|电)|(?:综合消息|消息|讯(?![网社报台员])|(?P<wire>电)(?=[\s:(]|$)))"
    r"(?=[\s:、()\u4e00-\u9fff“《\d]|$)"
)
_ENDING = r"\d{1,2}日\s?[电電讯訊]$"


# As the newspapers of Hong Kong and Macao print it.
_BRACKETED = r"【\s?(?P<medium>[^\s【】\d,，。]{2,12}?)(?:特派记者|特派記者|记者|記者)?\s?(?:专[讯訊电電]|專[訊電]|[讯訊]|消息)\s?】"


class Dateline(NamedTuple):
    """A dateline that opens a text: where its medium stands, and where all of it ends."""

    start: int
    medium_end: int
    end: int
    dated: bool

    def organization(self, text: str) -> str:
        """The medium, as printed."""
        return text[self.start : self.medium_end]

    def is_own(self, folded: str) -> bool:
        """Whether the medium does not say its name (本报, 本网)."""
        return folded.startswith("本", self.start)


def dateline(folded: str, start: int, end: int) -> Dateline | None:
    """The dateline at an offset of a folded text (新华社北京4月24日电, 本报讯)."""
    match = compiled(_DATELINE).match(folded, start, end)
    if match is None or match["head"].startswith("据") or "记者" in match["head"]:
        return None
    head, posted = match["head"], match["posted"]
    if posted is not None and not is_place(posted):  # 新华社5月3日播发消息
        return None
    # The longest organisation that places follow, or the longest one at all before a date.
    ends = [length for length in range(len(head), 1, -1) if is_organization(head[:length].rstrip())]
    placed = [length for length in ends if length == len(head) or is_place(head[length:].strip())]
    chosen = placed or ends if match["date"] else placed
    if match["wire"]:  # 新华社伦敦电: without a date, only behind a known place
        chosen = [length for length in placed if length < len(head) and ends_like_medium(head[:length].rstrip())]
    if not chosen:
        return None
    start = match.start("head")
    return Dateline(start, start + len(head[: chosen[0]].rstrip()), match.end(), bool(match["date"]))


def ends_in_dateline(text: str) -> bool:
    """Whether a line ends in a day and that news was sent on it.

    >>> ends_in_dateline("新华社北京4月5日电"), ends_in_dateline("4月5日")
    (True, False)
    """
    return compiled(_ENDING).search(text) is not None


def medium_of_lead(text: str) -> str | None:
    """The medium in the dateline that a lead opens with: a dated one, or 【江島日報專訊】; None where it has none.

    本报 names no medium to one who reads the article elsewhere.

    >>> medium_of_lead("新华社北京4月24日电 会议今天召开。"), medium_of_lead("本报北京4月24日电 会议今天召开。")
    ('新华社', None)
    >>> medium_of_lead("【江島日報專訊】會議今天召開。")
    '江島日報'
    """
    if text[:1] == "【" and (match := compiled(_BRACKETED).match(text)) is not None:
        medium = match["medium"]
        return medium if ends_like_medium(fold(medium)) and medium[0] != "本" else None
    if "日" not in text[:_WITHIN] or text[0].isdigit() or _SENT.isdisjoint(text[:_LONGEST]):
        return None
    folded = fold(text[:_LONGEST])
    line = dateline(folded, len(folded) - len(folded.lstrip(" (")), len(folded))
    if line is None or not line.dated or line.is_own(folded):
        return None
    medium = line.organization(folded)
    return line.organization(text) if ends_like_medium(medium) and not medium.endswith(_OFFICIAL) else None
