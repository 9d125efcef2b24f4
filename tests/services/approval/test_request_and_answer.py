"""Asking for more discount by file, and what comes back: only the right answer to what was asked counts."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import select

from salesdesk.domain.offer_approval import ApprovalAnswer, ApprovalRequest, ApprovalStand, ApprovalState
from salesdesk.domain.offers import OfferState
from salesdesk.errors import Refused
from salesdesk.exchange.approval_files import answer_bytes
from salesdesk.exchange.signing import public_key_of, signature_of
from salesdesk.services.approval_key import read_private_key
from salesdesk.services.approving import Approving, inbox_key
from salesdesk.services.clock import Clock
from salesdesk.services.lent_files import LentFiles
from salesdesk.storage import records
from salesdesk.storage.rows import OutboxRow
from salesdesk.storage.settings import read_setting, write_setting
from tests.approval_desks import ManagerDesk, SellerDesk, attached, mail_text
from tests.builders import NOW, an_id, an_offer_line


def test_the_mail_says_what_it_is_about_and_carries_the_request(
    seller: SellerDesk, manager: ManagerDesk
) -> None:
    seller.trust(manager)
    mail = seller.approvals.ask(seller.draft("18").id, "Proeforder voor drie filialen").value
    text = mail_text(mail)
    assert mail.to == "r.dewit@noordstar.example"
    for words in (
        "18\u00a0%",
        "OV1-1",
        "Proeforder voor drie filialen",
        "820,00",
        "extra omzet",
        "60\u00a0%",
    ):
        assert words in text
    facts = manager.approving.open_request(attached(mail)).value
    assert (facts.request.label, facts.request.discount_percent) == ("OV1-1", Decimal(18))
    assert (facts.request.net, facts.discount, facts.chance_percent) == (Decimal(820), Decimal(180), 60)


def test_a_granted_request_opens_the_door_and_stays_on_record(
    seller: SellerDesk, manager: ManagerDesk
) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    with pytest.raises(Refused, match="vraag eerst goedkeuring"):
        seller.offers.release(draft.id)
    decided = seller.approvals.open_answer(manager.answer(seller.request(draft.id), "18")).value
    assert (decided.state, decided.most_percent) == (ApprovalState.GRANTED, Decimal(18))
    sent = seller.offers.release(draft.id).value
    assert sent.state is OfferState.RELEASED
    assert (sent.approval, sent.approved_percent) == ("R. de Wit, 24-11-2026, t/m 18 %", Decimal(18))


def test_a_refusal_brings_its_words_and_opens_nothing(seller: SellerDesk, manager: ManagerDesk) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    answer = manager.answer(seller.request(draft.id), None, "Bied liever een onderhoudsbeurt aan.")
    decided = seller.approvals.open_answer(answer).value
    assert (decided.state, decided.answer) == (ApprovalState.REFUSED, "Bied liever een onderhoudsbeurt aan.")
    assert seller.approvals.stands() == {draft.id: ApprovalStand.REFUSED}
    with pytest.raises(Refused, match="vraag eerst"):
        seller.offers.release(draft.id)


def test_less_may_be_granted_than_was_asked(seller: SellerDesk, manager: ManagerDesk) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    seller.approvals.open_answer(manager.answer(seller.request(draft.id), "16"))
    with pytest.raises(Refused, match="vraag eerst"):
        seller.offers.release(draft.id)
    seller.with_percent(draft, "16")
    assert seller.offers.release(draft.id).value.state is OfferState.RELEASED


@pytest.mark.parametrize(
    ("percent", "goes"), [("17.9", True), ("18", True), ("18.001", False), ("30", False)]
)
def test_after_leave_less_may_always_be_given_and_more_never(
    seller: SellerDesk, manager: ManagerDesk, percent: str, goes: bool
) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    seller.approvals.open_answer(manager.answer(seller.request(draft.id), "18"))
    seller.with_percent(draft, percent)
    if goes:
        seller.offers.release(draft.id)
    else:
        with pytest.raises(Refused, match="vraag eerst"):
            seller.offers.release(draft.id)


def test_an_answer_from_a_key_that_nobody_enrolled_does_nothing(
    seller: SellerDesk, manager: ManagerDesk, stranger: ManagerDesk
) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    request = seller.request(draft.id)
    with pytest.raises(Refused, match="niet ingeschreven"):
        seller.approvals.open_answer(stranger.answer(request, "90"))
    assert seller.now_has(draft).approved_percent is None
    seller.approvals.open_answer(manager.answer(request, "18"))


@pytest.mark.parametrize(
    ("field", "value"),
    [("most_percent", "90"), ("state", "granted"), ("digest", "0" * 64), ("label", "OV2-1")],
)
def test_an_answer_that_was_changed_on_its_way_is_noticed(
    seller: SellerDesk, manager: ManagerDesk, field: str, value: str
) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    whole = json.loads(manager.answer(seller.request(draft.id), None, "nee"))
    whole["body"][field] = value
    with pytest.raises(Refused, match="onderweg veranderd"):
        seller.approvals.open_answer(json.dumps(whole).encode())
    assert seller.now_has(draft).approved_percent is None


def test_an_answer_for_another_offer_does_nothing(seller: SellerDesk, manager: ManagerDesk) -> None:
    seller.trust(manager)
    first = seller.draft("18")
    answer = manager.answer(seller.request(first.id), "18")
    with seller.database.write() as session:
        (request,) = records.find(session, ApprovalRequest)
        records.save(session, replace(request, deleted=True, digest="0" * 64))
    with pytest.raises(Refused, match="hoort niet bij wat er voor OV1-1 gevraagd is"):
        seller.approvals.open_answer(answer)
    second = seller.draft("20")
    assert seller.now_has(second).approved_percent is None


def test_an_answer_to_a_request_of_a_colleague_is_told_apart(
    seller: SellerDesk, manager: ManagerDesk
) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    facts = manager.approving.open_request(seller.request(draft.id)).value
    other = replace(facts.request, id=draft.id)  # a request that never left this desk
    with manager.database.write() as session:
        records.save(session, other)
        write_setting(session, inbox_key(other.id), read_setting(session, inbox_key(facts.request.id)))
    mail = manager.approving.decide(other.id, Decimal(18)).value
    with pytest.raises(Refused, match="niet in jouw gegevens staat"):
        seller.approvals.open_answer(attached(mail))


def test_an_offer_that_changed_since_waits_for_its_old_prices(
    seller: SellerDesk, manager: ManagerDesk
) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    answer = manager.answer(seller.request(draft.id), "18")
    seller.with_percent(draft, "25")
    with pytest.raises(Refused, match="is veranderd nadat je goedkeuring vroeg"):
        seller.approvals.open_answer(answer)
    seller.with_percent(draft, "18")
    seller.approvals.open_answer(answer)
    assert seller.now_has(draft).approved_percent == 18


def test_an_answer_counts_once(seller: SellerDesk, manager: ManagerDesk) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    answer = manager.answer(seller.request(draft.id), "18")
    seller.approvals.open_answer(answer)
    with pytest.raises(Refused, match="al verwerkt"):
        seller.approvals.open_answer(answer)
    assert seller.now_has(draft).approved_percent == 18


def test_an_answer_that_comes_after_sending_changes_nothing(seller: SellerDesk, manager: ManagerDesk) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    answer = manager.answer(seller.request(draft.id), "18")
    seller.with_percent(draft, "10")
    seller.offers.release(draft.id)
    with pytest.raises(Refused, match="geen concept meer"):
        seller.approvals.open_answer(answer)


def test_the_kept_answer_can_be_proved_again(seller: SellerDesk, manager: ManagerDesk) -> None:
    """What is kept of a decision is all that was signed: head office can check it later."""
    seller.trust(manager)
    draft = seller.draft("18")
    seller.approvals.open_answer(manager.answer(seller.request(draft.id), "18.5", "Akkoord"))
    (kept,) = seller.approvals.desk(draft.id).requests
    assert kept.decided_at is not None
    with manager.database.read() as session:
        private = read_private_key(session)
    again = ApprovalAnswer(
        kept.id, kept.offer_id, kept.label, kept.digest, kept.state, kept.most_percent, kept.answer,
        kept.decided_at, kept.decided_by,
    )  # fmt: skip
    assert kept.signature == f"{public_key_of(private)}:{signature_of(answer_bytes(again, private))}"


def test_a_request_that_shows_other_prices_than_it_asks_for_is_refused(
    seller: SellerDesk, manager: ManagerDesk
) -> None:
    whole = json.loads(seller.request(seller.draft("18").id))
    whole["body"]["lines"][0]["discount"] = "3"
    with pytest.raises(Refused, match="onderweg veranderd"):
        manager.approving.open_request(json.dumps(whole).encode())


def test_a_request_that_names_a_lower_discount_than_its_lines_is_refused(
    seller: SellerDesk, manager: ManagerDesk
) -> None:
    whole = json.loads(seller.request(seller.draft("18").id))
    whole["body"]["percent"] = "6"
    with pytest.raises(Refused, match="onderweg veranderd"):
        manager.approving.open_request(json.dumps(whole).encode())


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"salesdesk": "sdantwoord", "version": 1, "body": {}}', b"[" * 100_000,
     b'{"salesdesk": "sdaanvraag", "version": 1, "body": {"id": 5}}', b"x" * 5_000_000],
)  # fmt: skip
def test_a_file_of_another_kind_is_no_request(manager: ManagerDesk, content: bytes) -> None:
    with pytest.raises(Refused, match=r"geen bestand .sdaanvraag"):
        manager.approving.open_request(content)


def test_a_file_of_a_newer_program_is_left_alone(seller: SellerDesk, manager: ManagerDesk) -> None:
    whole = json.loads(seller.request(seller.draft("18").id))
    with pytest.raises(Refused, match="nieuwere SalesDesk"):
        manager.approving.open_request(json.dumps({**whole, "version": 2}).encode())


def test_asking_again_without_a_change_is_the_same_request(seller: SellerDesk, manager: ManagerDesk) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    first, again = seller.request(draft.id), seller.request(draft.id, "Nu met meer uitleg")
    assert manager.approving.open_request(first).value.request.id == json_id(again)
    assert [each.reason for each in seller.approvals.desk(draft.id).requests] == ["Nu met meer uitleg"]
    manager.approving.open_request(again)
    assert [facts.request.reason for facts in manager.approving.requests()] == ["Nu met meer uitleg"]


def json_id(request: bytes) -> object:
    return UUID(json.loads(request)["body"]["id"])


def test_a_request_needs_a_reason_and_a_need(seller: SellerDesk) -> None:
    with pytest.raises(Refused, match="Schrijf op waarom"):
        seller.approvals.ask(seller.draft("18").id, "  ")
    with pytest.raises(Refused, match="goedkeuring is niet nodig"):
        seller.approvals.ask(seller.draft("15").id, "Grote order")


def test_a_manager_decides_once_and_says_why_not(seller: SellerDesk, manager: ManagerDesk) -> None:
    facts = manager.approving.open_request(seller.request(seller.draft("18").id)).value
    with pytest.raises(Refused, match="waarom niet"):
        manager.approving.decide(facts.request.id, None, " ")
    with pytest.raises(Refused, match="tussen 0 en 100"):
        manager.approving.decide(facts.request.id, Decimal(101))
    manager.approving.decide(facts.request.id, Decimal(18))
    with pytest.raises(Refused, match="al beslist"):
        manager.approving.decide(facts.request.id, Decimal(20))
    assert manager.approving.answer_file(facts.request.id).name == "Antwoord OV1-1.sdantwoord"


def test_a_request_opened_twice_stays_decided(seller: SellerDesk, manager: ManagerDesk) -> None:
    request = seller.request(seller.draft("18").id)
    manager.answer(request, "18")
    again = manager.approving.open_request(request).value
    assert again.request.state is ApprovalState.GRANTED
    assert len(manager.approving.requests()) == 1


def test_nobody_decides_about_his_own_offer(seller: SellerDesk, manager: ManagerDesk) -> None:
    request = seller.request(seller.draft("18").id)
    own = Approving(seller.database, Clock(lambda: NOW, an_id), LentFiles(seller.database.path.parent))
    own.begin(approves=True)
    with pytest.raises(Refused, match="eigen gegevens"):
        own.open_request(request)
    card = own.key()
    assert card is not None
    with pytest.raises(Refused, match="je eigen sleutel"):
        seller.approvers.enrol(own.key_file().content, card.fingerprint)


def test_the_stands_follow_what_happens(seller: SellerDesk, manager: ManagerDesk) -> None:
    seller.trust(manager)
    draft = seller.draft("18")
    seller.draft("15", lines=(an_offer_line(discount_percent=Decimal(15)),))
    stands = [seller.approvals.stands()[draft.id]]
    request = seller.request(draft.id)
    stands.append(seller.approvals.stands()[draft.id])
    seller.approvals.open_answer(manager.answer(request, "18"))
    stands.append(seller.approvals.stands()[draft.id])
    seller.with_percent(draft, "19")
    stands.append(seller.approvals.stands()[draft.id])
    wanted = [ApprovalStand.NEEDED, ApprovalStand.ASKED, ApprovalStand.APPROVED, ApprovalStand.NEEDED]
    assert stands == wanted


def test_requests_and_answers_go_to_head_office_and_the_key_never(
    seller: SellerDesk, manager: ManagerDesk
) -> None:
    seller.trust(manager)
    seller.approvals.open_answer(manager.answer(seller.request(seller.draft("18").id), "18"))
    with seller.database.read() as session:
        states = [
            row.fields.get("state")
            for row in session.scalars(select(OutboxRow).order_by(OutboxRow.seq))
            if row.table_name == "approval_request"
        ]
    assert states == ["asked", "granted"]
    with manager.database.read() as session:
        sent = [(row.fields, row.before) for row in session.scalars(select(OutboxRow))]
        assert read_private_key(session) not in str(sent)
