"""The documentation is in step with the package: links lead somewhere, tables hold everything, commands run."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import newsparse
from newsparse import BlockKind
from newsparse.readers import FORMATS
from newsparse.tables import read_table

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
VOCABULARY = runpy.run_path(str(ROOT / "docs" / "vocabulary.py"))["TABLES"]


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", read(page), flags=re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """What the headings of a page can be linked by: lower case, no marks, a hyphen for each space."""
    headings = re.findall(r"^#{1,6} (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file that is there, and to a heading that it has."""
    for target in re.findall(r"\]\(([^()\s]+)\)", prose(page)):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.is_file(), target
        assert not anchor or anchor in anchors(file), target


def test_every_script_that_is_named_is_there() -> None:
    named = {path for page in PAGES for path in re.findall(r"\b((?:tests|docs)/[\w/-]+\.py)\b", read(page))}
    assert "tests/bench/accuracy.py" in named
    assert not [path for path in sorted(named) if not (ROOT / path).is_file()]


def test_every_page_of_the_site_is_in_its_contents() -> None:
    contents = set()
    for block in re.findall(r"^```\{toctree\}\n(.*?)^```", read(ROOT / "docs" / "index.md"), re.MULTILINE | re.DOTALL):
        lines = [line for line in block.splitlines() if line and not line.startswith(":")]
        contents |= {re.sub(r"^.*<(.+)>$", r"\1", line) for line in lines}
    pages = {str(page.relative_to(ROOT / "docs").with_suffix("")) for page in PAGES[1:]}
    assert contents == pages - {"index"}


def test_every_table_is_shown() -> None:
    page = read(ROOT / "docs" / "tables.md") + read(ROOT / "docs" / "comparison.md") + read(ROOT / "docs" / "ledger.md")
    assert set(re.findall(r"^```\{vocabulary\} (\w+)$", page, re.MULTILINE)) == VOCABULARY.keys()


@pytest.mark.parametrize(
    "name", ["labels", "keys", "roles", "time_words", "vague_times", "day_parts", "festivals", "boilerplate"]
)
def test_a_table_of_the_docs_holds_every_word_of_the_package(name: str) -> None:
    """Each as code, so that it stands as it is printed."""
    _, rows = VOCABULARY[name]()
    cells = "\n".join(cell for row in rows for cell in row).replace("\\|", "|")
    shown = set(re.findall(r"`([^`]+)`", cells)) | {cell for row in rows for cell in row}
    for row in read_table(name):
        if name in ("labels", "keys"):
            words = row[1].split()
        elif name == "roles":
            words = row[2].split() if row[0] != "modifier" else []
        elif name == "festivals":
            words = row[0].split("|")
        else:
            words = [row[1] if name == "boilerplate" else row[0]]
        assert shown.issuperset(words), row


def test_a_page_names_every_kind_of_block_and_every_format() -> None:
    kinds = set(re.findall(r"^\| `([a-z-]+)` \|", read(ROOT / "docs" / "reading.md"), re.MULTILINE))
    assert kinds >= {kind.value for kind in BlockKind}
    rows = re.findall(r"^\| (`[a-z`, ]+) \|", read(ROOT / "docs" / "files.md"), re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} >= FORMATS.keys()


def test_the_reference_holds_every_public_name() -> None:
    page = read(ROOT / "docs" / "reference.md")
    documented = set(re.findall(r"^\.\. auto(?:function|class|exception):: (\w+)", page, re.MULTILINE))
    assert documented == set(newsparse.__all__) - {"__version__"}


def test_every_law_of_the_design_is_a_test() -> None:
    laws = re.findall(r"^\| .+ \| `(test_\w+)` \|$", read(ROOT / "docs" / "design.md"), re.MULTILINE)
    tests = "".join(read(path) for path in (ROOT / "tests").glob("test_*.py"))
    assert len(laws) > 10
    assert not [law for law in laws if f"def {law}(" not in tests]


def test_the_columns_of_the_frame_are_those_that_the_page_lists() -> None:
    rows = re.findall(r"^\| (`.+?`) \|", read(ROOT / "docs" / "how-to" / "pandas.md"), re.MULTILINE)
    listed = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert listed == set(newsparse.load_dir(ROOT / "seeds").to_pandas().columns)


def test_the_commands_of_the_tutorial_run(tmp_path: Path) -> None:
    """In a folder that holds the seeds and nothing else; the files that they write are there."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    blocks = re.findall(r"^```sh\n(.*?)^```", read(ROOT / "docs" / "tutorial.md"), re.MULTILINE | re.DOTALL)
    commands = [shlex.split(line) for block in blocks for line in block.splitlines() if line.startswith("newsparse ")]
    assert {command[1] for command in commands} == {"parse", "view", "export", "check"}
    for command in commands:
        done = subprocess.run([sys.executable, "-m", *command], cwd=tmp_path, capture_output=True)
        assert done.returncode == 0, (command, done.stderr.decode("utf-8", "replace"))
    assert {path.name for path in tmp_path.iterdir()} == {"seeds", "article.html", "seeds.parquet", "seeds.csv"}
