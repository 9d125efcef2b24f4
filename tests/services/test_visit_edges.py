"""Visits at the edges: who was removed, figures nobody can keep, reports that are closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from salesdesk.domain.preparation import Outcome, Step, StepState, Target
from salesdesk.domain.relations import Status
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Refused
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    VISIT_ID,
    a_contact,
    a_preparation,
    a_question,
    a_relation,
    a_report,
    a_visit,
    an_id,
    an_objective,
    some_settings,
)

Keep = Callable[..., None]
NINE = time(9, 0)


@pytest.fixture
def file(database: Database, tmp_path: Path) -> SellerFile:
    """One visit today at a prospect."""
    with database.write() as session:
        save_settings(session, some_settings())
        records.save_all(session, [a_relation(id=RELATION_ID), a_visit(id=VISIT_ID)])
    return SellerFile(Profile(tmp_path), database, Clock(lambda: NOW, an_id))


@pytest.fixture
def keep(database: Database, file: SellerFile) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


def test_a_removed_relation_is_off_the_day_and_the_route_and_comes_back(file: SellerFile) -> None:
    file.relations.remove(RELATION_ID)
    assert file.visits.day(TODAY) == []
    assert file.routes.day(TODAY).visits == ()
    assert file.routes.day(TODAY).dots == ()
    assert file.search.find("linde") == []
    file.relations.remove(RELATION_ID, removed=False)
    assert len(file.visits.day(TODAY)) == len(file.routes.day(TODAY).visits) == 1


def test_nothing_new_is_begun_at_a_removed_relation(file: SellerFile) -> None:
    file.relations.remove(RELATION_ID)
    with pytest.raises(Refused):
        file.visits.plan(RELATION_ID, TODAY, NINE)
    with pytest.raises(Refused):
        file.complaints.register(RELATION_ID, "Mat te laat gewisseld")


def test_who_left_is_not_proposed_for_the_next_visit(file: SellerFile, keep: Keep) -> None:
    gone, here = a_contact(surname="Vos"), a_contact(surname="Bos")
    keep(gone, here, a_visit(visit_on=TODAY - timedelta(days=9), contact_id=gone.id))
    assert file.visits.plan(RELATION_ID, TODAY, NINE).value.contact_id == gone.id
    file.relations.remove_contact(gone.id)
    assert file.visits.plan(RELATION_ID, TODAY, NINE).value.contact_id == here.id


def test_a_visit_at_a_dead_relation_is_still_driven_to(file: SellerFile, keep: Keep) -> None:
    known = file.routes.day(TODAY).plan.drive_km
    keep(a_relation(id=RELATION_ID, status=Status.DEAD))
    route = file.routes.day(TODAY)
    assert route.visits[0].located is not None
    assert route.plan.drive_km == known > 0
    assert route.dots == ()


@pytest.mark.parametrize(
    ("said", "employees"),
    [
        ("650", 650), ("ongeveer 48.500 wereldwijd", 48_500), ("12.5 fte", 12), ("1.234.567", 1_234_567),
        ("90000000000000000000", None), ("geen idee", None),
    ],
)  # fmt: skip
def test_an_answer_with_a_number_of_people_is_read_as_it_was_meant(
    said: str, employees: int | None, file: SellerFile, keep: Keep
) -> None:
    question = a_question(target=Target.EMPLOYEES, answer=said, asked=True)
    keep(a_relation(id=RELATION_ID, employees=None), a_preparation(questions=(question,)), a_report())
    view = file.reports.view(VISIT_ID)
    assert view is not None
    (proposed,) = view.takeovers
    file.reports.close(view.report, frozenset({proposed.key}))
    card = file.relations.card(RELATION_ID)
    assert (proposed.value, card.relation.employees) == (employees, employees)
    assert [(fact.text, fact.noted_on) for fact in card.facts] == [(said, view.visit.visit_on)]


def test_closing_is_one_step_all_or_nothing(file: SellerFile, keep: Keep, database: Database) -> None:
    keep(a_preparation(), a_report())
    view = file.reports.view(VISIT_ID)
    assert view is not None
    with pytest.raises(Refused):
        file.reports.close(replace(view.report, chance_percent=101))
    kept = file.reports.view(VISIT_ID)
    assert kept is not None
    assert (kept.report.is_closed, kept.visit.state) == (False, VisitState.PLANNED)
    assert kept.card.follow_ups == ()


def test_what_a_closed_report_says_cannot_be_changed_through_the_preparation(
    file: SellerFile, keep: Keep
) -> None:
    prepared = a_preparation(objectives=(an_objective(outcome=Outcome.REACHED),))
    keep(prepared, a_report(closed_at=NOW), a_visit(id=VISIT_ID, state=VisitState.HELD))
    assert file.preparations.keep(prepared).value == prepared
    with pytest.raises(Refused, match="ligt vast"):
        file.preparations.keep(replace(prepared, questions=(a_question(answer="toch anders"),)))
    with pytest.raises(Refused, match="ligt vast"):
        file.preparations.mark_step(prepared, Step.CRM, StepState.DONE)
    assert file.preparations.kept(VISIT_ID) == prepared
