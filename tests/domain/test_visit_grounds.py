from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesdesk.domain.visit_frequency import turn_of
from salesdesk.domain.visit_grounds import Ground, VisitGround, grounds_of

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("days_ago", "found"),
    [
        (None, (VisitGround(Ground.NEVER_VISITED),)),
        (50, ()),
        (70, (VisitGround(Ground.DUE),)),
        (91, (VisitGround(Ground.DUE),)),
        (120, (VisitGround(Ground.OVERDUE, 29),)),
    ],
)
def test_four_visits_a_year_make_it_their_turn_by_the_last_one(
    days_ago: int | None, found: tuple[VisitGround, ...]
) -> None:
    last = None if days_ago is None else DAY - timedelta(days=days_ago)
    assert grounds_of(turn_of(4, last, DAY, DAY), DAY) == found


def test_who_is_called_by_phone_has_no_turn() -> None:
    assert grounds_of(turn_of(0, None, None, DAY), DAY) == ()


def test_what_was_agreed_and_what_is_open_comes_before_the_area() -> None:
    found = grounds_of(
        turn_of(0, None, None, DAY), DAY, is_agreed=True, has_complaint=True, offers=("OV1-1",), area="Gooi"
    )
    assert [each.ground for each in found] == [
        Ground.AGREED, Ground.COMPLAINT, Ground.OPEN_OFFER, Ground.AREA_DAY,
    ]  # fmt: skip
    assert [each.name for each in found[2:]] == ["OV1-1", "Gooi"]
