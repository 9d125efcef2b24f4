"""The program in its frame: opens the file, brings the screens, changes language and look."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from salesdesk import words
from salesdesk.paths import Profile
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.file_place import folder_warning, mounted
from salesdesk.settings import Preferences, save_preferences
from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.day_watch import DayWatch
from salesdesk.ui.desk import Desk
from salesdesk.ui.frame import Frame, application, is_dark
from salesdesk.ui.idle import IdleWatch
from salesdesk.ui.places import Place
from salesdesk.ui.sidebar import Entry
from salesdesk.ui.window import Window
from salesdesk.ui.work import Work
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.services.seller_file import SellerFile

Prefer = Callable[[Preferences], None]
_log = logging.getLogger(__name__)
LOCALES = {"nl": "nl_NL", "en": "en_GB"}


def entries() -> list[Entry]:
    """The sections of the sidebar."""
    people = frozenset({Noun.CONTACT, Noun.COMPLAINT})
    visits = frozenset({Noun.PREPARATION, Noun.REPORT})
    return [
        Entry(Place(Noun.TODAY), _("Vandaag"), "sun"),
        Entry(Place(Noun.RELATION), _("Relaties"), "building", also=people),
        Entry(Place(Noun.VISIT), _("Bezoeken"), "clipboard", also=visits),
        Entry(Place(Noun.ROUTE), _("Route en rayon"), "map"),
        Entry(Place(Noun.OFFER), _("Offertes"), "file", also=frozenset({Noun.PRODUCT})),
        Entry(Place(Noun.FORECAST), _("Forecast"), "chart", whole=frozenset({Noun.PREPARATION})),
        Entry(Place(Noun.OFFER, view="approvals"), _("Goedkeuringen"), "check", on_call=True),
        Entry(Place(Noun.LIBRARY), _("Bibliotheek"), "book", below=True),
        Entry(Place(Noun.SETTINGS), _("Instellingen"), "sliders", below=True),
    ]


class Program:
    """One frame over one file; language, theme and letter size build the window anew, never the file."""

    def __init__(
        self,
        frame: Frame,
        profile: Profile,
        clock: Clock,
        preferences: Preferences,
        *,
        is_sample: bool = False,
    ) -> None:
        self.frame = frame
        self.profile = profile
        self.clock = clock
        self.preferences = preferences
        self.is_sample = is_sample
        self.file: SellerFile | None = None
        self._here = Place(Noun.TODAY)
        self._translators: list[QTranslator] = []
        self.window = self._new_window()
        sys.excepthook = self._tell_bug
        frame.ask_leave = self._ask_leave
        frame.left = self.close
        frame.put(self.window)
        self.idle = IdleWatch(application(), self.lock)
        self.days = DayWatch(application(), clock.today, self.begin_day)
        self.open_file()

    def open_file(self) -> None:
        """The sample opens at once; the seller's own file asks its passphrase or is made now."""
        from salesdesk.ui.start.doorway import Doorway

        self.doorway = Doorway(self.window, self.profile, self.clock, self.arrived)
        self.doorway.enter(is_sample=self.is_sample)

    def arrived(self, file: SellerFile) -> None:
        """The file is open: bring the screens, then do the chores of the day."""
        self.file = file
        self._furnish(self._here)
        self.begin_day()
        risk = folder_warning(self.profile.folder, mounted())
        if risk:
            self.window.desk.toast(_(risk))

    def begin_day(self) -> None:
        """The chores of a day: at the start, and at midnight when the program stays open."""
        if self.file is not None:
            self.window.desk.work.ask(self.file.begin_day, owner=self.window)

    def lock(self) -> None:
        """Save what was typed, close the file and ask the passphrase again; the sample has none to ask."""
        if self.file is None or self.file.is_sample or not self._ask_leave():
            return
        self._here = self.window.history.here or self._here
        self.frame.close_papers()
        self.window.desk.work.finish()
        self.file.close()
        self.file = None
        self.window = self._new_window()
        self.frame.put(self.window)
        self.open_file()

    def prefer(self, preferences: Preferences) -> None:
        """Another language, theme or letter size: remember it and show the same place in it."""
        if not self._ask_leave():
            return
        here = self.window.history.here or Place(Noun.TODAY)
        self.frame.close_papers()
        self.window.desk.work.finish()
        self.preferences = replace(preferences, geometry=self.frame.geometry_text())
        save_preferences(self.profile.settings, self.preferences)
        self.window = self._new_window()
        self.frame.put(self.window)
        if self.file is not None:
            self._furnish(here)

    def close(self) -> None:
        """Remember the window, answer what was asked, close the file."""
        sys.excepthook = sys.__excepthook__
        self.idle.stop()
        self.days.stop()
        self.frame.close_papers()
        self.window.desk.work.finish()
        self.doorway.abandon()
        kept = replace(self.preferences, geometry=self.frame.geometry_text())
        save_preferences(self.profile.settings, kept)
        if self.file is not None:
            self.file.close()
            self.file = None

    def _tell_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A mistake of ours outside the lanes: in the journal, and told with its details."""
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.error("Bug in the window:\n%s", details)
        self.window.desk.work.bug.emit(details)

    def _ask_leave(self) -> bool:
        screen = self.window.current()
        return screen is None or screen.leave()

    def _new_window(self) -> Window:
        app = application()
        words.use_language(self.preferences.language)
        self._speak_qt(self.preferences.language)
        dark = is_dark(app, self.preferences)
        theme.apply_theme(app, dark=dark, factor=self.preferences.font_factor)
        return Window(Desk(Work(), self.clock.now), entries())

    def _furnish(self, place: Place) -> None:
        from salesdesk.ui.rooms import furnish

        if self.file is not None:
            furnish(self.window, self.file, self.preferences, self.prefer)
            self.window.desk.actions.add(
                Action("program.lock", _("Vergrendelen"), self.lock, "Ctrl+Shift+L", "lock", self._may_lock)
            )
            self.window.go(place)

    def _may_lock(self) -> bool:
        return self.file is not None and not self.file.is_sample

    def _speak_qt(self, language: str) -> None:
        """Numbers, dates and Qt's own words in the language of the screen."""
        QLocale.setDefault(QLocale(LOCALES[language]))
        app = application()
        for translator in self._translators:
            app.removeTranslator(translator)
        self._translators = []
        translator = QTranslator(app)
        if translator.load(
            f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        ):
            app.installTranslator(translator)
            self._translators.append(translator)
