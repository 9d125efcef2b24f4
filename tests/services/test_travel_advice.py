"""The way to a visit: from where, when to leave, what its hour does to the day, where he parked before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from uuid import UUID

import pytest

from salesdesk.domain.appointment_advice import Hint
from salesdesk.domain.company import Seller
from salesdesk.domain.preparation import Step
from salesdesk.domain.preparation_edits import with_note
from salesdesk.domain.relations import Relation, Salutation
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import Refused
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.late_call import words_for_late_call
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.travel_advice import TravelAdvice
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, TODAY, a_contact, a_relation, a_visit, an_address, an_id, some_settings

Keep = Callable[..., None]


def at(postcode: str, place: str, **over: object) -> Relation:
    address = an_address(street="Markt 1", postcode=postcode, place=place)
    return a_relation(name=f"{place} B.V.", address=address, **over)


HAARLEM, BEVERWIJK = at("2011 AB", "Haarlem"), at("1941 AB", "Beverwijk")


@pytest.fixture
def keep(database: Database) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


@pytest.fixture
def file(database: Database, keep: Keep) -> SellerFile:
    with database.write() as session:
        save_settings(session, some_settings())
    keep(HAARLEM, BEVERWIJK)
    return SellerFile(Profile(database.path.parent), database, Clock(lambda: NOW, an_id))


def travel(file: SellerFile, visit_id: UUID) -> TravelAdvice:
    return file.preparations.look(visit_id).travel


def hints(advice: TravelAdvice) -> list[Hint]:
    return [one.hint for one in advice.advice]


def a_day(keep: Keep, *slots: tuple[Relation, time]) -> list[Visit]:
    visits = [a_visit(relation_id=relation.id, start_time=at) for relation, at in slots]
    keep(*visits)
    return visits


def test_the_first_visit_leaves_from_home_and_the_next_from_the_town_before(
    file: SellerFile, keep: Keep
) -> None:
    first, second = a_day(keep, (HAARLEM, time(8, 30)), (BEVERWIJK, time(10, 30)))
    one, two = travel(file, first.id), travel(file, second.id)
    assert (one.is_first, one.is_last, two.is_first, two.is_last) == (True, False, False, True)
    assert two.from_place == "Haarlem"
    assert two.before is not None
    assert (two.before.name, two.before.end_time) == ("Haarlem B.V.", time(9, 30))
    assert one.after is not None
    assert one.after.visit_id == second.id
    assert one.leave_time is not None
    assert one.leave_time < time(8)
    assert (one.home_time, two.home_time is not None) == (None, True)


def test_a_gap_too_short_says_how_many_minutes_and_from_when_it_goes(file: SellerFile, keep: Keep) -> None:
    _first, second = a_day(keep, (HAARLEM, time(9)), (BEVERWIJK, time(10, 10)))
    found = travel(file, second.id)
    assert found.minutes is not None
    short = found.advice[0]
    assert (short.hint, short.minutes) == (Hint.TOO_CLOSE, found.minutes - 10)
    assert short.at == time(10, 30)
    file.visits.move(second.id, TODAY, short.at)
    assert Hint.TOO_CLOSE not in hints(travel(file, second.id))


def test_a_late_first_appointment_and_an_early_last_one_are_said(file: SellerFile, keep: Keep) -> None:
    (only,) = a_day(keep, (HAARLEM, time(10)))
    assert {Hint.COULD_BE_EARLIER, Hint.ENDS_EARLY} <= set(hints(travel(file, only.id)))


def test_a_visit_that_ended_gets_no_advice(file: SellerFile, keep: Keep) -> None:
    held = a_visit(relation_id=HAARLEM.id, start_time=time(11), state=VisitState.HELD)
    keep(held)
    assert travel(file, held.id).advice == ()


def test_a_cancelled_visit_has_no_drive(file: SellerFile, keep: Keep) -> None:
    off = a_visit(relation_id=HAARLEM.id, state=VisitState.CANCELLED)
    keep(off)
    found = travel(file, off.id)
    assert (found.leave_time, found.number, found.is_first, found.is_last) == (None, 0, False, False)


def test_an_address_that_is_not_on_the_map_has_no_drive_but_keeps_its_neighbours(
    file: SellerFile, keep: Keep
) -> None:
    nowhere = a_relation(name="Ergens", address=an_address(postcode="", place=""))
    keep(nowhere)
    _first, second = a_day(keep, (HAARLEM, time(9)), (nowhere, time(10, 10)))
    found = travel(file, second.id)
    assert (found.is_on_map, found.minutes, found.leave_time) == (False, None, None)
    assert found.before is not None
    assert Hint.TOO_CLOSE not in hints(found)


def test_without_a_home_there_is_no_time_to_leave(file: SellerFile, keep: Keep, database: Database) -> None:
    with database.write() as session:
        save_settings(session, some_settings(seller=Seller(name="Sanne")))
    (only,) = a_day(keep, (HAARLEM, time(8, 30)))
    found = travel(file, only.id)
    assert (found.is_home_known, found.is_on_map, found.minutes, found.home_time) == (False, True, None, None)


def test_what_he_noted_about_arriving_comes_back_the_next_time(file: SellerFile, keep: Keep) -> None:
    days = [TODAY - timedelta(days=40), TODAY - timedelta(days=20), TODAY]
    visits = [a_visit(relation_id=HAARLEM.id, visit_on=day) for day in days]
    keep(*visits)
    for visit, note in zip(visits, ("slagboom", "ingang achter", ""), strict=True):
        preparation = file.preparations.prepare(visit.id).value.preparation
        file.preparations.keep(with_note(preparation, Step.ROUTE, note))
    found = travel(file, visits[2].id).earlier_note
    assert found is not None
    assert (found.text, found.noted_on) == ("ingang achter", days[1])
    assert travel(file, visits[0].id).earlier_note is None


@pytest.mark.parametrize(
    ("typed", "postcode", "place"),
    [("2011ab", "2011AB", ""), ("2011  AB", "2011 AB", ""), ("haarlem", "", "haarlem")],
)
def test_a_postcode_or_a_town_puts_a_relation_on_the_map(
    file: SellerFile, typed: str, postcode: str, place: str
) -> None:
    nowhere = a_relation(address=an_address(street="Markt 1", postcode="", place=""))
    placed = file.routes.placed(nowhere, typed)
    assert (placed.address.postcode, placed.address.place, placed.address.street) == (
        postcode, place, "Markt 1",
    )  # fmt: skip
    assert file.routes.locate(placed) is not None


@pytest.mark.parametrize("typed", ["", "  ", "9", "Nergenshuizen", "<b>", "0" * 500])
def test_what_is_no_postcode_and_no_town_is_refused(file: SellerFile, typed: str) -> None:
    with pytest.raises(Refused, match="kennen we niet"):
        file.routes.placed(a_relation(address=an_address(postcode="", place="")), typed)


@pytest.mark.parametrize(
    ("language", "start", "said"),
    [
        ("nl", time(8, 30), "Goedemorgen mevrouw Van der Meer, u spreekt met"),
        ("nl", time(13), "Goedemiddag mevrouw Van der Meer"),
        ("en", time(8, 30), "Good morning Ms van der Meer"),
        ("fr", time(8, 30), "Bonjour Madame van der Meer"),
        ("de", time(8, 30), "Guten Morgen Frau van der Meer"),
        ("xx", time(8, 30), "Goedemorgen mevrouw"),
    ],
)
def test_what_to_say_when_late_is_in_the_customers_language(
    file: SellerFile, keep: Keep, language: str, start: time, said: str
) -> None:
    relation = at("2011 CD", "Haarlem", language=language)
    person = a_contact(relation_id=relation.id, surname="van der Meer", salutation=Salutation.MS)
    visit = a_visit(relation_id=relation.id, contact_id=person.id, start_time=start)
    keep(relation, person, visit)
    words = words_for_late_call(file.preparations.look(visit.id), file.settings.view(), 15)
    assert words.startswith(said)
    assert f"{start:%H:%M}" in words
    assert f"{start.replace(minute=start.minute + 15):%H:%M}" in words


def test_without_a_person_nobody_is_called_by_name(file: SellerFile, keep: Keep) -> None:
    (visit,) = a_day(keep, (HAARLEM, time(8, 30)))
    words = words_for_late_call(file.preparations.look(visit.id), file.settings.view(), 10)
    assert words.startswith("Goedemorgen, u spreekt met")


def test_looking_at_a_preparation_keeps_nothing(file: SellerFile, keep: Keep) -> None:
    (visit,) = a_day(keep, (HAARLEM, time(8, 30)))
    assert file.preparations.look(visit.id).preparation.questions
    assert file.preparations.kept(visit.id) is None
    with pytest.raises(Refused):
        file.preparations.look(an_id())
