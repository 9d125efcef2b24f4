"""After closing: what a seller wants next, one press each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.visits import VisitKind
from salesdesk.services.report_sequel import OfferAdvice
from salesdesk.ui.buttons import Button, plain, tonal
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock, label
from salesdesk.ui.parts import Card, Rule, column, empty_out, row
from salesdesk.ui.visits.preparation_side import called
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.words import _, finding_text, word


@dataclass(frozen=True)
class SequelDeeds:
    """What can be done; the screen does it."""

    mail: Callable[[], object]
    offer: Callable[[], object]
    plan: Callable[[], object]
    prepare: Callable[[], object]
    add: Callable[[], object]


class SequelCard(Card):
    """Mail, offer, next visit, addition; shown once the report is closed."""

    def __init__(self, draft: ReportDraft, deeds: SequelDeeds) -> None:
        self._spent = label("", "small")
        super().__init__(_("En nu?"), self._spent, accent=True)
        self._draft, self._deeds = draft, deeds
        self._list = column(gap=8)
        self.body.addLayout(self._list)
        self.buttons: dict[str, Button] = {}
        self.hide()

    def show_advice(self, advice: OfferAdvice) -> None:
        """Everything that follows from this report, the likeliest on top."""
        empty_out(self._list)
        self.buttons = {}
        view = self._draft.view
        seconds = view.report.seconds_spent
        self._spent.setText(spent_words(seconds))
        rows = [self._mail(), self._visit(), self._addition()]
        asks_offer = view.visit.kind is not VisitKind.AFTER_SALES or view.report.chance_percent is not None
        if asks_offer or advice.made is not None:
            rows.insert(1, self._offer(advice))
        for place, made in enumerate(rows):
            if place:
                self._list.addWidget(Rule())
            self._list.addWidget(made)
        self.setVisible(view.report.is_closed)

    def _mail(self) -> QWidget:
        view = self._draft.view
        contact = next((each for each in view.card.contacts if each.id == view.visit.contact_id), None)
        to = (contact.email if contact else "") or view.card.relation.email
        who = called(contact) if contact else view.card.relation.name
        said = to or _("Geen e-mailadres bekend; vul het in je mailprogramma in.")
        button = tonal(_("Mail klaarzetten"), self._deeds.mail, "mail")
        return self._row("mail", _("Verslag voor de klant: {name}").format(name=who), said, button)

    def _offer(self, advice: OfferAdvice) -> QWidget:
        if advice.made is not None:
            button = plain(_("Offerte openen"), self._deeds.offer, "file")
            title = _("Offerte {number} kwam uit dit bezoek").format(number=advice.made.label)
            return self._row("offer", title, "", button)
        if advice.makes_sense:
            said = "  ·  ".join(f"{word(each.point)}: {finding_text(each)}" for each in advice.findings)
            button = tonal(_("Offerte maken"), self._deeds.offer, "file")
            return self._row("offer", _("Een offerte heeft zin"), said, button)
        said = "  ·  ".join(_sentence(finding_text(finding)) for finding in advice.against)
        button = plain(_("Toch een offerte"), self._deeds.offer, "file")
        return self._row("offer", _("Wacht nog met een offerte"), said, button)

    def _visit(self) -> QWidget:
        coming = self._draft.view.coming_visit
        if coming is None:
            button = tonal(_("Afspraak inplannen"), self._deeds.plan, "calendar")
            said = _("Met een datum in de agenda blijft het gesprek gaande.")
            return self._row("visit", _("Nog geen volgende afspraak"), said, button)
        day = formats.day_text(coming.visit_on, words.screen_language())
        title = _("Volgende afspraak: {day} om {at}").format(day=day, at=formats.clock(coming.start_time))
        button = plain(_("Voorbereiden"), self._deeds.prepare, "clipboard")
        return self._row("visit", title, word(coming.kind), button)

    def _addition(self) -> QWidget:
        button = plain(_("Aanvulling"), self._deeds.add, "plus")
        said = _("Het verslag blijft zoals het is; je aanvulling komt er met de datum van vandaag bij.")
        return self._row("addition", _("Nog iets vergeten?"), said, button)

    def _row(self, name: str, title: str, said: str, button: Button) -> QWidget:
        self.buttons[name] = button
        holder = QWidget()
        lines = column(ElidedLabel(title, "strong"), gap=1)
        if said:
            lines.addWidget(TextBlock(said, "small", "muted"))
        icon = {"mail": "mail", "offer": "file", "visit": "calendar"}.get(name, "note")
        line = row(IconLabel(icon, 18, "acc"), gap=12)
        line.addLayout(lines, 1)
        line.addWidget(button)
        holder.setLayout(line)
        return holder


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def minutes_text(seconds: int) -> str:
    """`2:14`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def spent_words(seconds: int) -> str:
    """How long the report took; empty when nobody counted."""
    return _("verslag in {time}").format(time=minutes_text(seconds)) if seconds else ""
