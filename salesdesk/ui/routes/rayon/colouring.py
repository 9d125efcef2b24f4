"""The rayon as the map shows it: by area, by class, by density, by last visit, or by what is overdue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from enum import StrEnum
from uuid import UUID, uuid5

from salesdesk import formats, words
from salesdesk.domain.relations import Importance, Status
from salesdesk.domain.visit_frequency import Due
from salesdesk.services.rayon import Proposed, RayonRelation, RayonView
from salesdesk.ui.routes.map.scene import DotKind, MapArea, MapDot, MapHome, MapScene
from salesdesk.ui.routes.rayon.area_words import days_words
from salesdesk.words import _, ngettext

_LEVELS = UUID("0193a000-0000-7000-8000-000000000000")
MONTH_DAYS = 30.4


class Colouring(StrEnum):
    """What the colour of the land means."""

    AREA = "area"
    CLASS = "class"
    DENSITY = "density"
    LAST_VISIT = "last_visit"
    OVERDUE = "overdue"


def colouring_words(colouring: Colouring) -> str:
    return {
        Colouring.AREA: _("Gebied"),
        Colouring.CLASS: _("Klasse"),
        Colouring.DENSITY: _("Dichtheid"),
        Colouring.LAST_VISIT: _("Laatst bezocht"),
        Colouring.OVERDUE: _("Achterstand"),
    }[colouring]


def rayon_scene(
    view: RayonView, colouring: Colouring, chosen: UUID | None, proposed: Proposed | None = None
) -> MapScene:
    """Areas or shades of land, home, and everybody who is on the map; overdue by shape and colour."""
    home = view.home_point
    return MapScene(
        home=MapHome(home.lat, home.lon, view.home.place) if home else None,
        dots=_dots(view, colouring),
        areas=_proposed_areas(proposed) if proposed else _land(view, colouring),
        chosen_area=chosen if colouring is Colouring.AREA and not proposed else None,
    )


def _dots(view: RayonView, colouring: Colouring) -> tuple[MapDot, ...]:
    return tuple(
        MapDot(one.id, one.point.lat, one.point.lon, _kind(one), _tip(one), is_overdue=one.is_overdue)
        for one in view.relations
        if one.point is not None and (colouring is not Colouring.OVERDUE or one.is_overdue)
    )


def _kind(one: RayonRelation) -> DotKind:
    if one.status in {Status.SUSPECT, Status.PROSPECT}:
        return DotKind.PROSPECT
    above = {Importance.KEY: DotKind.A, Importance.A: DotKind.A, Importance.B: DotKind.B}
    return above.get(one.importance, DotKind.C)


def _tip(one: RayonRelation) -> str:
    last = one.turn.last_on
    day = formats.short_date(last, words.screen_language()) if last else ""
    said = [_("laatst bezocht {day}").format(day=day) if last else _("nooit bezocht")]
    if one.is_overdue:
        said.append(_("achterstallig"))
    return "\n".join((one.name, f"{one.place}  ·  {one.importance.value}", "  ·  ".join(said)))


def _land(view: RayonView, colouring: Colouring) -> tuple[MapArea, ...]:
    if colouring is Colouring.CLASS:
        return ()
    if colouring is Colouring.AREA:
        codes = by_area(view.area_of_code)
        return tuple(
            MapArea(
                each.area.id, each.area.name, codes[each.area.id], each.area.colour, days_words(each, view)
            )
            for each in view.areas
            if each.area.id in codes
        )
    level, legend = _shading(view, colouring)
    found: dict[int, list[str]] = defaultdict(list)
    inside: dict[str, list[RayonRelation]] = defaultdict(list)
    for one in view.relations:
        if one.code:
            inside[one.code].append(one)
    for code, people in inside.items():
        at = level(people)
        if at is not None:
            found[at].append(code)
    return tuple(
        MapArea(uuid5(_LEVELS, f"{colouring} {at}"), "", tuple(codes), _SCALE[at], legend[at])
        for at, codes in sorted(found.items())
    )


_SCALE = (6, 2, 4, 5)
"""From calm to warm among the colours of areas: teal, green, yellow, red."""
Level = Callable[[list[RayonRelation]], "int | None"]


def legend_of(view: RayonView, colouring: Colouring) -> tuple[tuple[int, str], ...]:
    """Colour number and words, for the legend under the choice; of areas the list beside the map tells."""
    if colouring in {Colouring.AREA, Colouring.CLASS}:
        return ()
    _level, legend = _shading(view, colouring)
    return tuple((_SCALE[at], said) for at, said in enumerate(legend) if said)


def _shading(view: RayonView, colouring: Colouring) -> tuple[Level, tuple[str, ...]]:
    if colouring is Colouring.DENSITY:
        return _density, (_("1 relatie"), _("2 of 3"), _("4 tot 6"), _("meer dan 6"))
    if colouring is Colouring.LAST_VISIT:
        return lambda people: _months(view, people), (
            _("tot 2 maanden"), _("tot 4 maanden"), _("tot 8 maanden"), _("langer of nooit"),
        )  # fmt: skip
    return _late, (_("op tijd"), _("aan de beurt"), _("nooit bezocht"), _("achterstallig"))


def _density(people: list[RayonRelation]) -> int:
    return sum(len(people) > most for most in (1, 3, 6))


def _months(view: RayonView, people: list[RayonRelation]) -> int:
    """By who was visited last there."""
    days = [(view.today - one.turn.last_on).days for one in people if one.turn.last_on]
    return sum(min(days) > months * MONTH_DAYS for months in (2, 4, 8)) if days else 3


def _late(people: list[RayonRelation]) -> int:
    """By the worst there."""
    rank = {Due.OVERDUE: 3, Due.NEVER_VISITED: 2, Due.DUE: 1}
    return max(rank.get(one.turn.due, 0) for one in people)


def by_area(area_of_code: Mapping[str, UUID]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for code, area in area_of_code.items():
        found[area].append(code)
    return {area: tuple(codes) for area, codes in found.items()}


def _proposed_areas(proposed: Proposed) -> tuple[MapArea, ...]:
    codes = by_area(proposed.area_of_code)
    return tuple(
        MapArea(area.id, area.name, codes.get(area.id, ()), area.colour, count_words(proposed, area.id))
        for area in proposed.areas
    )


def count_words(proposed: Proposed, area_id: UUID) -> str:
    """`14 relaties, 38 u`."""
    count = proposed.relations[area_id]
    said = ngettext("{count} relatie, {hours} u", "{count} relaties, {hours} u", count)
    return said.format(count=count, hours=round(proposed.hours[area_id]))
