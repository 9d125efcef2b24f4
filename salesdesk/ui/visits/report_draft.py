"""The report under the seller's hands: one value that every card of the screen changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from salesdesk.domain.preparation import Objective, Preparation, Question
from salesdesk.domain.preparation_edits import scored
from salesdesk.domain.report_filling import filled
from salesdesk.domain.reports import VisitReport
from salesdesk.services.answers import Takeover
from salesdesk.services.reports import ReportView


class ReportDraft(QObject):
    """Holds report and preparation as they stand on screen; `changed` after every change and load."""

    changed = Signal()

    def __init__(self, touch: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__()
        self._touch, self._save = touch, save
        self._view: ReportView | None = None
        self._loaded = False
        self._ticks: dict[tuple[UUID, str], bool] = {}

    @property
    def is_loaded(self) -> bool:
        return self._loaded

    @property
    def view(self) -> ReportView:
        if self._view is None:
            raise LookupError("no report is open")
        return self._view

    @property
    def report(self) -> VisitReport:
        return self.view.report

    @property
    def preparation(self) -> Preparation:
        return self.view.preparation

    def load(self, view: ReportView) -> None:
        """Show what the file holds."""
        self._view, self._loaded = view, True
        self.changed.emit()

    def forget(self) -> None:
        """Another visit is on its way: what is still in sight no longer changes anything."""
        self._loaded = False

    def refresh_card(self, view: ReportView) -> None:
        """What came back from a save: the card is newer, the inputs are the seller's."""
        self._view = replace(view, report=self.report, preparation=self.preparation)

    def put(self, *, at_once: bool = False, **fields: Any) -> None:
        """Change fields of the report."""
        self._change(replace(self.report, **fields), self.preparation, at_once=at_once)

    def put_objective(self, objective: Objective, *, at_once: bool = False) -> None:
        """An objective scored or noted."""
        items = tuple(objective if item.id == objective.id else item for item in self.preparation.objectives)
        self._change(self.report, replace(self.preparation, objectives=items), at_once=at_once)

    def put_objectives(self, objectives: tuple[Objective, ...]) -> None:
        """Several scored in one go."""
        self._change(self.report, replace(self.preparation, objectives=objectives), at_once=True)

    def spend(self, seconds: int) -> None:
        """Time worked on an open report; it is saved along with what was typed."""
        if self._loaded and not self.report.is_closed and seconds > 0:
            spent = replace(self.report, seconds_spent=self.report.seconds_spent + seconds)
            self._view = replace(self.view, report=spent)

    def put_answer(self, question: Question, answer: str) -> None:
        """An answer: it scores the objectives it serves and fills the fields of the report it belongs in."""
        answered = replace(question, answer=answer, asked=bool(answer.strip()) or question.asked)
        questions = tuple(answered if item.id == question.id else item for item in self.preparation.questions)
        after = scored(replace(self.preparation, questions=questions))
        view = self.view
        report = filled(
            view.report,
            view.preparation,
            after,
            known=view.card.relation,
            visited_on=view.visit.visit_on,
        )
        self._change(report, after)

    def _change(self, report: VisitReport, preparation: Preparation, *, at_once: bool = False) -> None:
        if (
            not self._loaded
            or self.report.is_closed
            or (report == self.report and preparation == self.preparation)
        ):
            return
        self._view = replace(self.view, report=report, preparation=preparation)
        self._touch()
        self.changed.emit()
        if at_once:
            self._save()

    def is_taken(self, entry: Takeover) -> bool:
        """Whether the answer goes to the card: what is empty is filled, what differs only when ticked."""
        return self._ticks.get((self.report.id, entry.key), entry.is_safe) and not entry.is_equal

    def take(self, key: str, *, taken: bool) -> None:
        """Tick an answer for the card, or leave it out."""
        self._ticks[(self.report.id, key)] = taken
        self.changed.emit()

    def chosen(self) -> frozenset[str]:
        """The answers that go to the card when the report is closed."""
        return frozenset(entry.key for entry in self.view.takeovers if self.is_taken(entry))
