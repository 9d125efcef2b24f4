"""The questions and own objectives of a template in their order, dragged or moved by key."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize

from salesdesk.domain.catalogue import ObjectivePattern, QuestionPattern
from salesdesk.domain.preparation import Side
from salesdesk.domain.question_order import moved_block
from salesdesk.domain.visits import VisitKind
from salesdesk.ui.drag_table import DragTable, GroupedModel
from salesdesk.ui.library.template_words import kinds_words
from salesdesk.ui.question_words import shown_keyword
from salesdesk.ui.table import Column
from salesdesk.words import _, word

Pattern = QuestionPattern | ObjectivePattern


@dataclass(frozen=True, slots=True)
class PatternLine:
    """A question or objective and its place in the whole template."""

    place: int
    pattern: Pattern


class PatternTable(DragTable[PatternLine]):
    """Shows the questions of one kind of visit, or all; knows where a drop lands in the whole list."""

    def __init__(
        self, columns: Sequence[Column[PatternLine]], name: str, gives_way: Mapping[int, int] | None = None
    ) -> None:
        """`gives_way` are columns with the width of the table below which they are not shown."""
        self.model_of = GroupedModel(columns)
        super().__init__(self.model_of, name)
        self._gives_way = gives_way or {}  # the keyword stays readable, the form alone tells the rest

    def show_patterns(
        self,
        patterns: Sequence[Pattern],
        current: int,
        kind: VisitKind | None = None,
    ) -> None:
        lines = [
            PatternLine(place, pattern)
            for place, pattern in enumerate(patterns)
            if kind is None or kind in pattern.kinds
        ]
        self.show_lines(lines, lambda line: line.place, current)

    def chosen_places(self) -> list[int]:
        return [line.place for line in self.chosen_lines()]

    def place_of_row(self, row: int) -> int:
        """The place in the whole list before which row `row` begins; after the last row its own next."""
        lines = self.model_of.lines()
        if row < len(lines):
            return int(lines[row].place)
        return int(lines[-1].place) + 1 if lines else 0

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


def moved(patterns: Sequence[Pattern], chosen: Collection[int], to: int) -> tuple[tuple[Pattern, ...], int]:
    """The patterns with the chosen ones before place `to`, and the place of the first of them then."""
    first = to - sum(place < to for place in chosen)
    return tuple(moved_block(patterns, chosen, to)), first


def question_columns(known: Collection[str]) -> list[Column[PatternLine]]:
    """`known` are the objectives there are; the set is read anew at every paint."""

    def aims(line: PatternLine) -> list[str]:
        serves = line.pattern.serves if isinstance(line.pattern, QuestionPattern) else ()
        return [shown_keyword(keyword) for keyword in serves if keyword in known]

    def kind(line: PatternLine) -> str:
        return word(line.pattern.type) if isinstance(line.pattern, QuestionPattern) else ""

    def moment(line: PatternLine) -> str:
        return word(line.pattern.moment) if isinstance(line.pattern, QuestionPattern) else ""

    return [
        Column(
            _("Steekwoord"), lambda line: line.pattern.keyword or _("nieuwe vraag"), bold=True,
            tip=lambda line: line.pattern.text,
        ),
        Column(_("Soort"), kind, width=98, tone="text2"),
        Column(_("Deel"), moment, width=88, tone="text2"),
        Column(
            _("Gevraagd bij"), lambda line: kinds_words(line.pattern.kinds), width=132,
            tone=lambda line: "muted" if line.pattern.kinds else "warn",
            tip=lambda line: kinds_words(line.pattern.kinds),
        ),
        Column(
            _("Dient doel"), lambda line: ", ".join(aims(line)) or _("geen doel"), width=150, bold=True,
            tone=lambda line: "acc" if aims(line) else "warn", tip=lambda line: ", ".join(aims(line)),
        ),
    ]  # fmt: skip


def objective_columns() -> list[Column[PatternLine]]:
    def side(line: PatternLine) -> str:
        is_external = isinstance(line.pattern, ObjectivePattern) and line.pattern.side is Side.EXTERNAL
        return _("extern") if is_external else _("intern")

    return [
        Column(
            _("Steekwoord van het doel"), lambda line: line.pattern.keyword or _("nieuw doel"), bold=True,
            width=190,
        ),
        Column(
            _("Wat weet of heb je dan?"), lambda line: line.pattern.text, tip=lambda line: line.pattern.text
        ),
        Column(_("Voor wie"), side, width=90, tone="text2"),
        Column(_("Doel bij"), lambda line: kinds_words(line.pattern.kinds), width=150, tone="muted"),
    ]  # fmt: skip
