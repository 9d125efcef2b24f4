"""Beside the board: the chosen block with why it is there, who is still to be planned, the figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.services.changes import Noun
from salesdesk.services.week_board import Block, Board
from salesdesk.ui import theme
from salesdesk.ui.buttons import link, plain, tonal
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import Chip, ElidedLabel, TextBlock, label
from salesdesk.ui.parts import Facts, Note, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.routes.weeks.block_words import kind_words
from salesdesk.ui.routes.weeks.due_list import MOST_SHOWN, DueDeeds, DueRow, by_area
from salesdesk.ui.routes.weeks.reason_words import why_words
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, ngettext


@dataclass(frozen=True)
class SideDeeds:
    """What a press in the inspector does with the chosen block."""

    take: Callable[[Block], object]
    pin: Callable[[Block], object]
    drop: Callable[[Block], object]
    open: Callable[[Block], object]
    more: Callable[[], object]
    go: Callable[[Place], object]


class BoardSide:
    """Fills the inspector of the board."""

    def __init__(self, side: Inspector, deeds: SideDeeds, due: DueDeeds) -> None:
        self._side, self._deeds, self._due = side, deeds, due
        self.shown = MOST_SHOWN

    def fill(self, board: Board, chosen: Block | None) -> None:
        self._side.clear()
        if not board.has_home:
            text = _("Je thuisadres is niet bekend: omwegen tellen van bezoek tot bezoek.")
            fill = link(_("Invullen"), partial(self._deeds.go, Place(Noun.SETTINGS, view="seller")))
            self._side.add(Note(text, "warn"), FlowBox(fill))
        if chosen is not None:
            self._fill_chosen(board, chosen)
        self._fill_due(board)
        self._fill_figures(board)

    def _fill_chosen(self, board: Board, block: Block) -> None:
        day = formats.day_text(block.visit_on, words.screen_language())
        when = f"{day}, {formats.clock(block.start_time)} – {formats.clock(block.end_time)}"
        section = self._side.section(block.name)
        chips = [Chip(block.importance.value, "neutral"), Chip(kind_words(block), "line")]
        if block.area_name:
            chips.append(Chip(block.area_name, "dash" if block.is_outside else "line"))
        where = "  ·  ".join(part for part in (block.place, block.phone) if part)
        section.add(label(when, "strong"), ElidedLabel(where, "small"), FlowBox(*chips))
        why = why_words(block.reasons, board.names)
        if why:
            section.add(label(_("Waarom deze dag"), "smallstrong"), column(*map(_reason, why), gap=4))
        if block.is_proposal:
            pin = _("Losmaken") if block.is_pinned else _("Vastzetten")
            section.add(
                FlowBox(
                    tonal(_("Afspreken"), partial(self._deeds.take, block), "check"),
                    plain(pin, partial(self._deeds.pin, block), "pin"),
                    plain(_("Niet nu"), partial(self._deeds.drop, block), "close"),
                )
            )
        else:
            section.add(FlowBox(plain(_("Openen"), partial(self._deeds.open, block), "clipboard")))

    def _fill_due(self, board: Board) -> None:
        count = len(board.to_plan)
        section = self._side.section(_("Nog in te plannen"), label(str(count), "small", "muted"))
        if not count:
            said = _("Iedereen die aan de beurt is staat op het bord.")
            section.add(TextBlock(said, "small", "muted"))
            if not board.blocks:
                hint = _("Suspects tellen mee zodra je er prospect of klant van maakt.")
                section.add(TextBlock(hint, "small", "muted"))
            return
        section.add(TextBlock(_("Volgens bezoekfrequentie; sleep naar een dag"), "small", "muted"))
        for area, due in by_area(board.to_plan[: self.shown]).items():
            section.add(label(area or _("Zonder gebied"), "smallstrong", "muted"))
            rows = [DueRow(one, board.today, self._due) for one in due]
            section.add(column(*rows, gap=0))
        left = count - self.shown
        if left > 0:
            said = ngettext("Nog {count} tonen", "Nog {count} tonen", left).format(count=left)
            section.add(link(said, self._deeds.more, "chevron-down"))

    def _fill_figures(self, board: Board) -> None:
        language = words.screen_language()
        weeks = len(board.weeks)
        title = ngettext("Deze week", "Deze {count} weken", weeks).format(count=weeks)
        proposed = len(board.proposals)
        planned = len(board.blocks) - proposed
        days = _("{count} van {days} dagen").format(count=board.early_days, days=board.busy_days)
        facts = [
            (_("Bezoeken"), str(planned)),
            (_("Voorgesteld"), str(proposed)),
            (_("Bij klanten"), formats.duration(board.visit_minutes, language)),
            (_("Onderweg"), formats.duration(board.drive_minutes, language)),
            (_("Start 08:45"), days),
        ]
        if board.has_areas:
            facts.append((_("Uitzonderingen"), str(board.exceptions)))
        self._side.section(title).add(Facts(facts, wide=104))


def _reason(said: str) -> QWidget:
    """A reason may take two lines: nothing of it is lost in a narrow sheet."""
    made = QWidget()
    dot = label("•", "small", "acc")
    dot.setFixedWidth(theme.F(12))
    dot.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setLayout(row(dot, TextBlock(said, "small"), gap=0))
    return made
