"""What sellers write: subjects, reports, agreements and notes of the sample."""

from __future__ import annotations

from salesdesk.domain.visits import VisitKind

SUBJECTS: dict[VisitKind, tuple[str, ...]] = {
    VisitKind.FIRST: (
        "Kennismaken en wensen opnemen",
        "Wensen en behoeften schoonmaak",
        "Oriëntatie op glas en vloeren",
    ),
    VisitKind.FOLLOW_UP: (
        "Opname van het pand doorspreken",
        "Wisselende ploegen: oplossing bespreken",
        "Sanitair en verbruik op een rij",
        "Uitbreiding met vloeronderhoud",
    ),
    VisitKind.DEMO_EXPERT: ("Schrobzuigmachine op eigen vloer",),
    VisitKind.DEMO_LAYMAN: ("Proefvak vloeronderhoud laten zien", "Ecologische middelen laten zien"),
    VisitKind.OFFER_TALK: ("Offerte doornemen", "Offerte afronden", "Verlenging contract bespreken"),
    VisitKind.AFTER_SALES: (
        "Halfjaarcijfers en planning",
        "Kwaliteitsronde samen lopen",
        "Tevredenheid en nieuwe wensen",
        "Glasbewassing evalueren",
    ),
}
# By whether the relation is a customer.
SUMMARIES: dict[bool, tuple[str, ...]] = {
    True: (
        "Tevreden over de vaste ploeg. Vraagt aandacht voor de sanitaire ruimten na drukke dagen.",
        "Kwaliteitsronde gelopen, 8,2 gemiddeld. Trappenhuis blijft achter, afgesproken extra beurt.",
        "Groei in personeel, dus meer werkplekken. Uitbreiding van het contract ligt voor de hand.",
        "Korte bespreking van de cijfers. Geen klachten, wel een wens voor een vaster aanspreekpunt.",
        "Verbouwing in het voorjaar: opleveringsschoonmaak en daarna ander vloeronderhoud.",
    ),
    False: (
        "Goed gesprek. Huidige leverancier wisselt vaak van ploeg, dat ergert de balie.",
        "Contract loopt nog; wil twee maanden voor het einde met ons verder praten.",
        "Nog geen noodzaak, wel interesse in glasbewassing en gevel als losse beurt.",
        "Beslisser was er niet bij. Vervolg plannen met de directeur aan tafel.",
        "Prijs weegt zwaar; een vaste prijs per maand voor alle locaties spreekt aan.",
    ),
}
AGREEMENTS = (
    ("Voorstel uitwerken en mailen", "Sanne de Boer"),
    ("Plattegronden mailen", "klant"),
    ("Extra beurt sanitair inplannen", "planning"),
    ("Kennismaken met de ploegleider", "Sanne de Boer"),
    ("Monsters ecologische middelen sturen", "binnendienst"),
    ("Verbruik sanitair aanleveren", "klant"),
    ("Vervolgafspraak met de directeur", "klant"),
)
NEXT_STEPS = (
    "Offerte sturen",
    "Opname ter plaatse",
    "Bellen over de offerte",
    "Vervolggesprek met de beslisser",
    "Kwaliteitsronde plannen",
    "Proefvak laten zien",
)
ECONOMIC = (
    "Vaste prijs per maand",
    "Eén factuur voor alle locaties",
    "Minder verbruik van papier en zeep",
    "",
)
FUNCTIONAL = ("Klaar vóór 07:45", "Balie en wachtruimte overdag bijhouden", "Zonder hinder voor de les", "")
PSYCHOLOGICAL = (
    "Een vast gezicht dat ze bij naam kennen",
    "Trots op een nette entree",
    "Rust, geen gedoe",
    "",
)

PHONE_NOTES = (
    "Gebeld over de planning van de feestdagen; akkoord met woensdag.",
    "Gebeld: offerte ligt bij de directie, antwoord volgende week.",
    "Terugbelverzoek afgehandeld, extra sleutel is geregeld.",
    "Vroeg naar levertijd van de handdoekautomaten.",
    "Gebeld naar aanleiding van de nieuwsbrief, wil meer weten over ecologische middelen.",
)
MAIL_NOTES = (
    "Brochure vloeronderhoud gemaild.",
    "Bevestiging van de afspraak gemaild.",
    "Mail met de uitkomst van de kwaliteitsronde gestuurd.",
    "Kreeg een mail met de nieuwe plattegrond.",
)
PLAIN_NOTES = (
    "Op de beurs even gesproken, warm gesprek.",
    "Gebak gebracht bij de opening van de nieuwe vleugel, werd zeer gewaardeerd.",
    "Let op: receptie is op vrijdag gesloten.",
    "Nieuwe huismeester begint volgende maand.",
)
FACTS = (
    ("news", "Bouwt een nieuwe vleugel", "website"),
    ("csr_demands", "Eist ecolabel op alle middelen", "website"),
    ("group", "Hoort bij een groep met drie vestigingen", "handelsregister"),
    ("other", "Levert aan een klant van ons", "binnendienst"),
    ("floor_area", "1.250 m²", "bezoek"),
    ("frequency", "5× per week", "bezoek"),
    ("interest", "Glasbewassing en vloeronderhoud", "beurs"),
    ("price_level", "ongeveer € 1.150 per maand", "bezoek"),
)
COMPLAINTS = (
    "Prullenbakken niet geleegd",
    "Sleutel niet ingeleverd",
    "Verkeerde zeep geleverd",
    "Ploeg te laat begonnen",
    "Vlekken op de balie",
    "Alarm niet ingeschakeld",
    "Handdoekrollen op",
    "Factuur dubbel ontvangen",
)
IMPROVEMENTS = (
    "Sneller reageren in het weekend",
    "Vaker dezelfde mensen",
    "Duidelijker wat wanneer gebeurt",
    "Ramen op de verdieping vaker",
    "Niets, ga zo door",
    "Facturen beter omschrijven",
)
LOST_REASONS = (
    "prijs: 6 % duurder",
    "prijs",
    "blijft bij huidige leverancier",
    "uitgesteld of afgelast: na de verbouwing",
    "doet het zelf",
    "geen budget meer",
)
EVIDENCE = (
    "Opname gedaan, alle eisen passen in het plan.",
    "Proefmaand naar tevredenheid.",
    "Zelfde oplossing draait bij een collega-instelling.",
)
INTRODUCTIONS = (
    "Dank voor het open gesprek. Zoals besproken vindt u hieronder ons voorstel.",
    "Tijdens ons gesprek vertelde u waar het nu wringt. Hieronder leest u hoe wij dat oplossen.",
    "Naar aanleiding van de opname van uw pand doen wij u graag dit voorstel.",
)
BENEFITS = (
    "Eén vast aanspreekpunt, ook voor spoed; bereikbaar tot 20:00 uur.",
    "Schoonmaak vóór openingstijd, uw mensen hebben er geen hinder van.",
    "Iedere maand samen een controle; u ontvangt het verslag dezelfde dag.",
)
