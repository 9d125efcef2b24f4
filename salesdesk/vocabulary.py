"""The seller's word for every member of every enumeration of the trade, in the source language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from salesdesk.domain.company import Experience
from salesdesk.domain.facts import FactDoubt, FactSubject, FactTheme
from salesdesk.domain.geography import Precision
from salesdesk.domain.library import DocumentKind
from salesdesk.domain.next_steps import NextStep
from salesdesk.domain.offer_approval import ApprovalState
from salesdesk.domain.offer_check import Evidence, Point, Verdict
from salesdesk.domain.offers import LineKind, OfferState, Period
from salesdesk.domain.preparation import (
    Approach,
    Moment,
    Outcome,
    QuestionType,
    Side,
    Step,
    StepState,
    Target,
)
from salesdesk.domain.promises import PromiseState
from salesdesk.domain.relations import BuyingMotive, Importance, Role, Salutation, Status, ValueStrategy
from salesdesk.domain.reports import Usefulness
from salesdesk.domain.smart import Letter, SmartReason
from salesdesk.domain.value_proposition import Fit, NeedKind, Standing
from salesdesk.domain.vat import VatClass
from salesdesk.domain.visits import SalesMethod, VisitKind, VisitState
from salesdesk.errors import N_

# By class first: members of two string enumerations with the same value are the same key.
WORDS: Mapping[type[Enum], Mapping[Enum, str]] = {
    Status: {
        Status.SUSPECT: N_("suspect"),
        Status.PROSPECT: N_("prospect"),
        Status.CUSTOMER: N_("klant"),
        Status.FORMER: N_("ex-klant"),
        Status.DEAD: N_("geen zaken"),
    },
    Importance: {
        Importance.KEY: N_("key account"),
        Importance.A: "A",
        Importance.B: "B",
        Importance.C: "C",
    },
    FactTheme: {
        FactTheme.COMPANY: N_("Bedrijf"),
        FactTheme.SIZE: N_("Omvang"),
        FactTheme.CUSTOMERS: N_("Klanten"),
        FactTheme.CSR: N_("MVO"),
        FactTheme.NEWS: N_("Nieuws en meer"),
    },
    FactSubject: {
        FactSubject.BRANCH: N_("branche"),
        FactSubject.SBI: N_("SBI-code"),
        FactSubject.PRODUCTS: N_("producten en diensten"),
        FactSubject.STAFF: N_("medewerkers hier"),
        FactSubject.STAFF_WORLDWIDE: N_("medewerkers wereldwijd"),
        FactSubject.REVENUE: N_("omzet"),
        FactSubject.SITES: N_("vestigingen"),
        FactSubject.GROUP: N_("groep of holding"),
        FactSubject.CUSTOMERS: N_("hun klanten"),
        FactSubject.REFERENCE: N_("referentie"),
        FactSubject.CSR_GOALS: N_("MVO-doelen"),
        FactSubject.CSR_VISION: N_("MVO-visie"),
        FactSubject.CSR_DEMANDS: N_("eisen aan leveranciers"),
        FactSubject.CSR_HELP: N_("waar wij kunnen helpen"),
        FactSubject.NEWS: N_("nieuws"),
        FactSubject.OTHER: N_("anders"),
    },
    FactDoubt: {
        FactDoubt.NO_SCOPE: N_("Waarvan is dit getal: van hier, van Nederland of van de hele groep?"),
        FactDoubt.WORLD_SMALLER: N_("Wereldwijd is minder dan hier: staan ze verwisseld?"),
        FactDoubt.WORLD_UNKNOWN: N_("Dit is maar een deel van de groep: zoek ook het aantal wereldwijd."),
        FactDoubt.UNREADABLE: N_("Hier staat geen aantal in; op de kaart verandert niets."),
    },
    Role: {
        Role.INITIATOR: N_("initiatiefnemer"),
        Role.DECIDER: N_("beslisser"),
        Role.USER: N_("gebruiker"),
        Role.BUYER: N_("inkoper"),
        Role.INFLUENCER: N_("beïnvloeder"),
        Role.GATEKEEPER: N_("poortwachter"),
        Role.ADVISER: N_("adviseur"),
    },
    Salutation: {
        Salutation.MR: N_("de heer"),
        Salutation.MS: N_("mevrouw"),
        Salutation.NEUTRAL: N_("neutraal"),
    },
    ValueStrategy: {
        ValueStrategy.UNKNOWN: N_("onbekend"),
        ValueStrategy.CUSTOMER_INTIMACY: N_("dicht bij de klant"),
        ValueStrategy.OPERATIONAL_EXCELLENCE: N_("vlot en voordelig"),
        ValueStrategy.PRODUCT_LEADERSHIP: N_("voorop met het product"),
    },
    BuyingMotive: {
        BuyingMotive.GAIN: N_("gewin"),
        BuyingMotive.EASE: N_("gemak"),
        BuyingMotive.PLEASURE: N_("genot"),
        BuyingMotive.SAFETY: N_("veiligheid"),
    },
    Experience: {
        Experience.STARTING: N_("Ik begin net"),
        Experience.PRACTISED: N_("Ik heb een paar jaar ervaring"),
        Experience.VETERAN: N_("Ik ken het vak door en door"),
    },
    Approach: {
        Approach.SOLUTION: N_("Oplossing verkopen"),
        Approach.CONSULTATIVE: N_("Adviseren"),
        Approach.STRATEGIC: N_("Strategisch meedenken"),
        Approach.CHALLENGER: N_("Uitdagen"),
    },
    DocumentKind: {
        DocumentKind.PDF: N_("pdf"),
        DocumentKind.IMAGE: N_("afbeelding"),
        DocumentKind.LINK: N_("link"),
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
    SalesMethod: {
        SalesMethod.NEEDS: N_("Behoeftegericht"),
        SalesMethod.PROBLEM: N_("Probleemoplossend"),
        SalesMethod.PROCESS: N_("Procesgericht"),
        SalesMethod.RELATION: N_("Relatie en advies"),
    },
    Step: {
        Step.INTERNET: N_("Internet"),
        Step.SALES_HISTORY: N_("VIS"),
        Step.CRM: N_("CRM"),
        Step.SOCIAL_MEDIA: N_("Social media"),
        Step.ROUTE: N_("Route en planning"),
        Step.DOCUMENTATION: N_("Documentatie"),
        Step.BUSINESS_CARDS: N_("Visitekaartjes"),
        Step.WRITING_MATERIAL: N_("Schrijfmateriaal"),
        Step.ALTERNATIVES: N_("Alternatieve adressen"),
        Step.QUESTIONS: N_("Vragen"),
    },
    StepState: {
        StepState.OPEN: N_("open"),
        StepState.BUSY: N_("bezig"),
        StepState.DONE: N_("klaar"),
        StepState.SKIPPED: N_("overgeslagen"),
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
    Side: {Side.INTERNAL: N_("intern"), Side.EXTERNAL: N_("extern")},
    Outcome: {
        Outcome.OPEN: N_("open"),
        Outcome.REACHED: N_("bereikt"),
        Outcome.MISSED: N_("niet bereikt"),
    },
    QuestionType: {
        QuestionType.SITUATION: N_("situatie"),
        QuestionType.PROBLEM: N_("probleem"),
        QuestionType.IMPLICATION: N_("gevolg"),
        QuestionType.NEED_PAYOFF: N_("nut"),
    },
    Target: {
        Target.NONE: N_("alleen verslag"),
        Target.EMPLOYEES: N_("Medewerkers"),
        Target.SITES: N_("Vestigingen"),
        Target.BRANCH: N_("Branche"),
        Target.REVENUE_POTENTIAL: N_("Omzetkans"),
        Target.SUPPLIER: N_("Leverancier"),
        Target.CONTRACT_END: N_("Einde contract"),
        Target.ROLE: N_("Rol in DMU"),
        Target.NEWSLETTER: N_("Nieuwsbrief"),
        Target.SERVICES: N_("Diensten"),
        Target.FLOOR_AREA: N_("Oppervlakte"),
        Target.FREQUENCY: N_("Frequentie"),
        Target.TIME_OF_DAY: N_("Tijdstip"),
        Target.CONTRACT_TERM: N_("Looptijd contract"),
        Target.PRICE_LEVEL: N_("Prijsniveau"),
        Target.INTEREST: N_("Interesse"),
        Target.WISHES: N_("Wensen"),
        Target.DEMANDS_PRODUCT: N_("Eisen aan product"),
        Target.DEMANDS_SUPPLIER: N_("Eisen aan leverancier"),
        Target.NEXT_APPOINTMENT: N_("Nieuwe afspraak"),
    },
    Moment: {
        Moment.START: N_("opening"),
        Moment.MIDDLE: N_("midden"),
        Moment.END: N_("afsluiting"),
    },
    Usefulness: {
        Usefulness.UNKNOWN: N_("nog niet ingevuld"),
        Usefulness.YES: N_("Ja"),
        Usefulness.PARTLY: N_("Deels"),
        Usefulness.NO: N_("Nee"),
    },
    OfferState: {
        OfferState.DRAFT: N_("concept"),
        OfferState.RELEASED: N_("verstuurd"),
        OfferState.WON: N_("gewonnen"),
        OfferState.LOST: N_("verloren"),
        OfferState.EXPIRED: N_("verlopen"),
        OfferState.REPLACED: N_("vervangen"),
    },
    LineKind: {
        LineKind.PRODUCT: N_("regel"),
        LineKind.OPTION: N_("optie"),
        LineKind.TEXT: N_("tekst"),
        LineKind.SECTION: N_("kop"),
        LineKind.SUBTOTAL: N_("subtotaal"),
        LineKind.ALTERNATIVE: N_("alternatief"),
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
    Precision: {
        Precision.OWN: N_("zelf geplaatst"),
        Precision.POSTCODE: N_("op postcode"),
        Precision.PLACE: N_("op plaatsnaam"),
        Precision.NEIGHBOURS: N_("geschat uit de omgeving"),
    },
    Point: {
        Point.SOLUTION: N_("Oplossing"),
        Point.BUDGET: N_("Budget"),
        Point.CHANCE: N_("Kans"),
        Point.TERM: N_("Termijn"),
        Point.DMU: N_("DMU"),
    },
    PromiseState: {
        PromiseState.NONE: N_("niets beloofd"),
        PromiseState.OPEN: N_("beloofd"),
        PromiseState.OVERDUE: N_("te laat"),
        PromiseState.EARLY: N_("eerder dan beloofd"),
        PromiseState.ON_TIME: N_("op tijd"),
        PromiseState.LATE: N_("later dan beloofd"),
    },
    Verdict: {
        Verdict.OK: N_("in orde"),
        Verdict.WARN: N_("let op"),
        Verdict.FAIL: N_("niet in orde"),
        Verdict.UNKNOWN: N_("nog niet bekend"),
    },
    Evidence: {
        Evidence.SOLUTION_UNKNOWN: N_("nog niet beoordeeld"),
        Evidence.SOLUTION_NONE: N_("geen passende oplossing"),
        Evidence.SOLUTION_UNPROVEN: N_("zonder onderbouwing"),
        Evidence.SOLUTION_PROVEN: "{evidence}",
        Evidence.DEMANDS_MET: N_("{met} van {demands} eisen"),
        Evidence.DEMANDS_OPEN: N_("{met} van {demands} eisen"),
        Evidence.BUDGET_UNKNOWN: N_("budget onbekend"),
        Evidence.BUDGET_FITS: N_("{budget}, past"),
        Evidence.BUDGET_STRETCHED: N_("{budget}, {over} erboven"),
        Evidence.BUDGET_EXCEEDED: N_("{budget}, {over} te veel"),
        Evidence.CHANCE_UNKNOWN: N_("kans onbekend"),
        Evidence.CHANCE_GOOD: N_("{chance} (min. {minimum})"),
        Evidence.CHANCE_THIN: N_("{chance} (liefst {minimum})"),
        Evidence.CHANCE_LOW: N_("{chance} (min. {minimum})"),
        Evidence.TERM_UNKNOWN: N_("beslismaand onbekend"),
        Evidence.TERM_NOW: N_("nog deze maand"),
        Evidence.TERM_GOOD: N_("{month}, {months} mnd"),
        Evidence.TERM_LONG: N_("{month}, {months} mnd (max. {maximum})"),
        Evidence.TERM_PASSED: N_("{month} is voorbij"),
        Evidence.DECIDER_KNOWN: "{name}",
        Evidence.DECIDER_UNKNOWN: N_("geen beslisser"),
        Evidence.DMU_UNKNOWN: N_("rollen onbekend"),
    },
    Letter: {
        Letter.SPECIFIC: N_("Specifiek"),
        Letter.MEASURABLE: N_("Meetbaar"),
        Letter.ACCEPTABLE: N_("Acceptabel"),
        Letter.REALISTIC: N_("Realistisch"),
        Letter.TIMED: N_("Tijdgebonden"),
    },
    SmartReason: {
        SmartReason.EMPTY: N_("Er staat nog geen doelstelling."),
        SmartReason.BLANK: N_("Er staat nog een vakje open; vul het in."),
        SmartReason.SPECIFIC: N_("Het is duidelijk wat je wilt bereiken."),
        SmartReason.TOO_SHORT: N_("Zeg er iets meer over: wat, bij wie, waarover?"),
        SmartReason.VAGUE: N_("Dit kan nog van alles betekenen; noem het bij de naam."),
        SmartReason.MEASURE: N_("Je kunt straks zien of het gelukt is."),
        SmartReason.NO_MEASURE: N_("Noem een aantal of iets wat je kunt afvinken."),
        SmartReason.ASK_ACCEPTABLE: N_("Staan jij, je collega's en de klant hierachter?"),
        SmartReason.ASK_REALISTIC: N_("Is dit in dit gesprek haalbaar?"),
        SmartReason.AGREED: N_("Door jou bevestigd."),
        SmartReason.MEANS_NOT_GOAL: N_(
            "Een offerte of order is een middel, geen doel: bij een eerste bezoek weet je nog niet wat past. "
            "Leer de klant eerst kennen."
        ),
        SmartReason.CERTAINTY: N_("Zekerheid kun je niet beloven; kies een haalbare stap."),
        SmartReason.TIME: N_("Er staat bij wanneer het klaar is."),
        SmartReason.NO_TIME: N_("Noem een datum of moment."),
    },
}
