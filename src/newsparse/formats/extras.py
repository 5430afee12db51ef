"""Libraries that only some formats need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["needed"]


@contextmanager
def needed(extra: str) -> Iterator[None]:
    """Around the import of an optional library: says which extra of newsparse installs it, where it is missing.

    >>> with needed("arrow"):
    ...     import no_such_library
    Traceback (most recent call last):
        ...
    ModuleNotFoundError: No module named 'no_such_library'; the extra arrow installs it: pip install 'newsparse[arrow]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        message = f"{error}; the extra {extra} installs it: pip install 'newsparse[{extra}]'"
        raise ModuleNotFoundError(message, name=error.name) from error
