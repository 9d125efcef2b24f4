"""When relations are open, and what the seller noted about arriving there the time before."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.domain.preparation import Preparation, Step
from salesdesk.domain.preparation_edits import with_record
from salesdesk.domain.relations import Relation, Status
from salesdesk.services.sample.maker import Maker, Sample

_OFFICE = ("ma-vr 08:30-17:00", "ma-vr 09:00-17:30", "ma-do 08:30-17:00; vr 08:30-16:00")
_WORKPLACE = ("ma-vr 07:00-16:30", "ma-vr 07:30-17:00; za 08:00-12:00", "ma-vr 07:30-16:30")
_HOURS: dict[str, tuple[str, ...]] = {
    "Advocatuur": _OFFICE,
    "Notariaat": _OFFICE,
    "Accountancy": _OFFICE,
    "Makelaardij": ("ma-vr 09:00-17:30; za 10:00-13:00",),
    "Softwarehuizen": ("ma-vr 08:30-18:00",),
    "Tandheelkunde": ("ma-vr 08:00-12:15 en 13:00-17:00",),
    "Eerstelijnszorg": ("ma-vr 08:00-12:30 en 13:30-17:00",),
    "Basisonderwijs": ("ma, di, do 08:15-16:30; wo, vr 08:15-13:00",),
    "Kinderopvang": ("ma-vr 07:00-18:30",),
    "Verpleging en verzorging": ("ma-zo 08:00-20:00",),
    "Hotels": ("ma-zo 07:00-22:00",),
    "Restaurants": ("ma gesloten; di-zo 11:00-22:00",),
    "Metaalbewerking": _WORKPLACE,
    "Bouwbedrijven": _WORKPLACE,
    "Drukkerijen": _WORKPLACE,
    "Logistiek": ("ma-vr 06:00-18:00",),
    "Technische groothandel": ("ma-vr 07:00-17:00; za 08:00-12:00",),
    "Voedingsgroothandel": ("ma-vr 05:00-14:00",),
    "Bakkerijen": ("ma-za 06:00-15:00",),
    "Autobedrijven": ("ma-vr 08:00-17:30; za 09:00-13:00",),
    "Sportaccommodaties": ("ma-vr 09:00-22:00; za-zo 09:00-17:00",),
    "Verhuur van kantoren": _OFFICE,
}
_ARRIVALS = (
    "Parkeren op het terrein achter, slagboom: intercom.",
    "Betaald parkeren, garage om de hoek. Aanmelden bij de balie.",
    "Ingang magazijn; veiligheidsschoenen aan.",
    "Bezoekersplek 3, rechts van de hoofdingang.",
    "Bel de conciërge, de voordeur blijft dicht.",
)


def make_reaching(maker: Maker, sample: Sample) -> None:
    """Hours for three in four, and arrival notes with the visits that were prepared and held."""
    sample.relations[:] = [_opened(maker, relation) for relation in sample.relations]
    today = {visit.id for visit in sample.visits if visit.visit_on >= maker.today}
    sample.preparations[:] = [
        kept if kept.visit_id in today else _noted(maker, kept) for kept in sample.preparations
    ]


def _opened(maker: Maker, relation: Relation) -> Relation:
    known = relation.branch in _HOURS and maker.happens(75)
    if not known or relation.status is Status.SUSPECT:
        return relation
    return replace(relation, opening_hours=maker.pick(_HOURS[relation.branch]))


def _noted(maker: Maker, preparation: Preparation) -> Preparation:
    record = preparation.record(Step.ROUTE)
    if record.note or not maker.happens(40):
        return preparation
    return with_record(preparation, replace(record, note=maker.pick(_ARRIVALS)))
