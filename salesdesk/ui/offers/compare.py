"""Two offers side by side: every line before and after, the terms, the totals, and the customer's sheet."""

from __future__ import annotations

from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.offer_changes import Change
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.offer_comparison import Comparison, OfferComparison
from salesdesk.services.packing import MailReady
from salesdesk.services.papers import Paper, Papers
from salesdesk.ui.buttons import link, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import Choice
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.offers.compare_tables import count_words, figures, head_columns, line_columns
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import Card, Note, Strip, row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import open_outside
from salesdesk.ui.screen import Screen
from salesdesk.ui.segments import Toggle
from salesdesk.ui.table import TableModel, TableView
from salesdesk.words import _, reason_text, word

VIEW = "compare"


def comparison_place(after_id: UUID, before_id: UUID | None = None) -> Place:
    """Where an offer is held against another, or against the revision before it."""
    return Place(Noun.OFFER, after_id, f"{VIEW} {before_id}" if before_id else VIEW)


class CompareScreen(Screen):
    """What differs, in the colours and the words of a change; the sheet once both were sent."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.OFFER, Noun.RELATION})

    def __init__(self, desk: Desk, comparison: OfferComparison, papers: Papers) -> None:
        super().__init__(desk)
        self._comparison, self._papers = comparison, papers
        self.shown: Comparison | None = None
        self.other: Choice[UUID | None] = Choice(_("Vergelijken met"), wide=210)
        self.other.edited.connect(self._take_other)
        self.mail = plain(_("Mailen"), self.send_mail, "mail")
        self.sheet = primary(_("Wijzigingsblad"), self.show_sheet, "file")
        self.header.add(self.other, self.mail, self.sheet)
        self.back = link(_("Terug naar de offerte"), lambda: self.desk.go(Place(Noun.OFFER, self.after_id)))
        self.note = Note("", "info", self.back)
        self.note.hide()
        self.strip = Strip()
        self.lines = TableModel(line_columns())
        self.table = TableView(self.lines, _("Regels"), row_height=34, shows_all=True, sortable=False)
        self.which = Toggle([_("Alleen wijzigingen"), _("Alle regels")], name=_("Welke regels"))
        self.which.chosen.connect(lambda _on: self._fill_lines())
        self.head = TableModel(head_columns())
        self.terms = TableView(
            self.head, _("Gegevens en voorwaarden"), row_height=30, shows_all=True, sortable=False
        )
        self._build()

    def _build(self) -> None:
        self.line_card = Card(_("Regels"), self.which, table=True)
        self.nothing = TextBlock(_("Aan de regels is niets veranderd."), "body", "muted")
        holder = QWidget()
        holder.setLayout(row(self.nothing, margins=(11, 4, 11, 8)))
        self.nothing_row = holder
        self.line_card.add(self.table, holder)
        self.term_card = Card(_("Gegevens en voorwaarden"), table=True)
        self.term_card.add(self.terms)
        for part in (self.note, self.strip, self.line_card, self.term_card):
            self.body.addWidget(part)
        self.body.addStretch(1)

    @property
    def after_id(self) -> UUID:
        if self.place is None or self.place.id is None:
            raise LookupError("no offer is compared")
        return self.place.id

    @property
    def before_id(self) -> UUID | None:
        named = self.place.view.partition(" ")[2] if self.place else ""
        return UUID(named) if named else None

    def reload(self) -> None:
        after, before = self.after_id, self.before_id
        self.desk.work.ask(
            partial(self._comparison.compare, after, before),
            self._show,
            lane="read",
            key=(id(self), "compare"),
            refused=self._refused,
            owner=self,
        )

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        """Nothing to hold it against yet: say so, and leave the tables empty."""
        self.shown = None
        self.header.set(_("Vergelijken"), crumbs=[(_("Offertes"), Place(Noun.OFFER))])
        self._say(" ".join(reason_text(reason) for reason in reasons))
        for part in (self.strip, self.line_card, self.term_card, self.other, self.mail):
            part.hide()
        self.sheet.setEnabled(False)
        self.back.show()
        self.back.setFocus()

    def _say(self, words: str) -> None:
        self.note.set(words, "info")
        self.note.setVisible(bool(words))

    def _show(self, comparison: Comparison) -> None:
        self.shown = comparison
        before, after = comparison.before, comparison.after
        title = f"{before.label} → {after.label}"
        crumbs = [
            (_("Offertes"), Place(Noun.OFFER)),
            (after.label, Place(Noun.OFFER, after.id)),
            (_("Vergelijken"), None),
        ]
        facts = (_customers(comparison), count_words(comparison.changes))
        self.header.set(title, "  ·  ".join(fact for fact in facts if fact), crumbs=crumbs)
        self.other.set_choices(
            (line.id, f"{line.label}, {word(line.state)}")
            for line in comparison.others
            if line.id != after.id
        )
        self.other.set_value(before.id)
        refused = comparison.refused
        self._say(reason_text(refused) if refused else "")
        self.back.hide()
        for part in (self.strip, self.line_card, self.other, self.mail):
            part.show()
        self.mail.setEnabled(refused is None)
        self.sheet.setEnabled(refused is None)
        self.strip.set(figures(comparison.changes))
        self._fill_lines()
        self.head.set_lines(comparison.head)
        self.term_card.setVisible(bool(comparison.head))

    def _fill_lines(self) -> None:
        if self.shown is None:
            return
        every = self.which.on() == 1
        lines = [line for line in self.shown.lines if every or line.change is not Change.SAME]
        self.lines.set_lines(lines)
        self.table.setVisible(bool(lines))
        self.nothing_row.setVisible(not lines)

    def _take_other(self) -> None:
        self.desk.go(comparison_place(self.after_id, self.other.value()))

    def _pair(self) -> tuple[UUID, UUID] | None:
        return (self.shown.after.id, self.shown.before.id) if self.shown else None

    def show_sheet(self) -> None:
        """The wijzigingsblad in a window, to keep, print or look over."""
        pair = self._pair()
        if pair is not None:
            call = partial(self._comparison.change_sheet, *pair)
            self.desk.work.ask(call, self._show_paper, lane="read", owner=self)

    def _show_paper(self, paper: Paper) -> None:
        show_paper(self.desk, self._papers, paper)

    def send_mail(self) -> None:
        """A mail with the wijzigingsblad, in the seller's own mail program."""
        pair = self._pair()
        if pair is not None:
            self.desk.work.ask(partial(self._comparison.mail, *pair), self._mail_ready, owner=self)

    def _mail_ready(self, mail: MailReady) -> None:
        if not open_outside(mail.path):
            self.desk.toast(_("Er is geen mailprogramma. Open het wijzigingsblad en verstuur het zelf."))
        elif mail.to:
            self.desk.toast(_("Mail aan {address} staat klaar").format(address=mail.to))
        else:
            self.desk.toast(_("De mail staat klaar; vul het adres nog in"))

    def first_focus(self) -> QWidget | None:
        return self.table if self.table.isVisible() else self.other


def _customers(comparison: Comparison) -> str:
    """Whose offers these are."""
    before, after = comparison.relations
    if comparison.same_customer:
        return after.name
    return _("{after} en {before}").format(after=after.name, before=before.name)
