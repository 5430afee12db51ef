"""Names of media: in a header, where a word stands for itself, and among credits, where it need not prove itself."""

from __future__ import annotations

import pytest

from newsparse.media import ends_like_medium, is_latin_medium, is_listed_medium, is_medium, is_press


@pytest.mark.parametrize(
    ("text", "alone", "among_credits"),
    [
        ("新华社", True, True),
        ("江城晚报", True, True),
        ("江城電視臺", True, False),  # only a header is read unfolded
        ("江城网", True, True),
        ("江城周末", True, False),
        ("江城社区", True, False),
        ("BBC", True, False),
        ("江城APP", True, False),
        ("第1篇新闻", False, True),
        ("图片新闻", False, True),
        ("每经", True, True),
        ("王刚", False, False),
        ("网", False, False),
        ("上网", False, False),
        ("", False, False),
    ],
)
def test_a_header_asks_for_more_than_credits_do(text: str, alone: bool, among_credits: bool) -> None:
    """第1篇新闻 above an article is no medium, 江城新闻 before a reporter is one."""
    assert (is_medium(text), ends_like_medium(text)) == (alone, among_credits)


def test_a_long_line_that_ends_like_a_medium_is_none() -> None:
    """Sentences end in 网 and 社区, too."""
    assert not is_medium("志愿者走进了江城东区和西区的三十多个大小不一的社区")


def test_short_words_are_media_only_where_the_tables_say_so() -> None:
    """上报 is also a verb, so that two characters by themselves are not enough; nor are three that only end like one."""
    assert is_listed_medium("上报")
    assert not is_press("上报")
    assert is_press("法新社")
    assert not is_listed_medium("金华晚报")
    assert is_press("金华晚报")
    assert not is_press("看电视")


@pytest.mark.parametrize("text", ["IC photo", "Getty Images", "reuters", "36氪"])
def test_media_in_latin_letters_are_known_in_any_case_and_spacing(text: str) -> None:
    """As picture credits print them."""
    assert is_latin_medium(text)
