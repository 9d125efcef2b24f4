"""The day that is played: four visits along the coast, each prepared as far as sellers really are."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.preparation import Preparation, Step, StepRecord, StepState
from salesdesk.domain.preparation_edits import scored
from salesdesk.domain.relations import Contact, ContactMoment, Fact, Relation
from salesdesk.domain.reports import Usefulness, VisitReport
from salesdesk.domain.satisfaction import Complaint, NpsSurvey
from salesdesk.domain.visits import METHOD_OF_KIND, Visit, VisitKind, VisitState
from salesdesk.services.sample import neighbours as names
from salesdesk.services.sample.care import FIRST_COMPLAINT
from salesdesk.services.sample.maker import Maker, Sample
from salesdesk.services.sample.visiting import proposed

_DONE, _BUSY, _OPEN, _SKIPPED = StepState.DONE, StepState.BUSY, StepState.OPEN, StepState.SKIPPED
_COMPETITOR_PRICE = "€-CONC"
_ON_THE_WAY = {
    "hoe gaat het": "een 8",
    "beste en slechtste": "gangen altijd fris, gymzaal soms vergeten",
    "extra werk": "twee lokalen erbij vanaf februari",
}


def make_day(maker: Maker, sample: Sample) -> None:
    """Adds today's visits with their preparations, and what else the seller finds this morning."""
    _first_visit(maker, sample)
    _offer_talk(maker, sample)
    _after_sales(maker, sample)
    _demonstration(maker, sample)
    _unfinished_report(maker, sample)
    _make_follow_ups(maker, sample)


def _visit(
    maker: Maker, sample: Sample, name: str, at: time, minutes: int, kind: VisitKind, subject: str
) -> tuple[Visit, Relation, Contact]:
    relation = sample.relation(name)
    contact = sample.contacts_of(relation)[0]
    visit = Visit(
        id=maker.new_id(maker.workday(-8)),
        relation_id=relation.id,
        visit_on=maker.today,
        start_time=at,
        minutes=minutes,
        kind=kind,
        state=VisitState.CONFIRMED,
        contact_id=contact.id,
        subject=subject,
        made_by="Binnendienst" if kind is VisitKind.FIRST else "Sanne de Boer",
    )
    sample.visits.append(visit)
    return visit, relation, contact


def _with_steps(
    preparation: Preparation,
    states: dict[Step, tuple[StepState, str]],
    items_open: frozenset[str] = frozenset(),
) -> Preparation:
    """The steps as far as they are; things of a finished step lie ready, except the ones named."""
    steps = tuple(
        StepRecord(step, state, "" if state is _SKIPPED else note, note if state is _SKIPPED else "")
        for step in Step
        for state, note in [states.get(step, (_DONE, ""))]
    )
    items = tuple(
        replace(
            item, done=states.get(item.step, (_DONE, ""))[0] is not _OPEN and item.label not in items_open
        )
        for item in preparation.items
    )
    return replace(preparation, steps=steps, items=items)


def _first_visit(maker: Maker, sample: Sample) -> None:
    """The worked example of the method: a notary with two sites, the office manager, made by inside sales."""
    visit, relation, contact = _visit(
        maker, sample, names.VAN_RHIJN, time(8, 30), 60, VisitKind.FIRST,
        "Wensen en behoeften schoonmaak opnemen, beide vestigingen",
    )  # fmt: skip
    called_on = maker.workday(-8)
    facts = (
        ("news", "Kantoren samengevoegd in 2024", "website"),
        ("csr_demands", "Eist ecolabel op alle middelen", "website"),
        ("other", "Zelfde pand als Van Loon Advocaten", "binnendienst"),
        ("sites", "Haarlem en Beverwijk", "handelsregister"),
        ("floor_area", "850 m²", "website"),
        ("news", "Zoekt een tweede receptionist", "vacaturesite"),
    )
    for subject, text, source in facts:
        sample.facts.append(Fact(maker.new_id(called_on), relation.id, subject, text, source, called_on))
    text = "Binnendienst belde: afspraak met mevrouw Kuipers, zij regelt alles rond het kantoor."
    moment = maker.moment(called_on, 10, 20)
    sample.moments.append(
        ContactMoment(maker.new_id(called_on), relation.id, text, moment, "phone", contact.id)
    )
    preparation = proposed(maker, visit, ("Haarlem", "Beverwijk"))
    questions = tuple(entry for entry in preparation.questions if _COMPETITOR_PRICE not in entry.serves)
    preparation = replace(
        preparation,
        agreed_smart=frozenset({"A", "R"}),
        questions=questions,
        alternatives=tuple(
            sample.relation(name).id for name in (names.DE_BEUK, names.VAN_LOON, names.SPAARNZICHT)
        ),
    )
    states = {
        Step.INTERNET: (_DONE, "Twee vestigingen, 34 mensen, één maatschap. Van Loon als referentie."),
        Step.SALES_HISTORY: (_DONE, "Nooit gekocht."),
        Step.CRM: (_DONE, f"Via binnendienst, {called_on:%d-%m}."),
        Step.SOCIAL_MEDIA: (_BUSY, "Profiel nog bekijken."),
        Step.ROUTE: (_DONE, "Parkeren achter het kantoor, aanmelden bij de balie."),
        Step.DOCUMENTATION: (_BUSY, ""),
        Step.BUSINESS_CARDS: (_OPEN, ""),
        Step.QUESTIONS: (_BUSY, ""),
    }
    missing = frozenset({"Kerncijfers van ons bedrijf", "Interesses en gedeelde contacten"})
    sample.preparations.append(_with_steps(preparation, states, missing))


def _offer_talk(maker: Maker, sample: Sample) -> None:
    visit, relation, _contact = _visit(
        maker,
        sample,
        names.KENNEMER,
        time(10, 0),
        60,
        VisitKind.OFFER_TALK,
        "Offerte afronden, beslisser aan tafel",
    )
    preparation = replace(proposed(maker, visit), alternatives=(sample.relation(names.VAN_DIJK).id,))
    states = {
        Step.INTERNET: (_SKIPPED, "Bekende klant, vorige maand nog bekeken"),
        Step.SOCIAL_MEDIA: (_SKIPPED, "Ken meneer Bos al jaren"),
        Step.CRM: (_DONE, "Bedrijfsleider Wiersma beslist waarschijnlijk mee."),
        Step.BUSINESS_CARDS: (_OPEN, ""),
    }
    sample.preparations.append(_with_steps(preparation, states))
    day = maker.workday(-10)
    text = "Opname gelopen met de bedrijfsleider; hal en kantoren onder één leverancier."
    sample.moments.append(ContactMoment(maker.new_id(day), relation.id, text, maker.moment(day, 9), "note"))


def _after_sales(maker: Maker, sample: Sample) -> None:
    visit, relation, contact = _visit(
        maker, sample, names.DUINRAND, time(11, 15), 45, VisitKind.AFTER_SALES,
        "Klacht glasbewassing bespreken, halfjaarcijfers",
    )  # fmt: skip
    preparation = replace(proposed(maker, visit), alternatives=(sample.relation(names.DE_VLIEGER).id,))
    skipped = (_SKIPPED, "Bekende klant, niets veranderd")
    states = {
        Step.INTERNET: skipped,
        Step.SOCIAL_MEDIA: skipped,
        Step.CRM: (_DONE, "Klacht van gisteren eerst."),
    }
    sample.preparations.append(_with_steps(preparation, states))
    yesterday = maker.days_ago(1)
    received_at = maker.moment(yesterday, 11, 31)
    sample.complaints.append(
        Complaint(
            maker.new_id(yesterday), relation.id, FIRST_COMPLAINT + 8, "strepen na glasbewassing",
            received_at,
            "Strepen op de ramen van de eetzaal. De ploeg komt vandaag om 10:30 terug.", "binnendienst",
            received_at + timedelta(minutes=40),
        )
    )  # fmt: skip
    asked_on = maker.workday(-58)
    survey = NpsSurvey(maker.new_id(asked_on), relation.id, asked_on, 8, "Sneller reageren in het weekend")
    sample.surveys.append(survey)
    day = maker.workday(-110)
    text = "Nieuwsbrief toegezegd, per mail bevestigd."
    sample.moments.append(
        ContactMoment(maker.new_id(day), relation.id, text, maker.moment(day, 13), "mail", contact.id)
    )


def _demonstration(maker: Maker, sample: Sample) -> None:
    visit, relation, _contact = _visit(
        maker, sample, names.ZAANSTREEK, time(13, 0), 60, VisitKind.DEMO_LAYMAN,
        "Vloeronderhoud drukkerijhal: proefvak laten zien",
    )  # fmt: skip
    busy = dict.fromkeys(Step, (_OPEN, "")) | {
        Step.CRM: (_DONE, "Vorige keer: inktvlekken bij pers 2."),
        Step.ROUTE: (_DONE, ""),
        Step.WRITING_MATERIAL: (_DONE, ""),
        Step.DOCUMENTATION: (_BUSY, "Machine staat gereserveerd."),
    }
    sample.preparations.append(_with_steps(proposed(maker, visit), busy))
    day = maker.workday(-15)
    text = "Meneer de Groot wil eerst zien of de inktvlekken eruit gaan."
    sample.moments.append(ContactMoment(maker.new_id(day), relation.id, text, maker.moment(day, 14), "note"))


def _unfinished_report(maker: Maker, sample: Sample) -> None:
    """A visit of the last working day whose report is still to be finished; some answers were noted there."""
    relation = sample.relation(names.DE_VLIEGER)
    contacts = sample.contacts_of(relation)
    day = maker.workday(-1)
    visit = Visit(
        id=maker.new_id(maker.workday(-12)),
        relation_id=relation.id,
        visit_on=day,
        start_time=time(8, 30),
        kind=VisitKind.AFTER_SALES,
        state=VisitState.HELD,
        contact_id=contacts[0].id,
        subject="Schoonmaak in de vakantie en nieuwe lokalen",
        made_by="Sanne de Boer",
    )
    report = VisitReport(
        id=maker.new_id(day),
        visit_id=visit.id,
        method=METHOD_OF_KIND[visit.kind],
        usefulness=Usefulness.YES,
        summary="Twee lokalen erbij vanaf februari. Directeur wil weten wat dat kost.",
        present=(contacts[0].id,),
    )
    preparation = proposed(maker, visit)
    questions = tuple(
        replace(question, asked=question.keyword in _ON_THE_WAY, answer=_ON_THE_WAY.get(question.keyword, ""))
        for question in preparation.questions
    )
    sample.preparations.append(scored(replace(preparation, questions=questions)))
    sample.visits.append(visit)
    sample.reports.append(report)


def _make_follow_ups(maker: Maker, sample: Sample) -> None:
    late, last = maker.workday(-2), maker.workday(-1)
    for name, text, due_on in (
        (names.KENNEMER, "Bel meneer Bos over de proefweek, vóór 09:30", maker.today),
        (names.ZAANSTREEK, "Stuur brochure vloeronderhoud", maker.today),
        (names.VAN_DIJK, "Nieuwe officemanager vastleggen", late),
        (names.DE_VLIEGER, "Foto's van de vloer mailen", maker.today),
        (names.DE_BEUK, "Nabellen over de offerte", last),
    ):
        relation_id = sample.relation(name).id
        sample.follow_ups.append(FollowUp(maker.new_id(late), text, due_on, relation_id))
