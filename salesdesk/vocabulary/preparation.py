"""The seller's words about preparing a visit: its steps, its questions and its SMART objective."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

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
from salesdesk.domain.smart import Letter, SmartReason
from salesdesk.errors import N_

WORDS: Mapping[type[Enum], Mapping[Enum, str]] = {
    Approach: {
        Approach.SOLUTION: N_("Oplossing verkopen"),
        Approach.CONSULTATIVE: N_("Adviseren"),
        Approach.STRATEGIC: N_("Strategisch meedenken"),
        Approach.CHALLENGER: N_("Uitdagen"),
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
