"""In English every screen speaks English: no text of the program itself is left in Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTabBar, QTableView, QWidget

from salesdesk import paths
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.unseen import scenes
from salesdesk.words import use_language
from tests.sample_fixtures import Furnish, settle
from tests.ui.audit import audit

PLACEHOLDER = re.compile(r"\\\{[^{}]*\\\}")
# A language is called by its own name; a term of payment is in the language of its offer, and what to say
# when late in that of the customer.
RIGHTLY_DUTCH = re.compile(
    r"Nederlands|\d+ dagen netto|direct bij levering|vooruit te betalen|Goedemorgen mevrouw .+"
)
# What the sample's seller wrote down in Dutch.
WRITTEN = {
    "vandaag": {"Foto's van de vloer mailen", "Nieuwe officemanager vastleggen"},
    "voorbereiding_01": {"nieuws", "klant", "mvo"},
    "voorbereiding_waarde_2": {"inkoper"},
    "onderweg": {"functie", "referentie"},
    "bezoekverslag": {"functie", "referentie"},
    "bezoekverslag_afgerond": {"functie", "referentie", "Opname ter plaatse"},
    "offerte_paper": {"Algemene voorwaarden"},  # the title of a document in the library
    "instellingen_bedrijf": {"Algemene voorwaarden"},
}
PRIMARIES = {Noun.FORECAST: 0, Noun.SETTINGS: 0}
LONG = 10  # letters around a placeholder that no record of the sample happens to have


def dutch_texts() -> list[re.Pattern[str]]:
    """Each Dutch text that reads otherwise in English; a placeholder stands for anything."""
    file = paths.resources() / "translations" / "en" / "LC_MESSAGES" / "salesdesk.po"
    with file.open("rb") as source:
        pairs = [pair for message in read_po(source, locale="en") if message.id for pair in _forms(message)]
    own = [dutch for dutch, english in pairs if dutch != english]
    long = [text for text in own if "{" not in text or len(re.sub(r"\{[^{}]*\}|\W", "", text)) >= LONG]
    return [re.compile(PLACEHOLDER.sub(".+", re.escape(text))) for text in long]


def _forms(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message.id, str):
        yield message.id, str(message.string)
    else:
        yield from zip(message.id, tuple(message.string or ()), strict=True)


def said(screen: QWidget) -> Iterator[str]:
    """What the program itself says here: words, hints and names, not what somebody typed."""
    for widget in screen.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield from (widget.toolTip(), widget.accessibleName())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(index) for index in range(widget.count()))
        elif isinstance(widget, QTableView):
            model = widget.model()
            yield from (
                str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())
            )


def test_no_screen_shows_a_dutch_text_in_english(furnish: Furnish, sample: SellerFile) -> None:
    use_language("en")
    window = furnish(sample)
    known = dutch_texts()
    found: dict[str, set[str]] = {}
    for scene in scenes(sample):
        window.go(scene.place)
        settle(window)
        texts = {text.replace("&", "") for text in said(window) if text}
        left = {text for text in texts if any(pattern.fullmatch(text) for pattern in known)}
        left = {text for text in left if not RIGHTLY_DUTCH.fullmatch(text)} - WRITTEN.get(scene.name, set())
        if left:
            found[scene.name] = left
    assert found == {}


@pytest.mark.usefixtures("large_type")
def test_every_screen_fits_in_english_a_quarter_larger(furnish: Furnish, sample: SellerFile) -> None:
    use_language("en")
    window = furnish(sample)
    found: dict[str, list[str]] = {}
    for scene in scenes(sample):
        window.go(scene.place)
        settle(window)
        screen = window.current()
        assert screen is not None
        found[scene.name] = audit(screen, primaries=PRIMARIES.get(scene.place.noun, 1))
        screen.show()
    assert {name: said for name, said in found.items() if said} == {}
