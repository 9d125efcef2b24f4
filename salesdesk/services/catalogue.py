"""The catalogue a seller works with: the starter templates, and his own in their place or beside them."""

from __future__ import annotations

import json
from dataclasses import replace

from salesdesk.domain.catalogue import Catalogue, KeptTemplate, Template
from salesdesk.domain.catalogue_document import parse_template
from salesdesk.domain.preparation import Preparation
from salesdesk.services.starter_catalogue import starter_catalogue
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.words import SCREEN_LANGUAGES, screen_language


def read_kept(kept: KeptTemplate, starter: Catalogue) -> Template:
    """A kept template; what a later version wrote in it and this one does not know is left out."""
    try:
        template, _problems = parse_template(json.loads(kept.document), starter)
    except ValueError:
        template = None
    return replace(template or Template(kept.slug, kept.name), slug=kept.slug, name=kept.name)


def language_of(preparation: Preparation) -> str:
    """The language a preparation was begun in: on an English screen a Dutch one goes on in Dutch."""
    mine = {item.keyword for item in preparation.objectives} | {one.text for one in preparation.questions}
    languages = (screen_language(), *(each for each in SCREEN_LANGUAGES if each != screen_language()))

    def shared(language: str) -> int:
        starter = starter_catalogue(language)
        known = {item.keyword for item in starter.objectives}
        return len(mine & (known | {one.text for each in starter.templates for one in each.questions}))

    return max(languages, key=shared)


def catalogue_of(session: Session, language: str = "") -> Catalogue:
    """The starter catalogue in the language of the screen, with the seller's own templates in it.

    His version of one of ours takes its place; one all his own stands in front: its words are sought first.
    """
    starter = starter_catalogue(language or screen_language())
    kept = {entry.slug: read_kept(entry, starter) for entry in records.find(session, KeptTemplate)}
    if not kept:
        return starter
    shipped = tuple(kept.pop(template.slug, template) for template in starter.templates)
    own = sorted(kept.values(), key=lambda template: template.name.casefold())
    return replace(starter, templates=(*own, *shipped))
