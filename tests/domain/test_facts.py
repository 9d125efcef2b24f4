"""What is known of a company: what holds now, what held before, what to look at again, what to doubt."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.facts import (
    SUBJECTS,
    FactDoubt,
    FactSubject,
    doubt_about,
    holds_one,
    is_stale,
    known_facts,
    read_count,
    subject_of,
)
from tests.builders import a_fact, an_id

STAFF, WORLD, GROUP = FactSubject.STAFF, FactSubject.STAFF_WORLDWIDE, FactSubject.GROUP
REVENUE, NEWS, SITES, OTHER = FactSubject.REVENUE, FactSubject.NEWS, FactSubject.SITES, FactSubject.OTHER


def test_of_a_number_of_employees_the_newest_holds_and_the_rest_is_history() -> None:
    old = a_fact(subject=STAFF, text="30", noted_on=date(2024, 1, 1))
    new = a_fact(subject=STAFF, text="34", noted_on=date(2026, 1, 1))
    (known,) = known_facts([new, old])
    assert (known.fact, known.earlier) == (new, (old,))


def test_of_news_all_holds_until_it_is_corrected() -> None:
    first, second = (a_fact(subject=NEWS, text=text) for text in ("fusie", "nieuw pand"))
    better = a_fact(subject=NEWS, text="fusie gaat niet door", corrects_id=first.id)
    known = known_facts([first, second, better])
    assert [(each.fact.text, [one.text for one in each.earlier]) for each in known] == [
        ("nieuw pand", []),
        ("fusie gaat niet door", ["fusie"]),
    ]


def test_a_correction_holds_even_when_its_source_is_older() -> None:
    wrong = a_fact(subject=STAFF, text="650", noted_on=date(2026, 5, 1))
    right = a_fact(subject=STAFF, text="48.500", noted_on=date(2025, 12, 31), corrects_id=wrong.id)
    (known,) = known_facts([wrong, right])
    assert known.fact is right
    assert known.earlier == (wrong,)


def test_a_thrown_away_correction_brings_the_old_fact_back() -> None:
    old = a_fact(subject=NEWS, text="oud")
    gone = a_fact(subject=NEWS, text="nieuw", corrects_id=old.id, deleted=True)
    assert [each.fact for each in known_facts([old, gone])] == [old]


def test_facts_that_correct_each_other_in_a_circle_do_not_hang() -> None:
    first_id, second_id, third = an_id(), an_id(), a_fact(subject=NEWS)
    circle = [
        a_fact(id=first_id, subject=NEWS, corrects_id=second_id),
        a_fact(id=second_id, subject=NEWS, corrects_id=first_id),
        a_fact(subject=NEWS, text="kop", corrects_id=first_id),
    ]
    assert [each.fact for each in known_facts([*circle, third])] == [third, circle[2]]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("medewerkers", True), ("employees", True), ("floor_area", True), ("klanten", False), ("Tip", False)],
)
def test_some_subjects_hold_one_fact_at_a_time(subject: str, expected: bool) -> None:
    assert holds_one(subject) is expected


@pytest.mark.parametrize(
    ("written", "subject"),
    [("nieuws", NEWS), ("Klanten ", FactSubject.CUSTOMERS), ("news", NEWS), ("anders", OTHER), ("tip", None)],
)
def test_words_of_before_the_form_find_their_subject(written: str, subject: FactSubject | None) -> None:
    assert subject_of(written) is subject


def test_every_subject_but_the_reference_has_its_place_in_the_form() -> None:
    placed = [subject for subjects in SUBJECTS.values() for subject in subjects]
    assert sorted(placed) == sorted(set(FactSubject) - {FactSubject.REFERENCE})


@pytest.mark.parametrize(
    ("noted_on", "expected"),
    [
        (None, True),
        (date(2025, 11, 23), True),
        (date(2025, 11, 24), False),
        (date(2026, 11, 24), False),
    ],
)
def test_a_fact_of_more_than_twelve_months_is_to_be_looked_at_again(
    noted_on: date | None, expected: bool
) -> None:
    assert is_stale(a_fact(noted_on=noted_on), date(2026, 11, 24)) is expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("34", 34),
        ("ongeveer 48.500", 48_500),
        ("48 500 mensen", 48_500),
        ("ruim 1.250 in 2026", 1_250),
        ("geen idee", None),
        ("99999999999999999999", None),
        ("", None),
    ],
)
def test_a_count_is_read_as_a_seller_writes_it(text: str, count: int | None) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("subject", "text", "others", "doubt"),
    [
        (STAFF, "650", {}, None),
        (STAFF, "650", {WORLD: "48.500"}, None),
        (STAFF, "650", {GROUP: "Nordia Holding"}, FactDoubt.WORLD_UNKNOWN),
        (STAFF, "650", {GROUP: "Nordia Holding", WORLD: "48.500"}, None),
        (STAFF, "34", {GROUP: "Zelfstandige maatschap van vier notarissen"}, None),
        (STAFF, "34", {GROUP: "geen groep"}, None),
        (STAFF, "650", {WORLD: "65"}, FactDoubt.WORLD_SMALLER),
        (WORLD, "65", {STAFF: "650"}, FactDoubt.WORLD_SMALLER),
        (WORLD, "48.500", {STAFF: "650"}, None),
        (STAFF, "veel", {}, FactDoubt.UNREADABLE),
        (STAFF, "  ", {}, None),
        (REVENUE, "€ 4,5 mln", {}, FactDoubt.NO_SCOPE),
        (REVENUE, "€ 4,5 mln in Nederland", {}, None),
        (REVENUE, "onbekend", {}, None),
        (SITES, "12", {}, FactDoubt.NO_SCOPE),
        (SITES, "Haarlem, Beverwijk", {}, None),
        (SITES, "12 landen", {}, None),
        (NEWS, "neemt 40 mensen aan", {}, FactDoubt.NO_SCOPE),
        (NEWS, "neemt 40 mensen aan in de Benelux", {}, None),
        (NEWS, "fusie in 2024", {}, None),
        (OTHER, "650 FTE", {}, FactDoubt.NO_SCOPE),
    ],
)
def test_a_number_is_doubted_when_nobody_knows_what_it_counts(
    subject: FactSubject, text: str, others: dict[FactSubject, str], doubt: FactDoubt | None
) -> None:
    assert doubt_about(subject, text, others) is doubt
