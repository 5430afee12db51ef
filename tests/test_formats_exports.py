"""JSON-LD, CSV and pandas: what a person expects to find in them, read by eye from the texts."""

from __future__ import annotations

import csv as std_csv
import json
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import pytest

import newsparse
from newsparse import Article, Corpus, PartialDate, Role
from newsparse.formats import csv
from newsparse.formats import pandas as pandas_format
from strategies import SEEDS

GOLDEN = Path(__file__).parent / "cases" / "jsonld"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_json_ld_is_what_a_reader_would_write(path: Path) -> None:
    """Each text has its NewsArticle beside it, in the same order of keys."""
    data = newsparse.parse(path.read_text(encoding="utf-8")).to_jsonld()
    wanted = path.with_suffix(".json").read_text(encoding="utf-8")
    assert json.dumps(data, ensure_ascii=False, indent=2) + "\n" == wanted


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("2024年5月", "2024-05"), ("2024", "2024"), ("2024-05-01", "2024-05-01"), ("2024-05-01 08:30", "2024-05-01T08:30"),
        ("2024-05-01T08:30:15+08:00", "2024-05-01T08:30:15+08:00"), ("2024-05-01T08:30:15Z", "2024-05-01T08:30:15+00:00"),
    ],
)  # fmt: skip
def test_dates_keep_their_precision(printed: str, wanted: str) -> None:
    """No part is filled in."""
    article = newsparse.parse(f"标题: 甲\n发布时间: {printed}\n更新时间: {printed}\n正文:\n乙。")
    data = article.to_jsonld()
    assert (data["datePublished"], data["dateModified"]) == (wanted, wanted)
    row = pandas_format.to_frame([article]).iloc[0]
    assert (row["date_published"], row["date_modified"]) == (wanted, wanted)
    assert pd.isna(row["published_on"]) == (len(wanted) < 10)
    assert pd.isna(row["published_at"]) == (len(wanted) <= 10)


def test_what_the_text_does_not_say_is_left_out() -> None:
    assert newsparse.parse("").to_jsonld() == {"@context": "https://schema.org", "@type": "NewsArticle"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("这个国家的领导们", "zh-Hans"), ("這個國家的領導們", "zh-Hant"), ("中文", "zh"), ("English only", None),
        ("他說：這個国家", "zh-Hant"), ("“龍”字的国家标准说明", "zh-Hans"),
    ],
)  # fmt: skip
def test_the_language_is_told_from_the_characters(text: str, language: str | None) -> None:
    assert newsparse.parse(text).to_jsonld().get("inLanguage") == language


def test_who_wrote_is_told_from_who_helped() -> None:
    """Once each, with the affiliation where one of two credits has it; an organisation where nobody is named."""
    credit = newsparse.parse_credits("作者：张三")[0]

    def of(*credits: tuple[str | None, tuple[Role, ...], str | None, tuple[str, ...]]) -> dict[str, Any]:
        made = tuple(
            attrs.evolve(credit, label=label, roles=roles, organization=organization, names=names)
            for label, roles, organization, names in credits
        )
        return attrs.evolve(newsparse.parse("标题: 甲\n正文:\n乙。"), credits=made).to_jsonld()

    house = {"@type": "Organization", "name": "本报"}
    data = of(("作者", (Role.AUTHOR,), None, ("张三",)), ("记者", (Role.REPORTER,), "本报", ("张三", "李四")))
    assert data["author"] == [
        {"@type": "Person", "name": "张三", "affiliation": house},
        {"@type": "Person", "name": "李四", "affiliation": house},
    ]
    assert "contributor" not in data
    data = of(("文/图", (Role.AUTHOR, Role.PHOTOGRAPHER), None, ("张三",)), ("来稿", (Role.AUTHOR,), "本报", ()))
    assert data["author"] == [{"@type": "Person", "name": "张三"}, house]
    person = {"@type": "Person", "name": "张三"}
    assert data["contributor"] == [{"@type": "Role", "roleName": "photographer", "contributor": person}]
    data = of(("责编", (Role.EDITOR,), None, ("张三",)), ("译", (Role.TRANSLATOR,), None, ("张三",)))
    assert (data["editor"], data["translator"], "author" in data) == ([person], [person], False)
    data = of(("监票", (), None, ("张三",)), (None, (), None, ("张三",)))
    assert data["contributor"] == [{"@type": "Role", "roleName": "监票", "contributor": person}, person]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The five seeds."""
    return newsparse.load_dir(SEEDS[0].parent)


def test_csv_is_read_by_others(corpus: Corpus, tmp_path: Path) -> None:
    """By Python's reader and by pandas, cell by cell; rows end in CR LF, no mark of the encoding stands in front."""
    path = tmp_path / "a.csv"
    corpus.to_csv(path)
    data = path.read_bytes()
    assert data.startswith(b"title,date_published,date_modified,publisher,section,authors,credits,view_count,")
    assert data.endswith(b"\r\n")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(std_csv.DictReader(stream))
    assert [row["title"] for row in rows] == [article.title for article in corpus]
    assert [row["text"] for row in rows] == [article.text for article in corpus]
    assert [row["view_count"] for row in rows] == ["", "", "3590", "", "2425"]
    assert [row["date_published"] for row in rows][::2] == ["2020-12-10", "2022-09-19T15:40", "2024-04-24T18:29"]
    assert rows[0]["authors"] == "董文欣、毛琦、王玉婷"
    assert rows[0]["credits"] == "作者：网信中心 董文欣、毛琦、王玉婷；图片：网信中心 苏磊磊、董文欣、王玉婷"
    assert pd.read_csv(path)["title"].tolist() == [article.title for article in corpus]


def test_csv_is_read_by_newsparse(corpus: Corpus, tmp_path: Path) -> None:
    """As records, whose columns it knows."""
    corpus.to_csv(tmp_path / "a.csv")
    again = list(newsparse.iter_file(tmp_path / "a.csv"))
    for read, article in zip(again, corpus, strict=True):
        assert (read.title, str(read.date_published)) == (article.title, str(article.date_published))
        assert (read.view_count, read.text) == (article.view_count, article.text)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_runs_as_a_formula(sign: str, tmp_path: Path) -> None:
    """Numbers are no text, and a sign inside a text does nothing."""
    formula = f'{sign}HYPERLINK("http://a.cn","a")'
    article = newsparse.parse_fields({"title": formula, "publisher": f"新华社{sign}1", "body": f"{sign}今天开幕。"})
    article = attrs.evolve(article, view_count=-1)
    Corpus((article,)).to_csv(tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as stream:
        row = next(std_csv.DictReader(stream))
    assert row["title"] == "'" + formula
    assert row["publisher"] == f"新华社{sign}1"
    assert not row["text"].startswith(sign)
    assert row["view_count"] == "-1"


def test_csv_has_every_column_in_every_row() -> None:
    """Commas, quotes and line ends of the text stay inside their cell."""
    import io

    article = newsparse.parse('标题: 甲,"乙"\n正文:\n丙，"丁"。\n戊。')
    stream = io.StringIO(newline="")
    assert csv.write([article], stream) == 1
    head, row = std_csv.reader(io.StringIO(stream.getvalue(), newline=""), strict=True)
    assert dict(zip(head, row, strict=True)) | {"title": '甲,"乙"', "text": '丙，"丁"。\n戊。'} == dict(
        zip(head, row, strict=True)
    )


def test_a_data_frame_has_the_types_that_one_expects(corpus: Corpus) -> None:
    """Days and times as datetime64, numbers as Int64, text as str, names as lists."""
    frame = corpus.to_pandas()
    assert [frame[name].dtype.kind for name in ("published_on", "published_at", "modified_on", "modified_at")] == [
        "M"
    ] * 4
    assert (frame["view_count"].dtype, frame["index"].dtype) == (pd.Int64Dtype(), pd.Int64Dtype())
    assert pd.api.types.is_string_dtype(frame["title"])
    assert frame["authors"].tolist() == [list(article.authors) for article in corpus]
    assert frame["keywords"].tolist() == [[]] * 5
    assert frame["published_on"].dt.year.tolist() == [2020, 2023, 2022, 2018, 2024]
    assert frame["published_at"].dt.hour.tolist()[2::2] == [15, 18]
    assert frame["published_at"].isna().tolist() == [True, True, False, True, False]
    assert frame["text"].tolist() == [article.text for article in corpus]
    assert frame["kicker"].tolist()[2] == "支部共建解难题"
    assert frame["credits"].tolist()[0][0]["names"] == ["董文欣", "毛琦", "王玉婷"]
    assert frame["view_count"].sum() == 3590 + 2425
    assert frame.explode("authors").groupby("authors").size()["董洋"] == 2


def test_a_data_frame_of_nothing_has_the_same_types(corpus: Corpus) -> None:
    """So that pieces can be joined."""
    frame = Corpus(()).to_pandas()
    assert (len(frame), dict(frame.dtypes)) == (0, dict(corpus.to_pandas().dtypes))


def test_dates_outside_of_nanoseconds_are_dates() -> None:
    """The years that an int64 of nanoseconds can hold are 1677 to 2262."""
    made = [_dated(PartialDate(1, 1, 1, 0)), _dated(PartialDate(9999, 12, 31, 23, 59, 59))]
    frame = pandas_format.to_frame(made)
    assert frame["published_on"].dt.year.tolist() == [1, 9999]
    assert frame["published_at"].dt.hour.tolist() == [0, 23]


def _dated(when: PartialDate) -> Article:
    return attrs.evolve(newsparse.parse("标题: 甲\n正文:\n乙。"), date_published=when)
