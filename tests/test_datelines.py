"""Datelines: which medium opens a dispatch, and what only looks like one."""

from __future__ import annotations

import pytest

from newsparse.datelines import dateline, medium_of_lead
from newsparse.folding import fold


@pytest.mark.parametrize(
    ("lead", "medium", "dated"),
    [
        ("新华社北京4月24日电 会议召开。", "新华社", True),
        ("江城晚报2024年4月24日讯", "江城晚报", True),
        ("江城日報2011年1月26日臺北訊，", "江城日報", True),
        ("中央社雅加達20日綜合外電報導", "中央社", True),
        ("央广网昆明8月5日消息（记者王刚）8月5日，", "央广网", True),
        ("新华社北京4月24日至25日电", "新华社", True),
        ("江城日报·江城云4月24日讯", "江城日报·江城云", True),
        ("江城通讯网11月9日电（记者 王芳）", "江城通讯网", True),
        ("本报讯", "本报", False),
        ("新华社伦敦电", "新华社", False),
    ],
)
def test_a_dateline_names_its_medium_and_ends_behind_its_closing_word(lead: str, medium: str, dated: bool) -> None:
    """Place and date may stand in either order, or be left out."""
    found = dateline(fold(lead), 0, len(lead))
    assert found is not None
    assert (found.organization(lead), found.dated) == (medium, dated)
    assert lead[found.end - 1] in "电讯訊息導"


@pytest.mark.parametrize(
    "lead",
    ["据新华社4月24日电", "本报记者4月24日从会上获悉", "4月24日电", "王刚4月24日电", "新华社4月24日播发消息", "王刚电"],
)
def test_what_only_looks_like_a_dateline_is_none(lead: str) -> None:
    """A source that is quoted, a reporter, no medium, a verb behind the day."""
    assert dateline(fold(lead), 0, len(lead)) is None


@pytest.mark.parametrize(
    ("lead", "medium"),
    [
        ("【江島日報專訊】當局昨日宣布，", "江島日報"),
        ("【江城晚报讯】昨天，", "江城晚报"),
        ("【本報訊】昨天，", None),
        ("【最新消息】昨天，", None),
        ("（新华社北京4月24日电）会议召开。", "新华社"),
        ("　　央广网昆明8月5日消息 会议召开。", "央广网"),
        ("\ue5e5\ue5e5中新社江城4月24日电 会议召开。", "中新社"),
        ("【大紀元2012年08月03日訊】會議召開。", "大紀元"),
        ("本报北京4月24日电 会议召开。", None),
        ("本报讯 4月24日，会议召开。", None),
        ("江城市教育局4月24日讯 会议召开。", None),
        ("江城市教育局官网4月24日消息，会议召开。", None),
        ("江城官网4月24日发布消息，会议召开。", None),
        ("会议4月24日在江城召开。", None),
        ("", None),
    ],
)
def test_the_lead_names_the_medium_of_the_article(lead: str, medium: str | None) -> None:
    """Not its own paper without a name, nor an office or its site, from which the news is."""
    assert medium_of_lead(lead) == medium
