"""The edges of leave: nothing to say, nobody to ask, no name, no key, no need."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.domain.offer_approval import ApprovalAnswer, ApprovalState
from salesdesk.domain.offers import LineKind
from salesdesk.errors import Refused
from salesdesk.services.approval_letters import answer_letter, request_letter
from salesdesk.services.approving import Approving
from salesdesk.services.clock import Clock
from salesdesk.services.lent_files import LentFiles
from salesdesk.storage import records
from salesdesk.storage.settings import load_settings, save_settings
from tests.approval_desks import ManagerDesk, SellerDesk, mail_text
from tests.builders import NOW, an_id, an_offer_line
from tests.offer_builders import an_approval_request


def an_approving(seller: SellerDesk) -> Approving:
    return Approving(seller.database, Clock(lambda: NOW, an_id), LentFiles(seller.database.path.parent))


def test_without_an_approver_the_mail_has_no_address_yet(seller: SellerDesk) -> None:
    mail = seller.approvals.ask(seller.draft("18").id, "Proef").value
    assert mail.to == ""
    assert "Dag," in mail_text(mail)


def test_a_request_says_options_and_that_no_margin_is_left(seller: SellerDesk, manager: ManagerDesk) -> None:
    lines = (
        an_offer_line(unit_price=Decimal(100), discount_percent=Decimal(40)),
        an_offer_line(kind=LineKind.OPTION, description="Onderhoud", unit_price=Decimal(10)),
    )
    draft = seller.draft(lines=lines, chance_percent=None, decision_month=None, override_reason="toch")
    text = mail_text(seller.approvals.ask(draft.id, "Proef").value)
    assert "Onderhoud" in text
    assert "(optie)" in text
    assert "geen marge over" in text
    assert "Kans volgens" not in text
    facts = manager.approving.open_request(seller.request(draft.id)).value
    assert facts.extra_revenue is None
    assert "Dag Ruud," in request_letter(replace(facts, place=""), "Ruud").body


def test_a_request_names_the_discount_on_the_total(seller: SellerDesk) -> None:
    line = an_offer_line(unit_price=Decimal(100), discount_percent=Decimal(0))
    draft = seller.draft(lines=(line,), discount_percent=Decimal(25), override_reason="toch")
    text = mail_text(seller.approvals.ask(draft.id, "Proef").value)
    assert "Korting op het totaal, 25\xa0%" in text


def test_an_answer_without_words_is_a_short_letter(seller: SellerDesk, manager: ManagerDesk) -> None:
    facts = manager.approving.open_request(seller.request(seller.draft("18").id)).value
    nobody = replace(facts, request=replace(facts.request, asked_by=""))
    answer = ApprovalAnswer(
        facts.request.id,
        facts.request.offer_id,
        "OV1-1",
        "",
        ApprovalState.REFUSED,
        None,
        "",
        NOW,
        "R. de Wit",
    )
    letter = answer_letter(nobody, answer)
    assert letter.body.startswith("Dag,\n\nDe korting op OV1-1 keur ik niet goed.\n\nOpen de bijlage")


def test_a_draft_that_was_thrown_away_asks_nothing(seller: SellerDesk) -> None:
    draft = seller.draft("18")
    seller.offers.delete(draft.id)
    with pytest.raises(Refused, match="verwijderd"):
        seller.approvals.ask(draft.id, "Proef")
    assert seller.approvals.stands() == {}


def test_a_request_of_too_many_lines_is_refused(seller: SellerDesk, manager: ManagerDesk) -> None:
    whole = json.loads(seller.request(seller.draft("18").id))
    whole["body"]["lines"] *= 1001
    with pytest.raises(Refused, match=r"geen bestand \.sdaanvraag"):
        manager.approving.open_request(json.dumps(whole).encode())


def test_the_role_needs_a_name_and_gives_one_key(seller: SellerDesk) -> None:
    approving = an_approving(seller)
    assert approving.key() is None
    with pytest.raises(Refused, match="Zet eerst aan"):
        approving.key_file()
    with seller.database.write() as session:
        settings = load_settings(session)
        save_settings(session, replace(settings, seller=replace(settings.seller, name=" ")))
    with pytest.raises(Refused, match="Vul eerst je naam in"):
        approving.begin(approves=True)
    with seller.database.write() as session:
        save_settings(session, settings)
    first = approving.begin(approves=True).value
    assert approving.begin(approves=False).value == first
    assert approving.begin(approves=True).value == first


def test_no_answer_before_the_decision_and_none_to_what_is_gone(
    seller: SellerDesk, manager: ManagerDesk
) -> None:
    assert manager.approving.waiting() == 0
    facts = manager.approving.open_request(seller.request(seller.draft("18").id)).value
    assert manager.approving.waiting() == 1
    with pytest.raises(Refused, match="nog niet beslist"):
        manager.approving.answer_file(facts.request.id)
    with pytest.raises(Refused, match="ligt hier niet meer"):
        manager.approving.decide(an_id(), Decimal(18))


def test_the_desk_of_a_seller_shows_only_his_own(seller: SellerDesk, manager: ManagerDesk) -> None:
    asked, other = seller.draft("18"), seller.draft("20")
    seller.approvals.ask(asked.id, "Proef")
    assert [request.label for request in seller.approvals.desk(asked.id).requests] == ["OV1-1"]
    assert seller.approvals.desk(other.id).requests == ()
    assert manager.approving.requests() == []


def test_a_key_and_a_sheet_are_told_apart(seller: SellerDesk, manager: ManagerDesk) -> None:
    assert seller.approvers.kind_of(manager.key()) == "sdsleutel"
    assert seller.approvers.kind_of(manager.codes(1).file.content) == "sdcodes"
    assert seller.approvers.read_key(manager.key()).name == "R. de Wit"
    seller.trust(manager)
    assert [seller.approvers.fingerprint(each) for each in seller.approvers.all()] == [manager.heard()]


@pytest.mark.parametrize("ids", [(1, 2), (2, 1)])
def test_the_request_asked_last_comes_first_whatever_its_id(seller: SellerDesk, ids: tuple[int, int]) -> None:
    draft = seller.draft("18")
    with seller.database.write() as session:
        for at, number in enumerate(ids):
            asked_at = NOW + timedelta(days=at)
            request = an_approval_request(id=UUID(int=number), offer_id=draft.id, asked_at=asked_at)
            records.save_all(session, [request])
    assert [each.id.int for each in seller.approvals.desk(draft.id).requests] == [ids[1], ids[0]]
