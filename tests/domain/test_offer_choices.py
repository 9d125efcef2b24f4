"""Alternatives and the order of lines: made, named, moved and chosen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.offer_choices import (
    as_choice,
    as_kind,
    free_name,
    renamed,
    settled,
    with_package_line,
    with_variant,
)
from salesdesk.domain.offer_line_order import (
    dropped,
    duplicates,
    gathered,
    inserted,
    moved,
    placed,
    put_back,
    without,
)
from salesdesk.domain.offer_totals import chosen_variants, variants, with_chosen
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.errors import Refused
from tests.builders import an_id


def plain(name: str, **over: Any) -> OfferLine:
    return OfferLine(an_id(), description=name, **over)


def alternative(variant: str, name: str = "", choice: str = "K", *, chosen: bool = False) -> OfferLine:
    return plain(name or variant, kind=LineKind.ALTERNATIVE, choice=choice, variant=variant, is_chosen=chosen)


def names(lines: tuple[OfferLine, ...]) -> str:
    return " ".join(line.description for line in lines)


def test_a_line_becomes_the_first_of_two_alternatives() -> None:
    machine = plain("S50", quantity=Decimal(2), unit="set", period=Period.MONTHLY)
    first, second, rest = as_choice([machine, plain("rest")], machine, "Machine", plain(""))
    assert (first.variant, first.is_chosen, second.variant, second.is_chosen) == ("A", True, "B", False)
    assert (second.quantity, second.unit, second.period) == (Decimal(2), "set", Period.MONTHLY)
    assert (first.choice, second.choice, rest.kind) == ("Machine", "Machine", LineKind.PRODUCT)


def test_a_choice_never_takes_the_name_of_another() -> None:
    assert free_name("Machine", ["Machine", "Machine 2"]) == "Machine 3"
    machine = plain("S50")
    lines = as_choice([alternative("A", choice="S50"), machine], machine, "S50", plain(""))
    assert [line.choice for line in lines] == ["S50", "S50 2", "S50 2"]


def test_a_third_alternative_comes_below_the_others() -> None:
    lines = (alternative("A", chosen=True), alternative("C"), plain("rest"))
    found = with_variant(lines, lines[0], plain("nieuw"))
    assert names(found) == "A C nieuw rest"
    assert found[2].variant == "B"


def test_after_the_alphabet_come_numbers() -> None:
    lines = tuple(alternative(letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert with_variant(lines, lines[0], plain("nieuw"))[-1].variant == "A 2"


def test_a_package_line_is_chosen_with_its_alternative() -> None:
    lines = (alternative("A", chosen=True), alternative("B"))
    found = with_package_line(lines, lines[0], plain("extra"))
    assert names(found) == "A extra B"
    assert found[1].is_chosen
    assert not with_package_line(lines, lines[1], plain("extra"))[2].is_chosen


def test_when_the_chosen_alternative_goes_another_one_counts() -> None:
    lines = (alternative("A", chosen=True), alternative("B"), alternative("C"))
    assert chosen_variants(settled(lines[1:]), "K") == ("B",)


def test_two_chosen_alternatives_become_one() -> None:
    lines = (alternative("A", chosen=True), alternative("B", chosen=True))
    assert chosen_variants(settled(lines), "K") == ("A",)


def test_names_are_changed_for_the_whole_choice() -> None:
    lines = (alternative("A"), alternative("B"), alternative("A", "x"), plain("rest"))
    found = renamed(lines, lines[0], choice="Machine", variant="Goed")
    assert [(line.choice, line.variant) for line in found] == [
        ("Machine", "Goed"), ("Machine", "B"), ("Machine", "Goed"), ("", "")]  # fmt: skip
    assert renamed(lines, lines[0], variant="  ") == lines


@pytest.mark.parametrize("name", [{"choice": "Filter"}, {"variant": "B"}])
def test_a_name_that_is_taken_is_refused(name: dict[str, str]) -> None:
    lines = (alternative("A"), alternative("B"), alternative("A", choice="Filter"))
    with pytest.raises(Refused):
        renamed(lines, lines[0], **name)


def test_a_plain_line_again_leaves_its_choice() -> None:
    found = as_kind(alternative("A", chosen=True), LineKind.OPTION)
    assert (found.kind, found.choice, found.variant, found.is_chosen) == (LineKind.OPTION, "", "", False)


def test_the_lines_of_a_choice_are_brought_together() -> None:
    lines = (plain("x"), alternative("A"), plain("y"), alternative("B"), alternative("A", "a2"))
    assert names(gathered(lines)) == "x A a2 B y"


@pytest.mark.parametrize(
    ("which", "step", "order"),
    [
        ("x", 1, "A a2 B x y"),  # over the whole choice
        ("y", -1, "x y A a2 B"),
        ("A", 1, "x a2 A B y"),  # in its package
        ("a2", 1, "x B A a2 y"),  # the package over the other alternative
        ("B", 1, "x y A a2 B"),  # at the edge of its choice the whole choice
        ("A", -1, "A a2 B x y"),
        ("x", -1, "x A a2 B y"),
        ("y", 1, "x A a2 B y"),
    ],
)
def test_a_line_moves_with_what_belongs_to_it(which: str, step: int, order: str) -> None:
    lines = (plain("x"), alternative("A"), alternative("A", "a2"), alternative("B"), plain("y"))
    line = next(each for each in lines if each.description == which)
    assert names(moved(lines, line, step)) == order


def test_lines_are_dropped_elsewhere_and_a_choice_stays_whole() -> None:
    lines = (plain("x"), alternative("A"), alternative("B"), plain("y"))
    assert names(dropped(lines, {lines[3].id}, 0)) == "y x A B"
    assert names(dropped(lines, {lines[0].id}, 2)) == "A B x y"
    assert names(dropped(lines, {lines[0].id, lines[3].id}, 4)) == "A B x y"
    assert names(dropped(lines, {lines[2].id}, 0)) == "B A x y"


def test_new_lines_come_under_another_or_at_the_end() -> None:
    lines = (plain("x"), plain("y"))
    assert names(inserted(lines, lines[0], [plain("n")])) == "x n y"
    assert names(inserted(lines, None, [plain("n")])) == "x y n"
    assert names(inserted(lines, plain("weg"), [plain("n")])) == "x y n"


def test_removed_lines_come_back_where_they_were() -> None:
    lines = (plain("x"), plain("y"), plain("z"))
    left = without(lines, {lines[0].id, lines[2].id})
    assert put_back(left, [(0, lines[0]), (2, lines[2])]) == lines
    assert put_back(lines, [(0, lines[0])]) == lines


def test_a_copy_of_an_alternative_is_a_plain_line() -> None:
    original = (alternative("A", chosen=True), plain("kop", kind=LineKind.SECTION))
    first, second = duplicates(original, an_id)
    assert (first.kind, first.choice, second.kind) == (LineKind.PRODUCT, "", LineKind.SECTION)
    assert {first.id, second.id}.isdisjoint(line.id for line in original)


SOME = st.lists(st.sampled_from([("", ""), ("K", "A"), ("K", "B"), ("M", "A"), ("M", "C")]), max_size=10)


@given(SOME, st.integers(0, 9), st.sampled_from([-1, 1]))
def test_moving_loses_no_line_and_tears_no_choice(made: list[tuple[str, str]], at: int, step: int) -> None:
    lines = tuple(alternative(each[1], choice=each[0]) if each[0] else plain("x") for each in made)
    if not lines:
        return
    found = moved(lines, lines[at % len(lines)], step)
    assert {line.id for line in found} == {line.id for line in lines}
    assert found == gathered(found)
    for choice in {line.choice for line in lines if line.choice}:
        assert set(variants(found, choice)) == set(variants(lines, choice))
        assert chosen_variants(with_chosen(found, choice, "A"), choice) in {("A",), ()}


def test_lines_know_their_place() -> None:
    lines = (plain("x", position=4), plain("y", position=1))
    first, second = placed(lines)
    assert (first.position, second.position) == (0, 1)
    assert second is lines[1]
