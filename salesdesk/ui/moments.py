"""Dates and times as a seller types them, with a calendar one key away."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from salesdesk import formats
from salesdesk.ui import icons, theme
from salesdesk.ui.calendars import CalendarPopup
from salesdesk.ui.fields import Field, refusal
from salesdesk.words import _

_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?")
_NAMED = re.compile(r"(\d{1,2})[- ]?([a-zé]{3,})\.?(?:[- ](\d{2}|\d{4}))?")
_WEEKDAYS = (
    "ma maandag mon monday", "di dinsdag tue tuesday", "wo woensdag wed wednesday",
    "do donderdag thu thursday", "vr vrijdag fri friday", "za zaterdag sat saturday",
    "zo zondag sun sunday",
)  # fmt: skip
_AHEAD = re.compile(r"\+ ?(\d{1,3})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.u ]?(\d{2}))?u?")


def parse_day(text: str, today: date) -> date:
    """Read `24-11`, `24 nov`, `24-11-26`, `vandaag`, `morgen`, `vr` (the coming Friday) or `+7` (days).

    Without a year the one nearest to today.
    """
    bare = text.strip().casefold()
    if bare in {"vandaag", "today"}:
        return today
    if bare in {"morgen", "tomorrow"}:
        return date.fromordinal(today.toordinal() + 1)
    for number, names in enumerate(_WEEKDAYS):
        if bare in names.split():
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    found = _AHEAD.fullmatch(bare)
    if found:
        return today + timedelta(days=int(found[1]))
    found = _NUMBERS.fullmatch(bare)
    if found:
        return _dated(int(found[1]), int(found[2]), found[3], today)
    found = _NAMED.fullmatch(bare)
    if found:
        return _dated(int(found[1]), _month(found[2]), found[3], today)
    raise ValueError(text)


def _month(word: str) -> int:
    for language in ("nl", "en", "fr", "de"):
        for month in range(1, 13):
            if formats.month_name(month, language).casefold().startswith(word) or word == "mrt" == (
                formats.short_month_name(month, language)
            ):
                return month
    raise ValueError(word)


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year) + 2000 if len(year) == 2 else int(year), month, day)
    near = []
    for candidate in (today.year - 1, today.year, today.year + 1, today.year + 2):
        try:
            near.append(date(candidate, month, day))
        except ValueError:  # 29 February in most years
            continue
    if not near:
        raise ValueError((day, month))
    return min(near, key=lambda found: abs((found - today).days))


def parse_clock(text: str) -> time:
    """Read `9`, `9:30`, `930`, `9.30`, `9u30`."""
    bare = text.strip().casefold()
    found = _CLOCK.fullmatch(bare) if not re.fullmatch(r"\d{3}", bare) else re.fullmatch(r"(\d)(\d\d)", bare)
    if not found:
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or 0))


class _MomentField(QLineEdit, Field):
    """What date and time share: typed text that settles into its own words on leaving."""

    edited = Signal()

    def __init__(self, name: str, *, field: str, required: bool, wide: int) -> None:
        super().__init__()
        self.field, self._required = field, required
        self.setAccessibleName(name)
        if wide:
            self.setFixedWidth(theme.F(wide))
        else:
            self.setMinimumWidth(theme.F(wide or 90))
        self.textEdited.connect(self._typed)

    def problem(self) -> str:
        raise NotImplementedError

    def _settled(self) -> str:
        raise NotImplementedError

    def _typed(self) -> None:
        if self.error_text:
            self.show_error(self.problem())
        self.edited.emit()

    def _refuse_if_wrong(self) -> None:
        reason = self.problem()
        if reason:
            self.show_error(reason)
            raise refusal(reason, self.field)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        reason = self.problem()
        self.show_error(reason)
        if not reason:
            self.setText(self._settled())


class DateField(_MomentField):
    """A day as dd-MM-yyyy; understands `24-11` and `24 nov`; Alt+Down or the drawing opens the calendar."""

    def __init__(
        self, name: str, today: date, *, field: str = "", required: bool = False, wide: int = 132
    ) -> None:
        super().__init__(name, field=field, required=required, wide=wide)
        self.today = today
        self._calendar: CalendarPopup | None = None
        self.setPlaceholderText(_("dd-mm-jjjj"))
        self._opener = QAction(icons.icon("calendar", 16, "muted"), _("Kalender openen"), self)
        self._opener.triggered.connect(self.open_calendar)
        self.addAction(self._opener, QLineEdit.ActionPosition.TrailingPosition)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._opener.setIcon(icons.icon("calendar", 16, "muted"))

    def value(self) -> date | None:
        """The day, None when empty; Refused with the reason when it is no day."""
        self._refuse_if_wrong()
        return self._read()

    def required_value(self) -> date:
        value = self.value()
        if value is None:
            raise refusal(_("Kies een datum."), self.field)
        return value

    def set_value(self, day: date | None) -> None:
        if self.hasFocus() and self.isModified():
            return
        self.show_error("")
        self.setText("" if day is None else formats.field_date(day))

    def problem(self) -> str:
        try:
            day = self._read()
        except ValueError:
            return _("„{text}” is geen datum. Schrijf bijvoorbeeld 24-11-2026.").format(
                text=self.text().strip()
            )
        return _("Kies een datum.") if day is None and self._required else ""

    def _read(self) -> date | None:
        return parse_day(self.text(), self.today) if self.text().strip() else None

    def _settled(self) -> str:
        day = self._read()
        return "" if day is None else formats.field_date(day)

    def open_calendar(self) -> None:
        """Show a month to pick from; choosing closes it."""
        if self._calendar is None:
            self._calendar = CalendarPopup(self, self.accessibleName(), self._picked)
        self._calendar.show_day((None if self.problem() else self._read()) or self.today)

    def _picked(self, day: date) -> None:
        self.show_error("")
        self.setText(formats.field_date(day))
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.problem():
            super().keyPressEvent(event)
            return
        day = self._read() or self.today
        self.setText(formats.field_date(date.fromordinal(day.toordinal() + step)))
        self.edited.emit()


class TimeField(_MomentField):
    """A time of day as 09:30; understands `9`, `930` and `9u30`; arrows step a quarter."""

    STEP = 15

    def __init__(self, name: str, *, field: str = "", required: bool = False, wide: int = 76) -> None:
        super().__init__(name, field=field, required=required, wide=wide)
        self.setPlaceholderText(_("uu:mm"))

    def value(self) -> time | None:
        """The time, None when empty; Refused with the reason when it is no time."""
        self._refuse_if_wrong()
        return self._read()

    def required_value(self) -> time:
        value = self.value()
        if value is None:
            raise refusal(_("Kies een tijd."), self.field)
        return value

    def set_value(self, moment: time | None) -> None:
        if self.hasFocus() and self.isModified():
            return
        self.show_error("")
        self.setText("" if moment is None else formats.clock(moment))

    def problem(self) -> str:
        try:
            moment = self._read()
        except ValueError:
            return _("„{text}” is geen tijd. Schrijf bijvoorbeeld 9:30.").format(text=self.text().strip())
        return _("Kies een tijd.") if moment is None and self._required else ""

    def _read(self) -> time | None:
        return parse_clock(self.text()) if self.text().strip() else None

    def _settled(self) -> str:
        moment = self._read()
        return "" if moment is None else formats.clock(moment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: self.STEP, Qt.Key.Key_Down: -self.STEP}.get(Qt.Key(event.key()))
        moment = None if step is None or self.problem() else self._read()
        if step is None or moment is None:
            super().keyPressEvent(event)
            return
        minutes = (moment.hour * 60 + moment.minute + step) % (24 * 60)
        self.setText(formats.clock(time(minutes // 60, minutes % 60)))
        self.edited.emit()
