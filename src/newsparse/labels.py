"""Labels with a colon: the vocabulary of headers and credit lines, and where labels stand in a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from .article import Role
from .folding import fold_label
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
    "find_field_labels",
    "fold",
    "header_vocabulary",
    "opening_label",
    "roles_of",
]

# U+2236, U+FE55 and U+FE13 stand for colons in crawled text.
COLON = "[:：∶﹕︓]"
COLONS = frozenset(":：∶﹕︓")
# One that a label may stand before: behind a digit it is the colon of a clock.
LABEL_COLON = "(?<![0-9])[:：∶﹕︓]"
_LABEL_END = LABEL_COLON + r"|[】\]］〕〗]|(?<=[\u3400-\u9fff])>"
# What may stand between one field of a line and the label of the next.
_SEPARATORS = frozenset("|｜丨/／;；,，、·•[]【】（）()〔〕>》")
_OPENING = frozenset("【[(（〔")
# Brackets that stand around a label by itself: 【标题】, [来源], <标题>= as full-text databases print it.
_BRACKETS = {"】": "【", "]": "[", "］": "［", "〕": "〔", "〗": "〖", ">": "<"}
# Emphasis around labels, as Markdown has it.
_EMPHASIS = frozenset("*_`")
# Characters that are seen nowhere and stand in crawled text for no reason: joiners, marks of direction, byte-order marks.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
# What may stand before the label that opens a line: bullets, numbers, marks of headings and quotes, opening brackets.
DECORATION = (
    r"(?:[\s>#*_`~+\-–—•·●○◆◇■□▲△▶►★☆※◎▪☞→|【\[［（(《<「『〔〖\u200b-\u200f\u2060\ufeff\xad]"
    r"|\d{1,2}\s?[.．、)）]|[一二三四五六七八九十]{1,3}\s?[、.．)）]|[①-⑳]|\x1b\[[\d;]{0,8}m)*+"
)
# What may stand between a label and its colon.
_AROUND = _EMPHASIS | frozenset(_BRACKETS) | frozenset(INVISIBLE)
_LONGEST_BRACKETED = 12
# [db:标题]: the column of a table, as a harvester of pages prints it.
_COLUMN = "db:"
_PEOPLE = frozenset({"作者", "记者", "编辑", "责编", "责任编辑", "通讯员", "author", "editor"})
_NUMBER = r"(?:^|(?<=\s))(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?[.．、)）]\s?$"


# Labels that are printed with a modifier in headers.
_MODIFIED, OWN_MEDIA = ("记者", "通讯员", "编辑", "责编", "编译"), ("本报", "本网", "本刊", "本台", "本站")
# What a source prints where it has no value.
UNKNOWN_VALUES = frozenset(
    "未知 不详 不詳 暂无 暫無 暂无此数据 无 無 - -- — n/a null none nan undefined 次 人次 人 [] ()".split()
) | {""}


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


# What identifiers of labels open with: article_time.
_OF_ARTICLES = ("article", "news", "story", "post")


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
        name = self.fields.get(printed)
        if name is None and len(printed) <= 2 * self.longest:
            name = self.fields.get(fold(printed))
            if name is None and printed[-1:].isascii():
                name = self._prefixed(printed) if printed[:1].isascii() else self._glossed(printed)
        return name

    def _prefixed(self, printed: str) -> str | None:
        """The field that an identifier names behind what it is of: article_time, news_source."""
        folded = fold(printed)
        for prefix in _OF_ARTICLES:
            if folded.startswith(prefix):
                return self.fields.get(folded[len(prefix) :])
        return None

    def _glossed(self, printed: str) -> str | None:
        """The field that a label names in two languages, 标题/Title and 来源 Source, where both say the same."""
        for sign in "/／ |(（":
            label, parted, gloss = printed.partition(sign)
            if parted:
                name = self.fields.get(fold(label))
                return name if name == self.fields.get(fold(gloss.strip(" )）"))) else None
        return None


def fold(label: str) -> str:
    """A label as the vocabulary spells it: Simplified, lower case, without white space, hyphens and what is invisible.

    >>> fold("發佈 時間"), fold("Pub_Date")
    ('发布时间', 'pubdate')
    """
    return fold_label(label).translate(_dropped())


@cache
def _dropped() -> Mapping[int, None]:
    return dict.fromkeys(map(ord, INVISIBLE + "-"))


@lru_cache(maxsize=4096)  # labels of pages are without number
def roles_of(label: str) -> tuple[Role, ...]:
    """The roles that a label of a credit names; () where it is none."""
    return _roles().get(label) or _roles().get(fold(label), ())


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
    for medium in OWN_MEDIA:
        labels.update((medium + label, labels[label]) for label in _MODIFIED)
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
        for label in labels.split():
            fields[label] = fields[fold(label)] = field
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
            fields["".join(compiled(COLON).sub("", label).split())] = field
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


def find_field_labels(text: str, vocabulary: Vocabulary) -> list[Label]:
    """Every known label of a line: with a colon behind it, or by itself in brackets; the longest where several end.

    ``start`` takes in what decorates the label: a number, a bullet, an opening bracket, marks of emphasis.

    >>> text = "1.【来源】新华社 **作者：** 张三"
    >>> [(label.name, text[label.start : label.value_start]) for label in find_field_labels(text, header_vocabulary())]
    [('publisher', '1.【来源】'), ('author', '**作者：**')]
    """
    labels: list[Label] = []
    after_last = 0
    for match in compiled(_LABEL_END).finditer(text):
        at, end = match.span()
        if labels and at < labels[-1].value_start:
            continue
        if text[at - 3 : at + 1] == "[" + _COLUMN:
            continue
        if text[at] in _BRACKETS:
            label = _bracketed_label(text, at, after_last, vocabulary)
            if label is None:
                continue
        else:
            stop = at
            while stop > after_last and (text[stop - 1] in _AROUND or text[stop - 1].isspace()):
                stop -= 1
            if stop > after_last and text[stop - 1] in ")）":  # 連結 (或短網址):
                opened = max(text.rfind("(", after_last, stop), text.rfind("（", after_last, stop))
                stop = opened if opened >= max(stop - _LONGEST_BRACKETED, 0) else stop
            label = _label_before(text, stop, after_last, vocabulary)
            label = label and label._replace(value_start=end)
        if label is not None:
            labels.append(_decorated(text, label, after_last))
        after_last = end
    return labels


def _bracketed_label(text: str, close: int, begin: int, vocabulary: Vocabulary) -> Label | None:
    """The label that stands by itself between brackets; a colon may follow.

    Of the labels of credits only those of people: 【视频】 and 【图文】 open many a title.
    """
    opened = text.rfind(_BRACKETS[text[close]], max(begin, close - 2 * _LONGEST_BRACKETED), close)
    if opened < 0:
        return None
    printed = text[opened + 1 : close].strip().removeprefix(_COLUMN)
    name = vocabulary.name_of(printed)
    padded = any(map(str.isspace, printed))  # 【攝　影】
    if name is None or (roles_of(printed) and fold(printed) not in _PEOPLE and not padded):
        return None
    return Label(name, printed, opened, _after_colon(text, close + 1), True)


def _after_colon(text: str, at: int) -> int:
    """Behind a colon that may stand at ``at`` or after one blank."""
    for place in (at, at + 1):
        if text[place : place + 1] in COLONS or text[place - 1 : place + 1] == ">=":
            return place + 1
        if not text[place : place + 1].isspace():
            break
    return at


def _decorated(text: str, label: Label, begin: int) -> Label:
    """The label with its decoration before it and the end of its emphasis behind it."""
    start, value_start = label.start, label.value_start
    while start > begin and text[start - 1] in _EMPHASIS:
        start -= 1
    if start < label.start and text[value_start : value_start + 2] == text[start : start + 2]:  # **来源：** 新华社
        value_start += 2
    apart = label.apart or start < label.start
    if begin == 0 and compiled(DECORATION).fullmatch(text, 0, start):
        start, apart = 0, True
    elif number := compiled(_NUMBER).search(text, max(begin, start - 5), start):
        start, apart = number.start(), True
    return label._replace(start=start, value_start=value_start, apart=apart)


def _label_before(text: str, colon: int, begin: int, vocabulary: Vocabulary) -> Label | None:
    """The longest label that ends at a colon and begins at ``begin`` or later."""
    before = text[begin:colon]
    printed = before.strip().strip(INVISIBLE)
    if not printed or fold(printed[-1]) not in vocabulary.endings:
        return None
    name = vocabulary.name_of(printed)
    if name is not None:  # the whole stretch, as most often
        return Label(name, printed, begin + before.index(printed[0]), colon + 1, True)
    end = begin + len(before.rstrip().rstrip(INVISIBLE))
    found: tuple[int, str] | None = None
    folded = ""
    at = end
    # Padded labels (标　题) hold white space, never more of it than letters.
    while at > max(begin, end - 2 * vocabulary.longest) and len(folded) < vocabulary.longest:
        at -= 1
        char = fold(text[at])
        if not char:
            continue
        folded = char + folded
        name = vocabulary.fields.get(folded)
        if name is not None and not _inside_word(text, at):
            if found is not None and text[at - 1 : at].isalnum() and not text[found[0] - 1].isalnum():
                if any(map(str.isspace, text[at : found[0]])):
                    continue  # 锦城融媒 编辑: of the one, edited by the other
            found = at, name
    if found is None:
        return None
    start, name = found
    if text[start - 1] in "-/" and (both := text[begin : start - 1].strip()).isascii() and both.isalpha():
        start = begin + text[begin:start].index(both)  # Title-题名, in two languages
        return Label(name, text[start:end], start, colon + 1, True)
    before = text[start - 1] if start > begin else ""
    apart = not before or before.isspace() or before in _SEPARATORS
    return Label(name, text[start:end], start - (before in _OPENING), colon + 1, apart)


def _inside_word(text: str, at: int) -> bool:
    """Whether an ASCII letter stands before an ASCII letter: ``MyURL`` does not hold the label ``URL``."""
    return at > 0 and text[at].isascii() and text[at].isalpha() and text[at - 1].isascii() and text[at - 1].isalnum()
