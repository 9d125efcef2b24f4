"""What differs between two revisions of an offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.line_matching import matched_lines
from salesdesk.domain.offer_changes import Change, HeadField, LineField, OfferChanges, offer_changes
from salesdesk.domain.offer_revisions import revision_of
from salesdesk.domain.offer_totals import offer_totals
from salesdesk.domain.offers import LineKind, Offer, OfferLine, OfferState, Period
from salesdesk.domain.vat import DEFAULT_RATES
from tests.builders import TODAY, an_id, an_offer, an_offer_line


def lines_of(*names: str, **over: Any) -> tuple[OfferLine, ...]:
    """Free lines called by their names."""
    return tuple(
        an_offer_line(product_code="", description=name, position=at, **over) for at, name in enumerate(names)
    )


def changes(before: Offer, after: Offer) -> OfferChanges:
    totals = [
        offer_totals(each.lines, DEFAULT_RATES, "NL", TODAY, each.discount_percent)
        for each in (before, after)
    ]
    return offer_changes(before, after, totals[0], totals[1])


def revised(before: Offer, **over: Any) -> Offer:
    sent = replace(before, state=OfferState.RELEASED)
    return replace(revision_of(sent, sent.revision + 1, an_id, TODAY), **over)


def story(before: tuple[OfferLine, ...], after: tuple[OfferLine, ...]) -> list[tuple[str, Change]]:
    placed = [tuple(replace(line, position=at) for at, line in enumerate(each)) for each in (before, after)]
    found = changes(an_offer(lines=placed[0]), an_offer(lines=placed[1]))
    return [(entry.line.description, entry.change) for entry in found.lines]


def test_a_revision_that_nobody_touched_has_no_changes() -> None:
    before = an_offer(lines=lines_of("Ramen", "Vloeren", "Sanitair"), valid_until=TODAY)
    found = changes(before, revised(before))
    assert found.is_empty
    assert [entry.change for entry in found.lines] == [Change.SAME] * 3


def test_lines_are_added_removed_changed_and_moved() -> None:
    ramen, vloeren, sanitair, glas = lines_of("Ramen wassen", "Vloeren boenen", "Sanitair", "Entree")
    more = replace(ramen, id=an_id(), quantity=Decimal(60))
    new = an_offer_line(product_code="KO-1", description="Koffie")
    assert story((ramen, vloeren, sanitair, glas), (more, glas, vloeren, new)) == [
        ("Ramen wassen", Change.CHANGED),
        ("Entree", Change.MOVED),
        ("Vloeren boenen", Change.SAME),
        ("Sanitair", Change.REMOVED),
        ("Koffie", Change.ADDED),
    ]


MAT = an_offer_line(product_code="SM-1", description="Schoonloopmat")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # The same article under other words, and in capitals.
        ((MAT,), (replace(MAT, product_code="sm-1", description="Mat"),), [Change.CHANGED]),
        # Another article that is called the same.
        ((MAT,), (replace(MAT, product_code="SM-2"),), [Change.CHANGED]),
        # Two articles are never one, however alike their names.
        (
            (MAT,),
            (replace(MAT, product_code="SM-2", description="Schoonloopmat XL"),),
            [Change.REMOVED, Change.ADDED],
        ),
        # A free line that was rewritten.
        (lines_of("Ramen wassen, buiten"), lines_of("Ramen wassen, buiten en binnen"), [Change.CHANGED]),
        (lines_of("Ramen wassen"), lines_of("Koffieautomaat"), [Change.REMOVED, Change.ADDED]),
        # An article twice: the one with the same figures is the same one.
        (
            (MAT, replace(MAT, quantity=Decimal(9))),
            (replace(MAT, quantity=Decimal(9)),),
            [Change.REMOVED, Change.SAME],
        ),
        # An option that is ordered now; a heading is never an article.
        ((replace(MAT, kind=LineKind.OPTION),), (MAT,), [Change.CHANGED]),
        (
            lines_of("Vloer", kind=LineKind.SECTION),
            lines_of("Vloer"),
            [Change.REMOVED, Change.ADDED],
        ),
        # Subtotals are known by their order.
        (
            lines_of("Som", kind=LineKind.SUBTOTAL),
            lines_of("Bij elkaar", kind=LineKind.SUBTOTAL),
            [Change.CHANGED],
        ),
        ((), (), []),
    ],
)
def test_lines_are_known_by_article_and_words(
    before: tuple[OfferLine, ...], after: tuple[OfferLine, ...], expected: list[Change]
) -> None:
    assert [change for _name, change in story(before, after)] == expected


@pytest.mark.parametrize(
    ("order", "moved"),
    [("abcd", ""), ("dabc", "d"), ("bcda", "a"), ("dcba", "dcb"), ("acbd", "c"), ("abc", ""), ("ad", "")],
)
def test_the_fewest_lines_have_moved(order: str, moved: str) -> None:
    before = {name: an_offer_line(product_code=name, description=name) for name in "abcd"}
    found = story(tuple(before.values()), tuple(before[name] for name in order))
    assert "".join(name for name, change in found if change is Change.MOVED) == moved


def test_a_change_names_what_differs_and_what_it_costs() -> None:
    line = an_offer_line(quantity=Decimal(10), unit_price=Decimal(9))
    after = replace(line, id=an_id(), quantity=Decimal(12), discount_percent=Decimal(5), position=4)
    (found,) = changes(an_offer(lines=(line,)), an_offer(lines=(after,))).lines
    assert found.fields == (LineField.QUANTITY, LineField.DISCOUNT)
    assert found.difference == Decimal("12.60")


def test_an_alternative_chosen_instead_is_a_change_of_choice() -> None:
    good, better = (
        an_offer_line(
            product_code=code,
            kind=LineKind.ALTERNATIVE,
            choice="machine",
            variant=code,
            is_chosen=code == "G",
        )
        for code in "GB"
    )
    swapped = tuple(replace(line, is_chosen=not line.is_chosen) for line in (good, better))
    found = changes(an_offer(lines=(good, better)), an_offer(lines=swapped)).lines
    assert [entry.fields for entry in found] == [(LineField.CHOSEN,)] * 2
    assert [entry.difference for entry in found] == [-good.net, better.net]


def test_terms_differ_and_what_is_ours_alone_is_kept_apart() -> None:
    before = an_offer(valid_until=TODAY, payment_terms="30 dagen netto", chance_percent=40)
    after = revised(
        before, payment_terms="14 dagen netto ", valid_until=date(2026, 12, 31), chance_percent=70
    )
    found = changes(before, after)
    assert {entry.field for entry in found.head} == {
        HeadField.VALID_UNTIL,
        HeadField.PAYMENT,
        HeadField.CHANCE,
    }
    assert HeadField.CHANCE not in {entry.field for entry in found.for_customer}
    assert next(entry.after for entry in found.head if entry.field is HeadField.PAYMENT) == "14 dagen netto"


def test_totals_are_held_side_by_side_per_period() -> None:
    once = an_offer(lines=lines_of("Machine", quantity=Decimal(1), unit_price=Decimal(1000)))
    both = replace(
        once,
        discount_percent=Decimal(10),
        lines=(
            *once.lines,
            *lines_of("Onderhoud", quantity=Decimal(1), unit_price=Decimal(50), period=Period.MONTHLY),
        ),
    )
    first, monthly = changes(once, both).periods
    assert (first.period, first.net_difference) == (Period.ONCE, Decimal(-100))
    assert (monthly.period, monthly.before, monthly.net_difference) == (Period.MONTHLY, None, Decimal(45))


NAMES = st.lists(st.sampled_from(["a", "b", "c", "d", "", "Ramen wassen", "Ramen wassen buiten"]), max_size=7)


@given(NAMES, NAMES)
def test_every_line_is_told_once_and_the_later_order_is_kept(first: list[str], second: list[str]) -> None:
    before, after = lines_of(*first), lines_of(*second)
    pairs = matched_lines(before, after)
    assert [pair.after for pair in pairs if pair.after] == list(after)
    assert sorted(pair.before.position for pair in pairs if pair.before) == list(range(len(before)))


@given(NAMES)
def test_an_offer_equals_itself(names: list[str]) -> None:
    lines = lines_of(*names)
    assert all(pair.before == pair.after and not pair.moved for pair in matched_lines(lines, lines))
