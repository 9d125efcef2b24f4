"""Capaciteit: the visits the classes ask against the days of the coming year, with a live what-if."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.charts.shares import Share, share_bars
from salesdesk.domain.capacity import Capacity
from salesdesk.errors import Reason
from salesdesk.services.capacity import CapacityView, Wish
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import link
from salesdesk.ui.charts import ChartView
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, Facts, Note, Strip
from salesdesk.ui.routes.rayon.area_words import hours_words
from salesdesk.ui.routes.rayon.capacity_words import capacity_figures, verdict, year_words
from salesdesk.ui.routes.rayon.tabs import RayonTabs
from salesdesk.ui.routes.rayon.what_if import WhatIfForm
from salesdesk.ui.routes.views import route_views
from salesdesk.ui.screen import Screen
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.words import _, ngettext, reason_text

MOST_HOLIDAYS = 8


class CapacityScreen(Screen):
    """Place(Noun.ROUTE, None, "capacity")."""

    nouns = frozenset({Noun.ROUTE, Noun.RELATION, Noun.SETTINGS})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=288)
        self._file = file
        self.view: CapacityView | None = None
        self.take = ShrinkingButton(_("Neem over als instelling"), self.take_over, "check", "primary")
        self.header.add(route_views(desk, "rayon"), self.take)
        self.strip = Strip()
        self.note = Note("", "info")
        self.form = WhatIfForm(self._weigh)
        self.back = link(_("Terug naar nu"), self._back, "undo")
        self.chart = ChartView(_("Uren per klasse"), height=150)
        for part in (
            RayonTabs(desk, "capacity"),
            self.strip,
            self.note,
            Card(_("Wat als"), self.back).add(self.form),
            Card(_("Waar de uren heen gaan")).add(self.chart),
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def reload(self) -> None:
        self.read(self._file.capacity.view, self._show)

    def first_focus(self) -> QWidget | None:
        return next(iter(self.form.visits.values())).field

    def _show(self, view: CapacityView) -> None:
        is_new = self.view is None or self.view.present != view.present
        self.view = view
        count = len(view.needs)
        sub = ngettext(
            "{count} relatie die je bezoekt, de komende 12 maanden",
            "{count} relaties die je bezoekt, de komende 12 maanden",
            count,
        )
        self.header.set(_("Capaciteit"), sub.format(count=count))
        keep_title(self.header.title, 130)
        if is_new:
            self.form.show_wish(view.present)
        self._fill_side(view)
        self._weigh()

    def _weigh(self) -> None:
        """Count again with what stands in the fields."""
        if self.view is None:
            return
        wish = self.form.wish(self.view)
        if wish is None:
            return
        is_other = wish != self.view.present
        found = self.view.weighed(wish)
        self.strip.set(capacity_figures(found, self.view.weighed() if is_other else None))
        self.note.set(*verdict(found))
        self.form.show_sums(found)
        self.back.setVisible(is_other)
        self.take.setEnabled(_kept(wish) != _kept(self.view.present))
        shares = _shares(found)
        read_out = ", ".join(f"{share.label} {share.figure}" for share in shares)
        self.chart.show_chart(lambda frame: share_bars(frame, shares), read_out)

    def _fill_side(self, view: CapacityView) -> None:
        self.side.clear()
        self.side.section(_("De komende 12 maanden")).add(Facts(year_words(view.year), wide=150))
        shown = view.year.holidays[:MOST_HOLIDAYS]
        if shown:
            days = [(formats.field_date(day), name) for day, name in shown]
            self.side.section(_("Feestdagen op een bezoekdag")).add(Facts(days, wide=90))
        counted = self.side.section(_("Zo tellen we"))
        counted.add(TextBlock(_counting_words(view), "small", "text2"))

    def _back(self) -> None:
        if self.view is not None:
            self.form.show_wish(self.view.present)
            self._weigh()

    def take_over(self) -> None:
        """The frequencies, minutes and visits a day become the settings; one click brings them back."""
        wish = self.form.wish(self.view) if self.view else None
        if wish is None:
            return
        desk_of_capacity = self._file.capacity

        def taken(before: Wish) -> None:
            self.desk.toast(
                _("Instellingen overgenomen"),
                lambda: self.desk.work.ask(lambda: desk_of_capacity.take_over(before)),
            )

        self.desk.work.ask(lambda: desk_of_capacity.take_over(wish), taken, refused=self._refused)

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        self.desk.toast(" ".join(reason_text(reason) for reason in reasons))


def _kept(wish: Wish) -> tuple[object, ...]:
    """What of a wish becomes a setting."""
    return dict(wish.visits), dict(wish.minutes), wish.most_visits


def _shares(found: Capacity) -> list[Share]:
    shares = [
        Share(
            _("Klasse {letter}").format(letter=each.importance.value),
            each.visit_minutes / 60,
            hours_words(each.visit_minutes / 60),
        )
        for each in found.classes
    ]
    return [
        *shares,
        Share(_("Onderweg"), found.drive_minutes / 60, hours_words(found.drive_minutes / 60), "b2"),
    ]


def _counting_words(view: CapacityView) -> str:
    said = [
        _(
            "Een dag telt van de eerste afspraak tot thuis, zonder lunch: {hours}. De rit naar de eerste "
            "afspraak is eigen tijd."
        ).format(hours=formats.duration(view.minutes_a_day, words.screen_language())),
        _("Rijtijd is een schatting zonder wegennet: een deel van de rit van huis, en tussen twee bezoeken."),
    ]
    if view.own:
        said.append(
            ngettext(
                "{count} relatie heeft een eigen frequentie; die verandert niet mee.",
                "{count} relaties hebben een eigen frequentie; die verandert niet mee.",
                view.own,
            ).format(count=view.own)
        )
    said.append(_("Extra vrije dagen worden niet bewaard; zet vakantie in het weekbord."))
    return "\n\n".join(said)
