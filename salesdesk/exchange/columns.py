"""Which column of somebody's file is which field of ours: a proposal from the titles in the header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.domain.relations import Status
from salesdesk.exchange.fields import NEEDED, Field, Kind, fields_of
from salesdesk.exchange.tier_columns import tier_targets

SHORTEST_PART = 5


@dataclass(frozen=True, slots=True)
class Mapping:
    """Per column the field it fills, empty for none; the others say what the file does not.

    `status` is that of new relations whose row has none.
    """

    targets: tuple[str, ...]
    decimal_sign: str = ""
    year: int | None = None
    status: Status = Status.SUSPECT

    def column(self, name: str) -> int | None:
        return self.targets.index(name) if name in self.targets else None


def propose(header: Sequence[str], kind: Kind) -> Mapping:
    """A field per column by its title, exact titles first, then titles that hold a known word; each once."""
    titles = [_bare(title) for title in header]
    targets = [""] * len(titles)
    if kind is Kind.PRODUCTS:
        for column, target in tier_targets(header).items():
            targets[column] = target
    known = {title: field.name for field in reversed(fields_of(kind)) for title in field.titles}
    for column, title in enumerate(titles):
        if not targets[column] and known.get(title, "") not in {"", *targets}:
            targets[column] = known[title]
    parts = sorted((part for part in known if len(part) >= SHORTEST_PART), key=lambda part: -len(part))
    for column, title in enumerate(titles):
        if not targets[column]:
            fitting = (known[part] for part in parts if part in title and known[part] not in targets)
            targets[column] = next(fitting, "")
    return Mapping(tuple(targets))


def missing_fields(mapping: Mapping, kind: Kind) -> tuple[tuple[Field, ...], ...]:
    """The sets of fields of which the file must have one, and has none."""
    present = set(mapping.targets)
    return tuple(
        tuple(field for field in fields_of(kind) if field.name in wanted)
        for wanted in NEEDED[kind]
        if not wanted & present
    )


def guess_kind(header: Sequence[str]) -> Kind | None:
    """The kind whose needed fields are all there and that knows most titles; None when no kind fits."""
    fitting = []
    for position, kind in enumerate(
        (Kind.FORECAST, Kind.SALES, Kind.PRODUCTS, Kind.AGREEMENTS, Kind.COORDINATES, Kind.RELATIONS)
    ):
        mapping = propose(header, kind)
        if missing_fields(mapping, kind):
            continue
        known = {title for field in fields_of(kind) for title in field.titles}
        exact = sum(_bare(title) in known for title in header)
        fitting.append((exact, sum(map(bool, mapping.targets)), -position, kind))
    return max(fitting)[3] if fitting else None


def _bare(title: str) -> str:
    """`E-mail (algemeen)` as `emailalgemeen`."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    return re.sub(r"[^a-z0-9]", "", plain)
