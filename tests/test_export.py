"""Exports: the articles of a folder in a file, whole or not there, and gone on with when they were stopped."""

from __future__ import annotations

import csv
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq
import pytest
from corpus import write as write_corpus

import newsparse
from newsparse import LoadError, ParseError
from newsparse.export import Summary, export
from newsparse.formats import jsonl, parquet

SINGLE = ["articles.jsonl", "articles.csv", "articles.parquet"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty files, of which every twentieth is broken, and a file of many with a bad record."""
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, 60, broken=20)
    rows = ['{"title": "甲", "content": "今天开幕。"}', "{", '{"title": "乙\\ud800", "content": "半个字。"}']
    (folder / "0000" / "0000030.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(folder: Path) -> newsparse.Corpus:
    """What can be written: half a character cannot."""
    corpus = newsparse.load_dir(folder)
    assert (len(corpus), len(corpus.failures)) == (59, 4)
    return newsparse.Corpus(tuple(a for a in corpus if "\ud800" not in a.raw), corpus.failures)


def _bytes(target: Path) -> dict[str, bytes]:
    """What an export left, file by file."""
    beside = Path(f"{target}.failures.jsonl")
    paths = [target] if target.is_file() else sorted(target.iterdir())
    assert not Path(f"{target}.unfinished").exists()
    return {path.name: path.read_bytes() for path in [*paths, *([beside] if beside.exists() else [])]}


def test_json_lines_hold_the_articles_of_the_folder(folder: Path, expected: newsparse.Corpus, tmp_path: Path) -> None:
    target = tmp_path / "a.jsonl"
    done = export(folder, target, part_size=7)
    with target.open(encoding="utf-8") as lines:
        assert tuple(jsonl.read(lines)) == expected.articles
    assert done == Summary(target, 61, 58, 5, 0, tmp_path / "a.jsonl.failures.jsonl")


def test_parquet_holds_the_articles_of_the_folder(folder: Path, expected: newsparse.Corpus, tmp_path: Path) -> None:
    """A row group for each part that has any; the last one holds a failure and nothing else."""
    target = tmp_path / "a.parquet"
    export(folder, target, part_size=20)
    assert tuple(parquet.read(target)) == expected.articles
    assert pq.ParquetFile(target).num_row_groups == 3


def test_csv_has_one_head_and_a_row_for_each_article(folder: Path, expected: newsparse.Corpus, tmp_path: Path) -> None:
    """The same bytes as the writer of the format makes."""
    export(folder, tmp_path / "a.csv", part_size=20)
    expected.to_csv(tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_a_folder_of_parts_is_cut_by_files(
    folder: Path, expected: newsparse.Corpus, tmp_path: Path, format: str
) -> None:
    """Each part can be read alone; together they are the folder."""
    target = tmp_path / "parts"
    export(folder, target, format=format, part_size=20)
    parts = sorted(target.iterdir())
    assert [part.name for part in parts] == [f"part-{n:05}.{format}" for n in range(4)]
    titles: list[str | None] = []
    for part in parts:
        if format == "parquet":
            titles += [article.title for article in parquet.read(part)]
        else:
            with part.open(encoding="utf-8", newline="") as lines:
                rows: Any = csv.DictReader(lines) if format == "csv" else map(json.loads, lines)
                titles += [row["title"] for row in rows]
    assert titles == [article.title for article in expected]


def test_failures_are_named_with_their_reasons(folder: Path, tmp_path: Path) -> None:
    """Files, records, and articles that cannot be written; they cost no other."""
    target = tmp_path / "a.jsonl"
    done = export(folder, target)
    assert done.failures_path is not None
    rows = [json.loads(line) for line in done.failures_path.read_text(encoding="utf-8").splitlines()]
    assert [(Path(row["path"]).name, row["line"], row["error"]) for row in rows] == [
        ("0000019.txt", None, "LoadError"),
        ("0000030.jsonl", 2, "LoadError"),
        ("0000030.jsonl", None, "NewsparseError"),
        ("0000039.txt", None, "DecodeError"),
        ("0000059.txt", None, "LoadError"),
    ]
    assert rows[0]["reason"] == "the file is empty"
    assert "lone surrogate" in rows[2]["reason"]


def test_a_later_export_without_failures_takes_the_old_ones_away(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.txt").write_bytes(b"")
    target = tmp_path / "a.jsonl"
    assert export(tmp_path / "source", target).failures_path is not None
    (tmp_path / "source" / "a.txt").write_text("标题: 甲\n正文:\n乙。", encoding="utf-8")
    assert export(tmp_path / "source", target).failures_path is None
    assert list(_bytes(target)) == ["a.jsonl"]


@pytest.mark.parametrize("name", [*SINGLE, "parts"])
def test_the_bytes_are_the_same_in_any_number_of_processes(folder: Path, tmp_path: Path, name: str) -> None:
    """And so are the summaries; nothing else is left."""
    summaries, contents = [], []
    for workers in (1, 2):
        target = tmp_path / str(workers) / name
        target.parent.mkdir()
        format = None if name != "parts" else "parquet"
        done = export(folder, target, workers=workers, part_size=7, format=format)
        summaries.append((done.files, done.articles, done.failures))
        contents.append(_bytes(target))
        assert len(list(target.parent.iterdir())) == 2
    assert summaries[0] == summaries[1]
    assert contents[0] == contents[1]


def test_one_file_can_be_exported_too(tmp_path: Path) -> None:
    done = export("tests/cases/readers/crawl.jsonl", tmp_path / "a.jsonl")
    assert (done.files, done.articles) == (1, 2)


def test_progress_is_told_after_each_part(folder: Path, tmp_path: Path) -> None:
    seen: list[Summary] = []
    export(folder, tmp_path / "a.jsonl", part_size=25, progress=seen.append)
    assert [done.files for done in seen] == [25, 50, 61]
    assert [done.articles for done in seen] == sorted(done.articles for done in seen)


class _Stopped(Exception):
    pass


def _stop_after(parts: int) -> Any:
    def progress(done: Summary) -> None:
        nonlocal parts
        parts -= 1
        if parts < 0:
            raise _Stopped

    return progress


@pytest.mark.parametrize(
    ("name", "workers"), [("a.jsonl", 1), ("a.jsonl", 2), ("a.csv", 1), ("a.parquet", 2), ("parts", 1), ("parts", 2)]
)
def test_a_stopped_export_goes_on_and_ends_as_if_it_had_run_through(
    folder: Path, tmp_path: Path, name: str, workers: int
) -> None:
    """Stopped again and again, it takes over what is done; until the end there is nothing of the target's name."""
    format = None if name != "parts" else "jsonl"
    (tmp_path / "through").mkdir()
    export(folder, tmp_path / "through" / name, part_size=7, format=format)
    target = tmp_path / name
    for n in range(3):
        with pytest.raises(_Stopped):
            export(folder, target, part_size=7, workers=workers, format=format, progress=_stop_after(1 + (n > 0)))
        assert not target.exists()
    seen: list[Summary] = []
    done = export(folder, target, part_size=7, workers=workers, format=format, progress=seen.append)
    assert seen[0].files == seen[0].resumed == done.resumed >= 3 * 7
    assert (done.files, done.articles, done.failures) == (61, 58, 5)
    assert _bytes(target) == _bytes(tmp_path / "through" / name)


def test_what_was_half_written_when_it_was_stopped_is_dropped(folder: Path, tmp_path: Path) -> None:
    """Half a part, half a line of the log, a part that nobody noted."""
    export(folder, tmp_path / "through.jsonl", part_size=7)
    target = tmp_path / "a.jsonl"
    with pytest.raises(_Stopped):
        export(folder, target, part_size=7, progress=_stop_after(3))
    state = tmp_path / "a.jsonl.unfinished"
    for name in ("articles", "failures.jsonl", "done.jsonl"):
        with open(state / name, "ab") as file:
            file.write(b'{"mark": "half')
    (state / "0123.part").write_bytes(b"half")
    assert export(folder, target, part_size=7).resumed == 4 * 7
    assert target.read_bytes() == (tmp_path / "through.jsonl").read_bytes()


@pytest.mark.parametrize("name", [*SINGLE, "parts"])
def test_a_part_that_was_lost_is_done_again(folder: Path, tmp_path: Path, name: str) -> None:
    """As after a crash of the machine, which may take what was written last."""
    format = None if name != "parts" else "parquet"
    target, through = tmp_path / name, tmp_path / f"through-{name}"
    export(folder, through, part_size=7, format=format)
    with pytest.raises(_Stopped):
        export(folder, target, part_size=7, format=format, progress=_stop_after(3))
    state = Path(f"{target}.unfinished")
    with open(state / ("parts/part-00002.parquet" if name == "parts" else "articles"), "rb+") as file:
        file.truncate(file.seek(0, os.SEEK_END) - 10)
    assert export(folder, target, part_size=7, format=format).resumed < 4 * 7
    assert list(_bytes(target).values()) == list(_bytes(through).values())


def test_files_that_changed_in_the_meantime_are_read_anew(tmp_path: Path) -> None:
    """And nothing before them."""
    source, target = tmp_path / "source", tmp_path / "a.jsonl"
    write_corpus(source, 20)
    with pytest.raises(_Stopped):
        export(source, target, part_size=4, progress=_stop_after(3))
    (source / "0000" / "0000009.txt").write_text("标题: 新\n正文:\n今天开幕。", encoding="utf-8")
    assert export(source, target, part_size=4).resumed == 8
    with target.open(encoding="utf-8") as lines:
        assert tuple(jsonl.read(lines)) == newsparse.load_dir(source).articles


def test_an_export_with_other_options_is_not_gone_on_with(folder: Path, tmp_path: Path) -> None:
    """The error says which, and what to do."""
    target = tmp_path / "a.jsonl"
    with pytest.raises(_Stopped):
        export(folder, target, part_size=7, progress=_stop_after(1), base=date(2024, 1, 1))
    with pytest.raises(
        LoadError, match=r"a\.jsonl\.unfinished: .*another option base, with which it goes on; delete this folder"
    ):
        export(folder, target, part_size=7)
    with pytest.raises(LoadError, match="another part_size"):
        export(folder, target, part_size=8, base=date(2024, 1, 1))
    assert export(folder, target, part_size=7, base=date(2024, 1, 1)).resumed == 14


@pytest.mark.parametrize("name", ["a.jsonl", "parts"])
def test_what_an_export_leaves_in_its_source_is_no_part_of_it(tmp_path: Path, name: str) -> None:
    """Not when it is made again, and not when it goes on."""
    write_corpus(tmp_path / "source", 30, broken=10)
    target = tmp_path / "source" / name
    done = export(tmp_path / "source", target, part_size=7, format="jsonl")
    assert (done.articles, done.failures) == (27, 3)
    first = _bytes(target)
    if target.is_dir():
        shutil.rmtree(target)
    with pytest.raises(_Stopped):
        export(tmp_path / "source", target, part_size=7, format="jsonl", progress=_stop_after(2))
    assert export(tmp_path / "source", target, part_size=7, format="jsonl").resumed in (14, 21)
    assert _bytes(target) == first
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone" / "b.jsonl").write_text("{}", encoding="utf-8")
    with pytest.raises(LoadError, match="but the target"):
        export(tmp_path / "alone", tmp_path / "alone" / "b.jsonl")


def test_two_exports_to_one_target_do_not_run_at_once(folder: Path, tmp_path: Path) -> None:
    def again(done: Summary) -> None:
        with pytest.raises(LoadError, match="still running"):
            export(folder, tmp_path / "a.jsonl")

    export(folder, tmp_path / "a.jsonl", progress=again)


def test_a_file_is_replaced_only_by_a_whole_one(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.jsonl"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(_Stopped):
        export(folder, target, part_size=7, progress=_stop_after(2))
    assert target.read_text(encoding="utf-8") == "old"
    export(folder, target, part_size=7)
    assert len(target.read_text(encoding="utf-8").splitlines()) == 58


def test_wrong_use_is_said_at_once(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="no such folder"):
        export(tmp_path / "gone", tmp_path / "a.jsonl")
    with pytest.raises(ValueError, match=r"'a\.doc' names no format"):
        export(folder, tmp_path / "a.doc")
    with pytest.raises(ValueError, match="'xls' is no format"):
        export(folder, tmp_path / "a", format="xls")
    with pytest.raises(LoadError, match="must be new or empty"):
        export(folder, folder, format="jsonl")
    with pytest.raises(FileNotFoundError, match="no such folder"):
        export(folder, tmp_path / "gone" / "a.jsonl")
    with pytest.raises(ValueError, match="workers"):
        export(folder, tmp_path / "a.jsonl", workers=0)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("workers", [1, 2])
def test_a_strict_export_ends_with_the_first_error(folder: Path, tmp_path: Path, workers: int) -> None:
    with pytest.raises(LoadError, match=r"0000019\.txt: the file is empty"):
        export(folder, tmp_path / "a.jsonl", strict=True, workers=workers)
    assert not (tmp_path / "a.jsonl").exists()


def test_strict_is_about_diagnostics_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题: 甲\n日期: 2024-02-30\n正文:\n乙。", encoding="utf-8")
    with pytest.raises(ParseError):
        export(tmp_path, tmp_path / "out.jsonl", strict=True, workers=2)


@pytest.mark.parametrize(("name", "workers"), [("a.jsonl", 1), ("a.csv", 2), ("a.parquet", 1), ("a.parquet", 2)])
def test_a_full_disk_is_an_error_and_can_be_gone_on_from(folder: Path, tmp_path: Path, name: str, workers: int) -> None:
    """The system's limit on the length of a file stands in for the disk."""
    target = tmp_path / name
    code = (
        "import resource, signal, sys\n"
        "from newsparse.export import export\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try:\n"
        "    export(sys.argv[1], sys.argv[2], part_size=7, workers=int(sys.argv[3]))\n"
        "except OSError as error:\n"
        "    sys.exit(error.errno)\n"
    )
    run = subprocess.run([sys.executable, "-c", code, folder, target, str(workers)], check=False, capture_output=True)
    assert run.returncode == errno.EFBIG, run.stderr
    assert not target.exists()
    export(folder, target, part_size=7, workers=workers)
    export(folder, tmp_path / f"through-{name}", part_size=7)
    assert target.read_bytes() == (tmp_path / f"through-{name}").read_bytes()


@pytest.mark.parametrize(("name", "workers"), [("a.jsonl", 1), ("a.jsonl", 2), ("a.parquet", 2)])
def test_an_export_that_is_killed_again_and_again_ends_with_the_same_bytes(
    tmp_path: Path, name: str, workers: int
) -> None:
    """At random moments; tests/bench/kill.py does so with 200,000 files."""
    source, target, through = tmp_path / "source", tmp_path / name, tmp_path / f"through-{name}"
    write_corpus(source, 400, broken=50)
    export(source, through, part_size=20)
    program = [sys.executable, "-c", _EXPORT, str(source), str(target), str(workers)]
    random, kills = Random(7), 0
    while kills < 4:
        with subprocess.Popen(program) as run:
            time.sleep(0.25 + random.random() / 3)
            run.send_signal(signal.SIGKILL)
        kills += 1
        if target.exists():
            break
    done = export(source, target, part_size=20, workers=workers)
    assert (done.files, done.failures) == (400, 8)
    assert target.read_bytes() == through.read_bytes()
    assert _failures(target) == _failures(through)


_EXPORT = (
    "import sys; from newsparse.export import export; export(*sys.argv[1:3], workers=int(sys.argv[3]), part_size=20)"
)


def _failures(target: Path) -> bytes:
    return Path(f"{target}.failures.jsonl").read_bytes()
