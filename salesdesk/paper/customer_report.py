"""The visit report for the customer: agreements and next steps, nothing else (Susan §1.3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company
from salesdesk.domain.follow_ups import same_promise
from salesdesk.domain.relations import Contact
from salesdesk.domain.reports import Agreement
from salesdesk.domain.visits import Visit
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import (
    Say,
    address_block,
    closing,
    facts_grid,
    paper_language,
    salutation,
    seller_phone,
    title_name,
)
from salesdesk.paper.pdf import Pdf, Setup, build
from salesdesk.paper.pieces import Piece, under_heading
from salesdesk.paper.tables import Look, Row, Table, shared
from salesdesk.paper.text import Text
from salesdesk.paper.visit_report import VisitReportPaper, agreements_of, due_text, head_look
from salesdesk.words import gettext_for


@dataclass(frozen=True, slots=True)
class _Shown:
    """All that the customer may know of a visit: what is not in here cannot come on paper."""

    visit_on: date
    present: tuple[Contact, ...]
    agreements: tuple[Agreement, ...]
    next_step: str
    next_step_on: date | None
    next_visit: Visit | None


def customer_report_pdf(paper: VisitReportPaper) -> Pdf:
    """A letter in the customer's language with what was agreed and what comes next."""
    language = paper_language(paper.relation.language)
    say = gettext_for(language)
    shown = _shown(paper)
    title = talk_title(paper, say)
    author = paper.seller.name or paper.company.name
    setup = Setup(paper.company, title, author, language, paper.made_at)
    first = _addressee(paper)
    story: list[Flowable] = [
        _address_row(paper, shown, first, language, say),
        Text(title, style.TITLE.tinted(accent(paper.company))).after(28),
        Text(salutation(first, say, language), style.BODY).after(12),
        Text(_opening(shown, language, say), style.BODY).after(5),
    ]
    story += _section(
        paper.company,
        say("Wat wij hebben afgesproken"),
        _agreement_table(paper.company, shown, language, say),
    )
    story += _section(paper.company, say("Hoe het verder gaat"), _next_steps(shown, language, say))
    if has_agreed(paper):
        ending = say("Klopt er iets niet of ontbreekt er iets? Laat het ons dan gerust weten.")
        story.append(Text(ending, style.BODY).after(16))
    return build([*story, closing(paper.seller, paper.company, say).after(14)], setup)


def talk_title(paper: VisitReportPaper, say: Say) -> str:
    """What the letter and the mail that brings it are called."""
    return say("Afspraken uit ons gesprek") if has_agreed(paper) else say("Ons gesprek")


def has_agreed(paper: VisitReportPaper) -> bool:
    """Whether there is anything in it besides thanks."""
    shown = _shown(paper)
    return bool(shown.agreements or shown.next_step.strip() or shown.next_visit)


def _shown(paper: VisitReportPaper) -> _Shown:
    """What the customer may read; a next step he may not read as an agreement is not told him as a step."""
    report, agreements = paper.report, agreements_of(paper)
    ours_alone = {same_promise(entry.what) for entry in agreements if not entry.for_customer}
    return _Shown(
        paper.visit.visit_on,
        paper.present,
        tuple(entry for entry in agreements if entry.for_customer),
        "" if same_promise(report.next_step) in ours_alone else report.next_step,
        report.next_step_on,
        paper.next_visit,
    )


def _addressee(paper: VisitReportPaper) -> Contact | None:
    """The contact of the appointment, else the first one who was there."""
    chosen = [contact for contact in paper.contacts if contact.id == paper.visit.contact_id]
    return next(iter((*chosen, *paper.present)), None)


def _address_row(
    paper: VisitReportPaper, shown: _Shown, first: Contact | None, language: str, say: Say
) -> Row:
    ours = ", ".join(part for part in (paper.seller.name, seller_phone(paper.seller)) if part.strip())
    grid = facts_grid(
        [
            (say("Datum gesprek"), formats.paper_date(shown.visit_on, language)),
            (say("Aanwezig"), "\n".join(title_name(contact) for contact in shown.present)),
            (say("Contactpersoon"), ours),
        ],
        (86.0, 140.0),
    )
    address = address_block(paper.relation, first, paper.company, say)
    return Row((address, grid), (216.0, 236.0), Look(pad_top=0, pad_bottom=0, gap=31.0, rule=None))


def _opening(shown: _Shown, language: str, say: Say) -> str:
    thanks = say("Hartelijk dank voor het gesprek van {date}.")
    if shown.agreements:
        thanks = say(
            "Hartelijk dank voor het gesprek van {date}. Hieronder vindt u wat wij hebben afgesproken."
        )
    return thanks.format(date=formats.long_date(shown.visit_on, language))


def _section(company: Company, title: str, body: Sequence[Piece]) -> list[Flowable]:
    heading = Text(title, style.HEADING.tinted(accent(company))).after(18)
    return under_heading(heading, body, style.CONTENT_WIDTH)


def _agreement_table(company: Company, shown: _Shown, language: str, say: Say) -> list[Piece]:
    widths = shared(style.CONTENT_WIDTH, (10, 5, 2.6), 10)
    heads = (say("Wat"), say("Wie"), say("Wanneer"))
    head = Row([Text(text, style.TABLE_HEAD) for text in heads], widths, head_look(company))
    rows = [
        Row(
            (
                Text(entry.what, style.BODY),
                Text(_keeper(entry, say), style.BODY),
                Text(due_text(entry, language), style.BODY),
            ),
            widths,
            Look(),
        )
        for entry in shown.agreements
    ]
    return [Table(head, rows).after(3)] if rows else []


def _keeper(agreement: Agreement, say: Say) -> str:
    """Who keeps it; what the seller noted as "klant" reads as a letter says it."""
    is_reader = agreement.who.strip().casefold() in {"klant", "de klant", "customer", "the customer"}
    return say("U") if is_reader else agreement.who


def _next_steps(shown: _Shown, language: str, say: Say) -> list[Piece]:
    lines = []
    agreed = {same_promise(entry.what) for entry in shown.agreements}
    if shown.next_step.strip() and same_promise(shown.next_step) not in agreed:
        when = formats.long_date(shown.next_step_on, language) if shown.next_step_on else ""
        lines.append(", ".join(part for part in (shown.next_step.strip(), when) if part))
    if shown.next_visit:
        visit = shown.next_visit
        sentence = say("Onze volgende afspraak is op {date} om {time}.")
        day = formats.letter_day(visit.visit_on, language)
        lines.append(sentence.format(date=day, time=formats.clock(visit.start_time)))
    return [Text(line, style.BODY).after(3) for line in lines]
