"""The command, run as a user runs it."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from collections import Counter
from pathlib import Path
from tempfile import TemporaryFile

import pytest

import newsparse
from newsparse.cli import main
from newsparse.cli.parse import summary
from newsparse.cli.stats import table
from newsparse.formats import jsonl, parquet
from newsparse.statistics import Statistics, count

TESTS = Path(__file__).parent
SEEDS = TESTS.parent / "seeds"
READERS = TESTS / "cases" / "readers"
COMMAND = [sys.executable, "-m", "newsparse"]
VERBS = ["parse", "check", "stats", "view", "export"]
BAD_DATE = "标题: 甲\n发布日期: 2024-13-01\n正文内容:\n乙。"


def run(*words: object, stdin: bytes = b"", locale: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *map(str, words)], capture_output=True, input=stdin, env={**os.environ, **(locale or {})}
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder whose articles, and whose diagnostics, fill a pipe many times over."""
    folder = tmp_path / "many"
    folder.mkdir()
    record = json.dumps({"title": "甲" * 60, "time": "2024-13-01", "content": "乙。" * 200}, ensure_ascii=False)
    for name in "abc":
        (folder / f"{name}.jsonl").write_text(f"{record}\n" * 1000, encoding="utf-8")
    return folder


# ----------------------------------------------------------------------------------------------------------------- parse


def test_a_folder_prints_a_summary_of_each_article(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(SEEDS)]) == 0
    out = capsys.readouterr().out
    assert out.count("  published    ") == 5
    assert "  published    2022-09-19 15:40 (minute)\n  views        3,590\n" in out
    assert "  credits      作者 (author) 网信中心: 董洋\n               摄影 (photographer) 网信中心: 魏跃堂\n" in out
    assert "               爱心送暖在行动，深入磨沟村贫困户发放慰问品 (4 paragraphs)\n" in out


def test_a_bad_file_is_named_on_stderr_and_costs_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("标题: 甲\n正文内容:\n乙。", encoding="utf-8")
    assert main(["parse", str(tmp_path)]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("甲\n")
    assert captured.err == f"newsparse: {tmp_path / 'a.txt'}: the file is empty\n"


def test_a_file_of_many_prints_a_summary_of_each_article(capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the file, with the place of each in it; the format may be named."""
    case = READERS / "table.csv"
    assert main(["parse", str(case)]) == 0
    out = capsys.readouterr().out
    assert f"老街改造完成，住户陆续回迁\n  file         {case}, article 0\n  published    2022-05-01 (day)\n" in out
    assert f"夜市重新开张\n  file         {case}, article 1\n" in out
    assert main(["parse", "--from", "text", str(case)]) == 0
    assert capsys.readouterr().out.count("  file         ") == 1


def test_a_bad_record_is_named_on_stderr_and_costs_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "甲"}\n{"title"\n{"title": "乙"}\n', encoding="utf-8")
    assert main(["parse", str(path)]) == 1
    captured = capsys.readouterr()
    assert [line for line in captured.out.split("\n") if line in ("甲", "乙")] == ["甲", "乙"]
    assert captured.err == f"newsparse: {path}: line 2: not JSON: Expecting ':' delimiter, column 9\n"


def test_a_missing_path_is_an_error_and_costs_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(tmp_path / "no"), str(SEEDS)]) == 1
    captured = capsys.readouterr()
    assert "there is no such file or folder" in captured.err
    assert captured.out.count("  published    ") == 5


def test_diagnostics_are_shown_with_their_place() -> None:
    shown = summary(newsparse.parse(BAD_DATE))
    assert '2:7: error: "2024-13-01" is not a date; date_published left empty [date-invalid]' in shown


def test_a_summary_cannot_move_the_cursor() -> None:
    """A crawled page is anybody's text; a terminal would run what it says."""
    shown = summary(newsparse.parse("标题: 甲\x1b[2J乙\u202e\n来源: \x1b]0;丙\x07\n正文内容:\n丁。"))
    assert shown.startswith("甲\\x1b[2J乙")
    assert all(line.isprintable() for line in shown.split("\n"))


def test_json_lines_read_back_equal() -> None:
    done = run("parse", "--json", SEEDS)
    assert (done.returncode, done.stderr) == (0, b"")
    read = [newsparse.Article.from_json(line) for line in done.stdout.decode().splitlines()]
    assert read == list(newsparse.load_dir(SEEDS))


def test_what_json_cannot_hold_is_said_and_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "\\ud800"}\n{"title": "乙"}\n', encoding="utf-8")
    done = run("parse", "--json", path)
    assert done.returncode == 1
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["乙"]
    assert b"lone surrogate" in done.stderr


def test_stdin_is_read_as_a_file_is() -> None:
    seed = next(SEEDS.glob("000*"))
    for encoding in ("utf-8", "gb18030"):
        done = run("parse", "--json", "-", stdin=seed.read_text(encoding="utf-8").encode(encoding))
        article = newsparse.Article.from_json(done.stdout)
        assert article.reads_equal(newsparse.load(seed))
        assert article.path is None


def test_a_long_stream_of_many_is_read_from_stdin(many: Path) -> None:
    """One that is longer than what is read at a time."""
    data = b"".join(path.read_bytes() for path in sorted(many.iterdir()))
    assert len(data) > 2 << 20
    done = run("parse", "--json", "-", stdin=data)
    assert done.returncode == 0
    assert [json.loads(line)["index"] for line in done.stdout.splitlines()] == list(range(3000))


def test_an_empty_stdin_is_an_error() -> None:
    done = run("parse", "-")
    assert (done.returncode, done.stderr) == (1, b"newsparse: -: the file is empty\n")


def test_labels_and_a_base_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("题名: 甲\n发布日期: 3月5日\n正文内容:\n乙。", encoding="utf-8")
    done = run("parse", "--json", "--label", "title=题名", "--base", "2021-04-01", path)
    article = json.loads(done.stdout)
    assert article["title"] == "甲"
    assert (article["date_published"]["year"], article["diagnostics"]) == (2021, [])


def test_workers_change_nothing() -> None:
    assert run("parse", "--json", "--workers", 2, SEEDS).stdout == run("parse", "--json", SEEDS).stdout


# ----------------------------------------------------------------------------------------------------------------- check


def test_check_prints_each_diagnostic_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD_DATE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.jsonl").write_text('{"title": "甲", "content": "乙"}\n{"title": "", "content": "丙"}\n{\n', "utf-8")
    done = run("check", tmp_path)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        f'{tmp_path}/a.txt:2:7: error: "2024-13-01" is not a date; date_published left empty [date-invalid]',
        f"{tmp_path}/b.txt:1:1: error: the file is empty [file-unread]",
        f"{tmp_path}/c.jsonl[1]:1:1: error: no title was found; title left empty [title-missing]",
        f"{tmp_path}/c.jsonl:3:1: error: not JSON: Expecting property name enclosed in double quotes, column 2 [file-unread]",
    ]
    assert done.stderr == b"newsparse: 3 articles: 4 errors, 0 warnings, 0 info; 2 files or records not read\n"


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (BAD_DATE, {"error": 1, "warning": 1, "info": 1}),
        ("标题: 甲\n标题: 丙\n正文内容:\n乙。", {"error": 0, "warning": 1, "info": 1}),
        ("标题: 甲\n某标签: 丙\n正文内容:\n乙。", {"error": 0, "warning": 0, "info": 1}),
        ("标题: 甲\n正文内容:\n乙。", {"error": 0, "warning": 0, "info": 0}),
    ],
    ids=["error", "warning", "info", "nothing"],
)
def test_the_severity_says_from_what_on_the_status_is_1(text: str, statuses: dict[str, int], tmp_path: Path) -> None:
    """All diagnostics are printed, whatever the severity."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    printed = len(newsparse.parse(text).diagnostics)
    for severity, status in statuses.items():
        done = run("check", "--severity", severity, path)
        assert (done.returncode, len(done.stdout.splitlines())) == (status, printed), severity
    assert run("check", path).returncode == statuses["error"]


def test_check_that_nobody_listens_to_still_has_its_status(many: Path, tmp_path: Path) -> None:
    """With pipefail, ``newsparse check crawl | head`` must fail a build where something is wrong."""
    good = tmp_path / "good.txt"
    good.write_text("标题: 甲\n某标签: 丙\n正文内容:\n乙。", encoding="utf-8")
    for path, status in ((many, 1), (good, 0)):
        assert unheard("check", path)[0] == status


# ----------------------------------------------------------------------------------------------------------------- stats


def test_stats_of_the_seeds_as_a_person_and_a_program_read_them() -> None:
    done = run("stats", "--json", SEEDS)
    counts = json.loads(done.stdout)
    assert counts["articles"] == 5
    assert counts["months"] == {"2018-10": 1, "2020-12": 1, "2022-09": 1, "2023-11": 1, "2024-04": 1}
    assert counts["authors"] == {"董洋": 2, "毛琦": 1, "王玉婷": 1, "董文欣": 1}
    assert counts["fields"]["view_count"] == 2
    shown = run("stats", SEEDS).stdout.decode().splitlines()
    assert shown[0] == "5 articles"
    assert "  2018       1                                        1" in shown
    assert "  view_count          2        3   40 %  ████████████▊" in shown
    assert "  毛琦    1  ████████████████" in shown


def test_what_could_not_be_read_is_counted_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    done = run("stats", tmp_path, SEEDS)
    assert done.returncode == 1
    assert done.stdout.decode().startswith("5 articles; not read: 1 LoadError\n")
    assert done.stderr.decode() == f"newsparse: {tmp_path / 'a.txt'}: the file is empty\n"


def test_stats_write_a_report(tmp_path: Path) -> None:
    done = run("stats", "--html", tmp_path / "report.html", SEEDS)
    assert done.stdout.startswith(b"5 articles\n")
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_columns_stand_straight_and_lines_end_in_time() -> None:
    names = ["新华社", "abc", "电气与动力工程学院、新能源学院、人文社会科学学院", "e\u0301", "\x1b[31m红"]
    shown = table(Statistics(articles=7, publishers=Counter({name: 7 - n for n, name in enumerate(names)})), 60)
    lines = shown.split("publishers\n")[1].split("\n\n")[0].split("\n")
    assert [re.search(r"\d", line.split("  ", 1)[1]) is not None for line in lines] == [True] * 5
    assert len({on_screen(line[: line.index("█")]) for line in lines}) == 1
    assert all(on_screen(line) <= 60 for line in shown.split("\n"))
    assert "\x1b" not in shown


def on_screen(text: str) -> int:
    """Columns as a terminal counts them, for the characters of this test."""
    return sum(0 if c == "\u0301" else 2 if "\u3000" <= c <= "\uffef" else 1 for c in text)


def test_an_empty_table_is_short() -> None:
    assert table(count([])) == "0 articles"


def test_years_without_a_month_and_articles_without_a_date_have_their_place() -> None:
    texts = ["时间: 2020", "时间: 2020年", "时间: 2020-02", "时间: 2020-02-03", "时间: 无"]
    articles = [newsparse.parse(f"标题: 甲\n{text}\n正文内容:\n乙。") for text in texts]
    shown = table(count(articles)).split("\n")
    assert shown[2:5] == [
        "published  all    1   2   3   4   5   6   7   8   9  10  11  12  no month",
        "  2020       4        2" + " " * 49 + "2",
        "  undated    1",
    ]


# ------------------------------------------------------------------------------------------------------------------ view


def test_view_writes_a_page(tmp_path: Path) -> None:
    seed = next(SEEDS.glob("003*"))
    page = run("view", seed).stdout.decode("utf-8")
    assert page == newsparse.load(seed).to_html()
    assert run("view", seed, "-o", tmp_path / "a.html").stdout == b""
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == page


def test_view_shows_one_article_of_many() -> None:
    case = READERS / "crawl.jsonl"
    assert "春季运动会" in run("view", case, "--index", 1).stdout.decode("utf-8")
    done = run("view", case)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--index" in done.stderr
    done = run("view", case, "--index", 9)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"no article 9" in done.stderr


def test_a_page_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    done = run("view", next(SEEDS.iterdir()), "-o", tmp_path / "no" / "a.html")
    assert done.returncode == 1
    assert done.stderr.decode() == f"newsparse: {tmp_path / 'no'}: there is no such folder\n"


# ---------------------------------------------------------------------------------------------------------------- export


def test_export_writes_what_the_suffix_says(tmp_path: Path) -> None:
    articles = newsparse.load_dir(SEEDS).articles
    done = run("export", SEEDS, tmp_path / "a.parquet")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"newsparse: 5 articles of 5 files to {tmp_path / 'a.parquet'}\n"
    assert tuple(parquet.read(tmp_path / "a.parquet")) == articles
    assert run("export", "--workers", 2, SEEDS, tmp_path / "a.jsonl").returncode == 0
    with open(tmp_path / "a.jsonl", encoding="utf-8") as stream:
        assert tuple(jsonl.read(stream)) == articles
    assert run("export", SEEDS, tmp_path / "a.csv").returncode == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("title,date_published,")


def test_export_writes_a_folder_of_parts(tmp_path: Path) -> None:
    assert run("export", "--format", "jsonl", SEEDS, tmp_path / "parts").returncode == 0
    assert [path.name for path in (tmp_path / "parts").iterdir()] == ["part-00000.jsonl"]


def test_what_is_not_exported_is_counted_and_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "甲"}\n{\n{"title": "\\ud800"}\n', encoding="utf-8")
    done = run("export", path, tmp_path / "out.csv")
    assert done.returncode == 1
    assert f"2 files or records left out; see {tmp_path}/out.csv.failures.jsonl\n" in done.stderr.decode()
    assert len((tmp_path / "out.csv.failures.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_an_export_that_cannot_be_is_one_message(tmp_path: Path) -> None:
    for words, message in (
        ((tmp_path / "no", tmp_path / "a.csv"), f"{tmp_path / 'no'}: there is no such folder"),
        ((SEEDS, tmp_path / "no" / "a.csv"), f"{tmp_path / 'no'}: there is no such folder"),
    ):
        done = run("export", *words)
        assert (done.returncode, done.stderr.decode()) == (1, f"newsparse: {message}\n")


# ------------------------------------------------------------------------------------------------------- the whole command


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["fly"],
        ["parse"],
        ["parse", "--from", "word", "seeds"],
        ["parse", "--encoding", "klingon", "seeds"],
        ["parse", "--base", "soon", "seeds"],
        ["parse", "--label", "题名", "seeds"],
        ["parse", "--label", "title=", "seeds"],
        ["parse", "--workers", "0", "seeds"],
        ["check", "--severity", "fatal", "seeds"],
        ["view"],
        ["export", "seeds"],
        ["export", "-", "seeds.csv"],
        ["export", "seeds", "seeds.docx"],
        ["export", "--format", "docx", "seeds", "out"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_status_2_and_says_so_on_stderr(words: list[str]) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"newsparse" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("verb", VERBS)
def test_help_shows_examples_that_the_verb_takes(verb: str) -> None:
    done = run(verb, "--help", locale={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert re.search(rf"^  newsparse {verb} ", done.stdout.decode("utf-8"), re.MULTILINE)
    assert max(map(len, done.stdout.decode("utf-8").splitlines())) <= 100


def test_the_version_is_the_packages() -> None:
    assert run("--version").stdout.decode().strip() == f"newsparse {newsparse.__version__}"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_output_is_utf8_whatever_the_locale(locale: dict[str, str]) -> None:
    for words in (["parse"], ["parse", "--json"], ["check", "--severity", "error"], ["stats"], ["stats", "--json"]):
        done = run(*words, SEEDS, locale={"PYTHONIOENCODING": "ascii", **locale})
        assert done.returncode == 0, words
        assert words[0] == "check" or "董文欣" in done.stdout.decode("utf-8")
    page = run("view", next(SEEDS.glob("000*")), locale={"PYTHONIOENCODING": "latin-1", **locale}).stdout
    assert "校地协同结对共建" in page.decode("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
def test_names_of_files_that_are_no_utf8_are_read_and_shown(tmp_path: Path) -> None:
    for name, content in ((b"caf\xe9.txt", BAD_DATE), (b"leer\xff.txt", "")):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(content, encoding="utf-8")
    locales: list[dict[str, str]] = [{}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
    for locale in locales:
        assert "caf\\xe9.txt\n" in run("parse", tmp_path, locale=locale).stdout.decode("utf-8")
        assert "leer\\xff.txt: the file is empty" in run("parse", tmp_path, locale=locale).stderr.decode("utf-8")
        assert "caf\\xe9.txt:2:7: error: " in run("check", tmp_path, locale=locale).stdout.decode("utf-8")
        assert json.loads(run("parse", "--json", tmp_path, locale=locale).stdout)["path"].endswith("caf\\xe9.txt")


def unheard(*words: object) -> tuple[int, bytes]:
    """The status and the messages of a command whose output nobody reads."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as stdout:
        done = subprocess.run([*COMMAND, *map(str, words)], stdout=stdout, stderr=subprocess.PIPE)
    return done.returncode, done.stderr


def test_output_survives_a_reader_that_stops(many: Path) -> None:
    command = subprocess.list2cmdline(COMMAND)
    for verb in ("parse", "parse --json", "check", "check --severity info", "stats"):
        done = subprocess.run(f"{command} {verb} {many} 2>{many}.err | head -n 1", shell=True, capture_output=True)
        assert done.stdout.count(b"\n") == 1, verb
        assert "Error" not in Path(f"{many}.err").read_text(encoding="utf-8"), verb


@pytest.mark.parametrize("words", [["parse"], ["parse", "--json"], ["stats"], ["stats", "--json"]], ids=" ".join)
def test_a_reader_that_is_gone_is_no_error(words: list[str]) -> None:
    assert unheard(*words, SEEDS) == (0, b"")
    assert unheard("--help") == (0, b"")
    assert unheard("view", next(SEEDS.iterdir())) == (0, b"")


@pytest.mark.parametrize("redirection", [">&-", "> /dev/full"])
def test_output_that_cannot_be_written_is_one_message(redirection: str) -> None:
    if "/dev/full" in redirection and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full to write to")
    command = subprocess.list2cmdline(COMMAND)
    for verb in ("parse", "parse --json", "stats"):
        done = subprocess.run(f"{command} {verb} {SEEDS} {redirection}", shell=True, capture_output=True)
        assert done.returncode == 1, verb
        assert re.fullmatch(rb"newsparse: (Bad file descriptor|No space left on device)\n", done.stderr), verb


def test_closed_streams_that_are_not_needed_do_no_harm(tmp_path: Path) -> None:
    command = subprocess.list2cmdline(COMMAND)
    seed = next(SEEDS.glob("000*"))
    page = tmp_path / "a.html"
    done = subprocess.run(f"{command} view {seed} -o {page} >&- 2>&- <&-", shell=True)
    assert done.returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    done = subprocess.run(f"{command} parse {tmp_path}/no {seed} 2>&-", shell=True, stdout=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stdout.startswith("校地协同结对共建".encode())
    done = subprocess.run(f"{command} parse - <&-", shell=True, capture_output=True)
    assert (done.returncode, done.stderr) == (1, b"newsparse: -: Bad file descriptor\n")


@pytest.mark.parametrize("words", [["parse"], ["parse", "--json"], ["check"], ["stats"]], ids=" ".join)
def test_an_interrupt_ends_in_status_130_without_a_traceback(words: list[str]) -> None:
    with subprocess.Popen(
        [*COMMAND, *words, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"\n" * (1 << 18))  # more than a pipe holds: it is written when the command reads
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, messages = process.communicate()
    assert (process.returncode, messages) == (130, b"")


# -------------------------------------------------------------------------------------------------------------- progress


def on_terminal(words: list[str], *, stdout: bool) -> tuple[int, str, str]:
    """The status, stdout and what a terminal shows of a command whose stderr, or whose both outputs, are one."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, 80, 0, 0))  # a new one has no columns
    with TemporaryFile() as out:
        process = subprocess.Popen(
            [sys.executable, *words], stdout=theirs if stdout else out, stderr=theirs, stdin=subprocess.DEVNULL
        )
        os.close(theirs)
        shown = b""
        while True:
            try:
                data = os.read(ours, 4096)
            except OSError:  # so Linux says that the other end is closed
                break
            if not data:
                break
            shown += data
        os.close(ours)
        status = process.wait()
        out.seek(0)
        return status, out.read().decode("utf-8"), shown.decode("utf-8")


def test_a_bar_counts_the_files_of_a_folder_on_a_terminal() -> None:
    pytest.importorskip("tqdm", reason="needs the extra progress")
    status, out, shown = on_terminal(["-m", "newsparse", "parse", "--json", str(SEEDS)], stdout=False)
    assert status == 0
    assert [json.loads(line)["index"] for line in out.splitlines()] == [None] * 5
    assert "0/5" in shown
    assert "files/s" in shown
    assert shown.rpartition("\r")[0].rpartition("\r")[2].isspace()  # it is gone at the end


def test_a_bar_counts_the_articles_of_a_file_and_lets_messages_pass(tmp_path: Path) -> None:
    pytest.importorskip("tqdm", reason="needs the extra progress")
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "甲"}\n{\n', encoding="utf-8")
    status, out, shown = on_terminal(["-m", "newsparse", "stats", "--json", str(path)], stdout=False)
    assert status == 1
    assert json.loads(out)["articles"] == 1
    assert "articles/s" in shown
    assert f"newsparse: {path}: line 2: " in shown


def test_colours_are_for_terminals_whose_users_want_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    path = tmp_path / "a.txt"
    path.write_text(BAD_DATE, encoding="utf-8")
    words = ["-m", "newsparse", "check", str(path)]
    _, _, shown = on_terminal(words, stdout=True)
    assert f"\x1b[1m{path}:2:7\x1b[m: \x1b[31merror\x1b[m: " in shown
    monkeypatch.setenv("NO_COLOR", "1")
    _, _, plain = on_terminal(words, stdout=True)
    assert "\x1b" not in plain
    assert f"{path}:2:7: error: " in plain


def test_there_is_no_bar_where_data_goes_to_the_same_terminal() -> None:
    status, _, shown = on_terminal(["-m", "newsparse", "parse", str(SEEDS)], stdout=True)
    assert status == 0
    assert shown.count("  published    ") == 5
    assert "files" not in shown


def test_there_is_no_bar_and_no_complaint_without_tqdm() -> None:
    code = "import sys; sys.modules['tqdm'] = None; from newsparse.cli import main; sys.exit(main(sys.argv[1:]))"
    status, out, shown = on_terminal(["-c", code, "stats", "--json", str(SEEDS)], stdout=False)
    assert (status, json.loads(out)["articles"], shown) == (0, 5, "")


def test_there_is_no_bar_in_a_pipe() -> None:
    assert run("stats", SEEDS).stderr == b""


# ------------------------------------------------------------------------------------------------------------------ docs

PAGE = TESTS.parent / "docs" / "cli.md"


def test_the_examples_of_the_docs_print_what_the_docs_show(tmp_path: Path) -> None:
    """Each console block of docs/cli.md, in one folder, stdout and stderr as a terminal shows them."""
    blocks = re.findall(r"^```console\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "seeds").symlink_to(SEEDS)
    article = re.search(r"\$ cat article.txt\n(.*?)\n\$", blocks[0], re.DOTALL)
    assert article is not None
    (tmp_path / "article.txt").write_text(article[1] + "\n", encoding="utf-8")
    crawl = tmp_path / "crawl"
    crawl.mkdir()
    (crawl / "a.txt").write_text(article[1] + "\n", encoding="utf-8")
    (crawl / "b.jsonl").write_text(
        '{"title": "甲", "content": "乙。"}\n{"title": "丙", "频道号": "7", "content": "丁。"}\n', encoding="utf-8"
    )
    (crawl / "c.txt").write_bytes(b"")
    prelude = f'newsparse() {{ {subprocess.list2cmdline(COMMAND)} "$@"; }}\n'
    verbs = set()
    for block in blocks:
        examples = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
        script = prelude + "".join(f"{command}\n" for command, _ in examples)
        done = subprocess.run(script, shell=True, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        shown = done.stdout.decode("utf-8")
        verbs |= set(re.findall(r"newsparse (\w+)", block))
        assert shown.rstrip("\n") == "".join(output for _, output in examples).rstrip("\n"), block
    assert verbs >= set(VERBS)
