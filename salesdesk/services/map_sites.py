"""Pages of maps on the internet that show the way to an address, for who is online."""

from __future__ import annotations

from urllib.parse import quote

from salesdesk.domain.relations import Address

GOOGLE = ""
_PAGES: dict[str, tuple[str, str]] = {
    GOOGLE: ("Google Maps", "https://www.google.com/maps/dir/?api=1&destination={place}"),
    "apple": ("Apple Kaarten", "https://maps.apple.com/?daddr={place}&dirflg=d"),
    "bing": ("Bing Maps", "https://www.bing.com/maps?rtp=~adr.{place}"),
    "osm": ("OpenStreetMap", "https://www.openstreetmap.org/search?query={place}"),
    "waze": ("Waze", "https://waze.com/ul?q={place}&navigate=yes"),
}


def map_sites() -> tuple[tuple[str, str], ...]:
    """The pages to choose from: what is kept, and the name."""
    return tuple((key, name) for key, (name, _page) in _PAGES.items())


def way_to(address: Address, site: str = GOOGLE) -> str:
    """The page that shows the way to this address; an unknown site is the usual one."""
    parts = (address.street, address.postcode, address.place, address.country)
    place = quote(", ".join(part for part in parts if part))
    return _PAGES.get(site, _PAGES[GOOGLE])[1].format(place=place)
