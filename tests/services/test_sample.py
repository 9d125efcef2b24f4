"""The sample rayon: whole, plausible, the same every time, and quick to make."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from stdnum import iban
from stdnum.nl import btw

from salesdesk import paths
from salesdesk.domain.area_cycle import area_of, areas_on
from salesdesk.domain.offer_line_rules import choice_problems
from salesdesk.domain.offers import LineKind, OfferState, Period
from salesdesk.domain.preparation_progress import progress
from salesdesk.domain.relations import Importance, Relation, Status
from salesdesk.domain.visits import VisitState
from salesdesk.planning.geography import Gazetteer
from salesdesk.services.clock import Clock
from salesdesk.services.customer_value import CustomerValues
from salesdesk.services.sample import Sample, fill_sample, neighbours, placing, sample_values
from salesdesk.services.value_proposition import ValueProposition
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from tests.builders import NOW, TODAY, an_id


@pytest.fixture(scope="module")
def sample() -> Sample:
    return sample_values(TODAY)


def test_the_same_seed_and_day_give_the_same_values(sample: Sample) -> None:
    assert sample_values(TODAY) == sample


def test_another_seed_gives_other_people(sample: Sample) -> None:
    assert [entry.name for entry in sample_values(TODAY, 7).relations] != [
        entry.name for entry in sample.relations
    ]


@pytest.mark.parametrize(
    "today", [date(2027, 1, 1), date(2026, 11, 21), date(2028, 2, 29), date(2026, 12, 31)]
)
def test_it_can_be_made_on_any_day_and_keeps_its_relations(today: date, sample: Sample) -> None:
    other = sample_values(today)
    assert [entry.name for entry in other.relations] == [entry.name for entry in sample.relations]
    assert sum(visit.visit_on == today for visit in other.visits) == 4


def test_there_are_enough_relations_of_every_status_and_class(sample: Sample) -> None:
    assert len(sample.relations) >= 120
    assert {entry.status for entry in sample.relations} == set(Status)
    assert {entry.importance for entry in sample.relations} == set(Importance)


def test_every_name_and_identity_is_there_once_and_names_fit_the_screen(sample: Sample) -> None:
    names = [entry.name for entry in sample.relations]
    ids = [value.id for value in sample.values()]  # type: ignore[attr-defined]
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids)
    assert max(map(len, names)) <= 32


def test_every_relation_is_on_the_map_but_one_and_one_only_roughly(sample: Sample) -> None:
    places = Gazetteer.load(paths.resources() / "geo")
    where = {
        entry.name: places.locate(entry.address.postcode, entry.address.place) for entry in sample.relations
    }
    assert [name for name, place in where.items() if place is None] == [placing.NOWHERE]
    assert [name for name, place in where.items() if place and place.is_rough] == [placing.BY_TOWN]


def test_numbers_are_formally_right_and_mail_leads_nowhere(sample: Sample) -> None:
    company = sample.settings.company
    numbers = [company.vat_number, *(entry.vat_number for entry in sample.relations if entry.vat_number)]
    assert all(btw.is_valid(number) for number in numbers)
    assert iban.is_valid(company.iban)
    assert all(contact.email.endswith(".example") for contact in sample.contacts)


def test_a_fifth_of_the_customers_makes_most_of_the_revenue(sample: Sample) -> None:
    revenue: Counter[object] = Counter()
    for line in sample.sales_lines:
        revenue[line.relation_id] += line.amount  # type: ignore[assignment]
    amounts = sorted(revenue.values(), reverse=True)
    share = Decimal(sum(amounts[: len(amounts) // 5])) / Decimal(sum(amounts))
    assert Decimal("0.7") < share < Decimal("0.9")


def test_sales_go_back_two_years_and_never_forward(sample: Sample) -> None:
    days = [line.sold_on for line in sample.sales_lines]
    assert max(days) <= TODAY
    assert len({(day.year, day.month) for day in days if day > date(2024, 11, 30)}) == 24


def test_a_former_customer_has_not_bought_for_two_years(sample: Sample) -> None:
    former = {entry.id for entry in sample.relations if entry.status is Status.FORMER}
    days = [line.sold_on for line in sample.sales_lines if line.relation_id in former]
    assert days
    assert max(days) < date(2024, 11, 24)


def test_offers_stand_in_every_state_and_only_count_once_per_number(sample: Sample) -> None:
    assert {offer.state for offer in sample.offers} == set(OfferState)
    labels = [offer.label for offer in sample.offers]
    assert len(set(labels)) == len(labels)
    assert min(offer.number for offer in sample.offers) > 104  # the forecast table uses lower ones


def test_the_four_visits_of_today_are_prepared_differently(sample: Sample) -> None:
    prepared = {entry.visit_id: progress(entry).finished for entry in sample.preparations}
    todays = sorted((v for v in sample.visits if v.visit_on == TODAY), key=lambda v: v.start_time)
    assert [prepared[visit.id] for visit in todays] == [6, 9, 10, 3]


def test_visits_of_the_past_have_closed_reports_and_one_waits(sample: Sample) -> None:
    closed = {report.visit_id for report in sample.reports if report.is_closed}
    held = [visit for visit in sample.visits if visit.state is VisitState.HELD]
    waiting = [visit for visit in held if visit.id not in closed]
    assert len(held) > 300
    assert 1 <= len(waiting) <= 4
    assert all(visit.visit_on < TODAY for visit in waiting)


def test_nobody_is_visited_twice_on_a_day(sample: Sample) -> None:
    assert max(Counter((visit.visit_on, visit.relation_id) for visit in sample.visits).values()) == 1


def test_it_is_kept_whole_and_a_second_time_changes_nothing(database: Database, sample: Sample) -> None:
    first = fill_sample(database, TODAY).value
    with database.read() as session:
        before = [records.find(session, kind) for kind in {type(value): 0 for value in sample.values()}]
        assert load_settings(session) == sample.settings
    fill_sample(database, TODAY)
    with database.read() as session:
        after = [records.find(session, kind) for kind in {type(value): 0 for value in sample.values()}]
        assert len(records.find(session, Relation)) == first.relations
    assert before == after


def test_the_matrix_and_the_overview_of_competitors_look_real(database: Database, sample: Sample) -> None:
    fill_sample(database, TODAY)
    clock = Clock(lambda: NOW, an_id)
    overview = ValueProposition(database, clock).competition()
    assert (len(overview.competition.arguments), len(overview.competition.competitors)) == (6, 3)
    assert len(overview.competition.strong) >= 3
    assert overview.competition.old(overview.today)
    printer = CustomerValues(database, clock).of_relation(sample.relation(neighbours.ZAANSTREEK).id)
    assert printer.current is not None
    assert printer.matrix.needs
    wholesale = CustomerValues(database, clock).of_relation(sample.relation(neighbours.KENNEMER).id)
    assert any(wholesale.matrix.against(argument.id) for argument in wholesale.matrix.arguments)
    assert any(wholesale.matrix.met_by(argument.id) for argument in wholesale.matrix.arguments)


def test_chances_were_noted_for_two_years_and_came_out_somewhat_lower(sample: Sample) -> None:
    noted = {note.number for note in sample.outlooks}
    assert noted == {offer.number for offer in sample.offers if offer.chance_percent is not None}
    days = sorted(offer.decided_on for offer in sample.offers if offer.decided_on)
    assert (days[-1] - days[0]).days > 660
    assert any(offer.override_reason for offer in sample.offers if offer.state is OfferState.LOST)


def test_one_draft_shows_all_that_lines_can_be(sample: Sample) -> None:
    (draft,) = [offer for offer in sample.offers if any(line.choice for line in offer.lines)]
    assert draft.state is OfferState.DRAFT
    assert {line.kind for line in draft.lines} == set(LineKind) - {LineKind.TEXT}
    assert {line.period for line in draft.lines} == set(Period)
    assert list(choice_problems(draft.lines)) == []
    assert draft.budget is not None
    assert draft.net < draft.budget


def test_drafts_carry_the_general_terms_and_the_newest_one_shows_what_paper_can_be(sample: Sample) -> None:
    drafts = [offer for offer in sample.offers if offer.state is OfferState.DRAFT]
    terms = UUID(sample.settings.company.terms_document)
    assert terms in {document.id for document in sample.documents}
    assert all(offer.attachments == (terms,) for offer in drafts)
    named = {relation.id for relation in sample.relations if relation.is_reference}
    newest = max(drafts, key=lambda offer: offer.number)
    assert newest.layout == "modern"
    assert set(newest.references) <= named - {newest.relation_id}
    assert newest.references


def test_the_coming_weeks_hold_proposals_on_the_days_of_their_areas(sample: Sample) -> None:
    rules, by_id = sample.settings.planning, {relation.id: relation for relation in sample.relations}
    assert len(sample.proposals) >= 8
    assert {proposal.is_pinned for proposal in sample.proposals} == {True, False}
    for proposal in sample.proposals:
        address = by_id[proposal.relation_id].address
        area = area_of(address.country, address.postcode, sample.areas)
        assert area in areas_on(proposal.visit_on, sample.areas, rules)
    assert not {proposal.relation_id for proposal in sample.proposals} & {
        visit.relation_id for visit in sample.visits if visit.is_open
    }


def test_the_seller_is_away_round_christmas(sample: Sample) -> None:
    (away,) = sample.time_off
    assert (away.first_on.month, away.last_on.month) == (12, 1)


def test_two_days_of_the_sample_go_otherwise(sample: Sample) -> None:
    first, second = sample.other_days
    assert (first.to_where, second.from_where) == ("Zwolle", "Zwolle")
    assert first.day < second.day
