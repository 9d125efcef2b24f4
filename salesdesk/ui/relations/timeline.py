"""What happened at a relation and what is planned, newest first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.services.changes import Noun
from salesdesk.services.open_points import open_points
from salesdesk.services.relation_card import Happening, RelationCard, TimelineItem
from salesdesk.ui.buttons import Button, Pressable, link
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.marks import Avatar
from salesdesk.ui.parts import Card, Rule, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.relations.deeds import CardDeeds, Go
from salesdesk.words import _, ngettext, word

MOST_ITEMS = 9
_HAPPENING_ICONS = {
    Happening.VISIT_PLANNED: ("clipboard", "track"),
    Happening.VISIT_HELD: ("clipboard", "track"),
    Happening.VISIT_MOVED: ("calendar", "track"),
    Happening.VISIT_ABSENT: ("calendar", "track"),
    Happening.VISIT_CANCELLED: ("calendar", "track"),
    Happening.OFFER: ("file", "info"),
    Happening.COMPLAINT: ("warning", "bad"),
    Happening.SURVEY: ("star", "ok"),
    Happening.NOTE: ("note", "track"),
    Happening.PHONE: ("phone", "track"),
    Happening.MAIL: ("mail", "track"),
    Happening.STATUS: ("exchange", "track"),
}


def timeline_card(card: RelationCard, deeds: CardDeeds) -> Card:
    """The latest; the rest one click away."""
    made = Card(_("Tijdlijn"), link(_("Notitie"), deeds.add_note, "plus"))
    items = card.timeline
    most = MOST_ITEMS - 3 * min(len(card.open_complaints), 2) - min(len(open_points(card)), 3)
    for item in items[:most]:
        made.add(_timeline_row(item, card, deeds.go, is_last=item is items[-1]))
    if not items:
        made.add(
            TextBlock(_("Nog niets gebeurd. Leg je eerste contact vast met een notitie."), "body", "muted")
        )
    if len(items) > most:
        made.add(row(_more(made, card, most, deeds), 1))
    made.body.addStretch(1)
    return made


def _more(made: Card, card: RelationCard, most: int, deeds: CardDeeds) -> Button:
    """Shows the older lines in its own place."""
    older = card.timeline[most:]

    def show() -> None:
        more.hide()
        at = made.body.count() - 1
        for place, item in enumerate(older):
            made.body.insertWidget(at + place, _timeline_row(item, card, deeds.go, is_last=item is older[-1]))

    said = ngettext("Nog {count} ouder", "Nog {count} ouder", len(older)).format(count=len(older))
    more = link(said, show, "chevron-down")
    return more


def _timeline_row(item: TimelineItem, card: RelationCard, go: Go, *, is_last: bool) -> QWidget:
    icon, tone = _HAPPENING_ICONS[item.happening]
    title, detail, place = _TOLD.get(item.happening, _noted)(item)
    when = (
        _("vandaag")
        if item.happened_on == card.today
        else formats.short_date(item.happened_on, words.screen_language())
    )
    if item.happened_on.year != card.today.year:
        when = formats.field_date(item.happened_on)
    laid = row(gap=10)
    mark = column(Avatar(title, side=26, tone=tone, icon=icon), gap=0)
    if not is_last:
        mark.addLayout(row(1, Rule("v"), 1, gap=0), 1)
    else:
        mark.addStretch(1)
    laid.addLayout(mark)
    top = row(ElidedLabel(title, "strong"), gap=8)
    top.addWidget(label(when, "small"))
    laid.addLayout(column(top, ElidedLabel(detail, "small"), gap=0), 1)
    holder: QWidget = Pressable(f"{title}, {when}", partial(go, place)) if place else QWidget()
    holder.setLayout(laid)
    return holder


Told = tuple[str, str, Place | None]


def _planned(item: TimelineItem) -> Told:
    title = _("Bezoek gepland, {at}").format(at=formats.clock(item.value.start_time))
    return title, item.subject or word(item.value.kind), Place(Noun.PREPARATION, item.id)


def _held(item: TimelineItem) -> Told:
    return _("Bezoek"), item.detail or item.subject, Place(Noun.REPORT, item.id)


def _moved(item: TimelineItem) -> Told:
    language = words.screen_language()
    move = item.value
    before = f"{formats.short_date(move.from_on, language)} {formats.clock(move.from_time)}"
    after = f"{formats.short_date(move.to_on, language)} {formats.clock(move.to_time)}"
    detail = "  ·  ".join(part for part in (f"{before} → {after}", item.detail) if part)
    return _("Bezoek verzet"), detail, Place(Noun.VISIT, item.id, "edit")


def _fell_through(item: TimelineItem) -> Told:
    is_absent = item.happening is Happening.VISIT_ABSENT
    title = _("Niemand aanwezig") if is_absent else _("Bezoek afgezegd")
    return title, item.detail or item.subject, Place(Noun.VISIT, item.id, "edit")


def _offered(item: TimelineItem) -> Told:
    amount = formats.euro(item.value.net, words.screen_language(), 0)
    detail = "  ·  ".join(part for part in (amount, word(item.value.state), item.detail) if part)
    return _("Offerte {label}").format(label=item.subject), detail, Place(Noun.OFFER, item.id)


def _complained(item: TimelineItem) -> Told:
    title = _("Klacht {label}").format(label=item.subject)
    return title, item.detail, Place(Noun.COMPLAINT, item.id)


def _surveyed(item: TimelineItem) -> Told:
    return _("NPS {score}").format(score=item.subject), item.detail, None


def _changed(item: TimelineItem) -> Told:
    return _("Status: {after}").format(after=word(item.value.after)), item.detail, None


def _noted(item: TimelineItem) -> Told:
    titles = {Happening.PHONE: _("Gebeld"), Happening.MAIL: _("Gemaild")}
    return titles.get(item.happening, _("Notitie")), item.detail, None


_TOLD: dict[Happening, Callable[[TimelineItem], Told]] = {
    Happening.VISIT_PLANNED: _planned,
    Happening.VISIT_HELD: _held,
    Happening.VISIT_MOVED: _moved,
    Happening.VISIT_ABSENT: _fell_through,
    Happening.VISIT_CANCELLED: _fell_through,
    Happening.OFFER: _offered,
    Happening.COMPLAINT: _complained,
    Happening.SURVEY: _surveyed,
    Happening.STATUS: _changed,
}
