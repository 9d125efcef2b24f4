"""Why an offer was lost and to whom: one word to count by, with the seller's own words behind it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from salesdesk.domain.letters import folded
from salesdesk.domain.value_proposition import Competitor


class LostReason(StrEnum):
    """Why offers are lost most often; the value is what is written down."""

    PRICE = "prijs"
    PRODUCT = "ander product past beter"
    STAYS = "blijft bij huidige leverancier"
    TERM = "levertijd"
    HIMSELF = "doet het zelf"
    BUDGET = "geen budget meer"
    CALLED_OFF = "uitgesteld of afgelast"
    SILENT = "geen reactie meer"
    OTHER = "anders"


# What else was written down for the same, by older versions, in English or by hand.
_ALSO: dict[LostReason, tuple[str, ...]] = {
    LostReason.PRICE: ("price", "te duur", "duurder", "goedkoper"),
    LostReason.PRODUCT: ("another product fits better", "ander product"),
    LostReason.STAYS: ("stays with the present supplier", "huidige leverancier"),
    LostReason.TERM: ("levering", "delivery time", "te laat geleverd"),
    LostReason.HIMSELF: ("zelf doen", "does it himself"),
    LostReason.BUDGET: ("no budget left", "geen budget"),
    LostReason.CALLED_OFF: ("postponed or called off", "uitgesteld", "afgelast"),
    LostReason.SILENT: ("no answer any more", "geen reactie"),
}


def written_reason(reason: LostReason, own_words: str = "") -> str:
    """`prijs: 4 % goedkoper`, as it is kept; without a reason of the list only the seller's own words."""
    own = " ".join(own_words.split())
    if reason is LostReason.OTHER:
        return own
    return f"{reason.value}: {own}" if own else reason.value


def reason_of(text: str) -> LostReason:
    """The reason to count by; OTHER when the words begin with none of the list."""
    said = folded(text.strip())
    for reason in LostReason:
        if any(said.startswith(folded(words)) for words in (reason.value, *_ALSO.get(reason, ()))):
            return reason
    return LostReason.OTHER


def same_competitor(text: str, competitors: Iterable[Competitor]) -> str:
    """The name we know a competitor by when one of his names is meant, else what was written."""
    said = " ".join(text.split())
    for competitor in competitors:
        names = (competitor.name, *competitor.names)
        if folded(said) in {folded(" ".join(name.split())) for name in names}:
            return competitor.name
    return said
