"""More discount than the seller may give: asked by mail and decided on another desk, or by telephone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.paper.preview import whole_text
from salesdesk.paths import Profile
from salesdesk.services.approving import Approving
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.packing import MailReady
from salesdesk.services.papers import Paper
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from salesdesk.ui.approval_opening import EnrolSheet
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers import code_making
from salesdesk.ui.offers.approvals_page import ApprovalsPage
from salesdesk.ui.offers.code_making import CodesSheet
from salesdesk.ui.offers.doors import doors
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.leave import OfferLeave
from salesdesk.ui.offers.leave_sheets import AskSheet, CodeSheet
from salesdesk.ui.offers.list import OfferListScreen
from salesdesk.ui.offers.turns import ReleaseSheet
from salesdesk.ui.places import Place
from salesdesk.ui.settings.approval_page import ApprovalPage
from salesdesk.ui.settings.doors import doors as settings_doors
from tests.answers import Answers
from tests.approval_desks import QUICK, attached, codes_on
from tests.builders import an_id, an_offer_line, some_settings
from tests.database_fixtures import TEST_KEY
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, seller_file
from tests.ui.audit import audit
from tests.ui.outside import outside_programs


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, [*doors(file), *settings_doors(file, Preferences(), lambda _kept: None)])
    yield made
    made.close()


@pytest.fixture
def office(migrated_file: Path, tmp_path: Path, desk: Desk) -> Iterator[SellerFile]:
    """The file of who decides, on another laptop."""
    folder = tmp_path / "office"
    folder.mkdir()
    shutil.copyfile(migrated_file, folder / "salesdesk.db")
    with Database.open(folder / "salesdesk.db", TEST_KEY, desk.clock) as database:
        settings = some_settings()
        seller = replace(settings.seller, name="R. de Wit", email="r.dewit@noordstar.example")
        with database.write() as session:
            save_settings(session, replace(settings, seller=seller))
        yield SellerFile(Profile(folder), database, Clock(desk.clock, an_id))


@pytest.fixture
def office_rooms(office: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, [*doors(office), *settings_doors(office, Preferences(), lambda _kept: None)])
    yield made
    made.close()


def a_generous_draft(file: SellerFile) -> Offer:
    line = an_offer_line(
        product_code="GL-04", quantity=Decimal(4), unit_price=Decimal("312.50"), discount_percent=Decimal(18)
    )
    customer = a_customer(file, name="Kennemer Techniek Groothandel")
    return a_draft(file, customer, lines=(line,), discount_reason="proeforder")


def drop(screen: QWidget, path: Path) -> None:
    """A file out of the mail program, let go above the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    act, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(5, 5), act, data, left, none))
    QApplication.sendEvent(screen, QDropEvent(QPointF(5, 5), act, data, left, none))


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def taken_out(mail: str, path: Path) -> Path:
    """The attachment of a mail that lies ready, saved as its reader does."""
    return put(path, attached(MailReady(Path(mail), "", 0)))


def trust(file: SellerFile, office: SellerFile) -> None:
    office.approving.begin(approves=True)
    card = office.approving.key()
    assert card is not None
    file.approvers.enrol(office.approving.key_file().content, card.fingerprint)


def leave_of(editor: OfferEditor) -> OfferLeave:
    assert editor.life.leave is not None
    return editor.life.leave


def test_asked_by_mail_decided_elsewhere_and_sent(
    file: SellerFile, office: SellerFile, rooms: Rooms, office_rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    trust(file, office)
    draft = a_generous_draft(file)
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    assert leave_of(editor).row.chip.text() == "goedkeuring nodig"

    def fill_in(sheet: AskSheet, *_rest: object) -> bool:
        sheet.reason.set_value("Proeforder voor drie filialen")
        return True

    answers.sheet = fill_in
    with outside_programs() as outside:
        editor.life.first.click()  # sending leads to asking
        rooms.settle()
    assert answers.asked == [("sheet", "Goedkeuring vragen voor OV1-1")]
    request = taken_out(outside.opened[0], tmp_path / "vraag.sdaanvraag")
    assert leave_of(editor).row.chip.text() == "goedkeuring gevraagd"

    page = office_rooms.open(Place(Noun.OFFER, view="approvals"), ApprovalsPage)
    drop(page, request)
    office_rooms.settle()
    page = office_rooms.follow(ApprovalsPage)
    assert page.reason.text().endswith("Proeforder voor drie filialen")
    assert audit(page) == []
    page.panel.words.set_value("Akkoord, eenmalig")
    with outside_programs() as outside:
        page.panel.grant.click()
        office_rooms.settle()
    answer = taken_out(outside.opened[0], tmp_path / "terug.sdantwoord")

    drop(editor, answer)
    rooms.settle()
    row = leave_of(editor).row
    assert (row.chip.text(), row.words.text()) == ("goedgekeurd", "R. de Wit, 24-11-2026, t/m 18 %")
    sent = file.offers.release(draft.id).value
    assert sent.state is OfferState.RELEASED
    text = whole_text(file.offers.papers.pdf(draft.id))
    assert "1.025,00" in text
    for secret in ("24-11-2026, t/m", "goedgekeurd", "Akkoord, eenmalig", "Proeforder voor drie"):
        assert secret not in text


def test_a_refusal_is_told_with_its_words(
    file: SellerFile, office: SellerFile, rooms: Rooms, office_rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    trust(file, office)
    draft = a_generous_draft(file)
    request = put(tmp_path / "v.sdaanvraag", attached(file.approvals.ask(draft.id, "Proeforder").value))
    page = office_rooms.open(Place(Noun.OFFER, view="approvals"), ApprovalsPage)
    answers.choose_file = request
    page.opening.choose()
    office_rooms.settle()
    page = office_rooms.follow(ApprovalsPage)
    page.panel.refuse.click()
    office_rooms.settle()
    assert office.approving.waiting() == 1  # not without words
    page.panel.words.set_value("Bied liever een proefmaand aan.")
    with outside_programs() as outside:
        page.panel.refuse.click()
        office_rooms.settle()
    answers.choose_file = taken_out(outside.opened[0], tmp_path / "a.sdantwoord")
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    leave_of(editor).row.answer.click()
    rooms.settle()
    assert answers.told == ["OV1-1 is niet goedgekeurd R. de Wit: Bied liever een proefmaand aan."]
    assert leave_of(editor).row.chip.text() == "niet goedgekeurd"
    leave_of(editor).opening.choose()
    rooms.settle()
    assert "al verwerkt" in answers.told[-1]


def test_an_answer_can_be_dropped_on_the_list(
    file: SellerFile, office: SellerFile, rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    trust(file, office)
    draft = a_generous_draft(file)
    request = attached(file.approvals.ask(draft.id, "Proef").value)
    facts = office.approving.open_request(request).value
    answer = attached(office.approving.decide(facts.request.id, Decimal(18)).value)
    drop(rooms.open(offer_place(), OfferListScreen), put(tmp_path / "a.sdantwoord", answer))
    rooms.settle()
    assert leave_of(rooms.follow(OfferEditor)).row.chip.text() == "goedgekeurd"
    assert answers.told == []


def test_a_code_over_the_telephone(
    file: SellerFile,
    office: SellerFile,
    rooms: Rooms,
    office_rooms: Rooms,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trust(file, office)
    office.__dict__["approving"] = Approving(office.database, office.clock, office.lent, QUICK)
    shown: list[Paper] = []
    monkeypatch.setattr(code_making, "show_paper", lambda _desk, _papers, paper: shown.append(paper))

    def for_sanne(sheet: CodesSheet, *_rest: object) -> bool:
        sheet.seller.set_value("Sanne de Wit")
        sheet.count.set_value(Decimal(5))
        return True

    answers.sheet, answers.save_file = for_sanne, tmp_path / "vijf.sdcodes"
    page = office_rooms.open(Place(Noun.OFFER, view="approvals"), ApprovalsPage)
    page.making.ask()
    office_rooms.settle()
    codes = codes_on(shown[0].content)

    drop(rooms.open(Place(Noun.SETTINGS, view="approval"), ApprovalPage), tmp_path / "vijf.sdcodes")
    rooms.settle()
    draft = a_generous_draft(file)
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    typed = ["AAA-AAA-AAA", codes[2]]

    def as_heard(sheet: CodeSheet, *_rest: object) -> bool:
        sheet.number.set_value(3)
        sheet.code.set_value(typed.pop(0))
        return True

    answers.sheet, answers.choose = as_heard, 1
    editor.life.first.click()
    rooms.settle()
    assert "typefout" in answers.told[0]
    editor.life.first.click()
    rooms.settle()
    assert leave_of(editor).row.words.text() == "code 3, R. de Wit, t/m 20 %"
    assert file.offers.release(draft.id).value.approved_percent == 20


def test_a_key_is_enrolled_after_the_call(
    file: SellerFile, office: SellerFile, rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    office.approving.begin(approves=True)
    card = office.approving.key()
    assert card is not None
    key = put(tmp_path / "r.sdsleutel", office.approving.key_file().content)
    heard = ["ABCD-EFGH-JKLM-NPQR", card.fingerprint]

    def on_the_phone(sheet: EnrolSheet, *_rest: object) -> bool:
        sheet.heard.set_value(heard.pop(0))
        return True

    answers.sheet = on_the_phone
    page = rooms.open(Place(Noun.SETTINGS, view="approval"), ApprovalPage)
    drop(page, key)
    rooms.settle()
    assert "andere vingerafdruk" in answers.told[0]
    drop(page, key)
    rooms.settle()
    assert [each.name for each in file.approvers.all()] == ["R. de Wit"]
    assert audit(page, primaries=0) == []


def test_the_pages_fit_with_large_letters(
    large_type: None, file: SellerFile, office: SellerFile, rooms: Rooms, office_rooms: Rooms
) -> None:
    trust(file, office)
    office.approving.open_request(attached(file.approvals.ask(a_generous_draft(file).id, "Proef").value))
    page = office_rooms.open(Place(Noun.OFFER, view="approvals"), ApprovalsPage)
    assert audit(page) == []
    own = office_rooms.open(Place(Noun.SETTINGS, view="approval"), ApprovalPage)
    assert audit(own, primaries=0) == []
    others = rooms.open(Place(Noun.SETTINGS, view="approval"), ApprovalPage)
    assert audit(others, primaries=0) == []


def test_the_role_gives_a_key_and_a_page(rooms: Rooms, file: SellerFile) -> None:
    off = rooms.open(Place(Noun.OFFER, view="approvals"), ApprovalsPage)
    assert off.pages.currentIndex() == 2
    page = rooms.open(Place(Noun.SETTINGS, view="approval"), ApprovalPage)
    page.role.click()
    rooms.settle()
    card = file.approving.key()
    assert card is not None
    assert page.print.text() == card.fingerprint
    on = rooms.open(Place(Noun.OFFER, view="approvals"), ApprovalsPage)
    assert on.pages.currentIndex() == 1
    page = rooms.open(Place(Noun.SETTINGS, view="approval"), ApprovalPage)
    page.role.click()
    rooms.settle()
    page.role.click()
    rooms.settle()
    assert file.approving.key() == card  # laid down and taken up again, it is the same key


@pytest.mark.parametrize("name", ["foto.sdantwoord", "leeg.sdcodes"])
def test_a_strange_file_is_told_and_changes_nothing(
    rooms: Rooms, answers: Answers, tmp_path: Path, name: str
) -> None:
    page = rooms.open(Place(Noun.SETTINGS, view="approval"), ApprovalPage)
    drop(page, put(tmp_path / name, b"\x89PNG"))
    rooms.settle()
    assert "geen antwoord, aanvraag, sleutel of codebestand" in answers.told[0]
    page.opening.open(tmp_path / "weg.sdantwoord")
    assert "kan niet worden gelezen" in rooms.said[-1][0]


def test_who_decides_sees_what_goes_off_the_total(
    file: SellerFile, office: SellerFile, office_rooms: Rooms, tmp_path: Path
) -> None:
    trust(file, office)
    draft = a_draft(file, a_customer(file), discount_percent=Decimal(25), discount_reason="proef")
    mail = file.approvals.ask(draft.id, "Proef").value
    page = office_rooms.open(Place(Noun.OFFER, view="approvals"), ApprovalsPage)
    drop(page, taken_out(str(mail.path), tmp_path / "vraag.sdaanvraag"))
    office_rooms.settle()
    page = office_rooms.follow(ApprovalsPage)
    said = {each.text().replace("\xa0", " ") for each in page.side.findChildren(QLabel)}
    assert {"Op totaal", "25 %"} <= said


def test_a_discount_on_the_total_asks_its_reason_on_the_sheet(
    file: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    line = an_offer_line(product_code="GL-04", quantity=Decimal(4), unit_price=Decimal("312.50"))
    customer = a_customer(file, name="Kennemer Techniek Groothandel")
    draft = a_draft(file, customer, lines=(line,), discount_percent=Decimal(8))
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    assert "Samen 8" in editor.discount.note.text.text()
    seen: list[bool] = []

    def fill_in(sheet: ReleaseSheet, *_rest: object) -> bool:
        seen.append(sheet.discount_reason.isVisibleTo(sheet))
        sheet.discount_reason.set_value("Grote order")
        return False

    answers.sheet = fill_in
    editor.life.first.click()
    rooms.settle()
    assert seen == [True]
