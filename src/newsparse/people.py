"""What stands beside a role word: an organisation, names, and what is neither (titles, places, dates, staff codes)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

from .diagnostics import check_text
from .folding import fold
from .names import FAR, LONGEST, has_surname, is_seen, split_run, token_ends
from .patterns import compiled
from .tables import read_table

__all__ = [
    "People",
    "is_certain_name",
    "is_from_elsewhere",
    "is_medium",
    "is_nobody",
    "is_organization",
    "is_place",
    "is_press",
    "known_people",
    "read_organization",
    "read_people",
    "split_names",
]

# What organisations, titles and places cost, in the half nats of the names (8 to 12 a character).
_MEDIUM, _STRONG, _STRONG_CHARACTER, _WEAK, _FAINT, _WEAK_CHARACTER = 4, 8, 11, 16, 30, 11
_OPAQUE_ORGANIZATION, _OPAQUE_CHARACTER, _LONGEST_OPAQUE, _LONGEST_ORGANIZATION = 34, 13, 10, 24
_TITLE, _PLACE, _UNKNOWN_PLACE = 6, 8, 32
_PLACE_ENDINGS = frozenset("省市县区州")

_PLAIN = r"[\u3400-\u9fff ]++"
_HAN = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]++"
# Names from other languages and accounts: letters, dots and marks within, or Han around a middle dot (大卫·香农).
_FOREIGN = r"(?!\p{N})(?:[\p{N}·.'’_@-]*[\p{L}\p{M}])++[\p{N}·.'’_@-]*+"
# A reading that costs more a character is no list of plain names.
_DEAR = 12
# What stands among people and names none of them. Dates and pages; what follows 发自; accounts and addresses; staff codes.
_DATE = (
    r"(?:\d{2,4}[-./年])?\d{1,2}[-./月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?|\d{4}年(?:\d{1,2}月)?|\d{1,2}日|\d{2,4}级|"
    r"\(?第?[A-Z]?\d{1,3}(?:[-、至]?[A-Z]?\d{1,3})?版\)?"
)
_FROM = r"/?\s*发[自于]"
# What pages print behind their metadata: 来源：人民网 小字号 打印.
_PAGE = r"(?:[大中小][大中小、 ]{0,4}字[号体]|字[号体]|打印|纠错|收藏|关闭|分享|点击|浏览|阅读|评论数|手机[看阅])"
_CONTACT = (
    r"(?:(?<!官方)(?:微信|公众号|微博)|公号|头条号|知乎|抖音|邮箱|邮件|电邮|电话|联系|网址|欢迎|授权|链接|"
    r"(?<![A-Za-z])(?:QQ|ID|[Ee]-?mail|http)|"
    rf"(?<=\s){_PAGE}).*+"
)
# What opens any of that, among Han characters.
_ODD = (
    r"^[系为是]|微信|公众号|公号|微博|头条号|知乎|抖音|邮箱|邮件|电邮|电话|联系|网址|欢迎|授权|链接|发自|发于|等|"
    r"字[号体]|打印|纠错|收藏|关闭|分享|点击|浏览|阅读|评论|手机"
)
_CODE = (
    r"(?<=[\u3400-\u9fff\s])[\s-]*(?:[A-Za-z]{1,4}\d{2,8}|\d{3,8})(?![\d\u3400-\u9fff])|^\s*+[A-Za-z]{1,3}\d{2,8}\s*+$"
)
_OTHER_LABEL = r"(?<=[ 、|/)])[\u3400-\u9fff]{2,6}+ ?:.*+"  # 主持：李明 嘉宾：王芳
_NOTE = r"\([^()]{0,60}\)?"
# What stands for a name where there is none.
_NOBODY = frozenset(
    "未知 不详 暂无 无 佚名 匿名 网络 网路 来自网络 互联网 转载 管理员 系统管理员 超级管理员 网站管理员 本站编辑 系统 综合 原创 其他 其它 "
    "采访 调查 观察 手记 实录 侧记 札记 直击 探访 体验 提问 追问 点评 无关 如图 见图 略 男 女 先生 女士 等 等人 "
    # Sections of a medium that look like names: 经济日报 金融.
    "金融 时尚 时政 时评 文学 黄金 石油 程序 安全".split()
)
# Foreign correspondents are stationed (驻) in a country; the medium is before it.
_STATIONED = r"(?:驻|特派)[\u3400-\u9fff]{1,10}$"
# How a picture or a text came from where it is: 图/翻摄自爆料公社.
_FROM_ELSEWHERE = r"^\s*+(?:授权)?(?:翻[摄拍]自|截?取自|截图?自|摘自|引自|来自|转载?自)(?=[^\s、])"
# An affiliation of the author: 作者系北京大学教授.
_AFFILIATION = ("系", "为", "是")


class People(NamedTuple):
    """What stands in a credit: an organisation and names.

    ``ambiguous`` says that names run together could be split in two ways, ``read`` that nothing else stood there.
    ``next_organization`` is what stands behind the names for the role word after them (张三本报记者), ``end`` where the
    last of the organisation and the names ends.
    """

    organization: str | None
    names: tuple[str, ...]
    ambiguous: bool = False
    read: bool = True
    next_organization: str | None = None
    end: int = 0


def split_names(text: str) -> tuple[str, ...]:
    """The personal names of ``text``, in order, without inner white space.

    Names may be separated, run together, or padded with spaces of any kind. An organisation before them is left out.
    Of two likely ways to split, the likelier one is taken. ``()`` where no name is found.

    >>> split_names("董文欣毛琦王玉婷")
    ('董文欣', '毛琦', '王玉婷')
    >>> split_names("程 罡 王亚男、欧阳修")
    ('程罡', '王亚男', '欧阳修')
    """
    check_text("split_names", text)
    return read_people(text).names


def read_people(
    text: str, folded: str | None = None, *, before_person: bool = False, before_report: bool = False
) -> People:
    """Read an organisation and names as they stand beside a role word.

    ``before_person`` says that another person's role word follows, which may have an organisation before it;
    ``before_report`` that places may follow the names (张三 北京报道).

    >>> read_people("网信中心苏磊磊董文欣")
    People(organization='网信中心', names=('苏磊磊', '董文欣'), ambiguous=False, read=True, next_organization=None, end=10)
    """
    if folded is None:
        folded = fold(text)
    if not (before_person or before_report) and (plain := _plain_people(text, folded)) is not None:
        return plain
    if before_person and "驻" in folded and (stationed := compiled(_STATIONED).search(folded)):  # 张三 本报驻巴黎记者
        text, folded = text[: stationed.start()], folded[: stationed.start()]
    reading = _blanked(folded)
    people = _Reading(text, reading, before_person, before_report).people()
    if not people.names and reading != folded and folded.startswith(_AFFILIATION):  # 作者系北京大学教授: nobody named
        return people._replace(organization=None)
    return people


def _plain_people(text: str, folded: str) -> People | None:
    """An organisation and names of nothing but Han characters and white space, as most often; None for anything else.

    Told by a few look-ups what :class:`_Reading` would find, too.
    """
    if len(folded) > LONGEST or not compiled(_PLAIN).fullmatch(folded) or compiled(_ODD).search(folded):
        return None
    tokens, printed = folded.split(), text.split()
    if len(tokens) != len(printed):
        return None
    organization = None
    if tokens and is_organization(tokens[0]):
        organization, tokens, printed = printed[0], tokens[1:], printed[1:]
    end = len(text.rstrip())
    if len(tokens) == 1 and len(tokens[0]) > 3 and organization is None:
        return _glued_people(tokens[0], printed[0], end)
    lasts, beside = _last_characters(), _beside()
    padded = False
    for token in tokens:
        length = len(token)
        if length > 3 or token in beside or (length == 3 and token[-1] in lasts):
            return None
        padded = padded or length == 1
    if padded:
        spans = _whole_tokens(tokens)
        if spans is None:
            return None
        run = "".join(printed)
        printed = [run[start:stop] for start, stop in spans]
    return People(organization, tuple(printed), end=end)


def _glued_people(token: str, printed: str, end: int) -> People | None:
    """An organisation and names in one token of Han characters; None where they cost too much to be that."""
    heads = _heads(token)
    split = split_run(token, heads=_begins(heads, token))
    if split.cost > _DEAR * len(token):
        return None
    organization = printed[: heads[split.start][1]] if split.start else None
    names = tuple(printed[start:stop] for start, stop in split.names)
    return People(organization, names, split.ambiguous, end=end)


def known_people(text: str, folded: str) -> tuple[People, Sequence[str]] | None:
    """People that a few look-ups tell, and those of the names, folded, that the figures do not hold beside others.

    None where :func:`read_people` is to tell.

    >>> known_people("网信中心 董 洋", "网信中心 董 洋")[0].names
    ('董洋',)
    >>> known_people("网信中心 董洋 程罡", "网信中心 董洋 程罡")[1]
    ['程罡']
    >>> known_people("网信中心 某某", "网信中心 某某") is None
    True
    """
    tokens, printed = folded.split(), text.split()
    if not tokens or len(tokens) != len(printed) or len(folded) > LONGEST:
        return None
    end = len(text.rstrip())
    if len(tokens) == 1 and len(tokens[0]) > 3:
        token = tokens[0]
        if not compiled(_PLAIN).fullmatch(token) or compiled(_ODD).search(token):
            return None
        people = _glued_people(token, printed[0], end)
        return (people, ()) if people is not None and people.names and all(map(is_seen, people.names)) else None
    organization = None
    if is_organization(tokens[0]):
        if compiled(_ODD).search(tokens[0]):
            return None
        organization, tokens, printed = printed[0], tokens[1:], printed[1:]
    lasts, beside = _last_characters(), _beside()
    names = []
    unseen = []
    half = folded_half = ""  # of a padded name: 董 洋
    for token, name in zip(tokens, printed, strict=True):
        if len(token) == 1:
            if not half:
                half, folded_half = name, token
                continue
            token, name, half = folded_half + token, half + name, ""
        if half or len(token) > 3 or token in beside or (len(token) == 3 and token[-1] in lasts):
            return None
        names.append(name)
        if not is_seen(token):
            unseen.append(token)
    if half or len(unseen) == len(names):
        return None
    return People(organization, tuple(names), end=end), unseen


def is_certain_name(token: str) -> bool:
    """Whether a folded token of two or three characters is a name that the figures hold, and no word that stands among names.

    >>> is_certain_name("程欣轩"), is_certain_name("北京")
    (True, False)
    """
    if not 2 <= len(token) <= 3 or not is_seen(token) or token in _beside():
        return False
    return len(token) == 2 or token[-1] not in _last_characters()


@cache
def _beside() -> frozenset[str]:
    """What stands among names and is none."""
    return _NOBODY | _titles() | _places()


@cache
def _last_characters() -> frozenset[str]:
    """The characters that organisations end in."""
    strong, weak, _ = _endings()
    return frozenset(ending[-1] for ending in strong) | frozenset(weak) | frozenset(name[-1] for name in _media())


def _blanked(folded: str) -> str:
    """The folded text with blanks where something stands that names nobody."""
    if not compiled(_PLAIN).fullmatch(folded):
        if "(" in folded:
            folded = _blank(_unwrapped(folded), _NOTE)
        if any(map(str.isdigit, folded)):
            folded = compiled(_CODE).sub(_bars, compiled(_DATE).sub(_bars, folded))
    folded = _blank(folded, _CONTACT, len(folded) - len(folded.lstrip(" :/|-、(")) + 1)
    if ":" in folded:
        folded = _blank(folded, _OTHER_LABEL)
    if folded.startswith(_AFFILIATION) and len(folded) > 4:  # 作者系北京大学教授
        folded = " " + folded[1:]
    if "发自" in folded or "发于" in folded:
        folded = _without_origin(folded)
    for ending in ("等人", "等"):  # and others
        if folded.rstrip().endswith(ending) and len(folded) > 3:
            at = folded.rindex(ending)
            return folded[:at] + " " * (len(folded) - at)
    return folded


def _blank(text: str, pattern: str, start: int = 0) -> str:
    return compiled(pattern).sub(lambda match: " " * len(match[0]), text, pos=start)


def _bars(match: regex.Match[str]) -> str:
    """Bars over what parts the names beside it: 董2020-12-10洋 is no 董洋."""
    return "|" * len(match[0])


def _without_origin(folded: str) -> str:
    """The folded text with blanks for 发自 and the places behind it."""
    for match in reversed(list(compiled(_FROM).finditer(folded))):
        end = match.end() + len(folded[match.end() :]) - len(folded[match.end() :].lstrip())
        first = end
        while length := next((n for n in range(6, 1, -1) if folded[end : end + n] in _places()), 0):
            end += length
        rest = compiled(_HAN).match(folded, end)
        if (
            end > first
            and rest is not None
            and rest.end() - end < 4
            and folded[rest.end() : rest.end() + 1] in ("", " ")
        ):
            end = rest.end()  # 发自云南建水
        if end == match.end():
            end = len(folded)
        folded = folded[: match.start()] + " " * (end - match.start()) + folded[end:]
    return folded


def _unwrapped(text: str) -> str:
    """The text without the brackets that stand around all of it."""
    inner = text.strip(" )") + ")" * text.rstrip().endswith(")")
    if inner.startswith("(") and inner.endswith(")") and "(" not in inner[1:]:
        return text.replace("(", " ").replace(")", " ")
    return text


class _Token(NamedTuple):
    """A stretch between separators: where it stands, and whether a separator other than white space is before it."""

    start: int
    end: int
    apart: bool


class _Reading:
    """One pass over the tokens of a text."""

    def __init__(self, text: str, folded: str, before_person: bool, before_report: bool) -> None:
        self.text, self.folded = text, folded
        self.before_person, self.before_report = before_person, before_report
        self.organization: list[str] = []
        self.names: list[str] = []
        self.ambiguous, self.read = False, True
        self.next_organization: str | None = None
        self.end = 0

    def add(self, name: str, end: int) -> None:
        if fold(name) not in _NOBODY and fold(name) not in _titles():
            self.names.append(name)
            self.end = end

    def add_organization(self, start: int, end: int) -> None:
        between = self.text[self.end : start]
        if self.organization and not self.names and between.strip() in ("-", "·", "/", "－", "／"):  # 环球时报-环球网
            self.organization[-1] += between + self.text[start:end]
        else:
            self.organization.append(self.text[start:end])
        self.end = end

    def people(self) -> People:
        run: list[_Token] = []  # neighbouring tokens of Han characters, which are read together
        words: list[_Token] = []  # the words of a name such as Mike Donghia
        han = compiled(_HAN)
        for token in _tokens(self.folded):
            printed = self.folded[token.start : token.end]
            is_han = han.fullmatch(printed) is not None
            if run and (token.apart or not is_han):
                self.take(run, last=False)
                run = []
            if words and (token.apart or not _is_latin(printed)):
                self.take_words(words)
                words = []
            if is_han:
                run.append(token)
            elif len(printed) > LONGEST:
                self.read = False
            elif _is_latin(printed):
                words.append(token)
            else:
                self.take_mixed(token, printed)
        if run:
            self.take(run, last=True)
        if words:
            self.take_words(words)
        organization = "、".join(self.organization) or None
        return People(organization, tuple(self.names), self.ambiguous, self.read, self.next_organization, self.end)

    def take_words(self, words: Sequence[_Token]) -> None:
        """A name in Latin letters, over all its words."""
        name = " ".join(self.text[start:end] for start, end, _ in words)
        if not compiled(_FOREIGN).fullmatch(fold(name).replace(" ", "")):
            self.read = False
        elif not self.names and _is_latin_medium(name):
            self.add_organization(words[0].start, words[-1].end)
        elif fold(name).lower() not in ("admin", "administrator", "null", "none", "n/a"):
            self.add(name, words[-1].end)

    def take_mixed(self, token: _Token, printed: str) -> None:
        """A token of Han characters and others: an organisation with a name glued behind it, a foreign name, an account."""
        start, end, _ = token
        glued = compiled(r".*[0-9A-Za-z·+](?=[\u3400-\u9fff]{2,})").match(printed)
        if not self.names and glued and not printed[0].isdigit() | ("·" in printed) and is_organization(printed):
            self.add_organization(start, end)
        elif printed[0] == "《" and len(printed) > 2:
            if self.names and self.before_person and not self.folded[end:].strip():
                self.next_organization = self.text[start:end]
            elif not self.names:
                self.add_organization(start, end)
        elif is_organization(printed):
            if not self.names:
                self.add_organization(start, end)
        elif glued and "·" not in glued[0] and not self.names:
            self.add_organization(start, start + glued.end())
            self.take([_Token(start + glued.end(), end, True)], last=True)
        elif compiled(_FOREIGN).fullmatch(printed) and _is_account(printed):
            self.add(self.text[start:end], end)
        else:
            self.read = False

    def take(self, tokens: list[_Token], last: bool) -> None:
        """Tokens of Han characters with nothing but white space between them; ``last`` where no others follow."""
        printed = [self.folded[token.start : token.end] for token in tokens]
        glued_before = last and self.before_person and len(tokens) == 1  # 张三本报记者: weighed against names
        first = self.take_organizations(tokens, printed) if not (self.names or glued_before) else 0
        rest, tokens = printed[first:], tokens[first:]
        if self.names or len(rest) > 1:  # what stands behind names
            keep = [n for n, token in enumerate(rest) if not self.is_beside(token, n, tokens, bool(self.names or n))]
            behind = keep[-1] + 1 if keep else 0
            if last and self.before_person and behind < len(rest):
                self.next_organization = self.text[tokens[behind].start : tokens[-1].end]
            rest, tokens = [rest[n] for n in keep], [tokens[n] for n in keep]
        elif rest and self.is_beside(rest[0], 0, tokens, False):
            return
        if rest:
            self.take_names(tokens, rest, last)

    def is_beside(self, token: str, n: int, tokens: Sequence[_Token], after_names: bool) -> bool:
        """Whether a token by itself is no name but an affiliation, a title or a place."""
        if len(token) < 2:
            return False
        if after_names and token.endswith("发") and is_medium(token[:-1]):  # 漫画：徐骏 新华社发
            return True
        if token in _NOBODY or token in _titles() or token.startswith("发自"):
            return True
        if is_place(token) and (after_names or self.before_report):
            return True
        if self.before_report and after_names and n == len(tokens) - 1 and len(token) <= 4 and not is_seen(token):
            listed = self.folded[: tokens[n].start].endswith("、")  # 張三、江宥蓁／連線報導
            return not (listed and len(token) < 4 and has_surname(token))
        if not after_names or len(token) < 3:
            return False
        if is_organization(token):
            if tokens[n].apart and not self.organization and len(self.folded) > tokens[n].start:
                before = self.folded[: tokens[n].start].rstrip()
                if before.endswith(("/", "|", "-")):  # 石佳/中国青年报
                    self.add_organization(tokens[n].start, tokens[n].end)
            return True
        return len(token) > 3 and _title_at_end(token) > 0

    def take_organizations(self, tokens: Sequence[_Token], printed: Sequence[str]) -> int:
        """Take the organisations that stand by themselves before the names; how many tokens they are."""
        taken = 0
        if len(printed) > 1 and printed[0].endswith("发") and is_medium(printed[0][:-1]):  # 新华社发 张三摄
            self.add_organization(tokens[0].start, tokens[0].end - 1)
            return 1
        for n, token in enumerate(printed):
            if not (is_organization(token) if not n else len(token) > 3 and is_organization(token)):
                break
            taken = n + 1
        if taken:
            self.add_organization(tokens[0].start, tokens[taken - 1].end)
        elif printed and len(printed) > 1 and (title := _title_at_end(printed[0])) and len(printed[0]) > 4:
            # 中国人民大学教授 张三
            if is_organization(printed[0][:-title]):
                self.add_organization(tokens[0].start, tokens[0].end - title)
            taken = 1
        elif len(printed) > 1 and _is_home(printed[0]):
            taken = 1
        return taken

    def take_names(self, tokens: Sequence[_Token], printed: Sequence[str], last: bool) -> None:
        """Names, glued or apart, with an organisation glued before them and places or another one behind them."""
        run = "".join(printed)
        if len(run) > LONGEST:
            self.read = False
            return
        places = [n for token in tokens for n in range(token.start, token.end)]
        simple = _whole_tokens(printed)
        glued_behind = last and self.before_person and not self.folded.endswith(" ")
        if simple is not None and not glued_behind:
            for start, end in simple:
                self.add("".join(self.text[places[n]] for n in range(start, end)), places[end - 1] + 1)
            return
        stops = self.stops(run, last)
        heads: dict[int, tuple[int, int]] = {}
        if not self.names and not self.organization and (len(printed[0]) > 3 or (stops and len(run) > 3)):
            heads = _heads(printed[0])
        gaps = token_ends(printed)[:-1]
        split = split_run(run, gaps, stops, _begins(heads, run))
        if heads and split.cost > _DEAR * len(run):
            heads |= _opaque_heads(printed[0], heads)
            split = split_run(run, gaps, stops, _begins(heads, run))
        if split.start:
            self.add_organization(places[0], places[heads[split.start][1] - 1] + 1)
        for begin, end in split.names:
            self.add("".join(self.text[places[n]] for n in range(begin, end)), places[end - 1] + 1)
        self.ambiguous = self.ambiguous or (split.ambiguous and not stops)
        if split.stop < len(run) and self.before_person:
            self.next_organization = self.text[places[split.stop] : places[-1] + 1]

    def stops(self, run: str, last: bool) -> Mapping[int, int]:
        """Where names may end before a place or an organisation, with the cost of what follows."""
        stops: dict[int, int] = {}
        end = len(run)
        if self.before_report:
            stops = _place_stops(run)
        if self.before_person and last:
            for at in range(max(end - _LONGEST_ORGANIZATION, 0), end - 1):
                cost = _organization_cost(run[at:])
                if cost == FAR and end - at <= _LONGEST_OPAQUE:
                    cost = _OPAQUE_ORGANIZATION + _OPAQUE_CHARACTER * (end - at)
                if cost < stops.get(at, FAR):
                    stops[at] = cost
        return stops


def _tokens(text: str) -> Iterator[_Token]:
    apart = True
    for match in compiled(
        r"([、/|:()-]++)|《[^《》]{1,30}》[\u3400-\u9fff]*+|[^\s、/|:()《-]++(?:-[A-Za-z]++)*+|《"
    ).finditer(text):
        if match[1]:
            apart = True
        else:
            yield _Token(match.start(), match.end(), apart)
            apart = False


def _is_latin(token: str) -> bool:
    return token.isascii() or max(token) < "\u0250"


def _is_account(token: str) -> bool:
    """Whether a token that is not Han alone can be a name: 大卫·香农, 阿禅JasonNg."""
    return len(token) <= 30 if "·" in token else len(token) <= 20 and sum(char > "\u2e80" for char in token) <= 5


def _whole_tokens(printed: Sequence[str]) -> list[tuple[int, int]] | None:
    """Names that stand apart, two or three characters each, or padded (董 洋); None where some run together."""
    names = []
    n, at, count = 0, 0, len(printed)
    while n < count:
        length = len(printed[n])
        singles = 0  # single characters that follow
        while n + 1 + singles < count and len(printed[n + 1 + singles]) == 1:
            singles += 1
        if length in (2, 3) and singles != 1:
            pass
        elif length == 1 and singles == 1:  # 董 洋
            length = 2
            n += 1
        else:
            return None
        names.append((at, at + length))
        at += length
        n += 1
    return names


def _place_stops(run: str) -> dict[int, int]:
    """Where places begin that reach to the end of a run, with their cost."""
    places = _places()
    end = len(run)
    stops = {end: 0}
    for at in range(end - 2, -1, -1):
        best = FAR
        for length in range(2, 7):
            if at + length in stops and _is_one_place(run[at : at + length], places):
                best = min(best, _PLACE + stops[at + length])
        if at > 1 and end - at in (2, 3) and best == FAR and not is_seen(run[at:]) and end - 2 not in stops:
            best = _UNKNOWN_PLACE
        if best < FAR:
            stops[at] = best
    del stops[end]
    return stops


def _is_one_place(text: str, places: frozenset[str]) -> bool:
    """Whether a text is a place of the tables, also with the word for what it is (花莲县)."""
    return text in places or (text[-1] in _PLACE_ENDINGS and text[:-1] in places)


def _is_home(text: str) -> bool:
    """Whether a text is a county or a town behind its province, where a letter comes from: 山西襄汾　王芳."""
    if not 3 < len(text) < 9:
        return False
    rest = next((text[length:] for length in (2, 3) if is_place(text[:length])), "")
    return len(rest) > 1 and not is_seen(rest) and not is_seen(text) and not has_surname(rest)


def _heads(token: str) -> dict[int, tuple[int, int]]:
    """Where an organisation may end that a token begins with: its cost, and its own end before a title."""
    strong, weak, _ = _endings()
    titles, lasts = _titles(), _last_characters()
    heads: dict[int, tuple[int, int]] = {}
    proven: list[tuple[int, int]] = []  # the ends that an ending proves, or a known name, with their cost
    ends = [end for end, last in enumerate(token[1:_LONGEST_ORGANIZATION], 2) if last in lasts]
    for end in ends:
        if end == len(token):
            break
        cost = _organization_cost(token[:end])
        if cost == FAR:
            continue
        for inner, of_inner in proven:  # one within another: 党委宣传部新闻中心
            cost = min(cost, of_inner + _organization_cost(token[inner:end]))
        if token[end - 1] not in weak or token[end - 2 : end] in strong:
            proven.append((end, cost))
        heads[end] = cost, end
        if token[end : end + 2] in _title_openings():  # 支援医疗队队员孙青
            for length in range(2, 6):
                if token[end : end + length] in titles:
                    heads[end + length] = cost + _TITLE, end
    return heads


def _begins(heads: Mapping[int, tuple[int, int]], run: str) -> dict[int, int]:
    """Where names may begin behind an organisation, with the cost of that."""
    return {end: cost for end, (cost, _) in heads.items() if end < len(run)}


def _opaque_heads(token: str, heads: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Where an organisation may end that nothing proves (华商韬略王中美)."""
    ends = range(2, min(len(token), _LONGEST_OPAQUE + 1))
    return {end: (_OPAQUE_ORGANIZATION + _OPAQUE_CHARACTER * end, end) for end in ends if end not in heads}


def _organization_cost(text: str) -> int:
    """What it costs to read a text as one organisation; ``FAR`` where nothing proves it."""
    length = len(text)
    if text in _media():
        return _MEDIUM
    strong, weak, _ = _endings()
    for ending in strong.get(text[-2:], ()):
        if text.endswith(ending):
            return _STRONG + _STRONG_CHARACTER * (length - len(ending))
    if length > 2 and text[-1] in weak:
        return weak[text[-1]] + _WEAK_CHARACTER * (length - 1)
    return FAR


def is_from_elsewhere(text: str) -> bool:
    """Whether a folded text opens with how a picture or a text came from where it is (翻摄自爆料公社)."""
    return compiled(_FROM_ELSEWHERE).match(text) is not None


def is_nobody(text: str) -> bool:
    """Whether a folded text stands where nobody is named (未知, 网络, 系统管理员)."""
    return text in _NOBODY


def is_medium(text: str) -> bool:
    """Whether a folded text is the name of a medium, or ends like one."""
    return text in _media() or (len(text) > 2 and text.endswith(_endings().media))


def is_short_medium(text: str) -> bool:
    """Whether a folded text is a medium that the tables name (每经)."""
    return text in _media()


def is_press(text: str) -> bool:
    """Whether a folded text by itself is no word but the name of a medium: one of the tables, or a longer one (金华晚报)."""
    return (len(text) > 2 and text in _media()) or (len(text) > 3 and text.endswith(_endings().media))


def is_place(text: str) -> bool:
    """Whether a folded text is a place, or several (浙江杭州)."""
    return text[:2] in _place_openings() and _place_stops(text).get(0, FAR) < _UNKNOWN_PLACE


def is_organization(text: str) -> bool:
    """Whether a folded token by itself is an organisation rather than a name.

    >>> is_organization("新华社"), is_organization("党委宣传部"), is_organization("王小会")
    (True, True, False)
    """
    length = len(text)
    if length < 2 or length > _LONGEST_ORGANIZATION + 6:
        return False
    if text.isascii():
        return _is_latin_medium(text) or text in _media()
    if "·" in text:  # 内蒙古日报·草原云
        return any(is_medium(part) for part in text.split("·"))
    if text[-1] not in _last_characters():
        return False
    if text in _media():
        return True
    strong, weak, _ = _endings()
    for ending in strong.get(text[-2:], ()):
        if length > 2 and text.endswith(ending):
            return True
    return length > 2 and text[-1] in weak and not (length < 5 and (is_seen(text) or _is_of_courtyard(text)))


def _is_of_courtyard(text: str) -> bool:
    """Whether a text of three characters that ends in 庭 is a name (邱郁庭): no other such ending is in given names."""
    return len(text) == 3 and text[2] == "庭" and has_surname(text)


def _is_latin_medium(text: str) -> bool:
    """Whether a text in Latin letters is an agency or a site that pictures come from (IC photo)."""
    return "".join(text.split()).lower() in _latin_media()


def read_organization(text: str, folded: str | None = None) -> str | None:
    """The organisation that a text names as a whole, without dates, pages and places of posting; None for none.

    >>> read_organization("天津日报2018年9月22日1版")
    '天津日报'
    """
    folded = _blanked(folded if folded is not None else fold(text))
    folded = _blank(_blank(folded, _STATIONED), _FROM_ELSEWHERE)
    begin = len(folded) - len(folded.lstrip(" 、/|:-)"))
    end = len(folded.rstrip(" 、/|:-"))
    title = _title_at_end(folded[begin:end])
    if title and end - begin - title > 3:
        end -= title
        strong = _strong_end(folded[begin:end])
        end = begin + strong if strong else end
    for stop in range(end - 2, begin + 1, -1):  # where somebody is posted: 国际在线巴拿马
        if is_place(folded[stop:end]) and is_medium(folded[begin:stop]):
            end = stop
            break
    organization = text[begin:end]
    if not organization or folded[begin:end] in _NOBODY or is_place(folded[begin:end]):
        return None
    return " ".join(organization.split()) if organization.isascii() else organization


def _strong_end(text: str) -> int:
    """Where the last organisation ends that a text begins with and that its ending proves; 0 for none."""
    strong = _endings().strong
    for end in range(len(text), 2, -1):
        if any(text.endswith(ending, 0, end) for ending in strong.get(text[end - 2 : end], ())):
            return end
    return 0


def _title_at_end(token: str) -> int:
    """How long the title is that a folded token ends with."""
    titles = _titles()
    return next((length for length in range(6, 1, -1) if token[-length:] in titles), 0)


@cache
def _media() -> frozenset[str]:
    return frozenset(name for (names,) in read_table("media") for name in names.split())


@cache
def _latin_media() -> frozenset[str]:
    return frozenset(name.lower() for name in _media() if name.isascii())


@cache
def _titles() -> frozenset[str]:
    return frozenset(title for (titles,) in read_table("titles") for title in titles.split())


@cache
def _title_openings() -> frozenset[str]:
    return frozenset(title[:2] for title in _titles())


@cache
def _place_openings() -> frozenset[str]:
    return frozenset(place[:2] for place in _places())


@cache
def _places() -> frozenset[str]:
    return frozenset(place for (places,) in read_table("places") for place in places.split())


class _Endings(NamedTuple):
    """Endings of organisations: those of two characters and more by their last two, and those of one with their cost."""

    strong: Mapping[str, tuple[str, ...]]
    weak: Mapping[str, int]
    media: tuple[str, ...]


@cache
def _endings() -> _Endings:
    strong: dict[str, tuple[str, ...]] = {}
    weak: dict[str, int] = {}
    media: tuple[str, ...] = ()
    for weight, endings in read_table("organizations"):
        if "media" in weight:
            media += tuple(endings.split())
        if weight in ("strong", "media"):
            for ending in endings.split():
                strong[ending[-2:]] = (*strong.get(ending[-2:], ()), ending)
        else:
            weak.update(dict.fromkeys(endings.split(), _FAINT if weight == "faint" else _WEAK))
    return _Endings(strong, weak, media)
