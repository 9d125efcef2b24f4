"""A postcode, a town or both, as the seller types them into one field."""

from __future__ import annotations

import re
from dataclasses import replace

from salesdesk.domain.area_cycle import folded_code
from salesdesk.domain.relations import Address

_TYPED = re.compile(
    r"(?P<before>.*?)(?:\b(?P<land>NL|BE|B|DE|D|LU|L)[ -]*)?"
    r"(?P<code>\d{4} ?[A-Z]{2}(?![A-Z])|\d{4,5})(?!\d)(?P<after>.*)",
    re.IGNORECASE,
)
_LANDS = {"B": "BE", "D": "DE", "L": "LU"}


def typed_address(known: Address, typed: str) -> Address:
    """The address with what was typed in it: `3511ab`, `B-2000 Antwerpen`, `47533 Kleve` or `Zwolle`."""
    text = " ".join(typed.split())
    found = _TYPED.fullmatch(text)
    if found is None:
        return replace(known, place=text) if text else known
    land = (found["land"] or "").upper()
    country = _LANDS.get(land, land) or known.country
    if len(found["code"]) == 5 and found["code"].isdigit():
        country = "DE"
    place = " ".join((found["before"] + " " + found["after"]).split()).strip(" ,")
    return replace(
        known, postcode=_written(country, found["code"]), place=place or known.place, country=country
    )


def _written(country: str, code: str) -> str:
    bare = folded_code(country, code)[2:]
    return f"{bare[:4]} {bare[4:]}" if re.fullmatch(r"\d{4}[A-Z]{2}", bare) else bare
