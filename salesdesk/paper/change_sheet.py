"""The wijzigingsblad: what a new revision of an offer changes, told the customer in his language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.offer_changes import Change, HeadField, LineChange, OfferChanges
from salesdesk.domain.offer_totals import PeriodTotals
from salesdesk.domain.offers import Offer, OfferLine, Period
from salesdesk.domain.relations import Contact, Relation
from salesdesk.paper import style
from salesdesk.paper.change_words import NONE, change_name, head_words, line_words, period_name
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import (
    Say,
    address_block,
    closing,
    facts_grid,
    paper_language,
    salutation,
    seller_phone,
)
from salesdesk.paper.pdf import Pdf, Setup, build
from salesdesk.paper.pieces import Gap, Piece, Stack, kept_whole, under_heading
from salesdesk.paper.tables import Look, Row, Table
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for

NOTHING = Decimal(0)
GAP = 9.0
MARK, AMOUNT = 54.0, 70.0
ENDING_TOGETHER = 440.0
WIDTHS = (MARK, style.CONTENT_WIDTH - MARK - 3 * AMOUNT - 4 * GAP, AMOUNT, AMOUNT, AMOUNT)
TOLD = (
    HeadField.CONTACT, HeadField.SUBJECT, HeadField.REFERENCE, HeadField.VALID_UNTIL, HeadField.DELIVERY,
    HeadField.PAYMENT, HeadField.DISCOUNT, HeadField.INTRODUCTION, HeadField.BENEFITS, HeadField.ATTACHMENTS,
)  # fmt: skip
"""What the customer may read of the terms; everything else stays with us."""


@dataclass(frozen=True, slots=True)
class ChangeSheet:
    """Two offers to one customer and all that differs; `names` are of people and documents by id."""

    changes: OfferChanges
    relation: Relation
    company: Company
    seller: Seller
    made_at: datetime
    contact: Contact | None = None
    names: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return paper_language(self.changes.after.language)

    @property
    def title(self) -> str:
        """`Wijzigingsblad OV87-3`, in the customer's language."""
        say = gettext_for(self.language)
        return say("Wijzigingsblad {label}").format(label=self.changes.after.label)


def change_sheet_pdf(sheet: ChangeSheet) -> Pdf:
    """A letter with the changed lines, the changed terms and the totals before and after."""
    say = gettext_for(sheet.language)
    title = sheet.title
    author = sheet.seller.name or sheet.company.name
    setup = Setup(sheet.company, title, author, sheet.language, sheet.made_at)
    story: list[Flowable] = [
        _address_row(sheet, say),
        Text(title, style.TITLE.tinted(accent(sheet.company))).after(20),
        Text(salutation(sheet.contact, say, sheet.language), style.BODY).after(12),
        Text(_opening(sheet, say), style.BODY).after(5),
    ]
    story += _section(sheet, say("Wat er aan de regels verandert"), _line_table(sheet, say))
    story += _section(sheet, say("Wat er verder verandert"), _head_table(sheet, say))
    return build([*story, *_ending(sheet, say)], setup)


def _ending(sheet: ChangeSheet, say: Say) -> list[Flowable]:
    """The totals with the greeting below them, which never stands alone on a page."""
    words = say("Dit blad hoort bij offerte {label}; voor alles wat hier niet staat, geldt die offerte.")
    body = Stack(
        _totals_table(sheet, say), Gap(12), Text(words.format(label=sheet.changes.after.label), style.BODY),
        Gap(11), closing(sheet.seller, sheet.company, say),
    ).after(4)  # fmt: skip
    title = Text(say("Wat dat voor het bedrag betekent"), style.HEADING.tinted(accent(sheet.company)))
    return kept_whole(title.after(14), body, style.CONTENT_WIDTH, ENDING_TOGETHER)


def _address_row(sheet: ChangeSheet, say: Say) -> Row:
    before, after = sheet.changes.before, sheet.changes.after
    reach = ", ".join(part for part in (sheet.seller.name, seller_phone(sheet.seller)) if part.strip())
    grid = facts_grid(
        [
            (say("Nieuwe offerte"), _dated(after, sheet.language, say)),
            (say("Vergeleken met"), _dated(before, sheet.language, say)),
            (say("Uw kenmerk"), after.customer_reference),
            (say("Contactpersoon"), reach),
        ],
        (86.0, 140.0),
    )
    address = address_block(sheet.relation, sheet.contact, sheet.company, say)
    return Row((address, grid), (216.0, 236.0), Look(pad_top=0, pad_bottom=0, gap=31.0, rule=None))


def _dated(offer: Offer, language: str, say: Say) -> str:
    if offer.offered_on is None:
        return offer.label
    words = say("{label} van {date}")
    return words.format(label=offer.label, date=formats.paper_date(offer.offered_on, language))


def _opening(sheet: ChangeSheet, say: Say) -> str:
    labels = {"after": sheet.changes.after.label, "before": sheet.changes.before.label}
    if sheet.changes.changed_lines or _told(sheet):
        words = say("Hieronder ziet u wat er in offerte {after} anders is dan in offerte {before}.")
    else:
        words = say("Offerte {after} is gelijk aan offerte {before}.")
    return words.format(**labels)


def _section(sheet: ChangeSheet, title: str, body: Sequence[Piece]) -> list[Flowable]:
    heading = Text(title, style.HEADING.tinted(accent(sheet.company))).after(14)
    return under_heading(heading, body, style.CONTENT_WIDTH)


def _head_row(sheet: ChangeSheet, titles: Sequence[str], widths: Sequence[float]) -> Row:
    look = Look(pad_top=0, pad_bottom=4, gap=GAP, rule=accent(sheet.company), thickness=1.0)
    numbers = len(titles) - 3
    cells = [
        Text(title, style.TABLE_HEAD.right() if at >= numbers else style.TABLE_HEAD)
        for at, title in enumerate(titles)
    ]
    return Row(cells, widths, look)


def _line_table(sheet: ChangeSheet, say: Say) -> list[Piece]:
    entries = sheet.changes.changed_lines
    if not entries:
        return []
    titles = ("", say("Omschrijving"), say("Was"), say("Wordt"), say("Verschil"))
    rows = [_line_row(entry, sheet, say) for entry in entries]
    told = []
    if any(line.has_amounts and not line.counts for line in _both_sides(entries)):
        told.append(say("Bedragen tussen haakjes tellen niet mee in het totaal."))
    if sheet.changes.count(Change.SAME):
        told.append(say("Alle andere regels zijn gelijk gebleven."))
    table = Table(_head_row(sheet, titles, WIDTHS), rows)
    return [table.after(4), *([Text(" ".join(told), style.SMALL).after(4)] if told else [])]


def _both_sides(entries: Sequence[LineChange]) -> list[OfferLine]:
    return [line for entry in entries for line in (entry.before, entry.after) if line is not None]


def _line_row(entry: LineChange, sheet: ChangeSheet, say: Say) -> Row:
    told = line_words(entry, sheet.language)
    mark = change_name(told.change, say)
    name = f"{told.code}  {told.name}" if told.code else told.name
    is_gone = told.change is Change.REMOVED
    words = Stack(
        Text(name, style.ASIDE if is_gone else style.BODY),
        *(Text(formats.capital(detail), style.SMALL) for detail in told.details(sheet.language)),
    )
    difference = ""
    if told.difference:
        difference = _signed(told.difference, sheet.language)
    elif told.change is Change.MOVED or not entry.line.has_amounts:
        difference = NONE
    amounts = [
        Text(told.was or NONE, style.BODY.right()),
        Text(told.now or NONE, style.STRONG.right()),
        Text(difference or say("gelijk"), style.BODY.right()),
    ]
    return Row((Text(mark, style.LABEL), words, *amounts), WIDTHS, Look(pad_top=3.5, pad_bottom=3.5, gap=GAP))


def _signed(amount: Decimal, language: str) -> str:
    """`€ +45,00` beside `€ -45,00`; what rises says so."""
    return formats.euro(-amount, language).replace("-", "+") if amount > 0 else formats.euro(amount, language)


def _told(sheet: ChangeSheet) -> list[HeadField]:
    return [entry.field for entry in sheet.changes.head if entry.field in TOLD]


def _head_table(sheet: ChangeSheet, say: Say) -> list[Piece]:
    told = [
        head_words(entry, sheet.language, sheet.names) for entry in sheet.changes.head if entry.field in TOLD
    ]
    if not told:
        return []
    wide = (style.CONTENT_WIDTH - 120 - 2 * GAP) / 2
    widths = (120.0, wide, wide)
    look = Look(pad_top=0, pad_bottom=4, gap=GAP, rule=accent(sheet.company), thickness=1.0)
    head = Row([Text(title, style.TABLE_HEAD) for title in ("", say("Was"), say("Wordt"))], widths, look)
    rows: list[Piece] = []
    for each in told:
        was, now = (each.was, each.now) if not each.is_long else ("", say("gewijzigd; zie de offerte"))
        cells = (Text(each.name, style.LABEL), Text(was, style.BODY), Text(now, style.BODY))
        rows.append(Row(cells, widths, Look(pad_top=3.5, pad_bottom=3.5, gap=GAP)))
    return [Table(head, rows).after(4)]


def _totals_table(sheet: ChangeSheet, say: Say) -> Table:
    widths = (style.CONTENT_WIDTH - 3 * AMOUNT - 3 * GAP, AMOUNT, AMOUNT, AMOUNT)
    titles = ("", say("Was"), say("Wordt"), say("Verschil"))
    several = len(sheet.changes.periods) > 1 or sheet.changes.periods[0].period is not Period.ONCE
    rows: list[Piece] = []
    for each in sheet.changes.periods:
        aside = f", {period_name(each.period, say)}" if several else ""
        for name, amounts in _sums(each.before, each.after, say):
            text_style = style.STRONG if name == say("Totaal inclusief btw") else style.BODY
            was, now = amounts
            shown = (*(formats.euro(amount, sheet.language) for amount in amounts),
                     _signed(now - was, sheet.language) if now != was else say("gelijk"))  # fmt: skip
            cells = [Text(name + aside, text_style), *(Text(text, text_style.right()) for text in shown)]
            rows.append(Row(cells, widths, Look(pad_top=2.5, pad_bottom=2.5, gap=GAP)))
    return Table(_head_row(sheet, titles, widths), rows)


def _sums(
    before: PeriodTotals | None, after: PeriodTotals | None, say: Say
) -> list[tuple[str, tuple[Decimal, Decimal]]]:
    """The sums of one period before and after, those left out that are nothing in both."""

    def both(name: str) -> tuple[Decimal, Decimal]:
        was, now = (getattr(each, name) if each else NOTHING for each in (before, after))
        return was, now

    off_was, off_now = both("total_discount")
    sums = [
        (say("Korting op het totaal"), (-off_was, -off_now)),
        (say("Netto exclusief btw"), both("net")),
        (say("Totaal inclusief btw"), both("total")),
        (say("Opties (niet meegeteld, exclusief btw)"), both("options")),
    ]
    needed = {say("Netto exclusief btw"), say("Totaal inclusief btw")}
    return [(name, amounts) for name, amounts in sums if name in needed or any(amounts)]
