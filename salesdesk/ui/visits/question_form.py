"""The question under the table: its full text for the seller's eyes, or the form to change it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.preparation import Question, QuestionType, Target, kept_objectives
from salesdesk.domain.preparation_edits import with_question
from salesdesk.ui.buttons import icon_button, link
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import Choice, FormRow, NotesField, TextField, Tick
from salesdesk.ui.labels import Chip, ElidedLabel, TextBlock, label
from salesdesk.ui.parts import Inset, column, row
from salesdesk.ui.visits.draft import PreparationDraft, shown_keyword
from salesdesk.words import _, word


class QuestionText(Inset):
    """What the seller asks in full words: never on paper."""

    edit = Signal()
    up = Signal()
    down = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keyword = ElidedLabel("", "strong", stretch=False)
        self._text = TextBlock("", "body", "text2")
        self._tools = tools = (
            icon_button("arrow-up", _("Naar boven (Ctrl+omhoog)"), self.up.emit, quiet=True),
            icon_button("arrow-down", _("Naar beneden (Ctrl+omlaag)"), self.down.emit, quiet=True),
            icon_button("pencil", _("Vraag bewerken (F2)"), self.edit.emit, quiet=True),
            icon_button("trash", _("Vraag weghalen (Delete)"), self.removed.emit, quiet=True),
        )
        head = row(self._keyword, Chip(_("alleen op scherm")), 1, *tools, gap=4)
        self.body.setContentsMargins(12, 4, 6, 8)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self._text)

    def set_frozen(self, *, frozen: bool) -> None:
        for tool in self._tools:
            tool.setVisible(not frozen)

    def show_question(self, question: Question) -> None:
        self._keyword.setText(question.keyword or _("nieuwe vraag"))
        said = _("„{text}”").format(text=question.text) if question.text else _("Nog geen volledige vraag.")
        self._text.setText(said)


class QuestionForm(Inset):
    """Keyword, kind, target, the full text and the objectives it serves; kept while typing."""

    finished = Signal()

    def __init__(self, draft: PreparationDraft) -> None:
        super().__init__()
        self._draft = draft
        self._question: Question | None = None
        self.keyword = TextField(_("Steekwoord"), longest=60)
        self.kind = Choice(_("Soort vraag"), [(kind, word(kind)) for kind in QuestionType])
        self.target = Choice(_("Antwoord naar"), [(target, word(target)) for target in Target])
        self.text = NotesField(_("Volledige vraag"), lines=2)
        self.serves = FlowBox(gap=10)
        self._ticks: dict[str, Tick] = {}
        words = row(gap=10)
        words.addWidget(FormRow(_("Steekwoord"), self.keyword), 3)
        words.addWidget(FormRow(_("Soort"), self.kind), 2)
        words.addWidget(FormRow(_("Antwoord naar"), self.target), 3)
        head = row(label(_("Vraag bewerken"), "strong"), 1, link(_("Klaar"), self.finished.emit, "check"))
        aim = column(label(_("Dient doel"), "small"), self.serves, gap=2)
        self.body.addLayout(head)
        self.body.addLayout(words)
        self.body.addWidget(FormRow(_("Volledige vraag, alleen op scherm"), self.text))
        self.body.addLayout(aim)
        for field in (self.keyword, self.kind, self.target, self.text):
            field.edited.connect(self._edited)

    def show_question(self, question: Question) -> None:
        """Begin with this question; what is being typed in it stays."""
        self._question = question
        self.keyword.set_value(question.keyword)
        self.kind.set_value(question.kind)
        self.target.set_value(question.target)
        self.text.set_value(question.text)
        wanted = {item.keyword: item.text for item in kept_objectives(self._draft.preparation)}
        if list(wanted) != list(self._ticks):
            self._ticks = {keyword: Tick(shown_keyword(keyword)) for keyword in wanted}
            for keyword, tick in self._ticks.items():
                tick.setToolTip(wanted[keyword])
                tick.edited.connect(self._edited)
            self.serves.refill(*self._ticks.values())
        for keyword, tick in self._ticks.items():
            tick.set_value(keyword in question.serves)

    def first_focus(self) -> QWidget:
        return self.keyword

    def _edited(self) -> None:
        if self._question is None:
            return
        chosen = [keyword for keyword, tick in self._ticks.items() if tick.value()]
        elsewhere = [keyword for keyword in self._question.serves if keyword not in self._ticks]
        self._question = replace(
            self._question,
            keyword=self.keyword.value(),
            kind=self.kind.value(),
            target=self.target.value(),
            text=self.text.value(),
            serves=(*chosen, *elsewhere),
        )
        self._draft.change(with_question(self._draft.preparation, self._question))
