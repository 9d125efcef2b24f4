"""After a report: the mail with the letter, and whether an offer makes sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from salesdesk.domain.offer_check import Point
from salesdesk.domain.relations import Role
from salesdesk.domain.reports import Usefulness
from salesdesk.paper.preview import whole_text
from salesdesk.services.reports import ReportView
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.settings import save_settings
from tests.builders import (
    a_contact,
    a_preparation,
    a_relation,
    a_report,
    a_visit,
    an_agreement,
    some_settings,
)

TODAY = date(2026, 11, 24)
SECRET = "Concurrentia is goedkoper"


def reported(
    file: SellerFile, *, roles: frozenset[Role] = frozenset({Role.DECIDER}), **over: Any
) -> ReportView:
    """A report with one agreement, closed unless it may not be yet."""
    may_close = over.pop("may_close", True)
    email, language = over.pop("email", "f.elamrani@delinde.example"), over.pop("language", "nl")
    customer = a_relation(language=language, email="receptie@delinde.example")
    person = a_contact(relation_id=customer.id, roles=roles, email=email)
    visit = a_visit(relation_id=customer.id, visit_on=TODAY, contact_id=person.id)
    values: dict[str, Any] = {
        "usefulness": Usefulness.YES, "chance_percent": 45, "decision_month": date(2027, 2, 1),
        "next_step": "Opname", "next_step_on": date(2026, 12, 1), "summary": SECRET, "competitor": SECRET,
        "agreements": (an_agreement(what="Plattegronden mailen", due_on=None),), "closed_at": None, **over,
    }  # fmt: skip
    report = a_report(visit_id=visit.id, **values)
    with file.database.write() as session:
        save_settings(session, some_settings())
        records.save_all(session, [customer, person, visit, a_preparation(visit_id=visit.id), report])
    return file.reports.close(report).value if may_close else file.reports.open(visit.id).value


def mail_of(file: SellerFile, view: ReportView) -> EmailMessage:
    ready = file.report_sequel.customer_mail(view.visit.id).value
    message = message_from_bytes(ready.path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_mail_carries_the_letter_and_waits_to_be_sent(fresh: SellerFile) -> None:
    message = mail_of(fresh, reported(fresh))
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "f.elamrani@delinde.example"
    assert message["Subject"] == "Afspraken uit ons gesprek"
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "2026-11-24 Afspraken uit ons gesprek Kantoorhuis De Linde B.V.pdf"
    letter = whole_text(attached.get_content())
    assert "Plattegronden mailen" in letter
    body = message.get_body()
    assert body is not None
    assert SECRET not in letter + body.get_content()


@pytest.mark.parametrize(
    ("language", "greeting", "subject"),
    [
        ("nl", "Geachte mevrouw el Amrani,", "Afspraken uit ons gesprek"),
        ("en", "Dear Ms el Amrani,", None),
        ("fr", "Madame el Amrani,", None),
        ("de", "Sehr geehrte Frau el Amrani,", None),
    ],
)
def test_the_mail_speaks_the_customers_language(
    fresh: SellerFile, language: str, greeting: str, subject: str | None
) -> None:
    message = mail_of(fresh, reported(fresh, language=language))
    body = message.get_body()
    assert body is not None
    assert body.get_content().casefold().startswith(greeting[:5].casefold())
    assert (message["Subject"] == "Afspraken uit ons gesprek") is (language == "nl")
    assert subject is None or message["Subject"] == subject
    assert "Amrani" in body.get_content().splitlines()[0]


def test_without_an_address_of_the_person_the_company_gets_it(fresh: SellerFile) -> None:
    message = mail_of(fresh, reported(fresh, email="geen"))
    assert message["To"].addresses[0].addr_spec == "receptie@delinde.example"


@pytest.mark.parametrize(
    ("roles", "over", "against"),
    [
        ({Role.DECIDER}, {}, set()),
        ({Role.USER}, {}, {Point.DMU}),
        ({Role.DECIDER}, {"chance_percent": 20}, {Point.CHANCE}),
        ({Role.DECIDER}, {"decision_month": date(2027, 12, 1)}, {Point.TERM}),
        (set(), {"chance_percent": 0, "decision_month": None}, {Point.CHANCE, Point.TERM, Point.DMU}),
    ],
)
def test_an_offer_makes_sense_when_what_a_visit_can_settle_is_in_order(
    fresh: SellerFile, roles: set[Role], over: dict[str, Any], against: set[Point]
) -> None:
    advice = fresh.report_sequel.offer_advice(reported(fresh, roles=frozenset(roles), **over))
    assert {finding.point for finding in advice.against} == against
    assert advice.makes_sense is (not against)
    assert advice.made is None


def test_an_offer_made_from_this_visit_is_known(fresh: SellerFile) -> None:
    view = reported(fresh)
    offer = fresh.offers.start(view.visit.relation_id, view.visit.id).value
    again = fresh.reports.view(view.visit.id)
    assert again is not None
    assert fresh.report_sequel.offer_advice(again).made == offer


def test_the_letter_names_the_coming_visit_before_the_report_is_closed_too(fresh: SellerFile) -> None:
    view = reported(fresh)
    assert view.coming_visit is None
    planned = fresh.visits.plan(view.visit.relation_id, date(2026, 12, 8), view.visit.start_time).value
    again = fresh.reports.view(view.visit.id)
    assert again is not None
    assert again.coming_visit == planned
    still_open = replace(again, visit=replace(again.visit, visit_on=TODAY))
    assert still_open.coming_visit == planned
    assert "8 december 2026" in whole_text(fresh.papers.customer_report(view.visit.id).value.content)


def test_after_a_talk_without_agreements_the_mail_only_thanks(fresh: SellerFile) -> None:
    message = mail_of(
        fresh, reported(fresh, agreements=(), next_step="", next_step_on=None, language="fr", may_close=False)
    )
    (attached,) = message.iter_attachments()
    body = message.get_body()
    assert body is not None
    assert message["Subject"] == "Notre entretien"
    assert attached.get_filename() == "2026-11-24 Notre entretien Kantoorhuis De Linde B.V.pdf"
    for text in (body.get_content(), whole_text(attached.get_content())):
        assert "remercions" in text
        assert "convenus" not in text
        assert "inexactitude" not in text
