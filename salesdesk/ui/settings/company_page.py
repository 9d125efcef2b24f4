"""The company on the letterhead and the seller who signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from salesdesk import formats
from salesdesk.domain.catalogue import GENERAL
from salesdesk.domain.company import Experience, Settings
from salesdesk.domain.depth import Depth
from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.domain.relations import Address
from salesdesk.domain.visits import VisitKind
from salesdesk.ui import ask
from salesdesk.ui.buttons import plain
from salesdesk.ui.forms import Choice, NotesField, TextField, Tick
from salesdesk.ui.labels import ElidedLabel, TextBlock
from salesdesk.ui.looking_up import register_word
from salesdesk.ui.parts import Card, column, row
from salesdesk.ui.settings.page import SettingsPage
from salesdesk.words import _, word

ADDRESS = ("street", "postcode", "place", "country")


def address_inputs() -> dict[str, object]:
    countries = [(code, code) for code in ("NL", "BE", "DE", "LU", "FR")]
    return {
        "street": TextField(_("Straat en huisnummer")),
        "postcode": TextField(_("Postcode"), wide=90),
        "place": TextField(_("Plaats")),
        "country": Choice(_("Land"), countries, wide=76),
    }


class CompanyPage(SettingsPage):
    """Letterhead: name, address, numbers, colour, logo; and the branch our questions come from."""

    def build(self) -> None:
        self.branch: Choice[str] = Choice(_("Onze branche (vragen)"))
        self.terms_document: Choice[str] = Choice(_("Algemene voorwaarden achter de offerte"))
        self.inputs = {
            "company_name": TextField(_("Naam")),
            "tagline": TextField(_("Ondertitel")),
            **address_inputs(),
            "phone": TextField(_("Telefoon")),
            "email": TextField(_("E-mail")),
            "website": TextField(_("Website")),
            "kvk_number": TextField(register_word("NL"), wide=120),
            "vat_number": TextField(_("Btw-nummer")),
            "iban": TextField(_("IBAN")),
            "colour": TextField(_("Huiskleur"), placeholder="#0f766e", wide=110),
            "question_template": self.branch,
            "offer_layout": Choice(
                _("Opmaak van offertes"), [(each.value, formats.capital(word(each))) for each in OfferLayout]
            ),
            "terms_document": self.terms_document,
            "terms": NotesField(_("Algemene voorwaarden in het kort"), lines=3),
        }
        self._logo: bytes = b""
        self.logo_words = ElidedLabel("", "small")
        who = self.card(
            _("Bedrijf"),
            ("company_name",),
            ("tagline",),
            ("street",),
            ("postcode", "place", "country"),
            ("phone", "email"),
            ("website",),
        )
        paper = self.card(_("Op papier"), ("kvk_number", "vat_number"), ("iban",), ("colour", "offer_layout"))
        choose = plain(_("Logo kiezen…"), self._choose_logo, "upload")
        drop = plain(_("Zonder logo"), lambda: self._use_logo(b""))
        paper.body.insertLayout(paper.body.count() - 1, row(choose, drop, self.logo_words, 1))
        right = Card(_("Vragen en voorwaarden"))
        for name in ("question_template", "terms", "terms_document"):
            right.add(self.form.make(name, self._word(name), self.inputs[name]))
        self.body.addLayout(row(who, paper, gap=12))
        self.body.addWidget(right)
        self.inputs["country"].edited.connect(self._name_register)

    def _name_register(self) -> None:
        self.form.rename("kvk_number", register_word(self.inputs["country"].value()))

    def fill(self, settings: Settings) -> None:
        company = settings.company
        known = self._settings.branches()
        self.branch.set_choices(known)
        sheets = [(str(each.id), each.title) for each in self._settings.terms_documents()]
        if company.terms_document not in {"", *dict(sheets)}:
            sheets.append((company.terms_document, _("niet meer in je bibliotheek")))
        self.terms_document.set_choices([("", _("geen")), *sheets])
        for name, field in self.inputs.items():
            source = company.address if name in ADDRESS else company
            field.set_value(getattr(source, "name" if name == "company_name" else name))
        self._name_register()
        if company.question_template not in dict(known):  # a list of his own that was thrown away
            self.branch.set_value(GENERAL)
        self._logo = company.logo_png
        self._say_logo()

    def save_call(self, kept: Settings) -> Callable[[], object] | None:
        values = {name: field.value() for name, field in self.inputs.items()}
        address = Address(*(values.pop(name) for name in ADDRESS))
        name = values.pop("company_name")
        company = replace(kept.company, name=name, address=address, logo_png=self._logo, **values)
        return None if company == kept.company else lambda: self._settings.save_company(company)

    def _choose_logo(self) -> None:
        path = ask.choose_file(self, _("Logo kiezen"), _("PNG-afbeelding (*.png)"))
        if path is None:
            return
        try:
            self._use_logo(path.read_bytes())
        except OSError:
            self.desk.toast(_("Dit bestand kan niet worden gelezen; het oude logo is gebleven."))

    def _use_logo(self, content: bytes) -> None:
        self._logo = content
        self._say_logo()
        self.autosave.touch()

    def _say_logo(self) -> None:
        self.logo_words.setText(
            _("Logo van {size} kB").format(size=max(len(self._logo) // 1024, 1))
            if self._logo
            else _("Geen logo: de beginletter in je huiskleur")
        )


class SellerPage(SettingsPage):
    """Who signs, and where the working day starts."""

    view = "seller"

    def build(self) -> None:
        self.inputs = {
            "seller_name": TextField(_("Naam")),
            "function": TextField(_("Functie")),
            "phone": TextField(_("Telefoon")),
            "mobile": TextField(_("Mobiel")),
            "email": TextField(_("E-mail")),
            "territory": TextField(_("Rayon")),
            **address_inputs(),
            "experience": Choice(_("Ervaring"), [(each, word(each)) for each in Experience]),
            "sees_purchase_prices": Tick(_("Ik mag inkoopprijzen en marge zien")),
        }
        who = self.card(
            _("Verkoper"), ("seller_name",), ("function",), ("phone", "mobile"), ("email",), ("territory",)
        )
        home = self.card(_("Vertrekadres"), ("street",), ("postcode", "place", "country"))
        depth = self.card(_("Voorbereiden"), ("experience",))
        self.steps_asked = TextBlock("", "small", "text2")
        depth.body.insertWidget(depth.body.count() - 1, self.steps_asked)
        self.inputs["experience"].edited.connect(self._say_depth)
        rights = Card(_("Inkoop en marge"))
        self.form.watch("sees_purchase_prices", self.inputs["sees_purchase_prices"])
        hint = _("Zonder toestemming van je bedrijf blijven ze overal weg, ook uit een prijslijst.")
        rights.add(self.inputs["sees_purchase_prices"], TextBlock(hint, "small", "muted"))
        self.body.addLayout(row(who, column(home, depth, rights, gap=12), gap=12))

    def fill(self, settings: Settings) -> None:
        seller = settings.seller
        for name, field in self.inputs.items():
            source = seller.home if name in ADDRESS else seller
            field.set_value(getattr(source, "name" if name == "seller_name" else name))
        self._say_depth()

    def _say_depth(self) -> None:
        """What the choice does, in numbers."""
        seller = self.inputs["experience"].value()
        first, after = (
            len(Depth(kind, seller).required) for kind in (VisitKind.FIRST, VisitKind.AFTER_SALES)
        )
        self.steps_asked.setText(
            _(
                "Een eerste bezoek vraagt dan {first} van de tien stappen, een nazorgbezoek {after}. "
                "De rest is advies of vrij; overslaan vraagt altijd een reden."
            ).format(first=first, after=after)
        )

    def save_call(self, kept: Settings) -> Callable[[], object] | None:
        values = {name: field.value() for name, field in self.inputs.items()}
        home = Address(*(values.pop(name) for name in ADDRESS))
        seller = replace(kept.seller, name=values.pop("seller_name"), home=home, **values)
        return None if seller == kept.seller else lambda: self._settings.save_seller(seller)
