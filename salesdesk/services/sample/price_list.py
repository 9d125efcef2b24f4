"""The price list of the sample company: cleaning, glass, floors, sanitary supplies and machines."""

from __future__ import annotations

from decimal import Decimal

from salesdesk.domain.products import Product
from salesdesk.domain.vat import VatClass
from salesdesk.services.sample.maker import Maker

# code, name, unit, price, purchase price, group
_ARTICLES = (
    ("SM-D5", "Dagelijkse schoonmaak, 5× per week", "mnd", "985.00", "706.00", "Schoonmaak"),
    ("SM-D3", "Schoonmaak, 3× per week", "mnd", "628.00", "452.00", "Schoonmaak"),
    ("SM-W1", "Schoonmaak, 1× per week", "mnd", "236.00", "168.00", "Schoonmaak"),
    ("SM-UUR", "Schoonmaakuren op regie", "uur", "34.75", "25.90", "Schoonmaak"),
    ("SM-OPL", "Opleveringsschoonmaak", "uur", "38.50", "27.40", "Schoonmaak"),
    ("GL-02", "Glasbewassing buiten", "beurt", "187.50", "131.00", "Glas en gevel"),
    ("GL-04", "Glasbewassing binnen en buiten", "beurt", "312.50", "219.00", "Glas en gevel"),
    ("GL-GV", "Gevelreiniging", "m²", "6.85", "4.60", "Glas en gevel"),
    ("VL-01", "Vloeronderhoud linoleum", "m²", "3.95", "2.55", "Vloeren"),
    ("VL-02", "Vloeronderhoud PVC", "beurt", "640.00", "438.00", "Vloeren"),
    ("VL-03", "Tapijt dieptereiniging", "m²", "4.60", "2.98", "Vloeren"),
    ("VL-04", "Marmer kristalliseren", "m²", "11.20", "7.35", "Vloeren"),
    ("SV-12", "Sanitaire voorzieningen per ruimte", "mnd", "118.00", "74.00", "Sanitair"),
    ("SV-HD", "Handdoekautomaat met rollen", "mnd", "24.50", "14.90", "Sanitair"),
    ("SV-PAP", "Toiletpapier 2-laags, baal 64 rollen", "baal", "31.40", "21.85", "Sanitair"),
    ("SV-ZP", "Handzeep schuim, doos 6 × 1 l", "doos", "46.20", "30.10", "Sanitair"),
    ("MA-E5", "Ecologische allesreiniger, can 5 l", "can", "17.95", "11.30", "Middelen"),
    ("MA-MD", "Microvezeldoeken, pak 20", "pak", "22.60", "13.75", "Middelen"),
    ("SZ-50", "Schrobzuigmachine S50, huurkoop", "stuk", "2450.00", "1795.00", "Machines"),
    ("SZ-80", "Schrobzuigmachine S80, opzit", "stuk", "7890.00", "5940.00", "Machines"),
    ("ST-12", "Stofzuiger T12", "stuk", "219.00", "148.00", "Machines"),
    ("CO-KW", "Kwaliteitscontrole met rapport", "beurt", "145.00", "96.00", "Advies"),
    ("CO-HY", "Hygiëneadvies keuken", "uur", "82.50", "55.00", "Advies"),
    ("KB-FR", "Fruitmand kantoor, per week", "mnd", "132.00", "101.00", "Extra"),
    ("KB-PL", "Plantenonderhoud", "mnd", "76.00", "49.00", "Extra"),
)


def make_products(maker: Maker) -> list[Product]:
    """The articles; fruit has the low rate, as food has."""
    day = maker.days_ago(720)
    return [
        Product(
            id=maker.new_id(day),
            code=code,
            name=name,
            unit=unit,
            price=Decimal(price),
            vat_class=VatClass.REDUCED if code == "KB-FR" else VatClass.STANDARD,
            group=group,
            purchase_price=Decimal(purchase_price),
        )
        for code, name, unit, price, purchase_price, group in _ARTICLES
    ]
