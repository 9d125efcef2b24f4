"""The week on paper: every visit on its day, holidays named, long weeks on more pages, nasty names whole."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from salesdesk.domain.visits import VisitKind, VisitState
from salesdesk.paper.preview import whole_text
from salesdesk.paper.week_overview import WeekLine, WeekOverview, week_overview_pdf, weeks_overview_pdf
from tests.builders import NOW, a_company, a_seller

MONDAY = date(2026, 12, 21)


def a_line(**over: Any) -> WeekLine:
    filled: dict[str, Any] = {
        "visit_on": MONDAY,
        "start_time": time(8, 30),
        "minutes": 75,
        "name": "Kas & Co",
        "kind": VisitKind.OFFER_TALK,
        "state": VisitState.CONFIRMED,
        "place": "Spaarne 3, Haarlem",
        "who": "M. Bos",
        "phone": "023 555 01 23",
    }
    return WeekLine(**{**filled, **over})


def a_week(*lines: WeekLine, **over: Any) -> WeekOverview:
    filled: dict[str, Any] = {
        "monday": MONDAY,
        "lines": lines,
        "holidays": ((date(2026, 12, 25), "Eerste kerstdag"),),
        "company": a_company(),
        "seller": a_seller(),
        "made_at": NOW,
    }
    return WeekOverview(**{**filled, **over})


def test_every_visit_stands_on_its_day_with_what_is_needed_on_the_road() -> None:
    pdf = week_overview_pdf(a_week(a_line(), a_line(start_time=time(10, 30), minutes=45, drive_minutes=25)))
    text = whole_text(pdf.content)
    for said in (
        "Week 52", "ma 21 december tot en met zo 27 december 2026", "08:30 – 09:45", "10:30 – 11:15",
        "25 min rijden", "Kas & Co", "Spaarne 3, Haarlem", "M. Bos", "023 555 01 23", "Offertegesprek",
        "bevestigd", "2 u", "Maandag 21 december", "Vrijdag 25 december", "Eerste kerstdag",
    ):  # fmt: skip
        assert said in text
    assert "Zaterdag" not in text
    assert pdf.page_count == 1


def test_a_weekend_is_printed_when_it_holds_a_visit() -> None:
    text = whole_text(week_overview_pdf(a_week(a_line(visit_on=MONDAY + timedelta(days=5)))).content)
    assert "Zaterdag 26 december" in text


def test_sixty_visits_go_on_the_next_pages_and_none_is_lost() -> None:
    lines = [
        a_line(visit_on=MONDAY + timedelta(days=n // 12), start_time=time(7 + n % 12), name=f"Klant {n:02d}")
        for n in range(60)
    ]
    pdf = week_overview_pdf(a_week(*lines))
    assert pdf.page_count > 2
    assert all(f"Klant {n:02d}" in whole_text(pdf.content) for n in range(60))


@pytest.mark.parametrize(
    "name", ["<b>vet</b> <img src=/etc/passwd>", "Łukasz Żółć", "x" * 300, "", "a\x00b\nc"]
)
def test_any_name_is_only_a_name(name: str) -> None:
    pdf = week_overview_pdf(a_week(a_line(name=name, who=name, place=name)))
    assert pdf.page_count >= 1


def test_it_speaks_english_and_an_empty_week_is_free() -> None:
    text = whole_text(week_overview_pdf(a_week(language="en")).content)
    assert "Week overview" in text
    assert "Monday 21 December" in text


def test_a_proposal_stands_in_grey_between_the_visits_and_is_not_counted() -> None:
    proposed = a_line(start_time=time(11), name="Drukkerij De Pers", is_proposal=True, drive_minutes=12)
    pdf = week_overview_pdf(a_week(a_line(), proposed))
    text = whole_text(pdf.content)
    for said in ("Drukkerij De Pers", "voorstel", "voorgesteld", "12 min rijden"):
        assert said in text
    assert text.count("Offertegesprek") == 1
    assert "1 u 15" in text
    assert "2 u 30" not in text


def test_the_drive_by_way_of_a_proposal_is_not_counted() -> None:
    between = a_line(start_time=time(11), is_proposal=True, drive_minutes=12)
    after = a_line(start_time=time(13), drive_minutes=31)
    text = whole_text(week_overview_pdf(a_week(a_line(), between, after, driving=25)).content)
    told = text.replace("\u00a0", " ")
    assert "25 min" in told
    assert told.count("31 min") == 1


def test_a_day_of_proposals_alone_is_not_called_free() -> None:
    text = whole_text(week_overview_pdf(a_week(a_line(is_proposal=True))).content)
    assert text.count("vrij\n") + text.count("vrij ") == 4


def test_who_was_not_there_takes_no_time_of_the_week_nor_of_the_day() -> None:
    absent = a_line(start_time=time(11), minutes=40, state=VisitState.ABSENT)
    told = whole_text(week_overview_pdf(a_week(a_line(), absent)).content).replace("\u00a0", " ")
    assert told.count("1 u 15") == 2
    assert "1 u 55" not in told


def test_the_area_of_a_day_stands_beside_it() -> None:
    text = whole_text(week_overview_pdf(a_week(a_line(), areas=((MONDAY, "Kennemerland"),))).content)
    assert "Kennemerland" in text


def test_weeks_follow_each_other_each_on_its_own_page_with_the_pages_counted_on() -> None:
    later = MONDAY + timedelta(days=7)
    weeks = [a_week(a_line()), a_week(a_line(visit_on=later), monday=later)]
    pdf = weeks_overview_pdf(weeks)
    text = whole_text(pdf.content)
    assert pdf.page_count == 2
    assert text.index("Week 52") < text.index("Week 53")
    assert "pagina 2 van 2" in text
