"""Write the articles of a file or a folder in another format."""

from __future__ import annotations

import argparse

__all__ = ["EXAMPLES", "HELP", "add_arguments", "run"]

HELP = "write articles as JSON Lines, CSV or Parquet"
EXAMPLES = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""


def run(options: argparse.Namespace) -> int:
    """Not there yet."""
    raise NotImplementedError
