"""The sheet of one-time codes of who allows discounts: to keep under lock and read out over the telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company
from salesdesk.paper import style
from salesdesk.paper.letterhead import FACT_GAP, accent
from salesdesk.paper.letters import facts_grid, paper_language
from salesdesk.paper.pdf import Pdf, Setup, build
from salesdesk.paper.pieces import Piece
from salesdesk.paper.style import Face, TextStyle
from salesdesk.paper.tables import Look, Row, Table
from salesdesk.paper.text import Text
from salesdesk.words import _, screen_language

CODE = TextStyle(Face.SEMIBOLD, 12.5, 15)
NUMBER = TextStyle(Face.BOLD, 11, 15)
GAP = 12.0
WIDTHS = (28.0, 118.0, 74.0, 108.0)
LOOK = Look(pad_top=2.5, pad_bottom=2.5, gap=GAP)
SPELLED = (
    "Anton Bernard Cornelis Dirk Eduard Ferdinand Gerard Hendrik Johan Karel Lodewijk Maria Nico Pieter "
    "Quirinus Rudolf Simon Theodor Utrecht Victor Willem Xantippe Ypsilon Zaandam"
)
"""The Dutch spelling alphabet, without the letters that no code has."""


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A line of the sheet; `code` reads `KMR-4TX-9PA`."""

    number: int
    code: str


@dataclass(frozen=True, slots=True)
class CodeSheet:
    """All codes of one sheet: for whom, up to how much, and the last day; `made_at` aware."""

    codes: tuple[PrintedCode, ...]
    seller: str
    most_percent: Decimal
    valid_until: date
    company: Company
    made_by: str
    made_at: datetime


def code_sheet_pdf(sheet: CodeSheet) -> Pdf:
    """Numbered codes with room to note what each was given for; the program keeps none of them."""
    language = paper_language(screen_language())
    title = _("Codes voor korting")
    mark = _("vertrouwelijk")
    setup = Setup(
        sheet.company,
        f"{title}{FACT_GAP}{mark}",
        sheet.made_by,
        language,
        sheet.made_at,
        mark=mark,
        slim=True,
    )
    colour = accent(sheet.company)
    percent = formats.percent(sheet.most_percent, language)
    facts = [
        (_("Verkoper"), sheet.seller),
        (_("Korting"), _("elke code tot en met {percent}").format(percent=percent)),
        (_("Laatste dag"), formats.long_date(sheet.valid_until, language)),
        (_("Gemaakt"), f"{formats.long_date(sheet.made_at.date(), language)}, {sheet.made_by}"),
    ]
    lead = _("Lees aan de telefoon het nummer en de code erachter voor. Elke code werkt één keer.")
    story: list[Flowable] = [
        Text(title, style.TITLE),
        Text(lead, style.LEAD).after(8),
        facts_grid(facts, (86.0, 380.0)).after(12),
        _codes(sheet).after(14),
        Text(_("Zo houd je het veilig"), style.HEADING.tinted(colour)).after(14),
        *_rules(),
        Text(_("Spellen"), style.HEADING.tinted(colour)).after(14),
        Text(SPELLED.replace(" ", "  ·  "), style.SMALL),
        Text(_("De letters I en O en de cijfers 0, 1 en 2 komen niet voor."), style.SMALL),
    ]
    return build(story, setup)


def _codes(sheet: CodeSheet) -> Table:
    rest = style.CONTENT_WIDTH - sum(WIDTHS) - GAP * len(WIDTHS)
    widths = (*WIDTHS, rest)
    words = (_("Nr."), _("Code"), _("Gegeven op"), _("Offerte"), _("Korting en klant"))
    head = Row([Text(word, style.TABLE_HEAD) for word in words], widths, LOOK)
    rows: list[Piece] = [
        Row(
            (Text(str(line.number), NUMBER), Text(line.code, CODE), *(Text("", style.BODY),) * 3),
            widths,
            LOOK,
        )
        for line in sheet.codes
    ]
    return Table(head, rows)


def _rules() -> list[Piece]:
    rules = (
        _("Bewaar dit blad achter slot. Wie het leest, kan korting vrijgeven; SalesDesk heeft geen kopie."),
        _("Vraag eerst naar klant, bedrag en reden. Geef dan pas één code en schrijf op waarvoor."),
        _("Blad kwijt? Maak een nieuw. Leest de verkoper dat in, dan opent het oude niets meer."),
    )
    return [Text(f"–  {rule}", style.BODY).after(3) for rule in rules]
