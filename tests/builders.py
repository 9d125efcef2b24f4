"""Values with sensible defaults for every test: say only what the test is about."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

from salesdesk.domain.catalogue import KeptTemplate
from salesdesk.domain.company import Company, Seller, Settings
from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.identity import make_id
from salesdesk.domain.library import LibraryDocument
from salesdesk.domain.offers import Offer, OfferLine
from salesdesk.domain.preparation import CheckItem, Objective, Preparation, Question, Side, Step
from salesdesk.domain.products import Product, SalesLine
from salesdesk.domain.relations import (
    Address,
    Contact,
    ContactMoment,
    Fact,
    Importance,
    PsuMember,
    Relation,
    Role,
    Salutation,
    Status,
    StatusChange,
)
from salesdesk.domain.reports import Agreement, Usefulness, VisitReport
from salesdesk.domain.satisfaction import Complaint, NpsSurvey
from salesdesk.domain.value_proposition import Argument, Comparison, Competitor, CustomerNeed, NeedFit
from salesdesk.domain.visits import Visit, VisitMove

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
RELATION_ID = UUID("01939000-0000-7000-8000-000000000001")
"""The relation all builders point at when a test names none: save `a_relation(id=RELATION_ID)` first."""
VISIT_ID = UUID("01939000-0000-7000-8000-000000000002")

_numbers = count(1)


def an_id() -> UUID:
    """A fresh UUIDv7; later ones sort after earlier ones."""
    number = next(_numbers)
    return make_id(1_795_000_000_000 + number, number.to_bytes(10, "big"))


def an_address(**over: Any) -> Address:
    return Address(**{"street": "Oudegracht 12", "postcode": "3511 AB", "place": "Utrecht", **over})


def a_relation(**over: Any) -> Relation:
    filled: dict[str, Any] = {
        "id": an_id(),
        "name": "Kantoorhuis De Linde B.V.",
        "status": Status.PROSPECT,
        "importance": Importance.B,
        "address": an_address(),
        "phone": "030 555 01 23",
        "email": "receptie@delinde.example",
        "branch": "Kantoorverhuur",
        "employees": 120,
        "revenue_potential": Decimal(18500),
    }
    return Relation(**{**filled, **over})


def a_contact(**over: Any) -> Contact:
    filled: dict[str, Any] = {
        "id": an_id(),
        "relation_id": RELATION_ID,
        "surname": "el Amrani",
        "salutation": Salutation.MS,
        "initials": "F.",
        "first_name": "Fatima",
        "function": "Facilitair manager",
        "phone": "030 555 01 24",
        "email": "f.elamrani@delinde.example",
        "roles": frozenset({Role.DECIDER}),
    }
    return Contact(**{**filled, **over})


def a_psu_member(**over: Any) -> PsuMember:
    filled = {
        "id": an_id(),
        "relation_id": RELATION_ID,
        "name": "Joris Peeters",
        "function": "Technisch adviseur",
    }
    return PsuMember(**{**filled, **over})


def a_fact(**over: Any) -> Fact:
    filled = {
        "id": an_id(),
        "relation_id": RELATION_ID,
        "subject": "Vloeroppervlak",
        "text": "2.400 m² op drie verdiepingen",
        "noted_on": TODAY,
    }
    return Fact(**{**filled, **over})


def a_status_change(**over: Any) -> StatusChange:
    filled = {
        "id": an_id(),
        "relation_id": RELATION_ID,
        "before": Status.SUSPECT,
        "after": Status.PROSPECT,
        "changed_at": NOW,
        "changed_by": "Sanne de Wit",
    }
    return StatusChange(**{**filled, **over})


def a_contact_moment(**over: Any) -> ContactMoment:
    filled = {
        "id": an_id(),
        "relation_id": RELATION_ID,
        "text": "Gebeld over de proefplaatsing.",
        "happened_at": NOW,
        "kind": "call",
    }
    return ContactMoment(**{**filled, **over})


def a_visit(**over: Any) -> Visit:
    filled = {
        "id": an_id(),
        "relation_id": RELATION_ID,
        "visit_on": TODAY,
        "start_time": time(10, 0),
        "subject": "Kennismaking",
        "made_by": "Sanne de Wit",
    }
    return Visit(**{**filled, **over})


def a_check_item(**over: Any) -> CheckItem:
    return CheckItem(
        **{"id": an_id(), "step": Step.DOCUMENTATION, "label": "Brochure schoonloopmatten", **over}
    )


def an_objective(**over: Any) -> Objective:
    filled = {
        "id": an_id(),
        "side": Side.INTERNAL,
        "keyword": "contracteinde",
        "text": "Weten wanneer het lopende contract eindigt",
    }
    return Objective(**{**filled, **over})


def a_question(**over: Any) -> Question:
    filled = {
        "id": an_id(),
        "keyword": "contract",
        "text": "Tot wanneer loopt uw huidige contract?",
        "serves": ("contracteinde",),
    }
    return Question(**{**filled, **over})


def a_preparation(**over: Any) -> Preparation:
    filled: dict[str, Any] = {
        "id": an_id(),
        "visit_id": VISIT_ID,
        "external_objective": "Samen nagaan of een proefplaatsing past",
        "items": (a_check_item(),),
        "objectives": (an_objective(),),
        "questions": (a_question(),),
    }
    return Preparation(**{**filled, **over})


def an_agreement(**over: Any) -> Agreement:
    filled = {
        "id": an_id(),
        "what": "Offerte sturen voor drie ingangen",
        "who": "Sanne de Wit",
        "due_on": date(2026, 12, 1),
    }
    return Agreement(**{**filled, **over})


def a_report(**over: Any) -> VisitReport:
    filled: dict[str, Any] = {
        "id": an_id(),
        "visit_id": VISIT_ID,
        "usefulness": Usefulness.YES,
        "chance_percent": 60,
        "decision_month": date(2027, 2, 1),
        "next_step": "Offerte bespreken",
        "next_step_on": date(2026, 12, 8),
        "agreements": (an_agreement(),),
    }
    return VisitReport(**{**filled, **over})


def a_follow_up(**over: Any) -> FollowUp:
    filled = {"id": an_id(), "text": "Nabellen over de offerte", "due_on": date(2026, 12, 3)}
    return FollowUp(**{**filled, **over})


def a_complaint(**over: Any) -> Complaint:
    filled = {
        "id": an_id(),
        "relation_id": RELATION_ID,
        "number": 31,
        "subject": "Mat te laat gewisseld",
        "received_at": NOW,
        "received_by": "Sanne de Wit",
    }
    return Complaint(**{**filled, **over})


def an_nps_survey(**over: Any) -> NpsSurvey:
    return NpsSurvey(**{"id": an_id(), "relation_id": RELATION_ID, "asked_on": TODAY, "score": 8, **over})


def a_product(**over: Any) -> Product:
    filled = {
        "id": an_id(),
        "code": "SM-085150",
        "name": "Schoonloopmat 85 x 150 cm",
        "price": Decimal("7.85"),
        "group": "Matten",
        "purchase_price": Decimal("3.10"),
    }
    return Product(**{**filled, **over})


def a_sales_line(**over: Any) -> SalesLine:
    filled = {
        "id": an_id(),
        "relation_id": RELATION_ID,
        "sold_on": date(2026, 3, 12),
        "product_code": "SM-085150",
        "product_name": "Schoonloopmat 85 x 150 cm",
        "quantity": Decimal(6),
        "amount": Decimal("47.10"),
        "group": "Matten",
    }
    return SalesLine(**{**filled, **over})


def an_offer_line(**over: Any) -> OfferLine:
    filled = {
        "id": an_id(),
        "product_code": "SM-085150",
        "description": "Schoonloopmat 85 x 150 cm, wekelijks gewisseld",
        "quantity": Decimal(52),
        "unit_price": Decimal("7.85"),
    }
    return OfferLine(**{**filled, **over})


def an_offer(**over: Any) -> Offer:
    filled: dict[str, Any] = {
        "id": an_id(),
        "relation_id": RELATION_ID,
        "number": 87,
        "subject": "Schoonloopmatten voor drie ingangen",
        "chance_percent": 60,
        "decision_month": date(2027, 2, 1),
        "lines": (an_offer_line(),),
    }
    return Offer(**{**filled, **over})


def a_company(**over: Any) -> Company:
    filled: dict[str, Any] = {
        "name": "Veldzicht Matten B.V.",
        "tagline": "Schoon begint bij de deur",
        "address": an_address(street="Industrieweg 8", postcode="3542 AD"),
        "phone": "030 555 02 00",
        "email": "info@veldzicht.example",
        "kvk_number": "12345678",
        "vat_number": "NL001234567B01",
        "iban": "NL91ABNA0417164300",
    }
    return Company(**{**filled, **over})


def a_seller(**over: Any) -> Seller:
    filled: dict[str, Any] = {
        "name": "Sanne de Wit",
        "function": "Accountmanager",
        "phone": "06 12 34 56 78",
        "email": "s.dewit@veldzicht.example",
        "home": an_address(street="Maliebaan 3", postcode="3581 CA"),
    }
    return Seller(**{**filled, **over})


def some_settings(**over: Any) -> Settings:
    return Settings(**{"company": a_company(), "seller": a_seller(), **over})


def a_visit_move(**over: Any) -> VisitMove:
    filled: dict[str, Any] = {
        "id": an_id(),
        "visit_id": VISIT_ID,
        "from_on": TODAY,
        "from_time": time(10, 0),
        "to_on": date(2026, 11, 26),
        "to_time": time(8, 30),
        "moved_at": NOW,
        "reason": "Contactpersoon ziek",
    }
    return VisitMove(**{**filled, **over})


def a_library_document(**over: Any) -> LibraryDocument:
    filled = {"id": an_id(), "title": "Bedrijfsbrochure", "file_name": "brochure.pdf", "is_corporate": True}
    return LibraryDocument(**{**filled, **over})


def a_kept_template(**over: Any) -> KeptTemplate:
    return KeptTemplate(**{"id": an_id(), "slug": "zorg", "name": "Zorg", "document": "{}", **over})


ARGUMENT_ID = UUID("01939000-0000-7000-8000-000000000003")
COMPETITOR_ID = UUID("01939000-0000-7000-8000-000000000004")
NEED_ID = UUID("01939000-0000-7000-8000-000000000005")


def an_argument(**over: Any) -> Argument:
    filled = {
        "id": an_id(),
        "title": "Wissel op vaste dag",
        "words": ("tijd", "rust"),
        "evidence": "Logboek 2025",
    }
    return Argument(**{**filled, **over})


def a_competitor(**over: Any) -> Competitor:
    return Competitor(**{"id": an_id(), "name": "Matsen Textiel", **over})


def a_comparison(**over: Any) -> Comparison:
    filled = {
        "id": an_id(),
        "argument_id": ARGUMENT_ID,
        "competitor_id": COMPETITOR_ID,
        "claim": "Wisselt om de week",
    }
    return Comparison(**{**filled, **over})


def a_customer_need(**over: Any) -> CustomerNeed:
    return CustomerNeed(
        **{"id": an_id(), "relation_id": RELATION_ID, "text": "Geen gedoe bij de wissel", **over}
    )


def a_need_fit(**over: Any) -> NeedFit:
    return NeedFit(**{"id": an_id(), "need_id": NEED_ID, "argument_id": ARGUMENT_ID, **over})


def the_offering() -> tuple[Any, ...]:
    """One value of every kind that revision 0002 brought."""
    return (
        a_visit_move(),
        a_library_document(),
        a_kept_template(),
        an_argument(id=ARGUMENT_ID),
        a_competitor(id=COMPETITOR_ID),
        a_comparison(),
        a_customer_need(id=NEED_ID),
        a_need_fit(),
    )
