"""The cards of the report in the order in which they are filled in, and how Enter goes through them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from salesdesk.errors import Reason
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.parts import column, row
from salesdesk.ui.visits.agreements import AgreementsCard
from salesdesk.ui.visits.filling import EnterWalk
from salesdesk.ui.visits.goals import GoalsCard
from salesdesk.ui.visits.needs import CompetitorCard, DemandsCard, NeedsCard, SummaryCard
from salesdesk.ui.visits.next_visit import NextVisitCard
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.ui.visits.talk import TalkCard
from salesdesk.ui.visits.verdict import ThreeQuestions


class ReportPage(QWidget):
    """Three questions first, then goals and answers, needs, agreements, the next visit and the rest."""

    def __init__(
        self,
        draft: ReportDraft,
        desk: Desk,
        file: SellerFile,
        save: Callable[[], object],
        reload: Callable[[], object],
    ) -> None:
        super().__init__()
        today = desk.today()
        self.questions = ThreeQuestions(draft, desk)
        self.goals, self.talk = GoalsCard(draft), TalkCard(draft)
        self.needs, self.demands = NeedsCard(draft), DemandsCard(draft)
        self.agreements = AgreementsCard(draft, today, file.reports.new_agreement, desk.toast)
        self.next_visit = NextVisitCard(draft, file.visits, desk, save, reload)
        self.competitor = CompetitorCard(draft, today)
        self.summary = SummaryCard(draft)
        self._beside = beside = row(gap=12)
        beside.addWidget(self.goals, 9)
        beside.addWidget(self.talk, 19)
        whole = column(self.questions, gap=12)
        whole.addLayout(beside)
        for card in (
            self.needs, self.agreements, self.next_visit, self.demands, self.competitor, self.summary,
        ):  # fmt: skip
            whole.addWidget(card)
        self.setLayout(whole)
        self.set_narrow(narrow=True)
        EnterWalk(self.questions.inputs(), self)
        EnterWalk(list(self.competitor.inputs.values()), self)
        self.questions.next_on.returnPressed.connect(self._to_answers)

    def set_narrow(self, *, narrow: bool) -> None:
        """On a narrow desk the answers stand under the objectives."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(down if narrow else right)

    def _to_answers(self) -> None:
        first = self.talk.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def problems(self) -> list[Reason]:
        """What is typed and cannot be read."""
        return [*self.questions.problems(), *self.agreements.problems(), *self.competitor.problems()]

    def go_to(self, at: str) -> None:
        """To the input that something missing is about."""
        if at == "agreements":
            self.agreements.focus_new()
            return
        targets: dict[str, QWidget | None] = {
            "objectives": self.goals.first(),
            "needs": self.needs.inputs["economic_needs"],
        }
        target = targets.get(at) or self.questions.input(at)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
