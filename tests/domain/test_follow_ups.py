"""What counts as the same promise."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.follow_ups import distinct_promises, same_promise

EARLY, LATE = date(2026, 12, 1), date(2026, 12, 8)


@pytest.mark.parametrize(
    "text", ["Voorstel mailen", "voorstel  mailen.", " Voorstel\nmailen! ", "VOORSTEL MAILEN;"]
)
def test_case_spaces_and_a_closing_point_make_no_other_promise(text: str) -> None:
    assert same_promise(text) == "voorstel mailen"


def test_other_words_are_another_promise() -> None:
    assert same_promise("Voorstel bellen") != same_promise("Voorstel mailen")


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ([], []),
        ([("Mailen", LATE), ("mailen.", EARLY)], [("Mailen", EARLY)]),
        ([("Mailen", EARLY), ("mailen.", LATE)], [("Mailen", EARLY)]),
        ([("Mailen", None), ("mailen.", LATE)], [("mailen.", LATE)]),
        ([(" Bellen ", LATE), ("Mailen", EARLY)], [("Bellen", LATE), ("Mailen", EARLY)]),
        ([("", EARLY), (" . ", EARLY), ("Bellen", None)], []),
    ],
)
def test_each_promise_is_kept_once_on_its_earliest_day(
    wanted: list[tuple[str, date | None]], kept: list[tuple[str, date]]
) -> None:
    assert distinct_promises(wanted) == kept
