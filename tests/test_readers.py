"""Files of many articles, each format by its reader: recognised, read, and spared where it is damaged."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Failure, LoadError, NewsparseError, readers
from newsparse.readers.record import Record, fields_of, numbered_lines
from strategies import ODD

CASES = Path(__file__).parent / "cases" / "readers"

# For each case: its format, and of each article the title, the date, the publisher and the first paragraph.
EXPECTED: dict[str, tuple[str, list[tuple[str | None, str | None, str | None, str | None]]]] = {
    "crawl.jsonl": (
        "jsonl",
        [
            ("市图书馆延长开放时间", "2024-03-05T09:30", "江城晚报", "3月5日起，市图书馆每晚开放到九点。"),
            ("春季运动会开幕", "2024-04-12", "校园网", "4月12日上午，春季运动会开幕。"),
        ],
    ),
    "array.json": (
        "json",
        [
            ("江城地铁六号线开通", "2023-12-28T08:00:00", "江城日报", "12月28日，江城地铁六号线开通。"),
            ("江城降下初雪", "2023-12-29T07:10:00", "江城日报", "昨夜，江城降下初雪。"),
        ],
    ),
    "table.csv": (
        "csv",
        [
            ("老街改造完成，住户陆续回迁", "2022-05-01", "江城晚报", "老街改造昨天完成。"),
            ("夜市重新开张", "2022-05-02", None, "夜市今晚重新开张。"),
        ],
    ),
    "table.tsv": (
        "csv",
        [
            ("河堤加固", "2021-07-20T18:05", None, "河堤今天加固完毕。"),
            ("水位回落", "2021-07-22T06:30", None, "水位昨夜回落。"),
        ],
    ),
    "feed.xml": (
        "xml",
        [
            ("图书馆开馆", "2024-03-05T09:30", None, "新馆今天开馆。"),
            ("食堂换菜单 & 降价", "2024-03-06", None, "食堂今天换了菜单。"),
        ],
    ),
    "sogou.dat": (
        "docs",
        [
            ("江城举办马拉松 两万人参赛", None, None, "四月十四日，江城马拉松鸣枪。"),
            ("江城樱花盛开", None, None, "本周江城樱花盛开，游客增加。"),
        ],
    ),
    "search.xml": ("docs", [("高校开展反诈宣传", "2019-11-05T16:20:00", None, "昨天，高校开展反诈宣传。")]),
    "cnews.txt": (
        "cnews",
        [
            (None, None, None, "江城队主场三比一取胜，主教练赛后说球员执行了战术。"),
            (None, None, None, "江城今年新建中小学十二所，九月投入使用。"),
        ],
    ),
    "people.md": (
        "people",
        [
            ("江城大桥合龙", "1956-07-03", None, "本报江城二日电　江城大桥今天合龙。"),
            ("丰收的田野", "1956-07-03", None, "今年夏粮丰收。"),
        ],
    ),
    "ruled.txt": (
        "records",
        [
            ("江城新增公交线路", "2020-06-01T08:00", None, "今天起新增三条公交线路。"),
            ("江城公园免费开放", "2020-06-02", None, "公园今天起免费开放。"),
        ],
    ),
    "equals.txt": (
        "records",
        [
            ("江城博物馆夜间开放", "2023-07-01T08:30:00", "江城晚报", "7月1日起，江城博物馆每周五开放到晚上九点。"),
            ("老字号回到江城", "2023-07-02T09:00:00", "江城日报", "停业三年的老字号昨天重新开张。"),
        ],
    ),
    "unlabelled.txt": (
        "records",
        [
            ("菜市場翻新後重開", "2019-06-03", "江城晚報", "城東菜市場完成翻新，昨日重新開門，攤販說客人比以前多。"),
            ("水塘水位回升", "2019-06-04", "江城晚報", "連日大雨過後，水塘水位回升三米，供水恢復正常。"),
        ],
    ),
    "notes.md": (
        "frontmatter",
        [
            ("江城书市今天开门", "2022-05-01T09:00", "江城晚报", "江城书市今天开门，八十家书店到场。"),
            ("书市闭幕", "2022-05-05", "江城晚报", "江城书市昨天闭幕。"),
        ],
    ),
    "letters.mbox": (
        "mail",
        [
            ("江滩公园今天开园", "2023-03-14T12:30:05+08:00", "江城晚报", "江滩公园今天上午开园。"),
            ("桃花节开幕", "2023-03-15T08:00:00+08:00", "editor@example.cn", "桃花节开幕了。"),
        ],
    ),
    "digest.txt": (
        "mail",
        [
            ("江滩公园今天开园", "2023-03-14T12:30:05+08:00", None, "江滩公园今天上午开园，首日游客两万人次。"),
            ("桃花节今天开幕", "2023-03-14", "江城晚报", "桃花节今天开幕，为期一个月。"),
        ],
    ),
    "logged.txt": (
        "records",
        [
            ("竹乡粽叶飘香", "2024-06-02T14:20", "山城晨报", "端午临近，竹乡的箬叶迎来采收旺季。"),
            ("慢下来，才能看见风景", "2024-06-03T00:01", None, "愿你也能听见风吹过树梢的声音。"),
        ],
    ),
    "tabs.txt": (
        "records",
        [
            (
                "高寒草甸发现植物新种",
                "2021-08-19",
                "江城晚报",
                "科研人员在海拔四千米的草甸发现一种新植物。",
            ),
            ("女排晋级四强", "2021-08-20", "江城日报", "昨晚，江城女排三比一取胜，晋级四强。"),
        ],
    ),
    "numbered.txt": (
        "records",
        [
            ("幸福里小区更换电梯", "2023-07-19T14:22:05", "江城在线", "七月十九日，幸福里小区开始更换电梯。"),
            ("高温下的坚守", "2023-07-19T18:00", "江城晚报", "清晨四点半，环卫工人开始了一天的工作。"),
        ],
    ),
    "database.txt": (
        "records",
        [
            ("市人代会开幕", "2004-01-08", None, "今天上午，市人代会开幕。"),
            ("旧城改造启动", "2004-01-09", None, "昨天，旧城改造启动，涉及三千户。"),
        ],
    ),
    "columns.txt": (
        "columns",
        [
            (
                "首个碳中和公园开园",
                "2022-03-12T10:00:00",
                "江城在线",
                "植树节当天，首个碳中和公园开园，占地二百一十亩。",
            ),
            (
                "春季招聘会提供岗位八千个",
                "2022-03-12T15:30:00",
                "江城晚报",
                "春季招聘会昨天举行，三百家企业带来八千个岗位。",
            ),
            ("两名少年勇救落水儿童", "2022-03-13", "江城晚报", "两名初二学生在护城河边救起一名四岁的落水儿童。"),
        ],
    ),
    "printed.txt": (
        "jsonl",
        [
            ("旧菜市场改造后变了样", "2023-11-05T08:12", "江城晚报", "清晨六点，“老葛”把青菜码放整齐。"),
            ("它叫'小白'", "2023-11-03T09:05:00", None, "社区'食堂'联盟今天成立，说\"八元吃饱\"。"),
        ],
    ),
    "headless.csv": (
        "columns",
        [
            (
                "旧菜市场改造后变了样",
                "2023-11-05T08:12:00",
                "江城晚报",
                "清晨六点，菜市场已经热闹起来，老葛把刚到的青菜码放整齐。",
            ),
            (
                "社区食堂联盟成立",
                "2023-11-03T10:00:00",
                "江城日报",
                '二十六家社区食堂今天联合起来，老人说"八元吃饱"，很满意。',
            ),
        ],
    ),
    "of_all.txt": (
        "records",
        [
            ("老葛的菜摊", "2023-11-05", "江城日报", "清晨六点，菜市场已经热闹起来。"),
            ("社区食堂联盟成立", "2023-11-03", "江城日报", "二十六家社区食堂今天联合起来。"),
        ],
    ),
    "identifiers.txt": (
        "records",
        [
            ("老葛的菜摊", "2023-11-05T08:00", "江城晚报", "清晨六点，菜市场已经热闹起来。"),
            ("社区食堂联盟成立", "2023-11-03", "江城日报", "二十六家社区食堂今天联合起来。"),
        ],
    ),
    "counted.txt": (
        "records",
        [
            ("江城博物馆夜间开放", "2023-07-01", "江城晚报", "7月1日起，江城博物馆每周五开放到晚上九点。"),
            (None, "2023-07-02T09:00", None, "老字号昨天重新开张。"),
        ],
    ),
    "repeated.txt": (
        "records",
        [
            ("第1次水质通报", "2018-01-11", "环保局", "水质第1次达标，专家表示满意。"),
            ("第2次水质通报", "2018-02-11", "环保局", "水质第2次达标，专家表示满意。"),
            ("第3次水质通报", "2018-03-11", "环保局", "水质第3次达标，专家表示满意。"),
        ],
    ),
}


def _facts(article: Article) -> tuple[str | None, str | None, str | None, str | None]:
    date = article.date_published
    paragraphs = article.body.paragraphs
    return (
        article.title,
        date.isoformat() if date else None,
        article.publisher,
        paragraphs[0].text if paragraphs else None,
    )


def _read(tmp_path: Path, name: str, content: str | bytes, **options: Any) -> tuple[list[Article], list[Failure]]:
    """The articles and the failures of a file with this content."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    failures: list[Failure] = []
    return list(newsparse.iter_file(path, on_failure=failures.append, **options)), failures


def _titles(articles: Iterable[Article]) -> list[str | None]:
    return [article.title for article in articles]


def test_an_article_in_groups_of_keys_is_one(tmp_path: Path) -> None:
    """Where its title stands in one object and its text beside it; a feed with a title of its own is none."""
    item = {
        "basic": {"title": "甲", "pubTime": "2020-01-01"},
        "counters": {"readNum": 7},
        "paragraphs": [{"text": "乙。"}],
    }
    ((article,), _) = _read(tmp_path, "a.json", json.dumps({"data": {"list": [item]}}, ensure_ascii=False))
    assert (article.title, article.view_count, article.text) == ("甲", 7, "乙。")
    feed = {"feed": {"title": "江城网", "entry": [{"title": "甲", "text": "乙。"}, {"title": "丙", "text": "丁。"}]}}
    articles, _ = _read(tmp_path, "b.json", json.dumps(feed, ensure_ascii=False))
    assert _titles(articles) == ["甲", "丙"]


def test_a_rule_under_a_dated_header_parts_no_article(tmp_path: Path) -> None:
    """Nor one before a comment."""
    text = (
        "渡口停航\n2020-01-01 江城网\n----------\n渡口今天起停航，过江的乘客可以改走新桥。\n----------\n游客：可惜了\n"
    )
    ((article,), _) = _read(tmp_path, "a.txt", text)
    assert article.raw == text


def test_mail_that_the_parser_fails_on_is_read_as_text(tmp_path: Path) -> None:
    """Its parts are too deep; nothing is lost."""
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(3000))
    ((article,), _) = _read(tmp_path, "a.eml", f"Subject: 开幕\nMIME-Version: 1.0\n{deep}")
    assert article.title == "开幕"


@pytest.mark.parametrize("name", EXPECTED)
def test_a_case_is_recognised_and_read(name: str) -> None:
    """By its content and by the name of its format alike; the articles of many are counted, a single one is not."""
    form, expected = EXPECTED[name]
    for chosen in (None, form):
        articles = list(newsparse.iter_file(CASES / name, format=chosen))
        assert list(map(_facts, articles)) == expected
        assert [a.index for a in articles] == ([None] if len(expected) == 1 else list(range(len(expected))))
        assert {a.path for a in articles} == {CASES / name}


def test_a_post_that_was_sent_on_is_one_article(tmp_path: Path) -> None:
    """It has the header of who sent it on, and its own."""
    header = "发信人: {} (河), 信区: News\n标  题: {}\n发信站: 江城 (Fri Sep  1 16:28:05 2000), 站内信件\n\n"
    sent_on = header.format("stone", "甲 (转载)") + "【 以下文字转载自 Flood 讨论区 】\n" + header.format("river", "甲")
    text = sent_on + "港口今天起封闭。\n--\n※ 来源: 江城\n"
    ((article,), _) = _read(tmp_path, "a.txt", text)
    assert article.raw == text
    articles, _ = _read(tmp_path, "b.txt", text + header.format("tree", "乙") + "老戏院今天拆除。\n")
    assert len(articles) == 2


def test_posts_of_a_board_are_told_apart() -> None:
    """In Big5, as they were written; each is the text of its own post."""
    articles = list(newsparse.iter_file(CASES / "board.txt"))
    assert _titles(articles) == ["[新聞] 港口今起封閉 遊客改搭渡輪", "[新聞] 老戲院拆除"]
    assert [article.raw.partition("看板")[0] for article in articles] == [
        "作者: river0824 (阿河) ",
        "作者: stone (石頭) ",
    ]


@pytest.mark.parametrize("name", [*EXPECTED, "board.txt"])
def test_the_recogniser_is_the_readers(name: str) -> None:
    """The suffix of the file is not needed, and no other reader comes first."""
    text = newsparse.source.decode((CASES / name).read_bytes(), None, [])
    form = EXPECTED[name][0] if name in EXPECTED else "bbs"
    found = readers.recognise(text)
    assert found is not None
    assert readers.FORMATS[found] == form


@pytest.mark.parametrize("name", [*EXPECTED, "board.txt"])
@pytest.mark.parametrize("size", [1, 2, 7])
def test_the_chunks_in_which_a_text_comes_make_no_difference(name: str, size: int) -> None:
    text = newsparse.source.decode((CASES / name).read_bytes(), None, [])
    found = readers.recognise(text)
    assert found is not None
    if found == "records":  # which looks at its first chunk for what all articles open with
        text, size = f"{text}\n----------\n{text}", len(text)
    if found == "columns":  # which tells the columns from its first chunk
        text, size = text * 2, len(text)
    reader = readers.reader_of(found)
    chunks = [text[i : i + size] for i in range(0, len(text), size)]
    assert list(reader.read(chunks, 1 << 20)) == list(reader.read([text], 1 << 20))


@pytest.mark.parametrize(
    "text",
    [
        "标题：甲\n发布日期：2020-01-01\n正文：\n今天开幕。\n标题：乙\n明天闭幕。",  # a heading in the body
        "标题：甲\n来源：某网\n正文：\n标题：甲\n来源：新华社\n今天开幕。",  # an inner header
        "标题：专访\n记者：你好。\n王：好。\n记者：为什么？\n王：因为。\n记者：谢谢。\n",
        "问：什么？\n答：那个。\n问：何时？\n答：明天。\n",
        "楼市回暖 成交量上升\n　　新华社电，今年以来……\n　　————\n　　完。",
        "来源：新华社\n作者：张三\n今天开幕。\n来源：光明网\n作者：李四\n",  # credits at either end
        "标题：甲\n时间：2020-01-01\n来源：某网\n标题：乙\n时间：2020-01-02\n来源：新华社\n今天开幕。",
        "标题\t两会今天开幕\n时间\t2020-01-01 10:00\n来源\t新华社北京分社\n编辑\t张三李四\n摘要\t今天开幕。\n今天开幕。",
        "内容,形式,方法\n论三者的关系",
        "{甲}乙\n乙。",
        "[财经]甲\n乙。",
        "<<人民日报>>今天发表社论\n　　全文如下。",
        "开幕,今天,北京\n乙。",
        "甲\t乙\n今天。",
        "第1版\n甲乙。",
    ],
)
def test_a_single_article_is_no_file_of_many(text: str) -> None:
    """Whatever it begins or goes on with."""
    assert readers.recognise(text) is None


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("=====\n标题：甲\n来源：乙\n今天。\n=====\n标题：丙\n来源：丁\n明天。\n=====\n", ["甲", "丙"]),
        ("【标题】甲\n【来源】乙\n今天。\n\n【标题】丙\n【来源】丁\n明天。\n", None),
        ("[1]\n标题：甲\n时间：2020-01-01\n今天。\n\n[2]\n标题：乙\n时间：2020-01-02\n明天。\n", ["甲", "乙"]),
        ("标题：甲\n今天开幕。\n\n标题：乙\n明天闭幕。\n\n标题：丙\n后天。\n", ["甲", "乙", "丙"]),
        (
            "标题：甲\n来源：乙\n时间：丙\n今天。\n标题：丁\n来源：乙\n明天。\n标题：戊\n时间：丙\n后天。\n",
            ["甲", "丁", "戊"],
        ),
        ("Date: 2019-08-28\nTitle: 甲\nURL: x\nDate: 2019-08-27\nTitle: 乙\nURL: y\n", ["甲", "乙"]),
    ],
)
def test_labelled_articles_in_a_row_are_told_apart(tmp_path: Path, text: str, titles: list[str] | None) -> None:
    """By a rule, by a counter, or by the label that each opens with."""
    articles, failures = _read(tmp_path, "a.txt", text)
    assert len(articles) == text.lower().count("标题") + text.count("Title")
    assert titles is None or _titles(articles) == titles
    assert failures == []


@pytest.mark.parametrize(
    "record",
    [
        {"title": "甲", "content": "乙。", "source": "新华社", "publish_time": "2020-01-02"},
        {"Headline": "甲", "Text": "乙。", "Media": "新华社", "PubDate": "2020-01-02"},
        {"标题": "甲", "正文": "乙。", "来源": "新华社", "发布时间": "2020-01-02"},
        {
            "data": {
                "title": "甲",
                "article_content": "乙。",
                "source": {"id": 3, "name": "新华社"},
                "date": "2020-01-02",
            }
        },
        {
            "code": 0,
            "result": {"items": [{"title": "甲", "body": "乙。", "site": "新华社", "publishedAt": "2020-01-02"}]},
        },
        {"_id": "3", "_source": {"title": "甲", "content": ["乙。"], "mediaName": "新华社", "pub_time": "2020-01-02"}},
    ],
)
def test_keys_of_every_usual_name_are_known(tmp_path: Path, record: dict[str, Any]) -> None:
    """In any case and spelling, and one object deep."""
    for name, text in (("a.json", json.dumps(record)), ("a.jsonl", json.dumps(record, ensure_ascii=False) + "\n")):
        articles, failures = _read(tmp_path, name, text)
        assert (list(map(_facts, articles)), failures) == ([("甲", "2020-01-02", "新华社", "乙。")], [])


def test_a_feed_has_a_title_of_its_own(tmp_path: Path) -> None:
    """Its articles are its items; an article with a list inside is an article."""
    feed = {"title": "校园网", "items": [{"title": "甲", "content": "一。"}, {"title": "乙", "content": "二。"}]}
    assert _titles(_read(tmp_path, "a.json", json.dumps(feed))[0]) == ["甲", "乙"]
    one = {"title": "甲", "content": "一。", "related": [{"title": "乙", "url": "x"}]}
    assert _titles(_read(tmp_path, "b.json", json.dumps(one))[0]) == ["甲"]
    other = {"title": "甲", "comments": [{"content": "好"}]}
    assert _titles(_read(tmp_path, "c.json", json.dumps(other))[0]) == ["甲"]


def test_keys_that_nobody_knows_are_kept_as_labels(tmp_path: Path) -> None:
    """So is a second text, under its own key, and a link that stands where the source was expected is a link."""
    record = {
        "title": "甲",
        "content": "乙。",
        "text": "丙。",
        "source": "http://a.cn/1",
        "spider": {"v": 2},
        "tag": ["丁"],
    }
    ((article,), _) = _read(tmp_path, "a.json", json.dumps(record))
    assert [(f.label, f.value) for f in article.header if f.name is None] == [("[text]", "丙。"), ("spider.v", "2")]
    assert (article.url, article.publisher, article.keywords, article.text) == ("http://a.cn/1", None, ("丁",), "乙。")


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("甲。\n乙。", ["甲。", "乙。"]),
        ("<p>甲&nbsp;一。</p><p>乙<a href='x'>二</a>。</p><script>var x = '<p>';</script>", ["甲\xa0一。", "乙二。"]),
        ("甲<br/>乙 < 丙 > 丁", ["甲", "乙 < 丙 > 丁"]),
        ("甲。　　乙。", ["甲。", "乙。"]),
        ("甲。\ue40c\ue5e5\ue5e5乙。", ["甲。", "乙。"]),
        ("甲。\\n乙。", ["甲。", "乙。"]),
        (["甲。", "乙。"], ["甲。", "乙。"]),
    ],
)
def test_a_body_has_its_paragraphs(tmp_path: Path, body: object, paragraphs: list[str]) -> None:
    """Whether lines, tags, indents, signs of a page's own font or a list keep them apart."""
    ((article,), _) = _read(tmp_path, "a.json", json.dumps({"title": "题", "content": body}))
    assert [line.strip() for line in article.body.text.split("\n")] == paragraphs


BAD = {
    "line.jsonl": ('{"title": "甲"}\n{"title": \n[1]\n{"a": 1}\n{"title": "乙"}\n', [(2, "not JSON"), (3, "list"), (4, "no title")]),
    "deep.jsonl": ('{"title": "甲"}\n{"a": ' + "[" * 9999 + "]" * 9999 + '}\n{"title": "乙"}\n', [(2, "too deep")]),
    "middle.json": ('[{"title": "甲"},\n{"title" "丙"},\n{"title": "乙"}]', [(2, "not JSON")]),
    "scalar.json": ('[{"title": "甲"},\n3, "x",\n{"title": "乙"}]', [(2, "'3'"), (2, "\"x\"")]),
    "broken_off.json": ('[{"title": "甲"}, {"title": "乙"},\n{"title": "丙', [(2, "ends inside")]),
    "open_string.json": ('[\n {"title": "甲"},\n {"title": "丙, "b": [\n  {"title": 1}]},\n {"title": "乙"}\n]', [(3, "not JSON")]),
    "open_object.json": ('[{"title": "甲"},\n{"title": "丙",\n{"title": "乙"}]', [(2, "not JSON")]),
    "open_pretty.json": ('[\n{\n"title": "甲"\n},\n{\n"title": "丙\n},\n{\n"title": "乙"\n}\n]', [(5, "not JSON")]),
    "deep.json": ('[{"title": "甲"}, {"a": ' + "[" * 99999 + "]" * 99999 + '}, {"title": "乙"}]', [(1, "deeper")]),
    "quote.csv": ('title,content\n甲,一\n丙,"二\n乙,三\n', [(3, "quote")]),
    "cells.csv": ("title,content\n甲,一\n1,2,3\n丙\n乙,三\n", [(3, "3 cells"), (4, "1 cell")]),
    "doc.txt": ("<doc><title>甲</title></doc>\n<doc><title>丙\n<doc><title>乙</title></doc>\n<doc><id>3</id></doc>",
                [(2, "not closed"), (4, "without a title")]),
    "cut.xml": ("<rss><item><title>甲</title></item><item><title>乙</title></item><item><title>", [(1, "not XML")]),
    "cnews.txt": ("体育\t甲队今天取胜，球迷高兴。\n财经\n体育\t乙队今天落败，球迷难过。\n", [(2, "no label")]),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_record_costs_no_other(tmp_path: Path, name: str) -> None:
    """It is a failure that names the file, the line and the reason, and counts in the order of the articles."""
    text, expected = BAD[name]
    articles, failures = _read(tmp_path, name, text, format="cnews" if name == "cnews.txt" else None)
    assert [(a.title or a.text)[0] for a in articles] == ["甲", "乙"]
    assert [failure.line for failure in failures] == [line for line, _ in expected]
    for failure, (line, said) in zip(failures, expected, strict=True):
        assert isinstance(failure.error, LoadError)
        assert failure.path == tmp_path / name
        assert str(failure.error).startswith(f"{tmp_path / name}: line {line}: ")
        assert said in str(failure.error)
    assert newsparse.load_dir(tmp_path, format="cnews" if name == "cnews.txt" else None).failures == tuple(failures)
    with pytest.raises(NewsparseError):
        list(newsparse.iter_file(tmp_path / name, strict=True, format="cnews" if name == "cnews.txt" else None))


def test_without_a_handler_a_bad_record_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(BAD["line.jsonl"][0], encoding="utf-8")
    with pytest.warns(UserWarning, match=r"not read: .*: line \d: ") as caught:
        assert len(list(newsparse.iter_file(tmp_path / "a.jsonl"))) == 2
    assert len(caught) == 3


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a><title>&b;</title></a>', "refused"),
        ("b.xml", "<root>" * 5000, "deeper"),
        ("c.json", '{"title": ' + "[" * 5000, "ends inside"),
        ("d.json", "[]", "no article"),
        ("e.csv", "title,content\n", "no article"),
        ("f.json", '{"a": 1}', "no title and no text among the keys a"),
        ("g.json", "{}", "empty object"),
    ],
)
def test_a_file_without_an_article_is_an_error(tmp_path: Path, name: str, text: str, said: str) -> None:
    """By load as in a folder, where it costs no other file."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(LoadError, match=said):
        newsparse.load(tmp_path / name)
    (tmp_path / "z.txt").write_text("标题：甲\n正文：乙。", encoding="utf-8")
    corpus = newsparse.load_dir(tmp_path)
    assert (_titles(corpus), [f.path.name for f in corpus.failures]) == (["甲"], [name])


def test_billions_of_laughs_are_not_laughed(tmp_path: Path) -> None:
    """Entities that double twenty times are refused before the first is read; in a <doc> they are mere text."""
    names = [f'<!ENTITY a{n + 1} "&a{n};&a{n};">' for n in range(60)]
    text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "哈">' + "".join(names) + "]><a><title>&a60;</title></a>"
    (_, (failure,)) = _read(tmp_path, "a.xml", text)
    assert "refused" in str(failure.error)
    ((article,), _) = _read(tmp_path, "b.xml", "<doc><title>&a60;</title><body>甲。</body></doc>")
    assert article.title == "&a60;"


def test_load_refuses_a_file_of_many() -> None:
    """And says what to call instead; a file of one in a format of many is read."""
    with pytest.raises(LoadError, match=r"iter_file\(\)"):
        newsparse.load(CASES / "table.csv")
    assert newsparse.load(CASES / "search.xml").title == "高校开展反诈宣传"


def test_a_folder_of_dumps_is_read_file_by_file() -> None:
    """Reading the folder is reading its files one by one, with their articles in order."""
    one_by_one = [a for path in sorted(CASES.iterdir()) for a in newsparse.iter_file(path)]
    assert list(newsparse.load_dir(CASES)) == one_by_one
    assert [(a.path, a.index) for a in newsparse.load_dir(CASES)] == [(a.path, a.index) for a in one_by_one]


@pytest.mark.parametrize("name", [*EXPECTED, "board.txt"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_the_encoding_of_a_dump_makes_no_difference(tmp_path: Path, name: str, encoding: str) -> None:
    text = newsparse.source.decode((CASES / name).read_bytes(), None, [])
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    expected = list(newsparse.iter_file(CASES / name))
    read = list(newsparse.iter_file(path))
    assert len(read) == len(expected)
    assert all(a.reads_equal(b) for a, b in zip(read, expected, strict=True))


def test_damaged_bytes_are_said_of_the_record_they_stand_in(tmp_path: Path) -> None:
    """Not of its neighbours; the finding stands where U+FFFD does."""
    good = json.dumps(
        {"title": "两会今天开幕", "content": "来自全国各地的代表参加了会议。"}, ensure_ascii=False
    ).encode()
    bad = good.replace("全国".encode(), "全".encode() + b"\xff" + "国".encode())
    articles, failures = _read(tmp_path, "a.jsonl", b"\n".join([good, bad, good]))
    assert failures == []
    assert [[d.code for d in a.diagnostics] for a in articles] == [[], ["encoding-damaged"], []]
    (diagnostic,) = articles[1].diagnostics
    assert diagnostic.span.of(articles[1].raw) == "\ufffd"


def test_a_long_file_is_read_record_by_record(tmp_path: Path) -> None:
    """Far longer than the limit of an article, in chunks that end anywhere; one article above it is a failure."""
    line = json.dumps({"title": "两会今天开幕", "content": "来自全国各地的代表参加了会议。" * 20}, ensure_ascii=False)
    long = json.dumps({"title": "长", "content": "字" * 5000}, ensure_ascii=False)
    for name, text in {
        "a.jsonl": f"{line}\n" * 4000 + f"{long}\n{line}\n",
        "a.json": "[" + f"{line},\n" * 4000 + f"{long},{line}]",
        "a.csv": "title,content\n" + f"甲,{'乙' * 600}\n" * 4000 + f"长,{'字' * 5000}\n甲,乙\n",
    }.items():
        articles, failures = _read(tmp_path, name, text, max_bytes=4000)
        assert (len(articles), [f.line for f in failures]) == (4001, [4001 + (name == "a.csv")])
        assert "4,000" in str(failures[0].error)
        assert articles[-1].index == 4001


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be", "utf-16"])
def test_a_long_file_is_decoded_chunk_by_chunk(tmp_path: Path, encoding: str) -> None:
    """No character is lost between two chunks."""
    text = "標題：兩會今天開幕\n內文：\n" + "來自全國各地的代表，參加了會議。12\n" * 60_000
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    article = newsparse.load(path)
    assert article.raw == text
    assert "encoding-damaged" not in [d.code for d in article.diagnostics]


def test_a_name_that_is_no_format_is_wrong_use(tmp_path: Path) -> None:
    """At once, and the message lists those there are."""
    (tmp_path / "a.txt").write_text("标题：甲", encoding="utf-8")
    functions: list[Callable[..., object]] = [newsparse.iter_file, newsparse.iter_dir, newsparse.load_dir]
    for read, path in zip(functions, [tmp_path / "a.txt", tmp_path, tmp_path], strict=True):
        with pytest.raises(ValueError, match="'word' is no format; there are bbs, cnews"):
            read(path, format="word")


def test_plain_text_may_be_asked_for(tmp_path: Path) -> None:
    """A file that looks like a dump and is none."""
    ((article,), _) = _read(tmp_path, "a.txt", '{"title": "甲"}', format="thucnews")
    assert article.raw == '{"title": "甲"}'


def test_a_huge_cell_does_not_change_the_limit_of_others(tmp_path: Path) -> None:
    """The csv module has one limit for the whole process."""
    import csv

    before = csv.field_size_limit()
    articles, _ = _read(tmp_path, "a.csv", "title,content\n甲," + "字" * 300_000 + "\n乙,丙\n")
    assert len(articles[0].text) == 300_000
    assert csv.field_size_limit() == before


# Texts that once broke a reader, cut down to what did it.
ONCE_BROKEN = [
    ("csv", "\u672f\r\u573a\n"),
    ("csv", "title\t\r\u3002\n"),
    ("people", "\n第1版()\n第1版()"),
    ("text", ""),
]


@pytest.mark.parametrize(("name", "text"), ONCE_BROKEN)
def test_what_once_broke_a_reader_is_read(name: str, text: str) -> None:
    assert all(isinstance(record, Record) for record in readers.reader_of(name).read([text], 100))


SCRAPS = [
    *ODD, "{", "}", "[", "]", '"', ",", "\\", '{"title": "甲"}', "<doc>", "</doc>", "<title>", "</title>", "&a;", "<a b='c'>",
    "第1版(要闻)\n", "专栏：\n", "作者: a 看板: b\n", "-----\n", "标题：甲\n", "时间：2020\n", "title,content\n", "甲\t乙\n", "第1篇\n",
]  # fmt: skip


@pytest.mark.parametrize("name", sorted(readers.FORMATS))
@given(parts=st.lists(st.sampled_from(SCRAPS) | st.text(max_size=3), max_size=20), size=st.integers(1, 30))
def test_a_reader_returns_for_any_text(name: str, parts: list[str], size: int) -> None:
    """And what it returns is an article that keeps the laws of a record."""
    text = "".join(parts)
    for record in readers.reader_of(name).read([text[i : i + size] for i in range(0, len(text), size)], 200):
        assert record.line >= 1
        assert record.error or record.fields or record.text
        if record.fields:
            article = newsparse.pipeline.parse_record(record.fields)
            assert "".join(article.raw.split()).endswith("".join(str(dict(record.fields).get("body", "")).split()))
            assert newsparse.parse_fields(dict(record.fields)).body.text == article.body.text


@given(st.lists(st.text(max_size=9) | st.just("\n"), max_size=9))
def test_lines_join_back_to_the_text(chunks: list[str]) -> None:
    text = "".join(chunks)
    if "\r" not in text:
        assert "".join(line or "" for _, line in numbered_lines(chunks, 1000)) == text


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=20), max_size=5))
def test_no_value_of_a_record_is_lost(record: dict[str, str]) -> None:
    """Each is a value of the fields, tags and entities apart."""
    values = "".join("".join(value) for _, value in fields_of(record.items()))
    for value in record.values():
        if not any(c in value for c in "<>&\\\ue40c\ue5e5") and value not in ("nan", "NaN", "None", "null", "NULL"):
            assert "".join(value.split()) in "".join(values.split())


def test_a_clean_dump_gives_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(newsparse.load_dir(CASES)) == 2 * 24 + 1 + 2 * 3


def test_counters_in_an_object_of_their_own_are_the_article_s(tmp_path: Path) -> None:
    """And a body that is an object of paragraphs."""
    item = {"meta": {"title": "甲"}, "stat": {"read_count": 7}, "content": {"paragraphs": ["乙。", "丙。"]}}
    ((article,), _) = _read(tmp_path, "a.jsonl", json.dumps(item, ensure_ascii=False) + "\n")
    assert (article.title, article.view_count, article.text) == ("甲", 7, "乙。\n丙。")


def test_a_second_title_of_an_old_newspaper_is_no_author(tmp_path: Path) -> None:
    """It stands where the author does; the date names the newspaper."""
    text = "荒山种草四十万亩\n荒山划到户　三年面貌新\n【人民日报1983年5月12日】\n第2版(经济)\n专栏：\n\n　　荒山种草四十万亩。\n"
    ((article,), _) = _read(tmp_path, "a.txt", text)
    assert (article.title, article.publisher, article.authors) == ("荒山种草四十万亩", "人民日报", ())


def test_a_message_that_was_sent_on_has_the_inner_header(tmp_path: Path) -> None:
    """The outer one is kept under its own labels."""
    text = "From: a <a@b.cn>\nSubject: Fwd: 甲\nDate: Wed, 15 Mar 2023 08:00:00 +0800\nMessage-ID: <1>\n\n标题：乙\n来源：江城晚报\n\n今天开幕。\n"
    ((article,), _) = _read(tmp_path, "a.eml", text)
    assert (article.title, article.publisher) == ("乙", "江城晚报")
    assert "Fwd: 甲" in article.raw


def test_a_row_without_a_header_row_that_cannot_be_parted_costs_no_other() -> None:
    """A carriage return within, which is no row of CSV, or other columns than the first rows have."""
    rows = '"1","旧城改造启动","2020-01-01","旧城改造昨天启动，涉及三千户居民。"\n"2","菜市场改造","2020-01-02","菜市场昨天改造完成，摊主都说好。"\n'
    records = list(readers.reader_of("columns").read([rows, f"2\r3,4\n{rows}"], 1000))
    assert [bool(record.error) for record in records] == [False, False, True, False, False]
    assert records[0].fields == (
        ("column 1", "1"),
        ("title", "旧城改造启动"),
        ("date_published", "2020-01-01"),
        ("body", "旧城改造昨天启动，涉及三千户居民。"),
    )
    assert [record.error for record in readers.reader_of("columns").read(["9\r3"], 1000)] == ["0 cells in a row"] * 2


def test_json_lines_that_this_package_wrote_are_read_as_they_were(tmp_path: Path) -> None:
    """With all that was read then; the file is the one they stand in now."""
    corpus = newsparse.load_dir("seeds")
    corpus.to_jsonl(tmp_path / "a.jsonl")
    again = list(newsparse.iter_file(tmp_path / "a.jsonl"))
    assert [article.index for article in again] == [0, 1, 2, 3, 4]
    assert [attrs.evolve(a, path=b.path, index=None) for a, b in zip(again, corpus, strict=True)] == list(corpus)
    (tmp_path / "one.json").write_text(corpus[3].to_json(indent=1), encoding="utf-8")
    assert newsparse.load(tmp_path / "one.json").body == corpus[3].body
    broken = newsparse.parse("标题: 甲\n日期: 2024-02-30\n正文:\n乙。")
    (tmp_path / "two.jsonl").write_text(
        broken.to_json() + "\n" + '{"schema_version": 1, "raw": 1, "headline": 2, "body": 3}\n'
    )
    failures: list[newsparse.Failure] = []
    assert len(list(newsparse.iter_file(tmp_path / "two.jsonl", on_failure=failures.append))) == 1
    assert [failure.line for failure in failures] == [2]
    with pytest.raises(newsparse.ParseError, match="2024-02-30"):
        list(newsparse.iter_file(tmp_path / "two.jsonl", strict=True))


def test_a_parquet_file_is_told(tmp_path: Path) -> None:
    newsparse.load_dir("seeds").to_parquet(tmp_path / "a.parquet")
    with pytest.raises(newsparse.LoadError, match=r"newsparse\.formats\.parquet"):
        newsparse.load(tmp_path / "a.parquet")


MYSQL = """*************************** 1. row ***************************
      id: 1
category: 校园新闻
   title: 学生建筑模型竞赛获奖
pub_date: 2017-05-22 15:36:10
   click: 947
 content: 5月20日，竞赛在江城举行。
参赛的有38所高校。
*************************** 2. row ***************************
      id: 2
category: 校园新闻
   title: 图书馆延长开放时间
pub_date: 2017-05-24 09:00:00
   click: 12
 content: 图书馆今天起每晚开放到十点。
2 rows in set (0.00 sec)
"""
TRS = (
    "<REC>\n<报名>=江城晚报\n<日期>=2008.03.12\n<版次>=A06\n<版名>=民生\n<引题>=\n<标题>=市民认养古树\n<正文>=\n"
    "    首批古树今天开放认养。\n    每棵每年六百元。\n<REC>\n<报名>=江城晚报\n<日期>=2008.03.13\n<版次>=A02\n<版名>=评论\n"
    "<引题>=\n<标题>=盲道不是忙道\n<正文>=\n    盲道上停满了车。\n    建好更要管好。\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            MYSQL,
            [
                (
                    "学生建筑模型竞赛获奖",
                    "2017-05-22T15:36:10",
                    947,
                    ["5月20日，竞赛在江城举行。", "参赛的有38所高校。"],
                ),
                ("图书馆延长开放时间", "2017-05-24T09:00:00", 12, ["图书馆今天起每晚开放到十点。"]),
            ],
        ),
        (
            TRS,
            [
                ("市民认养古树", "2008-03-12", None, ["首批古树今天开放认养。", "每棵每年六百元。"]),
                ("盲道不是忙道", "2008-03-13", None, ["盲道上停满了车。", "建好更要管好。"]),
            ],
        ),
    ],
    ids=["mysql", "trs"],
)
def test_rows_of_a_database_are_told_apart(
    tmp_path: Path, text: str, expected: list[tuple[str, str, int | None, list[str]]]
) -> None:
    """However many columns stand above that of the title."""
    path = tmp_path / "news.txt"
    path.write_text(text, encoding="utf-8")
    found = [
        (a.title, str(a.date_published), a.view_count, [block.text for block in a.body.paragraphs])
        for a in newsparse.iter_file(path)
    ]
    assert found == expected


def test_the_source_below_an_article_begins_no_other(tmp_path: Path) -> None:
    """Though the next article, which opens with the same label, has a title close below."""
    one = "来源：江城晚报\n时间：2020-01-0{0}\n标题：夜市第{0}次开张\n夜市今晚开张，来了不少人。\n来源：江城晚报\n时间：2020-01-0{0}\n\n"
    path = tmp_path / "news.txt"
    path.write_text("".join(one.format(n) for n in (1, 2, 3)), encoding="utf-8")
    assert [a.title for a in newsparse.iter_file(path)] == ["夜市第1次开张", "夜市第2次开张", "夜市第3次开张"]


@pytest.mark.parametrize(
    "record",
    [
        '{"_id": {"$oid": "5f0a"}, "title": "开幕", "pub_time": {"$date": "2020-07-06T10:42:00.000Z"}, "reads": {"$numberInt": "33"}, "content": "今天开幕。"}',
        '{"title": "开幕", "pub_time": {"$date": {"$numberLong": "1594032120000"}}, "reads": {"$numberLong": "33"}, "content": "今天开幕。"}',
        '{ "_id" : ObjectId("5f0a"), "title" : "开幕", "pub_time" : ISODate("2020-07-06T10:42:00Z"), "read_num" : NumberInt(33), "content" : "今天开幕。" }',
    ],
    ids=["relaxed", "canonical", "shell"],
)
def test_documents_of_mongodb_are_read(tmp_path: Path, record: str) -> None:
    """As it exports them in either mode of its JSON, and as its shell prints them."""
    path = tmp_path / "news.json"
    path.write_text(f"{record}\n{record}\n", encoding="utf-8")
    for article in newsparse.iter_file(path):
        when = article.date_published
        assert when is not None
        assert (article.title, when.isoformat()[:10], article.view_count) == ("开幕", "2020-07-06", 33)


def test_a_call_in_a_text_stays_text() -> None:
    """Only values are calls of the shell."""
    from newsparse.readers.jsonl import record_of

    record = record_of(
        '{"title": "ISODate(\\"2020\\") 怎么用", "content": "见 NumberInt(3)。", "t": ISODate("2020-01-01")}', 1
    )
    assert dict(record.fields)["title"] == 'ISODate("2020") 怎么用'
    assert dict(record.fields)["body"] == "见 NumberInt(3)。"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-08-30 11:05  来源：江城晚报 作者：李明", ("2021-08-30T11:05", "江城晚报", ("李明",), None)),
        (
            ["\r\n 发布时间：2021-08-30 11:05 ", "来源：江城晚报", "浏览次数：33"],
            ("2021-08-30T11:05", "江城晚报", (), 33),
        ),
        ("发布时间：2021-08-30", ("2021-08-30", None, (), None)),
        ("时间：3月10日下午 地点：体育馆", (None, None, (), None)),
        ("记者：您为什么来？", (None, None, (), None)),
        ("编辑：李四", (None, None, (), None)),
        ("来源：http://example.com/1", (None, None, (), None)),
    ],
)
def test_a_header_line_in_one_value_is_its_fields(value: object, expected: tuple[object, ...]) -> None:
    """A crawler took the line below the title whole; what is no such line stays under its key."""
    article = newsparse.parse_fields(
        dict(fields_of([("title", "夜市开张"), ("info", value), ("content", "夜市今晚开张。")]))
    )
    when = article.date_published
    found = when and when.isoformat(), article.publisher, article.authors, article.view_count
    assert found == expected
    assert ("info" in {field.label for field in article.header}) == (expected == (None, None, (), None))


def test_the_description_of_a_feed_is_its_text_where_it_has_no_other(tmp_path: Path) -> None:
    """Where it has paragraphs or is long; a line or two are a summary."""
    long = "夜市今晚重新开张，来了三千多人。" * 6
    items = "".join(
        f"<item><title>夜市{n}</title><description>{text}</description></item>"
        for n, text in enumerate(["开张了。", long])
    )
    path = tmp_path / "feed.xml"
    path.write_text(f'<?xml version="1.0"?><rss><channel>{items}</channel></rss>', encoding="utf-8")
    short, whole = newsparse.iter_file(path)
    assert (short.standfirst, short.text) == ("开张了。", "")
    assert (whole.standfirst, whole.text) == (None, long)


COUNTED = """### 1
早稻开镰 全年粮食生产开门红 | 2020-07-15 | 田野网 | 阅读 2310
7月14日，全省一千二百万亩早稻陆续开镰收割。
各地组织农机跨区作业，抢收抢晒。
### 2
专家谈高温下的水产养殖管理 | 2020-07-22 | 渔业周刊 | 阅读 451
连日高温，水体溶氧下降，容易引起鱼类浮头。
"""
PLAIN = """第1篇
夜市今晚重新开张
2020-07-15 08:30 来源：江城晚报
夜市今晚重新开张，首日就来了三千多名市民。
第2篇
老街改造完成，住户回迁
2020-07-16 09:00 来源：江城晚报
老街改造昨天完成，首批三十六户住户今天上午回迁。
"""


@pytest.mark.parametrize(
    ("text", "titles", "dates"),
    [
        (COUNTED, ["早稻开镰 全年粮食生产开门红", "专家谈高温下的水产养殖管理"], ["2020-07-15", "2020-07-22"]),
        (PLAIN, ["夜市今晚重新开张", "老街改造完成，住户回迁"], ["2020-07-15T08:30", "2020-07-16T09:00"]),
    ],
)
def test_counted_articles_without_labels_are_told_apart(
    tmp_path: Path, text: str, titles: list[str], dates: list[str]
) -> None:
    """Each has a title and a dated line below its number."""
    path = tmp_path / "news.txt"
    path.write_text(text, encoding="utf-8")
    articles = list(newsparse.iter_file(path))
    assert [a.title for a in articles] == titles
    assert [str(a.date_published) for a in articles] == dates
    assert all(not a.text.endswith(("1", "2", "篇")) for a in articles)


def test_the_numbers_of_a_list_part_no_article(tmp_path: Path) -> None:
    """What stands below them has no date of its own."""
    text = "1\n老街改造昨天完成。\n2\n首批住户今天回迁，其余下周。\n3\n夜市随后开张，欢迎光临。\n"
    path = tmp_path / "news.txt"
    path.write_text(text, encoding="utf-8")
    assert len(list(newsparse.iter_file(path))) == 1


def test_groups_with_chinese_keys_are_one_article(tmp_path: Path) -> None:
    """The title stands in one of them, under any of its labels."""
    record = {
        "基本信息": {"标题": "秋粮收购开秤", "来源": "江城粮食网", "发布时间": "2019-11-06 14:20"},
        "责任信息": {"作者": "王芳"},
        "统计": {"浏览量": 892},
        "正文": ["农民排队等待检斤。", "今年每斤多卖一毛二。"],
    }
    path = tmp_path / "news.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    article = newsparse.load(path)
    assert (article.title, article.publisher, article.authors, article.view_count) == (
        "秋粮收购开秤", "江城粮食网", ("王芳",), 892
    )  # fmt: skip


def test_a_day_and_an_hour_in_two_columns_are_one_date(tmp_path: Path) -> None:
    """Under whatever names crawlers give them."""
    path = tmp_path / "news.csv"
    path.write_text(
        ",news_title,pub_day,pub_clock,news_text\n0,夜市开张,2023-01-19,18:20:00,夜市今晚开张。\n", encoding="utf-8"
    )
    [article] = newsparse.iter_file(path)
    assert str(article.date_published) == "2023-01-19T18:20:00"


ROWS = [
    ("夜市重新开张", "2023-03-01 09:20", "江城晚报", "夜市今晚开张。\n来了三千人。"),
    ("老街改造完成", "2023-03-02 10:00", "江城网", "老街今天完工。\n住户回迁。"),
]
KEYS = ("title", "pub_time", "source", "content")
_CELLS = "".join(f'{a},{b},{c},"{d}"\n' for a, b, c, d in ROWS)
_MARKDOWN = "".join(f"| {a} | {b} | {c} | {d.replace(chr(10), '<br>')} |\n" for a, b, c, d in ROWS)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "columns.json",
            json.dumps({key: {str(n): row[i] for n, row in enumerate(ROWS)} for i, key in enumerate(KEYS)}),
        ),
        ("split.json", json.dumps({"columns": KEYS, "index": [0, 1], "data": ROWS})),
        ("excel.csv", f"sep=,\n标题,时间,来源,正文\n{_CELLS}"),
        ("table.md", f"| 标题 | 时间 | 来源 | 正文 |\n|:---|---:|:--:|---|\n{_MARKDOWN}"),
        (
            "text.jsonl",
            "".join(
                json.dumps({"text": f"{a}\n{b} 来源：{c}\n{d}", "meta": {"id": "x"}}) + "\n" for a, b, c, d in ROWS
            ),
        ),
        (
            "labelled.jsonl",
            "".join(json.dumps({"text": f"标题：{a}\n时间：{b}\n来源：{c}\n\n{d}"}) + "\n" for a, b, c, d in ROWS),
        ),
    ],
    ids=lambda value: value if "." in value[:15] else "",
)
def test_a_table_is_read_in_whatever_shape_it_was_saved(tmp_path: Path, name: str, text: str) -> None:
    """As pandas writes it, as Excel does, in Markdown, and with the header of each article in its text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = [(a.title, str(a.date_published).replace("T", " "), a.publisher, a.text) for a in newsparse.iter_file(path)]
    assert found == ROWS


@pytest.mark.parametrize(
    "text",
    ["夜市今晚开张。", "夜市今晚开张。\n来了三千人。", "夜市今晚开张，来了三千多人，热闹得很。\n摊主说生意不错。"],
)
def test_a_text_without_a_header_gives_its_record_no_title(text: str) -> None:
    """A sentence is no title."""
    assert dict(fields_of([("text", text), ("id", "3")])) == {"id": "3", "body": text}


def test_a_title_of_its_own_goes_before_what_the_text_opens_with() -> None:
    """The text is left as it is."""
    text = "标题：夜市开张\n时间：2020-01-01\n夜市今晚开张。"
    assert dict(fields_of([("title", "夜市"), ("text", text)])) == {"title": "夜市", "body": text}


def test_a_list_in_a_cell_is_its_items(tmp_path: Path) -> None:
    """As Python prints it, with its escapes; what only begins like one stays as it is."""
    cells = "title,author,content\n夜市开张,\"['王芳', '李明']\",\"['夜市开张。', '来了\\u3000三千人。\\n']\"\n老街,,\"['一'完工。\"\n"
    path = tmp_path / "news.csv"
    path.write_text(cells, encoding="utf-8")
    first, second = newsparse.iter_file(path)
    assert first.authors == ("王芳", "李明")
    assert [block.text for block in first.body.paragraphs] == ["夜市开张。", "来了\u3000三千人。"]
    assert second.text == "['一'完工。"
