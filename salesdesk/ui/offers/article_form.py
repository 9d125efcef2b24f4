"""The inputs of one article: what it is, what it costs, in which quantity, and what comes after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal

from salesdesk.domain.products import Product
from salesdesk.domain.vat import VatClass
from salesdesk.services.products import Products
from salesdesk.ui.amounts import PriceField
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import Choice, TextField
from salesdesk.ui.forms import DateField, Form
from salesdesk.ui.labels import label
from salesdesk.ui.offers.tier_rows import TierRows
from salesdesk.ui.suggestions import Show, SuggestField, Suggestion
from salesdesk.words import _, word


def suggest_articles(desk: Desk, products: Products) -> Callable[[str, Show], object]:
    """Articles for what is typed; the value is the code."""

    def suggest(text: str, show: Show) -> None:
        def found(rows: list[Product]) -> None:
            show([Suggestion(f"{each.code}  {each.name}", each.code) for each in rows])

        desk.work.ask(lambda: products.search(text, 8), found, lane="read", key="articles")

    return suggest


class ArticleForm(Form):
    """Fills itself from an article and gives it back as it stands."""

    saved = Signal()

    def __init__(self, desk: Desk, products: Products, today: date) -> None:
        super().__init__()
        self.code, self.name = TextField(_("Code"), longest=40), TextField(_("Naam"))
        self.group, self.unit = TextField(_("Groep")), TextField(_("Per"), longest=30)
        self.price = PriceField(_("Prijs"), least=0)
        self.bought = PriceField(_("Inkoopprijs"), least=0)
        self.vat: Choice[VatClass] = Choice(_("Btw"), [(each, word(each)) for each in VatClass])
        self.tiers = TierRows(products.new_tier)
        suggest = suggest_articles(desk, products)
        self.successor = SuggestField(_("Vervangen door"), suggest, placeholder=_("Code of naam"))
        self.expires = DateField(_("Verkocht tot en met"), today)
        self.add("code", _("Code"), self.code)
        self.add("name", _("Naam"), self.name)
        self.add("group", _("Groep"), self.group)
        self.beside(self.make("price", _("Prijs"), self.price), self.make("unit", _("Per"), self.unit))
        self.body.addWidget(label(_("Bij grotere aantallen"), "small"))
        self.watch("tiers", self.tiers)
        self.body.addWidget(self.tiers)
        self.add("vat_class", _("Btw"), self.vat)
        hint = _("Alleen voor jezelf: hiermee rekent de offerte uit wat korting kost.")
        self.bought_row = self.add("purchase_price", _("Inkoopprijs"), self.bought, hint=hint)
        self.add("replaced_by", _("Vervangen door"), self.successor)
        self.add("expires_on", _("Verkocht tot en met"), self.expires)

    def show_purchase_price(self, shown: bool) -> None:
        """Only for who may know what we pay ourselves."""
        self.bought_row.setVisible(shown)

    def fill(self, product: Product) -> None:
        """All inputs from this article."""
        self.clear_errors()
        self.code.set_value(product.code)
        self.name.set_value(product.name)
        self.group.set_value(product.group)
        self.unit.set_value(product.unit)
        self.price.set_value(product.price)
        self.bought.set_value(product.purchase_price)
        self.vat.set_value(product.vat_class)
        self.tiers.set_value(product.tiers)
        self.successor.set_value(product.replaced_by or None, product.replaced_by)
        self.expires.set_value(product.expires_on)

    def read(self, product: Product) -> Product:
        """The article as it stands here; Refused when a figure or day cannot be read."""
        return replace(
            product,
            code=self.code.value(),
            name=self.name.value(),
            group=self.group.value(),
            unit=self.unit.value(),
            price=self.price.required_value(),
            purchase_price=self.bought.value(),
            vat_class=self.vat.value(),
            tiers=self.tiers.value(),
            replaced_by=self.successor.value() or "",
            expires_on=self.expires.value(),
        )
