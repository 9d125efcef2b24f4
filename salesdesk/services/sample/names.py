"""Invented names: branches with the way their companies are called, people, and what people do there."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from salesdesk.domain.relations import Salutation
from salesdesk.services.sample.maker import Maker

_ENOUGH = 30


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch with patterns for names: {s} a surname, {n} a landscape, {d} a thing after De."""

    name: str
    sbi_code: str
    patterns: tuple[str, ...]
    most_employees: int
    weight: int


BRANCHES = (
    Branch("Advocatuur", "69101", ("{s} Advocaten", "Advocatenkantoor {s}"), 40, 4),
    Branch("Notariaat", "69103", ("Notariskantoor {s}", "{s} Notarissen"), 30, 4),
    Branch("Accountancy", "69201", ("{s} Accountants", "Administratiehuis {n}"), 80, 5),
    Branch("Verpleging en verzorging", "87100", ("Zorggroep {n}", "Woonzorg {n}"), 420, 7),
    Branch("Tandheelkunde", "86231", ("Tandartspraktijk {n}", "Mondzorg De {d}"), 18, 4),
    Branch("Eerstelijnszorg", "86210", ("Gezondheidscentrum {n}", "Huisartsen De {d}"), 35, 5),
    Branch("Basisonderwijs", "85201", ("Basisschool De {d}", "Montessorischool {n}"), 60, 8),
    Branch("Kinderopvang", "88911", ("Kinderopvang De {d}", "Kindercentrum {n}"), 45, 6),
    Branch("Hotels", "55101", ("Hotel De {d}", "Hotel {n}"), 70, 5),
    Branch("Restaurants", "56101", ("Restaurant De {d}", "Brasserie {n}"), 30, 3),
    Branch("Metaalbewerking", "25620", ("Metaalbewerking {s}", "Constructie {s}"), 95, 7),
    Branch("Technische groothandel", "46694", ("{n} Techniek", "Technische Handel {s}"), 60, 6),
    Branch("Drukkerijen", "18129", ("Drukkerij {n}", "Drukkerij {s}"), 40, 4),
    Branch("Logistiek", "52291", ("{n} Logistiek", "Transport {s}"), 150, 7),
    Branch("Bakkerijen", "10710", ("Bakkerij {s}",), 35, 4),
    Branch("Autobedrijven", "45112", ("Autobedrijf {s}", "Autoschade {n}"), 28, 5),
    Branch("Sportaccommodaties", "93110", ("Sporthal De {d}", "Sportcentrum {n}"), 20, 5),
    Branch("Makelaardij", "68311", ("Makelaardij {n}", "{s} Makelaars"), 16, 4),
    Branch("Softwarehuizen", "62010", ("{n} Software", "{s} Automatisering"), 110, 6),
    Branch("Bouwbedrijven", "41200", ("Bouwbedrijf {s}", "Aannemer {s}"), 85, 5),
    Branch("Verhuur van kantoren", "68204", ("Kantoorhuis De {d}", "Bedrijvenpark {n}"), 8, 6),
    Branch("Voedingsgroothandel", "46389", ("Kaashandel {n}", "Versgroothandel {s}"), 55, 4),
)

LANDSCAPES = (
    "Eemdal", "Heuvelrand", "Groenhorst", "Vossenheuvel", "Zilvermeent", "Wilgenhof", "Merelveld",
    "Stadsrand",
    "Singelzicht", "Molenwaard", "Polderzicht", "Rietkraag", "Kromhout", "Veldzicht", "Oeverhof", "Bosrand",
    "Hooglanden", "Waterhoek", "Elzenbroek", "Lommerrijk", "Ravenswei", "Dijkzicht", "Kersenhof", "Meerkoet",
    "Sluiszicht", "Ganzenhoef", "Lindenborg", "Reigerhof", "Zonnewei", "Bronkhof", "Esdoornpark",
    "Kievitslaan",
    "Plassenrand", "Grienden", "Torenvalk", "Wetering", "Buitenhof", "Landlust", "Nieuwland", "Vechtoever",
)  # fmt: skip
THINGS = (
    "Regenboog", "Klimop", "Spil", "Wegwijzer", "Kolibrie", "Zwaluw", "Horizon", "Linde", "Windroos", "Poort",
    "Korenaar", "Fontein", "Parel", "Toverfluit", "Kastanje", "Zonnebloem", "Eenhoorn", "Ooievaar",
    "Vuurtoren",
    "Bijenkorf", "Brug", "Waterlelie", "Egelantier", "Sleutel", "Kaap", "Pauw", "Rank", "Wiekslag",
)  # fmt: skip
SURNAMES = (
    "van Dijk", "de Groot", "Kuipers", "Bos", "Smit", "Visser", "el Amrani", "Yildiz", "Kaya", "Nguyen",
    "Pinas", "Terpstra", "Hoekstra", "Verhoeven", "Postma", "Dekker", "Vermeer", "van Leeuwen", "Brouwer",
    "Kok", "Timmermans", "van Vliet", "Scholten", "Willemsen", "Post", "Prins", "Huisman", "Peters",
    "van der Veen", "Hermans", "Blom", "Groen", "van Beek", "Koster", "de Haan", "Schouten", "van Asperen",
    "Hoek", "Demir", "Bouzid", "Ramdin", "Wiersma", "Jaspers", "Molenaar", "Veenstra", "Driessen", "Evers",
    "Roosendaal", "van Wijk", "Bakels",
)  # fmt: skip
_WOMEN = ("Anna", "Fatima", "Marijke", "Sophie", "Ilse", "Esra", "Carla", "Lotte", "Nadia", "Petra", "Roos",
          "Hanneke", "Merel", "Samira", "Els", "Judith")  # fmt: skip
_MEN = ("Peter", "Jan", "Mohamed", "Bram", "Rik", "Thomas", "Kees", "Emre", "Sander", "Joost", "Hugo", "Wim",
        "Dennis", "Ruben", "Arjan", "Lars")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    first_name: str
    surname: str
    salutation: Salutation

    @property
    def initials(self) -> str:
        return f"{self.first_name[0]}."


def invent_person(maker: Maker) -> Person:
    if maker.happens(48):
        return Person(maker.pick(_WOMEN), maker.pick(SURNAMES), Salutation.MS)
    return Person(maker.pick(_MEN), maker.pick(SURNAMES), Salutation.MR)


def invent_company(maker: Maker, branch: Branch, taken: set[str]) -> str:
    """A name nobody in the sample has yet; its own part is new too while there are enough of them."""
    attempts = 0
    while True:
        attempts += 1
        pattern = maker.pick(branch.patterns)
        own = maker.pick(SURNAMES if "{s}" in pattern else THINGS if "{d}" in pattern else LANDSCAPES)
        name = pattern.format(s=own[0].upper() + own[1:], n=own, d=own)
        if name not in taken and (own not in taken or attempts > _ENOUGH):
            break
    taken.update((own, name))
    return name


def web_name(name: str) -> str:
    """`zorggroepduinrand` for an address that leads nowhere: it ends in .example."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
