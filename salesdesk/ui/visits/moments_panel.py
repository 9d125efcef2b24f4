"""Step 3: what was said before, what is still open, and why no business came of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk import formats, words
from salesdesk.domain.preparation import Step
from salesdesk.services.changes import Noun
from salesdesk.services.preparations import Preparations
from salesdesk.services.relation_card import Happening, RelationCard, TimelineItem
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock
from salesdesk.ui.parts import Facts, TwoLineRow, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.words import _, ngettext

MOST_ITEMS = 8
_ICONS = {
    Happening.OFFER: "file", Happening.COMPLAINT: "warning", Happening.SURVEY: "star",
    Happening.NOTE: "note", Happening.PHONE: "phone", Happening.MAIL: "mail", Happening.STATUS: "exchange",
}  # fmt: skip


def happening_word(happening: Happening) -> str:
    """What kind of contact it was."""
    return {
        Happening.VISIT_PLANNED: _("bezoek gepland"),
        Happening.VISIT_HELD: _("bezoek"),
        Happening.OFFER: _("offerte"),
        Happening.COMPLAINT: _("klacht"),
        Happening.SURVEY: _("tevredenheid"),
        Happening.NOTE: _("notitie"),
        Happening.PHONE: _("telefoon"),
        Happening.MAIL: _("mail"),
        Happening.STATUS: _("status"),
    }[happening]


class MomentsPanel(NotePanel):
    """Earlier contacts, open complaints, the newsletter, and why no business came of it."""

    def __init__(self, draft: PreparationDraft, preparations: Preparations, desk: Desk) -> None:
        super().__init__(draft, Step.CRM, preparations)
        self._desk = desk
        self._card: RelationCard | None = None
        self.known: QVBoxLayout = column(gap=8)
        self.content.insertLayout(0, self.known)
        self.close_content()

    def aside(self) -> str:
        count = len(self.draft.view.card.timeline)
        return ngettext("{count} gebeurtenis", "{count} gebeurtenissen", count).format(count=count)

    def refresh(self) -> None:
        super().refresh()
        card = self.draft.view.card
        if card is self._card:
            return
        self._card = card
        empty_out(self.known)
        for complaint in card.open_complaints:
            said = _("open sinds {day}").format(
                day=formats.short_date(complaint.received_at.date(), words.screen_language())
            )
            self.known.addWidget(
                TwoLineRow(
                    f"{complaint.label}  {complaint.subject}",
                    said,
                    tone="bad",
                    left=IconLabel("warning", 16, "bad"),
                )
            )
        self.known.addWidget(Facts(self._lists(card), wide=130))
        items = [item for item in card.timeline if item.id != self.draft.view.visit.id][:MOST_ITEMS]
        for item in items:
            self.known.addWidget(self._moment(item))
        if not items:
            self.known.addWidget(TextBlock(_("Nog geen eerder contact."), "body", "muted"))

    def _lists(self, card: RelationCard) -> list[tuple[str, str]]:
        contact = self.draft.view.contact
        newsletter = {None: _("niet gevraagd"), True: _("ja"), False: _("nee")}
        lost = [offer for offer in card.offers if offer.lost_reason]
        pairs = []
        if contact is not None:
            pairs.append((_("Nieuwsbrief"), newsletter[contact.newsletter]))
        if lost:
            pairs.append((_("Eerder verloren"), lost[-1].lost_reason))
        open_offers = len(card.open_offers)
        if open_offers:
            pairs.append(
                (_("Open offertes"), formats.euro(card.open_offer_amount, words.screen_language(), 0))
            )
        return pairs

    def _moment(self, item: TimelineItem) -> QWidget:
        day = formats.field_date(item.happened_on)
        first = item.subject or item.detail or happening_word(item.happening)
        second = "  ·  ".join(
            part
            for part in (day, happening_word(item.happening), item.detail if item.subject else "")
            if part
        )
        line = row(IconLabel(_ICONS.get(item.happening, "clipboard"), 16), gap=10)
        line.addLayout(column(ElidedLabel(first, "body"), ElidedLabel(second, "small")), 1)
        made = Pressable(
            first, partial(self._desk.go, Place(Noun.RELATION, self.draft.view.card.relation.id))
        )
        made.setLayout(line)
        return made
