"""What stands among people and names nobody: dates, pages, accounts, staff codes, notes, words for nobody."""

from __future__ import annotations

import regex

from .patterns import compiled
from .places import end_of_places

__all__ = [
    "AFFILIATION",
    "FROM_ELSEWHERE",
    "HAN",
    "NOBODY",
    "blank",
    "blanked",
    "is_from_elsewhere",
    "is_plain",
    "may_hold",
    "without_station",
]

HAN = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]++"
_PLAIN = r"[\u3400-\u9fff ]++"
# Dates and pages; what follows 发自; accounts and addresses; staff codes.
_DATE = (
    r"(?:\d{2,4}[-./年])?\d{1,2}[-./月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?|\d{4}年(?:\d{1,2}月)?|\d{1,2}日|\d{2,4}级|"
    r"\(?第?[A-Z]?\d{1,3}(?:[-、至]?[A-Z]?\d{1,3})?版\)?"
)
_FROM = r"/?\s*发[自于]"
# What pages print behind their metadata: 来源：人民网 小字号 打印.
_PAGE = r"(?:[大中小][大中小、 ]{0,4}字[号体]|字[号体]|打印|纠错|收藏|关闭|分享|点击|浏览|阅读|评论数|手机[看阅])"
_CONTACT = (
    r"(?:(?<!官方)(?:微信|公众号|微博)|公号|头条号|知乎|抖音|邮箱|邮件|电邮|电话|联系|网址|欢迎|授权|链接|"
    r"(?<![A-Za-z])(?:QQ|ID|[Ee]-?mail|http)|"
    rf"(?<=\s){_PAGE}).*+"
)
# What opens any of that, among Han characters.
_ODD = (
    r"^[系为是]|微信|公众号|公号|微博|头条号|知乎|抖音|邮箱|邮件|电邮|电话|联系|网址|欢迎|授权|链接|发自|发于|等|"
    r"字[号体]|打印|纠错|收藏|关闭|分享|点击|浏览|阅读|评论|手机"
)
_CODE = (
    r"(?<=[\u3400-\u9fff\s])[\s-]*(?:[A-Za-z]{1,4}\d{2,8}|\d{3,8})(?![\d\u3400-\u9fff])|^\s*+[A-Za-z]{1,3}\d{2,8}\s*+$"
)
_OTHER_LABEL = r"(?<=[ 、|/)])[\u3400-\u9fff]{2,6}+ ?:.*+"  # 主持：李明 嘉宾：王芳
_QUOTE = r"(?<![A-Za-z])['\"]|['\"](?![A-Za-z])"
_NOTE = r"\([^()]{0,60}\)?"
# What stands for a name where there is none.
NOBODY = frozenset(
    "未知 不详 暂无 无 佚名 匿名 网络 网路 来自网络 互联网 转载 管理员 系统管理员 超级管理员 网站管理员 本站编辑 系统 综合 原创 其他 其它 "
    "资料 资料图 资料图片 资料照 资料照片 资料画面 示意 示意图 档案 档案照片 "
    "采访 调查 观察 手记 实录 侧记 札记 直击 探访 体验 提问 追问 点评 无关 如图 见图 略 男 女 先生 女士 等 等人 "
    # Sections of a medium that look like names: 经济日报 金融.
    "金融 时尚 时政 时评 文学 黄金 石油 程序 安全".split()
)
# Foreign correspondents are stationed (驻) in a country; the medium is before it.
_STATIONED = r"(?:驻|特派)[\u3400-\u9fff]{1,10}$"
# How a picture or a text came from where it is: 图/翻摄自爆料公社.
FROM_ELSEWHERE = r"^\s*+(?:授权)?(?:翻[摄拍]自|截?取自|截图?自|摘自|引自|来自|转载?自)(?=[^\s、])"
# An affiliation of the author: 作者系北京大学教授.
AFFILIATION = ("系", "为", "是")


def is_from_elsewhere(text: str) -> bool:
    """Whether a folded text opens with how a picture or a text came from where it is (翻摄自爆料公社)."""
    return compiled(FROM_ELSEWHERE).match(text) is not None


def is_plain(text: str) -> bool:
    """Whether a folded text is nothing but Han characters and blanks, and holds nothing that :func:`blanked` takes out.

    >>> is_plain("网信中心 程罡"), is_plain("程罡 微信"), is_plain("程罡A12")
    (True, False, False)
    """
    return compiled(_PLAIN).fullmatch(text) is not None and not may_hold(text)


def may_hold(text: str) -> bool:
    """Whether a folded text of Han characters may hold what names nobody: a quick look, which says yes too often."""
    return compiled(_ODD).search(text) is not None


def blanked(folded: str) -> str:
    """The folded text with blanks or bars, as many, where something stands that names nobody.

    >>> blanked("程罡 微信:abc"), blanked("系北京大学教授"), blanked("程罡、王亚男等")
    ('程罡       ', ' 北京大学教授', '程罡、王亚男 ')
    """
    if not compiled(_PLAIN).fullmatch(folded):
        if "(" in folded:
            folded = blank(_unwrapped(folded), _NOTE)
        if any(map(str.isdigit, folded)):
            folded = compiled(_CODE).sub(_bars, compiled(_DATE).sub(_bars, folded))
    folded = blank(folded, _CONTACT, len(folded) - len(folded.lstrip(" :/|-、(")) + 1)
    if ":" in folded:
        folded = blank(folded, _OTHER_LABEL)
    if "'" in folded or '"' in folded:  # 张三', '李四, as Python prints a list
        folded = blank(folded, _QUOTE)
    if folded.startswith(AFFILIATION) and len(folded) > 4:  # 作者系北京大学教授
        folded = " " + folded[1:]
    if "发自" in folded or "发于" in folded:
        folded = _without_origin(folded)
    for ending in ("等人", "等"):  # and others
        if folded.rstrip().endswith(ending) and len(folded) > 3:
            at = folded.rindex(ending)
            return folded[:at] + " " * (len(folded) - at)
    return folded


def blank(text: str, pattern: str, start: int = 0) -> str:
    """The text with blanks for each match of a pattern from ``start`` on."""
    return compiled(pattern).sub(lambda match: " " * len(match[0]), text, pos=start)


def _bars(match: regex.Match[str]) -> str:
    """Bars over what parts the names beside it: 董2020-12-10洋 is no 董洋."""
    return "|" * len(match[0])


def _without_origin(folded: str) -> str:
    """The folded text with blanks for 发自 and the places behind it."""
    for match in reversed(list(compiled(_FROM).finditer(folded))):
        first = match.end() + len(folded[match.end() :]) - len(folded[match.end() :].lstrip())
        end = end_of_places(folded, first)
        rest = compiled(HAN).match(folded, end)
        if (
            end > first
            and rest is not None
            and rest.end() - end < 4
            and folded[rest.end() : rest.end() + 1] in ("", " ")
        ):
            end = rest.end()  # 发自云南建水
        if end == first:  # a place that nobody knows
            end = folded.find(" ", first) if " " in folded[first:] else len(folded)
        folded = folded[: match.start()] + " " * (end - match.start()) + folded[end:]
    return folded


def _unwrapped(text: str) -> str:
    """The text without the brackets that stand around all of it."""
    inner = text.strip(" )") + ")" * text.rstrip().endswith(")")
    if inner.startswith("(") and inner.endswith(")") and "(" not in inner[1:]:
        return text.replace("(", " ").replace(")", " ")
    return text


def without_station(folded: str) -> str:
    """The folded text up to where a correspondent is stationed.

    >>> without_station("张三 本报驻巴黎")
    '张三 本报'
    """
    stationed = compiled(_STATIONED).search(folded)
    return folded if stationed is None else folded[: stationed.start()]
