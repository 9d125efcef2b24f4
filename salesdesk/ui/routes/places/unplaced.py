"""Niet op de kaart: who has no place or a rough one, and putting them right one after the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.domain.relations import Relation
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.places import PlaceGap
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import link, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty
from salesdesk.ui.forms import FormRow, TextField
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, Facts, Note, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext, reason_text, word

VIEW = "unplaced"


class UnplacedScreen(Screen):
    """Place(Noun.ROUTE, view="unplaced"); with an id that relation is chosen first."""

    nouns = frozenset({Noun.RELATION, Noun.ROUTE})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=332, scrolls=False)
        self._file = file
        self._rank = 0
        self.header.add(
            ShrinkingButton(
                _("Coördinaten inlezen"),
                partial(desk.go, Place(Noun.RELATION, None, "import coordinates")),
                "upload",
            )
        )
        self.model: TableModel[PlaceGap] = TableModel(_columns())
        self.table: TableView[PlaceGap] = TableView(self.model, _("Niet op de kaart"), row_height=32)
        self.table.chosen.connect(self._look)
        self.table.opened.connect(self._open)
        self.card = Card(table=True)
        self.card.body.addWidget(self.table, 1)
        self.empty = Empty(
            _("Iedereen staat op de kaart"),
            _("Van elke relatie weten we waar ze zit, op zijn minst op postcodegebied."),
            icon="map",
            primary=primary(_("Naar de route"), partial(desk.go, Place(Noun.ROUTE)), "map"),
        )
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.empty, 1)
        self.where = TextField(_("Postcode, plaats of coördinaten"), placeholder="3511 AB Utrecht")
        self.where.returnPressed.connect(self.put)
        self._line = FormRow(_("Postcode, plaats of coördinaten"), self.where)
        self._put = primary(_("Op de kaart zetten"), self.put, "pin")
        self._form = QWidget()
        self._form.setLayout(column(self._line, row(self._put, 1), gap=10))
        self._facts = self.side.section("")
        mend = self.side.section(_("Waar zit deze relatie?"))
        mend.add(self._form)
        said = _(
            "Een postcode is genoeg. Uit een kaartapp mag je ook coördinaten plakken, zoals 52,0907 5,1214."
        )
        mend.add(TextBlock(said, "small", "muted"))

    def first_focus(self) -> QWidget | None:
        return self.where

    def reload(self) -> None:
        self.read(self._file.places.gaps, self._show)

    def _show(self, gaps: tuple[PlaceGap, ...]) -> None:
        missing = sum(gap.located is None for gap in gaps)
        rough = len(gaps) - missing
        facts = [
            ngettext("{count} niet op de kaart", "{count} niet op de kaart", missing).format(count=missing)
        ]
        if rough:
            facts.append(ngettext("{count} ongeveer", "{count} ongeveer", rough).format(count=rough))
        crumbs = [(_("Route en rayon"), Place(Noun.ROUTE)), (_("Niet op de kaart"), None)]
        self.header.set(_("Niet op de kaart"), "  ·  ".join(facts), crumbs=crumbs)
        before = self.table.line()
        wanted = before.relation_id if before else self.place.id if self.place else None
        self.model.set_lines(gaps)
        self.card.setVisible(bool(gaps))
        self.empty.setVisible(not gaps)
        self._form.setEnabled(bool(gaps))
        self.side.setVisible(bool(gaps))
        if not self.table.choose(lambda gap: gap.relation_id == wanted) and gaps:
            nearest = gaps[min(self._rank, len(gaps) - 1)].relation_id  # the next one, where the last stood
            self.table.choose(lambda gap: gap.relation_id == nearest)
        self._look(self.table.line())

    def _look(self, gap: PlaceGap | None) -> None:
        self._facts.clear()
        self.where.show_error("")
        if gap is None:
            self._facts.add(TextBlock(_("Er valt niets te herstellen."), "body", "muted"))
            return
        lines = self.model.lines()
        self._rank = next((at for at, one in enumerate(lines) if one.relation_id == gap.relation_id), 0)
        self._facts.add(
            TextBlock(gap.name, "h3"),
            Facts([(_("Adres"), gap.address.line or "–"), (_("Land"), gap.address.country)], wide=80),
            Note(why_words(gap), "warn" if gap.located is None else "info"),
            row(link(_("Relatie openen"), partial(self._open, gap), "building"), 1),
        )

    def put(self) -> None:
        """Keep what was typed with the chosen relation, and go on to the next."""
        gap, typed, places = self.table.line(), self.where.value(), self._file.places
        if gap is None:
            return
        self.where.show_error("")

        def kept(before: Relation) -> None:
            self.where.set_value("")
            self.where.clear()
            self.where.setFocus(Qt.FocusReason.OtherFocusReason)
            said = _("{name} staat op de kaart").format(name=before.name)
            self.desk.toast(said, lambda: self.desk.work.ask(lambda: places.restore(before)))

        self.desk.work.ask(
            lambda: places.mend(gap.relation_id, typed), kept, refused=self._refused, owner=self
        )

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self.where.show_error(" ".join(reason_text(reason) for reason in reasons))

    def _open(self, gap: PlaceGap) -> None:
        self.desk.go(Place(Noun.RELATION, gap.relation_id))


def why_words(gap: PlaceGap) -> str:
    """Why it isn't on the map, or how roughly it is."""
    if gap.located is not None:
        return _("Staat op de kaart, maar ongeveer: {how}.").format(how=word(gap.located.precision))
    return _("Staat niet op de kaart: {why}.").format(why=word(gap.why)) if gap.why else ""


def _columns() -> list[Column[PlaceGap]]:
    return [
        Column(_("Klasse"), lambda gap: gap.importance.value, width=64, tile=True),
        Column(_("Relatie"), lambda gap: gap.name, bold=True),
        Column(_("Adres"), lambda gap: gap.address.line or "–", tone="muted"),
        Column(
            _("Waarom"),
            lambda gap: word(gap.located.precision) if gap.located else word(gap.why) if gap.why else "",
            sort=lambda gap: (gap.located is not None, str(gap.why)),
            width=200,
            tone=lambda gap: "muted" if gap.located else "warn",
        ),
    ]
