"""Header lines without labels: a date, a medium, an author, a count of readers, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .labels import COLONS, roles_of
from .media import is_medium
from .names import has_surname
from .organizations import is_office
from .patterns import compiled
from .span import Span

__all__ = [
    "BUTTONS",
    "SAID_FROM",
    "Item",
    "date_in",
    "is_dated",
    "is_place",
    "journal_in",
    "kind_of_word",
    "read_items",
    "title_before_items",
]

_SHORTEST_TITLE, _LONGEST_TITLE = 6, 60
_BAR = r"\s?[|｜丨\t]\s?"
_LONGEST_LINE, _LONGEST_ITEM, _LONGEST_UNKNOWN, _MOST_UNKNOWN = 120, 30, 16, 2
# The fields that make a line one of header fields where it has no date.
_TELLING = frozenset({"publisher", "page", "view_count", "word_count", "language"})

_WEEKDAY = r"(?:\s{0,4}[(（]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）]?)?+"
_CLOCK = (
    r"(?:(?:T|-(?=\d\d:)|\s{0,8})(?:HKT\s)?(?:(?:上午|下午|凌晨|早上|早晨|中午|傍晚|晚上|晚间|晚)\s?)?+"
    r"\d{1,2}(?:[:：∶]\d{2}(?:[:：∶]\d{2}(?:[.,]\d{1,9})?+)?+(?!\d)|\s?[时時点點](?:\s?\d{1,2}\s?分(?:\s?\d{1,2}\s?秒)?+)?+)"
    r"(?:\s?(?:[AaPp][Mm]\b|Z\b|(?:GMT|UTC)?[+-]\d{2}:?\d{2}(?!\d)|GMT|UTC|CST))?+)?+"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY_OF_WEEK = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s{1,2})?+"
# The shapes of printed dates; whether the calendar has such a day is for dates.py to say.
_DATE = (
    r"(?<![\d.¥$€£￥-])(?:"
    r"(?:19|20)\d{2}\s?(?:年\s?/?\s?\d{1,2}\s?月(?:\s?/?\s?\d{1,2}(?:\s?[日号號]|(?!\d)))?+|(?P<sign>[-/.])\d{1,2}(?:(?P=sign)\d{1,2})?+(?![\d%]))"
    + _WEEKDAY
    + _CLOCK
    + r"|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?:中華)?民國\s?\d{2,3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    + _WEEKDAY
    + _CLOCK
    + r"|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?+"
    r"|\d{1,2}/\d{1,2}/(?:19|20)\d{2}(?!\d)"
    + _CLOCK
    + r"|\d{1,2}(?:-\d{1,2}|/\d{1,2}|月\d{1,2}日)(?=\s{1,4}\d{1,2}[:：]\d{2})"
    + _CLOCK
    + r"|\d{1,2}月\d{1,2}日(?!\s?\d)"
    r"|"
    + _DAY_OF_WEEK
    + _MONTH
    + r"\s{1,2}\d{1,2}(?:,\s?|\s(?:\d{2}:\d{2}(?::\d{2})?\s)?(?:CST\s|GMT\s)?)(?:19|20)\d{2}(?!\d)"
    + _CLOCK
    + r"|"
    + _DAY_OF_WEEK
    + r"\d{1,2}\s"
    + _MONTH
    + r",?\s(?:19|20)\d{2}(?!\d)"
    + _CLOCK
    + r"|(?:\d{1,3}|[一二两三四五六七八九十半几]{1,2})\s?(?:秒钟?|分钟|分鐘|个?小时|個?小時|天|个?月|年)[前之]前?"
    r"|(?:昨天|前天|今天|昨日|今日)(?=\s{0,4}\d{1,2}[:：]\d{2})" + _CLOCK + r"|刚刚|剛剛"
    r")(?!\d)"
)
_COUNTED = r"阅读|閱讀|浏览|瀏覽|点击|點擊|访问|訪問|人气|人氣|点阅|點閱|观看|觀看|播放|views?|reads?"
_OTHERS = r"评论|評論|跟帖|跟贴|点赞|點讚|转发|分享|收藏|回复|留言|喜欢|赞|參與|参与|comments?|likes?"
_NUMBER = r"[\[(（]?\d[\d,，.]{0,14}\s?[万萬wWkK亿]?\+?\s?(?:人次|次|人|条|條)?[\])）]?"
_COUNT = (
    rf"(?P<views>(?:{_COUNTED})(?:量|数|數|次数|次數)?\s{{0,2}}(?:[:：]\s{{0,2}})?(?={_NUMBER}(?!\w)))?+(?P<number>(?(views){_NUMBER}|{_NUMBER}(?=\s?(?:{_COUNTED})(?!\w))))(?(views)|\s?(?:{_COUNTED}))"
    rf"|(?P<other>(?:{_OTHERS})(?:量|数|數|次数|次數)?\s{{0,2}}(?:[:：]\s{{0,2}})?{_NUMBER}(?!\w)|{_NUMBER}\s?(?:{_OTHERS})(?!\w))"
)
# Labels that a blank or a slash parts from their value.
_LABELLED = (
    r"(?P<label>来源|來源|来自|转自|稿源|出处|作者|记者|記者|本报记者|本報記者|通讯员|編輯|编辑|责任编辑|責任編輯|责编|責編|撰文|发布者|发布人|发布单位|发布时间|发布日期|發布時間|發佈時間|发表时间|发表于|发布于|發表於|發佈於|更新时间|更新時間|更新于|更新於|更新|时间|時間|日期|栏目|分类|频道|文|By|by|BY)"
    r"(?:\s{0,2}[:：∶]\s{0,2}|[／/]|\s{1,2})"
)
_LENGTH = r"\d{1,3}(?:,?\d{3}){0,2}\s?(?:个)?字(?!\w)"
_PAGE = (
    r"(?:第\s?)?[A-Z]?\d{1,3}\s?版(?:[:：]\s?[\w·]{1,12}|\s?[(（]\s?[\w·]{1,12}[)）])?(?![\w])|第?[一二三四五六七八九十]{1,3}版(?:要闻|要聞|头条|頭條|新闻|新聞|综合|副刊)?(?!\w)"
    r"|(?:总|總)?第\s?\d{1,6}\s?[期号號](?!\w)|[A-Z]{1,2}\d{1,3}版?(?!\w)"
)
# What a page prints beside its date for readers to press.
BUTTONS = frozenset(
    "原创 原創 转载 打印 列印 关闭 關閉 字号 字號 字体 字體 大 中 小 分享 收藏 举报 评论 評論 赞 讚 听新闻 朗读 关注 订阅 微信 微博 更多 "
    "讯 訊 站内 站內 转信 轉信 保存 "
    "发布 发布于 发表于 更新 更新于 返回 首页 正文 发表评论 我要评论 参与评论 original 本网讯 本报讯 分享到 发送 复制链接 點讚 加入收藏 收听 语音播报 "
    "上一版 下一版 上一篇 下一篇 上一期 下一期 上一页 下一页 返回首页 返回目录 返回版面 阅读原文 扫一扫 放大 缩小 默认 在看 收起 展开 "
    "听全文 听文章 加关注 已关注 展开全文 纠错 播报 我有话说 转发 点赞 手机版 PDF PDF版 版面导航 标题导航 往期回顾 "
    "默认o 默认0 打赏 赞赏 微海报 生成海报 北京时间 星期一 星期二 星期三 星期四 星期五 星期六 星期日 周一 周二 周三 周四 周五 周六 周日".split()
)
_SECTIONS = frozenset(
    "时政 时事 国内 國內 国际 國際 社会 社會 财经 財經 经济 經濟 要闻 要聞 体育 體育 娱乐 娛樂 科技 军事 軍事 教育 健康 汽车 房产 文化 地方 "
    "政治 生活 两岸 兩岸 港澳 本地 港聞 焦点 焦點 综合 綜合 头版 頭版 评论版 副刊 通知 公告 新闻 新聞 校园 专题 旅游 法治 深度 观点 "
    "滚动 中国 国内新闻 国际新闻 社会新闻 时政新闻 全球 產經 股市 影視 論壇 頭條 即時 通知公告 校园新闻 "
    "社論 社評 社评 短评 短評 时评 時評 體壇 專題 特稿 特寫 地產 馬經 特写 专访 社论 新闻公报 新聞公報 新闻稿 新聞稿 通稿".split()
)
# 发表于北京: where the author was, as the pages of accounts print.
SAID_FROM = frozenset({"发表于", "发布于", "發表於", "發佈於"})
_LANGUAGES = frozenset("简体中文 繁体中文 繁體中文 中文 英文 English".split())
_PLACES = frozenset(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 "
    "台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 臺北 台北 高雄 台中".split()
)
# The target of a link of Markdown, behind its text, which is between things as well.
_LINK = r"\]\((?:javascript|https?|/)[:\w./?=&;%#~+\\()-]{0,200}+"
_SPACE = (
    r"(?:[\s|｜丨·•・∙‧⋅/／╱,，、—–\-()（）\[【】〔〕<>《》*_□■\u200b-\u200f\ufeff\xad]"
    rf"|{_LINK}|\])*+"
)
_RUN = r"[^\s\u200b-\u200f\u2060\ufeff\xad|｜丨·•・/／╱,，、()（）\[\]【】〔〕<>《》*_]{1,40}"
_NAME = (
    r"[\u3400-\u9fff]{2,3}|[\u3400-\u9fff]{1,6}·[\u3400-\u9fff]{1,6}"
    r"|(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|令狐|慕容|宇文|夏侯|端木|司徒|南宫|长孙)[\u3400-\u9fff]{1,2}"
)
_SENTENCE = frozenset("。！？；!?;…“”‘’")
_LABELS = {
    "date_modified": frozenset("更新时间 更新時間 更新于 更新於 更新".split()),
    "date_published": frozenset(
        "发布时间 发布日期 發布時間 發佈時間 发表时间 发表于 发布于 發表於 發佈於 时间 時間 日期".split()
    ),
    "publisher": frozenset("来源 來源 来自 转自 稿源 出处 发布单位".split()),
    "section": frozenset("栏目 分类 频道".split()),
}
_FIELD_OF = {label: name for name, labels in _LABELS.items() for label in labels}

# 《学习与交流》2021年第4期: a journal and its issue.
_JOURNAL = r"《(?P<name>[^《》]{2,16})》[\s(（]{0,2}(?:19|20)\d\d\s?年?[\s第总總]{1,3}[\d一二三四五六七八九十〇]{1,4}\s?期[^。，]{0,16}"


class Item(NamedTuple):
    """One thing that stands in a line: the field's name (None where nobody can tell), the label it prints, its place."""

    name: str | None
    label: str
    start: int
    end: int
    label_start: int


def date_in(text: str, begin: int = 0) -> tuple[int, int] | None:
    """Where the first date of a text stands, by its shape.

    >>> date_in("新华网 2019-09-26 12:11 北京")
    (4, 20)
    """
    match = compiled(_DATE).search(text, begin)
    return match.span() if match is not None else None


def journal_in(text: str) -> Span | None:
    """Where the name of a journal stands in a line that is nothing but the journal and its issue.

    >>> journal_in("《学习与交流》2021年第4期")
    Span(start=1, end=6)
    """
    if text[0] != "《" or (match := compiled(_JOURNAL).fullmatch(text)) is None:
        return None
    return Span(*match.span("name"))


def is_dated(items: Sequence[Item], text: str) -> bool:
    """Whether the things of a line are more than a day without a year, which many a line of text is."""
    return len(items) > 1 or compiled(r"\d{4}|[:：前]|年").search(text) is not None


def read_items(text: str) -> list[Item] | None:
    """What stands in a line, in its order; None where it is no line of such things.

    It is one where it holds a date, a medium, or words such as 来源 before a value, and little that nobody can tell.

    >>> text = "2019-09-26 12:11 新华网 阅读 33"
    >>> [(item.name, text[item.start : item.end]) for item in read_items(text)]
    [('date_published', '2019-09-26 12:11'), ('publisher', '新华网'), ('view_count', '33')]
    >>> read_items("会议在北京召开") is None
    True
    """
    if len(text) > _LONGEST_LINE:
        return None
    if not _SENTENCE.isdisjoint(text) and not ("](" in text and _SENTENCE.isdisjoint(compiled(_LINK).sub("", text))):
        return None
    items: list[Item] = []
    label: tuple[str, int] | None = None  # one that has no value yet
    at = _behind_space(text, 0)
    while at < len(text):
        if match := compiled(_LABELLED).match(text, at):
            if label is not None:
                items.append(_without_value(*label))
            label = match["label"], at
            at = _behind_space(text, match.end())
            continue
        found = _item_at(text, at)
        if found is None:
            return None
        item, end = found
        if label is not None:
            labelled = _labelled(item, *label)
            if labelled is None:
                items.append(_without_value(*label))  # 来源 2019-09-26
            item = labelled or item
            label = None
        items.append(item)
        at = _behind_space(text, end)
    if label is not None:
        items.append(_without_value(*label))
    return _settled(text, items)


def _behind_space(text: str, at: int) -> int:
    match = compiled(_SPACE).match(text, at)
    return match.end() if match is not None else at


def _item_at(text: str, at: int) -> tuple[Item, int] | None:
    """What begins at a place of the text, and where it ends; the name ``?`` where nobody can tell what it is."""
    if match := compiled(_DATE).match(text, at):
        return Item("date_published", "", at, match.end(), at), match.end()
    if match := compiled(_COUNT).match(text, at):
        start, end = match.span() if match["other"] is not None else match.span("number")
        end = start + len(text[start:end].rstrip())
        return Item(None if match["other"] is not None else "view_count", "", start, end, at), match.end()
    if match := compiled(_LENGTH).match(text, at):
        return Item("word_count", "", at, match.end(), at), match.end()
    if match := compiled(_PAGE).match(text, at):
        return Item("page", "", at, match.end(), at), match.end()
    match = compiled(_RUN).match(text, at)
    if match is None or not COLONS.isdisjoint(match[0]):
        return None
    end = match.end()
    inner = compiled(_DATE).search(text, at, min(len(text), end + _LONGEST_ITEM))
    if inner is not None and at < inner.start() < end:  # 新华网2019-09-26
        end = inner.start()
    return Item(kind_of_word(text[at:end]), "", at, end, at), end


def _without_value(label: str, at: int) -> Item:
    return Item(None, "", at, at + len(label), at)


def _labelled(item: Item, label: str, at: int) -> Item | None:
    """The item as the value of the label before it, or None where it is none."""
    roles = roles_of(label)
    name = roles[0].value if roles else _FIELD_OF[label]
    if (item.name == "date_published") != name.startswith("date"):
        return None
    return Item(name, label, item.start, item.end, at)


def title_before_items(text: str) -> tuple[int, int, list[Item]] | None:
    """Where the title ends that a line prints before a bar, where what stands behind the bar begins, and its items.

    These are a date and what stands beside it; None where the line is no such line.

    >>> end, begin, items = title_before_items("早稻陆续开镰 | 2020-07-15 | 新华网")
    >>> end, begin, [item.name for item in items]
    (6, 9, ['date_published', 'publisher'])
    """
    match = compiled(_BAR).search(text, _SHORTEST_TITLE, _LONGEST_TITLE)
    if match is None or date_in(text, match.end()) is None:
        return None
    title = text[: match.start()]
    if (
        title[-1] in "|｜丨"
        or kind_of_word(title) != "?"
        or date_in(title) is not None
        or read_items(title) is not None
    ):
        return None
    items = read_items(text[match.end() :])
    if not items or all(item.name not in ("date_published", "date_modified") for item in items):
        return None
    return match.start(), match.end(), items


def is_place(run: str) -> bool:
    """Whether a word is a province or the like, alone or behind 发布于, as accounts print where they wrote.

    >>> is_place("湖北"), is_place("发布于湖北"), is_place("武汉日报")
    (True, True, False)
    """
    return run in _PLACES or (run[:3] in SAID_FROM and run[3:] in _PLACES)


def kind_of_word(run: str) -> str | None:
    """The field that a word without a label fills: None where it fills none, ``?`` where nobody can tell."""
    if run[:2] in ("农历", "農曆") or run in _FIELD_OF:
        return None
    if run.lower() in BUTTONS or is_place(run):
        return None
    if run in _SECTIONS:
        return "section"
    if run in _LANGUAGES:
        return "language"
    if is_medium(run):
        return "publisher"
    if compiled(_NAME).fullmatch(run) and has_surname(run) and not is_office(run):
        return "author"
    return "publisher" if is_office(run) else "?"


def _settled(text: str, items: list[Item]) -> list[Item] | None:
    """The items, with the one unknown word of a dated line as its publisher; None where there is too much unknown."""
    unknown = [item for item in items if item.name == "?"]
    names = {item.name for item in items}
    dated = "date_published" in names or "date_modified" in names
    if len(unknown) > _MOST_UNKNOWN or any(item.end - item.start > _LONGEST_UNKNOWN for item in unknown):
        return None
    if not dated and (unknown or not any(item.label or item.name in _TELLING for item in items)):
        return None
    if any(
        text[item.end : item.end + 1].isalnum() or (text[max(item.start - 1, 0)].isalnum() and item.start)
        for item in unknown
    ):
        return None  # 会议2020年1月1日召开
    settled: list[Item] = []
    for item in items:
        if item.name == "?":
            item = item._replace(name=None if "publisher" in names else "publisher")
            names.add("publisher")
        if (
            item.name == "author"
            and not item.label
            and "publisher" not in names
            and text[item.end : item.end + 2] == "]("
        ):
            item = item._replace(name="publisher")  # 原创 陆远 [文博圈](javascript:;)
            names.add("publisher")
        before = settled[-1] if settled else None
        if (
            before is not None
            and item.name == "author"
            and not item.label
            and (before.name == "author" or roles_of(before.label))
            and before.end - before.start < _LONGEST_ITEM
        ):
            settled[-1] = before._replace(end=item.end)  # 张三 李四
        else:
            settled.append(item)
    return settled
