"""A customer asks for less: a new revision, the sheet of what changed, and a yes after the last day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from email import message_from_bytes
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Status
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers import compare
from salesdesk.ui.offers.compare import CompareScreen
from salesdesk.ui.offers.decision_sheets import WonSheet
from salesdesk.ui.offers.doors import doors
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import QUANTITY
from salesdesk.ui.paper_window import PaperWindow
from tests.answers import Answers
from tests.builders import TODAY
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, seller_file
from tests.ui.offers.editor.conftest import ENTER, cell


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(file))
    yield made
    made.close()


def sent_before(file: SellerFile, days: int) -> Offer:
    """The first revision, laid down and sent so many days ago."""
    first = file.offers.release(a_draft(file, a_customer(file)).id).value
    day = TODAY - timedelta(days=days)
    aged = replace(first, offered_on=day, sent_on=day, valid_until=day + timedelta(days=30))
    with file.database.write() as session:
        records.save(session, aged)
    return aged


def test_a_revision_is_made_compared_printed_and_mailed(
    file: SellerFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    first = sent_before(file, 9)
    kept = file.offers.papers.pdf(first.id)
    editor = rooms.open(offer_place(first.id), OfferEditor)
    editor.life.revise()
    rooms.settle()
    editor = rooms.follow(OfferEditor)
    cell(editor, 0, QUANTITY, "3", ENTER)
    editor.autosave.flush()
    rooms.settle()
    second = file.offers.release(editor.offer_id).value
    editor = rooms.open(offer_place(second.id), OfferEditor)
    editor.life.compare()
    screen = rooms.follow(CompareScreen)
    assert screen.header.title.full_text() == "OV1-1 → OV1-2"
    (line,) = screen.lines.lines()
    assert "4 stuk → 3 stuk" in line.quantity

    screen.sheet.click()
    rooms.settle()
    (window,) = [
        each for each in qapp.topLevelWidgets() if isinstance(each, PaperWindow) and each.isVisible()
    ]
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(window.paper.content)).pages)
    window.close()
    assert "Wijzigingsblad OV1-2" in text
    assert "4 stuk → 3 stuk" in text

    opened: list[Path] = []

    def open_outside(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(compare, "open_outside", open_outside)
    screen.mail.click()
    rooms.settle()
    mail = message_from_bytes(opened[0].read_bytes())
    assert "OV1-2" in str(mail["Subject"])
    assert file.offers.papers.pdf(first.id) == kept
    assert file.offers.view(first.id).offer.state is OfferState.REPLACED


def test_a_yes_after_the_last_day_is_taken_with_a_reason(
    file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    sent = sent_before(file, 40)
    assert file.begin_day().value >= 1
    editor = rooms.open(offer_place(sent.id), OfferEditor)
    assert file.offers.view(sent.id).offer.state is OfferState.EXPIRED

    def say_why(sheet: WonSheet, *_rest: object) -> bool:
        assert sheet.late_form.isVisibleTo(sheet)
        sheet.late_reason.set_value("directie was weg")
        return True

    answers.sheet = say_why
    editor.life.win()
    rooms.settle()
    won = file.offers.view(sent.id)
    assert (won.offer.state, won.offer.late_reason) == (OfferState.WON, "directie was weg")
    assert won.relation.status is Status.CUSTOMER
    assert won.offer.net > Decimal(0)
