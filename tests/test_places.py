"""Which texts are places, and where places stand."""

from __future__ import annotations

import pytest

from newsparse.places import end_of_places, is_home, is_place, place_stops


@pytest.mark.parametrize(
    ("text", "place"),
    [("北京", True), ("浙江杭州", True), ("花莲县", True), ("北京市", True), ("王刚", False), ("北京王刚", False), ("京", False), ("", False)],
)  # fmt: skip
def test_places_are_those_of_the_tables_one_behind_another(text: str, place: bool) -> None:
    """With the word for what they are, or without."""
    assert is_place(text) == place


def test_an_unknown_place_behind_names_is_dearer_than_a_known_one() -> None:
    """王刚某某 may be names and a place, which 王刚北京 is."""
    assert place_stops("王刚北京")[2] < place_stops("王刚崮甸")[2]
    assert 2 not in place_stops("王刚李娜")


def test_places_end_where_the_last_of_them_does() -> None:
    """The offset itself where none stands there."""
    assert end_of_places("发自浙江杭州王刚", 2) == 6
    assert end_of_places("发自王刚", 2) == 2


@pytest.mark.parametrize(
    ("text", "home"), [("山西襄汾", True), ("山西王刚", False), ("山西", False), ("王刚李娜", False)]
)
def test_a_letter_comes_from_a_county_behind_its_province(text: str, home: bool) -> None:
    """Unless what follows the province is a name."""
    assert is_home(text) == home
