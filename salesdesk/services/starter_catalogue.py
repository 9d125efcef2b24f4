"""The catalogue that comes with the program: objectives, questions per branch and things to lay ready."""

from __future__ import annotations

import json
from functools import cache

from salesdesk import paths
from salesdesk.domain.catalogue import Catalogue
from salesdesk.domain.catalogue_document import parse_catalogue

COMMON = "common.json"


@cache
def starter_catalogue(language: str = "nl") -> Catalogue:
    """The starter catalogue in `nl` or `en`; its own mistakes are found by a test, not by the seller."""
    folder = paths.resources() / "question_templates"
    texts = sorted(folder.glob("*.json"))
    read = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in texts}
    common = read.pop(COMMON)
    catalogue, _problems = parse_catalogue(common, read.values(), language)
    return catalogue
