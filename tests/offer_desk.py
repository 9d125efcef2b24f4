"""A seller's file with a customer, articles and offers, and the screens over it (used by tests of offers)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Contact, Relation, Role
from salesdesk.paths import Profile
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from salesdesk.ui.desk import Desk
from salesdesk.ui.doors import Door
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from tests.builders import a_contact, a_product, a_relation, an_id, an_offer_line, some_settings

S = TypeVar("S", bound=Screen)
ARTICLES = (
    ("SM-D5", "Dagelijkse schoonmaak, 5× per week", "mnd", "985"),
    ("GL-04", "Glasbewassing binnen en buiten", "beurt", "312.50"),
    ("SZ-50", "Schrobzuigmachine S50", "stuk", "2450"),
)


def seller_file(database: Database, desk: Desk) -> SellerFile:
    """Over the test's own database, at the desk's moment."""
    file = SellerFile(Profile(database.path.parent), database, Clock(desk.clock, an_id))
    with database.write() as session:
        save_settings(session, some_settings())
        records.save_all(
            session,
            [
                a_product(code=code, name=name, unit=unit, price=Decimal(price), purchase_price=None)
                for code, name, unit, price in ARTICLES
            ],
        )
    return file


def a_customer(file: SellerFile, **over: Any) -> Relation:
    """A prospect whose decider is known."""
    made = a_relation(**over)
    with file.database.write() as session:
        records.save_all(session, [made, a_decider(made)])
    return made


def a_decider(relation: Relation) -> Contact:
    return a_contact(relation_id=relation.id, roles=frozenset({Role.DECIDER}))


def a_draft(file: SellerFile, customer: Relation, **over: Any) -> Offer:
    """A draft of one line that passes the five points."""
    values: dict[str, Any] = {
        "chance_percent": 60,
        "decision_month": date(2027, 1, 1),
        "budget": Decimal(20000),
        "has_solution": True,
        "solution_evidence": "opname gedaan",
        "lines": (an_offer_line(product_code="GL-04", quantity=Decimal(4), unit_price=Decimal("312.50")),),
        **over,
    }
    return file.offers.save(replace(file.offers.start(customer.id).value, **values)).value


class Rooms:
    """Opens places one after another as the window does, and remembers where a screen wanted to go."""

    def __init__(self, desk: Desk, doors: list[Door]) -> None:
        self.desk, self.doors = desk, doors
        self.went: list[Place] = []
        self.said: list[tuple[str, Any]] = []
        self.holder = QWidget()
        self.holder.resize(1072, 680)
        self._built: dict[Door, Screen] = {}
        desk.going.connect(self.went.append)
        desk.said.connect(lambda text, undo: self.said.append((text, undo)))
        desk.work.changed.connect(self._changed)
        self.screen: Screen | None = None

    def _changed(self, changes: Any) -> None:
        if self.screen is not None:
            self.screen.hear(changes)

    def open(self, place: Place, kind: type[S]) -> S:
        """The screen of a place, shown and filled."""
        door = max(self.doors, key=lambda each: each.fits(place))
        screen = self._built.get(door) or door.make(self.desk)
        self._built[door] = screen
        if self.screen is not None and self.screen is not screen:
            assert self.screen.leave()
            self.screen.hide()
        self.screen = screen
        screen.setParent(self.holder)
        screen.resize(self.holder.size())
        self.holder.show()
        screen.show()
        screen.arrive(place)
        self.settle()
        assert isinstance(screen, kind)
        return screen

    def follow(self, kind: type[S]) -> S:
        """Where the last screen wanted to go."""
        return self.open(self.went[-1], kind)

    def settle(self) -> None:
        """Until lanes, what was put off to the next turn and repaints are done."""
        for _round in range(3):
            self.desk.work.wait_idle()
            QApplication.processEvents()
        self.desk.work.wait_idle()

    def close(self) -> None:
        self.desk.work.wait_idle()
        self.holder.close()
        self.holder.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def offer_place(offer_id: UUID | None = None, view: str = "") -> Place:
    return Place(Noun.OFFER, offer_id, view)


def type_into(widget: QLineEdit | None, text: str, *keys: Qt.Key) -> None:
    """Type words and then these keys; what no key of QTest can make is put in as an input method does."""
    assert widget is not None
    if text.isascii():
        QTest.keyClicks(widget, text)
    else:
        widget.setText(text)
        widget.textEdited.emit(text)
    for key in keys:
        QTest.keyClick(widget, key)
    QTest.qWait(1)
    QApplication.processEvents()
