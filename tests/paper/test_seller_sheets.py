"""The sheets a seller takes along: preparation, route, day folder and recovery key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from io import BytesIO
from itertools import count, pairwise

import pytest
from pypdf import PdfReader

from salesdesk.domain.company import Company
from salesdesk.domain.preparation import Question
from salesdesk.domain.preparation_proposal import propose_preparation
from salesdesk.domain.relations import Address
from salesdesk.domain.visits import VisitKind
from salesdesk.paper import style
from salesdesk.paper.day_folder import day_folder_pdf
from salesdesk.paper.letters import kilometres
from salesdesk.paper.preparation_sheet import PreparationSheet, Travel, preparation_sheet_pdf
from salesdesk.paper.preview import page_count, page_picture, page_text, whole_text
from salesdesk.paper.recovery_sheet import recovery_sheet_pdf
from salesdesk.paper.route_sheet import RouteStop, route_sheet_pdf
from salesdesk.services.starter_catalogue import starter_catalogue
from tests.paper import examples
from tests.paper.geometry import Placed, placed_texts

EIGHT_MILLIMETRES = 8 * 72 / 25.4


def with_questions(count_of: int) -> PreparationSheet:
    questions = tuple(
        Question(examples.uid(500 + at), f"steekwoord {at}", position=at) for at in range(count_of)
    )
    return replace(examples.SHEET, preparation=replace(examples.PREPARATION, questions=questions))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("slug", [template.slug for template in starter_catalogue().templates])
def test_a_first_visit_from_the_starter_catalogue_fits_one_page(slug: str, language: str) -> None:
    catalogue, numbers = starter_catalogue(language), count(1000)
    preparation = propose_preparation(
        examples.VISIT, catalogue.template(slug), catalogue, lambda: examples.uid(next(numbers)),
        places=("Haarlem", "Beverwijk"),
    )  # fmt: skip
    pdf = preparation_sheet_pdf(replace(examples.SHEET, preparation=preparation, language=language))
    seen = whole_text(pdf.content)
    assert pdf.page_count == 1
    assert all(question.keyword in seen for question in preparation.questions)
    assert all(question.text not in seen for question in preparation.questions if question.text)


@pytest.mark.parametrize(("questions", "pages"), [(0, 1), (1, 1), (12, 1), (24, 1), (60, 2), (300, 6)])
def test_room_for_answers_shrinks_before_a_second_page_begins(questions: int, pages: int) -> None:
    pdf = preparation_sheet_pdf(with_questions(questions))
    runs = [run.text for run in placed_texts(pdf.content) if run.text.startswith("steekwoord")]
    assert sorted(runs) == sorted(f"steekwoord {at}" for at in range(questions))
    assert pdf.page_count in range(pages, pages + 2) if pages > 1 else pdf.page_count == 1


def test_internal_objectives_are_keywords_and_the_external_one_is_whole() -> None:
    seen = " ".join(whole_text(preparation_sheet_pdf(examples.SHEET).content).split())
    for keyword in examples.INTERNAL_KEYWORDS:
        assert keyword in seen
    assert examples.PREPARATION.external_objective in seen
    assert "pres-bedr ←→" in seen


def test_the_sheet_tells_the_way_the_phone_and_what_to_bring() -> None:
    seen = whole_text(preparation_sheet_pdf(examples.SHEET).content)
    for text in (
        "Mevrouw M. Kuipers",
        "023 531 42 07",
        "Vertrek 07:45",
        "vanaf Purmerend",
        "Twee pennen",
        "J. Vos",
    ):
        assert text in seen


def test_a_bare_visit_gives_a_sheet_too() -> None:
    bare = replace(examples.PREPARATION, external_objective="", items=(), objectives=(), questions=())
    sheet = replace(
        examples.SHEET,
        preparation=bare,
        contact=None,
        travel=None,
        alternatives=(),
        remember=(),
        language="xx",
    )
    assert "Notariskantoor Van Rhijn" in whole_text(preparation_sheet_pdf(sheet).content)
    halfway = replace(sheet, travel=Travel(distance_km=3.24), alternatives=examples.ALTERNATIVES)
    assert "3,2" in whole_text(preparation_sheet_pdf(halfway).content)


@pytest.mark.parametrize(
    ("travel", "there", "not_there"),
    [
        (Travel(leave_at=time(7, 45)), "Vertrek 07:45", "vanaf"),
        (Travel(drive_minutes=40), "40 min", "Vertrek"),
        (Travel(start_place="Purmerend"), "vanaf Purmerend", "Vertrek"),
    ],
)
def test_the_way_there_is_told_as_far_as_it_is_known(travel: Travel, there: str, not_there: str) -> None:
    sheet = replace(examples.SHEET, travel=travel, preparation=replace(examples.PREPARATION, items=()))
    seen = whole_text(preparation_sheet_pdf(sheet).content).replace("\u00a0", " ")
    assert there in seen
    assert not_there not in seen


def test_what_to_bring_stands_without_alternatives_and_the_other_way_round() -> None:
    empty = replace(examples.PREPARATION, items=())
    for sheet in (replace(examples.SHEET, alternatives=()), replace(examples.SHEET, preparation=empty)):
        seen = whole_text(preparation_sheet_pdf(sheet).content)
        assert ("Meenemen" in seen) is ("Sporthal De Beuk" not in seen)


def test_a_company_with_few_numbers_has_a_short_foot() -> None:
    company = Company(name="Alleen een naam", colour="")
    runs = placed_texts(preparation_sheet_pdf(replace(examples.SHEET, company=company)).content)
    foot = [run.text for run in runs if run.bottom < style.FOOTER_RULE]
    assert foot == ["Alleen een naam", "pagina 1 van 1"]


def test_the_route_sheet_adds_up_the_day() -> None:
    seen = whole_text(route_sheet_pdf(examples.ROUTE).content).replace("\u00a0", " ")
    assert "2 u 45" in seen
    assert "1 u 18" in seen
    assert "63 km" in seen
    assert "reistijd onbekend" in seen
    assert "Eerst bespreken wat er nog loopt." in seen
    assert "Thuis, Purmerend" in seen


def test_a_route_without_stops_or_way_home_is_a_page() -> None:
    empty = replace(examples.ROUTE, stops=(), drive_home_minutes=None, home_km=None, home_at=None, area="")
    assert route_sheet_pdf(empty).page_count == 1
    late = replace(examples.ROUTE, home_at=None)
    assert "Thuis, Purmerend" in whole_text(route_sheet_pdf(late).content)


def test_a_phone_number_is_printed_once() -> None:
    contact = replace(examples.OFFICE_MANAGER, phone="023 531 42 00")
    stop = RouteStop(examples.VISIT, examples.NOTARY, contact=contact)
    seen = whole_text(route_sheet_pdf(replace(examples.ROUTE, stops=(stop,))).content)
    assert seen.count("023 531 42 00") == 1


def test_the_day_folder_holds_the_route_and_every_sheet() -> None:
    second = replace(with_questions(60), relation=examples.WHOLESALE)
    folder = day_folder_pdf(examples.ROUTE, (examples.SHEET, second))
    parts = [
        route_sheet_pdf(examples.ROUTE),
        preparation_sheet_pdf(examples.SHEET),
        preparation_sheet_pdf(second),
    ]
    texts = [page_text(part.content, at) for part in parts for at in range(part.page_count)]
    pages = [page_text(folder.content, at) for at in range(folder.page_count)]
    number = re.compile(r"pagina \d van \d")
    assert [number.sub("", page) for page in pages] == [number.sub("", text) for text in texts]
    assert [number.findall(page) for page in pages] == [[f"pagina {at} van 4"] for at in range(1, 5)]
    assert page_count(folder.content) == folder.page_count


def test_the_day_folder_opens_at_a_customer_by_name() -> None:
    second = replace(with_questions(60), relation=examples.WHOLESALE)
    folder = PdfReader(BytesIO(day_folder_pdf(examples.ROUTE, (second, examples.SHEET)).content))
    marks = [
        (mark.title, folder.get_destination_page_number(mark))
        for mark in folder.outline
        if not isinstance(mark, list)
    ]
    assert marks == [(examples.WHOLESALE.name, 1), (examples.NOTARY.name, 3)]


def test_many_questions_stand_in_three_columns_before_a_second_page_begins() -> None:
    runs = placed_texts(preparation_sheet_pdf(with_questions(40)).content)
    asked = [run for run in runs if run.text.startswith("steekwoord")]
    assert len({round(run.left) for run in asked}) == 3
    assert {run.page for run in asked} == {1}


def test_a_full_page_says_what_to_bring_in_fewer_lines_and_leaves_nothing_out() -> None:
    loose = " ".join(whole_text(preparation_sheet_pdf(with_questions(4)).content).split())
    tight = " ".join(whole_text(preparation_sheet_pdf(with_questions(40)).content).split())
    assert "☐" not in loose
    for text in ("☐ Bedrijfsbrochure", "☐ Twee pennen", "Sporthal De Beuk", "023 555 12 12", "09:00–22:00",
                 "Beukenlaan 2, 2012 AA Haarlem"):  # fmt: skip
        assert text in tight.replace("\u00a0", " ")


def rules_beside(runs: Sequence[Placed], keyword: str) -> float:
    return next(run.bottom for run in runs if run.text == keyword)


@pytest.mark.parametrize("questions", [2, 5, 9, 12, 16, 21, 40])
def test_every_answer_has_eight_millimetres_for_a_pen(questions: int) -> None:
    runs = placed_texts(preparation_sheet_pdf(with_questions(questions)).content)
    places = sorted(
        (run.page, round(run.left / 100), -run.bottom) for run in runs if run.text.startswith("steekwoord")
    )
    steps = [below[2] - above[2] for above, below in pairwise(places) if above[:2] == below[:2]]
    assert len(steps) >= questions - 3
    assert min(steps) >= EIGHT_MILLIMETRES


def test_few_questions_have_two_lines_each_and_room_for_agreements() -> None:
    runs = placed_texts(preparation_sheet_pdf(with_questions(4)).content)
    first, second = rules_beside(runs, "steekwoord 0"), rules_beside(runs, "steekwoord 1")
    assert first - second >= 2 * EIGHT_MILLIMETRES
    assert any(run.text == "Afgesproken" for run in runs)


@pytest.mark.parametrize("questions", [0, 4, 9, 21])
def test_what_to_bring_stands_at_the_foot_of_the_page(questions: int) -> None:
    runs = placed_texts(preparation_sheet_pdf(with_questions(questions)).content)
    last = min(run.bottom for run in runs if run.bottom > style.FOOTER_RULE)
    assert last < style.MARGIN_BOTTOM + 16


@pytest.mark.parametrize("kind", [VisitKind.DEMO_EXPERT, VisitKind.DEMO_LAYMAN])
def test_no_customer_reads_that_he_is_taken_for_a_layman(kind: VisitKind) -> None:
    visit = replace(examples.VISIT, kind=kind)
    stop = RouteStop(visit, examples.NOTARY)
    sheets = (
        preparation_sheet_pdf(replace(examples.SHEET, visit=visit)),
        route_sheet_pdf(replace(examples.ROUTE, stops=(stop,))),
    )
    for sheet in sheets:
        assert "Demonstratie" in whole_text(sheet.content)
        assert "leek" not in whole_text(sheet.content)


@pytest.mark.parametrize(("own", "times"), [("023-5314200", 0), ("023 531 42 07", 1)])
def test_the_switchboard_is_printed_unless_it_is_the_contacts_own_number(own: str, times: int) -> None:
    contact = replace(examples.OFFICE_MANAGER, phone=own)
    seen = whole_text(preparation_sheet_pdf(replace(examples.SHEET, contact=contact)).content)
    assert seen.count("023 531 42 00") == times


def test_the_day_folder_reports_what_the_font_lacks_in_any_part() -> None:
    relation = replace(examples.NOTARY, name="茶 & Co")
    assert day_folder_pdf(examples.ROUTE, (replace(examples.SHEET, relation=relation),)).missing_glyphs == (
        "茶",
    )


def test_the_recovery_key_is_printed_whole_on_one_page() -> None:
    pdf = recovery_sheet_pdf(examples.RECOVERY)
    lines = whole_text(pdf.content).splitlines()
    assert "7K4M-Q2XA-9TRB-0WVE" in lines
    assert "HJ38-ZN5C-D1YP-6GFS" in lines
    assert pdf.page_count == 1


@pytest.mark.parametrize(
    ("distance", "text"), [(36.2, "36\u00a0km"), (9.96, "10,0\u00a0km"), (1.25, "1,3\u00a0km")]
)
def test_distances_read_as_on_a_signpost(distance: float, text: str) -> None:
    assert kilometres(distance, "nl") == text


def test_a_page_becomes_a_picture() -> None:
    picture = page_picture(recovery_sheet_pdf(examples.RECOVERY).content, 0, 331)
    assert (picture.width, len(picture.rgb)) == (331, 331 * picture.height * 3)
    assert picture.height == pytest.approx(331 * 1.4142, abs=2)
    assert picture.rgb[:3] == b"\xff\xff\xff"
    assert len(set(picture.rgb)) > 20


def test_a_page_that_is_not_there_is_an_index_error() -> None:
    with pytest.raises(IndexError):
        page_picture(recovery_sheet_pdf(examples.RECOVERY).content, 1, 100)


def test_without_an_objective_there_is_a_line_to_write_it_on() -> None:
    bare = replace(examples.PREPARATION, external_objective="", objectives=(), questions=())
    runs = placed_texts(preparation_sheet_pdf(replace(examples.SHEET, preparation=bare)).content)
    tops = {run.text: run.bottom for run in runs}
    assert tops["Doel van het gesprek"] - tops["Referenties"] > 30


def test_what_to_bring_and_a_name_do_not_break_in_the_middle() -> None:
    items = tuple(
        replace(examples.PREPARATION.items[0], id=examples.uid(7000 + at), label=f"Brochure nummer {at}")
        for at in range(12)
    )
    nearby = replace(
        examples.ALTERNATIVES[0],
        contact="L. Driessen",
        address=Address("Jan van Kuikweg 24", "1965 AV", "Heemskerk"),
    )
    for asked in (5, 20):
        sheet = replace(with_questions(asked), alternatives=(nearby,))
        kept = replace(sheet.preparation, items=items)
        texts = [
            run.text for run in placed_texts(preparation_sheet_pdf(replace(sheet, preparation=kept)).content)
        ]
        assert not [text for text in texts if text.endswith(("L.", "Brochure", "nummer"))]
