"""The manager's three questions: was it useful, what is the chance, what comes next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.domain.forecast import add_months
from salesdesk.domain.reports import Usefulness
from salesdesk.errors import Reason, Refused
from salesdesk.ui import theme
from salesdesk.ui.buttons import Toggle
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Choice, DateField, FormRow, PercentField, TextField
from salesdesk.ui.parts import Rule, column
from salesdesk.ui.visits.filling import fill
from salesdesk.ui.visits.next_step import StepChips
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.words import _, word

MONTHS_AHEAD, NARROW = 24, 720
_ANSWERS = (Usefulness.YES, Usefulness.PARTLY, Usefulness.NO)


class ThreeQuestions(QFrame):
    """One card with three cells."""

    def __init__(self, draft: ReportDraft, desk: Desk) -> None:
        super().__init__()
        self._draft = draft
        self._shown: UUID | None = None
        self.setProperty("card", "true")
        self.useful = Toggle([word(answer) for answer in _ANSWERS], name=_("Was het nuttig?"), on=-1)
        self.chance = PercentField(_("Kans in procenten"), wide=76)
        self.month: Choice[date | None] = Choice(_("Beslismaand"))
        self.month.setMinimumWidth(theme.F(126))
        self.next_step = TextField(_("Volgende stap"), placeholder=_("Wat gebeurt er nu?"))
        self.next_on = DateField(_("Datum van de volgende stap"), desk.today(), field="next_step_on")
        self.chips = StepChips(draft, desk, self.next_step)
        self.rows = {
            "usefulness": FormRow(_("Was het nuttig?"), self.useful),
            "chance_percent": FormRow(_("Kans en beslismaand"), self.chance, self.month),
            "next_step": FormRow(_("Volgende stap"), self.next_step, self.next_on),
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._cells = {name: QWidget() for name in self.rows}
        for name, cell in self._cells.items():
            cell.setLayout(column(self.rows[name], margins=(16, 9, 16, 12), gap=6))
        step = self._cells["next_step"].layout()
        if isinstance(step, QVBoxLayout):
            step.addWidget(self.chips)
        for name in ("usefulness", "chance_percent"):
            below = self._cells[name].layout()
            if isinstance(below, QVBoxLayout):
                below.addStretch(1)
        self._rules = (Rule("v"), Rule("v"), Rule("h"))
        for rule in self._rules:
            rule.setParent(self)  # shown before it is laid out it would be a window of its own
        self._narrow: bool | None = None
        self._arrange(narrow=True)
        self._connect()

    def _arrange(self, *, narrow: bool) -> None:
        """Three cells beside each other; on a narrow desk the third goes below."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        useful, chance, next_step = self._cells.values()
        first, second, below = self._rules
        grid = self._grid
        while grid.count():
            grid.takeAt(0)
        grid.addWidget(useful, 0, 0)
        grid.addWidget(first, 0, 1)
        grid.addWidget(chance, 0, 2)
        second.setVisible(not narrow)
        below.setVisible(narrow)
        if narrow:
            grid.addWidget(below, 1, 0, 1, 5)
            grid.addWidget(next_step, 2, 0, 1, 5)
        else:
            grid.addWidget(second, 0, 3)
            grid.addWidget(next_step, 0, 4)
        grid.setColumnStretch(2, 3)
        grid.setColumnStretch(4, 0 if narrow else 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < theme.F(NARROW))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the first two cells: the third can go below."""
        useful, chance, _next_step = self._cells.values()
        wide = useful.minimumSizeHint().width() + chance.minimumSizeHint().width() + 2
        return QSize(wide, super().minimumSizeHint().height())

    def _connect(self) -> None:
        self.useful.chosen.connect(lambda at: self._draft.put(usefulness=_ANSWERS[at], at_once=True))
        self.chance.edited.connect(self._chance_typed)
        self.month.edited.connect(lambda: self._draft.put(decision_month=self.month.value(), at_once=True))
        self.next_step.edited.connect(lambda: self._draft.put(next_step=self.next_step.value()))
        self.next_on.edited.connect(self._day_typed)
        self._draft.changed.connect(self.refresh)

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        report = self._draft.report
        known = report.usefulness in _ANSWERS
        self.useful.set_on(_ANSWERS.index(report.usefulness) if known else -1)
        anew, self._shown = report.id != self._shown, report.id
        chance = None if report.chance_percent is None else Decimal(report.chance_percent)
        fill(self.chance, chance, anew=anew)
        self._offer_months(report.decision_month)
        fill(self.next_step, report.next_step, anew=anew)
        self.chips.refresh()
        fill(self.next_on, report.next_step_on, anew=anew)
        for each in (self.useful, self.chance, self.month, self.next_step, self.next_on):
            each.setEnabled(not report.is_closed)

    def _offer_months(self, chosen: date | None) -> None:
        first = self._draft.view.visit.visit_on.replace(day=1)
        months = [add_months(first, place) for place in range(MONTHS_AHEAD)]
        if chosen is not None and chosen not in months:
            months.insert(0, chosen)
        language = words.screen_language()
        offered: list[tuple[date | None, str]] = [(None, _("onbekend"))]
        offered += [(month, formats.month_text(month, language)) for month in months]
        if self.month.count() != len(offered) or self.month.value() != chosen:
            self.month.set_choices(offered)
            self.month.set_value(chosen)

    def _chance_typed(self) -> None:
        try:
            chance = self.chance.value()
        except Refused:
            return  # the field says so; what is typed is judged again on leaving
        self._draft.put(chance_percent=None if chance is None else round(chance))

    def _day_typed(self) -> None:
        try:
            day = self.next_on.value()
        except Refused:
            return
        self._draft.put(next_step_on=day)

    def inputs(self) -> tuple[QWidget, ...]:
        """In the order in which they are answered."""
        return self.useful, self.chance, self.month, self.next_step, self.next_on

    def problems(self) -> list[Reason]:
        """What is typed and cannot be read."""
        found: list[Reason] = []
        for field in (self.chance, self.next_on):
            try:
                field.value()
            except Refused as no:
                found += no.reasons
        return found

    def show_missing(self, at: str, said: str) -> None:
        """A reason under its question."""
        name = "chance_percent" if at == "decision_month" else at
        if name in self.rows:
            self.rows[name].show_error(said)

    def clear_missing(self) -> None:
        for each in self.rows.values():
            each.show_error("")

    def input(self, at: str) -> QWidget | None:
        """The input a gap is about."""
        return {
            "usefulness": self.useful,
            "chance_percent": self.chance,
            "decision_month": self.month,
            "next_step": self.next_step,
        }.get(at)
