"""The inspector of Vandaag: late promises, things to do, offers that end, the forecast, what came in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.services.changes import Noun
from salesdesk.services.driven_trips import DrivenTrips
from salesdesk.services.facts import Facts
from salesdesk.services.follow_ups import FollowUps
from salesdesk.services.forecasts import Forecasts, ForecastView
from salesdesk.services.offer_reminders import OfferReminders
from salesdesk.services.offers import Offers
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.today import FollowUpLine, NewsLine, Today, TodayView
from salesdesk.ui.buttons import Pressable, icon_button, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import ElidedLabel, IconLabel, label
from salesdesk.ui.looking_up import look, news_search
from salesdesk.ui.marks import ThinBar
from salesdesk.ui.news import every, see_news
from salesdesk.ui.open_points import postpone_line
from salesdesk.ui.parts import column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Inspector
from salesdesk.ui.today.offer_reminders import OfferAttention
from salesdesk.ui.today.returns import fill_returns
from salesdesk.words import _, ngettext

MOST_NEWS = 4


@dataclass(frozen=True, slots=True)
class TodayServices:
    """What Vandaag asks of."""

    today: Today
    follow_ups: FollowUps
    forecasts: Forecasts
    facts: Facts
    offers: Offers
    reminders: OfferReminders
    trips: DrivenTrips

    @classmethod
    def of(cls, file: SellerFile) -> TodayServices:
        """Those of an open file."""
        return cls(
            file.today,
            file.follow_ups,
            file.forecasts,
            file.facts,
            file.offers,
            file.offer_reminders,
            file.driven_trips,
        )


def pressable(name: str, run: Callable[[], object], *parts: Any) -> Pressable:
    """A row that opens something, by mouse and by keyboard."""
    made = Pressable(name, run)
    made.setLayout(column(*parts))
    return made


class Attention:
    """Fills the inspector; every line leads to where it can be done."""

    def __init__(self, desk: Desk, services: TodayServices, side: Inspector) -> None:
        self._desk = desk
        self._services = services
        self._side = side
        self._view: TodayView | None = None
        self._month: ForecastView | None = None
        self._offers = OfferAttention(desk, services.offers, services.reminders, side)

    def reload(self, read: Callable[..., None]) -> None:
        read(partial(self._services.forecasts.view, look_out=False), self._show_forecast, key="forecast")

    def show(self, view: TodayView) -> None:
        self._view = view
        self._fill()

    def _show_forecast(self, month: ForecastView) -> None:
        self._month = month
        self._fill()

    def _fill(self) -> None:
        if self._view is None:
            return
        self._side.clear()
        self._offers.show_promises(self._view)
        self._follow_ups(self._view)
        fill_returns(self._side, self._view, self._desk)
        self._offers.show_ending(self._view)
        self._news(self._view)
        if self._month is not None:
            self._forecast(self._month)
        self._complaints(self._view)
        self._cards(self._view)

    def _follow_ups(self, view: TodayView) -> None:
        still = [item for item in view.follow_ups if item.done_at is None]
        section = self._side.section(
            _("Opvolgen vandaag"),
            label(ngettext("{count} open", "{count} open", len(still)).format(count=len(still)), "small"),
        )
        for item in view.follow_ups:
            section.add(self._follow_up_row(item, view))
        if not view.follow_ups:
            section.add(label(_("Niets op te volgen."), "small"))
        begin = partial(self._desk.actions.run, "follow_up.new")
        section.add(row(link(_("Opvolgactie"), begin, "plus"), 1))

    def _follow_up_row(self, item: FollowUpLine, view: TodayView) -> QWidget:
        tick = Tick("", on=item.done_at is not None, name=item.text)
        tick.edited.connect(partial(self._tick, item, tick))
        late = item.due_on < view.now.date() and item.done_at is None
        since = _("sinds {day}").format(day=formats.short_date(item.due_on, words.screen_language()))
        about = "  ·  ".join(part for part in (item.relation_name, since if late else "") if part)
        done = "faint" if item.done_at else ""
        lines: list[QWidget] = [ElidedLabel(item.text, "body", done)]
        if about:
            lines.append(ElidedLabel(about, "smallstrong" if late else "small", "warn" if late else done))
        holder = QWidget()
        if item.relation_id is None:
            words_of = QWidget()
            words_of.setLayout(column(*lines))
        else:
            words_of = pressable(item.text, self._to(Place(Noun.RELATION, item.relation_id)), *lines)
        laid = row(gap=6)
        laid.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        laid.addWidget(words_of, 1)
        if item.done_at is None:
            later = postpone_line(item.id, item.text, item.due_on, self._desk, self._services.follow_ups)
            laid.addWidget(later, 0, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(laid)
        return holder

    def _tick(self, item: FollowUpLine, tick: Tick) -> None:
        is_done = tick.value()
        follow_ups = self._services.follow_ups

        def told(_value: object) -> None:
            if is_done:
                self._desk.toast(
                    _("„{text}” afgevinkt").format(text=item.text),
                    lambda: self._desk.work.ask(lambda: follow_ups.tick(item.id, is_done=False)),
                )

        self._desk.work.ask(lambda: follow_ups.tick(item.id, is_done=is_done), told)

    def _news(self, view: TodayView) -> None:
        """Relations whose news is due: to look it up, and to say that it was done."""
        if not view.news:
            return
        section = self._side.section(_("Nieuws bekijken"), label(str(len(view.news)), "small"))
        for line in view.news[:MOST_NEWS]:
            section.add(self._news_row(line))

    def _news_row(self, line: NewsLine) -> QWidget:
        said = every(line.every_weeks)
        if line.seen_on is not None:
            day = formats.short_date(line.seen_on, words.screen_language())
            said = _("{often}, laatst {day}").format(often=said, day=day)
        opener = pressable(
            line.name,
            self._to(Place(Noun.RELATION, line.relation_id, "facts")),
            ElidedLabel(line.name, "body"),
            ElidedLabel(said, "small"),
        )
        find = icon_button(
            "search",
            _("Nieuws van {name} zoeken").format(name=line.name),
            partial(look, news_search(line.name)),
            quiet=True,
        )
        find.setToolTip(_("Opent je browser; SalesDesk zelf gaat het internet niet op."))
        seen = link(
            _("Bekeken"),
            partial(see_news, self._desk, self._services.facts, line.relation_id, line.name),
            "check",
        )
        seen.setAccessibleName(_("Nieuws van {name} bekeken").format(name=line.name))
        holder = QWidget()
        laid = row(gap=8)
        laid.addWidget(opener, 1)
        laid.addWidget(find)
        laid.addWidget(seen)
        holder.setLayout(laid)
        return holder

    def _forecast(self, view: ForecastView) -> None:
        language = words.screen_language()
        this_month = view.row(view.forecast.month(view.this_month))
        title = _("Forecast {month}").format(month=formats.month_name(view.today.month, language))
        section = self._side.section(title, link(_("Bekijken"), self._to(Place(Noun.FORECAST))))
        amount = label(formats.euro(this_month.together, language, 0), "kpilarge")
        aside = label("", "small")
        full = this_month.together or Decimal(1)
        if this_month.target:
            aside.setText(_("van {target}").format(target=formats.euro(this_month.target, language, 0)))
            full = max(this_month.target, this_month.together)
        figure = row(amount, aside, 1, gap=8)
        bar = ThinBar(
            ((float(this_month.won / full), "b1"), (float(this_month.weighted / full), "b2")), name=title
        )
        legend = _("gewonnen {won}  ·  gewogen {weighted}").format(
            won=formats.euro(this_month.won, language, 0),
            weighted=formats.euro(this_month.weighted, language, 0),
        )
        section.add(figure, bar, ElidedLabel(legend, "small"))

    def _complaints(self, view: TodayView) -> None:
        if not view.complaints:
            return
        section = self._side.section(_("Open klachten"), label(str(len(view.complaints)), "small"))
        language = words.screen_language()
        for line in view.complaints[:4]:
            day = formats.short_date(line.received_at.astimezone(view.now.tzinfo).date(), language)
            said = "  ·  ".join(part for part in (line.subject, day, line.received_by) if part)
            first = f"K-{line.number:03d}, {line.relation_name}"
            laid = row(gap=10)
            laid.addWidget(IconLabel("warning", 16, "bad"), 0, Qt.AlignmentFlag.AlignTop)
            laid.addLayout(column(ElidedLabel(first, "body"), ElidedLabel(said, "small")), 1)
            section.add(pressable(first, self._to(Place(Noun.RELATION, line.relation_id)), laid))

    def _cards(self, view: TodayView) -> None:
        if view.few_cards is None:
            return
        said = ngettext("Nog {count} visitekaartje", "Nog {count} visitekaartjes", view.few_cards)
        words_of = ElidedLabel(said.format(count=view.few_cards), "body", "warn")
        laid = row(IconLabel("card", 16, "warn"), words_of, gap=10)
        go = self._to(Place(Noun.LIBRARY, view="cards"))
        self._side.section(_("In je tas")).add(pressable(words_of.full_text(), go, laid))

    def _to(self, place: Place) -> Callable[[], object]:
        return partial(self._desk.go, place)
