"""The annotated page: its text is the source, marks say what was read, and a browser shows it as it should."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from browser import Browser
from newsparse import Article, view
from strategies import SEEDS, any_texts

HOSTILE = (
    "标题: 【两会】</title><script>window.ran=1</script>开幕\r\n"
    "发布日期: 2024-02-30\r\n"
    "来源: <img src='http://192.0.2.1/a.png' onerror='window.ran=1'>\r\n"
    "链接: javascript:window.ran=1\r\n"
    "\"><style>*{display:none}</style>: </pre></style><iframe src='http://192.0.2.1/'></iframe>\r\n"
    "责任编辑：王 芳 李小明\r\n"
    "正文内容:\r\n"
    "<svg onload=window.ran=1>去年3月以来，@import url(http://192.0.2.1/);\x00零\ud800宽\u200b，\u202e反转\u202c。\r\n"
    "\r\n"
    "议程安排\r\n"
    "12月9日上午开幕，&lt;次日&amp;闭幕&#60;。\u2028\x0b\x85\ufeff\ufffe\r再开。\n"
    "图为现场。张三 摄\r\n"
    "作者：网信中心董文欣毛琦"
)
PLAIN = (
    "标题: 【两会】今天开幕\n"
    "发布日期: 时间：2020-12-10 15:40\n"
    "频道号: 7\n"
    "责任编辑：王 芳 李小明\n"
    "正文内容:\n"
    "12月9日上午开幕，次日闭幕。\n"
    "\n"
    "议程安排\n"
    "明天闭幕，后天返程。\n"
    "作者：网信中心 董 洋\n"
)
# The kind of every mark with its text, in the order of the page.
_MARKS = "[...document.querySelectorAll('pre mark')].map(mark => [mark.className, mark.textContent])"
_TEXT = "document.querySelector('pre').textContent"


def shown(raw: str) -> str:
    """A text as a page can hold it."""
    return re.sub("[\\x00\ud800-\udfff]", "\ufffd", raw)


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Any:
    """Opens a page in the browser."""

    def opened(html: str, *, width: int = 1280, dark: bool = False) -> Browser:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8", newline="")
        browser.show(width=width, dark=dark)
        browser.open(path)
        browser.run("document.querySelectorAll('details').forEach(details => { details.open = true })")
        assert browser.requests == [path.as_uri()]
        return browser

    return opened


@given(any_texts() | st.just(HOSTILE))
def test_the_text_of_the_source_is_the_raw_text_and_marks_nest(raw: str) -> None:
    article = newsparse.parse(raw)
    for html in (article.to_html(), article._repr_html_()):
        html.encode("utf-8")  # no lone surrogate is left
        assert "\0" not in html
        source = html[html.index("<pre>") + 5 : html.index("</pre>")]
        depth = 0
        for tag in re.findall(r"<(/?mark)\b", source):
            depth += 1 if tag == "mark" else -1
            assert depth >= 0
        assert depth == 0
        assert unescape(re.sub(r"<[^>]*>", "", source)) == shown(raw)


def seen(name: str) -> str:
    return "".join(char for char in name if char.isprintable() and not char.isspace())


@given(
    any_texts()
    | st.sampled_from(["作者：董 洋 毛琦（网信中心）", "（记者 陆一夫 通讯员 王\u3000芳）", "图片：程\u200b罡"]).map(
        "标题: 甲\n正文: 乙。\n{}".format
    )
)
def test_every_name_of_a_credit_is_marked_where_it_stands(raw: str) -> None:
    for credit in newsparse.parse(raw).credits:
        marked = [seen(raw[mark.start : -mark.minus_end]) for mark in view._people(credit, raw) if mark.kind == "name"]
        assert marked == [name for name in map(seen, credit.names) if name in seen(credit.text)]


@pytest.mark.parametrize(
    "raw", [HOSTILE, PLAIN, "", "\n", "\r\n\r\n", "\n甲", *(path.read_text("utf-8") for path in SEEDS)]
)
def test_a_browser_finds_the_raw_text_and_asks_for_nothing(page: Any, raw: str) -> None:
    browser = page(newsparse.parse(raw).to_html())
    assert browser.run(_TEXT) == shown(raw)
    assert browser.run("document.querySelectorAll('pre').length") == 1
    assert browser.run("document.querySelectorAll('.line').length") == len(re.split(r"\r\n|\r|\n", raw))
    assert browser.run("window.ran") is None
    assert browser.run("document.querySelectorAll('script, img, iframe, svg, link, object').length") == 0
    assert browser.run("document.querySelectorAll('style').length") == 1
    assert browser.console == []


def test_everything_that_was_read_is_marked_where_it_stands(page: Any) -> None:
    browser = page(newsparse.parse(PLAIN).to_html())
    assert [tuple(mark) for mark in browser.run(_MARKS)] == [
        ("field", "标题: 【两会】今天开幕"),
        ("headline", "【两会】今天开幕"),
        ("field", "发布日期: 时间：2020-12-10 15:40"),
        ("date", "2020-12-10 15:40"),
        ("field", "频道号: 7"),
        ("diagnostic", "频道号: 7"),
        ("field", "责任编辑：王 芳 李小明"),
        ("credit", "责任编辑：王 芳 李小明"),
        ("name", "王 芳"),
        ("name", "李小明"),
        ("field", "正文内容:"),
        ("time", "12月9日上午"),
        ("time", "次日"),
        ("heading", "议程安排"),
        ("time", "明天"),
        ("time", "后天"),
        ("credit", "作者：网信中心 董 洋"),
        ("organization", "网信中心"),
        ("name", "董 洋"),
    ]


def notes(html: str) -> dict[tuple[str, str], str]:
    """The note of each mark, by its kind and text."""
    found = re.findall(r'<mark class="(\w+)"[^>]* aria-description="([^"]*)">(?=(?:<mark[^>]*>)*([^<]*))', html)
    return {(kind, unescape(text)): unescape(note) for kind, note, text in found}


def test_a_note_says_what_was_read() -> None:
    said = notes(newsparse.parse(PLAIN).to_html())
    assert said["headline", "【两会】今天开幕"].split("\n")[1:] == ["【两会】今天开幕", "引题 kicker：两会"]
    assert said["date", "2020-12-10 15:40"].split("\n")[1:] == [
        "2020-12-10T15:40 · minute",
        "2020-12-10 15:40 – 2020-12-10 15:41",
    ]
    assert said["time", "12月9日上午"] == "TIME 2020-12-09TMO · daypart\n2020-12-09 06:00 – 2020-12-09 12:00"
    assert said["name", "董 洋"].split("\n")[1:] == ["董洋", "author · 网信中心"]
    assert said["field", "频道号: 7"].split("\n") == ["未知标签 · 频道号", "7"]
    assert notes(newsparse.parse("标题: 甲\n浏览: 1.2万\n正文内容:\n乙。").to_html())["field", "浏览: 1.2万"].endswith(
        "\n12,000"
    )
    assert said["diagnostic", "频道号: 7"].startswith("label-unknown · info\n")


def test_a_mark_that_crosses_another_is_cut_and_keeps_one_note() -> None:
    raw = "甲乙丙丁"
    marks = [view._Mark(0, -3, 4, "headline", "", "一"), view._Mark(2, -4, 6, "time", "标", "二")]
    assert view._marked(raw, 0, 4, marks) == (
        '<mark class="headline" tabindex="0" aria-description="一">甲乙'
        '<mark class="time" data-label="标" tabindex="0" aria-description="二">丙</mark></mark><mark class="time">丁</mark>'
    )


def test_a_mark_over_several_lines_is_cut_at_their_ends() -> None:
    article = newsparse.parse("标题: 甲\n正文内容:\n【编者按】本报今天起开设\n专栏，欢迎来稿。\n今天开幕。")
    note = article.body.blocks[0]
    assert note.kind == "editor-note"
    parts = re.findall(r'<mark class="aside"[^>]*>', article.to_html())
    assert len(parts) == 1 + note.span.of(article.raw).count("\n") + 1  # and one in the legend


def test_values_from_elsewhere_are_listed_apart(tmp_path: Path) -> None:
    path = tmp_path / "20200410@春季运动会开幕.txt"
    path.write_text("正文内容:\n运动会今天开幕，明天闭幕。", encoding="utf-8")
    article = newsparse.load(path)
    assert article.date_published is not None
    html = article.to_html()
    apart = html[html.index('class="elsewhere"') :]
    assert "2020-04-10 (day)" in apart[: apart.index("</div>")]
    assert "From elsewhere" not in newsparse.parse(PLAIN).to_html()


def test_a_value_from_the_edge_of_the_body_is_in_the_text() -> None:
    article = newsparse.parse("标题: 开幕\n正文内容:\n新华社北京4月24日电 会议今天开幕，明天闭幕。")
    assert article.publisher == "新华社"
    assert "From elsewhere" not in article.to_html()


@pytest.mark.parametrize("raw", [PLAIN, HOSTILE])
def test_the_tab_key_comes_to_every_mark_in_order_and_shows_its_note(page: Any, raw: str) -> None:
    browser = page(newsparse.parse(raw).to_html())
    wanted = browser.run("[...document.querySelectorAll('pre mark[tabindex]')].map(mark => mark.ariaDescription)")
    seen = []
    for _ in range(len(wanted) + 80):
        browser.press("Tab")
        note, content = browser.run(
            "(() => { const at = document.activeElement; return [at.matches('pre mark') ? at.ariaDescription : null,"
            " getComputedStyle(at, '::after').content] })()"
        )
        if note is not None:
            seen.append(note)
            assert content not in ("none", '""')
    assert wanted
    assert seen[: len(wanted)] == wanted


def test_pointing_at_a_mark_shows_the_innermost_note_alone(page: Any) -> None:
    browser = page(newsparse.parse(PLAIN).to_html())
    browser.run("document.querySelector('pre mark.name').scrollIntoView({block: 'center'})")
    x, y = browser.run(
        "(() => { const box = document.querySelector('pre mark.name').getBoundingClientRect();"
        " return [box.x + box.width / 2, box.y + box.height / 2] })()"
    )
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    shows = (
        "[...document.querySelectorAll('pre mark')].filter(mark =>"
        " getComputedStyle(mark, '::after').content !== 'none').map(mark => mark.className)"
    )
    assert browser.run(shows) == ["name"]


def test_a_box_of_the_legend_turns_its_marks_off(page: Any) -> None:
    browser = page(newsparse.parse(PLAIN).to_html())
    colour = "getComputedStyle(document.querySelector('pre mark.time')).backgroundColor"
    assert browser.run(colour) != "rgba(0, 0, 0, 0)"
    browser.run("document.querySelector('[value=time]').focus()")
    browser.press(" ")
    assert browser.run(colour) == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("raw", [PLAIN, HOSTILE, SEEDS[2].read_text("utf-8")])
def test_text_can_be_read_at_every_width_in_both_schemes(page: Any, raw: str, width: int, dark: bool) -> None:
    article = newsparse.parse(raw)
    for html in (article.to_html(), notebook(article)):
        browser = page(html, width=width, dark=dark)
        browser.run("document.querySelector('pre mark[tabindex]').focus()")
        contrasts = browser.contrasts()
        assert len(contrasts) > 40
        assert [found for found in contrasts if found[0] < (3 if found[1] else 4.5)] == []
        assert browser.overflow() == 0
        assert browser.console == []


@pytest.mark.parametrize("dark", [False, True])
def test_lines_under_marks_stand_out_from_what_is_behind_them(page: Any, dark: bool) -> None:
    """3:1, as WCAG 2 asks of what is not text; and no two kinds have both line and frame alike."""
    browser = page(newsparse.parse(PLAIN).to_html(), dark=dark)
    browser.run(
        "document.querySelectorAll('.legend mark').forEach(mark => { const css = getComputedStyle(mark);"
        " mark.style.color = css.getPropertyValue('--line').trim() })"
    )
    found = [
        (ratio, where) for ratio, _, where in browser.contrasts() if where.startswith("MARK.") and "::" not in where
    ]
    lines = [(ratio, where) for ratio, where in found if any(where.endswith(f" {zh}") for zh, _ in view.KINDS.values())]
    assert len(lines) == len(view.KINDS)
    assert [line for line in lines if line[0] < 3] == []
    looks = browser.run(
        "[...document.querySelectorAll('.legend mark')].map(mark => { const css = getComputedStyle(mark);"
        " return [css.textDecorationLine, css.textDecorationStyle, css.textDecorationThickness, css.outlineStyle,"
        " css.boxShadow.replace(/rgb\\([^)]*\\)/, '')].join() })"
    )
    assert len(set(looks)) == len(looks)


def test_diagnostics_stand_beside_their_line_or_below_it(page: Any) -> None:
    where = (
        "(() => { const line = document.querySelector('#L2').getBoundingClientRect(),"
        " note = document.querySelector('.notes li').getBoundingClientRect();"
        " return [note.left >= line.right, Math.abs(note.top - line.top) < 12, note.top >= line.bottom] })()"
    )
    html = newsparse.parse(HOSTILE).to_html()
    assert page(html).run(where) == [True, True, False]
    assert page(html, width=360).run(where) == [False, False, True]


def test_line_numbers_are_those_of_the_diagnostics() -> None:
    article = newsparse.parse(HOSTILE)
    html = article.to_html()
    for said in article.diagnostics:
        start = html.index(f'<span class="line" id="L{said.line}"')
        line = html[start : html.index('<span class="line"', start + 1)]
        assert article.raw[said.span.start : said.span.start + 2].strip('"<>') in unescape(re.sub(r"<[^>]*>", "", line))
        assert f'<a href="#L{said.line}">{said.line}:{said.column}</a>' in html


# How the classic notebook sets what an output holds.
_JUPYTER = (
    ".rendered_html tr, .rendered_html th, .rendered_html td { text-align: right; vertical-align: middle; white-space: nowrap }"
    ".rendered_html tbody tr:nth-child(odd) { background: #f5f5f5 }"
    ".rendered_html :not(pre) > code, .rendered_html pre { color: #000; background: #eff0f1; padding: 1px 5px }"
    ".rendered_html mark { background: #ff0; color: #000 }"
)


def notebook(article: Article) -> str:
    """A page of somebody else with an article in it."""
    return (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark"><title>notebook</title><style>html{overflow-y:scroll}'
        f'{_JUPYTER}</style><body class="rendered_html">'
        '<h1>Notebook</h1><p class="note">A <mark>mark</mark>, <code>code</code>, <a href="#a">a link</a></p>'
        f"<table><tr><th>1<td>2</table><pre>pre</pre><section><h2>Two</h2></section>"
        f"{article._repr_html_()}</body></html>"
    )


def test_a_notebook_keeps_its_own_style(page: Any) -> None:
    """Every property of every element outside, but those that follow from the height of the page."""
    looks = (
        "[...document.querySelectorAll('html, body, body > *:not(.newsparse), body > *:not(.newsparse) *')].map(e => {"
        " const css = getComputedStyle(e); return [...css].filter(name => !/height|block-size|origin/.test(name))"
        ".map(name => name + ': ' + css.getPropertyValue(name)) }).flat()"
    )
    article = newsparse.parse(PLAIN)
    with_article = page(notebook(article)).run(looks)
    empty = notebook(article).replace(article._repr_html_(), "")
    assert with_article == page(empty).run(looks)
    fragment = article._repr_html_()
    assert " id=" not in fragment  # two articles of one notebook must not share an id
    assert "<script" not in fragment


def test_a_notebook_follows_its_own_theme(page: Any) -> None:
    html = notebook(newsparse.parse(PLAIN)).replace("<body ", '<body data-jp-theme-light="false" ')
    colour = "getComputedStyle(document.querySelector('.newsparse')).color"
    dark = page(html, dark=False).run(colour)
    assert dark == page(notebook(newsparse.parse(PLAIN)), dark=True).run(colour)
    assert dark != page(notebook(newsparse.parse(PLAIN)), dark=False).run(colour)
