"""Articles in Spark, on a real one: the rows are those of load_dir, and what cannot be read is a row."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from corpus import write as write_corpus

import newsparse

pytest.importorskip("pyspark", reason="the extra spark is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs a Java, and there is none", allow_module_level=True)

import pyarrow as pa

from newsparse import spark as ours
from newsparse.formats import arrow

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# What Spark itself warns of: sockets that it leaves to the garbage collector, old calls of its own.
pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),
    pytest.mark.filterwarnings("default::DeprecationWarning:pyspark"),
    pytest.mark.filterwarnings("default:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("default::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("newsparse")
    session = (
        builder.config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.memory", "2g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(sys.path))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    ours.register(session)
    yield session
    session.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles, files that cannot be read, a file of many with a bad record, and half a character."""
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, 120, broken=20)
    rows = ['{"title": "甲", "content": "今天开幕。"}', "{", '{"title": "乙\\ud800", "content": "半个字。"}']
    (folder / "0000" / "0000070b.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def _expected(folder: Path, **options: Any) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """The rows of the articles that Arrow can hold, and the reasons of the failures of each file."""
    corpus = newsparse.load_dir(folder, **options)
    good = [article for article in corpus if "\ud800" not in article.raw]
    failures: dict[str, list[str]] = {}
    for failure in corpus.failures:
        failures.setdefault(str(failure.path), []).append(str(getattr(failure.error, "reason", failure.error)))
    return arrow.to_batch(good).to_pylist(), failures


def _rows(frame: DataFrame) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """The articles of a DataFrame, and the errors of each path."""
    rows = [row.asDict(recursive=True) for row in frame.collect()]
    failures: dict[str, list[str]] = {}
    good = []
    for row in rows:
        error = row.pop("error")
        if error is None:
            good.append(row)
        else:
            assert {name for name, value in row.items() if value is not None} <= {"path"}
            failures.setdefault(row["path"], []).append(error)
    return sorted(good, key=_place), failures


def _place(row: dict[str, Any]) -> tuple[str, int]:
    return row["path"], row["index"] or 0


def _check(frame: DataFrame, folder: Path, **options: Any) -> None:
    rows, failures = _rows(frame)
    wanted, wanted_failures = _expected(folder, **options)
    assert rows == sorted(wanted, key=_place)
    surrogates = [path for path in failures if path not in wanted_failures or len(failures[path]) == 2]
    assert [Path(path).name for path in surrogates] == ["0000070b.jsonl"]
    for path, errors in failures.items():
        assert len([error for error in errors if "lone surrogate" in error]) == (path in surrogates)
        assert [error for error in errors if "lone surrogate" not in error] == wanted_failures[path]


@pytest.mark.parametrize("files", [7, 1000])
def test_a_folder_gives_the_rows_of_load_dir(spark: SparkSession, folder: Path, files: int) -> None:
    """And a row for each failure; whatever the size of the partitions."""
    frame = spark.read.format("newsparse").option("files", files).load(str(folder))
    assert frame.rdd.getNumPartitions() == -(-121 // files)
    _check(frame, folder)


def test_a_folder_is_read_with_the_options_that_are_named(spark: SparkSession, folder: Path) -> None:
    read = spark.read.format("newsparse").option("pattern", "*.txt").option("base", "2024-05-01")
    rows, failures = _rows(read.load(str(folder)))
    wanted, _ = _expected(folder, pattern="*.txt", base=date(2024, 5, 1))
    assert rows == wanted
    assert len(failures) == 6


@pytest.mark.parametrize("content", ["bytes", "text"])
def test_packed_files_give_the_rows_of_load_dir(spark: SparkSession, folder: Path, content: str) -> None:
    """By mapInArrow over a column, with the paths beside it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if content == "bytes":
        rows: list[tuple[str, Any]] = [(str(path), bytearray(path.read_bytes())) for path in files]
        frame = ours.read_column(spark.createDataFrame(rows, "name string, content binary"), "content", path="name")
        _check(frame, folder)
    else:
        rows = [(str(path), path.read_text("utf-8")) for path in files if b"\xff" not in path.read_bytes()]
        frame = ours.read_column(spark.createDataFrame(rows, "name string, content string"), "content", path="name")
        assert _rows(frame)[0] == _expected(folder)[0]


def test_the_recipe_for_packing_gives_the_rows_of_load_dir(spark: SparkSession, folder: Path, tmp_path: Path) -> None:
    """As docs/scale.md has it: small files into Parquet, once, then a column of bytes. (Spark passes over empty files.)"""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(str(folder))
    files.select("path", "content").write.parquet(str(tmp_path / "packed"))
    frame = ours.read_column(spark.read.parquet(str(tmp_path / "packed")), "content", path="path")
    rows, failures = _rows(frame)
    assert all(row["path"].startswith("file:") for row in rows)
    assert [row["raw"] for row in rows] == [row["raw"] for row in _expected(folder)[0]]
    assert len(failures) == 3 + 1


def test_a_column_without_paths_will_do(spark: SparkSession) -> None:
    """A null is a failure, and the order of the cells is kept."""
    cells = [("标题: 甲\n正文:\n乙。",), (None,), ("",), ("标题: 丙\n正文:\n丁。",)]
    frame = ours.read_column(spark.createDataFrame(cells, "text string").coalesce(1), "text")
    rows = [(row["title"], row["path"], row["error"]) for row in frame.collect()]
    assert rows == [
        ("甲", None, None),
        (None, None, "there is no text"),
        (None, None, "the file is empty"),
        ("丙", None, None),
    ]


def test_what_spark_writes_is_what_newsparse_reads(spark: SparkSession, folder: Path, tmp_path: Path) -> None:
    """Parquet from Spark holds the articles of load_dir."""
    from newsparse.formats import parquet

    frame = spark.read.format("newsparse").option("pattern", "*.txt").load(str(folder))
    frame.where("error is null").drop("error").coalesce(1).write.parquet(str(tmp_path / "out"))
    (part,) = (tmp_path / "out").glob("*.parquet")
    assert tuple(parquet.read(part)) == newsparse.load_dir(folder, pattern="*.txt").articles


def test_a_folder_without_files_is_an_error(spark: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no file in the folder matches"):
        spark.read.format("newsparse").load(str(tmp_path)).count()


def test_batches_that_hold_nothing_bad_keep_their_order() -> None:
    """Without Spark: the function behind both ways in."""
    texts = [f"标题: {n}\n正文:\n今天开幕。" if n % 3 else "" for n in range(1300)]
    batches = [pa.RecordBatch.from_pydict({"text": texts[at : at + 70]}) for at in range(0, 1300, 70)]
    out = list(ours.read_batches(batches, "text"))
    assert [batch.num_rows for batch in out] == [500, 500, 300]
    titles = [title for batch in out for title in batch.column("title").to_pylist()]
    assert titles == [str(n) if n % 3 else None for n in range(1300)]


@pytest.mark.slow
def test_a_hundred_thousand_articles(spark: SparkSession, tmp_path: Path) -> None:
    """The folder and the packed files: as many rows, the same titles, days and failures as iter_dir."""
    from pyspark.sql import functions as f

    write_corpus(tmp_path / "news", 100_000, broken=1000)
    frame = spark.read.format("newsparse").load(str(tmp_path / "news")).select("path", "title", "published_on", "error")
    frame.write.parquet(str(tmp_path / "out"))
    seen = spark.read.parquet(str(tmp_path / "out"))
    assert seen.count() == 100_000
    assert seen.where("error is not null").count() == 100
    failures: list[newsparse.Failure] = []
    articles = newsparse.iter_dir(tmp_path / "news", on_failure=failures.append, workers=2)
    wanted = [(str(a.path), a.title, a.date_published and a.date_published.date()) for a in articles]
    got = seen.where(f.col("error").isNull()).orderBy("path").collect()
    assert [(row["path"], row["title"], row["published_on"]) for row in got] == wanted
    assert [row["path"] for row in seen.where("error is not null").orderBy("path").collect()] == [
        str(failure.path) for failure in failures
    ]
