"""The last look at an offer before it goes out: what stands on the paper is what stands in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from salesdesk import formats
from salesdesk.domain.money import cents
from salesdesk.errors import N_, Reason
from salesdesk.paper.archive_pdf import attached_data
from salesdesk.paper.offer_parts import totals_of
from salesdesk.paper.offer_totals import said_sums
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preview import page_text
from salesdesk.paper.sheets_behind import Sheet
from salesdesk.paper.text import clean
from salesdesk.words import gettext_for

if TYPE_CHECKING:
    from salesdesk.paper.offer import OfferPaper

CODES = ("DMU", "PSU", "vk%", "€-TTL", "€-CONC", "wens+beh", "pres-bedr", "pres-prod", "vrvlg", "afl. contr.")
"""Keywords of the method that no customer ever reads."""
TELLING = 120
"""So much of the text of a page tells whether it is that page."""
LEAST_TELLING = 10
"""A shorter remark may stand in a letter by chance."""
TOTALS = N_("Op het papier ontbreekt een bedrag van de offerte: {amount}. Er is niets verstuurd.")
NUMBERING = N_("De bladzijden zijn niet goed genummerd: bladzijde {page} zegt niet „{words}”.")
HEADS = N_("Op bladzijde {page} staan regels zonder de kop van de tabel erboven.")
FONTS = N_("Het lettertype {font} zit niet in de PDF; bij de klant kan de tekst er anders uitzien.")
MISSING = N_("De bijlage „{title}” ontbreekt achter de offerte.")
DATA = N_("Het bestand {name} voor de inkoopadministratie zit niet in de PDF.")
GLYPHS = N_("Deze tekens kan het papier niet drukken: {signs} Vervang ze door gewone letters.")
INTERNAL = N_("Op het papier staat iets dat alleen voor jou is: „{words}”. Haal het uit de tekst.")


def faults(
    whole: Pdf, paper: OfferPaper, sheets: Sequence[Sheet] = (), data: tuple[str, bytes] | None = None
) -> tuple[Reason, ...]:
    """Everything that is wrong with this finished paper; empty when it may go out.

    `data` is the name and the content of what should be attached for a computer.
    """
    count = whole.page_count
    texts = [_plain(page_text(whole.content, index)) for index in range(count)]
    own = count - sum(sheet.page_count for sheet in sheets)
    reader = PdfReader(BytesIO(whole.content))
    return (
        *islice(chain(_wrong_totals(texts[:own], paper), _wrong_lines(texts[:own], paper)), 1),
        *_wrong_numbers(texts, paper),
        *_bare_rows(texts[:own], paper),
        *_loose_fonts(reader, own if data is None else count),
        *_missing_sheets(reader, texts[own:], sheets),
        *_missing_data(whole, data),
        *_missing_glyphs(whole),
        *_internal_words(texts[:own], paper),
    )


def _plain(text: str) -> str:
    return re.sub(r"[^\S\n]+", " ", text)


def _euro(amount: Any, language: str) -> str:
    return _plain(formats.euro(amount, language))


def _wrong_totals(texts: Sequence[str], paper: OfferPaper) -> Iterator[Reason]:
    """Every sum of the file stands on the paper behind its own words."""
    if not any(line.counts for line in paper.offer.lines):
        return
    whole = " ".join(" ".join(texts).split())
    for words, count in Counter(_said_sums(paper)).items():
        if whole.count(" ".join(words)) < count:
            yield Reason(TOTALS, "lines", {"amount": words[1]})
            return


def _said_sums(paper: OfferPaper) -> list[tuple[str, str]]:
    """The words and the amount of every sum, as printed."""
    language = paper.language
    return [(_plain(words), _euro(sum_, language)) for words, sum_ in said_sums(totals_of(paper), language)]


def _wrong_lines(texts: Sequence[str], paper: OfferPaper) -> Iterator[Reason]:
    """Price and amount of every line are there, as often as there are lines with them."""
    whole = "\n".join(texts)
    wanted: Counter[str] = Counter()
    for line in paper.offer.lines:
        if line.has_amounts and not line.deleted:
            wanted[_euro(line.net, paper.language)] += 1
            if line.unit_price == cents(line.unit_price):
                wanted[_euro(line.unit_price, paper.language)] += 1
    for amount, count in wanted.items():
        if whole.count(amount) < count:
            yield Reason(TOTALS, "lines", {"amount": amount})
            return


def _prices(paper: OfferPaper) -> set[tuple[str, str]]:
    """Of every line its price and its amount as printed: together they tell a row of the table."""
    language = paper.language
    return {
        (_euro(line.unit_price, language), _euro(line.net, language))
        for line in paper.offer.lines
        if line.has_amounts and not line.deleted
    }


def _wrong_numbers(texts: Sequence[str], paper: OfferPaper) -> Iterator[Reason]:
    say = gettext_for(paper.language)
    for number, text in enumerate(texts, start=1):
        words = _plain(say("pagina {number} van {count}").format(number=number, count=len(texts)))
        if words not in text:
            yield Reason(NUMBERING, "", {"page": number, "words": words})
            return


def _bare_rows(texts: Sequence[str], paper: OfferPaper) -> Iterator[Reason]:
    say = gettext_for(paper.language)
    head = (say("Omschrijving"), say("Bedrag"))
    prices, sums = _prices(paper), {" ".join(words) for words in _said_sums(paper)}
    for number, text in enumerate(texts, start=1):
        lines = [line.rstrip() for line in text.splitlines()]
        has_rows = any(_is_row(line, prices) for line in lines if line not in sums)
        if has_rows and not any(all(word in line for word in head) for line in lines):
            yield Reason(HEADS, "lines", {"page": number})
            return


def _is_row(line: str, prices: Iterable[tuple[str, str]]) -> bool:
    """Whether it ends in an amount with its price before it."""
    return any(line.endswith(net) and price in line[: -len(net)] for price, net in prices)


def _loose_fonts(reader: PdfReader, own: int) -> Iterator[Reason]:
    for page in reader.pages[:own]:
        for font in _fonts(page):
            descriptor = font.get("/FontDescriptor")
            kept = descriptor.get_object() if descriptor is not None else {}
            if not any(file in kept for file in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield Reason(FONTS, "", {"font": str(font.get("/BaseFont", "?")).lstrip("/")})
                return


def _fonts(page: Any) -> Iterator[Any]:
    """The simple fonts of a page, those inside composed ones too."""
    resources = page.get("/Resources", {}).get_object()
    for entry in resources.get("/Font", {}).get_object().values():
        font = entry.get_object()
        inner = font.get("/DescendantFonts")
        yield from (part.get_object() for part in inner) if inner else (font,)


def _missing_sheets(reader: PdfReader, texts: Sequence[str], sheets: Sequence[Sheet]) -> Iterator[Reason]:
    """Every sheet is there with all its pages and what stands on them, and the side bar names it."""
    named = set(_titles(reader.outline))
    first = len(reader.pages) - sum(sheet.page_count for sheet in sheets)
    at = 0
    for sheet in sheets:
        pages = texts[at : at + sheet.page_count]
        alone = PdfReader(BytesIO(sheet.content)).pages
        same = all(
            _bears(reader.pages[first + at + page], text, alone[page], page_text(sheet.content, page))
            for page, text in enumerate(pages)
        )
        at += sheet.page_count
        if len(pages) < sheet.page_count or not same or clean(sheet.title) not in named:
            yield Reason(MISSING, "attachments", {"title": sheet.title})
            return


def _bears(page: Any, text: str, alone: Any, text_alone: str) -> bool:
    """Whether a page of the whole has what stands on that page of the sheet alone."""
    said = " ".join(text_alone.split())
    if said:
        return said[:TELLING] in " ".join(text.split())
    return "/XObject" not in alone.get("/Resources", {}) or "/XObject" in page.get("/Resources", {})


def _titles(outline: Iterable[Any]) -> Iterator[str]:
    for item in outline:
        if isinstance(item, list):
            yield from _titles(item)
        else:
            yield str(item.title)


def _missing_data(whole: Pdf, data: tuple[str, bytes] | None) -> Iterator[Reason]:
    if data is not None and attached_data(whole.content, data[0]) != data[1]:
        yield Reason(DATA, "with_ubl", {"name": data[0]})


def _missing_glyphs(whole: Pdf) -> Iterator[Reason]:
    if whole.missing_glyphs:
        yield Reason(GLYPHS, "", {"signs": " ".join(whole.missing_glyphs[:12])})


def _internal_words(texts: Sequence[str], paper: OfferPaper) -> Iterator[Reason]:
    text = " ".join(" ".join(texts).split())
    offer, relation = paper.offer, paper.relation
    remarks = (
        offer.override_reason, offer.discount_reason, offer.late_reason, offer.approval, offer.lost_reason,
        *relation.notes.splitlines(), relation.importance_reason,
        *(paper.contact.notes.splitlines() if paper.contact else ()),
    )  # fmt: skip
    for remark in remarks:
        said = " ".join(clean(remark).split())
        if len(said) >= LEAST_TELLING and said.casefold() in text.casefold():
            yield Reason(INTERNAL, "", {"words": said})
            return
    for code in CODES:
        if re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text):
            yield Reason(INTERNAL, "", {"words": code})
            return
