"""Examples in modules whose libraries are not installed are passed over."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("pyspark") else ["src/newsparse/spark.py"]
