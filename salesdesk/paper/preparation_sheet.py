"""The gespreksleidraad: the sheet a seller takes along, safe for the customer's eyes (Susan §1.3.1).

Internal objectives and questions stand on it as keywords only; their full texts stay on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from reportlab.platypus import Flowable

from salesdesk import formats
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.preparation import Preparation, Question, Side, Step
from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Visit
from salesdesk.paper import style
from salesdesk.paper.answer_room import NOTE_LINE, fitted_questions, flowing_questions
from salesdesk.paper.guide_foot import foot
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say, kilometres, kind_of_visit, paper_language, person
from salesdesk.paper.pdf import ALONE, Pdf, Place, Setup, build, height_of, room_on_first_page
from salesdesk.paper.pieces import Piece, Stack, WritingLines, under_heading
from salesdesk.paper.plan_b import Alternative
from salesdesk.paper.tables import Look, Row, shared
from salesdesk.paper.text import Text
from salesdesk.words import gettext_for

DOT = "  ·  "
__all__ = ["Alternative", "PreparationSheet", "Travel", "preparation_sheet_pdf"]
BRING_STEPS = frozenset({Step.DOCUMENTATION, Step.BUSINESS_CARDS, Step.WRITING_MATERIAL})


@dataclass(frozen=True, slots=True)
class Travel:
    """The way there, as far as it is known; kilometres by road."""

    leave_at: time | None = None
    drive_minutes: int | None = None
    distance_km: float | None = None
    start_place: str = ""


@dataclass(frozen=True, slots=True)
class PreparationSheet:
    """What the sheet is made from; `remember` are facts that the customer may read too.

    `references` are customers we have in common, `arguments` the titles of what the seller means to tell.
    """

    visit: Visit
    relation: Relation
    preparation: Preparation
    company: Company
    seller: Seller
    made_at: datetime
    contact: Contact | None = None
    travel: Travel | None = None
    alternatives: tuple[Alternative, ...] = ()
    remember: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    language: str = "nl"


def preparation_sheet_pdf(sheet: PreparationSheet, place: Place = ALONE) -> Pdf:
    """The sheet on one A4 where possible: room for answers shrinks before a second page begins.

    What is left of the page is ruled for agreements; `place` is that in a folder.
    """
    sheet = replace(sheet, language=paper_language(sheet.language))
    say = gettext_for(sheet.language)
    title = say("Gespreksleidraad")
    setup = Setup(
        sheet.company, f"{title} {sheet.relation.name[:120]}", sheet.seller.name, sheet.language,
        sheet.made_at, mark=title, slim=True, place=place,
    )  # fmt: skip
    above = [*_head(sheet, say), *_objective(sheet, say)]
    asked, heading = _questions(sheet), _heading(sheet, say("Vragen"))
    for is_tight in (False, True):
        below = _foot(sheet, say, is_tight=is_tight)
        room = room_on_first_page(setup) - height_of([*above, *below])
        questions = fitted_questions(asked, heading, room, is_tight=is_tight)
        if questions is not None:
            notes = _notes(room - height_of(questions), sheet, say)
            if below:
                left = room - height_of([*questions, *notes])
                below[0].spaceBefore += max(0.0, left - 0.5)
            return build([*above, *questions, *notes, *below], setup)
    return build([*above, *flowing_questions(asked, heading), *below], setup)


def _heading(sheet: PreparationSheet, text: str) -> Text:
    return Text(text, style.HEADING.tinted(accent(sheet.company))).after(11)


def _head(sheet: PreparationSheet, say: Say) -> list[Piece]:
    visit = sheet.visit
    day = f"{formats.long_day(visit.visit_on, sheet.language)} {visit.visit_on.year}"
    times = f"{formats.clock(visit.start_time)} – {formats.clock(visit.end_time)}"
    moment = DOT.join((day, times, kind_of_visit(visit.kind, sheet.language, say)))
    cells = (
        _block(say("Gesprek met"), _contact_lines(sheet)),
        _block(say("Adres"), _address_lines(sheet)),
        _block(say("Onderweg"), _travel_lines(sheet, say)),
    )
    look = Look(pad_top=7, pad_bottom=7, gap=16, top_rule=style.HAIRLINE)
    return [
        Text(sheet.relation.name, style.TITLE),
        Text(moment, style.SUBTITLE),
        Row(cells, shared(style.CONTENT_WIDTH, (1, 1, 1), 16), look).after(9),
    ]


def _block(label: str, lines: Sequence[str]) -> Stack:
    first, rest = (lines[0], lines[1:]) if lines else ("–", ())
    return Stack(
        Text(label, style.SMALL), Text(first, style.STRONG), *(Text(line, style.BODY) for line in rest)
    )


def _contact_lines(sheet: PreparationSheet) -> list[str]:
    contact = sheet.contact
    if contact is None:
        return []
    name = person(contact, gettext_for(sheet.language))
    return [line for line in (name, contact.function, contact.phone, contact.mobile) if line.strip()]


def _address_lines(sheet: PreparationSheet) -> list[str]:
    """The switchboard stands by the address, unless it is the contact's own number."""
    address, phone = sheet.relation.address, sheet.relation.phone
    own = {_digits(number) for number in (sheet.contact.phone, sheet.contact.mobile)} if sheet.contact else ()
    lines = (
        address.street,
        f"{address.postcode} {address.place}".strip(),
        "" if _digits(phone) in own else phone,
    )
    return [line for line in lines if line.strip()]


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit())


def _travel_lines(sheet: PreparationSheet, say: Say) -> list[str]:
    travel = sheet.travel
    if travel is None:
        return []
    lines = []
    if travel.leave_at is not None:
        lines.append(say("Vertrek {time}").format(time=formats.clock(travel.leave_at)))
    facts = []
    if travel.drive_minutes is not None:
        facts.append(formats.duration(travel.drive_minutes, sheet.language))
    if travel.distance_km is not None:
        facts.append(kilometres(travel.distance_km, sheet.language))
    if facts:
        lines.append(DOT.join(facts))
    if travel.start_place.strip():
        lines.append(say("vanaf {place}").format(place=travel.start_place))
    return lines


def _objective(sheet: PreparationSheet, say: Say) -> list[Flowable]:
    preparation = sheet.preparation
    pieces: list[Piece] = []
    if preparation.external_objective.strip():
        pieces.append(Text(preparation.external_objective, style.LEAD).after(1))
    else:
        pieces.append(WritingLines(1, NOTE_LINE))
    widths = (84.0, style.CONTENT_WIDTH - 94)
    look = Look(pad_top=4, pad_bottom=0, rule=None)
    lines = (
        (say("Agenda"), _keywords(preparation, Side.EXTERNAL)),
        (say("Steekwoorden"), _keywords(preparation, Side.INTERNAL)),
        (say("Referenties"), DOT.join(name for name in sheet.references if name.strip())),
        (say("Vertellen"), DOT.join(title for title in sheet.arguments if title.strip())),
        (say("Weten we al"), "\n".join(fact for fact in sheet.remember if fact.strip())),
    )
    pieces += [
        Row((Text(label, style.LABEL), Text(value, style.BODY)), widths, look)
        for label, value in lines
        if value
    ]
    return under_heading(_heading(sheet, say("Doel van het gesprek")), pieces, style.CONTENT_WIDTH)


def _keywords(preparation: Preparation, side: Side) -> str:
    chosen = [item for item in preparation.objectives if item.side is side and not item.deleted]
    ordered = sorted(chosen, key=lambda item: item.position)
    return DOT.join(item.keyword.replace(" ", formats.NBSP) for item in ordered if item.keyword.strip())


def _questions(sheet: PreparationSheet) -> list[Question]:
    kept = [question for question in sheet.preparation.questions if not question.deleted]
    return sorted(kept, key=lambda question: question.position)


def _foot(sheet: PreparationSheet, say: Say, *, is_tight: bool) -> list[Flowable]:
    items = [item for item in sheet.preparation.items if item.step in BRING_STEPS and not item.deleted]
    heading = style.HEADING.tinted(accent(sheet.company))
    return foot(sheet.alternatives, items, heading, sheet.language, say, is_tight=is_tight)


def _notes(left: float, sheet: PreparationSheet, say: Say) -> list[Flowable]:
    """Ruled room for what else comes up, when the page has any left."""
    heading = _heading(sheet, say("Afgesproken"))
    room = left - heading.room_at(style.CONTENT_WIDTH) - 4
    count = int(room // NOTE_LINE)
    return [heading, WritingLines(count, NOTE_LINE)] if count >= 1 else []
