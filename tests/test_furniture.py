"""Menus, buttons, greetings and footers, told from titles and headings."""

from __future__ import annotations

import pytest

from newsparse.furniture import boilerplate_kind, is_button, is_footer, is_menu


@pytest.mark.parametrize(
    "line",
    [
        "网站首页  |  新闻中心  |  乡村振兴  |  文旅  |  政务公开", "首页 要闻 福建 产经 房产 教育 健康", "[滚动] [时政] [国际] [财经] [体育]    搜索",
        "设为首页 | 加入收藏 | 手机版 | 登录 注册", "返回首页   今天是：2023年8月9日 星期三", "2023年6月2日 星期五 江城 晴 22℃~31℃", "上一版 下一版",
        "放大⊕ 缩小⊖ 默认○", "A- A+", "您好，游客 [登录] [注册]", "首頁 要聞 國際 財經 體育", "首页 学校要闻 媒体江大 学术讲座 图片江大",
    ],
)  # fmt: skip
def test_a_menu_is_told_by_its_entries(line: str) -> None:
    assert is_menu(line)


@pytest.mark.parametrize(
    "line",
    [
        "教育 科技 人才 一体推进", "经济 社会 文化 生态", "改革|开放", "2023-06-01 要闻", "2023年8月9日 星期三", "记者|张三 编辑|李四",
        "点赞、评论、转发都算互动",
        "首页改版公告", "【文化】老戏台重新开锣",
        "江城日报 2023-06-01 08:15 打印", "来源：江城日报 【字体：大 中 小】", "新闻",
    ],
)  # fmt: skip
def test_a_title_or_a_dated_line_is_no_menu(line: str) -> None:
    """Though some of its words are those of menus."""
    assert not is_menu(line)


def test_a_footer_is_no_sentence() -> None:
    """It registers the site; a paragraph may speak of such things."""
    assert is_footer("主办：江城市政府　网站标识码：4201000001")
    assert is_footer("江城日报社　鄂ICP备05001234号")
    assert not is_footer("知识共享让更多人受益，他说。")
    assert not is_footer("主办：江城市政府")
    assert is_footer("江城县人民政府主办　县信息中心承办")
    assert not is_footer("活动由江城县人民政府主办 县文化馆承办")


def test_a_button_may_be_a_heading_unless_it_is_only_a_button() -> None:
    assert is_button("+关注", menu=False)
    assert is_button("举报")
    assert not is_button("概况", menu=False)
    assert not is_button("北京", menu=False)


@pytest.mark.parametrize(
    ("line", "kind"),
    [("相關閱讀", "related"), ("【相关阅读】", "related"), ("上一則：甲", "navigation"), ("**END**", "end"), ("END OF", None), ("会议召开", None)],
)  # fmt: skip
def test_boilerplate_is_told_by_how_it_opens(line: str, kind: str | None) -> None:
    """In either script; what heads a list is the whole line."""
    assert boilerplate_kind(line) == kind
