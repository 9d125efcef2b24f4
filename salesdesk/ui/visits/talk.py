"""The answers of the talk, and which of them go to the relation's card."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from salesdesk.domain.preparation import Question, Target, asked_questions
from salesdesk.services.answers import REPORT_ONLY, Takeover, present_value
from salesdesk.ui import theme
from salesdesk.ui.forms import TextField, Tick
from salesdesk.ui.labels import ElidedLabel, TextBlock, label, restyle
from salesdesk.ui.parts import Card, Rule, empty_out
from salesdesk.ui.visits.filling import go_down
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.words import _, ngettext, word

NOW_WIDTH, TAKE_WIDTH = 92, 78


class AnswerRow:
    """The four cells of one question in the grid."""

    def __init__(self, question: Question, draft: ReportDraft) -> None:
        self._id, self._draft, self._key = question.id, draft, question.target.value
        self.name = ElidedLabel(question.keyword, "body", "text2")
        aim = _("naar {field}").format(field=word(question.target)) if self._key else ""
        self.name.setToolTip("\n".join(part for part in (question.text, aim) if part))
        self.now = ElidedLabel("", "body", "muted")
        self.answer = TextField(question.keyword, longest=2000)
        self.answer.setProperty("quiet", "true")
        self.answer.edited.connect(self._typed)
        self.take = Tick("", name=_("{field} overnemen").format(field=word(question.target)))
        self.take.edited.connect(lambda: draft.take(self._key, taken=self.take.value()))
        self.said = label("", "small")
        self.cells: tuple[QWidget, ...] = (self.name, self.now, self.answer)

    def _typed(self) -> None:
        question = next(item for item in self._draft.preparation.questions if item.id == self._id)
        self._draft.put_answer(question, self.answer.value())

    def show_question(self, question: Question, entry: Takeover | None) -> None:
        closed = self._draft.report.is_closed
        self.answer.set_value(question.answer)
        self.answer.setEnabled(not closed)
        self.take.setEnabled(not closed)
        goes_on = question.target not in REPORT_ONLY
        view = self._draft.view
        present = present_value(question.target, view.card, view.visit.contact_id) if goes_on else ""
        differs = entry is not None and entry.differs and question.answer.strip() != ""
        self.now.setText(present or (_("leeg") if goes_on else ""))
        restyle(self.now, "tone", "warn" if differs else "muted")
        asks = entry is not None and not entry.is_equal and bool(question.answer.strip())
        self.take.setVisible(asks)
        self.said.setVisible(not asks)
        self.take.setToolTip("")
        if asks and entry is not None:
            self.take.set_value(self._draft.is_taken(entry))
            self.take.setToolTip(_taken_words(entry))
        equal = entry is not None and entry.is_equal
        self.said.setText(_("gelijk") if equal else "" if goes_on else _("verslag"))


def _taken_words(entry: Takeover) -> str:
    """What is written on the card when it is taken over."""
    field = word(entry.target)
    if entry.value is None:
        return _("{field}: wordt een gedateerd feit").format(field=field)
    return f"{field}: {entry.answer}"


class TalkCard(Card):
    """Every question with its answer; the ticks say what is taken over when the report is closed."""

    def __init__(self, draft: ReportDraft) -> None:
        self._count = label("", "small")
        super().__init__(_("Antwoorden naar het CRM"), self._count)
        self._draft = draft
        self.rows: dict[UUID, AnswerRow] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.F(12))
        self._grid.setVerticalSpacing(theme.F(4))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 5)
        self._grid.setColumnMinimumWidth(1, theme.F(NOW_WIDTH))
        self._grid.setColumnMinimumWidth(3, theme.F(TAKE_WIDTH))
        self._nothing = TextBlock(_("Er waren geen vragen voorbereid."), "body", "muted")
        self.body.addLayout(self._grid)
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)
        draft.changed.connect(self.refresh)

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        questions = asked_questions(self._draft.preparation)
        if [item.id for item in questions] != list(self.rows):
            self._build(questions)
        entries = {entry.target: entry for entry in self._draft.view.takeovers}
        for question in questions:
            self.rows[question.id].show_question(question, self._entry(question, entries))
        self._nothing.setVisible(not questions)
        proposed = sum(not entry.is_equal for entry in entries.values())
        differing = sum(entry.differs for entry in entries.values())
        said = ngettext("{count} voorstel", "{count} voorstellen", proposed).format(count=proposed)
        if differing:
            more = ngettext("{count} verschilt", "{count} verschillen", differing).format(count=differing)
            said = f"{said}, {more}"
        self._count.setText(said)

    @staticmethod
    def _entry(question: Question, entries: dict[Target, Takeover]) -> Takeover | None:
        return entries.get(question.target)

    def _build(self, questions: tuple[Question, ...]) -> None:
        empty_out(self._grid)
        self.rows = {question.id: AnswerRow(question, self._draft) for question in questions}
        if not questions:
            return
        titles = (_("Vraag"), _("Nu"), _("Uit het gesprek"), _("Overnemen"))
        for place, title in enumerate(titles):
            self._grid.addWidget(label(title, "small"), 0, place)
        self._grid.addWidget(Rule(), 1, 0, 1, len(titles))
        for number, made in enumerate(self.rows.values(), start=2):
            for place, cell in enumerate(made.cells):
                self._grid.addWidget(cell, number, place)
            middle = Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(made.take, number, 3, middle)
            self._grid.addWidget(made.said, number, 3, middle)
        go_down([made.answer for made in self.rows.values()])

    def first(self) -> QWidget | None:
        return next((made.answer for made in self.rows.values()), None)
