"""On Vandaag: offers promised or about to end, each with a call, a mail or a new revision a click away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.offers import Offer
from salesdesk.services.changes import Noun
from salesdesk.services.offer_reminders import OfferAlert, OfferReminders
from salesdesk.services.offers import Offers
from salesdesk.services.today import TodayView
from salesdesk.ui import reach
from salesdesk.ui.buttons import Pressable, icon_button, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import Chip
from salesdesk.ui.parts import TwoLineRow, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, ngettext

SOON_DAYS, MOST = 2, 4
Run = Callable[[], object]


class OfferAttention:
    """Fills its part of the inspector."""

    def __init__(self, desk: Desk, offers: Offers, reminders: OfferReminders, side: Inspector) -> None:
        self._desk, self._offers, self._reminders, self._side = desk, offers, reminders, side

    def show_promises(self, view: TodayView) -> None:
        """What is late first, then what was promised for today."""
        for title, alerts, tone in (
            (_("Belofte te laat"), view.late_promises, "bad"),
            (_("Vandaag beloofd"), view.promises_due, "warn"),
        ):
            if not alerts:
                continue
            section = self._side.section(title, Chip(str(len(alerts)), tone))
            for alert in alerts[:MOST]:
                section.add(self._row(alert, self._promised(alert), tone))
            if len(alerts) > MOST:
                section.add(self._all(len(alerts)))

    @staticmethod
    def _promised(alert: OfferAlert) -> str:
        day = formats.short_date(alert.due_on, words.screen_language())
        return _("{offer} beloofd {day}, nog niet verstuurd").format(offer=alert.label, day=day)

    def show_ending(self, view: TodayView) -> None:
        """Offers whose last day is near: call, mail, a new revision, or done."""
        if not view.expiring:
            return
        every = link(_("Alle offertes"), self._to(Place(Noun.OFFER)))
        section = self._side.section(_("Offertes die verlopen"), every)
        today = view.now.date()
        for alert in view.expiring[:MOST]:
            days = (alert.due_on - today).days
            when = ngettext("over {count} dag", "over {count} dagen", days).format(count=days)
            day = formats.short_date(alert.due_on, words.screen_language())
            said = f"{alert.label}  ·  {day}, {when if days else _('vandaag')}"
            section.add(self._row(alert, said, "warn" if days <= SOON_DAYS else ""), self._deeds(alert))
        if len(view.expiring) > MOST:
            section.add(self._all(len(view.expiring)))

    def _all(self, count: int) -> QWidget:
        holder = QWidget()
        words_of = _("Alle {count}").format(count=count)
        holder.setLayout(row(link(words_of, self._to(Place(Noun.OFFER))), 1))
        return holder

    def _row(self, alert: OfferAlert, said: str, tone: str) -> QWidget:
        amount = formats.euro(alert.amount, words.screen_language(), 0)
        made = Pressable(f"{alert.relation_name}, {said}", self._to(Place(Noun.OFFER, alert.id)))
        made.setLayout(column(TwoLineRow(alert.relation_name, said, amount, tone=tone, strong=True)))
        return made

    def _deeds(self, alert: OfferAlert) -> QWidget:
        """What can be done about it; without a number or an address that button is not there."""
        name = alert.contact_name or alert.relation_name
        made: list[QWidget | int] = []
        if alert.phone:
            said = _("{name} bellen over {offer}").format(name=name, offer=alert.label)
            made.append(_small(_("Bellen"), said, partial(reach.call, alert.phone)))
        if alert.email:
            said = _("{name} mailen over {offer}").format(name=name, offer=alert.label)
            made.append(_small(_("Mailen"), said, partial(reach.write_mail, alert.email)))
        said = _("{offer} verlengen met een nieuwe revisie").format(offer=alert.label)
        made.append(_small(_("Verlengen"), said, partial(self.extend, alert)))
        finish = _("{offer} is nagebeld").format(offer=alert.label)
        done = icon_button("check", finish, partial(self.deal_with, alert), quiet=True)
        done.setToolTip(finish)
        holder = QWidget()
        holder.setLayout(row(*made, 1, done, gap=12))
        return holder

    def extend(self, alert: OfferAlert) -> None:
        """A new revision with a later last day; it only counts once it is laid down and sent."""
        self._desk.work.ask(partial(self._offers.revise, alert.id), self._extended)

    def _extended(self, offer: Offer) -> None:
        day = formats.field_date(offer.valid_until) if offer.valid_until else "–"
        said = _("{label} geldt tot en met {day}, zodra je hem vastlegt en verstuurt.")
        self._desk.go(Place(Noun.OFFER, offer.id))
        self._desk.toast(said.format(label=offer.label, day=day))

    def deal_with(self, alert: OfferAlert) -> None:
        """It was talked over: not asked again."""

        def told(made: FollowUp) -> None:
            said = _("{offer} is nagebeld").format(offer=alert.label)
            self._desk.toast(said, lambda: self._desk.work.ask(partial(self._reminders.take_back, made)))

        self._desk.work.ask(partial(self._reminders.deal_with, alert.id), told)

    def _to(self, place: Place) -> Run:
        return partial(self._desk.go, place)


def _small(text: str, name: str, run: Run) -> QWidget:
    made = link(text, run)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
