"""Complaints from hearing them to solving them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.complaints import Complaints
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, RELATION_ID, a_complaint, a_relation, an_id, some_settings


@pytest.fixture
def moments() -> list[datetime]:
    """The clock of these tests: its last moment is now."""
    return [NOW]


@pytest.fixture
def complaints(database: Database, moments: list[datetime]) -> Complaints:
    with database.write() as session:
        save_settings(session, some_settings())
        records.save(session, a_relation(id=RELATION_ID))
    return Complaints(database, Clock(lambda: moments[-1], an_id))


def test_a_complaint_gets_the_next_number_and_who_heard_it(
    complaints: Complaints, database: Database
) -> None:
    with database.write() as session:
        records.save(session, a_complaint(number=41, deleted=True))
    made = complaints.register(RELATION_ID, "  Mat  lag er niet ")
    assert (made.value.number, made.value.label) == (42, "K-042")
    assert (made.value.subject, made.value.received_by) == ("Mat lag er niet", "Sanne de Wit")
    assert {Noun.COMPLAINT, Noun.TODAY, Noun.RELATION} <= made.changes


@pytest.mark.parametrize("subject", ["", "  ", "x" * 201])
def test_a_complaint_without_a_fit_subject_is_refused(complaints: Complaints, subject: str) -> None:
    with pytest.raises(Refused) as refused:
        complaints.register(RELATION_ID, subject)
    assert refused.value.reasons[0].at == "subject"
    assert complaints.register(RELATION_ID, "eerste").value.number == 1


def test_a_complaint_of_nobody_is_refused(complaints: Complaints) -> None:
    with pytest.raises(Refused, match="relatie bestaat niet meer"):
        complaints.register(an_id(), "Mat te nat")
    with pytest.raises(Refused, match="klacht bestaat niet meer"):
        complaints.solve(an_id())


def test_its_words_can_be_changed_but_not_emptied(complaints: Complaints) -> None:
    made = complaints.register(RELATION_ID, "Strepen").value
    complaints.save(replace(made, text="Op de ramen van de eetzaal"))
    assert complaints.complaint(made.id).text == "Op de ramen van de eetzaal"
    with pytest.raises(Refused):
        complaints.save(replace(made, subject=" "))


def test_answering_and_solving_keep_their_moments_and_can_be_taken_back(
    complaints: Complaints, moments: list[datetime]
) -> None:
    made = complaints.register(RELATION_ID, "Strepen").value
    moments.append(NOW + timedelta(hours=2))
    assert complaints.answer(made.id).value.answered_at == NOW + timedelta(hours=2)
    moments.append(NOW + timedelta(hours=5))
    solved = complaints.solve(made.id).value
    assert (solved.is_open, solved.answered_at, solved.open_hours(NOW)) == (
        False, NOW + timedelta(hours=2), 5,
    )  # fmt: skip
    assert complaints.solve(made.id, is_solved=False).value.is_open
    assert complaints.answer(made.id, is_answered=False).value.answered_at is None


def test_solving_at_once_counts_as_answered(complaints: Complaints) -> None:
    made = complaints.register(RELATION_ID, "Strepen").value
    assert complaints.solve(made.id).value.answered_at == NOW


def test_a_complaint_can_be_removed_and_brought_back(complaints: Complaints) -> None:
    made = complaints.register(RELATION_ID, "Strepen").value
    assert not complaints.remove(made.id).value.is_open
    assert complaints.remove(made.id, removed=False).value.is_open
