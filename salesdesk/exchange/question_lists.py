"""A question template as a file that sellers give each other: readable JSON with a version."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from salesdesk.domain.catalogue import Catalogue, Template
from salesdesk.domain.catalogue_document import parse_template
from salesdesk.domain.question_paste import LONGEST_LIST
from salesdesk.domain.template_document import (
    OBJECTIVE_FIELDS,
    QUESTION_FIELDS,
    TEMPLATE_FIELDS,
    template_document,
)
from salesdesk.domain.template_editing import tidied, unique_keywords
from salesdesk.errors import N_, Reason, Refused

FORMAT = "SalesDesk vragenlijst"
VERSION = 1
MOST_MEGABYTES = 5
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
_FIELDS = frozenset({"format", "version", "made_on", "made_by", "template"})


@dataclass(frozen=True, slots=True)
class SharedTemplate:
    """A template read from a file, who made it when, and what could not be used of it."""

    template: Template
    made_by: str
    made_on: str
    problems: tuple[Reason, ...]


def write_question_list(template: Template, catalogue: Catalogue, made_by: str, made_on: date) -> bytes:
    """The file, one question per line, so that it can be read and compared."""
    document = template_document(template, catalogue)
    lines = [
        f'  "format": {_json(FORMAT)},',
        f'  "version": {VERSION},',
        f'  "made_on": {_json(made_on.isoformat())},',
        f'  "made_by": {_json(made_by)},',
        '  "template": {',
    ]
    for place, (name, value) in enumerate(document.items()):
        comma = "," if place < len(document) - 1 else ""
        if isinstance(value, list) and value and isinstance(value[0], dict):
            body = ",\n".join(f"      {_json(entry)}" for entry in value)
            lines.append(f"    {_json(name)}: [\n{body}\n    ]{comma}")
        else:
            lines.append(f"    {_json(name)}: {_json(value)}{comma}")
    text = "\n".join(["{", *lines, "  }", "}", ""])
    return text.encode("utf-8")


def read_question_list(content: bytes, catalogue: Catalogue) -> SharedTemplate:
    """What a colleague's file holds; refused when it is none, too large, or of a newer version."""
    source = _document(content)
    version = source.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Refused(Reason(N_("Dit is geen SalesDesk vragenlijst.")))
    if version > VERSION:
        raise Refused(
            Reason(N_("Deze vragenlijst komt uit een nieuwere SalesDesk; werk de jouwe eerst bij."))
        )
    body = source.get("template")
    template, found = parse_template(body, catalogue)
    if template is None or not isinstance(body, dict) or not template.questions:
        raise Refused(Reason(N_("In dit bestand staat geen enkele vraag die te gebruiken is.")), *found)
    problems = [*found, *_unknown(source, body)]
    left_out = len(template.questions) - LONGEST_LIST
    if left_out > 0:
        problems.append(
            Reason(
                N_("Alleen de eerste {most} vragen zijn gelezen; {count} vielen af."),
                values={"most": LONGEST_LIST, "count": left_out},
            )
        )
    usable = tidied(replace(template, questions=template.questions[:LONGEST_LIST]))
    usable = replace(usable, name=usable.name or FORMAT, questions=unique_keywords(usable.questions))
    return SharedTemplate(usable, _text(source, "made_by"), _text(source, "made_on"), tuple(problems))


def _document(content: bytes) -> dict[str, object]:
    if len(content) > MOST_BYTES:
        raise Refused(
            Reason(
                N_("Dit bestand is groter dan {most} MB; zo groot is geen vragenlijst."),
                values={"most": MOST_MEGABYTES},
            )
        )
    try:
        source = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused(Reason(N_("Dit bestand is niet te lezen als SalesDesk vragenlijst."))) from error
    if not isinstance(source, dict) or source.get("format") != FORMAT:
        raise Refused(Reason(N_("Dit is geen SalesDesk vragenlijst.")))
    return source


def _unknown(source: Mapping[str, object], body: Mapping[str, object]) -> list[Reason]:
    """Fields that this version does not know; the rest is read all the same."""
    names = {*(set(source) - _FIELDS), *(set(body) - TEMPLATE_FIELDS)}
    for part, fields in (("objectives", OBJECTIVE_FIELDS), ("questions", QUESTION_FIELDS)):
        listed = body.get(part)
        for entry in listed if isinstance(listed, list) else []:
            names |= set(entry) - fields if isinstance(entry, dict) else set()
    text = N_("Het veld „{word}” kent deze versie niet; het is overgeslagen.")
    return [Reason(text, values={"word": name[:60]}) for name in sorted(names)]


def _text(source: Mapping[str, object], name: str) -> str:
    value = source.get(name)
    return " ".join(value.split())[:80] if isinstance(value, str) else ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
