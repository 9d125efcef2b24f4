"""Reads the catalogue from decoded JSON documents; every mistake is listed, what is right is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeVar

from salesdesk.domain.catalogue import (
    Catalogue,
    Frame,
    GapPattern,
    ItemPattern,
    ObjectivePattern,
    QuestionPattern,
    Template,
)
from salesdesk.domain.preparation import Moment, QuestionType, Side, Step, Target
from salesdesk.domain.visits import VisitKind
from salesdesk.errors import N_, Reason

EnumT = TypeVar("EnumT", bound=Enum)
Entry = Mapping[str, object]
_STEPS = {step.name.lower(): step for step in Step}
_TYPES = {member.value: member for member in QuestionType}
_TARGETS = {member.value: member for member in Target}
_MOMENTS = {member.value: member for member in Moment}


@dataclass(slots=True)
class _Reader:
    """Reads one document in one language and remembers what is wrong with it."""

    language: str
    problems: list[Reason] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # what documents call an objective: its keyword here

    def wrong(self, text: str, at: str, **values: object) -> None:
        self.problems.append(Reason(text, at, values))

    def entries(self, source: Entry, name: str, at: str) -> Iterable[tuple[str, Entry]]:
        listed = source.get(name, [])
        if not isinstance(listed, list):
            self.wrong(N_("Hier hoort een lijst."), f"{at}{name}")
            return
        for position, entry in enumerate(listed):
            place = f"{at}{name}[{position}]"
            if isinstance(entry, dict):
                yield place, entry
            else:
                self.wrong(N_("Hier hoort een blok met velden."), place)

    def text(self, source: Entry, name: str, at: str, *, required: bool = True) -> str:
        """A text, or one per language; the Dutch one stands in for a missing translation."""
        value = source.get(name, "")
        if isinstance(value, dict):
            value = value.get(self.language) or value.get("nl") or ""
        if isinstance(value, str) and (value.strip() or not required):
            return value.strip()
        self.wrong(N_("Deze tekst ontbreekt."), f"{at}.{name}")
        return ""

    def words(self, source: Entry, name: str, at: str) -> tuple[str, ...]:
        value = source.get(name, [])
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            return tuple(value)
        self.wrong(N_("Hier hoort een lijst met woorden."), f"{at}.{name}")
        return ()

    def member(self, choices: Mapping[str, EnumT], word: object, at: str) -> EnumT | None:
        found = choices.get(word) if isinstance(word, str) else None
        if found is None:
            self.wrong(N_("Het woord „{word}” is hier niet bekend."), at, word=word)
        return found

    def kinds(self, source: Entry, at: str, default: frozenset[VisitKind]) -> frozenset[VisitKind]:
        if "kinds" not in source:
            return default
        choices = {kind.value: kind for kind in VisitKind}
        members = [self.member(choices, word, f"{at}.kinds") for word in self.words(source, "kinds", at)]
        return frozenset(kind for kind in members if kind is not None)

    def objectives(self, source: Entry, at: str = "") -> tuple[ObjectivePattern, ...]:
        found: dict[str, ObjectivePattern] = {}
        for place, entry in self.entries(source, "objectives", at):
            keyword = self.text(entry, "keyword", place)
            side = self.member(
                {side.value: side for side in Side}, entry.get("side", "internal"), f"{place}.side"
            )
            if keyword in found:
                self.wrong(N_("„{word}” staat er twee keer."), place, word=keyword)
            elif keyword and side:
                kinds = self.kinds(entry, place, frozenset(VisitKind))
                text = self.text(entry, "text", place, required=False)
                after = self.text(entry, "after", place, required=False)
                name = _dutch(entry.get("keyword")) or keyword
                self.names[name] = keyword
                after = self.names.get(after, after)
                found[keyword] = ObjectivePattern(
                    keyword, text, side, kinds, after, "" if name == keyword else name
                )
        return tuple(found.values())

    def questions(self, source: Entry, at: str = "") -> tuple[QuestionPattern, ...]:
        found: dict[str, QuestionPattern] = {}
        for place, entry in self.entries(source, "questions", at):
            question = self.question(entry, place)
            if question is not None and question.keyword in found:
                self.wrong(N_("„{word}” staat er twee keer."), place, word=question.keyword)
            elif question is not None and question.keyword:
                found[question.keyword] = question
        return tuple(found.values())

    def question(self, entry: Entry, place: str) -> QuestionPattern | None:
        """One question; None when a word of it is not known."""
        keyword = self.text(entry, "keyword", place)
        kind = self.member(_TYPES, entry.get("type", "situation"), f"{place}.type")
        target = self.member(_TARGETS, entry.get("target", ""), f"{place}.target")
        moment = self.member(_MOMENTS, entry.get("moment", "middle"), f"{place}.moment")
        if not (keyword and kind and moment) or target is None:
            return None
        return QuestionPattern(
            keyword,
            self.text(entry, "text", place, required=False),
            self.text(entry, "insight", place, required=False),
            tuple(self.names.get(word, word) for word in self.words(entry, "serves", place)),
            kind,
            target,
            self.kinds(entry, place, frozenset({VisitKind.FIRST})),
            moment,
        )

    def gaps(self, source: Entry) -> tuple[GapPattern, ...]:
        found = []
        for place, entry in self.entries(source, "gaps", ""):
            name, question = self.text(entry, "gap", place), self.question(entry, place)
            if name and question is not None:
                check = self.text(entry, "check", place, required=False)
                found.append(GapPattern(name, question, check, entry.get("named_by_value") is True))
        return tuple(found)

    def frames(self, source: Entry) -> tuple[Frame, ...]:
        choices = {kind.value: kind for kind in VisitKind}
        found = []
        for place, entry in self.entries(source, "frames", ""):
            kind = self.member(choices, entry.get("kind"), f"{place}.kind")
            if kind:
                texts = (self.text(entry, "text", place), self.text(entry, "with_places", place))
                found.append(Frame(kind, *texts))
        return tuple(found)

    def items(self, source: Entry) -> tuple[ItemPattern, ...]:
        found = []
        for place, entry in self.entries(source, "items", ""):
            step = self.member(_STEPS, entry.get("step"), f"{place}.step")
            if step:
                kinds = self.kinds(entry, place, frozenset(VisitKind))
                found.append(ItemPattern(step, self.text(entry, "label", place), kinds))
        return tuple(found)

    def template(self, source: Entry) -> Template:
        return Template(
            self.text(source, "slug", "template"),
            self.text(source, "name", "template"),
            self.text(source, "subject", "template", required=False),
            tuple(word.casefold() for word in self.words(source, "matches", "template")),
            self.objectives(source),
            self.questions(source),
        )


def _dutch(value: object) -> str:
    """The Dutch one of a text per language: by that name documents refer to it."""
    found = value.get("nl") if isinstance(value, dict) else value
    return found.strip() if isinstance(found, str) else ""


def parse_catalogue(
    common: object, templates: Iterable[object], language: str = "nl"
) -> tuple[Catalogue, tuple[Reason, ...]]:
    """The catalogue in one language from decoded JSON: the common document and one per branch.

    Problems name their place: `cleaning: questions[3].serves`.
    """
    reader = _Reader(language)
    if not isinstance(common, dict):
        reader.wrong(N_("Hier hoort een blok met velden."), "common")
        common = {}
    catalogue = Catalogue(
        reader.objectives(common),
        reader.frames(common),
        reader.items(common),
        joiner=reader.text(common, "joiner", "common", required=False) or "en",
        gaps=reader.gaps(common),
    )
    problems = list(reader.problems)
    read = []
    for position, source in enumerate(templates):
        template, own = parse_template(source, catalogue, language, f"template {position + 1}")
        problems.extend(own)
        if template is not None:
            read.append(template)
    return replace(catalogue, templates=tuple(read)), tuple(problems)


def parse_template(
    source: object, catalogue: Catalogue, language: str = "nl", name: str = "template"
) -> tuple[Template | None, tuple[Reason, ...]]:
    """One template from decoded JSON; a question may serve common objectives and the template's own."""
    reader = _Reader(
        language, names={entry.name or entry.keyword: entry.keyword for entry in catalogue.objectives}
    )
    if not isinstance(source, dict):
        return None, (Reason(N_("Hier hoort een blok met velden."), name),)
    template = reader.template(source)
    known = {objective.keyword for objective in catalogue.known_objectives(template)}
    for position, question in enumerate(template.questions):
        for keyword in question.serves:
            if keyword not in known:
                at = f"questions[{position}].serves"
                reader.wrong(N_("Het doel „{word}” bestaat niet."), at, word=keyword)
    label = template.slug or name
    problems = tuple(Reason(entry.text, f"{label}: {entry.at}", entry.values) for entry in reader.problems)
    return (template if template.slug else None), problems
