"""What a customer wants: taken over from reports, written, judged, and told on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from salesdesk.domain.relations import BuyingMotive, ValueStrategy
from salesdesk.domain.value_proposition import Argument, Fit, NeedKind
from salesdesk.errors import Refused
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.customer_value import MOST_NEEDS, CustomerValue, CustomerValues
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    VISIT_ID,
    a_comparison,
    a_competitor,
    a_contact,
    a_customer_need,
    a_preparation,
    a_relation,
    a_report,
    a_visit,
    an_argument,
    an_id,
)

CALM, CHEAP, CONTACT_ID = an_id(), an_id(), an_id()
BLANK = {
    "functional_needs": "",
    "psychological_needs": "",
    "demands_on_product": "",
    "demands_on_supplier": "",
}


@pytest.fixture
def values(database: Database) -> CustomerValues:
    strategy = ValueStrategy.OPERATIONAL_EXCELLENCE
    with database.write() as session:
        records.save_all(
            session,
            [
                a_relation(id=RELATION_ID, current_supplier="", value_strategy=strategy),
                a_contact(id=CONTACT_ID, motives=frozenset({BuyingMotive.PLEASURE})),
                a_visit(id=VISIT_ID, contact_id=CONTACT_ID),
                an_argument(id=CALM, title="Vaste ploeg", words=("rust",), position=0),
                an_argument(id=CHEAP, title="Vaste prijs", words=("prijs",), position=1),
            ],
        )
    return CustomerValues(database, Clock(lambda: NOW, an_id))


def save(database: Database, *kept: object) -> None:
    with database.write() as session:
        records.save_all(session, kept)


def want(values: CustomerValues, text: str = "Rust") -> UUID:
    return values.write(RELATION_ID, text, NeedKind.PSYCHOLOGICAL).value.id


def value(values: CustomerValues) -> CustomerValue:
    return values.of_visit(VISIT_ID)


def test_lines_of_the_last_report_are_taken_over_with_their_day_and_visit(
    values: CustomerValues, database: Database
) -> None:
    held = a_visit(id=an_id(), visit_on=date(2026, 10, 1), start_time=time(9))
    save(
        database,
        held,
        a_report(id=an_id(), visit_id=held.id, **{**BLANK, "economic_needs": "Lage prijs\nVast"}),
    )
    proposals = value(values).proposals
    assert [proposal.text for proposal in proposals] == ["Lage prijs", "Vast"]
    values.accept(RELATION_ID, proposals[:1])
    after = value(values)
    [need] = after.matrix.needs
    assert (need.text, need.kind, need.visit_id, need.noted_on) == (
        "Lage prijs", NeedKind.ECONOMIC, held.id, date(2026, 10, 1),
    )  # fmt: skip
    assert [proposal.text for proposal in after.proposals] == ["Vast"]


def test_a_need_of_ones_own_is_noted_today_and_reworded(values: CustomerValues) -> None:
    need = values.write(RELATION_ID, "  Meer \n rust ", NeedKind.FUNCTIONAL, VISIT_ID).value
    assert (need.text, need.noted_on, need.visit_id) == ("Meer rust", TODAY, VISIT_ID)
    values.reword(need.id, "Lage prijs", NeedKind.ECONOMIC)
    matrix = value(values).matrix
    assert matrix.needs[0].kind is NeedKind.ECONOMIC
    assert matrix.met_by(CHEAP) == matrix.needs


@pytest.mark.parametrize("text", ["", " \n", "x" * 241])
def test_a_need_without_words_or_with_too_many_is_refused(values: CustomerValues, text: str) -> None:
    with pytest.raises(Refused) as refused:
        want(values, text)
    assert refused.value.reasons[0].at == "text"


def test_two_hundred_needs_are_enough(values: CustomerValues, database: Database) -> None:
    save(database, *(a_customer_need(id=an_id(), text=f"Wens {n}") for n in range(MOST_NEEDS)))
    with pytest.raises(Refused):
        want(values)


def test_a_need_that_was_taken_away_comes_back(values: CustomerValues) -> None:
    need = want(values)
    assert values.remove(need).changes == {Noun.ARGUMENT}
    assert value(values).matrix.needs == ()
    values.remove(need, removed=False)
    assert len(value(values).matrix.needs) == 1
    with pytest.raises(Refused):
        values.remove(an_id())


def test_the_seller_stands_above_the_words_until_he_lets_them_speak_again(values: CustomerValues) -> None:
    need = want(values)
    assert value(values).matrix.cell(need, CALM).fit is Fit.MEETS
    values.set_fit(need, CALM, None)  # nothing was set: nothing changes
    values.set_fit(need, CALM, Fit.CONTRADICTS)
    values.set_fit(need, CALM, Fit.NEUTRAL)
    assert value(values).matrix.cell(need, CALM).fit is Fit.NEUTRAL
    values.set_fit(need, CALM, None)
    assert not value(values).matrix.cell(need, CALM).is_set
    values.set_fit(need, CALM, Fit.CONTRADICTS)
    assert value(values).matrix.against(CALM)


def test_strategy_and_motives_say_what_suits(values: CustomerValues) -> None:
    assert value(values).suiting == (NeedKind.ECONOMIC, NeedKind.PSYCHOLOGICAL)
    assert values.of_relation(RELATION_ID).suiting == (NeedKind.ECONOMIC,)


@pytest.mark.parametrize(
    ("card", "report", "supplier", "front"),
    [
        ("KHG", "", "KHG", "Kraakhelder"),
        ("", "bij Kraakhelder sinds mei", "bij Kraakhelder sinds mei", "Kraakhelder"),
        ("Onbekend BV", "KHG", "Onbekend BV", None),
        ("", "", "", None),
    ],
)
def test_the_column_of_the_present_supplier_stands_first(
    values: CustomerValues, database: Database, card: str, report: str, supplier: str, front: str | None
) -> None:
    save(
        database,
        a_competitor(id=an_id(), name="Aap"),
        a_competitor(id=an_id(), name="Kraakhelder", names=("KHG",)),
        a_relation(id=RELATION_ID, current_supplier=card),
        a_report(id=an_id(), visit_id=VISIT_ID, competitor=report),
    )
    found = value(values)
    assert (found.supplier, found.current.name if found.current else None) == (supplier, front)
    assert found.competition.competitors[0].name == (front or "Aap")


def test_a_removed_argument_is_named_but_no_longer_told(values: CustomerValues, database: Database) -> None:
    save(database, an_argument(id=CALM, title="Vaste ploeg", deleted=True))
    found = value(values)
    assert [argument.id for argument in found.told((CALM, CHEAP))] == [CHEAP]
    assert [argument.title for argument in found.lost((CALM, CHEAP))] == ["Vaste ploeg"]


def test_the_annex_holds_needs_chosen_arguments_and_proof(values: CustomerValues, database: Database) -> None:
    other = a_competitor(id=an_id(), name="Kraakhelder")
    pair = a_comparison(
        argument_id=CALM, competitor_id=other.id, claim="Onze ploeg blijft", evidence="Gezien"
    )
    save(database, other, pair, a_preparation(visit_id=VISIT_ID, arguments=(CALM,)))
    want(values)
    paper = values.annex(VISIT_ID)
    seen = whole_text(paper.content)
    for words in ("→ Vaste ploeg", "Rust", "Kraakhelder", "Onze ploeg blijft", "Intern, niet voor de klant"):
        assert words in seen
    assert "Waarde intern" in paper.name


def test_a_visit_or_relation_that_is_gone_is_refused(values: CustomerValues) -> None:
    for ask in (values.of_visit, values.of_relation, values.annex):
        with pytest.raises(Refused):
            ask(an_id())


def test_nasty_words_are_only_words(values: CustomerValues, database: Database) -> None:
    nasty = Argument(an_id(), "<b>'; DROP TABLE --\u202e", "\x00…", words=("<i>", "'", "💥"))
    save(database, nasty)
    values.write(RELATION_ID, "<b>'; 💥 𝕯", NeedKind.ECONOMIC)
    assert len(value(values).matrix.cells) == 3
    assert replace(nasty, text="") != nasty
    assert values.annex(VISIT_ID).page_count == 1
