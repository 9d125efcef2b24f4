"""Words about question templates: whose they are, at which visits a question is asked."""

from __future__ import annotations

from collections.abc import Iterable

from salesdesk.domain.visits import VisitKind
from salesdesk.services.templates import Origin
from salesdesk.words import _, word

KIND_CHIP = {Origin.SHIPPED: "neutral", Origin.ADAPTED: "info", Origin.OWN: "acc"}


def origin_words(origin: Origin) -> str:
    return {
        Origin.SHIPPED: _("meegeleverd"),
        Origin.ADAPTED: _("aangepast"),
        Origin.OWN: _("van jezelf"),
    }[origin]


def kinds_words(kinds: Iterable[VisitKind]) -> str:
    """`Eerste bezoek, Vervolgbezoek`; `alle` when nothing is left out."""
    chosen = frozenset(kinds)
    if chosen == frozenset(VisitKind):
        return _("alle bezoeken")
    return ", ".join(short_kind(kind) for kind in VisitKind if kind in chosen) or _("geen bezoek")


def short_kind(kind: VisitKind) -> str:
    """A kind of visit in the room of a column."""
    return {
        VisitKind.FIRST: _("eerste"),
        VisitKind.FOLLOW_UP: _("vervolg"),
        VisitKind.DEMO_EXPERT: _("demo expert"),
        VisitKind.DEMO_LAYMAN: _("demo leek"),
        VisitKind.OFFER_TALK: _("offerte"),
        VisitKind.AFTER_SALES: _("after-sales"),
    }.get(kind) or word(kind)


def file_kinds() -> str:
    return _("SalesDesk vragenlijst (*.json);;Alle bestanden (*)")
