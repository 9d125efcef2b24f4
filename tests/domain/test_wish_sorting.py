"""A wish lands in the list where a seller would write it; the rule only proposes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.value_proposition import NeedKind
from salesdesk.domain.wish_sorting import need_kind, wishes_of

ECONOMIC, FUNCTIONAL, PSYCHOLOGICAL = NeedKind.ECONOMIC, NeedKind.FUNCTIONAL, NeedKind.PSYCHOLOGICAL
WISHES = [
    ("één factuur voor twee vestigingen", ECONOMIC),
    ("vaste prijs per maand", ECONOMIC),
    ("onderhoudskosten omlaag", ECONOMIC),
    ("mag niet meer dan € 900 zijn", ECONOMIC),
    ("nu te duur", ECONOMIC),
    ("minder voorraad in het magazijn", ECONOMIC),
    ("korting bij meer afname", ECONOMIC),
    ("wil in een half jaar terugverdiend hebben", ECONOMIC),
    ("scheelt 6 uren werk in de week", ECONOMIC),
    ("betalen in termijnen", ECONOMIC),
    ("lower cost per delivery", ECONOMIC),
    ("klaar vóór 07:45", FUNCTIONAL),
    ("balie en archief apart", FUNCTIONAL),
    ("minder storingen aan de lijn", FUNCTIONAL),
    ("snellere levering op vrijdag", FUNCTIONAL),
    ("ecolabel op alle middelen", FUNCTIONAL),
    ("duurzame materialen", FUNCTIONAL),
    ("moet op de lift passen", FUNCTIONAL),
    ("bestellen via een app", FUNCTIONAL),
    ("capaciteit voor het hoogseizoen", FUNCTIONAL),
    ("easy to operate", FUNCTIONAL),
    ("vaste ploeg die ze bij naam kent", PSYCHOLOGICAL),
    ("discretie rond dossiers", PSYCHOLOGICAL),
    ("wil er geen zorgen over hebben", PSYCHOLOGICAL),
    ("moet een goede indruk geven aan bezoekers", PSYCHOLOGICAL),
    ("ergert zich aan steeds andere mensen", PSYCHOLOGICAL),
    ("rust in het team", PSYCHOLOGICAL),
    ("voelt zich niet serieus genomen", PSYCHOLOGICAL),
    ("zekerheid dat er iemand komt", PSYCHOLOGICAL),
    ("directie is bang voor de reputatie", PSYCHOLOGICAL),
    ("someone they can trust", PSYCHOLOGICAL),
    ("zorginstelling met drie vleugels", FUNCTIONAL),
    ("lange wachttijd bij de portier", FUNCTIONAL),
    ("eerst de prijs, dan de snelheid", ECONOMIC),
    ("snelheid telt, en dan de prijs", FUNCTIONAL),
    ("", FUNCTIONAL),
    ("xyz", FUNCTIONAL),
]


@pytest.mark.parametrize(("wish", "kind"), WISHES, ids=[wish or "nothing" for wish, _kind in WISHES])
def test_a_wish_is_sorted_by_its_words(wish: str, kind: NeedKind) -> None:
    assert need_kind(wish) is kind
    assert need_kind(f"  {wish.upper()} ") is kind


@pytest.mark.parametrize(
    ("answer", "wishes"),
    [
        ("vaste ploeg; één factuur", ("vaste ploeg", "één factuur")),
        ("vaste ploeg\n- één factuur.\n", ("vaste ploeg", "één factuur")),
        ("Klaar vóór 07.45. Balie apart", ("Klaar vóór 07.45", "Balie apart")),
        ("rust;  rust ; ", ("rust",)),
        ("snel en goedkoop, liefst nu", ("snel en goedkoop, liefst nu",)),
        (" ;\n. ", ()),
    ],
)
def test_an_answer_may_hold_several_wishes(answer: str, wishes: tuple[str, ...]) -> None:
    assert wishes_of(answer) == wishes


@given(st.text(max_size=300))
def test_every_wish_has_a_kind_and_no_wish_is_empty(answer: str) -> None:
    for wish in wishes_of(answer):
        assert wish.strip() == wish != ""
        assert need_kind(wish) in NeedKind
