"""What the pages of the settings share: tabs on top, inputs that save by themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from salesdesk.domain.company import Settings
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.settings import SettingsDesk
from salesdesk.ui.address_row import beside
from salesdesk.ui.buttons import TabBar
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Form
from salesdesk.ui.parts import Card
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.words import _

PAGES = (
    "",
    "seller",
    "thresholds",
    "planning",
    "travel",
    "targets",
    "vat",
    "approval",
    "look",
    "safety",
    "help",
)


def page_words() -> list[str]:
    return [
        _("Bedrijf"),
        _("Verkoper"),
        _("Drempels"),
        _("Planning"),
        _("Reistijd"),
        _("Targets"),
        _("Btw-tarieven"),
        _("Goedkeuring"),
        _("Weergave"),
        _("Veiligheid"),
        _("Uitleg"),
    ]


def page_tabs(desk: Desk, view: str) -> TabBar:
    """The tabs, with this page lit; another one is another place."""
    tabs = TabBar(page_words(), name=_("Instellingen"), on=PAGES.index(view))

    def go(at: int) -> None:
        tabs.set_on(PAGES.index(view))
        desk.go(Place(Noun.SETTINGS, view=PAGES[at]))

    tabs.chosen.connect(go)
    return tabs


class SettingsPage(EditorScreen):
    """A page of inputs named as the fields they fill."""

    nouns = frozenset({Noun.SETTINGS})
    view: ClassVar[str] = ""

    def __init__(self, desk: Desk, settings: SettingsDesk) -> None:
        super().__init__(desk)
        self._settings = settings
        self.kept: Settings | None = None
        self.header.set(_("Instellingen"), _("Staat op elke brief en rekent overal mee"))
        self.form = Form()
        self.form.edited.connect(lambda *_field: self.autosave.touch())
        self.inputs: dict[str, Any] = {}
        self.body.addWidget(page_tabs(desk, self.view))
        self.build()
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def build(self) -> None:
        """Make the inputs and lay them out."""
        raise NotImplementedError

    def card(self, title: str, *rows: tuple[str, ...]) -> Card:
        """A card of rows; each row names the inputs that stand beside each other."""
        made = Card(title)
        for names in rows:
            made.add(beside([self.form.make(name, self._word(name), self.inputs[name]) for name in names]))
        made.body.addStretch(1)
        return made

    def _word(self, name: str) -> str:
        return str(self.inputs[name].accessibleName())

    def reload(self) -> None:
        self.read(self._settings.view, self._take)

    def _take(self, settings: Settings) -> None:
        self.kept = settings
        self.fill(settings)

    def fill(self, settings: Settings) -> None:
        raise NotImplementedError

    def collect(self) -> Callable[[], object] | None:
        return None if self.kept is None else self.save_call(self.kept)

    def save_call(self, kept: Settings) -> Callable[[], object] | None:
        """What saves the inputs; None when nothing changed."""
        raise NotImplementedError

    def saved(self, value: object) -> None:
        self.form.clear_errors()
        if isinstance(value, Settings):
            self.kept = value

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)
