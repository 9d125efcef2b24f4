"""The price list: find an article, change it, add one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from salesdesk.domain.products import Product
from salesdesk.errors import Reason
from salesdesk.services.article_story import Articles
from salesdesk.services.changes import Noun
from salesdesk.services.products import Products
from salesdesk.ui import spoken
from salesdesk.ui.buttons import danger, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.fields import TextField
from salesdesk.ui.offers.article_form import ArticleForm
from salesdesk.ui.offers.article_panel import ArticlePanel
from salesdesk.ui.pages import Pages
from salesdesk.ui.parts import Card, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.ui.shrinking import ShrinkingButton
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _, ngettext, word


class ProductList(EditorScreen):
    """The list at the left, the chosen article at the right; it saves by itself."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.PRODUCT, Noun.SETTINGS})

    def __init__(self, desk: Desk, products: Products, articles: Articles) -> None:
        super().__init__(desk, inspector=316, scrolls=False)
        self._products, self._articles = products, articles
        self._shown: Product | None = None
        self._wanted: UUID | None = None
        self.header.add(
            ShrinkingButton(_("Prijsafspraken"), self._to_agreements, "clipboard"),
            ShrinkingButton(_("Inlezen…"), self._to_import, "upload"),
            primary(_("Nieuw artikel"), self._begin, "plus"),
        )
        self.search = TextField(_("Artikel zoeken"), placeholder=_("Zoek op code, naam of groep…"), wide=300)
        self.model = TableModel(self._columns())
        self.table = TableView(self.model, _("Artikelen"), row_height=32, gives_way={6: 680, 2: 600, 3: 520})
        self.pages = Pages()
        card = Card(table=True)
        card.setAccessibleName(_("Artikelen"))
        card.body.addLayout(row(self.search, 1, margins=(11, 8, 11, 4)))
        card.body.addWidget(self.table, 1)
        self.pages.addWidget(card)
        self.pages.addWidget(self._empty())
        self.body.addWidget(self.pages, 1)
        self._build_form()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(120)
        self._typing.timeout.connect(self.reload)
        self.search.edited.connect(self._typing.start)
        self.table.chosen.connect(self._choose)

    @staticmethod
    def _columns() -> list[Column[Product]]:
        text, right = Column[Product], "right"
        return [
            text(_("Code"), lambda line: line.code, width=86, tone="muted"),
            text(_("Naam"), _name, bold=lambda line: not line.replaced_by, tip=_name),
            text(_("Groep"), lambda line: line.group or "–", width=112, tone="text2"),
            text(_("Per"), lambda line: line.unit, width=58, tone="muted"),
            text(_("Prijs"), lambda line: spoken.price(line.price), sort=lambda line: line.price,
                 align=right, width=98),
            text(_("Staffels"), lambda line: str(len(line.tiers)) if line.tiers else "",
                 sort=lambda line: len(line.tiers), align=right, width=68, tone="muted"),
            text(_("Btw"), lambda line: word(line.vat_class), width=92, tone="muted"),
        ]  # fmt: skip

    def _empty(self) -> Empty:
        return Empty(
            _("Nog geen artikelen"),
            _(
                "Met een prijslijst typ je op een offerte alleen de eerste letters; naam, prijs en btw "
                "volgen vanzelf."
            ),
            icon="box",
            ways=(
                WayIn(
                    "upload", _("Prijslijst inlezen"), _("Excel of CSV met naam en prijs."), self._to_import
                ),
                WayIn("plus", _("Zelf invoeren"), _("Eén artikel tegelijk."), self._begin),
            ),
        )

    def _build_form(self) -> None:
        self.form = ArticleForm(self.desk, self._products, self.desk.today())
        self.form.edited.connect(self.autosave.touch)
        section = self.side.section(_("Artikel"))
        section.add(self.form)
        self.panel = ArticlePanel(
            self.desk,
            self.side.section(_("Wie kocht dit")),
            self.side.section(_("Prijsafspraken")),
            self.side.section(_("Productblad")),
        )
        self.side.section(_("Weghalen")).add(danger(_("Verwijderen"), self._remove, "trash"))

    def _to_import(self) -> None:
        self.desk.go(Place(Noun.RELATION, view="import"))

    def _to_agreements(self) -> None:
        self.desk.go(Place(Noun.PRODUCT, view="agreements"))

    def arrive(self, place: Place) -> None:
        self._wanted = place.id
        super().arrive(place)

    def reload(self) -> None:
        text, products = self.search.value(), self._products
        self.read(lambda: (products.search(text), products.sees_purchase_prices()), self._show)

    def _show(self, answer: tuple[Sequence[Product], bool]) -> None:
        found, sees = answer
        self.form.show_purchase_price(sees)
        words = ngettext("{count} artikel", "{count} artikelen", len(found)).format(count=len(found))
        self.header.set(
            _("Artikelen"), words, crumbs=[(_("Offertes"), Place(Noun.OFFER)), (_("Artikelen"), None)]
        )
        self.pages.setCurrentIndex(int(not found and not self.search.value()))
        wanted = self._wanted or (self._shown.id if self._shown else None)
        self.model.set_lines(found)
        if found and not self.table.choose(lambda line: line.id == wanted):
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.scrollTo(self.table.currentIndex())
        self._wanted = None
        self.side.setVisible(self._shown is not None and bool(found))

    def _choose(self, product: Product) -> None:
        if self._shown is not None and product.id != self._shown.id:
            self.autosave.flush()
        self._fill(product)

    def _fill(self, product: Product) -> None:
        is_other = self._shown is None or self._shown.id != product.id
        self._shown = product
        if is_other:
            self.form.clear_errors()
            self.form.tiers.clear()
        self.form.fill(product)
        self.side.show()
        self.desk.work.ask(
            lambda: self._articles.story(product),
            self.panel.show,
            lane="read",
            key=(id(self), "story"),
            owner=self,
        )

    def _begin(self) -> None:
        self.autosave.flush()
        self.table.clearSelection()
        self._fill(self._products.new())
        self.pages.setCurrentIndex(0)
        self.form.code.setFocus()

    def collect(self) -> Callable[[], object] | None:
        if self._shown is None:
            return None
        changed = self.form.read(self._shown)
        return None if changed == self._shown else lambda: self._products.keep(changed)

    def saved(self, value: object) -> None:
        if not isinstance(value, Product):
            return
        if self._shown is not None and value.id == self._shown.id:
            self._shown = value
        self.reload()

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def _remove(self) -> None:
        product = self._shown
        if product is None:
            return
        self.autosave.forget()
        work = self.desk.work

        def gone(removed: Product) -> None:
            words = _("Artikel „{name}” verwijderd").format(name=removed.name)
            self.desk.toast(words, lambda: work.ask(lambda: self._products.restore(removed.id)))

        self._shown = None
        work.ask(lambda: self._products.remove(product.id), gone, owner=self)

    def first_focus(self) -> QWidget | None:
        return self.search


def _name(product: Product) -> str:
    """The name, with what came in its place."""
    if not product.replaced_by:
        return product.name
    return _("{name}  ·  nu {code}").format(name=product.name, code=product.replaced_by)
