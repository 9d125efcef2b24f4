"""A seller pastes a list from Excel, lets the customer choose between machines and sends it in French."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from salesdesk import formats
from salesdesk.domain.offers import LineKind, Period
from salesdesk.domain.vat import VatClass
from salesdesk.errors import Refused
from salesdesk.paper.preview import whole_text
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers.doors import doors
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import DESCRIPTION, PRICE
from tests.builders import an_offer_line
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, seller_file, type_into

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier
EXCEL = """Artikel\tOmschrijving\tAantal\tEenheid\tPrijs\tBetaling
\tRéception et plan\t1\tpièce\t450,00\t
SZ-50\t\t1\t\t\t
\tService mensuel\t1\tmois\t1.185,00\tper maand
"""


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(file))
    yield made
    made.close()


def pick(editor: OfferEditor, row: int) -> None:
    editor.table.setFocus()
    editor.table.setCurrentIndex(editor.table.model().index(row, DESCRIPTION))


def test_from_excel_to_a_choice_on_paper(file: SellerFile, rooms: Rooms) -> None:
    customer = a_customer(file, language="fr")
    draft = a_draft(file, customer, language="fr", lines=())
    editor = rooms.open(offer_place(draft.id), OfferEditor)

    QGuiApplication.clipboard().setText(EXCEL)
    editor.table.setFocus()
    QTest.keyClick(editor.table, Qt.Key.Key_V, CONTROL)
    assert [line.net for line in editor.table.lines()] == [Decimal(450), Decimal(2450), Decimal(1185)]

    pick(editor, 1)
    editor.table.make_choice()
    type_into(editor.table.editor(), "Grande machine", ENTER)
    assert editor.table.open_cell(2, PRICE)
    type_into(editor.table.editor(), "7.890", ENTER, ESCAPE)
    pick(editor, 2)
    QTest.keyClick(editor.table, Qt.Key.Key_Space)
    assert editor.totals.total.text().endswith("22.560,00")
    QTest.keyClick(editor.table, Qt.Key.Key_Z, CONTROL)
    assert editor.totals.total.text().endswith("17.120,00")

    editor.totals.discount.setFocus()
    QTest.keyClicks(editor.totals.discount, "10")
    QTest.keyClick(editor.totals.discount, Qt.Key.Key_Tab)
    assert editor.totals.total.text().endswith("15.408,00")
    editor.autosave.flush()
    editor.desk.work.wait_idle()

    file.offers.release(draft.id, "budget besproken", "eerste order")
    seen = whole_text(file.offers.papers.paper(draft.id).content).replace(formats.NBSP, " ")
    assert "Choix : Schrobzuigmachine S50" in seen
    assert "Supplément de 4 896,00 €." in seen.replace("\u202f", " ")
    assert "par mois" in seen
    assert file.offers.view(draft.id).offer.net == Decimal("15408.00")


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"quantity": Decimal(0)}, "aantal van nul"),
        ({"discount_percent": Decimal(101)}, "tussen 0 en 100"),
        ({"vat_class": VatClass.MIDDLE}, "geen btw-tarief bekend"),
        ({"vat_class": VatClass.REVERSE}, "klant met een btw-nummer"),
        ({"note": "onderhoud " * 60_000}, "onder 20000 tekens"),
        ({"kind": LineKind.ALTERNATIVE, "choice": "K", "variant": "A"}, "geen keuze"),
    ],
)
def test_a_bad_line_goes_to_no_customer_and_says_why(
    file: SellerFile, over: dict[str, object], words: str
) -> None:
    draft = a_draft(file, a_customer(file, vat_number=""))
    bad = replace(draft, lines=(*draft.lines, replace(an_offer_line(), **over)))  # type: ignore[arg-type]

    def send() -> None:
        file.offers.save(bad)
        file.offers.release(draft.id, "reden", "reden")

    with pytest.raises(Refused, match=words):
        send()
    assert file.offers.view(draft.id).is_draft


def test_four_hundred_lines_are_kept_totalled_and_printed(file: SellerFile) -> None:
    kinds = (LineKind.PRODUCT, LineKind.PRODUCT, LineKind.OPTION, LineKind.SECTION)
    lines = tuple(
        an_offer_line(kind=kinds[at % 4], description=f"regel {at}", product_code="",
                      period=Period.MONTHLY if at % 8 == 1 else Period.ONCE)
        for at in range(400)
    )  # fmt: skip
    draft = a_draft(file, a_customer(file), lines=lines)
    view = file.offers.view(draft.id)
    assert len(view.offer.lines) == 400
    assert view.totals(view.offer).first_year == view.offer.net == Decimal("408.20") * (150 + 50 * 12)
    seen = whole_text(file.offers.papers.paper(file.offers.release(draft.id, "r", "r").value.id).content)
    assert all(f"regel {at}\n" in seen or f"regel {at} " in seen for at in (0, 1, 2, 399))


def test_a_note_as_long_as_may_be_is_printed_to_its_last_word(file: SellerFile) -> None:
    note = " ".join(f"w{at:05}" for at in range(2800))
    draft = a_draft(file, a_customer(file), lines=(an_offer_line(note=note),))
    sent = file.offers.release(draft.id, "r", "r").value
    assert "w02799" in whole_text(file.offers.papers.paper(sent.id).content)
