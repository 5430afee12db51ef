"""The walk through a text: where an expression begins, and the tokens that it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from .. import lunar, periods
from ..numerals import DIGIT, parse_number
from ..patterns import compiled
from ..periods import Period, shifted, unknown
from .tokens import JOIN, Match, Token, Tokens

__all__ = ["find"]

# What may stand between a period and what narrows it, and what ends or opens it.
_GAP = r"\s?(?:[（(](?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）])?\s?"
_CONNECTOR = rf"\s?(?:(?:起|开始)?(?:{JOIN}|直到|直至|持续到|持续至|延续至|延续到)){{1,2}}\s?"
_EDGE = (
    r"(?:年(?=[初中末底]))?(?:(?P<start>初期|前期|初(?![步级級中次一二三始心见評评选選赛賽衷试考稿审]))"
    r"|(?P<end>中后期|后期|末期|末|底(?![班部层端下薪气线]))|(?P<mid>中期|中叶|中葉|中(?=[，,。；、）)\s]|$)))"
)
_SUFFIX = (
    r"(?P<since>以[来來]|至今|迄今|到现在|到目前(?:为止)?)"
    r"|(?P<from>起(?![草步诉源飞义航降跌涨伏床点码算码])|(?<=[自从由].{1,20})开始(?=[，,。；]|$))"
    r"|(?P<before>以前|之前|前(?![往夕后後景列提期进方三两十一二四身任途锋瞻\d]))"
    r"|(?P<after>以后|以後|之后|之後|后(?![来來续期勤台半备方疫卫裔代人天年]))"
    r"|(?P<during>期间|期間|时期|時期|假期|连假|連假|小?长假|黄金周|当天|当日(?!晚)|前后|前後|左右|许|許|间(?![隔接距谍])|内(?![容外部地涵在蒙存需陆阁战科心幕政测置]))"
    r"|(?P<same>同期)"
)
# What the patterns above can begin with.
_GAP_OPENS = frozenset(" \u3000\xa0\t(（")
_EDGE_OPENS = frozenset("年初前末底中后")
_CONNECTOR_OPENS = frozenset(" \u3000\xa0起开直持延至到-－–—─~～")
_SUFFIX_OPENS = frozenset("连連以至迄到起开前之后期時时假小长黄当左许許间内同")
_LENGTH_SUFFIX = (
    r"(?P<ago>之前|以前|前(?![往夕后後景列提期进方]))|(?P<later>之后|之後|以后|以後|后(?![来來续期勤台半备方])|後)"
    r"|(?P<since>以?[来來](?![自到源看说電电]))|(?P<within>之内|以内|内|內)"
)
_LENGTH_PREFIX = r"(?:(?P<near>最近|近)|(?P<past>过去|過去|刚过去|刚刚过去)|(?P<next>未来|未來|今后|今後|接下来|接下來|往后))[的这這]?\s?$"
_EVENT_SINCE = r"(?P<event>[\p{Han}“”《》]{1,16}?以来)"
_UNTIL_PREFIX = r"截(?:至|止)?[至到]?\s?$|截止\s?$"
_FUTURE = r"[将將拟擬]|预计|預計|计划|定于|即将|有望|力争|届时|報名|报名|准备|推迟到|启用|起$|闭馆"
_AND = ("、", "和", "与", "及")
_TO_YEAR_END = rf"\s?{JOIN}\s?(1[12]|十[一二])月"  # 1月至12月, said in January
_REPORTED = r"记者|記者|本报|本報|新华社|新華社|中新网|据|據"
_LONG_AGO = timedelta(days=45)  # a day that lies further back is told as history
_SENTENCE = r"[。！？!?]|\.\s"
_CLAUSE = r"[，。！？；,;!?\n]"

# Behind a bare 周三, 3点, 3号, 3日 one of these tells a time from a name or a number.
_AFTER_WEEKDAY = (
    r"[\s，。、；：！？,.;:!?）)（(”\"\]】\-－–—~～]|$|[周週][一二三四五六日天]|星期|[上下早中晚凌傍深夜清正午的在将將已公发發表宣举舉召开開前后後起至到和与與及或对對向从被收盘报報称稱說说"
    r"通出进進启抵访轉转降回升晴雨阴陰會会就再又也还仍则都是有无为因受交闭休全当當播首推一二三四五六日两\d]"
)
_MORE_WEEKDAYS = (
    r"(?:[、和及与與](?:周|週|星期|礼拜|禮拜)[一二三四五六日天]"
    r"|[二三四五六日]{2,5}+(?![个個天月年])|[、和及与與]?[二三四五六日](?=[、和及与與二三四五六日，,。；;：:）)\s\d上下早中晚的]|$)){1,6}+"
)
_AFTER_CLOCK = r"[\s，。、；！？,;!?）)（(”\"\-－–—~～至到前后後起左许許整开開在准]|$"
_BEFORE_BARE = r"[\s，。、；：！？,;:!?（(“\"—\-~～\]】于於在从從自到至、]$|^$"
_NOT_AFTER_DAY = r"[元均常游本历程薪租照光志渐期语粮耗落出息龄票游]|内|餐|产(?!生)|本"
_NOT_AFTER_MONTH = r"[龄齡球饼餅亮薪租息票供嫂光色]"
_NOT_AFTER_LENGTH = (
    r"(?<=周)年|工作制|[级級制生岁歲龄齡围圍边邊薪期班免报刊津然文才真主线河涯赛票游]|空(?!时)|年[级龄]"
    r"|以上学|行动|行動|规划|規劃|计划|計劃|攻坚|保修|质保|历史|歷史"
)


Found = tuple[int, int, Period]  # start and end of an expression, and the stretch that it names


def find(text: str, base: date | None) -> Iterator[Found]:
    """The expressions of a text, in order, without overlap; ``base`` is the day of publication."""
    return _Reader(text, base).found()


class _Scope:
    """What the text named last, and the day of publication: where that which is left out comes from."""

    def __init__(self, base: date | None) -> None:
        self.base = None if base is None else datetime(base.year, base.month, base.day)
        self.now = base if isinstance(base, datetime) else None
        if self.now is not None:
            self.now = self.now.replace(tzinfo=None, microsecond=0)
        self.year: datetime | None = None  # the year in force, with the month that was named with it
        self.year_month = 0
        self.year_for_paragraph = False
        self.month: datetime | None = None  # of the sentence
        self.day: datetime | None = None  # of the paragraph
        self.last: Period | None = None
        self.told: Period | None = None  # what the sentence named that is over
        self.ahead = False  # whether the sentence named days to come
        self.weekday: datetime | None = None  # the last day that the sentence named by its week
        self.minguo = False  # whether the paragraph named a year of the Minguo calendar

    def new_sentence(self) -> None:
        self.month = self.told = self.weekday = None
        self.ahead = False
        if not self.year_for_paragraph:
            self.year = None

    def new_paragraph(self) -> None:
        self.year = self.month = self.day = self.last = self.told = self.weekday = None
        self.ahead = self.minguo = False


# What may narrow a period of each granularity: the kinds of token that can stand right behind it.
_NARROWS = {
    "century": {"decade", "list"},
    "year": {
        "month",
        "list",
        "fq",
        "half",
        "quarter",
        "season-name",
        "year-edge",
        "first",
        "festival",
        "lunar",
        "term-name",
        "nth",
        "day-word",
        "whole-year",
        "last-day",
    },
    "school-year": {"term-name"},
    "month": {"day", "list", "ten-days", "month-edge", "half-month", "nth", "month-there", "last-day"},
    "week": {"weekday", "weekend", "last-day"},
    "day": {"weekday", "part", "oclock", "hm", "list", "short", "day-there", "day-part-there"},
    "daypart": {"oclock", "hm", "list"},
}
_LIST_UNITS = {"century": "年代", "year": "月季", "month": "日号號", "day": "时時点點", "daypart": "时時点點"}
_YEAR_KINDS = frozenset({"iso", "year", "roc", "year-word", "year-there"})
_MONTH_KINDS = frozenset({"iso", "month", "month-word", "month-there"})
# A right side of a range lies in the same longer period as its left side; one that comes out earlier lies in the next.
_ENCLOSING = {
    **dict.fromkeys(("month", "fq", "half", "festival", "lunar", "season-name", "year-edge"), ("year", {"years": 1})),
    **dict.fromkeys(("day", "ten-days", "month-edge"), ("month", {"months": 1})),
    **dict.fromkeys(("weekday", "weekend"), ("week", {"days": 7})),
    **dict.fromkeys(("oclock", "hm", "part", "short"), ("day", {"days": 1})),
}

# The units of lengths: the arguments of relativedelta for one, TIMEX3's form, what half of one is.
_UNITS = {
    "世": ({"years": 100}, "P{}00Y", {"years": 50}), "年": ({"years": 1}, "P{}Y", {"months": 6}),
    "季": ({"months": 3}, "P{}Q", {}), "月": ({"months": 1}, "P{}M", {"days": 15}),
    "周": ({"days": 7}, "P{}W", {}), "天": ({"days": 1}, "P{}D", {"hours": 12}),
    "小": ({"hours": 1}, "PT{}H", {"minutes": 30}), "刻": ({"minutes": 15}, "PT{}M", {}),
    "分": ({"minutes": 1}, "PT{}M", {"seconds": 30}), "秒": ({"seconds": 1}, "PT{}S", {}),
}  # fmt: skip
_UNIT_OF = str.maketrans("週星礼禮日昼鐘钟", "周周周周天天小小")
_GRAINS = {
    "世": "century",
    "年": "year",
    "季": "quarter",
    "月": "month",
    "周": "week",
    "天": "day",
    "小": "hour",
    "刻": "minute",
    "分": "minute",
    "秒": "second",
}
# Festivals whose names are also those of people, places, prizes, and numbers: read only where they stand free.
_FREE = r"期间|期間|假期|连假|連假|小?长假|黄金周|[前后後]|当[天日晚]|节|[，,。、；）)\s]|$|放假|出行|以来|时节|過後|过后|将至|来临|[至到起]"
_SHORT_PART = r"(?P<short>晚(?![会會报報宴餐饭飯辈年期婚自点])|早(?![就已期在日教])|晨(?![报報光练曦跑])|夜(?![景市校班总会會幕]))"


_SHORT_SEASON = r"[春夏秋冬](?![节節运運游晚耕])"


class _Reader:
    """Walks through one text and gives its expressions."""

    def __init__(self, text: str, base: date | None) -> None:
        self.text = text
        self.scope = _Scope(base)
        self.tokens = Tokens(text)
        self.before = 0  # where the mention before ends
        self.kinds: set[str] = set()  # of the tokens of the expression that is being read
        self.part = ""  # the word for the part of the day among them
        self.since = False  # whether it ends with 以来
        self.days = 1  # how long the festival among them is kept

    def found(self) -> Iterator[Found]:
        text, at, scoped = self.text, 0, 0
        for place in self.tokens.openings():
            if place < at or (token := self.tokens.at(place)) is None:
                continue
            kind, value, match = token
            if kind == "name":
                at = match.end()
                continue
            if scoped < place:
                self._new_scope(text[scoped:place])
                scoped = place
            found = self._expression(kind, value, match)
            if found is not None:
                at = scoped = self.before = found[1]
                yield found

    def _new_scope(self, between: str) -> None:
        if "\n" in between:
            self.scope.new_paragraph()
        elif compiled(_SENTENCE).search(between):
            self.scope.new_sentence()

    # ---- an expression: tokens that narrow each other, a range, a suffix

    def _expression(self, kind: str, value: str, match: Match) -> Found | None:
        """Start, end and period of the expression that a token opens; None where it opens none."""
        self.kinds, self.part, self.days, self.since = set(), "", 1, False
        start, end = match.span()
        if kind in ("year", "day") and self._counts(kind, match):
            kind = "length"
        if kind in _WHOLE:
            read = _WHOLE[kind](self, match, value)
            if read is None or read[2].granularity not in _NARROWS or read[2].type != "DATE":
                return read
            start, end, period = read
            self.kinds.add(kind)
        else:
            if not self._stands_free(kind, match, value):
                return None
            opened = self._resolve(kind, value, match, None)
            if opened is None:
                return None
            period = opened
        end, period = self._narrowed(period, end)
        if self.kinds <= {"part"} and not self._is_bare(start, end):
            return None  # 早晨的校园 is no time of a certain day
        ranged = self._range(period, end)
        if ranged is not None:
            left, (end, period) = period, ranged
            period = period._replace(begin=left.begin)
        read = self._suffixed(period, start, end)
        self._remember(period, start, opened=None in read[2][:2])
        if self.since and None not in read[2][:2]:
            self.scope.last = read[2]
        return read

    def _narrowed(self, period: Period, end: int) -> tuple[int, Period]:
        """The period that the tokens right behind leave of this one, and where they end."""
        while True:
            opens = self.text[end : end + 1]
            gap = compiled(_GAP).match(self.text, end) if opens in _GAP_OPENS else None
            at = gap.end() if gap else end
            if gap and period.granularity == "day" and not {"（", "("}.isdisjoint(self.text[end:at]):
                end = at  # 12月10日（周四）
            edge = None
            if opens in _EDGE_OPENS and period.granularity in _EDGED:
                edge = compiled(_EDGE).match(self.text, end)
            if edge is not None and not (
                period.granularity == "year" and self.text[edge.end() : edge.end() + 1] == "级"
            ):
                part = "初" if edge["start"] else "末" if edge["end"] else "中"
                period = periods.edge(period, part) or period
                self.kinds.add("year-edge" if period.granularity == "year" else "edge")
                return edge.end(), period
            token = self.tokens.at(at)
            if token is None and self.text[at : at + 1] == "的" and period.granularity in ("year", "month"):
                token = self.tokens.at(at + 1)
            if token is None and period.granularity == "day" and (short := compiled(_SHORT_PART).match(self.text, end)):
                token = Token("short", "", short)
            if (
                token is None
                and period.granularity == "year"
                and (short := compiled(_SHORT_SEASON).match(self.text, end))
            ):
                token = Token("season-name", short[0], short)
            if token is None:
                return end, period
            kind, value, match = token
            if kind not in _NARROWS.get(period.granularity, ()):
                return end, period
            if kind == "list" and match["unit"][0] not in _LIST_UNITS[period.granularity]:
                return end, period
            if kind == "day" and self.text[match.end() : match.end() + 1] == "游":
                return end, period
            narrower = self._resolve(kind, value, match, period)
            if narrower is None:
                return end, period
            end, period = match.end(), narrower

    def _range(self, left: Period, end: int) -> tuple[int, Period] | None:
        """The right side of a range, and where it ends."""
        if self.text[end : end + 1] not in _CONNECTOR_OPENS:
            return None
        connector = compiled(_CONNECTOR).match(self.text, end)
        if connector is None:
            return None
        token = self.tokens.at(connector.end())
        if token is None:
            return None
        kind, value, match = token
        if kind in _WHOLE or kind in ("name", "vague", "list"):
            return None
        enclosing, roll = _ENCLOSING.get(kind, ("", {}))
        within = periods.enclosing(left, enclosing) if enclosing else None
        if enclosing == "year" and left.granularity not in (
            "month",
            "day",
            "ten-days",
            "quarter",
            "half-year",
            "season",
            "year",
            "hour",
            "minute",
            "daypart",
        ):
            return None
        if enclosing == "month" and left.granularity in ("year", "decade", "century", "plan"):
            return None
        self._remember(left, 0)
        kinds = self.kinds
        right = self._resolve(kind, value, match, within)
        if right is None:
            return None
        right_end, right = self._narrowed(right, match.end())
        self.kinds |= kinds
        if right.begin is not None and left.begin is not None and right.begin < left.begin:
            if not roll:
                return None
            right = periods.spell(right, **roll) or right
            if right.begin is None or right.begin < left.begin:
                return None
            if roll != {"days": 1} and right.granularity == "day":
                right = periods.day_of(right.begin) or right
        until = right.begin if right.granularity in periods.CLOCKS else right.until
        if left.begin is None:
            until = None
        return right_end, right._replace(until=until, value=f"{left.value}/{right.value}")

    def _suffixed(self, period: Period, start: int, end: int) -> Found:
        """The expression with what opens or cuts it: 以来, 起, 前, 后, 期间, 截至."""
        text, base = self.text, self.scope.base
        before = text[max(self.before, start - 4) : start]
        prefix = compiled(_UNTIL_PREFIX).search(before) if "截" in before else None
        if prefix is not None:
            until = period.begin if period.granularity in periods.CLOCKS and "/" not in period.value else period.until
            shown = Period(None, until, period.granularity, f"../{period.value}", period.type)
            return start - (prefix.end() - prefix.start()), end, shown
        match = compiled(_SUFFIX).match(text, end) if text[end : end + 1] in _SUFFIX_OPENS else None
        if match is None:
            if (
                "以来" in text[end : end + 20]
                and period.begin is not None
                and period.granularity in ("year", "month", "day")
            ):
                match = compiled(_EVENT_SINCE).match(text, end)
            if match is None or any(word in match[0] for word in "自从今去上近和与"):
                return start, end, period
            name = "since"
        else:
            name = match.lastgroup or ""
        return start, match.end(), self._with_suffix(name, match[0], period, base)

    def _with_suffix(self, name: str, word: str, period: Period, base: datetime | None) -> Period:
        begin, until, granularity, value, _ = period
        if name == "since":
            self.since = True
            end = shifted(base, days=1) if base is not None else None
            if begin is not None and base is not None and begin > base and not self.kinds & _YEAR_KINDS:
                begin = shifted(begin, years=-1)  # what lasts until now began before now
            if begin is not None and end is not None and begin >= end:
                end = None
            return Period(
                begin, end if begin else None, granularity, f"{value}/{base:%Y-%m-%d}" if base else f"{value}/.."
            )
        if name == "from":
            return period._replace(until=None, value=f"{value}/..")
        if name == "before":
            to_end = not self.kinds.isdisjoint(("year-edge", "month-edge", "edge", "weekend"))
            return period._replace(begin=None, until=until if to_end else begin, value=f"../{value}")
        if name == "after":
            after = begin if granularity in periods.CLOCKS else until
            return period._replace(begin=after, until=None, value=f"{value}/..")
        if name == "same":
            last = self.scope.last
            if begin is not None and last is not None and last.begin is not None and granularity == "year":
                return periods.spell(last, years=begin.year - last.begin.year) or period
            return period
        if (
            word in ("期间", "期間", "假期", "连假", "連假", "长假", "小长假", "黄金周")
            and self.days > 1
            and begin is not None
        ):
            last_day = shifted(begin, days=self.days - 1)
            return periods.joined(period, periods.day_of(last_day) if last_day is not None else None) or period
        return period

    def _remember(self, period: Period, start: int, *, opened: bool = False) -> None:
        """Let the text's further times count from this one; a year that opens a stretch (2013年以来) does not carry on."""
        scope = self.scope
        begin = period.begin
        if begin is None:
            return
        if self.kinds & _YEAR_KINDS:
            has_month = not self.kinds.isdisjoint(_MONTH_KINDS)
            future = scope.base is not None and begin.year > scope.base.year
            opens = not has_month and (start == 0 or self.text[start - 1] in "\n。！？；　 ")
            if (has_month or not (future or opened or self.since)) and period.granularity not in (
                "decade",
                "century",
                "plan",
            ):
                if "《" not in self.text[max(start - 20, 0) : start].rpartition("》")[2]:
                    scope.year, scope.year_month = begin, begin.month if has_month else 0
                    scope.year_for_paragraph = has_month or opens
        if self.kinds & _MONTH_KINDS:
            scope.month = datetime(begin.year, begin.month, 1)
        if period.granularity in ("day", "daypart") or period.granularity in periods.CLOCKS:
            last = period.until if "/" in period.value and period.until is not None else None
            if last is None and period.value.endswith("T24"):
                last = begin
            scope.day = _midnight(last - timedelta(seconds=1) if last is not None else begin)
        if "week" in self.kinds and period.granularity in ("day", "daypart"):
            scope.weekday = _midnight(begin)
        if period.granularity in ("day", "daypart", "season"):
            scope.ahead = scope.base is not None and begin > scope.base
        if period.granularity not in ("decade", "century", "plan"):
            scope.last = period
            over = scope.base is not None and period.until is not None and period.until <= scope.base
            scope.told = period if over and not opened else None

    # ---- tokens

    def _resolve(self, kind: str, value: str, match: Match, within: Period | None) -> Period | None:
        """The period that a token names, within a longer one where there is one."""
        period = _RESOLVERS[kind](self, match, value, within)
        if period is not None:
            self.kinds.add(kind)
        return period

    def _iso(self, match: Match, value: str, within: Period | None) -> Period | None:
        if len(match["n"]) != 4 or self.text[max(match.start() - 2, 0) : match.start()].rstrip(":： ").endswith("号"):
            return None  # 编号2020-12-09
        return periods.day(int(match["n"]), int(match["m"]), int(match["d"]))

    def _year(self, match: Match, value: str, within: Period | None) -> Period | None:
        number = self._year_number(match)
        return None if number is None else periods.year(number)

    def _counts(self, kind: str, match: Match) -> bool:
        """Whether 年 or 日 is the unit of a length: 三年, 3日内."""
        if kind == "year":
            return self._year_number(match) is None
        if match["day"] != "日":  # 六号来报到
            return False
        near = compiled(_LENGTH_PREFIX).search(self.text[max(self.before, match.start() - 6) : match.start()])
        # 9日以来 begins on the 9th, 9日来 are the last nine days
        return near is not None or compiled(r"之?[内內]|[后後]|[来來]").match(self.text, match.end()) is not None

    def _year_number(self, match: Match) -> int | None:
        """2015, 二〇一五, 08, 九八: the year; None where the figure counts years (20年, 三年)."""
        text, behind = match["n"], self.text[match.end() : match.end() + 3]
        digits = text.isdecimal()
        if "千" in text:
            number = parse_number(text) or 0
            return number if 1900 <= number < 2100 and number % 100 else None  # 两千零八年, beside 两千年
        if not digits and not all(char in "〇零○一二三四五六七八九" for char in text):
            return None
        number = parse_number(text) or 0
        if len(text) == 4:
            if behind.startswith(("历史", "歷史", "的历", "文明", "以上")) or (
                behind[:1] == "来" and digits and number % 100 == 0
            ):
                return None
            return number if 1000 <= number < 2200 else None
        month = compiled(rf"\s?(?:[{DIGIT}]{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?!份?内)").match(
            self.text, match.end()
        )
        if len(text) == 3 and digits and 80 <= number < 200 and (month or match[0].endswith("度") or self.scope.minguo):
            return number + 1911  # the Minguo calendar, without its name
        if len(text) != 2:
            return None
        if number < 10 or (month and (digits or number // 10 != number % 10 - 1)):
            return number + (1900 if number >= 60 else 2000)
        free = compiled(_BEFORE_BARE).search(self.text[max(match.start() - 1, 0) : match.start()])
        if (
            number >= 50
            and (not digits or number % 10)
            and free
            and behind[:1] not in tuple("来來间間前后後的多历內内期")
        ):
            return 1900 + number
        return None

    def _roc(self, match: Match, value: str, within: Period | None) -> Period | None:
        number = 1 if match["rn"] == "元" else parse_number(match["rn"])
        self.scope.minguo = True
        return periods.year(1911 + number) if number else None

    def _bc(self, match: Match, value: str, within: Period | None) -> Period | None:
        figures = compiled(r"\d+").search(match[0])
        return unknown("year", f"BC{int(figures[0]):04d}") if figures else None

    def _month(self, match: Match, value: str, within: Period | None) -> Period | None:
        text = match["n"]
        if len(text) == 2 and (pair := _pair(text)):  # 七八月
            return self._months_of(*pair, match, within)
        return self._months_of(parse_number(text), None, match, within)

    def _months_of(self, first: int | None, last: int | None, match: Match, within: Period | None) -> Period | None:
        if first is None or not 1 <= first <= 12 or (last is not None and not 1 <= last <= 12):
            return None
        year = _year_of(within) if within is not None else self._year_for(first, match, last)
        if year is None:
            prefix = within.value if within is not None else "XXXX"
            value = f"{prefix}-{first:02d}" + (f"/{prefix}-{last:02d}" if last else "")
            return unknown("month", value)
        left = periods.month(year, first)
        if last is None or left is None:
            return left
        right = periods.month(year + (last < first), last)
        return right and right._replace(begin=left.begin, value=f"{left.value}/{right.value}")

    def _year_for(self, month: int, match: Match, last: int | None = None) -> int | None:
        """The year of a month that names none: the year in force, else that of the base, save over New Year."""
        scope = self.scope
        named, base = scope.year, scope.base
        if named is not None and (base is None or named.year != base.year):
            return named.year + (scope.year_month >= 11 and month <= 2)
        if base is None:
            return None
        if last is None and (ends := compiled(_TO_YEAR_END).match(self.text, match.end())):
            last = parse_number(ends[1])
        if (base.month, max(month, last or 0)) in ((1, 11), (1, 12), (2, 12)) and not self._is_ahead(match):
            return base.year - 1
        ahead = (base.month, month) in ((11, 1), (12, 1), (12, 2))
        if ahead and (scope.ahead or (scope.day is not None and scope.day.year > base.year) or self._is_ahead(match)):
            return base.year + 1
        return base.year

    def _is_ahead(self, match: Match) -> bool:
        """Whether the clause around a token speaks of what is to come."""
        text = self.text
        before = compiled(_CLAUSE).split(text[max(match.start() - 12, 0) : match.start()])[-1]
        after = text[match.end() : match.end() + 20]
        if after.startswith("起"):
            return True
        for clause in compiled(_CLAUSE).split(after)[:2]:
            if compiled(_FUTURE).search(clause):
                return True
        return compiled(_FUTURE).search(before) is not None

    def _day(self, match: Match, value: str, within: Period | None) -> Period | None:
        number = parse_number(match["n"])
        return None if number is None else self._day_of_month(number, match, within)

    def _day_of_month(self, number: int, match: Match, within: Period | None) -> Period | None:
        if not 1 <= number <= 31:
            return None
        if within is None and self.scope.month is not None:
            within = periods.month(self.scope.month.year, self.scope.month.month)
        if within is not None:
            if within.begin is None:
                return unknown("day", f"{within.value}-{number:02d}")
            return periods.day(within.begin.year, within.begin.month, number)
        if (named := self._day_named(number, match)) is not None:
            return named
        base = self.scope.base
        if base is None:
            return unknown("day", f"XXXX-XX-{number:02d}")
        step = -1
        if number > base.day and (self.scope.ahead or self._is_ahead(match)):
            step = 1
        elif number < base.day and compiled(r"[将將拟]|定于|预计").search(
            self.text[max(match.start() - 4, 0) : match.start()]
        ):
            step = 1
        first = base.replace(day=1)
        if (number < base.day and step == 1) or (number > base.day and step == -1):
            first = shifted(first, months=step) or first
        for _ in range(3):  # 31 is missing in no two months on end
            found = periods.day(first.year, first.month, number)
            if found is not None:
                return found
            first = shifted(first, months=step) or first
        return None

    def _day_named(self, number: int, match: Match) -> Period | None:
        """A bare day that the paragraph's own date explains: 周六（15日）, or the 13th behind 2008年6月12日, long ago."""
        scope, text, start = self.scope, self.text, match.start()
        if scope.day is None:
            return None
        if scope.day.day == number and start and text[start - 1] in "（(" and self.before == start - 1:
            return periods.day_of(scope.day)
        if scope.base is None or scope.year is None or not scope.year_month or scope.year.year != scope.day.year:
            return None
        if scope.base - scope.day < _LONG_AGO or number <= scope.day.day:
            return None
        clause = compiled(_CLAUSE).split(text[max(start - 12, 0) : start])[-1]
        if compiled(_REPORTED).search(clause) or text[match.end() : match.end() + 1] in ("电", "電", "讯", "訊"):
            return None  # 记者13日获悉 counts from the day of publication
        return periods.day(scope.day.year, scope.day.month, number)

    def _list(self, match: Match, value: str, within: Period | None) -> Period | None:
        """3至5月, 2018、2019年: two or more figures that share their unit."""
        texts = [match["n"], *match.captures("n2")]
        numbers = [parse_number(text) for text in texts]
        first, last, unit = numbers[0], numbers[-1], match["unit"]
        if first is None or last is None or any(a is None or b is None or a >= b for a, b in pairwise(numbers)):
            if first is None or last is None or unit[0] not in "月时時点點日号號" or len(numbers) > 2 or first == last:
                return None
        if unit == "年代":
            return self._decades(texts[0], texts[-1], within)
        if unit[0] == "年" or unit[0] in "学學":
            if len(texts[0]) != 4 or len(texts[-1]) != 4:
                return self._years_long(first, last) if within is None and unit == "年" and last < 100 else None
            left, right = periods.year(first), periods.year(last)
            if left is None or right is None or not 1000 <= first < last < 2200:
                return None
            if unit[0] in "学學":
                return periods.school_year(first)
            self.kinds.add("years")
            return right._replace(begin=left.begin, value=f"{left.value}/{right.value}")
        if unit[0] == "季":
            return self._quarters(first, last, within, match)
        if unit[0] == "月":
            if first >= 1000 and len(numbers) == 2:  # 2020-10月
                self.kinds.add("year")
                return periods.month(first, last)
            return self._months_of(first, last, match, within)
        if unit[0] in "日号號":
            left_day = self._day_of_month(first, match, within)
            of = periods.enclosing(left_day, "month") if left_day is not None else None
            right_day = self._day_of_month(last, match, of) if of is not None else None
            if right_day is not None and last < first:
                right_day = periods.spell(right_day, months=1)
            return periods.joined(left_day, right_day)
        return self._hours(first, last, within)

    def _years_long(self, first: int, last: int) -> Period:
        return unknown("year", f"P{first}Y/P{last}Y", "DURATION")

    def _quarters(self, first: int, last: int, within: Period | None, match: Match) -> Period | None:
        year = _year_of(within) if within is not None else self._year_in_force()
        if not 1 <= first <= last <= 4:
            return None
        if year is None:
            return unknown("quarter", f"XXXX-Q{first}" + (f"/XXXX-Q{last}" if last > first else ""))
        if within is None and last == 4 and self.scope.base is not None and self.scope.base.month <= 2:
            year -= not self._is_ahead(match) and year == self.scope.base.year
        left, right = periods.quarter(year, first), periods.quarter(year, last)
        return left if first == last else periods.joined(left, right)

    def _hours(self, first: int, last: int, within: Period | None) -> Period | None:
        day = self._day_for(within)
        if self.part:
            first, last = (periods.to_24(hour, self.part) for hour in (first, last))
        left, right = periods.clock(day, first, None, None), periods.clock(day, last, None, None)
        if left is None or right is None:
            return None
        right = periods.spell(right, days=1) if last < first else right
        return right and right._replace(begin=left.begin, until=right.begin, value=f"{left.value}/{right.value}")

    def _year_in_force(self) -> int | None:
        if self.scope.year is not None:
            return self.scope.year.year
        return None if self.scope.base is None else self.scope.base.year

    def _fq(self, match: Match, value: str, within: Period | None) -> Period | None:
        figure = match[0].lstrip("第QＱ")[0]
        number = int(figure) if figure.isdecimal() else "一二三四".index(figure) + 1
        return self._quarters(number, number, within, match)

    def _quarter_word(self, match: Match, value: str, within: Period | None) -> Period | None:
        return self._quarters(int(value), int(value), within, match)

    def _quarter_there(self, match: Match, value: str, within: Period | None) -> Period | None:
        """本季度, 上个季度."""
        base = self.scope.base
        when = shifted(base, months=3 * int(value)) if base is not None else None
        return unknown("quarter", "XXXX-QX") if when is None else periods.quarter(when.year, (when.month + 2) // 3)

    def _first(self, match: Match, value: str, within: Period | None) -> Period | None:
        """前三季度, 前11个月: from the beginning of the year."""
        count = parse_number(match["fn"])
        months = count is not None and count * (3 if match["unit"] == "季度" else 1)
        if not months or months > 12:
            return None
        year = _year_of(within) if within is not None else self._year_in_force()
        if year is None:
            return unknown("month", f"XXXX-01/XXXX-{months:02d}")
        if within is None and self.scope.year is None and self.scope.base is not None and self.scope.base.month == 1:
            year -= 1
        return periods.joined(periods.month(year, 1), periods.month(year, months))

    def _half(self, match: Match, value: str, within: Period | None) -> Period | None:
        year = _year_of(within) if within is not None else self._year_in_force()
        return unknown("half-year", f"XXXX-H{value}") if year is None else periods.half_year(year, int(value))

    def _season_name(self, match: Match, value: str, within: Period | None) -> Period | None:
        if within is None:
            return self._season(match, f"0 {value}", None)
        year = _year_of(within)
        if year is None:
            return unknown("season", f"{within.value}-{periods.SEASONS[value][0]}")
        return periods.season(year, value)

    def _season(self, match: Match, value: str, within: Period | None) -> Period | None:
        distance, name = value.split()
        base = self.scope.base
        # 今春, 去冬 count from the day of publication, whatever year the text named
        year = self._year_in_force() if base is None or match[0][0] not in "今去明" else base.year
        if year is None:
            return unknown("season", f"XXXX-{periods.SEASONS[name][0]}")
        if name == "寒" and base is not None and base.month >= 11 and year == base.year:
            year += 1  # the next winter holidays
        if name == "冬" and base is not None and base.month <= 2 and year == base.year:
            year -= 1
        return periods.season(year + int(distance), name)

    def _decade(self, match: Match, value: str, within: Period | None) -> Period | None:
        text = match["n"]
        if len(text) == 3 and text[2] == "十" and (pair := _pair(text[:2])):  # 五六十年代
            return self._decades(f"{pair[0]}0", f"{pair[1]}0", within)
        return self._decades(text, text, within)

    def _decades(self, first: str, last: str, within: Period | None) -> Period | None:
        numbers = [parse_number(text) for text in (first, last)]
        if len(first) == 1 and first in "一二三四五六七八九" and numbers[0]:
            numbers[0] *= 10  # 六、七十年代
        start = within.begin.year if within is not None and within.begin is not None else 1900
        if start == 1:
            start = 0
        years = []
        for number in numbers:
            if number is None or number % 10 or not (0 <= number < 100 or 1000 <= number < 2200):
                return None
            years.append(number if number >= 1000 else start + number)
        left, right = periods.decade(years[0]), periods.decade(years[1])
        return left if first == last else periods.joined(left, right)

    def _century(self, match: Match, value: str, within: Period | None) -> Period | None:
        number = parse_number(match["n"])
        return periods.century(number) if number and number <= 22 else None

    def _century_word(self, match: Match, value: str, within: Period | None) -> Period | None:
        base = self.scope.base
        if base is None:
            return unknown("century", "XX")
        return periods.century(base.year // 100 + 1 + int(value))

    def _plan(self, match: Match, value: str, within: Period | None) -> Period | None:
        number = parse_number(match["pn"])
        return periods.plan(number) if number else None

    def _week(self, match: Match, value: str, within: Period | None) -> Period | None:
        which = match["which"]
        distance = len(which) * (-1 if which[0] == "上" else 1 if which[0] == "下" else 0)
        found = self._week_at(distance)
        return periods.weekday(found, match["wd"]) if found and match["wd"] else found

    def _week_at(self, distance: int) -> Period | None:
        base = self.scope.base
        if base is None:
            return periods.some("week")
        day = shifted(base, days=7 * distance)
        return periods.week(day) if day else None

    def _weekday(self, match: Match, value: str, within: Period | None) -> Period | None:
        if within is not None and within.granularity == "day" and not self.kinds.isdisjoint(("weekday", "week")):
            after = periods.spell(within, days=1)  # 周六周日
            right = periods.weekday(periods.week(after.begin) or within, match["wd"]) if after and after.begin else None
            left = within._replace(value=within.value.partition("/")[0])
            return periods.joined(left, right) if right is not None and right.begin == within.until else None
        if within is not None and within.granularity == "day":
            return within  # 12月10日星期四: what contradicts does not veto
        if within is not None:
            return periods.weekday(within, match["wd"])
        named = self.scope.day
        if named is not None and self.before and self.text[self.before : match.start()] in _AND:
            found = periods.week(named)  # 下周六、周日
            day = periods.weekday(found, match["wd"]) if found else None
            return periods.spell(day, days=7) if day and day.begin and day.begin < named else day
        if self.scope.weekday is not None and (found := periods.week(self.scope.weekday)):
            day = periods.weekday(found, match["wd"])  # 下周二降雨，周三转晴
            return periods.spell(day, days=7) if day and day.begin and day.begin < self.scope.weekday else day
        found = self._week_at(0)
        day = periods.weekday(found, match["wd"]) if found else None
        if day is not None and day.begin is not None:
            if bracket := compiled(r"[（(](\d{1,2})[日号號]").match(self.text, match.end()):
                for days in (0, -7, 7, 14, -14):  # 周六（15日）: the day tells which Saturday
                    when = shifted(day.begin, days=days)
                    if when is not None and when.day == int(bracket[1]):
                        return periods.day_of(when)
        if day is not None and day.begin is not None and self.scope.base is not None:
            if self._is_ahead(match):
                return periods.day_of(day.begin + timedelta(days=7)) if day.begin < self.scope.base else day
            if day.begin > self.scope.base:
                return periods.day_of(day.begin - timedelta(days=7))
        return day

    def _nth(self, match: Match, value: str, within: Period | None) -> Period | None:
        """10月第一个星期一, 3月第二周: counted from the first day of the longer period."""
        count = parse_number(match["fn"])
        if within is None or within.begin is None or not count or count > 53:
            return None
        if not match["wd"]:
            return periods.week(within.begin + timedelta(days=7 * (count - 1)))
        first = periods.weekday(periods.week(within.begin) or within, match["wd"])
        if first is None or first.begin is None:
            return None
        found = first.begin + timedelta(days=7 * (count - (first.begin >= within.begin)))
        return periods.day_of(found)

    def _weekend(self, match: Match, value: str, within: Period | None) -> Period | None:
        found = within or self._week_at(int(value))
        return periods.weekday(found, "末") if found else None

    def _year_word(self, match: Match, value: str, within: Period | None) -> Period | None:
        base = self.scope.base
        return periods.some("year") if base is None else periods.year(base.year + int(value))

    def _year_there(self, match: Match, value: str, within: Period | None) -> Period | None:
        last = self.scope.last
        if last is None or last.begin is None:
            return (
                None
                if match[0] in ("当年", "當年", "第二年", "前一年", "那年", "那一年", "这一年")
                else periods.some("year")
            )
        return periods.year(last.begin.year + int(value))

    def _whole_year(self, match: Match, value: str, within: Period | None) -> Period | None:
        """2023年全年: the year again; alone it only measures."""
        return within

    def _last_day(self, match: Match, value: str, within: Period | None) -> Period | None:
        """6月最后一天."""
        return periods.day_of(within.until - timedelta(days=1)) if within is not None and within.until else None

    def _month_word(self, match: Match, value: str, within: Period | None) -> Period | None:
        return self._month_at(self.scope.base, value)

    def _month_there(self, match: Match, value: str, within: Period | None) -> Period | None:
        if within is not None:
            return within if value == "0" else None  # 6月当月
        named = self.scope.month or self.scope.day
        return self._month_at(named or (self.scope.base if value == "0" else None), value)

    def _month_at(self, anchor: datetime | None, value: str) -> Period | None:
        if anchor is None:
            return periods.some("month")
        when = shifted(anchor.replace(day=1), months=int(value))
        return periods.month(when.year, when.month) if when else None

    def _day_word(self, match: Match, value: str, within: Period | None) -> Period | None:
        base = self.scope.base
        if within is not None and base is not None and within.begin is not None:  # 去年今日
            return periods.day(within.begin.year, base.month, base.day) if value == "0" else None
        return self._day_at(base, value)

    def _day_there(self, match: Match, value: str, within: Period | None) -> Period | None:
        if within is not None:
            return within if value == "0" else None
        return self._day_at(self.scope.day or (self.scope.base if value == "0" else None), value)

    def _bracketed(self, match: Match, value: str, within: Period | None) -> Period | None:
        """今（10）日: as news in Traditional characters print it."""
        return self._day_at(self.scope.base, {"前": "-2", "昨": "-1", "今": "0", "明": "1"}[match[0][0]])

    def _day_at(self, anchor: datetime | None, value: str) -> Period | None:
        when = shifted(anchor, days=int(value)) if anchor is not None else None
        if when is None:
            return periods.some("day") if anchor is None else None
        return periods.day_of(when)

    def _days_on_end(self, match: Match, value: str, within: Period | None) -> Period | None:
        """今明两天, 今明两年."""
        find = self._year_word if match[0][-1] == "年" else self._day_word
        first, last = value.split()
        left, right = find(match, first, None), find(match, last, None)
        return left if left is not None and left.begin is None else periods.joined(left, right)

    def _day_part(self, match: Match, value: str, within: Period | None) -> Period | None:
        distance, word = value.split()
        day = self._day_at(self.scope.base, distance)
        return self._part_of(day, word)

    def _day_part_there(self, match: Match, value: str, within: Period | None) -> Period | None:
        distance, word = value.split()
        return self._part_of(self._day_there(match, distance, within), word)

    def _part(self, match: Match, value: str, within: Period | None) -> Period | None:
        return self._part_of(self._day_for(within), value)

    def _short(self, match: Match, value: str, within: Period | None) -> Period | None:
        return self._part_of(self._day_for(within), match["short"])

    def _part_of(self, day: Period | None, word: str) -> Period | None:
        if day is None:
            return None
        self.part = word
        return periods.day_part(day, word)

    def _day_for(self, within: Period | None) -> Period:
        """The day of a clock: the one it stands behind, else the one named last, else the base's."""
        if within is not None and within.granularity == "day":
            return within
        if within is not None and within.begin is not None:
            found = periods.day_of(within.begin)
        elif within is not None:
            found = unknown("day", within.value.partition("T")[0])
        else:
            anchor = self.scope.day or self.scope.base
            found = None if anchor is None else periods.day_of(anchor)
        return found or periods.some("day")

    def _oclock(self, match: Match, value: str, within: Period | None) -> Period | None:
        hour = parse_number(match["n"])
        minute = parse_number(match["min"]) if match["min"] else None
        second = parse_number(match["sec"]) if match["sec"] else None
        if match["part"]:
            minute = 30 if match["part"] == "半" else 15 if match["part"][0] in "一1" else 45
        if hour is None:
            return None
        if self.part:
            hour = periods.to_24(hour, self.part)
        return periods.clock(self._day_for(within), hour, minute, second)

    def _year_edge(self, match: Match, value: str, within: Period | None) -> Period | None:
        year = _year_of(within) if within is not None else None if self.scope.base is None else self.scope.base.year
        found = periods.some("year") if year is None else periods.year(year)
        return periods.edge(found, value) if found else None

    def _month_edge(self, match: Match, value: str, within: Period | None) -> Period | None:
        found = within or self._month_at(self.scope.base, "0")
        return periods.edge(found, value) if found else None

    def _ten_days(self, match: Match, value: str, within: Period | None) -> Period | None:
        found = within or self._month_at(self.scope.month or self.scope.base, "0")
        return periods.ten_days(found, value) if found else None

    def _half_month(self, match: Match, value: str, within: Period | None) -> Period | None:
        found = within or self._month_at(self.scope.month or self.scope.base, "0")
        if found is None or found.begin is None:
            return found
        middle = found.begin + timedelta(days=15)
        return found._replace(until=middle) if value == "1" else found._replace(begin=middle)

    def _festival(self, match: Match, value: str, within: Period | None) -> Period | None:
        rule, days = value.split()
        self.days = int(days)
        month = periods.festival_month(rule)
        base = self.scope.base
        year = _year_of(within) if within is not None else self._year_in_force()
        if year is None:
            if rule.startswith("moon"):
                return periods.some("day")
            return unknown("day", f"XXXX-{rule}" if rule[2:3] == "-" and "#" not in rule else f"XXXX-{month:02d}-XX")
        if within is None and base is not None and year == base.year:
            year += (month == 1 and base.month >= 11) - (month == 12 and base.month == 1)
        if rule.startswith("moon") and year not in lunar.YEARS:
            return unknown("day", f"{year:04d}-XX-XX")
        return periods.festival(year, rule)

    def _lunar(self, match: Match, value: str, within: Period | None) -> Period | None:
        """正月初八, 农历八月十五."""
        month, dom = match["lm"], match["ld"].removeprefix("初")
        number = 1 if month in "正大" else 12 if month in "腊臘" else parse_number(month)
        day = parse_number(dom)
        if number is None or day is None:
            return None
        if number > 10 and within is not None:
            return unknown("day", f"{within.value}-XX-XX")  # the lunar year ends in the next
        return self._festival(match, f"moon{number:02d}-{day:02d} 1", within)

    def _term_name(self, match: Match, value: str, within: Period | None) -> Period | None:
        year = _year_of(within) if within is not None else None
        if year is None:
            base = self.scope.base
            return None if base is None else self._term(match, "0", None)
        if within is not None and within.granularity == "school-year":
            return periods.school_year(year, int(value))
        return periods.school_year(year - (value == "2"), int(value))

    def _term(self, match: Match, value: str, within: Period | None) -> Period | None:
        base = self.scope.base
        if base is None:
            return unknown("school-year", "XXXX")
        terms = (
            base.year * 2 + (base.month >= 8) - (base.month < 2) + int(value)
        )  # two a year, from February and September
        return periods.school_year(terms // 2 - (terms % 2 == 0), 2 - terms % 2)

    def _term_year(self, match: Match, value: str, within: Period | None) -> Period | None:
        base = self.scope.base
        return unknown("school-year", "XXXX") if base is None else periods.school_year(base.year - (base.month < 8))

    # ---- expressions of one token: lengths, sets, vague words

    def _vague(self, match: Match, value: str) -> Found | None:
        behind = self.tokens.at(match.end())
        if behind is not None and behind[0] in ("length", "year") and match[0][-1] == "近":
            return None  # 最近三年: the length tells
        reference, first, last = value.split("|")
        base = self.scope.base
        kind = Period(None, None, "vague", reference)
        if base is not None and last:
            kind = kind._replace(begin=_moved(base, first) if first else None, until=_moved(base, last))
        if reference == "PRESENT_REF" and self.scope.now is not None and match[0] in ("现在", "現在", "此刻"):
            second = shifted(self.scope.now, seconds=1)
            kind = kind._replace(begin=self.scope.now, until=second)
        return match.start(), match.end(), kind

    def _within_word(self, match: Match, value: str) -> Found | None:
        """年内: the base's year."""
        base = self.scope.base
        if base is None:
            return match.start(), match.end(), periods.some("year")
        found = periods.year(base.year) if match[0][0] == "年" else periods.month(base.year, base.month)
        return None if found is None else (match.start(), match.end(), found)

    def _set(self, match: Match, value: str) -> Found | None:
        """每年3月, 每周三下午: what comes again and again has no place on the calendar."""
        unit = match["unit"]
        grain, iso = next(pair for chars, pair in _SETS if unit[0] in chars)
        end = match.end()
        if grain not in periods.UNKNOWN:
            return match.start(), end, unknown(grain, iso, "SET")
        period = periods.some(grain)
        if match["wd"]:
            period = periods.weekday(period, match["wd"]) or period
        named = period.value
        if match["wd"] and (further := compiled(_MORE_WEEKDAYS).match(self.text, end)):
            end = further.end()  # 每周二、周四: the value names the first
        if unit == "晚":
            self.part = "晚"
        base, self.scope.base = self.scope.base, None
        end, period = self._narrowed(period, end)
        self.scope.base = base
        while (ranged := self._range(period, end)) is not None:  # 每周一至周五9:00—17:00
            end, period = ranged
        plain = period.value == named and not match["wd"]
        return match.start(), end, unknown(period.granularity, iso if plain else period.value, "SET")

    def _cycles(self, match: Match, value: str) -> Found | None:
        """上两周, 后三天: whole periods before and after the base's own."""
        count = parse_number(match["fn"])
        unit = match["unit"][0].translate(_UNIT_OF)
        grain, base = _GRAINS[unit], self.scope.base
        if match["unit"] == "日" and count is not None and count > 15:
            return None
        if count is None:
            return (
                None
                if match["fn"] != "几"
                else (
                    match.start(),
                    match.end(),
                    unknown("vague", "PAST_REF" if match["which"] in "上前" else "FUTURE_REF"),
                )
            )
        if unit in "小分":
            base = self.scope.now
        if base is None or not count:
            return match.start(), match.end(), unknown(grain, "PXX")
        past = match["which"] in "上前"
        one = _UNITS[unit][0]
        own = {"年": periods.year(base.year), "月": periods.month(base.year, base.month), "周": periods.week(base)}.get(
            unit
        )
        left = own.begin if own is not None else base
        right = own.until if own is not None else shifted(base, days=1) if unit == "天" else base
        if left is None or right is None:
            return None
        size = {name: number * count for name, number in one.items()}
        begin = shifted(left, **{k: -v for k, v in size.items()}) if past else right
        until = left if past else shifted(right, **size)
        if begin is None or until is None:
            return None
        name = f"{begin.isoformat()[:10]}/{(until - timedelta(seconds=1)).isoformat()[:10]}"
        return match.start(), match.end(), Period(begin, until, grain, name)

    def _length(self, match: Match, value: str) -> Found | None:
        """三年, 5天前, 近三年来, 未来一周, 24小时内: a length, and the stretch that its neighbours make of it."""
        text, start, end = self.text, match.start(), match.end()
        read = _read_length(match)
        if read is None:
            return None
        size, grain, iso = read
        if text.startswith("年之际", end) and match[0][-1] in "周週" and (base := self.scope.base) is not None:
            around = Period(shifted(base, days=-7), shifted(base, days=7), "vague", "PRESENT_REF")
            return start, end + 3, around  # 四周年之际
        if more := compiled(r"[多半](?![次个名家数么少元项位点夜])").match(text, end):
            end = more.end()  # 三年多, 两天半
            if more[0] == "半" and size is not None and "半" not in match[0]:
                size, grain, iso = _with_half(size, grain, iso)
        while (rest := self._further_length(end, grain)) is not None:  # 1小时20分钟, 三年零两个月
            further, end = rest
            finer = _read_length(further)
            if size is None or finer is None or finer[0] is None:
                break
            size = {unit: size.get(unit, 0) + finer[0].get(unit, 0) for unit in size.keys() | finer[0].keys()}
            grain = finer[1]
            iso = _iso_length(size)
        prefix = compiled(_LENGTH_PREFIX).search(text[max(self.before, start - 6) : start])
        suffix = compiled(_LENGTH_SUFFIX).match(text, end)
        way = suffix.lastgroup if suffix else None
        if prefix is not None:
            start -= prefix.end() - prefix.start()
        if suffix is not None:
            end = suffix.end()
        if prefix is None and suffix is None:
            return self._bare_length(match, end, grain, iso)
        ways = {way, prefix.lastgroup if prefix else None}
        if way in ("ago", "later") and prefix is None:
            period = self._away(size, grain, -1 if way == "ago" else 1)
        elif ways & {"near", "past", "since"}:
            period = self._stretch(size, grain, back=True, whole="past" in ways and grain == "day")
        else:
            period = self._stretch(size, grain, back=False, whole="next" in ways and grain == "day")
        if (
            period is None
            and size is not None
            and self.scope.base is not None
            and self.scope.told is None
            and grain not in periods.CLOCKS
        ):
            return None  # beyond the calendar
        return start, end, period or unknown(grain if size else "vague", iso, "DATE" if size else "DURATION")

    def _further_length(self, end: int, grain: str) -> tuple[Match, int] | None:
        """A length of a smaller unit right behind another, and where it ends."""
        joint = self.text[end : end + 2]
        at = end + (joint[:1] == "又" or (joint[:1] == "零" and joint[1:].isdecimal()))
        token = self.tokens.at(at) if self.text[at : at + 1] else None
        if token is None or token.kind != "length" or token.match["n"][0] in "半几幾数數":
            return None
        read = _read_length(token.match)
        if read is None or read[0] is None or grain not in _FINER or read[1] not in _FINER[_FINER.index(grain) + 1 :]:
            return None
        if "week" in (grain, read[1]) or any(count >= _FULL[unit] for unit, count in read[0].items()):
            return None  # 一天24小时, 一周五天
        return token.match, token.match.end()

    def _bare_length(self, match: Match, end: int, grain: str, iso: str) -> Found | None:
        text, start = self.text, match.start()
        before = text[max(start - 1, 0) : start]
        if (
            (before and before in "第·号")
            or text[max(start - 2, 0) : start] in ("最后", "最後")
            or compiled(_NOT_AFTER_LENGTH).match(text, end)
        ):
            return None
        if match["day"] or text[end - 1] == "日":
            return None
        if before == "每" or text[max(start - 2, 0) : start] == "每隔":
            begin = start - (1 if before == "每" else 2)
            return max(begin, self.before), end, unknown(grain, iso, "SET")
        return start, end, unknown(grain, iso, "DURATION")

    def _away(self, size: dict[str, int] | None, grain: str, sign: int) -> Period | None:
        """5天前, 三个月后: counted from the base, or forward from a day that the sentence named."""
        anchor, told = self.scope.base, self.scope.told
        if sign > 0 and told is not None and told.granularity in _COUNTED:
            # 2017年考入大学，四年后毕业: no finer than what it counts from
            anchor = told.begin if grain in _COUNTED[told.granularity] else None
        elif grain in periods.CLOCKS:
            anchor = self.scope.now
        elif sign > 0 and self.scope.month is not None and self.scope.day is not None:
            anchor = self.scope.day
        when = shifted(anchor, **{unit: sign * count for unit, count in size.items()}) if anchor and size else None
        if when is None:
            return None
        if grain == "century":
            return periods.decade(when.year // 10 * 10)
        if grain == "year":
            return periods.year(when.year)
        if grain in ("month", "quarter"):
            return periods.month(when.year, when.month)
        if grain in ("hour", "minute"):
            when = when.replace(second=0)
            return Period(when, shifted(when, minutes=1), "minute", when.isoformat()[:16], "TIME")
        if grain == "second":
            return Period(when, shifted(when, seconds=1), "second", when.isoformat(), "TIME")
        return periods.day_of(when)

    def _stretch(self, size: dict[str, int] | None, grain: str, *, back: bool, whole: bool) -> Period | None:
        """近三年, 未来一周: from or to the base's day, which belongs to it unless whole days beside it are meant."""
        base = self.scope.base
        fine = grain in periods.CLOCKS
        if fine:
            base = self.scope.now
        if base is None or size is None:
            return None
        after = base if fine else shifted(base, days=1)
        if after is None:
            return None
        begin: datetime | None
        until: datetime | None
        if back:
            begin, until = shifted(base, **{unit: -count for unit, count in size.items()}), base if whole else after
        else:
            begin = after if whole else base
            until = shifted(begin, **size)
        if begin is None or until is None:
            return None
        cut = 16 if fine else 10
        last = until if fine else until - timedelta(days=1)
        return Period(
            begin, until, grain, f"{begin.isoformat()[:cut]}/{last.isoformat()[:cut]}", "TIME" if fine else "DATE"
        )

    # ---- whether a bare token is a time at all

    def _is_bare(self, start: int, end: int) -> bool:
        return compiled(_BEFORE_BARE).search(self.text[max(start - 1, 0) : start]) is not None

    def _stands_free(self, kind: str, match: Match, value: str) -> bool:
        """Whether a token that is no time in other company stands as one."""
        text, start, end = self.text, match.start(), match.end()
        if kind == "oclock" or kind == "hm" or (kind == "list" and match["unit"][0] in "时時点點"):
            return self._is_clock(kind, match)
        before = text[max(start - 1, 0) : start]
        if kind == "weekday":
            joined = self.before and text[self.before : start] in _AND
            return bool(joined) or compiled(_AFTER_WEEKDAY).match(text, end) is not None
        if kind == "day" or (kind == "list" and match["unit"][0] in "日号號"):
            return self._is_day(match)
        if kind == "month":
            if before in ("闰", "閏") or text[max(start - 2, 0) : start] in ("农历", "農曆", "阴历", "陰曆"):
                return False  # a month of another calendar
            return before not in ("第", "每") and not compiled(_NOT_AFTER_MONTH).match(text, end)
        if (
            kind == "festival"
            and len(match[0].strip("“”")) == 2
            and match[0] not in ("元旦", "春节", "春節", "除夕", "七夕")
        ):
            named = (
                not before
                or not compiled(r"\p{Han}").match(before)
                or before in "在于於从從自到至的逢迎过過是度和与及年日"
            )
            return named and compiled(_FREE).match(text, end) is not None
        if kind == "season-name":
            if match[0].endswith("季"):
                return compiled(rf"{_FREE}|里|裡|时").match(text, end) is not None
            return before not in ("的", "个", "為", "为") and text[end : end + 1] not in ("的", "里")
        return True

    def _is_clock(self, kind: str, match: Match) -> bool:
        text, start, end = self.text, match.start(), match.end()
        after = compiled(_AFTER_CLOCK).match(text, end) is not None or self.tokens.at(end) is not None
        free = self._is_bare(start, end)
        if kind == "hm":
            return free and after and not self._in_scores(start)
        if kind == "list":
            return after and match["n"].isdecimal()
        if match["min"] or match["part"] or match[0][-1] in "钟鐘":
            return not (match["part"] and match["part"] != "半") or free or True
        if match["n"].isdecimal():
            return after and (free or match[0][-1] in "时時")
        if free and compiled("左右|许|許|前后").match(text, end):
            return True  # 两点左右
        goes_on = compiled(_CONNECTOR).match(text, end)
        right = self.tokens.at(goes_on.end()) if goes_on else None
        return (right is not None and right[0] == "oclock") or (after and start == 0 and end == len(text))

    def _in_scores(self, start: int) -> bool:
        """Whether a figure with a colon goes on a row of such that are no clocks: 25:20、21:17."""
        row = compiled(r"\d[:：]\d{1,3}([、，,/]?\s?)$").search(self.text[max(start - 9, 0) : start])
        return row is not None and self.before < start - len(row[1])

    def _is_day(self, match: Match) -> bool:
        text, start, end = self.text, match.start(), match.end()
        before = text[max(start - 1, 0) : start]
        number = match["n"]
        if before in ("第", "每", "近") or compiled(_NOT_AFTER_DAY).match(text, end):
            return False
        if match[0][-1] in "号號":
            after = compiled(_AFTER_CLOCK).match(text, end) or self.tokens.at(end)
            return (
                self._is_bare(start, end)
                and after is not None
                and (number.isdecimal() or end - start == len(text) or self.tokens.at(end) is not None)
            )
        if number.isdecimal() or match["list"]:
            return True
        return (parse_number(number) or 0) > 10 or (
            self._is_bare(start, end) and compiled(r"[，,上下早晚凌起电電至到]|$").match(text, end) is not None
        )


_EDGED = frozenset({"year", "month", "decade", "century", "plan", "quarter", "half-year", "week"})
_SETS = (
    ("年", ("year", "P1Y")), ("季", ("quarter", "P3M")), ("月", ("month", "P1M")), ("周週星礼", ("week", "P1W")),
    ("天日晚", ("day", "P1D")), ("小", ("hour", "PT1H")), ("分", ("minute", "PT1M")), ("学學", ("school-year", "P6M")),
)  # fmt: skip

_FINER = ("year", "month", "week", "day", "hour", "minute", "second")
_FULL = {"months": 12, "days": 31, "hours": 24, "minutes": 60, "seconds": 60}
# The units that are counted on from a time of each granularity.
_COUNTED = {
    **dict.fromkeys(("year", "season", "school-year"), ("year",)),
    "month": ("year", "month"),
    **dict.fromkeys(("day", "daypart"), ("year", "month", "week", "day")),
    **dict.fromkeys(("hour", "minute", "second"), _FINER),
}

_RESOLVERS: dict[str, Callable[[_Reader, Match, str, Period | None], Period | None]] = {
    "iso": _Reader._iso, "hm": _Reader._oclock, "list": _Reader._list, "decade": _Reader._decade,
    "century": _Reader._century, "year": _Reader._year, "month": _Reader._month, "oclock": _Reader._oclock,
    "day": _Reader._day, "fq": _Reader._fq, "plan": _Reader._plan, "week": _Reader._week, "weekday": _Reader._weekday,
    "first": _Reader._first, "short": _Reader._short, "bc": _Reader._bc, "roc": _Reader._roc,
    "year-word": _Reader._year_word, "year-there": _Reader._year_there, "month-word": _Reader._month_word,
    "month-there": _Reader._month_there, "day-word": _Reader._day_word, "day-there": _Reader._day_there,
    "day-part": _Reader._day_part, "day-part-there": _Reader._day_part_there, "year-edge": _Reader._year_edge,
    "month-edge": _Reader._month_edge, "half": _Reader._half, "ten-days": _Reader._ten_days,
    "half-month": _Reader._half_month, "quarter": _Reader._quarter_word, "season": _Reader._season,
    "season-name": _Reader._season_name, "century-word": _Reader._century_word, "weekend": _Reader._weekend,
    "term": _Reader._term, "term-year": _Reader._term_year, "term-name": _Reader._term_name, "part": _Reader._part,
    "festival": _Reader._festival, "on-end": _Reader._days_on_end, "nth": _Reader._nth,
    "bracketed": _Reader._bracketed,
    "quarter-word": _Reader._quarter_there, "whole-year": _Reader._whole_year, "lunar": _Reader._lunar, "last-day": _Reader._last_day,
}  # fmt: skip
# Tokens that are read with their own neighbours.
_WHOLE: dict[str, Callable[[_Reader, Match, str], Found | None]] = {
    "vague": _Reader._vague, "year-within": _Reader._within_word, "month-within": _Reader._within_word,
    "set": _Reader._set, "cycles": _Reader._cycles, "length": _Reader._length,
}  # fmt: skip


def _pair(text: str) -> tuple[int, int] | None:
    """五六, 七八: two digits on end name a range."""
    digits = ["一二三四五六七八九".find(char) + 1 for char in text]
    return (digits[0], digits[1]) if len(digits) == 2 and digits[0] and digits[1] == digits[0] + 1 else None


def _read_length(match: Match) -> tuple[dict[str, int] | None, str, str] | None:
    """A length as arguments of relativedelta (None where its figure is vague), its unit, and TIMEX3's form."""
    text = match["n"]
    unit = match["length"] or match["year"] or match["day"] or ""
    half = "半" in unit
    name = unit.strip("多余餘來来个個半")[0].translate(_UNIT_OF)
    one, iso, half_of = _UNITS[name]
    grain = _GRAINS[name]
    if text == "半":
        if not half_of:
            return None
        ((part, number),) = half_of.items()
        forms = {
            "years": "P{}Y",
            "months": "P{}M",
            "days": "P{}D",
            "hours": "PT{}H",
            "minutes": "PT{}M",
            "seconds": "PT{}S",
        }
        return half_of, part.removesuffix("s"), forms[part].format(number)
    vague = text[0] in "几幾数數" or (len(text) > 1 and all(char in "一二两三四五六七八九" for char in text))
    vague = vague or text[-1] in "几幾"
    count = (
        None
        if vague
        else 100
        if text == "百"
        and (
            (match["length"] or "")[:1] in tuple("多余餘")
            or match.string[match.end() : match.end() + 1] in tuple("前来來")
        )
        else parse_number(text)
    )
    if count is None:
        return (None, grain, iso.format("X")) if vague else None
    if not 0 < count < 1000:
        return None
    size = {part: number * count for part, number in one.items()}
    for part, number in half_of.items() if half else ():
        size[part] = size.get(part, 0) + number
    return size, grain, iso.format(f"{count}.5" if half else count * (15 if name == "刻" else 1))


def _with_half(size: dict[str, int], grain: str, iso: str) -> tuple[dict[str, int], str, str]:
    """A length and half of its unit: 一年半, 两天半."""
    for unit, half, finer in (("years", {"months": 6}, "month"), ("days", {"hours": 12}, "day")):
        if list(size) == [unit] and (unit == "years" or grain == "day"):
            return {**size, **half}, finer, iso[:-1] + ".5" + iso[-1]
    return size, grain, iso


def _iso_length(size: dict[str, int]) -> str:
    """A length of several units as ISO 8601: P3Y2M."""
    days = "".join(f"{size[unit]}{unit[0].upper()}" for unit in ("years", "months", "days") if unit in size)
    clock = "".join(f"{size[unit]}{unit[0].upper()}" for unit in ("hours", "minutes", "seconds") if unit in size)
    return f"P{days}" + (f"T{clock}" if clock else "")


def _year_of(period: Period) -> int | None:
    return period.begin.year if period.begin is not None else None


def _midnight(when: datetime) -> datetime:
    return datetime(when.year, when.month, when.day)


def _moved(base: datetime, length: str) -> datetime | None:
    """A moment moved by a length of the table of vague words: -P7D."""
    sign = -1 if length.startswith("-") else 1
    units = {"D": "days", "M": "months", "Y": "years"}[length[-1]]
    return shifted(base, **{units: sign * int(length.strip("-P")[:-1])})
