"""Publication dates keep just what is written; impossible ones are refused, never shortened."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import newsparse
from newsparse import Span, parse_date

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
    "text", ["民國109年12月10日", "109年12月10日", "20年12月10日", "20/12/10 08:30", "2023 4月24日", "去年4月24日"]
)
def test_the_year_of_another_calendar_is_never_taken_from_base(text: str) -> None:
    """What stands before the month says which year it is; base would say another one."""
    assert newsparse.parse_date(text, base=date(2024, 5, 1)) is None


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
