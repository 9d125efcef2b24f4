"""The seller's words about a visit: what kind, how it went, what was promised and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from salesdesk.domain.next_steps import NextStep
from salesdesk.domain.promises import PromiseState
from salesdesk.domain.reports import Usefulness
from salesdesk.domain.visits import Freedom, SalesMethod, VisitKind, VisitState
from salesdesk.errors import N_

WORDS: Mapping[type[Enum], Mapping[Enum, str]] = {
    VisitKind: {
        VisitKind.FIRST: N_("Eerste bezoek"),
        VisitKind.FOLLOW_UP: N_("Vervolgbezoek"),
        VisitKind.DEMO_EXPERT: N_("Demonstratie (expert)"),
        VisitKind.DEMO_LAYMAN: N_("Demonstratie (leek)"),
        VisitKind.OFFER_TALK: N_("Offertegesprek"),
        VisitKind.AFTER_SALES: N_("After-sales"),
    },
    VisitState: {
        VisitState.PLANNED: N_("gepland"),
        VisitState.CONFIRMED: N_("bevestigd"),
        VisitState.HELD: N_("geweest"),
        VisitState.ABSENT: N_("niemand aanwezig"),
        VisitState.CANCELLED: N_("afgezegd"),
    },
    Freedom: {
        Freedom.BY_STATE: N_("volgt de status"),
        Freedom.TIME: N_("vaste tijd"),
        Freedom.LEEWAY: N_("ongeveer deze tijd"),
        Freedom.DAY: N_("deze dag"),
        Freedom.WEEK: N_("deze week"),
    },
    SalesMethod: {
        SalesMethod.NEEDS: N_("Behoeftegericht"),
        SalesMethod.PROBLEM: N_("Probleemoplossend"),
        SalesMethod.PROCESS: N_("Procesgericht"),
        SalesMethod.RELATION: N_("Relatie en advies"),
    },
    NextStep: {
        NextStep.RETURN_IN_TIME: N_("Terugkomen vóór het contract afloopt"),
        NextStep.SURVEY: N_("Opname ter plaatse"),
        NextStep.MEET_DECIDER: N_("Beslisser spreken"),
        NextStep.SEND_INFORMATION: N_("Informatie mailen"),
        NextStep.DEMONSTRATE: N_("Demonstratie geven"),
        NextStep.OFFER: N_("Offerte maken"),
        NextStep.TRIAL: N_("Proef afspreken"),
        NextStep.ASK_REACTIONS: N_("Reacties ophalen"),
        NextStep.CALL_DECISION: N_("Bellen over het besluit"),
        NextStep.CHANGE_OFFER: N_("Offerte aanpassen"),
        NextStep.DRAW_CONTRACT: N_("Contract opmaken"),
        NextStep.REPORT_BACK: N_("Punten terugkoppelen"),
        NextStep.SOLVE: N_("Klacht oplossen"),
        NextStep.CALL: N_("Bellen hoe het gaat"),
    },
    Usefulness: {
        Usefulness.UNKNOWN: N_("nog niet ingevuld"),
        Usefulness.YES: N_("Ja"),
        Usefulness.PARTLY: N_("Deels"),
        Usefulness.NO: N_("Nee"),
    },
    PromiseState: {
        PromiseState.NONE: N_("niets beloofd"),
        PromiseState.OPEN: N_("beloofd"),
        PromiseState.OVERDUE: N_("te laat"),
        PromiseState.EARLY: N_("eerder dan beloofd"),
        PromiseState.ON_TIME: N_("op tijd"),
        PromiseState.LATE: N_("later dan beloofd"),
    },
}
