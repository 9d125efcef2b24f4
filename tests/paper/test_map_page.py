"""The printed map: one page across, with what was in sight and what it is made of."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pypdfium2
import pytest

from salesdesk.charts.base_map import BaseMap
from salesdesk.charts.map_sheet import MapSheet, Mark, SheetArea, SheetDot, SheetStop
from salesdesk.paper.map_drawing import Plot
from salesdesk.paper.map_page import MapPage, map_page_pdf
from salesdesk.paper.preview import whole_text
from salesdesk.paths import resources
from salesdesk.planning.geography import Gazetteer
from salesdesk.planning.map_shapes import load_base_map

AT = datetime(2026, 11, 24, 7, 31, tzinfo=UTC)
RING = ((52.3, 4.6), (52.3, 4.8), (52.5, 4.8), (52.5, 4.6))
AREA = SheetArea(
    "Kennemerland", (RING,), tuple(zip(RING, RING[1:] + RING[:1], strict=True)), 1, "di A", (52.4, 4.7)
)
STOPS = (
    SheetStop(52.38, 4.64, "Haarlem", "Notariskantoor Van Rhijn"),
    SheetStop(52.38, 4.64, "Haarlem", "Hotel De Windroos"),
    SheetStop(52.44, 4.82, "Zaandam", "Drukkerij Zaanstreek"),
)
DOTS = (SheetDot(52.4, 4.9, Mark.A), SheetDot(52.41, 4.7, Mark.PROSPECT), SheetDot(52.42, 4.75, Mark.C, True))


@cache
def base() -> BaseMap:
    folder = resources() / "geo"
    return load_base_map(folder, Gazetteer.load(folder).towns)


def text_of(sheet: MapSheet, language: str = "nl") -> str:
    return whole_text(map_page_pdf(MapPage(sheet, base(), "Sanne de Boer", AT, language)).content)


def a_sheet(**over: object) -> MapSheet:
    filled = {"title": "Rayon", "sub": "1 gebied", "south_west": (52.1, 4.3), "north_east": (52.6, 5.2)}
    return MapSheet(**{**filled, **over})  # type: ignore[arg-type]


def test_it_is_one_page_across() -> None:
    pdf = map_page_pdf(MapPage(a_sheet(), base(), "Sanne de Boer", AT))
    page = pypdfium2.PdfDocument(pdf.content)[0]
    assert pdf.page_count == 1
    assert page.get_width() > page.get_height()


def test_a_route_has_its_stops_beside_it() -> None:
    told = text_of(a_sheet(stops=STOPS, home=SheetStop(52.17, 4.99, "Breukelen"), dots=DOTS))
    for said in ("Notariskantoor Van Rhijn", "Hotel De Windroos", "Zaandam", "Breukelen", "Amsterdam",
                 "prospect", "te laat bezocht", "route, schematisch", "km", "GeoNames"):  # fmt: skip
        assert said in told


def test_a_rayon_has_its_areas_with_their_days() -> None:
    told = text_of(a_sheet(areas=(AREA,)))
    assert "Kennemerland" in told
    assert "di A" in told
    assert "route, schematisch" not in told


def test_it_speaks_the_language_of_the_reader() -> None:
    assert "overdue for a visit" in text_of(a_sheet(dots=DOTS), "en")


def test_a_day_of_fifteen_stops_is_listed_whole() -> None:
    many = tuple(SheetStop(52.38, 4.64 + at / 100, "Haarlem", f"Klant {at}") for at in range(15))
    told = text_of(a_sheet(stops=many))
    assert "Klant 14" in told
    assert "…" not in told


def test_a_day_that_ends_elsewhere_has_both_its_houses() -> None:
    home, end = SheetStop(52.17, 4.99, "Breukelen"), SheetStop(52.52, 5.1, "Lelystad")
    told = text_of(a_sheet(stops=STOPS, home=home, end=end))
    assert "Breukelen" in told
    assert "Lelystad" in told


def test_a_disc_put_aside_keeps_names_off_it_too() -> None:
    plot = Plot(0, 0, 500, 500, (52.1, 4.3), (52.6, 5.2))
    plot.take(100, 100, 8)
    plot.take(115.5, 100, 8)
    assert not plot.claim((112, 95, 150, 105))


def test_it_says_who_printed_it_and_when() -> None:
    assert "Sanne de Boer · 24-11-2026" in text_of(a_sheet())


def test_a_name_keeps_off_the_marks_while_there_is_room_elsewhere() -> None:
    plot = Plot(0, 0, 500, 500, (52.1, 4.3), (52.6, 5.2))
    plot.mark(50, 50, 3)
    assert not plot.claim((40, 45, 90, 55), clear=True)
    assert plot.claim((60, 45, 90, 55), clear=True)
    assert plot.claim((40, 60, 90, 70))


def test_a_long_day_ends_its_list_in_time() -> None:
    many = tuple(SheetStop(52.38, 4.64 + at / 100, "Haarlem", f"Klant {at}") for at in range(40))
    told = text_of(a_sheet(stops=many))
    assert "Klant 5" in told
    assert "Klant 39" not in told


@pytest.mark.parametrize(
    ("lat", "lon", "inside"), [(52.35, 4.75, True), (53.5, 4.75, False), (52.35, 9.0, False)]
)
def test_what_must_be_in_sight_is(lat: float, lon: float, inside: bool) -> None:
    plot = Plot(40, 60, 700, 440, (52.1, 4.3), (52.6, 5.2))
    assert plot.holds(*plot.at(lat, lon)) is inside


def test_no_two_names_take_the_same_room() -> None:
    plot = Plot(0, 0, 500, 500, (52.1, 4.3), (52.6, 5.2))
    assert plot.claim((10, 10, 60, 20))
    assert not plot.claim((50, 15, 90, 25))
    assert not plot.claim((490, 10, 540, 20))
