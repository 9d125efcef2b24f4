"""Plan B on paper, and sheets bound into a day and a week."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from salesdesk.errors import Cancelled
from salesdesk.paper.alternatives_sheet import MOST_A_STOP, Nearby, alternatives_sheet_pdf
from salesdesk.paper.binding import Part, bound, page_counts
from salesdesk.paper.day_folder import day_folder_pdf
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.plan_b import Alternative, detour_words, hours_words, one_line
from salesdesk.paper.preview import page_text, whole_text
from salesdesk.paper.route_sheet import route_sheet_pdf
from salesdesk.paper.week_folder import WeekDay, week_folder_pdf
from salesdesk.words import gettext_for
from tests.paper import examples

SAY = gettext_for("nl")
OFFICE = ((time(8, 30), time(17)),)
LUNCH = ((time(8), time(12, 15)), (time(13), time.max))


def plain(pdf: Pdf) -> str:
    return " ".join(whole_text(pdf.content).replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("entry", "hours", "detour"),
    [
        (Alternative("A"), "", ""),
        (Alternative("A", hours=()), "gesloten", ""),
        (Alternative("A", hours=OFFICE, detour_minutes=6), "08:30–17:00", "6 min om"),
        (Alternative("A", hours=LUNCH, detour_minutes=0), "08:00–12:15, 13:00–24:00", "op de route"),
        (Alternative("A", distance_km=1.24), "", "1,2 km"),
        (Alternative("A", detour_minutes=75, distance_km=1.24), "", "1 u 15 om"),
    ],
)
def test_an_alternative_tells_when_it_is_open_and_how_far_round(
    entry: Alternative, hours: str, detour: str
) -> None:
    assert hours_words(entry, SAY) == hours
    assert detour_words(entry, "nl", SAY).replace("\u00a0", " ") == detour


def test_one_line_leaves_out_what_nobody_knows() -> None:
    assert one_line(Alternative("Bakker"), "nl", SAY) == "Bakker"
    known = Alternative("Bakker", phone="023 1", hours=OFFICE, detour_minutes=0)
    assert one_line(known, "nl", SAY) == "Bakker, 023 1  ·  08:30–17:00  ·  op de route"


def test_the_alternatives_of_the_day_stand_under_their_appointments() -> None:
    seen = plain(alternatives_sheet_pdf(examples.PLAN_B))
    for text in ("08:30 · Notariskantoor Van Rhijn · Haarlem", "023 555 12 12", "09:00–22:00 6 min",
                 "gesloten 1 u 10", "Binnen 25 km is niemand anders bekend."):  # fmt: skip
        assert text in seen


def crowded(stops: int, each: int) -> Pdf:
    some = tuple(
        Alternative(f"Buurman {at}", examples.NOTARY.address, "023 555 00 00", "J. Vos", 1.0, at, OFFICE)
        for at in range(each)
    )
    rows = tuple(Nearby(time(8, 30), f"Klant {at}", "Haarlem", some) for at in range(stops))
    return alternatives_sheet_pdf(replace(examples.PLAN_B, stops=rows))


@pytest.mark.parametrize(("stops", "shown"), [(3, 5), (4, 4), (5, 3), (12, 5)])
def test_a_full_day_names_fewer_neighbours_before_it_takes_a_second_page(stops: int, shown: int) -> None:
    pdf = crowded(stops, MOST_A_STOP[0])
    assert plain(pdf).count("Buurman") == stops * shown
    assert (pdf.page_count == 1) is (stops < 12)


def test_a_heading_never_ends_a_page() -> None:
    pdf = crowded(12, 5)
    for at in range(pdf.page_count):
        words = [
            line for line in page_text(pdf.content, at).splitlines() if "Klant" in line or "Buurman" in line
        ]
        assert "Buurman" in words[-1]


def full_route(stops: int) -> Pdf:
    stop = replace(examples.ROUTE.stops[0], plan_b=(examples.ALTERNATIVES[0],) * 3)
    return route_sheet_pdf(replace(examples.ROUTE, stops=(stop,) * stops))


@pytest.mark.parametrize(("stops", "lines", "pages"), [(1, 3, 1), (3, 3, 1), (4, 2, 1), (9, 3, 2)])
def test_the_route_keeps_to_one_page_by_naming_fewer_alternatives(stops: int, lines: int, pages: int) -> None:
    pdf = full_route(stops)
    assert plain(pdf).count("Plan B: Sporthal") in {stops * count for count in (1, 2, 3)}
    assert pdf.page_count >= pages
    assert (pdf.page_count == 1) is (pages == 1)
    assert lines


def test_home_never_stands_alone_on_a_page() -> None:
    for stops in range(4, 14):
        pdf = full_route(stops)
        last = page_text(pdf.content, pdf.page_count - 1)
        assert "Thuis" in last
        assert "Notariskantoor" in last


def test_the_route_tells_where_to_park() -> None:
    assert "Aankomst: Parkeren achter het kantoor" in plain(route_sheet_pdf(examples.ROUTE))


def test_plan_b_stands_behind_the_route_in_the_day_folder() -> None:
    folder = day_folder_pdf(examples.ROUTE, (examples.SHEET,), examples.PLAN_B)
    heads = [page_text(folder.content, at).split("\n")[0] for at in range(folder.page_count)]
    assert [head.split()[-1] for head in heads] == ["Dagroute", "B", "Gespreksleidraad"]
    assert day_folder_pdf(examples.ROUTE, (examples.SHEET,)).page_count == folder.page_count - 1


def test_the_contents_name_the_page_of_everything() -> None:
    pdf = week_folder_pdf(examples.WEEK)
    reader = PdfReader(BytesIO(pdf.content))
    pages: dict[str, int] = {}

    def read(marks: object) -> None:
        for mark in marks:  # type: ignore[attr-defined]
            if isinstance(mark, list):
                read(mark)
            else:
                pages[mark.title] = 1 + (reader.get_destination_page_number(mark) or 0)

    read(reader.outline)
    assert list(pages) == [
        "Inhoud", "Dinsdag 24 november", "Plan B", "Notariskantoor Van Rhijn", "Donderdag 26 november",
        "Kennemer Techniek Groothandel B.V.",
    ]  # fmt: skip
    assert list(pages.values()) == [1, 2, 3, 4, 5, 6]
    contents = page_text(pdf.content, 0)
    listed = contents[contents.index("Dinsdag") :]
    assert re.findall(r"(?m)(?:^| )(\d)$", listed)[:5] == ["2", "3", "4", "5", "6"]
    assert "pagina 6 van 6" in page_text(pdf.content, 5)


def test_a_long_week_counts_the_pages_of_its_contents_too() -> None:
    days = tuple(
        WeekDay(replace(examples.ROUTE, day=examples.DAY + timedelta(days=at)), (examples.SHEET,) * 12)
        for at in range(5)
    )
    pdf = week_folder_pdf(replace(examples.WEEK, days=days))
    assert pdf.page_count == 3 + 5 * 13
    assert "Dagroute 4" in page_text(pdf.content, 0)
    assert "Dagroute" in page_text(pdf.content, 3).splitlines()[0]


@pytest.mark.parametrize(("language", "word"), [("en", "Contents"), ("xx", "Inhoud")])
def test_the_week_folder_speaks_the_sellers_language(language: str, word: str) -> None:
    folder = replace(examples.WEEK, language=language)
    titles = [mark.title for mark in PdfReader(BytesIO(week_folder_pdf(folder).content)).outline
              if not isinstance(mark, list)]  # fmt: skip
    assert titles[0] == word


def test_the_week_folder_tells_how_far_it_is_and_stops_when_asked() -> None:
    told: list[tuple[int, int]] = []
    week_folder_pdf(examples.WEEK, lambda at, of: told.append((at, of)))
    assert told[-1][0] == told[-1][1]

    def stop(at: int, _of: int) -> None:
        if at == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        week_folder_pdf(examples.WEEK, stop)


def test_what_the_font_lacks_in_any_part_is_reported() -> None:
    odd = replace(examples.SHEET, relation=replace(examples.NOTARY, name="茶 & Co"))
    parts = [Part(lambda place: route_sheet_pdf(examples.ROUTE, place))]
    assert bound(parts, page_counts(parts)).missing_glyphs == ()
    week = replace(examples.WEEK, days=(WeekDay(examples.ROUTE, (odd,)),))
    assert week_folder_pdf(week).missing_glyphs == ("茶",)
