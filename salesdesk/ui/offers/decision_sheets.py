"""The sheets at the end of an offer: won, with the day and why it was late; lost, with why and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.lost_reasons import LostReason, written_reason
from salesdesk.domain.offer_revisions import is_late
from salesdesk.domain.relations import Status
from salesdesk.errors import Refused
from salesdesk.services.offers import OfferView
from salesdesk.ui import spoken
from salesdesk.ui.buttons import Button
from salesdesk.ui.fields import Choice, NotesField, TextField
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.forms import Form
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.moments import DateField
from salesdesk.ui.parts import Facts, Note, column
from salesdesk.words import _, word

MOST_NAMED = 6


class WonSheet(QWidget):
    """When the customer said yes; after the last valid day also why it is still accepted.

    `more` is what else is asked of an order, such as the options that were taken.
    """

    def __init__(self, view: OfferView, today: date, more: QWidget | None = None) -> None:
        super().__init__()
        self._offer, self._today = view.offer, today
        until = view.offer.valid_until
        facts = Facts(
            [
                (_("Relatie"), view.relation.name),
                (_("Netto"), spoken.euro(view.offer.net)),
                (_("Geldig tot"), formats.field_date(until) if until else "–"),
            ]
        )
        self.day = DateField(_("Gewonnen op"), today, field="decided_on", required=True)
        self.day.set_value(today)
        self.day.edited.connect(self._ask_why_late)
        self.form = Form()
        self.form.add("decided_on", _("Op welke dag zei de klant ja?"), self.day)
        self.late_reason = NotesField(_("Waarom neem je haar toch aan?"), lines=2)
        self.late = Note("", "warn")
        self.late_form = Form()
        self.late_form.add("late_reason", _("Waarom neem je haar toch aan?"), self.late_reason)
        body = column(facts, self.form, self.late, self.late_form, gap=10)
        if more is not None:
            body.addWidget(more)
        if view.relation.status is not Status.CUSTOMER:
            words = _("{name} is nu {status} en wordt klant.")
            said = words.format(name=view.relation.name, status=word(view.relation.status))
            body.addWidget(TextBlock(said, "small", "muted"))
        self.setLayout(body)
        self._ask_why_late()

    def _ask_why_late(self) -> None:
        day, until = self.decided_on(), self._offer.valid_until
        late = day is not None and is_late(self._offer, day)
        if late and until is not None:
            words = _("De offerte gold tot en met {day}. Laat aannemen kan, met een reden.")
            self.late.set(words.format(day=formats.field_date(until)), "warn")
        self.late.setVisible(late)
        self.late_form.setVisible(late)

    def decided_on(self) -> date | None:
        """The day that was given; None while it cannot be read, which then means today."""
        try:
            return self.day.value()
        except Refused:
            return None


class LostSheet(QWidget):
    """Why it was lost, on which day and to whom; `competitors` are those of the library, to pick from."""

    def __init__(self, today: date, competitors: Sequence[str] = ()) -> None:
        super().__init__()
        self.why: Choice[LostReason] = Choice(
            _("Reden"), [(reason, _reason_words(reason)) for reason in LostReason]
        )
        self.own = TextField(_("Eigen woorden"), placeholder=_("In een paar woorden: wat gaf de doorslag?"))
        self.competitor = TextField(_("Concurrent"), placeholder=_("Als je die weet"))
        self.day = DateField(_("Verloren op"), today, field="decided_on")
        self.day.set_value(today)
        form = Form()
        form.add("lost_reason", _("Waarom ging het niet door?"), self.why)
        form.add("own", _("Toelichting"), self.own)
        form.add("competitor", _("Naar wie?"), self.competitor)
        self.names = FlowBox(*(self._chip(name) for name in competitors[:MOST_NAMED]))
        self.names.setVisible(bool(competitors))
        last = Form()
        last.add("decided_on", _("Op welke dag hoorde je het?"), self.day)
        self.setLayout(column(form, self.names, last, gap=10))

    def _chip(self, name: str) -> Button:
        made = Button(name, "", "linechip", lambda: self.competitor.set_value(name))
        made.setAccessibleName(_("Verloren aan {name}").format(name=name))
        return made

    def reason(self) -> str:
        """The chosen reason, with the seller's own words behind it."""
        return written_reason(self.why.value(), self.own.value())

    def decided_on(self) -> date | None:
        """The day that was given, None when it cannot be read."""
        try:
            return self.day.value()
        except Refused:
            return None


def _reason_words(reason: LostReason) -> str:
    return _("Anders, namelijk:") if reason is LostReason.OTHER else word(reason)
