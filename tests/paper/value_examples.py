"""The annex of a preparation, and an offer that tells arguments, with everything on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from salesdesk.domain.competition import compare
from salesdesk.domain.value_matching import match
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
from salesdesk.paper.value_annex import ValueAnnex
from tests.paper.examples import COMPANY, DAY, MADE_AT, NOTARY, OFFER_PAPER, SELLER, VISIT, uid

ARGUMENTS = (
    Argument(
        uid(501), "Vaste ploeg bij naam", "U ziet iedere dag dezelfde mensen.", NeedKind.PSYCHOLOGICAL,
        ("dezelfde mensen", "INTERN woord"), "Verloop 11 % per jaar", 0,
    ),
    Argument(
        uid(502), "Eén vaste prijs per maand", "Een prijs die twaalf maanden vaststaat.", NeedKind.ECONOMIC,
        ("vaste prijs",), "Voorbeeldfactuur", 1,
    ),
    Argument(uid(503), "Ecolabel op alle middelen", "", NeedKind.FUNCTIONAL, ("ecolabel",), "", 2),
)  # fmt: skip
NEEDS = (
    CustomerNeed(uid(511), uid(51), "Altijd dezelfde mensen", NeedKind.PSYCHOLOGICAL, uid(54), DAY, 0),
    CustomerNeed(uid(512), uid(51), "Opzegbaar per kwartaal", NeedKind.ECONOMIC, None, None, 1),
)
FITS = (NeedFit(uid(521), uid(512), uid(502), Fit.CONTRADICTS),)
COMPETITORS = (Competitor(uid(531), "Schoonfix", ("Schoon-fix",)), Competitor(uid(532), "Glansrijk"))
COMPARISONS = (
    Comparison(uid(541), uid(501), uid(531), Standing.BETTER, "Onze ploeg blijft", "Navraag", DAY),
    Comparison(
        uid(542), uid(501), uid(532), Standing.EQUAL, "Beide vaste mensen", "Open dag", date(2025, 1, 7)
    ),
    Comparison(uid(543), uid(502), uid(531), Standing.WORSE, "Zij zijn lager op klein werk"),
)
VALUE_ANNEX = ValueAnnex(
    NOTARY,
    VISIT,
    match(NEEDS, ARGUMENTS, FITS),
    COMPANY,
    SELLER,
    MADE_AT,
    ARGUMENTS[:2],
    compare(ARGUMENTS, COMPETITORS, COMPARISONS),
    "Schoonfix",
)
OFFER_WITH_ARGUMENTS = replace(
    OFFER_PAPER, arguments=tuple(replace(argument, words=()) for argument in ARGUMENTS)
)
