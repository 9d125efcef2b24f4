from __future__ import annotations

import pytest

from salesdesk.domain.relations import Address
from salesdesk.domain.typed_address import typed_address

KNOWN = Address("Kade 3", "", "Ergens", "NL")


@pytest.mark.parametrize(
    ("typed", "postcode", "place", "country"),
    [
        ("3511ab", "3511 AB", "Ergens", "NL"),
        ("3511 AB Utrecht", "3511 AB", "Utrecht", "NL"),
        ("Utrecht 3511", "3511", "Utrecht", "NL"),
        ("B-2000", "2000", "Ergens", "BE"),
        ("B-2000 Antwerpen", "2000", "Antwerpen", "BE"),
        ("2000 Antwerpen", "2000", "Antwerpen", "NL"),
        ("47533 Kleve", "47533", "Kleve", "DE"),
        ("L-1111", "1111", "Ergens", "LU"),
        ("Zwolle", "", "Zwolle", "NL"),
        ("  's-Hertogenbosch ", "", "'s-Hertogenbosch", "NL"),
        ("", "", "Ergens", "NL"),
    ],
)
def test_what_is_typed_becomes_a_postcode_a_town_or_both(
    typed: str, postcode: str, place: str, country: str
) -> None:
    assert typed_address(KNOWN, typed) == Address("Kade 3", postcode, place, country)


def test_a_belgian_relation_stays_in_belgium() -> None:
    assert typed_address(Address("", "", "Gent", "BE"), "9000 Gent").country == "BE"
