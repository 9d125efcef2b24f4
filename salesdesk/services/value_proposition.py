"""Our arguments and our competitors: what the library keeps to tell, and what proves it (DOMAIN §12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from salesdesk.domain.competition import Competition, compare, named_in
from salesdesk.domain.value_proposition import Argument, Comparison, Competitor, Standing
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session

LONGEST_TITLE, LONGEST_TEXT, MOST_WORDS = 120, 2_000, 40
TOUCHED: Changes = frozenset({Noun.ARGUMENT})
Kept = TypeVar("Kept", Argument, Competitor)


@dataclass(frozen=True, slots=True)
class CompetitionView:
    """The overview as it stands today."""

    competition: Competition
    today: date


def ordered_arguments(session: Session) -> tuple[Argument, ...]:
    """The arguments that were not thrown away, in the seller's order."""
    return tuple(sorted(records.find(session, Argument), key=lambda each: (each.position, each.id)))


def ordered_competitors(session: Session) -> tuple[Competitor, ...]:
    """The competitors by name."""
    return tuple(sorted(records.find(session, Competitor), key=lambda each: each.name.casefold()))


def read_competition(session: Session) -> Competition:
    """Our arguments against our competitors."""
    comparisons = records.find(session, Comparison)
    return compare(ordered_arguments(session), ordered_competitors(session), comparisons)


def told_titles(session: Session, chosen: Sequence[UUID]) -> tuple[str, ...]:
    """The arguments to tell, as keywords on a sheet the customer may see.

    Removed ones are left out, and those that name a competitor.
    """
    if not chosen:
        return ()
    others = ordered_competitors(session)
    told = (argument for argument in ordered_arguments(session) if argument.id in chosen)
    return tuple(argument.title for argument in told if named_in(argument.title, others) is None)


class ValueProposition:
    """Keeps arguments, competitors and how we stand on each."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def arguments(self) -> tuple[Argument, ...]:
        with self._database.read() as session:
            return ordered_arguments(session)

    def competition(self) -> CompetitionView:
        with self._database.read() as session:
            return CompetitionView(read_competition(session), self._clock.today())

    def new_argument(self, **known: Any) -> Argument:
        """An empty argument below the others; nothing is kept yet."""
        last = max((each.position for each in self.arguments()), default=-1)
        return replace(Argument(self._clock.new_id(), "", position=last + 1), **known)

    def new_competitor(self, name: str = "") -> Competitor:
        """Nothing is kept yet."""
        return Competitor(self._clock.new_id(), name)

    def keep_argument(self, argument: Argument) -> Done[Argument]:
        """Refused without a title or with one that is no keyword any more."""
        title = " ".join(argument.title.split())
        if not title:
            raise Refused(Reason(N_("Geef het argument een korte titel."), "title"))
        _refuse_long(title, "title", LONGEST_TITLE)
        _refuse_long(argument.text, "text", LONGEST_TEXT)
        _refuse_long(argument.evidence, "evidence", LONGEST_TEXT)
        words = tidy_words(argument.words)
        if len(words) > MOST_WORDS:
            text = N_("Houd het bij {most} woorden van de klant.")
            raise Refused(Reason(text, "words", {"most": MOST_WORDS}))
        kept = replace(
            argument,
            title=title,
            text=argument.text.strip(),
            evidence=argument.evidence.strip(),
            words=words,
        )
        with self._database.write() as session:
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def move_argument(self, argument_id: UUID, step: int) -> Done[Argument]:
        """Up (-1) or down (1) in the order in which they are told; the first and the last stay."""
        with self._database.write() as session:
            order = list(ordered_arguments(session))
            at = next((place for place, each in enumerate(order) if each.id == argument_id), None)
            if at is None:
                raise Refused(Reason(N_("Dit argument bestaat niet meer.")))
            moved = order.pop(at)
            order.insert(min(max(at + step, 0), len(order)), moved)
            placed = [replace(each, position=place) for place, each in enumerate(order)]
            records.save_all(session, placed)
        return Done(next(each for each in placed if each.id == argument_id), TOUCHED)

    def remove_argument(self, argument_id: UUID, *, removed: bool = True) -> Done[Argument]:
        """Take it from the library, or bring it back; preparations and offers remember they chose it."""
        return self._remove(Argument, argument_id, removed=removed)

    def keep_competitor(self, competitor: Competitor) -> Done[Competitor]:
        """Refused without a name, or with a name another competitor goes by."""
        name = " ".join(competitor.name.split())
        if not name:
            raise Refused(Reason(N_("Vul de naam van de concurrent in."), "name"))
        _refuse_long(name, "name", LONGEST_TITLE)
        _refuse_long(competitor.note, "note", LONGEST_TEXT)
        own = [each for each in tidy_words(competitor.names) if each.casefold() != name.casefold()]
        kept = replace(competitor, name=name, names=tuple(own), note=competitor.note.strip())
        with self._database.write() as session:
            others = [each for each in ordered_competitors(session) if each.id != kept.id]
            taken = {each.casefold(): other for other in others for each in (other.name, *other.names)}
            for at, said in (("name", kept.name), *(("names", each) for each in kept.names)):
                if said.casefold() in taken:
                    text = N_("„{said}” staat al bij {name}.")
                    other = taken[said.casefold()]
                    raise Refused(Reason(text, at, {"said": said, "name": other.name}))
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def remove_competitor(self, competitor_id: UUID, *, removed: bool = True) -> Done[Competitor]:
        return self._remove(Competitor, competitor_id, removed=removed)

    def _remove(self, kind: type[Kept], identity: UUID, *, removed: bool) -> Done[Kept]:
        with self._database.write() as session:
            known = records.load(session, kind, identity)
            if known is None:
                raise Refused(Reason(N_("Dit staat niet meer in de bibliotheek.")))
            kept = replace(known, deleted=removed)
            records.save(session, kept)
        return Done(kept, TOUCHED)

    def new_comparison(self, argument_id: UUID, competitor_id: UUID) -> Comparison:
        """An empty one of this pair; nothing is kept yet."""
        return Comparison(self._clock.new_id(), argument_id, competitor_id)

    def keep_comparison(self, comparison: Comparison) -> Done[Comparison]:
        """How we stand on this; evidence without a date is noted today, a date to come is refused."""
        _refuse_long(comparison.claim, "claim", LONGEST_TEXT)
        _refuse_long(comparison.evidence, "evidence", LONGEST_TEXT)
        today = self._clock.today()
        if comparison.noted_on is not None and comparison.noted_on > today:
            raise Refused(Reason(N_("Bewijs van na vandaag kan niet."), "noted_on"))
        kept = replace(comparison, claim=comparison.claim.strip(), evidence=comparison.evidence.strip())
        if kept.evidence and kept.noted_on is None:
            kept = replace(kept, noted_on=today)
        is_empty = not (kept.claim or kept.evidence) and kept.standing is Standing.UNKNOWN
        with self._database.write() as session:
            if is_empty and records.load(session, Comparison, kept.id) is None:
                return Done(kept, frozenset())
            records.save(session, replace(kept, deleted=is_empty))
        return Done(kept, TOUCHED)


def tidy_words(words: Sequence[str]) -> tuple[str, ...]:
    """Without blanks around them and each once, whatever its capitals."""
    kept: dict[str, str] = {}
    for word in words:
        said = " ".join(word.split())[:LONGEST_TITLE]
        if said:
            kept.setdefault(said.casefold(), said)
    return tuple(kept.values())


def _refuse_long(text: str, at: str, most: int) -> None:
    if len(text.strip()) > most:
        raise Refused(Reason(N_("Houd het onder {most} tekens."), at, {"most": most}))
