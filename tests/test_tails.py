"""Credits behind other text of their line."""

from __future__ import annotations

import pytest

from newsparse.roles import role_words
from newsparse.tails import is_of_picture, read_caption, read_closing, read_tails

NEWS = "大会在北京开幕，会期三天。"


@pytest.mark.parametrize("tail", ["（记者 李明）", "（张巨峰）", "（记者 李明）（编辑 王芳）", "（编辑：王芳）1120314"])
@pytest.mark.parametrize("times", [1, 20])
def test_brackets_behind_the_last_sentence_are_credits(tail: str, times: int) -> None:
    """One or several, also behind a text that is longer than what is looked at."""
    text = NEWS * times + tail
    bylines = read_closing(text, role_words())
    assert "".join(text[byline.start : byline.end] for byline in bylines) == tail
    for byline in bylines:
        for draft in byline.drafts:
            assert all(name in text[draft.start : draft.end] for name in draft.people.names)


@pytest.mark.parametrize("tail", ["", "（完）", "（记者 李明）会后", "（见上图）"])
def test_other_ends_are_none(tail: str) -> None:
    assert read_closing(NEWS + tail, role_words()) == []


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("图为大会现场。新华社记者 李响 摄", "新华社记者 李响 摄"),
        ("大会现场。王芳 摄", "王芳 摄"),
        ("大会现场王芳摄", "王芳摄"),
    ],
)
def test_a_caption_ends_in_who_took_the_picture(caption: str, credit: str) -> None:
    (byline,) = read_caption(caption, "", role_words())
    assert caption[byline.start :] == credit
    assert is_of_picture(byline.drafts)


def test_the_agency_of_a_picture_stands_before_the_bracket() -> None:
    text = "大会现场。新华社发（李明 摄）"
    (byline,) = read_tails(text, "", role_words())
    assert (text[byline.start :], byline.drafts[0].people.organization) == ("新华社发（李明 摄）", "新华社")
