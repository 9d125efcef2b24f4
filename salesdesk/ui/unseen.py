"""The runs without a display: a proof start, the day played back, every screen as a picture."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from salesdesk import words
from salesdesk.domain.offers import OfferState
from salesdesk.domain.preparation import Step
from salesdesk.paths import Profile
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.opening import create, open_sample
from salesdesk.services.sample_day import SampleDay
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences
from salesdesk.ui import theme
from salesdesk.ui.desk import Desk
from salesdesk.ui.frame import application
from salesdesk.ui.places import Place
from salesdesk.ui.program import LOCALES, entries
from salesdesk.ui.rooms import furnish
from salesdesk.ui.settings.page import PAGES
from salesdesk.ui.window import Window
from salesdesk.ui.work import Work
from salesdesk.words import _

PICTURE_MOMENT = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))
PICTURE_SIZE = (1366, 768)
SMOKE_PASSPHRASE = "een proefstart zonder geheimen"  # noqa: S105 - the file lives in a temporary folder


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: a name and the place it shows."""

    name: str
    place: Place


def tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _qt_says(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """Qt's own remarks; that nobody can give a hint of a size to a screen that is not there, is no news."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def open_window(
    file: SellerFile, clock: Clock, *, language: str = "nl", dark: bool = False, factor: float = 1.0
) -> Window:
    """A furnished window that nobody sees."""
    app = application()
    qInstallMessageHandler(_qt_says)
    words.use_language(language)
    QLocale.setDefault(QLocale(LOCALES[language]))
    theme.apply_theme(app, dark=dark, factor=factor, motion=False)
    work = Work()
    work.bug.connect(sys.stderr.write)
    window = Window(Desk(work, clock.now), entries())
    window.resize(*PICTURE_SIZE)
    preferences = Preferences(language=language, theme="dark" if dark else "light", font_factor=factor)
    furnish(window, file, preferences, lambda _preferences: None)
    window.show()
    return window


def settle(window: Window) -> None:
    """Let every question be answered and everything be painted."""
    for _turn in range(3):
        window.desk.work.wait_idle(30)
        QApplication.processEvents()


def picture(window: Window, scene: Scene, path: Path) -> Path:
    window.go(scene.place)
    settle(window)
    path.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(path))
    return path


def _offer_scenes(file: SellerFile) -> Iterator[Scene]:
    yield Scene("offertes", Place(Noun.OFFER))
    for state in (OfferState.DRAFT, OfferState.RELEASED, OfferState.WON, OfferState.LOST):
        lines = file.offers.lines(states=frozenset({state}))
        if lines:
            yield Scene(f"offerte_{state.value}", Place(Noun.OFFER, lines[0].id))
    drafts = file.offers.lines(states=frozenset({OfferState.DRAFT}))
    for draft, view in zip(drafts[1:], ("paper", "letter"), strict=False):
        yield Scene(f"offerte_{view}", Place(Noun.OFFER, draft.id, view))
    revised = [
        line for line in file.offers.lines(states=frozenset({OfferState.RELEASED})) if line.revision > 1
    ]
    for line in revised[:1]:
        yield Scene("offerte_vergeleken", Place(Noun.OFFER, line.id, "compare"))
        yield Scene("offerte_verloop", Place(Noun.OFFER, line.id, "life"))
    yield Scene("offerte_nieuw", Place(Noun.OFFER, view="new"))
    yield Scene("artikelen", Place(Noun.PRODUCT))
    yield Scene("prijsafspraken", Place(Noun.PRODUCT, view="agreements"))
    yield Scene("goedkeuringen", Place(Noun.OFFER, view="approvals"))
    for stand in file.approvals.stands().items():
        yield Scene(f"offerte_korting_{stand[1].value}", Place(Noun.OFFER, stand[0]))


def _route_scenes(file: SellerFile, relation_id: UUID) -> Iterator[Scene]:
    yield Scene("dagroute", Place(Noun.ROUTE))
    ahead = file.clock.today() + timedelta(days=14)
    yield Scene("dagroute_met_voorstellen", Place(Noun.ROUTE, view=ahead.isoformat()))
    yield Scene("weekbord", Place(Noun.ROUTE, view="weeks"))
    yield Scene("rayon", Place(Noun.ROUTE, view="rayon"))
    area = file.rayon.view().areas[0].area
    yield Scene("rayon_gebied", Place(Noun.ROUTE, area.id, "rayon"))
    yield Scene("rayon_cyclus", Place(Noun.ROUTE, view="cycle"))
    yield Scene("rayon_capaciteit", Place(Noun.ROUTE, view="capacity"))
    yield Scene("rayon_gewonnen_uren", Place(Noun.ROUTE, view="won"))
    yield Scene("dag_zoeken", Place(Noun.ROUTE, relation_id, "fits"))
    yield Scene("dag_zoeken_leeg", Place(Noun.ROUTE, None, "fits"))
    yield Scene("in_de_buurt", Place(Noun.ROUTE, relation_id, "near"))
    yield Scene("niet_op_de_kaart", Place(Noun.ROUTE, None, "unplaced"))
    yield Scene("relatie_op_de_kaart", Place(Noun.ROUTE, relation_id, "where"))
    yield Scene("coordinaten_inlezen", Place(Noun.RELATION, None, "import coordinates"))
    yield Scene("gepland_en_gereden", Place(Noun.ROUTE, None, "driven"))


def scenes(file: SellerFile) -> Iterator[Scene]:
    """Every screen of the program on its most telling record."""
    yield Scene("vandaag", Place(Noun.TODAY))
    relation = next(line for line in file.relations.lines() if line.has_complaint)
    for view in ("", "contacts", "visits", "offers", "sales", "prices", "facts", "edit"):
        yield Scene(f"relatie_{view or 'overzicht'}", Place(Noun.RELATION, relation.id, view))
    card = file.relations.card(relation.id)
    if card.contacts:
        yield Scene("contactpersoon", Place(Noun.CONTACT, card.contacts[0].id))
    yield Scene("inlezen", Place(Noun.RELATION, view="import"))
    yield Scene("bezoeken", Place(Noun.VISIT))
    yield Scene("bezoeken_week", Place(Noun.VISIT, view="week"))
    yield Scene("bezoeken_afgezegd", Place(Noun.VISIT, view="cancelled"))
    yield Scene("afspraken_inlezen", Place(Noun.VISIT, view="ics"))
    yield Scene("bezoek_plannen", Place(Noun.VISIT, relation.id, "new"))
    visits = file.visits.day(file.clock.today())
    if visits:
        for step in Step:
            yield Scene(
                f"voorbereiding_{step.value:02d}", Place(Noun.PREPARATION, visits[0].id, str(step.value))
            )
        for number, visit in enumerate(visits[:2], start=1):
            yield Scene(f"voorbereiding_waarde_{number}", Place(Noun.PREPARATION, visit.id, "value"))
        yield Scene("onderweg", Place(Noun.VISIT, visits[0].id, "underway"))
        yield Scene("bezoekverslag", Place(Noun.REPORT, visits[0].id))
    closed = next((line for line in file.visits.overview().held if line.report_closed_at), None)
    if closed is not None:
        yield Scene("bezoekverslag_afgerond", Place(Noun.REPORT, closed.id))
    yield Scene("bibliotheek_documenten", Place(Noun.LIBRARY))
    yield Scene("bibliotheek_argumenten", Place(Noun.LIBRARY, view="arguments"))
    yield Scene("bibliotheek_concurrenten", Place(Noun.LIBRARY, view="competitors"))
    yield Scene("bibliotheek_visitekaartjes", Place(Noun.LIBRARY, view="cards"))
    yield Scene("bibliotheek_vragenlijsten", Place(Noun.LIBRARY, view="questions"))
    yield Scene("vragenlijst", Place(Noun.LIBRARY, file.templates.lines()[0].id, "questions"))
    yield from _route_scenes(file, relation.id)
    yield from _offer_scenes(file)
    yield Scene("forecast", Place(Noun.FORECAST))
    for view in ("lists", "year", "chances", "outcomes"):
        yield Scene(f"forecast_{view}", Place(Noun.FORECAST, view=view))
    yield Scene("loont_voorbereiden", Place(Noun.PREPARATION))
    for view in PAGES:
        yield Scene(f"instellingen_{view or 'bedrijf'}", Place(Noun.SETTINGS, view=view))


def write_screens(folder: Path, new_id: Callable[[], UUID]) -> int:
    """Every screen in Dutch and English, light and dark, as PNG; and the empty ones of a fresh profile."""
    clock = Clock(lambda: PICTURE_MOMENT, new_id)
    with TemporaryDirectory() as holder:
        file = open_sample(Profile(Path(holder) / "sample"), clock)
        fresh = create(Profile(Path(holder) / "fresh"), clock, SMOKE_PASSPHRASE).file
        count = 0
        for language in words.SCREEN_LANGUAGES:
            for dark in (False, True):
                kind = f"{language}_{'donker' if dark else 'licht'}"
                count += _write(file, clock, folder / kind, language, dark=dark)
                count += _write_empty(fresh, clock, folder / kind, language, dark=dark)
        file.close()
        fresh.close()
    tell(_("{count} schermen staan in {folder}").format(count=count, folder=folder.resolve()))
    return 0


def _write(file: SellerFile, clock: Clock, folder: Path, language: str, *, dark: bool) -> int:
    window = open_window(file, clock, language=language, dark=dark)
    written = [picture(window, scene, folder / f"{scene.name}.png") for scene in scenes(file)]
    window.go(Place(Noun.TODAY))
    window.open_palette()
    window.palette_box.input.setText("duin")
    settle(window)
    window.grab().save(str(folder / "zoeken.png"))
    _close(window)
    return len(written) + 1


def _write_empty(file: SellerFile, clock: Clock, folder: Path, language: str, *, dark: bool) -> int:
    window = open_window(file, clock, language=language, dark=dark)
    nouns = (
        Noun.TODAY, Noun.RELATION, Noun.VISIT, Noun.ROUTE, Noun.OFFER, Noun.FORECAST, Noun.PREPARATION,
        Noun.LIBRARY,
    )  # fmt: skip
    routes = ("weeks", "rayon", "cycle", "capacity", "won", "near", "driven", "unplaced")
    views = (
        (Noun.VISIT, "week"), (Noun.LIBRARY, "arguments"), (Noun.LIBRARY, "competitors"),
        *((Noun.ROUTE, view) for view in routes),
    )  # fmt: skip
    empty = [*(Place(noun) for noun in nouns), *(Place(noun, view=view) for noun, view in views)]
    for place in empty:
        name = "_".join(part for part in (place.noun.value, place.view) if part)
        picture(window, Scene(name, place), folder / f"leeg_{name}.png")
    _close(window)
    return len(empty)


def _close(window: Window) -> None:
    window.desk.work.finish(30)
    window.close()
    window.deleteLater()


def play_day(folder: Path, clock: Clock) -> int:
    """The seller's day on the sample files, through the services; papers and screens stay in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as holder:
        file = open_sample(Profile(Path(holder)), clock)
        tell(_("Voorbeeldrayon gemaakt: {count} relaties").format(count=len(file.relations.lines())))
        papers = SampleDay(file, folder, tell).play()
        window = open_window(file, clock)
        for number, scene in enumerate(scenes(file), start=1):
            picture(window, scene, folder / "schermen" / f"{number:02d}_{scene.name}.png")
        _close(window)
        file.close()
    for path in papers:
        tell(f"  {path.name}")
    tell(_("Alles staat in {folder}").format(folder=folder.resolve()))
    return 0


def smoke_test(profile: Profile, clock: Clock) -> int:
    """A whole start in an empty folder: make the file, make a paper, show the window, close."""
    opened = create(profile, clock, SMOKE_PASSPHRASE)
    paper = opened.file.key.recovery_sheet(opened.recovery_key)
    window = open_window(opened.file, clock)
    window.go(Place(Noun.TODAY))
    settle(window)
    shown = window.grab()
    _close(window)
    opened.file.close()
    is_whole = paper.content.startswith(b"%PDF") and shown.width() > 0
    tell(_("Proefstart geslaagd") if is_whole else _("Proefstart mislukt"))
    return 0 if is_whole else 1
