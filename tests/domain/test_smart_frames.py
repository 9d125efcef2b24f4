"""A rewrite makes its letter good once its blanks are filled in, and keeps the seller's own words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.preparation import Side
from salesdesk.domain.smart import Letter, LetterVerdict, SmartReason, judge_objective, judge_preparation
from salesdesk.domain.smart_frames import Occasion, Rewrite, left_blank, rewrite, weak_part
from salesdesk.domain.visits import VisitKind
from salesdesk.words import gettext_for
from tests.builders import a_preparation, an_objective
from tests.domain.test_smart import labelled

FIRST = VisitKind.FIRST
FILLED = {
    "[datum]": "12 december",
    "[aantal]": "vijf",
    "[naam]": "mevrouw Kuipers",
    "[wat]": "de indeling",
    "[wat precies]": "de openingstijden",
    "[kleinere stap]": "een proef van een week",
}


def verdict_of(text: str, letter: Letter, kind: VisitKind) -> LetterVerdict:
    return next(verdict for verdict in judge_objective(text, kind) if verdict.letter is letter)


def rewritten(text: str, letter: Letter, kind: VisitKind = FIRST) -> Rewrite | None:
    return rewrite(text, verdict_of(text, letter, kind), Occasion(kind, "de schoonmaak", 45))


def filled(text: str) -> str:
    return re.sub(r"\[[^\]]+\]", lambda blank: FILLED[blank.group()], text)


@pytest.mark.parametrize("row", [*labelled(), *labelled("smart_unseen")], ids=lambda row: row["text"][:30])
def test_every_missing_letter_is_made_good_by_its_sentence(row: dict[str, str]) -> None:
    kind = VisitKind(row["kind"])
    for verdict in judge_objective(row["text"], kind):
        made = rewrite(row["text"], verdict, Occasion(kind, "de schoonmaak"))
        assert (made is None) is bool(verdict.met)
        if made is not None:
            after = verdict_of(filled(made.text), verdict.letter, kind)
            assert after.met or after.reason in {SmartReason.ASK_ACCEPTABLE, SmartReason.ASK_REALISTIC}


@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("letter", [Letter.MEASURABLE, Letter.TIMED])
def test_what_is_missing_is_said_after_the_sellers_own_words(kind: VisitKind, letter: Letter) -> None:
    own = "De wensen van de locatiemanager op een rij zetten"
    made = rewritten(own, letter, kind)
    assert made is not None
    assert made.text.startswith(f"{own}. ")
    assert made.text[made.start : made.start + made.length] in {"[datum]", "[aantal]"}


GOAL = "Weten wat [naam] nodig heeft rond de schoonmaak, wie erover gaat en wanneer dat speelt."
EXAMPLES = [
    (
        "Zoveel mogelijk informatie verzamelen bij de klant",
        Letter.SPECIFIC,
        "[wat precies] informatie verzamelen bij de klant",
    ),
    ("Kennismaken.", Letter.SPECIFIC, "Kennismaken: samen met [naam] bepalen [wat] voor de schoonmaak."),
    ("", Letter.SPECIFIC, "Samen met [naam] uw wensen rond de schoonmaak op een rij zetten."),
    (
        "De hal bekijken met de huismeester. Een offerte maken voor de hal!",
        Letter.REALISTIC,
        f"De hal bekijken met de huismeester. {GOAL}",
    ),
    (
        "Gegarandeerd een proef in de kantine regelen",
        Letter.REALISTIC,
        "Een proef in de kantine regelen; lukt dat niet, dan [kleinere stap].",
    ),
]


@pytest.mark.parametrize(("own", "letter", "text"), EXAMPLES)
def test_the_sentence_is_built_on_his_own_words(own: str, letter: Letter, text: str) -> None:
    made = rewritten(own, letter)
    assert made is not None
    assert made.text == text


def test_what_only_the_seller_can_tell_gets_a_sentence_without_a_blank() -> None:
    made = rewritten("De wensen van de locatiemanager op een rij zetten", Letter.REALISTIC)
    assert made is not None
    assert made.text.endswith("We nemen er 45 minuten voor.")
    assert (made.start, made.length) == (len(made.text), 0)


def test_a_blank_left_open_is_noticed_and_no_date() -> None:
    text = "De wensen van de locatiemanager opschrijven, uiterlijk op [datum]"
    assert verdict_of(text, Letter.SPECIFIC, FIRST).reason is SmartReason.BLANK
    assert verdict_of(text, Letter.TIMED, FIRST).met is False
    assert left_blank(text) == Rewrite(text, text.index("["), len("[datum]"))
    assert rewritten(text, Letter.SPECIFIC) is None
    assert left_blank(filled(text)) is None


def test_a_fault_is_mended_in_the_part_where_it_stands() -> None:
    bad = an_objective(keyword="order", text="De order voor het nieuwe pand binnenhalen")
    good = an_objective(keyword="DMU", text="Je weet wie er meebeslissen.")
    outside = an_objective(keyword="x", text="De opdracht krijgen van de directie", side=Side.EXTERNAL)
    preparation = a_preparation(
        external_objective="Samen uw wensen rond de schoonmaak op een rij zetten.",
        objectives=(good, outside, bad),
    )
    realistic = next(one for one in judge_preparation(preparation, FIRST) if one.letter is Letter.REALISTIC)
    assert weak_part(preparation, realistic, FIRST) == bad
    timed = next(one for one in judge_preparation(preparation, FIRST) if one.letter is Letter.TIMED)
    assert weak_part(preparation, timed, FIRST) is None


ENGLISH = {
    "[date]": "12 December",
    "[number]": "five",
    "[name]": "Mrs Kuipers",
    "[what]": "the plan",
    "[what exactly]": "the opening hours",
    "[smaller step]": "a trial of one week",
}
OWN_ENGLISH = (
    "List the wishes of the site manager",
    "Something about the hall of the office",
    "Acquaintance",
    "Send a quote to the buyer",
    "Guaranteed win a trial in the canteen",
)


@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("own", OWN_ENGLISH)
def test_the_english_sentences_make_their_letter_good_too(own: str, kind: VisitKind) -> None:
    say = gettext_for("en")
    for verdict in judge_objective(own, kind):
        made = rewrite(own, verdict, Occasion(kind, "cleaning"), say)
        if made is not None:
            text = re.sub(r"\[[^\]]+\]", lambda blank: ENGLISH[blank.group()], made.text)
            after = verdict_of(text, verdict.letter, kind)
            assert after.met or after.reason in {SmartReason.ASK_ACCEPTABLE, SmartReason.ASK_REALISTIC}


@given(st.text(max_size=300), st.sampled_from(VisitKind), st.text(max_size=40))
def test_any_text_can_be_rewritten(text: str, kind: VisitKind, subject: str) -> None:
    for verdict in judge_objective(text, kind):
        made = rewrite(text, verdict, Occasion(kind, subject))
        assert made is None or 0 <= made.start <= made.start + made.length <= len(made.text)


def test_a_letter_that_is_met_has_no_weak_part_and_a_fault_of_the_whole_none_either() -> None:
    preparation = a_preparation(
        external_objective="Samen uw wensen op een rij zetten",
        objectives=(an_objective(keyword="DMU", text="Je weet wie er meebeslissen."),),
    )
    for verdict in judge_preparation(preparation, FIRST):
        assert weak_part(preparation, verdict, FIRST) is None
    said = a_preparation(external_objective="Een offerte maken voor de hal", objectives=())
    realistic = next(one for one in judge_preparation(said, FIRST) if one.letter is Letter.REALISTIC)
    assert weak_part(said, realistic, FIRST) is None


def test_a_word_of_his_own_in_brackets_is_not_the_new_blank() -> None:
    own = "De wensen [zie mail] van de huismeester opschrijven"
    timed = LetterVerdict(Letter.TIMED, False, SmartReason.NO_TIME)
    made = rewrite(own, timed, Occasion(FIRST, "de hal"))
    assert made is not None
    assert made.text[made.start : made.start + made.length] == "[datum]"
