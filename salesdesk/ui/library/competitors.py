"""How we stand against our competitors: arguments down, competitors across, each claim with its proof."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.competition import Missing, is_claimed, is_old, is_proven
from salesdesk.domain.value_proposition import Argument, Comparison, Competitor, Standing
from salesdesk.errors import Reason
from salesdesk.services.changes import Done, Noun
from salesdesk.services.value_proposition import CompetitionView, ValueProposition
from salesdesk.ui import ask
from salesdesk.ui.buttons import link, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.grid import CellColumn, CellGrid
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.library.competitor_side import ComparisonForm, CompetitorForm
from salesdesk.ui.library.tabs import page_tabs
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, Note, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.ui.table import Column
from salesdesk.words import _, ngettext, word

LEAST_TITLE, COMPETITOR_WIDTH = 210, 132
TONES = {Standing.BETTER: "ok", Standing.EQUAL: "text2", Standing.WORSE: "warn", Standing.UNKNOWN: "faint"}


class CompetitionScreen(EditorScreen):
    """The overview in the middle; the chosen cell and its competitor at the right, saved by themselves."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.ARGUMENT})

    def __init__(self, desk: Desk, proposition: ValueProposition) -> None:
        super().__init__(desk, inspector=336, scrolls=False)
        self._proposition = proposition
        self._view: CompetitionView | None = None
        self._argument_id: UUID | None = None
        self._competitor_id: UUID | None = None
        self.header.add(primary(_("Nieuwe concurrent"), self.begin, "plus"))
        self.missing = Note("", "warn")
        self.no_arguments = Note(
            _("Schrijf eerst je argumenten op; daarmee vergelijk je."),
            "info",
            link(_("Naar argumenten"), lambda: desk.go(Place(Noun.LIBRARY, view="arguments"))),
        )
        self.grid: CellGrid[Argument] = CellGrid(
            _("Argumenten tegenover concurrenten"), _("concurrenten"), least=LEAST_TITLE,
            wide=COMPETITOR_WIDTH, row_height=34,
        )  # fmt: skip
        card = Card(table=True)
        card.setAccessibleName(_("Overzicht"))
        legend = ElidedLabel(_("✓ bewezen tegenover twee of meer"), "small", "muted")
        card.body.addLayout(
            row(label(_("Hoe wij staan"), "h3"), legend, self.grid.pager, margins=(11, 8, 11, 4))
        )
        card.body.addWidget(self.grid, 1)
        self.pages = Pages()
        self.pages.addWidget(card)
        self.pages.addWidget(self._empty())
        self.body.addWidget(page_tabs(desk, "competitors"))
        for part in (self.missing, self.no_arguments):
            part.hide()
            self.body.addWidget(part)
        self.body.addWidget(self.pages, 1)
        self.pair = ComparisonForm(desk.today())
        self.competitor = CompetitorForm(self._remove)
        self.pair_section = self.side.section(_("Vergelijking")).add(self.pair)
        self.side.section(_("Concurrent")).add(self.competitor)
        self.pair.edited.connect(self.autosave.touch)
        self.competitor.form.edited.connect(self.autosave.touch)
        self.grid.cell_chosen.connect(self._choose)

    def _empty(self) -> Empty:
        return Empty(
            _("Met wie vergelijkt de klant je?"),
            _(
                "Zet hier wie er ook levert. Per argument schrijf je op hoe wij staan en waaruit dat blijkt, "
                "zodat je rustig antwoordt zonder iemand af te kraken."
            ),
            icon="flag",
            ways=(
                WayIn(
                    "plus",
                    _("Concurrent toevoegen"),
                    _("De naam is genoeg om te beginnen."),
                    self.begin,
                ),
            ),
        )

    def reload(self) -> None:
        self.read(self._proposition.competition, self._show)

    def _show(self, view: CompetitionView) -> None:
        self._view = view
        overview = view.competition
        count = len(overview.competitors)
        said = [ngettext("{count} concurrent", "{count} concurrenten", count).format(count=count)]
        old = len(overview.old(view.today))
        if old:
            text = ngettext("{count} bewijs ouder dan een jaar", "{count} bewijzen ouder dan een jaar", old)
            said.append(text.format(count=old))
        self.header.set(_("Bibliotheek"), "  ·  ".join(said))
        self.pages.setCurrentIndex(int(not count))
        self._show_missing(overview.missing, len(overview.strong), has_any=bool(count))
        self.no_arguments.setVisible(bool(count) and not overview.arguments)
        columns = [_column(view, competitor) for competitor in overview.competitors]
        self.grid.show_cells([_title(view)], columns, overview.arguments)
        self._keep_chosen(view)
        self.side.setVisible(bool(count))

    def _show_missing(self, missing: Missing, strong: int, *, has_any: bool) -> None:
        self.missing.setVisible(has_any)
        if missing.nothing:
            said = _("Rond: {count} argumenten staan met bewijs tegenover twee of meer anderen.")
            self.missing.set(said.format(count=strong), "ok")
            return
        self.missing.set(_("Nog nodig: {parts}.").format(parts="; ".join(missing_words(missing))), "warn")

    def _keep_chosen(self, view: CompetitionView) -> None:
        """The pair that was chosen, or the first one."""
        overview = view.competition
        ids = [argument.id for argument in overview.arguments]
        others = [competitor.id for competitor in overview.competitors]
        if self._competitor_id not in others:
            self._competitor_id = others[0] if others else None
        if self._argument_id not in ids:
            self._argument_id = ids[0] if ids else None
        if self._argument_id is not None and self._competitor_id is not None:
            self.grid.choose_cell(ids.index(self._argument_id), self._competitor_id)
        self._fill()

    def _choose(self, argument: Argument, competitor_id: object) -> None:
        chosen = competitor_id if isinstance(competitor_id, UUID) else self._competitor_id
        if (argument.id, chosen) == (self._argument_id, self._competitor_id):
            return
        if not self.autosave.settle():
            return
        self._argument_id, self._competitor_id = argument.id, chosen
        self._fill()

    def _fill(self) -> None:
        if self._view is None:
            return
        overview = self._view.competition
        argument = next((each for each in overview.arguments if each.id == self._argument_id), None)
        other = next((each for each in overview.competitors if each.id == self._competitor_id), None)
        self.pair_section.setVisible(argument is not None and other is not None)
        if other is None:
            return
        self.competitor.show_competitor(other)
        if argument is not None:
            kept = overview.comparison(argument.id, other.id)
            comparison = kept or self.pair.blank(argument.id, other.id)
            if comparison is None:
                comparison = self._proposition.new_comparison(argument.id, other.id)
            self.pair.show_comparison(argument, other, comparison, self._view.today)

    def begin(self) -> None:
        """Another competitor, by its name."""
        name = ask.text(self, _("Nieuwe concurrent"), _("Hoe heet dit bedrijf?"))
        if name is None or not self.autosave.settle():
            return
        made = self._proposition.new_competitor(name)

        def kept(competitor: Competitor) -> None:
            self._competitor_id = competitor.id
            self.reload()

        self.desk.work.ask(lambda: self._proposition.keep_competitor(made), kept, owner=self)

    def collect(self) -> Callable[[], object] | None:
        calls: list[Callable[[], Done[Any]]] = []
        comparison, competitor = self.pair.read(), self.competitor.read()
        if comparison is not None:
            calls.append(partial(self._proposition.keep_comparison, comparison))
        if competitor is not None:
            calls.append(partial(self._proposition.keep_competitor, competitor))
        return partial(_all, calls) if calls else None

    def saved(self, value: object) -> None:
        for kept in value if isinstance(value, list) else []:
            if isinstance(kept, Comparison):
                self.pair.saved(kept)
            elif isinstance(kept, Competitor):
                self.competitor.saved(kept)
        self.reload()

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        for form in (self.pair.form, self.competitor.form):
            own = [reason for reason in reasons if reason.at in form.fields()]
            if own:
                form.show_refused(own)

    def _remove(self, competitor: Competitor) -> None:
        self.autosave.forget()
        work = self.desk.work

        def gone(removed: Competitor) -> None:
            said = _("Concurrent „{name}” verwijderd").format(name=removed.name)
            back = partial(self._proposition.remove_competitor, removed.id, removed=False)
            self.desk.toast(said, lambda: work.ask(back))

        work.ask(lambda: self._proposition.remove_competitor(competitor.id), gone, owner=self)

    def first_focus(self) -> QWidget | None:
        return self.grid if self._view and self._view.competition.competitors else None


def missing_words(missing: Missing) -> list[str]:
    """What the overview lacks, most important first."""
    said = []
    if missing.competitors:
        text = ngettext("nog {count} concurrent", "nog {count} concurrenten", missing.competitors)
        said.append(text.format(count=missing.competitors))
    if missing.arguments:
        text = ngettext(
            "nog {count} argument met bewijs tegenover twee concurrenten",
            "nog {count} argumenten met bewijs tegenover twee concurrenten",
            missing.arguments,
        )
        said.append(text.format(count=missing.arguments))
    if missing.evidence:
        text = ngettext("bewijs bij {count} bewering", "bewijs bij {count} beweringen", missing.evidence)
        said.append(text.format(count=missing.evidence))
    return said


def _title(view: CompetitionView) -> Column[Argument]:
    strong = {argument.id for argument in view.competition.strong}
    return Column(
        _("Argument"),
        lambda argument: argument.title,
        bold=True,
        icon=lambda argument: "check" if argument.id in strong else "",
        tip=lambda argument: argument.text,
    )


def _column(view: CompetitionView, competitor: Competitor) -> CellColumn[Argument]:
    def found(argument: Argument) -> Comparison | None:
        return view.competition.comparison(argument.id, competitor.id)

    def said(argument: Argument) -> str:
        known = found(argument)
        if known is None or (known.standing is Standing.UNKNOWN and not known.claim):
            return "–"
        return word(known.standing)

    def icon(argument: Argument) -> str:
        known = found(argument)
        if known is None or not is_claimed(known):
            return ""
        if not is_proven(known):
            return "warning"
        return "clock" if is_old(known, view.today) else ""

    def tip(argument: Argument) -> str:
        known = found(argument)
        if known is None:
            return ""
        proof = known.evidence or _("zonder bewijs")
        old = _("bewijs ouder dan een jaar") if is_old(known, view.today) else ""
        return "\n".join(part for part in (known.claim, proof, old) if part)

    def tone(argument: Argument) -> str:
        known = found(argument)
        return TONES[known.standing if known else Standing.UNKNOWN]

    return CellColumn(
        competitor.name, said, width=COMPETITOR_WIDTH, tone=tone, icon=icon, tip=tip, key=competitor.id
    )


def _all(calls: list[Callable[[], Done[Any]]]) -> Done[object]:
    """Both saves after one another, with everything they touched."""
    done = [call() for call in calls]
    return Done([each.value for each in done], frozenset().union(*(each.changes for each in done)))
