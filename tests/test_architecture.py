"""The house stands as it was drawn; and every rule notices what it forbids."""

from __future__ import annotations

import pytest

from tests import house
from tests.house import Rule
from tests.source_tree import Module, modules

EVERYWHERE = modules("salesdesk", "migrations", "tests", ".ci")

RULES: list[Rule] = [
    house.enters_only_rooms_below,
    house.knows_only_its_packages,
    house.keeps_screens_apart,
    house.is_handed_the_clock,
    house.asks_modally_only_in_ask,
    house.starts_threads_only_in_work,
    house.glues_no_words,
    house.has_a_good_name,
    house.has_a_docstring,
    house.keeps_its_size,
    house.leaves_nothing_undone,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_the_house_keeps_its_rule(rule: Rule) -> None:
    assert [fault for module in EVERYWHERE for fault in rule(module)] == []


def test_paragraphs_are_made_in_one_module_that_escapes() -> None:
    makers = [module.path.as_posix() for module in EVERYWHERE if house.imports_reportlab_paragraph(module)]
    makers = [path for path in makers if path.startswith("salesdesk/")]
    assert len(makers) <= 1
    assert all(path.startswith("salesdesk/paper/") for path in makers)


def test_every_abstract_method_is_written_somewhere() -> None:
    assert house.never_filled_in([module for module in EVERYWHERE if module.is_source]) == []


def test_a_stub_is_noticed() -> None:
    stub = Module.of("salesdesk/ui/forms.py", "class A:\n    def f(self):\n        raise NotImplementedError")
    written = Module.of("salesdesk/ui/fields.py", "class B(A):\n    def f(self):\n        return 1")
    assert house.never_filled_in([stub])
    assert house.never_filled_in([stub, written]) == []


def test_the_rules_read_a_house_and_not_an_empty_lot() -> None:
    assert {"domain", "services", "storage", "ui"} <= {
        module.room for module in EVERYWHERE if module.is_source
    }


PLANTED: list[tuple[Rule, str, str]] = [
    (house.enters_only_rooms_below, "domain/vat.py", "from salesdesk.services.offers import Offers"),
    (house.enters_only_rooms_below, "domain/vat.py", "from salesdesk.words import _"),
    (house.enters_only_rooms_below, "charts/bars.py", "from salesdesk.domain import vat"),
    (house.enters_only_rooms_below, "storage/rows.py", "import salesdesk.paper.offer"),
    (house.enters_only_rooms_below, "exchange/csv.py", "def read():\n    from salesdesk.storage import rows"),
    (house.enters_only_rooms_below, "services/offers.py", "from salesdesk.ui import ask"),
    (house.enters_only_rooms_below, "ui/offers/list.py", "from salesdesk.paper import offer"),
    (house.enters_only_rooms_below, "ui/offers/list.py", "from salesdesk import storage"),
    (house.enters_only_rooms_below, "paper/offer.py", "from ..storage import rows"),
    (house.enters_only_rooms_below, "errors.py", "from salesdesk import paths"),
    (house.enters_only_rooms_below, "cellar/wine.py", "x = 1"),
    (house.knows_only_its_packages, "domain/vat.py", "import holidays"),
    (house.knows_only_its_packages, "services/offers.py", "from sqlalchemy import select"),
    (house.knows_only_its_packages, "services/offers.py", "from PySide6.QtCore import QObject"),
    (house.knows_only_its_packages, "ui/window.py", "import reportlab"),
    (house.knows_only_its_packages, "storage/rows.py", "import requests"),
    (house.knows_only_its_packages, "../migrations/env.py", "from salesdesk.storage import rows"),
    (house.keeps_screens_apart, "ui/offers/list.py", "from salesdesk.ui.visits.report import Report"),
    (house.is_handed_the_clock, "services/offers.py", "from datetime import date\nx = date.today()"),
    (house.is_handed_the_clock, "domain/vat.py", "import datetime\nx = datetime.datetime.now(datetime.UTC)"),
    (house.is_handed_the_clock, "ui/today/day.py", "from PySide6.QtCore import QDate\nQDate.currentDate()"),
    (house.is_handed_the_clock, "storage/rows.py", "from time import time\nx = time()"),
    (house.asks_modally_only_in_ask, "ui/window.py", "dialog.exec()"),
    (house.asks_modally_only_in_ask, "ui/window.py", "make_dialog().exec()"),
    (house.asks_modally_only_in_ask, "ui/frame.py", "Dialog().exec()"),
    (house.asks_modally_only_in_ask, "ui/frame.py", "self.window.exec()"),
    (house.asks_modally_only_in_ask, "ui/window.py", "QMessageBox.question(None, 'a', 'b')"),
    (house.asks_modally_only_in_ask, "ui/window.py", "QtWidgets.QFileDialog.getOpenFileName(None)"),
    (house.starts_threads_only_in_work, "services/offers.py", "import threading\nthreading.Thread(target=f)"),
    (house.starts_threads_only_in_work, "ui/window.py", "from PySide6.QtCore import QThread"),
    (
        house.starts_threads_only_in_work,
        "exchange/csv.py",
        "from concurrent.futures import ThreadPoolExecutor",
    ),
    (house.glues_no_words, "ui/window.py", "_(f'Week {week}')"),
    (house.glues_no_words, "ui/window.py", "_('Week ' + week)"),
    (house.glues_no_words, "ui/window.py", "_('Week {week}'.format(week=1))"),
    (house.glues_no_words, "ui/window.py", "_('Week %s' % week)"),
    (house.glues_no_words, "ui/window.py", "_('Week') + str(week)"),
    (house.glues_no_words, "ui/window.py", "_('Week %s') % week"),
    (house.glues_no_words, "ui/window.py", "f'{_(\"Week\")} {week}'"),
    (house.glues_no_words, "ui/window.py", "ngettext('dag', f'{n} dagen', n)"),
    (house.has_a_good_name, "ui/utils.py", ""),
    (house.has_a_good_name, "ui/form_helpers.py", ""),
    (house.has_a_good_name, "misc/forms.py", ""),
    (house.has_a_docstring, "ui/forms.py", "x = 1"),
    (house.keeps_its_size, "ui/forms.py", "x = 1\n" * 401),
    (house.keeps_its_size, "ui/window.py", "x = 1\n" * 151),
    (house.keeps_its_size, "ui/forms.py", "def f():\n" + "    x = 1\n" * 60),
    (house.keeps_its_size, "ui/forms.py", "class A:\n" + "    x = 1\n" * 250),
    (house.leaves_nothing_undone, "ui/forms.py", "# TO" + "DO: the rest"),
    (house.leaves_nothing_undone, "ui/forms.py", "x = 'coming " + "soon'"),
]


@pytest.mark.parametrize(("rule", "path", "text"), PLANTED)
def test_a_planted_violation_is_noticed(rule: Rule, path: str, text: str) -> None:
    place = path.removeprefix("../") if path.startswith("../") else f"salesdesk/{path}"
    assert rule(Module.of(place, text))


INNOCENT: list[tuple[Rule, str, str]] = [
    (house.enters_only_rooms_below, "services/offers.py", "from salesdesk.storage import rows"),
    (house.enters_only_rooms_below, "paper/offer.py", "from salesdesk.words import gettext_for"),
    (house.enters_only_rooms_below, "domain/vat.py", "from salesdesk.domain.money import cents"),
    (house.knows_only_its_packages, "storage/rows.py", "from sqlalchemy.orm import Mapped\nimport json"),
    (house.keeps_screens_apart, "ui/offers/list.py", "from salesdesk.ui.parts import Card"),
    (house.is_handed_the_clock, "app.py", "from datetime import datetime\nx = datetime.now(tz)"),
    (house.is_handed_the_clock, "services/offers.py", "import time\nx = time.monotonic()\ny = clock.now()"),
    (house.asks_modally_only_in_ask, "ui/frame.py", "app.exec()"),
    (house.asks_modally_only_in_ask, "ui/ask.py", "dialog.exec()"),
    (house.starts_threads_only_in_work, "ui/work.py", "import threading\nthreading.Thread(target=f)"),
    (house.glues_no_words, "ui/window.py", "_('Week {week}').format(week=1)\n_(reason.text)"),
    (house.glues_no_words, "ui/window.py", "_('een lange ' 'tekst')"),
    (house.glues_no_words, "ui/window.py", "_('Week') + '\\n'"),
    (house.glues_no_words, "ui/window.py", "toast.say(' '.join(reasons))"),
    (house.keeps_its_size, "ui/forms.py", "x = 1\n" * 400),
    (house.leaves_nothing_undone, "ui/forms.py", "Noun.TODAY"),
]


@pytest.mark.parametrize(("rule", "path", "text"), INNOCENT)
def test_what_is_allowed_passes(rule: Rule, path: str, text: str) -> None:
    assert rule(Module.of(f"salesdesk/{path}", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "from reportlab.platypus import Paragraph",
        "from reportlab.platypus import *",
        "from reportlab.platypus import paragraph",
        "import reportlab.platypus as p\np.Paragraph('x')",
    ],
)
def test_a_second_maker_of_paragraphs_is_noticed(text: str) -> None:
    assert house.imports_reportlab_paragraph(Module.of("salesdesk/paper/offer.py", text))
