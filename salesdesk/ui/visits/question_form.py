"""The question under the table: its full text for the seller's eyes, or the form to change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.preparation import Moment, Question, QuestionType, Target, kept_objectives
from salesdesk.domain.preparation_edits import with_question
from salesdesk.domain.question_keyword import is_sentence, keyword_of
from salesdesk.ui.aim_ticks import AimTicks
from salesdesk.ui.buttons import icon_button, link
from salesdesk.ui.forms import Choice, FormRow, NotesField, TextField
from salesdesk.ui.labels import Chip, ElidedLabel, TextBlock, label
from salesdesk.ui.parts import Inset, column, row
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.words import _, ngettext, word


class QuestionText(Inset):
    """What the seller asks in full words: never on paper."""

    edit = Signal()
    aim = Signal()
    up = Signal()
    down = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keyword = ElidedLabel("", "strong", stretch=False)
        self._chip = Chip(_("alleen op scherm"))
        self._text = TextBlock("", "body", "text2")
        self._insight = ElidedLabel("", "small")
        self.aim_button = icon_button("target", _("Doel kiezen"), self.aim.emit, quiet=True)
        self._edit = icon_button("pencil", _("Vraag bewerken (F2)"), self.edit.emit, quiet=True)
        self._tools = tools = (
            icon_button("arrow-up", _("Naar boven (Ctrl+omhoog)"), self.up.emit, quiet=True),
            icon_button("arrow-down", _("Naar beneden (Ctrl+omlaag)"), self.down.emit, quiet=True),
            self.aim_button,
            self._edit,
            icon_button("trash", _("Vraag weghalen (Delete)"), self.removed.emit, quiet=True),
        )
        head = row(self._keyword, self._chip, 1, *tools, gap=4)
        self.body.setContentsMargins(12, 4, 6, 8)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self._text)
        self.body.addWidget(self._insight)

    def set_frozen(self, *, frozen: bool) -> None:
        for tool in self._tools:
            tool.setVisible(not frozen)

    def show_question(self, question: Question) -> None:
        self._keyword.setText(question.keyword or _("nieuwe vraag"))
        self._chip.show()
        self._edit.setEnabled(True)
        said = _("„{text}”").format(text=question.text) if question.text else _("Nog geen volledige vraag.")
        self._text.setText(said)
        self._insight.setVisible(bool(question.insight))
        self._insight.setText(_("Geeft inzicht in: {insight}").format(insight=question.insight))

    def show_several(self, questions: Sequence[Question]) -> None:
        """More than one is chosen: the buttons are for all of them."""
        count = len(questions)
        self._keyword.setText(
            ngettext("{count} vraag gekozen", "{count} vragen gekozen", count).format(count=count)
        )
        self._chip.hide()
        self._edit.setEnabled(False)
        shown = ", ".join(question.keyword for question in questions[:6])
        self._text.setText(f"{shown} …" if count > len(questions[:6]) else shown)
        self._insight.hide()


class QuestionForm(Inset):
    """Keyword, kind, part of the talk, target, full text, insight and objectives; kept while typing."""

    finished = Signal()

    def __init__(self, draft: PreparationDraft) -> None:
        super().__init__()
        self._draft = draft
        self._question: Question | None = None
        self.keyword = TextField(_("Steekwoord"), longest=60)
        self.kind = Choice(_("Soort vraag"), [(kind, word(kind)) for kind in QuestionType])
        self.moment = Choice(_("Deel van het gesprek"), [(moment, word(moment)) for moment in Moment])
        self.target = Choice(_("Antwoord naar"), [(target, word(target)) for target in Target])
        self.text = NotesField(_("Volledige vraag"), lines=2)
        self.insight = TextField(_("Geeft inzicht in"))
        self.advice = TextBlock("", "smallstrong", "warn")
        self.shorter = link("", self._shorten)
        self.serves = AimTicks()
        self._lay()
        fields = (self.keyword, self.kind, self.moment, self.target, self.text, self.insight)
        for field in (*fields, self.serves):
            field.edited.connect(self._edited)

    def _lay(self) -> None:
        words, more = row(gap=10), row(gap=10)
        words.addWidget(FormRow(_("Steekwoord"), self.keyword), 4)
        words.addWidget(FormRow(_("Soort"), self.kind), 3)
        words.addWidget(FormRow(_("Antwoord naar"), self.target), 4)
        more.addWidget(FormRow(_("Geeft inzicht in"), self.insight), 8)
        more.addWidget(FormRow(_("Deel van het gesprek"), self.moment), 4)
        self._advice = QWidget()
        said = row(gap=8)
        said.addWidget(self.advice, 1)
        said.addWidget(self.shorter)
        self._advice.setLayout(said)
        head = row(label(_("Vraag bewerken"), "strong"), 1, link(_("Klaar"), self.finished.emit, "check"))
        aim = column(label(_("Dient doel"), "small"), self.serves, gap=2)
        self.body.addLayout(head)
        self.body.addLayout(words)
        self.body.addWidget(self._advice)
        self.body.addWidget(FormRow(_("Volledige vraag, alleen op scherm"), self.text))
        self.body.addLayout(more)
        self.body.addLayout(aim)

    def show_question(self, question: Question) -> None:
        """Begin with this question; what is being typed in it stays."""
        self._question = question
        self.keyword.set_value(question.keyword)
        self.kind.set_value(question.kind)
        self.moment.set_value(question.moment)
        self.target.set_value(question.target)
        self.text.set_value(question.text)
        self.insight.set_value(question.insight)
        wanted = {item.keyword: item.text for item in kept_objectives(self._draft.preparation)}
        self.serves.show_objectives(wanted, question.serves)
        self._advise()

    def first_focus(self) -> QWidget:
        return self.keyword

    def _advise(self) -> None:
        """The short note of the text stands ready; a whole sentence as keyword is warned of."""
        made = keyword_of(self.text.value())
        self.keyword.setPlaceholderText(made)
        keyword = self.keyword.value()
        whole = is_sentence(keyword)
        self._advice.setVisible(whole)
        if whole:
            self.advice.setText(_("Dit is een hele zin: dan lees je haar voor in plaats van te vragen."))
            shorter = keyword_of(self.text.value() or keyword)
            self.shorter.setVisible(bool(shorter) and shorter != keyword)
            self.shorter.setText(_("Maak „{keyword}”").format(keyword=shorter))

    def _shorten(self) -> None:
        """The sentence becomes the full text when there is none yet, and its gist the keyword."""
        sentence = self.keyword.value()
        if not self.text.value():
            self.text.set_value(sentence)
        self.keyword.set_value(keyword_of(self.text.value() or sentence))
        self._edited()

    def _edited(self) -> None:
        if self._question is None:
            return
        self._question = replace(
            self._question,
            keyword=self.keyword.value(),
            kind=self.kind.value(),
            moment=self.moment.value(),
            target=self.target.value(),
            text=self.text.value(),
            insight=self.insight.value(),
            serves=self.serves.served(self._question.serves),
        )
        self._advise()
        self._draft.change(with_question(self._draft.preparation, self._question))
