"""What a seller does with a relation, from the first name to the whole card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Address, Importance, Relation, Role, Status
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.relation_card import Happening
from salesdesk.services.relations import Relations
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    a_complaint,
    a_contact,
    a_contact_moment,
    a_relation,
    a_report,
    a_sales_line,
    a_status_change,
    a_visit,
    a_visit_move,
    an_address,
    an_id,
    an_nps_survey,
    an_offer,
    an_offer_line,
    some_settings,
)

Keep = Callable[..., None]


@pytest.fixture
def relations(database: Database) -> Relations:
    """A file with one prospect and our settings."""
    with database.write() as session:
        save_settings(session, some_settings())
        records.save(session, a_relation(id=RELATION_ID))
    return Relations(database, Clock(lambda: NOW, an_id))


@pytest.fixture
def keep(database: Database, relations: Relations) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


def said(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.at for reason in refused.value.reasons}


def names(relations: Relations, text: str = "", **over: object) -> list[str]:
    return [line.name for line in relations.lines(text, **over)]  # type: ignore[arg-type]


def test_a_new_relation_has_only_a_name_and_is_a_suspect(relations: Relations) -> None:
    started = relations.start("  Bakkerij   De Ster ")
    assert started.value.name == "Bakkerij De Ster"
    assert started.value.status is Status.SUSPECT
    assert started.changes == {Noun.RELATION, Noun.CONTACT}
    assert "Bakkerij De Ster" in names(relations)


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_relation_without_a_fit_name_is_refused(relations: Relations, name: str) -> None:
    with pytest.raises(Refused) as refused:
        relations.start(name)
    assert said(refused) == {"name"}
    assert len(relations.lines()) == 1


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"name": ""}, {"name"}),
        ({"email": "geen adres"}, {"email"}),
        ({"kvk_number": "1234"}, {"kvk_number"}),
        ({"vat_number": "NL123456789B01"}, {"vat_number"}),
        ({"vat_number": "onzin"}, {"vat_number"}),
        ({"kvk_number": "0403170701"}, {"kvk_number"}),
        ({"kvk_number": "0403170702", "address": Address(country="BE")}, {"kvk_number"}),
        ({"address": an_address(postcode="0511 AB")}, {"postcode"}),
        ({"address": an_address(postcode="35111", country="BE")}, {"postcode"}),
        ({"employees": -1}, {"employees"}),
        ({"email": "a@b", "kvk_number": "x"}, {"email", "kvk_number"}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_kept(
    relations: Relations, over: dict[str, object], at: set[str]
) -> None:
    before = relations.card(RELATION_ID).relation
    with pytest.raises(Refused) as refused:
        relations.save(replace(before, **over))  # type: ignore[arg-type]
    assert said(refused) == at
    assert relations.card(RELATION_ID).relation == before


def test_a_belgian_enterprise_number_stands_where_a_dutch_one_would(relations: Relations) -> None:
    relation = a_relation(id=RELATION_ID, kvk_number="0403.170.701", address=Address(country="BE"))
    assert relations.save(relation).value.kvk_number == "0403170701"


def test_another_country_numbers_in_its_own_way(relations: Relations) -> None:
    german = a_relation(id=RELATION_ID, kvk_number="HRB 4711", address=Address(country="DE"))
    assert relations.save(german).value.kvk_number == "HRB4711"


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("3511ab", "NL", "3511 AB"),
        ("3511", "NL", "3511"),
        (" 3511  AB ", "NL", "3511 AB"),
        ("2000", "BE", "2000"),
        ("75 008", "FR", "75 008"),
        ("", "NL", ""),
    ],
)
def test_postcodes_are_kept_as_their_country_writes_them(
    relations: Relations, typed: str, country: str, kept: str
) -> None:
    relation = a_relation(id=RELATION_ID, address=Address("Markt 1", typed, "Ergens", country))
    assert relations.save(relation).value.address.postcode == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("nl 0044.95445.b01", "NL004495445B01"),
        ("BE 0428.759.497", "BE0428759497"),
        ("0428759497", "0428759497"),
    ],
)
def test_a_right_vat_number_is_kept_without_signs(relations: Relations, typed: str, kept: str) -> None:
    relation = a_relation(id=RELATION_ID, vat_number=typed, kvk_number="12 34 56 78")
    saved = relations.save(relation).value
    assert (saved.vat_number, saved.kvk_number) == (kept, "12345678")


def test_a_move_through_the_cycle_is_logged_with_who_and_why(relations: Relations) -> None:
    customer = a_relation(id=RELATION_ID, status=Status.CUSTOMER)
    changes = relations.save(customer, reason="eerste bestelling").changes
    (logged,) = relations.card(RELATION_ID).status_changes
    assert (logged.before, logged.after) == (Status.PROSPECT, Status.CUSTOMER)
    assert (logged.changed_by, logged.reason, logged.changed_at) == ("Sanne de Wit", "eerste bestelling", NOW)
    assert Noun.OFFER in changes


def test_a_move_that_does_not_follow_is_refused(relations: Relations) -> None:
    with pytest.raises(Refused) as refused:
        relations.save(a_relation(id=RELATION_ID, status=Status.FORMER))
    assert said(refused) == {"status"}
    assert not relations.card(RELATION_ID).status_changes


def test_another_class_asks_a_reason(relations: Relations) -> None:
    kept = relations.card(RELATION_ID).relation
    with pytest.raises(Refused) as refused:
        relations.save(replace(kept, importance=Importance.A, importance_reason="  "))
    assert said(refused) == {"importance_reason"}
    lifted = replace(kept, importance=Importance.A, importance_reason="opent de zorgmarkt")
    assert relations.save(lifted).value.importance is Importance.A


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"opening_hours": "morgen misschien"}, "opening_hours"),
        ({"news_every_weeks": 0}, "news_every_weeks"),
        ({"news_every_weeks": 53}, "news_every_weeks"),
    ],
)
def test_hours_and_weeks_that_cannot_be_are_refused_at_their_field(
    relations: Relations, fields: dict[str, Any], at: str
) -> None:
    kept = relations.card(RELATION_ID).relation
    with pytest.raises(Refused) as refused:
        relations.save(replace(kept, **fields))
    assert said(refused) == {at}
    relations.save(replace(kept, opening_hours="ma-vr 08:30-17:00", news_every_weeks=4))


def test_one_field_of_a_person_is_changed_without_the_others(relations: Relations) -> None:
    added = relations.add_contact(RELATION_ID, "Bos").value
    relations.change_contact(added.id, interests="zeilen")
    relations.change_contact(added.id, mailing_lists=("Open dag",))
    kept = relations.contact(added.id)
    assert (kept.interests, kept.mailing_lists) == ("zeilen", ("Open dag",))


def test_a_removed_relation_is_out_of_sight_and_can_come_back(relations: Relations) -> None:
    relations.remove(RELATION_ID)
    assert names(relations) == []
    with pytest.raises(Refused, match="bestaat niet meer"):
        relations.card(RELATION_ID)
    relations.remove(RELATION_ID, removed=False)
    assert relations.card(RELATION_ID).relation.name == "Kantoorhuis De Linde B.V."


def test_a_relation_nobody_knows_is_refused(relations: Relations) -> None:
    for deed in (relations.card, relations.remove, relations.contact, relations.remove_contact):
        with pytest.raises(Refused, match="bestaat niet meer"):
            deed(an_id())


def test_a_person_is_added_changed_and_removed(relations: Relations) -> None:
    added = relations.add_contact(RELATION_ID, " van  Dijk ").value
    assert added.surname == "van Dijk"
    relations.save_contact(replace(added, roles=frozenset({Role.DECIDER}), email=" a@b.example "))
    assert relations.contact(added.id).email == "a@b.example"
    assert Role.DECIDER not in relations.card(RELATION_ID).missing_roles
    relations.remove_contact(added.id)
    assert relations.card(RELATION_ID).contacts == ()
    relations.remove_contact(added.id, removed=False)
    assert relations.card(RELATION_ID).contacts[0].id == added.id


def test_a_person_without_a_name_or_with_a_wrong_address_is_refused(relations: Relations) -> None:
    with pytest.raises(Refused) as refused:
        relations.save_contact(a_contact(surname=" ", email="fout"))
    assert said(refused) == {"surname", "email"}


def test_notes_and_colleagues_are_kept_and_can_be_taken_back(relations: Relations) -> None:
    note = relations.note(RELATION_ID, " Wil een proefweek ", kind="phone").value
    joris = relations.add_psu_member(RELATION_ID, " Joris ", " adviseur ").value
    card = relations.card(RELATION_ID)
    assert [(one.text, one.kind) for one in card.moments] == [("Wil een proefweek", "phone")]
    assert [(one.name, one.function) for one in card.psu] == [("Joris", "adviseur")]
    relations.remove_note(note)
    relations.remove_psu_member(joris)
    card = relations.card(RELATION_ID)
    assert (card.moments, card.psu) == ((), ())
    relations.remove_note(note, removed=False)
    relations.remove_psu_member(joris, removed=False)
    assert len(relations.card(RELATION_ID).moments + relations.card(RELATION_ID).psu) == 2


def test_empty_notes_and_colleagues_are_refused(relations: Relations) -> None:
    for deed in (
        lambda: relations.note(RELATION_ID, " "),
        lambda: relations.add_psu_member(RELATION_ID, ""),
    ):
        with pytest.raises(Refused):
            deed()
    assert relations.card(RELATION_ID).moments == ()


def test_nasty_text_is_only_text(relations: Relations) -> None:
    nasty = "<b>x</b> </para> '; DROP TABLE relation; -- %_ Łukasz & Zoë – €" * 40
    relations.note(RELATION_ID, nasty)
    assert relations.card(RELATION_ID).moments[0].text == nasty
    assert names(relations, "'; DROP") == []


def test_the_list_finds_by_name_place_branch_number_and_people(relations: Relations, keep: Keep) -> None:
    other = a_relation(name="Hotel Spaarne", number="K1042", address=an_address(place="Haarlem"))
    keep(a_contact(), other, a_contact(relation_id=other.id, surname="Bos", first_name="Tom"))
    assert names(relations, "linde") == ["Kantoorhuis De Linde B.V."]
    assert names(relations, "haarlem tom") == ["Hotel Spaarne"]
    assert names(relations, "k104") == ["Hotel Spaarne"]
    assert names(relations, "kantoorverhuur") == ["Hotel Spaarne", "Kantoorhuis De Linde B.V."]
    assert names(relations, "100%") == []


def test_the_list_filters_on_status_class_and_area(relations: Relations, keep: Keep) -> None:
    keep(
        a_relation(name="Zorg Duin", importance=Importance.KEY, status=Status.CUSTOMER, area="Kust"),
        a_relation(name="Auto Vaart", importance=Importance.A, status=Status.CUSTOMER, area="Midden"),
        a_relation(name="Weg", area="Kust", deleted=True),
    )
    assert names(relations) == ["Zorg Duin", "Auto Vaart", "Kantoorhuis De Linde B.V."]
    assert names(relations, statuses=frozenset({Status.CUSTOMER})) == ["Zorg Duin", "Auto Vaart"]
    assert names(relations, importances=frozenset({Importance.B})) == ["Kantoorhuis De Linde B.V."]
    assert names(relations, area="Kust") == ["Zorg Duin"]
    assert relations.areas() == ["Kust", "Midden"]


def test_a_line_tells_visits_complaint_and_late_promise(relations: Relations, keep: Keep) -> None:
    keep(
        a_visit(visit_on=date(2026, 9, 1), state=VisitState.HELD),
        a_visit(visit_on=date(2026, 12, 8), start_time=time(14)),
        a_visit(visit_on=date(2026, 12, 1), start_time=time(9)),
        a_visit(visit_on=date(2026, 11, 25), state=VisitState.CANCELLED),
        a_complaint(),
        an_offer(promised_on=TODAY - timedelta(days=1)),
    )
    (line,) = relations.lines()
    assert line.last_visit_on == date(2026, 9, 1)
    assert (line.next_visit_on, line.next_visit_at) == (date(2026, 12, 1), time(9))
    assert line.has_complaint
    assert line.has_late_promise


def test_the_card_reckons_revenue_visits_offers_and_promises(relations: Relations, keep: Keep) -> None:
    kept = an_offer(number=1, state=OfferState.RELEASED, promised_on=TODAY, sent_on=TODAY, offered_on=TODAY)
    keep(
        a_contact(roles=frozenset({Role.BUYER})),
        a_sales_line(sold_on=date(2026, 3, 1), amount=Decimal(150)),
        a_sales_line(sold_on=date(2025, 3, 1), amount=Decimal(100)),
        a_sales_line(sold_on=date(2025, 12, 1), amount=Decimal(999)),
        kept,
        an_offer(number=2, promised_on=TODAY - timedelta(days=2), lines=()),
        an_offer(number=3, promised_on=TODAY + timedelta(days=2), lines=()),
        a_visit(state=VisitState.HELD, visit_on=date(2026, 2, 2)),
        a_visit(visit_on=date(2026, 12, 2)),
        an_nps_survey(score=6, asked_on=date(2026, 1, 1)),
        an_nps_survey(score=9, asked_on=date(2026, 9, 1)),
        a_complaint(),
        a_complaint(number=32, solved_at=NOW),
    )
    card = relations.card(RELATION_ID)
    assert (card.revenue_this_year, card.growth_percent) == (Decimal(150), Decimal(50))
    assert card.revenue_by_month(2025)[2] == Decimal(100)
    assert card.open_offer_amount == sum((one.net for one in (kept,)), Decimal(0))
    assert (card.visits_this_year, card.visits_wanted) == (1, 3)
    assert card.next_visit is not None
    assert card.next_visit.visit_on == date(2026, 12, 2)
    assert card.latest_score is not None
    assert card.latest_score.score == 9
    assert [one.number for one in card.open_complaints] == [31]
    assert card.kept_promises_percent == 50
    assert Role.DECIDER in card.missing_roles


def test_of_an_open_offer_only_its_highest_revision_counts(relations: Relations, keep: Keep) -> None:
    def offer(number: int, revision: int, **over: object) -> Offer:
        lines = (an_offer_line(quantity=Decimal(1), unit_price=Decimal(100)),)
        return an_offer(number=number, revision=revision, lines=lines, **over)

    keep(
        offer(5, 1, state=OfferState.RELEASED),
        offer(5, 2),
        offer(5, 3, deleted=True),
        offer(6, 1, state=OfferState.RELEASED),
        offer(6, 2, state=OfferState.LOST),
    )
    card = relations.card(RELATION_ID)
    assert [offer.label for offer in card.open_offers] == ["OV5-2"]
    assert card.open_offer_amount == Decimal(100)


def test_an_empty_card_has_no_growth_no_score_and_no_promises(relations: Relations) -> None:
    card = relations.card(RELATION_ID)
    assert (card.growth_percent, card.latest_score, card.kept_promises_percent) == (None, None, None)
    assert (card.next_visit, card.timeline) == (None, ())


def test_the_timeline_tells_all_that_happened_newest_first(relations: Relations, keep: Keep) -> None:
    held = a_visit(visit_on=date(2026, 10, 1), state=VisitState.HELD)
    keep(
        held,
        a_report(visit_id=held.id, summary="Goed gesprek"),
        a_visit(visit_on=date(2026, 12, 1)),
        a_visit(visit_on=date(2026, 9, 9), state=VisitState.ABSENT, state_reason="ziek"),
        a_visit_move(visit_id=held.id, moved_at=datetime(2026, 9, 20, tzinfo=UTC), reason="file"),
        an_offer(state=OfferState.RELEASED, offered_on=date(2026, 9, 2), lines=(an_offer_line(),)),
        an_offer(number=88),
        a_complaint(received_at=datetime(2026, 8, 1, tzinfo=UTC)),
        an_nps_survey(asked_on=date(2026, 7, 1)),
        a_contact_moment(kind="phone", happened_at=datetime(2026, 6, 1, tzinfo=UTC)),
        a_contact_moment(kind="brief", happened_at=datetime(2026, 5, 1, tzinfo=UTC)),
        a_status_change(changed_at=datetime(2026, 4, 1, tzinfo=UTC)),
    )
    timeline = relations.card(RELATION_ID).timeline
    assert [item.happening for item in timeline] == [
        Happening.VISIT_PLANNED, Happening.VISIT_HELD, Happening.VISIT_MOVED, Happening.VISIT_ABSENT,
        Happening.OFFER, Happening.COMPLAINT, Happening.SURVEY, Happening.PHONE, Happening.NOTE,
        Happening.STATUS,
    ]  # fmt: skip
    assert [item.detail for item in timeline[1:4]] == ["Goed gesprek", "file", "ziek"]


def test_what_happens_just_after_midnight_stands_on_the_new_day(database: Database) -> None:
    moment = datetime(2026, 7, 2, 0, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    relations = Relations(database, Clock(lambda: moment, an_id))
    relation: Relation = relations.start("Nachtbakker").value
    relations.note(relation.id, "Nog laat gebeld")
    assert relations.card(relation.id).timeline[0].happened_on == date(2026, 7, 2)
