"""What a page prints around its article: navigation, buttons, legal notices, comments, signatures.

Such lines stand at the two edges of a body. Where a page was flattened to one line, the line is cut at the place where
the article begins and ends, and at the indentation of its paragraphs.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from .article import Credit, FieldMark, Role, plain
from .fields import URL, labelled_fields, labels_of, read_fields
from .furniture import (
    LONGEST_HEADING,
    MARKS,
    PARTING,
    boilerplate_kind,
    is_button,
    is_footer,
    is_imprint,
    is_menu,
    is_notice,
)
from .labels import COLONS, UNKNOWN_VALUES, Vocabulary, opening_label, roles_of
from .lines import Line, LineParts, is_rule
from .metalines import date_in, kind_of_word, read_items
from .organizations import is_office
from .patterns import compiled

__all__ = ["WRITERS", "is_plain", "read_edge_fields", "read_edges"]

_LONGEST_NOTICE, _LONGEST_LINE, _LONGEST_OTHER = 500, 80, 40
_FEW, _LONG, _LONGEST_BUTTON, _LONGEST_NAME, _LONGEST_LABEL = 4, 400, 7, 4, 6
_MOST_OTHERS, _MOST_TOP, _MOST_RELATED, _NEAR, _SHORTEST_TITLE = 3, 6, 40, 300, 6
# A comment that pushes a post up or down, the marks of a board before a remark, copyright without a word.
_FORUM = r"[推噓嘘→]\s?[\w.-]{1,20}\s?[:：]|※\s?\w|\[FROM[:：]|©"
# Who owns the rights, and what must not be done without leave: 本網站之文字，非經授權，不得轉載。
_RIGHTS = (
    r"(?:未[经經]|非[经經]).{0,20}?(?:授[权權]|[许許]可|同意|允[许許]).{0,12}?(?:不得|禁止|[请請]勿|[严嚴]禁).{0,20}?(?:[转轉][载載]|摘[编編]|使用|[复複][制製]|[镜鏡]像|重[制製]|公[开開]|[传傳]播|刊[载載])"
    r"|(?:版[权權]|著作[权權])(?:.{0,6}?(?:[归歸][^。]{0,30}?所有|[属屬]於?[^。]{0,30}?(?:所有|擁有))|所有)"
)
_RIGHTS_WORDS = ("权", "權")
# #话题# #新闻 at the end of a post, and the hour below the day: 香港時間11時30分.
_HASHTAGS = r"(?:[#＃][^#＃\s。！？]{1,30}+[#＃]?\s*+){1,30}+"
_HOUR = r"(?:香港|北京|台北|臺北|[当當]地)?(?:[时時][间間])?\s?(?:[上下中]午)?\d{1,2}\s?[时時:：]\s?\d{2}\s?分?"
_WEEKDAY = r"\s?[（(]?(?:星期|[周週]|礼拜|禮拜)[一二三四五六日天][）)]?$"
_LEADING_ON = ("查看更多", "阅读全文", "阅读原文", "閱讀全文")
# 返回搜狐，查看更多, behind the last sentence.
_BEHIND_TEXT = r"(?<=[。！？”）)]\s)\s{0,9}+(?:返回\S{2,4}[，,]\s?)?(?:点击)?(?:查看更多|阅读全文|阅读原文|閱讀全文)$"
_BACK = r"(?:返回|回到)\S{2,6}首[页頁](?:\s.{0,30})?|阅读下一篇|閱讀下一篇"
# 关于江城公司: who sends a release, below its end.
_ABOUT = r"(?:关于|關於|About )[\w（）()· ]{2,30}[:：]?"
# — 3 —, 第3页 共5页: the number of a page.
_FOLIO = r"[—–\-·]{1,3}\s{0,3}\d{1,4}\s{0,3}[—–\-·]{1,3}|第\s?\d{1,4}\s?页[\s，,/]{0,3}(?:共\s?\d{1,4}\s?页)?"
# 2.名单.xlsx: what an attachment is called.
_FILES = (
    ".doc",
    ".docx",
    ".xls",
    ".xlsx",
    ".pdf",
    ".ppt",
    ".pptx",
    ".wps",
    ".et",
    ".zip",
    ".rar",
    ".7z",
    ".ofd",
    ".jpg",
    ".png",
)
# var a = 1; document.write("…"): the scripts of a page whose tags alone were taken off.
_SCRIPT = (
    r"(?:var|let|const)\s[\w$]{1,30}\s?=|function[\s(][\w\s]{0,30}[(){]|(?:document|window|location)\.[a-z]|\$[(.]|</?script\b"
    r"|\(function\b|jQuery[(.]|_hmt\.push"
)
_SCRIPT_STARTS = frozenset("vlcfdw$<(j_")
_ROLE_LABEL = r"([\w/·]{1,10})\s?[:：∶|｜丨](?=.)"
_BETWEEN = r"\s{0,9}+[|｜丨/／]\s{0,9}+|\s{1,9}+"
_COUNTS = (
    r"(?:(?:转发|轉發|评论|評論|点赞|點讚|赞|讚|阅读|閱讀|浏览|分享|收藏|在看|喜欢|回复|推荐)[数量]?\s{0,3}+[:：(（]?\s?\d[\d,.]{0,12}+"
    r"\s?[万萬wk]?\+?[)）]?[\s|｜·]{0,9}+){1,9}+(?:(?:打赏|赞赏|举报|分享|收藏|(?:生成|微)?海报)[\s|｜·]{0,9}+){0,5}+"
)
_COUNTED_COMMENTS = r"(?:网友|最新|全部|热门|精彩|用户)?(?:评论|留言|跟[帖贴]|回复)\s?[（(]\s?\d"
# 0, 12条评论, 【图片数】3: counters, in the line above the text and the lines below it.
_COUNTER = (
    r"0|[(（]?\d{1,9}[)）]?\s?(?:人|条|次|個|个)?\s?(?:参与|參與|评论|評論|跟帖|点赞|點讚|分享|收藏|阅读|回复|留言)"
)
_COUNTED = r"(?:[【\[［][\w ]{1,8}[数數量率次][】\]］]\s?[:：]?\s?\d{0,12}[万萬]?\s{0,4}){1,9}+"
# Fields that a line at an edge may print; the labels of any date only before a whole one.
_EDGE_NAMES = frozenset(
    "publisher view_count date_modified date_published date_created url keywords original_title font_size comment_count "
    "like_count share_count collect_count section share id breadcrumb image note word_count attachment".split()
)
# Those who wrote, whom a line above the text may name beside its date and source.
WRITERS = ("author", "reporter")
_VALUE_NAMES = (
    "publisher",
    "view_count",
    "date_modified",
    "date_published",
    "date_created",
    "url",
    "keywords",
    "section",
    "original_title",
)
_FORUM_MARKS = frozenset("推噓嘘→※[©")
_ENDED, _QUOTING = frozenset("。！？”’"), frozenset("“‘《「『")
_DATE_ENDS = frozenset("日号號0123456789")
_APPOINTING = ("时间", "時間", "日期")
# What every date holds one of.
_DATE_SIGNS = frozenset("0123456789年月前刚剛昨今")
_SENTENCE_END = frozenset("。！？!?；;，：:、")
_LONGEST_COUNT = 6
# 江城晚报报料：021-555666
_HOTLINE = r"[\w·]{0,10}(?:报料|爆料|報料|热线|熱線)(?:电话|電話|热线|熱線)?[:：]\s?[\d(（+][\d\s()（）、/转-]{4,30}$"
# What stands between a title and the name of its site.
_SITE_SIGNS = frozenset("_-|｜")
# 江政办发〔2023〕11号, below the title of a notice; a whole date with the hour, by itself.
_DOCUMENT_NUMBER = (
    r"[（(]?[\u4e00-\u9fff]{1,14}\s?[〔\[（(【]\s?(?:19|20)\d\d\s?[〕\])）】]\s?第?\s?\d{1,5}\s?[号號][)）]?"
)
_MOMENT = (
    r"[*_（(\s]{0,3}(?:19|20)\d\d(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?\s{1,4}\d{1,2}:\d\d(?::\d\d)?[*_）)\s]{0,3}"
)
_MOMENT_ENDS = frozenset("0123456789*_)）")
# Where the last line of a flattened page leaves its article.
_TAIL_INSIDE = (
    r"(?<=[。！？!?”’）)】…;\s])\s*+(?:[（(]\s?(?:更新于|编辑于|发布于|最后更新)|[（(【\[]?\s?(?:点击数|点击量|浏览次数|阅读次数|浏览量|阅读量|访问量|點閱)\s?[:：]\s?\d"
    r"|[上下][一]?[篇条]\s?[:：]|[【\[]\s?(?:打印|关闭|字体|字号|返回|收藏|大\s中)|首页\s?[|｜>]|分享到\s?[:：]|版权所有|Copyright)"
)
_WIDE = r"(?:\s|&(?:nbsp|emsp|ensp);){0,200}+"
_GAP = r"(?:(?<=[。！？!?”’）)】…；;.])\s?\u3000\u3000|[ \u3000\xa0]{8}|&(?:nbsp|emsp|ensp);)"
_ENTITIES = r"(?:[\s]*+&(?:nbsp|emsp|ensp);[\s]*+)++"


def is_plain(lines: Sequence[LineParts], title: str | None, credit_lines: Mapping[int, Sequence[Credit]]) -> bool:
    """Whether a body begins with its text and ends with a sentence or with credits, and so has nothing else at its edges.

    It is told by a few characters, as is true of most articles; :func:`read_edges` looks closely at the others.
    """
    if not lines:
        return True
    first = lines[0][0]
    if 0 in credit_lines:
        first = next((line[0] for n, line in enumerate(lines) if n not in credit_lines), first)
    if (_may_be_flat(lines) and _may_be_cut(lines, title)) or (len(first) <= _LONGEST_LINE and _is_top(first, title)):
        return False
    for n, credits in credit_lines.items():
        if _may_hold_fields(lines[n][0], credits):
            return False
    n = len(lines) - 1
    while n > 0 and n in credit_lines:
        n -= 1
    last = lines[n][0]
    return (
        last[-1] in _ENDED
        and COLONS.isdisjoint(last[:_LONGEST_LABEL])
        and (last[0] not in MARKS or last[0] in _QUOTING or len(last) > 2 * _LONGEST_LINE)
        and boilerplate_kind(last) is None
        and not _is_of_rights(last)
        and not is_notice(last)
    )


def _may_be_flat(lines: Sequence[LineParts]) -> bool:
    """Whether a body has few lines or long ones, as that of a page that was flattened has."""
    return len(lines) <= _FEW or lines[-1][2] - lines[0][1] > _LONG * len(lines) or lines[0][0][0] == "&"


def _may_hold_fields(text: str, credits: Sequence[Credit]) -> bool:
    """Whether a line of credits names a source, a date or a count, which are fields: 作者：张三 来源：校工会 点击：33."""
    for credit in credits:
        if Role.SOURCE in credit.roles and credit.label:
            return True
    return compiled(r"\d").search(text) is not None and not COLONS.isdisjoint(text)


def _may_be_cut(lines: Sequence[LineParts], title: str | None) -> bool:
    """Whether the lines of what may be flat hold the title, gaps or a tail, where :func:`read_edges` cuts them."""
    first, last = lines[0][0], lines[-1][0]
    if title is not None and title in first[: _NEAR + len(title)]:
        return True
    if len(last) > _LONGEST_OTHER and last[-1] not in _ENDED:
        return True
    return any("\u3000\u3000" in line[0] or "&" in line[0] for line in lines)


def read_edges(
    lines: Sequence[LineParts], title: str | None, vocabulary: Vocabulary, credits: Container[tuple[int, int]] = ()
) -> tuple[Sequence[LineParts], list[int]]:
    """The lines of a body, some of them cut, and the indexes of those that are none of the article's.

    ``title`` is the article's, which pages repeat above the text; ``credits`` holds where the lines begin and end that
    are credits, among which such lines may stand.
    """
    if not lines:
        return lines, []
    furniture = tail = None
    cut = False
    if _may_be_flat(lines):
        lines, furniture = _without_furniture(lines, title)
        lines, tail = _without_tail(lines)
        cut = tail is not None or furniture is not None
        if any("\u3000\u3000" in line[0] or "&" in line[0] for line in lines):
            cut = True
            lines = [piece for line in lines for piece in (_pieces(line) if line not in (furniture, tail) else [line])]
    edges: list[int] = []
    top = 0
    while top < min(len(lines), _MOST_TOP):
        if lines[top] == furniture or _is_top(lines[top][0], title):
            edges.append(top)
        elif lines[top][1:3] not in credits:
            break
        top += 1
    lines = _without_mixture(lines, top, vocabulary)
    bottom = _related(lines, top, vocabulary)
    edges += range(bottom, len(lines))
    edges += _bottom(lines, top, bottom, tail, vocabulary, credits)
    for n in range(top, len(lines) if cut else 0):
        if lines[n][0][0] == "&" and compiled(_ENTITIES).fullmatch(lines[n][0]):
            edges.append(n)
    return lines, sorted(set(edges)) if edges else edges


def _bottom(
    lines: Sequence[LineParts],
    top: int,
    bottom: int,
    tail: LineParts | None,
    vocabulary: Vocabulary,
    credits: Container[tuple[int, int]],
) -> Iterator[int]:
    """The indexes, from ``bottom`` up to ``top``, of the closing lines that are none of the article's."""
    others = signed = 0
    below = 0  # the line below this one, where it is short and none of a sentence
    passed: list[int] = []  # short lines that may be the article's
    entered = False  # whether the last of the lines that are none of the article's is navigation
    for n in range(bottom - 1, top - 1, -1):
        text = lines[n][0]
        appointed = below == n + 1 and text[:2] in _APPOINTING  # 时间：6月1日, above 地点：体育馆
        if lines[n] == tail or (_is_bottom(text, vocabulary) and not appointed):
            yield n
            if boilerplate_kind(text) == "end":  # nothing below it is
                yield from passed
            if below == n + 1 and (
                _takes_in(text, lines[below][0], vocabulary)
                or (entered and len(lines[below][0]) <= LONGEST_HEADING and boilerplate_kind(text) == "navigation")
            ):
                yield below  # 继续滑动看下一个, the account, 向上滑动看下一个
            entered = boilerplate_kind(text) == "navigation"
        elif n and not signed and _is_signature(n, lines):
            yield n
            signed = n
        elif signed == n + 1 and n > top and _is_signer(lines[n]):
            yield n
        elif text[-1] in COLONS and n + 1 < len(lines) and compiled(URL).fullmatch(lines[n + 1][0]):
            yield n
        elif lines[n][1:3] in credits:
            continue
        else:
            others += 1
            below = n
            if not _opens_with_role(text):
                passed.append(n)
            if others > _MOST_OTHERS or len(text) > _LONGEST_OTHER or text[-1] in _SENTENCE_END:
                break


def _opens_with_role(text: str) -> bool:
    """Whether a line opens with the label of a credit, as others may stand below the end of a text: 编辑：王芳."""
    match = compiled(_ROLE_LABEL).match(text)
    return match is not None and bool(roles_of(match[1]))


def read_edge_fields(lines: Sequence[LineParts], edges: Sequence[int], vocabulary: Vocabulary) -> dict[str, FieldMark]:
    """The fields that lines at the edges print: 来源：新华网, 点击数：33, the date of a signature."""
    found: dict[str, FieldMark] = {}
    for at, n in enumerate(edges):
        line = Line(*lines[n])
        if line.text[0] == "※":  # of the board, not of the article
            continue
        labels = labels_of(line.text, vocabulary)
        fields = read_fields(line, vocabulary) if not labels or labels[0].start else []
        for field in fields or labelled_fields(line, labels):
            if field.name == "url" and not compiled(URL).match(field.value):
                continue
            if field.value and (field.name in _VALUE_NAMES or (at == n and field.label and field.name in WRITERS)):
                found.setdefault(field.name, field)
    return found


def _is_top(text: str, title: str | None) -> bool:
    """Whether a line above the text is none of the article's."""
    if len(text) > _LONGEST_LINE:
        return text[0] == "&" and compiled(_ENTITIES).fullmatch(text) is not None
    if title is not None and len(text) <= len(title) + 8:
        bare = text.strip("#*《》 ")
        if plain(bare) == plain(title):
            return True
        if len(bare) >= _SHORTEST_TITLE and title.startswith(bare) and title[len(bare) :].lstrip()[:1] in _SITE_SIGNS:
            return True  # 开幕, below 开幕_江城县人民政府
    if is_rule(text) or (text[0] in _SCRIPT_STARTS and compiled(_SCRIPT).match(text)):
        return True
    if text[-1] in "。！？：，；" or len(text) > _LONGEST_OTHER * 2:
        return False
    if len(text) <= _LONGEST_OTHER:
        if boilerplate_kind(text) in ("navigation", "notice"):
            return True
        if text[-1] in "号號)）" and compiled(_DOCUMENT_NUMBER).fullmatch(text):
            return True
        if text[-1] in _MOMENT_ENDS and compiled(_MOMENT).fullmatch(text):
            return True
    if len(text) <= LONGEST_HEADING:
        if len(text) <= _LONGEST_BUTTON and is_button(text, menu=False):
            return True
        if is_menu(text) or compiled(_COUNTER).fullmatch(text):
            return True
    elif not PARTING.isdisjoint(text) and is_menu(text):
        return True
    return _is_metadata(text)


def _is_metadata(text: str) -> bool:
    """Whether a line holds a date and things that stand beside dates, and more than the date alone."""
    if _DATE_SIGNS.isdisjoint(text) or date_in(text) is None:
        return False
    items = read_items(text)
    return items is not None and len(items) > 1


def _is_bottom(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line below the text is none of the article's."""
    length = len(text)
    if length > _LONGEST_NOTICE:
        return False
    if is_rule(text) or (length <= _LONGEST_COUNT and text.isdecimal()):  # how many like it
        return True
    if length <= _LONGEST_OTHER and text[-1].isdecimal() and compiled(_HOTLINE).match(text):
        return True
    kind = boilerplate_kind(text)
    if kind == "navigation" and not COLONS.isdisjoint(text[3:6]) and length <= _LONGEST_LINE:  # 上一篇：没有了！
        return True
    if kind == "notice" or (kind is not None and text[-1] not in "。！？" and length <= 2 * _LONGEST_LINE):
        return True
    if text[0] in _SCRIPT_STARTS and compiled(_SCRIPT).match(text):
        return True
    if length <= _LONGEST_OTHER // 2 and text[0] in "—–-·第" and compiled(_FOLIO).fullmatch(text):
        return True
    if text[0] == "#" and vocabulary.name_of(text.lstrip("# ")) in _EDGE_NAMES:  # ## 标签, above its value
        return True
    if text[-5:].lower().endswith(_FILES) and length <= 2 * _LONGEST_LINE:
        return True
    if text[:4] in ("http", "www.") and compiled(URL).fullmatch(text):
        return True
    if text[0] in _FORUM_MARKS and compiled(_FORUM).match(text):
        return True
    if text[0] in "#＃" and compiled(_HASHTAGS).fullmatch(text):
        return True
    if length <= _LONGEST_OTHER and text[-1] in "分0123456789" and compiled(_HOUR).fullmatch(text):
        return True
    if length <= _LONGEST_BUTTON and is_button(text):
        return True
    if _is_of_rights(text) or _is_buttons(text) or is_footer(text) or is_menu(text) or _heads_one(text):
        return True
    if is_notice(text) or is_imprint(text):
        return True
    if length <= _LONGEST_LINE and text[0] in "【[［" and compiled(_COUNTED).fullmatch(text):
        return True
    return length <= 2 * _LONGEST_LINE and text[-1] not in "。！？" and _is_field_line(text, vocabulary)


def _is_of_rights(text: str) -> bool:
    """Whether a line says who owns the rights, or what must not be done without leave."""
    if len(text) > 2 * _LONGEST_LINE or not any(word in text for word in _RIGHTS_WORDS):
        return False
    return compiled(_RIGHTS).search(text) is not None


def _is_buttons(text: str) -> bool:
    """Whether a line is nothing but buttons or counts: 保存 | 打印 | 关闭, 转发 12 评论 3, or ends in one that leads on."""
    if len(text) > _LONGEST_OTHER:
        return False
    if text[0] in "返回阅閱" and compiled(_BACK).fullmatch(text):
        return True
    if text.endswith(_LEADING_ON) or compiled(_COUNTS).fullmatch(text):
        return len(text) <= _LONGEST_OTHER // 2 or text[-1] not in "多文"
    words = compiled(_BETWEEN).split(text)
    return len(words) > 1 and all(word and kind_of_word(word) is None for word in words)


def _heads_one(text: str) -> bool:
    """Whether a line names one other article behind the words that head a list of them: 相关阅读：开幕."""
    if len(text) > _LONGEST_LINE or text[-1] in "。！？":
        return False
    head, colon, _ = text.replace(":", "：").partition("：")
    return bool(colon and head.strip(MARKS)) and boilerplate_kind(head) == "related"


def _takes_in(text: str, below: str, vocabulary: Vocabulary) -> bool:
    """Whether a line that is none of the article's takes in the one below it: the owner of rights, or a label's value."""
    if is_office(below):
        return not COLONS.isdisjoint(text) or any(word in text for word in _RIGHTS_WORDS)
    if text[0] == "#" and vocabulary.name_of(text.lstrip("# ")) in _EDGE_NAMES:
        return len(below) <= _LONGEST_LINE and below[-1] not in "。！？"
    name = labels[-1].value_start if (labels := labels_of(text, vocabulary)) else 0
    return name == len(text) and below in UNKNOWN_VALUES


def _is_field_line(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is made of fields such as pages print below the text."""
    name, label, value = opening_label(text, vocabulary)
    if name is not None and roles_of(label):
        return not value.strip()  # 责任编辑：, and nobody
    if name is None and not any(map(str.isdigit, text)) and COLONS.isdisjoint(text) and text[0] not in "【[［":
        return False
    labels = labels_of(text, vocabulary)
    if labels and labels[0].start and is_menu(text[: labels[0].start]):  # 收藏 打印 | 录入：admin | 阅读：33
        return True
    fields = read_fields((text, 0, len(text), 0, 0), vocabulary)
    if not fields:
        return False
    for field in fields:
        if field.name is None and not field.label:
            continue
        if roles_of(field.label) and not field.value:  # 【编辑】, and nobody
            continue
        if field.name == "attachment" and field.value not in UNKNOWN_VALUES:
            return False
        if field.name not in _EDGE_NAMES or roles_of(field.label):
            return False
        if field.name.startswith("date") and date_in(field.value) != (0, len(field.value)):
            return False
        if field.name == "publisher" and len(field.value) > _LONGEST_OTHER:
            return False
    return any(field.label for field in fields) or _is_metadata(text)


def _is_signature(n: int, lines: Sequence[LineParts]) -> bool:
    """Whether a line is the date that an office signs with, alone or beside its name, below at least one paragraph."""
    text = lines[n][0]
    if len(text) <= _LONGEST_OTHER and text[-1] not in _DATE_ENDS:
        text = compiled(_WEEKDAY).sub("", text.removesuffix("印发").rstrip()) or text  # 2020年1月1日印发
    if len(text) > _LONGEST_OTHER or text[-1] not in _DATE_ENDS:
        return False
    when = date_in(text)
    if when is None or not (text[when[0]].isdigit() or text[when[0]] in "〇○零一二"):
        return False
    if when == (0, len(text)):
        return len(text) > 7 and "前" not in text
    return when[1] == len(text) and is_office(text[: when[0]].strip())


def _is_signer(line: LineParts) -> bool:
    """Whether the line above a signature's date is the office that signs."""
    text, indent = line[0], line[4]
    if len(text) > _LONGEST_OTHER or text[-1] in _SENTENCE_END:
        return False
    return is_office(text) or indent >= 8


def _related(lines: Sequence[LineParts], top: int, vocabulary: Vocabulary) -> int:
    """Where a list of other articles begins at the end of a text, or a signature behind two hyphens; else its end."""
    begin = max(top + 1, len(lines) - _MOST_RELATED)
    for n in range(begin, len(lines)):  # 备注：, below the address: of who posted the text
        opening = lines[n][0][:LONGEST_HEADING]
        if not COLONS.isdisjoint(opening) and _is_remark(n, lines, vocabulary):
            return n
    for n in [n for n, line in enumerate(lines[begin:], begin) if len(line[0]) <= LONGEST_HEADING]:
        text = lines[n][0]
        if boilerplate_kind(text) == "end" and n + 1 < len(lines) and compiled(_ABOUT).fullmatch(lines[n + 1][0]):
            return n
        if text == "--" or boilerplate_kind(text) == "related" or compiled(_COUNTED_COMMENTS).match(text):
            below = lines[n + 1 :]
            if text == "--" or all(
                (len(line[0]) <= _LONGEST_LINE and line[0][-1] not in "。") or _is_notice(line[0]) for line in below
            ):
                return n
    return len(lines)


def _is_notice(text: str) -> bool:
    return len(text) <= _LONGEST_NOTICE and (
        boilerplate_kind(text) == "notice" or _is_of_rights(text) or is_footer(text)
    )


def _is_remark(n: int, lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether a line opens a remark that stands below the article's address."""
    labels = labels_of(lines[n][0][: 2 * LONGEST_HEADING], vocabulary)
    if not labels or labels[0].start or labels[0].name != "note":
        return False
    above = lines[n - 1][0]
    if compiled(URL).fullmatch(above):
        return True
    labels = labels_of(above[:_LONGEST_NOTICE], vocabulary)
    return bool(labels) and not labels[0].start and labels[0].name == "url"


def _pieces(line: LineParts) -> list[LineParts]:
    """The paragraphs of a line that lost its line ends but kept their indentation."""
    text = line[0]
    if "\u3000\u3000" not in text and "&" not in text:
        return [line]
    pieces: list[LineParts] = []
    at = 0
    while at < len(text):
        match = compiled(_GAP).search(text, at)
        low, high = (match.start(), _behind_gap(text, match.start())) if match else (len(text), len(text))
        _append(pieces, text, at, low, line)
        if "&" in text[low:high]:  # the entities of blanks are characters of the source as well
            _append(pieces, text, low, high, line)
        at = max(high, low, at + 1) if match else len(text)
    return pieces or [line]


def _behind_gap(text: str, at: int) -> int:
    match = compiled(_WIDE).match(text, at)
    return match.end() if match else at


def _append(pieces: list[LineParts], text: str, low: int, high: int, line: LineParts) -> None:
    part = text[low:high]
    kept = part.strip()
    if not kept:
        return
    begin = low + part.index(kept[0])
    first = not pieces
    before = 0 if first else line[1] + begin - pieces[-1][2]
    pieces.append(
        (kept, line[1] + begin, line[1] + begin + len(kept), line[3] if first else 0, line[4] if first else before)
    )


def _without_furniture(lines: Sequence[LineParts], title: str | None) -> tuple[Sequence[LineParts], LineParts | None]:
    """The lines, the first cut behind the title and the date that a flattened page repeats before its text; what was cut off."""
    line = lines[0]
    text = line[0]
    if title is None or not _SHORTEST_TITLE <= len(title) < len(text):
        return lines, None
    at = text.find(title, 0, _NEAR)
    when = date_in(text[: at + len(title) + _LONGEST_LINE], at + len(title)) if at >= 0 else None
    if when is None or when[1] == len(text) or "。" in text[at + len(title) : when[0]]:
        return lines, None
    pieces: list[LineParts] = []
    _append(pieces, text, 0, when[1], line)
    _append(pieces, text, when[1], len(text), line)
    return [*pieces, *lines[1:]], pieces[0]


def _without_tail(lines: Sequence[LineParts]) -> tuple[Sequence[LineParts], LineParts | None]:
    """The lines, the last cut where a flattened page goes on with what stands below the text; what was cut off."""
    line = lines[-1]
    text = line[0]
    if len(text) <= _LONGEST_OTHER or text[-1] in "。！？”":
        return lines, None
    match = compiled(_TAIL_INSIDE).search(text, max(len(text) - _NEAR, 1))
    if match is None or "。" in text[match.end() :]:
        return lines, None
    pieces: list[LineParts] = []
    _append(pieces, text, 0, match.start(), line)
    _append(pieces, text, match.start(), len(text), line)
    return [*lines[:-1], *pieces], pieces[-1]


def _without_mixture(lines: Sequence[LineParts], top: int, vocabulary: Vocabulary) -> Sequence[LineParts]:
    """The lines, the closing ones that hold credits beside other fields cut between these: 来源：新华社 责编：王芳."""
    begin = max(len(lines) - _MOST_TOP, top, 1)
    pieces: list[LineParts] = []
    for line in lines[begin:]:
        text = line[0]
        if text.endswith(_LEADING_ON) and (
            button := compiled(_BEHIND_TEXT).search(text, max(len(text) - _LONGEST_OTHER, 0))
        ):
            _append(pieces, text, 0, button.start(), line)
            _append(pieces, text, button.start(), len(text), line)
            continue
        labels = labels_of(text, vocabulary) if len(text) <= _LONGEST_LINE and not COLONS.isdisjoint(text) else []
        lead = text[: labels[0].start].strip() if labels else ""
        mixed = (
            len(labels) > 1
            and len(lead) <= _LONGEST_NAME
            and len({bool(roles_of(label.printed)) for label in labels}) > 1
        )
        if mixed and all(label.apart for label in labels):
            parts: list[LineParts] = []
            for low, high in pairwise([*([0] if lead else []), *(label.start for label in labels), len(text)]):
                _append(parts, text, low, high, line)
            pieces += parts
        else:
            pieces.append(line)
    return [*lines[:begin], *pieces] if len(pieces) > len(lines) - begin else lines
