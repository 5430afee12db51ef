"""Pages to articles: small pages of the kinds that sites print, the laws, and pages meant to break the reader."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, BlockKind, MissingExtraError, NewsparseError, Role
from newsparse.html.content import find_content
from newsparse.html.flow import read_flow
from newsparse.html.header import split_date, tidy
from newsparse.html.meta import date_in_url
from newsparse.html.names import box_names
from newsparse.html.tree import read_tree

CASES = Path(__file__).parent / "cases" / "html"
PARAGRAPH = "<p>今天上午，大会在人民体育场开幕，来自全国的三千名选手参加了比赛。</p>"


def page(name: str) -> Article:
    return newsparse.parse_html((CASES / f"{name}.html").read_bytes())


def codes(article: Article) -> set[str]:
    return {diagnostic.code for diagnostic in article.diagnostics}


def test_a_page_of_a_portal_is_read_without_what_is_around_the_article() -> None:
    article = page("portal")
    assert article.title == "老街灯会今晚点亮 三万盏花灯亮相"
    assert article.original_title == "三万盏花灯今晚点亮老街"
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2024-02-20T09:30", "what readers see wins over meta tags"
    assert article.publisher == "江城晚报"
    assert article.keywords == ("灯会", "老街")
    assert article.url == "http://news.example.cn/2024/0220/c1.html"
    assert [(credit.roles[0], credit.names) for credit in article.credits] == [
        (Role.AUTHOR, ("董洋",)),
        (Role.REPORTER, ("王亚男",)),
        (Role.EDITOR, ("程罡",)),
    ]
    assert [(block.kind.value, block.text[:8]) for block in article.body.blocks] == [
        ("caption", "老街上的花灯。"),
        ("credit", "江城晚报讯（记者"),
        ("paragraph", "今晚七点，老街灯"),
        ("paragraph", "在两公里长的街上"),
        ("heading", "手艺人忙了三个月"),
        ("paragraph", "“做这盏鱼灯用了"),
        ("paragraph", "灯会开到正月十五"),
        ("credit", "责任编辑：程罡"),
    ]


def test_each_block_says_which_line_of_the_document_it_came_from() -> None:
    lines = (CASES / "portal.html").read_text(encoding="utf-8").split("\n")
    for block in page("portal").body.blocks:
        assert block.source_line is not None
        assert block.text[:6] in lines[block.source_line - 1] + lines[block.source_line]
    assert newsparse.parse("标题: 甲\n正文内容:\n乙。").body.blocks[0].source_line is None


def test_a_page_of_layout_tables_is_read() -> None:
    article = page("table")
    assert article.title == "我校举行图书馆新馆开馆仪式"
    assert article.date_published is not None
    assert (article.date_published.isoformat(), article.date_published.span) == ("2004-06-08", None)
    assert "field-from-markup" in codes(article)
    assert (article.view_count, article.authors) == (1372, ("程罡",))
    assert article.text.startswith("6月8日上午，")
    assert article.text.endswith("师生代表参观了新馆。")


def test_a_page_of_an_account_is_read_with_the_time_that_its_script_shows() -> None:
    article = page("account")
    assert article.title == "外婆的腌菜坛子"
    assert article.date_published is not None
    assert (article.date_published.isoformat(), article.date_published.span) == ("2019-12-02T10:35", None)
    assert article.authors == ("毛琦",)
    assert len(article.body.paragraphs) == 3
    assert article.text.endswith("坛子里有了酸豆角。")


def test_a_page_of_an_office_is_read() -> None:
    article = page("gov")
    assert article.title == "市水务局全面启动农村饮水 “百日会战”"
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2021-06-03", "the page shows no more than the day"
    assert (article.publisher, article.view_count) == ("市水务局", 331)
    assert article.text.startswith("6月2日，")
    assert article.text.endswith("进行约谈。")


def test_a_date_in_three_boxes_and_a_text_of_line_breaks_are_read() -> None:
    article = page("pieces")
    assert article.title == "里下河的鸭司令"
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2015-10-21T09:48"
    assert article.authors == ("董洋",)
    assert [block.text[:5] for block in article.body.blocks] == ["清晨的垛田", "父亲半年没"]


@pytest.mark.parametrize("name", ["list", "forum", "missing", "script"])
def test_a_page_without_an_article_has_an_empty_body_and_says_so(name: str) -> None:
    article = page(name)
    assert (article.body.blocks, article.date_published, article.credits) == ((), None, ())
    assert "body-empty" in codes(article)
    with pytest.raises(newsparse.ParseError, match="body-empty"):
        newsparse.parse_html((CASES / f"{name}.html").read_bytes(), strict=True)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_bytes_tell_the_encoding_whatever_the_page_says(encoding: str) -> None:
    text = (CASES / "table.html").read_text(encoding="utf-8")
    assert newsparse.parse_html(text.encode(encoding)).reads_equal(newsparse.parse_html(text))


def test_big5_is_read() -> None:
    body = "<p>今天上午，大會在人民體育場開幕，來自全國的三千名選手參加了比賽。</p>" * 3
    article = newsparse.parse_html(f"<h1>大會今天開幕了</h1>{body}".encode("big5"))
    assert article.title == "大會今天開幕了"
    assert article.text.startswith("今天上午，大會在人民體育場開幕")


def test_a_url_gives_the_day_where_nothing_else_does() -> None:
    article = newsparse.parse_html(f"<h1>大会开幕</h1>{PARAGRAPH}", url="http://example.cn/2019/0926/c1.html")
    assert article.url == "http://example.cn/2019/0926/c1.html"
    assert article.date_published is not None
    assert (article.date_published.isoformat(), article.date_published.span) == ("2019-09-26", None)
    assert "field-from-markup" in codes(article)


def test_a_day_without_a_year_takes_the_year_of_the_meta_tags() -> None:
    meta = '<meta name="pubdate" content="2021-07-16 20:00">'
    article = newsparse.parse_html(f"{meta}<h1>大会开幕</h1><div>来源：江城网 07-16 18:22</div>{PARAGRAPH}")
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2021-07-16T18:22"


def test_json_ld_gives_what_the_page_does_not_show() -> None:
    script = (
        '<script type="application/ld+json">{"headline": "大会开幕", "datePublished": "2021-07-16T10:22:00Z"}</script>'
    )
    article = newsparse.parse_html(f"<html><head>{script}</head><body>{PARAGRAPH}</body></html>")
    assert article.title == "大会开幕"
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2021-07-16T18:22:00", "in Beijing, as its readers see it"


def test_a_headline_that_holds_a_label_is_taken_whole() -> None:
    article = newsparse.parse_html(f"<title>直播 来源：谁</title><h1>直播 来源：谁</h1>{PARAGRAPH}")
    assert (article.title, article.publisher) == ("直播 来源：谁", None)


def test_files_and_folders_of_pages_are_read(tmp_path: Path) -> None:
    for name in ("portal.html", "table.html"):
        (tmp_path / name).write_bytes((CASES / name).read_bytes())
    (tmp_path / "saved.txt").write_bytes((CASES / "gov.html").read_bytes())  # told from the content
    corpus = newsparse.load_dir(tmp_path)
    assert corpus.failures == ()
    assert [article.publisher for article in corpus] == ["江城晚报", "市水务局", "宣传部"]
    assert corpus[0].path == tmp_path / "portal.html"
    assert newsparse.load(CASES / "portal.html").reads_equal(page("portal"))
    assert newsparse.load(CASES / "portal.html", format="html").title == page("portal").title
    (tmp_path / "text.html").write_text("标题: 甲\n正文内容:\n乙。", encoding="utf-8")
    assert newsparse.load(tmp_path / "text.html").title == "甲", "what stands in the file has the last word"


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.html")))
def test_the_laws_hold_for_pages(name: str) -> None:
    check_laws(page(name))


def check_laws(article: Article) -> None:
    raw, end = article.raw, 0
    for field in article.header:
        assert "".join(field.value_span.of(raw).split()) == "".join(field.value.split())
    for block in article.body.blocks:
        assert "".join(block.span.of(raw).split()) == "".join(block.text.split())
    for span in [field.span for field in article.header] + [block.span for block in article.body.blocks]:
        assert span.start >= end
        assert not raw[end : span.start].strip()
        end = span.end
    assert not raw[end:].strip()
    assert newsparse.parse(article.to_text()).reads_equal(article)
    assert Article.from_dict(article.to_dict()) == article
    assert pickle.loads(pickle.dumps(article)) == article


PIECES = [
    "<p>", "</p>", "<div>", "</div>", "<br>", "<h1>", "</h1>", "<a href=x>", "</a>", "<b>", "</b>", "<table><tr><td>", "</table>",
    "<script>", "</script>", "<!--", "-->", "<?", "<![CDATA[", "&nbsp;", "&#0;", "&", "<", ">", "\0", "\x1f", "\ud800", "\ufeff",
    '<div class="comment">', '<div style="display:none">', "<img src=1>", "<time datetime='2020-01-01T08:00'>", "</html>", "</body>",
    "今天上午，大会在人民体育场开幕，三千名选手参加了比赛。", "标题：", "来源：新华社", "2020-01-01 08:00", "责任编辑：董洋", "（原标题：甲乙）",
    "相关阅读", "正文内容:", "摘要", "\n", "\u3000\u3000", "<title>大会开幕_江城网</title>", "大会开幕",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join))
def test_any_text_gives_an_article_that_keeps_the_laws(text: str) -> None:
    check_laws(newsparse.parse_html(text))


@given(
    st.binary(max_size=400)
    | st.lists(st.sampled_from(PIECES[:-13]), max_size=20).map(lambda p: "".join(p).encode("utf-8", "replace"))
)
def test_any_bytes_give_an_article_or_a_clear_error(data: bytes) -> None:
    with suppress(NewsparseError):
        check_laws(newsparse.parse_html(data))


@pytest.mark.parametrize(
    "text",
    [
        "", " \n", "<!DOCTYPE html>", "<!-- 甲", "<?php echo 1 ?>", "<" * 50_000, "<div>" * 50_000 + PARAGRAPH,
        "<table><tr><td>" * 20_000 + PARAGRAPH, "<b>" * 50_000 + PARAGRAPH, '<div style="opacity:0">' * 2_000 + PARAGRAPH,
        "<p>" + "今天开幕，<br>" * 20_000, "<li><a href=x>今天开幕</a>" * 20_000, "<div>2019</div><div>01</div>" * 10_000,
        PARAGRAPH + "<div>2019-01-01 来源：新华网</div>" * 5_000, "<title>" + "_" * 100_000 + "</title>" + PARAGRAPH,
        f'<div class="{"comment " * 20_000}">{PARAGRAPH}',
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;{PARAGRAPH}',
    ],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_pages_meant_to_break_the_reader_do_not(text: str) -> None:
    article = newsparse.parse_html(text)
    assert "root:" not in article.raw


def test_text_behind_a_closing_tag_in_mid_page_is_read() -> None:
    article = newsparse.parse_html(f"<html><body>{PARAGRAPH}</body></html>{PARAGRAPH.replace('上午', '下午')}")
    assert article.text.count("大会") == 2


@pytest.mark.parametrize("box", ["article", "main", "section", "div"])
def test_a_page_without_a_body_tag_is_read(box: str) -> None:
    article = newsparse.parse_html(
        f"<title>大会开幕</title><{box}><h1>大会开幕</h1>{PARAGRAPH * 3}</{box}><div>页脚</div>"
    )
    assert (article.title, article.text.count("大会")) == ("大会开幕", 3)


def test_wrong_use_says_what_to_call() -> None:
    with pytest.raises(TypeError, match=r"newsparse.load\(\)"):
        newsparse.parse_html(Path("a.html"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="base"):
        newsparse.parse_html("", base="2020-01-01")  # type: ignore[arg-type]


def test_without_the_extra_the_error_says_what_to_install() -> None:
    code = (
        "import sys\nsys.modules['lxml'] = None\nimport newsparse\n"
        "try: newsparse.parse_html('<p>甲')\n"
        "except newsparse.MissingExtraError as error: assert 'newsparse[html]' in str(error)\n"
        "else: raise AssertionError\n"
        "assert len(newsparse.load_dir('tests/cases/html').failures) > 5"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)
    error = MissingExtraError("parse_html", "html", "lxml")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_the_way_to_the_text_leads_past_sections_that_are_alike() -> None:
    flow = read_flow(read_tree(f"<div><section>{PARAGRAPH * 4}</section><section>{PARAGRAPH * 2}</section></div>"))
    box = find_content(flow)
    assert box is not None
    assert flow.boxes[box].proses == 6


def test_names_of_boxes_are_known_behind_numbers_and_hashes() -> None:
    assert box_names("TRS_Editor") == box_names("v_news_content") == box_names("wp_articlecontent") == "content"
    assert box_names("recommend_list clearfix") == "noise"
    assert box_names("col-md-8") == ""


@pytest.mark.parametrize("name", ["portal", "table", "gov", "pieces"])
def test_names_of_boxes_are_but_a_hint(name: str) -> None:
    text = (CASES / f"{name}.html").read_text(encoding="utf-8")
    bare = newsparse.parse_html(re.sub(r' (?:class|id)="[^"]*"', "", text))
    assert bare.text == page(name).text
    assert (str(bare.date_published), bare.authors) == (str(page(name).date_published), page(name).authors)


def test_what_readers_say_is_none_of_the_text() -> None:
    said = "<div>用户甲</div><div>这条路我天天走，早就该修了，支持一下，希望快点完工。</div>" * 6
    article = newsparse.parse_html(f"<h1>大会开幕</h1><div>{PARAGRAPH * 3}<p>责任编辑：董洋</p>{said}</div>")
    assert article.text.count("大会") == 3
    assert "天天走" not in article.raw
    article = newsparse.parse_html(f"<h1>大会开幕</h1><div>{PARAGRAPH * 3}<p>热门评论</p>{said}</div>")
    assert "天天走" not in article.raw


def test_pieces_of_dates_are_joined() -> None:
    assert split_date(["2023", "11/24", "10:20:30"]) == ("2023-11-24 10:20:30", 3)
    assert split_date(["11-24", "2023"]) == ("2023-11-24", 2)
    assert split_date(["24", "2023.11"]) == ("2023-11-24", 2)
    assert split_date(["2023", "11", "24"]) == ("2023-11-24", 3)
    assert split_date(["24", "条评论"]) is None


def test_header_lines_lose_what_is_to_be_pressed() -> None:
    assert (
        tidy("2019-09-26 12:11来源：江城网 责任编辑：董洋 字号：大 中 小 打印")
        == "2019-09-26 12:11 来源：江城网 责任编辑：董洋"
    )


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://a.cn/n1/2019/0926/c1001-31.html", "2019-09-26"),
        ("http://a.cn/19/0926/12/EQ0.html", "2019-09-26"),
        ("http://a.cn/2019-09/26/c_11.htm", "2019-09-26"),
        ("http://a.cn/20190926/1.html", "2019-09-26"),
        ("http://a.cn/20191326/1.html", None),
        ("http://a.cn/2019/0230/1.html", None),
    ],
)
def test_days_in_urls(url: str, day: str | None) -> None:
    assert date_in_url(url) == day


def test_kinds_that_only_the_markup_tells_stand_in_canonical_text() -> None:
    text = f"<h1>大会开幕</h1>{PARAGRAPH}<h2>谁来参加？</h2>{PARAGRAPH}<figure><img src=1><figcaption>会场全景</figcaption></figure>{PARAGRAPH}"
    article = newsparse.parse_html(text)
    blocks = article.body.blocks
    assert [block.kind for block in blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.CAPTION,
        BlockKind.PARAGRAPH,
    ]
    assert article.to_text().split("\n")[1] == "正文内容（小标题 2；图注 4；段落 1、3、5）:"
    check_laws(article)


def test_the_article_in_the_data_of_a_script_is_read() -> None:
    paragraph = "<p>图书馆今天开馆，首日接待读者三千人。馆长说，每晚开放到九点，周末也不例外。</p>"
    data = f'{{"detail": {{"title": "图书馆今天开馆", "pubTime": "2022-10-27 15:41", "content": "{paragraph * 6}"}}}}'
    article = newsparse.parse_html(f'<title>加载中</title><div id="app"></div><script>window.data = {data}</script>')
    assert article.title == "图书馆今天开馆"
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2022-10-27T15:41"
    assert len(article.body.paragraphs) == 6
    assert "field-from-markup" in codes(article)
    check_laws(article)


def test_of_two_places_that_may_be_the_article_one_is_read_and_the_other_mentioned() -> None:
    other = "<p>读者来信说，这条路修了三年，晴天一身土，雨天一身泥，什么时候才能修好。</p>"
    text = f'<div class="a">{PARAGRAPH * 8}</div><table><tr><td><img src=1>隔开两边的一行字</td></tr></table><div class="b">{other * 6}</div>'
    article = newsparse.parse_html(text)
    assert "layout-unsure" in codes(article)
    assert article.text.count("\n") in (5, 7)


def test_a_relative_date_counts_from_the_base_alone() -> None:
    meta = '<meta name="pubdate" content="2021-07-16 20:00">'
    text = f"{meta}<h1>大会开幕</h1><div>昨天 来源：江城网</div>{PARAGRAPH}"
    article = newsparse.parse_html(text)
    assert article.date_published is not None
    assert (article.date_published.isoformat(), article.publisher) == ("2021-07-16T20:00", "江城网")


def test_layout_tables_side_by_side_are_no_parts_of_one_text() -> None:
    article = page("layout")
    assert article.title == "我校学子在省运动会上夺冠"
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2008-05-06"
    assert (article.publisher, article.view_count) == ("体育系", 321)
    assert [block.kind.value for block in article.body.blocks] == ["paragraph"] * 3 + ["credit"]
    assert [(credit.label, credit.names) for credit in article.credits] == [("作者", ("董洋",)), ("审核", ("程罡",))]
    check_laws(article)


def test_a_box_that_holds_the_foot_of_the_page_ends_with_the_text() -> None:
    article = page("county")
    assert article.title == "江城县三项措施做好春灌"
    assert [block.kind.value for block in article.body.blocks] == ["paragraph"] * 4 + ["credit"]
    assert [(credit.label, credit.names) for credit in article.credits][-1] == ("审核人", ("程罡",))
    check_laws(article)


@pytest.mark.parametrize(
    "end", ["—END—", "（完）", "特别声明：以上内容为用户上传并发布，本平台仅提供信息存储服务，不代表本平台观点。"]
)
def test_behind_the_end_of_a_text_stand_but_credits(end: str) -> None:
    text = f"{PARAGRAPH * 4}<p>文/董洋</p><p>{end}</p><h3>江城夜话</h3><p>写给夜归的人</p><p>责编：程罡</p><p>文章 12 粉丝 3万 +关注</p>"
    article = newsparse.parse_html(f"<h1>大会开幕</h1><div>2022-04-18 11:20</div><div class=article>{text}</div>")
    assert article.text.count("\n") == 3
    assert {name for credit in article.credits for name in credit.names} == {"董洋", "程罡"}
    check_laws(article)


def test_a_button_that_looks_like_a_name_is_no_author() -> None:
    row = "2014年06月20日08:44 来源：<a>江城网</a> <a>打印</a> <a>纠错</a> <a>商城</a> <a>举报</a> <a>收藏</a>"
    article = newsparse.parse_html(f"<h1>大会今天开幕</h1><div>{row}</div><div>{PARAGRAPH * 4}</div>")
    assert article.credits == ()
    row = "2014年06月20日08:44 <a>江城网</a> <a>商城</a>"
    article = newsparse.parse_html(f"<h1>大会今天开幕</h1><div>{row}</div><div>{PARAGRAPH * 4}</div>")
    assert [credit.names for credit in article.credits] == [("商城",)], "there is a person of this name"


def test_a_clock_apart_from_its_day_completes_it() -> None:
    head = '<div class="date">07 <span>2021.12</span></div><h2>大会今天开幕</h2>'
    meta = '<div class="meta"><span>撰稿：董洋</span><span>09:30</span></div>'
    article = newsparse.parse_html(f"{head}{meta}<div>{PARAGRAPH * 4}</div>")
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2021-12-07T09:30"
    check_laws(article)


def test_the_author_whose_card_stands_beside_the_text_is_read_where_the_headline_has_the_name() -> None:
    card = "<div><h4>董洋 <a>作者最近文章</a></h4><p>社会学者</p></div>"
    text = f"<div>2019-12-18 07:36</div><div class=content>{PARAGRAPH * 4}</div>"
    article = newsparse.parse_html(f"{card}<h1>董洋：大会为谁而开</h1>{text}")
    assert [(credit.label, credit.names) for credit in article.credits] == [("作者", ("董洋",))]
    assert newsparse.parse_html(f"{card}<h1>大会为谁而开</h1>{text}").credits == ()
    assert newsparse.parse_html(f"<h1>董洋：大会为谁而开</h1>{text}").credits == (), "the one who speaks"


def test_the_paper_of_a_label_is_the_organization() -> None:
    text = f"<h1>大会今天开幕</h1><p class=author>本报记者　董洋　程罡</p><div>2019年08月05日07:21</div><div>{PARAGRAPH * 4}</div>"
    article = newsparse.parse_html(text)
    assert [(credit.organization, credit.names) for credit in article.credits] == [("本报", ("董洋", "程罡"))]


TEASERS = "".join(
    f"<div><div>第{n}届灯会老街开幕</div><div>灯会由文旅局主办，共有三万盏灯，市民可以免费入场。</div><div>2023-06-{n}</div></div>"
    for n in range(10, 30)
)


def test_an_article_is_told_from_longer_lists_of_teasers_without_the_names_of_boxes() -> None:
    text = f"<div><div>大会今天上午开幕</div><div>2023-06-20 09:30</div><div>{PARAGRAPH * 3}</div></div>"
    article = newsparse.parse_html(f"<title>大会今天上午开幕_江城网</title>{text}<div>{TEASERS}</div>")
    assert article.text.split("\n") == [PARAGRAPH[3:-4]] * 3
    article = newsparse.parse_html(f"<title>大会今天上午开幕_江城网</title><div>{TEASERS}</div>{text}")
    assert article.text.split("\n") == [PARAGRAPH[3:-4]] * 3
    check_laws(article)


def test_one_paragraph_below_the_headline_is_the_text_and_not_the_comments() -> None:
    said = "<div><div>风轻云淡 06-12</div><div>这条路我天天走，早就该修了，支持一下，希望快点完工。</div></div>" * 12
    only = f"<p>{PARAGRAPH[3:-4] * 2}</p>"
    head = "<h1>滨江大道路灯杆被风刮倒</h1><div>2023-06-20 09:30</div>"
    text = f"<div>{head}<div>{only}</div><div>{said}</div></div>"
    article = newsparse.parse_html(f"<title>滨江大道路灯杆被风刮倒_江城网</title>{text}")
    assert article.text == only[3:-4]


def test_comments_and_teasers_behind_the_text_are_none_of_it() -> None:
    said = "<p>风轻云淡 2023-06-12</p><p>这条路我天天走，早就该修了。</p><p>老槐树下</p><p>支持，希望快点完工。</p>" * 3
    article = newsparse.parse_html(f"<h1>大会开幕</h1><div>{PARAGRAPH * 4}{said}</div>")
    assert article.text.split("\n") == [PARAGRAPH[3:-4]] * 4
    asked = "<p><b>您为什么来？</b></p><p>我从小就喜欢灯会，每年都来。</p>" * 4
    article = newsparse.parse_html(f"<h1>大会开幕</h1><div>{PARAGRAPH * 4}{asked}</div>")
    assert article.text.count("每年都来") == 4, "headings stand between paragraphs as well"
    plain = "<p>您为什么来</p><p>我从小就喜欢灯会，每年都来。</p>" * 4
    article = newsparse.parse_html(f"<h1>大会开幕</h1><div>{PARAGRAPH * 4}{plain}</div>")
    assert article.text.count("每年都来") == 4, "and plain lines that may be headings"
    warning = "<p>特别提醒：请市民自觉遵守法律法规，不得携带易燃物品，违者将被追究法律责任，详情请联系主办方咨询。</p>"
    article = newsparse.parse_html(f"<h1>大会开幕</h1><div>{PARAGRAPH * 5}{warning}{PARAGRAPH}</div>")
    assert article.text.count("大会在") == 6, "what looks like a notice may stand in a text"
    listed = "<p><strong>相关阅读</strong></p><ul><li><a href=1>老街灯会今晚点亮</a></li></ul>"
    article = newsparse.parse_html(f"<h1>大会开幕</h1><div>{PARAGRAPH * 3}{listed}{PARAGRAPH * 2}</div>")
    assert article.text.count("大会在") == 5, "the text goes on below a list"


def test_a_list_in_a_text_is_not_the_whole_of_it() -> None:
    items = (
        "<ol><li>清炒豌豆尖，大火二十秒出锅。</li><li>腊肉焖笋，笋要三寸的。</li><li>酸汤鱼，要发酵四十天。</li></ol>"
    )
    article = newsparse.parse_html(f"<h1>四道菜</h1><div class=x><p>老饕评出了三道必吃菜，你吃过吗？</p>{items}</div>")
    assert article.text.startswith("老饕")
    assert article.text.endswith("四十天。")


def test_the_pages_of_newspapers_have_the_day_of_their_masthead_and_names_below_the_headline() -> None:
    menu = "".join(f"<tr><td><a href={n}>第{n}届灯会老街开幕了</a></td></tr>" for n in range(1, 20))
    head = f"<table><tr><td>2018年9月27日 星期四</td></tr></table><table><tr><td>第A02版：要闻</td></tr>{menu}</table>"
    title = "<tr><td><b>大会今天上午开幕</b></td></tr><tr><td>王亚男 程罡</td></tr>"
    text = f"{head}<table>{title}</table><div>{PARAGRAPH * 4}</div>"
    article = newsparse.parse_html(f"<title>江城日报数字报-大会今天上午开幕</title>{text}")
    assert (article.title, str(article.date_published)) == ("大会今天上午开幕", "2018-09-27")
    assert article.authors == ("王亚男", "程罡")
    check_laws(article)
    plain = newsparse.parse_html(f"<title>大会今天上午开幕</title>{text.replace('第A02版：要闻', '要闻')}")
    assert plain.date_published is None, "the day of the visit, elsewhere"


def test_the_page_of_a_newspaper_is_no_headline() -> None:
    head = "<h3>第08版：人间</h3><h3>镜片下的光阴</h3><p>□ 本报记者 董洋 文/图</p>"
    article = newsparse.parse_html(f"<title>江城日报数字报</title>{head}<div>{PARAGRAPH * 4}</div>")
    assert article.title == "镜片下的光阴"
    assert [name for credit in article.credits for name in credit.names] == ["董洋"]


@pytest.mark.parametrize(
    ("line", "day", "names"),
    [
        ("www.example.cn　2003年07月11日 08:26　江城晚报", "2003-07-11T08:26", ()),
        ("本刊记者 董洋　|　2013年06月24日10:18　|　来源：江城周刊", "2013-06-24T10:18", ("董洋",)),
        ("<i>2022-08-18 07:25:10</i><i>作者：</i><i>责任编辑：董洋</i><em>大</em><em>中</em><em>小</em>", "2022-08-18T07:25:10", ("董洋",)),
        ("<span>来源：《前沿》2023/16</span><span>作者：董洋</span><span>2023-08-16 09:00:00</span>", "2023-08-16T09:00:00", ("董洋",)),
        ("发布日期：2019年11月05日 审核人：【董洋】", "2019-11-05", ("董洋",)),
    ],
)  # fmt: skip
def test_header_lines_of_many_kinds(line: str, day: str, names: tuple[str, ...]) -> None:
    article = newsparse.parse_html(f"<h1>大会今天上午开幕</h1><div>{line}</div><div>{PARAGRAPH * 4}</div>")
    assert article.date_published is not None
    assert article.date_published.isoformat() == day
    assert tuple(name for credit in article.credits for name in credit.names) == names
    assert article.text.split("\n") == [PARAGRAPH[3:-4]] * 4
    check_laws(article)


def test_subtitles_abstracts_and_captions_are_none_of_the_text() -> None:
    head = "<h1>大会今天上午开幕</h1><h5>三千名选手参加，为期八天，市民可以入场</h5><div>2022-08-18 07:25 来源：江城网</div>"
    abstract = "<p>【摘要】大会在人民体育场开幕，为期八天。</p>"
    picture = "<div><img src=1.jpg><p>选手们在体育场。</p></div><p>图 | 网络</p>"
    article = newsparse.parse_html(f"<div>{head}{abstract}{picture}{PARAGRAPH * 4}</div>")
    assert str(article.date_published) == "2022-08-18T07:25"
    assert article.text.split("\n") == [PARAGRAPH[3:-4]] * 4
    assert [block.kind for block in article.body.blocks[:2]] == [BlockKind.CAPTION] * 2


def test_what_portals_write_into_the_last_paragraph_is_cut_off() -> None:
    last = "大会将于八天后闭幕，届时市民可以免费入场。"
    away = '<a href="/">返回搜狐，查看更多</a>'
    article = newsparse.parse_html(f"<h1>大会开幕</h1><article>{PARAGRAPH * 3}<p>{last}{away}</p></article>")
    assert article.text.endswith(last)


def test_advertisements_in_traditional_characters_are_none_of_the_text() -> None:
    text = f"{PARAGRAPH * 2}<div>廣告－內文未完請往下捲動</div>{PARAGRAPH * 2}<p>加入官方LINE好友 掌握第一手消息</p>"
    article = newsparse.parse_html(f"<h1>大會開幕</h1><div class=article-body>{text}</div>")
    assert article.text.split("\n") == [PARAGRAPH[3:-4]] * 4


def test_a_row_of_buttons_is_none_of_the_text_and_a_row_of_figures_is() -> None:
    row = "<div><span>收藏</span><span>阅读 21.4W</span><span>我要评论</span><span>反馈意见</span></div>"
    article = newsparse.parse_html(f"<h1>大会开幕</h1><div>{PARAGRAPH * 4}{row}</div>")
    assert article.text.split("\n") == [PARAGRAPH[3:-4]] * 4
    row = "<table><tr><td>人数</td><td>12</td><td>34</td><td>56</td></tr></table>"
    article = newsparse.parse_html(f"<h1>大会开幕</h1><div>{PARAGRAPH * 4}{row}</div>")
    assert article.text.endswith("人数 12 34 56")


def test_what_stands_in_a_figure_is_its_caption() -> None:
    figure = "<figure><img src=1.jpg><p><span>圖像來源，</span>通訊社</p><figcaption>街道旁的選手，攝於上午</figcaption></figure>"
    article = newsparse.parse_html(f"<h1>大會開幕</h1><main>{figure}{PARAGRAPH * 4}</main>")
    assert article.text.split("\n") == [PARAGRAPH[3:-4]] * 4


def test_a_date_and_its_time_stand_apart() -> None:
    article = newsparse.parse_html(f"<h1>大會開幕</h1><div>發布 2021.10.08 | 14:20</div><div>{PARAGRAPH * 4}</div>")
    assert str(article.date_published) == "2021-10-08T14:20"
