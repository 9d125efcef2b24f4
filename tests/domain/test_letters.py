"""Words are compared without capitals and accents, whatever was typed."""

from __future__ import annotations

import pytest

from salesdesk.domain.letters import folded, unaccented


@pytest.mark.parametrize(
    ("text", "found"),
    [("ZOE", "zoe"), ("Zoë", "zoe"), ("Café 't Weesje", "cafe 't weesje"), ("STRASSE", "strasse"), ("", "")],
)
def test_a_search_knows_no_capitals_and_accents(text: str, found: str) -> None:
    assert folded(text) == found


def test_an_accent_goes_and_the_capital_stays() -> None:
    assert unaccented("Zoë belt vóór één uur") == "Zoe belt voor een uur"
