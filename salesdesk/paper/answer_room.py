"""The questions on the sheet: keywords with a box to tick and as much room to write as the page has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from salesdesk.domain.preparation import Question
from salesdesk.paper import style
from salesdesk.paper.pdf import height_of
from salesdesk.paper.pieces import Stack, TickBox, WritingLines, under_heading
from salesdesk.paper.tables import PLAIN, Look, Row, shared
from salesdesk.paper.text import Text

KEYWORD_WIDTH = 126.0
NOTE_LINE = 24.0
LEAST_ROOM = 24
"""Points for one answer: 8.5 mm, what a pen needs."""


def fitted_questions(
    questions: Sequence[Question], heading: Text, room: float, *, is_tight: bool = False
) -> list[Flowable] | None:
    """The questions with as much room for answers as `room` points allow; None when they do not fit there.

    `is_tight` allows the narrow arrangements, for a page that has given up all other room already.
    """
    for arrange, most, least, notes in TIGHT if is_tight else WIDE:
        if notes + height_of(_under(heading, arrange(questions, least))) <= room:
            tries = (_under(heading, arrange(questions, each)) for each in range(most, least - 1, -1))
            return next(story for story in tries if notes + height_of(story) <= room)
    return None


def flowing_questions(questions: Sequence[Question], heading: Text) -> list[Flowable]:
    """More questions than a page holds: two side by side, read across, on as many as it takes."""
    pairs = [questions[at : at + 2] for at in range(0, len(questions), 2)]
    return _under(heading, [row for pair in pairs for row in _columns(pair, LEAST_ROOM, 2)])


def _under(heading: Text, rows: Sequence[Row]) -> list[Flowable]:
    return under_heading(heading, rows, style.CONTENT_WIDTH)


def _deep(questions: Sequence[Question], room: float) -> list[Row]:
    """Each keyword with two lines beside it."""
    return _one_column(questions, room, 2)


def _one_column(questions: Sequence[Question], room: float, count: int = 1) -> list[Row]:
    """Each keyword with its line or lines beside it."""
    look = Look(pad_top=room - 15, pad_bottom=0, gap=7, rule=None)
    widths = (9.0, KEYWORD_WIDTH, style.CONTENT_WIDTH - KEYWORD_WIDTH - 9 - 2 * 7)
    return [
        Row(
            (TickBox(13), Text(entry.keyword, style.STRONG), WritingLines(count, room, first=15)),
            widths,
            look,
        )
        for entry in questions
    ]


def _two_columns(questions: Sequence[Question], room: float) -> list[Row]:
    return _columns(questions, room, 2)


def _three_columns(questions: Sequence[Question], room: float) -> list[Row]:
    return _columns(questions, room, 3)


def _columns(questions: Sequence[Question], room: float, count: int) -> list[Row]:
    """Each keyword above its line, read down the left side first."""
    tall = -(-len(questions) // count)
    widths = shared(style.CONTENT_WIDTH, (1,) * count, 22)
    rows = []
    for at in range(tall):
        side_by_side = questions[at::tall]
        cells = [_narrow(entry, widths[0], room) for entry in side_by_side]
        rows.append(Row(cells, widths[: len(cells)], replace(PLAIN, gap=22)))
    return rows


def _narrow(question: Question, width: float, room: float) -> Row:
    words = Stack(Text(question.keyword, style.STRONG), WritingLines(1, room - 18))
    look = Look(pad_top=5, pad_bottom=0, gap=7, rule=None)
    return Row((TickBox(13), words), (9.0, width - 16), look)


# How questions are laid out, in points for a line at most and at least, and what must be left for notes.
WIDE = (
    (_deep, 28, LEAST_ROOM, 26.0 + 3 * NOTE_LINE),
    (_one_column, 32, LEAST_ROOM, 0.0),
    (_two_columns, 36, 23, 0.0),
)
TIGHT = ((_two_columns, 36, 23, 0.0), (_three_columns, 36, 23, 0.0))
