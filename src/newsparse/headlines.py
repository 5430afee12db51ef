"""Lines without labels where a title may stand: the title, and what stands around it, told by where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from .article import FieldMark
from .datelines import ends_in_dateline
from .fields import DATE_LENGTH, LABEL_LENGTH, LONGEST_LINE, SENTENCE_END, TITLE_LENGTH, TITLE_NEVER_ENDS, URL
from .furniture import is_breadcrumb, is_menu
from .labels import COLONS, Vocabulary, find_field_labels, opening_label, roles_of
from .lines import Line, LineParts
from .lookahead import LOOK_AHEAD, header_goes_on
from .media import is_medium
from .metalines import kind_of_word, read_items
from .organizations import is_office
from .patterns import compiled

__all__ = [
    "can_be_title",
    "heads_page",
    "is_kicker",
    "is_release",
    "is_section",
    "may_be_title",
    "parts_title",
    "stands_above",
]

_OPEN_ENDS = SENTENCE_END - frozenset("？！?!")
# A line that only counts the article.
_COUNTER = r"[(（\[【#]?\s?(?:第|No\.?\s?)?\d{1,5}(?:\s?/\s?\d{1,5})?\s?[篇条條则則]?[)）\]】.、]?"
# The issue that an article stands in, below the name of a bulletin: 第12期（总第88期）.
_ISSUE = r"[(（〔\[]?(?:(?:19|20)\d\d\s?年?[〕\]]?\s?)?(?:总|總)?第\s?[\d一二三四五六七八九十〇]{1,4}\s?期[^。，]{0,16}"
# 【一线传真】, 集团要闻: the section of a site or a paper, in the line above a title.
_SECTION = r"[【\[［〖]\s?[\w·]{2,8}\s?[】\]］〗]|[—\-─=~*·]{1,4}\s?[\w·]{2,8}\s?[—\-─=~*·]{1,4}"
_SECTION_STARTS = frozenset("【[［〖—-─=~*·")
_SECTION_ENDS = tuple(
    "要闻 新闻 动态 资讯 快讯 简讯 公告 故事 报道 传真 专栏 关注 风采 之窗 天地 园地 视点 观察 聚焦 速递 纪实 人物 一线 专题 论坛 时空".split()
)
_SECTION_LENGTH = 6
# What stands above the labels of a release, and its title below them.
_RELEASES = frozenset("新闻稿 新聞稿 新闻通稿 新聞通稿 通稿".split())
_NUMBERED = r"[（(]?[\d一二三四五六七八九十]{1,3}[、.．)）]"
# 本报记者 王芳, 文/图 王芳: who wrote, below a title.
_BY = r".{0,8}(?:记者|記者|通讯员|通訊員|特派员)[\s：:]|[文图圖摄攝][\s·]?[/／图圖]|[□○◎●■◆]"
# How a kicker ends that says who speaks, above what is said: 李强在某地调研时强调.
_SPEAKING = ("强调", "指出", "時強調", "时要求", "上要求", "会要求", "中要求", "时表示", "上表示", "时提出")


def can_be_title(i: int, line: Line, lines: Sequence[LineParts], fields: Sequence[FieldMark], goes_on: bool) -> bool:
    """Whether a line without a label can be the title, which stands first or below other fields."""
    text = line.text
    if text.startswith("#"):
        return len(text) <= LONGEST_LINE
    if len(text) > TITLE_LENGTH:
        return False
    below = lines[i + 1] if i + 1 < len(lines) else None
    open_end = text[-1] in TITLE_NEVER_ENDS
    if below is not None and ends_in_dateline(text):
        return False
    if not fields:
        # Headlines may end in a question or an exclamation, never in a full stop; above indented text also in a colon.
        hangs = below is not None and below[4] > line.indent and text[-1] not in "。；，、" and len(text) <= DATE_LENGTH
        return not open_end or hangs
    if open_end or "。" in text or (below is None and not goes_on):
        return False
    if goes_on or line.indent <= lines[0][4] or not (below and below[4] == line.indent):
        return True
    # Or its second line.
    return len(text) > LABEL_LENGTH // 2 and len(below[0]) <= DATE_LENGTH and below[0][-1] not in SENTENCE_END


def may_be_title(i: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether one of the next lines looks like a title that stands below its date or medium."""
    for parts in lines[i : i + 2 * LOOK_AHEAD]:
        text = parts[0]
        if (
            compiled(URL).fullmatch(text)
            or read_items(text)
            or stands_above(text)
            or is_menu(text)
            or is_breadcrumb(text)
            or (label := opening_label(text, vocabulary))[0] == "breadcrumb"
            or (label[0] is not None and label[2] and roles_of(label[1]))
            or heads_page(i, lines)
        ):
            i += 1
            continue
        if text[0] == "—" and text[-1] != "—":  # a subtitle
            return False
        if text.startswith("# ") or opening_label(text, vocabulary)[0] == "kicker":  # which stands above a title
            return True
        return i + 1 < len(lines) and _is_headline(text, vocabulary)
    return False


def _is_headline(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line reads like a title: short, no sentence, but for a question or an exclamation, and without labels."""
    if not 4 <= len(text) <= DATE_LENGTH or text[-1] in _OPEN_ENDS or "。" in text:
        return False
    return not find_field_labels(text, vocabulary)


def parts_title(i: int, lines: Sequence[LineParts], fields: Sequence[FieldMark]) -> bool:
    """Whether a line stands between the title and the subtitle behind a dash, as the second line of a headline does."""
    text = lines[i][0]
    if fields[-1].name != "title" or fields[-1].label or i + 1 >= len(lines) or lines[i + 1][0][0] != "—":
        return False
    return len(text) <= DATE_LENGTH and text[0] != "—" and text[-1] not in SENTENCE_END and "。" not in text


def _heads_title(i: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether the line right below one looks like a title, and not like the first item of a list."""
    if i + 2 >= len(lines) or not _is_headline(lines[i + 1][0], vocabulary):
        return False
    below = lines[i + 1][0]
    if below[0] == "—" or compiled(_NUMBERED).match(below) or compiled(_BY).match(below):
        return False
    return kind_of_word(below) not in ("author", "publisher") and read_items(below) is None


def stands_above(text: str) -> bool:
    """Whether a line is what stands above a title by itself: a weekday, a section, a medium, or a number: (1/3)."""
    if len(text) > LABEL_LENGTH:
        return False
    kind = kind_of_word(text)
    if kind == "publisher":
        return len(text) <= LABEL_LENGTH // 2 and is_medium(text)
    if kind in (None, "section") or compiled(_COUNTER).fullmatch(text) is not None:
        return True
    return text[0] in "—-─=" and compiled(_SECTION).fullmatch(text) is not None


def heads_page(i: int, lines: Sequence[LineParts]) -> bool:
    """Whether a line is the name of the office whose page this is, or of a bulletin: an address, a menu or an issue is below."""
    text = lines[i][0]
    if i + 1 == len(lines):
        return False
    below = lines[i + 1][0]
    if len(below) <= LABEL_LENGTH + 10 and "期" in below and len(text) <= LABEL_LENGTH:
        return compiled(_ISSUE).fullmatch(below) is not None  # 工作简报, above 第12期
    if not (is_office(text) or is_medium(text)):
        return False
    return compiled(URL).fullmatch(below) is not None or is_menu(below) or is_breadcrumb(below)


def is_section(i: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether a line is the section of a site or a paper: in brackets, or by its last words above a title and its date."""
    text = lines[i][0]
    if text[0] in _SECTION_STARTS:
        return compiled(_SECTION).fullmatch(text) is not None and _heads_title(i, lines, vocabulary)
    if len(text) > _SECTION_LENGTH or not text.endswith(_SECTION_ENDS):
        return False
    if i + 2 < len(lines) and stands_above(lines[i + 1][0]) and any(map(str.isdigit, lines[i + 1][0])):
        return may_be_title(i + 1, lines, vocabulary)  # above the number of the page
    return _heads_title(i, lines, vocabulary) and header_goes_on(lines, i + 2, vocabulary)


def is_release(i: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether a line only says that this is a release, or whose, and the title stands below the labels: 江城水利局新闻稿."""
    text = lines[i][0]
    if text in _RELEASES:
        return True
    if len(text) > LABEL_LENGTH or text[-3:] not in _RELEASES or not is_office(text[:-3]):
        return False
    below = next((n for n in range(i + 1, len(lines)) if COLONS.isdisjoint(lines[n][0][:LABEL_LENGTH])), len(lines))
    return i + 1 < below < len(lines) and may_be_title(below, lines, vocabulary)


def is_kicker(i: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether a line only says who speaks, and the title below it what is said: 李强在某地调研时强调."""
    text = lines[i][0]
    if not (LABEL_LENGTH // 2 < len(text) <= DATE_LENGTH and text.endswith(_SPEAKING)):
        return False
    return _heads_title(i, lines, vocabulary) and header_goes_on(lines, i + 2, vocabulary)
