"""Requests for more discount on the desk of who decides: the facts, and the answer that goes back signed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.discount import rounded_to_tens
from salesdesk.domain.discount_limits import rounded_up
from salesdesk.domain.offer_approval import ApprovalFacts, ApprovalState, AskedLine
from salesdesk.domain.offers import LineKind, Period
from salesdesk.services.changes import Noun
from salesdesk.services.packing import MailReady
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask, spoken, theme
from salesdesk.ui.approval_opening import ApprovalOpening
from salesdesk.ui.buttons import primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.offers.code_making import CodeMaking
from salesdesk.ui.offers.decision_panel import DecisionPanel
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, Figure, Strip, column
from salesdesk.ui.places import Place
from salesdesk.ui.reach import open_outside
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext, screen_language, word

STATE_TONES = {ApprovalState.ASKED: "warn", ApprovalState.GRANTED: "ok", ApprovalState.REFUSED: "bad"}
STATE_ICONS = {ApprovalState.ASKED: "clock", ApprovalState.GRANTED: "check", ApprovalState.REFUSED: "close"}
# Column: how wide the table must be to show it; narrower, the customer's name comes first.
ROOM_FOR = {2: 714, 4: 564}
LINE_ROOM_FOR = {0: 520}


class ApprovalsPage(Screen):
    """Place(Noun.OFFER, view="approvals"), with a request's id or without."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.OFFER, Noun.SETTINGS})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=300, scrolls=False)
        self._file = file
        self.opening = ApprovalOpening(desk, file, self)
        self.making = CodeMaking(desk, file, self)
        self.codes = ShrinkingButton(_("Codes maken…"), self.making.ask, "key")
        self.open = ShrinkingButton(_("Aanvraag openen…"), self.opening.choose, "folder")
        self.header.set(_("Goedkeuringen"))
        self.header.add(self.codes, self.open)
        self.model = TableModel(self._columns())
        self.table = TableView(self.model, _("Aanvragen"), row_height=34)
        self.strip = Strip()
        self.lines = TableModel(self._line_columns())
        self.line_table = TableView(self.lines, _("Regels van de offerte"), sortable=False)
        self.reason = TextBlock("")
        self.panel = DecisionPanel(self.side, self.decide, self.mail_again, self.save_answer)
        self.pages = Pages()
        self.empty = self._empty_page()
        self.off = self._off_page()
        for page in (self._desk_page(), self.empty, self.off):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)
        self.table.chosen.connect(self._show_facts)

    @staticmethod
    def _columns() -> list[Column[ApprovalFacts]]:
        text = Column[ApprovalFacts]
        return [
            text(_("Offerte"), lambda one: one.request.label, width=84, tone="muted"),
            text(_("Relatie"), lambda one: one.asked.customer, bold=True),
            text(_("Van"), lambda one: one.request.asked_by, width=150),
            text(_("Korting"), lambda one: spoken.percent(rounded_up(one.request.discount_percent)),
                 sort=lambda one: one.request.discount_percent, align="right", width=84),
            text(_("Netto"), lambda one: spoken.euro(one.request.net), sort=lambda one: one.request.net,
                 align="right", width=112),
            text(_("Stand"), lambda one: word(one.request.state), width=124,
                 tone=lambda one: STATE_TONES[one.request.state],
                 icon=lambda one: STATE_ICONS[one.request.state]),
        ]  # fmt: skip

    @staticmethod
    def _line_columns() -> list[Column[AskedLine]]:
        text = Column[AskedLine]
        return [
            text(_("Artikel"), lambda line: line.product_code or "–", width=92, tone="muted"),
            text(_("Omschrijving"), _described),
            text(_("Aantal"), lambda line: spoken.number(line.quantity), align="right", width=72),
            text(_("Prijs"), lambda line: spoken.euro(line.unit_price), align="right", width=104),
            text(_("Korting"), lambda line: spoken.percent(line.discount_percent)
                 if line.discount_percent else "–", align="right", width=84,
                 tone=lambda line: "warn" if line.discount_percent else "muted"),
        ]  # fmt: skip

    def _desk_page(self) -> QWidget:
        page = QWidget()
        asked, lines = Card(table=True), Card(_("Waar het om gaat"), table=True)
        asked.setAccessibleName(_("Aanvragen"))
        asked.body.addWidget(self.table, 1)
        words = column(self.reason, margins=(13, 0, 11, 6))
        lines.body.addLayout(words)
        lines.body.addWidget(self.line_table, 1)
        whole = column(gap=12)
        whole.addWidget(asked, 2)
        whole.addWidget(self.strip)
        whole.addWidget(lines, 3)
        page.setLayout(whole)
        return page

    def _empty_page(self) -> Empty:
        return Empty(
            _("Geen aanvragen"),
            _(
                "Een verkoper die meer korting wil geven dan hij mag, mailt je een aanvraag. Open de bijlage "
                "hier, of sleep haar op dit venster. Je antwoord gaat ondertekend terug."
            ),
            icon="check",
            primary=primary(_("Aanvraag openen…"), self.opening.choose, "folder"),
            ways=(
                WayIn("key", _("Codes voor aan de telefoon"),
                      _("Een blad met codes die elk één keer werken."), self.making.ask),
                WayIn("share", _("Je sleutel uitdelen"),
                      _("Zonder jouw sleutel telt je antwoord niet."), self._to_settings),
            ),
        )  # fmt: skip

    def _off_page(self) -> Empty:
        return Empty(
            _("Jij keurt geen kortingen goed"),
            _("Keur je kortingen van anderen goed? Zet dat aan; dan krijg je een sleutel om mee te tekenen."),
            icon="check",
            primary=primary(_("Naar de instelling"), self._to_settings, "sliders"),
        )

    def _to_settings(self) -> None:
        self.desk.go(Place(Noun.SETTINGS, view="approval"))

    def reload(self) -> None:
        file = self._file
        self.read(lambda: (file.settings.view().approvals.approves, file.approving.requests()), self._show)

    def _show(self, found: tuple[bool, Sequence[ApprovalFacts]]) -> None:
        approves, requests = found
        page = 2 if not approves else 0 if requests else 1
        self.pages.setCurrentIndex(page)
        for button in (self.codes, self.open):
            button.setVisible(page == 0)
        self.side.setVisible(page == 0)
        count = sum(one.request.state is ApprovalState.ASKED for one in requests)
        sub = ngettext("{count} aanvraag open", "{count} aanvragen open", count).format(count=count)
        self.header.set(_("Goedkeuringen"), sub if requests else "")
        keep_title(self.header.title, 190)
        if page:
            return
        chosen = self.table.line()
        wanted = self.place.id if self.place and self.place.id else chosen.request.id if chosen else None
        self.model.set_lines(requests)
        if not self.table.choose(lambda one: one.request.id == wanted):
            self.table.choose(lambda one: one.request.id == requests[0].request.id)
        self._show_facts(self.table.line())

    def _show_facts(self, facts: ApprovalFacts | None) -> None:
        if facts is None:
            return
        if self.place is not None and self.place.id not in {None, facts.request.id}:
            self.place = Place(Noun.OFFER, view="approvals")  # the seller looks at another one now
        self.strip.set(_figures(facts))
        asked_on = facts.request.asked_at
        day = formats.field_date(asked_on.date()) if asked_on else "–"
        words = _("{name} op {day}: {reason}")
        self.reason.setText(words.format(name=facts.request.asked_by, day=day, reason=facts.request.reason))
        self.lines.set_lines(facts.asked.lines)
        self.panel.show_facts(facts)

    def decide(self, request_id: UUID, most_percent: Decimal | None, words: str) -> None:
        """Keep the decision; the signed answer lies in a mail."""
        call = partial(self._file.approving.decide, request_id, most_percent, words)
        work = self.desk.work
        work.ask(call, self._mail_ready, refused=self.panel.show_refused, owner=self)

    def mail_again(self, request_id: UUID) -> None:
        call = partial(self._file.approving.answer_mail, request_id)
        self.desk.work.ask(call, self._mail_ready, lane="read", owner=self)

    def _mail_ready(self, mail: MailReady) -> None:
        if not open_outside(mail.path):
            words = _("Er is geen mailprogramma op deze computer. Bewaar het antwoord als bestand.")
            self.desk.toast(words)
        elif mail.to:
            self.desk.toast(_("Mail aan {address} staat klaar").format(address=mail.to))
        else:
            self.desk.toast(_("De mail staat klaar; vul het adres nog in"))

    def save_answer(self, request_id: UUID) -> None:
        """The signed answer as a file, for a stick or another mail program."""
        named = self._file.approving.answer_file(request_id)
        kinds = _("Antwoord (*.sdantwoord)")
        path = ask.save_file(self, _("Antwoord bewaren"), named.name, kinds)
        if path is not None:
            call = partial(self._file.approving.write, named, path)
            self.desk.work.ask(call, self._saved)

    def _saved(self, path: Path) -> None:
        self.desk.toast(_("Bewaard: {name}").format(name=path.name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)  # the tables get their width after this

    def _fit_columns(self) -> None:
        for table, rooms in ((self.table, ROOM_FOR), (self.line_table, LINE_ROOM_FOR)):
            for place, room in rooms.items():
                table.setColumnHidden(place, table.width() < theme.F(room))

    def first_focus(self) -> QWidget | None:
        return self.table if self.pages.currentIndex() == 0 else None


def _described(line: AskedLine) -> str:
    said = line.description.split("\n", 1)[0]
    notes = [word(line.kind)] if line.kind in {LineKind.OPTION, LineKind.ALTERNATIVE} else []
    if line.period is not Period.ONCE:
        notes.append(word(line.period))
    return f"{said} ({', '.join(notes)})" if notes else said


def _figures(facts: ApprovalFacts) -> list[Figure]:
    extra = facts.extra_revenue
    chance = "–" if facts.chance_percent is None else spoken.percent(facts.chance_percent)
    month = facts.decision_month
    decides = f"{formats.short_month_name(month.month, screen_language())} {month.year}" if month else ""
    share = spoken.percent(rounded_up(facts.request.discount_percent))
    words = _("korting, {share}").format(share=share)
    made_up = "–" if extra is None else spoken.euro(rounded_to_tens(extra), decimals=0)
    return [
        Figure(spoken.euro(facts.request.net, decimals=0), _("netto, eerste jaar")),
        Figure(spoken.euro(facts.discount, decimals=0), words, tone="warn"),
        Figure(made_up, _("extra omzet"), tone="bad" if extra is None else ""),
        Figure(chance, _("kans, beslist {month}").format(month=decides) if decides else _("kans")),
    ]
