"""Every text field of every document, filled with the worst that is typed, pasted or imported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest

from salesdesk.paper.alternatives_sheet import alternatives_sheet_pdf
from salesdesk.paper.customer_report import customer_report_pdf
from salesdesk.paper.offer import offer_pdf
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preparation_sheet import preparation_sheet_pdf
from salesdesk.paper.preview import whole_text
from salesdesk.paper.recovery_sheet import recovery_sheet_pdf
from salesdesk.paper.route_sheet import route_sheet_pdf
from salesdesk.paper.value_annex import value_annex_pdf
from salesdesk.paper.visit_report import visit_report_pdf
from tests.paper import examples
from tests.paper.value_examples import OFFER_WITH_ARGUMENTS, VALUE_ANNEX

Path = tuple[str | int, ...]
MAKERS: dict[str, tuple[Callable[[Any], Pdf], Any]] = {
    "offer": (offer_pdf, OFFER_WITH_ARGUMENTS),
    "customer_report": (customer_report_pdf, examples.REPORT_PAPER),
    "visit_report": (visit_report_pdf, examples.REPORT_PAPER),
    "preparation_sheet": (preparation_sheet_pdf, examples.SHEET),
    "alternatives_sheet": (alternatives_sheet_pdf, examples.PLAN_B),
    "route_sheet": (route_sheet_pdf, examples.ROUTE),
    "recovery_sheet": (recovery_sheet_pdf, examples.RECOVERY),
    "value_annex": (value_annex_pdf, VALUE_ANNEX),
}
NOT_FREE = {"language", "vat_country", "rates"}
ONE_LINE = ("company",)
"""Head and foot are single lines: what does not fit there ends in an ellipsis."""


def text_fields(value: Any, path: Path = ()) -> Iterator[Path]:
    """The way to every free text in a value: of a tuple in the first and the last."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield path
    elif isinstance(value, tuple):
        for at in sorted({0, len(value) - 1} if value else set()):
            yield from text_fields(value[at], (*path, at))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in NOT_FREE:
                yield from text_fields(getattr(value, field.name), (*path, field.name))


def with_text(value: Any, path: Path, text: str) -> Any:
    if not path:
        return text
    first, *rest = path
    if isinstance(first, int):
        return (*value[:first], with_text(value[first], tuple(rest), text), *value[first + 1 :])
    return replace(value, **{first: with_text(getattr(value, first), tuple(rest), text)})


CASES = [(name, path) for name, (_make, value) in MAKERS.items() for path in text_fields(value)]
each_field = pytest.mark.parametrize(
    ("name", "path"), CASES, ids=[f"{name}.{'.'.join(map(str, path))}" for name, path in CASES]
)
NASTY = '<b </para> <img src="/etc/hostname"/> Łukasz & Zoë – € \u202e\x00 ]]> %PDF \\) 李\n\n<font size=99>'


@pytest.mark.parametrize("name", MAKERS)
def test_nasty_text_in_all_fields_at_once_is_only_text(name: str) -> None:
    make, value = MAKERS[name]
    for path in text_fields(value):
        value = with_text(value, path, NASTY)
    pdf = make(value)
    seen = "".join(whole_text(pdf.content).split())
    assert '<b</para><imgsrc="/etc/hostname"/>Łukasz&Zoë–€]]>%PDF\\)?' in seen
    assert pdf.missing_glyphs == ("李",)


@each_field
def test_twenty_thousand_characters_in_one_field_come_out_whole(name: str, path: Path) -> None:
    make, value = MAKERS[name]
    words = [f"w{number:05}" for number in range(1_428)]
    endless = "Ǿ" * 10_000
    seen = whole_text(make(with_text(value, path, " ".join([*words, endless]))).content)
    if path[0] not in ONE_LINE:
        found = {word.lower() for word in re.findall(r"[wW]\d{5}", seen)}
        assert found in (set(), set(words))
        assert seen.count("Ǿ") in {0, *range(10_000, 10_200)}
