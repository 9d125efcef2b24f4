"""Question templates: ours and the seller's own, edited, shared as a file and read from a colleague's."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from uuid import UUID, uuid5

from salesdesk.domain.catalogue import Catalogue, KeptTemplate, ObjectivePattern, Template
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.template_document import template_document
from salesdesk.domain.template_editing import (
    TemplateChange,
    check_template,
    compared,
    slug_of,
    template_of_visit,
    tidied,
    unique_keywords,
)
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.question_lists import MOST_BYTES, read_question_list, write_question_list
from salesdesk.services.catalogue import catalogue_of
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.services.incoming import read_incoming
from salesdesk.services.papers import file_name, write_file
from salesdesk.services.starter_catalogue import starter_catalogue
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, screen_language

_PLACES = UUID("6f0d8a5e-3f2b-5c61-9d0e-7c1a52b8e4d3")
_TOUCHED = (Noun.CATALOGUE, Noun.PREPARATION)


class Origin(StrEnum):
    """Whose template it is; an adapted one is ours with the seller's changes and can be set back."""

    SHIPPED = "shipped"
    ADAPTED = "adapted"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One template in the list; `is_ours` when it is the one of our own branch."""

    id: UUID
    slug: str
    name: str
    questions: int
    origin: Origin
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class TemplateView:
    """One template and the objectives that its questions may serve."""

    id: UUID
    template: Template
    origin: Origin
    objectives: tuple[ObjectivePattern, ...]


@dataclass(frozen=True, slots=True)
class TemplatePreview:
    """What reading a file would do; `present` is the template it would take the place of."""

    template: Template
    made_by: str
    made_on: str
    problems: tuple[Reason, ...]
    present: Template | None
    change: TemplateChange


def place_of(slug: str) -> UUID:
    """The same identity for a template on every laptop, to go to it."""
    return uuid5(_PLACES, slug)


class Templates:
    """One method per intention; ours never change, an own version with the same slug stands in front."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def lines(self) -> list[TemplateLine]:
        """His own first, then ours; each with the number of its questions."""
        with self._database.read() as session:
            catalogue, kept = catalogue_of(session), _kept_slugs(session)
            ours = load_settings(session).company.question_template
        return [
            TemplateLine(
                place_of(one.slug),
                one.slug,
                one.name,
                len(one.questions),
                _origin(one.slug, kept),
                one.slug == ours,
            )
            for one in catalogue.templates
        ]

    def open(self, identity: UUID) -> TemplateView | None:
        """The template of that place; None when it was thrown away."""
        with self._database.read() as session:
            catalogue, kept = catalogue_of(session), _kept_slugs(session)
        for template in catalogue.templates:
            if place_of(template.slug) == identity:
                objectives = catalogue.known_objectives(template)
                return TemplateView(identity, template, _origin(template.slug, kept), objectives)
        return None

    def keep(self, template: Template) -> Done[Template]:
        """Keep it as it is now; refused without a name, with doubles or with too many questions."""
        kept = tidied(template)
        check_template(kept)
        with self._database.write() as session:
            self._save(session, kept)
        return done(kept, *_TOUCHED)

    def new(self, name: str = "") -> Done[Template]:
        """An empty template of his own."""
        return self._add(Template("", name.strip() or _("Nieuwe vragenlijst")))

    def copy(self, slug: str) -> Done[Template]:
        """A template of his own that begins as another one."""
        with self._database.read() as session:
            source = catalogue_of(session).template(slug)
        return self._add(replace(source, name=_("{name}, eigen versie").format(name=source.name), matches=()))

    def from_visit(self, visit: Visit, preparation: Preparation, name: str) -> Done[Template]:
        """The questions prepared for a visit as a template; refused without questions or without a name."""
        with self._database.read() as session:
            made = template_of_visit(preparation, visit.kind, catalogue_of(session), name, visit.subject)
        if not made.questions:
            raise Refused(Reason(N_("Er staan nog geen vragen op de lijst.")))
        check_template(replace(made, questions=unique_keywords(made.questions)))
        return self._add(replace(made, questions=unique_keywords(made.questions)))

    def remove(self, slug: str) -> Done[KeptTemplate]:
        """Throw his own away, or set one of ours back as it came; the value brings it back."""
        with self._database.write() as session:
            found = records.find(session, KeptTemplate, slug=slug)
            if not found:
                raise Refused(Reason(N_("Deze vragenlijst hoort bij SalesDesk en blijft.")))
            records.save_all(session, [replace(entry, deleted=True) for entry in found])
        return done(found[-1], *_TOUCHED)

    def restore(self, kept: KeptTemplate) -> Done[KeptTemplate]:
        """Bring back what was thrown away or set back."""
        with self._database.write() as session:
            for entry in records.find(session, KeptTemplate, slug=kept.slug):
                records.save(session, replace(entry, deleted=True))
            records.save(session, replace(kept, deleted=False))
        return done(kept, *_TOUCHED)

    def share(self, slug: str) -> tuple[str, bytes]:
        """A file for a colleague: its name and its content."""
        with self._database.read() as session:
            catalogue, seller = catalogue_of(session), load_settings(session).seller.name
        template = catalogue.template(slug)
        content = write_question_list(
            template, starter_catalogue(screen_language()), seller, self._clock.today()
        )
        return file_name(_("Vragenlijst"), template.name, ending="json"), content

    def write(self, slug: str, path: Path) -> Path:
        """Share as this file."""
        return write_file(path, self.share(slug)[1])

    def read(self, path: Path) -> TemplatePreview:
        """Look into a colleague's file; nothing is taken over yet. Refused when it is no question list."""
        starter = starter_catalogue(screen_language())
        shared = read_question_list(read_incoming(path, MOST_BYTES), starter)
        with self._database.read() as session:
            catalogue = catalogue_of(session)
        present = next((one for one in catalogue.templates if one.slug == shared.template.slug), None)
        before = present or Template(shared.template.slug, "")
        change = compared(before, shared.template)
        return TemplatePreview(
            shared.template, shared.made_by, shared.made_on, shared.problems, present, change
        )

    def take(self, preview: TemplatePreview, *, beside: bool = False) -> Done[Template]:
        """Take over what was looked at: in place of the present one, or `beside` it as another."""
        if beside:
            return self._add(preview.template)
        return self.keep(preview.template)

    def _add(self, template: Template) -> Done[Template]:
        with self._database.write() as session:
            catalogue = catalogue_of(session)
            made = tidied(replace(template, slug=slug_of(template.name, _all_slugs(session, catalogue))))
            check_template(made)
            self._save(session, made)
        return done(made, *_TOUCHED)

    def _save(self, session: Session, template: Template) -> None:
        found = records.find(session, KeptTemplate, slug=template.slug)
        identity = found[-1].id if found else self._clock.new_id()
        document = json.dumps(
            template_document(template, starter_catalogue(screen_language())), ensure_ascii=False
        )
        records.save(session, KeptTemplate(identity, template.slug, template.name, document))


def _origin(slug: str, kept: frozenset[str]) -> Origin:
    if slug not in {one.slug for one in starter_catalogue().templates}:
        return Origin.OWN
    return Origin.ADAPTED if slug in kept else Origin.SHIPPED


def _kept_slugs(session: Session) -> frozenset[str]:
    return frozenset(entry.slug for entry in records.find(session, KeptTemplate))


def _all_slugs(session: Session, catalogue: Catalogue) -> set[str]:
    """Slugs in use, those of thrown away templates too: old preparations still name them."""
    gone = records.find(session, KeptTemplate, deleted=True)
    return {one.slug for one in catalogue.templates} | {entry.slug for entry in gone}
