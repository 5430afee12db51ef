"""Header lines above the body to fields, and what is left to the body."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .article import FieldMark, Role, new_field, plain
from .diagnostics import Finding, quote
from .fields import (
    ANY_DATE,
    BLANKS,
    CLOSING,
    DATES,
    EDGES,
    FREE_TEXT,
    LABEL_LENGTH,
    LONGEST_LINE,
    RULES,
    RUNNING_TEXT,
    URL,
    fields_of_items,
    is_running_text,
    labelled_fields,
    labels_of,
    padded_labels,
    signed_label,
    trimmed,
)
from .frontmatter import read_front_matter
from .furniture import is_menu
from .labels import (
    COLON,
    COLONS,
    DECORATION,
    INVISIBLE,
    LABEL_COLON,
    UNKNOWN_VALUES,
    Label,
    Vocabulary,
    find_field_labels,
    fold,
    opening_label,
    roles_of,
)
from .lines import Line, LineParts, is_rule
from .media import is_medium
from .metalines import Item, date_in, is_place, kind_of_word, read_items, title_before_items
from .organizations import is_office
from .patterns import compiled
from .span import Span

__all__ = ["check_fields", "read_header"]

_LONGEST_UNKNOWN = max(map(len, UNKNOWN_VALUES))

# Labels that may stand on a line by themselves without a colon, and those of them that prove a header.
_ALONE = DATES | frozenset(
    "title original_title publisher section keywords standfirst url body view_count author language page word_count".split()
)
_CERTAIN = frozenset({"title", "date_published", "publisher", "body"})
# Fields that may be given many times.
_BESIDE_CREDITS = DATES | {"view_count"}
_WRITERS = frozenset({"author", "reporter"})
_MANY = frozenset({"keywords", "image", "url", "breadcrumb", "navigation", "font_size", "share"})
# Labels of a publisher that may as well be the author's office, or where the text was found.
_WEAK_PUBLISHERS = frozenset({"单位", "部门", "网站", "站点", "site", "website", "网站名称", "sitename"})
_ANY_DATE_FOLDED = frozenset({"时间", "日期", "date", "time", "datetime", "日期时间"})

_SENTENCE_END = frozenset("。！？；…，、：:;!?")
# 【打印】 behind the count of readers.
_CLOSING_BUTTONS = r"(?:\s++|[【\[(（][^】\])）。]{1,16}[】\])）])*+"
_LONG_DATE, _BRACKETED_TITLE = 8, 9
_TITLE_LENGTH, _DATE_LENGTH, _LOOK_AHEAD, _LOOK_AT_MOST = 100, 60, 3, 40
# A label that is in no table: no punctuation, few characters, not the scheme of a URL nor the hour of a clock.
_UNKNOWN_LABEL = (
    r"(?=[\w \t\u3000\xa0/-]{0,19}?[^\W\d])[\w \t\u3000\xa0/-]{1,20}?\s?[:：∶﹕︓](?!//)"
    r"|[【\[［〔]\s?[\w \t\u3000\xa0/]{1,12}\s?[】\]］〕]\s?[:：∶﹕︓]"
)
_BRACKETED = r"[【\[［]\s?[\w \t\u3000]{1,10}\s?[】\]］]"
# What the pages of microblogs print for where a post was written.
_CLIENT = r"微博(?:$|\s|网页|手机|轻享|视频|weibo|客户)|weibo|(?i:iphone|ipad|android|huawei|xiaomi|redmi|vivo|oppo|honor)|华为|小米|荣耀|手机"
_SENT_FROM = frozenset({"来自", "來自"})
_ACCOUNT = r"@(?P<account>[\w·-]{2,30})"
# 【开幕】 before the text of a post or a flash.
_LEADING_TITLE = r"【\s?(?P<title>[^【】]{7,60}?)\s?】(?=\S)"
# As canonical text prints a field whose value holds what would be read for labels: 标题:: 直播 来源：谁
_WHOLE = r"(?P<label>[^:：∶﹕︓]{1,64})::(?=\s|$)"
_UNSEEN = frozenset(INVISIBLE)
# Edges of a value that call for a closer look.
_ODD = (
    frozenset(RULES)
    | frozenset(CLOSING)
    | frozenset(CLOSING.values())
    | RUNNING_TEXT
    | frozenset("*_`")
    | _UNSEEN
    | COLONS
)
_INNER = COLONS | frozenset("】]")
# Fields that are more than one more of them.
_TURNS = frozenset({"title", "body", "url"})
# Values beside which a date may stand, or a button.
_READ_CLOSELY = frozenset({"publisher", "section", "board", "font_size"}) | frozenset(role.value for role in Role)
_DIGIT = r"\d"
# A line that only counts the article.
_COUNTER = r"[(（\[【#]?\s?(?:第|No\.?\s?)?\d{1,5}(?:\s?/\s?\d{1,5})?\s?[篇条條则則]?[)）\]】.、]?"
# What notices print below the time of what they announce, and what news is sent from: 北京4月5日电.
_PLACE = r"\W{0,3}(?:\d{1,2}[.、])?(?:\w{0,4}地点|\w{0,2}地址|主讲|主持|对象|参[加会]|出席|嘉宾|形式|人员|内容|主题|\w{0,4}人[:：])"
_DATELINE = r"\d{1,2}日\s?[电電讯訊]$"
# A URL has one of these signs, 地址：解放路1号 has none.
_HAN = r"[\u3400-\u9fff]"
_URL_SIGNS = frozenset("./")
# What the plain dates of most headers end in.
_DATE_ENDS = frozenset("0123456789日号號年月时分秒Z未知")
# The issue that an article stands in, below the name of a bulletin or behind that of a journal: 第12期（总第88期）,
# 《学习与交流》2021年第4期.
_ISSUE = r"[(（〔\[]?(?:(?:19|20)\d\d\s?年?[〕\]]?\s?)?(?:总|總)?第\s?[\d一二三四五六七八九十〇]{1,4}\s?期[^。，]{0,16}"
_JOURNAL = r"《(?P<name>[^《》]{2,16})》[\s(（]{0,2}(?:19|20)\d\d\s?年?[\s第总總]{1,3}[\d一二三四五六七八九十〇]{1,4}\s?期[^。，]{0,16}"
# 【一线传真】, 集团要闻: the section of a site or a paper, in the line above a title.
_SECTION = r"[【\[［〖]\s?[\w·]{2,8}\s?[】\]］〗]|[—\-─=~*·]{1,4}\s?[\w·]{2,8}\s?[—\-─=~*·]{1,4}"
_SECTION_STARTS = frozenset("【[［〖—-─=~*·")
# What the card of an account prints below its name.
_ACCOUNT_CARD = ("微信号", "功能介绍", "微信號", "功能介紹")
_SECTION_ENDS = tuple(
    "要闻 新闻 动态 资讯 快讯 简讯 公告 故事 报道 传真 专栏 关注 风采 之窗 天地 园地 视点 观察 聚焦 速递 纪实 人物 一线 专题 论坛 时空".split()
)
# 新闻稿: what stands above the labels of a release, and its title below them.
_RELEASES = frozenset("新闻稿 新聞稿 新闻通稿 新聞通稿 通稿".split())
_SECTION_LENGTH = 6
# What the printable view of a forum's thread has behind its title.
_PRINT_VIEW = "[打印本页]"
_NUMBERED = r"[（(]?[\d一二三四五六七八九十]{1,3}[、.．)）]"
# 本报记者 王芳, 文/图 王芳: who wrote, below a title.
_BY = r".{0,8}(?:记者|記者|通讯员|通訊員|特派员)[\s：:]|[文图圖摄攝][\s·]?[/／图圖]|[□○◎●■◆]"
# How a kicker ends that says who speaks, above what is said: 李强在某地调研时强调.
_SPEAKING = ("强调", "指出", "時強調", "时要求", "上要求", "会要求", "中要求", "时表示", "上表示", "时提出")
# What applications print above an article.
_ABOVE_PAGE = (
    r"(?:打开|下载|前往|进入|在)\s?(?:APP|app|App|客户端)\s?[，,、]?\s?(?:阅读|閱讀|查看|观看|内|中|体验|继续|看更多|$)"
    r"|(?:点击|戳|點擊)?(?:上方|上面|↑)?(?:蓝字|藍字|蓝色|的蓝)|(?:点击|戳|點擊)(?:上方|上面|标题下)"
)
_ABOVE_STARTS = frozenset("打下前进在点戳上點蓝")
# What opens with a label, in brackets or before a colon.
_OPENING = r"[【\[［〔*#\s]{0,4}([^:：∶﹕︓】\]］〕]{1,12})[】\]］〕:：∶﹕︓]"
# 江城日报数字报: the pages of a newspaper, not its name.
_EDITION = r"(?<=[报報])[\s·—-]?(?:数字报|數位報|电子报|電子報|电子版|電子版|数字版|多媒体数字版|官方网站|网络版)$"
# The marks of Markdown before a bare line, and the way to a page: 首页 > 新闻 > 正文.
_MARKUP = r"(?:#{1,6}|>)\s++|#{2,6}(?=[^#\s])|\*\*|__"
_BREADCRUMB = (
    r"(?:首页|首頁|主页|网站首页|[\w·]{2,12}网?)(?:\s?(?:>{1,2}|›|»|→|＞)\s?[\w·（）]{1,16}){1,6}(?:\s\w{1,6})?+"
)


def read_header(lines: Sequence[LineParts], vocabulary: Vocabulary) -> tuple[list[FieldMark], Sequence[LineParts]]:
    """The fields at the top of a text, and the lines below them.

    The header ends behind the body's label, or before the first line that is no field. A line without a label belongs
    to it where it can be the title, where the label above it lacks its value, where it holds a date, a medium and the
    like, or where labelled lines follow close behind.
    """
    fields: list[FieldMark] = []
    titles: set[str] = set()
    odd = False  # whether a line was no plain field
    cut = False  # whether the lines are a copy, of which one is the rest of a line
    i = 0
    if lines and lines[0][0] in ("---", "+++") and (front := read_front_matter(lines, vocabulary)):
        fields, i = front
        label, start, end, _, _ = lines[i - 1]
        if any(field.name == "title" and field.value for field in fields):
            fields.append(FieldMark("body", label, "", start, end, end, end))
            return _settled(fields), lines[i:]
        fields[-1] = fields[-1]._replace(end=end)
    body: Sequence[LineParts] = ()
    rules = i  # the first of the lines above this one that hold nothing but punctuation
    while i < len(lines):
        parts = lines[i]
        simple = _only_field(parts, vocabulary)
        if simple is not None and fields and simple[0] not in _TURNS:
            fields.append(simple)
            i += 1
            continue
        found: list[FieldMark] | None
        if simple is not None:
            odd = odd or simple.name == "url"
            found = [simple]
        elif is_rule(parts[0]) and parts[0][0] not in COLONS:
            if fields:  # it belongs to the field above it
                fields[-1] = fields[-1]._replace(end=parts[2])
            i += 1
            continue
        else:
            odd = True
            found = _read_line(i, lines, fields, titles, vocabulary)
        if not found:
            body = lines[i if fields else rules :]
            break
        if not fields:
            if rules < i:
                found[0] = found[0]._replace(start=lines[rules][1])
        elif found[0].start == fields[-1].start:
            fields.pop()  # the label above, which now has its value
        fields += found
        for field in found:
            if field[0] == "title" and field.value:
                titles.add(plain(field.value))
        i += 1
        if found[-1].name == "view_count" and (behind := _text_behind(parts, found[-1])):
            fields[-1] = found[-1]._replace(end=behind[1])
            body = [behind[0], *lines[i:]]
            break
        if found[-1].name == "body":
            if rest := _rest_of(parts, found[-1]):
                i -= 1
                if not cut:
                    lines, cut = list(lines), True
                lines[i] = rest  # type: ignore[index]
            if not _opens_inner(lines[i : i + _LOOK_AHEAD], vocabulary):
                body = lines[i:]
                break
    if not fields and not body:
        body = lines  # nothing but rules
    if body and body[0][0][0] == "【" and fields and "title" not in [field[0] for field in fields]:
        body = _with_leading_title(fields, body)
    return _settled(fields) if odd else fields, body


def _is_client(field: FieldMark) -> bool:
    """Whether a field says with what a post was written: 来自 iPhone客户端."""
    return field.label in _SENT_FROM and compiled(_CLIENT).match(field.value) is not None


def _with_leading_title(fields: list[FieldMark], body: Sequence[LineParts]) -> Sequence[LineParts]:
    """The body without the title in brackets that its text opens with, which becomes a field: 【两会开幕】今天上午……"""
    text, start, end, gap, indent = body[0]
    match = compiled(_LEADING_TITLE).match(text)
    if match is None or date_in(match["title"]) or len(text) - match.end() < len(match[0]):
        return body
    fields.append(
        FieldMark(
            "title",
            "",
            match["title"],
            start,
            start + match.end(),
            start + match.start("title"),
            start + match.end("title"),
        )
    )
    return [(text[match.end() :], start + match.end(), end, gap, indent + match.end()), *body[1:]]


def _settled(fields: list[FieldMark]) -> list[FieldMark]:
    """The fields, without a name where another or their own value shows that they are not what they seemed."""
    labelled = {field.name for field in fields if field.label and field.value and not _is_client(field)}
    for n, field in enumerate(fields):
        name = field.name
        if name == "url":
            sign = not _URL_SIGNS.isdisjoint(field.value) or field.value in UNKNOWN_VALUES
            seemed = not sign and compiled(_HAN).search(field.value) is not None  # 地址：解放路1号
        elif name == "date_published" and field.value:  # 发布于：北京 beside a date
            told = any(other.name == name and date_in(other.value) for other in fields if other is not field)
            seemed = told and compiled(_DIGIT).search(field.value) is None
        elif name == "publisher":
            seemed = _is_client(field) or (not field.label and name in labelled)  # the site above the line 来源：新华社
        else:
            seemed = n == 0 and name == "title" and not field.label and name in labelled and _other_title(fields)
            if name == "title" and not field.label and (below := _below_breadcrumb(n, fields)):
                fields[below] = fields[below]._replace(name="title")
                seemed = True
        if seemed:
            fields[n] = field._replace(name=None)
        elif name == "author" and n + 1 < len(fields) and fields[n + 1].name == "board":
            if any(other.name in _WRITERS and other.value for other in fields[n + 2 :]):
                fields[n] = field._replace(name="poster")  # of somebody else's article
        elif name == "author" and fields[0].value.endswith(_PRINT_VIEW):
            if any(other.name == "publisher" and other.value for other in fields[n + 1 :]):
                fields[n] = field._replace(name="poster")
    return fields


def _below_breadcrumb(n: int, fields: Sequence[FieldMark]) -> int:
    """The place of the line without a label that stands right below the way to the page, where a title stands; else 0.

    What seemed the title above it is the site's, unless it says the same.
    """
    for at in range(n + 1, len(fields) - 1):
        if fields[at].name == "title":
            return 0
        if fields[at].name == "breadcrumb":
            below = fields[at + 1]
            is_bare = below.name is None and not below.label and len(below.value) > 3
            return at + 1 if is_bare and not is_menu(below.value) else 0
    return 0


def _other_title(fields: Sequence[FieldMark]) -> bool:
    """Whether the first labelled title is another than the line without a label that stands first."""
    title = next(field for field in fields if field.name == "title" and field.label and field.value)
    return plain(title.value) != plain(fields[0].value)


def _only_field(line: LineParts, vocabulary: Vocabulary) -> FieldMark | None:
    """The field of a line that holds just one, as nearly all do: a label in the table, and no other colon but a clock's.

    None for any other line. It would come out of the general way below as well, in four times the time.
    """
    text, start, end, _, _ = line
    name, label, value = opening_label(text, vocabulary)
    if name is None:
        if len(label) == len(text) or len(label) > 2 * LABEL_LENGTH:
            return None
        name = vocabulary.fields.get(fold(label))
        if name is None:
            return None
        label = label.strip(BLANKS)
    value = value.lstrip()
    if not value:
        return new_field((name, label, value, start, end, end, end))
    if name in DATES:
        if value[2:3] in COLONS and value[:2] in ANY_DATE:
            value = value[3:].lstrip()  # 发布日期: 时间：2020-12-10
        if len(value) > 19 or not value or value[-1] not in _DATE_ENDS or ("月" in value and "年" not in value):
            return None
    elif name in _READ_CLOSELY and (compiled(_DIGIT).search(value) or "【" in value):
        return None
    if name == "body" or not (_INNER.isdisjoint(value) and value[0] not in _ODD and value[-1] not in _ODD):
        if not _is_plain(name, value):
            return None
    return new_field((name, label, value, start, end, end - len(value), end))


def _is_plain(name: str, value: str) -> bool:
    """Whether a value that has odd characters is one value: no colon but a clock's, and around free text brackets at most.

    A title may open with a kicker in brackets.
    """
    first, last = value[0], value[-1]
    if name == "body" or first in COLONS or first == "*" or first in _UNSEEN or last in _UNSEEN or "]" in value:
        return False
    if name not in FREE_TEXT and (first in _ODD or last in _ODD):
        return False
    if not COLONS.isdisjoint(value) and compiled(LABEL_COLON).search(value):
        return False
    return "】" not in value or (first == "【" and value.count("】") == 1)


def _read_line(
    i: int,
    lines: Sequence[LineParts],
    fields: Sequence[FieldMark],
    titles: Collection[str],
    vocabulary: Vocabulary,
) -> list[FieldMark] | None:
    """The fields of a line that holds more or less than a label and its value; None where the body begins with it."""
    line = Line(*lines[i])
    text = line.text
    if text[0] in COLONS:  # as canonical text prints a line that has no label
        value = trimmed(text, 1, len(text), free=True)
        return [FieldMark(None, "", value.of(text), line.start, line.end, *value.shift(line.start))]
    whole = compiled(_WHOLE).match(text)
    if whole and vocabulary.name_of(whole["label"].strip()) != "body":
        value = trimmed(text, whole.end(), len(text), free=True).shift(line.start)
        name = vocabulary.name_of(whole["label"].strip())
        shown = text[value.start - line.start : value.end - line.start]
        return [FieldMark(name, whole["label"].strip(), shown, line.start, line.end, *value)]
    labels = labels_of(text, vocabulary)
    if not labels and (signed := signed_label(text, vocabulary)):
        labels = [signed]
    if (not labels or labels[0].start) and (padded := padded_labels(text, vocabulary)):
        if _is_beside_padded(i, lines, fields, vocabulary):
            labels = padded
    if labels and labels[0].start == 0:
        if is_running_text(text, labels) and not _goes_on(lines, i + 1, vocabulary):
            return None
        if _is_appointment(labels[0], text) and i + 1 < len(lines) and compiled(_PLACE).match(lines[i + 1][0]):
            return None
        return labelled_fields(line, labels)
    # What stands on the line before its first label, often the whole of it.
    end = labels[0].start if labels else len(text)
    lead = text[:end].rstrip()
    found = _unlabelled(
        i, line._replace(text=lead, end=line.start + len(lead)), bool(labels), lines, fields, titles, vocabulary
    )
    return found and found + labelled_fields(line, labels)


def _is_beside_padded(i: int, lines: Sequence[LineParts], fields: Sequence[FieldMark], vocabulary: Vocabulary) -> bool:
    """Whether a line of a label, blanks and a value stands beside another field: one such line alone may be a sentence."""
    if fields and fields[-1].label and fields[-1].name:
        return True
    for text, *_ in lines[i + 1 : i + 3]:
        if padded_labels(text, vocabulary) or opening_label(text, vocabulary)[0] is not None:
            return True
    return False


def _rest_of(line: LineParts, field: FieldMark) -> LineParts | None:
    """What follows the body's label on its line."""
    text, start, end, _, _ = line
    rest = text[field.value_start - start :]
    kept = rest.lstrip()
    if not kept:
        return None
    return kept, end - len(kept), end, 0, len(rest) - len(kept)


def _text_behind(line: LineParts, field: FieldMark) -> tuple[LineParts, int] | None:
    """The text of a page that was flattened to one line, behind the last field of its header, and where that field ends."""
    text, start, end, _, _ = line
    if len(text) < LONGEST_LINE // 2:
        return None
    at = field.value_end - start
    match = compiled(_CLOSING_BUTTONS).match(text, at)
    begin = match.end() if match else at
    if end - start - begin < LONGEST_LINE // 3 or "。" not in text[begin:]:
        return None
    return (text[begin:], start + begin, end, 0, begin), start + len(text[:begin].rstrip())


def _repeated(text: str) -> str | None:
    """The title that stands at both ends of a text, with a menu between: 开幕式举行 首页 新闻 开幕式举行."""
    title = text.partition(" ")[0]
    return title if len(title) >= LABEL_LENGTH // 4 and text.endswith(title) and len(text) > 2 * len(title) else None


def _opens_inner(lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether what stands behind the body's label opens with a header of its own: its title, and another field."""
    if len(lines) < _LOOK_AHEAD or len(lines[0][0]) > LONGEST_LINE:
        return False
    match = compiled(_OPENING).match(lines[0][0])
    if match is None or vocabulary.name_of(match[1].strip(EDGES)) != "title":
        return False
    names = []
    for parts in lines[:3]:
        labels = labels_of(parts[0][: 2 * LONGEST_LINE], vocabulary)
        if not labels or labels[0].start or is_running_text(parts[0], labels[:1]):
            break
        names += [label.name for label in labels]
    return bool(names) and names[0] == "title" and ("date_published" in names or "publisher" in names)


def _unlabelled(
    i: int,
    line: Line,
    labels_follow: bool,
    lines: Sequence[LineParts],
    fields: Sequence[FieldMark],
    titles: Collection[str],
    vocabulary: Vocabulary,
) -> list[FieldMark] | None:
    """The fields of a line, or of the beginning of one, that has no known label; None where the body begins with it."""
    text = line.text
    if not any(map(str.isalnum, text)):
        return [_bare(line, None)] if labels_follow else None
    titled = bool(titles)
    if len(text) > LONGEST_LINE and not labels_follow:
        return None
    goes_on = labels_follow or _goes_on(lines, i + 1, vocabulary)
    above = fields[-1] if fields else None
    if above is not None and not above.value and above.name != "body" and _fits(above.name, text, goes_on):
        # The value of the label on the line above; a line that holds a label itself is no value.
        value = trimmed(text, 0, len(text), free=above.name in FREE_TEXT).shift(line.start)
        if value.end > value.start and not labels_follow and not _label_alone(text, vocabulary):
            shown = text[value.start - line.start : value.end - line.start]
            return [FieldMark(above.name, above.label, shown, above.start, line.end, *value)]
    if above is not None and above.name == "standfirst" and above.label and above.end == above.value_end:
        if not labels_follow and _goes_on(lines, i + 1, vocabulary, "body"):  # a further paragraph of it
            return [above._replace(value=f"{above.value} {text}", end=line.end, value_end=line.end)]
    if labels_follow and not titled and (when := date_in(text)) and when[1] == len(text) and 3 < when[0]:
        head = line._replace(text=text[: when[0]].rstrip(), end=line.start + len(text[: when[0]].rstrip()))
        tail = line._replace(text=text[when[0] :], start=line.start + when[0])
        return [_bare(head, "title"), _bare(tail, "date_published")]
    if compiled(URL).fullmatch(text):
        return [_bare(line, "url")] if goes_on or i + 1 < len(lines) else [_bare(line, "title")]
    label = _label_alone(text, vocabulary)
    if label is not None and i + 1 < len(lines) and (fields or goes_on):
        return [FieldMark(label.name, label.printed, "", line.start, line.end, line.end, line.end)]
    if labels_follow and not titled and (title := _repeated(text)):
        return [FieldMark("title", "", title, line.start, line.end, line.end - len(title), line.end)]
    inner = _without_markup(line)
    if titled and plain(_slice(line, inner)) in titles:
        return [FieldMark("title", "", _slice(line, inner), line.start, line.end, inner.start, inner.end)]
    if compiled(_BREADCRUMB).fullmatch(text) and i + 1 < len(lines):
        return [_bare(line, "breadcrumb")]
    if not fields and goes_on and (account := compiled(_ACCOUNT).fullmatch(text)):
        name = "publisher" if is_medium(account["account"]) else "poster"
        start = line.start + 1
        return [FieldMark(name, "", account["account"], line.start, line.end, start, line.end)]
    heads = not titled and not _goes_on(lines, i + 1, vocabulary, "title")
    if (
        not labels_follow
        and (goes_on or heads)
        and (is_menu(text) or (text[0] in _ABOVE_STARTS and compiled(_ABOVE_PAGE).match(text)))
        and (titled or _may_be_title(i + 1, lines, vocabulary))
    ):
        return [_bare(line, "navigation")]
    if heads and "0" <= text[0] <= "9" and (found_title := _title_behind_date(line)):
        return found_title
    if heads and not fields and (cells := title_before_items(text)):
        end, begin, behind = cells
        head = line._replace(text=text[:end], end=line.start + end)
        return [_bare(head, "title"), *fields_of_items(behind, text[begin:], line.start + begin, line.end)]
    if (items := read_items(text)) and _tells(items, text):
        of_account = bool(fields) and not fields[-1].label and fields[-1].start + 1 == fields[-1].value_start
        if not heads or _may_be_title(i + 1, lines, vocabulary) or of_account:
            found = fields_of_items(items, text, line.start, line.end)
            return [found[0]._replace(start=line.start), *found[1:]]
    if titled and len(text) <= LABEL_LENGTH and i + 1 < len(lines) and _is_of_account(lines[i + 1][0]):
        return [_bare(line, "publisher" if not text.startswith(_ACCOUNT_CARD) else None)]
    if titled and _parts_title(i, lines, fields):
        return [_bare(line, None)]
    if text[0] == "《" and (journal := compiled(_JOURNAL).fullmatch(text)):
        if titled or _may_be_title(i + 1, lines, vocabulary):
            held = Span(*journal.span("name")).shift(line.start)
            return [FieldMark("publisher", "", journal["name"], line.start, line.end, *held)]
    unknown = compiled(_UNKNOWN_LABEL).match(text)
    if fields and text[0] in "【[［" and not unknown and fields[-1].label and lines[i - 1][0][0] == text[0]:
        bracketed = compiled(_BRACKETED).match(text)  # 【微博认证】 between labels that are known
        if bracketed and (goes_on or _bracketed_below(i + 1, lines, text[0])):
            field = _unknown_field(line, bracketed.end())
            known = vocabulary.name_of(field.label)
            if known == "body":  # 【正文]今天开幕
                at = line.start + bracketed.end()
                return [field._replace(name=known, value="", end=at, value_start=at, value_end=at)]
            return [field._replace(name=known)]
    if not fields:
        if unknown and goes_on and text[unknown.end() :][:1].isspace():
            return [_unknown_field(line, unknown.end())]
    elif unknown:
        value_length = len(text) - unknown.end()
        short = value_length <= _TITLE_LENGTH and text[-1] not in _SENTENCE_END
        indented = line.indent > lines[0][4]
        if not value_length and not _goes_on(lines, i + 1, vocabulary, few=1):
            return None  # 各学院：
        beside = any(field.label and field.name for field in fields[-3:])  # a known label
        if value_length <= 2 * _TITLE_LENGTH and (goes_on or (short and beside and not line.gap and not indented)):
            if titled or text[unknown.end() :][:1].isspace() or not heads:
                return [_unknown_field(line, unknown.end())]
    if heads and (_stands_above(text) or _heads_page(i, lines)) and _may_be_title(i + 1, lines, vocabulary):
        kind = kind_of_word(text)
        return [_bare(line, kind if kind != "?" else None)]
    if heads and (
        (goes_on and (text in _RELEASES or _is_release(i, lines, vocabulary))) or _is_section(i, lines, vocabulary)
    ):
        return [_bare(line, "section")]
    if heads and _is_kicker(i, lines, vocabulary):
        return [_bare(line, "kicker")]
    if heads and _can_be_title(i, line, lines, fields, goes_on):
        return [FieldMark("title", "", _slice(line, inner), line.start, line.end, *inner)]
    if not goes_on:
        return None
    short = len(text) <= _TITLE_LENGTH and text[-1] not in _SENTENCE_END
    if not short:
        return None
    kind = kind_of_word(text)
    return [_bare(line, kind if kind in ("publisher", "author") and titled else None)]


def _can_be_title(i: int, line: Line, lines: Sequence[LineParts], fields: Sequence[FieldMark], goes_on: bool) -> bool:
    """Whether a line without a label can be the title, which stands first or below other fields."""
    text = line.text
    if text.startswith("#"):
        return len(text) <= LONGEST_LINE
    if len(text) > _TITLE_LENGTH:
        return False
    below = lines[i + 1] if i + 1 < len(lines) else None
    open_end = text[-1] in "。；，、：:…"
    if below is not None and compiled(_DATELINE).search(text):
        return False
    if not fields:
        # Headlines may end in a question or an exclamation, never in a full stop; above indented text also in a colon.
        hangs = (
            below is not None and below[4] > line.indent and text[-1] not in "。；，、" and len(text) <= _DATE_LENGTH
        )
        return not open_end or hangs
    if open_end or "。" in text or (below is None and not goes_on):
        return False
    if goes_on or line.indent <= lines[0][4] or not (below and below[4] == line.indent):
        return True
    return (
        len(text) > LABEL_LENGTH // 2 and len(below[0]) <= _DATE_LENGTH and below[0][-1] not in _SENTENCE_END
    )  # its second line


def _heads_page(i: int, lines: Sequence[LineParts]) -> bool:
    """Whether a line is the name of the office whose page this is, or of a bulletin: an address, a menu or an issue is below."""
    text = lines[i][0]
    if i + 1 == len(lines):
        return False
    below = lines[i + 1][0]
    if len(below) <= LABEL_LENGTH + 10 and "期" in below and len(text) <= LABEL_LENGTH:
        return compiled(_ISSUE).fullmatch(below) is not None  # 工作简报, above 第12期
    if not (is_office(text) or is_medium(text)):
        return False
    return (
        compiled(URL).fullmatch(below) is not None
        or is_menu(below)
        or compiled(_BREADCRUMB).fullmatch(below) is not None
    )


def _title_behind_date(line: Line) -> list[FieldMark] | None:
    """The date and the title that a line holds side by side: 2023-11-05 旧城改造启动."""
    when = date_in(line.text)
    if when is None or when[0] or when[1] < _LONG_DATE or not line.text[when[1] :][:1].isspace():
        return None
    title = line.text[when[1] :].lstrip()
    if not LABEL_LENGTH // 2 - 2 <= len(title) <= _DATE_LENGTH or title[-1] in "。；，、：:…" or "。" in title:
        return None
    if read_items(title) is not None or kind_of_word(title) != "?" or compiled(_DATELINE).search(title):
        return None
    start = line.end - len(title)
    head = line._replace(text=line.text[: when[1]], end=line.start + when[1])
    return [_bare(head, "date_published"), _bare(line._replace(text=title, start=start), "title")]


def _parts_title(i: int, lines: Sequence[LineParts], fields: Sequence[FieldMark]) -> bool:
    """Whether a line stands between the title and the subtitle behind a dash, as the second line of a headline does."""
    text = lines[i][0]
    if fields[-1].name != "title" or fields[-1].label or i + 1 >= len(lines) or lines[i + 1][0][0] != "—":
        return False
    return len(text) <= _DATE_LENGTH and text[0] != "—" and text[-1] not in _SENTENCE_END and "。" not in text


def _is_of_account(text: str) -> bool:
    """Whether a line is what pages print right below an account's name: its card, or a day and a place by themselves."""
    if text.startswith(_ACCOUNT_CARD):
        return True
    when = date_in(text[: 2 * LABEL_LENGTH])
    place = text[when[1] :].strip(" ·・•") if when is not None and when[0] == 0 else ""
    return 0 < len(place) <= LABEL_LENGTH // 2 and not place[0].isdigit() and is_place(place.removeprefix("来自"))


def _is_section(i: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether a line is the section of a site or a paper: in brackets, or by its last words above a title and its date."""
    text = lines[i][0]
    if text[0] in _SECTION_STARTS:
        return compiled(_SECTION).fullmatch(text) is not None and _heads_title(i, lines, vocabulary)
    if len(text) > _SECTION_LENGTH or not text.endswith(_SECTION_ENDS):
        return False
    if i + 2 < len(lines) and _stands_above(lines[i + 1][0]) and any(map(str.isdigit, lines[i + 1][0])):
        return _may_be_title(i + 1, lines, vocabulary)  # above the number of the page
    return _heads_title(i, lines, vocabulary) and _goes_on(lines, i + 2, vocabulary)


def _is_release(i: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether a line says whose release this is, above the labels, and the title stands below them: 江城水利局新闻稿."""
    text = lines[i][0]
    if len(text) > LABEL_LENGTH or text[-3:] not in _RELEASES or not is_office(text[:-3]):
        return False
    below = next((n for n in range(i + 1, len(lines)) if COLONS.isdisjoint(lines[n][0][:LABEL_LENGTH])), len(lines))
    return i + 1 < below < len(lines) and _may_be_title(below, lines, vocabulary)


def _is_kicker(i: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether a line only says who speaks, and the title below it what is said: 李强在某地调研时强调."""
    text = lines[i][0]
    if not (LABEL_LENGTH // 2 < len(text) <= _DATE_LENGTH and text.endswith(_SPEAKING)):
        return False
    return _heads_title(i, lines, vocabulary) and _goes_on(lines, i + 2, vocabulary)


def _heads_title(i: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether the line right below one looks like a title, and not like the first item of a list."""
    if i + 2 >= len(lines) or not 4 <= len(lines[i + 1][0]) <= _DATE_LENGTH:
        return False
    below = lines[i + 1][0]
    if (
        below[-1] in _SENTENCE_END - frozenset("？！?!")
        or "。" in below
        or below[0] == "—"
        or compiled(_NUMBERED).match(below)
    ):
        return False
    if compiled(_BY).match(below) or kind_of_word(below) in ("author", "publisher"):
        return False
    return not find_field_labels(below, vocabulary) and read_items(below) is None


def _stands_above(text: str) -> bool:
    """Whether a line is what stands above a title by itself: a weekday, a section, a medium, or a number: (1/3)."""
    if len(text) > LABEL_LENGTH:
        return False
    kind = kind_of_word(text)
    if kind == "publisher":
        return len(text) <= LABEL_LENGTH // 2 and is_medium(text)
    if kind in (None, "section") or compiled(_COUNTER).fullmatch(text) is not None:
        return True
    return text[0] in "—-─=" and compiled(_SECTION).fullmatch(text) is not None


def _may_be_title(i: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether one of the next lines looks like a title that stands below its date or medium."""
    for parts in lines[i : i + 2 * _LOOK_AHEAD]:
        text = parts[0]
        if (
            compiled(URL).fullmatch(text)
            or read_items(text)
            or _stands_above(text)
            or is_menu(text)
            or compiled(_BREADCRUMB).fullmatch(text)
            or (label := opening_label(text, vocabulary))[0] == "breadcrumb"
            or (label[0] is not None and label[2] and roles_of(label[1]))
            or _heads_page(i, lines)
        ):
            i += 1
            continue
        if text[0] == "—" and text[-1] != "—":  # a subtitle
            return False
        if text.startswith("# ") or opening_label(text, vocabulary)[0] == "kicker":  # which stands above a title
            return True
        return (
            4 <= len(text) <= _DATE_LENGTH
            and text[-1] not in _SENTENCE_END - frozenset("？！?!")
            and "。" not in text
            and i + 1 < len(lines)
            and not find_field_labels(text, vocabulary)
        )
    return False


def _without_markup(line: Line) -> Span:
    """A bare line's place in the source without the marks of Markdown around it."""
    text = line.text
    start, end = 0, len(text)
    while match := compiled(_MARKUP).match(text, start):
        start = match.end()
    if start:
        end = len(text.rstrip("#*_ \t"))
    span = trimmed(text, start, max(start, end), free=True)
    if text[span.start] == "【" and _BRACKETED_TITLE < len(text) <= _TITLE_LENGTH and text.find("】") == span.end - 1:
        span = Span(span.start + 1, span.end - 1)  # 【两会今天在北京开幕】, the whole line
    return (span if span.end > span.start else Span(0, len(text))).shift(line.start)


def _slice(line: Line, span: Span) -> str:
    return line.text[span.start - line.start : span.end - line.start]


def _bracketed_below(i: int, lines: Sequence[LineParts], bracket: str) -> bool:
    return i < len(lines) and lines[i][0][0] == bracket and compiled(_BRACKETED).match(lines[i][0]) is not None


def _label_alone(text: str, vocabulary: Vocabulary) -> Label | None:
    """The label that a whole line is, without a colon: its value stands below."""
    if len(text) > LABEL_LENGTH:
        return None
    match = compiled(DECORATION).match(text)
    printed = text[match.end() if match else 0 :].strip(EDGES + "】]〕")
    name = vocabulary.name_of(printed) if len(printed) > 1 else None
    padded = any(map(str.isspace, printed)) and not printed.isascii()  # 文　　号
    if name is None or not (padded or (name in _ALONE and (not roles_of(printed) or fold(printed) == "作者"))):
        return None
    return Label(name, printed, 0, len(text), True)


def _unknown_field(line: Line, value_start: int) -> FieldMark:
    value = trimmed(line.text, value_start, len(line.text), free=True)
    label = compiled(COLON).sub("", line.text[:value_start]).strip("【】[]［］〔〕" + BLANKS)
    return FieldMark(None, label, value.of(line.text), line.start, line.end, *value.shift(line.start))


def _bare(line: Line, name: str | None) -> FieldMark:
    """A line without a label as a field."""
    value = trimmed(line.text, 0, len(line.text), free=True)
    if name == "publisher" and (edition := compiled(_EDITION).search(line.text, value.start, value.end)):
        value = Span(value.start, edition.start())
    return FieldMark(name, "", value.of(line.text), line.start, line.end, *value.shift(line.start))


def _goes_on(
    lines: Sequence[LineParts], begin: int, vocabulary: Vocabulary, wanted: str | None = None, few: int = _LOOK_AHEAD
) -> bool:
    """Whether a line follows that opens with a label of the header, or holds a date and the like, with few others before it.

    Credits close an article as well as they open it, so they prove nothing, and do not count as others either.
    ``wanted`` asks for a label of that one field; ``few`` is how many others end the search.
    """
    others = 0
    for n in range(begin, min(len(lines), begin + _LOOK_AT_MOST)):
        text = lines[n][0]
        labels = find_field_labels(text[: 3 * LABEL_LENGTH], vocabulary)
        if text[0] in COLONS or not any(map(str.isalnum, text)):
            continue
        if wanted is None and text.startswith(_ACCOUNT_CARD) and len(text) <= 2 * _DATE_LENGTH:
            return True
        if labels and labels[0].start == 0:
            if roles_of(labels[0].printed):
                if wanted is None and any(label.name in _BESIDE_CREDITS for label in labels[1:]):
                    return True  # 作者：王芳  发布时间：2020-01-01
                continue
            if wanted in (None, labels[0].name) and not is_running_text(text, labels[:1]):
                if labels[0].name != "contact" and not _is_appointment(labels[0], text):
                    return True
        elif wanted is None and len(text) <= 2 * _DATE_LENGTH:
            alone = _label_alone(text, vocabulary)
            if alone is not None and alone.name in _CERTAIN:
                return True
            if text[0] == "《" and compiled(_JOURNAL).fullmatch(text):
                return True
            if date_in(text):
                if (items := read_items(text)) and _is_dated(items, text):
                    return True
                lead = text[: labels[0].start].rstrip(EDGES) if labels else ""
                if len(lead) > 7 and date_in(lead) == (0, len(lead)):  # 2020-01-01 | 文：张三 图：李四
                    return True
        others += 1
        if others == few:
            break
    return False


def _is_appointment(label: Label, text: str) -> bool:
    """Whether a line gives the day of something to come, as notices do: 时间：3月10日下午两点."""
    value = text[label.value_start :]
    return fold(label.printed) in _ANY_DATE_FOLDED and "月" in value[:6] and "年" not in value


def _tells(items: Sequence[Item], text: str) -> bool:
    """Whether the things of a line tell more than a day without a year, which many a line of text is."""
    return items[0].name not in DATES or _is_dated(items, text)


def _is_dated(items: Sequence[Item], text: str) -> bool:
    """Whether the things of a line are more than a day without a year."""
    return len(items) > 1 or compiled(r"\d{4}|[:：前]|年").search(text) is not None


def _fits(name: str | None, text: str, goes_on: bool) -> bool:
    """Whether a line can be the value of the label on the line above it."""
    if name in DATES:
        return len(text) <= _DATE_LENGTH and any(map(str.isdigit, text))
    if name == "view_count":
        return len(text) <= 20 and (text in UNKNOWN_VALUES or any(map(str.isdigit, text)))
    if name in ("title", "original_title", "subtitle"):
        return len(text) <= _TITLE_LENGTH and text[-1] not in "。；，、：:…"
    if name == "standfirst":
        return goes_on
    if name == "url":
        return compiled(URL).fullmatch(text) is not None
    if name == "keywords":
        return len(text) <= _TITLE_LENGTH and text[-1] not in RUNNING_TEXT
    return name is not None and len(text) <= 20 and text[-1] not in _SENTENCE_END


def check_fields(fields: Sequence[FieldMark], findings: list[Finding]) -> dict[str, FieldMark]:
    """The field of each name that counts: the first that says something; findings tell what is odd about the others.

    A field whose source says that it does not know (未知) says nothing. Where a second header stands inside the first,
    with a title of its own, its fields count before those of the outer one; of several dates that of a label that
    speaks of publication.
    """
    first: dict[str, FieldMark] = {}
    repeated = False
    for field in fields:
        name, label, value, start, end, _, _ = field
        if name is None:
            if label:
                message = f"{quote(label)} is a label that nobody knows; its field is kept without a name"
                findings.append(Finding("label-unknown", message, start, end))
            else:
                message = f"{quote(value)} stands in the header without a label; it is kept without a name"
                findings.append(Finding("label-missing", message, start, end))
        elif len(value) > _LONGEST_UNKNOWN or value.lower() not in UNKNOWN_VALUES:
            repeated = first.setdefault(name, field) is not field or repeated
    return _of_several(fields, first, findings) if repeated else first


def _of_several(
    fields: Sequence[FieldMark], first: dict[str, FieldMark], findings: list[Finding]
) -> dict[str, FieldMark]:
    """:func:`check_fields` where a name has several fields that say something."""
    titles = [n for n, f in enumerate(fields) if f.name == "title" and f.value.lower() not in UNKNOWN_VALUES]
    begin = titles[-1] if titles and titles[-1] - titles[0] > 1 else 0  # of a header that stands inside another
    telling = [f for f in fields if f.name is not None and f.value.lower() not in UNKNOWN_VALUES]
    inner = sum(f.start < fields[begin].start for f in telling)
    chosen: dict[str, FieldMark] = {}
    for field in [*telling[inner:], *telling[:inner]]:
        assert field.name is not None
        before = chosen.setdefault(field.name, field)
        if field.name == "date_published" and _says_published(field.label) and not _says_published(before.label):
            if (before.start >= telling[inner].start) == (field.start >= telling[inner].start):
                chosen[field.name] = field
        elif field.name == "publisher" and _is_weak(before.label) and field.label:
            if not _is_weak(field.label):  # 单位：本报记者 above 来源：光明日报
                chosen[field.name] = field
    for field in telling:
        assert field.name is not None
        counts = chosen[field.name]
        if counts is field or roles_of(field.label) or field.name in _MANY or plain(counts.value) == plain(field.value):
            continue
        which = "first" if counts is first[field.name] else "inner" if field.name == "title" else "other"
        message = f"{quote(field.value)} is another {field.name}; the {which} one counts"
        findings.append(Finding("field-repeated", message, field.start, field.end))
    return chosen


def _is_weak(label: str) -> bool:
    """Whether the label of a publisher is one that others go before."""
    return fold(label.replace("/", "-").rpartition("-")[2]) in _WEAK_PUBLISHERS


def _says_published(label: str) -> bool:
    """Whether the label of a date speaks of publication, not of any time."""
    return fold(label) not in _ANY_DATE_FOLDED and label != ""
