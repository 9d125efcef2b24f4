"""A map as the screens use it: layers, a menu on everything, points that can be moved, who is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu

from salesdesk import formats, words
from salesdesk.domain.relations import Relation
from salesdesk.errors import Reason
from salesdesk.services.changes import Changes, Noun
from salesdesk.services.places import PlaceCount
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import icons
from salesdesk.ui.buttons import Toggle, icon_button, tonal
from salesdesk.ui.desk import Desk
from salesdesk.ui.menus import open_below
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.places import Place
from salesdesk.ui.routes.map.picture import Hit
from salesdesk.ui.routes.map.printing import sheet_of
from salesdesk.ui.routes.map.scene import DotKind
from salesdesk.ui.routes.map.view import MapView
from salesdesk.words import _, ngettext, reason_text

_WATCHED = frozenset({Noun.RELATION, Noun.ROUTE})


class FurnishedMap(MapView):
    """A MapView over the open file; `day` is the day a visit from the map is planned on."""

    def __init__(self, desk: Desk, file: SellerFile, day: Callable[[], date | None] = lambda: None) -> None:
        super().__init__(desk=desk)
        self.desk, self._file, self._day_of = desk, file, day
        self._layers_button = icon_button("layers", _("Lagen van de kaart"), self._open_layers)
        self.add_buttons(self._layers_button)
        self.missing = tonal("", self._to_missing, "warning")
        self.missing.setParent(self)
        self.missing.hide()
        self.set_menu(self.menu_of)
        self.pointDragged.connect(self._move)
        desk.work.ask(file.routes.base_map, self.set_base_map, lane="read", owner=self)
        desk.work.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if changes & _WATCHED and self.isVisible():
            self._count()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another screen was in front counts too."""
        super().showEvent(event)
        self._count()

    def _count(self) -> None:
        self.desk.work.ask(
            self._file.places.count, self._show_missing, lane="read", key=("missing", id(self)), owner=self
        )

    def _show_missing(self, count: PlaceCount) -> None:
        said = ngettext("{count} niet op de kaart", "{count} niet op de kaart", count.missing)
        self.missing.setText(said.format(count=count.missing))
        self.missing.setAccessibleName(self.missing.text())
        self.missing.setVisible(count.missing > 0)
        self._place_buttons()

    def _place_buttons(self) -> None:
        super()._place_buttons()
        missing = getattr(self, "missing", None)  # Qt may ask before this one is made
        if missing is not None:
            missing.adjustSize()
            left, top = self.width() - missing.width() - 16, 16
            for other in self.findChildren(Toggle, options=Qt.FindChildOption.FindDirectChildrenOnly):
                if not other.isHidden() and other.geometry().right() + 8 > left:
                    top = other.geometry().bottom() + 8  # below the views when they need the whole width
            missing.move(left, top)

    def _to_missing(self) -> None:
        self.desk.go(Place(Noun.ROUTE, None, "unplaced"))

    def layers_menu(self) -> QMenu:
        """What is shown, each to be switched."""
        menu, layers = QMenu(self), self.layers()
        for kind in DotKind:
            is_prospect = kind is DotKind.PROSPECT
            said = _("Prospects") if is_prospect else _("Klasse {letter}").format(letter=kind.value)
            self._switch(menu, said, kind in layers.kinds, partial(self._turn, kind))
        menu.addSeparator()
        self._switch(
            menu,
            _("Alleen wie te laat bezocht is"),
            layers.only_overdue,
            lambda on: self.set_layers(replace(self.layers(), only_overdue=on)),
        )
        if self.scene().areas:
            self._switch(
                menu,
                _("Gebieden"),
                layers.areas,
                lambda on: self.set_layers(replace(self.layers(), areas=on)),
            )
        menu.addSeparator()
        _entry(menu, _("Kaart afdrukken"), "printer", self.print_map)
        return menu

    def print_map(self) -> None:
        """What is in sight on a sheet of A4, to look at first."""
        sheet = sheet_of(self, *self.heading())
        papers, maps, desk = self._file.papers, self._file.map_papers, self.desk
        desk.work.ask(lambda: maps.page(sheet), partial(show_paper, desk, papers), lane="read", owner=self)

    def heading(self) -> tuple[str, str]:
        """What stands over the printed map."""
        day, language = self._day_of(), words.screen_language()
        stops, areas = len(self.scene().stops), len(self.scene().areas)
        if day is not None:
            title = _("Dagroute {day}").format(day=formats.day_text(day, language))
            return title, ngettext("{count} bezoek", "{count} bezoeken", stops).format(count=stops)
        return _("Rayon"), ngettext("{count} gebied", "{count} gebieden", areas).format(count=areas)

    @staticmethod
    def _switch(menu: QMenu, text: str, is_on: bool, turned: Callable[[bool], object]) -> None:
        entry = menu.addAction(text)
        entry.setCheckable(True)
        entry.setChecked(is_on)
        entry.toggled.connect(turned)

    def _turn(self, kind: DotKind, on: bool) -> None:
        kinds = self.layers().kinds
        self.set_layers(replace(self.layers(), kinds=kinds | {kind} if on else kinds - {kind}))

    def _open_layers(self) -> None:
        open_below(self.layers_menu(), self._layers_button)

    def menu_of(self, hit: Hit | None, lat: float, lon: float) -> QMenu | None:
        """What can be done with what was hit, or with the spot itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if hit is None or hit.cluster is not None:
            if hit is not None:
                _entry(menu, _("Inzoomen"), "plus", partial(self.pick, hit))
            spot = f"near ? {lat:.5f}, {lon:.5f}"
            _entry(menu, _("Wie zit hier in de buurt?"), "users", partial(self._go, None, spot))
            return menu
        self._relation_entries(menu, hit.id)
        return menu

    def _relation_entries(self, menu: QMenu, relation: UUID) -> None:
        day = self._day_of()
        open_it = partial(self.desk.go, Place(Noun.RELATION, relation))
        _entry(menu, _("Relatie openen"), "building", open_it)
        when = f"new {day.isoformat()}" if day else "new"
        said = (
            _("Bezoek plannen op {day}").format(day=formats.field_date(day)) if day else _("Bezoek plannen")
        )
        _entry(menu, said, "calendar", partial(self.desk.go, Place(Noun.VISIT, relation, when)))
        _entry(menu, _("Welke dag past het?"), "search", partial(self._go, relation, "fits"))
        _entry(menu, _("In de buurt"), "users", partial(self._go, relation, "near"))
        menu.addSeparator()
        _entry(menu, _("Punt verplaatsen"), "pin", partial(self.begin_moving, relation))
        _entry(menu, _("Terug naar postcode"), "undo", partial(self.to_postcode, relation))

    def _go(self, relation: UUID | None, view: str) -> None:
        self.desk.go(Place(Noun.ROUTE, relation, view))

    def to_postcode(self, relation: UUID) -> None:
        """Let the postcode say again where this relation lies."""
        places = self._file.places
        self.desk.work.ask(lambda: places.to_postcode(relation), self._given_back, refused=self._refused)

    def _move(self, relation: object, lat: float, lon: float) -> None:
        places = self._file.places
        if isinstance(relation, UUID):
            self.desk.work.ask(lambda: places.move(relation, lat, lon), self._moved, refused=self._refused)

    def _moved(self, before: Relation) -> None:
        self._told(_("Het punt van {name} is verplaatst").format(name=before.name), before)

    def _given_back(self, before: Relation) -> None:
        self._told(_("{name} staat weer op zijn postcode").format(name=before.name), before)

    def _told(self, said: str, before: Relation) -> None:
        places, work = self._file.places, self.desk.work
        self.desk.toast(said, lambda: work.ask(lambda: places.restore(before)))

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self.desk.toast(" ".join(reason_text(reason) for reason in reasons))
        self.update()


def _entry(menu: QMenu, text: str, icon: str, run: Callable[[], object]) -> None:
    menu.addAction(icons.icon(icon, 18, "muted"), text).triggered.connect(lambda *_on: run())
