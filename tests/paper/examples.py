"""Documents with everything on them: an offer, a first visit to a notary, its report, a day of visits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from salesdesk.domain.company import Company, Seller
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.offers import LineKind, Offer, OfferLine, OfferState
from salesdesk.domain.preparation import CheckItem, Objective, Outcome, Preparation, Question, Side, Step
from salesdesk.domain.relations import Address, Contact, Relation, Role, Salutation
from salesdesk.domain.reports import Agreement, Usefulness, VisitReport
from salesdesk.domain.vat import DEFAULT_RATES, VatClass
from salesdesk.domain.visits import Visit, VisitKind
from salesdesk.paper.alternatives_sheet import AlternativesSheet, Nearby
from salesdesk.paper.offer import OfferPaper
from salesdesk.paper.preparation_sheet import Alternative, PreparationSheet, Travel
from salesdesk.paper.recovery_sheet import RecoverySheet
from salesdesk.paper.route_sheet import RouteSheet, RouteStop
from salesdesk.paper.visit_report import VisitReportPaper
from salesdesk.paper.week_folder import WeekDay, WeekFolder

MADE_AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 24)


def uid(number: int) -> UUID:
    return UUID(int=number)


COMPANY = Company(
    name="Noordstar Facilitair B.V.",
    tagline="Schoonmaak, vloeren en sanitair",
    address=Address("Kanaaldijk 8", "1441 AC", "Purmerend"),
    phone="0299 41 20 60",
    email="info@noordstar.example",
    website="www.noordstar.example",
    kvk_number="12345678",
    vat_number="NL001234567B01",
    iban="NL91 ABNA 0417 1643 00",
    terms="onze algemene voorwaarden zijn van toepassing; u vindt ze in de bijlage",
)
SELLER = Seller(
    "Sanne de Boer", "accountmanager", "06 12 34 56 78", "sanne@noordstar.example",
    Address("Dorpsstraat 1", "1441 AA", "Purmerend"),
)  # fmt: skip
WHOLESALE = Relation(
    uid(1),
    "Kennemer Techniek Groothandel B.V.",
    address=Address("Wijkermeerweg 31", "1948 NT", "Beverwijk"),
    phone="0251 55 10 10",
    vat_number="NL009876543B01",
)
BUYER = Contact(
    uid(2), uid(1), "Bos", Salutation.MR, initials="T.", function="inkoper", phone="0251 55 10 12"
)


def a_line(number: int, **over: Any) -> OfferLine:
    filled: dict[str, Any] = {
        "id": uid(1000 + number),
        "product_code": f"SM-{number:02}",
        "description": f"Schoonmaak ruimte {number}",
        "quantity": Decimal(12),
        "unit": "mnd",
        "unit_price": Decimal(118),
        "position": number,
    }
    return OfferLine(**{**filled, **over})


LINES = (
    a_line(1, product_code="SM-D5", description="Dagelijkse schoonmaak, 5× per week", unit_price=Decimal(985),
           note="Kantoren, balie en kantine; klaar vóór 07:45. Met een vaste ploeg van drie medewerkers.",
           discount_percent=Decimal(3)),
    a_line(2, product_code="GL-04", description="Glasbewassing binnen en buiten", quantity=Decimal(4),
           unit="beurt", unit_price=Decimal("312.50")),
    a_line(3, kind=LineKind.TEXT, description="Machines en boeken", note="Eenmalig, levering in januari."),
    a_line(4, product_code="SZ-50", description="Schrobzuigmachine S50", quantity=Decimal(1), unit="stuk",
           unit_price=Decimal(2450), discount_percent=Decimal(5)),
    a_line(5, product_code="BK-1", description="Handboek schoonmaakplan", quantity=Decimal(3), unit="stuk",
           unit_price=Decimal("49.50"), vat_class=VatClass.REDUCED),
    a_line(6, kind=LineKind.OPTION, product_code="OPT-01", description="Dieptereiniging tapijt",
           quantity=Decimal(1), unit="keer", unit_price=Decimal(890), discount_percent=Decimal(10)),
)  # fmt: skip
OFFER = Offer(
    uid(3),
    uid(1),
    118,
    2,
    OfferState.RELEASED,
    subject="Schoonmaak, glas en vloeren, vestiging Beverwijk",
    introduction="Op 10 november vertelde u dat de hal en de kantoren onder één leverancier moeten vallen, "
    "met schoonmaak buiten de openingstijden van de balie. Hierbij ons voorstel.",
    customer_reference="inkoop/2611",
    offered_on=DAY,
    valid_until=date(2026, 12, 24),
    payment_terms="30 dagen netto na factuurdatum",
    delivery_terms="start op 1 januari 2027, opzegbaar per kwartaal",
    benefits="Eén vast aanspreekpunt, bereikbaar tot 20:00 uur.\nIedere maand samen een controle.",
    budget=Decimal(20000),
    solution_evidence="INTERN bewijs van de oplossing",
    override_reason="INTERN reden om toch te offreren",
    competitor="INTERN Schoonfix",
    lost_reason="INTERN reden van verlies",
    chance_percent=63,
    lines=LINES,
)
OFFER_PAPER = OfferPaper(OFFER, WHOLESALE, COMPANY, SELLER, DEFAULT_RATES, MADE_AT, BUYER)

NOTARY = Relation(
    uid(51),
    "Notariskantoor Van Rhijn",
    address=Address("Nassaulaan 14", "2011 PB", "Haarlem"),
    phone="023 531 42 00",
    notes="INTERN notitie over de relatie",
    current_supplier="INTERN huidige leverancier",
    importance_reason="INTERN reden van de klasse",
)
OFFICE_MANAGER = Contact(
    uid(52), uid(51), "Kuipers", Salutation.MS, initials="M.", function="officemanager",
    phone="023 531 42 07", roles=frozenset({Role.INFLUENCER, Role.USER}), notes="INTERN notitie over haar",
)  # fmt: skip
NOTARY_HIMSELF = Contact(
    uid(53),
    uid(51),
    "van Rhijn",
    Salutation.MR,
    "mr.",
    "A.",
    function="notaris",
    roles=frozenset({Role.DECIDER}),
)
VISIT = Visit(
    uid(54), uid(51), DAY, time(8, 30), 60, VisitKind.FIRST, contact_id=uid(52),
    subject="INTERN onderwerp", made_by="INTERN binnendienst", state_reason="INTERN reden",
)  # fmt: skip
INTERNAL_KEYWORDS = ("NAW", "DMU", "lev", "m2 / freq / overige", "€-TTL", "€-CONC", "afl. contr.", "vk%")
EXTERNAL_KEYWORDS = ("pres-bedr ↔", "wens+beh", "vrvlg")
QUESTION_KEYWORDS = ("bedrijf/organisatie", "functie", "DMU-vraag", "vierkante meters", "huidige leverancier")


def _objectives() -> tuple[Objective, ...]:
    outcomes = (Outcome.REACHED, Outcome.MISSED, Outcome.OPEN)
    sides = [(Side.INTERNAL, word) for word in INTERNAL_KEYWORDS]
    sides += [(Side.EXTERNAL, word) for word in EXTERNAL_KEYWORDS]
    return tuple(
        Objective(uid(100 + at), side, word, f"INTERN doel {at}", outcomes[at % 3], f"INTERN score {at}", at)
        for at, (side, word) in enumerate(sides)
    )


PREPARATION = Preparation(
    uid(55),
    uid(54),
    external_objective="Elkaar leren kennen en uw wensen voor de schoonmaak van Haarlem en Beverwijk op "
    "een rij zetten, zodat wij een passend voorstel kunnen doen.",
    items=(
        CheckItem(uid(400), Step.DOCUMENTATION, "Bedrijfsbrochure"),
        CheckItem(uid(401), Step.WRITING_MATERIAL, "Twee pennen"),
        CheckItem(uid(402), Step.INTERNET, "INTERN opzoeken"),
    ),
    objectives=_objectives(),
    questions=tuple(
        Question(uid(300 + at), word, f"INTERN vraag {at}", f"INTERN inzicht {at}", position=at)
        for at, word in enumerate(QUESTION_KEYWORDS)
    ),
)
ALTERNATIVES = (
    Alternative(
        "Sporthal De Beuk", Address("Beukenlaan 2", "2012 AA", "Haarlem"), "023 555 12 12", "J. Vos", 1.2,
        6, ((time(9), time(22)),),
    ),
    Alternative("Hotel Spaarnzicht", Address("Spaarne 101", "2011 CM", "Haarlem"), "023 555 44 10", "", 31.4),
)  # fmt: skip
SHEET = PreparationSheet(
    VISIT, NOTARY, PREPARATION, COMPANY, SELLER, MADE_AT, OFFICE_MANAGER,
    Travel(time(7, 45), 40, 36.2, "Purmerend"), ALTERNATIVES, ("Kantoren samengevoegd in 2024",),
    ("Van Loon Advocaten",), ("Vaste ploeg bij naam", "Ecolabel op alle middelen"),
)  # fmt: skip

ANSWERED = replace(
    PREPARATION,
    questions=tuple(
        replace(question, asked=True, answer=f"INTERN antwoord {at}")
        for at, question in enumerate(PREPARATION.questions)
    ),
)
REPORT = VisitReport(
    uid(60),
    uid(54),
    usefulness=Usefulness.YES,
    chance_percent=47,
    decision_month=date(2027, 2, 1),
    next_step="Opname ter plaatse",
    next_step_on=date(2026, 12, 1),
    summary="INTERN samenvatting",
    economic_needs="INTERN economisch",
    functional_needs="INTERN functioneel",
    psychological_needs="INTERN psychologisch",
    demands_on_product="INTERN eisen product",
    demands_on_supplier="INTERN eisen leverancier",
    budget="INTERN budget",
    competitor="INTERN concurrent",
    competitor_price_level="INTERN prijsniveau",
    competitor_contract_ends_on=date(2027, 3, 31),
    competitor_dissatisfaction="INTERN onvrede",
    present=(uid(52), uid(53)),
    agreements=(
        Agreement(uid(61), "Opname beide vestigingen", "Sanne de Boer", date(2026, 12, 1), position=1),
        Agreement(uid(62), "Plattegronden mailen", "mevrouw Kuipers", date(2026, 11, 27), position=2),
        Agreement(uid(63), "INTERN afspraak", "INTERN collega", None, for_customer=False, position=3),
    ),
)
REPORT_PAPER = VisitReportPaper(
    REPORT, VISIT, NOTARY, COMPANY, SELLER, MADE_AT, ANSWERED, (OFFICE_MANAGER, NOTARY_HIMSELF),
    (FollowUp(uid(70), "INTERN opvolgen", date(2026, 11, 30)),),
    replace(VISIT, id=uid(71), visit_on=date(2026, 12, 1), start_time=time(10, 0)),
)  # fmt: skip
CARE = Relation(
    uid(80), "Zorggroep Duinrand", address=Address("Duinweg 7", "1963 AA", "Heemskerk"), phone="0251 20 30 40"
)
OFFER_TALK = Visit(uid(91), uid(1), DAY, time(10, 0), 60, VisitKind.OFFER_TALK)
SERVICE_CALL = Visit(uid(92), uid(80), DAY, time(11, 15), 45, VisitKind.AFTER_SALES)
ROUTE = RouteSheet(
    DAY,
    (
        RouteStop(
            VISIT, NOTARY, time(7, 45), 40, 36.2, OFFICE_MANAGER, PREPARATION.external_objective,
            arrival="Parkeren achter het kantoor", plan_b=ALTERNATIVES,
        ),
        RouteStop(OFFER_TALK, WHOLESALE, time(9, 30), 20, 14.0, BUYER),
        RouteStop(SERVICE_CALL, CARE, has_open_complaint=True),
    ),
    COMPANY, SELLER, MADE_AT, 18, 13.0, time(12, 18), "Kennemerland",
)  # fmt: skip
PLAN_B = AlternativesSheet(
    DAY,
    (
        Nearby(time(8, 30), NOTARY.name, "Haarlem", ALTERNATIVES),
        Nearby(time(10), WHOLESALE.name, "Beverwijk", (
            Alternative("Tandarts Stadsrand", phone="0251 55 56 89", detour_minutes=0,
                        hours=((time(8), time(12, 15)), (time(13), time.max))),
            Alternative("Restaurant De Kade", detour_minutes=70, hours=()),
        )),
        Nearby(time(11, 15), CARE.name, "Heemskerk"),
    ),
    COMPANY, SELLER, MADE_AT,
)  # fmt: skip
WEEK = WeekFolder(
    date(2026, 11, 23),
    (
        WeekDay(ROUTE, (SHEET,), PLAN_B),
        WeekDay(
            replace(ROUTE, day=date(2026, 11, 26), stops=(ROUTE.stops[1],)),
            (replace(SHEET, visit=replace(OFFER_TALK, visit_on=date(2026, 11, 26)), relation=WHOLESALE),),
        ),
    ),
    COMPANY, SELLER, MADE_AT,
)  # fmt: skip
RECOVERY = RecoverySheet("7K4M-Q2XA-9TRB-0WVE-HJ38-ZN5C-D1YP-6GFS", "salesdesk.db", SELLER, COMPANY, MADE_AT)
