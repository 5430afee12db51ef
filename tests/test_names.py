"""Surnames and given names by themselves, and what a text costs as a name."""

from __future__ import annotations

import pytest

from newsparse.names import FAR, cost_of, has_surname, is_seen, is_transcribed, split_run


@pytest.mark.parametrize("name", ["王刚", "欧阳修", "劉建國", "司马光"])
def test_surnames_are_known(name: str) -> None:
    """Simplified and Traditional, of one character or two."""
    assert has_surname(name)


@pytest.mark.parametrize("name", ["", "为什么", "这本书", "是的"])
def test_other_words_have_no_surname(name: str) -> None:
    """Pronouns and questions begin with none."""
    assert not has_surname(name)


def test_likelier_names_cost_less() -> None:
    """A name of the figures, one with a given name that they do not hold, one without a surname, and no name."""
    assert cost_of("王小明") < cost_of("王了解") < cost_of("的了解") < FAR == cost_of("王")
    assert is_seen("王小明")
    assert not is_seen("王了解")


def test_transcribed_names_are_told_by_their_characters() -> None:
    """One other character, and it is none; nor is anything of two."""
    assert is_transcribed("扎西次仁")
    assert not is_transcribed("扎西小仁")
    assert not is_transcribed("扎西")


def test_names_end_where_they_may_and_begin_behind_a_head() -> None:
    """What a stop or a head leaves out is no part of a name."""
    run = "中心程罡王亚男浙江"
    split = split_run(run, stops={7: 8}, heads={2: 8})
    assert [run[start:end] for start, end in split.names] == ["程罡", "王亚男"]
    assert (split.start, split.stop) == (2, 7)
