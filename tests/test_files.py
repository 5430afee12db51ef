"""Files and folders to articles; a file that cannot be read costs no other file."""

from __future__ import annotations

import gc
import os
import pickle
import random
import warnings
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

import newsparse
from newsparse import (
    Corpus,
    DecodeError,
    Failure,
    LoadError,
    NewsparseError,
    ParseError,
    iter_dir,
    iter_file,
    load,
    load_dir,
)

TEXT = "标题: {}\n发布日期: 2024-03-05\n正文内容:\n会议今天在北京召开，来自全国各地的代表参加了会议。\n"
IMPOSSIBLE = TEXT.replace("2024-03-05", "2024-02-30")


def _write(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(path.stem), encoding="utf-8")
    return folder


def _titles(articles: Sequence[newsparse.Article]) -> list[str | None]:
    return [article.title for article in articles]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder with two good files and one of each kind that cannot be read."""
    _write(tmp_path, "a.txt", "z.txt")
    (tmp_path / "b-empty.txt").write_bytes(b"")
    (tmp_path / "c-blank.txt").write_bytes(" \r\n\u3000\n".encode())
    (tmp_path / "d-random.txt").write_bytes(random.Random(7).randbytes(3000))
    (tmp_path / "e-zeros.txt").write_bytes(b"\0" * 100)
    (tmp_path / "f-link.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "g-pipe.txt")
    (tmp_path / "h-folder-link.txt").symlink_to(tmp_path)
    (tmp_path / "i-mark.txt").write_bytes(b"\xef\xbb\xbf")
    return tmp_path


BROKEN = ["b-empty", "c-blank", "d-random", "e-zeros", "f-link", "g-pipe", "h-folder-link", "i-mark"]


@pytest.mark.parametrize("as_text", [False, True])
def test_a_file_is_read_as_its_text_would_be(tmp_path: Path, as_text: bool) -> None:
    """The article also knows its path, whether that was given as a Path or as a str."""
    path = _write(tmp_path, "a.txt") / "a.txt"
    article = load(str(path) if as_text else path)
    assert article.path == path
    assert article.reads_equal(newsparse.parse(TEXT.format("a")))
    assert article.raw == TEXT.format("a")


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_encoding_and_the_line_ends_of_a_file_change_nothing(tmp_path: Path, name: str, end: str) -> None:
    """Nor does a byte-order mark."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.format("两会开幕").replace("\n", end).encode(name))
    article = load(path)
    assert article.reads_equal(newsparse.parse(TEXT.format("两会开幕")))
    assert not article.raw.startswith("\ufeff")
    guessed = name in ("gb18030", "utf-16-le")
    assert [d.code for d in article.diagnostics] == ["encoding-guessed"] * guessed


def test_big5_is_read(tmp_path: Path) -> None:
    """As the Traditional text that it is."""
    path = tmp_path / "a.txt"
    path.write_bytes("標題：兩會開幕\n內文：\n會議今天在北京召開，來自各地的代表參加。".encode("big5"))
    assert load(path).title == "兩會開幕"


def test_options_of_parse_are_passed_on(tmp_path: Path) -> None:
    """By load as by the readers of folders."""
    (tmp_path / "a.txt").write_bytes("篇名: 开幕\n发布日期: 12月30日\n正文内容:\n会议召开。".encode("gbk"))
    base, labels, encoding = date(2021, 1, 2), {"title": "篇名"}, "gbk"
    for article in (
        load(tmp_path / "a.txt", base=base, labels=labels, encoding=encoding, strict=True),
        *iter_dir(tmp_path, base=base, labels=labels, encoding=encoding, strict=True),
        *load_dir(tmp_path, base=base, labels=labels, encoding=encoding, strict=True),
    ):
        assert (article.title, str(article.date_published), article.diagnostics) == ("开幕", "2020-12-30", ())


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_an_error(broken: Path, name: str) -> None:
    """At once, even for a pipe that nobody writes to; the message names the file."""
    path = broken / f"{name}.txt"
    with pytest.raises(NewsparseError) as caught:
        load(path)
    assert isinstance(caught.value, DecodeError if name in ("d-random", "e-zeros") else LoadError)
    assert caught.value.path == path
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize(("name", "says"), [("b-empty", "empty"), ("c-blank", "no text"), ("g-pipe", "regular")])
def test_the_error_says_why(broken: Path, name: str, says: str) -> None:
    """An empty file is not a blank one."""
    with pytest.raises(LoadError, match=says):
        load(broken / f"{name}.txt")


def test_a_folder_is_not_loaded_as_a_file(tmp_path: Path) -> None:
    """The message says what to call instead; so does the one for a file that is not there."""
    with pytest.raises(LoadError, match=r"load_dir\(\)"):
        load(tmp_path)
    with pytest.raises(LoadError, match="No such file"):
        load(tmp_path / "gone.txt")
    with pytest.raises(LoadError):
        load(tmp_path / "a\0b.txt")


def test_a_file_that_cannot_be_read_costs_no_other(broken: Path) -> None:
    """The corpus holds the good ones and, in order of their paths, the failures."""
    corpus = load_dir(broken)
    assert _titles(corpus) == ["a", "z"]
    assert [failure.path for failure in corpus.failures] == [broken / f"{name}.txt" for name in BROKEN]
    assert all(isinstance(failure.error, NewsparseError) for failure in corpus.failures)
    assert repr(corpus) == "<Corpus 2 articles, 8 failures>"


def test_failures_are_handed_over_as_they_are_met(broken: Path) -> None:
    """Between the articles, not at the end."""
    met: list[str] = []
    for article in iter_dir(broken, on_failure=lambda failure: met.append(failure.path.stem)):
        met.append(article.title or "")
    assert met == ["a", *BROKEN, "z"]


def test_without_a_handler_a_failure_is_a_warning(broken: Path) -> None:
    """It names the file; a clean folder gives none."""
    with pytest.warns(UserWarning, match="not read") as caught:
        assert len(list(iter_dir(broken))) == 2
    assert [name in str(w.message) for name, w in zip(BROKEN, caught, strict=True)] == [True] * len(BROKEN)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(list(iter_dir(broken, pattern="[az].txt"))) == 2


def test_strict_raises_the_first_failure_at_once(broken: Path) -> None:
    """The articles before it were read, and no handler is asked."""
    met: list[Failure] = []
    articles = iter_dir(broken, strict=True, on_failure=met.append)
    assert next(articles).title == "a"
    with pytest.raises(LoadError, match="b-empty"):
        next(articles)
    assert met == []
    with pytest.raises(LoadError, match="b-empty"):
        load_dir(broken, strict=True)


def test_strict_raises_what_the_parser_could_not_read(tmp_path: Path) -> None:
    """The error names the file; without strict it is no failure but a diagnostic."""
    (tmp_path / "a.txt").write_text(IMPOSSIBLE.format("a"), encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        load(tmp_path / "a.txt", strict=True)
    assert (caught.value.path, caught.value.lineno) == (tmp_path / "a.txt", 2)
    with pytest.raises(ParseError):
        load_dir(tmp_path, strict=True)
    assert load_dir(tmp_path).failures == ()


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """Folder by folder, name by name, however they were written."""
    _write(tmp_path, "c.txt", "b/z.txt", "b/a.txt", "a.txt", "b/c/m.txt", "B.txt", "d/a.txt")
    paths = [a.path.relative_to(tmp_path).as_posix() for a in iter_dir(tmp_path) if a.path]
    assert paths == ["B.txt", "a.txt", "b/a.txt", "b/c/m.txt", "b/z.txt", "c.txt", "d/a.txt"]
    assert [a.path for a in load_dir(tmp_path)] == [tmp_path / path for path in paths]


def test_a_folder_may_be_read_without_its_sub_folders(tmp_path: Path) -> None:
    """They are read unless told otherwise."""
    _write(tmp_path, "a.txt", "b/b.txt")
    assert _titles(load_dir(tmp_path)) == ["a", "b"]
    assert _titles(load_dir(tmp_path, recursive=False)) == ["a"]


def test_only_text_files_are_read_where_no_pattern_is_given(tmp_path: Path) -> None:
    """In upper or lower case, dumps among them; a pattern replaces that rule."""
    _write(tmp_path, "a.txt", "b.TXT", "c.text", "d.news", "e.html", "f", "b/g.news", "b/h.txt", "k.md", "l.dat")
    (tmp_path / "m.jsonl").write_text('{"title": "m"}\n{"title": "n"}\n', encoding="utf-8")
    assert _titles(load_dir(tmp_path)) == ["a", "h", "b", "c", "e", "k", "l", "m", "n"]
    assert _titles(load_dir(tmp_path, pattern="*.news")) == ["g", "d"]
    assert _titles(load_dir(tmp_path, pattern="b/*")) == ["g", "h"]
    assert _titles(load_dir(tmp_path, pattern="[ad].*", recursive=False)) == ["a", "d"]


def test_hidden_names_and_linked_folders_are_passed_over(tmp_path: Path) -> None:
    """Whatever the pattern; a link to a file is read."""
    _write(tmp_path, "a.txt", ".b.txt", ".c/c.txt", "d/.e.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "z.txt").symlink_to(tmp_path / "a.txt")
    corpus = load_dir(tmp_path)
    assert [a.path for a in corpus] == [tmp_path / "a.txt", tmp_path / "z.txt"]
    assert corpus.failures == ()
    assert len(load_dir(tmp_path, pattern="*.txt")) == 2


@pytest.mark.parametrize("read", [iter_dir, load_dir])
def test_a_folder_that_is_none_is_an_error_at_once(tmp_path: Path, read: Callable[..., object]) -> None:
    """Before the first article is asked for; for a file the message says what to call instead."""
    _write(tmp_path, "a.txt")
    with pytest.raises(LoadError, match="no such folder"):
        read(tmp_path / "gone")
    with pytest.raises(LoadError, match=r"load\(\)"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize("read", [iter_dir, load_dir])
def test_a_folder_in_which_nothing_matches_is_an_error(tmp_path: Path, read: Callable[..., object]) -> None:
    """A pattern with a slip is not an empty corpus; the message quotes it."""
    (tmp_path / "sub").mkdir()
    with pytest.raises(LoadError, match=r"\.txt"):
        read(tmp_path)
    _write(tmp_path, "a.txt")
    with pytest.raises(LoadError, match="news"):
        read(tmp_path, pattern="*.news")


def test_an_encoding_that_nobody_knows_is_an_error_at_once(tmp_path: Path) -> None:
    """Not a failure for each file."""
    _write(tmp_path, "a.txt")
    with pytest.raises(DecodeError, match="klingon"):
        iter_dir(tmp_path, encoding="klingon")
    with pytest.raises(DecodeError, match="klingon"):
        load(tmp_path / "a.txt", encoding="klingon")


def test_a_file_in_another_encoding_than_the_forced_one_is_a_failure(tmp_path: Path) -> None:
    """It costs no other file."""
    _write(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_bytes(TEXT.format("b").encode("gbk"))
    corpus = load_dir(tmp_path, encoding="utf-8")
    assert _titles(corpus) == ["a"]
    assert isinstance(corpus.failures[0].error, DecodeError)


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    """What is written or lost after the first article was asked for does not matter to it."""
    _write(tmp_path, "a.txt", "b.txt")
    articles = iter_dir(tmp_path, on_failure=lambda failure: None)
    assert next(articles).title == "a"
    (tmp_path / "b.txt").unlink()
    assert list(articles) == []


def test_a_corpus_is_a_sequence_of_its_articles(tmp_path: Path) -> None:
    """It has a length, indexes, slices and membership, equals its like, and pickles with its failures."""
    _write(tmp_path, "a.txt", "b.txt", "c.txt")
    (tmp_path / "d.txt").write_bytes(b"")
    corpus = load_dir(tmp_path)
    assert isinstance(corpus, Sequence)
    assert isinstance(corpus, Corpus)
    assert (len(corpus), corpus[-1].title, _titles(corpus[:2])) == (3, "c", ["a", "b"])
    assert corpus[0] in corpus
    assert list(corpus) == [load(tmp_path / f"{name}.txt") for name in "abc"]
    back = pickle.loads(pickle.dumps(corpus))
    assert back.articles == corpus.articles
    assert [(f.path, str(f.error)) for f in back.failures] == [(f.path, str(f.error)) for f in corpus.failures]
    assert repr(corpus) == "<Corpus 3 articles, 1 failure>"


def test_a_failure_compares_by_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("标题: 甲\n正文:\n乙。", encoding="utf-8")
    corpus = newsparse.load_dir(tmp_path)
    assert pickle.loads(pickle.dumps(corpus)) == corpus == newsparse.load_dir(tmp_path)


@pytest.mark.parametrize("encoding", ["nope", "hex", "rot13", "undefined"])
def test_an_encoding_that_is_none_is_refused_at_once(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题: 甲", encoding="utf-8")
    with pytest.raises(newsparse.DecodeError, match="no encoding of text"):
        newsparse.load_dir(tmp_path, encoding=encoding)


def test_a_base_that_is_no_date_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题: 甲", encoding="utf-8")
    with pytest.raises(TypeError, match=r"base is a datetime\.date"):
        newsparse.load_dir(tmp_path, base="2024")  # type: ignore[arg-type]


def test_a_folder_that_cannot_be_listed_costs_no_file_behind_it(tmp_path: Path) -> None:
    """It vanishes while the folder is read: the files before and after it are read, and it is a failure."""
    for name in ("a.txt", "b/b.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("标题: 甲\n正文:\n乙。", encoding="utf-8")
    failures: list[newsparse.Failure] = []
    articles = newsparse.iter_dir(tmp_path, on_failure=failures.append)
    read = [next(articles).path]
    (tmp_path / "b" / "b.txt").unlink()
    (tmp_path / "b").rmdir()
    read += [article.path for article in articles]
    assert read == [tmp_path / "a.txt", tmp_path / "c.txt"]
    assert [failure.path for failure in failures] == [tmp_path / "b"]


@pytest.mark.parametrize("read", [load, lambda path: list(iter_file(path))])
@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_an_error_of_iter_file_too(
    broken: Path, name: str, read: Callable[[Path], object]
) -> None:
    with pytest.raises(NewsparseError) as caught:
        read(broken / f"{name}.txt")
    assert str(caught.value).startswith(str(broken / f"{name}.txt"))


def test_a_file_that_is_not_there_is_an_error_of_iter_file_at_once(tmp_path: Path) -> None:
    """Before the first article is asked for."""
    with pytest.raises(LoadError, match="no such file"):
        iter_file(tmp_path / "gone.txt")
    with pytest.raises(DecodeError, match="klingon"):
        iter_file(_write(tmp_path, "a.txt") / "a.txt", encoding="klingon")
    with pytest.raises(LoadError, match=r"load_dir\(\)"):
        list(iter_file(tmp_path))


def test_a_file_of_one_article_is_read_by_iter_file(tmp_path: Path) -> None:
    """As load reads it, and without an index."""
    path = _write(tmp_path, "a.txt") / "a.txt"
    assert list(iter_file(path)) == [load(path)]
    assert load(path).index is None


@pytest.mark.parametrize("size", [2000, 3 << 20])
def test_a_file_above_the_limit_is_refused(tmp_path: Path, size: int) -> None:
    """The error says what the limit is called; a higher one lets it pass."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (size + 1))
    with pytest.raises(LoadError, match=rf"longer than {size:,} bytes.*max_bytes"):
        load(path, max_bytes=size)
    assert len(load(path, max_bytes=size + 1).raw) == size + 1
    assert [f.path for f in load_dir(tmp_path, max_bytes=size).failures] == [path]


def test_the_usual_limit_is_that_of_no_article_ever_printed(tmp_path: Path) -> None:
    """A file of zeros, which takes no room on the disk, is refused by its size, before it is read."""
    path = tmp_path / "a.txt"
    with open(path, "wb") as file:
        file.write(TEXT.encode())
        file.truncate(1 << 32)
    with pytest.raises(LoadError, match="67,108,864 bytes"):
        load(path)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty", "/dev/stdin"])
def test_a_device_is_never_read(tmp_path: Path, device: str) -> None:
    """Neither by its name nor through a link in a folder."""
    (tmp_path / "a.txt").symlink_to(device)
    _write(tmp_path, "b.txt")
    for path in (Path(device), tmp_path / "a.txt"):
        with pytest.raises(LoadError):
            load(path)
    assert _titles(load_dir(tmp_path)) == ["b"]


def test_a_file_that_nobody_may_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is the system's. (The superuser may read all, so the system's answer is played.)"""
    _write(tmp_path, "a.txt", "b.txt")
    real = os.open

    def refuse(path: str, flags: int, *rest: int) -> int:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *rest)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(LoadError, match="Permission denied"):
        load(tmp_path / "a.txt")
    assert _titles(load_dir(tmp_path)) == ["b"]


@pytest.mark.parametrize("change", [b"more", b""])
def test_a_file_that_changes_while_it_is_read_is_an_error(tmp_path: Path, change: bytes) -> None:
    """A long one: the articles before are read, and the error stands where they end; a short one is read whole."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "甲", "content": "今天开幕。"}\n' * 60_000, encoding="utf-8")
    failures: list[Failure] = []
    articles = iter_file(path, on_failure=failures.append)
    assert next(articles).title == "甲"
    with open(path, "ab" if change else "wb") as file:
        file.write(change)
    assert sum(1 for _ in articles) > 1000
    assert "changed while it was read" in str(failures[-1].error)


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX alone")
def test_a_name_that_is_not_utf8_is_a_name(tmp_path: Path) -> None:
    """The file is read, its path leads to it, and an error about it can be printed."""
    name = os.fsdecode("新闻".encode("gbk") + b".txt")
    (tmp_path / name).write_text(TEXT.format("甲"), encoding="utf-8")
    (tmp_path / f"b{name}").write_bytes(b"")
    corpus = load_dir(tmp_path)
    assert _titles(corpus) == ["甲"]
    assert corpus[0].path is not None
    assert corpus[0].path.exists()
    assert str(corpus.failures[0].error).encode("utf-8", "backslashreplace").endswith(b"the file is empty")
    assert pickle.loads(pickle.dumps(corpus)).failures == corpus.failures


def test_a_folder_that_loops_through_links_is_read_once(tmp_path: Path) -> None:
    """Links to folders are not entered, whichever way round they go."""
    _write(tmp_path, "a/a.txt", "b/b.txt")
    (tmp_path / "a" / "to_b").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "to_a").symlink_to(tmp_path / "a")
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "b" / "self.txt").symlink_to(tmp_path / "b" / "self.txt")
    corpus = load_dir(tmp_path)
    assert _titles(corpus) == ["a", "b"]
    assert [failure.path.name for failure in corpus.failures] == ["self.txt"]


def test_line_ends_of_any_kind_in_one_file_are_read(tmp_path: Path) -> None:
    """Those that were written as text on Windows twice over among them."""
    lines = ["标题: 甲", "发布日期: 2024-03-05", "正文内容:", "会议今天召开。", "代表参加了会议。"]
    expected = newsparse.parse("\n".join(lines))
    for ends in (["\r\r\n"] * 4, ["\r\n", "\n", "\r", "\r\r\n"]):
        path = tmp_path / "a.txt"
        path.write_bytes("".join(line + end for line, end in zip(lines, [*ends, ""], strict=True)).encode())
        article = load(path)
        assert article.reads_equal(expected)
        assert [block.gap_before for block in article.body.blocks] == [0, 0]


def test_what_is_remembered_of_keys_and_labels_is_bounded(tmp_path: Path) -> None:
    """A dump may name its own keys in every record, and a page its labels."""
    from newsparse.labels import roles_of
    from newsparse.readers.record import name_of_key

    path = tmp_path / "a.jsonl"
    rows = (f'{{"title": "{n}", "content": "今天开幕。", "key{n}": "值"}}\n' for n in range(6000))
    path.write_text("".join(rows), encoding="utf-8")
    assert sum(1 for _ in iter_file(path)) == 6000
    for n in range(6000):
        newsparse.parse(f"标题: 甲\n标签{n}: 乙\n正文:\n丙。")
    for remembered in (name_of_key, roles_of):
        assert 0 < remembered.cache_info().currsize <= 4096


@pytest.mark.parametrize("collecting", [True, False])
def test_a_folder_is_loaded_without_garbage_collection_which_stays_as_it_was(tmp_path: Path, collecting: bool) -> None:
    """Also after an error. It may be off, since no article, text or page leaves objects in circles."""
    for folder in (Path("seeds"), Path("tests/cases/html")):
        newsparse.load_dir(folder)
    try:
        if not collecting:
            gc.disable()
        for folder in (Path("seeds"), Path("tests/cases/html")):
            gc.collect()
            newsparse.load_dir(folder)
            assert gc.collect() == 0
        with pytest.raises(LoadError):
            newsparse.load_dir(tmp_path / "none")
        assert gc.isenabled() is collecting
    finally:
        gc.enable()
