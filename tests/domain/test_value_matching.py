"""Which argument meets which need: by words, and above that what the seller says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.relations import BuyingMotive, ValueStrategy
from salesdesk.domain.value_matching import Cell, match, stems, suiting_kinds
from salesdesk.domain.value_proposition import Argument, Fit, NeedKind
from tests.builders import a_customer_need, a_need_fit, an_argument, an_id


def proposed(text: str, argument: Argument) -> Fit:
    need = a_customer_need(text=text)
    return match([need], [argument]).cell(need.id, argument.id).fit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vaste prijzen", "vaste prijs"),
        ("Eén CONTACTPERSOON", "een contactpersonen"),
        ("schoonmaken", "schoonmaak"),
        ("ramen", "raam"),
        ("besparing", "besparen"),
        ("storingen", "storing"),
        ("sneller", "snel"),
        ("hygiëne", "hygiënisch"),
        ("brieven", "brief"),
        ("huizen", "huis"),
        ("medewerkers", "medewerker"),
        ("betrouwbaarheid", "betrouwbaar"),
    ],
)
def test_forms_of_one_word_are_the_same(one: str, other: str) -> None:
    assert stems(one)[-1] == stems(other)[-1]


def test_words_without_meaning_do_not_count() -> None:
    assert stems("wij willen dat het niet voor de rest is") == ("rest",)
    assert stems("… ! a") == ()


@pytest.mark.parametrize(
    ("need", "words", "meets"),
    [
        ("Klaar vóór 07:45", ("klaar voor",), True),
        ("Eén verzamelfactuur per kwartaal", ("factuur",), True),
        ("Altijd dezelfde mensen op kantoor", ("dezelfde mensen",), True),
        ("Andere mensen op kantoor", ("dezelfde mensen",), False),
        ("Vaste prijs", ("budget", "vaste prijzen"), True),
        ("Geen gedoe met sleutels", ("gedoe",), True),
        ("Iets heel anders", ("prijs",), False),
        ("", ("prijs",), False),
        ("Vloer", ("Ploeg",), False),
    ],
)
def test_all_words_of_a_phrase_must_stand_in_the_need(need: str, words: tuple[str, ...], meets: bool) -> None:
    fit = proposed(need, an_argument(words=words))
    assert fit is (Fit.MEETS if meets else Fit.NEUTRAL)


def test_without_words_the_title_speaks_for_itself() -> None:
    argument = an_argument(title="Wissel op vaste dag", words=())
    assert proposed("Graag op een vaste dag", argument) is Fit.MEETS
    assert proposed("Lage prijs", argument) is Fit.NEUTRAL


def test_short_words_are_no_part_of_another() -> None:
    assert proposed("Kantoorruimte", an_argument(words=("kan",))) is Fit.NEUTRAL


def test_what_the_seller_says_stands_above_the_words() -> None:
    need, argument = a_customer_need(id=an_id(), text="Rust"), an_argument(id=an_id(), words=("rust",))
    assert match([need], [argument]).cell(need.id, argument.id) == Cell(Fit.MEETS)
    said = a_need_fit(need_id=need.id, argument_id=argument.id, fit=Fit.CONTRADICTS)
    matrix = match([need], [argument], [said])
    assert matrix.cell(need.id, argument.id) == Cell(Fit.CONTRADICTS, is_set=True)
    assert matrix.against(argument.id) == (need,)
    taken_back = a_need_fit(need_id=need.id, argument_id=argument.id, fit=Fit.CONTRADICTS, deleted=True)
    assert match([need], [argument], [taken_back]).cell(need.id, argument.id).fit is Fit.MEETS


def test_an_argument_that_meets_nothing_is_idle_once_needs_are_known() -> None:
    argument = an_argument(id=an_id(), words=("prijs",))
    assert not match([], [argument]).is_idle(argument.id)
    assert match([a_customer_need(text="Rust")], [argument]).is_idle(argument.id)
    assert not match([a_customer_need(text="Lage prijs")], [argument]).is_idle(argument.id)


def test_a_need_is_open_until_an_argument_that_meets_it_is_chosen() -> None:
    rest, price = a_customer_need(id=an_id(), text="Rust"), a_customer_need(id=an_id(), text="Prijs")
    calm, cheap = an_argument(id=an_id(), words=("rust",)), an_argument(id=an_id(), words=("prijs",))
    matrix = match([rest, price], [calm, cheap])
    assert matrix.unanswered([]) == (rest, price)
    assert matrix.unanswered([calm.id]) == (price,)
    assert matrix.unanswered([calm.id, cheap.id, an_id()]) == ()


@pytest.mark.parametrize(
    ("strategy", "motives", "kinds"),
    [
        (ValueStrategy.UNKNOWN, (), ()),
        (ValueStrategy.OPERATIONAL_EXCELLENCE, (), (NeedKind.ECONOMIC,)),
        (ValueStrategy.PRODUCT_LEADERSHIP, (BuyingMotive.EASE,), (NeedKind.FUNCTIONAL,)),
        (
            ValueStrategy.CUSTOMER_INTIMACY,
            (BuyingMotive.GAIN,),
            (NeedKind.ECONOMIC, NeedKind.PSYCHOLOGICAL),
        ),
        (ValueStrategy.UNKNOWN, (BuyingMotive.SAFETY, BuyingMotive.PLEASURE), (NeedKind.PSYCHOLOGICAL,)),
    ],
)
def test_strategy_and_motives_say_which_kind_speaks(
    strategy: ValueStrategy, motives: tuple[BuyingMotive, ...], kinds: tuple[NeedKind, ...]
) -> None:
    assert suiting_kinds(strategy, motives) == kinds


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_the_matching(need: str, word: str, title: str) -> None:
    argument = an_argument(title=title, words=(word, need))
    assert proposed(need, argument) in {Fit.MEETS, Fit.NEUTRAL}


def test_two_hundred_needs_against_fifty_arguments_take_no_time() -> None:
    needs = [a_customer_need(id=an_id(), text=f"Wens {n} over kosten en een vaste ploeg") for n in range(200)]
    arguments = [
        an_argument(id=an_id(), words=tuple(f"woord{n} vaste dag{w}" for w in range(8))) for n in range(50)
    ]
    longest = [a_customer_need(id=an_id(), text="woord " * 50_000)]
    begun = time.process_time()
    matrix = match(needs + longest, arguments)
    assert len(matrix.cells) == 201 * 50
    assert time.process_time() - begun < 5  # it takes a tenth of a second; this only catches a square of it
