"""Why offers are lost, and to whom."""

from __future__ import annotations

import pytest

from salesdesk.domain.lost_reasons import (
    LostReason,
    reason_of,
    same_competitor,
    written_reason,
)
from tests.builders import a_competitor


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("prijs", LostReason.PRICE),
        ("Prijs: per vierkante meter duurder", LostReason.PRICE),
        ("price: 4 % less", LostReason.PRICE),
        ("goedkoper elders", LostReason.PRICE),
        ("Geen budget", LostReason.BUDGET),
        ("Uitgesteld", LostReason.CALLED_OFF),
        ("uitgesteld of afgelast: na de fusie", LostReason.CALLED_OFF),
        ("geen reactie meer", LostReason.SILENT),
        ("zwager in de directie", LostReason.OTHER),
        ("", LostReason.OTHER),
    ],
)
def test_what_was_written_down_is_counted_under_one_reason(text: str, reason: LostReason) -> None:
    assert reason_of(text) is reason


@pytest.mark.parametrize("reason", LostReason)
def test_every_reason_is_read_back_from_what_is_kept(reason: LostReason) -> None:
    kept = written_reason(reason, " zeven  weken ")
    assert reason_of(kept) is reason
    assert kept.endswith("zeven weken")


def test_without_own_words_the_reason_alone_is_kept() -> None:
    assert written_reason(LostReason.PRICE) == "prijs"
    assert written_reason(LostReason.OTHER) == ""


def test_a_competitor_is_kept_under_the_name_we_know_him_by() -> None:
    known = [a_competitor(name="Buren Schoon", names=("De Buren",))]
    assert same_competitor(" de  buren ", known) == "Buren Schoon"
    assert same_competitor("Iemand anders", known) == "Iemand anders"
    assert same_competitor("", known) == ""
