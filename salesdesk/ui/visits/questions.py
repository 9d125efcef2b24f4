"""Step 10: the questions in keywords, in the order of the talk, and what they leave open."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from salesdesk.domain.catalogue import QuestionPattern
from salesdesk.domain.preparation import (
    Question,
    Step,
    asked_questions,
)
from salesdesk.domain.preparation_edits import (
    serving,
    with_question,
    with_question_in_place,
    with_questions_back,
    without_questions,
)
from salesdesk.domain.question_order import Grouping
from salesdesk.services.preparations import Preparations
from salesdesk.services.templates import Templates
from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.drag_table import Caption
from salesdesk.ui.parts import column
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.gap_line import GapLine
from salesdesk.ui.visits.panel import StepPanel
from salesdesk.ui.visits.question_deeds import QuestionDeeds
from salesdesk.ui.visits.question_form import QuestionForm, QuestionText
from salesdesk.ui.visits.question_matrix import CoverageMatrix
from salesdesk.ui.visits.question_offers import QuestionOffers
from salesdesk.ui.visits.question_proposals import ProposalBox
from salesdesk.ui.visits.question_table import QuestionTable, Row, without_a_doubt
from salesdesk.words import _, ngettext


class QuestionPanel(StepPanel):
    """List or matrix, the chosen question below it, and the lines about what is still open."""

    scrolls = False
    large = Signal(bool)  # the panel needs the room of the objective card

    def __init__(
        self, draft: PreparationDraft, preparations: Preparations, templates: Templates, desk: Desk
    ) -> None:
        super().__init__(draft, Step.QUESTIONS)
        self._preparations, self._desk = preparations, desk
        self._chosen: UUID | None = None
        self.table = QuestionTable(draft, lambda: self._chosen)
        self.model = self.table.model_of
        self.matrix = CoverageMatrix()
        self.text, self.form = QuestionText(), QuestionForm(draft)
        self.proposals = ProposalBox()
        self.deeds = QuestionDeeds(draft, preparations, templates, desk, self, self.choose_several)
        self.offers = QuestionOffers(self, preparations)
        self.gap = GapLine(self._mend, self.aim_idle)
        self.add = link(_("Vraag"), self.write_new, "plus")
        self.template = link(_("Sjabloon"), self.offers.templates, "folder")
        self.view = icon_button("sliders", _("Weergave van de vragen"), self.offers.views, quiet=True)
        self.tools = [self.add, self.template, self.view]
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(theme.F(8))
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.matrix, 1)
        self.foot = self.gap
        below = column(self.proposals, self.text, self.form, gap=6, margins=(11, 0, 11, 0))
        self.content.addLayout(below)
        for hidden in (self.form, self.text, self.matrix, self.proposals):
            hidden.hide()
        self._connect()

    def _connect(self) -> None:
        table, text = self.table, self.text
        table.chosen.connect(self._choose)
        table.selectionModel().selectionChanged.connect(lambda *_what: self._show_text())
        table.opened.connect(self.edit)
        table.stepped.connect(self._step)
        table.dropped.connect(self._drop)
        table.removed.connect(self.remove_chosen)
        table.added.connect(self.write_new)
        table.pasted.connect(self.deeds.paste)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(lambda _spot: self.offers.deeds())
        self.matrix.pressed.connect(lambda line, keyword: self.serve([line], keyword))
        self.matrix.chosen.connect(self._choose)
        text.edit.connect(lambda: self.edit(self.chosen_questions()[0]))
        text.aim.connect(lambda: self.offers.aims(self.text.aim_button))
        text.removed.connect(self.remove_chosen)
        text.up.connect(lambda: self._step(-1))
        text.down.connect(lambda: self._step(1))
        self.form.finished.connect(self._finish)
        self.proposals.taken.connect(self.deeds.take_gaps)
        self.proposals.declined.connect(self.deeds.decline)
        self.proposals.opened.connect(self._light)

    def _ask_room(self) -> None:
        """A form, the matrix and opened proposals need the room of the objective."""
        busy = not self.form.isHidden() or not self.matrix.isHidden()
        listed = self.proposals.is_open and not self.proposals.isHidden()
        self.large.emit(not self.isHidden() and (busy or listed))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_room()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ask_room()

    def first_focus(self) -> QWidget | None:
        return self.table if self.matrix.isHidden() else self.matrix.grid

    def set_frozen(self, *, frozen: bool) -> None:
        """The list and the full text stay to be read."""
        self.text.set_frozen(frozen=frozen)
        self.table.frozen = frozen
        self.add.setEnabled(not frozen)
        if frozen:
            for part in (self.form, self.gap, self.proposals):
                part.hide()

    def refresh(self) -> None:
        self.gap.show_view(self.draft.view)
        self.proposals.show_gaps(self.draft.view.gaps)
        self._chosen = without_a_doubt(self.draft.preparation, self._chosen)
        self._light()

    def _light(self) -> None:
        preparation = self.draft.preparation
        if self.matrix.isHidden():
            self.table.show_questions(asked_questions(preparation), self._chosen)
            self.table.viewport().update()
        else:
            self.matrix.show_preparation(preparation, self._chosen)
        question = self._question()
        editing = not self.form.isHidden() and question is not None
        self.form.setVisible(editing)
        self.gap.setVisible(not editing and bool(self.draft.view.unserved or self.draft.view.idle))
        self.proposals.setVisible(not editing and bool(self.draft.view.gaps))
        if editing and question is not None:
            self.form.show_question(question)
        self._show_text()
        self._ask_room()

    def _show_text(self) -> None:
        """The chosen question in full, or how many are chosen."""
        question = self._question()
        aside = not self.form.isHidden() or (self.proposals.is_open and not self.proposals.isHidden())
        self.text.setVisible(not aside and question is not None)
        several = self.chosen_questions()
        if len(several) > 1:
            self.text.show_several(several)
        elif question is not None:
            self.text.show_question(question)

    def _question(self) -> Question | None:
        return next((line for line in self.draft.preparation.questions if line.id == self._chosen), None)

    def chosen_questions(self) -> list[Question]:
        """The chosen ones as the draft has them now."""
        if not self.matrix.isHidden():
            here = self._question()
            return [here] if here else []
        ids = {line.id for line in self.table.chosen_lines()}
        return [question for question in asked_questions(self.draft.preparation) if question.id in ids]

    def _choose(self, line: Row) -> None:
        if isinstance(line, Caption) or line.id == self._chosen:
            return
        self._chosen = line.id
        self.table.viewport().update()
        if not self.form.isHidden():
            self.form.show_question(line)
        self._show_text()

    def edit(self, question: Row) -> None:
        """Open the form of a question."""
        if self.draft.view.is_reported or isinstance(question, Caption):
            return
        self._chosen = question.id
        self.form.show()
        self._light()
        self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self.form.hide()
        self._light()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        self.deeds.reorder(self.table.stepped_by(self.draft.preparation, by))

    def _drop(self, row: int) -> None:
        self.deeds.reorder(self.table.dropped_at(self.draft.preparation, row))

    def remove_chosen(self) -> None:
        """The chosen questions off the list, with a way back."""
        gone = self.chosen_questions()
        if not gone or self.draft.view.is_reported:
            return
        self.form.hide()
        listed = [question.id for question in asked_questions(self.draft.preparation)]
        place = listed.index(gone[0].id)
        rest = [one for one in listed[place:] if one not in {question.id for question in gone}]
        self._chosen = rest[0] if rest else None
        self.deeds.change(
            without_questions(self.draft.preparation, {question.id for question in gone}),
            ngettext("Vraag „{keyword}” weggehaald", "{count} vragen weggehaald", len(gone)).format(
                keyword=gone[0].keyword, count=len(gone)
            ),
            lambda now: with_questions_back(now, gone),
        )

    def write_new(self, serves: str = "") -> None:
        """An empty question, opened to write."""
        if self.draft.view.is_reported:
            return
        aims = (serves,) if serves else ()
        question = self._preparations.new_question(QuestionPattern("", "", serves=aims))
        self.set_matrix(on=False)
        self._chosen = question.id
        self.form.show()
        self.draft.change(with_question(self.draft.preparation, question))
        self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def add_known(self, pattern: QuestionPattern) -> None:
        """A question of the catalogue, where it belongs in the talk."""
        question = self._preparations.new_question(pattern)
        self._chosen = question.id
        self.draft.change(with_question_in_place(self.draft.preparation, question), at_once=True)

    def serve(self, questions: list[Question], keyword: str, *, on: bool | None = None) -> None:
        """Let them serve an objective or no longer; without `on` the other way round than now."""
        turned = not all(keyword in question.serves for question in questions) if on is None else on
        chosen = {question.id for question in questions}
        self.draft.change(serving(self.draft.preparation, chosen, keyword, on=turned), at_once=True)

    def set_matrix(self, *, on: bool) -> None:
        """Questions against objectives in place of the list."""
        self.table.setVisible(not on)
        self.matrix.setVisible(on)
        if self.draft.is_loaded:
            self._light()

    def group_by(self, grouping: Grouping) -> None:
        self.table.grouping = grouping
        self.set_matrix(on=False)

    def choose_for(self, objective: str) -> None:
        """Offer the questions that serve an objective, or an empty one."""
        self.offers.questions_for(objective)

    def _mend(self) -> None:
        if self.draft.view.unserved:
            self.choose_for(self.draft.view.unserved[0].keyword)

    def choose_several(self, wanted: Sequence[UUID]) -> None:
        """These questions chosen in the list, the last one current."""
        self.set_matrix(on=False)
        lines = enumerate(self.model.lines())
        rows = [row for row, line in lines if isinstance(line, Question) and line.id in set(wanted)]
        self.table.choose_rows(rows)

    def aim_idle(self) -> None:
        """Choose the questions without an objective, and offer the objectives."""
        self.choose_several([question.id for question in self.draft.view.idle])
        self.offers.aims(self.gap)
