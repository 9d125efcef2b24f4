"""The inputs of one price agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.relations import Importance
from salesdesk.services.price_agreements import AgreementLine
from salesdesk.ui.amounts import PercentField, PriceField, QuantityField
from salesdesk.ui.fields import Choice, TextField
from salesdesk.ui.forms import DateField, Form, Tick
from salesdesk.ui.suggestions import Suggest, SuggestField
from salesdesk.words import _, word


class AgreementForm(Form):
    """Whom, what, how much and when; empty means everybody, everything, always."""

    def __init__(self, today: date, relations: Suggest, articles: Suggest) -> None:
        super().__init__()
        everybody, everything = _("Iedereen"), _("Alle artikelen")
        self.relation = SuggestField(_("Relatie"), relations, placeholder=everybody)
        classes = [(None, _("Alle klassen")), *((each, word(each)) for each in Importance)]
        self.importance: Choice[Importance | None] = Choice(_("Klasse"), classes)
        self.article = SuggestField(_("Artikel"), articles, placeholder=everything)
        self.group = TextField(_("Artikelgroep"))
        self.price = PriceField(_("Prijs"), least=0)
        self.discount = PercentField(_("Korting"))
        self.begins_at = QuantityField(_("Vanaf aantal"), least=0)
        self.first, self.last = DateField(_("Eerste dag"), today), DateField(_("Laatste dag"), today)
        self.fixed = Tick(_("Vaste prijs, gaat altijd voor"))
        self.note = TextField(_("Notitie"))
        self.add("relation_id", _("Relatie"), self.relation)
        self.add("importance", _("Klasse"), self.importance)
        self.add("product_code", _("Artikel"), self.article)
        self.add("group", _("Artikelgroep"), self.group)
        self.beside(
            self.make("price", _("Prijs per stuk"), self.price),
            self.make("discount_percent", _("of korting"), self.discount),
        )
        self.add("from_quantity", _("Vanaf aantal"), self.begins_at)
        self.beside(
            self.make("valid_from", _("Eerste dag"), self.first),
            self.make("valid_until", _("Laatste dag"), self.last),
        )
        self.watch("is_fixed", self.fixed)
        self.fixed.give_way()
        self.body.addWidget(self.fixed)
        self.add("note", _("Notitie"), self.note)

    def fill(self, line: AgreementLine) -> None:
        """All inputs from this agreement."""
        agreement = line.agreement
        self.relation.set_value(agreement.relation_id, line.relation_name)
        self.importance.set_value(agreement.importance)
        self.article.set_value(agreement.product_code or None, article_words(line))
        self.group.set_value(agreement.group)
        self.price.set_value(agreement.price)
        self.discount.set_value(agreement.discount_percent or None)
        self.begins_at.set_value(agreement.from_quantity or None)
        self.first.set_value(agreement.valid_from)
        self.last.set_value(agreement.valid_until)
        self.fixed.set_value(agreement.is_fixed)
        self.note.set_value(agreement.note)

    def read(self, agreement: PriceAgreement) -> PriceAgreement:
        """The agreement as it stands here; Refused when a figure or day cannot be read."""
        return replace(
            agreement,
            relation_id=self.relation.value(),
            importance=self.importance.value(),
            product_code=self.article.value() or "",
            group=self.group.value(),
            price=self.price.value(),
            discount_percent=self.discount.value() or Decimal(0),
            from_quantity=self.begins_at.value() or Decimal(0),
            valid_from=self.first.value(),
            valid_until=self.last.value(),
            is_fixed=self.fixed.value(),
            note=self.note.value(),
        )


def article_words(line: AgreementLine) -> str:
    """The article as a suggestion names it."""
    name = line.product.name if line.product else ""
    return f"{line.agreement.product_code}  {name}".strip()
