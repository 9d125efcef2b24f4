"""The rule of three: arguments against two others, proven, not too old, and never running anyone down."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.competition import compare, is_old, named_in, unkind_words
from salesdesk.domain.value_proposition import Argument, Comparison, Competitor
from tests.builders import a_comparison, a_competitor, an_argument, an_id

TODAY = date(2026, 11, 24)


def arguments(count: int) -> list[Argument]:
    return [an_argument(id=an_id(), title=f"Argument {place}") for place in range(count)]


def others(count: int) -> list[Competitor]:
    return [a_competitor(id=an_id(), name=f"Concurrent {place}") for place in range(count)]


def proven(argument: Argument, competitor: Competitor, **over: object) -> Comparison:
    return a_comparison(
        argument_id=argument.id,
        competitor_id=competitor.id,
        **{"claim": "Wij wel", "evidence": "Gezien", "noted_on": TODAY, **over},
    )


def test_nothing_yet_lacks_two_competitors_and_three_arguments() -> None:
    missing = compare(arguments(1), [], []).missing
    assert (missing.competitors, missing.arguments, missing.evidence) == (2, 3, 0)


def test_three_arguments_proven_against_two_others_are_enough() -> None:
    ours, them = arguments(3), others(2)
    overview = compare(ours, them, [proven(a, c) for a in ours for c in them])
    assert overview.strong == tuple(ours)
    assert overview.missing.nothing


def test_a_claim_without_evidence_is_missing_and_does_not_count() -> None:
    ours, them = arguments(3), others(2)
    known = [proven(a, c) for a in ours for c in them]
    known[-1] = proven(ours[-1], them[-1], evidence=" ")
    missing = compare(ours, them, known).missing
    assert (missing.competitors, missing.arguments, missing.evidence) == (0, 1, 1)


def test_what_was_said_of_a_removed_competitor_no_longer_counts() -> None:
    ours, them = arguments(3), others(3)
    overview = compare(ours, them[:1], [proven(a, c) for a in ours for c in them])
    assert overview.missing.competitors == 1
    assert overview.strong == ()


def test_of_two_comparisons_of_a_pair_the_latest_counts_and_a_deleted_one_never() -> None:
    ours, them = arguments(1), others(1)
    old = proven(ours[0], them[0], noted_on=date(2025, 1, 1), claim="Oud")
    new = proven(ours[0], them[0], claim="Nieuw")
    gone = proven(ours[0], them[0], noted_on=date(2026, 12, 1), deleted=True)
    found = compare(ours, them, [new, gone, old]).comparison(ours[0].id, them[0].id)
    assert found == new


@pytest.mark.parametrize(
    ("evidence", "noted_on", "old"),
    [
        ("Gezien", date(2026, 11, 24), False),
        ("Gezien", date(2025, 11, 24), False),
        ("Gezien", date(2025, 11, 23), True),
        ("Gezien", None, True),
        ("", None, False),
        ("", date(2020, 1, 1), False),
    ],
)
def test_evidence_is_old_after_a_year(evidence: str, noted_on: date | None, old: bool) -> None:
    ours, them = arguments(1), others(1)
    comparison = proven(ours[0], them[0], evidence=evidence, noted_on=noted_on)
    assert is_old(comparison, TODAY) is old
    assert bool(compare(ours, them, [comparison]).old(TODAY)) is old


def test_the_present_supplier_stands_in_front() -> None:
    them = others(3)
    overview = compare([], them, [])
    assert overview.first(them[2]).competitors == (them[2], them[0], them[1])
    assert overview.first(None) is overview


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nu bij Kraakhelder", "Kraakhelder Groep"),
        ("KRAAKHELDER GROEP B.V.", "Kraakhelder Groep"),
        ("khg", "Kraakhelder Groep"),
        ("De Schoon-Fix ploeg", "Schoonfix"),
        ("Café Été", "Cafe Ete"),
        ("Schoonfixers", None),
        ("", None),
        ("…", None),
    ],
)
def test_a_competitor_is_known_by_each_of_its_names(text: str, name: str | None) -> None:
    them = [
        a_competitor(name="Kraakhelder Groep", names=("Kraakhelder", "KHG", "")),
        a_competitor(name="Schoonfix", names=("Schoon-fix",)),
        a_competitor(name="Cafe Ete"),
    ]
    found = named_in(text, them)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Zij leveren slecht werk", ("slecht",)),
        ("Slechts drie beurten", ()),
        ("Een stel PRUTSERS en oplichters", ("PRUTSERS", "oplichters")),
        ("Goedkoper dan wij", ()),
        ("Hun ploeg wisselt per maand", ()),
        ("They are useless", ("useless",)),
        ("Ramp voor de planning", ("Ramp",)),
        ("", ()),
    ],
)
def test_words_that_run_a_competitor_down_are_found(claim: str, words: tuple[str, ...]) -> None:
    assert unkind_words(claim) == words


@given(st.text(max_size=200))
def test_no_text_breaks_the_overview(text: str) -> None:
    assert isinstance(unkind_words(text), tuple)
    named_in(text, [a_competitor(name=text, names=(text,))])
