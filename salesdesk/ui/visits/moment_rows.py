"""Lines of the contact history: what happened, with whom, and whether it goes along on the sheet."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Status
from salesdesk.services.changes import Noun
from salesdesk.services.contact_history import acquaintances, first_contact_on
from salesdesk.services.relation_card import Happening, RelationCard, TimelineItem
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel, IconLabel
from salesdesk.ui.parts import TwoLineRow, column, row
from salesdesk.ui.places import Place
from salesdesk.words import _, ngettext, word

MOST_PEOPLE = 3
_ICONS = {
    Happening.OFFER: "file", Happening.COMPLAINT: "warning", Happening.SURVEY: "star",
    Happening.NOTE: "note", Happening.PHONE: "phone", Happening.MAIL: "mail", Happening.STATUS: "exchange",
}  # fmt: skip


def happening_word(happening: Happening) -> str:
    """What kind of contact it was."""
    return {
        Happening.VISIT_PLANNED: _("bezoek gepland"),
        Happening.VISIT_HELD: _("bezoek"),
        Happening.VISIT_MOVED: _("bezoek verzet"),
        Happening.VISIT_ABSENT: _("niemand aanwezig"),
        Happening.VISIT_CANCELLED: _("bezoek afgezegd"),
        Happening.OFFER: _("offerte"),
        Happening.COMPLAINT: _("klacht"),
        Happening.SURVEY: _("tevredenheid"),
        Happening.NOTE: _("notitie"),
        Happening.PHONE: _("telefoon"),
        Happening.MAIL: _("mail"),
        Happening.STATUS: _("status"),
    }[happening]


def known_since(card: RelationCard) -> str:
    """`Contact sinds 3 maart 2024  ·  Dhr. Bos (5×, sinds 2024), mw. Demir (2×)`."""
    since = first_contact_on(card)
    if since is None:
        return ""
    parts = [_("Contact sinds {day}").format(day=formats.field_date(since))]
    met = [
        _("{name} {times}×, sinds {year}").format(
            name=one.contact.short_name, times=one.times, year=one.first_on.year
        )
        for one in acquaintances(card)[:MOST_PEOPLE]
    ]
    return "  ·  ".join([*parts, *met])


def moment_words(item: TimelineItem, card: RelationCard) -> tuple[str, str]:
    """What was concluded, and below it when, how and with whom."""
    people = {contact.id: contact.short_name for contact in card.contacts}
    met = getattr(item.value, "contact_id", None)
    who = people.get(met, "") if met else ""
    first = item.detail or item.subject or happening_word(item.happening)
    if item.happening is Happening.STATUS:
        first = ": ".join(part for part in (word(item.value.after), item.detail) if part)
    second = (formats.field_date(item.happened_on), happening_word(item.happening), who)
    return first, "  ·  ".join(part for part in second if part)


def moment_place(item: TimelineItem, card: RelationCard) -> Place:
    """Where a line of the history is kept."""
    places = {
        Happening.VISIT_HELD: Place(Noun.REPORT, item.id),
        Happening.VISIT_PLANNED: Place(Noun.PREPARATION, item.id),
        Happening.VISIT_MOVED: Place(Noun.VISIT, item.id, "edit"),
        Happening.VISIT_ABSENT: Place(Noun.VISIT, item.id, "edit"),
        Happening.VISIT_CANCELLED: Place(Noun.VISIT, item.id, "edit"),
        Happening.OFFER: Place(Noun.OFFER, item.id),
        Happening.COMPLAINT: Place(Noun.COMPLAINT, item.id),
    }
    return places.get(item.happening, Place(Noun.RELATION, card.relation.id))


def moment_row(item: TimelineItem, card: RelationCard, desk: Desk, take: QWidget) -> QWidget:
    """One line, with its tick at the right."""
    first, second = moment_words(item, card)
    opener = Pressable(first, partial(desk.go, moment_place(item, card)))
    line = row(IconLabel(_ICONS.get(item.happening, "clipboard"), 16), gap=10)
    line.addLayout(column(ElidedLabel(first, "body"), ElidedLabel(second, "small"), gap=0), 1)
    opener.setLayout(line)
    holder = QWidget()
    whole = row(gap=8)
    whole.addWidget(opener, 1)
    whole.addWidget(take)
    holder.setLayout(whole)
    return holder


def lost_rows(card: RelationCard, desk: Desk) -> list[QWidget]:
    """Why no business came of it before: lost offers with reason and competitor, and an end of business."""
    newest_first = sorted(card.offers, key=lambda one: one.id, reverse=True)
    rows = [_lost_offer(offer, desk) for offer in newest_first if offer.state is OfferState.LOST]
    for change in card.status_changes:
        if change.after in {Status.DEAD, Status.FORMER} and change.reason:
            day = formats.field_date(change.changed_at.astimezone(card.now.tzinfo).date())
            rows.append(TwoLineRow(change.reason, f"{day}  ·  {word(change.after)}"))
    return rows


def _lost_offer(offer: Offer, desk: Desk) -> QWidget:
    language = words.screen_language()
    why = offer.lost_reason or _("reden niet vastgelegd")
    first = f"{offer.label} {offer.subject}".strip()
    parts = [why]
    if offer.competitor:
        parts.append(_("ging naar {competitor}").format(competitor=offer.competitor))
    if offer.decided_on:
        parts.append(formats.field_date(offer.decided_on))
    made = Pressable(f"{first}, {why}", partial(desk.go, Place(Noun.OFFER, offer.id)))
    made.setLayout(
        column(TwoLineRow(first, "  ·  ".join(parts), formats.euro(offer.net, language, 0)), gap=0)
    )
    return made


def counted(count: int) -> str:
    return ngettext("{count} gebeurtenis", "{count} gebeurtenissen", count).format(count=count)
