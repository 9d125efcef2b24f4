"""What was promised about an offer and what became of it, in one line under its title."""

from __future__ import annotations

from datetime import date

from salesdesk import formats
from salesdesk.domain.offers import OfferState
from salesdesk.domain.promises import PromiseState, days_late
from salesdesk.services.offers import OfferView
from salesdesk.words import _, ngettext, screen_language, word


def promise_words(view: OfferView) -> str:
    """`Beloofd op wo 25-11, nog 1 dag`; empty when nothing was promised."""
    offer, state = view.offer, view.promise
    if offer.promised_on is None:
        return ""
    day = formats.short_date(offer.promised_on, screen_language())
    late = days_late(offer, view.today)
    if state is PromiseState.OVERDUE:
        words = ngettext(
            "Beloofd op {day}, {count} dag te laat", "Beloofd op {day}, {count} dagen te laat", late
        )
        return words.format(day=day, count=late)
    if state is PromiseState.OPEN:
        if not late:
            return _("Beloofd op {day}, dat is vandaag").format(day=day)
        words = ngettext("Beloofd op {day}, nog {count} dag", "Beloofd op {day}, nog {count} dagen", -late)
        return words.format(day=day, count=-late)
    return kept_words(offer.promised_on, offer.sent_on)[0]


def state_words(state: OfferState, sent_on: date | None) -> str:
    """The word of the state; laid down is not yet sent."""
    if state is OfferState.RELEASED and sent_on is None:
        return _("vastgelegd")
    return word(state)


def kept_words(promised_on: date | None, sent_on: date | None) -> tuple[str, str]:
    """What the customer will feel about the day it went, and the kind of note; empty without a promise."""
    if promised_on is None or sent_on is None:
        return "", "info"
    day = formats.short_date(promised_on, screen_language())
    days = (sent_on - promised_on).days
    if days > 0:
        words = ngettext(
            "Beloofd op {day}, {count} dag te laat verstuurd: dat stelt teleur",
            "Beloofd op {day}, {count} dagen te laat verstuurd: dat stelt teleur",
            days,
        )
        return words.format(day=day, count=days), "warn"
    if days < 0:
        words = ngettext(
            "Beloofd op {day}, {count} dag eerder verstuurd: dat verrast",
            "Beloofd op {day}, {count} dagen eerder verstuurd: dat verrast",
            -days,
        )
        return words.format(day=day, count=-days), "ok"
    return _("Beloofd op {day}, op tijd verstuurd").format(day=day), "ok"


def fate_words(view: OfferView) -> str:
    """What happened to it since: sent, won, lost."""
    offer, language = view.offer, screen_language()
    parts = []
    if offer.sent_on:
        parts.append(_("Verstuurd op {day}").format(day=formats.short_date(offer.sent_on, language)))
    if offer.decided_on:
        day = formats.short_date(offer.decided_on, language)
        words = {OfferState.WON: _("gewonnen op {day}"), OfferState.LOST: _("verloren op {day}: {why}")}
        if offer.state in words:
            parts.append(words[offer.state].format(day=day, why=offer.lost_reason))
    if offer.late_reason:
        parts.append(_("laat aangenomen: {why}").format(why=offer.late_reason))
    if offer.override_reason and offer.released_at:
        parts.append(_("tegen advies: {why}").format(why=offer.override_reason))
    return "  ·  ".join(parts)
