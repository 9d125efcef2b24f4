"""The catalogue read from JSON: what is right is kept, every mistake is listed with its place."""

from __future__ import annotations

from typing import Any

import pytest

from salesdesk.domain.catalogue import GENERAL, Catalogue, ObjectivePattern, Template
from salesdesk.domain.catalogue_document import parse_catalogue, parse_template
from salesdesk.domain.preparation import Moment, QuestionType, Side, Step, Target
from salesdesk.domain.visits import VisitKind

COMMON: dict[str, Any] = {
    "joiner": {"nl": "en", "en": "and"},
    "objectives": [
        {"keyword": "NAW", "text": {"nl": "Adres", "en": "Address"}, "kinds": ["first"]},
        {"keyword": "vrvlg", "text": "Vervolg", "side": "external"},
    ],
    "frames": [{"kind": "first", "text": "Over {subject}", "with_places": "Over {subject} in {places}"}],
    "items": [{"step": "writing_material", "label": "Twee pennen", "kinds": ["first", "follow_up"]}],
}
TEMPLATE: dict[str, Any] = {
    "slug": "cleaning",
    "name": "Schoonmaak",
    "subject": "de schoonmaak",
    "matches": ["Schoonma"],
    "objectives": [{"keyword": "m2", "text": "Oppervlakte", "after": "NAW"}],
    "questions": [
        {
            "keyword": "meters",
            "text": "Hoeveel?",
            "serves": ["m2", "NAW"],
            "type": "problem",
            "target": "floor_area",
            "moment": "end",
            "kinds": ["follow_up"],
        }
    ],
}


def catalogue(language: str = "nl") -> Catalogue:
    read, problems = parse_catalogue(COMMON, [TEMPLATE], language)
    assert problems == ()
    return read


def wrong_places(template: object) -> list[tuple[str, str]]:
    _, problems = parse_template(template, parse_catalogue(COMMON, [])[0])
    return [(problem.at, problem.text.format(**problem.values)) for problem in problems]


def test_a_sound_document_is_read_whole() -> None:
    read = catalogue()
    assert read.objectives[1] == ObjectivePattern("vrvlg", "Vervolg", Side.EXTERNAL)
    assert read.items[0].step is Step.WRITING_MATERIAL
    assert read.items[0].kinds == {VisitKind.FIRST, VisitKind.FOLLOW_UP}
    (question,) = read.template("cleaning").questions
    assert (question.type, question.target) == (QuestionType.PROBLEM, Target.FLOOR_AREA)
    assert question.moment is Moment.END
    assert question.kinds == {VisitKind.FOLLOW_UP}


def test_a_language_without_a_text_falls_back_on_dutch() -> None:
    english = catalogue("en")
    assert [entry.text for entry in english.objectives] == ["Address", "Vervolg"]
    assert (english.joiner, catalogue().joiner) == ("and", "en")
    assert catalogue("de").objectives[0].text == "Adres"


@pytest.mark.parametrize(
    ("texts", "slug"),
    [
        (("Schoonmaak kantoren",), "cleaning"),
        (("", "Schoonmaakdiensten"), "cleaning"),
        (("Verpakkingen",), GENERAL),
        ((), GENERAL),
    ],
)
def test_the_template_is_found_by_what_is_sold(texts: tuple[str, ...], slug: str) -> None:
    assert catalogue().template_for(*texts).slug == slug


def test_a_template_and_frame_that_nobody_made_are_empty() -> None:
    assert catalogue().template("zeevracht").questions == ()
    assert catalogue().frame(VisitKind.AFTER_SALES).text == ""


def test_an_own_objective_follows_the_one_it_names() -> None:
    read = catalogue()
    keywords = [entry.keyword for entry in read.known_objectives(read.template("cleaning"))]
    assert keywords == ["NAW", "m2", "vrvlg"]


def test_an_own_objective_may_lead_or_reword_a_common_one() -> None:
    own = (ObjectivePattern("eerst", "Eerst dit"), ObjectivePattern("NAW", "Eigen woorden"))
    listed = catalogue().known_objectives(Template("x", "X", objectives=own))
    assert [entry.keyword for entry in listed] == ["eerst", "NAW", "vrvlg"]
    assert listed[1].text == "Eigen woorden"


QUESTION: dict[str, Any] = TEMPLATE["questions"][0]
MISTAKES = [
    ([], [("template", "Hier hoort een blok met velden.")]),
    ({**TEMPLATE, "slug": " "}, [("template: template.slug", "Deze tekst ontbreekt.")]),
    ({**TEMPLATE, "name": 3}, [("cleaning: template.name", "Deze tekst ontbreekt.")]),
    ({**TEMPLATE, "name": {"en": "Cleaning"}}, [("cleaning: template.name", "Deze tekst ontbreekt.")]),
    ({**TEMPLATE, "matches": "schoonmaak"},
     [("cleaning: template.matches", "Hier hoort een lijst met woorden.")]),
    ({**TEMPLATE, "questions": {}}, [("cleaning: questions", "Hier hoort een lijst.")]),
    ({**TEMPLATE, "questions": ["x"]}, [("cleaning: questions[0]", "Hier hoort een blok met velden.")]),
    ({**TEMPLATE, "questions": [QUESTION, QUESTION]},
     [("cleaning: questions[1]", "„meters” staat er twee keer.")]),
    ({**TEMPLATE, "objectives": TEMPLATE["objectives"] * 2},
     [("cleaning: objectives[1]", "„m2” staat er twee keer.")]),
    ({**TEMPLATE, "questions": [{**QUESTION, "serves": ["€-TTL"]}]},
     [("cleaning: questions[0].serves", "Het doel „€-TTL” bestaat niet.")]),
    ({**TEMPLATE, "questions": [{**QUESTION, "type": "raadsel"}]},
     [("cleaning: questions[0].type", "Het woord „raadsel” is hier niet bekend.")]),
    ({**TEMPLATE, "questions": [{**QUESTION, "target": ["x"]}]},
     [("cleaning: questions[0].target", "Het woord „['x']” is hier niet bekend.")]),
    ({**TEMPLATE, "questions": [{**QUESTION, "moment": "later"}]},
     [("cleaning: questions[0].moment", "Het woord „later” is hier niet bekend.")]),
    ({**TEMPLATE, "questions": [{**QUESTION, "kinds": ["beurs"]}]},
     [("cleaning: questions[0].kinds", "Het woord „beurs” is hier niet bekend.")]),
    ({**TEMPLATE, "questions": [{**QUESTION, "keyword": ""}]},
     [("cleaning: questions[0].keyword", "Deze tekst ontbreekt.")]),
    ({**TEMPLATE, "objectives": [{"keyword": "m2", "text": "x", "side": "midden"}], "questions": []},
     [("cleaning: objectives[0].side", "Het woord „midden” is hier niet bekend.")]),
]  # fmt: skip


@pytest.mark.parametrize(("template", "expected"), MISTAKES)
def test_every_mistake_is_named_with_its_place(template: object, expected: list[tuple[str, str]]) -> None:
    assert wrong_places(template) == expected


def test_one_bad_question_does_not_take_the_good_ones_along() -> None:
    source = {**TEMPLATE, "questions": [{**QUESTION, "type": "raadsel"}, QUESTION]}
    template, problems = parse_template(source, parse_catalogue(COMMON, [])[0])
    assert template is not None
    assert [entry.keyword for entry in template.questions] == ["meters"]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("common", "place"),
    [
        ("tekst", "common"),
        ({**COMMON, "frames": [{"kind": "beurs", "text": "x", "with_places": "x"}]}, "frames[0].kind"),
        ({**COMMON, "items": [{"step": "koffie", "label": "x"}]}, "items[0].step"),
        ({**COMMON, "items": [{"step": "crm"}]}, "items[0].label"),
    ],
)
def test_mistakes_in_the_common_part_are_named_too(common: object, place: str) -> None:
    read, problems = parse_catalogue(common, [])
    assert [problem.at for problem in problems] == [place]
    assert read.joiner == "en"


def test_a_template_without_a_name_of_its_own_is_left_out() -> None:
    read, problems = parse_catalogue(COMMON, [TEMPLATE, 7, {"name": "Zonder"}])
    assert [template.slug for template in read.templates] == ["cleaning"]
    assert [problem.at for problem in problems] == ["template 2", "template 3: template.slug"]


def test_an_objective_is_served_under_its_dutch_keyword_in_every_language() -> None:
    named = {**COMMON, "objectives": [{"keyword": {"nl": "NAW", "en": "address"}, "text": "Adres"}]}
    read, problems = parse_catalogue(named, [TEMPLATE], "en")
    template = read.template("cleaning")
    assert problems == ()
    assert [entry.keyword for entry in read.known_objectives(template)] == ["address", "m2"]
    assert template.questions[0].serves == ("m2", "address")
