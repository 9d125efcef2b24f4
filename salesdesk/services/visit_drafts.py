"""Plans that were being typed: kept key by key in the file, so that a visit half planned survives a crash."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from uuid import UUID

from salesdesk.services.changes import Done
from salesdesk.services.clock import Clock
from salesdesk.storage.database import Database
from salesdesk.storage.settings import read_setting, write_setting

KEY = "visit_drafts"
NOBODY = "nobody yet"
MOST_KEPT = 30


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """The inputs of a plan as they stood, readable or not; `about` is the key it is kept under."""

    about: str
    relation_id: str = ""
    relation_name: str = ""
    visit_on: str = ""
    start_time: str = ""
    minutes: int = 60
    kind: str = ""
    contact_id: str = ""
    subject: str = ""
    made_by: str = ""
    reason: str = ""
    freedom: str = ""
    is_must: bool = False
    typed_at: str = ""

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.typed_at)


class VisitDrafts:
    """One draft for each relation, one for each visit that is changed, and one that is about nobody yet."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, about: UUID | None) -> VisitDraft | None:
        with self._database.read() as session:
            kept = read_setting(session, KEY) or {}
        found = kept.get(_key(about))
        return _draft(found) if found else None

    def keep(self, draft: VisitDraft, about: UUID | None) -> Done[None]:
        """Keep it in place of the one before; of more than thirty the oldest go."""
        key = _key(about)
        filled = asdict(draft) | {"about": key, "typed_at": self._clock.now().isoformat()}
        with self._database.write() as session:
            kept = dict(read_setting(session, KEY) or {}) | {key: filled}
            latest = sorted(kept.items(), key=lambda item: str(item[1].get("typed_at", "")))[-MOST_KEPT:]
            write_setting(session, KEY, dict(latest))
        return Done(None, frozenset())

    def forget(self, about: UUID | None) -> Done[None]:
        """It was planned, or thrown away."""
        with self._database.write() as session:
            kept = dict(read_setting(session, KEY) or {})
            if kept.pop(_key(about), None) is not None:
                write_setting(session, KEY, kept)
        return Done(None, frozenset())


def _key(about: UUID | None) -> str:
    return str(about) if about else NOBODY


def _draft(kept: dict[str, object]) -> VisitDraft:
    """A draft of another version may have other fields."""
    known = {field.name for field in fields(VisitDraft)}
    return VisitDraft(**{name: value for name, value in kept.items() if name in known})  # type: ignore[arg-type]
