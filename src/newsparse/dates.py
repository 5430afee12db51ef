"""Publication dates, with just the precision that is written.

A value of a header is searched for every form of the table ``_FORMS``, in the order of the text. What a label, a unit
or a currency says to be another number is left out; of the dates that remain the one with the best label is read, a
clock and a zone behind it too. A date that is read is checked against the calendar and never shortened.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import regex

from .article import PartialDate
from .diagnostics import Finding, check_base, check_text, quote
from .numerals import HAN_DIGIT, parse_number
from .patterns import compiled
from .span import Span

__all__ = ["parse_date", "read_date"]

# One character for one, so that offsets stay: full-width digits, dashes, signs and spaces to ASCII.
_WIDTHS = str.maketrans(
    "０１２３４５６７８９：∶﹕／．。－–—―−‒‑Ｔ　\xa0\u200b\ufeff\x1c\x1d\x1e\x1f", "0123456789:::/..-------T        "
)

_YEAR = rf"\d(?:\s?\d){{3}}|[{HAN_DIGIT}]{{4}}"
_NUMBER = r"\d(?:\s?\d)?|[〇零]?[一二三四五六七八九十廿卅]{1,3}"  # of a month, a day, an hour
_MONTH = rf"{_NUMBER}|元"
_ERA = r"(?:中[华華])?民[国國]|(?<![\u3400-\u9fff])民(?=\d)|ROC"
_WEEKDAY = r"(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = rf"(?i:(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}+)\.?"

# The forms of a date, in the order in which they are tried at each place. Each is tested in tests/test_dates.py.
_FORMS = {
    # 2021年3月5日, 二〇二一年三月, 2026年九月七日, 2021年; a year before a school class is none
    "han": rf"(?P<year>{_YEAR})\s?年(?![级級])(?:[\s/]{{0,3}}(?P<month>{_MONTH})\s?月"
    rf"(?:[\s/]{{0,3}}(?P<day>\d\d(?=\d\d:\d\d)|{_NUMBER})(?![\d:年])(?:\s?[日号號])?)?+|(?!\s?[\d第]))",
    # 2020-12-10, 2020/12/10, 2020.12.10, 2019-06-1508:18, 2021-03
    "signs": r"(?P<year>\d{4})\s?(?P<sign>[-/.·])\s?(?P<month>\d{1,2})"
    r"(?:\s?(?P=sign)\s?(?P<day>\d\d(?=\d\d:\d\d)|\d{1,2}(?!\d)))?+\s?日?+(?!\d(?!\d:\d\d)|%|[/.]\d(?!\d{3}-\d|\d?:\d\d)|-\d(?!\d?:)|[-/]\s{0,3}$)",
    # 20201210, 202012101530, 20201210153045, 20201210T153045
    "compact": r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?+)?+(?![\d.%/])(?!-\d)",
    # 3小时前, 半小时前, 三天前, 1个月前, 2 小時前, 5分钟以前, 3 hours ago
    "ago": r"(?P<count>\d{1,4}|[一二两兩三四五六七八九十]{1,3}|半|an?(?=\s))\s?(?:个|個)?\s?"
    r"(?P<unit>秒钟?|秒鐘|分钟|分鐘|分|小时|小時|钟头|鐘頭|天|日|周|週|星期|月|年|(?:second|sec|minute|min|hour|day|week|month|year)s?)"
    r"\s?(?:之前|以前|前|ago\b)",
    # 民國109年12月10日, 民国一百零九年, 109年12月10日, 21年3月5日
    "short-han": rf"(?:(?P<era>{_ERA})\s?)?(?P<year>元|\d{{1,3}}|[{HAN_DIGIT}十百]{{1,7}})\s?年(?![级級])"
    rf"(?:\s{{0,3}}(?P<month>{_MONTH})\s?月(?:\s{{0,3}}(?P<day>{_NUMBER})(?![\d:])(?:\s?[日号號])?)?+)?+",
    # 115-07-12, 民國115/06/02, 21-03-05
    "short-signs": rf"(?:(?P<era>{_ERA})\s?(?P<year>\d{{1,3}})|(?P<year>\d{{2,3}}))(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})"
    r"(?![\d%]|[-/.]\d(?!\d?:))",
    # May 09 2023, Sept. 5th, 2019; 9 May 2023, 09/May/2023; 2023-May-09; May 9 21:27:04 +0800 2023
    "english": rf"\b{_ENGLISH}\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s{{1,3}})"
    r"(?:(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)\s(?:(?P<tz>[+-]\d{4}|GMT|UTC|CST)\s)?)?(?P<year>\d{4})(?!\d)"
    rf"|(?P<day>\d{{1,2}})[\s/-]{_ENGLISH}[\s,/-]{{1,2}}(?P<year>\d{{4}})(?!\d)"
    rf"|(?P<year>\d{{4}})-{_ENGLISH}-(?P<day>\d{{1,2}})(?!\d)",
    # 08/28/2019, 28/08/2019: only where one of the two can be no month
    "year-last": r"(?:(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])|(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?[1-9]|1[0-2]))"
    r"/(?P<year>(?:19|20)\d\d)(?![\d/])",
    # 去年12月31日, 今年3月5日, 12月31日
    "month-day": rf"(?:(?P<ofyear>去年|今年|本年|前年|昨年)\s?)?(?P<month>{_MONTH})\s?月\s?(?P<day>{_NUMBER})\s?[日号號]",
    # 10-08 12:00, 10/08 12:00, 10.08 12:00; without a clock it may be anything, unless a label says that it is a date
    "month-day-signs": r"(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:(?=\s{1,8}\d\d?:\d\d(?!\d))|(?P<lone>)(?=\s{0,8}$))",
    # 刚刚, 昨天 12:30, 周三 15:20; a word is glued to no other (昨天见)
    "word": rf"(?P<word>刚刚|剛剛|刚才|剛才|just now|今[天日晨早晚]|昨[天日晚夜]|(?<!大)前天|前日|[Yy]esterday|[Tt]oday|大前天"
    rf"|(?<![每逢至到下、])上?{_WEEKDAY}(?![,，]?\s{{0,3}}\d{{2,4}}[-/.年]))"
    r"(?=\s?(?:\d|$|[^\w\s、]|发|發|更|上午|下午|凌晨|早|中午|晚|傍晚)|\s)",
}  # fmt: skip
# A digit, a currency sign, a letter or a sign of a longer number before it makes it a telephone number, a price, a version.
_DATE = (
    r"(?<![\d¥$€£￥A-Za-z_#]|\d[-/.])(?<!(?<!\d)[-/.](?=\d))(?:"
    + "|".join(rf"(?P<{name.replace('-', '_')}>{form})" for name, form in _FORMS.items())
    + ")"
)
# What nearly all dates of headers are; it is read before the forms.
_PLAIN = (
    r"([0-9]{4})(?:年([0-9]{1,2})月([0-9]{1,2})日|([-/.])([0-9]{1,2})\4([0-9]{1,2}))"
    r"(?:(?:\s|(?<=日))([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?"
)
_CLOCK_WORDS = "上午|下午|凌晨|早上|早晨|清晨|中午|正午|午后|午後|傍晚|晚上|晚间|晚間|深夜|夜间|夜間|夜里|午夜|半夜|早间|午间|早|晚|夜|AM|PM|am|pm"
_ZONE = (
    r"Z(?![A-Za-z])|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?(?![\d:])|(?:GMT|UTC)(?![A-Za-z])"
    r"|格林尼治[标標]准[时時][间間]|格林[尼威]治[标標]準時間|世界[标標][准準][时時][间間]|协调世界时|協調世界時"
    r"|北京[时時][间間]|中[国國][标標][准準][时時][间間]|[台臺]北[标標][准準][时時][间間]|香港[时時][间間]|HKT(?![A-Za-z])"
)
# What may stand between a date and its clock: a weekday, a comma, the name of a zone, a sign, nothing.
_CLOCK = rf"""(?x)
    (?: \s{{0,8}} [(（\[]? \s? (?: {_WEEKDAY} | (?<=[(（])[一二三四五六日](?=[)）]) | (?i:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?) ) \s? [)）\]]? )?+
    (?: \s{{0,8}} [,，] )?+
    (?: \s{{0,8}} [(（]? (?P<zone>{_ZONE}) [)）]? )?+
    (?: T | \s{{0,4}} [-/|·•_] \s{{0,4}} (?=\d\d?:\d\d) | \s{{0,8}} (?:at\s)? )
    (?P<half>{_CLOCK_WORDS})?+ \s{{0,2}}
    (?: (?P<hour>\d{{1,2}}) \s?:\s? (?P<minute>\d{{1,2}}) (?: \s?:\s? (?P<second>\d{{1,2}}) (?:[.,]\d{{1,9}})?+ )?+ (?![\d:])
      | (?P<hour>\d{{1,2}}|[〇零○]?[一二两三四五六七八九十廿]{{1,3}}|[〇零○]) \s? [时時点點]
        (?: \s?(?P<minute>\d{{1,2}}|[〇零○一二三四五六七八九十]{{1,3}})\s?分 (?: \s?(?P<second>\d{{1,2}}|[〇零○一二三四五六七八九十]{{1,3}})\s?秒 )?+
          | (?P<minute>\d\d)(?!\d) | (?P<part>半|[一三]刻) | [整正] )?+
    )
    (?: \s? (?P<half>(?i:[ap]\.?m\.?)(?![A-Za-z])|[上下]午(?![\w\s]\s?\d|\w)) )?+
    (?: (?<=\d) \s? (?P<zone>{_ZONE}) | \s{{1,2}} (?P<zone>{_ZONE}) | \s? [(（] (?P<zone>{_ZONE}) [)）] )?+
    """  # fmt: skip
_CLOCK_BEFORE = r"(?<![\d:.-])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?+(?:\s?(?P<half>[AaPp][Mm]))?+(?:[,，]?|\s[·|])\s{1,4}$"

# What stands right before a number that is no date, and right behind one.
_OTHER_BEFORE = (
    r"(?i)(?:[电電][话話]|[传傳]真|手[机機]|[热熱][线線]|[编編][号號]|[单單][号號]|[证證][号號]|[账帳][号號]|[号號][码碼]|[邮郵][编編]"
    r"|文[号號]|[学學][号號]|工[号號]|[备備]案|版本[号號]?|型[号號]|代[码碼]|[价價]格?|[积積]分|比分|比例|人[数數]|[点點][击擊][数數量]?"
    r"|[浏瀏][览覽][数數量]?|[阅閱][读讀][数數量]?|人[气氣]|播放[数數量]?|[评評][论論][数數]?|收藏[数數]?|[转轉][发發][数數]?|[点點][赞贊讚][数數]?|粉[丝絲][数數]?|次[数數]|字[数數]|[营營][业業][时時][间間]|(?<![a-z])(?:QQ|ID|IP|Tel|Fax|V|ver|version|No\.?|ISSN|ISBN|ICP|GB(?:/T)?))"
    r"[:：]?\s{0,3}$|[第¥$€£￥距]\s?$|距[离離]\s?$"
)
_OTHER_BEHIND = (
    r"\s?(?:[〕\]]第?\d{1,5}[号號]|[号號](?!\s*\d\d?:)|第|期|[元圆圓]|万|萬|亿|億"
    r"|人|次(?!日)|[册冊]|[级級届屆]|版|[℃%‰]|[吨噸]|[米克]|[条條]|[个個]|鉴|赛季|賽季|学年|學年)"
)
# A month or a day behind a date that has none: then the date was not read whole.
_MORE = r"\d\s?[月日号號]"
# The label that stands before a date, or the word behind it, says which of two dates is the publication's.
_PUBLISHED = (
    r"(?i)(?:[发發][布佈表]|[发發]稿|刊[登发發]|出版|首[发發]"
    r"|[创創]建|上[传傳线線]|[录錄]入|加入|添加|原[创創]|publish(?:ed)?|posted|created|pubdate)[^:：\d]{0,5}[:：]?\s{0,3}$"
)
_OTHER_DATE = (
    r"(?i)(?:更新|修改|[编編][辑輯]|截止|到期|失效|有效|[访訪][问問]|注册|註冊"
    r"|[结結]束|[开開]始|最[后後]回[复復]|[讨討][论論]|回[复復]|下[载載]|打印|updated?|modified|edited|expires?)[^:：\d]{0,5}[:：]?\s{0,3}$"
)
_YEAR_BEFORE = r"(?:年|(?<!:\d)\d)[,，]?\s{0,3}$"
_LABEL_BEFORE = r"(?:日期|[时時][间間]|[发發][布佈表]|刊[登发發])\s?[:：]\s{0,3}$"
_NAME_BEFORE = r"[A-Za-z]\s{1,3}$"
_PUBLISHED_BEHIND = r"[\s\d:时時分秒]{0,16}[发發][布佈表][\s,，|/]{0,8}"
_LABEL = 24  # characters before a date that are looked at

_DAYS_BACK = {"今": 0, "昨": 1, "前": 2, "大": 3, "T": 0, "t": 0, "Y": 1, "y": 1}
_YEARS_BACK = {"今年": 0, "本年": 0, "去年": 1, "昨年": 1, "前年": 2}
_WEEKDAYS = "一二三四五六日"
# The unit of an «ago», its length, and the precision of what it leads to.
_AGO = {
    "秒": ("second", "seconds"), "se": ("second", "seconds"), "分": ("minute", "minutes"), "mi": ("minute", "minutes"),
    "小": ("hour", "hours"), "钟": ("hour", "hours"), "鐘": ("hour", "hours"), "ho": ("hour", "hours"),
    "天": ("day", "days"), "日": ("day", "days"), "da": ("day", "days"), "周": ("day", "weeks"), "週": ("day", "weeks"),
    "星": ("day", "weeks"), "we": ("day", "weeks"), "月": ("month", "months"), "mo": ("month", "months"),
    "年": ("year", "years"), "ye": ("year", "years"),
}  # fmt: skip
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_FORM_NAMES = tuple(name.replace("-", "_") for name in _FORMS)
# A clock at zero, in UTC and in China: what programs print where they have no date.
_UNIX_ZERO = ((1970, 1, 1, 0, 0), (1970, 1, 1, 8, 0))

Parts = list["int | None"]


def parse_date(text: str, *, base: date | None = None) -> PartialDate | None:
    """Read a publication date and keep only the parts that are written.

    Read are ISO dates and their kin, 年月日 in digits and numerals, years of the Minguo calendar, short years, and dates
    relative to ``base`` (``3小时前``, which needs a datetime; ``昨天 12:30``), behind a label or in other text; the forms
    are listed in docs/dates.md. Of two dates the one with a publication label wins, else the first. A missing part stays
    None; it is never filled in. A date without a year is the last such day not after ``base``, and None without one.
    Impossible dates (2月30日) give None, never a shorter date. ``span`` counts in ``text``.

    >>> parse_date("时间：2024-04-24 18:29")
    <PartialDate 2024-04-24T18:29>
    >>> parse_date("二○二四年五月").isoformat()
    '2024-05'
    >>> parse_date("2024年2月30日") is None
    True
    >>> from datetime import datetime
    >>> parse_date("12月30日 08:00", base=datetime(2021, 1, 2, 12, 0))
    <PartialDate 2020-12-30T08:00>
    >>> parse_date("3小时前", base=datetime(2021, 1, 2, 12, 0))
    <PartialDate 2021-01-02T09>
    """
    check_text("parse_date", text)
    check_base(base)
    return read_date(text, 0, base, "", [])


def read_date(text: str, offset: int, base: date | None, field: str, findings: list[Finding]) -> PartialDate | None:
    """The date in a header's value that begins at ``offset`` of the source; None and a finding where there is none."""
    when = _plain_date(text, offset) or (_of_seconds(text, offset) if field and text.isdecimal() else None)
    if when is not None:
        return when
    plain = text if text.isascii() and text.isprintable() else text.translate(_WIDTHS)
    if "&nbsp;" in plain:
        plain = plain.replace("&nbsp;", " " * 6)
    match = _best(plain, bool(field))
    yearless = False
    if match is not None:
        parts, end, utcoffset = _parts(match, plain, base)
        when = _date_of(parts, utcoffset, text, match.start(), end, offset) if parts else None
        yearless = when is None and base is None and _needs_base(match)
    elif bare := compiled(r"\s*((?:19|20)\d\d)\s*").fullmatch(plain) if field else _labelled_year(plain):
        when = _date_of([int(bare[1]), *[None] * 5], None, text, *bare.span(1), offset)
    if when is None:
        if yearless:
            code, reason = "date-yearless", "names no year, and there is no base to count from"
        else:
            code, reason = "date-invalid", "is not a date"
        message = f"{quote(text)} {reason}; {field} left empty"
        findings.append(Finding(code, message, offset, offset + len(text)))
    return when


def _plain_date(text: str, offset: int) -> PartialDate | None:
    """A date of nothing but digits and signs, as most headers print it: ``2020-12-10 15:40``, ``2020年12月10日``.

    The rest, and what no calendar has, is left to the forms of :data:`_DATE`.
    """
    length = len(text)
    if length < 8 or length > 20 or not text[:4].isdigit():
        return None
    try:
        if text[4] == text[7] == "-" and length in (10, 16, 19) and text[10:11] in " T":
            when = datetime.fromisoformat(text)
            known = {10: 3, 16: 5, 19: 6}[length]
        elif match := compiled(_PLAIN).fullmatch(text):
            numbers = [int(part) for part in match.groups() if part and part.isdigit()]
            when, known = datetime(*numbers), len(numbers)  # type: ignore[arg-type]
        else:
            return None
    except ValueError:
        return None
    if when.year < 1000 or (when.year == 1970 and known > 3):  # may be a program's zero
        return None
    return PartialDate(
        when.year,
        when.month,
        when.day,
        when.hour if known > 3 else None,
        when.minute if known > 3 else None,
        when.second if known > 5 else None,
        None,
        text,
        Span(offset, offset + length),
    )


def _of_seconds(text: str, offset: int) -> PartialDate | None:
    """The instant that programs store, in seconds or milliseconds since 1970, on the clock of Beijing.

    Read for the years 2001 to 2030, whose numbers cannot be a day and an hour run together.
    """
    if not text.isascii() or compiled(r"1[0-8]\d{8}(?:\d{3})?").fullmatch(text) is None:
        return None
    zone = timedelta(hours=8)
    when = datetime(1970, 1, 1) + timedelta(seconds=int(text[:10])) + zone
    parts = when.year, when.month, when.day, when.hour, when.minute, when.second
    return PartialDate(*parts, zone, text, Span(offset, offset + len(text)))


def _best(text: str, labelled: bool) -> regex.Match[str] | None:
    """The form that is the publication date: the first with the best label."""
    best, best_rank = None, -1
    last: regex.Match[str] | None = None
    for match in _candidates(text, labelled):
        if last is not None and compiled(_PUBLISHED_BEHIND).fullmatch(text, last.end(), match.start()):
            return last
        last = match
        before = text[max(match.start() - _LABEL, 0) : match.start()]
        if compiled(_PUBLISHED).search(before):
            return match
        dateline = _form_of(match) == "month_day" and text[match.end() : match.end() + 1] in ("电", "電")
        rank = 0 if dateline or compiled(_OTHER_DATE).search(before) else 1
        if rank > best_rank:
            best, best_rank = match, rank
    return best


def _candidates(text: str, labelled: bool) -> Iterator[regex.Match[str]]:
    """The forms in a text that are no other numbers."""
    for match in compiled(_DATE).finditer(text):
        start, end = match.span()
        before = text[max(start - _LABEL, 0) : start]
        form = _form_of(match)
        whole = match["day"] is not None and form in ("han", "signs", "month_day")  # 2021年3月5日 第2版
        if compiled(_OTHER_BEFORE).search(before) or compiled("[期号號%]" if whole else _OTHER_BEHIND).match(text, end):
            continue
        if form.startswith("month_day") and not match["ofyear"] and compiled(_YEAR_BEFORE).search(before):
            continue  # «2023 4月24日»: base would say another year
        if match["lone"] is not None and not (labelled or compiled(_LABEL_BEFORE).search(before)):
            continue
        if form == "short_signs" and match["sign"] in ".·" and compiled(_NAME_BEFORE).search(before):
            if not compiled(_PUBLISHED).search(before):
                continue  # iOS 17.5.1
        dotted = form == "signs" and not match["day"] and match["sign"] == "."  # 2020.12 is rather a price
        if dotted or form in ("compact", "short_signs", "month_day_signs", "short_han"):
            # Bare figures are a date only where nothing is glued to them.
            era = form.startswith("short") and match["era"]
            if not era and not (_is_edge(text, start, -1) and (form == "month_day_signs" or _is_edge(text, end, 1))):
                continue
            if (
                form == "short_han"
                and not era
                and not match["day"]
                and not (match["month"] and len(match["year"]) == 3)
            ):
                continue  # 20年 is a length of time
        yield match


def _is_edge(text: str, at: int, side: int) -> bool:
    """Whether a date may end at ``at``: at the end of the text, beside white space, a bracket, a colon, a quotation mark."""
    char = text[at - 1 : at] if side < 0 else text[at : at + 1]
    if not char or char.isspace():
        return True
    if side < 0:
        return char in ":[(（【〔|,，】])）>"
    return char in "])）】〕|,，;；<日号號TZ+.下上早中晚凌" or text.startswith("更新", at)


def _form_of(match: regex.Match[str]) -> str:
    return next(name for name in _FORM_NAMES if match[name] is not None)


def _needs_base(match: regex.Match[str]) -> bool:
    """Whether the form counts from a base, and is a day that some year has."""
    form = _form_of(match)
    if form not in ("month_day", "month_day_signs"):
        return form in ("ago", "word")
    month, day = _number(match["month"]), _number(match["day"])
    return match["ofyear"] is not None or _last_year(month or 0, day or 0, date.max) is not None


def _labelled_year(text: str) -> regex.Match[str] | None:
    """A year and nothing else behind the label of a date: 日期：2020."""
    return compiled(r"\s*(?<=(?:日期|[时時][间間]|年份)\s?[:：]\s{0,3})((?:19|20)\d\d)年?\s*$").search(
        text[: _LABEL * 2]
    )


def _parts(match: regex.Match[str], text: str, base: date | None) -> tuple[Parts | None, int, timedelta | None]:
    """Year to second, where the date ends, and its distance from UTC; None for the parts where no calendar has them."""
    form = _form_of(match)
    end = match.end()
    if form == "ago":
        ago = _ago(match, base)
        if ago is None or ago[2] is None or ago[3] is not None:
            return ago, end, None
        return _with_clock(ago, match, text)
    if form == "word":
        parts = _word(match["word"], base)
        if parts is None:
            return None, end, None
    else:
        numbers = [_number(match[part]) for part in _PARTS]
        if match["name"]:
            numbers[1] = _MONTHS.index(match["name"].lower()[:3]) + 1
        year = _year(match, form, numbers, base)
        if not year:
            return None, end, None
        parts = [year, *numbers[1:]]
    if match["tz"]:
        return parts, end, _utcoffset(match["tz"]) if match["tz"] != "CST" else None
    if parts[3] is not None:
        zone = compiled(rf"\s?(?P<zone>{_ZONE})").match(text, end)
        if zone is None:
            return parts, end, None
        utcoffset = _utcoffset(zone["zone"])
        return (parts if utcoffset is not None else None), zone.end(), utcoffset
    if parts[2] is None and compiled(_MORE).search(text, end, end + 2 * _LABEL):
        return None, end, None  # «2023年，4月24日» is more than a year
    return _with_clock(parts, match, text)


def _with_clock(parts: Parts, match: regex.Match[str], text: str) -> tuple[Parts | None, int, timedelta | None]:
    """The date with the clock and the zone behind it, or with a clock right before it."""
    end = match.end()
    clock = compiled(_CLOCK).match(text, end)
    if clock is None:
        if form_before := compiled(_CLOCK_BEFORE).search(text[max(match.start() - _LABEL, 0) : match.start()]):
            if parts[2] is not None:
                hour, minute, second = (_number(form_before[part]) for part in _PARTS[3:])
                return [*parts[:3], _hour(hour, form_before["half"]), minute, second], end, None
        return parts, end, None
    if parts[2] is None:  # «2020年5月 3点»: the clock belongs to no day
        return None, end, None
    if (match["word"] or match["ago"]) and (
        compiled(r"\s?[~至到-]\s?\d").match(text, clock.end()) or "-" in (clock["zone"] or "")
    ):
        return None, end, None  # «周六 9:00-17:00» are opening hours
    hour, minute, second = (_number(clock[part]) for part in _PARTS[3:])
    if clock["part"]:
        minute = {"半": 30, "一刻": 15, "三刻": 45}[clock["part"]]
    half = clock["half"]
    if not half and match["word"] and match["word"][-1] in "早晨晚夜":  # 昨晚8点
        half = match["word"][-1]
    hour = _hour(hour, half)
    zone, end = clock["zone"], clock.end()
    if zone and zone[0] == "-" and ":" in zone and second is None and "T" not in clock[0]:
        zone, end = None, clock.start("zone")  # 09:00-17:00 runs from an hour to another
    if not zone and compiled(r"北京[时時][间間][,，]?\s?$").search(
        text[max(match.start() - _LABEL, 0) : match.start()]
    ):
        zone = "北京"
    utcoffset = _utcoffset(zone) if zone else None
    if zone and utcoffset is None:
        return None, end, None
    return [*parts[:3], hour, minute, second], end, utcoffset


def _number(text: str | None) -> int | None:
    """A number of the pattern; -1, which no calendar has, where it breaks the order of its units."""
    if text is None:
        return None
    number = 1 if text == "元" else parse_number("".join(text.split()))  # 元月
    return -1 if number is None else number


def _year(match: regex.Match[str], form: str, numbers: Parts, base: date | None) -> int | None:
    """The year that is written, in our calendar; for a date without one, that of the last such day."""
    year = 1 if match["year"] == "元" else numbers[0]
    if form in ("month_day", "month_day_signs"):
        if base is None:
            return None
        if match["ofyear"]:
            return base.year - _YEARS_BACK[match["ofyear"]]
        return _last_year(numbers[1] or 0, numbers[2] or 0, base)
    if year is None or not form.startswith("short"):
        return year if year and year >= 1000 else None
    if match["era"] or year >= 100:
        return year + 1911 if 0 < year < 200 else None
    return year + (1900 if year >= 70 else 2000)  # two digits: 21 is 2021


def _date_of(
    parts: Parts, utcoffset: timedelta | None, text: str, start: int, end: int, offset: int
) -> PartialDate | None:
    """The date of these parts, or None where the calendar or the clock does not have it."""
    year, month, day, hour, minute, second = parts
    if not year or not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and not (month is not None and 1 <= day <= monthrange(year, month)[1]):
        return None
    if hour == 24 and not minute and not second and month and day and (year, month, day) < (9999, 12, 31):
        after = date(year, month, day) + timedelta(days=1)  # the end of a day is the beginning of the next
        year, month, day, hour = after.year, after.month, after.day, 0
    if any(part is not None and not 0 <= part < limit for part, limit in ((hour, 24), (minute, 60), (second, 60))):
        return None
    if (year, month, day, hour, minute) in _UNIX_ZERO:
        return None
    return PartialDate(
        year, month, day, hour, minute, second, utcoffset, text[start:end], Span(offset + start, offset + end)
    )


def _ago(match: regex.Match[str], base: date | None) -> Parts | None:
    """«3小时前»: the moment that it leads to, as precise as its unit. Hours and less need the clock of the base."""
    from dateutil.relativedelta import relativedelta

    unit = match["unit"].lower()
    precision, units = _AGO.get(unit[:1]) or _AGO[unit[:2]]
    count = 1 if match["count"][0] == "a" else _number(match["count"]) if match["count"] != "半" else None
    if base is None:
        return None
    if count is None:  # 半小时, 半年: half of the next unit, and as precise as that
        if precision not in ("hour", "year"):
            return None
        precision, units, count = ("minute", "minutes", 30) if precision == "hour" else ("month", "months", 6)
    kept = _PARTS.index(precision) + 1
    if not isinstance(base, datetime):
        if kept > 3:
            return None
        base = datetime(base.year, base.month, base.day)
    try:
        when = base - relativedelta(**{units: count})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
    return [*(getattr(when, part) for part in _PARTS[:kept]), *[None] * (6 - kept)]


def _word(word: str, base: date | None) -> Parts | None:
    """昨天, 刚刚, 周三: the day that it names; a bare weekday is the last one before the base."""
    if base is None:
        return None
    if word[0] in "刚剛j":
        clock = (base.hour, base.minute) if isinstance(base, datetime) else (None, None)
        return [base.year, base.month, base.day, *clock, None]
    if word[0] in _DAYS_BACK:
        back = _DAYS_BACK[word[0]]
    else:
        weekday = _WEEKDAYS.index(word[-1].replace("天", "日"))
        back = (base.weekday() - weekday + 6) % 7 + 1
        if word[0] == "上":
            back = base.weekday() - weekday + 7
    try:
        day = date(base.year, base.month, base.day) - timedelta(days=back)
    except OverflowError:
        return None
    return [day.year, day.month, day.day, None, None, None]


def _hour(hour: int | None, half: str | None) -> int | None:
    """The hour of a clock with a word for the part of the day: 上午12 is midnight, 下午14 is 14."""
    if hour is None or not half:
        return hour
    from .periods import to_24

    return to_24(hour, half.lower().replace(".", ""))


def _last_year(month: int, day: int, base: date) -> int | None:
    """The year of the last such day not after ``base``; None where no calendar has that day."""
    for year in range(base.year, max(base.year - 9, 0), -1):  # leap years are at most eight years apart
        if (month, day) <= (base.month, base.day) or year < base.year:
            if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
                return year
    return None


def _utcoffset(zone: str) -> timedelta | None:
    """``Z``, ``+08:00``, ``GMT+8`` or the name of a zone as a distance from UTC; None for one that no clock has."""
    figures = compiled(r"([+-])(\d{1,2}):?(\d\d)?").search(zone)
    if figures is None:
        return timedelta(hours=8 if zone[0] in "北中台臺香H" else 0)
    hours, minutes = int(figures[2]), int(figures[3] or 0)
    if hours > 14 or minutes > 59:
        return None
    distance = timedelta(hours=hours, minutes=minutes)
    return -distance if figures[1] == "-" else distance
