"""The list of questions: keyword, kind, objective and where the answer goes; as one list or in groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from salesdesk.domain.preparation import Preparation, Question, Target, asked_questions, kept_objectives
from salesdesk.domain.question_order import Grouping, Part, grouped, moved_questions
from salesdesk.ui import theme
from salesdesk.ui.drag_table import Caption, DragTable, GroupedModel, of_lines, titled
from salesdesk.ui.question_words import shown_keyword
from salesdesk.ui.table import Column
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.words import _, ngettext, word

GIVES_WAY = {1: 480, 3: 440}  # columns, and the width of the list below which they are not shown
Row = Question | Caption


class QuestionTable(DragTable[Row]):
    """Takes the room that is left, so that the text below stays in sight."""

    def __init__(self, draft: PreparationDraft, chosen: Callable[[], UUID | None]) -> None:
        self._draft, self._here = draft, chosen
        self.model_of = GroupedModel(self._columns())
        super().__init__(self.model_of, _("Vragen in steekwoorden"))
        self.grouping = Grouping.ORDER

    def _columns(self) -> list[Column[Row]]:
        return [
            Column(
                _("Steekwoord"), titled(lambda line: line.keyword or _("nieuwe vraag")),
                bold=of_lines(lambda line: line.id == self._here(), otherwise=True),
                tone=of_lines(lambda _line: "text", "muted"), tip=of_lines(lambda line: line.text),
            ),
            Column(_("Soort"), of_lines(lambda line: word(line.kind)), width=98, tone=self._quiet),
            Column(
                _("Dient doel"), of_lines(self._aims), width=112, bold=True,
                tone=of_lines(lambda line: "acc" if self._aim_list(line) else "warn"),
                tip=of_lines(self._aims),
            ),
            Column(
                _("Antwoord naar"),
                of_lines(
                    lambda line: word(line.target) if line.target is not Target.NONE else _("alleen verslag")
                ),
                width=120, tone=self._quiet,
            ),
        ]  # fmt: skip

    def _quiet(self, line: Row) -> str:
        return "text" if isinstance(line, Question) and line.id == self._here() else "muted"

    def _aim_list(self, line: Question) -> list[str]:
        known = {item.keyword for item in kept_objectives(self._draft.preparation)}
        return [shown_keyword(keyword) for keyword in line.serves if keyword in known]

    def _aims(self, line: Question) -> str:
        return ", ".join(self._aim_list(line)) or _("geen doel")

    def show_questions(self, questions: Sequence[Question], current: UUID | None) -> None:
        lines: list[Row] = []
        for group in grouped(questions, self.grouping):
            if group.part is not None:
                lines.append(Caption(caption_words(group.part, len(group.questions)), group.part))
            lines += group.questions
        self.show_lines(lines, lambda line: line.id, current)

    def dropped_at(self, preparation: Preparation, row: int) -> Preparation:
        """The chosen questions before that row of the list as it is seen; in a group they join it."""
        lines = self.model_of.lines()
        chosen = {line.id for line in self.chosen_lines()}
        part: Part | None = next(
            (line.part for line in reversed(lines[:row]) if isinstance(line, Caption)),
            next((line.part for line in lines if isinstance(line, Caption)), None),
        )
        before: UUID | None = None
        for line in lines[row:]:
            if isinstance(line, Caption):
                break
            if line.id not in chosen:
                before = line.id
                break
        return moved_questions(preparation, chosen, before, part)

    def stepped_by(self, preparation: Preparation, step: int) -> Preparation:
        """The chosen questions one row up or down."""
        rows = self.chosen_rows()
        if not rows:
            return preparation
        row = rows[0] - 1 if step < 0 else rows[-1] + 2
        is_outside = row < 0 or row > len(self.model_of.lines())
        return preparation if is_outside else self.dropped_at(preparation, row)

    def sizeHint(self) -> QSize:
        """Three rows at least."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow desk keyword and objective remain; the rest stands in the form."""
        for place, least in GIVES_WAY.items():
            narrow = event.size().width() < theme.F(least)
            if self.isColumnHidden(place) != narrow:
                self.setColumnHidden(place, narrow)
        super().resizeEvent(event)


def caption_words(part: Part, count: int) -> str:
    said = ngettext("{part}: {count} vraag", "{part}: {count} vragen", count)
    return said.format(part=word(part).capitalize(), count=count)


def without_a_doubt(preparation: Preparation, chosen: UUID | None) -> UUID | None:
    """The question the keyboard is at: the chosen one, else the first."""
    questions = asked_questions(preparation)
    known = [question.id for question in questions]
    return chosen if chosen in known else next(iter(known), None)
