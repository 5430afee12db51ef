"""Whether an export that is killed at random moments and gone on with ends with the bytes of one that ran through.

    python tests/bench/kill.py [--files 200000] [--kills 10] [--workers 2] [--suffix jsonl] [--seed 1] [--folder DIR]

A corpus is made and exported once. Then the export is begun again and again to a second target, each time killed (SIGKILL,
to the parent alone, so that its workers must notice) at a moment that is random within what is left, and at last let run.
Printed is what each run found done, and whether targets and failures are equal byte by byte; else it exits with 1.
"""

from __future__ import annotations

import argparse
import filecmp
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from corpus import write as write_corpus

from newsparse.export import Summary, export

RUN = "import sys; from newsparse.export import export; export(sys.argv[1], sys.argv[2], workers=int(sys.argv[3]))"


def files_done(target: Path) -> int:
    """How many files the log of an unfinished export names."""
    log = Path(f"{target}.unfinished") / "done.jsonl"
    return sum(int(line.split('"files": ')[1].split(",")[0]) for line in log.open()) if log.exists() else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=200_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--suffix", default="jsonl", choices=["jsonl", "csv", "parquet"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to put corpus and targets; else a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        same = killed_again_and_again(Path(folder), options)
    sys.exit(0 if same else 1)


def killed_again_and_again(folder: Path, options: argparse.Namespace) -> bool:
    """The comparison itself, in a folder that may be filled."""
    source = folder / "news"
    size = write_corpus(source, options.files, seed=options.seed, broken=1000)
    print(f"{options.files:,} files, {size:,} bytes; {options.workers} workers; {options.suffix}", flush=True)
    through, target = folder / f"through.{options.suffix}", folder / f"killed.{options.suffix}"
    begin = time.monotonic()
    whole = export(source, through, workers=options.workers)
    seconds = time.monotonic() - begin
    print(f"ran through in {seconds:.0f} s: {_said(whole)}", flush=True)

    random, done = Random(options.seed), 0
    for n in range(options.kills):
        left = seconds * (1 - done / options.files)
        with subprocess.Popen([sys.executable, "-c", RUN, source, target, str(options.workers)]) as run:
            pause = random.uniform(0, 2 * left / (options.kills - n))
            try:
                run.wait(pause)
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
        if target.exists():
            print(f"kill {n + 1}: it was finished", flush=True)
            target.unlink()
            done = 0
            continue
        done = files_done(target)
        print(f"kill {n + 1} after {pause:.1f} s: {done:,} files are done", flush=True)
    last = export(source, target, workers=options.workers)
    print(f"went on to the end: {_said(last)}, {last.resumed:,} files of them from before")
    pairs = [(through, target), (Path(f"{through}.failures.jsonl"), Path(f"{target}.failures.jsonl"))]
    same = all(filecmp.cmp(a, b, shallow=False) for a, b in pairs)
    print(f"{through.stat().st_size:,} bytes, and the failures: {'equal' if same else 'DIFFERENT'}")
    return same


def _said(done: Summary) -> str:
    return f"{done.files:,} files, {done.articles:,} articles, {done.failures:,} failures"


if __name__ == "__main__":
    main()
