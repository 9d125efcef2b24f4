"""What the catalogue proposes for a visit, and how a preparation follows when the visit changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from salesdesk.domain.company import Company, Experience, Seller
from salesdesk.domain.preparation import Step, StepState
from salesdesk.domain.preparation_edits import with_state
from salesdesk.domain.relations import Status
from salesdesk.domain.visits import Visit, VisitKind, VisitState
from salesdesk.services.preparations import PreparationView
from salesdesk.services.proposals import follow_subject, places_of
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.words import use_language
from tests.builders import a_relation, a_report, a_visit, an_id

CLEANING = "cleaning"


def sells(file: SellerFile, template: str) -> None:
    company: Company = file.settings.view().company
    file.settings.save_company(replace(company, name="Vechtster", question_template=template))


def practised(file: SellerFile, experience: Experience) -> None:
    seller: Seller = file.settings.view().seller
    file.settings.save_seller(replace(seller, name="Sanne", experience=experience))


def planned(file: SellerFile, **over: Any) -> Visit:
    relation = {"status": Status.PROSPECT, **over.pop("relation", {})}
    made = a_relation(**relation)
    visit = a_visit(id=an_id(), relation_id=made.id, contact_id=None, **over)
    with file.database.write() as session:
        records.save_all(session, [made, visit])
    return visit


def prepared(file: SellerFile, visit_id: UUID) -> PreparationView:
    return file.preparations.prepare(visit_id).value


@pytest.mark.parametrize(
    ("own", "subject", "branch", "used"),
    [
        (CLEANING, "Netwerk en telefonie", "", CLEANING),
        ("general", "Netwerk en telefonie", "", "ict"),
        ("general", "Kennismaking", "Groothandel in verpakkingen", "packaging"),
        ("general", "Kennismaking", "", "general"),
    ],
)
def test_the_template_is_that_of_the_seller_else_what_subject_or_branch_points_to(
    fresh: SellerFile, own: str, subject: str, branch: str, used: str
) -> None:
    sells(fresh, own)
    view = prepared(fresh, planned(fresh, subject=subject, relation={"branch": branch}).id)
    assert view.template.slug == used
    assert view.preparation.template == ("" if used == own else used)


def test_another_template_that_fits_is_offered(fresh: SellerFile) -> None:
    sells(fresh, CLEANING)
    view = prepared(fresh, planned(fresh, subject="Netwerk en telefonie").id)
    fits = fresh.preparations.fitting_template(view)
    assert fits is not None
    assert fits.slug == "ict"
    chosen = fresh.preparations.keep(fresh.preparations.templated(view, "ict")).value
    again = fresh.preparations.view(view.visit.id)
    assert again is not None
    assert (chosen.template, again.template.slug) == ("ict", "ict")
    assert fresh.preparations.fitting_template(again) is None


def test_the_sentence_said_aloud_follows_the_subject(fresh: SellerFile) -> None:
    sells(fresh, CLEANING)
    visit = planned(fresh, subject="De nieuwe vleugel")
    assert "rond de nieuwe vleugel" in prepared(fresh, visit.id).preparation.external_objective
    fresh.visits.save(replace(visit, subject="Glasbewassing van het atrium"))
    after = fresh.preparations.kept(visit.id)
    assert after is not None
    assert "rond glasbewassing van het atrium" in after.external_objective


def test_a_sentence_of_his_own_does_not_follow_the_subject(fresh: SellerFile) -> None:
    visit = planned(fresh, subject="De nieuwe vleugel")
    view = prepared(fresh, visit.id)
    fresh.preparations.keep(replace(view.preparation, external_objective="Samen de vleugel bekijken."))
    fresh.visits.save(replace(visit, subject="Glasbewassing van het atrium"))
    after = fresh.preparations.kept(visit.id)
    assert after is not None
    assert after.external_objective == "Samen de vleugel bekijken."


def test_another_kind_is_noticed_and_followed_on_request(fresh: SellerFile) -> None:
    visit = planned(fresh)
    assert not prepared(fresh, visit.id).is_of_another_kind
    fresh.visits.save(replace(visit, kind=VisitKind.AFTER_SALES))
    view = fresh.preparations.view(visit.id)
    assert view is not None
    assert view.is_of_another_kind
    fresh.preparations.keep(fresh.preparations.rekinded(view))
    after = fresh.preparations.view(visit.id)
    assert after is not None
    assert not after.is_of_another_kind
    assert "tevreden" in [item.keyword for item in after.preparation.objectives]


def test_a_preparation_begun_in_dutch_stays_dutch_on_an_english_screen(fresh: SellerFile) -> None:
    visit = planned(fresh)
    prepared(fresh, visit.id)
    fresh.visits.save(replace(visit, kind=VisitKind.AFTER_SALES))
    use_language("en")
    view = fresh.preparations.view(visit.id)
    assert view is not None
    goals = {item.keyword for item in fresh.preparations.rekinded(view).objectives}
    assert "tevreden" in goals
    assert not {"satisfied", "NAW"} & goals


@pytest.mark.parametrize(
    ("status", "met", "known"),
    [
        (Status.PROSPECT, False, False),
        (Status.PROSPECT, True, True),
        (Status.CUSTOMER, False, True),
        (Status.FORMER, False, True),
        (Status.SUSPECT, False, False),
    ],
)
def test_a_relation_is_known_when_we_deliver_or_were_there(
    fresh: SellerFile, status: Status, met: bool, known: bool
) -> None:
    visit = planned(fresh, relation={"status": status})
    if met:
        with fresh.database.write() as session:
            records.save(session, replace(visit, id=an_id(), state=VisitState.HELD))
    assert prepared(fresh, visit.id).depth.known is known


@pytest.mark.parametrize(("experience", "count"), [(Experience.STARTING, 10), (Experience.VETERAN, 4)])
def test_the_experience_in_the_settings_decides(
    fresh: SellerFile, experience: Experience, count: int
) -> None:
    practised(fresh, experience)
    assert len(prepared(fresh, planned(fresh).id).required) == count


def test_the_moment_of_being_ready_is_kept_and_taken_back(fresh: SellerFile) -> None:
    practised(fresh, Experience.VETERAN)
    preparation = prepared(fresh, planned(fresh).id).preparation
    for step in Step:
        assert preparation.ready_at is None
        preparation = with_state(preparation, step, StepState.DONE)
    ready = fresh.preparations.keep(preparation).value
    assert ready.ready_at == fresh.clock.now()
    opened = with_state(ready, Step.QUESTIONS, StepState.BUSY)
    assert fresh.preparations.keep(opened).value.ready_at is None


@pytest.mark.parametrize(
    ("sites", "places"),
    [
        ("", []),
        ("3", []),
        ("Haarlem en Beverwijk", ["Haarlem", "Beverwijk"]),
        ("Gent; Aalst, 2", ["Gent", "Aalst"]),
    ],
)
def test_towns_are_read_from_the_sites(sites: str, places: list[str]) -> None:
    assert places_of(sites) == places


def test_a_closed_report_keeps_the_sentence_that_was_said(fresh: SellerFile) -> None:
    visit = planned(fresh, subject="De nieuwe vleugel")
    prepared(fresh, visit.id)
    with fresh.database.write() as session:
        records.save(session, a_report(id=an_id(), visit_id=visit.id, closed_at=fresh.clock.now()))
        follow_subject(session, visit, replace(visit, subject="Glasbewassing"))
    kept = fresh.preparations.kept(visit.id)
    assert kept is not None
    assert "rond de nieuwe vleugel" in kept.external_objective
