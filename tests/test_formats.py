"""The laws of all formats: what reads back equal, what is refused, and files that are there whole or not at all."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import attrs
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import newsparse
from newsparse import Article, Corpus, LoadError, NewsparseError, PartialDate
from newsparse.formats import arrow, csv, jsonl, jsonld, pandas, parquet, replacing, schema
from newsparse.formats import json as json_format
from newsparse.formats.fields import ARTICLE, BLOCK, CREDIT, DATE, DIAGNOSTIC, HEADLINE
from newsparse.pipeline import parse_record
from newsparse.readers.record import fields_of
from strategies import SEEDS, any_texts, records

FULL = (
    "标题: 【两会】代表委员热议改革\n发布日期: 2024-03-05T08:30:15+08:00\n更新时间: 2024-03\n浏览次数: 1.2万\n来源: 新华社\n栏目: 要闻\n"
    "关键词: 改革，开放\n摘要: 会议今天开幕。\n链接: https://news.example.cn/a?b=1\n频道号: 7\n作者: 网信中心 董 洋\n正文内容:\n——记者手记\n"
    "　　会议今天上午在北京召开，来自全国各地的代表参加了会议。\n\n\n议程安排\n　　会议明天闭幕，后天返程。\n图为会议现场。\n摄影：魏跃堂"
)


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles of all texts and records, from files and from none, with values that no text of today gives."""
    record = records().map(lambda record: parse_record(fields_of(record)))
    article = draw(any_texts().map(_writable).map(newsparse.parse) | record.filter(lambda a: _writable(a.raw) == a.raw))
    path = draw(st.none() | st.sampled_from([Path("a/b.txt"), Path("新闻.jsonl")]))
    moment = st.datetimes().map(
        lambda t: PartialDate(t.year, t.month, t.day, t.hour, t.minute, t.second, text="某时")  # comes from no text
    )
    offset = st.none() | st.integers(-23, 23).map(lambda hours: timedelta(hours=hours, minutes=30))
    when = draw(st.just(article.date_published) | st.builds(attrs.evolve, moment, utcoffset=offset))
    count = draw(st.just(article.view_count) | st.integers(0, 2**63 - 1))
    index = draw(st.none() | st.integers(0, 10**6))
    return attrs.evolve(article, path=path, index=index, date_published=when, view_count=count)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The seeds, and an article in which everything stands that can stand in one."""
    seeds = newsparse.load_dir(SEEDS[0].parent)
    return Corpus((*seeds, attrs.evolve(newsparse.parse(FULL), path=Path("满.jsonl"), index=3), newsparse.parse("")))


def _same(again: Article, article: Article) -> None:
    """Equal as a whole, and in what equality of lazy parts might hide."""
    assert again == article
    assert hash(again) == hash(article)
    assert again.raw == article.raw
    assert [attrs.astuple(block) for block in again.body.blocks] == [attrs.astuple(b) for b in article.body.blocks]
    assert again.header.fields == article.header.fields
    assert (again.path, again.index, again.diagnostics) == (article.path, article.index, article.diagnostics)
    assert type(again.path) is type(article.path)
    assert again.text == article.text
    assert again.to_text() == article.to_text()


@given(st.lists(articles(), max_size=3))
def test_json_and_json_lines_read_back_equal(some: list[Article]) -> None:
    stream = io.StringIO()
    assert jsonl.write(some, stream) == len(some)
    assert stream.getvalue().count("\n") == len(some)
    again = list(jsonl.read(io.StringIO(stream.getvalue())))
    for article, line in zip(some, again, strict=True):
        _same(line, article)
        _same(Article.from_json(article.to_json(indent=2)), article)
        _same(Article.from_json(article.to_json().encode()), article)


@given(st.lists(articles(), max_size=3), st.data())
def test_arrow_and_parquet_read_back_equal(some: list[Article], data: st.DataObject) -> None:
    """So does any slice, whose arrays do not begin at 0."""
    batch = arrow.to_batch(some)
    batch.validate(full=True)
    assert batch.schema.equals(arrow.schema(), check_metadata=True)
    for again, article in zip(arrow.from_batch(batch), some, strict=True):
        _same(again, article)
    assert batch.column("text").to_pylist() == [article.text for article in some]
    for name in ("published", "modified"):
        dates = [getattr(article, f"date_{name}") for article in some]
        assert batch.column(f"{name}_on").to_pylist() == [when and when.date() for when in dates]
        times = [when and when.datetime() for when in dates]
        assert batch.column(f"{name}_at").to_pylist() == [time and time.replace(tzinfo=None) for time in times]
    start = data.draw(st.integers(0, len(some)))
    assert list(arrow.from_batch(batch.slice(start, 2))) == some[start : start + 2]
    sink = io.BytesIO()
    pq.write_table(arrow.to_table(some), sink)
    assert list(arrow.from_table(pq.read_table(io.BytesIO(sink.getvalue())))) == some


@given(articles())
def test_what_is_written_follows_the_published_schema(article: Article) -> None:
    """All keys and no others are there, with values of their types."""
    data = article.to_dict()
    VALIDATOR.validate(data)
    assert list(data) == list(VALIDATOR.schema["properties"])
    assert list(json.loads(article.to_json())) == VALIDATOR.schema["required"]
    for block in data["body"]["blocks"]:
        assert set(block) == set(VALIDATOR.schema["$defs"]["block"]["properties"])


PUBLISHED = Path(schema.__file__).with_name("article.schema.json")
VALIDATOR: Any = Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def test_the_published_schema_is_the_one_of_the_code() -> None:
    """It is a valid one, and the command that its module names writes the file."""
    Draft202012Validator.check_schema(schema.json_schema())
    done = subprocess.run([sys.executable, "-m", "newsparse.formats.schema"], capture_output=True, check=True)
    assert done.stdout.decode("utf-8") == PUBLISHED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        {"schema_version": 2}, {"title": 3}, {"view_count": "12"}, {"view_count": -1}, {"keywords": None},
        {"date_published": {"year": 2024}}, {"credits": [{}]}, {"body": {"blocks": [{"kind": "verse"}]}}, {"raw": None},
    ],
)  # fmt: skip
def test_the_schema_refuses_other_values(damage: dict[str, Any], corpus: Corpus) -> None:
    """A schema that lets all pass would prove nothing."""
    assert not VALIDATOR.is_valid({**corpus[0].to_dict(), **damage})


@pytest.mark.parametrize(
    "damage",
    [
        {"schema_version": 2}, {"view_count": "12"}, {"view_count": True}, {"keywords": "ab"}, {"keywords": [1]}, {"raw": 7},
        {"index": 1.5}, {"headline": {"text": "甲", "kicker": None, "span": [1]}}, {"publisher": ["新华社"]},
        {"date_published": {"year": 2024, "text": "", "utcoffset": 10**30}},
    ],
)  # fmt: skip
def test_a_dict_of_other_values_is_refused(damage: dict[str, Any], corpus: Corpus) -> None:
    """With an error of this package, rather than an article that breaks later."""
    with pytest.raises(NewsparseError, match="no dict of an article"):
        Article.from_dict({**corpus[0].to_dict(), **damage})


def test_a_key_that_an_older_release_did_not_know_is_none(corpus: Corpus) -> None:
    """So that a key can be added without a new version of the schema."""
    data = corpus[0].to_dict()
    del data["section"], data["index"]
    assert Article.from_dict(data) == corpus[0]
    batch = arrow.to_batch([corpus[0]]).drop_columns(["section", "published_on"])
    assert list(arrow.from_batch(batch)) == [corpus[0]]


@pytest.mark.parametrize("record", [HEADLINE, DATE, CREDIT, BLOCK, DIAGNOSTIC, ARTICLE], ids=lambda r: str(r.name))
def test_the_description_holds_every_attribute(record: Any, corpus: Corpus) -> None:
    """An attribute that is added to a class and forgotten here would be lost."""
    full = corpus[5]
    owner: Any = {
        "headline": full.headline, "date": full.date_published, "credit": full.credits[0], "block": full.body.blocks[0],
        "diagnostic": full.diagnostics[0], "article": full,
    }[record.name]  # fmt: skip
    described = {field.name for field in record.fields if not field.derived}
    assert described == {a.name for a in attrs.fields(type(owner)) if not a.name.startswith("_")}


@pytest.mark.parametrize("line", ["{", "[]", "7", "null", '"甲"', "{}", "[" * 100_000])
def test_json_of_something_else_is_refused(line: str) -> None:
    """JSON Lines say on which line."""
    with pytest.raises(NewsparseError):
        json_format.loads(line)
    with pytest.raises(NewsparseError, match=r"^line 3: "):
        list(jsonl.read(["\n", " \n", line]))


def test_arrow_of_something_else_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    """A column missing, of another type, of another version; a file that is no Parquet."""
    batch = arrow.to_batch(corpus)
    with pytest.raises(NewsparseError, match="credits"):
        list(arrow.from_batch(batch.drop_columns(["credits"])))
    with pytest.raises(NewsparseError):
        list(arrow.from_batch(batch.set_column(0, "raw", batch.column("raw"))))  # two of that name
    for name, other in [("raw", "url"), ("credits", "url"), ("body", "text"), ("view_count", "text"), ("path", "body")]:
        at = batch.schema.get_field_index(name)
        with pytest.raises(NewsparseError, match="no batch of articles"):
            list(arrow.from_batch(batch.set_column(at, name, batch.column(other))))
    newer = batch.replace_schema_metadata({"newsparse.schema_version": "2"})
    with pytest.raises(NewsparseError, match="version 2"):
        list(arrow.from_batch(newer))
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    with pytest.raises(LoadError, match=r"a\.parquet"):
        list(parquet.read(tmp_path / "a.parquet"))
    with pytest.raises(LoadError, match="No such file"):
        list(parquet.read(tmp_path / "b.parquet"))


def test_batches_hold_as_many_as_they_are_told(corpus: Corpus) -> None:
    assert [batch.num_rows for batch in arrow.batches(corpus, size=3)] == [3, 3, 1]
    assert list(arrow.batches([])) == []
    assert arrow.to_table([]).schema == arrow.schema()
    with pytest.raises(ValueError, match="size"):
        next(arrow.batches(corpus, size=0))


def test_text_may_have_32_bit_offsets(corpus: Corpus) -> None:
    """As other tools write it."""
    import pyarrow as pa

    table = arrow.to_table(corpus)
    for name in ("raw", "title", "path"):
        table = table.set_column(
            table.schema.get_field_index(name), name, table.column(name).cast(pa.string())
        )  # fmt: skip
    assert tuple(arrow.from_table(table)) == corpus.articles


def test_the_docs_list_every_column() -> None:
    """The tables of Arrow and pandas, the sentence of CSV."""
    page = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\S+).*?\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))

    def listed(section: str) -> list[str]:
        rows = re.findall(r"^\| (`.*?) \|", sections[section], re.MULTILINE)
        return sorted(name for row in rows for name in re.findall(r"`(\w+)`", row))

    assert listed("Arrow") == sorted(arrow.schema().names)
    assert listed("pandas") == sorted(pandas.COLUMNS)
    assert re.findall(r"`([a-z_]+)`", sections["CSV"])[: len(csv.COLUMNS)] == list(csv.COLUMNS)


def _jsonl(some: Any, path: Path) -> None:
    Corpus(tuple(some)).to_jsonl(path)


def _csv(some: Any, path: Path) -> None:
    Corpus(tuple(some)).to_csv(path)


WRITERS = [_jsonl, _csv, parquet.write]


@pytest.mark.parametrize("write", [*WRITERS, lambda some, _: arrow.to_batch(some), lambda some, _: some[0].to_json()])
@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("标题: 甲\ud800\n正文:\n乙。", r"title .*U\+D800 at offset 1"),
        ("标题: 甲\n正文:\n乙\udfff。", r"body\.blocks\[0\]\.text .*U\+DFFF at offset 1"),
        ("标题: 甲\n来源: 乙\udc80\n正文:\n丙。", r"publisher .*U\+DC80 at offset 1"),
        ("标题: 甲\n关键词: 乙 \udc00丙\n正文:\n丁。", r"keywords\[1\] .*U\+DC00 at offset 0"),
    ],
)
def test_lone_surrogates_are_refused_by_name_and_offset(
    write: Callable[..., object], text: str, where: str, tmp_path: Path
) -> None:
    """And no file is left, not even a part of one."""
    with pytest.raises(NewsparseError, match=where):
        write([newsparse.parse(text)], tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_says_which_article(corpus: Corpus) -> None:
    """By its path and its place in the file; a path itself may hold what is no UTF-8."""
    bad = attrs.evolve(corpus[5], keywords=("a", "b\ud800"))
    with pytest.raises(NewsparseError, match=r"^keywords\[1\] of '\\u6ee1.jsonl', article 3, holds a lone surrogate"):
        arrow.to_batch([corpus[0], bad])
    with pytest.raises(NewsparseError, match=r"^path of"):
        json_format.dumps(attrs.evolve(corpus[0], path=Path("a\udcff.txt")))


def test_a_lone_surrogate_in_escapes_is_read() -> None:
    """Since a dict may hold it; it is UTF-8 that cannot."""
    article = newsparse.parse("标题: 甲\ud800\n正文:\n乙。")
    assert json_format.loads(json.dumps(article.to_dict())) == article


def test_numbers_too_large_for_a_column_are_refused(corpus: Corpus) -> None:
    """JSON has no largest number."""
    for count in (2**63, 10**30):
        vast = attrs.evolve(corpus[0], view_count=count)
        with pytest.raises(NewsparseError, match=r"view_count of .* is .*e\+"):
            arrow.to_batch([vast])
        assert json_format.loads(vast.to_json()) == vast
    assert list(arrow.from_batch(arrow.to_batch([most := attrs.evolve(corpus[0], view_count=2**63 - 1)]))) == [most]
    odd = attrs.evolve(corpus[0], date_published=PartialDate(2024, utcoffset=timedelta(microseconds=1)))
    with pytest.raises(NewsparseError, match="whole seconds"):
        odd.to_dict()
    with pytest.raises(NewsparseError, match="12345"):
        arrow.to_batch([attrs.evolve(corpus[0], date_published=PartialDate(12345, 1, 1))])


@pytest.mark.parametrize("write", WRITERS)
def test_a_file_is_there_whole_or_not_at_all(write: Callable[..., object], corpus: Corpus, tmp_path: Path) -> None:
    """What stood there stays until the new one is complete."""
    target = tmp_path / "out"
    bad = newsparse.parse("标题: \ud800\n正文:\n乙。")
    target.write_text("old")
    with pytest.raises(NewsparseError):
        write([*corpus] * 300 + [bad], target)
    assert target.read_text() == "old"
    write(corpus, target)
    assert target.read_bytes() != b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_reader_that_fails_leaves_no_file(corpus: Corpus, tmp_path: Path) -> None:
    """Whatever the exception is."""

    def some() -> Iterator[Article]:
        yield corpus[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parquet.write(some(), tmp_path / "a.parquet")
    assert list(tmp_path.iterdir()) == []


def test_where_a_file_can_be_written(corpus: Corpus, tmp_path: Path) -> None:
    """Through a link, as the user's mask has it, into a folder that is there."""
    target, link = tmp_path / "out.jsonl", tmp_path / "link"
    link.symlink_to(target.name)
    mask = os.umask(0o027)
    try:
        corpus.to_jsonl(link)
    finally:
        os.umask(mask)
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    with target.open(encoding="utf-8") as stream:
        assert tuple(jsonl.read(stream)) == corpus.articles
    with pytest.raises(FileNotFoundError, match=r"no such folder.*none"):
        corpus.to_csv(tmp_path / "none" / "a.csv")
    with pytest.raises(IsADirectoryError):
        corpus.to_parquet(tmp_path)
    with replacing.replacing(os.devnull) as part:
        assert str(part) == os.devnull


def test_a_large_corpus_is_written_batch_by_batch(corpus: Corpus, tmp_path: Path) -> None:
    """A row group of 1,000 is on disk before the next articles are asked for."""
    asked = []

    def many() -> Iterator[Article]:
        for n in range(2500):
            asked.append(n)
            yield attrs.evolve(corpus[n % len(corpus)], index=n)

    path = tmp_path / "a.parquet"
    assert parquet.write(many(), path) == 2500
    file = pq.ParquetFile(path)
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [1000, 1000, 500]
    assert [article.index for article in parquet.read(path)] == asked


@pytest.mark.parametrize(
    ("module", "hidden", "extra"),
    [
        ("arrow", "pyarrow", "arrow"),
        ("parquet", "pyarrow", "arrow"),
        ("pandas", "pyarrow", "pandas"),
        ("pandas", "pandas", "pandas"),
    ],
)
def test_a_missing_library_names_its_extra(module: str, hidden: str, extra: str) -> None:
    """Only where it is needed: all other formats work without it."""
    code = (
        f"import sys\nsys.modules[{hidden!r}] = None\n"
        "import newsparse\nimport newsparse.formats.csv, newsparse.formats.jsonl, newsparse.formats.schema\n"
        "article = newsparse.parse('标题: 甲\\n正文:\\n乙。')\n"
        "assert newsparse.Article.from_json(article.to_json()) == article and article.to_jsonld()\n"
        f"try:\n    import newsparse.formats.{module}\nexcept ModuleNotFoundError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert f"pip install 'newsparse[{extra}]'" in done.stdout


@given(any_texts())
def test_exports_take_any_article(text: str) -> None:
    """JSON-LD is JSON; CSV is rows of as many cells as the head has, none of which a spreadsheet would run."""
    from csv import reader

    article = newsparse.parse(_writable(text))
    data = json.loads(json.dumps(jsonld.to_jsonld(article)))
    assert data["@type"] == "NewsArticle"
    assert all(value not in (None, "", [], {}) for value in data.values())
    stream = io.StringIO(newline="")
    csv.write([article, article], stream)
    head, row, again = reader(io.StringIO(stream.getvalue(), newline=""), strict=True)
    assert head == list(csv.COLUMNS)
    assert row == again
    assert len(row) == len(head)
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    cells = dict(zip(head, row, strict=True))
    wanted = article.text.replace("\0", "\ufffd")
    assert cells["text"] in (wanted, "'" + wanted)
