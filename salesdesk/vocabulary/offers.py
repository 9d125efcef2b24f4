"""The seller's words about an offer: its state, its lines, its approval and its check beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from salesdesk.domain.lost_reasons import LostReason
from salesdesk.domain.offer_approval import ApprovalState
from salesdesk.domain.offer_check import Evidence, Point, Verdict
from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.domain.offer_sending import Way
from salesdesk.domain.offers import LineKind, OfferState, Period
from salesdesk.domain.prices import PriceReason
from salesdesk.domain.value_proposition import Fit, NeedKind, Standing
from salesdesk.domain.vat import VatClass
from salesdesk.errors import N_

WORDS: Mapping[type[Enum], Mapping[Enum, str]] = {
    OfferLayout: {
        OfferLayout.COMPACT: N_("compact"),
        OfferLayout.CLASSIC: N_("klassiek"),
        OfferLayout.MODERN: N_("modern"),
    },
    NeedKind: {
        NeedKind.ECONOMIC: N_("economisch"),
        NeedKind.FUNCTIONAL: N_("functioneel"),
        NeedKind.PSYCHOLOGICAL: N_("psychologisch"),
    },
    Fit: {
        Fit.MEETS: N_("past"),
        Fit.NEUTRAL: N_("zegt hier niets"),
        Fit.CONTRADICTS: N_("botst"),
    },
    Standing: {
        Standing.UNKNOWN: N_("onbekend"),
        Standing.BETTER: N_("wij beter"),
        Standing.EQUAL: N_("gelijk"),
        Standing.WORSE: N_("zij beter"),
    },
    Way: {
        Way.MAIL: N_("per mail"),
        Way.PAPER: N_("op papier"),
        Way.ELSEWHERE: N_("langs een andere weg"),
        Way.ORDER_CSV: N_("order als CSV"),
        Way.ORDER_UBL: N_("order als UBL"),
    },
    OfferState: {
        OfferState.DRAFT: N_("concept"),
        OfferState.RELEASED: N_("verstuurd"),
        OfferState.WON: N_("gewonnen"),
        OfferState.LOST: N_("verloren"),
        OfferState.EXPIRED: N_("verlopen"),
        OfferState.REPLACED: N_("vervangen"),
    },
    LostReason: {
        LostReason.PRICE: N_("prijs"),
        LostReason.PRODUCT: N_("ander product past beter"),
        LostReason.STAYS: N_("blijft bij huidige leverancier"),
        LostReason.TERM: N_("levertijd"),
        LostReason.HIMSELF: N_("doet het zelf"),
        LostReason.BUDGET: N_("geen budget meer"),
        LostReason.CALLED_OFF: N_("uitgesteld of afgelast"),
        LostReason.SILENT: N_("geen reactie meer"),
        LostReason.OTHER: N_("anders"),
    },
    LineKind: {
        LineKind.PRODUCT: N_("regel"),
        LineKind.OPTION: N_("optie"),
        LineKind.TEXT: N_("tekst"),
        LineKind.SECTION: N_("kop"),
        LineKind.SUBTOTAL: N_("subtotaal"),
        LineKind.ALTERNATIVE: N_("alternatief"),
    },
    PriceReason: {
        PriceReason.LIST: N_("lijstprijs"),
        PriceReason.TIER: N_("staffel"),
        PriceReason.RELATION: N_("afspraak"),
        PriceReason.CLASS: N_("afspraak voor de klasse"),
        PriceReason.EVERYBODY: N_("actie"),
    },
    Period: {
        Period.ONCE: N_("eenmalig"),
        Period.MONTHLY: N_("per maand"),
        Period.YEARLY: N_("per jaar"),
    },
    ApprovalState: {
        ApprovalState.ASKED: N_("gevraagd"),
        ApprovalState.GRANTED: N_("goedgekeurd"),
        ApprovalState.REFUSED: N_("afgewezen"),
    },
    VatClass: {
        VatClass.STANDARD: N_("hoog tarief"),
        VatClass.MIDDLE: N_("middentarief"),
        VatClass.REDUCED: N_("laag tarief"),
        VatClass.ZERO: N_("nultarief"),
        VatClass.REVERSE: N_("verlegd"),
    },
    Point: {
        Point.SOLUTION: N_("Oplossing"),
        Point.BUDGET: N_("Budget"),
        Point.CHANCE: N_("Kans"),
        Point.TERM: N_("Termijn"),
        Point.DMU: N_("DMU"),
    },
    Verdict: {
        Verdict.OK: N_("in orde"),
        Verdict.WARN: N_("let op"),
        Verdict.FAIL: N_("niet in orde"),
        Verdict.UNKNOWN: N_("nog niet bekend"),
    },
    Evidence: {
        Evidence.SOLUTION_UNKNOWN: N_("nog open"),
        Evidence.SOLUTION_NONE: N_("geen passende oplossing"),
        Evidence.SOLUTION_UNPROVEN: N_("zonder onderbouwing"),
        Evidence.SOLUTION_PROVEN: "{evidence}",
        Evidence.DEMANDS_MET: N_("{met} van {demands} eisen"),
        Evidence.DEMANDS_OPEN: N_("{met} van {demands} eisen"),
        Evidence.BUDGET_UNKNOWN: N_("onbekend"),
        Evidence.BUDGET_FITS: N_("{budget}, past"),
        Evidence.BUDGET_STRETCHED: N_("{budget}, {over} erboven"),
        Evidence.BUDGET_EXCEEDED: N_("{budget}, {over} te veel"),
        Evidence.CHANCE_UNKNOWN: N_("onbekend"),
        Evidence.CHANCE_GOOD: N_("{chance} (min. {minimum})"),
        Evidence.CHANCE_THIN: N_("{chance} (liefst {minimum})"),
        Evidence.CHANCE_LOW: N_("{chance} (min. {minimum})"),
        Evidence.TERM_UNKNOWN: N_("onbekend"),
        Evidence.TERM_NOW: N_("nog deze maand"),
        Evidence.TERM_GOOD: N_("{month}, {months} mnd"),
        Evidence.TERM_LONG: N_("{month}, {months} mnd (max. {maximum})"),
        Evidence.TERM_PASSED: N_("{month} is voorbij"),
        Evidence.DECIDER_KNOWN: "{name}",
        Evidence.DECIDER_UNKNOWN: N_("geen beslisser"),
        Evidence.DMU_UNKNOWN: N_("rollen onbekend"),
    },
}
