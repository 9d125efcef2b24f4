"""Pages of maps on the internet that show the way to an address, for who is online."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from salesdesk.domain.geography import Located, Precision
from salesdesk.domain.relations import Address

GOOGLE = ""
MOST_BETWEEN = 9
"""Stops between start and end that the page of Google takes."""
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


def asked_for(address: Address, located: Located | None = None) -> str:
    """What a page of maps is asked for: the address, or the seller's own point where he set one; no name."""
    if located is not None and located.precision is Precision.OWN:
        return f"{located.point.lat:.5f},{located.point.lon:.5f}"
    return ", ".join(
        part for part in (address.street, address.postcode, address.place, address.country) if part
    )


def way_past(places: Sequence[str], site: str = GOOGLE) -> str:
    """The page that shows the way past all these, in this order; empty where no stops between are taken."""
    if len(places) < 2:
        return ""
    first, *between, last = (quote(place) for place in places)
    if site == "apple":
        return f"https://maps.apple.com/?saddr={first}&daddr={'+to:'.join([*between, last])}&dirflg=d"
    if site != GOOGLE or len(between) > MOST_BETWEEN:
        return ""
    stops = f"&waypoints={'%7C'.join(between)}" if between else ""
    ends = f"&origin={first}&destination={last}"
    return f"https://www.google.com/maps/dir/?api=1{ends}{stops}&travelmode=driving"


def way_to(address: Address, site: str = GOOGLE, located: Located | None = None) -> str:
    """The page that shows the way to this address; an unknown site is the usual one."""
    place = quote(asked_for(address, located))
    return _PAGES.get(site, _PAGES[GOOGLE])[1].format(place=place)
