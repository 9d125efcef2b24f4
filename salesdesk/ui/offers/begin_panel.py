"""The check before an offer is begun, beside the list of customers: five points, its cost, and other ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offer_check import Point, Verdict
from salesdesk.domain.offers import Offer
from salesdesk.services.offers import OfferView
from salesdesk.ui.buttons import link
from salesdesk.ui.fields import NotesField
from salesdesk.ui.forms import FormRow
from salesdesk.ui.labels import ElidedLabel, TextBlock
from salesdesk.ui.offers.check_strip import PointCell
from salesdesk.ui.offers.point_questions import PointQuestion, ask_point
from salesdesk.ui.offers.worth_words import worth_words
from salesdesk.ui.parts import Note
from salesdesk.ui.screen import Inspector
from salesdesk.words import _


class BeginPanel(QObject):
    """Shows one customer's check in the inspector; answers are kept here until the offer is begun."""

    def __init__(
        self, side: Inspector, ways: Callable[[str], object], to_relation: Callable[[], object]
    ) -> None:
        super().__init__(side)
        self._side, self._ways, self._to_relation = side, ways, to_relation
        self.view: OfferView | None = None
        self.answers: Offer | None = None
        self.question: PointQuestion | None = None
        self.cells: dict[Point, PointCell] = {}

    def show_view(self, view: OfferView) -> None:
        """The points of another customer."""
        self.view, self.answers = view, view.offer
        self._fill()

    def clear(self) -> None:
        self.view = self.answers = None
        self._side.clear()

    @property
    def is_against(self) -> bool:
        """Whether a point speaks against an offer, so that a reason is asked."""
        if self.view is None or self.answers is None:
            return False
        return any(each.verdict is Verdict.FAIL for each in self.view.check(self.answers).findings)

    @property
    def passes(self) -> bool:
        return self.view is not None and self.answers is not None and self.view.check(self.answers).passes

    def _fill(self) -> None:
        view, answers = self.view, self.answers
        if view is None or answers is None:
            return
        self._side.clear()
        points = self._side.section(
            _("Offertecheck"), ElidedLabel(view.relation.name, "small", "muted", stretch=False)
        )
        self.cells = {point: PointCell(point, self._ask) for point in Point}
        for finding in view.check(answers).findings:
            cell = self.cells[finding.point]
            cell.show_finding(finding)
            points.add(cell)
        money = self._side.section(_("Wat kost hij, wat brengt hij?"))
        worth = view.worth(answers)
        self.worth = Note(*worth_words(worth))
        money.add(self.worth)
        self._add_ways()
        self._add_reason(answers)
        self._settle()

    def _add_ways(self) -> None:
        """What else he can do now; an offer is a means."""
        self.other = other = self._side.section(_("Wat kan er ook?"))
        self.ways = {
            "call": link(_("Eerst bellen wat ontbreekt"), lambda: self._ways("call"), "phone"),
            "visit": link(_("Eerst een bezoek plannen"), lambda: self._ways("visit"), "calendar"),
            "mail": link(_("Alleen een richtprijs mailen"), lambda: self._ways("mail"), "mail"),
        }
        for way in self.ways.values():
            other.add(way)

    def _add_reason(self, answers: Offer) -> None:
        self.against = section = self._side.section(_("Toch een offerte?"))
        why = _("Met een reden kan het; in de cijfers telt hij als tegen advies gemaakt.")
        section.add(TextBlock(why, "small", "muted"))
        self.reason = NotesField(_("Reden om toch te offreren"), lines=2)
        self.reason.set_value(answers.override_reason)
        self.reason.edited.connect(self._take_reason)
        self.reason_row = FormRow(_("Waarom maak je hem toch?"), self.reason)
        section.add(self.reason_row)

    def _take_reason(self) -> None:
        if self.answers is not None:
            self.answers = replace(self.answers, override_reason=self.reason.value())
            self.reason_row.show_error("")

    def _ask(self, point: Point, cell: QWidget) -> None:
        if self.view is not None and self.answers is not None:
            self.question = ask_point(point, self.view, self.answers, self._answer, cell, self._to_relation)

    def _answer(self, offer: Offer) -> None:
        self.answers = offer
        view = self.view
        if view is None:
            return
        for finding in view.check(offer).findings:
            self.cells[finding.point].show_finding(finding)
        self.worth.set(*worth_words(view.worth(offer)))
        self._settle()

    def _settle(self) -> None:
        """The reason and the other ways only where they are needed."""
        if self.view is None or self.answers is None:
            return
        pays = self.view.worth(self.answers).pays
        self.other.setVisible(not self.passes or pays is False)
        self.against.setVisible(self.is_against)

    def refuse(self, words: str) -> bool:
        """Say it at the reason, when that is asked."""
        if self.is_against:
            self.reason_row.show_error(words)
            self.reason.setFocus()
        return self.is_against
