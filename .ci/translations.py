"""Collect the texts of SalesDesk into its languages and compile them: `make translations`.

The source is Dutch. English needs every text; French and German need only what a customer gets on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "salesdesk"
TRANSLATIONS = ROOT / "resources" / "translations"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
# paper calls the words of the reader's language `say`
PAPER_KEYWORDS = {**KEYWORDS, "say": None}
# What only the seller reads speaks the languages of the screen.
SELLERS_PAPER = {
    "preparation_sheet",
    "route_sheet",
    "route_words",
    "map_page",
    "visit_report",
    "forecast_page",
    "forecast_remarks",
    "day_folder",
    "recovery_sheet",
    "sheets_behind",
    "preview",
    "card_test_print",
    "approval_codes",
    "note_paper",
    "offer_proof",
    "value_annex",
    "alternatives_sheet",
    "guide_foot",
    "plan_b",
    "week_folder",
    "week_overview",
}
PAPER_ONLY = ("fr", "de")
LANGUAGES = ("en", *PAPER_ONLY)
HEADER = "# SalesDesk, MIT licence. Made by `make translations`; only the msgstr lines are written by hand."


def source_files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def found_in(path: Path) -> Iterator[tuple[str | tuple[str, ...], bool]]:
    """The texts of one module, and for each whether a customer can get it on paper."""
    # the offer and the order that go along as UBL are read by the customer as well
    is_paper = "paper" in path.relative_to(SOURCE).parts or path.stem.startswith("ubl")
    keywords = PAPER_KEYWORDS if is_paper else KEYWORDS
    for _line, message, *_rest in extract_from_file("python", path, keywords=keywords):
        if message:
            yield message, is_paper and path.stem not in SELLERS_PAPER


def template() -> Catalog:
    """Every text in the source with its modules; the comment `paper` stands by what a customer may get."""
    catalog = Catalog(project="SalesDesk", charset="utf-8", fuzzy=False)
    for path in source_files():
        place = path.relative_to(ROOT).as_posix()
        for message, on_paper in found_in(path):
            flags = ["python-brace-format"] if "{" in str(message) else []
            comments = ["paper"] if on_paper else []
            catalog.add(message, locations=[(place, 0)], flags=flags, auto_comments=comments)
    return catalog


def wanted(language: str, source: Catalog) -> Catalog:
    """What this language has to translate."""
    if language not in PAPER_ONLY:
        return source
    catalog = Catalog(project="SalesDesk", charset="utf-8", fuzzy=False)
    for message in source:
        if message.id and "paper" in message.auto_comments:
            catalog[message.id] = message
    return catalog


def po_file(language: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES" / "salesdesk.po"


def read(language: str) -> Catalog:
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=True)


def updated(language: str, source: Catalog) -> Catalog:
    """The language's catalogue with today's texts: known translations kept, texts that are gone dropped."""
    catalog = Catalog(
        locale=language, project="SalesDesk", charset="utf-8", fuzzy=False, header_comment=HEADER
    )
    known = read(language) if po_file(language).exists() else Catalog(locale=language)
    for message in wanted(language, source):
        if message.id:
            before = known.get(message.id)
            string = before.string if before is not None else ""
            if message.pluralizable and isinstance(string, str):  # new, or it stood alone before
                string = (string, "")
            catalog[message.id] = Message(
                message.id, string, message.locations, message.flags, auto_comments=message.auto_comments
            )
    return catalog


def po_text(catalog: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalog, width=110, omit_header=True, sort_output=True, include_lineno=False)
    head = (
        f'{HEADER}\nmsgid ""\nmsgstr ""\n"Language: {catalog.locale}\\n"\n'
        f'"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    return head.encode() + file.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """The compiled catalogue: the same texts give the same bytes on any day."""
    file = BytesIO()
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(file, catalog)
    return file.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """The texts that still miss a translation, or one of their plural forms."""
    return [str(message.id) for message in catalog if message.id and not all(forms(message))]


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def main() -> None:
    source = template()
    for language in LANGUAGES:
        catalog = updated(language, source)
        file = po_file(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(po_text(catalog))
        file.with_suffix(".mo").write_bytes(mo_bytes(read(language)))
        missing = untranslated(catalog)
        print(f"{language}: {len(catalog)} texts, {len(missing)} without translation")


if __name__ == "__main__":
    main()
