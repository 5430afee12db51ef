"""Bytes to text: marks, UTF-8, GB 18030, Big5, UTF-16, and what is no text."""

from __future__ import annotations

import io
import random

import pytest

from newsparse import DecodeError
from newsparse.diagnostics import Finding
from newsparse.source import TextStream, check_encoding, decode

SIMPLIFIED = "标题: 两会今天在北京开幕\n正文内容:\n来自全国各地的代表参加了会议，就下一步的工作进行了讨论。"
TRADITIONAL = "標題: 兩會今天在北京開幕\n正文內容:\n來自全國各地的代表參加了會議，就下一步的工作進行了討論。"


def _decoded(data: bytes, encoding: str | None = None) -> tuple[str, list[str]]:
    findings: list[Finding] = []
    return decode(data, encoding, findings), [finding.code for finding in findings]


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "Plain ASCII\r\n", "𠮷野家😀", ""])
def test_utf8_is_read_without_a_word(text: str) -> None:
    """It is what text is written in today."""
    assert _decoded(text.encode()) == (text, [])


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLIFIED, "Plain ASCII", "两会"])
def test_a_byte_order_mark_is_believed_and_left_out(name: str, text: str) -> None:
    """A marked file says itself what it is, so there is no guess."""
    mark = "" if name in ("utf-8-sig", "utf-16") else "\ufeff"
    assert _decoded((mark + text).encode(name)) == (text, [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SIMPLIFIED, "gb18030"), (SIMPLIFIED, "gbk"), (SIMPLIFIED, "gb2312"), (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"), (TRADITIONAL, "big5hkscs"),
        (SIMPLIFIED, "utf-16-le"), (SIMPLIFIED, "utf-16-be"), (TRADITIONAL, "utf-16-le"),
        ("标题: 两会今天开幕", "gb18030"), ("標題: 兩會今天開幕", "big5"),
        ("朱镕基和陶喆参加了这次会议，他们在会上说了话。", "gbk"), ("他们吃了㐂和𠮷，这是不是很好？", "gb18030"),
    ],
)  # fmt: skip
def test_older_encodings_are_told_from_their_characters(text: str, name: str) -> None:
    """Short texts too; a remark says that it was a guess."""
    assert _decoded(text.encode(name)) == (text, ["encoding-guessed"])


def test_ascii_in_utf16_is_not_taken_for_utf8() -> None:
    """It would be valid UTF-8, with a zero in every other place."""
    text = "Title: 两会 opens in Beijing today\n"
    assert _decoded(text.encode("utf-16-le"))[0] == text


def test_a_few_damaged_bytes_do_not_make_another_encoding() -> None:
    """They become U+FFFD, and an error says where the first stands."""
    data = SIMPLIFIED.encode()
    findings: list[Finding] = []
    at = SIMPLIFIED.index("北京")
    broken = data[: len(SIMPLIFIED[:at].encode())] + b"\xff" + data[len(SIMPLIFIED[:at].encode()) :]
    text = decode(broken, None, findings)
    assert text == SIMPLIFIED[:at] + "\ufffd" + SIMPLIFIED[at:]
    ((code, _, start, end),) = findings
    assert (code, start, end) == ("encoding-damaged", at, at + 1)


def test_a_text_that_is_cut_in_a_character_is_still_utf8() -> None:
    """Downloads break off anywhere."""
    text, codes = _decoded(SIMPLIFIED.encode()[:-1])
    assert text == SIMPLIFIED[:-1] + "\ufffd"
    assert codes == ["encoding-damaged"]


def test_damage_behind_a_mark_is_still_utf8() -> None:
    """The mark is left out then too."""
    text, codes = _decoded(b"\xef\xbb\xbf\xff" + SIMPLIFIED.encode())
    assert (text, codes) == ("\ufffd" + SIMPLIFIED, ["encoding-damaged"])


@pytest.mark.parametrize(
    "data",
    [
        random.Random(7).randbytes(3000),
        b"\x00" * 100,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        b"\xff\xff\xff",
    ],
    ids=["random", "zeros", "image", "ff"],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    """No encoding makes Chinese of them; the error says at which byte it went wrong."""
    with pytest.raises(DecodeError) as caught:
        decode(data, None, [])
    assert 0 <= caught.value.pos < len(data)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Сегодня в Москве открылась научная конференция", "cp1251"),
        ("今日は東京で会議が開かれました。", "shift_jis"),
        ("오늘 서울에서 회의가 열렸습니다", "euc-kr"),
    ],
)
def test_text_in_other_encodings_is_not_read_as_chinese(text: str, name: str) -> None:
    """Its bytes may be valid, but they make rare characters."""
    with pytest.raises(DecodeError):
        decode(text.encode(name), None, [])


@pytest.mark.parametrize(("text", "name"), [(SIMPLIFIED, "gbk"), (TRADITIONAL, "big5"), (SIMPLIFIED, "utf-16-le")])
def test_an_encoding_may_be_forced(text: str, name: str) -> None:
    """Then nothing is guessed."""
    assert _decoded(text.encode(name), name) == (text, [])


@pytest.mark.parametrize(
    ("name", "text"), [("gb2312", "朱镕基"), ("gbk", "𠮷野家"), ("GB2312", "镕"), ("big5", "深水埗")]
)
def test_a_forced_encoding_reads_what_is_called_by_its_name(name: str, text: str) -> None:
    """Pages that declare GB 2312 are written in GB 18030, those that declare Big5 in its Hong Kong extension."""
    larger = "gb18030" if name.lower().startswith("gb") else "big5hkscs"
    assert _decoded(text.encode(larger), name) == (text, [])


def test_a_mark_is_left_out_where_the_encoding_is_forced() -> None:
    """Whoever forces utf-8 does not ask for its mark."""
    assert _decoded(b"\xef\xbb\xbf" + SIMPLIFIED.encode(), "utf-8") == (SIMPLIFIED, [])


def test_a_forced_encoding_that_does_not_fit_is_an_error() -> None:
    """It is not replaced by a better one, and the place of the first bad byte is said."""
    with pytest.raises(DecodeError, match="utf-8") as caught:
        decode(b"ab" + "两会".encode("gbk"), "utf-8", [])
    assert caught.value.pos == 2


@pytest.mark.parametrize("name", ["klingon", ""])
def test_an_encoding_that_nobody_knows_is_an_error(name: str) -> None:
    """It is named."""
    with pytest.raises(DecodeError):
        check_encoding(name)


NEWS = "记者从市教育局获悉，今年秋季学期起，全市中小学将统一使用新版教材，相关培训工作已于8月15日完成。"
NEWS_TW = "記者從市教育局獲悉，今年秋季學期起，全市國中小將統一使用新版教材，相關培訓工作已於8月15日完成。"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王珊珊 李晓璐 欧阳娜 司马懿轩 郭霁瑶", "gb18030"),
        ("蕭雅娟 鄧博仁 顏甫仁 陳郁婷", "big5"),
        ("台股收盤上漲123.45點，成交量2,345億元", "big5"),
        ("沪指收涨1.25%，报3,268.70点；", "gb18030"),
        ("２０２１－０３－０５　０８：３０", "gb18030"),
        ("NBA: Lakers 121-107 Warriors 湖人胜", "gb18030"),
        ("iPhone 15 Pro 开售", "utf-16-le"),
        ("深水埗、鰂魚涌昨晚停電", "big5hkscs"),
        ("《流浪地球》", "gb18030"),
        ("English only, in two bytes each", "utf-16-le"),
        ("page 5 页", "gb18030"),
    ],
)
def test_short_and_mixed_texts_are_told_too(text: str, name: str) -> None:
    """Names, figures, full-width marks, and a few characters among Latin letters."""
    assert _decoded(text.encode(name)) == (text, ["encoding-guessed"])


@pytest.mark.parametrize("text", ["café", "naïve résumé", "Mary·Ann", "Путин", "5 µm ± 1", "İstanbul"])
def test_short_utf8_of_other_scripts_is_not_taken_for_chinese(text: str) -> None:
    """Though its bytes would make a character or two of GB 18030."""
    assert _decoded(text.encode()) == (text, [])


@pytest.mark.parametrize(
    ("text", "name"),
    [(NEWS, "utf-8"), (NEWS, "gb18030"), (NEWS_TW, "big5"), (NEWS, "utf-16-le"), (NEWS, "utf-16-be")],
)
@pytest.mark.parametrize("forced", [False, True])
def test_half_a_character_at_the_end_is_one_lost_character(text: str, name: str, forced: bool) -> None:
    """In every encoding, found or forced; all before it is read."""
    data = text[:-1].encode(name) + "中".encode(name)[:1]
    decoded, codes = _decoded(data, name if forced else None)
    assert decoded == text[:-1] + "\ufffd"
    assert codes == ["encoding-guessed"] * (name != "utf-8" and not forced) + ["encoding-damaged"]


@pytest.mark.parametrize("at", [0, 6, 11, 30])
def test_a_lost_byte_garbles_one_character_not_the_line(at: int) -> None:
    """Though every pair of bytes behind it would make another character."""
    text = NEWS
    data = text.encode("gb18030")
    decoded, codes = _decoded(data[: 2 * at] + data[2 * at + 1 :])
    assert codes == ["encoding-guessed", "encoding-damaged"]
    assert decoded.endswith(text[at + 2 :])
    assert decoded.startswith(text[: max(at - 1, 0)])


def test_a_lost_byte_of_utf16_garbles_one_character_not_the_text() -> None:
    for name in ("utf-16-le", "utf-16-be"):
        data = NEWS.encode(name)
        decoded, _ = _decoded(data[:41] + data[42:])
        assert (decoded[:19], decoded[-26:]) == (NEWS[:19], NEWS[-26:])


def test_damage_beyond_a_few_bytes_is_an_error() -> None:
    """A text of which every fifth character is lost has not been read."""
    data = bytearray(NEWS.encode() * 3)
    data[::15] = b"\xff" * len(data[::15])
    with pytest.raises(DecodeError):
        decode(bytes(data), "utf-8", [])


def test_nul_bytes_are_left_out_with_a_word() -> None:
    """Of the end of a file that was not written to it, or within; the finding stands where the first one stood."""
    findings: list[Finding] = []
    assert decode(NEWS.encode() + b"\0" * 4096, None, findings) == NEWS
    assert [(f.code, f.start, f.end) for f in findings] == [("encoding-damaged", len(NEWS), len(NEWS))]
    assert _decoded("甲\0乙".encode() + NEWS.encode()) == ("甲乙" + NEWS, ["encoding-damaged"])


def test_what_windows_adds_to_big5_is_read() -> None:
    """The euro sign and the frames of cp950, which Big5-HKSCS has elsewhere or not at all."""
    text = "售價€十二，" + NEWS_TW
    assert _decoded(text.encode("cp950"))[0] == text


def test_a_text_behind_the_mark_of_another_encoding_is_read() -> None:
    """Files are joined without a look at their encodings."""
    assert _decoded(b"\xef\xbb\xbf" + NEWS.encode("gb18030")) == (NEWS, ["encoding-guessed"])


@pytest.mark.parametrize("size", [1 << 20, (1 << 20) + 1, (1 << 20) + 3])
@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16", "utf-32"])
def test_a_stream_gives_the_text_that_decode_gives(name: str, size: int) -> None:
    """Wherever its chunks end; also without a line feed, and with characters of four bytes."""
    for unit in ("两会今天在北京开幕\n", "𠮷会今天开幕"):
        data = (unit * (2 * size // len(unit.encode(name)) + 9)).encode(name)
        assert "".join(TextStream(io.BytesIO(data))) == decode(data, None, [])


def test_decoding_damaged_text_is_linear() -> None:
    """A bad byte in every line of a megabyte, which one look at all behind it would make a long wait."""
    for name in ("utf-8", "gb18030", "big5", "utf-16-le"):
        data = ((NEWS_TW + "\n") * 4000).encode(name)
        assert decode(data[:-1].replace("局".encode(name), b"\xff", 3000), name, [])
