"""What the seller knows of the companies and people of the day: facts, profiles, news, mailing lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.facts import FactSubject
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import BuyingMotive, Contact, Fact, Importance, Relation, Status
from salesdesk.services.sample import neighbours as names
from salesdesk.services.sample.maker import Maker, Sample
from salesdesk.services.sample.offering import make_lines

_S = FactSubject
# relation, subject, words, source, days ago
_FACTS: tuple[tuple[str, FactSubject, str, str, int], ...] = (
    (names.VAN_RHIJN, _S.PRODUCTS, "Familierecht, vastgoed en ondernemingsrecht", "website", 12),
    (names.VAN_RHIJN, _S.GROUP, "Zelfstandige maatschap van vier notarissen", "handelsregister", 12),
    (names.VAN_RHIJN, _S.STAFF, "29", "website", 610),
    (names.VAN_RHIJN, _S.STAFF, "34", "jaarverslag", 12),
    (names.VAN_RHIJN, _S.CUSTOMERS, "Sporthal De Beuk, Bakkerij Ammerlaan B.V.", "website", 12),
    (names.VAN_RHIJN, _S.CSR_GOALS, "In 2030 geen papieren dossiers meer", "website", 430),
    (names.VAN_RHIJN, _S.CSR_HELP, "Ons ecologische pakket past bij hun ecolabel", "eigen idee", 12),
    (names.KENNEMER, _S.GROUP, "Dochter van Nordtec Holding N.V. in Hengelo", "handelsregister", 40),
    (names.KENNEMER, _S.STAFF_WORLDWIDE, "2.150 in elf landen", "jaarverslag van de groep", 40),
    (names.KENNEMER, _S.PRODUCTS, "Lagers, aandrijvingen en gereedschap voor de industrie", "website", 40),
    (names.KENNEMER, _S.CUSTOMERS, "Metaalbewerking Van Dijk, Drukkerij Zaanstreek", "verkoper binnen", 40),
    (names.KENNEMER, _S.NEWS, "Nieuw magazijn met 40 extra plaatsen in Beverwijk", "krant", 25),
    (names.DUINRAND, _S.STAFF, "380", "jaarverslag", 200),
    (names.DUINRAND, _S.GROUP, "Zelfstandige zorggroep met drie huizen in de IJmond", "website", 200),
    (names.DUINRAND, _S.CSR_DEMANDS, "Leveranciers tekenen een gedragscode", "inkoopvoorwaarden", 200),
)
# surname, education, interests, shared with us, profile, motives, mailing lists
_PROFILES: tuple[tuple[str, str, str, str, str, tuple[BuyingMotive, ...], tuple[str, ...]], ...] = (
    ("Kuipers", "Facility management, hbo", "hockey, koor, tuinieren", "hockeyt waar Sanne traint",
     "https://profiel.example/m-kuipers", (BuyingMotive.EASE, BuyingMotive.SAFETY), ()),
    ("Bos", "Technische bedrijfskunde, hts", "zeilen, modelbouw", "", "https://profiel.example/t-bos",
     (BuyingMotive.GAIN,), ("Prijslijst",)),
    ("el Amrani", "Verpleegkunde, later facilitair", "hardlopen, bestuur van de wijkraad",
     "zat met M. Visser op school", "https://profiel.example/f-elamrani",
     (BuyingMotive.SAFETY, BuyingMotive.EASE), ("Kwartaalbericht zorg", "Open dag")),
    ("de Groot", "Grafische school, eigen zaak sinds 1998", "oude drukpersen", "", "",
     (BuyingMotive.PLEASURE,), ()),
)  # fmt: skip
# relation, weeks between two looks, weeks since the last one
_NEWS: tuple[tuple[str, int, int], ...] = ((names.DUINRAND, 4, 5), (names.KENNEMER, 8, 2))


def make_knowing(maker: Maker, sample: Sample) -> None:
    """Adds to what is there already; the first visit takes two facts and a reference along."""
    for name, subject, text, source, days in _FACTS:
        day = maker.days_ago(days)
        relation = sample.relation(name)
        sample.facts.append(Fact(maker.new_id(day), relation.id, subject, text, source, day))
    sample.contacts[:] = [_profiled(contact) for contact in sample.contacts]
    sample.relations[:] = [_followed(maker, relation) for relation in sample.relations]
    _take_along(maker, sample)
    _lose_an_offer(maker, sample)


def _profiled(contact: Contact) -> Contact:
    for surname, education, interests, shared, profile, motives, lists in _PROFILES:
        if contact.surname == surname and not contact.education:
            return replace(
                contact,
                education=education,
                interests=interests,
                shared_with_us=shared,
                profile_url=profile,
                motives=frozenset(motives),
                mailing_lists=lists,
            )
    return contact


def _followed(maker: Maker, relation: Relation) -> Relation:
    """The news of key accounts is followed anyway, and was seen lately."""
    for name, weeks, since in _NEWS:
        if relation.name == name:
            seen = maker.today - timedelta(weeks=since)
            return replace(relation, news_every_weeks=weeks, news_seen_on=seen)
    if relation.importance is Importance.KEY and relation.status is Status.CUSTOMER:
        return replace(relation, news_every_weeks=4, news_seen_on=maker.days_ago(maker.between(1, 20)))
    return relation


def _take_along(maker: Maker, sample: Sample) -> None:
    """The notary hears a name he knows, and sees that we read about him."""
    notary, beech = sample.relation(names.VAN_RHIJN), sample.relation(names.DE_BEUK)
    day = maker.workday(-8)
    text = f"{beech.name}, {beech.address.place}"
    reference = Fact(maker.new_id(day), notary.id, FactSubject.REFERENCE, text, "klantenlijst", day)
    sample.facts.append(reference)
    told = {FactSubject.CSR_DEMANDS, FactSubject.PRODUCTS}
    known = [fact.id for fact in sample.facts if fact.relation_id == notary.id and fact.subject in told]
    visits = {visit.id for visit in sample.visits if visit.relation_id == notary.id}
    along: tuple[UUID, ...] = (*known, reference.id)
    sample.preparations[:] = [
        replace(kept, taken_along=along) if kept.visit_id in visits else kept for kept in sample.preparations
    ]


def _lose_an_offer(maker: Maker, sample: Sample) -> None:
    """Two years ago the wholesaler chose another: why, is worth knowing before the talk of today."""
    kennemer = sample.relation(names.KENNEMER)
    day = maker.days_ago(640)
    products = {product.code: product for product in sample.products}
    lines = make_lines(maker, (("VL-02", 3), ("GL-04", 8)), products, day)
    sample.offers.append(
        Offer(
            id=maker.new_id(day),
            relation_id=kennemer.id,
            number=min(offer.number for offer in sample.offers) - 1,
            state=OfferState.LOST,
            subject="Vloeronderhoud magazijn",
            offered_on=day,
            sent_on=day,
            decided_on=day + timedelta(days=34),
            chance_percent=0,
            lost_reason="Prijs: per vierkante meter duurder",
            competitor="Kraakhelder Groep",
            budget=Decimal(6_000),
            lines=lines,
        )
    )
