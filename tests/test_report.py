"""The report on a corpus: its figures, and that a browser shows it as it should."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest

import newsparse
from browser import Browser
from newsparse import report
from newsparse.statistics import Statistics, count

ODD = (
    "</title></style><script>window.ran=1</script><img src=http://192.0.2.1/ onerror=window.ran=1>\"'&\x00\ud800\u202e"
)


def corpus() -> Statistics:
    """Some years of articles with a long tail of authors, and hostile words wherever a text can put them."""
    texts = [
        f"标题: 甲\n时间: {2019 + n % 4}-{1 + n % 12:02d}-02\n来源: {'新华社' if n % 3 else ODD}\n关键词: {ODD},开幕\n"
        f"频道号: {ODD}\n浏览次数: 多\n正文内容:\n今天开幕。\n作者：{'董洋' if n % 2 else '毛琦'}"
        for n in range(90)
    ]
    found = count(map(newsparse.parse, texts))
    tail = Counter({f"作者{n}{ODD}": 200 - n for n in range(150)})
    return attrs.evolve(
        found,
        articles=found.articles + 5,
        years=Counter({"2018": 3}),
        undated=2,
        authors=tail,
        failures=Counter({"LoadError": 2}),
    )


def rows(html: str, section: str) -> list[list[str]]:
    """The rows of the first table of a section as texts."""
    start = html.index(f'<h2 id="{section}">')
    table = html[html.index("<tbody>", start) : html.index("</tbody>", start)]
    cells = [re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table.split("</tr>")[:-1]]
    return [[unescape(re.sub(r"<[^>]*>", " ", cell)).strip() for cell in row] for row in cells]


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Any:
    """Opens a report in the browser, with everything unfolded."""

    def opened(statistics: Statistics, *, width: int = 1280, dark: bool = False) -> Browser:
        path = tmp_path / "report.html"
        path.write_text(report.to_html(statistics), encoding="utf-8")
        browser.show(width=width, dark=dark)
        browser.open(path)
        browser.run("document.querySelectorAll('details').forEach(details => { details.open = true })")
        assert browser.requests == [path.as_uri()]
        assert browser.console == []
        return browser

    return opened


def test_the_tables_hold_the_counts() -> None:
    statistics = Statistics(
        articles=1000,
        months=Counter({"2020-01": 600, "2020-03": 399}),
        undated=1,
        publishers=Counter({"新华社": 999, "光明网": 1}),
        fields=Counter({"headline": 1000, "publisher": 999, "url": 0}),
        diagnostics=Counter({"date-invalid": 3}),
    )
    html = report.to_html(statistics)
    assert rows(html, "time") == [["2020-01", "600"], ["2020-03", "399"]]
    assert rows(html, "publishers") == [["新华社", "", "999", "99.9 %"], ["光明网", "", "1", "0.1 %"]]
    assert rows(html, "fields")[0] == ["标题  headline", "", "1,000", "100 %"]
    assert rows(html, "fields")[-2][2:] == ["0", "0 %"]
    assert rows(html, "diagnostics")[0][0].split()[:2] == ["date-invalid", "error"]
    assert "1 篇没有日期（0.1 %）" in html


def test_months_without_articles_have_a_place_in_the_plot() -> None:
    html = report.to_html(Statistics(articles=2, months=Counter({"2019-11": 1, "2020-02": 1})))
    assert re.findall(r'data-said="(\d{4}-\d\d)：(\d)', html) == [
        ("2019-11", "1"), ("2019-12", "0"), ("2020-01", "0"), ("2020-02", "1")
    ]  # fmt: skip


def test_a_long_stretch_is_shown_by_years_and_a_misread_year_costs_nothing() -> None:
    html = report.to_html(
        Statistics(articles=4, months=Counter({"1949-10": 2, "2020-02": 1}), years=Counter({"2020": 1}))
    )
    said = re.findall(r'data-said="(\d+)：(\d)', html)
    assert len(said) == 2020 - 1949 + 1
    assert (said[0], said[-1]) == (("1949", "2"), ("2020", "2"))
    html = report.to_html(Statistics(articles=2, months=Counter({"0020-10": 1, "9999-02": 1})))
    assert re.findall(r'data-said="(\d+)：(\d)', html) == [("0020", "1"), ("9999", "1")]


def test_shares_are_never_rounded_to_none_or_all() -> None:
    fields = Counter({"headline": 99_999, "url": 1})
    html = report.to_html(Statistics(articles=100_000, fields=fields))
    assert rows(html, "fields")[0][3] == ">99.9 %"
    assert ["链接  url", "", "1", "<0.1 %"] in rows(html, "fields")


@pytest.mark.parametrize("top", [1, 4, 5, 6, 10, 23, 50, 99, 1234, 10**7])
def test_a_scale_has_few_round_lines(top: int) -> None:
    step = report._step(top)
    assert 1 <= top / step <= 5
    assert str(step).rstrip("0") in ("1", "2", "5")


def test_an_empty_corpus_has_a_report(page: Any) -> None:
    browser = page(Statistics())
    assert browser.run("document.body.innerText").count("None") == 7


def test_what_texts_say_stays_text(page: Any) -> None:
    browser = page(corpus())
    assert browser.run("window.ran") is None
    assert browser.run("document.querySelectorAll('script, img, iframe, link').length") == 0
    assert ODD[:40] in browser.run("document.querySelector('#publishers').parentElement.textContent")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_can_be_read_at_every_width_in_both_schemes(page: Any, width: int, dark: bool) -> None:
    for statistics in (corpus(), count(newsparse.iter_dir("seeds"))):
        browser = page(statistics, width=width, dark=dark)
        contrasts = browser.contrasts()
        assert len(contrasts) > 40
        assert [found for found in contrasts if found[0] < (3 if found[1] else 4.5)] == []
        assert browser.overflow() == 0


def test_names_below_the_plot_do_not_run_into_each_other(page: Any) -> None:
    boxes = "[...document.querySelectorAll('.names span')].map(e => [e.getBoundingClientRect().left, e.getBoundingClientRect().right])"
    for first, months in [(2019, 5), (2019, 13), (2018, 30), (2016, 100), (2003, 240), (1950, 700)]:
        for start in (0, 5, 11):
            names = [f"{first + n // 12}-{n % 12 + 1:02d}" for n in range(start, start + months)]
            found = page(Statistics(articles=months, months=Counter(names)), width=360).run(boxes)
            assert found[0][0] >= 0
            assert found[-1][1] <= 360
            assert all(left[1] <= right[0] for left, right in pairwise(found))


def test_the_tab_key_comes_to_every_table_that_is_folded(page: Any) -> None:
    browser = page(corpus())
    browser.run("document.querySelectorAll('details').forEach(details => { details.open = false })")
    wanted = browser.run("[...document.querySelectorAll('summary')].map(e => e.textContent)")
    seen = []
    for _ in wanted:
        browser.press("Tab")
        seen.append(browser.run("document.activeElement.textContent"))
    assert wanted
    assert seen == wanted
    browser.press(" ")
    assert browser.run("document.activeElement.parentElement.open") is True
