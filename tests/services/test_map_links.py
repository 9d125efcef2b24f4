"""The whole day on a page of maps: in its order, without names, where the site takes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.domain.geography import Located, Point, Precision
from salesdesk.errors import Refused
from salesdesk.services.map_sites import MOST_BETWEEN, asked_for, way_past, way_to
from salesdesk.services.seller_file import SellerFile
from tests.builders import an_address

DAY = date(2026, 11, 24)


def choose(file: SellerFile, site: str) -> None:
    habits = replace(file.travel_settings.view().habits, map_site=site)
    file.travel_settings.save(habits)


def test_the_day_goes_from_home_past_every_stop_and_back(sample: SellerFile) -> None:
    route = sample.routes.laid_out(DAY)
    link = sample.map_links.of_day(route)
    assert link.startswith("https://www.google.com/maps/dir/?api=1&origin=")
    assert link.count("%7C") == len(route.visits) - 1
    assert link.index("Haarlem") < link.index("Beverwijk") < link.index("Zaandam")


@pytest.mark.parametrize("site", ["", "apple"])
def test_no_customer_is_named_in_a_link(sample: SellerFile, site: str) -> None:
    choose(sample, site)
    route = sample.routes.laid_out(DAY)
    links = [sample.map_links.of_day(route), *(sample.map_links.of_stop(visit) for visit in route.visits)]
    for visit in route.visits:
        assert all(word not in link for link in links for word in visit.line.relation_name.split()[:2])


@pytest.mark.parametrize("site", ["osm", "waze"])
def test_a_site_without_stops_between_says_so(sample: SellerFile, site: str) -> None:
    choose(sample, site)
    with pytest.raises(Refused) as refused:
        sample.map_links.of_day(sample.routes.laid_out(DAY))
    assert "kies bij Instellingen" in refused.value.reasons[0].text


def test_a_day_without_visits_has_no_link(sample: SellerFile) -> None:
    with pytest.raises(Refused, match="geen bezoeken"):
        sample.map_links.of_day(sample.routes.laid_out(date(2026, 11, 29)))


def test_a_point_of_the_seller_himself_goes_as_coordinates() -> None:
    own = Located(Point(52.123456, 5.1), Precision.OWN)
    assert asked_for(an_address(), own) == "52.12346,5.10000"
    assert "52.12346%2C5.10000" in way_to(an_address(), "waze", own)
    assert asked_for(an_address(), replace(own, precision=Precision.POSTCODE)) == asked_for(an_address())


@pytest.mark.parametrize(("count", "is_taken"), [(1, False), (2, True), (MOST_BETWEEN + 2, True),
                                                (MOST_BETWEEN + 3, False)])  # fmt: skip
def test_as_many_stops_as_the_page_takes(count: int, is_taken: bool) -> None:
    assert bool(way_past([f"Plaats {number}" for number in range(count)])) is is_taken


def test_the_way_past_two_places_has_no_stops_between() -> None:
    assert way_past(["A & B", "C"], "apple") == "https://maps.apple.com/?saddr=A%20%26%20B&daddr=C&dirflg=d"
    assert "waypoints" not in way_past(["A", "C"])


def test_too_many_stops_are_counted_in_words(sample: SellerFile) -> None:
    route = sample.routes.laid_out(DAY)
    with pytest.raises(Refused) as refused:
        sample.map_links.of_day(replace(route, visits=route.visits * 3))
    assert refused.value.reasons[0].values == {"most": MOST_BETWEEN}
