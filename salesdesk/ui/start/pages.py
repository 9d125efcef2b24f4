"""The pages of the way in: wait, make a file, print the recovery key, unlock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from salesdesk.ui import theme
from salesdesk.ui.buttons import Button, link, plain, primary
from salesdesk.ui.fields import TextField
from salesdesk.ui.forms import Form, Tick
from salesdesk.ui.labels import IconLabel, TextBlock, label
from salesdesk.ui.parts import Card, Inset, Note, column, row
from salesdesk.words import _

PAGE_WIDTH = 460


class SecretField(TextField):
    """A passphrase as dots; spaces in it count."""

    def __init__(self, name: str) -> None:
        super().__init__(name, longest=500)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> str:
        return self.text()


class DoorPage(QWidget):
    """A card in the middle of an empty desk; Enter does what its primary button does."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.refusal = Note("", "bad")
        self.refusal.hide()
        self._deed: Button | None = None
        self.card = Card()
        self.card.setFixedWidth(theme.F(PAGE_WIDTH))
        head = row(IconLabel(icon, 20, "acc"), label(title, "h1"), 1, gap=10)
        self.card.body.setContentsMargins(*(theme.F(side) for side in (28, 24, 28, 24)))
        self.card.body.setSpacing(theme.F(12))
        self.card.add(head, TextBlock(text), self.refusal)
        middle = row(1, self.card, 1)
        whole = column(margins=(24, 24, 24, 24))
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(2)
        self.setLayout(whole)

    def finish(self, deed: Button, *others: QWidget) -> None:
        self._deed = deed
        self.card.body.addSpacing(theme.F(4))
        self.card.add(row(*others, 1, deed, gap=8))

    def refuse(self, text: str) -> None:
        """Say why not, and let the seller try again."""
        if self._deed is not None:
            self._deed.setEnabled(True)
        self.refusal.setVisible(bool(text))
        if text:
            self.refusal.set(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._deed is not None:
            self._deed.click()
            return
        super().keyPressEvent(event)


class WaitPage(DoorPage):
    def __init__(self, text: str) -> None:
        super().__init__("clock", _("Een ogenblik"), text)


class CreatePage(DoorPage):
    """The first run: who you are, and the passphrase that locks your file."""

    def __init__(self, create: Callable[[str, str, str], object], open_sample: Callable[[], object]) -> None:
        super().__init__(
            "lock",
            _("Welkom bij SalesDesk"),
            _(
                "Alles wat je vastlegt staat versleuteld op deze laptop. Kies een wachtzin die je onthoudt: "
                "een korte zin is sterker dan een moeilijk woord."
            ),
        )
        self._create = create
        self.form = Form()
        self.name, self.company = TextField(_("Je naam")), TextField(_("Je bedrijf"))
        self.secret, self.again = SecretField(_("Wachtzin")), SecretField(_("Wachtzin nog eens"))
        self.form.add("seller_name", _("Je naam"), self.name)
        self.form.add("company_name", _("Je bedrijf"), self.company)
        self.form.add(
            "passphrase", _("Wachtzin"), self.secret, hint=_("Minstens acht tekens, spaties mogen.")
        )
        self.form.add("again", _("Wachtzin nog eens"), self.again)
        self.card.add(self.form)
        self.deed = primary(_("Beginnen"), self._begin)
        self.finish(self.deed, link(_("Eerst rondkijken in voorbeeldgegevens"), open_sample))
        self.setFocusProxy(self.name)

    def _begin(self) -> None:
        if not self.name.value() or not self.company.value():
            self.refuse(_("Vul je naam en je bedrijf in; die staan straks op je offertes."))
        elif self.secret.value() != self.again.value():
            self.refuse(_("De twee wachtzinnen zijn niet gelijk."))
        else:
            self.deed.setEnabled(False)
            self._create(self.secret.value(), self.name.value(), self.company.value())


class RecoveryPage(DoorPage):
    """The recovery key, shown once: print it and keep it away from the laptop."""

    def __init__(
        self, recovery_key: str, show_sheet: Callable[[], object], go_on: Callable[[], object]
    ) -> None:
        super().__init__(
            "key",
            _("Bewaar je herstelsleutel"),
            _(
                "Vergeet je je wachtzin, dan opent alleen deze sleutel je gegevens nog. "
                "Druk hem af en bewaar hem thuis, niet bij de laptop."
            ),
        )
        shown = label(recovery_key, "strong")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setWordWrap(True)
        self.card.add(Inset(shown))
        self.kept = Tick(_("Ik heb de herstelsleutel afgedrukt of opgeschreven"))
        self.card.add(self.kept)
        self.deed = primary(_("Naar Vandaag"), go_on)
        self.deed.setEnabled(False)
        self.kept.toggled.connect(self.deed.setEnabled)
        self.printing = plain(_("Afdrukken"), show_sheet, "printer")
        self.finish(self.deed, self.printing)


class UnlockPage(DoorPage):
    """The passphrase, or the recovery key for who forgot it."""

    def __init__(self, unlock: Callable[[str, bool], object]) -> None:
        super().__init__("lock", _("Welkom terug"), _("Geef je wachtzin om je gegevens te openen."))
        self._unlock = unlock
        self.secret = SecretField(_("Wachtzin of herstelsleutel"))
        self.by_key = Tick(_("Dit is mijn herstelsleutel"))
        self.by_key.toggled.connect(self._show_letters)
        self.card.add(self.secret, self.by_key)
        self.deed = primary(_("Openen"), self._open)
        self.finish(self.deed)
        self.setFocusProxy(self.secret)

    def refuse(self, text: str) -> None:
        super().refuse(text)
        self.secret.setFocus()
        self.secret.selectAll()

    def _show_letters(self, shown: bool) -> None:
        self.secret.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _open(self) -> None:
        if not self.secret.value():
            self.refuse(_("Typ eerst je wachtzin."))
            return
        self.deed.setEnabled(False)
        self._unlock(self.secret.value(), self.by_key.value())
