"""The program is killed while codes are used: a used code and its leave are both there, or neither is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from salesdesk.domain.offer_approval import ApprovalCode, ApprovalRequest
from salesdesk.domain.offers import Offer
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.approval_desks import ManagerDesk, SellerDesk, printed_codes
from tests.builders import NOW
from tests.database_fixtures import TEST_KEY

ROOT = Path(__file__).parents[3]
COUNT = 40
# Uses one code after another, and says of each that it is done.
USER = """
import sys
from pathlib import Path
from salesdesk.storage.database import Database
from tests.approval_desks import over_file
from tests.builders import NOW
desk = over_file(Database.open(Path(sys.argv[1]), bytes(range(32)), lambda: NOW), Path(sys.argv[1]).parent)
drafts = sorted(desk.offers.lines(), key=lambda line: line.number)
print("ready", flush=True)
for number, (line, code) in enumerate(zip(drafts, sys.argv[2:]), start=1):
    desk.approvals.use_code(line.id, number, code)
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill like that")
@pytest.mark.parametrize("after", [3, 8])
def test_a_code_is_never_used_without_its_leave_nor_twice(
    seller: SellerDesk, manager: ManagerDesk, database_path: Path, after: int
) -> None:
    seller.trust(manager)
    made = manager.codes(COUNT)
    seller.approvers.open_codes(made.file.content)
    drafts = [seller.draft("18") for _each in range(COUNT)]
    seller.database.close()
    codes = list(printed_codes(made).values())
    command = [sys.executable, "-c", USER, str(database_path), *codes]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as user:
        assert user.stdout is not None
        said = [user.stdout.readline() for _line in range(1 + after)]
        os.kill(user.pid, signal.SIGKILL)
        said += user.communicate()[0].splitlines()
    done = {int(line) for line in said if line.strip().isdigit()}
    with Database.open(database_path, TEST_KEY, lambda: NOW) as database, database.read() as session:
        used = {code.number: code for code in records.find(session, ApprovalCode) if code.used_at}
        offers = {offer.label: offer for offer in records.find(session, Offer)}
        kept = {request.label for request in records.find(session, ApprovalRequest)}
    assert done <= set(used) < set(range(1, COUNT + 1))
    assert {code.used_for for code in used.values()} == kept
    allowed = {label for label, offer in offers.items() if offer.approved_percent is not None}
    assert allowed == kept
    assert len(kept) == len(used)
    assert len(drafts) == COUNT
