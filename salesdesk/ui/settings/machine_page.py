"""What this laptop does: language and look, backups and the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from salesdesk import __version__
from salesdesk.services.changes import Noun
from salesdesk.services.file_place import folder_warning, mounted
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences
from salesdesk.ui import ask
from salesdesk.ui.buttons import plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Choice, FormRow
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import Card, Fact, Note, row
from salesdesk.ui.screen import Screen
from salesdesk.ui.settings.backup_card import BackupCard
from salesdesk.ui.settings.page import page_tabs
from salesdesk.words import _

Prefer = Callable[[Preferences], None]
FACTORS = (1.0, 1.1, 1.25)


class LookPage(Screen):
    """Language, theme and letter size; a change shows at once."""

    nouns = frozenset({Noun.SETTINGS})

    def __init__(self, desk: Desk, preferences: Preferences, prefer: Prefer) -> None:
        super().__init__(desk)
        self._preferences = preferences
        self._prefer = prefer
        self.header.set(_("Instellingen"), _("Geldt op deze laptop"))
        languages = [("nl", "Nederlands"), ("en", "English")]
        themes = [("system", _("zoals de computer")), ("light", _("licht")), ("dark", _("donker"))]
        sizes = [(factor, f"{factor * 100:.0f} %") for factor in FACTORS]
        self.language = Choice(_("Taal"), languages, wide=200)
        self.shade = Choice(_("Thema"), themes, wide=200)
        self.letters = Choice(_("Lettergrootte"), sizes, wide=200)
        self.language.set_value(preferences.language)
        self.shade.set_value(preferences.theme)
        self.letters.set_value(preferences.font_factor)
        for field in (self.language, self.shade, self.letters):
            field.edited.connect(self._changed)
        card = Card(_("Weergave"))
        card.add(
            FormRow(_("Taal"), self.language),
            FormRow(_("Thema"), self.shade),
            FormRow(_("Lettergrootte"), self.letters),
        )
        self.body.addWidget(page_tabs(desk, "look"))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def reload(self) -> None:
        """Nothing to read: the preferences came with the window."""

    def _changed(self) -> None:
        self._prefer(
            replace(
                self._preferences,
                language=self.language.value(),
                theme=self.shade.value(),
                font_factor=self.letters.value(),
            )
        )


class SafetyPage(Screen):
    """The last proven backup, the passphrase, a new recovery key."""

    nouns = frozenset({Noun.SETTINGS})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk)
        self._file = file
        self.header.set(_("Instellingen"), _("Je gegevens staan versleuteld op deze laptop"))
        about = Card(_("Over SalesDesk"))
        about.add(
            Fact(_("Versie"), __version__, wide=160),
            Fact(_("Gegevens"), str(file.profile.folder), wide=160),
            TextBlock(
                _(
                    "Postcodes en plaatsnamen: GeoNames (CC BY 4.0, bewerkt). Kaart: Natural Earth (publiek "
                    "domein) en svg-maps (CC BY 4.0, bewerkt). Letter: Source Sans Pro (OFL)."
                ),
                "small",
                "muted",
            ),
        )
        self.body.addWidget(page_tabs(desk, "safety"))
        self.body.addWidget(self._lock_card())
        risk = folder_warning(file.profile.folder, mounted())
        if risk:
            self.body.addWidget(Note(_(risk), "warn"))
        self.copies = BackupCard(desk, file.backups)
        self.body.addWidget(self.copies)
        self.body.addWidget(about)
        self.body.addStretch(1)

    def _lock_card(self) -> Card:
        lock = Card(_("Wachtzin en herstelsleutel"))
        if self._file.is_sample:
            said = _("Dit zijn voorbeeldgegevens met een bekende sleutel. Zet hier geen echte klanten in.")
            lock.add(Note(said, "info"))
            return lock
        said = _(
            "Een gestolen laptop die uit staat laat zonder wachtzin of herstelsleutel niets zien. "
            "Bestanden die je zelf bewaart of verstuurt, vallen daar niet onder. "
            "Na een kwartier zonder toets of muis vergrendelt SalesDesk zichzelf; "
            "Ctrl+Shift+L doet het meteen."
        )
        lock.add(
            TextBlock(said),
            row(
                plain(_("Wachtzin wijzigen…"), self._change, "lock"),
                plain(_("Nieuwe herstelsleutel…"), self._renew, "key"),
                1,
            ),
        )
        return lock

    def reload(self) -> None:
        self.read(self._file.backups.copies, self.copies.show_copies)

    def _change(self) -> None:
        now = ask.text(self, _("Wachtzin wijzigen"), _("Je huidige wachtzin"), secret=True)
        if not now:
            return
        fresh = ask.text(self, _("Wachtzin wijzigen"), _("De nieuwe wachtzin"), secret=True)
        again = (
            ask.text(self, _("Wachtzin wijzigen"), _("De nieuwe wachtzin nog eens"), secret=True)
            if fresh
            else None
        )
        if not fresh or fresh != again:
            if fresh:
                self.desk.toast(_("De twee wachtzinnen zijn niet gelijk; er is niets gewijzigd."))
            return
        self.desk.work.ask(
            lambda: self._file.key.change_passphrase(now, fresh),
            lambda _nothing: self.desk.toast(_("Wachtzin gewijzigd")),
        )

    def _renew(self) -> None:
        title = _("Nieuwe herstelsleutel")
        text = _("De oude herstelsleutel opent daarna niets meer. Druk de nieuwe meteen af.")
        if ask.confirm(self, title, text, _("Nieuwe sleutel maken")):
            self.desk.work.ask(
                self._file.key.renew,
                lambda paper: show_paper(self.desk, self._file.papers, paper),
            )
