"""Bylines before the first words of a paragraph."""

from __future__ import annotations

import pytest

from newsparse.leads import read_labelled_lead, read_lead
from newsparse.roles import role_words

NEWS = "今天上午，大会在北京开幕，会期三天。"


@pytest.mark.parametrize(
    ("lead", "organization", "names"),
    [
        ("本报讯（记者 李明）", "本报", ("李明",)),
        ("新华社北京4月24日电（记者 李明）", "新华社", ("李明",)),
        ("新华社北京4月24日电", "新华社", ()),
        ("本报讯 记者李明报道：", "本报", ("李明",)),
        ("　　（新华社记者 李明）", "新华社", ("李明",)),
    ],
)
def test_a_lead_opens_with_who_wrote(lead: str, organization: str, names: tuple[str, ...]) -> None:
    """The byline ends where the news begins."""
    (byline,) = read_lead(lead + NEWS, "", role_words())
    (draft,) = byline.drafts
    assert (draft.people.organization, draft.people.names) == (organization, names)
    assert (lead + NEWS)[byline.end :] == NEWS


@pytest.mark.parametrize("text", [NEWS, "记者从市教育局获悉，1月8日开学。", "本报讯" + NEWS])
def test_other_paragraphs_open_with_no_byline(text: str) -> None:
    """What a reporter learnt is news; 本报 alone names nobody."""
    assert read_lead(text, "", role_words()) == []


def test_a_day_or_a_label_may_set_a_byline_apart() -> None:
    (dated,) = read_lead("江城晚报记者 李明 1月8日，大会在北京开幕。", "", role_words())
    assert dated.drafts[0].people.names == ("李明",)
    (labelled,) = read_labelled_lead("文／记者李明 今天上午大会在北京开幕，会期三天。", "", role_words())
    assert labelled.drafts[0].people.names == ("李明",)
