"""Every text is translated, none is left over, and the compiled files are those of today."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def load_tool() -> ModuleType:
    """The tool of `make translations`, which lives outside every package."""
    spec = importlib.util.spec_from_file_location("translations_tool", ROOT / ".ci" / "translations.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = load_tool()
LANGUAGES = tool.LANGUAGES
SOURCE: Catalog = tool.template()


def texts(catalog: Catalog) -> set[str]:
    return {str(message.id) for message in catalog if message.id}


def placeholder_faults(message: Message) -> list[str]:
    """The forms of one translation whose {names} differ from those of the Dutch form."""
    dutch = [message.id] if isinstance(message.id, str) else list(message.id)
    pairs = [(dutch[min(index, len(dutch) - 1)], form) for index, form in enumerate(tool.forms(message))]
    found = PLACEHOLDER.findall
    names = [(sorted(found(source)), sorted(found(form)), form) for source, form in pairs]
    return [form for wanted, given, form in names if form and wanted != given]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_untranslated(language: str) -> None:
    assert tool.untranslated(tool.read(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_exactly_the_texts_of_the_source(language: str) -> None:
    assert texts(tool.read(language)) == texts(tool.wanted(language, SOURCE)), "run `make translations`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language: str) -> None:
    assert [message.id for message in tool.read(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same_on_both_sides(language: str) -> None:
    assert {
        str(m.id): placeholder_faults(m) for m in tool.read(language) if m.id and placeholder_faults(m)
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_belongs_to_the_texts(language: str) -> None:
    compiled = tool.po_file(language).with_suffix(".mo").read_bytes()
    assert compiled == tool.mo_bytes(tool.read(language)), "run `make translations`"


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Week {week}", "Week {weeks}"),
        ("Week {week}", "Week"),
        (("{count} dag", "{count} dagen"), ("{count} day", "days")),
    ],
)
def test_a_lost_placeholder_is_noticed(
    source: str | tuple[str, str], translation: str | tuple[str, str]
) -> None:
    assert placeholder_faults(Message(source, translation))


def test_half_a_plural_counts_as_untranslated() -> None:
    catalog = Catalog(locale="en")
    catalog.add(("{count} dag", "{count} dagen"), ("{count} day", ""))
    assert len(tool.untranslated(catalog)) == 1


def test_the_words_of_paper_are_wanted_in_french_and_the_words_of_the_screen_are_not() -> None:
    source = Catalog()
    source.add("Offerte", auto_comments=["paper"])
    source.add("Vandaag")
    assert texts(tool.wanted("fr", source)) == {"Offerte"}
