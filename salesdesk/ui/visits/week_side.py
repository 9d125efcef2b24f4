"""Beside the week board: the chosen visit, the figures, and every visit by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.services.calendar import WeekView, WeekVisit
from salesdesk.services.visits import VisitMove
from salesdesk.ui.buttons import Pressable, icon_button, link, plain
from salesdesk.ui.chips import visit_chips
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import Chip, ElidedLabel, TextBlock, label
from salesdesk.ui.parts import Facts, Note, TwoLineRow, column, row
from salesdesk.ui.screen import Inspector
from salesdesk.ui.visits.plan_side import move_aside, move_words
from salesdesk.words import _, ngettext, word


@dataclass(frozen=True)
class SideDeeds:
    """What a press in the inspector does."""

    pick: Callable[[WeekVisit], object]
    open: Callable[[WeekVisit], object]
    menu: Callable[[WeekVisit, QWidget], object]
    explain: Callable[[VisitMove], object]
    toggle_weekend: Callable[[], object]
    edit: Callable[[WeekVisit], object]


class WeekSide:
    """Fills the inspector of the week."""

    def __init__(self, side: Inspector, deeds: SideDeeds) -> None:
        self._side, self._deeds = side, deeds
        self._log: QWidget | None = None

    def fill(
        self, view: WeekView, chosen: WeekVisit | None, against: Sequence[str], *, with_weekend: bool
    ) -> None:
        self._side.clear()
        self._log = None
        if chosen is not None:
            self._fill_chosen(chosen, against)
        self._fill_figures(view, with_weekend=with_weekend)
        self._fill_names(view, chosen)

    def show_moves(self, moves: list[VisitMove]) -> None:
        """The log of the chosen visit, with a reason to be given afterwards."""
        if self._log is None or self._log.layout() is not None:
            return
        lines = column(label(_("Verzet"), "smallstrong"), gap=4)
        for move in reversed(moves):
            asks = None
            if not move.reason:
                asks = link(_("Reden"), partial(self._deeds.explain, move), "plus")
            lines.addWidget(TwoLineRow(move_words(move), move_aside(move), action=asks))
        self._log.setLayout(lines)

    def _fill_chosen(self, chosen: WeekVisit, against: Sequence[str]) -> None:
        line, slot = chosen.line, chosen.slot
        day = formats.day_text(slot.visit_on, words.screen_language())
        when = f"{day}, {formats.clock(slot.start_time)} – {formats.clock(slot.ends)}"
        section = self._side.section(line.relation_name)
        who = "  ·  ".join(part for part in (line.place, line.contact_name) if part)
        section.add(label(when, "strong"), FlowBox(*visit_chips(line), Chip(word(line.state), "line")))
        if who:
            section.add(ElidedLabel(who, "small"))
        if line.contact_phone or line.phone:
            section.add(label(line.contact_phone or line.phone, "small"))
        if line.state_reason:
            section.add(TextBlock(line.state_reason, "small", "muted"))
        if against:
            section.add(Note("\n".join(against), "warn"))
        more = icon_button("dots", _("Meer voor {name}").format(name=line.relation_name))
        more.clicked.connect(lambda *_on: self._deeds.menu(chosen, more))
        deeds = [plain(_("Openen"), partial(self._deeds.open, chosen))]
        if line.is_open:
            deeds.append(plain(_("Verplaats naar…"), partial(self._deeds.edit, chosen)))
        section.add(FlowBox(*deeds, more))
        self._log = QWidget()
        section.add(self._log)

    def _fill_figures(self, view: WeekView, *, with_weekend: bool) -> None:
        language = words.screen_language()
        section = self._side.section(_("Deze week"))
        section.add(
            Facts(
                [
                    (_("Bij klanten"), formats.duration(view.visit_minutes, language)),
                    (_("Ertussen rijden"), formats.duration(view.drive_minutes, language)),
                ],
                wide=112,
            )
        )
        if not view.has_weekend:
            said = _("Weekend verbergen") if with_weekend else _("Weekend tonen")
            section.add(row(link(said, self._deeds.toggle_weekend), 1))

    def _fill_names(self, view: WeekView, chosen: WeekVisit | None) -> None:
        count = len(view.visits)
        said = ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count)
        section = self._side.section(_("Op naam"), label(said, "small"))
        if not view.visits:
            section.add(
                TextBlock(
                    _("Nog geen bezoeken. Klik op een lege plek om er een te plannen."), "small", "muted"
                )
            )
        for day, group in groupby(view.visits, lambda one: one.line.visit_on):
            name = formats.day_text(day, words.screen_language())
            holiday = view.holidays.get(day, "")
            section.add(label("  ·  ".join(part for part in (name, holiday) if part), "cap"))
            for visit in group:
                section.add(self._name_row(visit, is_chosen=visit is chosen))

    def _name_row(self, visit: WeekVisit, *, is_chosen: bool) -> QWidget:
        line = visit.line
        at = formats.clock(line.start_time)
        made = Pressable(f"{at} {line.relation_name}, {word(line.state)}", partial(self._deeds.pick, visit))
        made.setCheckable(True)
        made.setChecked(is_chosen)
        parts = row(label(at, "small"), gap=8, margins=(4, 2, 4, 2))
        parts.addWidget(ElidedLabel(line.relation_name, "body"), 1)
        made.setLayout(parts)
        return made
