"""Names of companies as people write them: the same one, perhaps the same one, another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.company_names import Likeness, likeness, name_words, names_in


@pytest.mark.parametrize(
    ("written", "name", "expected"),
    [
        ("Van Loon Advocaten", "Van Loon Advocaten", Likeness.SAME),
        ("van loon advocaten n.v.", "Van Loon Advocaten", Likeness.SAME),
        ("VAN LOON ADVOCATEN BV", "Van Loon Advocaten B.V.", Likeness.SAME),
        ("Café De Oude Haven", "Cafe de oude haven", Likeness.SAME),
        ("Zorggroep Duinrand Holding", "Zorggroep Duinrand", Likeness.SAME),
        ("Kennemer Groep", "Kennemer", Likeness.SAME),
        ("A.B.C. Techniek", "ABC Techniek", Likeness.SAME),
        ("Bakker & Zonen", "Bakker en Zonen", Likeness.SAME),
        ("Müller GmbH & Co. KG", "Muller", Likeness.SAME),
        ("Sørensen Łódź", "Sorensen Lodz", Likeness.SAME),
        ("zit in het pand van Van Loon Advocaten", "Van Loon Advocaten", Likeness.LIKELY),
        ("Kennemer Techniek", "Kennemer Techniek Groothandel", Likeness.LIKELY),
        ("Hotel", "Hotel Spaarnzicht", Likeness.NONE),
        ("Van Loon", "Van Loon Advocaten", Likeness.LIKELY),
        ("de bus van Oord", "Oord", Likeness.NONE),
        ("Van Loon Makelaars", "Van Loon Advocaten", Likeness.NONE),
        ("Loon", "Van Loon Advocaten", Likeness.NONE),
        ("", "Van Loon Advocaten", Likeness.NONE),
        ("!!", "Van Loon Advocaten", Likeness.NONE),
    ],
)
def test_two_names_are_the_same_company_or_not(written: str, name: str, expected: Likeness) -> None:
    assert likeness(written, name) is expected


def test_names_in_one_line_are_taken_apart() -> None:
    assert names_in("De Beuk; Van Loon, Bakker en Zonen\nNotaris X / ") == (
        "De Beuk",
        "Van Loon",
        "Bakker en Zonen",
        "Notaris X",
    )


def test_a_name_of_legal_forms_only_keeps_them() -> None:
    assert name_words("Holding B.V.") == ("holding", "bv")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_compared(written: str, name: str) -> None:
    assert likeness(written, name) in set(Likeness)
    assert likeness(name, name) in {Likeness.SAME, Likeness.NONE}
