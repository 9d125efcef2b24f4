"""The rayon: its areas made, filled with postcodes, proposed, and given their days in the cycle."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from salesdesk.domain.area_cycle import LETTERS, AreaIndex
from salesdesk.domain.planning_rules import LONGEST_CYCLE, SHORTEST_CYCLE, PlanningRules
from salesdesk.domain.postcode_prefixes import added, read_prefixes, spoken_prefixes, without
from salesdesk.domain.rayon import Area, AreaDay
from salesdesk.domain.relations import Importance
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.rayon_export import AreaLine, RelationLine, rayon_workbook
from salesdesk.formats import short_day_name
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.papers import write_file
from salesdesk.services.progress import Progress
from salesdesk.services.rayon_proposals import COLOURS, Proposed, proposed_days, proposed_split
from salesdesk.services.rayon_view import AreaFigures, RayonRelation, RayonView, rayon_view
from salesdesk.services.work_days import DayShape, day_shapes
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings, save_settings
from salesdesk.words import _, screen_language

__all__ = ["AreaFigures", "Areas", "Proposed", "Rayon", "RayonRelation", "RayonView", "day_words"]
MOST_AREAS = 20
_TOUCHED = frozenset({Noun.ROUTE, Noun.RELATION, Noun.TODAY})
Areas = tuple[Area, ...]


class Rayon:
    """Keeps the areas; every change gives back the areas as they were, for `put_back`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self) -> RayonView:
        """The rayon with its figures of today."""
        with self._database.read() as session:
            return rayon_view(session, self._clock.today())

    def days_ahead(self, weeks: int) -> tuple[DayShape, ...]:
        """The days of so many weeks from this Monday on, as they are worked: their areas, off or not."""
        today = self._clock.today()
        monday = today - timedelta(days=today.weekday())
        with self._database.read() as session:
            return day_shapes(session, monday, monday + timedelta(days=7 * weeks - 1))

    def new(self, name: str, postcodes: str = "") -> Done[Area]:
        """A new area in a colour that is least used; without postcodes it is empty until it gets some."""
        with self._database.write() as session:
            areas = records.find(session, Area)
            if len(areas) >= MOST_AREAS:
                raise Refused(
                    Reason(
                        N_("Meer dan {most} gebieden houd je niet uit elkaar."), "name", {"most": MOST_AREAS}
                    )
                )
            area = Area(self._clock.new_id(), name, self._read(session, postcodes), (), _free_colour(areas))
            area = _checked(area, areas)
            records.save_all(session, _yielding(areas, area))
        return Done(area, _TOUCHED)

    def keep(self, area: Area, postcodes: str | None = None) -> Done[Areas]:
        """Keep its name, colour and days, and the postcodes as typed; refused with a name that is taken."""

        def change(areas: Areas, session: Session) -> Iterable[Area]:
            typed = area if postcodes is None else replace(area, postcodes=self._read(session, postcodes))
            return _yielding(areas, _checked(typed, areas))

        return self._change(change)

    def remove(self, area_id: UUID) -> Done[Areas]:
        """Its relations lie in no area then, or in the one with a shorter beginning."""
        return self._change(
            lambda areas, _s: [replace(each, deleted=True) for each in areas if each.id == area_id]
        )

    def give(self, area_id: UUID, codes: Collection[str]) -> Done[Areas]:
        """These whole codes go to this area, wherever they lay."""

        def change(areas: Areas, _session: Session) -> Iterable[Area]:
            return _given(areas, _area(areas, area_id), codes)

        return self._change(change)

    def take(self, area_id: UUID, codes: Collection[str]) -> Done[Areas]:
        """These whole codes leave this area."""

        def change(areas: Areas, _session: Session) -> Iterable[Area]:
            area = _area(areas, area_id)
            return [replace(area, postcodes=without(area.postcodes, codes))]

        return self._change(change)

    def put_day(self, area_id: UUID, day: AreaDay, instead_of: AreaDay | None = None) -> Done[Areas]:
        """This day of the cycle becomes the area's, in place of another one when that is named."""

        def change(areas: Areas, _session: Session) -> Iterable[Area]:
            area = _area(areas, area_id)
            days = {*area.days, day} - ({instead_of} if instead_of and instead_of != day else set())
            return [replace(area, days=tuple(sorted(days)))]

        return self._change(change)

    def take_day(self, area_id: UUID, day: AreaDay) -> Done[Areas]:
        def change(areas: Areas, _session: Session) -> Iterable[Area]:
            area = _area(areas, area_id)
            return [replace(area, days=tuple(each for each in area.days if each != day))]

        return self._change(change)

    def propose_split(self, count: int, progress: Progress | None = None) -> Proposed:
        """The rayon in so many areas with even hours; nothing is kept yet."""
        if not 1 <= count <= MOST_AREAS:
            raise Refused(Reason(N_("Verdeel in 1 tot {most} gebieden."), "count", {"most": MOST_AREAS}))
        return proposed_split(self.view(), count, self._clock, progress)

    def propose_days(self) -> Areas:
        """Days for every area by its hours; nothing is kept yet."""
        return proposed_days(self.view())

    def take_over(self, proposed: Areas) -> Done[Areas]:
        """These areas in place of all there were."""
        kept = {area.id for area in proposed}
        return self._change(
            lambda areas, _s: [
                *(replace(each, deleted=True) for each in areas if each.id not in kept),
                *proposed,
            ]
        )

    def put_back(self, before: Areas) -> Done[Areas]:
        """Undo a change: the areas as they were."""
        return self.take_over(before)

    def keep_rules(self, rules: PlanningRules) -> Done[PlanningRules]:
        """The cycle and the days for visits; gives the rules as they were. Refused without any day."""
        if not SHORTEST_CYCLE <= rules.cycle_weeks <= LONGEST_CYCLE:
            raise Refused(Reason(N_("Een cyclus duurt 1 tot 4 weken."), "cycle_weeks"))
        if not rules.weekdays:
            raise Refused(Reason(N_("Houd minstens één dag in de week voor bezoeken."), "weekdays"))
        with self._database.write() as session:
            settings = load_settings(session)
            save_settings(session, replace(settings, planning=rules))
        return Done(settings.planning, _TOUCHED | {Noun.SETTINGS})

    def workbook(self) -> bytes:
        """Areas and relations as an Excel file."""
        view = self.view()
        names = {each.area.id: each.area.name for each in view.areas}
        relations = [_relation_line(one, names, view) for one in view.relations]
        areas = [_area_line(each, view) for each in view.areas]
        if view.outside:  # the sums are of everybody
            areas.append(_area_line(AreaFigures(Area(UUID(int=0), _("Zonder gebied")), view.outside), view))
        return rayon_workbook(areas, relations, self._clock.now())

    def write_workbook(self, path: Path) -> Path:
        """Put that workbook in a file."""
        return write_file(path, self.workbook())

    def _read(self, session: Session, typed: str) -> tuple[str, ...]:
        return read_prefixes(typed, load_settings(session).seller.home.country or "NL")

    def _change(self, change: Callable[[Areas, Session], Iterable[Area]]) -> Done[Areas]:
        with self._database.write() as session:
            before = tuple(records.find(session, Area))
            records.save_all(session, change(before, session))
        return Done(before, _TOUCHED)


_SOME_MONDAY = PlanningRules().cycle_starts_on


def day_words(day: AreaDay, rules: PlanningRules) -> str:
    """`di A`, or `di` when every week is alike."""
    name = short_day_name(_SOME_MONDAY.replace(day=5 + day.weekday), screen_language())
    return f"{name} {LETTERS[day.week - 1]}" if rules.cycle_weeks > 1 else name


def _area(areas: Areas, area_id: UUID) -> Area:
    found = next((each for each in areas if each.id == area_id), None)
    if found is None:
        raise Refused(Reason(N_("Dit gebied is er niet meer.")))
    return found


def _given(areas: Areas, area: Area, codes: Collection[str]) -> tuple[Area, ...]:
    """All areas with these codes in this one: by a longer beginning here, else out of whose they stay."""
    fresh = [code for code in codes if _owner(areas, code) != area.id]
    changed = {each.id: each for each in areas}
    kept = _yielding(areas, replace(area, postcodes=added(area.postcodes, fresh)))
    changed |= {each.id: each for each in kept}
    for code in fresh:
        while (owner := _owner(changed.values(), code)) not in {area.id, None}:
            other = changed[owner]
            changed[other.id] = replace(other, postcodes=without(other.postcodes, [code]))
    return tuple(changed.values())


def _owner(areas: Iterable[Area], code: str) -> UUID | None:
    area = AreaIndex(areas).of_code(code.replace(" ", ""))
    return area.id if area else None


def _yielding(areas: Iterable[Area], area: Area) -> list[Area]:
    """The area, and others that give up a beginning that is now its own: the same one twice has no answer."""
    own = set(area.postcodes)
    others = [each for each in areas if each.id != area.id and own & set(each.postcodes)]
    return [
        area,
        *(replace(each, postcodes=tuple(one for one in each.postcodes if one not in own)) for each in others),
    ]


def _checked(area: Area, areas: Iterable[Area]) -> Area:
    name = " ".join(area.name.split())
    if not name:
        raise Refused(Reason(N_("Geef het gebied een naam."), "name"))
    if any(each.name.casefold() == name.casefold() and each.id != area.id for each in areas):
        raise Refused(Reason(N_("Er is al een gebied dat zo heet."), "name"))
    return replace(area, name=name, colour=area.colour % COLOURS)


def _free_colour(areas: Iterable[Area]) -> int:
    used = [area.colour for area in areas]
    return min(range(COLOURS), key=lambda colour: (used.count(colour), colour))


def _area_line(each: AreaFigures, view: RayonView) -> AreaLine:
    by_class = each.by_class
    return AreaLine(
        each.area.name,
        spoken_prefixes(each.area.postcodes, view.home.country or "NL"),
        ", ".join(day_words(day, view.rules) for day in each.area.days),
        (by_class[Importance.KEY], by_class[Importance.A], by_class[Importance.B], by_class[Importance.C]),
        each.visits,
        round(Decimal(each.hours), 1),
        each.overdue,
        each.revenue,
        each.drive.minutes if each.drive else None,
    )


def _relation_line(one: RayonRelation, names: dict[UUID, str], view: RayonView) -> RelationLine:
    area = names.get(one.area_id, "") if one.area_id else ""
    code = spoken_prefixes([one.code], view.home.country or "NL") if one.code else ""
    return RelationLine(
        one.name, one.place, code, one.importance.value, area, one.area_text, one.visits_per_year,
        one.minutes, one.turn.last_on, one.turn.due_on, one.revenue,
    )  # fmt: skip
