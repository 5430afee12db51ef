"""Words and top words, with the article's own names kept whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import newsparse
from newsparse import Article


def _article(body: str, header: str = "") -> Article:
    return newsparse.parse(f"标题: 开幕\n{header}正文内容:\n{body}")


def test_words_are_those_of_the_body_in_order() -> None:
    """Without punctuation and white space, without title, captions and credits; numbers are words."""
    article = _article("北京，上海；广州……\n图为深圳。\n「天津」 2024\n作者：王刚")
    assert article.words() == ("北京", "上海", "广州", "天津", "2024")


def test_a_body_without_words_has_none() -> None:
    """No error either."""
    assert _article("……！").words() == newsparse.parse("").words() == ()
    assert newsparse.parse("").top_words() == ()


def test_declared_names_and_organisations_stay_whole() -> None:
    """Though the tokenizer would cut them."""
    body = "锁志海和徐墨介绍经验，网信中心作了说明。"
    cut = _article(body).words()
    whole = _article(f"{body}\n作者：网信中心锁志海、徐墨").words()
    assert "锁志海" not in cut
    assert "网信中心" not in cut
    assert whole == ("锁志海", "和", "徐墨", "介绍", "经验", "网信中心", "作", "了", "说明")


def test_the_publisher_stays_whole() -> None:
    """It is declared by the header."""
    assert "中新经纬研究院" not in _article("据中新经纬研究院报道。").words()
    assert "中新经纬研究院" in _article("据中新经纬研究院报道。", "来源: 中新经纬研究院\n").words()


def test_the_longer_of_two_names_is_kept() -> None:
    """A name that begins another one does not cut it."""
    for credit in ("作者：董文、董文欣", "作者：董文欣、董文"):
        assert _article(f"董文欣发言，董文记录。\n{credit}").words() == ("董文欣", "发言", "董文", "记录")


def test_nothing_leaks_from_one_article_to_another() -> None:
    """A name that one article declares is cut in another as it was before."""
    body = "锁志海介绍经验，网信中心作了说明。"
    before = _article(body).words()
    assert "锁志海" in _article(f"{body}\n作者：网信中心锁志海").words()
    assert _article(body).words() == before
    assert "锁志海" not in before


def test_a_name_that_looks_like_a_pattern_is_a_name() -> None:
    """It is looked for as it is written."""
    article = _article("J.R. Wang 发言，王刚记录。", "来源: 新闻(网)\n作者: J.R. Wang\n")
    assert "王刚" in " ".join(article.words())


def test_top_words_are_counted_and_ordered() -> None:
    """The most frequent first, of equal ones the earlier; function words, numbers, single characters are left out."""
    article = _article(
        "改革推动发展，发展带来就业。我们要改革，他们也要改革。2024年2024年2024年2024年，的的的的的，大大大。"
    )
    assert article.top_words(3) == (("改革", 3), ("发展", 2), ("推动", 1))
    words = dict(article.top_words(100))
    assert not {"我们", "他们", "2024", "2024年", "的", "大", "要", "年"} & words.keys()
    assert article.top_words(1) == (("改革", 3),)
    assert article.top_words(0) == ()


def test_ten_top_words_are_given_where_no_number_is() -> None:
    """No more."""
    body = "北京、上海、广州、深圳、天津、重庆、南京、杭州、武汉、成都、西安、苏州。"
    assert [word for word, _ in _article(body).top_words()] == body.rstrip("。").split("、")[:10]


def test_the_tokenizer_is_loaded_without_a_word(tmp_path: Path) -> None:
    """Nothing on stdout or stderr, no warning even where all are shown, and jieba's own logger is left as it was."""
    code = (
        "import newsparse, logging\n"
        "assert newsparse.parse('标题: 甲\\n正文:\\n会议在北京开幕。').words() == ('会议', '在', '北京', '开幕')\n"
        "import jieba\n"
        "assert jieba.default_logger.level == logging.DEBUG\n"
        "assert not jieba.dt.initialized\n"
    )
    # A cache of its own makes Python compile jieba again, which is when it warns of invalid escapes.
    source = Path(newsparse.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-W", "always", "-c", code],
        env={**os.environ, "PYTHONPATH": str(source), "PYTHONUTF8": "1", "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
