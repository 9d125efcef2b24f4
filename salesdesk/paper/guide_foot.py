"""The foot of the guide sheet: who is near when the talk is short, and what to bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.preparation import CheckItem
from salesdesk.paper import style
from salesdesk.paper.letters import Say
from salesdesk.paper.pieces import Gap, Piece, Stack, TickBox
from salesdesk.paper.plan_b import Alternative, short_row, two_line_row
from salesdesk.paper.style import TextStyle
from salesdesk.paper.tables import PLAIN, Look, Row
from salesdesk.paper.text import Text, clean, width_of

LEFT, GAP = 253.0, 22.0
RIGHT = style.CONTENT_WIDTH - LEFT - GAP
BOX = "\u2610\u00a0"


def foot(
    alternatives: Sequence[Alternative],
    items: Sequence[CheckItem],
    heading: TextStyle,
    language: str,
    say: Say,
    *,
    is_tight: bool = False,
) -> list[Flowable]:
    """Alternatives at the left, what to bring at the right; `is_tight` says the same in fewer lines."""
    make = short_row if is_tight else two_line_row
    left: list[Piece] = [make(entry, LEFT, language, say) for entry in alternatives]
    if not left and not items:
        return []
    cells = []
    if left:
        cells.append(Stack(Text(say("In de buurt, als het kort duurt"), heading), *left))
    if items:
        right = [_run_on(items)] if is_tight else [_bring(item) for item in items]
        cells.append(Stack(Text(say("Meenemen"), heading), Gap(2.2), *right))
    widths = (LEFT, RIGHT) if len(cells) == 2 else (style.CONTENT_WIDTH,)
    return [Row(cells, widths, replace(PLAIN, gap=GAP)).after(14)]


def _bring(item: CheckItem) -> Row:
    look = Look(pad_top=0.5, pad_bottom=0.5, gap=6, rule=None)
    return Row((TickBox(12, 7.5), Text(item.label, style.TIGHT)), (9.0, 193.0), look)


def _run_on(items: Sequence[CheckItem]) -> Text:
    """All of it as one text, a box before each; an item that fits on a line stays together."""
    return Text("   ".join(_together(f"{BOX}{item.label}") for item in items), style.TIGHT)


def _together(words: str) -> str:
    return words.replace(" ", formats.NBSP) if width_of(clean(words), style.TIGHT) <= RIGHT else words
