"""The questions behind the five points, asked in a small sheet under the strip; answers count at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from salesdesk import formats
from salesdesk.domain.demand_answers import Answer, own_words, written
from salesdesk.domain.forecast import add_months
from salesdesk.domain.offer_check import Point
from salesdesk.domain.offers import Offer
from salesdesk.services.offers import OfferView
from salesdesk.ui import theme
from salesdesk.ui.amounts import MoneyField, PercentField
from salesdesk.ui.buttons import link
from salesdesk.ui.fields import Choice, NotesField
from salesdesk.ui.forms import FormRow
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.offers.demand_rows import demand_rows
from salesdesk.ui.offers.worth_words import worth_words
from salesdesk.ui.parts import Note, column
from salesdesk.ui.segments import Toggle
from salesdesk.words import _, screen_language, word

MONTHS_AHEAD = 24
Given = Callable[[Offer], object]


def decision_months(today: date, chosen: date | None) -> list[tuple[date | None, str]]:
    """The months an offer may be decided in, in words; a chosen one that has passed stays in the list."""
    months = [add_months(today, step) for step in range(MONTHS_AHEAD)]
    if chosen is not None and chosen not in months:
        months.insert(0, chosen)
    language = screen_language()
    named = [(month, f"{formats.short_month_name(month.month, language)} {month.year}") for month in months]
    return [(None, "–"), *named]


class PointQuestion(QWidget):
    """What one point asks; every answer is handed on as the changed offer."""

    def __init__(self, point: Point, view: OfferView, offer: Offer, answer: Given) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setFixedWidth(theme.F(460 if point is Point.SOLUTION and view.demands else 360))
        self.offer = offer
        self._view, self._answer = view, answer
        body = column(label(self._title(point), "h3"), gap=8, margins=(14, 12, 14, 14))
        body.addWidget(TextBlock(self._explanation(point), "small", "muted"))
        parts = {
            Point.SOLUTION: self._solution,
            Point.BUDGET: self._budget,
            Point.CHANCE: self._chance,
            Point.TERM: self._term,
            Point.DMU: self._deciders,
        }[point]()
        for part in parts:
            body.addWidget(part)
        self.setLayout(body)

    @staticmethod
    def _title(point: Point) -> str:
        return {
            Point.SOLUTION: _("Is er een echte oplossing?"),
            Point.BUDGET: _("Past de prijs bij het budget?"),
            Point.CHANCE: _("Hoe groot is de kans?"),
            Point.TERM: _("Wanneer beslist de klant?"),
            Point.DMU: _("Wie beslist er?"),
        }[point]

    def _explanation(self, point: Point) -> str:
        limits = self._view.settings.thresholds
        text = {
            Point.SOLUTION: _("Voor de wensen en eisen die de klant zelf noemde."),
            Point.BUDGET: _("Het bedrag zonder btw dat de klant heeft of wil uitgeven."),
            Point.CHANCE: _("Op grond van feiten; onder {least} % kost een offerte meer dan hij brengt."),
            Point.TERM: _("Verder weg dan {months} maanden is het nog geen tijd voor een offerte."),
            Point.DMU: _("Zonder wie beslist, praat je met de verkeerde over de prijs."),
        }[point]
        return text.format(least=limits.chance_percent, months=limits.decision_months)

    def _give(self, offer: Offer) -> None:
        self.offer = offer
        self._answer(offer)

    def _solution(self) -> list[QWidget]:
        self.verdict = Toggle([_("Ja"), _("Nee"), _("Weet ik niet")], name=_("Oplossing"))
        self.verdict.set_on({True: 0, False: 1, None: 2}[self.offer.has_solution])
        self.verdict.chosen.connect(
            lambda on: self._give(replace(self.offer, has_solution={0: True, 1: False, 2: None}[on]))
        )
        solutions = {each: self._view.arguments.answer_to(each) for each in self._view.demands}
        self.demands = demand_rows(self._view.demand_answers(self.offer), solutions)
        self.evidence = NotesField(_("Onderbouwing"), lines=3)
        self.evidence.set_value(own_words(self.offer.solution_evidence, self._view.demands))
        for each in self.demands:
            each.edited.connect(self._write_evidence)
        self.evidence.edited.connect(self._write_evidence)
        return [self.verdict, *self.demands, FormRow(_("Waaruit blijkt dat?"), self.evidence)]

    def _write_evidence(self) -> None:
        """One demand that is answered makes a solution; all of them unanswered makes none."""
        answers = [each.value() for each in self.demands]
        text = written(answers, self.evidence.value())
        is_solved = self.offer.has_solution
        if any(each.answer in {Answer.YES, Answer.PARTLY} for each in answers):
            is_solved = True
        elif answers and all(each.answer is Answer.NO for each in answers):
            is_solved = False
        self.verdict.set_on({True: 0, False: 1, None: 2}[is_solved])
        self._give(replace(self.offer, solution_evidence=text, has_solution=is_solved))

    def _budget(self) -> list[QWidget]:
        self.budget = MoneyField(_("Budget"), field="budget", least=0, wide=140)
        self.budget.set_value(self.offer.budget)
        self.budget.edited.connect(self._write_budget)
        return [FormRow(_("Budget zonder btw"), self.budget)]

    def _write_budget(self) -> None:
        if not self.budget.problem():  # a half-typed amount is no answer yet
            self._give(replace(self.offer, budget=self.budget.value()))

    def _chance(self) -> list[QWidget]:
        self.chance = PercentField(_("Kans"), field="chance_percent")
        self.chance.set_value(self.offer.chance_percent)
        self.chance.edited.connect(self._write_chance)
        self.worth = Note(*worth_words(self._view.worth(self.offer)))
        return [FormRow(_("Kans op de order"), self.chance), self.worth]

    def _write_chance(self) -> None:
        if not self.chance.problem():
            chance = self.chance.value()
            self._give(replace(self.offer, chance_percent=None if chance is None else round(chance)))
            self.worth.set(*worth_words(self._view.worth(self.offer)))

    def _term(self) -> list[QWidget]:
        choices = decision_months(self._view.today, self.offer.decision_month)
        self.month: Choice[date | None] = Choice(_("Beslismaand"), choices, wide=160)
        self.month.set_value(self.offer.decision_month)
        self.month.edited.connect(lambda: self._give(replace(self.offer, decision_month=self.month.value())))
        return [FormRow(_("Beslismaand"), self.month)]

    def _deciders(self) -> list[QWidget]:
        known = [contact for contact in self._view.contacts if contact.roles]
        lines = []
        for contact in known:
            roles = ", ".join(word(role) for role in sorted(contact.roles))
            lines.append(_("{name}: {roles}").format(name=contact.short_name, roles=roles))
        if not lines:
            lines = [_("Van niemand bij deze klant is bekend welke rol hij speelt.")]
        return [TextBlock("\n".join(lines)), self.open_relation()]

    def open_relation(self) -> QWidget:
        self.to_relation = link(_("Rollen vastleggen bij de relatie"), None, "users")
        return self.to_relation


def ask_point(
    point: Point,
    view: OfferView,
    offer: Offer,
    answer: Given,
    under: QWidget,
    go_to_relation: Callable[[], object],
) -> PointQuestion:
    """Open the question of a point under its cell; Escape or a click elsewhere closes it."""
    menu = QMenu(under)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question = PointQuestion(point, view, offer, answer)
    if point is Point.DMU:
        question.to_relation.clicked.connect(menu.close)
        question.to_relation.clicked.connect(lambda *_on: go_to_relation())
    question.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # a click on words closes no menu
    holder = QWidgetAction(menu)
    holder.setDefaultWidget(question)
    menu.addAction(holder)
    menu.popup(under.mapToGlobal(QPoint(0, under.height() + 4)))
    first = next((each for each in question.findChildren(QWidget) if accepts_tab(each)), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.PopupFocusReason)
    return question


def accepts_tab(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
