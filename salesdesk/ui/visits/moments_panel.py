"""Step 3: what was said before and with whom, what is still open, and why no business came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.domain.preparation import Step
from salesdesk.domain.preparation_edits import with_taken_along
from salesdesk.domain.relations import Contact
from salesdesk.domain.satisfaction import Complaint
from salesdesk.services.changes import Done, Noun
from salesdesk.services.open_points import OpenPoint, open_points
from salesdesk.services.relation_card import RelationCard, TimelineItem
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Pressable, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import IconLabel, TextBlock, label
from salesdesk.ui.open_points import open_point_row
from salesdesk.ui.parts import TwoLineRow, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.mailing_rows import MailingRows
from salesdesk.ui.visits.moment_rows import counted, known_since, lost_rows, moment_row
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.words import _, ngettext

MOST_ITEMS = 6


class MomentsPanel(NotePanel):
    """Open points first, late ones on top; every line can be taken along on the sheet."""

    def __init__(
        self, draft: PreparationDraft, file: SellerFile, desk: Desk, touch: Callable[[], object]
    ) -> None:
        super().__init__(draft, Step.CRM, file.preparations)
        self._file, self._desk = file, desk
        self._card: RelationCard | None = None
        self._shows_all = False
        self._takes: dict[UUID, Tick] = {}
        self.open: QVBoxLayout = column(gap=6)
        self.lost: QVBoxLayout = column(gap=6)
        self.history: QVBoxLayout = column(gap=8)
        self.mailing = MailingRows(file.relations, touch)
        self._lost_title = label(_("Waarom er eerder niets van kwam"), "strong")
        self._since = TextBlock("", "small", "muted")
        self.content.insertLayout(
            0,
            column(
                label(_("Nog open"), "strong"), self.open, self._lost_title, self.lost,
                label(_("Nieuwsbrief en mailinglijsten"), "strong"), self.mailing,
                label(_("Contactgeschiedenis"), "strong"), self._since, self.history, gap=8,
            ),
        )  # fmt: skip
        self.close_content()

    def aside(self) -> str:
        return counted(len(self.draft.view.card.timeline))

    def refresh(self) -> None:
        super().refresh()
        card = self.draft.view.card
        if card is not self._card:
            if self._card is None or self._card.relation.id != card.relation.id:
                self._shows_all = False
                self.mailing.clear()
            self._card = card
            self.mailing.show_contacts(card.contacts)
            self._fill(card)
        along = self.draft.preparation.taken_along
        for identity, tick in self._takes.items():
            tick.set_value(identity in along)

    def _fill(self, card: RelationCard) -> None:
        for part in (self.open, self.lost, self.history):
            empty_out(part)
        self._takes = {}
        for complaint in card.open_complaints:
            self.open.addWidget(self._complaint(complaint))
        points = open_points(card)
        for point in points:
            self.open.addWidget(self._point(point, card))
        if not points and not card.open_complaints:
            self.open.addWidget(TextBlock(_("Niets: alles is nagekomen."), "body", "muted"))
        lost = lost_rows(card, self._desk)
        self._lost_title.setVisible(bool(lost))
        for one in lost:
            self.lost.addWidget(one)
        self._since.setText(known_since(card))
        self._since.setVisible(bool(self._since.text()))
        self._fill_history(card)

    def _fill_history(self, card: RelationCard) -> None:
        elsewhere = {self.draft.view.visit.id, *(complaint.id for complaint in card.open_complaints)}
        items = [item for item in card.timeline if item.id not in elsewhere]
        shown = items if self._shows_all else items[:MOST_ITEMS]
        for item in shown:
            self.history.addWidget(self._moment(item, card))
        if len(items) > len(shown):
            more = len(items) - len(shown)
            said = ngettext("Nog {count} ouder", "Nog {count} ouder", more).format(count=more)
            self.history.addLayout(row(link(said, self._show_all, "chevron-down"), 1))
        if not items:
            self.history.addWidget(TextBlock(_("Nog geen eerder contact."), "body", "muted"))

    def _show_all(self) -> None:
        self._shows_all = True
        if self._card is not None:
            self._fill(self._card)
            self.refresh()

    def _take(self, identity: UUID, words_of: str) -> Tick:
        """A tick that takes a line along on the sheet."""
        tick = Tick(_("op het blad"), name=_("„{text}” meenemen op het blad").format(text=words_of))
        tick.setToolTip(_("Neem mee op de gespreksleidraad; de klant kan het blad zien."))
        tick.edited.connect(partial(self._taken, identity, tick))
        self._takes[identity] = tick
        return tick

    def _taken(self, identity: UUID, tick: Tick) -> None:
        changed = with_taken_along(self.draft.preparation, identity, taken=tick.value())
        self.draft.change(changed, at_once=True)

    def _beside(self, part: QWidget, identity: UUID, words_of: str) -> QWidget:
        holder = QWidget()
        line = row(gap=8)
        line.addWidget(part, 1)
        line.addWidget(self._take(identity, words_of))
        holder.setLayout(line)
        return holder

    def _complaint(self, complaint: Complaint) -> QWidget:
        day = formats.short_date(complaint.received_at.date(), words.screen_language())
        opener = Pressable(
            _("Klacht {label} openen").format(label=complaint.label),
            partial(self._desk.go, Place(Noun.COMPLAINT, complaint.id)),
        )
        said = TwoLineRow(
            f"{complaint.label}  {complaint.subject}",
            _("open sinds {day}").format(day=day),
            tone="bad",
            left=IconLabel("warning", 16, "bad"),
        )
        opener.setLayout(column(said))
        return self._beside(opener, complaint.id, complaint.subject)

    def _point(self, point: OpenPoint, card: RelationCard) -> QWidget:
        line = open_point_row(point, self._desk, self._file.follow_ups, card.relation.id)
        return self._beside(line, point.id, point.text)

    def _moment(self, item: TimelineItem, card: RelationCard) -> QWidget:
        return moment_row(item, card, self._desk, self._take(item.id, item.detail or item.subject))

    def collect(self) -> Callable[[], Done[Any]] | None:
        return self.mailing.collect() if self.draft.is_loaded else None

    def saved(self, value: object) -> None:
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Contact):
                self.mailing.saved(each)

    def forget(self) -> None:
        self._card = None
        self.mailing.clear()
