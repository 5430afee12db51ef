"""Where the article stands among the boxes of a page."""

from __future__ import annotations

from .flow import Box, Flow, prose_of, stands_together

__all__ = ["find_content", "find_rivals"]

# A box is entered where it holds this share of the running text, or this with a name that says so.
_NEARLY_ALL, _MUCH, _NAMED = 0.92, 0.55, 0.4
_SHORTEST, _SHORTEST_BELOW = 60, 40
# The text of a box alike is a part of the same where it is this fraction of the longest; layout tables are all alike.
_PARTS, _LAYOUT = 12, 4
# What running text counts that stands alone between short rows, as in teasers and comments, and where most of it does so.
_ALONE, _SPARSE, _DENSE = 0.25, 0.6, 0.9
_LISTS = frozenset("ol ul dl blockquote".split())
_LEAVES = frozenset("p h1 h2 h3 h4 h5 h6 li tr pre blockquote dd dt figcaption".split())


def find_content(flow: Flow, headline: int | None = None) -> int | None:
    """The index of the box that holds the article's text and little else; None where no box holds running text.

    From the whole page the way leads into the box that holds most of the running text, as long as one does: boxes of
    one kind side by side are the paragraphs or sections of one text, others are the comments and lists around it.
    ``headline`` is the row of the headline, where it is known: text below it wins over what looks like comments or teasers.
    """
    boxes = flow.boxes
    if not boxes:
        return None
    page = boxes[0]
    if page.prose < _SHORTEST and page.noisy > 2 * page.prose:
        for box in boxes:  # everything stands in boxes of unlucky names
            box.prose += box.noisy
            box.proses += box.noisy > 0
    if not page.prose:
        return None
    weights = _weights(flow)
    at = 0
    while True:
        box = boxes[at]
        inside = [n for n in box.children if boxes[n].prose]
        if not inside:
            break
        best = max(inside, key=weights.__getitem__)
        sparse = weights[best] < _SPARSE * boxes[best].prose and boxes[best].prose < _DENSE * boxes[best].total
        if headline is not None and sparse and boxes[at].start <= headline:
            near = _below(flow, inside, headline)
            if near is not None:
                if boxes[near].tag in _LEAVES:
                    break
                at = near
                continue
        if not _leads_on(flow, weights, at, best, [n for n in inside if n != best]):
            break
        at = best
    return at if boxes[at].prose else None


def _below(flow: Flow, inside: list[int], headline: int) -> int | None:
    """Of the boxes in a box the one with the headline and text, else the first below it that is mostly running text."""
    for n in inside:
        box = flow.boxes[n]
        holds = box.start <= headline < box.end
        if box.prose >= _SHORTEST_BELOW and (holds or (box.start > headline and box.prose * 2 >= box.total)):
            return n
    return None


def _weights(flow: Flow) -> list[float]:
    """What the running text of each box counts: a row of it that has no other beside it counts a part of its length."""
    boxes = flow.boxes
    losses = [0.0] * len(boxes)
    for row, together in zip(flow.rows, stands_together(flow.rows), strict=True):
        if not together and not any(boxes[n].kind == "noise" and not boxes[n].counted_out for n in row.noise):
            losses[row.box] += (1 - _ALONE) * prose_of(row)
    for n in range(len(boxes) - 1, 0, -1):  # the boxes in a box come behind it
        if not boxes[n].counted_out:
            losses[boxes[n].parent] += losses[n]
    return [box.prose - loss for box, loss in zip(boxes, losses, strict=True)]


def _leads_on(flow: Flow, weights: list[float], at: int, n: int, rest: list[int]) -> bool:
    """Whether the text of a box is that of one of the boxes in it."""
    box, best, others = flow.boxes[at], flow.boxes[n], [flow.boxes[m] for m in rest]
    if best.tag in _LEAVES and best.end - best.start <= 2:
        return False
    if best.tag in _LISTS and any(other.tag == "p" for other in others):
        return False  # a list in a text
    share = weights[n] / weights[at] if weights[at] > 0 else 0
    own = box.prose - best.prose - sum(other.prose for other in others)
    named = best.kind in ("content", "article")
    firm = [flow.boxes[m] for m in rest if best.wording.strip() or weights[m] >= _SPARSE * flow.boxes[m].prose]
    if named and share >= _NAMED and best.proses * 2 >= max(o.proses for o in (best, *others)):
        return share >= _NEARLY_ALL or not _alike(best, firm, own)
    if share >= _NEARLY_ALL:
        # The lead or the last paragraph may stand beside the box of the others.
        return named or not (own or any(other.tag == "p" for other in others))
    if share < _MUCH or box.kind in ("content", "article"):
        return False
    return best.proses > 1 and not _alike(best, firm, own)


def _alike(best: Box, others: list[Box], own: int) -> bool:
    """Whether another box with text has the same tag and the same names, or the text stands between boxes."""
    if own > best.prose // 4:
        return True
    return any(
        other.tag == best.tag
        and other.wording.split() == best.wording.split()
        and other.prose * (_LAYOUT if best.tag == "table" else _PARTS) > best.prose
        for other in others
    )


def find_rivals(flow: Flow, at: int) -> list[int]:
    """The boxes in a box of which each may be the article, the likelier first: unlike, and with much text each."""
    box = flow.boxes[at]
    inside = sorted((n for n in box.children if flow.boxes[n].proses > 1), key=lambda n: -flow.boxes[n].prose)
    if box.kind in ("content", "article") or len(inside) < 2:
        return []
    best, other = (flow.boxes[n] for n in inside[:2])
    outside = box.prose - best.prose - other.prose
    if other.prose < _SHORTEST or outside > best.prose or _alike(best, [other], 0) or best.prose > 3 * other.prose:
        return []
    if best.tag in _LEAVES or other.tag in _LEAVES or flow.boxes[inside[0]].end == flow.boxes[inside[1]].start:
        return []  # side by side, as the parts of one text are
    return inside[:2]
