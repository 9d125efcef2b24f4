"""A question template of the sample seller's own, and a fact so old that it asks to be checked."""

from __future__ import annotations

import json

from salesdesk.domain.catalogue import KeptTemplate, ObjectivePattern, QuestionPattern, Template
from salesdesk.domain.customer_cycle import months_before
from salesdesk.domain.preparation import Moment, QuestionType, Target
from salesdesk.domain.relations import Fact
from salesdesk.domain.template_document import template_document
from salesdesk.domain.visits import VisitKind
from salesdesk.services.sample import neighbours as names
from salesdesk.services.sample.maker import Maker, Sample
from salesdesk.services.starter_catalogue import starter_catalogue

SLUG = "eigen_sporthallen"
_TALKS = frozenset({VisitKind.FIRST, VisitKind.FOLLOW_UP})
_LATER = frozenset({VisitKind.AFTER_SALES})
_TYPES = {"s": QuestionType.SITUATION, "p": QuestionType.PROBLEM, "g": QuestionType.IMPLICATION,
          "n": QuestionType.NEED_PAYOFF}  # fmt: skip
# Kind, keyword, question, objectives, where the answer goes.
_QUESTIONS = (
    ("s", "bezetting hallen", "Wie gebruikt de hallen, en op welke uren?", "zaaluren", Target.TIME_OF_DAY),
    ("s", "vloersoorten", "Welke vloeren liggen er, en hoe oud zijn ze?", "zaaluren", Target.FLOOR_AREA),
    ("s", "zelf of besteed", "Wat doet u zelf, en wat besteedt u uit?", "interesse", Target.SERVICES),
    ("s", "huidige ploeg", "Met wie werkt u nu samen, en sinds wanneer?", "lev", Target.SUPPLIER),
    ("s", "wie gaat erover", "Wie beslist: gemeente, stichting of u?", "DMU", Target.ROLE),
    ("p", "kleedruimten", "Wat hoort u het vaakst over de kleedruimten?", "wens+beh", Target.WISHES),
    ("p", "gladde vloer", "Wanneer is de vloer te glad of te stroef?", "wens+beh", Target.WISHES),
    ("p", "na het weekend", "Hoe ziet de hal er op maandagochtend uit?", "wens+beh", Target.WISHES),
    ("g", "uitval les", "Wat gebeurt er als een hal een ochtend dicht moet?", "wens+beh", Target.WISHES),
    ("g", "blessures", "Wat betekent een valpartij voor u als beheerder?", "wens+beh", Target.WISHES),
    ("n", "vrije avond", "Wat zou u doen met een vrije avond?", "wens+beh", Target.WISHES),
    ("s", "einde contract", "Tot wanneer loopt het?", "afl. contr.|nw. contract", Target.CONTRACT_END),
    ("s", "kosten per hal", "Wat kost een hal u per maand, alles inbegrepen?", "€-CONC", Target.PRICE_LEVEL),
    ("s", "jaarbedrag", "Hoeveel gaat er per jaar in schoonmaak om?", "€-TTL|ABC", Target.REVENUE_POTENTIAL),
)  # fmt: skip


def make_question_lists(maker: Maker, sample: Sample) -> None:
    """One template for sports halls, and what a printer paid more than a year ago."""
    hours = ObjectivePattern(
        "zaaluren", "Je weet hoeveel uur per week de hallen in gebruik zijn.", kinds=_TALKS
    )
    questions = tuple(
        QuestionPattern(keyword, text, "", tuple(serves.split("|")), _TYPES[kind], target, _TALKS)
        for kind, keyword, text, serves, target in _QUESTIONS
    )
    looking_back = QuestionPattern(
        "oordeel sporters", "Wat hoort u van de verenigingen over de hallen?", "", ("tevreden", "evaluatie"),
        kinds=_LATER, moment=Moment.START,
    )  # fmt: skip
    words = ("sporthal", "sportzaal", "gymzaal", "zwembad")
    template = Template(
        SLUG, "Sporthallen", "de schoonmaak van de hallen", words, (hours,), (*questions, looking_back)
    )
    document = json.dumps(template_document(template, starter_catalogue("nl")), ensure_ascii=False)
    sample.templates.append(KeptTemplate(maker.new_id(maker.today), SLUG, template.name, document))
    printer, noted = sample.relation(names.ZAANSTREEK), months_before(maker.today, 15)
    sample.facts.append(
        Fact(
            maker.new_id(noted), printer.id, Target.PRICE_LEVEL.value, "€ 1.150 per maand", "telefoon", noted
        )
    )
