"""The library's arguments and competitors: kept, ordered, taken away and brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from salesdesk.domain.value_proposition import Argument, Competitor, Standing
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.value_proposition import ValueProposition, told_titles
from salesdesk.storage.database import Database
from tests.builders import NOW, TODAY, an_id


@pytest.fixture
def proposition(database: Database) -> ValueProposition:
    return ValueProposition(database, Clock(lambda: NOW, an_id))


def write(proposition: ValueProposition, title: str, **over: object) -> Argument:
    return proposition.keep_argument(proposition.new_argument(title=title, **over)).value


def meet(proposition: ValueProposition, name: str, *names: str) -> Competitor:
    return proposition.keep_competitor(replace(proposition.new_competitor(name), names=names)).value


def titles(proposition: ValueProposition) -> list[str]:
    return [argument.title for argument in proposition.arguments()]


def test_an_argument_is_kept_tidy_and_below_the_others(proposition: ValueProposition) -> None:
    write(proposition, "Eerste")
    made = write(
        proposition, "  Vaste \n ploeg ", words=(" rust ", "RUST", "", "vast  gezicht"), evidence=" X "
    )
    assert (made.title, made.words, made.evidence) == ("Vaste ploeg", ("rust", "vast gezicht"), "X")
    assert titles(proposition) == ["Eerste", "Vaste ploeg"]


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"text": "x" * 2001}, "text"),
        ({"evidence": "x" * 2001}, "evidence"),
        ({"words": tuple(f"woord {n}" for n in range(41))}, "words"),
    ],
)
def test_an_argument_without_title_or_with_too_much_is_refused(
    proposition: ValueProposition, over: dict[str, object], at: str
) -> None:
    with pytest.raises(Refused) as refused:
        write(proposition, **{"title": "Goed", **over})  # type: ignore[arg-type]
    assert refused.value.reasons[0].at == at
    assert titles(proposition) == []


def test_arguments_move_up_and_down_and_stay_within_the_list(proposition: ValueProposition) -> None:
    first, _second, third = (write(proposition, name) for name in ("A", "B", "C"))
    proposition.move_argument(third.id, -1)
    assert titles(proposition) == ["A", "C", "B"]
    proposition.move_argument(first.id, -1)
    proposition.move_argument(first.id, 9)
    assert titles(proposition) == ["C", "B", "A"]
    with pytest.raises(Refused):
        proposition.move_argument(an_id(), 1)


def test_a_removed_argument_comes_back_where_it_was(proposition: ValueProposition) -> None:
    first, _second = (write(proposition, name) for name in ("A", "B"))
    assert proposition.remove_argument(first.id).changes == {Noun.ARGUMENT}
    assert titles(proposition) == ["B"]
    proposition.remove_argument(first.id, removed=False)
    assert titles(proposition) == ["A", "B"]
    with pytest.raises(Refused):
        proposition.remove_argument(an_id())


def test_a_name_belongs_to_one_competitor(proposition: ValueProposition) -> None:
    known = meet(proposition, "Kraakhelder  Groep", "KHG", "khg", "kraakhelder groep")
    assert (known.name, known.names) == ("Kraakhelder Groep", ("KHG",))
    for name, names, at in (
        ("khg", (), "name"),
        ("Anders", ("Kraakhelder groep",), "names"),
        (" ", (), "name"),
    ):
        with pytest.raises(Refused) as refused:
            meet(proposition, name, *names)
        assert refused.value.reasons[0].at == at
    assert proposition.keep_competitor(replace(known, note="Groot")).value.note == "Groot"


def test_a_competitor_that_was_removed_leaves_its_name_free(proposition: ValueProposition) -> None:
    known = meet(proposition, "Schoonfix")
    proposition.remove_competitor(known.id)
    meet(proposition, "schoonfix")
    assert len(proposition.competition().competition.competitors) == 1


def test_evidence_is_dated_today_unless_another_day_is_given(proposition: ValueProposition) -> None:
    ours, them = write(proposition, "A"), meet(proposition, "B")
    pair = proposition.new_comparison(ours.id, them.id)
    kept = proposition.keep_comparison(replace(pair, claim=" Ja ", evidence=" Gezien ")).value
    assert (kept.claim, kept.evidence, kept.noted_on) == ("Ja", "Gezien", TODAY)
    earlier = replace(kept, noted_on=date(2025, 1, 1))
    proposition.keep_comparison(earlier)
    view = proposition.competition()
    assert view.competition.comparison(ours.id, them.id) == earlier
    assert view.competition.old(view.today) == (earlier,)
    with pytest.raises(Refused) as refused:
        proposition.keep_comparison(replace(kept, noted_on=TODAY + timedelta(days=1)))
    assert refused.value.reasons[0].at == "noted_on"


def test_an_emptied_comparison_is_gone_and_an_empty_one_never_kept(proposition: ValueProposition) -> None:
    ours, them = write(proposition, "A"), meet(proposition, "B")
    pair = proposition.new_comparison(ours.id, them.id)
    assert proposition.keep_comparison(pair).changes == frozenset()
    kept = proposition.keep_comparison(replace(pair, standing=Standing.BETTER)).value
    proposition.keep_comparison(replace(kept, standing=Standing.UNKNOWN))
    assert proposition.competition().competition.comparison(ours.id, them.id) is None
    proposition.keep_comparison(replace(kept, claim="Weer"))
    assert proposition.competition().competition.comparison(ours.id, them.id) is not None


def test_sixty_arguments_and_thirty_competitors_are_no_trouble(proposition: ValueProposition) -> None:
    for place in range(60):
        write(proposition, f"Argument {place}")
    for place in range(30):
        meet(proposition, f"Concurrent {place:02}")
    overview = proposition.competition().competition
    assert (len(overview.arguments), len(overview.competitors)) == (60, 30)
    assert overview.arguments[-1].title == "Argument 59"


def test_on_the_sheet_stand_titles_that_name_no_competitor(
    proposition: ValueProposition, database: Database
) -> None:
    meet(proposition, "Schoonfix")
    gone, sharp, good = (write(proposition, name) for name in ("Weg", "Beter dan Schoonfix", "Vaste ploeg"))
    proposition.remove_argument(gone.id)
    with database.read() as session:
        assert told_titles(session, (good.id, sharp.id, gone.id, an_id())) == ("Vaste ploeg",)
        assert told_titles(session, ()) == ()
