"""Labels with a colon, and where they stand in a line."""

from __future__ import annotations

import pytest

from newsparse import Role
from newsparse.labels import canonical_labels, find_field_labels, header_vocabulary, roles_of
from newsparse.tables import read_table


def _found(text: str) -> list[tuple[str, str]]:
    return [(label.name, label.printed) for label in find_field_labels(text, header_vocabulary())]


@pytest.mark.parametrize("colon", list(":：∶﹕︓"))
@pytest.mark.parametrize("space", ["", " ", "\u3000", "\xa0", "\t"])
def test_white_space_and_any_colon_may_follow_a_label(space: str, colon: str) -> None:
    """Crawled text has colons of five kinds."""
    (label,) = find_field_labels(f"来源{space}{colon}{space}新华社", header_vocabulary())
    assert (label.name, label.printed, label.start) == ("publisher", "来源", 0)
    assert label.value_start == 3 + len(space)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标　题：甲", [("title", "标　题")]),
        ("TITLE: a", [("title", "TITLE")]),
        ("發佈時間：2024", [("date_published", "發佈時間")]),
        ("原标题：甲", [("original_title", "原标题")]),
        ("文章来源：甲", [("publisher", "文章来源")]),
        ("责任编辑：甲", [("editor", "责任编辑")]),
        ("日期：2024-03-05 来源：甲", [("date_published", "日期"), ("publisher", "来源")]),
        ("时间：2024-03-05 18:29:05", [("date_published", "时间")]),
        ("【字号：大 中 小】", [("font_size", "字号")]),
        ("MyURL: x.png", []),
        ("频道号: 7", []),
        ("来源新华社", []),
        ("：甲", []),
        ("", []),
    ],
)
def test_known_labels_are_found_where_they_stand(text: str, expected: list[tuple[str, str]]) -> None:
    """The longest label wins, padding and case do not matter, and the colon of a clock belongs to no label."""
    assert _found(text) == expected


def test_a_label_says_whether_it_stands_apart() -> None:
    """One behind a space or a bracket does; one glued to the text before it does not."""
    apart = {
        label.printed: label.apart
        for label in find_field_labels("来源：甲 作者：乙【字号：大】栏目：丙", header_vocabulary())
    }
    assert apart == {"来源": True, "作者": True, "字号": True, "栏目": True}
    (_, glued) = find_field_labels("日期：2024-03-05来源：甲", header_vocabulary())
    assert not glued.apart


def test_the_bracket_before_a_label_belongs_to_it() -> None:
    """So the value before it does not end in half a pair."""
    (_, label) = find_field_labels("来源：甲【字号：大】", header_vocabulary())
    assert (label.start, label.printed) == (4, "字号")


def test_every_label_of_the_tables_can_be_found() -> None:
    """A label that folds to something else, or that two fields claim, would never be read as printed."""
    fields = [(field, label) for field, labels in read_table("labels") for label in labels.split()]
    assert len({label for _, label in fields}) == len(fields)
    for field, label in fields:
        assert header_vocabulary().name_of(label) == field
    rows = [(labels, kind) for kind, _, labels in read_table("roles") if kind not in ("modifier", "report")]
    roles = [label for labels, _ in rows for label in labels.split()]
    assert len(set(roles)) == len(roles)
    for label in roles:
        assert roles_of(label), label
        assert header_vocabulary().name_of(label) in (
            roles_of(label)[0].value,
            {b: a for a, b in fields}.get(label),
        )


@pytest.mark.parametrize(
    ("label", "roles"),
    [
        ("摄影", (Role.PHOTOGRAPHER,)),
        ("攝 影", (Role.PHOTOGRAPHER,)),
        ("文/图", (Role.AUTHOR, Role.PHOTOGRAPHER)),
        ("实习记者", (Role.REPORTER,)),
        ("Editor", (Role.EDITOR,)),
        ("标题", ()),
        ("", ()),
    ],
)
def test_labels_of_credits_name_roles(label: str, roles: tuple[Role, ...]) -> None:
    """One label may name two; a label of something else names none."""
    assert roles_of(label) == roles


def test_every_field_has_one_canonical_label_that_reads_back() -> None:
    """What canonical text prints is read as the same field."""
    printed = canonical_labels()
    assert (printed["title"], printed["date_published"], printed["body"]) == ("标题", "发布日期", "正文内容")
    for field, label in printed.items():
        assert header_vocabulary().name_of(label) == field


def test_own_labels_are_added_and_leave_the_shared_ones_alone() -> None:
    """A label may be one string or many, with or without its colon, and may take a label from another field."""
    own = header_vocabulary({"title": "文 题：", "archive_id": ["档号", "ArchiveNo"], "note": ["来源"]})
    assert [own.name_of(label) for label in ("文题", "档号", "archiveno", "来源", "标题")] == [
        "title", "archive_id", "archive_id", "note", "title",
    ]  # fmt: skip
    shared = header_vocabulary()
    assert [shared.name_of(label) for label in ("文题", "档号", "来源")] == [None, None, "publisher"]


@pytest.mark.parametrize(
    "labels", [{"标题": ["题名"]}, {"no field": "甲"}, {"": "甲"}, {"title": [""]}, {"title": "："}]
)
def test_own_labels_that_make_no_sense_are_refused(labels: dict[str, str | list[str]]) -> None:
    """The two sides of the mapping are easily swapped, so the message shows how it goes."""
    with pytest.raises(ValueError, match="labels"):
        header_vocabulary(labels)
