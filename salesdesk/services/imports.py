"""Bring in a file of head office: look first, then import the good rows once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from salesdesk.domain.driving import OwnPoint
from salesdesk.domain.offers import Offer
from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.products import Product
from salesdesk.domain.relations import Contact, Relation
from salesdesk.errors import N_, Reason
from salesdesk.exchange.agreements_file import read_agreements
from salesdesk.exchange.columns import Mapping, guess_kind, missing_fields, propose
from salesdesk.exchange.coordinates_file import read_coordinates
from salesdesk.exchange.fields import Field, Kind, fields_of
from salesdesk.exchange.files import read_sheet
from salesdesk.exchange.forecast_file import read_forecast, year_that_lies_ahead
from salesdesk.exchange.products_file import read_products
from salesdesk.exchange.reading import Columns
from salesdesk.exchange.relations_file import read_relations
from salesdesk.exchange.sales_file import read_sales
from salesdesk.exchange.sheet import MOST_BYTES, Parsed, Problem, Sheet, cell_text
from salesdesk.services import offer_outlooks
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.importing.agreements import AgreementPlanner
from salesdesk.services.importing.coordinates import CoordinatePlanner
from salesdesk.services.importing.offers import OfferPlanner
from salesdesk.services.importing.plan import LooksLike, PreviewRow, RowPlan, RowState
from salesdesk.services.importing.preview import ImportPreview, ImportResult
from salesdesk.services.importing.products import ProductPlanner
from salesdesk.services.importing.relations import RelationPlanner
from salesdesk.services.importing.sales import SalesPlanner
from salesdesk.services.incoming import read_incoming
from salesdesk.services.progress import Progress
from salesdesk.services.relation_places import table_place
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.sales import sales_keys
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, reason_text

__all__ = [
    "Field",
    "ImportPreview",
    "ImportResult",
    "Imports",
    "Kind",
    "LooksLike",
    "Mapping",
    "PreviewRow",
    "Problem",
    "RowState",
    "fields_of",
]
_CHUNK = 500
_SAMPLES = 3
_NOUNS: dict[Kind, Changes] = {
    Kind.RELATIONS: frozenset({Noun.RELATION, Noun.CONTACT, Noun.TODAY, Noun.ROUTE, Noun.VISIT, Noun.OFFER}),
    Kind.PRODUCTS: frozenset({Noun.PRODUCT, Noun.OFFER}),
    Kind.SALES: frozenset({Noun.SALES, Noun.RELATION, Noun.PREPARATION, Noun.FORECAST}),
    Kind.FORECAST: frozenset({Noun.OFFER, Noun.FORECAST, Noun.RELATION, Noun.TODAY}),
    Kind.AGREEMENTS: frozenset({Noun.PRODUCT, Noun.RELATION, Noun.OFFER}),
    Kind.COORDINATES: frozenset({Noun.RELATION, Noun.ROUTE, Noun.TODAY, Noun.VISIT}),
}


Plan = Callable[[Parsed[Any]], RowPlan]


class Imports:
    """Looks into files and brings their good rows in; a second time nothing changes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def preview(
        self,
        path: Path,
        kind: Kind | None = None,
        mapping: Mapping | None = None,
        progress: Progress | None = None,
    ) -> ImportPreview:
        """What importing would do; the kind and the columns are guessed from the header unless given.

        Whatever is in the file, the answer is a preview; Trouble only when it cannot be read from disk.
        """
        sheet = read_sheet(read_incoming(path, MOST_BYTES))
        kind = kind or guess_kind(sheet.header) or Kind.RELATIONS
        today = self._clock.today()
        mapping = _completed(mapping, sheet, kind, today)
        seen = ImportPreview(
            kind,
            path.name,
            sheet.header,
            mapping,
            _samples(sheet),
            problems=(*(item for item in sheet.problems if item.line == 0), *_lacking(sheet, mapping, kind)),
        )
        if (seen.problems and not sheet.rows) or _lacking(sheet, mapping, kind):
            return seen
        parsed = tuple(_read(sheet, mapping, kind, today))
        with self._database.read() as session:
            seen = seen if _sees(session) else _without_purchase_prices(seen)
            plan = self._planner(session, kind, mapping)
            rows = [
                _told(progress, place, len(parsed), plan(entry).row) for place, entry in enumerate(parsed)
            ]
        return replace(
            seen,
            rows=_merged(sheet, rows),
            asks_decimal_sign=bool(Columns(sheet, mapping, kind).doubtful),
            asks_year=kind is Kind.FORECAST and mapping.column("decision") is not None,
            parsed=parsed,
        )

    def import_file(
        self, preview: ImportPreview, progress: Progress | None = None, *, skip: frozenset[int] = frozenset()
    ) -> Done[ImportResult]:
        """Bring the rows in, without the lines in `skip`; all or, when cancelled, nothing.

        Rows meet what is kept now, which may be more than at the time of the preview.
        """
        chosen = [entry for entry in preview.parsed if entry.line not in skip]
        unread = len(preview.rows) - len(preview.parsed)
        states = dict.fromkeys(RowState, 0)
        before: list[object] = []
        with self._database.write() as session:
            plan = self._planner(session, preview.kind, preview.mapping)
            for start in range(0, len(chosen), _CHUNK):
                plans = [plan(entry) for entry in chosen[start : start + _CHUNK]]
                records.save_all(session, (value for made in plans for value in made.values))
                for made in plans:
                    states[made.row.state] += 1
                    before += made.before
                if progress is not None:
                    done = min(start + _CHUNK, len(chosen))
                    progress.step(
                        done, len(chosen), _("Rij {row} van {rows}").format(row=done, rows=len(chosen))
                    )
            if preview.kind is Kind.FORECAST:
                offer_outlooks.note(session, self._clock)
        result = ImportResult(
            states[RowState.NEW],
            states[RowState.CHANGED],
            states[RowState.SAME],
            states[RowState.REFUSED] + unread,
            len(preview.parsed) - len(chosen),
            tuple(before),
        )
        return Done(result, _NOUNS[preview.kind])

    def undo(self, kind: Kind, result: ImportResult) -> Done[None]:
        """Everything as it was before a file of points went in."""
        with self._database.write() as session:
            records.save_all(session, result.before)
        return Done(None, _NOUNS[kind])

    def _planner(self, session: Session, kind: Kind, mapping: Mapping) -> Plan:
        new_id: Callable[[], UUID] = self._clock.new_id
        if kind is Kind.PRODUCTS:
            return ProductPlanner(records.find(session, Product), new_id, sees=_sees(session)).plan
        relations = records.find(session, Relation)
        if kind is Kind.AGREEMENTS:
            kept, products = records.find(session, PriceAgreement), records.find(session, Product)
            return AgreementPlanner(relations, products, kept, new_id).plan
        if kind is Kind.COORDINATES:
            return CoordinatePlanner(relations, records.find(session, OwnPoint), new_id, table_place).plan
        if kind is Kind.SALES:
            return SalesPlanner(relations, sales_keys(session), new_id).plan
        now, seller = self._clock.now(), load_settings(session).seller.name
        if kind is Kind.FORECAST:
            offers, products = records.find(session, Offer), records.find(session, Product)
            return OfferPlanner(relations, offers, products, new_id, now, seller).plan
        contacts = records.find(session, Contact)
        return RelationPlanner(relations, contacts, new_id, now, seller, mapping.status).plan


def _sees(session: Session) -> bool:
    """Whether this seller may know what we pay ourselves."""
    return load_settings(session).seller.sees_purchase_prices


def _without_purchase_prices(seen: ImportPreview) -> ImportPreview:
    """A preview that says the column stays out, and shows nothing of it."""
    column = seen.mapping.column("purchase_price")
    if seen.kind is not Kind.PRODUCTS or column is None:
        return seen
    text = N_("De kolom „{title}” blijft buiten: je mag inkoopprijzen niet zien.")
    told = Problem(0, Reason(text, "", {"title": seen.header[column]}), blocks=False)
    samples = tuple(() if place == column else texts for place, texts in enumerate(seen.samples))
    return replace(seen, problems=(*seen.problems, told), samples=samples)


def _completed(mapping: Mapping | None, sheet: Sheet, kind: Kind, today: date) -> Mapping:
    """A mapping as long as the header; months without a year get one that lies ahead."""
    if mapping is None or len(mapping.targets) != len(sheet.header):
        mapping = propose(sheet.header, kind)
    known = {entry.name for entry in fields_of(kind)}
    targets = tuple(target if target in known else "" for target in mapping.targets)
    mapping = replace(mapping, targets=targets)
    if kind is Kind.FORECAST and mapping.year is None:
        return replace(mapping, year=year_that_lies_ahead(sheet, mapping, today))
    return mapping


def _lacking(sheet: Sheet, mapping: Mapping, kind: Kind) -> list[Problem]:
    """What must be chosen before anything can be read, in words."""
    if not sheet.header:
        return []
    if not any(mapping.targets):
        text = N_("In dit bestand staat geen kolom die ik herken. Kies zelf wat in welke kolom staat.")
        return [Problem(0, Reason(text))]
    problems = []
    for wanted in missing_fields(mapping, kind):
        names = " / ".join(reason_text(Reason(entry.label)) for entry in wanted)
        text = N_("Wijs de kolom aan met: {fields}.")
        problems.append(Problem(0, Reason(text, "", {"fields": names})))
    return problems


def _read(sheet: Sheet, mapping: Mapping, kind: Kind, today: date) -> Sequence[Parsed[Any]]:
    if kind is Kind.RELATIONS:
        return read_relations(sheet, mapping)
    if kind is Kind.PRODUCTS:
        return read_products(sheet, mapping)
    if kind is Kind.SALES:
        return read_sales(sheet, mapping)
    if kind is Kind.AGREEMENTS:
        return read_agreements(sheet, mapping)
    if kind is Kind.COORDINATES:
        return read_coordinates(sheet, mapping)
    return read_forecast(sheet, mapping, mapping.year or today.year)


def _samples(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """Per column its first filled cells, to recognise it by."""
    samples = []
    for column in range(len(sheet.header)):
        texts = (cell_text(row.cells[column])[:60] for row in sheet.rows[:50])
        samples.append(tuple([text for text in texts if text][:_SAMPLES]))
    return tuple(samples)


def _merged(sheet: Sheet, rows: list[PreviewRow]) -> tuple[PreviewRow, ...]:
    """The rows with the problems of their lines, and a refused row for every line that could not be read."""
    by_line: defaultdict[int, list[Problem]] = defaultdict(list)
    for problem in sheet.problems:
        by_line[problem.line].append(problem)
    merged = [replace(row, problems=(*by_line.pop(row.line, ()), *row.problems)) for row in rows]
    by_line.pop(0, None)
    merged += [
        PreviewRow(line, RowState.REFUSED, problems=tuple(problems)) for line, problems in by_line.items()
    ]
    return tuple(sorted(merged, key=lambda row: row.line))


def _told(progress: Progress | None, place: int, total: int, row: PreviewRow) -> PreviewRow:
    if progress is not None and place % _CHUNK == 0:
        progress.step(place, total)
    return row
