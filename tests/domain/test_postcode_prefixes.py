"""Beginnings of postcodes: typed, kept, shared and split."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.area_cycle import AreaIndex, folded_code
from salesdesk.domain.postcode_prefixes import (
    added,
    overlaps,
    read_prefixes,
    shortest_prefixes,
    spoken_prefixes,
    tidy,
    without,
)
from salesdesk.errors import Refused
from tests.planning_builders import an_area

ONE, OTHER = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12, 13", ("NL 12", "NL 13")),
        ("1400-1410", ("NL 140", "NL 1410")),
        ("BE 20; 35", ("BE 20", "NL 35")),
        ("B-2000\nb 2018", ("BE 2000", "BE 2018")),
        ("3511 ab", ("NL 3511AB",)),
        ("35, 3511", ("NL 35",)),
        ("12-14", ("NL 12", "NL 13", "NL 14")),
        ("DE 48", ("DE 48",)),
        (" , ;", ()),
    ],
)
def test_what_is_typed_is_kept_as_the_shortest_beginnings(typed: str, kept: tuple[str, ...]) -> None:
    assert read_prefixes(typed) == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Utrecht", "geen begin"),
        ("12345", "geen begin"),
        ("BE 2000 AB", "geen begin"),
        ("35 AB", "geen begin"),
        ("FR 59", "kennen we geen"),
        ("1410-1400", "loopt niet op"),
        ("14-1410", "loopt niet op"),
    ],
)
def test_what_is_no_postcode_is_refused_in_words(typed: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_prefixes(f"12, {typed}")


def test_a_country_counts_for_its_own_piece_and_the_sellers_for_the_others() -> None:
    assert read_prefixes("20, NL 45, 21", "BE") == ("BE 20", "BE 21", "NL 45")


@given(st.sets(st.integers(1000, 9999), max_size=40))
def test_what_is_said_back_reads_as_the_same(numbers: set[int]) -> None:
    kept = tidy(f"NL {number}" for number in numbers)
    assert read_prefixes(spoken_prefixes(kept)) == kept


def test_runs_are_said_short_and_other_countries_with_their_letters() -> None:
    assert spoken_prefixes(("NL 12", "NL 13", "NL 14", "NL 20", "BE 20")) == "BE 20, 12-14, 20"


def test_a_code_taken_out_leaves_the_rest_of_its_beginning() -> None:
    rest = without(("NL 35",), ["NL 3511"])
    assert "NL 350" in rest
    assert "NL 3510" in rest
    assert not any("NL 3511".startswith(prefix) for prefix in rest)
    assert added(rest, ["NL 3511"]) == ("NL 35",)


def test_the_same_beginning_in_two_areas_is_said_before_one_inside_another() -> None:
    areas = [
        an_area(name="Gooi", postcodes=("NL 12", "NL 35")),
        an_area(name="Stad", postcodes=("NL 35",)),
        an_area(name="Kern", postcodes=("NL 3511",)),
    ]
    found = overlaps(areas)
    assert [(one.prefix, one.names, one.is_same) for one in found] == [
        ("NL 35", ("Gooi", "Stad"), True),
        ("NL 3511", ("Kern", "Gooi"), False),
    ]


@given(
    st.lists(
        st.sets(st.sampled_from(["NL 3", "NL 35", "NL 351", "NL 3511", "NL 3511AB", "BE 35"]), max_size=3),
        max_size=4,
    ),
    st.sampled_from([("NL", "3511 AB"), ("NL", "3512 XX"), ("BE", "3500"), ("", "3400"), ("NL", "")]),
)
def test_the_index_answers_as_trying_every_beginning_does(
    sets: list[set[str]], asked: tuple[str, str]
) -> None:
    areas = [an_area(name=f"Gebied {at}", postcodes=tuple(sorted(one))) for at, one in enumerate(sets)]
    code = folded_code(*asked)
    begins = [(prefix.replace(" ", ""), area) for area in areas for prefix in area.postcodes]
    fitting = [(-len(prefix), area.name) for prefix, area in begins if code.startswith(prefix)]
    found = AreaIndex(areas).of(*asked)
    assert (found and found.name) == (min(fitting)[1] if fitting else None)


def test_owners_of_codes_become_the_fewest_beginnings() -> None:
    owner = {"NL 3511": ONE, "NL 3512": ONE, "NL 3521": OTHER, "NL 1200": ONE, "BE 2000": OTHER}
    assert shortest_prefixes(owner) == {ONE: ("NL 12", "NL 351"), OTHER: ("BE 20", "NL 352")}
