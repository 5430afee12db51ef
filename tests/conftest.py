"""A browser for the tests of pages, and profiles of Hypothesis.

``pytest tests/test_laws.py --hypothesis-profile=long`` looks a hundred times longer.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from browser import CHROMIUM, Browser, chromium

# A loaded machine is no bug, and the seeds are large examples.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("default"), max_examples=10_000)
settings.load_profile("default")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests that look at pages."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with chromium(tmp_path_factory.mktemp("chromium")) as started:
        yield started


def pytest_configure() -> None:
    """Interrupts work as at a terminal, also where the tests run in the background: a shell has children ignore them there."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
