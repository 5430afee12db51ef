"""Make ``traditional.tsv`` from OpenCC's table of Traditional characters.

    python -m newsparse.tables.make_traditional TSCharacters.txt

Kept are the Traditional forms of the characters that stand in the other tables and in the modules; the rest no look-up asks
for.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

LOOKED_UP = ("given_names", "labels", "media", "organizations", "places", "roles", "surnames", "titles")

HEAD = """\
# Simplified characters and their Traditional forms, for look-up only: texts keep their characters.
# Source: OpenCC's TSCharacters (Apache License 2.0), those of its characters that tables and modules hold; made by
# newsparse.tables.make_traditional. Columns: Simplified, Traditional forms.
"""


def main(source: Path, out: Path = Path(__file__).parent) -> None:
    """Write the table."""
    files = [*(out / f"{name}.tsv" for name in LOOKED_UP), *out.parent.rglob("*.py")]
    wanted = set("".join(file.read_text(encoding="utf-8") for file in files))
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for line in source.read_text(encoding="utf-8").splitlines():
        traditional, simplified = line.split("\t")
        first = simplified.split()[0]  # the commonest, where there are several
        if first != traditional and first in wanted and len(traditional) == 1 and "\u4e00" <= traditional <= "\u9fff":
            forms[first].add(traditional)
    text = HEAD + "".join(f"{s}\t{''.join(sorted(t))}\n" for s, t in sorted(forms.items()))
    (out / "traditional.tsv").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
