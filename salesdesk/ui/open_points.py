"""A thing that is still open with a relation: ticked off, put on another day, or taken along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk import formats, words
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.errors import Refused
from salesdesk.services.changes import Done
from salesdesk.services.follow_ups import FollowUps
from salesdesk.services.open_points import OpenPoint
from salesdesk.ui import ask, icons
from salesdesk.ui.buttons import Button, icon_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import DateField, FormRow, Tick
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.parts import column, row
from salesdesk.words import _


def open_point_row(point: OpenPoint, desk: Desk, follow_ups: FollowUps, relation_id: UUID) -> QWidget:
    """Tick, words, who and when; the calendar puts a follow-up on another day."""
    tick = Tick("", name=_("„{text}” afvinken").format(text=point.text))
    tick.edited.connect(partial(_tick, point, tick, desk, follow_ups, relation_id))
    holder = QWidget()
    line = row(gap=8)
    line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
    second = point_words(point)
    tone = "warn" if point.is_late else ""
    words_of = [ElidedLabel(point.text, "body")]
    if second:
        words_of.append(ElidedLabel(second, "smallstrong" if point.is_late else "small", tone))
    line.addLayout(column(*words_of, gap=0), 1)
    if point.follow_up is not None:
        item = point.follow_up
        later = postpone_line(item.id, item.text, item.due_on, desk, follow_ups)
        line.addWidget(later, 0, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(line)
    return holder


def point_words(point: OpenPoint) -> str:
    """`te laat sinds 12-11  ·  klant  ·  afgesproken 02-11`."""
    language = words.screen_language()
    parts = []
    if point.due_on is not None:
        said = _("te laat sinds {day}") if point.is_late else _("vóór {day}")
        parts.append(said.format(day=formats.short_date(point.due_on, language)))
    if point.who:
        parts.append(point.who)
    if point.said_on is not None:
        parts.append(_("afgesproken {day}").format(day=formats.short_date(point.said_on, language)))
    return "  ·  ".join(parts)


def _tick(point: OpenPoint, tick: Tick, desk: Desk, follow_ups: FollowUps, relation_id: UUID) -> None:
    tick.setEnabled(False)

    def finish() -> Done[FollowUp]:
        if point.follow_up is not None:
            return follow_ups.tick(point.follow_up.id)
        return follow_ups.fulfil(point.text, relation_id, point.visit_id, point.due_on)

    def undo(done: FollowUp) -> None:
        back = partial(follow_ups.tick, done.id, is_done=False) if point.follow_up else None
        desk.work.ask(back or partial(follow_ups.remove, done.id))

    def told(done: FollowUp) -> None:
        desk.toast(_("„{text}” afgevinkt").format(text=point.text), lambda: undo(done))

    desk.work.ask(finish, told)


@dataclass(frozen=True)
class Postponing:
    """A follow-up that goes to another day, `due_on` being its present one."""

    id: UUID
    text: str
    due_on: date
    desk: Desk
    follow_ups: FollowUps

    def offer_days(self, button: Button) -> None:
        """The days that are asked for most, and a day of his own choice."""
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for said, day in later_days(self.desk.today()):
            shown = f"{said}, {formats.short_date(day, words.screen_language())}"
            menu.addAction(shown, partial(self.to, day))
        menu.addSeparator()
        menu.addAction(icons.icon("calendar", 18, "muted"), _("Andere dag…"), partial(self.ask_day, button))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def ask_day(self, parent: QWidget) -> None:
        """A day of his own choice."""
        field = DateField(_("Nieuwe dag"), self.desk.today(), required=True)
        field.set_value(self.due_on)
        body = QWidget()
        body.setLayout(column(FormRow(_("Nieuwe dag"), field)))
        if not ask.sheet(parent, _("Opvolgactie verzetten"), body, _("Verzetten"), text=self.text):
            return
        try:
            day = field.required_value()
        except Refused:
            self.desk.toast(_("Dat was geen datum; de opvolgactie staat waar hij stond."))
            return
        self.to(day)

    def to(self, day: date) -> None:
        """Put it on another day, with a way back."""

        def told(_value: object) -> None:
            said = _("„{text}” verzet naar {day}")
            self.desk.toast(
                said.format(text=self.text, day=formats.short_date(day, words.screen_language())),
                lambda: self.desk.work.ask(lambda: self.follow_ups.put_back(self.id, self.due_on)),
            )

        self.desk.work.ask(lambda: self.follow_ups.postpone(self.id, day), told)


def postpone_line(follow_up_id: UUID, text: str, due_on: date, desk: Desk, follow_ups: FollowUps) -> Button:
    """The calendar that puts a follow-up on another day."""
    postponing = Postponing(follow_up_id, text, due_on, desk, follow_ups)
    button = icon_button("calendar", _("„{text}” verzetten").format(text=text), quiet=True)
    button.clicked.connect(lambda *_on: postponing.offer_days(button))
    return button


def later_days(today: date) -> list[tuple[str, date]]:
    """The next working day, next Monday, in two weeks and in a month, never in a weekend."""
    monday = today + timedelta(days=7 - today.weekday())
    return [
        (_("Volgende werkdag"), working_day(today + timedelta(days=1))),
        (_("Volgende week"), monday),
        (_("Over twee weken"), working_day(today + timedelta(days=14))),
        (_("Over een maand"), working_day(today + timedelta(days=30))),
    ]


def working_day(day: date) -> date:
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day
