"""The worked example: docs/ledger.py draws from the seeds what a person reads in them."""

from __future__ import annotations

import ast
import csv
import io
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import newsparse

ROOT = Path(__file__).parent.parent
EXAMPLE = runpy.run_path(str(ROOT / "docs" / "ledger.py"))


class Row(NamedTuple):
    """What a person reads; ``outcome`` is how its cells begin."""

    lead: str
    partners: str
    time: str | None
    begin: str | None
    until: str | None
    theme: str | None
    problem: str | None
    outcome: tuple[str, ...]


ROWS = {
    "000": [
        Row("", "西安交大网信中心党支部 省科技资源统筹中心科技信息部党支部", "12月9日上午", "2020-12-09T06", "2020-12-09T12",
            None, None, ("本次结对子在探索", "在郑庆华副校长、卫新年书记的见证下")),
    ],
    "001": [
        Row("西安交通大学网络信息中心党支部",
            "西北工业大学信息化建设与管理处党支部 西安电子科技大学信息网络技术中心党支部 "
            "西安外国语大学信息化处·信息技术中心党支部 海南大学信息化服务中心党支部",
            "11月以来", "2023-11-01", "2023-11-18", None, None, ("以调研交流为契机",)),
        Row("西安交通大学网络信息中心党支部", "西安外国语大学信息化处·信息技术中心党支部",
            "11月16日下午", "2023-11-16T12", "2023-11-16T18", "党建引领聚合力，联创共建谋发展", None,
            ("走进交大西迁博物馆", "在回溯西迁历程", "随后", "西安外国语大学", "双方党员代表", "大家一致认为")),
        Row("", "西安电子科技大学信息网络技术中心党支部 海南大学信息化服务中心党支部",
            "11月14日下午", "2023-11-14T12", "2023-11-14T18", None, None, ("三方共同学习", "西安电子科技大学信息网络")),
        Row("西安交通大学网络信息中心党支部", "西北工业大学信息化建设与管理处党支部",
            "11月7日下午", "2023-11-07T12", "2023-11-07T18", None, None, ("双方党员代表共同观看", "双方围绕服务机制")),
    ],
    "002": [
        Row("", "人力资源部党支部 研究生院党支部 科研院党支部 学科办党支部", "今年3月", "2022-03-01", "2022-04-01",
            "学校“四大建设”的政策、机制、考核的有效举措", "大团队、大平台、大项目、大成果“怎么建”问题",
            ("活动开展以来", "学校获批科技部创新团队", "人力资源部制定", "引进人才133人", "研究生院围绕", "自此")),
        Row("财务处党支部",
            "纪委监察处 巡视办党支部 审计处党支部 实验室处党支部 规建中心党支部 网信中心党支部 国资处（采购办）党支部 "
            "后勤保障部 继续教育学院",
            "6月21日", "2022-06-21", "2022-06-22", "开源节流、增收节支", None, ("会后，财务处党支部",)),
        Row("保卫处第一党支部 第二党支部",
            "碑林分局刑侦大队党支部 新媒体学院—崇实书院师生联合党支部 宗濂书院 启德书院 小寨派出所",
            None, None, None, None, "呵护学生健康成长、提高学生防范意识", ("以此畅通电信诈骗报警绿色通道",)),
        Row("学科办党支部", "人力资源部党支部 研究生院党支部", "5月13日起", "2022-05-13", None, "人才调研月",
            "摸清不同学科人才成长发展的现状与问题，落实好学校“十四五”期间学科规划、队伍规划和人才培养规划", ("最终完成了",)),
        Row("钱学森学院党支部", "招生办支部 教务处支部 基础教育党委附中高中第三支部", "5月", "2022-05-01", "2022-06-01",
            None, "探索新时期少年班基础教育与高等教育的有机衔接", ("经多方协调争取，增加师资7人",)),
        Row("", "就创中心党支部 科教院党支部", "5月以来", "2022-05-01", "2022-09-20", None, "“科研助理”难题",
            ("利用重大科研项目需求",)),
        Row("校友部党支部", "就创中心党支部 国家技术转移中心党支部", "4月", "2022-04-01", "2022-05-01", None,
            "毕业生就业创业、产教融合成果转化", ("共同举办空中双选会，其中555家单位参会，提供职位数3000余个",)),
        Row("校友部党支部", "未来技术学院师生联合党支部", None, None, None, None, None, ("为学院提供所需",)),
        Row("教务处", "学生处 数学学院 生命学院教师党支部", None, None, None, "学业导师、班主任相关工作",
            "学业导师、班主任权责不清问题", ("夯实育人职责",)),
        Row("图书馆第二党支部", "经金学院硕1154党支部", None, None, None, None, None, ("培养学生崇尚劳动",)),
        Row("", "宣传部党支部 人力资源部党支部 教务处党支部 人文学院机关党支部", "5月25日", "2022-05-25", "2022-05-26",
            "一流大学文化", None, ("联合举办新时代“大先生”讲坛",)),
        Row("社科处党支部", "国际处党支部 基金会—社教处党支部 校友部党支部 国际教育学院党支部",
            "3月30日", "2022-03-30", "2022-03-31", None, None, ("做实做细“我为师生办实事”", "获批研究阐释")),
        Row("", "实验室处党支部 学科办党支部", None, None, None, None, "资源使用效益提升和学科建设成效提高",
            ("在资源配置和学科建设方面加强合作沟通",)),
        Row("档案馆 博物馆党支部", "陕西省委党史研究室宣传教育处党支部", None, None, None, None, None,
            ("达成合作共识", "目前西迁馆已获批")),
        Row("", "国际教育学院党支部 国际处党支部", "6月以来", "2022-06-01", "2022-09-20", None, None,
            ("梳理优化海外高校拓展", "共同宣传2022丝绸之路大学联盟")),
        Row("国际处党支部", "学科办党支部", None, None, None, None, None, ("重点了解国际合作的监测指标",)),
        Row("教务处党支部", "研究生院党支部 教发中心党支部 学科办党支部 教育厅机关党支部", None, None, None, None, None,
            ("学习研讨推动全省高等教育",)),
    ],
    "003": [
        Row("网信中心党支部", "博达软件公司党支部", "10月20日-21日", "2018-10-20", "2018-10-22", None, None,
            ("学习教育在路上", "党建平台在推广", "第一书记扶贫超市在路上", "爱心送暖在行动")),
    ],
    "004": [],
}  # fmt: skip


@pytest.fixture(params=ROWS)
def report(request: pytest.FixtureRequest) -> tuple[newsparse.Article, list[Any], list[Row]]:
    path = next((ROOT / "seeds").glob(f"{request.param}_*.txt"))
    article = newsparse.load(path)
    return article, EXAMPLE["ledger"](article), ROWS[request.param]


def test_each_row_is_what_a_person_reads(report: tuple[newsparse.Article, list[Any], list[Row]]) -> None:
    _, entries, rows = report

    def shown(entry: Any, row: Row) -> Row:
        """The entry as a person's row: as much of times and outcomes as is written there."""
        time = entry.time
        begin, until = ((time.begin, time.until)) if time is not None else (None, None)
        return Row(
            " ".join(cell.text for cell in entry.lead),
            " ".join(cell.text for cell in entry.partners),
            time.text if time is not None else None,
            begin.isoformat()[: len(row.begin or "")] if begin is not None else None,
            until.isoformat()[: len(row.until or "")] if until is not None else None,
            entry.theme.text if entry.theme is not None else None,
            entry.problem.text if entry.problem is not None else None,
            tuple(cell.text[: len(begins)] for cell, begins in zip(entry.outcome, row.outcome, strict=True)),
        )

    assert len(entries) == len(rows)
    assert [shown(entry, row) for entry, row in zip(entries, rows, strict=True)] == rows


def test_each_cell_stands_in_the_source(report: tuple[newsparse.Article, list[Any], list[Row]]) -> None:
    article, entries, _ = report
    for entry in entries:
        one = [cell for cell in (entry.theme, entry.problem) if cell is not None]
        for cell in (entry.sentence, *entry.lead, *entry.partners, *one, *entry.outcome):
            assert cell.span.of(article.raw) == cell.text != ""
        if entry.time is not None:
            assert entry.time.span.of(article.raw) == entry.time.text


def test_the_program_writes_a_table() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "docs/ledger.py", "seeds"], cwd=ROOT, capture_output=True, check=True
    )
    table = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))))
    assert len(table) == sum(map(len, ROWS.values()))
    assert (table[6]["牵头党支部"], table[6]["结对时间"], table[6]["begin"]) == (
        "财务处党支部",
        "6月21日",
        "2022-06-21T00:00:00",
    )
    assert done.stderr == b""


def test_it_is_built_on_public_names_alone() -> None:
    """So that a reader may start from it."""
    tree = ast.parse((ROOT / "docs" / "ledger.py").read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "newsparse"
    }
    modules = {"newsparse"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newsparse"):
            modules.add(node.module or "")
            used |= {alias.name for alias in node.names}
    assert modules == {"newsparse"}
    assert used
    assert used <= set(newsparse.__all__)
