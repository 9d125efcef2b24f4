"""How many wrong codes were typed, kept in the file: closing the program gives no new guesses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from salesdesk import formats
from salesdesk.errors import N_, Reason, Refused
from salesdesk.storage.database import Session
from salesdesk.storage.settings import read_setting, write_setting

MOST_WRONG = 5
FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=24)
_KEY = "approval_code_lock"


@dataclass(frozen=True, slots=True)
class CodeLock:
    """Wrong codes since the last right one, and until when no code is taken; `until` aware."""

    wrong: int = 0
    until: datetime | None = None

    def until_after(self, now: datetime) -> datetime | None:
        """The end of the wait, None when there is none."""
        return self.until if self.until is not None and self.until > now else None

    def after_wrong(self, now: datetime) -> CodeLock:
        """One more: from the fifth on a wait, twice as long each time, at most a day."""
        wrong = self.wrong + 1
        if wrong < MOST_WRONG:
            return CodeLock(wrong)
        wait = FIRST_WAIT * 2 ** min(wrong - MOST_WRONG, 10)
        return CodeLock(wrong, now + min(wait, LONGEST_WAIT))

    def refuse_while_locked(self, now: datetime) -> None:
        if self.until_after(now):
            raise self.refusal(now)

    def refusal(self, now: datetime) -> Refused:
        """What is said after a wrong code, or while none is taken."""
        until = self.until_after(now)
        if until is None:
            text = N_("Deze code klopt niet. Nog {left} keer, daarna wacht SalesDesk een kwartier.")
            return Refused(Reason(text, "code", {"left": MOST_WRONG - self.wrong}))
        local = until.astimezone(now.tzinfo)
        text = N_(
            "{count} keer een verkeerde code. Vanaf {day} {time} kun je het weer proberen; per mail vragen "
            "kan nu al."
        )
        day, time = formats.field_date(local.date()), formats.clock(local)
        return Refused(Reason(text, "code", {"count": self.wrong, "day": day, "time": time}))


def read_lock(session: Session) -> CodeLock:
    kept = read_setting(session, _KEY) or {}
    until = kept.get("until")
    return CodeLock(int(kept.get("wrong", 0)), datetime.fromisoformat(until) if until else None)


def write_lock(session: Session, lock: CodeLock) -> None:
    kept = {"wrong": lock.wrong, "until": lock.until.isoformat() if lock.until else ""}
    write_setting(session, _KEY, kept)
