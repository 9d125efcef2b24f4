"""One question or one objective of a template, to write on in the inspector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.catalogue import ObjectivePattern, QuestionPattern
from salesdesk.domain.preparation import Moment, QuestionType, Side, Target
from salesdesk.domain.question_keyword import is_sentence, keyword_of
from salesdesk.domain.visits import VisitKind
from salesdesk.ui.aim_ticks import AimTicks
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import Choice, FormRow, NotesField, TextField, Tick
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.library.template_words import short_kind
from salesdesk.ui.parts import column, row
from salesdesk.words import _, word


class KindTicks(FlowBox):
    """At which visits."""

    edited = Signal()

    def __init__(self) -> None:
        self.ticks = {kind: Tick(short_kind(kind), name=word(kind)) for kind in VisitKind}
        super().__init__(*self.ticks.values(), gap=10)
        for tick in self.ticks.values():
            tick.edited.connect(self.edited)

    def value(self) -> frozenset[VisitKind]:
        return frozenset(kind for kind, tick in self.ticks.items() if tick.value())

    def set_value(self, kinds: frozenset[VisitKind]) -> None:
        for kind, tick in self.ticks.items():
            tick.set_value(kind in kinds)


class PatternForm(QWidget):
    """All there is to a question; `changed` gives it as it is now."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pattern: QuestionPattern | None = None
        self._objectives: Mapping[str, ObjectivePattern] = {}
        self.keyword = TextField(_("Steekwoord"), longest=60)
        self.text = NotesField(_("Volledige vraag"), lines=3)
        self.insight = TextField(_("Geeft inzicht in"))
        self.type: Choice[QuestionType] = Choice(_("Soort vraag"), [(one, word(one)) for one in QuestionType])
        self.moment: Choice[Moment] = Choice(_("Deel van het gesprek"), [(one, word(one)) for one in Moment])
        self.target: Choice[Target] = Choice(_("Antwoord naar"), [(one, word(one)) for one in Target])
        self.kinds = KindTicks()
        self.serves = AimTicks()
        self.advice = TextBlock("", "smallstrong", "warn")
        self.keyword_row = FormRow(_("Steekwoord"), self.keyword)
        pair = row(gap=10)
        pair.addWidget(FormRow(_("Soort"), self.type), 1)
        pair.addWidget(FormRow(_("Deel van het gesprek"), self.moment), 1)
        self.setLayout(
            column(
                self.keyword_row, self.advice, FormRow(_("Volledige vraag"), self.text),
                FormRow(_("Geeft inzicht in"), self.insight), pair,
                FormRow(_("Antwoord naar"), self.target),
                column(label(_("Gevraagd bij"), "small"), self.kinds, gap=4),
                column(label(_("Dient doel"), "small"), self.serves, gap=4), gap=10,
            )
        )  # fmt: skip
        fields = (self.keyword, self.text, self.insight, self.type, self.moment, self.target)
        for field in (*fields, self.kinds, self.serves):
            field.edited.connect(self._edited)

    def show_pattern(self, pattern: QuestionPattern, objectives: Mapping[str, ObjectivePattern]) -> None:
        """`objectives` are those there are by keyword; offered are those of the visits it is asked at."""
        self._pattern, self._objectives = pattern, objectives
        self.keyword.set_value(pattern.keyword)
        self.text.set_value(pattern.text)
        self.insight.set_value(pattern.insight)
        self.type.set_value(pattern.type)
        self.moment.set_value(pattern.moment)
        self.target.set_value(pattern.target)
        self.kinds.set_value(pattern.kinds)
        self._show_objectives(pattern)
        self._advise()

    def _show_objectives(self, pattern: QuestionPattern) -> None:
        wanted = {
            keyword: item.text
            for keyword, item in self._objectives.items()
            if item.kinds & pattern.kinds or keyword in pattern.serves
        }
        self.serves.show_objectives(wanted, pattern.serves)

    def _advise(self) -> None:
        self.keyword.setPlaceholderText(keyword_of(self.text.value()))
        said = []
        if is_sentence(self.keyword.value()):
            said.append(_("Dit is een hele zin: dan lees je haar voor in plaats van te vragen."))
        if not self.serves.chosen():
            said.append(_("Deze vraag dient geen doel en wordt niet voorgesteld."))
        if not self.kinds.value():
            said.append(_("Deze vraag hoort bij geen enkel bezoek."))
        self.advice.setText(" ".join(said))
        self.advice.setVisible(bool(said))

    def _edited(self) -> None:
        if self._pattern is None:
            return
        self._pattern = replace(
            self._pattern,
            keyword=self.keyword.value(),
            text=self.text.value(),
            insight=self.insight.value(),
            type=self.type.value(),
            moment=self.moment.value(),
            target=self.target.value(),
            kinds=self.kinds.value(),
            serves=self.serves.served(self._pattern.serves),
        )
        self.keyword_row.show_error("")
        self._advise()
        self.changed.emit(self._pattern)


class ObjectiveForm(QWidget):
    """An objective that this template adds to the common ones."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pattern: ObjectivePattern | None = None
        self.keyword = TextField(_("Steekwoord van het doel"), longest=40)
        self.text = NotesField(_("Wat weet of heb je dan?"), lines=3)
        self.side: Choice[Side] = Choice(
            _("Voor wie"), [(Side.INTERNAL, _("intern, alleen jij")), (Side.EXTERNAL, _("extern, hardop"))]
        )
        self.kinds = KindTicks()
        self.setLayout(
            column(
                FormRow(_("Steekwoord van het doel"), self.keyword),
                FormRow(_("Wat weet of heb je dan?"), self.text),
                FormRow(_("Voor wie"), self.side),
                column(label(_("Doel bij"), "small"), self.kinds, gap=4),
                gap=10,
            )
        )
        for field in (self.keyword, self.text, self.side, self.kinds):
            field.edited.connect(self._edited)

    def show_pattern(self, pattern: ObjectivePattern) -> None:
        self._pattern = pattern
        self.keyword.set_value(pattern.keyword)
        self.text.set_value(pattern.text)
        self.side.set_value(pattern.side)
        self.kinds.set_value(pattern.kinds)

    def _edited(self) -> None:
        if self._pattern is None:
            return
        self._pattern = replace(
            self._pattern,
            keyword=self.keyword.value(),
            text=self.text.value(),
            side=self.side.value(),
            kinds=self.kinds.value(),
        )
        self.changed.emit(self._pattern)
