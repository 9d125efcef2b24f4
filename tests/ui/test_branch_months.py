"""The months of a branch are typed one on a line, and read back as they were."""

from __future__ import annotations

import pytest

from salesdesk.errors import Refused
from salesdesk.ui.settings.figures_page import branch_months


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("Zorg 9", {"Zorg": 9}),
        ("Verpleging en verzorging: 12\n\n Bouw 4 ", {"Verpleging en verzorging": 12, "Bouw": 4}),
    ],
)
def test_a_line_is_a_branch_with_its_months(text: str, expected: dict[str, int]) -> None:
    assert branch_months(text) == expected


@pytest.mark.parametrize("text", ["Zorg", "9", "Zorg negen", "Zorg 0", "Zorg 61", "Zorg -3", "Zorg ²"])
def test_a_line_without_a_number_of_months_is_refused_where_it_stands(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        branch_months(text)
    assert refusal.value.reasons[0].at == "branch_months"
