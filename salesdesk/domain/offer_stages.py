"""How far an offer has come, and the chance the organisation gives every offer that far (Susan §1.6)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from salesdesk.domain.offers import OfferState


class Stage(StrEnum):
    """Each stage holds the one before: who talked about an offer has sent it."""

    DRAFT = "draft"
    SENT = "sent"
    TALKED = "talked"
    SOUND = "sound"


# A start to set to one's own figures; nobody's law.
STAGE_CHANCES: dict[Stage, int] = {Stage.DRAFT: 20, Stage.SENT: 35, Stage.TALKED: 50, Stage.SOUND: 65}


def stage_of(state: OfferState, *, talked: bool, is_against_advice: bool) -> Stage:
    """Draft, sent, sent and talked about since, and that with all five points of the check passed."""
    if state is OfferState.DRAFT:
        return Stage.DRAFT
    if not talked:
        return Stage.SENT
    return Stage.TALKED if is_against_advice else Stage.SOUND


def stage_chance(stage: Stage, chances: Mapping[Stage, int]) -> int:
    """The chance of a stage as it is set, or else the one to start with."""
    return chances.get(stage, STAGE_CHANCES[stage])
