"""Numbers of views, as pages print them."""

from __future__ import annotations

from .diagnostics import Finding, quote
from .patterns import compiled

__all__ = ["read_count"]

# 3590, 3,590次, [33], 1.2万, 10万+ and 浏览 33 人次; 18 digits are more readers than there are people.
_DIGITS = 18
_COUNT = (
    r"[\[(（【]?\s?(?P<number>\d{1,3}(?:[,，]\d{3})++|\d{1,18})(?P<fraction>\.\d{1,9})?\s?"
    r"(?P<unit>[万萬wW千kK亿億])?\+?\s?(?:人次|次|人|回)?\s?[\])）】]?"
)
# 1.2万阅读 · 33评论: what is counted stands behind the number.
_READ = r"\s?(?:阅读|閱讀|浏览|瀏覽|点击|點擊|访问|播放|观看|views?|reads?)(?!\w)"
_UNITS = {"万": 10**4, "萬": 10**4, "w": 10**4, "千": 10**3, "k": 10**3, "亿": 10**8, "億": 10**8}


def read_count(text: str, offset: int, findings: list[Finding]) -> int | None:
    """The number in a view counter's value; None and a finding where it is none.

    >>> read_count("1.2万次", 0, []), read_count("3,590", 0, []), read_count("很多", 0, [])
    (12000, 3590, None)
    """
    if text.isdecimal() and len(text) <= _DIGITS:  # as nearly all are
        return int(text)
    match = compiled(_COUNT).fullmatch(text) or compiled(_COUNT + _READ).match(text)
    if match is not None:
        whole = int(match["number"].replace(",", "").replace("，", ""))
        fraction = match["fraction"] or ""
        unit = _UNITS[match["unit"].lower()] if match["unit"] else 1
        # In whole numbers, since 1.15 * 10000 is not 11500 in floating point.
        scaled = int(fraction[1:] or 0) * unit
        part, rest = divmod(scaled, int(10 ** max(len(fraction) - 1, 0)))
        if not rest:
            return whole * unit + part
    message = f"{quote(text)} is not a number of views; view_count left empty"
    findings.append(Finding("count-invalid", message, offset, offset + len(text)))
    return None
