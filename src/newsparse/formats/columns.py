"""Flat Arrow columns from the memory that they consist of.

``pyarrow.array()`` of a list imports pandas wherever that is installed, only to ask whether the list is one of its series;
that takes 55 MB and most of a second in every process.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Any

from .extras import needed

with needed("arrow"):
    import pyarrow as pa

__all__ = ["booleans", "column"]

_FIRST_DAY = date(1970, 1, 1).toordinal()
_FIRST_MOMENT = datetime(1970, 1, 1)
# How a number of each type is laid out, and how it is made of a value.
_NUMBERS: dict[str, tuple[str, Callable[[Any], int] | None]] = {
    "int32": ("i", None),
    "int64": ("q", None),
    "date32[day]": ("i", lambda day: day.toordinal() - _FIRST_DAY),
    "timestamp[s]": ("q", lambda moment: (moment - _FIRST_MOMENT) // timedelta(seconds=1)),
}


def column(values: Sequence[Any], type: pa.DataType) -> Any:
    """A column of ``large_string``, ``int32``, ``int64``, ``date32`` or ``timestamp[s]``; None is null.

    Raises OverflowError for a number that the type cannot hold, UnicodeEncodeError for a lone surrogate.

    >>> column(["甲", None, ""], pa.large_string()).to_pylist(), column([1, None], pa.int32()).to_pylist()
    (['甲', None, ''], [1, None])
    """
    valid = None if None not in values else _bits([value is not None for value in values])
    if str(type) == "large_string":
        texts = [b"" if value is None else value.encode() for value in values]
        ends = array("q", accumulate(map(len, texts), initial=0))
        buffers = [valid, pa.py_buffer(ends), pa.py_buffer(b"".join(texts))]
    else:
        code, made = _NUMBERS[str(type)]
        if made is not None:
            values = [None if value is None else made(value) for value in values]
        numbers = array(code, values if valid is None else [value or 0 for value in values])
        buffers = [valid, pa.py_buffer(numbers)]
    return pa.Array.from_buffers(type, len(values), buffers)


def booleans(values: Sequence[bool]) -> Any:
    """A column of truth values.

    >>> booleans([True, False, False]).to_pylist()
    [True, False, False]
    """
    return pa.Array.from_buffers(pa.bool_(), len(values), [None, _bits(values)])


def _bits(values: Sequence[bool]) -> pa.Buffer:
    """One bit a value, the lowest first."""
    written = "".join(["1" if value else "0" for value in reversed(values)])
    return pa.py_buffer(int(written or "0", 2).to_bytes((len(values) + 7) // 8, "little"))
