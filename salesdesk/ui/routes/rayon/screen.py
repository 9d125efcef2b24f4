"""Rayon: the areas on the map with what each asks, made by typing, pointing, drawing or as a proposal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from salesdesk.errors import Reason
from salesdesk.services.changes import Done, Noun
from salesdesk.services.rayon import AreaFigures, Areas, Proposed, RayonView
from salesdesk.services.relation_places import cell_map
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.actions import Action
from salesdesk.ui.boxes import column, row
from salesdesk.ui.buttons import Toggle, more_button
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import Choice
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.places import Place
from salesdesk.ui.routes.map.furnished import FurnishedMap
from salesdesk.ui.routes.map.view import Tool
from salesdesk.ui.routes.rayon.area_panel import AreaPanel, PanelDeeds
from salesdesk.ui.routes.rayon.area_words import relations_words
from salesdesk.ui.routes.rayon.colouring import Colouring, colouring_words, legend_of, rayon_scene
from salesdesk.ui.routes.rayon.legend import Legend
from salesdesk.ui.routes.rayon.splitting import ask_split
from salesdesk.ui.routes.rayon.table_file import export_table
from salesdesk.ui.routes.rayon.tabs import RayonTabs
from salesdesk.ui.routes.views import route_views
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.words import _, ngettext, reason_text

TOOLS = (Tool.PAN, Tool.CELLS, Tool.LASSO, Tool.RECTANGLE)
_NOWHERE = object()


class RayonScreen(Screen):
    """Place(Noun.ROUTE, area id or None, "rayon")."""

    nouns = frozenset({Noun.ROUTE, Noun.RELATION, Noun.SETTINGS, Noun.VISIT, Noun.SALES})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=340)
        self._file = file
        self.view: RayonView | None = None
        self.proposed: Proposed | None = None
        self._looked_at: object = _NOWHERE
        self.begin = ShrinkingButton(_("Nieuw gebied"), self.new, "plus", "primary")
        self.header.add(
            route_views(desk, "rayon"),
            self._more(),
            self.begin,
        )
        self.map = FurnishedMap(desk, file)
        self.map.setAccessibleName(_("Kaart van het rayon"))
        self.tools = Toggle(
            [_("Kijken"), _("Aanwijzen"), _("Lasso"), _("Rechthoek")], name=_("Postcodes op de kaart kiezen")
        )
        self.tools.chosen.connect(self._take_tool)
        self.map.areaPicked.connect(self._choose)
        self.map.dotPicked.connect(lambda relation: desk.go(Place(Noun.RELATION, relation)))
        self.map.cellPicked.connect(lambda code: self._claim((code,)))
        self.map.cellsDrawn.connect(self._claim)
        self.map.toolEnded.connect(lambda: self.tools.set_on(0))
        self.colouring: Choice[Colouring] = Choice(
            _("Kleur op"), [(each, colouring_words(each)) for each in Colouring], wide=132
        )
        self.colouring.edited.connect(self._paint)
        self.legend = Legend()
        self.set_main(self._page())
        deeds = PanelDeeds(self._choose, self._keep, self._remove, self.split, self._take_over, self._let_go)
        self.panel = AreaPanel(desk, self.side, deeds)
        _add_actions(self)
        self.read(cell_map, self.map.set_cells)

    def _page(self) -> QWidget:
        page = QWidget()
        self.tool_words = ElidedLabel("", "small")
        bar = row(self.tools, self.tool_words, gap=12)
        top = row(RayonTabs(self.desk, "rayon"), label(_("Kleur op"), "small"), self.colouring, gap=10)
        tabs = column(top, bar, self.legend, gap=8, margins=(24, 0, 24, 8))
        laid = column(tabs, gap=0)
        laid.addWidget(self.map, 1)
        page.setLayout(laid)
        return page

    def _more(self) -> QWidget:
        menu = QMenu(self)
        menu.addAction(_("Verdeel mijn rayon…"), self.split)
        menu.addAction(_("Rayontabel naar Excel…"), self.export)
        menu.addAction(_("Kaart afdrukken"), self._print)
        return more_button(menu)

    # showing

    def arrive(self, place: Place) -> None:
        self.proposed = None
        super().arrive(place)

    def reload(self) -> None:
        self.read(self._file.rayon.view, self._show)

    @property
    def chosen(self) -> AreaFigures | None:
        key = self.place.id if self.place else None
        return self.view.figures(key) if self.view else None

    def _show(self, view: RayonView) -> None:
        self.view = view
        facts = [
            ngettext("{count} gebied", "{count} gebieden", len(view.areas)).format(count=len(view.areas)),
            relations_words(len(view.relations)),
        ]
        if view.overdue:
            facts.append(_("{count} achterstallig").format(count=view.overdue))
        if view.outside:
            facts.append(_("{count} zonder gebied").format(count=len(view.outside)))
        self.header.set(_("Rayon"), "  ·  ".join(facts))
        keep_title(self.header.title, 120)
        self._paint()
        self._look()
        self._fill_side()

    def _look(self) -> None:
        """Everybody of the rayon in sight the first time, and the area that is chosen after that."""
        each, view = self.chosen, self.view
        wanted = each.area.id if each else None
        if view is None or (self._looked_at is not _NOWHERE and self._looked_at == wanted):
            return
        people = each.relations if each and each.relations else view.relations
        spots = [(one.point.lat, one.point.lon) for one in people if one.point is not None]
        if spots:
            self._looked_at = wanted
            self.map.look_at(spots)

    def _fill_side(self) -> None:
        if self.view is None:
            return
        each = self.chosen
        self.begin.setVisible(self.proposed is None)
        if self.proposed is not None:
            self.panel.show_proposal(self.proposed)
        elif each is not None:
            self.panel.show_one(each, self.view)
        else:
            self.panel.show_all(self.view)
        self.tools.setEnabled(each is not None and self.proposed is None)
        if each is None:
            self._take_tool(0)
        else:
            self._tell_tool()

    def _paint(self) -> None:
        if self.view is None:
            return
        each, colouring = self.chosen, self.colouring.value()
        self.map.show_scene(rayon_scene(self.view, colouring, each.area.id if each else None, self.proposed))
        self.legend.show_levels(legend_of(self.view, colouring) if self.proposed is None else ())

    # choosing on the map

    def _take_tool(self, at: int) -> None:
        self.tools.set_on(at)
        self.map.set_tool(TOOLS[at])
        self._tell_tool()

    def _tell_tool(self) -> None:
        each, at = self.chosen, self.tools.on()
        said = _("Klik postcodes erbij of eraf") if at == 1 else _("Met Ctrl haal je ze eraf")
        self.tool_words.setText(said if each is not None and at else "")
        why = _("Kies eerst een gebied; dan wijs je hier zijn postcodes aan.")
        self.tools.setToolTip(why if each is None else "")

    def _claim(self, codes: tuple[str, ...]) -> None:
        """Codes that are pointed at or drawn round become the area's; its own ones leave it again."""
        each, rayon = self.chosen, self._file.rayon
        if each is None or self.view is None:
            return
        area_id = each.area.id
        own = [code for code in codes if self.view.area_of_code.get(code) == area_id]
        takes = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        if takes or (len(codes) == len(own) and self.map.tool is Tool.CELLS):
            said = ngettext("{count} postcode eraf", "{count} postcodes eraf", len(own))
            self._change(lambda: rayon.take(area_id, own), said.format(count=len(own)))
            return
        count = len(codes) - len(own)
        said = ngettext("{count} postcode bij {name}", "{count} postcodes bij {name}", count)
        self._change(lambda: rayon.give(area_id, codes), said.format(count=count, name=each.area.name))

    # what is done

    def _choose(self, area_id: UUID | None) -> None:
        if self.proposed is None:
            self.desk.go(Place(Noun.ROUTE, area_id, "rayon"))

    def new(self) -> None:
        """Ask the name; the postcodes are typed, pointed at or drawn in the new area."""
        name = ask.text(self, _("Nieuw gebied"), _("Hoe heet het gebied?"))
        if name is None:
            return
        rayon = self._file.rayon

        def made(area: object) -> None:
            self.desk.toast(
                _("{name} gemaakt").format(name=area.name),  # type: ignore[attr-defined]
                lambda: self.desk.work.ask(lambda: rayon.remove(area.id)),  # type: ignore[attr-defined]
            )
            self._choose(area.id)  # type: ignore[attr-defined]

        self.desk.work.ask(lambda: rayon.new(name), made, refused=self._refused)

    def _keep(self, each: AreaFigures, name: str, colour: int, codes: str) -> None:
        area = replace(each.area, name=name, colour=colour)
        rayon = self._file.rayon
        self._change(
            lambda: rayon.keep(area, codes),
            _("{name} bewaard").format(name=name.strip()),
            self._refused_in_form,
        )

    def _refused_in_form(self, reasons: tuple[Reason, ...]) -> None:
        if self.panel.form is not None:
            self.panel.form.show_refused(reasons)

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self.desk.toast(" ".join(reason_text(reason) for reason in reasons))

    def _remove(self, each: AreaFigures) -> None:
        rayon, area = self._file.rayon, each.area
        self._choose(None)
        self._change(lambda: rayon.remove(area.id), _("{name} verwijderd").format(name=area.name))

    def _change(
        self,
        call: Callable[[], Done[Areas]],
        said: str,
        refused: Callable[[tuple[Reason, ...]], object] | None = None,
    ) -> None:
        rayon = self._file.rayon

        def changed(before: Areas) -> None:
            self.desk.toast(said, lambda: self.desk.work.ask(lambda: rayon.put_back(before)))

        self.desk.work.ask(call, changed, refused=refused or self._refused)

    # the proposal

    def split(self) -> None:
        """Propose areas with even hours; looked at on the map first, kept only when it is taken over."""
        count = ask_split(self, self.view)
        if count is None:
            return
        rayon = self._file.rayon
        self.desk.work.run_long(
            _("Rayon verdelen"),
            lambda progress: rayon.propose_split(count, progress),
            self._show_proposal,
            lane="read",
            refused=self._refused,
        )

    def _show_proposal(self, proposed: Proposed) -> None:
        self.proposed = proposed
        self._paint()
        self._fill_side()

    def _take_over(self) -> None:
        proposed, rayon = self.proposed, self._file.rayon
        if proposed is None:
            return
        self._let_go()
        self._change(lambda: rayon.take_over(proposed.areas), _("Rayon verdeeld; kies nu de vaste dagen"))

    def _let_go(self) -> None:
        self.proposed = None
        self._paint()
        self._fill_side()

    def _print(self) -> None:
        self.map.print_map()

    def export(self) -> None:
        """The table of areas and relations as an Excel file."""
        export_table(self, self.desk, self._file.rayon)


def _add_actions(screen: RayonScreen) -> None:
    for deed, text, run, icon in (
        ("rayon.new", _("Nieuw gebied"), screen.new, "plus"),
        ("rayon.split", _("Verdeel mijn rayon"), screen.split, "share"),
        ("rayon.export", _("Rayontabel naar Excel"), screen.export, "download"),
        ("rayon.print", _("Kaart afdrukken"), screen.map.print_map, "printer"),
    ):
        screen.desk.actions.add(Action(deed, text, run, "", icon), on=screen)
