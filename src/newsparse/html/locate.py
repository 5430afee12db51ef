"""The place of an article by trafilatura, for pages on which two boxes hold as much text as one another."""

from __future__ import annotations

from ..diagnostics import MissingExtraError
from .flow import Flow
from .headline import comparable

__all__ = ["choose_box"]

_SHORTEST = 8


def choose_box(text: str, flow: Flow, boxes: list[int]) -> int:
    """Of the boxes of a page the one that holds the most of what trafilatura takes for its text; else the first.

    Raises MissingExtraError where trafilatura is not installed.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtraError("parse_html", "html", error.name or "trafilatura") from None
    try:
        found = trafilatura.extract(text, include_comments=False, favor_precision=True) or ""
    except (ValueError, TypeError, RecursionError):  # from libraries below, on broken markup
        found = ""
    lines = {line for part in found.split("\n") if len(line := comparable(part)) >= _SHORTEST}
    if not lines:
        return boxes[0]

    def shared(n: int) -> int:
        rows = flow.rows[flow.boxes[n].start : flow.boxes[n].end]
        return sum(row.length for row in rows if comparable(row.plain) in lines)

    return max(boxes, key=shared)
