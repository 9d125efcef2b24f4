"""One drive to click: left, arrived, what it took, and its times to change."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.errors import Reason, Refused
from salesdesk.services.driven_trips import Drive, DrivenTrip, DrivenTrips
from salesdesk.ui.buttons import Button, link, plain, tonal
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import TimeField
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.parts import column, row
from salesdesk.words import _, reason_text


class TripBar(QWidget):
    """The drive to a visit or home; `big` in letters for the car park."""

    def __init__(self, desk: Desk, trips: DrivenTrips, *, big: bool = False) -> None:
        super().__init__()
        self._desk, self._trips = desk, trips
        self._drive: Drive | None = None
        self.left = _sized(tonal(_("Vertrokken"), self._leave, "car"), big)
        self.arrived = _sized(tonal(_("Aangekomen"), self._arrive, "flag"), big)
        self.said: ElidedLabel | TextBlock = (
            TextBlock("", "large", "text2") if big else ElidedLabel("", "small", "text2", stretch=False)
        )
        self.change = link(_("Tijden noteren"), self._open)
        self.left_at, self.arrived_at = TimeField(_("Vertrokken om")), TimeField(_("Aangekomen om"))
        self.left_at.field, self.arrived_at.field = "left", "arrived"
        self.save = plain(_("Bewaren"), self._save)
        self.cancel = link(_("Laat maar"), self._close)
        self.error = label("", "smallstrong", "bad")
        self._times = QWidget()
        self._times.setLayout(
            row(
                label(_("Vertrokken"), "small"), self.left_at, label(_("aangekomen"), "small"),
                self.arrived_at, self.save, self.cancel, 1, gap=8,
            )
        )  # fmt: skip
        for field in (self.left_at, self.arrived_at):
            field.returnPressed.connect(self._save)
        self.setLayout(column(*self._lines(big), self._times, self.error, gap=4))
        self._close()
        self.hide()

    def _lines(self, big: bool) -> list[QWidget | QHBoxLayout]:
        """In big letters the words stand above the buttons: beside them they would not fit."""
        if big:
            return [self.said, row(self.left, self.arrived, self.change, 1, gap=10)]
        return [row(self.left, self.arrived, self.said, self.change, 1, gap=10)]

    def show_drive(self, drive: Drive | None, *, clicks: bool = True) -> None:
        """Hidden without a drive, and on a day to come; without `clicks` it only tells and notes."""
        today = self._desk.today()
        if drive is None or drive.day > today:
            self._drive = None
            self.hide()
            return
        if self._drive is None or self._drive.visit_id != drive.visit_id:
            self._close()
        self._drive = drive
        may_click = clicks and drive.day == today
        self.left.setVisible(may_click and drive.trip is None)
        self.arrived.setVisible(may_click and drive.is_underway)
        self.said.setText(_said(drive))
        self.said.setVisible(bool(self.said.text()))
        self.change.setText(_("Wijzigen") if drive.trip else _("Tijden noteren"))
        self.change.setAccessibleName(_("Rittijden naar {name}").format(name=drive.name))
        self.show()

    def _leave(self) -> None:
        if self._drive is not None:
            before = self._drive.trip
            call = partial(self._trips.leave, self._drive)
            self._desk.work.ask(call, partial(self._noted, before, _("Vertrek genoteerd")))

    def _arrive(self) -> None:
        if self._drive is not None:
            before = self._drive.trip
            call = partial(self._trips.arrive, self._drive)
            self._desk.work.ask(call, partial(self._noted, before, _("Aankomst genoteerd")))

    def _noted(self, before: DrivenTrip | None, said: str, made: DrivenTrip) -> None:
        undo = partial(self._desk.work.ask, partial(self._trips.take_back, made, before))
        self._desk.toast(said, undo)

    def _open(self) -> None:
        drive = self._drive
        if drive is None:
            return
        trip = drive.trip
        self.left_at.set_value(trip.left_time if trip else drive.leave_time)
        self.arrived_at.set_value(
            trip.arrived_time
            if trip and not trip.is_underway
            else drive.arrive_time
            if trip is None
            else None
        )
        self._times.show()
        self.left_at.setFocus()
        self.left_at.selectAll()

    def _close(self) -> None:
        self._times.hide()
        self._tell("")

    def _save(self) -> None:
        if self._drive is None:
            return
        try:
            times = self.left_at.value(), self.arrived_at.value()
        except Refused as refused:
            self._refused(refused.reasons)
            return
        before = self._drive.trip
        call = partial(self._trips.note, self._drive, *times)

        def kept(made: DrivenTrip) -> None:
            self._close()
            self._noted(before, _("Rit genoteerd"), made)

        self._desk.work.ask(call, kept, refused=self._refused, owner=self)

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self._tell(" ".join(reason_text(reason) for reason in reasons))

    def _tell(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))


def _sized(button: Button, big: bool) -> Button:
    if big:
        button.setProperty("big", "true")
    return button


def _said(drive: Drive) -> str:
    """What is known of the drive: estimated, on the way since, or what it took."""
    language = words.screen_language()
    trip = drive.trip
    if trip is None:
        return ""
    left = formats.clock(trip.left_time)
    if trip.is_underway:
        return _("onderweg sinds {left}, ongeveer {minutes}").format(
            left=left, minutes=formats.duration(trip.estimated_minutes, language)
        )
    return _("{left} – {arrived}, {minutes} (geschat {estimate})").format(
        left=left,
        arrived=formats.clock(trip.arrived_time),
        minutes=formats.duration(trip.minutes, language),
        estimate=formats.duration(trip.estimated_minutes, language),
    )
