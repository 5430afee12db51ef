"""Profiles of Hypothesis: ``pytest tests/test_laws.py --hypothesis-profile=long`` looks a hundred times longer."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A loaded machine is no bug, and the seeds are large examples.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("default"), max_examples=10_000)
settings.load_profile("default")
