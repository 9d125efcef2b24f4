"""A question template as the seller makes it his own: tidied, compared, made from a visit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from salesdesk.domain.catalogue import Catalogue, ObjectivePattern, QuestionPattern, Template
from salesdesk.domain.letters import folded
from salesdesk.domain.preparation import Preparation, asked_questions, kept_objectives
from salesdesk.domain.question_keyword import LONGEST, keyword_of
from salesdesk.domain.question_paste import LONGEST_LIST, LONGEST_QUESTION
from salesdesk.domain.visits import VisitKind
from salesdesk.errors import N_, Reason, Refused

LONGEST_NAME = 80
MOST_WORDS = 40
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """What another version of a template brings: keywords of questions that are new, other or gone."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    rest: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.gone or self.rest)


def tidied(template: Template) -> Template:
    """As it may be kept: no empty lines, no endless ones, a keyword for every question."""
    matches = dict.fromkeys(_plain(word, LONGEST).casefold() for word in template.matches)
    return replace(
        template,
        name=_plain(template.name, LONGEST_NAME),
        subject=_plain(template.subject, LONGEST_QUESTION),
        matches=tuple(word for word in matches if word)[:MOST_WORDS],
        objectives=tuple(
            replace(entry, keyword=_plain(entry.keyword, LONGEST), text=_plain(entry.text, LONGEST_QUESTION))
            for entry in template.objectives
            if entry.keyword.strip()
        ),
        questions=tuple(
            tidy_question(entry)
            for entry in template.questions
            if entry.keyword.strip() or entry.text.strip()
        ),
    )


def tidy_question(question: QuestionPattern) -> QuestionPattern:
    text = _plain(question.text, LONGEST_QUESTION)
    return replace(
        question,
        keyword=_plain(question.keyword, LONGEST) or keyword_of(text),
        text=text,
        insight=_plain(question.insight, LONGEST_QUESTION),
        serves=tuple(dict.fromkeys(question.serves)),
    )


def check_template(template: Template) -> None:
    """Refused without a name, with a keyword that stands there twice, or with more than 200 questions."""
    reasons: list[Reason] = []
    if not template.name:
        reasons.append(Reason(N_("Geef de vragenlijst een naam."), "name"))
    for at, listed in (("questions", template.questions), ("objectives", template.objectives)):
        reasons += [Reason(N_("„{word}” staat er twee keer."), at, {"word": word}) for word in _twice(listed)]
    if len(template.questions) > LONGEST_LIST:
        reasons.append(
            Reason(N_("Meer dan {most} vragen stel je in geen gesprek."), "questions", {"most": LONGEST_LIST})
        )
    if reasons:
        raise Refused(*reasons)


def compared(before: Template, after: Template) -> TemplateChange:
    """What changes for who has `before` and takes `after`."""
    was = {entry.keyword: entry for entry in before.questions}
    then = {entry.keyword: entry for entry in after.questions}
    return TemplateChange(
        added=tuple(keyword for keyword in then if keyword not in was),
        changed=tuple(keyword for keyword in then if keyword in was and was[keyword] != then[keyword]),
        gone=tuple(keyword for keyword in was if keyword not in then),
        rest=_frame(before) != _frame(after)
        or [one for one in was if one in then] != [one for one in then if one in was],
    )


def template_of_visit(
    preparation: Preparation, kind: VisitKind, catalogue: Catalogue, name: str, subject: str
) -> Template:
    """The questions of a prepared visit as a template; a known question keeps the visits it is asked at."""
    known = {entry.text: entry for template in catalogue.templates for entry in template.questions}
    common = {entry.keyword: entry for entry in catalogue.objectives}
    shipped = {entry.keyword: entry for template in catalogue.templates for entry in template.objectives}
    objectives: list[ObjectivePattern] = []
    for item in kept_objectives(preparation):
        if item.keyword in common and item.text == common[item.keyword].text:
            continue
        pattern = shipped.get(item.keyword, ObjectivePattern(item.keyword, item.text, item.side))
        kinds = pattern.kinds if item.keyword in shipped else frozenset({kind})
        objectives.append(replace(pattern, text=item.text, side=item.side, kinds=kinds, name=""))
    questions = tuple(
        QuestionPattern(
            item.keyword, item.text, item.insight, item.serves, item.kind, item.target,
            known[item.text].kinds | {kind} if item.text in known else frozenset({kind}), item.moment,
        )
        for item in asked_questions(preparation)
    )  # fmt: skip
    return tidied(Template("", name, subject, (), tuple(objectives), questions))


def unique_keywords(questions: Iterable[QuestionPattern]) -> tuple[QuestionPattern, ...]:
    """A keyword that stands there twice gets a number; nothing is thrown away."""
    taken: set[str] = set()
    found = []
    for question in questions:
        keyword, number = question.keyword, 2
        while keyword in taken:
            keyword, number = f"{question.keyword[: LONGEST - 4]} {number}", number + 1
        taken.add(keyword)
        found.append(question if keyword == question.keyword else replace(question, keyword=keyword))
    return tuple(found)


def slug_of(name: str, taken: Iterable[str]) -> str:
    """A short name for files and references that no other template has: `eigen_zorg`, `eigen_zorg_2`."""
    slug = f"eigen_{re.sub(r'[^a-z0-9]+', '_', folded(name)).strip('_')[:40] or 'lijst'}"
    known, number = set(taken), 2
    made = slug
    while made in known:
        made, number = f"{slug}_{number}", number + 1
    return made


def _frame(template: Template) -> Template:
    """All but the questions, as a file has it."""
    objectives = tuple(replace(entry, name="") for entry in template.objectives)
    return replace(template, slug="", questions=(), objectives=objectives)


def _plain(text: str, longest: int) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())[:longest].strip()


def _twice(listed: Iterable[ObjectivePattern | QuestionPattern]) -> list[str]:
    return [keyword for keyword, count in Counter(entry.keyword for entry in listed).items() if count > 1]
