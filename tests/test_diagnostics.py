"""Diagnostics say what, where and what was done; errors hold all of them and travel between processes."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

import newsparse
from newsparse import DecodeError, Diagnostic, LoadError, NewsparseError, ParseError, Severity, Span
from newsparse.diagnostics import CODES, Finding, diagnose, quote

BODY = "\n正文内容:\n会议今天在北京召开。"

# One text for each code that a text can meet: the code, its severity, what it is about.
ODD_TEXTS = [
    ("标题: 甲乙丙\n正文内容:\n", "body-empty", Severity.ERROR, ""),
    ("标题: 甲乙丙\n浏览次数: 很多" + BODY, "count-invalid", Severity.ERROR, "很多"),
    ("标题: 甲乙丙\n作者: ？？？" + BODY, "credit-unread", Severity.WARNING, "？？？"),
    ("标题: 甲乙丙\n发布日期: 2024-02-30" + BODY, "date-invalid", Severity.ERROR, "2024-02-30"),
    ("标题: 甲乙丙\n发布日期: 3月5日" + BODY, "date-yearless", Severity.ERROR, "3月5日"),
    ("标题: 甲乙丙\n标题: 丁戊己" + BODY, "field-repeated", Severity.WARNING, "标题: 丁戊己"),
    ("晚间新闻\n标题: 甲乙丙" + BODY, "label-missing", Severity.INFO, "晚间新闻"),
    ("标题: 甲乙丙\n频道号: 7" + BODY, "label-unknown", Severity.INFO, "频道号: 7"),
    ("发布日期: 2024-03-05" + BODY, "title-missing", Severity.ERROR, ""),
]


@pytest.mark.parametrize(("text", "code", "severity", "about"), ODD_TEXTS, ids=[odd[1] for odd in ODD_TEXTS])
def test_each_oddity_has_its_code_its_severity_and_its_place(
    text: str, code: str, severity: Severity, about: str
) -> None:
    """The one diagnostic of the text covers just the stretch that it is about."""
    (diagnostic,) = newsparse.parse(text).diagnostics
    assert (diagnostic.code, diagnostic.severity) == (code, severity)
    assert diagnostic.span.of(text) == about


@pytest.mark.parametrize(("text", "code", "severity", "about"), ODD_TEXTS, ids=[odd[1] for odd in ODD_TEXTS])
def test_only_errors_stop_a_strict_parse(text: str, code: str, severity: Severity, about: str) -> None:
    """Warnings and remarks let it pass."""
    if severity is Severity.ERROR:
        with pytest.raises(ParseError) as caught:
            newsparse.parse(text, strict=True)
        assert [d.code for d in caught.value.diagnostics] == [code]
    else:
        assert newsparse.parse(text, strict=True) == newsparse.parse(text)


def test_a_clean_text_has_no_diagnostics() -> None:
    """Nothing is said where nothing is odd."""
    text = "标题: 甲乙丙\n发布日期: 时间：2024-03-05\n浏览次数: 未知\n来源: 新华社" + BODY
    assert newsparse.parse(text).diagnostics == ()


def test_lines_and_columns_are_those_of_an_editor() -> None:
    """They count from 1, in code points, over every usual line end, and point to the value."""
    text = "标题: 𠮷野家\r\n\r\n发布日期: 2024-02-30\r\n浏览次数: 很多\r\n正文内容:\r\n会议召开。"
    assert [(d.code, d.line, d.column) for d in newsparse.parse(text).diagnostics] == [
        ("date-invalid", 3, 7),
        ("count-invalid", 4, 7),
    ]


def test_a_diagnostic_prints_as_compilers_print_theirs() -> None:
    """Place, severity, message and code stand on one line; the message quotes the text and says what was done."""
    (diagnostic,) = newsparse.parse("标题: 甲乙丙\n发布日期: 2024-02-30" + BODY).diagnostics
    assert str(diagnostic) == '2:7: error: "2024-02-30" is not a date; date_published left empty [date-invalid]'
    assert repr(diagnostic) == f"<Diagnostic {diagnostic}>"


def test_diagnostics_stand_in_the_order_of_the_text() -> None:
    """The stage that found them first does not matter."""
    found = [Finding("body-empty", "b", 9, 9), Finding("label-unknown", "l", 4, 6), Finding("date-invalid", "d", 0, 3)]
    diagnostics = diagnose("甲乙\n丙丁\n戊己\n", found)
    assert [(d.code, d.span, d.line, d.column) for d in diagnostics] == [
        ("date-invalid", Span(0, 3), 1, 1),
        ("label-unknown", Span(4, 6), 2, 2),
        ("body-empty", Span(9, 9), 4, 1),
    ]


def test_codes_are_stable_words() -> None:
    """They are lower case, the noun first, and each says what it means."""
    for code, (severity, meaning) in CODES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", code)
        assert isinstance(severity, Severity)
        assert meaning


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("2月30日", '"2月30日"'),
        ("一\n二\u3000三", '"一 二 三"'),
        ("一\x00二\u202e三", r'"一\x00二\u202e三"'),
        ("\ud800", r'"\ud800"'),
        ("字" * 40, f'"{"字" * 40}"'),
        ("字" * 41, f'"{"字" * 39}…"'),
        ("字" * 10**6, f'"{"字" * 39}…"'),
    ],
)
def test_quoted_text_is_short_and_safe_to_print(text: str, quoted: str) -> None:
    """White space is one space, what cannot be printed is escaped, and forty characters are enough."""
    assert quote(text) == quoted


def test_a_parse_error_holds_all_errors_and_the_place_of_the_first() -> None:
    """It is a ValueError like that of json, and its text names each error on a line."""
    text = "发布日期: 2024-13-01\n频道号: 7\n浏览次数: 很多" + BODY
    with pytest.raises(ParseError) as caught:
        newsparse.parse(text, strict=True)
    error = caught.value
    assert [d.code for d in error.diagnostics] == ["title-missing", "date-invalid", "count-invalid"]
    assert all(d.severity is Severity.ERROR for d in error.diagnostics)
    assert (error.doc, error.pos, error.lineno, error.colno, error.path) == (text, 0, 1, 1, None)
    assert str(error).splitlines() == [str(d) for d in error.diagnostics]
    assert isinstance(error, NewsparseError)
    assert isinstance(error, ValueError)


def test_a_parse_error_points_to_the_first_error() -> None:
    """Offset, line and column are where the bad value begins."""
    with pytest.raises(ParseError) as caught:
        newsparse.parse("标题: 甲乙丙\n浏览次数: 很多" + BODY, strict=True)
    assert (caught.value.pos, caught.value.lineno, caught.value.colno) == (14, 2, 7)


_DIAGNOSTIC = Diagnostic("date-invalid", Severity.ERROR, "“2月30日” is not a date", Span(4, 9), 2, 3)


@pytest.mark.parametrize(
    "error",
    [
        ParseError([_DIAGNOSTIC], "一二三\n2月30日"),
        ParseError([_DIAGNOSTIC, _DIAGNOSTIC], "一二三\n2月30日", Path("甲/乙.txt")),
        LoadError(Path("甲/乙.txt"), "the file is empty"),
        DecodeError("not utf-8", 7),
        DecodeError("not utf-8", 7, Path("甲/乙.txt")),
    ],
    ids=["parse", "parse-path", "load", "decode", "decode-path"],
)
def test_every_exception_pickles(error: NewsparseError) -> None:
    """Type, text and all attributes come back, since worker processes send them."""
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert str(back) == str(error)
    assert vars(back) == vars(error)


def test_errors_of_files_name_the_file() -> None:
    """Whoever reads a log sees which of many it was."""
    path = Path("folder/a.txt")
    assert str(LoadError(path, "the file is empty")).startswith(str(path))
    assert str(DecodeError("not utf-8", 7, path)).startswith(str(path))
    assert str(ParseError([_DIAGNOSTIC], "", path)) == f"{path}:{_DIAGNOSTIC}"


def test_a_diagnostic_is_a_value() -> None:
    """It hashes, pickles and compares by what it says."""
    assert pickle.loads(pickle.dumps(_DIAGNOSTIC)) == _DIAGNOSTIC
    assert len({_DIAGNOSTIC, pickle.loads(pickle.dumps(_DIAGNOSTIC))}) == 1
    assert str(Severity.ERROR) == "error"
