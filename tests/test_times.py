"""Time expressions of running text: found whole, resolved against the day of publication, and never invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import TimeMention, find_times
from strategies import SEED_TEXTS, any_texts

CASES = Path(__file__).parent / "cases"
BASE = date(2020, 12, 10)  # a Thursday


def lines(name: str) -> list[str]:
    """The lines of a file of cases, without comments and blank ones."""
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def edges(mention: TimeMention) -> str:
    """Begin and until as the files of cases write them."""
    if mention.begin is None and mention.until is None:
        return "?"
    return "/".join(".." if edge is None else short(edge) for edge in (mention.begin, mention.until))


def short(edge: datetime) -> str:
    text = edge.isoformat()
    return text[:10] if text.endswith("T00:00:00") else text.removesuffix(":00")


@pytest.mark.parametrize("line", lines("times.txt"))
def test_an_expression_alone_is_found_whole_with_its_stretch(line: str) -> None:
    text, stretch = line.split("\t")
    (mention,) = find_times(text, base=BASE)
    assert mention.text == re.sub("^(自|从|公元)", "", text)
    begin, until = stretch.split("/")
    assert edges(mention) == "/".join(x if x == ".." else short(datetime.fromisoformat(x)) for x in (begin, until))


def sentences() -> Iterator[tuple[str, str, list[str]]]:
    """Base, text and found expressions of each case."""
    base, text, found = "", "", list[str]()
    for line in [*lines("sentences.txt"), "@ end"]:
        if line.startswith("  "):
            found.append(line.strip())
            continue
        if text:
            yield base, text, found
        text, found = "", []
        if line.startswith("@ "):
            base = line[2:]
        else:
            text = line


@pytest.mark.parametrize(("base", "text", "expected"), list(sentences()))
def test_a_sentence_s_expressions_count_from_what_was_named_before(base: str, text: str, expected: list[str]) -> None:
    when = None if base == "none" else datetime.fromisoformat(base) if "T" in base else date.fromisoformat(base)
    assert [f"{m.text}\t{edges(m)}" for m in find_times(text, base=when)] == expected


@pytest.mark.parametrize("text", lines("no_times.txt"))
def test_names_and_numbers_are_no_times(text: str) -> None:
    assert find_times(text, base=BASE) == ()
    assert find_times(f"据了解，{text}", base=BASE) == ()


@pytest.mark.parametrize(
    ("text", "kind", "value", "granularity"),
    [
        ("2020年", "DATE", "2020", "year"),
        ("今年3月", "DATE", "2020-03", "month"),
        ("12月9日", "DATE", "2020-12-09", "day"),
        ("12月9日上午", "TIME", "2020-12-09TMO", "daypart"),
        ("12月9日16时30分", "TIME", "2020-12-09T16:30", "minute"),
        ("上周", "DATE", "2020-W49", "week"),
        ("上周末", "DATE", "2020-W49-WE", "day"),
        ("第三季度", "DATE", "2020-Q3", "quarter"),
        ("今年上半年", "DATE", "2020-H1", "half-year"),
        ("去年夏天", "DATE", "2019-SU", "season"),
        ("上世纪90年代", "DATE", "199", "decade"),
        ("19世纪", "DATE", "18", "century"),
        ("“十四五”期间", "DATE", "2021/2025", "plan"),
        ("2016—2020年", "DATE", "2016/2020", "year"),
        ("5月13日起", "DATE", "2020-05-13/..", "day"),
        ("年底前", "DATE", "../2020", "year"),
        ("11月以来", "DATE", "2020-11/2020-12-10", "month"),
        ("近日", "DATE", "PAST_REF", "vague"),
        ("目前", "DATE", "PRESENT_REF", "vague"),
        ("三年", "DURATION", "P3Y", "year"),
        ("4个小时", "DURATION", "PT4H", "hour"),
        ("两刻钟", "DURATION", "PT30M", "minute"),
        ("半个月", "DURATION", "P15D", "day"),
        ("每年", "SET", "P1Y", "year"),
        ("每周三", "SET", "XXXX-WXX-3", "day"),
        ("每天上午9时", "SET", "XXXX-XX-XXT09", "hour"),
    ],
)  # fmt: skip
def test_types_and_values_are_those_of_timex3(text: str, kind: str, value: str, granularity: str) -> None:
    (mention,) = find_times(text, base=BASE)
    assert (mention.type, mention.value, mention.granularity) == (kind, value, granularity)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12月30日", "XXXX-12-30"),
        ("10日", "XXXX-XX-10"),
        ("上午9时", "XXXX-XX-XXT09"),
        ("去年3月", "XXXX-03"),
        ("本周五", "XXXX-WXX-5"),
        ("三天前", "P3D"),
    ],
)
def test_without_a_base_what_needs_one_has_no_place(text: str, value: str) -> None:
    """Never today's year."""
    (mention,) = find_times(text, base=None)
    assert (mention.begin, mention.until, mention.value) == (None, None, value)


def test_an_article_s_times_count_from_its_publication_and_lie_in_its_source() -> None:
    article = newsparse.parse("标题: 去年开幕\n时间: 2020-12-10 08:30\n正文内容:\n　　12月9日\n　　上午开幕。")
    mentions = article.times()
    assert [(m.text, edges(m)) for m in mentions if m.text != "上午"] == [("12月9日", "2020-12-09/2020-12-10")]
    assert all(m.span.of(article.raw) == m.text for m in mentions)


@pytest.mark.parametrize("published", ["", "时间: 2020\n", "时间: 2020年12月\n", "时间: 未知\n"])
def test_an_article_without_a_day_of_publication_has_no_base(published: str) -> None:
    (mention,) = newsparse.parse(f"标题: 甲\n{published}正文内容:\n12月9日开幕。").times()
    assert (mention.text, mention.begin) == ("12月9日", None)


def test_wrong_use_is_said_at_once() -> None:
    with pytest.raises(TypeError, match="takes a str"):
        find_times(b"2020", base=BASE)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"datetime\.date"):
        find_times("2020年", base="2020-12-10")  # type: ignore[arg-type]


PARTS = [
    *"年月日号时点分周初末底前后起来至到—-、和的半一二三十百两几第每近上下今明昨去本当同零〇0159：:（）()，。\n 　“”",
    "2020年", "去年", "12月", "9日", "1至10月", "上周", "周三", "以来", "上午", "24时", "近三年", "“十四五”", "90年代", "上世纪",
    "国庆", "春节期间", "每天", "2020-12-10", "16:30", "三个月后", "截至", "同期", "次日", "当晚", "除夕", "民国", "公元前", "季度",
    "2月30日", "13月", "9999年12月31日", "10000年后", "99世纪", "999年来", "学年", "第一学期", "下旬", "今明两天", "暑假", "前三",
    "明夏", "去冬", "下半年", "四季度", "本学期", "下周二", "3月第二周",
]  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PARTS), max_size=16).map("".join) | any_texts()


# At the ends of the calendar, too, beyond which there is no time.
ENDS_OF_TIME = [date(1, 1, 1), date(1, 12, 31), date(9998, 12, 31), date(9999, 10, 1), date(9999, 12, 31)]
BASES = st.none() | st.dates() | st.datetimes() | st.sampled_from(ENDS_OF_TIME)


@given(texts(), BASES)
def test_spans_are_exact_in_order_and_apart_and_stretches_run_forward(text: str, base: date | None) -> None:
    end = 0
    for mention in find_times(text, base=base):
        assert end <= mention.span.start < mention.span.end
        assert mention.span.of(text) == mention.text
        assert mention.type in {"DATE", "TIME", "DURATION", "SET"}
        assert mention.value
        if mention.begin is not None and mention.until is not None:
            assert mention.begin < mention.until
        if mention.type in {"DURATION", "SET"}:
            assert mention.begin is mention.until is None
        end = mention.span.end


CARRIED = [
    "今年3月",
    "去年12月31日",
    "2019年",
    "昨天上午",
    "上周三",
    "“十三五”期间",
    "近三年来",
    "2018年5月以来",
    "年底前",
    "三点要求",
]
ENDS = ["，会议召开。", "启动！", "完成；"]


@given(st.lists(st.tuples(st.sampled_from(CARRIED), st.sampled_from(ENDS)).map("".join), min_size=1, max_size=6))
def test_a_text_s_times_are_those_of_its_sentences_where_nothing_carries_over(pieces: list[str]) -> None:
    def found(text: str) -> list[tuple[str, str]]:
        return [(m.text, edges(m)) for m in find_times(text, base=BASE)]

    assert found("".join(pieces)) == [mention for piece in pieces for mention in found(piece)]


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 30)), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_full_date_reads_back_whatever_the_base(moment: datetime, base: date) -> None:
    day = f"{moment.year}年{moment.month}月{moment.day}日"
    for text, granularity in (
        (day, "day"),
        (f"{day}{moment.hour}时{moment.minute}分", "minute"),
        (f"{day}{moment.hour}时", "hour"),
    ):
        (mention,) = find_times(f"据悉，{text}，会议召开。", base=base)
        assert (mention.text, mention.granularity) == (text, granularity)
        assert mention.begin is not None
        assert mention.until is not None
        assert mention.begin <= moment.replace(second=0, microsecond=0) < mention.until


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 27))
def test_a_bare_day_is_the_last_one_and_a_day_by_its_distance_is_that_far(base: date, back: int) -> None:
    day = base - timedelta(days=back)
    (bare,) = find_times(f"记者{day.day}日获悉", base=base)
    (ago,) = find_times(f"{back + 1}天前", base=base)
    assert bare.begin == datetime(day.year, day.month, day.day)
    assert ago.begin == datetime(day.year, day.month, day.day) - timedelta(days=1)


@given(st.sampled_from(SEED_TEXTS), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_another_base_finds_the_same_expressions(text: str, base: date) -> None:
    """What is a time is told from the text; the base only places it."""
    assert [m.span for m in find_times(text, base=base)] == [m.span for m in find_times(text, base=BASE)]


REPEATED = [
    "年", "1", "一", "月至", " ", "2020-", "2020年", "1月", "1日", "1、", "至", "上", "上周", "周", "每", "近一", "“", "12:", "1:11",
    "半", "十几", "（周一）", "以来", "一月至", "9日至", "2020.1.", "和1", "第一", "截至", "1日晚", "去年春", "\n", "\u3000",
]  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_long_repetitions_are_read(unit: str) -> None:
    """A pattern that backtracks, or work that is quadratic, would not end here."""
    text = unit * (60_000 // len(unit))
    assert all(m.span.of(text) == m.text for m in find_times(text, base=BASE))
    newsparse.parse_date(text, base=BASE)


def test_the_docs_list_forms_that_read_as_they_say() -> None:
    """Every row of the tables in docs/dates.md."""
    page = (Path(__file__).parent.parent / "docs" / "dates.md").read_text(encoding="utf-8")
    header, _, times = page.partition("## In running text")
    dates = re.findall(r"^\| [^|]+ \| `([^`]+)` \| `([^`]+)` \|$", header, re.MULTILINE)
    for text, iso in dates:
        when = newsparse.parse_date(text, base=datetime(2021, 3, 5, 12, 0))
        assert (text, str(when)) == (text, iso)
    rows = re.findall(r"^\| [^|]+ \| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$", times, re.MULTILINE)
    for text, stretch, granularity, value in rows:
        (mention,) = find_times(text, base=BASE)
        assert (text, edges(mention), mention.granularity, mention.value) == (text, stretch, granularity, value)
    assert len(dates) > 40
    assert len(rows) > 60
