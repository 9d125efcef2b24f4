"""The sheet for a code said over the telephone, with one or two people who decide."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from salesdesk.domain.company import Approvals
from salesdesk.services.offer_approvals import ApprovalDesk
from salesdesk.ui.offers.leave_sheets import CodeSheet
from tests import builders as b
from tests.offer_builders import an_approval_code


@pytest.mark.parametrize(
    ("makers", "shown"),
    [
        (["K. Maes"], ["nr. 1, t/m 12 %"]),
        (["K. Maes", "R. Hartman"], ["nr. 1, t/m 12 % (K. Maes)", "nr. 1, t/m 12 % (R. Hartman)"]),
    ],
)
def test_the_same_number_of_two_sheets_tells_whose_it_is(
    qtbot: QtBot, makers: list[str], shown: list[str]
) -> None:
    codes = tuple(an_approval_code(made_by=name) for name in makers)
    sheet = CodeSheet(ApprovalDesk((), codes, Approvals(), None), b.NOW)
    qtbot.addWidget(sheet)
    assert [sheet.number.itemText(at).replace("\u00a0", " ") for at in range(sheet.number.count())] == shown
