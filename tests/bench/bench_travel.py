"""A rayon's table of drives, and traffic, against the bare distance of the same run."""

from __future__ import annotations

import sys
from datetime import date
from random import Random

from salesdesk import paths
from salesdesk.planning.cities import slow_cities
from salesdesk.planning.crossings import load_waters
from salesdesk.planning.geography import Gazetteer, distance_km
from salesdesk.planning.traffic_table import DEFAULT_TRAFFIC
from salesdesk.planning.travel import TravelModel
from tests.bench.stopwatch import best

GEO = Gazetteer.load(paths.resources() / "geo")
TOWNS = tuple(town for town in GEO.towns if town.population >= 25_000)
CODES = [point for code, point in sorted(GEO.points().items()) if code.startswith("NL")]
HOME = CODES[1500]
RAYON = Random(3).sample([point for point in CODES if distance_km(HOME, point) < 70], 300)
TUESDAY = date(2026, 11, 24)
MOST_AT_FIRST, MOST_AGAIN, MOST_IN_TRAFFIC = 30, 2, 3


def a_model() -> TravelModel:
    return TravelModel(
        towns=TOWNS,
        traffic=DEFAULT_TRAFFIC,
        cities=slow_cities(TOWNS, {}),
        waters=load_waters(paths.resources() / "geo" / "crossings.csv"),
    )


def test_a_table_of_three_hundred_relations_beside_the_bare_distances() -> None:
    bare = best(lambda: [distance_km(a, b) for a in RAYON for b in RAYON], 3)
    first = best(lambda: a_model().matrix(RAYON), 2) / bare
    model = a_model()
    model.matrix(RAYON)
    again = best(lambda: model.matrix(RAYON), 3) / bare
    legs = [leg for row in model.matrix(RAYON) for leg in row]
    traffic = best(lambda: [model.arrive(480, leg, TUESDAY) for leg in legs], 3) / bare
    sys.stdout.write(
        f"\n300 x 300: drives {first:.1f} x bare distances, again {again:.1f} x, in traffic {traffic:.1f} x\n"
    )
    assert first <= MOST_AT_FIRST
    assert again <= MOST_AGAIN
    assert traffic <= MOST_IN_TRAFFIC
