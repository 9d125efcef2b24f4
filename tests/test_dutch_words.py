"""No Dutch gets past the translations: what a screen says passes through `_`, `N_` or `ngettext`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SCREENS = Path(__file__).resolve().parent.parent / "salesdesk" / "ui"
TRANSLATORS = frozenset({"_", "N_", "ngettext"})
DUTCH = frozenset(
    re.findall(
        r"\w+",
        "een het niet geen nog voor met naar van aan bij uit onder tussen zonder je jouw uw deze dit wordt "
        "zijn hebt heeft staat kies nieuw nieuwe vandaag morgen gisteren dag dagen maand maanden jaar uur "
        "bezoek bezoeken offerte offertes relatie relaties klant klanten verslag kans prijs bedrag aantal "
        "artikel artikelen regel naam adres plaats straat telefoon functie opslaan bewaren verwijderen "
        "annuleren sluiten toevoegen wijzigen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
        "januari februari maart mei juni juli augustus oktober",
    )
)
# Pictures are files with Dutch names, and the passphrase of the proof start is nobody's text.
NOT_SHOWN = frozenset({"unseen.py"})
# What a seller may type in any language.
TYPED = frozenset({"vandaag", "morgen"})
TYPED_DAYS = re.compile(r"(ma|di|wo|do|vr|za|zo) \w+dag \w+ \w+day")


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def unspoken(source: str) -> Iterator[str]:
    """The texts of a module that no translator sees; docstrings are for the reader of the source."""
    tree = ast.parse(source)
    seen: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in TRANSLATORS:
            seen.update(id(part) for argument in node.args for part in ast.walk(argument))
        elif isinstance(node, ast.Expr):
            seen.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in seen:
            yield node.value


def dutch(source: str) -> list[str]:
    found = [text for text in unspoken(source) if set(re.findall(r"[a-z]+", text.casefold())) & DUTCH]
    return [text for text in found if text not in TYPED and not TYPED_DAYS.fullmatch(text)]


def test_what_the_screens_say_in_dutch_can_be_translated() -> None:
    files = [path for path in sorted(SCREENS.rglob("*.py")) if path.name not in NOT_SHOWN]
    found = {path.name: dutch(path.read_text(encoding="utf-8")) for path in files}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('label("Nieuwe offerte")', ["Nieuwe offerte"]),
        ('label(f"voor {name}")', ["voor "]),
        ('label(_("Nieuwe offerte"))', []),
        ('ngettext("{n} dag", "{n} dagen", 2).format(n=words("een"))', ["een"]),
        ('"""Een bezoek."""', []),
        ('icon("calendar")', []),
    ],
)
def test_a_forgotten_text_is_noticed(source: str, texts: list[str]) -> None:
    assert dutch(source) == texts
