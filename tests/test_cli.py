"""The command, run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsparse
from newsparse.cli import main
from newsparse.cli.parse import summary

SEEDS = Path(__file__).parent.parent / "seeds"


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "newsparse", *words], capture_output=True, env={**os.environ, **environment}
    )


def test_a_folder_prints_a_summary_of_each_article(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(SEEDS)]) == 0
    out = capsys.readouterr().out
    assert out.count("  published    ") == 5
    assert "  published    2022-09-19 15:40 (minute)\n  views        3,590\n" in out
    assert "  credits      作者 (author): 网信中心, 董洋\n               摄影 (photographer): 网信中心, 魏跃堂\n" in out
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
    case = Path(__file__).parent / "cases" / "readers" / "table.csv"
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


def test_a_missing_path_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(tmp_path / "no")]) == 1
    assert "there is no such file or folder" in capsys.readouterr().err


def test_diagnostics_are_shown_with_their_place() -> None:
    shown = summary(newsparse.parse("标题: 甲\n发布日期: 2024-13-01\n正文内容:\n乙。"))
    assert '2:7: error: "2024-13-01" is not a date; date_published left empty [date-invalid]' in shown


def test_wrong_use_is_status_two() -> None:
    assert run("parse").returncode == 2
    assert run("fly").returncode == 2
    assert run("parse", "--from", "word", str(SEEDS)).returncode == 2


def test_output_is_utf8_whatever_the_locale() -> None:
    done = run("parse", str(SEEDS), LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "校地协同结对共建" in done.stdout.decode("utf-8")


def test_output_survives_a_reader_that_stops() -> None:
    command = f'"{sys.executable}" -m newsparse parse "{SEEDS}" "{SEEDS}" "{SEEDS}" | head -n 1'
    done = subprocess.run(command, shell=True, capture_output=True)
    assert done.stderr == b""


def test_the_version_is_the_packages() -> None:
    assert run("--version").stdout.decode().strip() == f"newsparse {newsparse.__version__}"
