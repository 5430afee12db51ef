"""How the documentation is built: python -m sphinx -W --keep-going -n docs build/site"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

import newsparse

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "newsparse"
author = "The newsparse authors"
copyright = author
version = release = newsparse.__version__
html_title = f"newsparse {release}"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False

# Headings down to the third level can be linked to, as on the pages of a repository.
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
autodoc_mock_imports = ["pyspark"]  # it is large, and only one module needs it
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100
# The build asks no network for where names of other libraries are documented, and docstrings name things inside the package
# that have no page. Links from page to page are checked all the same.
nitpick_ignore_regex = [
    (r"py:.*", r"(dt|datetime|date|timedelta|pathlib|os|enum|collections|typing|json|optional)(\..*)?"),
    (r"py:.*", r"(pa|pd|st|pyarrow|pandas|hypothesis|pyspark|tqdm|lxml)(\..*)?"),
    (r"py:.*", r"_?[A-Z]\w*"),
    (r"py:.*", r"newsparse\.\w+\.\w+"),
    (r"py:(mod|func|meth|data|attr)", r".*"),
]


def setup(app: Sphinx) -> dict[str, Any]:
    """The directive ``{vocabulary} NAME``, which shows a table of newsparse as it is at the time of the build."""
    from docutils import nodes
    from docutils.parsers.rst import Directive
    from docutils.statemachine import StringList
    from vocabulary import TABLES, to_markdown

    class Vocabulary(Directive):
        required_arguments = 1

        def run(self) -> list[Any]:
            lines = to_markdown(*TABLES[self.arguments[0]]()).splitlines()
            node = nodes.container(classes=["vocabulary", self.arguments[0]])
            self.state.nested_parse(StringList(lines, source=self.arguments[0]), self.content_offset, node)
            return [node]

    app.add_directive("vocabulary", Vocabulary)
    app.connect("source-read", _links_of_the_chinese_page)
    app.connect("doctree-read", _without_the_last_blank_line)
    app.connect("build-finished", _write_examples)
    return {"parallel_read_safe": True}


def _links_of_the_chinese_page(app: Sphinx, docname: str, source: list[str]) -> None:
    """Links that lead out of docs/ in the repository lead to the pages that stand for their targets here."""
    if docname == "README.zh-CN":
        source[0] = source[0].replace("(../README.md)", "(index.md)").replace("(../CHANGELOG.md)", "(changelog.md)")
        source[0] = source[0].replace("[MIT](../LICENSE)", "MIT")


def _without_the_last_blank_line(app: Sphinx, doctree: Any) -> None:
    """A doctest needs a blank line before the end of its block; a reader does not."""
    from docutils import nodes

    for block in doctree.findall(nodes.literal_block):
        if block.rawsource == block.astext():  # what is highlighted
            block.rawsource = block.astext().rstrip()
            block.children[:] = [nodes.Text(block.rawsource)]


def _write_examples(app: Sphinx, exception: Exception | None) -> None:
    """The two pages that newsparse writes, of the seeds, for index.md to link to."""
    if exception is not None or app.builder.format != "html":
        return
    import attrs

    from newsparse import report, statistics

    seeds = Path(__file__).parents[1] / "seeds"
    corpus = [
        attrs.evolve(a, path=Path("seeds") / a.path.name) for a in newsparse.load_dir(seeds) if a.path is not None
    ]
    folder = Path(app.outdir) / "examples"
    folder.mkdir(exist_ok=True)
    (folder / "article.html").write_text(corpus[3].to_html(), encoding="utf-8")
    (folder / "report.html").write_text(report.to_html(statistics.count(corpus)), encoding="utf-8")
