"""Count what a corpus holds: months, publishers, authors, roles, missing fields, diagnostics."""

from __future__ import annotations

import argparse

__all__ = ["EXAMPLES", "HELP", "add_arguments", "run"]

HELP = "count what a corpus holds"
EXAMPLES = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""


def run(options: argparse.Namespace) -> int:
    """Not there yet."""
    raise NotImplementedError
