"""The inspector of the rayon: all areas with their balance, or one area to look at and change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from salesdesk.domain.postcode_prefixes import spoken_prefixes
from salesdesk.domain.relations import Importance
from salesdesk.services.changes import Noun
from salesdesk.services.rayon import AreaFigures, Proposed, RayonRelation, RayonView
from salesdesk.ui import spoken, theme
from salesdesk.ui.boxes import column, row
from salesdesk.ui.buttons import danger, link, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Form, NotesField, TextField
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.marks import ClassTile
from salesdesk.ui.parts import Facts, Note, TwoLineRow
from salesdesk.ui.places import Place
from salesdesk.ui.routes.rayon.area_rows import AreaRow
from salesdesk.ui.routes.rayon.area_words import (
    days_words,
    drive_words,
    facts_words,
    flow_words,
    hours_words,
    inside_words,
    overlap_words,
)
from salesdesk.ui.routes.rayon.colouring import count_words
from salesdesk.ui.routes.rayon.swatch import ColourRow, Swatch
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, ngettext

MOST_OUTSIDE, MOST_RELATIONS = 6, 8


@dataclass(frozen=True, slots=True)
class PanelDeeds:
    """What can be done from the inspector."""

    choose: Callable[[UUID | None], object]
    keep: Callable[[AreaFigures, str, int, str], object]
    remove: Callable[[AreaFigures], object]
    split: Callable[[], object]
    take_over: Callable[[], object]
    let_go: Callable[[], object]


class AreaPanel:
    """Fills the inspector; the list of areas is the accessible twin of the map."""

    def __init__(self, desk: Desk, side: Inspector, deeds: PanelDeeds) -> None:
        self._desk, self._side, self._deeds = desk, side, deeds
        self.form: Form | None = None

    # all areas

    def show_all(self, view: RayonView) -> None:
        side = self._side
        side.clear()
        self.form = None
        said = overlap_words(view.overlaps)
        if said:
            side.add(Note(said, "warn"))
        areas = side.section(_("Gebieden"), label(_("uren per jaar"), "small"))
        areas.body.setSpacing(2)
        most = max((each.hours for each in view.areas), default=0.0)
        for each in view.areas:
            areas.add(self._row(each, view, most))
        if not view.areas:
            said = _(
                "Deel je rayon in gebieden met een vaste dag: "
                "dan rijd je alleen naar het gebied toe en terug."
            )
            areas.add(TextBlock(said, "body", "text2"))
        if len(view.areas) > 1:
            areas.add(TextBlock(balance_words(view), "small", "text2"))
        side.add(_air())
        side.add(plain(_("Verdeel mijn rayon…"), self._deeds.split, "share"))
        self._outside(view)

    def _row(self, each: AreaFigures, view: RayonView, most: float) -> AreaRow:
        late = ""
        if each.overdue:
            late = ngettext("{count} te laat", "{count} te laat", each.overdue).format(count=each.overdue)
        share = each.hours / most if most else 0.0
        right = hours_words(each.hours)
        return AreaRow(each, facts_words(each, view), right, run=self._deeds.choose, late=late, share=share)

    def _outside(self, view: RayonView) -> None:
        outside = view.outside
        if not outside:
            return
        section = self._side.section(_("Zonder gebied"), label(str(len(outside)), "small"))
        for one in outside[:MOST_OUTSIDE]:
            section.add(self._relation(one))
        rest = len(outside) - MOST_OUTSIDE
        if rest > 0:
            section.add(label(_("en nog {count}").format(count=rest), "small", "muted"))

    def _relation(self, one: RayonRelation, area: str = "") -> TwoLineRow:
        where = f"{one.code[3:]} {one.place}" if one.code else one.place or _("geen postcode")
        late = _("te laat") if one.is_overdue else ""
        open_it = link(_("Open"), lambda: self._desk.go(Place(Noun.RELATION, one.id)))
        open_it.setAccessibleName(_("Open {name}").format(name=one.name))
        differs = one.area_text and one.area_text != area
        office = _("kantoor: {area}").format(area=one.area_text) if differs else ""
        second = "  ·  ".join(filter(None, (late, where, office)))
        return TwoLineRow(
            one.name,
            second,
            left=ClassTile(one.importance.value, side=22),
            tone="bad" if late else "",
            action=open_it,
        )

    # one area

    def show_one(self, each: AreaFigures, view: RayonView) -> None:
        """Its name, colour and postcodes to change, its figures, and who lies in it."""
        side = self._side
        side.clear()
        back = row(link(_("Alle gebieden"), partial(self._deeds.choose, None), "chevron-left"))
        back.addStretch(1)
        side.add(_held(back))
        section = side.section(each.area.name, Swatch(each.area.colour, 18))
        section.add(self._form(each, view))
        inside = inside_words(view.overlaps, each.area.name)
        if inside:
            section.add(TextBlock(inside, "small", "muted"))
        figures = side.section(_("Dit gebied vraagt"))
        figures.add(Facts(area_facts(each, view), wide=130))
        days = link(
            _("Vaste dagen kiezen"), lambda: self._desk.go(Place(Noun.ROUTE, None, "cycle")), "calendar"
        )
        figures.add(_left(days))
        people = side.section(_("Relaties"), label(str(len(each.relations)), "small"))
        for one in sorted(each.relations, key=lambda one: not one.is_overdue)[:MOST_RELATIONS]:
            people.add(self._relation(one, each.area.name))
        if len(each.relations) > MOST_RELATIONS:
            rest = len(each.relations) - MOST_RELATIONS
            people.add(label(_("en nog {count}").format(count=rest), "small", "muted"))
        if not each.relations:
            people.add(
                TextBlock(_("Nog niemand. Geef het gebied postcodes, of teken het op de kaart."), "small")
            )
        remove = danger(_("Gebied verwijderen"), partial(self._deeds.remove, each), "trash")
        side.add(_air(), remove)

    def _form(self, each: AreaFigures, view: RayonView) -> Form:
        form = Form()
        name = TextField(_("Naam van het gebied"))
        name.set_value(each.area.name)
        codes = NotesField(_("Postcodes"), lines=2, grows=True)
        codes.set_value(spoken_prefixes(each.area.postcodes, view.home.country or "NL"))
        form.add("name", _("Naam"), name)
        form.add("postcodes", _("Postcodes"), codes, hint=_("Zoals 12, 1400-1410 of BE 20. De langste telt."))

        def keep(colour: int) -> None:
            self._deeds.keep(each, name.value(), colour, codes.value())

        form.add("colour", _("Kleur"), ColourRow(each.area.colour, keep))
        save = plain(_("Bewaar"), lambda: keep(each.area.colour), "check")
        name.returnPressed.connect(lambda: keep(each.area.colour))
        form.layout().addWidget(save)  # type: ignore[union-attr]
        self.form = form
        return form

    def show_proposal(self, proposed: Proposed) -> None:
        """What the rayon would be, to take over or to let go."""
        side = self._side
        side.clear()
        self.form = None
        section = side.section(_("Voorstel"), label(_("niet bewaard"), "small", "warn"))
        section.body.setSpacing(6)
        for area in proposed.areas:
            section.add(TwoLineRow(area.name, count_words(proposed, area.id), left=Swatch(area.colour)))
        section.add(TextBlock(split_words(proposed), "small", "text2"))
        take = primary(_("Neem deze verdeling over"), self._deeds.take_over, "check")
        held = QWidget()
        held.setLayout(column(take, plain(_("Laat maar"), self._deeds.let_go), gap=8))
        side.add(_air(), held)


def _held(laid: QHBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(laid)
    return holder


def _left(button: QWidget) -> QWidget:
    line = row(button)
    line.addStretch(1)
    return _held(line)


def _air() -> QWidget:
    holder = QWidget()
    holder.setFixedHeight(theme.F(12))
    return holder


def area_facts(each: AreaFigures, view: RayonView) -> list[tuple[str, str]]:
    """What one area asks in a year, word by word."""
    by_class = each.by_class
    classes = "  ".join(f"{one.value} {by_class[one]}" for one in Importance if by_class[one])
    return [
        (_("Relaties"), classes or "–"),
        (_("Bezoeken per jaar"), str(each.visits)),
        (_("Uren per jaar"), hours_words(each.hours)),
        (_("Achterstallig"), str(each.overdue)),
        (_("Omzet 12 maanden"), spoken.euro(each.revenue, decimals=0)),
        (_("Rijden van huis"), drive_words(each)),
        (_("Ochtend"), flow_words(each.flow) if each.drive else _("onbekend")),
        (_("Vaste dagen"), days_words(each, view) or _("geen")),
    ]


def balance_words(view: RayonView) -> str:
    """How far the areas lie apart in hours."""
    hours = [(each.hours, each.area.name) for each in view.areas]
    (least, low), (most, high) = min(hours), max(hours)
    if most <= view.even_hours * 1.2 and least >= view.even_hours * 0.8:
        return _("In balans: elk gebied vraagt ongeveer {hours}.").format(hours=hours_words(view.even_hours))
    return _("{high} vraagt {most}, {low} {least}; gelijk verdeeld is {even}.").format(
        high=high,
        most=hours_words(most),
        low=low,
        least=hours_words(least),
        even=hours_words(view.even_hours),
    )


def split_words(proposed: Proposed) -> str:
    """How even the proposal is."""
    hours = list(proposed.hours.values())
    even = sum(hours) / len(hours) if hours else 0.0
    off = max((abs(each / even - 1) for each in hours), default=0.0) if even else 0.0
    return _(
        "Gelijk verdeeld is {hours} per gebied; het verst ervandaan is {percent} %. Dezelfde relaties geven "
        "altijd dezelfde verdeling."
    ).format(hours=hours_words(even), percent=round(off * 100))
