"""Publication dates keep just what is written; impossible ones are refused, never shortened."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import newsparse
from newsparse import Span, parse_date
from newsparse.numerals import parse_number

BASE = date(2021, 1, 2)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024年", "2024"),
        ("2024年5月", "2024-05"),
        ("2024-05", "2024-05"),
        ("2024/5", "2024-05"),
        ("2020-12-10", "2020-12-10"),
        ("2020-1-5", "2020-01-05"),
        ("2020/12/10", "2020-12-10"),
        ("2020.12.10", "2020-12-10"),
        ("2020年12月10日", "2020-12-10"),
        ("2020年12月10号", "2020-12-10"),
        ("2020 年 12 月 10 日", "2020-12-10"),
        ("2020年1月5日", "2020-01-05"),
        ("２０２０年１２月１０日", "2020-12-10"),
        ("２０２０－１２－１０", "2020-12-10"),
        ("2024年2月29日", "2024-02-29"),
        ("2024年4月24日18时", "2024-04-24T18"),
        ("2024年4月24日18时29分", "2024-04-24T18:29"),
        ("2024年4月24日 18時29分05秒", "2024-04-24T18:29:05"),
        ("2024年4月24日 8点05分", "2024-04-24T08:05"),
        ("2024年4月24日18:29", "2024-04-24T18:29"),
        ("2022-09-19 15:40", "2022-09-19T15:40"),
        ("2022-09-19 8:05", "2022-09-19T08:05"),
        ("2022-09-19　15：40", "2022-09-19T15:40"),
        ("2022-09-19 15:40:07", "2022-09-19T15:40:07"),
        ("2022-09-19 00:00:00", "2022-09-19T00:00:00"),
        ("2022-09-19T15:40:07", "2022-09-19T15:40:07"),
        ("2022-09-19T15:40:07.123", "2022-09-19T15:40:07"),
        ("2022-09-19T15:40:07+08:00", "2022-09-19T15:40:07+08:00"),
        ("2022-09-19 HKT 15:40", "2022-09-19T15:40+08:00"),
        ("2022-09-19T07:40Z", "2022-09-19T07:40+00:00"),
        ("2022/09/19 15:40 -0330", "2022-09-19T15:40-03:30"),
        ("时间：2020-12-10", "2020-12-10"),
        ("发布时间: 2020年12月10日 来源：新华社", "2020-12-10"),
        ("2020-12-10 2020-12-11", "2020-12-10"),
        ("[2020-12-10]", "2020-12-10"),
    ],
)
def test_every_printed_form_is_read_with_its_precision(text: str, iso: str) -> None:
    """A part that is not written is not there, midnight that is written is."""
    when = parse_date(text)
    assert when is not None
    assert when.isoformat() == iso


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30", "2023-02-29", "1900年2月29日", "2024-04-31", "2024-13-01", "2024-00-10", "2024-04-00",
        "2024年2月30日", "2024年13月", "2024年0月", "2024/2/30 08:00", "0000-01-01",
        "2024-04-24 25:00", "2024-04-24 18:60", "2024-04-24 18:29:99", "2024年4月24日25时", "2024年4月24日18时75分",
        "2024-04-24T18:29+25:00",
    ],
)  # fmt: skip
def test_an_impossible_date_is_refused(text: str) -> None:
    """Neither a shorter date nor the nearest one is made of it."""
    assert parse_date(text) is None
    assert parse_date(text, base=BASE) is None


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "很久以前", "010-62751234", "电话 2024-1234567", "售价¥2024.05", "V1.2024.05", "192.168.10.12",
        "2024.5.1.2", "2024-2025", "12:30", "第12页", "3.14", "2024-05%",
    ],
)  # fmt: skip
def test_other_numbers_are_no_dates(text: str) -> None:
    """Telephone numbers, prices, versions, spans of years and clocks name no day."""
    assert parse_date(text, base=BASE) is None


@pytest.mark.parametrize(
    ("text", "base", "iso"),
    [
        ("1月2日", BASE, "2021-01-02"),
        ("1月3日", BASE, "2020-01-03"),
        ("12月30日 08:00", BASE, "2020-12-30T08:00"),
        ("12月30号", BASE, "2020-12-30"),
        ("12-30 08:00", BASE, "2020-12-30T08:00"),
        ("2月29日", BASE, "2020-02-29"),
        ("2月29日", date(2024, 2, 28), "2020-02-29"),
        ("2月29日", date(2024, 2, 29), "2024-02-29"),
        ("2月29日", date(1904, 1, 1), "1896-02-29"),
    ],
)
def test_a_date_without_a_year_is_the_last_such_day(text: str, base: date, iso: str) -> None:
    """Not after the base, which itself counts; 29 February waits for a leap year."""
    when = parse_date(text, base=base)
    assert when is not None
    assert when.isoformat() == iso


@pytest.mark.parametrize("text", ["12月30日", "12月30日 08:00", "12-30 08:00"])
def test_without_a_base_there_is_no_year(text: str) -> None:
    """Today's year is never taken."""
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["2月30日", "13月1日", "0月5日"])
def test_no_year_makes_an_impossible_day_possible(text: str) -> None:
    """The base does not help it."""
    assert parse_date(text, base=BASE) is None


def test_a_date_with_a_year_needs_no_base() -> None:
    """The base changes nothing then, even where it is earlier."""
    assert str(parse_date("2024年5月1日", base=BASE)) == "2024-05-01"


def test_offsets_from_utc_are_kept() -> None:
    """Without one the time is local to the page."""
    shanghai, utc, local = map(parse_date, ("2024-04-24T18:29+0800", "2024-04-24T18:29Z", "2024-04-24T18:29"))
    assert shanghai is not None
    assert shanghai.utcoffset == timedelta(hours=8)
    assert utc is not None
    assert utc.utcoffset == timedelta(0)
    assert local is not None
    assert local.utcoffset is None


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("时间：2024年5月1日 来源：甲", "2024年5月1日"),
        ("　２０２４年５月１日　１８：２９　甲", "２０２４年５月１日　１８：２９"),
        ("甲乙2024-05丙", "2024-05"),
        ("2024-05-01 18:29", "2024-05-01 18:29"),
    ],
)
def test_a_date_says_what_it_was_read_from(text: str, covered: str) -> None:
    """Text and span are those of the source, in its own width."""
    when = parse_date(text)
    assert when is not None
    assert when.span is not None
    assert when.text == when.span.of(text) == covered


def test_the_span_of_an_article_s_date_counts_in_its_source() -> None:
    """Not in the value of its field."""
    article = newsparse.parse("标题: 开幕\n发布日期: 时间：2020-12-10 08:30\n正文:\n会议召开。")
    assert article.date_published is not None
    assert article.date_published.span == Span(16, 32)
    assert article.date_published.text == Span(16, 32).of(article.raw) == "2020-12-10 08:30"


@pytest.mark.parametrize(
    ("value", "base", "code"),
    [
        ("2024年2月30日", None, "date-invalid"),
        ("2024-04-24 25:00", BASE, "date-invalid"),
        ("昨天见", None, "date-invalid"),
        ("12月30日", None, "date-yearless"),
        ("2月30日", BASE, "date-invalid"),
    ],
)
def test_a_date_that_is_not_read_is_said(value: str, base: date | None, code: str) -> None:
    """The field stays empty, and the diagnostic quotes the value and covers it."""
    article = newsparse.parse(f"标题: 开幕\n发布日期: {value}\n正文:\n会议召开。", base=base)
    assert article.date_published is None
    (diagnostic,) = article.diagnostics
    assert (diagnostic.code, diagnostic.span.of(article.raw)) == (code, value)
    assert f'"{value}"' in diagnostic.message
    assert "date_published left empty" in diagnostic.message


@pytest.mark.parametrize("value", ["未知", "暂无", "-", "N/A", ""])
def test_a_source_that_does_not_know_its_date_is_believed(value: str) -> None:
    """There is no date and no diagnostic."""
    article = newsparse.parse(f"标题: 开幕\n来源: 新华社\n发布日期: {value}\n正文:\n会议召开。")
    assert (article.date_published, article.diagnostics) == (None, ())


def test_published_and_modified_are_two_dates() -> None:
    """Each has its labels, and a bad one is named."""
    article = newsparse.parse("标题: 开幕\n更新时间: 2024-05-02\n发布时间: 2024-05-01\n正文:\n会议召开。")
    assert (str(article.date_published), str(article.date_modified)) == ("2024-05-01", "2024-05-02")
    bad = newsparse.parse("标题: 开幕\n更新时间: 2024-05-32\n发布时间: 2024-05-01\n正文:\n会议召开。")
    assert bad.date_modified is None
    assert str(bad.date_published) == "2024-05-01"
    assert "date_modified left empty" in bad.diagnostics[0].message


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("民國109年12月10日", "2020-12-10"),
        ("109年12月10日", "2020-12-10"),
        ("20年12月10日", "2020-12-10"),
        ("20/12/10 08:30", "2020-12-10T08:30"),
        ("去年4月24日", "2023-04-24"),
    ],
)
def test_a_year_that_is_written_otherwise_is_not_taken_from_base(text: str, iso: str) -> None:
    """What stands before the month says which year it is; base would say another one."""
    assert str(parse_date(text, base=date(2024, 5, 1))) == iso


def test_a_number_before_a_month_that_may_be_its_year_leaves_no_date() -> None:
    assert parse_date("2023 4月24日", base=date(2024, 5, 1)) is None


def lines(name: str) -> list[str]:
    """The lines of a file of cases, without comments and blank ones."""
    text = (Path(__file__).parent / "cases" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines("dates.txt"))
def test_what_pages_print_is_read_part_by_part(line: str) -> None:
    text, iso = line.split("\t")
    text = text.replace("\\t", "\t").replace("\\xa0", "\xa0")
    assert str(parse_date(text, base=datetime(2021, 3, 5, 12, 0))) == iso


@pytest.mark.parametrize("text", lines("no_dates.txt"))
def test_what_is_no_date_is_refused(text: str) -> None:
    assert parse_date(text) is None
    assert parse_date(text, base=datetime(2021, 3, 5, 12, 0)) is None


@pytest.mark.parametrize("text", ["3小时前", "5分钟前", "半小时前", "30秒前"])
def test_hours_and_minutes_ago_need_a_clock(text: str) -> None:
    """A base without one does not say which day it was."""
    assert parse_date(text, base=BASE) is None
    assert parse_date(text) is None


@pytest.mark.parametrize("value", ["昨天 12:30", "3小时前", "星期五"])
def test_a_relative_date_without_a_base_is_said_to_need_one(value: str) -> None:
    article = newsparse.parse(f"标题: 开幕\n发布日期: {value}\n正文:\n会议召开。")
    assert article.date_published is None
    assert article.diagnostics[0].code == "date-yearless"


def test_a_bare_year_is_a_date_only_where_a_field_says_so() -> None:
    assert str(newsparse.parse("标题: 甲\n发布日期: 2020\n正文:\n乙。").date_published) == "2020"
    assert parse_date("2020") is None


HAN = "〇一二三四五六七八九"


def spelled(number: int) -> str:
    """A number below 100 in numerals with units."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else HAN[tens]) + ("十" if tens else "") + (HAN[ones] if ones or not tens else "")


def wide(text: str) -> str:
    """A text with the digits and signs of the full width."""
    return text.translate(str.maketrans("0123456789-/:. ", "０１２３４５６７８９－／：．　"))


DAYS: dict[str, Callable[[datetime], str]] = {
    "iso": lambda d: f"{d:%Y-%m-%d}",
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "dots": lambda d: f"{d.year}.{d.month:02d}.{d.day:02d}",
    "en dashes": lambda d: f"{d.year}–{d.month:02d}–{d.day:02d}",
    "full width": lambda d: wide(f"{d:%Y-%m-%d}"),
    "han": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "han, spaced": lambda d: f"{d.year} 年 {d.month:02d} 月 {d.day:02d} 日",
    "numerals": lambda d: f"{''.join(HAN[int(c)] for c in str(d.year))}年{spelled(d.month)}月{spelled(d.day)}日",
    "circles": lambda d: f"{''.join(HAN[int(c)] for c in str(d.year))}年{spelled(d.month)}月{spelled(d.day)}日".replace(
        "〇", "○"
    ),
    "mixed": lambda d: f"{d.year}年{spelled(d.month)}月{spelled(d.day)}日",
    "minguo": lambda d: f"民國{d.year - 1911}年{d.month}月{d.day}日",
    "minguo, signs": lambda d: f"民國{d.year - 1911}/{d.month:02d}/{d.day:02d}",
}
CLOCKS: dict[str, tuple[Callable[[datetime], str], str]] = {
    "none": (lambda d: "", "day"),
    "minutes": (lambda d: f" {d:%H:%M}", "minute"),
    "seconds": (lambda d: f" {d:%H:%M:%S}", "second"),
    "full width": (lambda d: wide(f" {d:%H:%M}"), "minute"),
    "half of the day": (lambda d: f" {'上午' if d.hour < 12 else '下午'}{(d.hour - 1) % 12 + 1}:{d:%M}", "minute"),
    "am and pm": (lambda d: f" {(d.hour - 1) % 12 + 1}:{d:%M:%S} {'AM' if d.hour < 12 else 'PM'}", "second"),
    "weekday": (lambda d: f" 星期{'一二三四五六日'[d.weekday()]} {d:%H:%M}", "minute"),
    "han": (lambda d: f"{d.hour}时{d.minute}分", "minute"),
    "numerals": (lambda d: f"{spelled(d.hour)}时{spelled(d.minute)}分", "minute"),
    "offset": (lambda d: f" {d:%H:%M:%S}+08:00", "second"),
}
LABELS = ["", "时间：", "發布日期: ", "来源：新华社 ", "【发布时间】", "（"]


@pytest.mark.parametrize("form", DAYS)
@given(
    moment=st.datetimes(datetime(1912, 1, 1), datetime(2099, 12, 31)),
    clock=st.sampled_from(sorted(CLOCKS)),
    label=st.sampled_from(LABELS),
)
def test_any_date_reads_back_in_any_form(form: str, moment: datetime, clock: str, label: str) -> None:
    assume(moment.date() != date(1970, 1, 1))
    written, precision = CLOCKS[clock]
    day = DAYS[form](moment)
    apart = " " if clock in ("han", "numerals") and not day.endswith("日") else ""
    when = parse_date(label + day + apart + written(moment) + ("）" if label == "（" else ""))
    assert when is not None
    assert when.precision == precision
    assert when.begin <= moment < when.until
    assert when.utcoffset == (timedelta(hours=8) if clock == "offset" else None)


PIECES = [
    *"0123456789年月日号时分秒点:：-/. 　一二十〇○上下午第级期元%TZ()（）", "2020", "2021-03", "-05", "12月", "31日", "08:30", "民國", "109年",
    "发布时间：", "更新时间：", "来源：", "电话：", "星期五", "下午", "PM", "+08:00", "GMT+0800", "Mar 5, 2021", "20200516", "编号", "2月30日",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_no_date_has_a_part_that_the_text_does_not_hold(text: str) -> None:
    when = parse_date(text)
    if when is None:
        return
    assert when.span is not None
    assert when.span.of(text) == when.text
    figures = {number for run in re.findall(r"\d+|[〇○一二十]+", text) for number in readings(run)}
    held = {"year": figures | {n + 1911 for n in figures} | {n + 2000 for n in figures} | {n + 1900 for n in figures}}
    held["month"] = figures | ({3} if "Mar" in text else set())
    held["hour"] = figures | {n + 12 for n in figures} | ({0} if 12 in figures or 24 in figures else set())
    ends_a_day = 24 in figures and when.hour == 0  # then the next day is meant
    for part in ("year", "month", "day", "hour", "minute", "second"):
        value = getattr(when, part)
        assert (
            value is None
            or value in held.get(part, figures)
            or (part in ("year", "month", "day", "minute") and ends_a_day)
        )


def readings(run: str) -> set[int]:
    """The numbers that a run of figures may stand for: itself, and its parts where nothing separates them."""
    if not run.isdecimal():
        return {number} if (number := parse_number(run.replace("○", "〇"))) is not None else set()
    parts = {int(run[a:b]) for a in range(len(run)) for b in (a + 1, a + 2, a + 4)}
    return parts | {int(run)}


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join), st.none() | st.dates() | st.datetimes())
def test_any_text_is_read_with_any_base(text: str, base: date | None) -> None:
    when = parse_date(text, base=base)
    assert when is None or when.begin < when.until


@pytest.mark.parametrize("text", ["2018年级4月24日", "2023年，4月24日", "2024年5月 18:30"])
def test_a_date_is_not_shortened_to_what_was_recognised_of_it(text: str) -> None:
    when = newsparse.parse_date(text)
    assert when is None or when.precision == "month"
    assert when is None or "日" not in text


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024年4月24日 星期三 18:29", "2024-04-24T18:29"),
        ("2024-04-24（周三）18:29", "2024-04-24T18:29"),
        ("2024年4月24日 下午2:15", "2024-04-24T14:15"),
        ("2024-04-24 下午14:15", "2024-04-24T14:15"),
        ("2024年4月24日上午9时", "2024-04-24T09"),
        ("2024-04-24 上午12:10", "2024-04-24T00:10"),
    ],
)
def test_a_weekday_and_the_half_of_the_day_are_read(text: str, iso: str) -> None:
    when = newsparse.parse_date(text)
    assert when is not None
    assert when.isoformat() == iso


def test_a_day_that_no_year_has_is_no_date_even_without_a_base() -> None:
    assert newsparse.parse("标题: 甲\n发布日期: 2月30日\n正文:\n乙。").diagnostics[0].code == "date-invalid"
    assert newsparse.parse("标题: 甲\n发布日期: 2月29日\n正文:\n乙。").diagnostics[0].code == "date-yearless"
