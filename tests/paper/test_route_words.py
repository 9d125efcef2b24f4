"""What a route sheet says of a drive, a door, a break and the reason to go; and that a stop keeps its way."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from salesdesk.domain.opening_hours import Spans
from salesdesk.domain.visit_grounds import Ground, VisitGround
from salesdesk.paper.preview import page_text, whole_text
from salesdesk.paper.route_sheet import RouteSheet, RouteStop, route_sheet_pdf
from salesdesk.paper.route_words import (
    Drive,
    door_words,
    drive_words,
    grounds_words,
    leave_words,
    lunch_words,
    on_the_road,
)
from salesdesk.words import gettext_for
from tests.paper import examples

say = gettext_for("nl")


@pytest.mark.parametrize(
    ("drive", "said"),
    [
        (Drive(), "reistijd onbekend"),
        (Drive(time(7, 17), 61, 46.0, (54, 74), 18),
         "1 u 01 (54 min tot 1 u 14), waarvan 18 min drukte  ·  46 km"),
        (Drive(time(7, 17)), ""),
        (Drive(minutes=20, km=14.0), "20 min  ·  14 km"),
        (Drive(minutes=0, band=(0, 0)), "0 min"),
    ],
)  # fmt: skip
def test_a_drive_is_told_with_its_margin_and_its_traffic(drive: Drive, said: str) -> None:
    assert drive_words(drive, "nl", say).replace("\u00a0", " ") == said


def test_the_moment_to_leave_stands_on_its_own() -> None:
    assert (leave_words(Drive(time(7, 17)), say), leave_words(Drive(), say)) == ("vertrek 07:17", "")


@pytest.mark.parametrize(
    ("leave_at", "said"),
    [(None, "Pauze, 35 min"), (time(12, 31), "Pauze, 31 min"), (time(12, 50), "Pauze, 35 min"),
     (time(11, 55), "Pauze, 35 min")],
)  # fmt: skip
def test_the_break_is_over_when_it_is_time_to_leave(leave_at: time | None, said: str) -> None:
    assert lunch_words(35, time(12), leave_at, "nl", say).replace("\u00a0", " ") == said


MIDDAY: Spans = ((time(9), time(12)), (time(13), time(15, 30)))


@pytest.mark.parametrize(
    ("hours", "start", "end", "said"),
    [
        (None, time(9), time(10), ""),
        ((), time(9), time(10), "dan gesloten"),
        (MIDDAY, time(9), time(10), "kan tot 12:00"),
        (MIDDAY, time(14, 30), time(15, 30), "kan tot 15:30"),
        (MIDDAY, time(15), time(16), "sluit al om 15:30"),
        (MIDDAY, time(12, 30), time(13), "dan gesloten"),
        (((time(8), time.max),), time(9), time(10), ""),
    ],
)
def test_the_door_is_told_at_the_hour_of_the_visit(
    hours: Spans | None, start: time, end: time, said: str
) -> None:
    assert door_words(hours, start, end, say) == said


def test_the_area_is_a_reason_only_where_there_is_no_other_and_who_waits_long_is_simply_due() -> None:
    area, late = VisitGround(Ground.AREA_DAY, name="Gooi"), VisitGround(Ground.OVERDUE, 12)
    offer, complaint = VisitGround(Ground.OPEN_OFFER, name="OV7-1"), VisitGround(Ground.COMPLAINT)
    assert grounds_words((area,), say) == "op de gebiedsdag"
    assert grounds_words((late, offer, area), say) == "aan de beurt, offerte OV7-1 loopt"
    assert grounds_words((complaint,), say) == ""


def test_nothing_on_the_seat_tells_of_a_complaint_or_of_neglect(full: RouteSheet) -> None:
    late = VisitGround(Ground.OVERDUE, 93)
    told = [replace(stop, has_open_complaint=True, grounds=(late,)) for stop in full.stops]
    seen = whole_text(route_sheet_pdf(replace(full, stops=tuple(told))).content)
    assert "Eerst bespreken wat er nog loopt." in seen
    for secret in ("klacht", "93", "over tijd"):
        assert secret not in seen.casefold()


def test_who_will_be_late_is_told_to_phone(full: RouteSheet) -> None:
    first, *others = full.stops
    seen = whole_text(
        route_sheet_pdf(replace(full, stops=(replace(first, late_minutes=12), *others))).content
    )
    assert "12 min te laat: bel op tijd." in seen.replace("\u00a0", " ").replace("\n", " ")
    assert seen.count("te laat") == 1


def test_traffic_is_named_in_the_figure_of_driving_only_where_there_is_any() -> None:
    assert (on_the_road(0, say), on_the_road(22, say)) == ("onderweg", "onderweg, 22 min drukte")


@pytest.fixture
def full() -> RouteSheet:
    first, *others = examples.ROUTE.stops
    stop = replace(
        first, band=(36, 48), traffic_minutes=6, hours=((time(8), time(17)),),
        grounds=(VisitGround(Ground.AGREED),), lunch_at=time(12, 5),
    )  # fmt: skip
    return replace(
        examples.ROUTE, stops=(stop, *others), home_band=(16, 22), home_traffic_minutes=3, lunch_minutes=35,
        starts_from="Zwolle", ends_at="Assen", is_estimate=True,
    )  # fmt: skip


def test_the_sheet_says_all_that_helps_on_the_road(full: RouteSheet) -> None:
    seen = " ".join(whole_text(route_sheet_pdf(full).content).replace("\u00a0", " ").split())
    for said in (
        "Gebied Kennemerland", "vertrek vanaf Zwolle", "onderweg, 9 min drukte", "40 min (36 min tot 48 min)",
        "kan tot 17:00", "bevestigd", "Pauze, 35 min", "12:05", "waarvan 3 min drukte", "Assen",
        "schatting zonder wegennet",
    ):  # fmt: skip
        assert said in seen
    assert "Thuis" not in seen


def test_a_break_on_the_way_home_stands_before_home(full: RouteSheet) -> None:
    first, *others = full.stops
    late = replace(full, stops=(replace(first, lunch_at=None), *others), home_lunch_at=time(12, 30))
    seen = whole_text(route_sheet_pdf(late).content)
    assert seen.index("Pauze") > seen.index(examples.CARE.name)


def test_no_page_ends_with_the_way_to_a_stop_of_the_next_page(full: RouteSheet) -> None:
    many: tuple[RouteStop, ...] = full.stops * 5
    pdf = route_sheet_pdf(replace(full, stops=many))
    pages = [page_text(pdf.content, index) for index in range(pdf.page_count)]
    assert len(pages) > 2
    for page in pages[1:]:
        body = page.split("Dagroute", 1)[1]
        assert "vertrek" in body.split("Haarlem", 1)[0] or "reistijd" in body.split("Heemskerk", 1)[0]


def test_the_distance_of_a_day_is_the_figure_that_the_screen_shows(full: RouteSheet) -> None:
    legs = zip(full.stops, (45.6, 21.8, 21.8), strict=True)
    day = replace(full, stops=tuple(replace(stop, distance_km=km) for stop, km in legs), home_km=41.3)
    seen = whole_text(route_sheet_pdf(day).content).replace("\u00a0", " ")
    assert f"{round(130.5)} km" in seen
