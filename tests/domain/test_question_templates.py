"""The starter catalogue that comes with the program: no mistakes, nothing unserved, two languages."""

from __future__ import annotations

import json
import re
import string
from collections import Counter
from typing import Any

import pytest

from salesdesk import paths
from salesdesk.domain.catalogue import GENERAL, Catalogue
from salesdesk.domain.catalogue_document import parse_catalogue
from salesdesk.domain.preparation import (
    QuestionType,
    Side,
    Target,
    asked_questions,
    idle_questions,
    kept_objectives,
    unserved_objectives,
)
from salesdesk.domain.preparation_proposal import propose_preparation
from salesdesk.domain.question_gaps import WANTED_FIELDS, WANTED_ROLES
from salesdesk.domain.question_keyword import is_sentence
from salesdesk.domain.smart import Letter, judge_preparation
from salesdesk.domain.visits import SalesMethod, VisitKind
from salesdesk.services.starter_catalogue import starter_catalogue
from tests.builders import a_visit, an_id

BRANCHES = ("cleaning", "technical_wholesale", "ict", "packaging", "staffing", "office_furniture")
FOLDER = paths.resources() / "question_templates"


def documents() -> dict[str, Any]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")}


def parsed(language: str) -> tuple[Catalogue, list[str]]:
    read = documents()
    catalogue, problems = parse_catalogue(read.pop("common"), read.values(), language)
    return catalogue, [f"{problem.at}: {problem.text}" for problem in problems]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_documents_have_no_mistakes(language: str) -> None:
    catalogue, problems = parsed(language)
    assert problems == []
    assert {template.slug for template in catalogue.templates} == {GENERAL, *BRANCHES}


def test_every_text_has_both_languages_and_differs() -> None:
    alike = {"DMU", "ICT"}

    def walk(node: Any) -> list[str]:
        if isinstance(node, dict) and "nl" in node:
            sound = set(node) == {"nl", "en"} and all(text.strip() for text in node.values())
            return [] if sound and node["nl"] != node["en"] else [node["nl"]]
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return [fault for child in children for fault in walk(child)]

    def bare(node: Any) -> list[str]:
        if not isinstance(node, dict):
            return [fault for child in node for fault in bare(child)] if isinstance(node, list) else []
        own = [
            node[name] for name in ("text", "label", "insight", "subject") if isinstance(node.get(name), str)
        ]
        return own + [fault for child in node.values() for fault in bare(child)]

    assert [text for text in walk(documents_list()) if text not in alike] == []
    assert [text for text in bare(documents_list()) if text not in alike] == []


def documents_list() -> list[Any]:
    return list(documents().values())


def test_the_frames_hold_only_their_own_two_places() -> None:
    for language in ("nl", "en"):
        for frame in starter_catalogue(language).frames:
            assert placeholders(frame.text) == {"subject"}
            assert placeholders(frame.with_places) == {"subject", "places"}
    assert {frame.kind for frame in starter_catalogue().frames} == set(VisitKind)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("slug", [GENERAL, *BRANCHES])
def test_every_visit_can_be_prepared_without_gaps(slug: str, kind: VisitKind, language: str) -> None:
    catalogue = starter_catalogue(language)
    preparation = propose_preparation(a_visit(kind=kind), catalogue.template(slug), catalogue, an_id)
    assert unserved_objectives(preparation) == ()
    assert idle_questions(preparation) == ()
    assert 6 <= len(asked_questions(preparation)) <= 22
    assert "{" not in preparation.external_objective
    assert len({question.keyword for question in preparation.questions}) == len(preparation.questions)


@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("slug", [GENERAL, *BRANCHES])
def test_no_proposal_makes_an_offer_the_goal(slug: str, kind: VisitKind) -> None:
    catalogue = starter_catalogue()
    preparation = propose_preparation(a_visit(kind=kind), catalogue.template(slug), catalogue, an_id)
    judged = {verdict.letter: verdict.met for verdict in judge_preparation(preparation, kind)}
    assert judged[Letter.REALISTIC] is None
    assert judged[Letter.MEASURABLE]
    assert not judged[Letter.TIMED]


def test_the_notary_with_two_sites_can_be_prepared_completely() -> None:
    catalogue = starter_catalogue()
    visit = a_visit(subject="Schoonmaak", made_by="binnendienst")
    template = catalogue.template_for(visit.subject)
    preparation = propose_preparation(visit, template, catalogue, an_id, places=("Haarlem", "Beverwijk"))
    internal = [item.keyword for item in kept_objectives(preparation) if item.side is Side.INTERNAL]
    assert template.slug == "cleaning"
    assert internal == [
        "NAW", "DMU", "@", "interesse", "lev", "m2 / freq / overige", "€-TTL", "€-CONC", "afl. contr.",
        "nw. contract", "ABC", "vk%",
    ]  # fmt: skip
    assert [item.keyword for item in kept_objectives(preparation) if item.side is Side.EXTERNAL] == [
        "pres-bedr ↔",
        "wens+beh",
        "pres-prod",
        "vrvlg",
    ]
    assert unserved_objectives(preparation) == ()
    assert preparation.method is SalesMethod.NEEDS
    assert "de schoonmaak in Haarlem en Beverwijk" in preparation.external_objective


def test_the_notary_is_asked_every_keyword_of_the_trade() -> None:
    catalogue = starter_catalogue()
    template = catalogue.template("cleaning")
    preparation = propose_preparation(a_visit(), template, catalogue, an_id)
    asked = [question.keyword for question in preparation.questions]
    assert {
        "bedrijf/organisatie", "functie", "positie", "DMU", "aantal locaties", "welke diensten",
        "vierkante meters", "frequentie", "tijdstip", "huidige leverancier", "einde contract",
        "termijn contract", "betaalt nu", "eisen product/dienst", "eisen leverancier", "nieuwe afspraak",
    } <= set(asked)  # fmt: skip
    assert (asked[0], asked[-1]) == ("bedrijf/organisatie", "nieuwe afspraak")


def test_answers_have_somewhere_to_go() -> None:
    catalogue = starter_catalogue()
    preparation = propose_preparation(a_visit(), catalogue.template("cleaning"), catalogue, an_id)
    targets = {question.target for question in preparation.questions}
    assert targets >= {
        Target.SUPPLIER, Target.CONTRACT_END, Target.FLOOR_AREA, Target.FREQUENCY, Target.EMPLOYEES,
        Target.SITES, Target.PRICE_LEVEL, Target.REVENUE_POTENTIAL, Target.NEXT_APPOINTMENT,
    }  # fmt: skip


@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("slug", BRANCHES)
def test_every_branch_has_questions_of_its_own_for_every_kind_of_visit(slug: str, kind: VisitKind) -> None:
    catalogue = starter_catalogue()
    own = [entry for entry in catalogue.template(slug).questions if kind in entry.kinds]
    proposed = propose_preparation(a_visit(kind=kind), catalogue.template(slug), catalogue, an_id).questions
    assert len(own) >= 3
    assert len({entry.type for entry in own}) >= 2
    if kind in {VisitKind.FIRST, VisitKind.FOLLOW_UP}:
        assert {question.kind for question in proposed} == set(QuestionType)


@pytest.mark.parametrize("slug", BRANCHES)
def test_every_branch_brings_more_than_facts(slug: str) -> None:
    own = starter_catalogue().template(slug).questions
    counted = Counter(entry.type for entry in own)
    assert len(own) >= 14
    assert counted[QuestionType.SITUATION] <= 0.7 * len(own)
    assert min(counted[kind] for kind in QuestionType) >= 2


# A yes or a no is what these two ask for.
CONSENT = {"nieuwsbrief", "newsletter", "referentie", "reference"}
OPEN_WORDS = {
    "nl": r"\b(hoe|hoeveel|wat|waar\w*|wie|welke?|wanneer)\b",
    "en": r"\b(how|what|where|who|whom|which|when|why|whether)\b",
}
CLOSED = {
    "nl": r"^(is|zijn|was|heeft|hebt|heb|werkt|wilt|mogen|mag|zullen|kunt|kan|gaat|bent|doet|zou)\b",
    "en": r"^(is|are|was|has|have|do|does|did|will|would|may|shall|can|could|should)\b",
}
LEADING = {"nl": r"\b(toch|niet waar|vindt u ook|bent u het)\b", "en": r"\b(don't you|isn't it|surely)\b"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_questions_are_open_lead_nowhere_and_end_as_questions(language: str) -> None:
    catalogue = starter_catalogue(language)
    listed = [question for template in catalogue.templates for question in template.questions]
    for question in [*listed, *(gap.question for gap in catalogue.gaps)]:
        text = question.text.casefold()
        assert text.endswith("?")
        assert len(question.keyword) <= 24
        assert not is_sentence(question.keyword)
        assert not re.search(LEADING[language], text)
        if question.keyword not in CONSENT:
            assert re.search(OPEN_WORDS[language], text), text
            assert not re.search(CLOSED[language], text), text
    assert all(question.insight for question in listed)


def test_no_question_is_asked_twice_in_a_branch() -> None:
    for language in ("nl", "en"):
        for template in starter_catalogue(language).templates:
            texts = [question.text for question in template.questions]
            assert len(set(texts)) == len(texts)


def test_every_gap_of_the_card_has_a_question_and_a_check() -> None:
    for language in ("nl", "en"):
        catalogue = starter_catalogue(language)
        known = {objective.keyword for objective in catalogue.objectives}
        for gap in catalogue.gaps:
            assert set(gap.question.serves) <= known
            assert not gap.check or "{value}" in gap.check
        for target in WANTED_FIELDS:
            assert catalogue.gap(target.value) is not None
        for role in WANTED_ROLES:
            assert catalogue.gap(f"role_{role.value}") is not None


@pytest.mark.parametrize(
    ("subject", "slug"),
    [
        ("ICT-beheer", "ict"),
        ("Overleg over het district", "general"),
        ("Kartonnen verpakkingen", "packaging"),
    ],
)
def test_a_short_word_points_to_a_template_only_as_a_word(subject: str, slug: str) -> None:
    assert starter_catalogue().template_for(subject).slug == slug
