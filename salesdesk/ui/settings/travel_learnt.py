"""What the seller's own trips taught, and a road network of his own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from salesdesk.services.seller_file import SellerFile
from salesdesk.services.travel_settings import Roads, TravelView
from salesdesk.ui import ask
from salesdesk.ui.buttons import icon_button, link, plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, Note, TwoLineRow, column, empty_out
from salesdesk.words import _, ngettext

MOST_SHOWN = 10
# A town that hardly differs from everywhere else is no news.
WORTH_TELLING = 2


class LearntCard(Card):
    """Each region with how much longer it takes there, and a way to forget it."""

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        self.all = link(_("Alles vergeten"), partial(self._forget, ""), "trash")
        super().__init__(_("Geleerd van je ritten"), self.all)
        self._desk, self._file = desk, file
        self.overall = TextBlock("", "small", "text2")
        self.regions = column(gap=8)
        self.add(self.overall, self.regions)
        self.body.addStretch(1)

    def show_view(self, view: TravelView) -> None:
        lessons = view.lessons
        self.all.setVisible(bool(lessons))
        self.overall.setText(self._overall(view))
        empty_out(self.regions)
        told = [one for one in lessons.regions if abs(one.percent - lessons.percent) >= WORTH_TELLING]
        for lesson in told[:MOST_SHOWN]:
            name = _("Vergeten wat rond {place} geleerd is").format(place=lesson.region)
            drop = icon_button("trash", name, partial(self._forget, lesson.region), quiet=True)
            trips = ngettext("uit {count} rit", "uit {count} ritten", lesson.trips)
            words = region_words(lesson.region, lesson.percent)
            self.regions.addWidget(TwoLineRow(words, trips.format(count=lesson.trips), action=drop))

    @staticmethod
    def _overall(view: TravelView) -> str:
        lessons = view.lessons
        if not view.habits.learns:
            return _("Leren staat uit: elke rit wordt geschat alsof je hem nooit reed.")
        if not lessons:
            return _(
                "Nog niets. Klik bij een bezoek op Vertrokken en Aangekomen; na een paar ritten kloppen "
                "de tijden in jouw streek beter."
            )
        trips = ngettext("{count} rit", "{count} ritten", lessons.trips).format(count=lessons.trips)
        if not lessons.percent:
            return _("Uit {trips}: over het geheel klopt de schatting.").format(trips=trips)
        words = (
            _("Uit {trips}: over het geheel duurt rijden {percent} % langer dan geschat.")
            if lessons.percent > 0
            else _("Uit {trips}: over het geheel duurt rijden {percent} % korter dan geschat.")
        )
        return words.format(trips=trips, percent=abs(lessons.percent))

    def _forget(self, region: str) -> None:
        settings = self._file.travel_settings
        before = settings.view().habits

        def told(_habits: object) -> None:
            undo = partial(self._desk.work.ask, partial(settings.save, before))
            words = _("Vergeten wat rond {place} geleerd is") if region else _("Alles over ritten vergeten")
            self._desk.toast(words.format(place=region), undo)

        self._desk.work.ask(partial(settings.forget, region), told)


def region_words(region: str, percent: int) -> str:
    """`Rond Amersfoort duurt het 12 % langer`."""
    if not percent:
        return _("Rond {place} klopt de schatting").format(place=region)
    words = (
        _("Rond {place} duurt het {percent} % langer")
        if percent > 0
        else _("Rond {place} duurt het {percent} % korter")
    )
    return words.format(place=region, percent=abs(percent))


class RoadsCard(Card):
    """Where the tiles of an own road network lie; without one every drive is an estimate."""

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(_("Eigen wegennet"))
        self._desk, self._file = desk, file
        self.said = TextBlock("", "body", "text2")
        self.note = Note("", "warn")
        self.folder = plain(_("Map kiezen…"), self._choose_folder, "folder")
        self.archive = plain(_("Bestand kiezen…"), self._choose_file, "file")
        self.drop = link(_("Niet meer gebruiken"), partial(self._use, None))
        self.add(self.said, self.note, FlowBox(self.folder, self.archive, self.drop))

    def show_view(self, view: TravelView) -> None:
        roads = view.roads
        self.said.setText(roads_words(roads))
        self.note.setVisible(bool(roads.trouble))
        trouble = _("Het wegennet antwoordt niet ({why}); tot dan geldt de schatting.")
        self.note.set(trouble.format(why=roads.trouble), "warn")
        self.drop.setVisible(bool(roads.tiles))

    def _choose_folder(self) -> None:
        path = ask.choose_folder(self, _("Map met tegels van Valhalla"))
        if path is not None:
            self._use(path)

    def _choose_file(self) -> None:
        kinds = _("Wegennet (*.tar *.json)")
        path = ask.choose_file(self, _("Bestand met tegels van Valhalla"), kinds)
        if path is not None:
            self._use(path)

    def _use(self, path: Path | None) -> None:
        call = partial(self._file.travel_settings.use_roads, path)
        self._desk.work.ask(call, self._used)

    def _used(self, roads: Roads) -> None:
        said = _("Ritten gaan nu over je eigen wegennet") if roads.is_ready else _("Ritten worden geschat")
        self._desk.toast(said)


def roads_words(roads: Roads) -> str:
    if roads.is_ready:
        return _("Minuten en kilometers komen van de wegen in {tiles}.").format(tiles=roads.tiles)
    if not roads.is_installed:
        return _(
            "Schatting zonder wegennet. Wie Valhalla zelf installeert (Python-pakket pyvalhalla) en tegels "
            "van OpenStreetMap heeft, wijst hier de map aan; dan rekent elke rit over echte wegen."
        )
    return _("Valhalla is geïnstalleerd. Wijs de map of het bestand met je tegels aan.")
