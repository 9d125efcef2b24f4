"""What the sample company says of itself: six arguments, three competitors, and what customers asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from salesdesk.domain.need_proposals import propose_needs
from salesdesk.domain.relations import BuyingMotive, Relation, ValueStrategy
from salesdesk.domain.value_proposition import (
    Argument,
    Comparison,
    Competitor,
    CustomerNeed,
    Fit,
    NeedFit,
    NeedKind,
    Standing,
)
from salesdesk.domain.visits import Visit
from salesdesk.services.sample import neighbours as names
from salesdesk.services.sample.maker import Maker, Sample

_ECONOMIC, _FUNCTIONAL, _FEELING = NeedKind.ECONOMIC, NeedKind.FUNCTIONAL, NeedKind.PSYCHOLOGICAL
# title, kind, text, the customer's words it answers, evidence
_ARGUMENTS = (
    ("Vaste ploeg bij naam", _FEELING,
     "U ziet iedere dag dezelfde mensen. Valt er iemand uit, dan komt een collega die uw pand al kent.",
     ("vaste ploeg", "vast gezicht", "dezelfde mensen", "bekend", "wisselende", "rust", "vertrouwen"),
     "Verloop 11 % per jaar, branche 26 % (personeelsverslag 2025)"),
    ("Klaar vóór openingstijd", _FUNCTIONAL,
     "Wij zijn klaar voordat uw eerste medewerker binnenkomt. Lukt dat niet, dan hoort u dat vóór 07:00.",
     ("klaar vóór", "openingstijd", "geen hinder", "zonder hinder", "vroeg", "ochtend"),
     "97 % van de beurten op tijd in 2025, uit de kloklijsten van 64 panden"),
    ("Eén vaste prijs per maand", _ECONOMIC,
     "Alle locaties op één factuur, met een prijs die twaalf maanden vaststaat.",
     ("vaste prijs", "één factuur", "budget", "begroting", "kosten", "prijs"),
     "Voorbeeldfactuur met drie vestigingen; 38 klanten werken zo"),
    ("Ecolabel op alle middelen", _FUNCTIONAL,
     "Alle middelen dragen een Europees ecolabel en worden gedoseerd, dus er gaat minder door de gootsteen.",
     ("ecolabel", "milieu", "duurzaam", "mvo", "minder verbruik", "groen"),
     "Middelenlijst met labelnummers; 31 % minder verbruik bij Zorggroep Duinrand"),
    ("Maandelijkse ronde met cijfer", _FUNCTIONAL,
     "Iedere maand lopen wij samen een ronde. U krijgt het verslag dezelfde dag, met foto's.",
     ("controle", "kwaliteit", "kwaliteitsronde", "verslag", "inzicht", "cijfers"),
     "Gemiddeld een 8,1 over 512 rondes in 2025"),
    ("Bereikbaar tot 20:00 uur", _FEELING,
     "Eén nummer, een mens aan de lijn, en bij spoed staat er binnen twee uur iemand.",
     ("aanspreekpunt", "bereikbaar", "spoed", "snel reageren", "geen gedoe", "storing"),
     "Telefooncentrale: 94 % binnen drie keer overgaan (januari tot juni)"),
)  # fmt: skip
# name, other names, note
_COMPETITORS = (
    (
        "Kraakhelder Groep",
        ("Kraakhelder", "KHG"),
        "Landelijk, sterk in ziekenhuizen; werkt met onderaannemers.",
    ),
    ("Schoonfix", ("Schoon-fix",), "Scherp in prijs op kleine kantoren, contract per kwartaal opzegbaar."),
    ("Glansrijk Services", ("Glansrijk",), "Familiebedrijf uit de Zaanstreek, veel glasbewassing."),
)
_BETTER, _EQUAL, _WORSE = Standing.BETTER, Standing.EQUAL, Standing.WORSE
# argument, competitor, standing, claim, evidence, days ago
_COMPARISONS = (
    (0, 0, _BETTER, "Onze ploeg is in eigen dienst", "Hun website noemt onderaannemers", 96),
    (0, 1, _BETTER, "Bij ons blijft een ploeg gemiddeld drie jaar", "Gesprek met De Beuk na overstap", 41),
    (0, 2, _EQUAL, "Ook zij werken met vaste mensen", "Rondleiding open dag Zaandam", 210),
    (1, 0, _BETTER, "Wij melden een late start vóór 07:00", "Servicebijlage van hun contract", 96),
    (1, 1, _BETTER, "Wij meten de eindtijd, zij niet", "Navraag bij twee overstappers", 430),
    (2, 0, _EQUAL, "Beide één factuur", "Voorbeeldfactuur van een klant", 150),
    (2, 1, _WORSE, "Zij zijn op kleine kantoren tot 6 % lager", "Offerte die Van Dijk liet zien", 64),
    (2, 2, _BETTER, "Onze prijs staat twaalf maanden vast", "Hun voorwaarden 2026, artikel 7", 30),
    (3, 0, _BETTER, "Ecolabel op álle middelen, bij hen op de helft", "Hun duurzaamheidsverslag 2024", 520),
    (3, 2, _BETTER, "Wij hebben het label, zij zijn ermee bezig", "Hun nieuwsbrief van september", 58),
    (4, 1, _BETTER, "Iedere maand een ronde, bij hen per kwartaal", "Hun offerte bij Sporthal De Beuk", 41),
    (5, 0, _BETTER, "Eén nummer tot 20:00 uur", "", 0),
)  # fmt: skip
# relation, text, kind
_NEEDS = (
    (names.VAN_RHIJN, "Ecolabel op alle middelen", _FUNCTIONAL),
    (names.VAN_RHIJN, "Eén factuur voor Haarlem en Beverwijk", _ECONOMIC),
    (names.VAN_RHIJN, "Discreet: altijd dezelfde mensen op kantoor", _FEELING),
    (names.KENNEMER, "Klaar vóór 07:45, zonder hinder voor de balie", _FUNCTIONAL),
    (names.KENNEMER, "Eén factuur voor hal en kantoren", _ECONOMIC),
    (names.KENNEMER, "Een vaste ploeg die de weg weet tussen de stellingen", _FEELING),
    (names.KENNEMER, "Opzegbaar per kwartaal", _ECONOMIC),
    (names.DUINRAND, "Minder verbruik van middelen, past bij het milieubeleid", _FUNCTIONAL),
    (names.DUINRAND, "Snel reageren bij spoed op de afdeling", _FUNCTIONAL),
    (names.DUINRAND, "Bewoners zien graag een bekend gezicht", _FEELING),
    (names.ZAANSTREEK, "Inktvlekken weg zonder dat de pers stilstaat", _FUNCTIONAL),
    (names.ZAANSTREEK, "Kosten die niet meelopen met het papierverbruik", _ECONOMIC),
    (names.VAN_DIJK, "Lagere kosten per vierkante meter", _ECONOMIC),
    (names.VAN_DIJK, "Cijfers over de kwaliteit voor de audit", _FUNCTIONAL),
)  # fmt: skip
_TOLD = {names.VAN_RHIJN: (0, 3), names.KENNEMER: (0, 1, 2), names.DUINRAND: (3, 5), names.ZAANSTREEK: (2,)}
_STRATEGIES = {
    names.KENNEMER: ValueStrategy.OPERATIONAL_EXCELLENCE,
    names.DUINRAND: ValueStrategy.CUSTOMER_INTIMACY,
    names.ZAANSTREEK: ValueStrategy.PRODUCT_LEADERSHIP,
}
_MOTIVES = {
    "Bos": frozenset({BuyingMotive.GAIN, BuyingMotive.SAFETY}),
    "el Amrani": frozenset({BuyingMotive.EASE, BuyingMotive.SAFETY}),
    "de Groot": frozenset({BuyingMotive.PLEASURE}),
}


def make_arguments(maker: Maker, sample: Sample) -> None:
    """Adds the arguments with their proof, the needs of the neighbours, and what is told to them today."""
    begun = maker.days_ago(300)
    arguments = [
        Argument(maker.new_id(begun), title, text, kind, words, evidence, place)
        for place, (title, kind, text, words, evidence) in enumerate(_ARGUMENTS)
    ]
    competitors = [Competitor(maker.new_id(begun), *line) for line in _COMPETITORS]
    sample.proposition += [*arguments, *competitors]
    for argument, competitor, standing, claim, evidence, age in _COMPARISONS:
        noted_on = maker.days_ago(age) if evidence else None
        ids = arguments[argument].id, competitors[competitor].id
        sample.proposition.append(Comparison(maker.new_id(begun), *ids, standing, claim, evidence, noted_on))
    _describe_people(sample)
    _make_needs(maker, sample, arguments)
    _choose(sample, arguments)


def _describe_people(sample: Sample) -> None:
    """How some customers win customers of their own, and what moves the person to buy."""
    sample.relations[:] = [
        replace(relation, value_strategy=_STRATEGIES.get(relation.name, relation.value_strategy))
        for relation in sample.relations
    ]
    neighbours = {sample.relation(name).id for name in (names.KENNEMER, names.DUINRAND, names.ZAANSTREEK)}
    sample.contacts[:] = [
        replace(person, motives=_MOTIVES.get(person.surname, person.motives))
        if person.relation_id in neighbours
        else person
        for person in sample.contacts
    ]


def _make_needs(maker: Maker, sample: Sample, arguments: list[Argument]) -> None:
    places: dict[str, int] = {}
    for name, text, kind in _NEEDS:
        relation = sample.relation(name)
        visit = _last_held(sample, relation, maker.today)
        noted_on = visit.visit_on if visit else maker.workday(-20)
        place = places[name] = places.get(name, -1) + 1
        need = CustomerNeed(
            maker.new_id(noted_on), relation.id, text, kind, visit.id if visit else None, noted_on, place
        )
        sample.proposition.append(need)
        if text == "Opzegbaar per kwartaal":  # twelve months of fixed price is not what he asks for
            sample.proposition.append(NeedFit(maker.new_id(), need.id, arguments[2].id, Fit.CONTRADICTS))
        if text.startswith("Eén factuur"):
            sample.proposition.append(NeedFit(maker.new_id(), need.id, arguments[2].id, Fit.MEETS))
    _accept_some(maker, sample)


def _accept_some(maker: Maker, sample: Sample) -> None:
    """Sellers accepted the first lines of some reports elsewhere in the territory."""
    by_hand = {sample.relation(name).id for name, _text, _kind in _NEEDS}
    for relation in sample.relations[10:40]:
        if relation.id in by_hand:
            continue
        visits = [visit for visit in sample.visits if visit.relation_id == relation.id]
        ids = {visit.id for visit in visits}
        reports = [report for report in sample.reports if report.visit_id in ids]
        for place, said in enumerate(propose_needs(visits, reports, (), ())[:2]):
            sample.proposition.append(
                CustomerNeed(
                    maker.new_id(said.said_on), relation.id, said.text, said.kind, said.visit_id,
                    said.said_on, place,
                )
            )  # fmt: skip


def _last_held(sample: Sample, relation: Relation, today: date) -> Visit | None:
    held = [visit for visit in sample.visits if visit.relation_id == relation.id and visit.visit_on < today]
    return max(held, key=lambda visit: visit.visit_on, default=None)


def _choose(sample: Sample, arguments: list[Argument]) -> None:
    """What the seller means to tell in the visits of today."""
    told = {sample.relation(name).id: places for name, places in _TOLD.items()}
    today = {
        visit.id: visit.relation_id for visit in sample.visits if visit.relation_id in told and visit.is_open
    }
    sample.preparations[:] = [
        replace(
            preparation,
            arguments=tuple(arguments[place].id for place in told[today[preparation.visit_id]]),
        )
        if preparation.visit_id in today
        else preparation
        for preparation in sample.preparations
    ]
