"""The panels beside the map: a day that doesn't fit, a visit that leaves, somebody who fits in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.relations import Status
from salesdesk.services.changes import Noun
from salesdesk.services.day_draft import Leaving
from salesdesk.services.day_misfit import Misfit
from salesdesk.services.routes import NearRelation
from salesdesk.ui.buttons import Button, Pressable, icon_button, plain
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.parts import Inset, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.routes.day.stop_words import DOT, minutes_text, turn_words
from salesdesk.words import _, word

Send = Callable[[UUID, date | None, time | None], object]


@dataclass(frozen=True, slots=True)
class DayOffer:
    """Another day for a visit that has to go: when, and how many minutes of driving it takes extra."""

    day: date
    start_time: time
    extra_minutes: int


def misfit_panel(
    misfit: Misfit, off: Callable[[UUID, date, time], object], better: Callable[[], object]
) -> QWidget:
    """The visit that should move, why, and the two best days for it."""
    box = Inset(gap=6)
    box.body.addWidget(label(_("Deze dag past niet"), "strong", "bad"))
    if misfit.visit_id is None:
        said = _("Zo past het niet, in een andere volgorde wel.")
        box.body.addWidget(TextBlock(said, "small"))
        box.body.addLayout(row(plain(_("Andere volgorde"), better), 1))
        return box
    said = _("Zonder {name} past de rest. Dat scheelt {minutes} rijden.").format(
        name=misfit.name, minutes=minutes_text(misfit.freed)
    )
    box.body.addWidget(TextBlock(said, "small"))
    if misfit.is_announced:
        box.body.addWidget(TextBlock(_("Bel eerst: deze afspraak is bevestigd."), "small"))
    ways = [
        _offer(DayOffer(day, at, extra), partial(off, misfit.visit_id, day, at))
        for day, at, extra in misfit.days
    ]
    box.body.addWidget(FlowBox(*ways) if ways else label(_("Geen andere dag gevonden."), "small"))
    return box


def leaving_panel(leaving: Leaving, offers: Sequence[DayOffer] | None, send: Send) -> QWidget:
    """Where it goes, and the other days it could go; `offers` None are still sought."""
    key = leaving.visit.id
    box = Inset()
    box.body.addWidget(ElidedLabel(leaving.name, "strong"))
    box.body.addWidget(label(_to_words(leaving), "small"))
    if offers is None:
        box.body.addWidget(label(_("Andere dagen worden gezocht…"), "small"))
        return box
    ways = [
        _offer(offer, partial(send, key, offer.day, offer.start_time))
        for offer in offers
        if (leaving.to_on, leaving.to_time) != (offer.day, offer.start_time)
    ]
    if leaving.to_on is not None:
        ways.append(plain(_("Nog in te plannen"), partial(send, key, None, None)))
    if ways:
        box.body.addWidget(FlowBox(*ways))
    return box


def fitting_row(near: NearRelation, go: Callable[[Place], object], add: Callable[[UUID], object]) -> QWidget:
    """Somebody who fits in: whose turn it is, the detour, and a plus."""
    name = Pressable(near.name, partial(go, Place(Noun.RELATION, near.relation_id)))
    is_customer = near.status is Status.CUSTOMER
    facts = [near.address.place, near.importance.value if is_customer else word(near.status).lower()]
    known = DOT.join(part for part in (*facts, turn_words(near.turn)) if part)
    name.setLayout(column(ElidedLabel(near.name, "body"), ElidedLabel(known, "small"), gap=0))
    plus = icon_button(
        "plus", _("Bezoek erbij: {name}").format(name=near.name), partial(add, near.relation_id)
    )
    language = words.screen_language()
    km = label(_("+ {km} km").format(km=formats.number(round(near.extra_km), 0, language)), "small")
    km.setToolTip(_("{minutes} min omweg").format(minutes=near.extra_minutes))
    holder = QWidget()
    laid = row(gap=10)
    laid.addWidget(name, 1)
    laid.addWidget(km)
    laid.addWidget(plus)
    holder.setLayout(laid)
    return holder


def when_words(day: date, at: time) -> str:
    """`wo 2 december 10:15`, in the words of the screen."""
    return f"{formats.day_text(day, words.screen_language())} {formats.clock(at)}"


def _offer(offer: DayOffer, run: Callable[[], object]) -> Button:
    made = plain(when_words(offer.day, offer.start_time), run)
    made.setToolTip(_("{minutes} min omweg").format(minutes=offer.extra_minutes))
    return made


def _to_words(leaving: Leaving) -> str:
    if leaving.to_on is None:
        return _("nog in te plannen")
    return _("naar {when}").format(
        when=when_words(leaving.to_on, leaving.to_time or leaving.visit.start_time)
    )
