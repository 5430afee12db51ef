"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["replacing"]


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A path to write to: a file beside ``path``, which takes its name when all went well, and goes away otherwise.

    What stood at ``path`` stays until then. A link leads to the file that it names; what is no file, such as a pipe or
    ``/dev/stdout``, is written to as it is. Raises OSError where the folder is not there.

    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "a.txt"
    >>> with replacing(target) as part:
    ...     _ = part.write_text("甲", encoding="utf-8")
    ...     target.exists()
    False
    >>> target.read_text(encoding="utf-8")
    '甲'
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if target.exists() and not target.is_file():
        yield target
        return
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(target.parent))
    part = target.with_name(f".{target.name[:60]}.{os.urandom(4).hex()}.part")
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())  # else a crash of the machine can leave the name without the content
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
