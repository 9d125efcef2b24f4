"""Where one relation lies: how sure that is, its point moved by hand or given back to its postcode."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from salesdesk.domain.geography import Located, Precision
from salesdesk.domain.relations import Relation
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import link, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Facts, Note, row
from salesdesk.ui.places import Place
from salesdesk.ui.routes.map.furnished import FurnishedMap
from salesdesk.ui.routes.map.scene import MapScene, MapStop
from salesdesk.ui.screen import Screen
from salesdesk.words import _, word

CLOSE = 0.012  # degrees around a point that show the streets of its postcode


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was read: the relation and its place."""

    relation: Relation
    located: Located | None


class WhereScreen(Screen):
    """Place(Noun.ROUTE, relation, "where")."""

    nouns = frozenset({Noun.RELATION, Noun.ROUTE})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=316)
        self._file = file
        self._looked_at: UUID | None = None
        self.map = FurnishedMap(desk, file)
        self.map.setAccessibleName(_("Kaart met deze relatie"))
        self.map.stopPicked.connect(self._open)
        self.map.dotPicked.connect(self._open)
        self.header.edge_to_edge()
        self.begin = primary(_("Punt verplaatsen"), self._begin, "pin")
        self.header.add(self.begin)
        self.set_main(self.map)

    def reload(self) -> None:
        key, file = (self.place.id if self.place else None), self._file

        def read() -> _Seen | None:
            if key is None:
                return None
            relation = file.relations.card(key).relation
            return _Seen(relation, file.places.where(key))

        self.read(read, self._show)

    def _show(self, seen: _Seen | None) -> None:
        if seen is None:
            return
        relation, located = seen.relation, seen.located
        crumbs = [(_("Relaties"), Place(Noun.RELATION)), (relation.name, Place(Noun.RELATION, relation.id))]
        self.header.set(_("Op de kaart"), relation.address.line, crumbs=[*crumbs, (_("Op de kaart"), None)])
        self.begin.setEnabled(located is not None)
        self.map.show_scene(_scene(relation, located))
        if located is not None and self._looked_at != relation.id:
            self._looked_at = relation.id
            lat, lon = located.lat, located.lon
            self.map.look_at([(lat - CLOSE * 2, lon - CLOSE * 3), (lat + CLOSE * 2, lon + CLOSE * 3)])
        self._tell(relation, located)

    def _tell(self, relation: Relation, located: Located | None) -> None:
        self.side.clear()
        about = self.side.section(relation.name)
        about.add(Facts([(_("Adres"), relation.address.line or "–")], wide=80))
        about.add(Note(*sureness(located)))
        if located is not None and located.precision is Precision.OWN:
            back = partial(self.map.to_postcode, relation.id)
            about.add(row(plain(_("Terug naar postcode"), back, "undo"), 1))
        if located is None or located.is_rough:
            place = Place(Noun.ROUTE, relation.id, "unplaced")
            about.add(row(link(_("Postcode of plaats invullen"), partial(self.desk.go, place), "pencil"), 1))
        about.add(row(link(_("Relatie openen"), partial(self._open, relation.id), "building"), 1))
        how = self.side.section(_("Zo verplaats je het punt"))
        said = _(
            "Kies “Punt verplaatsen” en sleep het, of schuif het met de pijlen. Enter bewaart, Esc laat het "
            "zoals het was. Met Alt ingedrukt sleep je elk punt meteen."
        )
        how.add(TextBlock(said, "small", "muted"))

    def _begin(self) -> None:
        if self.place is not None and self.place.id is not None:
            self.map.begin_moving(self.place.id)

    def _open(self, relation: UUID) -> None:
        self.desk.go(Place(Noun.RELATION, relation))


def sureness(located: Located | None) -> tuple[str, str]:
    """How sure the place is, in words, and the kind of note for it."""
    if located is None:
        return _("Niet op de kaart. Vul een postcode of plaats in."), "warn"
    said = {
        Precision.OWN: _("Op het punt dat je zelf hebt gezet."),
        Precision.OWN_POSTCODE: _("Op het punt van de postcode uit je eigen tabel."),
        Precision.POSTCODE: _("Op postcodegebied: de deur ligt meestal 0,5 tot 1,5 km verderop."),
        Precision.PLACE: _("Alleen op plaatsnaam: een postcode maakt het scherper."),
        Precision.NEIGHBOURS: _("Geschat uit postcodes in de buurt: vul een postcode of plaats in."),
    }[located.precision]
    return said, "warn" if located.is_rough else "info"


def _scene(relation: Relation, located: Located | None) -> MapScene:
    if located is None:
        return MapScene()
    tip = "\n".join((relation.name, word(located.precision)))
    return MapScene((MapStop(relation.id, located.lat, located.lon, relation.name, tip, is_pin=True),))
