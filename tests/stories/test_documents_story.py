"""A brochure from the desktop to the customer's mailbox, and cards from the printer to the bag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from salesdesk.domain.relations import Salutation
from salesdesk.domain.visits import VisitKind
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.buttons import Button
from salesdesk.ui.desk import Desk
from salesdesk.ui.library.cards import CardScreen
from salesdesk.ui.library.documents import DocumentList
from salesdesk.ui.library.doors import doors as library_doors
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.settings.company_page import SellerPage
from salesdesk.ui.visits.documents_panel import DocumentsPanel
from salesdesk.ui.visits.doors import doors as visit_doors
from salesdesk.ui.visits.preparation import PreparationScreen
from tests.answers import Answers
from tests.builders import a_company, a_contact, a_relation, a_seller, a_visit
from tests.offer_desk import Rooms, type_into
from tests.paper.test_foreign_pdf import a_pdf
from tests.ui.outside import Outside, outside_programs


@pytest.fixture
def rooms(fresh: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, [*library_doors(fresh), *visit_doors(fresh)])
    yield made
    made.close()


@pytest.fixture
def outside(desk: Desk) -> Iterator[Outside]:
    with outside_programs() as made:
        yield made


def a_first_visit(file: SellerFile) -> UUID:
    """With a customer who speaks French."""
    file.settings.save_company(a_company(name="Vechtster", vat_number=""))
    file.settings.save_seller(a_seller(name="Sanne de Boer", email="sanne@vechtster.example"))
    relation = a_relation(name="Étude Lambert", language="fr")
    contact = a_contact(
        relation_id=relation.id, salutation=Salutation.MS, surname="Lambert", email="c.lambert@etude.example"
    )
    visit = a_visit(
        relation_id=relation.id, contact_id=contact.id, visit_on=file.clock.today(), start_time=time(10),
        kind=VisitKind.FIRST,
    )  # fmt: skip
    with file.database.write() as session:
        records.save_all(session, (relation, contact, visit))
    return visit.id


def drop(screen: DocumentList, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(40, 40), copy, mime, left, none))
    QApplication.sendEvent(screen, QDropEvent(QPointF(40, 40), copy, mime, left, none))


def step_six(rooms: Rooms, visit_id: UUID) -> DocumentsPanel:
    screen = rooms.open(Place(Noun.PREPARATION, visit_id, "6"), PreparationScreen)
    rooms.settle()
    panel = screen.card.panels[screen.card.step]
    assert isinstance(panel, DocumentsPanel)
    return panel


def test_a_brochure_goes_from_the_desktop_to_the_customer(
    rooms: Rooms, fresh: SellerFile, answers: Answers, outside: Outside, tmp_path: Path
) -> None:
    visit_id = a_first_visit(fresh)
    assert step_six(rooms, visit_id).lacking.isVisible()

    (tmp_path / "wie_wij_zijn.pdf").write_bytes(a_pdf(2))
    library = rooms.open(Place(Noun.LIBRARY), DocumentList)
    rooms.settle()
    drop(library, tmp_path / "wie_wij_zijn.pdf")
    rooms.settle()
    library.form.title.clear()
    type_into(library.form.title, "Qui nous sommes")
    library.form.corporate.click()
    answers.text = "www.vechtster.example/film"
    library.intake.add_link()
    rooms.settle()
    library.form.kinds[VisitKind.FIRST].click()
    library.autosave.flush()
    rooms.settle()

    panel = step_six(rooms, visit_id)
    assert not panel.lacking.isVisible()
    assert [tick.value() for tick in panel.ticks] == [True, False]
    panel.ticks[1].click()
    rooms.settle()
    panel.packing.mail.click()
    rooms.settle()
    message = message_from_bytes(Path(outside.opened[0]).read_bytes(), policy=default)
    body = message.get_body(("plain",))
    assert body is not None
    assert message["X-Unsent"] == "1"
    assert "<c.lambert@etude.example>" in message["To"]
    assert message["Subject"] == "Documentation de Vechtster"
    assert "Madame Lambert" in body.get_content()
    assert "https://www.vechtster.example/film" in body.get_content()
    (part,) = message.iter_attachments()
    assert (part.get_filename(), part.get_content()) == ("Qui nous sommes.pdf", a_pdf(2))

    stick = tmp_path / "stick"
    stick.mkdir()
    answers.choose_folder = stick
    panel.packing.folder.click()
    rooms.settle()
    assert sorted(path.name for path in stick.iterdir()) == ["Links.html", "Qui nous sommes.pdf"]
    fresh.close()
    assert not Path(outside.opened[0]).exists()


def test_new_cards_are_set_up_tested_printed_and_counted(rooms: Rooms, fresh: SellerFile, desk: Desk) -> None:
    a_first_visit(fresh)
    page = SellerPage(desk, fresh.settings)
    page.arrive(Place(Noun.SETTINGS, view="seller"))
    rooms.settle()
    type_into(page.inputs["mobile"], "06 00 41 20 31")
    page.autosave.flush()
    rooms.settle()

    screen = rooms.open(Place(Noun.LIBRARY, view="cards"), CardScreen)
    rooms.settle()
    type_into(screen.offset_x, "1,5")
    screen.print_test()
    rooms.settle()
    screen.print_sheet()
    rooms.settle()
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, PaperWindow)]
    texts = sorted((whole_text(window.paper.content).replace("\n", " ") for window in windows), key=len)
    assert "1,5 mm naar rechts" in texts[0]
    assert texts[1].count("M 06 00 41 20 31") == 10
    next(each for each in screen.findChildren(Button) if each.text() == "+10 gedrukt").click()
    rooms.settle()
    assert fresh.business_cards.view() == replace(fresh.business_cards.view(), count=10, is_counted=True)
    assert fresh.today.view().few_cards == 10
