"""Visits out to other calendars and back: nothing internal, stable keys, newer counts win."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from salesdesk.domain.preparation import Side
from salesdesk.domain.relations import Relation
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import Refused, Trouble
from salesdesk.exchange.ics_reading import MOST_BYTES
from salesdesk.services.calendar_import import CalendarPreview, CalendarRow, Fate
from salesdesk.services.calendar_matching import Matches
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from tests.builders import (
    a_contact,
    a_preparation,
    a_question,
    a_relation,
    a_visit,
    an_address,
    an_objective,
)

TODAY = date(2026, 11, 24)
DAY = date(2026, 12, 1)
Keep = Callable[..., None]


@pytest.fixture
def keep(fresh: SellerFile) -> Keep:
    def kept(*values: object) -> None:
        with fresh.database.write() as session:
            records.save_all(session, values)

    return kept


@pytest.fixture
def customer(keep: Keep) -> Relation:
    made = a_relation(
        name="Spaarne Verpakking B.V.",
        email="info@spaarne.example",
        address=an_address(street="Spaarne 3", postcode="2011 AB", place="Haarlem"),
    )
    keep(made, a_contact(relation_id=made.id, surname="Bos", email="m.bos@spaarne.example"))
    return made


@pytest.fixture
def visit(fresh: SellerFile, customer: Relation) -> Visit:
    return fresh.visits.plan(customer.id, DAY, time(9), subject="Prijs drukken").value


def text_of(content: bytes) -> str:
    return content.decode().replace("\r\n ", "")


def test_nothing_internal_goes_out(fresh: SellerFile, keep: Keep, visit: Visit) -> None:
    secret = an_objective(side=Side.INTERNAL, keyword="€-CONC", text="prijspeil concurrent weten")
    question = a_question(text="Wat betaalt u nu?", keyword="betaalt nu")
    said = "Wensen en behoeften opnemen"
    keep(
        a_preparation(visit_id=visit.id, external_objective=said, objectives=(secret,), questions=(question,))
    )
    written = text_of(fresh.calendar_files.of_visit(visit.id).content)
    assert f"DESCRIPTION:{said}" in written
    assert "SUMMARY:Bezoek Spaarne Verpakking B.V." in written
    assert r"LOCATION:Spaarne 3\, 2011 AB Haarlem" in written
    for internal in ("€-CONC", "concurrent", "betaalt", "Prijs drukken", "ORGANIZER", "ATTENDEE"):
        assert internal not in written


def test_the_key_stays_and_the_count_rises_with_every_change(fresh: SellerFile, visit: Visit) -> None:
    written = []
    for deed in (
        lambda: None,
        lambda: fresh.visits.move(visit.id, DAY, time(11)),
        lambda: fresh.visits.cancel(visit.id, "ziek"),
        lambda: fresh.visits.put_back(visit.id),
    ):
        deed()
        written.append(text_of(fresh.calendar_files.of_visit(visit.id).content))
    assert all(f"UID:{visit.id}@salesdesk" in text for text in written)
    assert [f"SEQUENCE:{count}" in text for count, text in enumerate(written)] == [True] * 4
    assert ["STATUS:CANCELLED" in text for text in written] == [False, False, True, False]


def test_a_customer_in_belgium_has_the_clock_of_brussels(fresh: SellerFile, keep: Keep) -> None:
    ghent = a_relation(address=an_address(street="Korenlei 12", postcode="9000", place="Gent", country="BE"))
    keep(ghent)
    made = fresh.visits.plan(ghent.id, DAY, time(9)).value
    written = text_of(fresh.calendar_files.of_visit(made.id).content)
    assert "DTSTART;TZID=Europe/Brussels:20261201T090000" in written
    assert r"LOCATION:Korenlei 12\, 9000 Gent\, BE" in written


def test_a_week_and_all_that_is_coming(
    fresh: SellerFile, keep: Keep, customer: Relation, visit: Visit
) -> None:
    def one(day: date, state: VisitState = VisitState.PLANNED) -> None:
        keep(a_visit(relation_id=customer.id, visit_on=day, state=state))

    one(TODAY - timedelta(days=3))
    one(TODAY)
    one(TODAY - timedelta(days=3), VisitState.CANCELLED)
    one(TODAY - timedelta(days=300), VisitState.CANCELLED)
    files = fresh.calendar_files
    assert (files.of_week(DAY).count, files.of_week(DAY).name) == (1, "Bezoeken week 2026-49.ics")
    assert files.coming().count == 3
    with pytest.raises(Refused):
        files.of_week(date(2030, 1, 1))
    assert visit.is_open


def test_a_file_is_saved_whole(fresh: SellerFile, visit: Visit, tmp_path: Path) -> None:
    made = fresh.calendar_files.of_visit(visit.id)
    path = fresh.calendar_files.save(made, tmp_path / made.name)
    assert path.read_bytes() == made.content
    with pytest.raises(Trouble):
        fresh.calendar_files.save(made, tmp_path / made.name / "x.ics")


def a_file(*event_lines: str) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        *event_lines,
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines).encode()


def look(file: SellerFile, *event_lines: str) -> CalendarRow:
    (row,) = file.calendar_import.preview_bytes(a_file("UID:x@elders.example", *event_lines), "x.ics").rows
    return row


AT = "DTSTART:20261202T080000Z"
MATCHED = [
    (("ATTENDEE:mailto:M.Bos@spaarne.example",), Matches.MAIL, True),
    (("ATTENDEE:mailto:inkoop@spaarne.example",), Matches.MAIL, True),
    (("SUMMARY:Kennismaking Spaarne Verpakking",), Matches.NAME, True),
    (("SUMMARY:spaarne verpakking bv\\, mw. Bos",), Matches.NAME, True),
    (("SUMMARY:Overleg", "LOCATION:Spaarne 3\\, 2011AB Haarlem"), Matches.PLACE, True),
    (("SUMMARY:Naar Spaarne",), Matches.WORDS, False),
    (("SUMMARY:Tandarts",), Matches.NOTHING, False),
    (("SUMMARY:Verpakking van de dag",), Matches.NOTHING, False),
    (("ATTENDEE:mailto:iemand@gmail.com", "SUMMARY:x"), Matches.NOTHING, False),
]


@pytest.mark.parametrize(("event_lines", "matches", "proposed"), MATCHED)
def test_an_appointment_finds_its_relation(
    fresh: SellerFile,
    keep: Keep,
    customer: Relation,
    event_lines: tuple[str, ...],
    matches: Matches,
    proposed: bool,
) -> None:
    keep(a_relation(name="Verpakking Zuid B.V.", email="kantoor@gmail.com", address=an_address()))
    keep(a_relation(name="Verpakking West B.V.", email="", address=an_address()))
    row = look(fresh, AT, *event_lines)
    assert (row.match, row.proposed, row.fate) == (matches, proposed, Fate.NEW)
    assert (row.relation_id == customer.id) is (matches is not Matches.NOTHING)
    assert (row.visit_on, row.start_time) == (date(2026, 12, 2), time(9))


def test_what_falls_together_with_a_visit_is_said_and_not_planned_twice(
    fresh: SellerFile, keep: Keep, customer: Relation
) -> None:
    other = a_relation(name="Drukkerij Leliveld")
    keep(other)
    event = (AT, "DTEND:20261202T090000Z", "ATTENDEE:mailto:M.Bos@spaarne.example")
    assert look(fresh, *event).clashes_with == ""
    fresh.visits.plan(other.id, date(2026, 12, 2), time(9, 30))
    row = look(fresh, *event)
    assert (row.clashes_with, row.proposed) == ("Drukkerij Leliveld", True)
    fresh.visits.plan(customer.id, date(2026, 12, 2), time(9))
    row = look(fresh, *event)
    assert (row.clashes_with, row.proposed) == (customer.name, False)


def test_a_whole_day_and_what_has_passed_are_not_proposed(fresh: SellerFile, customer: Relation) -> None:
    name = f"SUMMARY:{customer.name}"
    assert not look(fresh, "DTSTART;VALUE=DATE:20261202", name).proposed
    assert not look(fresh, "DTSTART:20261102T080000Z", name).proposed
    assert look(fresh, AT, "STATUS:CANCELLED", name).fate is Fate.IGNORED


def test_it_is_taken_over_once_and_comes_back_as_the_same(fresh: SellerFile, customer: Relation) -> None:
    lines = (AT, f"SUMMARY:{customer.name}", "SEQUENCE:2")
    taken = fresh.calendar_import.take((look(fresh, *lines),)).value
    (made,) = taken.made
    assert (made.calendar_uid, made.sequence, made.subject) == ("x@elders.example", 2, customer.name)
    again = look(fresh, *lines)
    assert (again.fate, again.visit_id, again.proposed) == (Fate.SAME, made.id, False)
    assert fresh.calendar_import.take((again,)).value.made == ()
    assert f"UID:{made.calendar_uid}" in text_of(fresh.calendar_files.of_visit(made.id).content)


FATES = [
    (("DTSTART:20261202T100000Z", "SEQUENCE:3"), Fate.CHANGES),
    (("DTSTART:20261202T080000Z", "DTEND:20261202T100000Z", "SEQUENCE:2"), Fate.CHANGES),
    (("DTSTART:20261202T100000Z", "SEQUENCE:1"), Fate.OLDER),
    (("DTSTART:20261202T080000Z", "SEQUENCE:9"), Fate.SAME),
    (("DTSTART:20261202T080000Z", "SEQUENCE:3", "STATUS:CANCELLED"), Fate.CANCELS),
    (("DTSTART:20261202T080000Z", "SEQUENCE:1", "STATUS:CANCELLED"), Fate.OLDER),
]


@pytest.mark.parametrize(("event_lines", "fate"), FATES)
def test_a_newer_count_changes_or_cancels_and_an_older_one_does_nothing(
    fresh: SellerFile, customer: Relation, event_lines: tuple[str, ...], fate: Fate
) -> None:
    first = look(fresh, AT, f"SUMMARY:{customer.name}", "SEQUENCE:2")
    made = fresh.calendar_import.take((first,)).value.made[0]
    row = look(fresh, *event_lines, f"SUMMARY:{customer.name}")
    assert (row.fate, row.visit_id) == (fate, made.id)
    before = fresh.visits.visit(made.id)
    taken = fresh.calendar_import.take((row,)).value
    now = fresh.visits.visit(made.id)
    assert (now != before) is row.can_be_taken
    assert (now.state is VisitState.CANCELLED) is (fate is Fate.CANCELS)
    fresh.calendar_import.take_back(taken)
    assert replace(fresh.visits.visit(made.id), sequence=0) == replace(before, sequence=0)


def test_a_visit_of_our_own_comes_back_from_another_calendar(fresh: SellerFile, visit: Visit) -> None:
    content = fresh.calendar_files.of_visit(visit.id).content
    (row,) = fresh.calendar_import.preview_bytes(content, "x.ics").rows
    assert (row.fate, row.visit_id, row.match) == (Fate.SAME, visit.id, Matches.KNOWN)
    later = content.replace(b"20261201T09", b"20261203T09").replace(b"20261201T10", b"20261203T10")
    (row,) = fresh.calendar_import.preview_bytes(later, "x.ics").rows
    fresh.calendar_import.take((row,))
    assert fresh.visits.visit(visit.id).visit_on == date(2026, 12, 3)
    assert fresh.visits.moves(visit.id)[0].reason == "uit de agenda"


def test_a_visit_that_was_held_or_thrown_away_is_left_alone(fresh: SellerFile, visit: Visit) -> None:
    content = fresh.calendar_files.of_visit(visit.id).content
    fresh.visits.remove(visit.id)
    (row,) = fresh.calendar_import.preview_bytes(content, "x.ics").rows
    assert (row.fate, row.can_be_taken) == (Fate.ENDED, False)


def test_the_seller_chooses_the_relation_himself(fresh: SellerFile, customer: Relation) -> None:
    row = look(fresh, AT, "SUMMARY:Overleg")
    with pytest.raises(Refused, match="Overleg"):
        fresh.calendar_import.take((row,))
    chosen = fresh.calendar_import.with_relation(row, customer.id)
    assert (chosen.match, chosen.proposed, chosen.relation_name) == (Matches.CHOSEN, True, customer.name)
    made = fresh.calendar_import.take((chosen,)).value.made[0]
    assert made.relation_id == customer.id
    assert made.contact_id is not None
    assert fresh.calendar_import.with_relation(chosen, None).relation_id is None


def test_an_appointment_over_midnight_or_of_days_fits_in_its_day(fresh: SellerFile) -> None:
    row = look(fresh, "DTSTART:20261202T220000Z", "DTEND:20261205T220000Z", "SUMMARY:x")
    assert (row.start_time, row.minutes) == (time(23), 59)


def test_a_file_too_large_or_gone_is_said(fresh: SellerFile, tmp_path: Path) -> None:
    large = tmp_path / "groot.ics"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Refused, match="groter dan"):
        fresh.calendar_import.preview(large)
    for missing in (tmp_path / "weg.ics", tmp_path):
        with pytest.raises(Trouble):
            fresh.calendar_import.preview(missing)


def test_nasty_texts_are_only_texts(fresh: SellerFile, customer: Relation, tmp_path: Path) -> None:
    path = tmp_path / "<b>.ics"
    path.write_bytes(
        a_file("UID:'; DROP TABLE visit;--", AT, "SUMMARY:<img src=x> %s {0} \\n 😀" + "x" * 9000)
    )
    preview: CalendarPreview = fresh.calendar_import.preview(path)
    chosen = fresh.calendar_import.with_relation(preview.rows[0], customer.id)
    made = fresh.calendar_import.take((chosen,)).value.made[0]
    assert made.subject.startswith("<img src=x> %s {0}")
    assert len(made.subject) <= 250
    assert len(fresh.visits.day(date(2026, 12, 2))) == 1
