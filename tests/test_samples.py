"""Dialects of real dumps that lie beside the project: what is read right stays so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
FLOORS = json.loads((Path(__file__).parent / "floors" / "samples.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples lie beside the project, and are no part of it")
@pytest.mark.parametrize("dialect", sorted(FLOORS))
def test_a_dialect_is_read_as_well_as_before(dialect: str) -> None:
    command = [sys.executable, "score.py", "expected.jsonl", ".", "--json", "--dialect", dialect]
    done = subprocess.run(command, cwd=SAMPLES, capture_output=True, check=True)
    shares = json.loads(done.stdout)["dialects"][dialect]
    assert {name: shares[name] for name in FLOORS[dialect] if shares[name] < FLOORS[dialect][name]} == {}
    assert shares["raised"] == 0
