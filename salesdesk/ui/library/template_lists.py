"""The questions and own objectives of the template on screen: chosen, moved, added, pasted, taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal

from salesdesk.domain.catalogue import ObjectivePattern, QuestionPattern, Template
from salesdesk.domain.question_paste import LONGEST_LIST, parse_question_list
from salesdesk.domain.visits import VisitKind
from salesdesk.ui import theme
from salesdesk.ui.buttons import Toggle, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Choice
from salesdesk.ui.library.template_questions import (
    PatternLine,
    PatternTable,
    moved,
    objective_columns,
    question_columns,
)
from salesdesk.ui.parts import Card, row
from salesdesk.ui.question_words import left_out_words, pasted_words
from salesdesk.words import _, ngettext, word

Pattern = QuestionPattern | ObjectivePattern


class TemplateLists(Card):
    """`changed` gives the template as it is now and whether to save it at once; `lit` another chosen line."""

    changed = Signal(object, bool)
    lit = Signal()
    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(table=True)
        self._desk = desk
        self.template = Template("", "")
        self._common: Mapping[str, ObjectivePattern] = {}
        self._at = {True: 0, False: 0}  # the chosen question, the chosen objective
        self._known: set[str] = set()
        self.which = Toggle([_("Vragen"), _("Eigen doelen")], name=_("Wat je ziet"))
        self.which.chosen.connect(lambda _at: self.turn())
        kinds: list[tuple[VisitKind | None, str]] = [(None, _("Alle bezoeken"))]
        kinds += [(kind, word(kind)) for kind in VisitKind]
        self.kind: Choice[VisitKind | None] = Choice(_("Vragen voor"), kinds)
        self.kind.setMinimumWidth(theme.F(100))
        self.kind.setMaximumWidth(theme.F(150))
        self.kind.edited.connect(self.refresh)
        self.add_line = link(_("Vraag"), self.begin, "plus")
        self.questions = PatternTable(
            question_columns(self._known), _("Vragen van de vragenlijst"), {1: 560, 2: 650, 3: 440}
        )
        self.objectives = PatternTable(
            objective_columns(), _("Eigen doelen van de vragenlijst"), {2: 620, 3: 520}
        )
        self.body.setContentsMargins(theme.F(5), theme.F(10), theme.F(5), theme.F(8))
        self.body.addLayout(row(self.which, 1, self.kind, self.add_line, gap=12, margins=(11, 0, 11, 0)))
        for table in (self.questions, self.objectives):
            self.body.addWidget(table, 1)
            table.chosen.connect(self._choose)
            table.opened.connect(lambda _line: self.opened.emit())
            table.removed.connect(self.remove)
            table.added.connect(self.begin)
            table.stepped.connect(self.step)
            table.dropped.connect(self.drop)
        self.questions.pasted.connect(self.paste)
        self.objectives.hide()

    @property
    def on_questions(self) -> bool:
        return self.which.on() == 0

    @property
    def table(self) -> PatternTable:
        return self.questions if self.on_questions else self.objectives

    def begin_anew(self) -> None:
        """Another template: its questions, from the first."""
        self._at = {True: 0, False: 0}
        self.which.set_on(0)
        self.kind.set_value(None)

    def show_template(self, template: Template, common: Mapping[str, ObjectivePattern]) -> None:
        """`common` are the objectives that every template has."""
        self.template, self._common = template, common
        self.turn()

    def turn(self) -> None:
        """Questions or objectives."""
        on = self.on_questions
        self.questions.setVisible(on)
        self.objectives.setVisible(not on)
        self.kind.setVisible(on)
        self.add_line.setText(_("Vraag") if on else _("Doel"))
        self.refresh()

    def refresh(self) -> None:
        self._known.clear()
        self._known.update(self.known_objectives())
        self.questions.show_patterns(self.template.questions, self._at[True], self.kind.value())
        self.objectives.show_patterns(self.template.objectives, self._at[False])
        self.questions.viewport().update()
        self.lit.emit()

    def known_objectives(self) -> dict[str, ObjectivePattern]:
        """What a question may serve: the common objectives and the template's own, as they are now."""
        own = {item.keyword: item for item in self.template.objectives if item.keyword}
        return {**self._common, **own}

    def patterns(self) -> tuple[Pattern, ...]:
        return self.template.questions if self.on_questions else self.template.objectives

    def current(self) -> Pattern | None:
        """The line the form is about; None when it is not in sight."""
        place = self._at[self.on_questions]
        seen = {line.place for line in self.table.model_of.lines()}
        return self.patterns()[place] if place in seen else None

    def _choose(self, line: PatternLine) -> None:
        self._at[self.on_questions] = line.place
        self.lit.emit()

    def change(self, template: Template, *, at_once: bool = True) -> None:
        self.template = template
        self.refresh()
        self.changed.emit(template, at_once)

    def _with(self, patterns: tuple[Pattern, ...]) -> Template:
        if self.on_questions:
            return replace(
                self.template, questions=tuple(one for one in patterns if isinstance(one, QuestionPattern))
            )
        return replace(
            self.template, objectives=tuple(one for one in patterns if isinstance(one, ObjectivePattern))
        )

    def put(self, pattern: Pattern) -> None:
        """The chosen line as it is typed; questions follow an objective to its other name."""
        place, listed = self._at[self.on_questions], self.patterns()
        before = listed[place].keyword
        template = self._with((*listed[:place], pattern, *listed[place + 1 :]))
        if isinstance(pattern, ObjectivePattern) and before and before not in self._common:
            questions = tuple(_renamed(one, before, pattern.keyword) for one in template.questions)
            template = replace(template, questions=questions)
        self.change(template, at_once=False)

    def begin(self) -> None:
        """An empty line at the end, to write on."""
        fresh: Pattern = ObjectivePattern("", "")
        if self.on_questions:
            fresh = QuestionPattern("", "", kinds=frozenset({self.kind.value() or VisitKind.FIRST}))
        self._at[self.on_questions] = len(self.patterns())
        self.change(self._with((*self.patterns(), fresh)), at_once=False)
        self.opened.emit()

    def paste(self, text: str) -> None:
        """A list from another program, one question per line."""
        present = [one.text or one.keyword for one in self.template.questions]
        read = parse_question_list(text, present, LONGEST_LIST - len(present))
        kinds = frozenset({self.kind.value() or VisitKind.FIRST})
        before = self.template
        new = [QuestionPattern(one.keyword, one.text, kinds=kinds) for one in read.questions]
        if new:
            self._at[True] = len(before.questions)
            self.change(replace(before, questions=(*before.questions, *new)))
        said = left_out_words(read.left_out) if read.left_out else pasted_words(read)
        self._say(said, before) if new else self._desk.toast(said)

    def remove(self) -> None:
        """The chosen lines off the list, with a way back."""
        places, before = self.table.chosen_places(), self.template
        if not places:
            return
        left = tuple(one for place, one in enumerate(self.patterns()) if place not in places)
        self._at[self.on_questions] = max(min(places[0], len(left) - 1), 0)
        self.table.clearSelection()
        self.change(self._with(left))
        said = ngettext("{count} regel weggehaald", "{count} regels weggehaald", len(places))
        self._say(said.format(count=len(places)), before)

    def step(self, by: int) -> None:
        """The chosen lines one up or down."""
        rows = self.table.chosen_rows()
        if not rows:
            return
        target = rows[0] - 1 if by < 0 else rows[-1] + 2
        if 0 <= target <= self.table.model_of.rowCount():
            self.drop(target)

    def drop(self, target: int) -> None:
        """The chosen lines before that row."""
        before, places = self.template, self.table.chosen_places()
        patterns, first = moved(self.patterns(), places, self.table.place_of_row(target))
        if patterns == self.patterns():
            return
        self._at[self.on_questions] = first
        self.table.clearSelection()
        self.change(self._with(patterns))
        lines = enumerate(self.table.model_of.lines())
        self.table.choose_rows([at for at, line in lines if first <= line.place < first + len(places)])
        self._say(_("Volgorde gewijzigd"), before)

    def _say(self, said: str, before: Template) -> None:
        """What was done, with a way back to how the lists were."""

        def undo() -> None:
            if self.template.slug == before.slug:
                self.change(replace(self.template, questions=before.questions, objectives=before.objectives))

        self._desk.toast(said, undo)


def _renamed(question: QuestionPattern, before: str, after: str) -> QuestionPattern:
    if before not in question.serves:
        return question
    return replace(question, serves=tuple(after if one == before else one for one in question.serves))
