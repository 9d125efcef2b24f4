"""What the import asks when a file does not speak for itself."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Status
from salesdesk.services.changes import Noun
from salesdesk.services.imports import Kind, RowState
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.fields import Choice
from salesdesk.ui.forms import QuantityField
from salesdesk.ui.header import Crumb
from salesdesk.ui.relations.import_words import kind_words, row_remark, state_words
from salesdesk.ui.relations.imports import ImportScreen
from salesdesk.ui.table import TableModel, TableView
from salesdesk.ui.window import Window
from tests.sample_fixtures import Furnish, settle

W = TypeVar("W", bound=QWidget)
PRODUCTS = "Artikelnummer;Omschrijving;Prijs\nA1;Mat;1.234\nA2;Doek;2.500\n"
FORECAST = "Naam;Offertenr;Product;Aantal;Bedrag;Kans;Beslissing\nDe Ster;OV87-1;AK-4;5;4.630,50;60%;sep\n"


def looking_at(furnish: Furnish, file: SellerFile, tmp_path: Path, text: str) -> tuple[Window, ImportScreen]:
    window = furnish(file)
    window.desk.actions.run("relation.import")
    settle(window)
    screen = window.current()
    assert isinstance(screen, ImportScreen)
    path = tmp_path / "bestand.csv"
    path.write_text(text, encoding="utf-8")
    screen.open_path(path)
    settle(window)
    return window, screen


def field(screen: ImportScreen, kind: type[W], name: str) -> W:
    return [one for one in screen.findChildren(kind) if one.accessibleName() == name][-1]


def bring_in(window: Window, screen: ImportScreen) -> None:
    button = next(one for one in screen.findChildren(Button) if one.kind() == "primary" and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window)


def test_doubtful_amounts_are_asked_once(furnish: Furnish, fresh: SellerFile, tmp_path: Path) -> None:
    window, screen = looking_at(furnish, fresh, tmp_path, PRODUCTS)
    assert screen.preview is not None
    assert screen.preview.asks_decimal_sign
    sign = field(screen, Choice, "Bedragen in dit bestand")
    QTest.keyClick(sign, Qt.Key.Key_Down)
    settle(window)
    bring_in(window, screen)
    assert {one.price for one in fresh.products.search("")} == {Decimal(1234), Decimal(2500)}
    assert window.history.here is not None
    assert window.history.here.noun is Noun.PRODUCT


def test_who_brings_in_his_customers_says_so_and_is_asked_to_visit_them(
    furnish: Furnish, fresh: SellerFile, tmp_path: Path
) -> None:
    text = "Naam;Postcode;Plaats\nBakkerij Vlietzicht;2312 AB;Leiden\n"
    window, screen = looking_at(furnish, fresh, tmp_path, text)
    status = field(screen, Choice, "Nieuwe relaties zijn")
    for _step in range(2):
        QTest.keyClick(status, Qt.Key.Key_Down)
        settle(window)
        status = field(screen, Choice, "Nieuwe relaties zijn")
    bring_in(window, screen)
    assert [line.status for line in fresh.relations.lines()] == [Status.CUSTOMER]


def test_a_file_that_names_the_status_is_not_asked_for_it(
    furnish: Furnish, fresh: SellerFile, tmp_path: Path
) -> None:
    _window, screen = looking_at(furnish, fresh, tmp_path, "Naam;Status\nDe Ster;prospect\n")
    assert "Nieuwe relaties zijn" not in {one.accessibleName() for one in screen.findChildren(Choice)}


def test_enter_brings_a_price_list_in_and_its_head_leads_back_to_the_articles(
    furnish: Furnish, fresh: SellerFile, tmp_path: Path
) -> None:
    window, screen = looking_at(
        furnish, fresh, tmp_path, "Artikelnummer;Omschrijving;Prijs\nA1;Mat;12,50\nA2;Doek;2,50\n"
    )
    assert [crumb.text() for crumb in screen.header.findChildren(Crumb)] == ["Artikelen", "Inlezen"]
    focused = window.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Inlezen"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    settle(window)
    assert len(fresh.products.search("")) == 2


def test_a_bare_month_gets_the_year_that_is_chosen(
    furnish: Furnish, fresh: SellerFile, tmp_path: Path
) -> None:
    window, screen = looking_at(furnish, fresh, tmp_path, FORECAST)
    year = field(screen, QuantityField, "Jaar van de beslismaanden")
    year.setFocus()
    year.selectAll()
    QTest.keyClicks(year, "2028")
    QTest.keyClick(year, Qt.Key.Key_Return)
    settle(window)
    bring_in(window, screen)
    assert [str(offer.decision_month) for offer in offers(fresh)] == ["2028-09-01"]


def offers(file: SellerFile) -> list[Offer]:
    return [file.offers.view(line.id).offer for line in file.offers.lines()]


def test_another_kind_of_file_is_looked_at_again(furnish: Furnish, fresh: SellerFile, tmp_path: Path) -> None:
    window, screen = looking_at(furnish, fresh, tmp_path, "Naam;Plaats\nDe Ster;Utrecht\n")
    QTest.keyClicks(screen.kind, "Art")
    settle(window)
    assert screen.preview is not None
    assert screen.preview.kind is Kind.PRODUCTS


def test_a_known_relation_says_which_field_changes(
    furnish: Furnish, sample: SellerFile, tmp_path: Path
) -> None:
    known = sample.relations.lines()[0]
    text = f"Naam;Plaats\n{known.name} B.V.;{known.place}\n"
    _window, screen = looking_at(furnish, sample, tmp_path, text)
    model = screen.findChildren(TableView)[-1].model()
    assert isinstance(model, TableModel)
    (line,) = model.lines()
    assert (line.state, row_remark(line)) == (RowState.CHANGED, "wijzigt Naam")


def test_every_kind_and_state_has_its_word() -> None:
    assert set(kind_words()) == set(Kind)
    assert set(state_words()) == set(RowState)
