"""Labels with a colon: the vocabulary of headers and credit lines, and where labels stand in a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from .article import Role
from .folding import fold as simplified
from .patterns import compiled
from .tables import read_table

__all__ = [
    "COLON",
    "COLONS",
    "LABEL_COLON",
    "UNKNOWN_VALUES",
    "Label",
    "Vocabulary",
    "canonical_labels",
    "credit_vocabulary",
    "find_labels",
    "header_vocabulary",
    "opening_label",
    "roles_of",
]

# U+2236, U+FE55 and U+FE13 stand for colons in crawled text.
COLON = "[:：∶﹕︓]"
COLONS = frozenset(":：∶﹕︓")
# One that a label may stand before: behind a digit it is the colon of a clock.
LABEL_COLON = "(?<![0-9])[:：∶﹕︓]"
# What may stand between one field of a line and the label of the next.
_SEPARATORS = frozenset("|｜丨/／;；,，、·•[]【】（）()〔〕>》")
_OPENING = frozenset("【[(（〔")


# Labels that are printed with a modifier in headers.
_MODIFIED = ("记者", "通讯员", "编辑", "责编", "编译")
# What a source prints where it has no value.
UNKNOWN_VALUES = frozenset({"", "未知", "不详", "不詳", "暂无", "無", "无", "-", "--", "—", "n/a", "null", "none"})


class Label(NamedTuple):
    """A label in a line: the field's name, its place, and where its value may begin.

    ``start`` is the first character of the label or of the bracket that opens before it, ``printed`` the label without
    bracket and colon. ``apart`` says whether white space or a separator stands before it.
    """

    name: str
    printed: str
    start: int
    value_start: int
    apart: bool


class Vocabulary(NamedTuple):
    """Labels, folded (no white space, lower case), and the field that each one names."""

    fields: Mapping[str, str]
    longest: int
    endings: frozenset[str]

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Vocabulary:
        return cls(fields, max(map(len, fields)), frozenset(label[-1] for label in fields))

    def name_of(self, printed: str) -> str | None:
        """The field that a printed label names, or None."""
        return self.fields.get(printed) or self.fields.get(fold(printed))


def fold(label: str) -> str:
    """A label as the vocabulary spells it: Simplified, lower case, without white space."""
    return "".join(simplified(label).split()).lower()


@cache
def roles_of(label: str) -> tuple[Role, ...]:
    """The roles that a label of a credit names; () where it is none."""
    return _roles().get(fold(label), ())


@cache
def _roles() -> Mapping[str, tuple[Role, ...]]:
    """The labels of credits, and those of persons behind each modifier (实习记者)."""
    rows = read_table("roles")
    labels = {
        label: tuple(map(Role, roles.split()))
        for kind, roles, words in rows
        if kind not in ("modifier", "report")
        for label in words.split()
    }
    for modifier in (word for kind, _, words in rows if kind == "modifier" for word in words.split()):
        for label in _MODIFIED:
            labels.setdefault(modifier + label, labels[label])
    return labels


@cache
def canonical_labels() -> Mapping[str, str]:
    """Each header field, those of credits among them, and the label that canonical text prints for it."""
    printed = {field: labels.split()[0] for field, labels in read_table("labels")}
    for label, roles in _roles().items():
        if len(roles) == 1:
            printed.setdefault(roles[0].value, label)
    return printed


@cache
def credit_vocabulary() -> Vocabulary:
    """The labels of credits; each names the first of its roles."""
    return Vocabulary.of({label: roles[0].value for label, roles in _roles().items()})


@cache
def _header_fields() -> Vocabulary:
    fields = dict(credit_vocabulary().fields)
    for field, labels in read_table("labels"):
        fields |= dict.fromkeys(labels.split(), field)
        fields |= dict.fromkeys(map(fold, labels.split()), field)
    return Vocabulary.of(fields)


def header_vocabulary(own: Mapping[str, str | Iterable[str]] | None = None) -> Vocabulary:
    """The labels of headers, with a user's own added: a mapping of field names to printed labels.

    Raises ValueError where a field name is not an ASCII identifier, or a label is empty.
    """
    if not own:
        return _header_fields()
    if not isinstance(own, Mapping):
        raise TypeError(f"labels maps field names to printed labels, as in {{'title': ['题名']}}, not {own!r}")
    fields = dict(_header_fields().fields)
    for field, labels in own.items():
        if not (isinstance(field, str) and field.isascii() and field.isidentifier()):
            raise ValueError(
                f"labels maps field names to printed labels, as in {{'title': ['题名']}}; {field!r} is no field name"
            )
        for label in [labels] if isinstance(labels, str) else labels:
            folded = compiled(COLON).sub("", fold(label))
            if not folded:
                raise ValueError(f"labels[{field!r}] holds an empty label")
            fields[folded] = field
    return Vocabulary.of(fields)


def opening_label(text: str, vocabulary: Vocabulary) -> tuple[str | None, str, str]:
    """The field that the label opening a line names, the label, and what follows its colon, told by one look-up.

    None for a line whose label is padded, bracketed or unknown, or that has none.

    >>> opening_label("来源：新华社", header_vocabulary())
    ('publisher', '来源', '新华社')
    """
    label, _, value = text.partition(":")
    if "：" in label:
        label, _, value = text.partition("：")
    return vocabulary.fields.get(label), label, value


def find_labels(text: str, vocabulary: Vocabulary) -> list[Label]:
    """Every known label of a line that has a colon behind it, the longest one where several end there.

    >>> [label.name for label in find_labels("发布时间：2020-01-01 12:00 来源:网信中心", header_vocabulary())]
    ['date_published', 'publisher']
    """
    labels = []
    after_last = 0
    for match in compiled(LABEL_COLON).finditer(text):
        label = _label_before(text, match.start(), after_last, vocabulary)
        if label is not None:
            labels.append(label)
        after_last = match.end()
    return labels


def _label_before(text: str, colon: int, begin: int, vocabulary: Vocabulary) -> Label | None:
    """The longest label that ends at a colon and begins at ``begin`` or later."""
    before = text[begin:colon]
    printed = before.strip()
    if not printed or fold(printed[-1]) not in vocabulary.endings:
        return None
    name = vocabulary.name_of(printed) if len(printed) <= 2 * vocabulary.longest else None
    if name is not None:  # the whole stretch, as most often
        return Label(name, printed, begin + before.index(printed[0]), colon + 1, True)
    end = begin + len(before.rstrip())
    found: tuple[int, str] | None = None
    folded = ""
    at = end
    # Padded labels (标　题) hold white space, never more of it than letters.
    while at > max(begin, end - 2 * vocabulary.longest) and len(folded) < vocabulary.longest:
        at -= 1
        if text[at].isspace():
            continue
        folded = fold(text[at]) + folded
        name = vocabulary.fields.get(folded)
        if name is not None and not _inside_word(text, at):
            found = at, name
    if found is None:
        return None
    start, name = found
    before = text[start - 1] if start > begin else ""
    apart = not before or before.isspace() or before in _SEPARATORS
    return Label(name, text[start:end], start - (before in _OPENING), colon + 1, apart)


def _inside_word(text: str, at: int) -> bool:
    """Whether an ASCII letter stands before an ASCII letter: ``PicURL`` does not hold the label ``URL``."""
    return at > 0 and text[at].isascii() and text[at].isalpha() and text[at - 1].isascii() and text[at - 1].isalnum()
