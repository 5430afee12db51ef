"""What a page prints around its article: navigation, buttons, legal notices, comments, signatures.

Such lines stand at the two edges of a body. Where a page was flattened to one line, the line is cut at the place where
the article begins and ends, and at the indentation of its paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from .article import FieldMark, plain
from .fields import labelled_fields, labels_of, read_fields
from .labels import Vocabulary, roles_of
from .lines import Line, LineParts, is_rule
from .media import is_office
from .metalines import date_in, read_items
from .patterns import compiled

__all__ = ["read_edge_fields", "read_edges"]

_LONGEST_NOTICE, _LONGEST_LINE, _LONGEST_OTHER, _LONGEST_HEADING = 500, 80, 40, 14
_MOST_OTHERS, _MOST_TOP, _MOST_RELATED, _NEAR, _SHORTEST_TITLE = 3, 6, 40, 300, 6
# What a line opens with that leads elsewhere, or is there to press.
_NAVIGATION = (
    r"[\s\W]{0,6}(?:(?:[上下前后後][一1]?[篇条條页頁则則]|上一[个個]|下一[个個]|较[新旧]一篇|上壹篇|下壹篇)(?:文章|新闻|新聞|主题)?\s?(?:[:：>»（(【\[|＞《“\s]|$)"
    r"|返回(?:列表|首页|首頁|顶部|頂部|上[一]?[页頁]|目录|栏目|\s|$|[】\]])|回(?:到)?(?:顶部|頂部|首頁)|(?:首页|首頁)\s?[|｜>»›]|previous|next\b"
    r"|分享(?:到|至|让更多|本文|文章|[:：\s]|$)|分享给|转发(?:到|至)|扫一扫|扫描(?:二维码|下方)|扫码|掃描|长按|長按|微信(?:扫|号|公众号|搜)|关注(?:我们|官方|公众号|微信)|點擊|点击(?:上方|下方|蓝字|查看|进入|阅读|关注|图片|此处|这里|收听|播放)"
    r"|打印|列印|关闭|關閉|收藏|加入收藏|推荐给|复制链接|複製連結|我要(?:评论|纠错|反馈)|纠错|發表評論|发表评论|网友评论|用户评论|查看评论|查看更多|阅读原文|閱讀原文|阅读全文|展开全文|原文链接|更多(?:精彩|内容|新闻|新聞|报道|報導|>|›|»)|看更多|看原文"
    r"|字[体體号號](?:大小)?\s?[:：】]|大\s+中\s+小|视频加载|下载APP|打开APP|下载客户端|用手机看|手机(?:看新闻|阅读|扫)|登录|登錄|請登入|收起|展开|加载更多|简体|繁体|我要举报|举报)"
)
_LEGAL = (
    r"[\s\W]{0,6}(?:©|&copy;|[Cc]opyright|COPYRIGHT|版[权權](?:所有|声明|聲明|归|歸|与|说明|©)|著作[权權]|免责|免責|特别声明|特別聲明|责任声明|郑重声明|本[站网網]声明|转载声明|版权作品|声明\s?[:：]|聲明\s?[:：]"
    r"|(?:如需)?转载(?:请|请注明|须|時|时|必须|务必|及|或)|轉載(?:請|須)|未[经經](?:授|许|許|本|书|允|作|同|正)|凡(?:本|注明|来源|註明|署名|标)|本[网網站](?:所|站|转|轉|对|发布|登载|刊)|本文(?:仅|僅|不|系|为|由|来自|转自|轉自|版权|著作|观点|内容|已|授权|首发|原载|原標題|综合)"
    r"|(?:以上|上述)(?:内容|文章|图文)?(?:仅|不|均|系|来自|来源)|如(?:有|若|涉及|涉|果|需)(?:侵|版权|内容|作品|转载|发现|关于)|若(?:有|涉及)侵|侵(?:权|权必究|删|权联系)|(?:文章|图片|图文|部分|素材|资料)(?:内容|图片|文字|素材)?(?:均)?(?:来源于|来自|源于|转自|取自)(?:互联)?网络|网络传播视听|信息网络传播|(?:[京沪粤浙苏鲁川渝津]|\w)ICP|ICP备|备案号|京公网安备|公网安备|Powered|技术支持|违法(?:和|与)不良|举报(?:电话|邮箱)|新闻热线|All [Rr]ights|投稿邮箱|联系邮箱|版權)"
)
_FORUM = r"(?:[推噓嘘→]\s?\S{1,20}\s?[:：]|※\s?(?:發信站|发信站|文章網址|文章网址|編輯|编辑|引述|來源|来源|修改|轉錄)|Sent from|sent from|发自我的|發自我的|来自[:：]?\s?(?:iPhone|Android|手机)|本帖最后由|-----Sponsored|\[FROM[:：]|只看该作者|倒序浏览|使用道具)"
_END = r"[\s\W]{0,4}(?:完|全文完|本文完|正文完|完结|END|End|end|The End|全文结束|正文结束)[\s\W]{0,4}$"
_RELATED = r"[\s\W]{0,4}(?:相关(?:阅读|新闻|链接|文章|报道|推荐|资讯|专题|内容|热词|附件)|相關(?:閱讀|新聞|連結|文章|報導|報道)|(?:延伸|推荐|拓展|更多|关联|热门|推薦|延伸)(?:阅读|閱讀|新闻|新聞|文章|推荐|报道|報導)|热门(?:推荐|新闻|文章|排行|评论)|猜你喜欢|精彩推荐|为[您你]推荐|最新(?:文章|新闻|评论)|今日(?:热点|推荐)|热点(?:新闻|推荐)|新闻排行|点击排行|编辑推荐|网友评论|全部评论|最新评论|评论区|评论\s?[（(]\d|related)[\s\W]{0,4}$"
# Fields that a line at an edge may print; the labels of any date only before a whole one.
_EDGE_NAMES = frozenset(
    "publisher view_count date_modified date_published date_created url keywords original_title font_size comment_count "
    "like_count share_count section share id breadcrumb image".split()
)
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
_SENTENCE_END = frozenset("。！？!?；;，：:、")
# Where the last line of a flattened page leaves its article.
_TAIL_INSIDE = (
    r"(?<=[。！？!?”’）)】…;\s])\s*+(?:[（(]\s?(?:更新于|编辑于|发布于|最后更新)|[（(【\[]?\s?(?:点击数|点击量|浏览次数|阅读次数|浏览量|阅读量|访问量|點閱)\s?[:：]\s?\d"
    r"|[上下][一]?[篇条]\s?[:：]|[【\[]\s?(?:打印|关闭|字体|字号|返回|收藏|大\s中)|首页\s?[|｜>]|分享到\s?[:：]|版权所有|Copyright)"
)
_WIDE = r"(?:\s|&(?:nbsp|emsp|ensp);){0,200}+"
_GAP = r"(?:(?<=[。！？!?”’）)】…；;.])\s?\u3000\u3000|[ \u3000\xa0]{8}|&(?:nbsp|emsp|ensp);)"
_ENTITIES = r"(?:[\s]*+&(?:nbsp|emsp|ensp);[\s]*+)++"


def read_edges(
    lines: Sequence[LineParts], title: str | None, vocabulary: Vocabulary
) -> tuple[Sequence[LineParts], list[int]]:
    """The lines of a body, some of them cut, and the indexes of those that are none of the article's.

    ``title`` is the article's, which pages repeat above the text.
    """
    if not lines:
        return lines, []
    lines, furniture = _without_furniture(lines, title)
    lines, tail = _without_tail(lines)
    for text, *_ in lines:
        if "\u3000\u3000" in text or "&" in text or "        " in text:
            lines = [piece for line in lines for piece in (_pieces(line) if line not in (furniture, tail) else [line])]
            break
    edges: list[int] = []
    top = 0
    while top < min(len(lines), _MOST_TOP) and (lines[top] == furniture or _is_top(lines[top][0], title)):
        edges.append(top)
        top += 1
    bottom = _related(lines, top)
    edges += range(bottom, len(lines))
    others = signed = 0
    for n in range(bottom - 1, top - 1, -1):
        text = lines[n][0]
        if lines[n] == tail or _is_bottom(text, vocabulary):
            edges.append(n)
        elif n and not signed and _is_signature(n, lines):
            edges.append(n)
            signed = n
        elif signed == n + 1 and n > top and _is_signer(lines[n]):
            edges.append(n)
        else:
            others += 1
            if others > _MOST_OTHERS or len(text) > _LONGEST_OTHER or text[-1] in _SENTENCE_END:
                break
    for n in range(top, len(lines)):
        if lines[n][0][0] == "&" and compiled(_ENTITIES).fullmatch(lines[n][0]):
            edges.append(n)
    return lines, sorted(set(edges))


def read_edge_fields(lines: Sequence[LineParts], edges: Sequence[int], vocabulary: Vocabulary) -> dict[str, FieldMark]:
    """The fields that lines at the edges print: 来源：新华网, 点击数：33, the date of a signature."""
    found: dict[str, FieldMark] = {}
    for n in edges:
        line = Line(*lines[n])
        labels = labels_of(line.text, vocabulary)
        for field in labelled_fields(line, labels) if labels else read_fields(line, vocabulary):
            if field.name in _VALUE_NAMES and field.value:
                found.setdefault(field.name, field)
    return found


def _is_top(text: str, title: str | None) -> bool:
    """Whether a line above the text is none of the article's."""
    if len(text) > _LONGEST_LINE:
        return bool(text.startswith("&") and compiled(_ENTITIES).fullmatch(text))
    if title is not None and len(text) <= len(title) + 8 and plain(text.strip("#*《》 ")) == plain(title):
        return True
    if is_rule(text):
        return True
    if text[-1] in "。！？：，；" or len(text) > _LONGEST_OTHER * 2:
        return False
    if compiled(_NAVIGATION).match(text) and len(text) <= _LONGEST_OTHER:
        return True
    return _is_metadata(text)


def _is_metadata(text: str) -> bool:
    """Whether a line holds a date and things that stand beside dates, and more than the date alone."""
    if date_in(text) is None:
        return False
    items = read_items(text)
    return items is not None and len(items) > 1


def _is_bottom(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line below the text is none of the article's."""
    length = len(text)
    if length > _LONGEST_NOTICE:
        return False
    if is_rule(text):
        return True
    if length <= _LONGEST_HEADING and compiled(_END).match(text):
        return True
    if compiled(_LEGAL).match(text) or compiled(_FORUM).match(text):
        return True
    if length <= 2 * _LONGEST_LINE and compiled(_NAVIGATION).match(text) and text[-1] not in "。！？":
        return True
    return length <= _LONGEST_LINE * 2 and text[-1] not in "。！？" and _is_field_line(text, vocabulary)


def _is_field_line(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is made of fields such as pages print below the text."""
    fields = read_fields((text, 0, len(text), 0, 0), vocabulary)
    if not fields:
        return False
    for field in fields:
        if field.name is None and not field.label:
            continue
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
    if len(text) > _LONGEST_OTHER or not text[-1].isalnum():
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


def _related(lines: Sequence[LineParts], top: int) -> int:
    """Where a list of other articles begins at the end of a text, or a signature behind two hyphens; else its end."""
    for n in range(max(top + 1, len(lines) - _MOST_RELATED), len(lines)):
        text = lines[n][0]
        if len(text) > _LONGEST_HEADING:
            continue
        if text == "--" or compiled(_RELATED).match(text):
            below = lines[n + 1 :]
            if text == "--" or all(len(line[0]) <= _LONGEST_LINE and line[0][-1] not in "。" for line in below):
                return n
    return len(lines)


def _pieces(line: LineParts) -> list[LineParts]:
    """The paragraphs of a line that lost its line ends but kept their indentation."""
    text, start, end, gap, indent = line
    if "\u3000\u3000" not in text and "&" not in text and "        " not in text:
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
    if len(text) <= _LONGEST_OTHER:
        return lines, None
    match = compiled(_TAIL_INSIDE).search(text, max(len(text) - _NEAR, 1))
    if match is None or "。" in text[match.end() :]:
        return lines, None
    pieces: list[LineParts] = []
    _append(pieces, text, 0, match.start(), line)
    _append(pieces, text, match.start(), len(text), line)
    return [*lines[:-1], *pieces], pieces[-1]
