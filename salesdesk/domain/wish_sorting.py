"""Sorts a customer's wishes into economic, functional and psychological by their words (DOMAIN §12)."""

from __future__ import annotations

import re

from salesdesk.domain.letters import folded
from salesdesk.domain.value_proposition import NeedKind

# Stems as they stand in Dutch and English notes; a stem is found inside longer words too ("maandprijs").
# Whole words and phrases stand between spaces.
_ECONOMIC = (
    "prijs prijz kost goedkop te_duur duurder factu betaal betal korting budget bespar bespaar tarief tariev "
    "euro € geld uitgav afschrijv invester leas_ leasen rendement terugverdien tijdwinst manur arbeidsur "
    "uren_ voorra tco mro marge omzet boete contractduur price pricing _cost cheap invoic _pay discount "
    "_save saving money _hours budget invest stock per_maand per_jaar opbrengst rente termijnbedrag"
)
_FUNCTIONAL = (
    "makkelij gemak eenvoud snel storing stilstand capacit ruimte bereikba lever past_ aansluit kwaliteit "
    "klaar schoon koppel handleiding werkt_ bediening maat_ formaat plann rooster easy simple fast "
    "quick failure downtime capac quality clean link maintenance size schedul deliver tijdig op_tijd "
    "reparat repair bestel order_ app_ digita meting rapport"
)
_PSYCHOLOGICAL = (
    "vertrouw _rust gerust rustig onrust zeker zorgelo _zorgen discre geheim privac aandacht waarder trots "
    "imago reputat _merk_ uitstraling indruk bij_naam dezelfde zelfde_mensen vaste_ploeg vaste_mensen "
    "vast_gezicht vaste_gezicht vast_team vaste_team vast_aanspreek vaste_contact vaste_monteur persoonlij "
    "vrijheid stress sfeer eerlij respect klik_ erger irrit frustr spanning _status_ erkenning luister "
    "serieus partner trust peace worr image _brand personal _proud freedom honest same_people by_name "
    "annoy secre confiden calm feel gevoel angst bang_ schaam gezien_worden"
)
_LISTS = (
    (NeedKind.PSYCHOLOGICAL, _PSYCHOLOGICAL),
    (NeedKind.ECONOMIC, _ECONOMIC),
    (NeedKind.FUNCTIONAL, _FUNCTIONAL),
)
_STEMS = tuple(
    (kind, tuple(re.compile(re.escape(stem.replace("_", " "))) for stem in stems.split()))
    for kind, stems in _LISTS
)
_BETWEEN = re.compile(r"[;\n]+|(?<=[.!?])\s+")
_EDGES = " \t-•*·,."


def wishes_of(answer: str) -> tuple[str, ...]:
    """The wishes in one answer: parted by a semicolon, a new line or the end of a sentence, each once."""
    found = (" ".join(part.split()).strip(_EDGES) for part in _BETWEEN.split(answer))
    return tuple(dict.fromkeys(part for part in found if part))


def need_kind(wish: str) -> NeedKind:
    """The kind whose words stand in it most, at a tie the one named first; functional when none does.

    A proposal only: the seller moves a wish wherever it belongs.
    """
    plain = _plain(wish)
    scores = []
    for kind, stems in _STEMS:
        spots = [found.start() for stem in stems if (found := stem.search(plain))]
        if spots:
            scores.append((-len(spots), min(spots), kind))
    return min(scores, key=lambda score: score[:2])[2] if scores else NeedKind.FUNCTIONAL


def _plain(text: str) -> str:
    """Small letters without accents, every sign but € and % a space, a space at both ends."""
    return f" {' '.join(re.sub(r'[^0-9a-z€%]+', ' ', folded(text)).split())} "
