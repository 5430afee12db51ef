"""What pages print around an article: left out of its text, kept as blocks, and read where the header is silent."""

from __future__ import annotations

import pytest

import newsparse

FIRST = "会议今天上午在北京召开，来自全国各地的代表参加了会议，并就下一步的工作进行了讨论。"
LAST = "与会代表一致认为，要抓住机遇，深化合作，为地方的发展作出更大的贡献。"


def _kinds(*lines: str) -> list[str]:
    article = newsparse.parse("标题: 两会今天开幕\n正文内容:\n" + "\n".join(lines))
    return [block.kind.value for block in article.body.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "上一篇：无 下一篇：会议闭幕", "下一篇：会议闭幕", "上一条: 甲", "【打印本页】【关闭窗口】", "[打印] [关闭]", "【字体：大 中 小】",
        "分享到：微信 微博", "扫一扫在手机打开当前页", "返回列表", "阅读原文", "责任声明：本文仅代表作者观点。", "版权所有，未经授权不得转载。",
        "Copyright © 2020 All Rights Reserved.", "凡本网注明来源的作品，均转载自其他媒体，不代表本网观点。", "（完）", "【全文完】", "-----", "－END－",
        "推 abc: 好棒 08/15 09:01", "→ abc: 真的 08/15 09:02", "※ 發信站: 批踢踢實業坊(ptt.cc)", "关键词：会议 北京", "（来源：新华网）",
        "原标题：会议开幕", "https://news.example.cn/1.html", "点击数：33", "上一頁", "更多新聞",
        "#两会# #改革", "举报/反馈", "【采集网址】http://news.example.cn/1.html", "本報內容版權屬江城報業所有。",
        "本網站之文字，非經授權，不得轉載或公開播送。", "End of Document", "2020年5月1日（星期五）",
        "风险提示：市场有风险，投资需谨慎。", "声明：以上信息仅供参考，不构成投资建议，据此操作，风险自担。", "（以上内容不作为投资依据）",
        "觉得写得好，请点个“在看”，转发给身边的朋友。", "点赞、转发，让更多人看到。", "关注“江城日报”微信公众号，第一时间了解家乡动态。",
        "《江城日报》（ 2020年05月01日 02版）", "您是第10086位访客", "投資涉風險，本文不構成投資建議。",
        "本站由江城大学维护，最佳分辨率1024*768，请使用IE6.0以上浏览器。", "您对本条信息的评价：满意 不满意",
        "上一篇：没有了！", "下一篇文章：我县夺冠！", "法律法规 | 诉讼指南 | 司法公开 | 联系我们", "报：市委农办，县委、县政府领导", "发：各乡镇党委、政府",
        "（共印80份）", "1 2 3 下一页 尾页", "附件：2.名单.xlsx", "回执.doc", "审核意见：同意上报", "document.write('<script src=\"/js/share.js\"></script>');",
        "var _hmt = _hmt || [];", "— 3 —", "第3页 共5页", "江城市人民政府办公室 2020年5月1日印发", "点亮在看，让更多人看到",
    ],
)  # fmt: skip
def test_a_line_of_the_page_is_none_of_the_article_s(line: str) -> None:
    """It stands below the text, is a block of its own, and no paragraph."""
    assert _kinds(FIRST, LAST, line) == ["paragraph", "paragraph", "boilerplate"]


@pytest.mark.parametrize(
    "line",
    [
        "上一篇报道发表之后，读者来信很多。", "打印店的老板说，生意比去年好。", "版权是作者的，他说。", "完成了全部任务。", "分享会在下午举行。",
        "关闭了的工厂又开工了。", "代表们合影留念", "2020年，会议改在上海召开。", "#1机组今天并网发电。",
        "来源：这个词有三种意思。", "转载于此，以飨读者。",
        "风险提示：原料涨价，需求不及预期。", "投资者应当谨慎，他说。", "欢迎广大市民前来参观。", "请市民通过公众号预约，凭码入场。", "扫描二维码即可报名。",
        "关注孩子的心理，比关注分数更要紧。", "点赞多了，烦恼也多了。", "《江城日报》2020年第二版刊登了全文。", "本次比赛由市体育局主办 县文体局承办",
        "改革 | 发展 | 稳定 | 民生", "发现问题的，他说，都改了。", "第3页写着他的名字", "《江城》周刊发行了",
    ],
)  # fmt: skip
def test_a_line_of_text_stays(line: str) -> None:
    """Though it opens with a word that a button has."""
    assert _kinds(FIRST, LAST, line) == ["paragraph"] * 3


def test_credits_stay_credits_among_them() -> None:
    """Whatever stands around them."""
    assert _kinds(FIRST, LAST, "（责编：王刚）", "上一篇：甲", "【打印】") == [
        "paragraph", "paragraph", "credit", "boilerplate", "boilerplate",
    ]  # fmt: skip
    assert _kinds(FIRST, LAST, "来源：新华社 责任编辑：王刚") == ["paragraph", "paragraph", "boilerplate", "credit"]


def test_credits_below_the_end_and_above_buttons_stay_credits() -> None:
    """Though so many lines of the page stand below them that they are looked for twice."""
    page = ["投稿邮箱：a@example.cn", "喜欢请点个“在看”", "阅读 1.1万", "赞 203 在看 98"]
    kinds = _kinds(FIRST, LAST, "END", "文字：王芳", "编辑：李强", *page)
    assert kinds == ["paragraph", "paragraph", "boilerplate", "credit", "credit", *["boilerplate"] * 4]


def test_a_hotline_behind_a_credit_does_not_hide_it() -> None:
    kinds = _kinds(FIRST, LAST, "文字：王芳", "值班编委 | 李强　投稿热线 | 0731-12345678")
    assert kinds == ["paragraph", "paragraph", "credit", "credit"]
    assert _kinds(FIRST, LAST, "有问题请拨打 电话：12345")[2:] != ["credit"]


def test_credits_may_be_set_in_italics() -> None:
    """As Markdown does it."""
    assert _kinds(FIRST, LAST, "*编辑：王芳*　*审核：李强*")[2:] == ["credit"]


def test_below_the_end_of_a_release_stands_who_sent_it() -> None:
    about = ["关于江城公司", "江城公司是一家生产水泵的公司。", "媒体垂询：", "王芳"]
    assert _kinds(FIRST, LAST, "—— 完 ——", *about) == ["paragraph", "paragraph", *["boilerplate"] * 5]
    assert _kinds(FIRST, LAST, about[0], about[1]) == ["paragraph", "paragraph", "heading", "paragraph"]


def test_a_list_of_other_articles_is_the_page_s() -> None:
    """From its heading on."""
    assert (
        _kinds(FIRST, LAST, "相关阅读", "两会代表谈改革", "图解：一图读懂") == ["paragraph"] * 2 + ["boilerplate"] * 3
    )
    assert _kinds(FIRST, "相关新闻", LAST, FIRST) != ["paragraph", *["boilerplate"] * 3]


def test_a_notice_is_signed_by_an_office_and_a_date() -> None:
    """These are no paragraphs; the date counts where the header has none."""
    article = newsparse.parse(
        f"关于召开会议的通知\n{FIRST}\n{LAST}\n　　　　　　市教育局办公室\n　　　　　　2020年5月1日"
    )
    assert len(article.body.paragraphs) == 2
    assert str(article.date_published) == "2020-05-01"
    assert "field-outside" in [d.code for d in article.diagnostics]
    assert newsparse.parse(article.to_text()).reads_equal(article)


def test_what_the_header_says_counts_before_the_edges() -> None:
    """A line below the text fills only what is missing."""
    raw = f"标题: 开幕\n来源: 中新社\n正文内容:\n{FIRST}\n{LAST}\n来源：新华网\n点击数：33"
    article = newsparse.parse(raw)
    assert (article.publisher, article.view_count) == ("中新社", 33)
    (diagnostic,) = article.diagnostics
    assert (diagnostic.code, diagnostic.span.of(raw)) == ("field-outside", "点击数：33")


def test_above_the_text_stand_the_title_again_and_buttons() -> None:
    """Out of the text, inside the spans."""
    article = newsparse.parse(f"标题: 两会今天开幕\n正文内容:\n两会今天开幕\n分享到：微信\n{FIRST}\n{LAST}")
    assert article.text == f"{FIRST}\n{LAST}"
    assert [b.text for b in article.body.of_kind("boilerplate")] == ["两会今天开幕", "分享到：微信"]
    assert article.body.sections[0].blocks == article.body.paragraphs


def test_a_page_on_one_line_is_cut_where_its_article_begins_and_ends() -> None:
    """Behind the title and the date that it repeats, at the indentation of paragraphs, and before its counter."""
    line = (
        f"[关闭本页]&nbsp;&nbsp; 两会今天开幕 办公室　2020-05-01 08:30:00 　　{FIRST}　　{LAST}"
        "（更新于2020-05-01 08:30:00　点击数:3959） 首页 ｜ 新闻"
    )
    article = newsparse.parse(f"两会今天开幕\n办公室\n2020-05-01 08:30:00\n{line}")
    assert [b.text for b in article.body.paragraphs] == [FIRST, LAST]
    assert (article.view_count, article.publisher) == (3959, "办公室")
    assert newsparse.parse(article.to_text()).reads_equal(article)


@pytest.mark.parametrize(
    ("lead", "medium", "text"),
    [
        ("新华社北京3月5日电（记者 王刚）会议召开。", "新华社", "会议召开。"), ("中新网3月5日电 会议召开。", "中新网", "会议召开。"),
        ("本报记者3月5日从会上获悉，会议召开。", None, "本报记者3月5日从会上获悉，会议召开。"),
        ("3月5日电视播出了会议。", None, "3月5日电视播出了会议。"),
    ],
)  # fmt: skip
def test_a_dateline_names_the_medium(lead: str, medium: str | None, text: str) -> None:
    """Where no line of the header does; the news begins behind it."""
    article = newsparse.parse(f"标题: 开幕\n正文内容:\n{lead}\n{LAST}")
    assert article.publisher == medium
    assert article.body.paragraphs[0].text == text
    assert newsparse.parse(f"标题: 开幕\n来源: 光明网\n正文内容:\n{lead}\n{LAST}").publisher == "光明网"


@pytest.mark.parametrize(
    "line",
    [
        "关于我们 | 广告服务 | 联系我们 | 招聘信息", "江城日报社　鄂ICP备05001234号", "主办：江城市政府　网站标识码：4201000001",
        "点击收起全文", "**END**", "本文采用 CC BY-NC-SA 4.0 协议，转载请注明出处。", "←上一則：鹽田音樂會　下一則→：蓮子季登場",
        "附　　件：无", "相关解读：一图读懂会议报告", "【转发】102 【评论】57 【点赞】839", "【图片数】3", "【编辑】", "举报",
        "收藏  推荐  打印 | 录入：admin | 阅读：532 次", "首页 要闻 财经 体育", "網友評論", "内容导航",
    ],
)  # fmt: skip
def test_a_foot_of_a_page_is_none_of_the_article_s(line: str) -> None:
    """Menus, registrations, licences, counters, and fields that say nothing."""
    assert _kinds(FIRST, LAST, line) == ["paragraph", "paragraph", "boilerplate"]


@pytest.mark.parametrize(
    "line",
    [
        "附件：1.会议日程", "会议 日程 如下", "时政记者王刚三次到过那里", "评论员认为这是好事",
        "收藏家说，这样的瓷器不多。", "改革|开放", "江城的天气晴好，适合出行",
    ],
)  # fmt: skip
def test_a_line_that_is_like_a_foot_stays(line: str) -> None:
    """Though a word of a menu stands in it."""
    assert _kinds(FIRST, LAST, line)[-1] != "boilerplate"


@pytest.mark.parametrize(
    "line", ["0", "12条评论", "+关注", "发布于湖北", "A- A+", "在小说阅读器中沉浸阅读", "放大 缩小 默认"]
)
def test_buttons_stand_above_the_text(line: str) -> None:
    """Below the title and the date, or below a byline there."""
    assert _kinds(line, FIRST, LAST) == ["boilerplate", "paragraph", "paragraph"]
    assert _kinds("（王刚 李静）", line, FIRST, LAST) == ["credit", "boilerplate", "paragraph", "paragraph"]


def test_credits_between_the_text_and_the_page_do_not_hide_its_end() -> None:
    """As the accounts print them: the end, who made it, other articles."""
    credits = ["文字 | 喻言", "摄影 | 王刚", "编辑 | 李静", "审核 | 陈明"]
    lines = [FIRST, LAST, "**END**", *credits, "往期推荐", "老茶馆里的评书人", "阅读 2305"]
    assert _kinds(*lines) == ["paragraph"] * 2 + ["boilerplate"] + ["credit"] * 4 + ["boilerplate"] * 3


def test_what_stands_below_the_end_is_none_of_the_article_s() -> None:
    """Save its credits."""
    assert _kinds(FIRST, LAST, "- END -", "点“在看”，一起读书", "往期精彩", "雨季来临")[2:] == ["boilerplate"] * 4


def test_a_remark_below_the_address_is_who_posted_the_text_s() -> None:
    """Also where it is a sentence; a remark of the article itself has no address above it."""
    address = "https://news.example.cn/1.html"
    assert _kinds(FIRST, LAST, address, "備註：", "終於開幕了。", "--")[2:] == ["boilerplate"] * 4
    assert _kinds(FIRST, LAST, "备注：", "会议下月再开一次。")[-1] == "paragraph"
