"""What goes with the offers of the sample: general terms, product sheets, and customers that may be named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from salesdesk.domain.library import DocumentKind
from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.domain.offers import OfferState
from salesdesk.domain.relations import Importance, Status
from salesdesk.paper.leaflet import Chapter, Leaflet, leaflet_pdf
from salesdesk.services.sample.library import filed
from salesdesk.services.sample.maker import Maker, Sample

SHEETS = {
    "Glas en gevel": ("GL-02", "GL-04", "GL-GV"),
    "Sanitair altijd gevuld": ("SV-12", "SV-PAP", "SV-ZP"),
}
MOST_NAMED = 4
_DOING = Chapter(
    "Algemene voorwaarden",
    "Wat u van ons mag verwachten, en wij van u. Samen met de offerte is dit onze hele afspraak.",
    (
        "Een opdracht begint als u de offerte hebt ondertekend en wij die hebben ontvangen.",
        "Wij werken met eigen mensen, op de uren die in het werkprogramma staan.",
        "Is iets niet schoon, dan meldt u dat binnen twee werkdagen en doen wij het over.",
        "Water, stroom en een afsluitbare kast zijn er, zonder kosten voor ons.",
    ),
)
_PAYING = Chapter(
    "Prijzen, betaling en einde",
    "Rekeningen komen aan het eind van de maand.",
    (
        "Prijzen gelden een jaar en volgen daarna de loonkosten in onze cao.",
        "U betaalt binnen de termijn van de offerte; daarna rekenen wij de wettelijke rente.",
        "Schade melden wij dezelfde dag; wij zijn verzekerd tot een miljoen euro.",
        "Opzeggen kan schriftelijk, met een maand opzegtermijn.",
    ),
)


def make_enclosures(maker: Maker, sample: Sample) -> None:
    """Terms in the library and in the settings, sheets by article, references, and drafts that carry them."""
    company, seller = sample.settings.company, sample.settings.seller
    made_at = datetime.combine(maker.days_ago(300), time(9), UTC)
    content = leaflet_pdf(Leaflet((_DOING, _PAYING), company, seller.name, made_at, "nl")).content
    terms = filed(maker, sample, "voorwaarden.pdf", content, DocumentKind.PDF, _DOING.title)
    for at, document in enumerate(sample.documents):
        if document.title in SHEETS:
            sample.documents[at] = replace(document, product_codes=SHEETS[document.title])
    house = replace(company, terms_document=str(terms.id))
    sample.settings = replace(sample.settings, company=house)
    named = 0
    for at, relation in enumerate(sample.relations):
        is_good = relation.status is Status.CUSTOMER and relation.importance in {Importance.KEY, Importance.A}
        if is_good and named < MOST_NAMED:
            agreed = maker.days_ago(90 + 40 * named)
            sample.relations[at] = replace(relation, is_reference=True, reference_agreed_on=agreed)
            named += 1
    for at, offer in enumerate(sample.offers):
        if offer.state is OfferState.DRAFT:
            sample.offers[at] = replace(offer, attachments=(terms.id,))
    _dress_one(sample)


def _dress_one(sample: Sample) -> None:
    """The newest draft shows the modern layout and names two customers."""
    drafts = [at for at, offer in enumerate(sample.offers) if offer.state is OfferState.DRAFT]
    if not drafts:
        return
    at = max(drafts, key=lambda place: sample.offers[place].number)
    offer = sample.offers[at]
    named = [each.id for each in sample.relations if each.is_reference and each.id != offer.relation_id]
    sample.offers[at] = replace(offer, layout=OfferLayout.MODERN.value, references=tuple(named[:2]))
