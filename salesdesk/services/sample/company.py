"""Who sells in the sample: an invented cleaning company in Maarssen and its seller."""

from __future__ import annotations

from salesdesk import paths
from salesdesk.domain.company import Company, Experience, Seller, Settings
from salesdesk.domain.relations import Address


def make_settings() -> Settings:
    """The letterhead with its logo, and the seller whose day begins in Breukelen."""
    company = Company(
        name="Vechtster Facilitair",
        tagline="Schoonmaak, vloeren en sanitair",
        address=Address("Industrieweg 22", "3606 AS", "Maarssen"),
        phone="0346 55 41 20",
        email="info@vechtster.example",
        website="www.vechtster.example",
        kvk_number="99041726",
        vat_number="NL856310001B01",
        iban="NL59 TEST 0518 2047 36",
        logo_png=(paths.resources() / "sample" / "logo.png").read_bytes(),
        terms="Op deze offerte zijn onze algemene voorwaarden van toepassing.",
        question_template="cleaning",
    )
    seller = Seller(
        name="Sanne de Boer",
        function="Accountmanager buitendienst",
        phone="06 00 41 20 31",
        mobile="06 00 41 20 31",
        email="s.deboer@vechtster.example",
        home=Address("Herenstraat 31", "3621 AR", "Breukelen"),
        territory="Midden-Nederland en Kennemerland",
        experience=Experience.PRACTISED,
        sees_purchase_prices=True,
    )
    return Settings(company=company, seller=seller)
