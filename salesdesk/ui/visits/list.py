"""Bezoeken: what must be reported first, then what is coming, day by day."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.domain.letters import folded
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import VisitLine, VisitOverview
from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import Button, Toggle, link, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import TextField
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.parts import Card, Rule, Strip, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton
from salesdesk.ui.visits.life import VisitLife
from salesdesk.ui.visits.list_parts import calendar_menu, empty_list, figures, list_or_week
from salesdesk.ui.visits.rows import RowDeeds, asks_report, day_head, visit_row
from salesdesk.words import _, ngettext

PAGE = 25
MOST_ASKING = 4
VIEWS = ("", "report", "held", "cancelled")


class VisitList(Screen):
    """Place(Noun.VISIT); `view` is "" (coming), "report", "held" or "cancelled"."""

    nouns = frozenset({Noun.VISIT, Noun.REPORT, Noun.PREPARATION, Noun.RELATION, Noun.SETTINGS})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk)
        self._file = file
        self._overview: VisitOverview | None = None
        self._most = PAGE
        self._life = VisitLife(desk, file, self)
        self._deeds = RowDeeds(
            lambda line: desk.go(Place(Noun.PREPARATION, line.id)),
            lambda line: desk.go(Place(Noun.REPORT, line.id)),
            self._life.menu,
            self._life.put_back,
            self._life.plan_again,
            lambda line: desk.go(Place(Noun.VISIT, line.id, "edit")),
        )
        self.header.add(
            list_or_week(desk, is_week=False),
            calendar_menu(desk, file, self, self._life, desk.today),
            ShrinkingButton(_("Dagroute"), lambda: desk.go(Place(Noun.ROUTE)), "map"),
            primary(_("Bezoek plannen"), lambda: desk.go(Place(Noun.VISIT, None, "new")), "plus"),
        )
        self.strip = Strip()
        self.filter = Toggle(self._filter_words(), name=_("Welke bezoeken"))
        self.filter.chosen.connect(lambda at: desk.go(Place(Noun.VISIT, None, VIEWS[at])))
        self.search = TextField(
            _("Zoek in bezoeken"), placeholder=_("Relatie, plaats of onderwerp"), wide=230
        )
        self.search.edited.connect(self._searched)
        self._bar = QWidget()
        self._bar.setLayout(row(self.filter, 1, self.search, gap=12))
        self._list: QVBoxLayout = column(gap=10)
        self.body.addWidget(self.strip)
        self.body.addWidget(self._bar)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        desk.actions.add(
            Action("visit.search", _("Zoek in bezoeken"), self.search.setFocus, "Ctrl+F", "search"), on=self
        )

    def first_focus(self) -> QWidget | None:
        return self.filter

    def arrive(self, place: Place) -> None:
        if self.place is None or self.place.view != place.view:
            self._most = PAGE
        view = place.view if place.view in VIEWS else ""
        self.filter.set_on(VIEWS.index(view))
        super().arrive(place)

    def reload(self) -> None:
        self.read(self._file.visits.overview, self._show)

    def _filter_words(self, overview: VisitOverview | None = None) -> list[str]:
        if overview is None:
            return [_("Komend"), _("Te verslaan"), _("Gehouden"), _("Afgezegd")]
        return [
            _("Komend {count}").format(count=len(overview.coming)),
            _("Te verslaan {count}").format(count=len(overview.to_report)),
            _("Gehouden"),
            _("Afgezegd"),
        ]

    def _searched(self) -> None:
        self._most = PAGE
        if self._overview is not None:
            self._show(self._overview)

    def _show(self, overview: VisitOverview) -> None:
        self._overview = overview
        today = self.desk.today()
        week = _("Week {week}").format(week=today.isocalendar().week)
        count = len(overview.coming)
        said = ngettext("{count} bezoek gepland", "{count} bezoeken gepland", count).format(count=count)
        self.header.set(_("Bezoeken"), f"{week}  ·  {said}")
        self.filter.set_words(self._filter_words(overview))
        self.strip.set(figures(overview, today))
        empty = not (overview.coming or overview.to_report or overview.held or overview.cancelled)
        held_keys = self.filter.hasFocus()
        self.strip.setVisible(not empty)
        self._bar.setVisible(not empty)
        self.header.show_actions(not empty)
        empty_out(self._list)
        if empty:
            self._list.addWidget(begin := empty_list(self.desk))
            if held_keys and (first := begin.findChild(Button)):
                first.setFocus()
            return
        view = VIEWS[self.filter.on()]
        if view == "":
            self._fill_coming(overview)
        else:
            lines = {"report": overview.to_report, "held": overview.held, "cancelled": overview.cancelled}
            self._fill_flat(self._matching(lines[view]), view)

    def _matching(self, lines: tuple[VisitLine, ...]) -> list[VisitLine]:
        wanted = folded(self.search.value()).split()
        return [
            line
            for line in lines
            if all(
                part in folded(f"{line.relation_name} {line.place} {line.subject} {line.contact_name}")
                for part in wanted
            )
        ]

    def _fill_coming(self, overview: VisitOverview) -> None:
        now = self.desk.clock()
        self._fill_asking(_("Verslag maken"), self._matching(overview.to_report), "report")
        self._fill_asking(_("Nieuwe afspraak maken"), self._matching(overview.asking), "held")
        coming = [line for line in self._matching(overview.coming) if not asks_report(line, now)]
        week = self.desk.today().isocalendar()[:2]
        for day, group in groupby(coming[: self._most], lambda line: line.visit_on):
            lines = list(group)
            if day.isocalendar()[:2] != week:
                week = day.isocalendar()[:2]
                self._list.addWidget(label(_("Week {week}").format(week=week[1]), "cap"))
            minutes = sum(line.minutes for line in lines)
            self._list.addWidget(day_head(day, self.desk.today(), len(lines), minutes))
            card = Card()
            self._add_rows(card, lines)
            self._list.addWidget(card)
        if not coming:
            self._list.addWidget(
                TextBlock(self._nothing(_("Er staan geen bezoeken gepland.")), "body", "muted")
            )
        self._offer_more(len(coming))

    def _fill_asking(self, title: str, lines: list[VisitLine], view: str) -> None:
        """What waits for the seller, above what is coming."""
        if not lines:
            return
        said = ngettext("{count} open", "{count} open", len(lines)).format(count=len(lines))
        card = Card(title, label(said, "small"))
        self._add_rows(card, lines[:MOST_ASKING], with_day=True)
        if len(lines) > MOST_ASKING:
            place = Place(Noun.VISIT, None, view)
            every = link(_("Alle {count}").format(count=len(lines)), lambda: self.desk.go(place))
            card.add(row(every, 1, margins=(11, 2, 11, 6)))
        self._list.addWidget(card)

    def _fill_flat(self, lines: list[VisitLine], view: str) -> None:
        if not lines:
            said = {
                "report": _("Alle verslagen zijn af."),
                "held": _("Nog geen bezoeken gehouden."),
                "cancelled": _("Geen afgezegde bezoeken."),
            }
            self._list.addWidget(TextBlock(self._nothing(said[view]), "body", "muted"))
            return
        card = Card()
        self._add_rows(card, lines[: self._most], with_day=True)
        self._list.addWidget(card)
        self._offer_more(len(lines))

    def _nothing(self, said: str) -> str:
        return (
            _("Niets gevonden voor „{text}”.").format(text=self.search.value())
            if self.search.value()
            else said
        )

    def _add_rows(self, card: Card, lines: list[VisitLine], *, with_day: bool = False) -> None:
        now = self.desk.clock()
        has_title = hasattr(card, "head")
        card.body.setContentsMargins(0, theme.F(12 if has_title else 2), 0, theme.F(2))
        card.body.setSpacing(0)
        if has_title:
            card.head.setContentsMargins(theme.F(14), 0, theme.F(14), 0)
        for place, line in enumerate(lines):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(visit_row(line, now, self._deeds, with_day=with_day))

    def _offer_more(self, count: int) -> None:
        if count > self._most:
            left = count - self._most
            said = ngettext("Nog {count} tonen", "Nog {count} tonen", left).format(count=left)
            self._list.addLayout(row(1, plain(said, self._more, "chevron-down"), 1))

    def _more(self) -> None:
        self._most += 4 * PAGE
        if self._overview is not None:
            self._show(self._overview)
