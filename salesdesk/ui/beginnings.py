"""What can be begun from anywhere: a relation, a visit, an offer, a follow-up, an import."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.relations import Relation
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.actions import Action
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import DateField, FormRow, TextField
from salesdesk.ui.parts import column
from salesdesk.ui.places import Place
from salesdesk.ui.week_folder import choose_week_folder
from salesdesk.ui.window import Window
from salesdesk.words import _, reason_text


class ReminderForm(QWidget):
    """What to do, and on which day."""

    def __init__(self, desk: Desk, text: str = "") -> None:
        super().__init__()
        self.text = TextField(_("Wat ga je doen?"))
        self.text.set_value(text)
        self.day = DateField(_("Wanneer"), desk.today(), required=True)
        self.day.set_value(desk.today())
        self.setLayout(
            column(FormRow(_("Wat ga je doen?"), self.text), FormRow(_("Wanneer"), self.day), gap=10)
        )
        self.setFocusProxy(self.text)


class Beginnings:
    """The actions of the Nieuw menu and the palette that belong to no single screen."""

    def __init__(self, window: Window, file: SellerFile) -> None:
        self._window = window
        self._desk = window.desk
        self._file = file

    def actions(self) -> list[Action]:
        go = self._desk.go
        return [
            Action(
                "relation.new", _("Nieuwe relatie"), self.relation, "Ctrl+Shift+R", "building", group="new"
            ),
            Action("visit.new", _("Bezoek plannen"), self.visit, "Ctrl+B", "calendar", group="new"),
            Action(
                "offer.new",
                _("Nieuwe offerte"),
                lambda: go(Place(Noun.OFFER, self.relation_in_sight(), "new")),
                "Ctrl+Shift+O",
                "file",
                group="new",
            ),
            Action("follow_up.new", _("Opvolgactie"), self.follow_up, "Ctrl+Shift+T", "bulb", group="new"),
            Action(
                "relation.import",
                _("Bestand inlezen"),
                lambda: go(Place(Noun.RELATION, view="import")),
                icon="upload",
                group="new",
                words=_("excel csv importeren relaties artikelen verkopen"),
            ),
            Action(
                "preparing.worth",
                _("Loont voorbereiden?"),
                lambda: go(Place(Noun.PREPARATION)),
                icon="clipboard",
                group="go",
                words=_("voorbereiding opbrengst korting scoringskans terugverdienen rekenen"),
            ),
            *self._on_the_road(),
            Action(
                "visit.week_folder",
                _("Weekmap afdrukken…"),
                lambda: choose_week_folder(self._desk, self._file, self._window),
                icon="printer",
                group="do",
                words=_("week map leidraad alles afdrukken route plan b"),
            ),
            Action(
                "product.list",
                _("Artikelen en prijzen"),
                lambda: go(Place(Noun.PRODUCT)),
                icon="box",
                group="go",
            ),
        ]

    def _on_the_road(self) -> list[Action]:
        """What belongs to the route and the rayon."""
        go = self._desk.go
        return [
            Action(
                "weeks.open",
                _("Weekbord"),
                lambda: go(Place(Noun.ROUTE, None, "weeks")),
                icon="calendar",
                group="go",
                words=_("weken plannen voorstellen bezoekfrequentie cyclus vrije dagen"),
            ),
            Action(
                "fits.open",
                _("Welke dag past het?"),
                lambda: go(Place(Noun.ROUTE, self.somebody_in_sight(), "fits")),
                "Ctrl+Shift+G",
                "search",
                group="go",
                words=_("dag zoeken afspraak datum wanneer omweg telefoon belt"),
            ),
            Action(
                "near.open",
                _("In de buurt"),
                lambda: go(Place(Noun.ROUTE, self.relation_in_sight(), "near")),
                "Ctrl+Shift+I",
                "target",
                group="go",
                words=_("nabij omgeving dichtbij plan b niemand thuis wie rondom"),
            ),
            Action(
                "driven.open",
                _("Gepland en gereden"),
                lambda: go(Place(Noun.ROUTE, None, "driven")),
                icon="car",
                group="go",
                words=_("kilometers rittenadministratie declaratie trend reistijd"),
            ),
        ]

    def relation_in_sight(self) -> UUID | None:
        """The relation whose card is open, so that what begins is about it."""
        here = self._window.history.here
        return here.id if here is not None and here.noun is Noun.RELATION else None

    def somebody_in_sight(self) -> UUID | None:
        """The relation or the visit that is open."""
        here = self._window.history.here
        if here is None or here.noun not in {Noun.RELATION, Noun.VISIT, Noun.PREPARATION, Noun.REPORT}:
            return None
        return here.id

    def relation(self) -> None:
        """Ask a name, keep it, and go on in the editor."""
        name = ask.text(self._window, _("Nieuwe relatie"), _("Hoe heet het bedrijf of de instelling?"))
        if name is None or not name.strip():
            return

        def started(relation: Relation) -> None:
            self._desk.go(Place(Noun.RELATION, relation.id, "edit"))

        self._desk.work.ask(lambda: self._file.relations.start(name), started)

    def visit(self) -> None:
        self._desk.go(Place(Noun.VISIT, self.relation_in_sight(), "new"))

    def follow_up(self) -> None:
        """Ask what and when; about the relation in sight when there is one."""
        text = ""
        while True:
            form = ReminderForm(self._desk, text)
            if not ask.sheet(self._window, _("Nieuwe opvolgactie"), form, _("Vastleggen")):
                return
            text = form.text.value()
            try:
                day = form.day.required_value()
            except Refused as refused:
                self._desk.toast(" ".join(reason_text(reason) for reason in refused.reasons))
                continue
            break
        relation_id, follow_ups = self.relation_in_sight(), self._file.follow_ups

        def told(item: FollowUp) -> None:
            said = formats.short_date(item.due_on, words.screen_language())
            self._desk.toast(
                _("Opvolgactie voor {day} vastgelegd").format(day=said),
                lambda: self._desk.work.ask(lambda: follow_ups.remove(item.id)),
            )

        self._desk.work.ask(lambda: follow_ups.remind(text, day, relation_id=relation_id), told)
