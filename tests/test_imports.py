"""What importing the package loads, and that its examples and lists are in step."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import newsparse
from newsparse.diagnostics import CODES

ROOT = Path(__file__).parent.parent


def test_import_is_silent_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, newsparse\n"
        "newsparse.parse('标题: 甲\\n正文内容:\\n乙。\\n作者：董文欣毛琦')\n"
        "newsparse.load_dir('seeds')\n"
        "heavy = {'jieba', 'pyarrow', 'pandas', 'numpy', 'lxml', 'trafilatura', 'hypothesis'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_what_reads_formats_is_loaded_with_the_first_file_of_that_format() -> None:
    """Not with the package, and not by a file of plain text."""
    code = (
        "import sys, newsparse\n"
        "newsparse.load_dir('seeds')\n"
        "heavy = {'json', 'csv', 'xml', 'email', 'html', 'xml.parsers.expat'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "newsparse.load('tests/cases/readers/search.xml')\n"
        "assert 'csv' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_importing_reads_no_table() -> None:
    code = "import newsparse.tables as t; assert t.read_table.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", sorted(set(newsparse.__all__) - {"__version__"}))
def test_everything_public_is_there_with_an_example(name: str) -> None:
    assert ">>> " in getattr(newsparse, name).__doc__
    assert name in dir(newsparse)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="load_dirs"):
        _ = newsparse.load_dirs


def test_the_docs_list_every_diagnostic_code() -> None:
    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (error|warning|info) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [(code, severity.value, what) for code, (severity, what) in sorted(CODES.items())]


def test_both_readmes_show_the_same_examples() -> None:
    def code(name: str) -> list[str]:
        return re.findall(r"^```(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)

    assert code("README.md") == code("docs/README.zh-CN.md")
