"""A seller lays an offer down, lets it go, hears what was ordered, and hands the order to head office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.offer_sending import Way
from salesdesk.domain.offers import LineKind, Offer, OfferState
from salesdesk.paper.preview import whole_text
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers import send_deeds
from salesdesk.ui.offers.decision_sheets import WonSheet
from salesdesk.ui.offers.doors import doors
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.order_deeds import OrderSheet
from salesdesk.ui.offers.order_part import OrderPart
from salesdesk.ui.offers.send_sheet import WAYS, SendSheet
from salesdesk.ui.offers.turns import ReleaseSheet
from tests.answers import Answers
from tests.builders import TODAY, an_offer_line
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, seller_file


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(file))
    yield made
    made.close()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the mail program was given; it is there."""
    given: list[Path] = []

    def open_outside(path: Path) -> bool:
        given.append(path)
        return True

    monkeypatch.setattr(send_deeds, "open_outside", open_outside)
    return given


def line(price: int, **over: Any) -> Any:
    return an_offer_line(unit_price=Decimal(price), quantity=Decimal(1), **over)


LINES = (
    line(100),
    line(50, kind=LineKind.ALTERNATIVE, choice="Mat", variant="Goed", is_chosen=True),
    line(80, kind=LineKind.ALTERNATIVE, choice="Mat", variant="Best"),
    line(25, kind=LineKind.OPTION, description="Randafwerking"),
)


def now(file: SellerFile, editor: OfferEditor) -> Offer:
    return file.offers.view(editor.offer_id).offer


def follow_ups(file: SellerFile) -> list[FollowUp]:
    with file.database.read() as session:
        return records.find(session, FollowUp)


def laid_down(file: SellerFile, rooms: Rooms, **over: Any) -> OfferEditor:
    offer = file.offers.release(a_draft(file, a_customer(file), lines=LINES, **over).id).value
    return rooms.open(offer_place(offer.id), OfferEditor)


def test_from_the_draft_to_a_mail_that_lies_ready(
    file: SellerFile, rooms: Rooms, answers: Answers, opened: list[Path]
) -> None:
    draft = a_draft(file, a_customer(file), lines=LINES, promised_on=date(2026, 11, 25))
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    seen: list[type[QWidget]] = []

    def answer(body: QWidget, _yes: str) -> bool:
        seen.append(type(body))
        if isinstance(body, SendSheet):
            assert body.person.currentText().startswith("F. el Amrani")
            assert "1 dag eerder" in body.promise.text.text()
            body.cc.set_value("inkoop@delinde.example")
        return True

    answers.sheet = answer
    editor.life.first.click()
    rooms.settle()
    assert seen == [ReleaseSheet, SendSheet]
    mail = message_from_bytes(opened[0].read_bytes(), policy=default)
    assert mail["To"] == '"F. el Amrani" <f.elamrani@delinde.example>'
    body = mail.get_body()
    assert body is not None
    assert "Op 1 december 2026 bel ik u" in body.get_content()
    (pdf,) = mail.iter_attachments()
    assert "OV1-1" in whole_text(pdf.get_content())
    assert now(file, editor).sent_on == TODAY
    assert [(item.text, item.due_on) for item in follow_ups(file)] == [
        ("Nabellen over offerte OV1-1", date(2026, 12, 1))
    ]
    assert "eerder verstuurd" in editor.header.sub.full_text()


def test_what_did_not_go_is_undone_from_the_toast(
    file: SellerFile, rooms: Rooms, answers: Answers, opened: list[Path]
) -> None:
    editor = laid_down(file, rooms)
    answers.sheet = True
    editor.life.first.click()
    rooms.settle()
    assert len(opened) == 1
    words, undo = rooms.said[-1]
    assert "genoteerd als verstuurd" in words
    undo()
    rooms.settle()
    assert now(file, editor).sent_on is None
    assert follow_ups(file) == []


def test_without_a_mail_program_the_mail_is_kept_where_he_says(
    file: SellerFile, rooms: Rooms, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send_deeds, "open_outside", lambda _path: False)
    editor = laid_down(file, rooms)
    answers.sheet = True
    answers.save_file = tmp_path / "offerte.eml"
    editor.life.first.click()
    rooms.settle()
    assert ("save_file", "Geen mailprogramma gevonden: bewaar de mail") in answers.asked
    assert b"X-Unsent: 1" in (tmp_path / "offerte.eml").read_bytes()
    assert now(file, editor).sent_on == TODAY


def test_who_keeps_nothing_has_sent_nothing(
    file: SellerFile, rooms: Rooms, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send_deeds, "open_outside", lambda _path: False)
    editor = laid_down(file, rooms)
    answers.sheet, answers.save_file = True, None
    editor.life.first.click()
    rooms.settle()
    assert now(file, editor).sent_on is None
    assert "niet verstuurd" in rooms.said[-1][0]


@pytest.mark.parametrize("way", [Way.PAPER, Way.ELSEWHERE])
def test_it_may_go_another_way(file: SellerFile, rooms: Rooms, answers: Answers, way: Way) -> None:
    editor = laid_down(file, rooms)
    shown: list[str] = []
    editor.life.going._show_pdf = lambda: shown.append("pdf")

    def answer(body: SendSheet, _yes: str) -> bool:
        body.way.set_on(WAYS.index(way))
        body.way.chosen.emit(WAYS.index(way))
        body.remind.click()
        return True

    answers.sheet = answer
    editor.life.first.click()
    rooms.settle()
    assert [each.way for each in file.sending.log(editor.offer_id)] == [way]
    assert (shown, follow_ups(file)) == (["pdf"] if way is Way.PAPER else [], [])


def test_a_refused_address_keeps_the_sheet_with_what_was_typed(
    file: SellerFile, rooms: Rooms, answers: Answers, opened: list[Path]
) -> None:
    editor = laid_down(file, rooms)
    bodies: list[SendSheet] = []

    def answer(body: SendSheet, _yes: str) -> bool:
        bodies.append(body)
        body.address.set_value("geen adres" if len(bodies) == 1 else "f@delinde.example")
        if len(bodies) == 1:
            body.text.setPlainText("Eigen woorden.")
        return True

    answers.sheet = answer
    editor.life.first.click()
    rooms.settle()
    assert bodies[0] is bodies[1]
    assert b"Eigen woorden." in opened[0].read_bytes()


def test_own_words_stay_until_another_text_is_chosen(file: SellerFile, rooms: Rooms) -> None:
    editor = laid_down(file, rooms)
    sheet = SendSheet(file.sending.view(editor.offer_id))
    sheet.text.setPlainText("Mijn eigen brief")
    sheet.remind.click()
    assert sheet.text.value() == "Mijn eigen brief"
    sheet.occasion.setCurrentIndex(1)
    sheet.occasion.activated.emit(1)
    assert "aangepaste offerte" in sheet.text.value()
    assert "bel ik u" not in sheet.text.value()


def test_sending_again_says_when_it_went_before(
    file: SellerFile, rooms: Rooms, answers: Answers, opened: list[Path]
) -> None:
    editor = laid_down(file, rooms)
    answers.sheet = True
    editor.life.first.click()
    rooms.settle()
    words = [action.text() for action in editor.life.menu().actions()]
    assert "Opnieuw versturen…" in words
    editor.life.send()
    rooms.settle()
    sheet = editor.life.going.sheet
    assert isinstance(sheet, SendSheet)
    assert sheet.text.value().count("nogmaals") == 1
    assert len(opened) == 2


def test_what_was_ordered_goes_to_head_office(
    file: SellerFile, rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    editor = laid_down(file, rooms)
    parts: list[str] = []

    def won(body: WonSheet, _yes: str) -> bool:
        part = body.findChild(OrderPart)
        assert isinstance(part, OrderPart)
        next(iter(part.options.values())).click()
        part.variants["Mat"].set_value("Best")
        part.variants["Mat"].edited.emit()
        part.reference.set_value("PO-2026-118")
        parts.append(part.amount.text())
        return True

    answers.sheet = won
    editor.life.win()
    rooms.settle()
    assert parts == ["€\xa0205,00 excl. btw"]
    assert (now(file, editor).state, now(file, editor).net) == (OfferState.WON, Decimal(205))

    def ordered(body: OrderSheet, _yes: str) -> bool:
        assert body.reference.value() == "PO-2026-118"
        body.deliver_on.set_value(date(2026, 12, 10))
        return True

    answers.sheet, answers.save_file = ordered, tmp_path / "order.csv"
    editor = rooms.open(offer_place(editor.offer_id), OfferEditor)
    editor.life.first.click()
    rooms.settle()
    text = (tmp_path / "order.csv").read_text(encoding="utf-8-sig")
    assert "PO-2026-118;10-12-2026" in text
    assert "Randafwerking" in text
    assert now(file, editor).ordered_at is not None


def test_a_win_undone_gives_back_what_was_offered(file: SellerFile, rooms: Rooms, answers: Answers) -> None:
    editor = laid_down(file, rooms)
    before = now(file, editor)

    def won(body: WonSheet, _yes: str) -> bool:
        part = body.findChild(OrderPart)
        assert isinstance(part, OrderPart)
        part.variants["Mat"].set_value("Best")
        return True

    answers.sheet = won
    editor.life.win()
    rooms.settle()
    rooms.said[-1][1]()
    rooms.settle()
    assert now(file, editor).lines == before.lines
