"""A corpus of made-up articles of the seeds' size, the same ones wherever and whenever it is made.

    python tests/bench/corpus.py FOLDER [--articles 1000] [--seed 1] [--html] [--broken N]

Titles, labels, dates, views, paragraphs and credits are drawn with a random generator of a fixed seed, each article with
one of its own, so that the first thousand articles of any two corpora are equal. A thousand files go into a folder.
With ``--html`` the same articles are pages, with navigation and related links around them, for programs that read pages.
With ``--broken N`` every Nth file is empty or no text.
"""

from __future__ import annotations

import argparse
import html
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

PER_FOLDER = 1000

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
)
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲建文志国海燕春梅晓雪宇浩鑫婷雨欣佳慧思远子轩晨阳博睿瑞琪嘉俊豪梓涵若彤跃堂泽楷"
PLACES = "江城 临海 青石 云岭 东港 白河 南浦 金川 松原 西岭 长岛 龙门 安平 清源 兴安 望江 古塔 新桥 柳林 石泉".split()
BODIES = (
    "市教育局 市图书馆 网络信息中心 农业农村局 大学 第一中学 文化馆 人民医院 "
    "轨道交通集团 生态环境局 科技馆 税务局 消防救援支队 体育中心 博物馆 水务集团"
).split()
EVENTS = "启动仪式 座谈会 开放日 技能竞赛 专题学习 结对共建活动 志愿服务 成果展 研讨会 培训班 春季招聘会 读书节 应急演练 科普周".split()
VERBS = "举行 召开 启动 开展 举办 推进 部署".split()
TOPICS = "数字化建设 乡村振兴 校园安全 老旧小区改造 人才培养 绿色出行 非遗传承 营商环境 垃圾分类 智慧医疗 水源保护 全民阅读 产学研融合".split()
MEDIA = "江城晚报 临海日报 新华社 校园网 云岭新闻网 东港发布 中国教育报".split()
SENTENCES = [
    "{date}，{place}{body}{verb}{event}，{n}余人参加。",
    "{body}负责人{name}介绍，今年以来，{topic}取得阶段性成效，累计服务群众{n}人次，办结事项{m}件。",
    "“我们要把{topic}作为重点任务，抓细抓实。”{name}说，“{body}将继续做好服务保障。”",
    "围绕{topic}，{place}先后出台{m}项措施，投入资金{n}万元，惠及{m}个社区。",
    "与会人员就{topic}进行了深入交流，并对下一步工作提出了意见和建议。",
    "据了解，该项目于{year}年开工建设，总建筑面积{n}平方米，预计{year}年底投入使用。",
    "活动现场，{name}、{name}分别作了题为《{topic}的实践与思考》的报告，引起热烈反响。",
    "“以前办一件事要跑{m}趟，现在不到{m}分钟就办完了。”市民{name}告诉记者。",
    "数据显示，{place}{topic}指数同比增长{m}.{m}%，比上年同期提高{m}个百分点。",
    "{date}上午，{body}副主任{name}一行前往{place}{body}调研{topic}情况，实地察看了现场。",
    "下一步，{body}将以此次{event}为契机，整合资源、完善机制，不断提升{topic}的能力和水平。",
    "{name}指出，{topic}是一项长期工作，要坚持问题导向，强化责任落实，确保各项任务按期完成。",
    "截至{date}，全市共建成{topic}示范点{m}个，培训骨干{n}名，发放宣传资料{n}余份。",
    "{place}的做法得到了与会专家的肯定，认为这一经验可复制、可推广。",
    "志愿者们走进{place}的街道和学校，开展政策宣讲、义务维修、健康咨询等服务，受到居民欢迎。",
]
HEADINGS = [
    "聚焦难点，抓实{topic}",
    "{topic}迈上新台阶",
    "多方联动，共建共享",
    "从“有没有”到“好不好”",
    "{place}经验：{topic}",
]
TITLES = [
    "{place}{body}{verb}{topic}{event}",
    "{topic}走深走实 {place}交出新答卷",
    "【{topic}】{body}{verb}{event}",
    "{place}：{topic}惠及{n}名群众",
    "{body}与{place}{body}{verb}{event} 共话{topic}",
]


class Story(NamedTuple):
    """What a made-up article is made of, before it is written as text or as a page."""

    title: str
    date: str
    views: str
    publisher: str
    paragraphs: tuple[str, ...]
    credits: tuple[str, ...]


def _name(random: Random) -> str:
    return random.choice(SURNAMES) + "".join(random.choices(GIVEN, k=random.choice((1, 2, 2))))


def _filled(template: str, random: Random) -> str:
    """A template with each slot filled anew."""
    text, *slots = template.split("{")
    for slot in slots:
        name, _, rest = slot.partition("}")
        text += _SLOTS[name](random) + rest
    return text


_SLOTS: dict[str, Callable[[Random], str]] = {
    "date": lambda r: f"{r.randint(1, 12)}月{r.randint(1, 28)}日",
    "place": lambda r: r.choice(PLACES),
    "body": lambda r: r.choice(BODIES),
    "event": lambda r: r.choice(EVENTS),
    "verb": lambda r: r.choice(VERBS),
    "topic": lambda r: r.choice(TOPICS),
    "name": _name,
    "n": lambda r: str(r.randint(20, 9000)),
    "m": lambda r: str(r.randint(2, 99)),
    "year": lambda r: str(r.randint(2008, 2025)),
}


@cache
def _bank(seed: int) -> tuple[str, ...]:
    """Sentences to draw from; filling the slots of each anew would take ten times as long."""
    random = Random(seed)
    return tuple(_filled(random.choice(SENTENCES), random) for _ in range(20_000))


def _date(random: Random) -> str:
    y, m, d = random.randint(2008, 2025), random.randint(1, 12), random.randint(1, 28)
    hh, mm = random.randint(0, 23), random.randint(0, 59)
    return random.choice(
        (
            f"时间：{y}-{m:02}-{d:02}",
            f"日期：{y}-{m:02}-{d:02} {hh:02}:{mm:02}",
            f"{y}年{m}月{d}日",
            f"{y}/{m}/{d} {hh:02}:{mm:02}:00",
            f"{y}-{m:02}-{d:02}",
        )
    )


def _credits(random: Random) -> tuple[str, ...]:
    body, names = random.choice(BODIES), [_name(random) for _ in range(4)]
    return random.choice(
        (
            (f"作者：{body} {names[0]}", f"图片：{body} {names[1]} {names[2]}"),
            (f"文字：{names[0]} {names[1]}", f"摄影：{names[2]}", f"责任编辑：{names[3]}"),
            (f"（记者 {names[0]} 通讯员 {names[1]}）",),
            (f"文/图：{names[0]}",),
            (),
        )
    )


def story(n: int, seed: int = 1) -> Story:
    """Article number ``n``; of 2,000 to 4,000 characters, as the seeds are."""
    random = Random(seed * 1_000_003 + n)
    bank = _bank(seed)
    wanted = random.randint(1900, 3800)
    paragraphs: list[str] = []
    length = 0
    while length < wanted:
        if len(paragraphs) > 2 and random.random() < 0.12:
            text = _filled(random.choice(HEADINGS), random)
        else:
            text = "".join(bank[random.randrange(20_000)] for _ in range(random.randint(1, 7)))
        paragraphs.append(text)
        length += len(text)
    return Story(
        title=_filled(random.choice(TITLES), random),
        date=_date(random),
        views=random.choice(("未知", str(random.randint(0, 50_000)), f"{random.randint(1000, 9999):,}次")),
        publisher=random.choice(MEDIA) if random.random() < 0.5 else "",
        paragraphs=tuple(paragraphs),
        credits=_credits(random),
    )


def as_text(article: Story) -> str:
    """The article as crawled text, labelled as the seeds are."""
    lines = [f"标题: {article.title}", f"发布日期: {article.date}", f"浏览次数: {article.views}"]
    if article.publisher:
        lines.append(f"来源: {article.publisher}")
    return "\n".join([*lines, "正文内容:", *article.paragraphs, *article.credits])


@cache
def _furniture(seed: int) -> tuple[str, str, str]:
    """What stands above, beside and below an article on a site's pages, in their usual bulk: menus, lists, scripts."""
    random = Random(seed)

    def links(count: int, text: Callable[[], str], more: str = "") -> str:
        return "".join(
            f'<li><a href="/{random.randrange(10**8)}.html" target="_blank">{text()}</a>{more}</li>\n'
            for _ in range(count)
        )

    def headline() -> str:
        return _filled(random.choice(TITLES), random)

    style = "\n".join(f".box{n} {{ float: left; width: {n}px; color: #{n:06x}; }}" for n in range(120))
    script = "\n".join(
        f"window.page = window.page || {{}}; page.slot{n} = function () {{ return {n}; }};" for n in range(120)
    )
    above = (
        f'<style>{style}</style><script>{script}</script></head>\n<body><div class="top"><ul>{links(60, lambda: random.choice(PLACES) + "频道")}'
        f'</ul><div class="login">登录 注册 客户端 手机版</div></div>\n'
    )
    when = '<span class="date">2024-05-06</span>'
    beside = (
        f'<div class="side"><h3>热点排行</h3><ol>{links(30, headline)}</ol><h3>最新新闻</h3><ul>{links(30, headline, when)}</ul></div>\n'
        f'<div class="related"><h3>相关阅读</h3><ul>{links(20, headline, when)}</ul></div>\n'
    )
    below = (
        f'<div class="comment"><h3>网友评论</h3>{"".join(f"<p>网友{n} 5月{n % 28 + 1}日：{headline()}</p>" for n in range(20))}</div>\n'
        f'<div class="footer"><ul>{links(40, lambda: random.choice(MEDIA))}</ul><p>版权所有 江城新闻网 联系我们 网站地图</p></div>'
        f"<script>{script}</script></body></html>\n"
    )
    return above, beside, below


def as_page(article: Story) -> str:
    """The article as a page of a news site, with the menus, lists, comments and scripts around it."""
    title = html.escape(article.title)
    above, beside, below = _furniture(1)
    body = "\n".join(f"<p>{html.escape(text)}</p>" for text in (*article.paragraphs, *article.credits))
    source = f'<span class="source">来源：{article.publisher}</span>' if article.publisher else ""
    return f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}_江城新闻网</title>
<meta name="keywords" content="{"，".join(TOPICS[:4])}">{above}
<div class="main"><h1>{title}</h1>
<div class="info"><span class="time">{article.date}</span>{source}<span>浏览次数：{article.views}</span></div>
<div class="content">
{body}
</div></div>
{beside}{below}"""


def articles(count: int, seed: int = 1) -> Iterator[Story]:
    """The first ``count`` articles."""
    return (story(n, seed) for n in range(count))


def write(folder: Path, count: int, *, seed: int = 1, pages: bool = False, broken: int = 0) -> int:
    """Write the corpus, and give its size in bytes; every ``broken``-th file is empty or no text."""
    size = 0
    written = as_page if pages else as_text
    for n in range(count):
        if n % PER_FOLDER == 0:
            below = folder / f"{n // PER_FOLDER:04}"
            below.mkdir(parents=True, exist_ok=True)
        data = written(story(n, seed)).encode()
        if broken and n % broken == broken - 1:
            data = b"\0\xff" * 50 if n // broken % 2 else b""
        (below / f"{n:07}.{'html' if pages else 'txt'}").write_bytes(data)
        size += len(data)
    return size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--html", action="store_true")
    parser.add_argument("--broken", type=int, default=0)
    options = parser.parse_args()
    size = write(options.folder, options.articles, seed=options.seed, pages=options.html, broken=options.broken)
    print(f"{options.articles:,} articles, {size:,} bytes, in {options.folder}")


if __name__ == "__main__":
    main()
