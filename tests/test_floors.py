"""Accuracy on labelled development sets, where these are beside the project: it only rises.

The floors stand in ``floors/``; the sets do not belong to the project, and the tests are skipped without them.
"""

from __future__ import annotations

import importlib.util
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from newsparse.people import read_people

SHARED = Path(__file__).parents[2] / "shared"
FLOORS = Path(__file__).parent / "floors"

ORGANIZATIONS = (
    "网信中心 省科技资源统筹中心 新华社 本报 人民日报 党委宣传部 学生处 校团委 新闻中心 环境学院 机械工程学院 教务处 市公安局 "
    "区教育局 县融媒体中心 中国青年报 南方都市报 澎湃新闻 中新社 图书馆 后勤保障部 研究生院 档案馆 校工会 人事处 法学院 "
    "马克思主义学院 附属医院 第一人民医院 省气象局 市应急管理局 建设集团 青年志愿者协会 电视台 县委宣传部 市纪委监委"
).split()


def _floors(name: str) -> dict[str, dict[str, float]]:
    floors: dict[str, dict[str, float]] = json.loads((FLOORS / f"{name}.json").read_text(encoding="utf-8"))
    return floors


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"shared_{path.parent.name}_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SHARED / "dev" / "credits").is_dir(), reason="the development set is not beside the project")
def test_credit_lines_are_read_as_well_as_before() -> None:
    """Every figure of the scorer is at its floor or above."""
    score = _module(SHARED / "dev" / "credits" / "score.py")
    rows = [json.loads(line) for line in (SHARED / "dev/credits/lines.jsonl").read_text(encoding="utf-8").splitlines()]
    run = score.newsparse_adapter()
    tallies = {name: score.Tally() for name in ("all", "glued", "hant")}
    for row in rows:
        found = run(row["text"])
        tallies["all"].add(row, found)
        if row["glued"]:
            tallies["glued"].add(row, found)
        if row["script"] == "hant":
            tallies["hant"].add(row, found)
    n = tallies["all"].n
    figures = {
        "detection precision": n["tp"] / (n["tp"] + n["fp"]),
        "detection recall": n["tp"] / (n["tp"] + n["fn"]),
        "role": n["role_ok"] / n["roles"],
        "organisation, where one is given": n["org_given_ok"] / n["orgs_given"],
        "names exact, of lines": n["line_exact"] / n["credit_lines"],
        "names F1": _f1(n),
        "names F1, glued": _f1(tallies["glued"].n),
        "names F1, Traditional": _f1(tallies["hant"].n),
    }
    floors = _floors("credits")["lines"]
    assert floors.keys() == figures.keys()
    assert {name: round(100 * share, 1) for name, share in figures.items() if 100 * share < floors[name]} == {}


def _f1(n: dict[str, int]) -> float:
    return 2 * n["name_hit"] / (n["name_gold"] + n["name_pred"])


@pytest.mark.skipif(not (SHARED / "data" / "names").is_dir(), reason="the figures are not beside the project")
@pytest.mark.parametrize("kind", ["people", "organisation and people"])
def test_glued_runs_are_split_as_well_as_before(kind: str) -> None:
    """2,000 runs of two to five people drawn from the figures that the tables are cut from, half of them with an
    organisation glued before them."""
    draw = random.Random(2024)
    person = _people(draw)
    right = 0
    for _ in range(2000):
        names = tuple(next(person) for _ in range(draw.randint(2, 5)))
        organization = draw.choice(ORGANIZATIONS) if kind != "people" else None
        found = read_people((organization or "") + "".join(names))
        right += (found.organization, found.names) == (organization, names)
    assert 100 * right / 2000 >= _floors("credits")["runs"][kind]


def _people(draw: random.Random) -> Iterator[str]:
    def rows(name: str) -> list[list[str]]:
        text = (SHARED / "data" / "names" / f"{name}.tsv").read_text(encoding="utf-8")
        return [line.split("\t") for line in text.splitlines()[1:]]

    surnames: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for surname, people in rows("surnames"):
        surnames[len(surname)].append((surname, int(people)))
    given: defaultdict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    for length, place, char, people in rows("given-name-characters"):
        given[int(length), int(place)].append((char, int(people)))
    lengths = [((int(surname), int(name)), int(people)) for surname, name, people in rows("lengths")]

    def pick(choices: list[tuple[str, int]]) -> str:
        return draw.choices([choice for choice, _ in choices], [people for _, people in choices])[0]

    while True:
        (of_surname, of_given), _ = draw.choices(lengths, [people for _, people in lengths])[0]
        yield pick(surnames[of_surname]) + "".join(pick(given[of_given, n]) for n in range(1, of_given + 1))


@pytest.mark.skipif(not (SHARED / "dev" / "dates").is_dir(), reason="the development set is not beside the project")
def test_dates_and_times_are_read_as_well_as_before() -> None:
    """Every count of the judge is at its floor or above."""
    score = _module(SHARED / "dev" / "dates" / "score.py")
    tool = score.TOOLS["newsparse"]()
    header, alone = score.run_header(tool, []), score.run_expr(tool, [])
    found = score.run_find(tool, [], "find", score.context_groups())
    seeds = score.run_find(tool, [], "seeds", score.seed_groups(Path(__file__).parents[1] / "seeds"))
    counts = {
        "header dates right": header["full"],
        "header non-dates refused": header["reject"] - header.get("false accept", 0),
        "expressions alone right": alone["core right"],
        "expressions in sentences found": found["core found"],
        "expressions in sentences right": found["core right"],
        "trap sentences less finds in them": found["trap sentences"] - found.get("false in traps", 0),
        "expressions of the seeds found": seeds["core found"],
        "expressions of the seeds right": seeds["core right"],
    }
    floors = json.loads((FLOORS / "times.json").read_text(encoding="utf-8"))
    assert floors.keys() == counts.keys()
    assert {name: count for name, count in counts.items() if count < floors[name]} == {}
