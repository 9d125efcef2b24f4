"""The lines of the visit list: a heading per day and a row per visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.domain.visits import VisitState
from salesdesk.services.visits import VisitLine
from salesdesk.ui import theme
from salesdesk.ui.buttons import Button, Pressable, icon_button, plain, tonal
from salesdesk.ui.chips import visit_chips
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import Chip, ElidedLabel, IconLabel, label
from salesdesk.ui.marks import Ring
from salesdesk.ui.parts import column, row
from salesdesk.words import _, ngettext

TIME_WIDTH = 66


@dataclass(frozen=True)
class RowDeeds:
    """What a row can do."""

    prepare: Callable[[VisitLine], object]
    report: Callable[[VisitLine], object]
    menu: Callable[[VisitLine], QMenu]
    put_back: Callable[[VisitLine], object]
    plan_again: Callable[[VisitLine], object]
    look: Callable[[VisitLine], object]


def is_over(line: VisitLine, now: datetime) -> bool:
    """Whether its time has passed."""
    return (line.visit_on, line.start_time) < (now.date(), now.time())


def asks_report(line: VisitLine, now: datetime) -> bool:
    """Past or held, and its report not closed."""
    if line.report_closed_at is not None:
        return False
    return line.state is VisitState.HELD or (line.is_open and is_over(line, now))


def day_words(day: date, today: date) -> str:
    """`Vandaag, dinsdag 24 november`."""
    said = formats.long_day(day, words.screen_language())
    inside = said if words.screen_language() == "en" else said[0].lower() + said[1:]
    days = (day - today).days
    if days == 0:
        return _("Vandaag, {day}").format(day=inside)
    if days == 1:
        return _("Morgen, {day}").format(day=inside)
    return said if day.year == today.year else f"{said} {day.year}"


def day_head(day: date, today: date, count: int, minutes: int) -> QWidget:
    """The day, how many visits, how long they take."""
    holder = QWidget()
    facts = ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count)
    length = formats.duration(minutes, words.screen_language())
    title = label(day_words(day, today), "h3")
    said = _("{count}, {length} bij klanten").format(count=facts, length=length)
    holder.setLayout(row(title, 1, label(said, "small"), gap=12, margins=(0, 4, 0, 0)))
    return holder


def visit_row(line: VisitLine, now: datetime, deeds: RowDeeds, *, with_day: bool = False) -> QWidget:
    """Time, name with chips, facts, how far it is, and the one thing to do."""
    late = asks_report(line, now)
    holder = QWidget()
    holder.setAccessibleName(line.relation_name)
    laid = row(gap=12, margins=(14, 7, 10, 7))
    laid.addWidget(_times(line, with_day=with_day))
    laid.addLayout(_words(line, deeds, late=late), 1)
    laid.addWidget(_progress(line))
    if late:
        laid.addWidget(_deed(tonal(_("Verslag maken"), partial(deeds.report, line), "pencil"), line))
    elif line.report_closed_at is not None:
        laid.addWidget(_deed(plain(_("Verslag"), partial(deeds.report, line), "clipboard"), line))
    elif line.is_open:
        laid.addWidget(_deed(plain(_("Voorbereiden"), partial(deeds.prepare, line), "clipboard"), line))
    elif line.state is VisitState.CANCELLED:
        laid.addWidget(_deed(plain(_("Terugzetten"), partial(deeds.put_back, line), "undo"), line))
    elif line.state is VisitState.ABSENT:
        laid.addWidget(_deed(plain(_("Nieuwe afspraak"), partial(deeds.plan_again, line), "calendar"), line))
    more = icon_button("dots", _("Meer voor {name}").format(name=line.relation_name), quiet=True)
    more.clicked.connect(lambda *_on: deeds.menu(line).popup(more.mapToGlobal(more.rect().bottomLeft())))
    laid.addWidget(more)
    holder.setLayout(laid)
    return holder


def _deed(button: Button, line: VisitLine) -> Button:
    button.setAccessibleName(f"{button.text()}: {line.relation_name}")
    return button


def _times(line: VisitLine, *, with_day: bool) -> QWidget:
    holder = QWidget()
    end = formats.duration(line.minutes, words.screen_language())
    if with_day:
        first = label(formats.short_date(line.visit_on, words.screen_language()), "strong")
        second = label(formats.clock(line.start_time), "small")
    else:
        first, second = label(formats.clock(line.start_time), "time"), label(end, "small")
    laid = column(first, second, gap=0)
    laid.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    holder.setLayout(laid)
    holder.setFixedWidth(theme.F(TIME_WIDTH))
    return holder


def _opens(line: VisitLine, deeds: RowDeeds, *, late: bool) -> Callable[[VisitLine], object]:
    """What fell through opens where it can be put back; what was held its report."""
    if line.state in {VisitState.CANCELLED, VisitState.ABSENT}:
        return deeds.look
    return deeds.report if late or line.state is VisitState.HELD else deeds.prepare


def _words(line: VisitLine, deeds: RowDeeds, *, late: bool) -> QVBoxLayout:
    name = Pressable(
        _("Open {name}").format(name=line.relation_name), partial(_opens(line, deeds, late=late), line)
    )
    name.setLayout(row(ElidedLabel(line.relation_name, "h3", stretch=False), gap=0, margins=(1, 0, 1, 0)))
    name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    chips = visit_chips(line)
    if line.state is VisitState.CONFIRMED and not late:
        chips.append(Chip(_("bevestigd"), "ok"))
    who = ", ".join(part for part in (line.contact_name, line.contact_function) if part)
    facts = "  ·  ".join(part for part in (line.place, who or _("nog geen contactpersoon")) if part)
    goal = line.state_reason or line.subject or line.external_objective
    second = "  ·  ".join(part for part in (facts, goal) if part)
    return column(FlowBox(name, *chips, gap=7), ElidedLabel(second, "small"), gap=1)


def _progress(line: VisitLine) -> QWidget:
    if line.report_closed_at is not None:
        return IconLabel("check", 18, "ok", 2.2)
    if line.is_open:
        return Ring(line.finished_steps, side=36)
    return QWidget()
