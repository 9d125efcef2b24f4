"""The stops of the day beside the map: the map's twin in words and times."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk import formats, words
from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.routes import Concern, DayRoute, Leg, NearRelation, RouteVisit
from salesdesk.ui import icons, theme
from salesdesk.ui.buttons import Pressable, icon_button, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock, label
from salesdesk.ui.marks import ThinBar
from salesdesk.ui.parts import Note, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, word

TIME_WIDTH = 50
RAIL_WIDTH = 30


class StopRail(QWidget):
    """A numbered disc, the ink disc of home, or the dashed line between."""

    def __init__(self, kind: str, number: int = 0) -> None:
        super().__init__()
        self._kind, self._number = kind, number
        self.setFixedWidth(theme.F(RAIL_WIDTH))
        self.setMinimumHeight(self.sizeHint().height())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(theme.F(RAIL_WIDTH), theme.F(18 if self._kind == "drive" else 28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.width() / 2
        painter.setPen(QPen(theme.color("text2"), 1.4, Qt.PenStyle.DashLine))
        if self._kind == "drive":
            painter.drawLine(round(middle), 0, round(middle), self.height())
            return
        side = theme.F(26)
        disc = QRectF(middle - side / 2, 1, side, side)
        painter.drawLine(round(middle), round(disc.bottom()), round(middle), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text" if self._kind == "home" else "acc"))
        painter.drawEllipse(disc)
        if self._kind == "home":
            inset = side * 0.24
            icons.draw(painter, "home", disc.adjusted(inset, inset, -inset, -inset), "surface", 2.0)
            return
        painter.setPen(theme.color("acctext"))
        painter.setFont(theme.font(14, 600))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))


def _line(time_text: str, rail: StopRail, body: QWidget, *, strong: bool) -> QWidget:
    when = label(time_text, "strong" if strong else "small")
    when.setFixedWidth(theme.F(TIME_WIDTH))
    holder = QWidget()
    laid = row(gap=0)
    if isinstance(body, Pressable):  # two lines: the time stands beside the first
        when.setContentsMargins(0, theme.F(3), 0, 0)
        laid.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    else:
        laid.addWidget(when, 0, Qt.AlignmentFlag.AlignVCenter)
    laid.addWidget(rail)
    laid.addSpacing(theme.F(8))
    laid.addWidget(body, 1)
    holder.setLayout(laid)
    return holder


def _plan_on(day: date, relation_id: UUID | None = None) -> Place:
    """Where a visit is planned on this day."""
    return Place(Noun.VISIT, relation_id, f"new {day.isoformat()}")


class DayList:
    """Figures, stops, warnings and what still fits, in the inspector of the route."""

    def __init__(self, desk: Desk, side: Inspector) -> None:
        self._desk = desk
        self._side = side

    def show(self, route: DayRoute) -> None:
        self._side.clear()
        self._side.add(self._figures(route))
        stops = self._side.section(_("Stops"))
        if not route.visits:
            stops.add(TextBlock(_("Op deze dag staan geen bezoeken."), "body", "muted"))
            stops.add(row(link(_("Bezoek plannen"), partial(self._desk.go, _plan_on(route.day)), "plus"), 1))
        else:
            stops.body.setSpacing(0)
            for line in self._lines(route):
                stops.add(line)
        self._warnings(route)
        if route.home_point is None:
            said = _("Zonder vertrekadres rekenen we geen reistijd van en naar huis.")
            fill = link(_("Invullen"), partial(self._desk.go, Place(Noun.SETTINGS, view="seller")))
            self._side.add(_spaced(Note(said, "info", fill)))
        if route.fits:
            fits = self._side.section(_("Past er nog bij"), label(_("omweg"), "small"))
            for near in route.fits:
                fits.add(self._fitting(near, route.day))

    def _figures(self, route: DayRoute) -> QWidget:
        language = words.screen_language()
        plan = route.plan
        figures = (
            (formats.duration(plan.visit_minutes, language), _("bij klanten")),
            (formats.duration(plan.drive_minutes, language), _("onderweg")),
            (_("{km} km").format(km=round(plan.drive_km)), _("afstand")),
            (formats.percent(plan.visit_share_percent, language), _("bezoektijd")),
        )
        cells = row(gap=8)
        for value, said in figures:
            cells.addLayout(column(label(value, "time"), ElidedLabel(said, "small"), gap=0), 1)
        bar = ThinBar(((plan.visit_share_percent / 100, "b1"),), name=_("Aandeel bezoektijd"))
        holder = QWidget()
        holder.setLayout(column(cells, bar, gap=8))
        return holder

    def _lines(self, route: DayRoute) -> list[QWidget]:
        home = _("Thuis, {place}").format(place=route.home.place) if route.home.place else _("Thuis")
        lines: list[QWidget] = []
        if route.home_point is not None and route.plan.set_out_time is not None:
            depart = formats.clock(route.plan.set_out_time)
            lines.append(_line(depart, StopRail("home"), label(home, "strong"), strong=True))
        left: time | None = None
        for visit in route.visits:
            if visit.planned.leg is not None:
                lines.append(self._drive(left, visit.planned.leg, visit))
            lines.append(self._stop(visit))
            left = visit.planned.leave_time
        if route.plan.way_home is not None and route.plan.home_time is not None:
            lines.append(self._drive(left, route.plan.way_home, None))
            arrives = formats.clock(route.plan.home_time)
            lines.append(_line(arrives, StopRail("home"), label(home, "strong"), strong=True))
        return lines

    def _drive(self, left: time | None, leg: Leg, visit: RouteVisit | None) -> QWidget:
        language = words.screen_language()
        parts = [
            _("{minutes}, {km} km").format(minutes=formats.duration(leg.minutes, language), km=round(leg.km))
        ]
        if visit is not None and visit.planned.lunch_minutes:
            lunch = formats.duration(visit.planned.lunch_minutes, language)
            parts.append(_("lunch {minutes}").format(minutes=lunch))
        elif visit is not None and left is not None and visit.planned.spare_minutes >= 10:
            spare = formats.duration(visit.planned.spare_minutes, language)
            parts.append(_("{minutes} over").format(minutes=spare))
        body = QWidget()
        body.setLayout(
            row(
                IconLabel("car", 15, "muted"),
                ElidedLabel("  ·  ".join(parts), "small"),
                gap=8,
                margins=(0, 2, 0, 2),
            )
        )
        return _line(formats.clock(left) if left else "", StopRail("drive"), body, strong=False)

    def _stop(self, visit: RouteVisit) -> QWidget:
        line = visit.line
        minutes = _("{minutes} min").format(minutes=line.minutes)
        facts = [line.place, minutes, word(line.kind).lower()]
        tone, role = "", "small"
        if line.complaint_since is not None:
            facts, tone, role = [*facts[:2], _("klacht open")], "bad", "smallstrong"
        if visit.located is None:
            facts, tone, role = [*facts[:2], _("niet op de kaart")], "warn", "smallstrong"
        top = row(ElidedLabel(line.relation_name, "strong"), gap=6)
        if line.state is VisitState.CONFIRMED:
            lock = IconLabel("lock", 14, "muted")
            lock.setToolTip(_("Bevestigd: houdt zijn tijd"))
            top.addWidget(lock)
        opener = Pressable(
            _("{name}, {at}").format(name=line.relation_name, at=formats.clock(visit.planned.start_time)),
            partial(self._desk.go, Place(Noun.PREPARATION, line.id)),
        )
        opener.setLayout(
            column(top, ElidedLabel("  ·  ".join(facts), role, tone), gap=0, margins=(0, 3, 0, 3))
        )
        at = formats.clock(visit.planned.start_time)
        return _line(at, StopRail("stop", visit.planned.number), opener, strong=True)

    def _warnings(self, route: DayRoute) -> None:
        names = {visit.line.id: visit.line.relation_name for visit in route.visits}
        said = {
            Concern.LATE: _("Je komt naar schatting {minutes} min te laat bij {name}."),
            Concern.HOME_LATE: _("Je bent naar schatting {minutes} min later thuis dan je wilde."),
            Concern.NOT_ON_MAP: _("{name} staat niet op de kaart; vul postcode en plaats aan."),
        }
        for warning in [each for each in route.plan.warnings if each.kind in said][:2]:
            name = names.get(warning.stop_id, "") if warning.stop_id else ""
            text = said[warning.kind].format(minutes=warning.minutes, name=name)
            self._side.add(_spaced(Note(text, "warn")))

    def _fitting(self, near: NearRelation, day: date) -> QWidget:
        language = words.screen_language()
        facts = [
            near.address.place,
            near.importance.value if near.status.value == "customer" else word(near.status),
        ]
        if near.last_visit_on is not None:
            facts.append(_("laatst {day}").format(day=formats.field_date(near.last_visit_on)))
        name = Pressable(near.name, partial(self._desk.go, Place(Noun.RELATION, near.relation_id)))
        name.setLayout(
            column(ElidedLabel(near.name, "body"), ElidedLabel("  ·  ".join(facts), "small"), gap=0)
        )
        plan = icon_button(
            "plus",
            _("Bezoek plannen bij {name}").format(name=near.name),
            partial(self._desk.go, _plan_on(day, near.relation_id)),
        )
        detour = label(_("+ {km} km").format(km=formats.number(round(near.km), 0, language)), "small")
        holder = QWidget()
        laid = row(gap=10)
        laid.addWidget(name, 1)
        laid.addWidget(detour)
        laid.addWidget(plan)
        holder.setLayout(laid)
        return holder


def _spaced(note: Note) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(note, margins=(0, 10, 0, 0)))
    return holder
