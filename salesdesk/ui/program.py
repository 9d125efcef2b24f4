"""The program on screen: shows its window first, then opens the file and brings the screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QByteArray, QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from salesdesk import words
from salesdesk.paths import Profile
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.settings import Preferences, load_preferences, save_preferences
from salesdesk.ui import theme
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.sidebar import Entry
from salesdesk.ui.window import Window
from salesdesk.ui.work import Work
from salesdesk.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesdesk.services.seller_file import SellerFile

LOCALES = {"nl": "nl_NL", "en": "en_GB"}


def entries() -> list[Entry]:
    """The sections of the sidebar."""
    visits = frozenset({Noun.PREPARATION, Noun.REPORT})
    return [
        Entry(Place(Noun.TODAY), _("Vandaag"), "sun"),
        Entry(Place(Noun.RELATION), _("Relaties"), "building"),
        Entry(Place(Noun.VISIT), _("Bezoeken"), "clipboard", also=visits),
        Entry(Place(Noun.ROUTE), _("Route"), "map"),
        Entry(Place(Noun.OFFER), _("Offertes"), "file", also=frozenset({Noun.PRODUCT})),
        Entry(Place(Noun.FORECAST), _("Forecast"), "chart"),
        Entry(Place(Noun.SETTINGS), _("Instellingen"), "sliders", below=True),
    ]


class Program:
    """One window over one file; language, theme and letter size rebuild the window, never the file."""

    def __init__(self, profile: Profile, clock: Clock, *, is_sample: bool = False) -> None:
        self.profile = profile
        self.clock = clock
        self.is_sample = is_sample
        self.preferences = load_preferences(profile.settings)
        known = QApplication.instance()
        self.app = known if isinstance(known, QApplication) else QApplication([])
        self._translators: list[QTranslator] = []
        self.file: SellerFile | None = None
        self.window = self._new_window()

    def run(self) -> int:
        """Show the window, open the file in the first idle moment, and work until it closes."""
        self.show()
        code = self.app.exec()
        self.close_file()
        return code

    def show(self) -> None:
        self.window.show()
        QTimer.singleShot(0, self.open_file)

    def open_file(self) -> None:
        """The sample opens at once; the seller's own file asks its passphrase or is made now."""
        from salesdesk.ui.start.doorway import Doorway

        doorway = Doorway(self.window, self.profile, self.clock, self.arrived)
        doorway.enter(is_sample=self.is_sample)

    def arrived(self, file: SellerFile) -> None:
        """The file is open: bring the screens."""
        self.file = file
        self._furnish(Place(Noun.TODAY))
        self.window.desk.work.ask(file.begin_day, owner=self.window)

    def prefer(self, preferences: Preferences) -> None:
        """Another language, theme or letter size: remember it and build the window anew at the same place."""
        here = self.window.history.here or Place(Noun.TODAY)
        if not self.window.close_quietly():
            return
        self.preferences = replace(preferences, geometry=self._geometry())
        save_preferences(self.profile.settings, self.preferences)
        old = self.window
        self.window = self._new_window()
        if self.file is not None:
            self._furnish(here)
        self.window.show()
        old.deleteLater()

    def close_file(self) -> None:
        save_preferences(self.profile.settings, replace(self.preferences, geometry=self._geometry()))
        if self.file is not None:
            self.file.close()
            self.file = None

    def _new_window(self) -> Window:
        words.use_language(self.preferences.language)
        self._speak_qt(self.preferences.language)
        theme.apply_theme(self.app, dark=self._is_dark(), factor=self.preferences.font_factor)
        window = Window(Desk(Work(), self.clock.now), entries())
        if self.preferences.geometry:
            window.restoreGeometry(QByteArray.fromHex(self.preferences.geometry.encode()))
        return window

    def _furnish(self, place: Place) -> None:
        assert self.file is not None  # noqa: S101 - only called with an open file
        from salesdesk.ui.rooms import furnish

        furnish(self.window, self.file, self.preferences, self.prefer)
        self.window.go(place)

    def _is_dark(self) -> bool:
        if self.preferences.theme == "system":
            return self.app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.preferences.theme == "dark"

    def _speak_qt(self, language: str) -> None:
        """Numbers, dates and Qt's own words in the language of the screen."""
        QLocale.setDefault(QLocale(LOCALES[language]))
        for translator in self._translators:
            self.app.removeTranslator(translator)
        self._translators = []
        translator = QTranslator(self.app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language}", folder):
            self.app.installTranslator(translator)
            self._translators.append(translator)

    def _geometry(self) -> str:
        return bytes(self.window.saveGeometry().toHex().data()).decode()


Prefer = Callable[[Preferences], None]
