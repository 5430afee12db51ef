"""What is done of an export that is not finished, noted in a folder so that it can be gone on with."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from errno import ENOENT
from pathlib import Path
from typing import Any

from ..diagnostics import LoadError
from ..formats.replacing import replacing

__all__ = ["Log", "state"]


class Log:
    """What is done: a line for each part, with where its failures end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done = open(folder / "done.jsonl", "ab+")
        self._failures = open(folder / "failures.jsonl", "ab+")
        self._end = self._failures_end = 0

    def entries(self) -> Iterator[dict[str, Any]]:
        """The parts that were noted; a line that was not written to its end is none."""
        size = os.fstat(self._failures.fileno()).st_size
        with open(self._done.name, "rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    return
                entry = json.loads(line)
                if entry["failures_end"] > size:
                    return
                yield {**entry, "line_end": lines.tell()}

    def keep(self, entry: Mapping[str, Any]) -> None:
        """Go behind a part."""
        self._end, self._failures_end = entry["line_end"], entry["failures_end"]

    def cut(self) -> None:
        """Drop what stands behind the parts that were kept."""
        self._done.truncate(self._end)
        self._failures.truncate(self._failures_end)
        self._failures.seek(0, os.SEEK_END)

    def add(self, entry: Mapping[str, Any], failures: Path | None) -> None:
        """Note a part that is whole."""
        if failures is not None:
            self._failures.write(failures.read_bytes())
            self._failures.flush()
            failures.unlink()
        self._done.write(json.dumps({**entry, "failures_end": self._failures.tell()}).encode() + b"\n")
        self._done.flush()

    def finish(self, target: Path) -> Path | None:
        """Give the failures their name; None where there are none."""
        if not self._failures.tell():
            target.unlink(missing_ok=True)
            return None
        os.replace(self._failures.name, target)
        return target

    def close(self) -> None:
        """Leave all as it is."""
        self._done.close()
        self._failures.close()


@contextmanager
def state(folder: Path, about: Mapping[str, Any]) -> Iterator[Log]:
    """The folder of an export that goes on; away when all went well.

    Raises LoadError where the folder is that of an export of other things, or one that runs at this moment.
    """
    if not folder.parent.is_dir():
        raise FileNotFoundError(ENOENT, "there is no such folder", str(folder.parent))
    folder.mkdir(exist_ok=True)
    manifest = folder / "manifest.json"
    with _locked(folder):
        wanted = json.dumps(about, ensure_ascii=False, indent=1)
        if manifest.exists():
            before = json.loads(manifest.read_bytes())
            changed = [name for name, value in json.loads(wanted).items() if before.get(name) != value]
            if changed:
                raise LoadError(
                    folder,
                    f"an export that was begun with another {changed[0]}, with which it goes on; delete this folder to begin anew",
                )
        else:
            with replacing(manifest) as part:
                part.write_bytes(wanted.encode("utf-8", "surrogateescape"))
        for left in folder.glob("*.part"):
            left.unlink()
        with closing(Log(folder)) as log:
            yield log
        shutil.rmtree(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a lock on the folder, which the system takes back from a process that was killed."""
    try:
        import fcntl
    except ImportError:  # Windows, where two exports to one target are not told apart
        yield
        return
    with open(folder / "lock", "wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LoadError(folder, "an export that is still running") from None
        yield
