"""In de buurt: who is near from anywhere, the most worth a visit first."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.plan_b import LOCKED, Door
from salesdesk.domain.visit_frequency import Due
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.nearby_list import Around, NearbyView, NearRelation
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_instead import Instead
from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import Toggle, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import DateField, TimeField
from salesdesk.ui.labels import label
from salesdesk.ui.near_words import ago, door_words, turn_words
from salesdesk.ui.parts import Card, Note, row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import call
from salesdesk.ui.routes.nearby.side import NearSide
from salesdesk.ui.routes.whereabouts import WhereField
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, TwoColumns, keep_title
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext

VIEW = "near"
HERE, HOME = range(2)
NARROW, GIVE_WAY = 1000, (2, 6, 7)
_LATE = frozenset({Due.OVERDUE, Due.NEVER_VISITED})


class NearbyScreen(Screen):
    """Place(ROUTE, relation or None, "near"), "near home" or "near ? 3511 AB"; None: where the day is now."""

    nouns = frozenset({Noun.VISIT, Noun.RELATION, Noun.OFFER, Noun.COMPLAINT, Noun.SETTINGS})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=286, scrolls=False)
        self._file = file
        self._view: NearbyView | None = None
        self.field = WhereField(desk, file, _("Rond wie of waar"), VIEW)
        self.whence = Toggle([_("Waar ik ben"), _("Thuis")], name=_("Rondom"), on=HERE)
        self.whence.chosen.connect(self._turned)
        self.day = DateField(_("Dag"), desk.today(), wide=122)
        self.at = TimeField(_("Tijd"), wide=66)
        for field in (self.day, self.at):
            field.edited.connect(self.reload)
        self.note = Note("", "warn")
        self.note.hide()
        self._call = ShrinkingButton(_("Bellen"), lambda: self._with_chosen(self._ring), "phone")
        self._plan = primary(_("Op de dag zetten"), lambda: self._with_chosen(self.plan), "calendar")
        self.header.add(self._call, self._plan)
        self.model: TableModel[NearRelation] = TableModel(_columns())
        self.table: TableView[NearRelation] = TableView(self.model, _("In de buurt"), row_height=32)
        self.table.chosen.connect(self._look)
        self.table.opened.connect(self._open)
        inputs = row(gap=10)
        inputs.addWidget(self.field, 1)
        inputs.addWidget(self.day)
        inputs.addWidget(self.at)
        self.body.addWidget(TwoColumns(row(self.whence, 1), inputs, (0, 1), 620))
        self.body.addWidget(self.note)
        card = Card(table=True)
        card.body.addWidget(self.table, 1)
        self.body.addWidget(card, 1)
        foot = _("Tijden en kilometers zijn een schatting zonder wegennet.")
        self.body.addWidget(label(foot, "small", "muted"))
        deeds = {
            "call": self._ring, "plan": self.plan, "instead": self.instead, "open": self._open,
            "fits": lambda one: desk.go(Place(Noun.ROUTE, one.relation_id, "fits")),
            "around": lambda one: desk.go(Place(Noun.ROUTE, one.relation_id, VIEW)),
        }  # fmt: skip
        self._side = NearSide(self.side, deeds)
        desk.actions.add(
            Action("near.call", _("Bellen wie in de buurt zit"), self._call.click, "Ctrl+Shift+H", "phone"),
            Action("near.plan", _("Op de dag zetten"), self._plan.click, "Ctrl+Return", "calendar"),
            on=self,
        )

    def first_focus(self) -> QWidget | None:
        return self.table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow desk the name keeps its room; what gives way stands in the inspector."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < theme.F(NARROW)
        for column in GIVE_WAY:
            self.table.setColumnHidden(column, is_narrow)

    def arrive(self, place: Place) -> None:
        if place != self.place:
            self.day.set_value(None)
            self.at.set_value(None)
            self._view = None
        is_elsewhere = place.id is not None or "?" in place.view
        self.whence.set_on(-1 if is_elsewhere else HOME if place.view.endswith(" home") else HERE)
        if not is_elsewhere:
            self.field.set_value(None)
        super().arrive(place)

    def _asked(self) -> Around:
        place = self.place or Place(Noun.ROUTE, None, VIEW)
        rest = place.view.partition(" ")[2]
        return Around(
            place.id, rest.partition("?")[2].strip(), rest == "home", _read(self.day), _read(self.at)
        )

    def reload(self) -> None:
        asked = self._asked()
        self.read(lambda: self._file.nearby.view(asked), self._show)

    def _show(self, view: NearbyView) -> None:
        self._view = view
        language = words.screen_language()
        facts = [view.name, formats.day_text(view.day, language), formats.clock(view.at)]
        count = len(view.lines)
        facts.append(ngettext("{count} relatie", "{count} relaties", count).format(count=count))
        self.header.set(_("In de buurt"), "  ·  ".join(fact for fact in facts if fact))
        keep_title(self.header.title, 140)
        if view.asked.relation_id is not None or view.asked.typed:
            self.field.set_value(view.asked.relation_id or view.asked.typed, view.name)
        self._say(view)
        before = self.table.line()
        self.model.set_lines(view.lines)
        wanted = before.relation_id if before else None
        known = any(one.relation_id == wanted for one in view.lines)
        first = wanted if known else view.lines[0].relation_id if view.lines else None
        self.table.choose(lambda one: one.relation_id == first)
        self._look(self.table.line())

    def _say(self, view: NearbyView) -> None:
        said = ""
        if view.point is None and view.asked.typed:
            said = _("„{typed}” kennen we niet als postcode of plaats.").format(typed=view.asked.typed)
        elif view.point is None:
            said = _("{name} staat niet op de kaart; vul postcode en plaats aan.").format(
                name=view.name or _("Deze relatie")
            )
        elif not view.lines:
            said = _("Binnen 40 km is er niemand om heen te gaan.")
        self.note.set(said)
        self.note.setVisible(bool(said))

    def _look(self, one: NearRelation | None) -> None:
        if self._view is not None:
            self._side.show(self._view, one)
        self._plan.setEnabled(one is not None)
        self._call.setEnabled(one is not None and bool(one.best_phone))

    # -- doing

    def _with_chosen(self, deed: Any) -> None:
        one = self.table.line()
        if one is not None:
            deed(one)

    def _ring(self, one: NearRelation) -> None:
        if one.best_phone:
            call(one.best_phone)

    def _open(self, one: NearRelation) -> None:
        self.desk.go(Place(Noun.RELATION, one.relation_id))

    def plan(self, one: NearRelation) -> None:
        """The plan form on that day, at the hour he can be there."""
        if self._view is not None:
            at = f" {_quarter(one)}" if one.arrive else ""
            self.desk.go(Place(Noun.VISIT, one.relation_id, f"new {self._view.day.isoformat()}{at}"))

    def instead(self, one: NearRelation) -> None:
        """Nobody was in where he is now: plan B is made in one go, and can be taken back."""
        present = self._view.present if self._view else None
        if present is None:
            return
        service = self._file.visit_instead

        def told(done: Instead) -> None:
            self.desk.go(Place(Noun.PREPARATION, done.made.id))
            said = _("Plan B staat in je agenda; {name} komt terug op Vandaag")
            take_back = partial(self.desk.work.ask, partial(service.take_back, done))
            self.desk.toast(said.format(name=present.relation_name), partial(self._back, take_back))

        self.desk.work.ask(partial(service.go, present.id, one.relation_id), told)

    def _back(self, take_back: Any) -> None:
        self.desk.go(self.place or Place(Noun.ROUTE, None, VIEW))
        take_back()

    # -- around what

    def _turned(self, on: int) -> None:
        self.desk.go(Place(Noun.ROUTE, None, f"{VIEW} home" if on == HOME else VIEW))


def _columns() -> list[Column[NearRelation]]:
    def minutes(count: int) -> str:
        return formats.duration(count, words.screen_language())

    return [
        Column[NearRelation]("", lambda one: one.importance.value, width=44, tile=True),
        Column[NearRelation](_("Relatie"), lambda one: one.name, bold=True),
        Column[NearRelation](_("Plaats"), lambda one: one.address.place, width=92, tone="text2"),
        Column[NearRelation](
            _("Rijden"),
            lambda one: minutes(one.minutes),
            sort=lambda one: one.minutes,
            align="right",
            width=68,
        ),
        Column[NearRelation](
            _("Omweg"),
            lambda one: minutes(one.extra_minutes),
            sort=lambda one: one.extra_minutes,
            align="right",
            width=68,
        ),
        Column[NearRelation](_("Deur"), _door, width=106, tone=_door_tone, tip=door_words),
        Column[NearRelation](
            _("Laatste bezoek"), _visited, sort=_turn_rank, width=124, tone=_turn_tone, tip=turn_words
        ),
        Column[NearRelation](
            _("Speelt er"), _matters, width=96, tone=lambda one: "bad" if one.has_complaint else "info"
        ),
    ]


def _door_tone(one: NearRelation) -> str:
    return "muted" if one.doorstep.door in LOCKED else "text2"


def _door(one: NearRelation) -> str:
    """`tot 17:00`, `vanaf 08:30`, `dicht`; the whole sentence is the tooltip."""
    door, at = one.doorstep.door, one.doorstep.at
    if door is Door.UNKNOWN:
        return "–"
    if at is None:
        return _("dicht")
    said = _("vanaf {time}") if door is Door.CLOSED else _("tot {time}")
    return said.format(time=formats.clock(at))


def _visited(one: NearRelation) -> str:
    """`5 maanden`, `nooit`, or the day that is planned."""
    if one.turn.due is Due.PLANNED and one.turn.planned_on is not None:
        day = formats.short_date(one.turn.planned_on, words.screen_language())
        return _("gepland {day}").format(day=day)
    return _("nooit") if one.turn.days is None else ago(one.turn.days)


def _turn_tone(one: NearRelation) -> str:
    return "warn" if one.turn.due in _LATE else "text2"


def _turn_rank(one: NearRelation) -> tuple[int, int]:
    return list(Due).index(one.turn.due), -(one.turn.days or 0)


def _matters(one: NearRelation) -> str:
    """Open complaint before open offer: that is what one is spoken to about."""
    parts = [_("klacht") if one.has_complaint else "", _("offerte") if one.has_offer else ""]
    return ", ".join(part for part in parts if part) or (_("hot prospect") if one.is_hot else "")


def _quarter(one: NearRelation) -> str:
    """The next five minutes on the clock."""
    arrive = one.arrive
    if arrive is None:
        return ""
    minutes = min(-(-(arrive.hour * 60 + arrive.minute) // 5) * 5, 23 * 60 + 55)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _read(field: Any) -> Any:
    """What stands there, None when it is empty or no moment."""
    try:
        return None if field.problem() else field.value()
    except Refused:
        return None
