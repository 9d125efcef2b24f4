"""Question templates of the seller's own: made, changed, set back, shared as a file and read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salesdesk.domain.catalogue import ObjectivePattern, QuestionPattern, Template
from salesdesk.domain.company import Company
from salesdesk.domain.preparation import Moment, QuestionType, Side, Target, asked_questions
from salesdesk.domain.question_gaps import Gap, GapKind
from salesdesk.domain.visits import VisitKind
from salesdesk.errors import Refused, Trouble
from salesdesk.services.changes import Noun
from salesdesk.services.question_gaps import with_gaps
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.starter_catalogue import starter_catalogue
from salesdesk.services.templates import Origin, Templates, place_of
from salesdesk.storage import records
from salesdesk.words import reason_text, use_language
from tests.builders import a_kept_template, a_question, a_relation, a_visit

SWEEPER = QuestionPattern(
    "veegmachine", "Hoe veegt u het terrein nu?", "machine of bezem", ("m2", "lev"),
    QuestionType.PROBLEM, Target.SERVICES, frozenset({VisitKind.FIRST, VisitKind.AFTER_SALES}), Moment.END,
)  # fmt: skip
OWN = Template(
    "",
    "Terreinen",
    "het terrein",
    ("terrein",),
    (ObjectivePattern("m2", "Je weet hoe groot het is."),),
    (SWEEPER,),
)


@pytest.fixture
def templates(fresh: SellerFile) -> Templates:
    return fresh.templates


def made(templates: Templates) -> Template:
    fresh = templates.new("Terreinen").value
    return templates.keep(replace(OWN, slug=fresh.slug)).value


def opened(templates: Templates, slug: str) -> Template:
    view = templates.open(place_of(slug))
    assert view is not None
    return view.template


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as no:
        call()
    return " ".join(reason_text(reason) for reason in no.value.reasons)


def written(folder: Path, document: object) -> Path:
    path = folder / "lijst.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def shared(templates: Templates, slug: str = "cleaning") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(templates.share(slug)[1])
    return document


def test_the_shipped_templates_are_all_there(templates: Templates) -> None:
    lines = templates.lines()
    assert len(lines) == 7
    assert {line.origin for line in lines} == {Origin.SHIPPED}
    assert all(line.questions >= 14 for line in lines)


def test_an_own_template_comes_back_as_it_was_made(templates: Templates) -> None:
    kept = made(templates)
    assert kept.slug == "eigen_terreinen"
    assert opened(templates, kept.slug) == kept
    assert replace(kept, slug="") == OWN
    assert templates.lines()[0].origin is Origin.OWN


def test_keeping_says_that_the_catalogue_changed(templates: Templates) -> None:
    assert templates.new("Zorg").changes == {Noun.CATALOGUE, Noun.PREPARATION}


def test_changing_one_of_ours_leaves_ours_as_it_was(templates: Templates) -> None:
    ours = opened(templates, "ict")
    templates.keep(replace(ours, name="ICT voor scholen", questions=ours.questions[:3]))
    view = templates.open(place_of("ict"))
    assert view is not None
    assert (view.origin, view.template.name, len(view.template.questions)) == (
        Origin.ADAPTED, "ICT voor scholen", 3,
    )  # fmt: skip
    assert starter_catalogue().template("ict") == ours
    gone = templates.remove("ict").value
    assert opened(templates, "ict") == ours
    templates.restore(gone)
    assert opened(templates, "ict").name == "ICT voor scholen"


def test_a_copy_is_a_template_of_its_own(templates: Templates) -> None:
    copy = templates.copy("packaging").value
    again = templates.copy("packaging").value
    assert copy.name == "Verpakking, eigen versie"
    assert copy.questions == opened(templates, "packaging").questions
    assert (copy.slug, again.slug) == ("eigen_verpakking_eigen_versie", "eigen_verpakking_eigen_versie_2")


def test_what_came_with_the_program_cannot_be_thrown_away(templates: Templates) -> None:
    assert refusal(lambda: templates.remove("general")) == "Deze vragenlijst hoort bij SalesDesk en blijft."


def test_a_template_thrown_away_leaves_its_visits_prepared(fresh: SellerFile, templates: Templates) -> None:
    kept = made(templates)
    visit = a_visit(relation_id=(relation := a_relation()).id)
    with fresh.database.write() as session:
        records.save_all(session, [relation, visit])
    view = fresh.preparations.prepare(visit.id).value
    fresh.preparations.keep(fresh.preparations.templated(view, kept.slug))
    templates.remove(kept.slug)
    again = fresh.preparations.view(visit.id)
    assert again is not None
    assert again.template.slug == "general"
    assert "veegmachine" in {question.keyword for question in again.preparation.questions}


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (replace(OWN, slug="x", name="  "), "Geef de vragenlijst een naam."),
        (replace(OWN, slug="x", questions=(SWEEPER, SWEEPER)), "„veegmachine” staat er twee keer."),
        (
            replace(OWN, slug="x", questions=tuple(QuestionPattern(f"v{n}", "") for n in range(201))),
            "Meer dan 200 vragen stel je in geen gesprek.",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused(templates: Templates, template: Template, said: str) -> None:
    assert refusal(lambda: templates.keep(template)) == said
    assert {line.origin for line in templates.lines()} == {Origin.SHIPPED}


def test_keeping_tidies_empty_lines_and_makes_keywords(templates: Templates) -> None:
    nasty = replace(SWEEPER, text="a\x00b\n c")
    questions = (QuestionPattern("", "Wie heeft de sleutels?"), QuestionPattern(" ", ""), nasty)
    kept = templates.keep(replace(OWN, slug="x", matches=("", " Veeg "), questions=questions)).value
    assert [(one.keyword, one.text) for one in kept.questions] == [
        ("sleutels", "Wie heeft de sleutels?"), ("veegmachine", "a b c"),
    ]  # fmt: skip
    assert kept.matches == ("veeg",)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("slug", [template.slug for template in starter_catalogue().templates])
def test_a_shared_template_is_read_as_it_was_written(
    templates: Templates, tmp_path: Path, slug: str, language: str
) -> None:
    use_language(language)
    path = templates.write(slug, tmp_path / "lijst.json")
    preview = templates.read(path)
    assert preview.problems == ()
    assert preview.change.is_empty
    assert preview.made_on == "2026-11-24"


def test_a_dutch_file_serves_the_right_objectives_in_english(templates: Templates, tmp_path: Path) -> None:
    path = templates.write("cleaning", tmp_path / "lijst.json")
    use_language("en")
    (supplier,) = [
        one for one in templates.read(path).template.questions if one.keyword == "huidige leverancier"
    ]
    assert supplier.serves == ("supplier", "wishes+needs")


def test_the_preview_says_what_is_new_other_and_gone(templates: Templates, tmp_path: Path) -> None:
    document = shared(templates)
    questions = document["template"]["questions"]
    first, second = questions[0], questions[1]
    first["text"] = "Wat doet u precies?"
    document["template"]["questions"] = [
        first,
        *questions[2:],
        {"keyword": "nieuw", "text": "Wat is er nieuw?"},
    ]
    change = templates.read(written(tmp_path, document)).change
    assert (change.added, change.changed, change.gone) == (
        ("nieuw",), (first["keyword"],), (second["keyword"],),
    )  # fmt: skip


def test_a_file_takes_the_place_of_mine_or_stands_beside_it(templates: Templates, tmp_path: Path) -> None:
    document = shared(templates)
    document["template"]["name"] = "Schoonmaak Zuid"
    preview = templates.read(written(tmp_path, document))
    beside = templates.take(preview, beside=True).value
    assert beside.slug == "eigen_schoonmaak_zuid"
    assert opened(templates, "cleaning").name == "Schoonmaak"
    templates.take(preview)
    assert opened(templates, "cleaning").name == "Schoonmaak Zuid"


BAD = [
    (b"", "Dit bestand is niet te lezen als SalesDesk vragenlijst."),
    (b"\xff\xfe\x00\x01", "Dit bestand is niet te lezen als SalesDesk vragenlijst."),
    (b"%PDF-1.7 ...", "Dit bestand is niet te lezen als SalesDesk vragenlijst."),
    (b"[" * 100_000, "Dit bestand is niet te lezen als SalesDesk vragenlijst."),
    (b"[]", "Dit is geen SalesDesk vragenlijst."),
    (b'{"format": "iets anders", "version": 1}', "Dit is geen SalesDesk vragenlijst."),
    (b'{"format": "SalesDesk vragenlijst", "version": "een"}', "Dit is geen SalesDesk vragenlijst."),
    (
        b'{"format": "SalesDesk vragenlijst", "version": 2, "template": {}}',
        "Deze vragenlijst komt uit een nieuwere SalesDesk; werk de jouwe eerst bij.",
    ),
    (b" " * (5 * 1024 * 1024 + 1), "Dit bestand is groter dan 5 MB; zo groot is geen vragenlijst."),
]


@pytest.mark.parametrize(("content", "said"), BAD)
def test_a_file_that_is_none_is_refused_and_nothing_changes(
    templates: Templates, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "lijst.json"
    path.write_bytes(content)
    before = templates.lines()
    assert refusal(lambda: templates.read(path)) == said
    assert templates.lines() == before


@pytest.mark.parametrize(
    "body", [None, [], {}, {"slug": "x", "name": "X", "questions": "geen"}, {"questions": [3]}]
)
def test_a_file_without_questions_is_refused(templates: Templates, tmp_path: Path, body: object) -> None:
    document = {"format": "SalesDesk vragenlijst", "version": 1, "template": body}
    said = refusal(lambda: templates.read(written(tmp_path, document)))
    assert said.startswith("In dit bestand staat geen enkele vraag die te gebruiken is.")


def test_unknown_fields_and_words_are_said_and_the_rest_is_read(templates: Templates, tmp_path: Path) -> None:
    document = shared(templates)
    document["template"]["kleur"] = "blauw"
    document["template"]["questions"][0]["sterren"] = 5
    document["template"]["questions"][1]["type"] = "raadsel"
    count = len(document["template"]["questions"])
    preview = templates.read(written(tmp_path, document))
    said = [reason_text(problem) for problem in preview.problems]
    assert "Het woord „raadsel” is hier niet bekend." in said
    assert "Het veld „kleur” kent deze versie niet; het is overgeslagen." in said
    assert "Het veld „sterren” kent deze versie niet; het is overgeslagen." in said
    assert len(preview.template.questions) == count - 1


def test_a_file_of_300_questions_gives_200_and_says_so(templates: Templates, tmp_path: Path) -> None:
    document = shared(templates)
    document["template"]["questions"] = [{"keyword": f"vraag {n}", "text": "Wat?"} for n in range(300)]
    preview = templates.read(written(tmp_path, document))
    assert len(preview.template.questions) == 200
    assert reason_text(preview.problems[-1]) == "Alleen de eerste 200 vragen zijn gelezen; 100 vielen af."


def test_a_file_that_is_gone_is_said_in_words(templates: Templates, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="kan niet worden gelezen"):
        templates.read(tmp_path / "weg.json")


def test_a_prepared_visit_becomes_a_template(fresh: SellerFile, templates: Templates) -> None:
    relation = a_relation()
    visit = a_visit(relation_id=relation.id, subject="Vloeren van de sporthal")
    with fresh.database.write() as session:
        records.save_all(session, [relation, visit])
    view = fresh.preparations.prepare(visit.id).value
    own = templates.from_visit(visit, view.preparation, "Sporthallen").value
    assert [one.keyword for one in own.questions] == [
        one.keyword for one in asked_questions(view.preparation)
    ]
    assert own.subject == "Vloeren van de sporthal"
    again = fresh.preparations.templated(view, own.slug)
    assert {one.keyword for one in own.questions} <= {one.keyword for one in again.questions}


def test_a_visit_without_questions_makes_none(fresh: SellerFile, templates: Templates) -> None:
    relation = a_relation()
    visit = a_visit(relation_id=relation.id)
    with fresh.database.write() as session:
        records.save_all(session, [relation, visit])
    bare = replace(fresh.preparations.prepare(visit.id).value.preparation, questions=())
    assert (
        refusal(lambda: templates.from_visit(visit, bare, "Leeg")) == "Er staan nog geen vragen op de lijst."
    )


def test_the_words_of_an_own_template_point_to_it(fresh: SellerFile, templates: Templates) -> None:
    kept = made(templates)
    relation = a_relation()
    visit = a_visit(relation_id=relation.id, subject="Vegen van het terrein")
    with fresh.database.write() as session:
        records.save_all(session, [relation, visit])
    assert fresh.preparations.prepare(visit.id).value.template.slug == kept.slug


def test_on_an_english_screen_a_dutch_preparation_goes_on_in_dutch(fresh: SellerFile) -> None:
    relation = a_relation(current_supplier="")
    visit = a_visit(relation_id=relation.id, kind=VisitKind.FOLLOW_UP)
    with fresh.database.write() as session:
        records.save_all(session, [relation, visit])
    fresh.preparations.prepare(visit.id)
    use_language("en")
    view = fresh.preparations.view(visit.id)
    assert view is not None
    (gap,) = [gap for gap in view.gaps if gap.key == "field:current_supplier"]
    assert gap.pattern.serves == ("lev",)
    assert gap.pattern.keyword == "huidige leverancier"
    taken = with_gaps(fresh.preparations, view, [gap])
    assert "lev" in {item.keyword for item in taken.objectives}


def test_a_template_of_his_own_may_be_our_branch(fresh: SellerFile, templates: Templates) -> None:
    kept = made(templates)
    assert fresh.settings.branches()[0] == (kept.slug, "Terreinen")
    bare = Company(name="Vechtster", question_template=kept.slug)
    fresh.settings.save_company(bare)
    assert [line.name for line in templates.lines() if line.is_ours] == ["Terreinen"]
    templates.remove(kept.slug)
    relation = a_relation()
    visit = a_visit(relation_id=relation.id)
    with fresh.database.write() as session:
        records.save_all(session, [relation, visit])
    assert fresh.preparations.prepare(visit.id).value.template.slug == "general"


def test_a_place_of_no_template_is_empty(templates: Templates) -> None:
    assert templates.open(place_of("zeevracht")) is None


@pytest.mark.parametrize("document", ["geen json", "[]", '{"questions": 3}'])
def test_a_kept_template_that_cannot_be_read_is_empty_and_keeps_its_name(
    fresh: SellerFile, templates: Templates, document: str
) -> None:
    with fresh.database.write() as session:
        records.save(session, a_kept_template(slug="eigen_x", name="Kapot", document=document))
    assert opened(templates, "eigen_x") == Template("eigen_x", "Kapot")


def test_what_was_set_back_comes_back_over_what_was_made_since(templates: Templates) -> None:
    ours = opened(templates, "ict")
    templates.keep(replace(ours, name="Eerste"))
    gone = templates.remove("ict").value
    templates.keep(replace(ours, name="Tweede"))
    templates.restore(gone)
    assert opened(templates, "ict").name == "Eerste"
    assert [line.slug for line in templates.lines()].count("ict") == 1


def test_an_external_objective_of_his_own_is_kept(templates: Templates) -> None:
    slug = templates.new("Terreinen").value.slug
    aim = ObjectivePattern("rondje", "Samen over het terrein gelopen.", Side.EXTERNAL, after="NAW")
    templates.keep(replace(OWN, slug=slug, objectives=(aim,)))
    assert opened(templates, slug).objectives == (aim,)


def test_doubles_in_a_visit_get_a_number_in_the_template(fresh: SellerFile, templates: Templates) -> None:
    relation = a_relation()
    visit = a_visit(relation_id=relation.id)
    with fresh.database.write() as session:
        records.save_all(session, [relation, visit])
    twice = (a_question(keyword="lev"), a_question(keyword="lev", text="Wie nog meer?"))
    preparation = replace(fresh.preparations.prepare(visit.id).value.preparation, questions=twice)
    own = templates.from_visit(visit, preparation, "Dubbel").value
    assert [question.keyword for question in own.questions] == ["lev", "lev 2"]


def test_a_proposal_that_serves_nothing_known_comes_alone(fresh: SellerFile) -> None:
    relation = a_relation()
    visit = a_visit(relation_id=relation.id)
    with fresh.database.write() as session:
        records.save_all(session, [relation, visit])
    view = fresh.preparations.prepare(visit.id).value
    strange = Gap("x", GapKind.OPEN_FACT, QuestionPattern("perron", "Hoe hoog?", serves=("laden",)))
    served = Gap("y", GapKind.FIELD, QuestionPattern("mensen", "Hoeveel?", serves=("NAW",)))
    taken = with_gaps(fresh.preparations, view, [strange, served])
    assert taken.objectives == view.preparation.objectives
    assert {"perron", "mensen"} <= {question.keyword for question in taken.questions}
