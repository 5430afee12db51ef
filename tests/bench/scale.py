"""All figures of docs/scale.md, in one run.

    python tests/bench/scale.py [--articles 20000] [--growth 1000,10000,100000] [--memory 200000] [--rounds 3]
                                [--peers PYTHON] [--only NAME,...] [--folder DIR] [--write docs/scale.md]

The corpora are those of corpus.py. Every timing is one of a fresh process, the tasks of a round one after the other, so that
a busy machine slows all of them; the best round counts. ``--peers`` names a Python that has GNE, trafilatura, newspaper4k
and JioNLP; without it they are looked for in this one. Printed is Markdown, section by section: machine, parse, throughput,
growth, memory, peers, names, spark, model. The model is computed from the figures of the same run. With ``--write`` it
also takes the place of what stands below the line ``<!-- figures -->`` of that page.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus import GIVEN, SURNAMES
from corpus import write as write_corpus

HERE = Path(__file__).parent
# What one process is told to do; it prints what it used.
TASKS = {
    "load_dir": "articles = len(newsparse.load_dir(source, workers=workers))",
    "iter_dir": "articles = sum(1 for _ in newsparse.iter_dir(source, workers=workers))",
    "export to JSON Lines": "articles = export(source, target + '.jsonl', workers=workers).articles",
    "export to CSV": "articles = export(source, target + '.csv', workers=workers).articles",
    "export to Parquet": "articles = export(source, target + '.parquet', workers=workers).articles",
    "export to parts of Parquet": "articles = export(source, target, format='parquet', workers=workers).articles",
}
RUN = """
import json, resource, sys, time
begin = time.perf_counter()
import newsparse
from newsparse.export import export
source, target, workers = sys.argv[1], sys.argv[2], int(sys.argv[3])
{task}
seconds = time.perf_counter() - begin
own, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps({{
    "articles": articles, "seconds": seconds, "cpu": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
    "own_cpu": own.ru_utime + own.ru_stime, "own_mb": own.ru_maxrss / 1024, "worker_mb": others.ru_maxrss / 1024,
}}))
"""
# Prints the resident memory after each tenth of the articles.
WATCH = """
import json, sys
import newsparse
page, seen, used = 4096, 0, []
every = int(sys.argv[2]) // 10
for n, article in enumerate(newsparse.iter_dir(sys.argv[1]), 1):
    if n % every == 0:
        used.append(int(open("/proc/self/statm").read().split()[1]) * page / 2**20)
print(json.dumps(used))
"""
SPARK = """
import json, os, sys, time
from pyspark.sql import SparkSession
from newsparse import spark as ours
os.environ["PYSPARK_PYTHON"] = sys.executable
source, packed, cores = sys.argv[1:4]
session = (
    SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false")
    .config("spark.driver.memory", "4g").config("spark.driver.host", "127.0.0.1")
    .config("spark.sql.execution.arrow.maxRecordsPerBatch", "500").config("spark.sql.files.openCostInBytes", "0")
    .getOrCreate()
)
session.sparkContext.setLogLevel("ERROR")
ours.register(session)
if not os.path.exists(packed):
    files = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(source)
    files.select("path", "content").repartition(8).write.parquet(packed)
def folder():
    return session.read.format("newsparse").option("files", 500).load(source)
def column():
    return ours.read_column(session.read.parquet(packed), "content", path="path")
found = {}
for name, frame in (("folder", folder), ("packed", column)):
    best = None
    for _ in range(3):  # the first one starts the Python processes
        begin = time.perf_counter()
        frame().write.format("noop").mode("overwrite").save()
        best = min(best or 1e9, time.perf_counter() - begin)
    found[name] = best
print(json.dumps(found))
session.stop()
"""


def run(code: str, *arguments: object, python: str = sys.executable) -> Any:
    """What a fresh process prints as JSON, on its last line."""
    done = subprocess.run([python, "-c", code, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


# What was printed, line by line.
SAID: list[str] = []
MARK = "<!-- figures -->\n"


def say(text: str) -> None:
    """Print a line, and keep it."""
    print(text, flush=True)
    SAID.append(text)


def table(head: list[str], rows: list[list[str]]) -> None:
    """A table in Markdown."""
    say("| " + " | ".join(head) + " |")
    say("|---" * len(head) + "|")
    for row in rows:
        say("| " + " | ".join(row) + " |")
    say("")


class Bench:
    """Options, folders, and the figures of the sections that were run."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self.options = options
        self.folder = folder
        self.figures: dict[str, Any] = {}
        self._sizes: dict[str, int] = {}

    def corpus(self, articles: int, pages: bool = False) -> Path:
        """A corpus of so many articles, made when it is first asked for."""
        source = self.folder / f"{'pages' if pages else 'news'}-{articles}"
        if not source.exists():
            self._sizes[source.name] = write_corpus(source, articles, pages=pages)
        return source

    def size(self, source: Path) -> int:
        """The bytes of a corpus."""
        return self._sizes[source.name]

    def best(
        self, source: Path, tasks: dict[tuple[str, int], str], rounds: int
    ) -> dict[tuple[str, int], dict[str, Any]]:
        """For each task and number of workers, what the best round used."""
        found: dict[tuple[str, int], dict[str, Any]] = {}
        for _ in range(rounds):
            for (name, workers), task in tasks.items():
                out = Path(tempfile.mkdtemp(dir=self.folder))
                used = run(RUN.format(task=task), source, out / "out", workers)
                used["bytes"] = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
                shutil.rmtree(out)
                key = name, workers
                if key not in found or used["seconds"] < found[key]["seconds"]:
                    found[key] = {**used, "cpu": min(used["cpu"], found.get(key, used)["cpu"])}
        return found

    def machine(self) -> None:
        """What it runs on."""
        cpu = next(
            (line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
            platform.processor(),
        )
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        say(
            f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB; {platform.system()}, Python {platform.python_version()}; "
            f"load {os.getloadavg()[0]:.1f} at the start\n",
        )

    def parse(self) -> None:
        """Parsing against reading and decoding: parse.py."""
        command = [sys.executable, str(HERE / "parse.py"), "--rounds", str(50 * self.options.rounds)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        say(f"```text\n{done.stdout}```\n")

    def throughput(self) -> None:
        """Articles and megabytes a second."""
        source = self.corpus(self.options.articles)
        megabytes = self.size(source) / 1e6
        say(f"{self.options.articles:,} articles, {megabytes:,.0f} MB; the best of {self.options.rounds} rounds\n")
        tasks = {(name, workers): task for name, task in TASKS.items() for workers in (1, 2)}
        found = self.best(source, tasks, self.options.rounds)
        self.figures["throughput"] = {f"{name} {workers}": used for (name, workers), used in found.items()}
        self.figures["bytes an article"] = self.size(source) / self.options.articles
        rows = []
        for name in TASKS:
            one, two = found[name, 1], found[name, 2]
            for workers, used in ((1, one), (2, two)):
                rows.append(
                    [
                        name,
                        str(workers),
                        f"{used['articles'] / used['seconds']:,.0f}",
                        f"{megabytes / used['seconds']:.1f}",
                        f"{used['cpu'] / used['articles'] * 1e6:.0f}",
                        f"{used['own_mb']:.0f}" + (f" + {used['worker_mb']:.0f} each" if workers > 1 else ""),
                        f"{one['seconds'] / used['seconds']:.2f}" if workers > 1 else "",
                    ]
                )
        table(["task", "workers", "articles/s", "MB/s", "CPU µs an article", "memory, MB", "times one"], rows)

    def growth(self) -> None:
        """The same tasks on larger and larger folders."""
        sizes = [int(size) for size in self.options.growth.split(",")]
        tasks = {
            (name, 1): TASKS[name] for name in ("load_dir", "iter_dir", "export to JSON Lines", "export to Parquet")
        }
        rows = {name: [name] for name, _ in tasks}
        for size in sizes:
            found = self.best(self.corpus(size), tasks, 1 if size > 20_000 else self.options.rounds)
            for (name, _), used in found.items():
                rows[name].append(f"{used['articles'] / used['seconds']:,.0f} ({used['own_mb']:.0f} MB)")
        say("Articles a second, and the most memory that the process held:\n")
        table(["task", *(f"{size:,} articles" for size in sizes)], list(rows.values()))

    def memory(self) -> None:
        """Resident memory over a long run."""
        count = self.options.memory
        source = self.corpus(count)
        empty = run("print(int(open('/proc/self/statm').read().split()[1]) * 4096 / 2**20)")
        used = run(WATCH, source, count)
        say(f"{count:,} articles; an interpreter that does nothing holds {empty:.0f} MB\n")
        say("`iter_dir`, after each tenth of them: " + ", ".join(f"{mb:.0f}" for mb in used) + " MB\n")
        rows = []
        for name in ("export to JSON Lines", "export to Parquet"):
            one, two = (self.best(source, {(name, workers): TASKS[name]}, 1)[name, workers] for workers in (1, 2))
            rates = [f"{used['articles'] / used['seconds']:,.0f}" for used in (one, two)]
            held = [f"{one['own_mb']:.0f}", f"{two['own_mb']:.0f} + {two['worker_mb']:.0f} each"]
            rows.append([name, held[0], rates[0], held[1], rates[1], f"{one['seconds'] / two['seconds']:.2f}"])
        table(["task", "MB at most", "articles/s", "MB, 2 workers", "articles/s, 2 workers", "times one"], rows)
        shutil.rmtree(source)

    def peers(self) -> None:
        """Other programs on the same articles."""
        count = self.options.pages
        pages, texts = self.corpus(count, pages=True), self.corpus(count)
        done = subprocess.run(
            [self.options.peers, HERE / "peers.py", pages, texts], check=True, stdout=subprocess.PIPE, text=True
        )
        peers = json.loads(done.stdout.splitlines()[-1])
        ours = run(OURS, pages, texts)
        self.figures["peers"] = {**peers, **ours}
        say(f"{count} articles; milliseconds an article, the best of three rounds\n")
        rows = [
            ["newsparse.parse, on the text", f"{ours['parse'] * 1e3:.3f}", ""],
            ["the same, and every field and block looked at", f"{ours['look'] * 1e3:.3f}", ""],
        ]
        if ours.get("parse_html"):
            rows.append(["newsparse.parse_html, on the page", f"{ours['parse_html'] * 1e3:.3f}", ""])
        for name in ("gne", "trafilatura", "newspaper4k"):
            if name in peers:
                took = peers[name]["seconds"]
                shown = f"{name} {peers[name]['version']}, on the page"
                rows.append([shown, f"{took * 1e3:.3f}", f"{took / ours['parse']:.0f} times parse"])
        rows.append(["newsparse.find_times, on the text", f"{ours['find_times'] * 1e3:.3f}", ""])
        if "jionlp" in peers:
            took = peers["jionlp"]["seconds"]
            shown = f"jionlp {peers['jionlp']['version']} extract_time, on the text"
            rows.append([shown, f"{took * 1e3:.3f}", f"{took / ours['find_times']:.0f} times find_times"])
        table(["program", "ms", ""], rows)

    def names(self) -> None:
        """Names run together, against jieba's tags for persons."""
        found = run(NAMES, SURNAMES, GIVEN)
        say(
            "2,000 credit lines of two or three names run together (`作者：董文欣毛琦`); a line is right when its names are:\n"
        )
        rows = [[name, f"{100 * used['right']:.1f} %", f"{used['seconds'] * 1e6:.0f}"] for name, used in found.items()]
        table(["program", "right", "µs a line"], rows)

    def spark(self) -> None:
        """Spark on one core and on two."""
        source = self.corpus(self.options.articles)
        packed = self.folder / "packed"
        found = {cores: run(SPARK, source, packed, cores) for cores in (1, 2)}
        self.figures["spark"] = found
        rows = [
            [what, *(f"{self.options.articles / found[cores][key]:,.0f}" for cores in (1, 2)),
             f"{found[1][key] / found[2][key]:.2f}"]
            for key, what in (("folder", "data source, a folder of files"), ("packed", "column of bytes, packed"))
        ]  # fmt: skip
        say(f"{self.options.articles:,} articles, all columns, written nowhere; articles a second\n")
        table(["way in", "1 core", "2 cores", "times"], rows)

    def model(self) -> None:
        """What a hundred million articles of 7 KB cost, from the figures of this run."""
        used = self.figures.get("throughput")
        if used is None:
            return
        count, size = 100e6, 7000
        scale = size / self.figures["bytes an article"]  # work goes with the length
        rows = []
        for name in TASKS:
            one, two = used[f"{name} 1"], used[f"{name} 2"]
            if not name.startswith("export"):
                continue
            hours = one["cpu"] / one["articles"] * count * scale / 3600
            serial = two["own_cpu"] / two["articles"]
            most = two["cpu"] / two["own_cpu"] - 1
            written = one["bytes"] / one["articles"] * count * scale / 1e12
            rows.append(
                [
                    name,
                    f"{hours:.1f}",
                    f"{written:.2f}",
                    f"{serial * count * scale / 3600:.1f}",
                    f"{most:.0f}",
                ]
            )
        say(
            f"{count / 1e6:.0f} million articles of {size:,} bytes, {count * size / 1e9:.0f} GB; work goes with the bytes:\n"
        )
        head = ["task", "core-hours", "TB written", "hours of the parent alone", "workers that one parent can feed"]
        table(head, rows)
        read = count * size / 3600
        say("Hours to read the source from one disk: " + ", ".join(
            f"{read / (speed * 1e6):.1f} at {speed:,} MB/s" for speed in (100, 500, 2000)
        ) + f"; as files of their own, {count / 3600 / 10_000:.1f} at 10,000 files a second.\n")  # fmt: skip


OURS = """
import json, sys, time
from datetime import datetime
from pathlib import Path
import newsparse
from newsparse import creditlines
pages, texts = ([p.read_text("utf-8") for p in sorted(Path(f).rglob("*")) if p.is_file()] for f in sys.argv[1:3])
base = datetime(2022, 9, 19, 15, 40)
def seconds(work, inputs):
    best = 1e9
    for _ in range(4):
        creditlines._read_remembered.cache_clear()  # as if all had other authors
        begin = time.perf_counter()
        for text in inputs:
            work(text)
        best = min(best, time.perf_counter() - begin)
    return best / len(inputs)
def look(text):
    article = newsparse.parse(text)
    return article.header.fields, article.body.blocks
found = {"parse": seconds(newsparse.parse, texts), "look": seconds(look, texts)}
found["find_times"] = seconds(lambda text: newsparse.find_times(text, base=base), texts)
if hasattr(newsparse, "parse_html"):
    found["parse_html"] = seconds(newsparse.parse_html, pages)
print(json.dumps(found))
"""
NAMES = """
import json, logging, random as randoms, sys, time
import jieba.posseg, newsparse
jieba.setLogLevel(logging.ERROR)
random, (surnames, given) = randoms.Random(1), sys.argv[1:3]
lines = [
    [random.choice(surnames) + "".join(random.choices(given, k=random.choice((1, 2, 2)))) for _ in range(random.choice((2, 3)))]
    for _ in range(2000)
]
def ours(line):
    return [name for credit in newsparse.parse_credits("作者：" + line) for name in credit.names]
def theirs(line):
    return [word for word, tag in jieba.posseg.lcut(line) if tag == "nr"]
found = {}
for name, work in (("newsparse.parse_credits", ours), ("jieba.posseg", theirs)):
    work("董文欣毛琦")
    begin = time.perf_counter()
    right = sum(work("".join(names)) == names for names in lines)
    found[name] = {"right": right / len(lines), "seconds": (time.perf_counter() - begin) / len(lines)}
print(json.dumps(found))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--growth", default="1000,10000,100000")
    parser.add_argument("--memory", type=int, default=200_000)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default=sys.executable, help="a Python that has the other programs")
    parser.add_argument("--only", help="sections, with commas")
    parser.add_argument("--write", type=Path, help="a page to put the figures into")
    parser.add_argument("--folder", type=Path, help="where to put corpora; else a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        bench = Bench(options, Path(folder))
        sections: list[Callable[[], None]] = [
            bench.machine, bench.parse, bench.throughput, bench.growth, bench.memory, bench.peers, bench.names,
            bench.spark, bench.model,
        ]  # fmt: skip
        begin = time.monotonic()
        for section in sections:
            if options.only is None or section.__name__ in options.only.split(","):
                say(f"### {section.__name__.capitalize()}\n")
                section()
        say(f"{time.monotonic() - begin:.0f} s in all; load {os.getloadavg()[0]:.1f} at the end")
    if options.write is not None:
        above, line, _ = options.write.read_text("utf-8").partition(MARK)
        options.write.write_text(above + line + "\n".join(SAID) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
