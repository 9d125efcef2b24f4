"""Maps on the internet: the address as one question to the site he chose."""

from __future__ import annotations

import pytest

from salesdesk.services.map_sites import map_sites, way_to
from tests.builders import an_address

ADDRESS = an_address(street="Plein '40-'45 & co #3", place="'s-Gravenhage")
ENCODED = "Plein%20%2740-%2745%20%26%20co%20%233%2C%203511%20AB%2C%20%27s-Gravenhage%2C%20NL"


@pytest.mark.parametrize("site", [key for key, _name in map_sites()])
def test_an_address_with_nasty_signs_is_one_question_to_every_site(site: str) -> None:
    assert ENCODED in way_to(ADDRESS, site)


def test_a_site_nobody_knows_is_the_usual_one() -> None:
    assert way_to(ADDRESS, "verdwenen") == way_to(ADDRESS)
    assert way_to(ADDRESS).endswith(ENCODED)
