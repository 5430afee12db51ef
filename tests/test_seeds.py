"""The five seeds: what a careful reader finds in them comes out, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

import newsparse
from newsparse import Article, Role
from newsparse.span import line_starts, locate

SEEDS = Path(__file__).parent.parent / "seeds"


class Facts(NamedTuple):
    """Lines count from 1. A credit is its line, label, role, organisation and names."""

    title: str
    published: str
    precision: str
    paragraphs: list[int]
    kicker: str | None = None
    views: int | None = None
    subtitles: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()
    credits: tuple[tuple[int, str, Role, str, tuple[str, ...]], ...] = ()


FACTS = {
    "000_267cceaeb23ee4bd.txt": Facts(
        "校地协同结对共建 科教发展再谱新篇",
        "2020-12-10",
        "day",
        [5, 7, 9, 11, 13, 14, 15, 16, 18, 20, 21, 23],
        credits=(
            (24, "作者", Role.AUTHOR, "网信中心", ("董文欣", "毛琦", "王玉婷")),
            (25, "图片", Role.PHOTOGRAPHER, "网信中心", ("苏磊磊", "董文欣", "王玉婷")),
        ),
    ),
    "001_e04c804b1051cde1.txt": Facts(
        "党建引领聚合力 调研交流促发展网络信息中心党支部联合多个党支部共同开展结对共建",
        "2023-11-17",
        "day",
        [5, 7, 9, 11, 12, 13, 14],
        credits=(
            (15, "文字", Role.AUTHOR, "网信中心", ("董洋",)),
            (16, "图片", Role.PHOTOGRAPHER, "网信中心", ("程罡", "王亚男")),
        ),
    ),
    "002_b254669c24dce2c3.txt": Facts(
        "【支部共建解难题】党建引领聚合力 机关党支部推进结对共建解难题",
        "2022-09-19T15:40",
        "minute",
        [6, 8, 9, 11, 12, 13, 15, 16, 17, 18, 19],
        kicker="支部共建解难题",
        views=3590,
        notes=(5,),
        headings=(7, 10, 14),
    ),
    "003_57c7c454c9e845e0.txt": Facts(
        "党建扶贫双推进，信息化服务进乡村",
        "2018-10-23",
        "day",
        [7, 9, 11, 14, 18, 19, 20, 23, 24, 25, 26, 27, 30, 34, 37, 39],
        subtitles=(5, 6),
        headings=(10, 17, 22, 29),
        credits=(
            (40, "作者", Role.AUTHOR, "网信中心", ("董洋",)),
            (41, "摄影", Role.PHOTOGRAPHER, "网信中心", ("魏跃堂",)),
        ),
    ),
    "004_98bcdf8a17d63228.txt": Facts(
        "西安交大召开党委理论学习中心组（扩大）集体学习",
        "2024-04-24T18:29",
        "minute",
        [5, 7, 8, 9, 11, 12, 14, 16, 18, 20],
        views=2425,
    ),
}


@pytest.fixture(scope="module")
def corpus() -> newsparse.Corpus:
    return newsparse.load_dir(SEEDS)


@pytest.fixture(params=FACTS)
def seed(request: pytest.FixtureRequest, corpus: newsparse.Corpus) -> tuple[Article, Facts]:
    name = request.param
    return next(a for a in corpus if a.path is not None and a.path.name == name), FACTS[name]


def lines_of(article: Article, kind: str) -> list[int]:
    """The lines on which blocks of a kind begin."""
    starts = line_starts(article.raw)
    return [locate(starts, block.span.start)[0] for block in article.body.of_kind(kind)]


def test_the_folder_holds_the_five_in_order(corpus: newsparse.Corpus) -> None:
    assert [a.path.name for a in corpus if a.path is not None] == sorted(FACTS)
    assert corpus.failures == ()


def test_headline_and_kicker(seed: tuple[Article, Facts]) -> None:
    article, facts = seed
    assert article.headline is not None
    assert (article.title, article.headline.kicker) == (facts.title, facts.kicker)


def test_date_and_precision(seed: tuple[Article, Facts]) -> None:
    article, facts = seed
    when = article.date_published
    assert when is not None
    assert (when.isoformat(), when.precision) == (facts.published, facts.precision)
    assert article.date_modified is None


def test_views(seed: tuple[Article, Facts]) -> None:
    article, facts = seed
    assert article.view_count == facts.views


def test_each_line_of_the_body_is_of_its_kind(seed: tuple[Article, Facts]) -> None:
    article, facts = seed
    assert lines_of(article, "subtitle") == list(facts.subtitles)
    assert lines_of(article, "editor-note") == list(facts.notes)
    assert lines_of(article, "heading") == list(facts.headings)
    assert lines_of(article, "paragraph") == facts.paragraphs
    assert lines_of(article, "caption") == []
    assert lines_of(article, "credit") == [credit[0] for credit in facts.credits]


def test_credits(seed: tuple[Article, Facts]) -> None:
    article, facts = seed
    starts = line_starts(article.raw)
    found = tuple(
        (locate(starts, c.span.start)[0], c.label, *c.roles, c.organization, c.names) for c in article.credits
    )
    assert found == facts.credits


def test_authors_are_those_who_wrote(seed: tuple[Article, Facts]) -> None:
    article, facts = seed
    assert article.authors == tuple(name for c in facts.credits if c[2] is Role.AUTHOR for name in c[4])


def test_nothing_is_odd_about_a_clean_seed(seed: tuple[Article, Facts]) -> None:
    article, _ = seed
    assert article.diagnostics == ()
    assert newsparse.parse(article.raw, strict=True).reads_equal(article)


def test_gaps_where_pictures_stood_are_remembered(corpus: newsparse.Corpus) -> None:
    """In seed 003, lines 12, 13, 15, 16, 31 to 33, 35 and 36 are blank."""
    article = corpus[3]
    starts = line_starts(article.raw)
    gaps = {locate(starts, b.span.start)[0]: b.gap_before for b in article.body.blocks if b.gap_before}
    assert gaps == {9: 1, 14: 2, 17: 2, 22: 1, 29: 1, 34: 3, 37: 2, 39: 1}


def test_sections_hold_the_paragraphs_below_their_heading(corpus: newsparse.Corpus) -> None:
    sections = corpus[2].body.sections
    assert [section.title for section in sections] == [
        None,
        "对标“国之大者”，深入推进一流大学和一流学科建设",
        "锚定既定目标，统筹组织抓落实",
        "坚持团结协作，扎实推进见成效",
    ]
    assert [len(section.paragraphs) for section in sections] == [1, 2, 3, 5]


def test_a_full_stop_in_quotes_that_the_sentence_goes_on_after_ends_nothing(corpus: newsparse.Corpus) -> None:
    """Line 15 of seed 002 opens with a quote that ends in a full stop, and goes on: ”在“结对共建解难题”活动中，……"""
    block = corpus[2].body.sections[3].paragraphs[0]
    assert len(block.sentences) == 1


def test_a_quote_that_is_introduced_ends_its_sentence(corpus: newsparse.Corpus) -> None:
    """In line 11 of seed 004 «他强调，“……西迁精神。”» is a sentence, and «上世纪五十年代，……» the next one."""
    block = corpus[4].body.paragraphs[4]
    sentences = [span.of(corpus[4].raw) for span in block.sentences]
    assert sentences[0].endswith("继续发扬这种西迁精神。”")
    assert sentences[1].startswith("上世纪五十年代")


def test_the_seeds_stand_byte_for_byte() -> None:
    """No checkout may change their line ends: all end lines with LF, none ends with one."""
    sizes = {path.name: path.stat().st_size for path in SEEDS.iterdir()}
    assert sizes == dict(zip(sorted(FACTS), [6562, 6624, 11454, 7351, 7383], strict=True))
    assert not any(b"\r" in path.read_bytes() for path in SEEDS.iterdir())


def test_names_of_the_credits_stay_whole_among_the_words(corpus: newsparse.Corpus) -> None:
    """毛琦 is an author of seed 000 only, and is named in the text of seed 001, which does not declare her."""
    words = corpus[0].words()
    assert "网信中心" in words
    assert all(word.strip() == word and word for word in words)
