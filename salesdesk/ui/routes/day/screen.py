"""Dagroute: the map of the day, its stops with their times, and what still fits."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from salesdesk import formats, words
from salesdesk.charts.base_map import BaseMap
from salesdesk.domain.geography import Precision
from salesdesk.domain.relations import Importance, Status
from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.routes import DayRoute
from salesdesk.services.routes import MapDot as Neighbour
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.places import Place
from salesdesk.ui.routes.day.list import DayList
from salesdesk.ui.routes.map.scene import DotKind, MapDot, MapHome, MapScene, MapStop
from salesdesk.ui.routes.map.view import MapView
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.words import _, ngettext


def scene_of(route: DayRoute) -> MapScene:
    """The day as the map draws it; a visit without a point stands in the list only."""
    stops = tuple(
        MapStop(
            visit.line.relation_id,
            visit.located.lat,
            visit.located.lon,
            visit.line.place,
            _precision(visit.line.relation_name, visit.located.precision),
        )
        for visit in route.visits
        if visit.located is not None
    )
    shown = {stop.id for stop in stops}
    home = route.home_point
    return MapScene(
        stops=stops,
        home=MapHome(home.lat, home.lon, route.home.place) if home is not None else None,
        dots=tuple(
            MapDot(dot.relation_id, dot.point.lat, dot.point.lon, _dot_kind(dot), dot.name)
            for dot in route.dots
            if dot.relation_id not in shown
        ),
    )


def _precision(name: str, precision: Precision) -> str:
    said = {
        Precision.OWN: _("{name}, eigen punt"),
        Precision.OWN_POSTCODE: _("{name}, eigen punt van de postcode"),
        Precision.POSTCODE: _("{name}, op postcodegebied"),
        Precision.PLACE: _("{name}, op plaats"),
        Precision.NEIGHBOURS: _("{name}, ongeveer hier"),
    }
    return said[precision].format(name=name)


def _dot_kind(dot: Neighbour) -> DotKind:
    if dot.status in {Status.SUSPECT, Status.PROSPECT}:
        return DotKind.PROSPECT
    return {Importance.KEY: DotKind.A, Importance.A: DotKind.A, Importance.B: DotKind.B}.get(
        dot.importance, DotKind.C
    )


class RouteScreen(Screen):
    """`Place.view` names the day as yyyy-mm-dd; without it today."""

    nouns = frozenset({Noun.ROUTE, Noun.VISIT, Noun.RELATION, Noun.SETTINGS, Noun.TODAY})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=364)
        self._file = file
        self._route: DayRoute | None = None
        self._day = desk.today()
        self._better = ShrinkingButton(_("Betere volgorde"), self._reorder, "refresh")
        self._sheet = ShrinkingButton(_("Routeblad"), self._print, "printer", "primary")
        self.header.edge_to_edge()
        self.header.add(
            icon_button("chevron-left", _("Vorige dag"), partial(self._step, -1)),
            icon_button("chevron-right", _("Volgende dag"), partial(self._step, 1)),
            self._better,
            self._sheet,
        )
        self._map = MapView()
        self._map.stopPicked.connect(self._open_relation)
        self._map.dotPicked.connect(self._open_relation)
        self.set_main(self._map)
        self._list = DayList(desk, self.side)
        desk.actions.add(
            Action("route.before", _("Vorige dag"), partial(self._step, -1), "Ctrl+Left", "chevron-left"),
            Action("route.after", _("Volgende dag"), partial(self._step, 1), "Ctrl+Right", "chevron-right"),
            Action("route.today", _("Route van vandaag"), self._to_today, "Ctrl+Home", "sun"),
            on=self,
        )
        self.read(file.routes.base_map, self._show_ground)

    def arrive(self, place: Place) -> None:
        self._day = date.fromisoformat(place.view) if place.view else self.desk.today()
        super().arrive(place)

    def reload(self) -> None:
        day = self._day
        self.read(lambda: self._file.routes.day(day), self._show)

    def _show_ground(self, base: BaseMap) -> None:
        self._map.set_base_map(base)

    def _show(self, route: DayRoute) -> None:
        self._route = route
        language = words.screen_language()
        count = len(route.visits)
        facts = [ngettext("{count} bezoek", "{count} bezoeken", count).format(count=count)]
        if route.better is not None:
            minutes = formats.duration(route.saved_minutes, language)
            facts.append(_("een andere volgorde scheelt {minutes}").format(minutes=minutes))
        facts.append(_("tijden zijn een schatting zonder wegennet"))
        title = _("Dagroute {day}").format(day=_lower(formats.long_day(route.day, language)))
        self.header.set(title, "  ·  ".join(facts))
        keep_title(self.header.title, 190)
        self._better.setEnabled(route.better is not None)
        why = _why_no_better(route)
        self._better.setToolTip(why or _("Betere volgorde"))
        self._better.setAccessibleDescription(why)
        self._sheet.setEnabled(bool(route.visits))
        self._map.show_scene(scene_of(route))
        self._list.show(route)

    def _step(self, days: int) -> None:
        day = self._day + timedelta(days=days)
        self.desk.go(Place(Noun.ROUTE, view=day.isoformat()))

    def _to_today(self) -> None:
        self.desk.go(Place(Noun.ROUTE))

    def _reorder(self) -> None:
        day, routes = self._day, self._file.routes
        if self._route is None or self._route.better is None:
            return

        def laid(moved: tuple[object, ...]) -> None:
            self.desk.toast(
                ngettext("{count} bezoek verzet", "{count} bezoeken verzet", len(moved)).format(
                    count=len(moved)
                ),
                lambda: self.desk.work.ask(lambda: routes.restore_times(moved)),  # type: ignore[arg-type]
            )

        self.desk.work.ask(lambda: routes.reorder(day), laid)

    def _print(self) -> None:
        papers, day = self._file.papers, self._day
        self.desk.work.ask(lambda: papers.route(day), partial(show_paper, self.desk, papers), lane="read")

    def _open_relation(self, relation_id: object) -> None:
        self.desk.go(Place(Noun.RELATION, relation_id))  # type: ignore[arg-type]


def _why_no_better(route: DayRoute) -> str:
    """Why the order cannot be bettered; empty when it can."""
    if route.better is not None:
        return ""
    free = sum(visit.line.state is VisitState.PLANNED for visit in route.visits)
    if len(route.visits) < 2:
        return _("Met één bezoek is er niets te wisselen.")
    if free == 0:
        return _("Alle afspraken zijn bevestigd; die verzetten we niet.")
    return _("Dit is al de kortste volgorde.")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if words.screen_language() == "nl" else text
