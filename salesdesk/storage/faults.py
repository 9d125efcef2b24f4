"""What the file system and the database can do to us, in one kind sentence each."""

from __future__ import annotations

from pathlib import Path

from salesdesk.errors import Trouble
from salesdesk.words import _

_DAMAGE = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}
_READ_ONLY = {"SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH"}
_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED"}


def fault_name(error: BaseException | None) -> str:
    """`SQLITE_FULL` out of `SQLITE_FULL` or an extended code; empty when it is not the database's."""
    name = str(getattr(error, "sqlite_errorname", "") or "")
    return "_".join(name.split("_")[:2])


def trouble_of(error: BaseException | None, path: Path) -> Trouble | None:
    """The trouble behind a database error, or None when it is a bug of ours."""
    name = fault_name(error)
    if name in _DAMAGE:
        return damaged(path)
    if name == "SQLITE_FULL":
        return Trouble(
            _("De schijf is vol."),
            kept=_("Je laatste wijziging is niet bewaard, alles van daarvoor wel."),
            do=_("Maak ruimte vrij op de schijf en probeer het opnieuw."),
        )
    if name in _BUSY:
        return Trouble(
            _("Een ander programma houdt het bestand {name} bezet.").format(name=path.name),
            kept=_("Je laatste wijziging is niet bewaard, alles van daarvoor wel."),
            do=_("Wacht tot een back-up of virusscan klaar is en probeer het opnieuw."),
        )
    if name in _READ_ONLY:
        return Trouble(
            _("SalesDesk mag niet schrijven in de map {folder}.").format(folder=path.parent),
            kept=_("Er is niets gewijzigd."),
            do=_("Kopieer de map naar een plek waar je mag schrijven, of pas de rechten van de map aan."),
        )
    if name == "SQLITE_IOERR":
        return Trouble(
            _("De schijf gaf een fout bij {name}.").format(name=path.name),
            kept=_("Je laatste wijziging is niet bewaard, alles van daarvoor wel."),
            do=_("Controleer of de schijf nog aangesloten is en maak een back-up op een andere schijf."),
        )
    return None


def damaged(path: Path) -> Trouble:
    return Trouble(
        _("Het bestand {name} is beschadigd of hoort bij een andere sleutel.").format(name=path.name),
        kept=_("Er is niets gewijzigd."),
        do=_("Zet de laatste back-up terug."),
    )


def unreadable(path: Path) -> Trouble:
    return Trouble(
        _("SalesDesk mag het bestand {name} niet lezen.").format(name=path.name),
        kept=_("Er is niets gewijzigd."),
        do=_("Pas de rechten van het bestand aan of zet een back-up terug."),
    )


def not_encrypted(path: Path) -> Trouble:
    return Trouble(
        _("Het bestand {name} is niet versleuteld en is dus niet door SalesDesk gemaakt.").format(
            name=path.name
        ),
        kept=_("Er is niets gewijzigd."),
        do=_("Haal het bestand weg of zet een back-up terug."),
    )


def newer_file(path: Path) -> Trouble:
    return Trouble(
        _("Het bestand {name} is gemaakt met een nieuwere SalesDesk.").format(name=path.name),
        kept=_("Er is niets gewijzigd."),
        do=_("Werk SalesDesk eerst bij."),
    )
