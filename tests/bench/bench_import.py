"""Reading and importing files: against the csv module of the same run, and whether ten times is ten times."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from salesdesk.exchange.delimited import read_delimited
from salesdesk.services.clock import Clock
from salesdesk.services.imports import Imports
from salesdesk.storage.upgrade import open_upgraded
from tests.builders import NOW, an_id

READING_RATIO = 25.0
GROWTH_RATIO = 15.0


def a_file(rows: int) -> bytes:
    lines = [
        f"{100_000 + row};Zaak Nummer {row * 7919 % rows} B.V.;Dorpsstraat {row % 99};{1000 + row % 8999} AB;"
        f"Utrecht;030-555{row % 10000:04d};{10_000_000 + row};mw. M. Kuipers;1.234,50"
        for row in range(rows)
    ]
    header = "Klantnr;Naam;Straat;Postcode;Plaats;Tel;KvK;Contactpersoon;Omzetkans"
    return "\r\n".join((header, *lines)).encode("cp1252")


def seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def test_reading_a_hundred_thousand_rows_against_the_csv_module() -> None:
    content = a_file(100_000)
    floor = seconds(lambda: list(csv.reader(io.StringIO(content.decode("cp1252")), delimiter=";")))
    ours = seconds(lambda: read_delimited(content))
    print(f"read 100,000 rows: {ours:.2f} s, {ours / floor:.1f}x the csv module")  # noqa: T201 - the figures are what a bench is for
    assert ours / floor < READING_RATIO


def test_ten_times_the_rows_take_about_ten_times_as_long(tmp_path: Path) -> None:
    spent = []
    for rows in (2_000, 20_000):
        path = tmp_path / f"{rows}.csv"
        path.write_bytes(a_file(rows))
        with open_upgraded(tmp_path / f"{rows}.db", bytes(32), lambda: NOW) as database:
            imports = Imports(database, Clock(lambda: NOW, an_id))
            spent.append(seconds(lambda i=imports, p=path: i.import_file(i.preview(p))))  # type: ignore[misc]
    print(f"preview and import: {2_000 / spent[0]:.0f} rows/s, then {20_000 / spent[1]:.0f} rows/s")  # noqa: T201 - the figures are what a bench is for
    assert spent[1] / spent[0] < GROWTH_RATIO
