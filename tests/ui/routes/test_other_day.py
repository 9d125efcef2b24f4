"""Where a day begins, as a seller types it."""

from __future__ import annotations

import pytest

from salesdesk.ui.routes.day.other_day import elsewhere


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("thuis", ""), (" Zwolle ", "Zwolle"), ("hotel in Zwolle", "Zwolle"), ("3511 AB", "3511 AB"), ("", "")],
)
def test_where_a_day_begins_is_read_as_it_is_said(typed: str, kept: str) -> None:
    assert elsewhere(typed) == kept
