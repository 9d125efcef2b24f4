"""The plan taken along: weeks with their proposals on paper and as a calendar file, the sheet of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_grounds import Ground
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit
from salesdesk.errors import Refused
from salesdesk.paper.preview import whole_text
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_sheets import VisitSheets
from salesdesk.storage import records
from tests.builders import a_relation, a_visit, an_address, an_id

MONDAY = date(2026, 11, 30)


@pytest.fixture
def planned(fresh: SellerFile) -> SellerFile:
    """A visit in Haarlem at nine, and a proposal in Zaandam at eleven."""
    agreed = a_relation(name="Spaarne Verpakking", address=an_address(postcode="2011 AB", place="Haarlem"))
    proposed = a_relation(name="Zaanse Drukkers", address=an_address(postcode="1506 AB", place="Zaandam"))
    visit = a_visit(relation_id=agreed.id, visit_on=MONDAY, start_time=time(9))
    proposal = VisitProposal(an_id(), proposed.id, MONDAY, time(11), 45)
    with fresh.database.write() as session:
        records.save_all(session, (agreed, proposed, visit, proposal))
    return fresh


def test_proposals_come_on_paper_only_when_asked_for(planned: SellerFile) -> None:
    bare = whole_text(planned.week_papers.overview(MONDAY).content)
    asked = whole_text(planned.week_papers.overview(MONDAY, proposals=True).content)
    assert "Zaanse Drukkers" not in bare
    assert "Zaanse Drukkers" in asked
    assert "min rijden" in asked


def test_more_weeks_are_named_from_the_first_to_the_last(planned: SellerFile) -> None:
    paper = planned.week_papers.overview(MONDAY + timedelta(days=2), 3)
    assert (paper.name, paper.page_count) == ("Weekoverzicht 2026-49-51.pdf", 3)
    with pytest.raises(Refused, match="13 weken"):
        planned.week_papers.overview(MONDAY, 14)


def test_a_proposal_goes_to_a_calendar_as_tentative_and_only_when_ticked(planned: SellerFile) -> None:
    files = planned.calendar_files
    assert files.of_weeks(MONDAY, 2).count == 1
    made = files.of_weeks(MONDAY, 2, proposals=True)
    text = made.content.decode()
    assert (made.count, made.name) == (2, "Bezoeken week 2026-49 - 50.ics")
    event = text[text.index("SUMMARY:Voorstel: bezoek Zaanse Drukkers") - 600 :]
    assert "STATUS:TENTATIVE" in event


def test_weeks_without_anything_make_no_file(planned: SellerFile) -> None:
    with pytest.raises(Refused, match="geen bezoeken"):
        planned.calendar_files.of_weeks(date(2030, 1, 7), 4, proposals=True)


def test_the_sheet_of_a_day_knows_traffic_lunch_doors_and_reasons(sample: SellerFile) -> None:
    route = sample.routes.laid_out(date(2026, 11, 24))
    sheet = VisitSheets(sample.database, sample.clock).route(route, {})
    assert sheet.area == "Kennemerland"
    assert sheet.is_estimate
    assert sum(stop.lunch_at is not None for stop in sheet.stops) == 1
    assert all(stop.band is not None and stop.band[0] < stop.band[1] for stop in sheet.stops)
    assert any(stop.hours for stop in sheet.stops)
    assert all(stop.grounds[0].ground is Ground.AGREED for stop in sheet.stops)


def test_nobody_leaves_before_the_visit_there_is_over(planned: SellerFile) -> None:
    """Half an hour from Haarlem to Zaandam on a slow road, and hardly a quarter to do it."""
    after = a_relation(name="Zaanse Molen", address=an_address(postcode="1506 AB", place="Zaandam"))
    with planned.database.write() as session:
        records.save_all(
            session, (after, a_visit(relation_id=after.id, visit_on=MONDAY, start_time=time(10, 15)))
        )
    route = planned.routes.laid_out(MONDAY)
    first, second = VisitSheets(planned.database, planned.clock).route(route, {}).stops
    assert second.leave_at == first.visit.end_time
    assert second.late_minutes > 0


def test_a_proposal_of_somebody_who_was_removed_goes_nowhere(planned: SellerFile) -> None:
    with planned.database.write() as session:
        gone = next(one for one in records.find(session, Relation) if one.name == "Zaanse Drukkers")
        records.save(session, replace(gone, deleted=True))
    assert "Zaanse Drukkers" not in whole_text(planned.week_papers.overview(MONDAY, proposals=True).content)
    assert planned.calendar_files.of_weeks(MONDAY, 1, proposals=True).count == 1


def test_nobody_drives_to_where_he_is(planned: SellerFile) -> None:
    with planned.database.write() as session:
        (visit,) = records.find(session, Visit)
        there = VisitProposal(an_id(), visit.relation_id, MONDAY, time(10, 30), 30)
        records.save(session, there)
    text = whole_text(planned.week_papers.overview(MONDAY, proposals=True).content)
    assert text.count("rijden") == 1
