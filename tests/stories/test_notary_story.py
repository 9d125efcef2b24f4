"""The worked example of the method: a first visit to a notary with two sites, prepared whole (Susan §1.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.preparation import Objective, Preparation, Side, Step, StepState
from salesdesk.domain.relations import Role, Status
from salesdesk.domain.smart import CONFIRMED_BY_SELLER
from salesdesk.domain.visits import SalesMethod, VisitKind
from salesdesk.paper.preview import whole_text
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.preparations import PreparationView
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import a_company, a_contact, a_relation, an_address, an_id, some_settings

NOW = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))
# DOMAIN §5: what the seller wants to bring home, what both want to reach, and what he asks.
INTERNAL = {
    "NAW", "DMU", "@", "interesse", "lev", "m2 / freq / overige", "€-TTL", "€-CONC", "afl. contr.",
    "nw. contract", "ABC", "vk%",
}  # fmt: skip
EXTERNAL = {"pres-bedr ↔", "wens+beh", "pres-prod", "vrvlg"}
QUESTIONS = {
    "bedrijf/organisatie", "functie", "positie", "DMU", "aantal locaties", "welke diensten",
    "vierkante meters", "frequentie", "tijdstip", "huidige leverancier", "einde contract",
    "termijn contract", "betaalt nu", "eisen product/dienst", "eisen leverancier", "nieuwe afspraak",
}  # fmt: skip


@pytest.fixture
def file(database: Database, tmp_path: Path) -> SellerFile:
    """We clean offices; the notary has a site in Haarlem and one in Beverwijk."""
    company = a_company(question_template="cleaning")
    neighbours = [
        a_relation(name=f"Kantoor {place}", address=an_address(postcode=postcode, place=place))
        for postcode, place in (("2012 AB", "Haarlem"), ("1942 AB", "Beverwijk"), ("1971 AB", "IJmuiden"))
    ]
    with database.write() as session:
        save_settings(session, some_settings(company=company))
        records.save_all(session, neighbours)
    return SellerFile(Profile(tmp_path), database, Clock(lambda: NOW, an_id))


@pytest.fixture
def prepared(file: SellerFile, database: Database) -> PreparationView:
    """Inside sales made the appointment with the office manager; the preparation is opened."""
    notary = a_relation(
        name="Notariskantoor Van der Kamp", status=Status.SUSPECT, branch="Notariaat",
        sites="Haarlem, Beverwijk",
        address=an_address(street="Jansweg 15", postcode="2011 KL", place="Haarlem"),
    )  # fmt: skip
    manager = a_contact(relation_id=notary.id, function="Officemanager", roles=frozenset({Role.INFLUENCER}))
    with database.write() as session:
        records.save_all(session, [notary, manager])
    visit = file.visits.plan(notary.id, date(2026, 12, 1), time(9, 0), minutes=60).value
    file.visits.save(replace(visit, made_by="binnendienst", contact_id=manager.id))
    return file.preparations.prepare(visit.id).value


def keywords(objectives: tuple[Objective, ...], side: Side) -> set[str]:
    return {item.keyword for item in objectives if item.side is side}


def wholly(file: SellerFile, preparation: Preparation) -> Preparation:
    """Every step done, a term set, and the SMART letters that only a seller can judge agreed."""
    letters = frozenset(letter.value for letter in CONFIRMED_BY_SELLER)
    goal = f"{preparation.external_objective} U krijgt ons voorstel binnen twee weken."
    kept = file.preparations.keep(replace(preparation, external_objective=goal, agreed_smart=letters)).value
    for step in Step:
        kept = file.preparations.mark_step(kept, step, StepState.DONE).value
    return kept


def test_the_catalogue_proposes_every_objective_and_question_of_the_example(
    prepared: PreparationView,
) -> None:
    preparation = prepared.preparation
    assert (prepared.visit.kind, preparation.method) == (VisitKind.FIRST, SalesMethod.NEEDS)
    assert keywords(preparation.objectives, Side.INTERNAL) >= INTERNAL
    assert keywords(preparation.objectives, Side.EXTERNAL) >= EXTERNAL
    assert {question.keyword for question in preparation.questions} >= QUESTIONS
    assert "Haarlem en Beverwijk" in preparation.external_objective


def test_every_objective_is_served_and_every_question_serves_one(prepared: PreparationView) -> None:
    assert (prepared.unserved, prepared.idle) == ((), ())


def test_it_can_be_prepared_completely_and_is_smart(file: SellerFile, prepared: PreparationView) -> None:
    wholly(file, prepared.preparation)
    view = file.preparations.view(prepared.visit.id)
    assert view is not None
    assert view.preparation.finished_steps == 10
    assert [verdict.letter for verdict in view.smart if not verdict.met] == []


def test_its_sheet_is_one_page_with_keywords_and_without_our_own_goals(
    file: SellerFile, prepared: PreparationView
) -> None:
    preparation = wholly(file, prepared.preparation)
    sheet = file.papers.guide(prepared.visit.id).value
    seen = " ".join(whole_text(sheet.content).split())
    assert (sheet.page_count, sheet.missing_glyphs) == (1, ())
    assert " ".join(preparation.external_objective.split()) in seen
    for words in (*(QUESTIONS), "Notariskantoor Van der Kamp", "Kantoor Beverwijk", "el Amrani"):
        assert words in seen
    for item in preparation.objectives:
        assert item.side is not Side.INTERNAL or item.text not in seen
