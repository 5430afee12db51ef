"""Mutated texts and bytes through every function that reads them, for as long as one likes.

    python tests/fuzz.py --minutes 60 [--seed 1] [--jobs 2]

Inputs are the seeds, the cases of the readers and the pieces that headers and formats are made of, spliced, cut,
doubled, overwritten, repeated and written in several encodings. A call may raise NewsparseError and nothing else, must
keep the laws that are cheap to check, and must be done in time. Printed are the number of calls of each function and
what was found, shortest input first; the exit status is 1 if anything was. A finding becomes a case of the tests.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import newsparse
from newsparse import NewsparseError, pipeline, readers
from newsparse.diagnostics import Finding
from newsparse.readers.record import Record
from newsparse.source import TextStream, decode
from strategies import LABELS, ODD, SEED_TEXTS, VALUES

CASES = Path(__file__).parent / "cases" / "readers"
SECONDS = 20  # for one call, on a busy machine
PIECES = [
    *LABELS, *VALUES, *ODD, "{", "}", "[", "]", '"', "'", ",", "\\", "\\u0000", "\\ud800", '{"title": "', '"content": [',
    "<doc>", "</doc>", "<title>", "<content>", "</content>", "<!DOCTYPE a [", "<!ENTITY a 'b'>", "&a;", "&#0;", "<![CDATA[",
    "]]>", "<?xml version='1.0'?>", "<rss>", "<item>", "</item>", "\t", "title,content\n", '"甲,乙\n', "体育\t",
    "第1版(要闻)\n", "专栏：\n", "作者: a 看板: b\n", "-----\n", "=====\n", "第1篇\n", "nan", "1e999", "-1", "9" * 30, "true",
    "新华社北京4月24日电", "记者 程罡 王亚男", "（作者：网信中心董洋）", "摄", "3小时前", "2024年5月1日上午9时", "去年", "\x1b[31m",
    "\ue40c", "\u3000\u3000", "<p>", "<br/>", "&nbsp;", "<script>", "…", "\udfff", "\ufffd", "𠮷", "㐂", "👪",
]  # fmt: skip
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"]


def _corpus() -> list[str]:
    texts = list(SEED_TEXTS)
    for path in sorted(CASES.glob("*")):
        texts.append(decode(path.read_bytes(), None, []))
    return texts


def mutated(text: str, texts: list[str], chance: random.Random) -> str:
    """A text with pieces put in, cut out, doubled, repeated and exchanged."""
    if len(text) > 3000 and chance.random() < 0.7:
        at = chance.randrange(len(text) - 1000)
        text = text[at : at + chance.randint(1, 1000)]
    for _ in range(chance.choice([1, 1, 2, 4, 8])):
        at = chance.randint(0, len(text))
        end = min(len(text), at + chance.choice([0, 1, 1, 3, 10, 100]))
        kind = chance.randrange(7)
        if kind == 0:
            piece = chance.choice(PIECES)
        elif kind == 1:
            piece = chance.choice(PIECES) * chance.choice([2, 5, 50])
        elif kind == 2:
            piece = text[at:end] * chance.choice([2, 3, 20])
        elif kind == 3:
            piece = chr(chance.choice([chance.randrange(128), chance.randrange(0x3000), chance.randrange(0x110000)]))
        elif kind == 4:
            other = chance.choice(texts)
            begin = chance.randint(0, len(other))
            piece = other[begin : begin + chance.choice([5, 50, 500])]
        elif kind == 5:
            piece = ""
        else:
            piece = "".join(chance.choices(PIECES, k=chance.randint(1, 12)))
        text = text[:at] + piece + text[end:]
    return text[:20_000]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes with a few lost, overwritten or put in, and perhaps broken off."""
    for _ in range(chance.choice([0, 0, 1, 2, 10])):
        at = chance.randint(0, len(data))
        piece = chance.choice([b"", b"\0", b"\xff", b"\r\r\n", chance.randbytes(chance.randint(1, 4))])
        data = data[:at] + piece + data[at + chance.choice([0, 1, 1, 2]) :]
    return data[: chance.randint(0, len(data))] if chance.random() < 0.1 else data


def _squeezed(text: str) -> str:
    return "".join(text.split())


def check(article: newsparse.Article) -> None:
    """The laws that cost little: nothing is lost, spans are in order, the canonical text reads equal."""
    end = 1 if article.raw.startswith("\ufeff") else 0
    for part in [*article.header, *article.body.blocks]:
        assert part.span.start >= end or part.span.start == 0, "spans overlap"
        assert not _squeezed(article.raw[end : part.span.start]), "a character was lost"
        end = max(end, part.span.end)
    assert not _squeezed(article.raw[end:]), "a character was lost at the end"
    for block in article.body.blocks:
        assert _squeezed(block.span.of(article.raw)) == _squeezed(block.text), "a block is not its span"
    for diagnostic in article.diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(article.raw), "a diagnostic out of the text"


def _parse(text: str, chance: random.Random) -> None:
    check(newsparse.parse(text, base=date(2024, 5, 1) if chance.random() < 0.5 else None))


def _reader(name: str, text: str, chance: random.Random) -> None:
    reader = readers.reader_of(name)
    reader.recognise(text)
    size = chance.choice([1, 7, 100, len(text) + 1])
    chunks = [text[i : i + size] for i in range(0, len(text), size)] if size > 1 or len(text) < 500 else [text]
    limit = chance.choice([50, 1000, 1 << 20])
    for record in reader.read(chunks, limit):
        assert isinstance(record, Record)
        assert record.line >= 1
        if record.fields and not record.error:
            check(pipeline.parse_record(record.fields))


def _decode(text: str, chance: random.Random) -> None:
    name = chance.choice(ENCODINGS)
    data = damaged(text.encode(name, "replace"), chance)
    findings: list[Finding] = []
    decoded = decode(data, name if chance.random() < 0.2 else None, findings)
    assert "\0" not in decoded
    assert all(0 <= f.start <= f.end <= len(decoded) for f in findings), "a finding out of the text"


def _file(folder: Path, text: str, chance: random.Random) -> None:
    suffix = chance.choice([".txt", ".json", ".jsonl", ".csv", ".tsv", ".xml", ".dat"])
    path = folder / f"a{suffix}"
    path.write_bytes(damaged(text.encode(chance.choice(ENCODINGS), "replace"), chance))
    forced = chance.choice([None, None, *readers.FORMATS])
    read = list(newsparse.iter_file(path, format=forced, on_failure=lambda failure: None))
    for article in read[:20]:
        check(article)


def _alone(function: Callable[[str], object], text: str, chance: random.Random) -> None:
    at = chance.randint(0, len(text))
    function(text[at : at + chance.choice([10, 60, 400])])


def _stream(text: str, chance: random.Random) -> None:
    import io

    data = damaged(text.encode(chance.choice(ENCODINGS), "replace"), chance)
    for _ in TextStream(io.BytesIO(data)):
        pass


def targets(folder: Path) -> dict[str, Callable[[str, random.Random], None]]:
    """Every function that reads what others wrote."""
    found: dict[str, Callable[[str, random.Random], None]] = {
        "parse": _parse,
        "decode": _decode,
        "TextStream": _stream,
        "iter_file": partial(_file, folder),
    }
    for name in readers.FORMATS:
        found[f"readers.{name}"] = partial(_reader, name)
    for name in ("parse_date", "parse_credits", "split_names", "split_sentences"):
        found[name] = partial(_alone, getattr(newsparse, name))
    if find_times := getattr(newsparse, "find_times", None):
        found["find_times"] = partial(_alone, partial(find_times, base=date(2024, 5, 1)))
    return found


def run(seed: int, minutes: float) -> tuple[Counter[str], list[tuple[str, str, str]]]:
    """The calls made until the time is up, and the findings: function, error, input."""
    chance = random.Random(seed)
    texts = _corpus()
    calls: Counter[str] = Counter()
    findings: dict[tuple[str, str], str] = {}

    def too_long(*_: object) -> None:
        raise TimeoutError(f"over {SECONDS} s")

    signal.signal(signal.SIGALRM, too_long)
    with tempfile.TemporaryDirectory() as folder:
        functions = targets(Path(folder))
        end = time.monotonic() + minutes * 60
        while time.monotonic() < end:
            text = mutated(chance.choice(texts), texts, chance)
            for name, function in functions.items():
                calls[name] += 1
                state = chance.getstate()
                signal.alarm(SECONDS)
                try:
                    function(text, chance)
                except NewsparseError:
                    pass
                except Exception as error:
                    frame = traceback.extract_tb(error.__traceback__)[-1]
                    key = (
                        name,
                        f"{type(error).__name__}: {str(error)[:80]} ({Path(frame.filename).name}:{frame.lineno})",
                    )
                    if key not in findings or len(text) < len(findings[key]):
                        findings[key] = shortened(function, text, error, state)
                finally:
                    signal.alarm(0)
    return calls, [(name, said, text) for (name, said), text in findings.items()]


def shortened(
    function: Callable[[str, random.Random], None], text: str, error: Exception, state: tuple[object, ...]
) -> str:
    """A shorter text that raises the same error."""
    chance = random.Random()
    step = len(text) // 2
    signal.alarm(0)
    while step:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + step :]
            chance.setstate(state)
            try:
                function(shorter, chance)
            except Exception as same:
                if type(same) is type(error):
                    text = shorter
                    continue
            at += step
        step //= 2
    return text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.minutes:g} minutes, {options.jobs} jobs", flush=True)
    calls: Counter[str] = Counter()
    findings: dict[tuple[str, str], str] = {}
    with multiprocessing.Pool(options.jobs) as pool:
        work = [(options.seed + n, options.minutes) for n in range(options.jobs)]
        for counted, found in pool.starmap(run, work):
            calls += counted
            for name, said, text in found:
                findings[name, said] = min(text, findings.get((name, said), text), key=len)
    print(", ".join(f"{name} {count:,}" for name, count in calls.items()))
    for (name, said), text in sorted(findings.items(), key=lambda item: len(item[1])):
        print(f"\n{name}: {said}\n  {text[:600]!a}")
    print(f"\n{sum(calls.values()):,} calls, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
