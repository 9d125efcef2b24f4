"""The price agreements: a list of what holds for whom, and the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.price_agreements import AgreementLine, AgreementState
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.agreement_words import agreement_columns, what, whom
from salesdesk.ui.buttons import danger, primary, tonal
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.fields import TextField
from salesdesk.ui.offers.agreement_form import AgreementForm
from salesdesk.ui.offers.article_form import suggest_articles
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, Note, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.ui.shrinking import ShrinkingButton, keep_title
from salesdesk.ui.suggestions import Show, Suggestion
from salesdesk.ui.table import TableModel, TableView
from salesdesk.words import _, ngettext

VIEW = "agreements"


class AgreementList(EditorScreen):
    """With a relation's id only what holds for that relation; saves by itself once something is agreed."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.PRODUCT, Noun.RELATION})

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        super().__init__(desk, inspector=316, scrolls=False)
        self._file, self._agreements = file, file.price_agreements
        self._lines: Sequence[AgreementLine] = ()
        self._shown: AgreementLine | None = None
        self._begins = False
        self._whose = ""  # the relation this screen was opened for
        self.header.add(
            ShrinkingButton(_("Alle relaties"), self._show_all, "users"),
            ShrinkingButton(_("Inlezen…"), self._to_import, "upload"),
            primary(_("Nieuwe afspraak"), self._begin, "plus"),
        )
        self.search = TextField(_("Afspraak zoeken"), placeholder=_("Zoek op relatie, artikel…"), wide=300)
        self.model = TableModel(agreement_columns(whom, wide=160))
        self.table = TableView(
            self.model, _("Prijsafspraken"), row_height=32, gives_way={3: 640, 4: 560, 5: 500}
        )
        card = Card(table=True)
        card.setAccessibleName(_("Prijsafspraken"))
        card.body.addLayout(row(self.search, 1, margins=(11, 8, 11, 4)))
        card.body.addWidget(self.table, 1)
        self.pages = Pages()
        self.pages.addWidget(card)
        self.pages.addWidget(self._empty())
        self.body.addWidget(self.pages, 1)
        self._build_form()
        self.search.edited.connect(self._filter)
        self.table.chosen.connect(self._choose)

    def _empty(self) -> Empty:
        words = _(
            "Leg vast wat je met een relatie, een klasse of iedereen afsprak: de offerte rekent er dan mee."
        )
        ways = (
            WayIn(
                "upload",
                _("Afspraken inlezen"),
                _("Excel of CSV met klant, artikel en prijs."),
                self._to_import,
            ),
            WayIn("plus", _("Zelf invoeren"), _("Eén afspraak tegelijk."), self._begin),
        )
        return Empty(_("Nog geen prijsafspraken"), words, icon="euro", ways=ways)

    def _build_form(self) -> None:
        articles = suggest_articles(self.desk, self._file.products)
        self.form = AgreementForm(self.desk.today(), self._suggest_relations, articles)
        self.form.edited.connect(self.autosave.touch)
        self.overlap = Note("", "warn")
        self.overlap.hide()
        section = self.side.section(_("Afspraak"))
        self.endings = (
            tonal(_("Vandaag laten eindigen"), self._end, "clock"),
            danger(_("Verwijderen"), self._remove, "trash"),
        )
        section.add(self.overlap, self.form, *self.endings)

    def _suggest_relations(self, text: str, show: Show) -> None:
        relations = self._file.relations

        def found(lines: Sequence[object]) -> None:
            show([Suggestion(each.name, each.id, each.place) for each in list(lines)[:8]])  # type: ignore[attr-defined]

        self.desk.work.ask(lambda: relations.lines(text), found, lane="read", key="relations")

    def _show_all(self) -> None:
        self.desk.go(Place(Noun.PRODUCT, view=VIEW))

    def _to_import(self) -> None:
        self.desk.go(Place(Noun.RELATION, view="import"))

    @property
    def relation_id(self) -> UUID | None:
        return self.place.id if self.place else None

    def arrive(self, place: Place) -> None:
        self.autosave.flush()
        self._shown, self._begins, self._whose = None, False, ""
        super().arrive(place)

    def reload(self) -> None:
        key, agreements = self.relation_id, self._agreements
        if key is None:
            self.read(lambda: (agreements.lines(), ""), self._show)
        else:
            self.read(lambda: (agreements.with_relation(key), agreements.whose(key)), self._show)

    def _show(self, found: tuple[Sequence[AgreementLine], str]) -> None:
        self._lines, self._whose = lines, whose = found
        words = ngettext("{count} afspraak", "{count} afspraken", len(lines)).format(count=len(lines))
        overlaps = sum(1 for line in lines if line.overlaps)
        if overlaps:
            more = ngettext("{count} overlapt een andere", "{count} overlappen elkaar", overlaps)
            words = f"{words}  ·  {more.format(count=overlaps)}"
        self.header.set(
            _("Prijsafspraken"),
            f"{whose}  ·  {words}" if whose else words,
            crumbs=[(_("Artikelen"), Place(Noun.PRODUCT)), (_("Prijsafspraken"), None)],
        )
        keep_title(self.header.title, 170)
        self.pages.setCurrentIndex(int(not lines and not self._begins))
        self._filter()
        self.side.setVisible(self._shown is not None)

    def _filter(self) -> None:
        typed = self.search.value().casefold().split()
        fitting = [
            line
            for line in self._lines
            if all(word in f"{whom(line)} {what(line)} {line.agreement.note}".casefold() for word in typed)
        ]
        wanted = self._shown.id if self._shown else None
        self.model.set_lines(fitting)
        known = any(line.id == wanted for line in fitting)
        if self._begins and not known:
            return
        if fitting and not self.table.choose(lambda line: line.id == wanted):
            self.table.setCurrentIndex(self.model.index(0, 0))
        if known:
            self._fill(next(line for line in fitting if line.id == wanted))

    def _choose(self, line: AgreementLine) -> None:
        if self._shown is not None and line.id != self._shown.id:
            self.autosave.flush()
        self._begins = False
        self._fill(line)

    def _fill(self, line: AgreementLine) -> None:
        if self._shown is None or self._shown.id != line.id:
            self.form.clear_errors()
        self._shown = line
        self.form.fill(line)
        count = line.overlaps
        words = ngettext(
            "Overlapt {count} andere afspraak op dezelfde dagen; de beste voor de klant geldt.",
            "Overlapt {count} andere afspraken op dezelfde dagen; de beste voor de klant geldt.",
            count,
        )
        self.overlap.set(words.format(count=count), "warn")
        self.overlap.setVisible(bool(count))
        for button in self.endings:
            button.setVisible(not self._begins)
        self.side.show()

    def _begin(self) -> None:
        self.autosave.flush()
        self.table.clearSelection()
        made = self._agreements.new(self.relation_id)
        self._begins = True
        self._fill(AgreementLine(made, AgreementState.HOLDS, self._whose))
        self.pages.setCurrentIndex(0)
        (self.form.article if self.relation_id else self.form.relation).setFocus()

    def collect(self) -> Callable[[], object] | None:
        if self._shown is None:
            return None
        before = self._shown.agreement
        changed = self.form.read(before)
        if changed == before or (self._begins and changed.price is None and not changed.discount_percent):
            return None  # nothing is agreed yet
        return lambda: self._agreements.keep(changed)

    def saved(self, value: object) -> None:
        if not isinstance(value, PriceAgreement):
            return
        if self._shown is not None and value.id == self._shown.id:
            self._shown = replace(self._shown, agreement=value)
            self._begins = False
        self.reload()

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def _end(self) -> None:
        shown = self._shown
        if shown is None or self._begins:
            return
        before = shown.agreement
        said = _("De afspraak eindigt vandaag")
        keep = self._agreements.keep

        def ended(_value: object) -> None:
            self.desk.toast(said, lambda: self.desk.work.ask(lambda: keep(before)))

        self.desk.work.ask(lambda: self._agreements.end(shown.id), ended, owner=self)

    def _remove(self) -> None:
        shown = self._shown
        if shown is None:
            return
        self.autosave.forget()
        self._shown, is_new = None, self._begins
        self._begins = False
        if is_new:
            self.reload()
            return
        work, agreements = self.desk.work, self._agreements

        def gone(_value: object) -> None:
            self.desk.toast(_("Afspraak verwijderd"), lambda: work.ask(lambda: agreements.restore(shown.id)))

        work.ask(lambda: agreements.remove(shown.id), gone, owner=self)

    def first_focus(self) -> QWidget | None:
        return self.search
