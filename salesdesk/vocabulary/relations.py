"""The seller's words about a relation: who they are, where, what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from salesdesk.domain.company import Experience
from salesdesk.domain.facts import FactDoubt, FactSubject, FactTheme
from salesdesk.domain.geography import Absence, Precision
from salesdesk.domain.library import DocumentKind
from salesdesk.domain.relations import BuyingMotive, Importance, Role, Salutation, Status, ValueStrategy
from salesdesk.errors import N_

WORDS: Mapping[type[Enum], Mapping[Enum, str]] = {
    Status: {
        Status.SUSPECT: N_("suspect"),
        Status.PROSPECT: N_("prospect"),
        Status.CUSTOMER: N_("klant"),
        Status.FORMER: N_("ex-klant"),
        Status.DEAD: N_("geen zaken"),
    },
    Importance: {
        Importance.KEY: N_("key account"),
        Importance.A: "A",
        Importance.B: "B",
        Importance.C: "C",
    },
    FactTheme: {
        FactTheme.COMPANY: N_("Bedrijf"),
        FactTheme.SIZE: N_("Omvang"),
        FactTheme.CUSTOMERS: N_("Klanten"),
        FactTheme.CSR: N_("MVO"),
        FactTheme.NEWS: N_("Nieuws en meer"),
    },
    FactSubject: {
        FactSubject.BRANCH: N_("branche"),
        FactSubject.SBI: N_("SBI-code"),
        FactSubject.PRODUCTS: N_("producten en diensten"),
        FactSubject.STAFF: N_("medewerkers hier"),
        FactSubject.STAFF_WORLDWIDE: N_("medewerkers wereldwijd"),
        FactSubject.REVENUE: N_("omzet"),
        FactSubject.SITES: N_("vestigingen"),
        FactSubject.GROUP: N_("groep of holding"),
        FactSubject.CUSTOMERS: N_("hun klanten"),
        FactSubject.REFERENCE: N_("referentie"),
        FactSubject.CSR_GOALS: N_("MVO-doelen"),
        FactSubject.CSR_VISION: N_("MVO-visie"),
        FactSubject.CSR_DEMANDS: N_("eisen aan leveranciers"),
        FactSubject.CSR_HELP: N_("waar wij kunnen helpen"),
        FactSubject.NEWS: N_("nieuws"),
        FactSubject.OTHER: N_("anders"),
    },
    FactDoubt: {
        FactDoubt.NO_SCOPE: N_("Waarvan is dit getal: van hier, van Nederland of van de hele groep?"),
        FactDoubt.WORLD_SMALLER: N_("Wereldwijd is minder dan hier: staan ze verwisseld?"),
        FactDoubt.WORLD_UNKNOWN: N_("Dit is maar een deel van de groep: zoek ook het aantal wereldwijd."),
        FactDoubt.UNREADABLE: N_("Hier staat geen aantal in; op de kaart verandert niets."),
    },
    Role: {
        Role.INITIATOR: N_("initiatiefnemer"),
        Role.DECIDER: N_("beslisser"),
        Role.USER: N_("gebruiker"),
        Role.BUYER: N_("inkoper"),
        Role.INFLUENCER: N_("beïnvloeder"),
        Role.GATEKEEPER: N_("poortwachter"),
        Role.ADVISER: N_("adviseur"),
    },
    Salutation: {
        Salutation.MR: N_("de heer"),
        Salutation.MS: N_("mevrouw"),
        Salutation.NEUTRAL: N_("neutraal"),
    },
    ValueStrategy: {
        ValueStrategy.UNKNOWN: N_("onbekend"),
        ValueStrategy.CUSTOMER_INTIMACY: N_("dicht bij de klant"),
        ValueStrategy.OPERATIONAL_EXCELLENCE: N_("vlot en voordelig"),
        ValueStrategy.PRODUCT_LEADERSHIP: N_("voorop met het product"),
    },
    BuyingMotive: {
        BuyingMotive.GAIN: N_("gewin"),
        BuyingMotive.EASE: N_("gemak"),
        BuyingMotive.PLEASURE: N_("genot"),
        BuyingMotive.SAFETY: N_("veiligheid"),
    },
    Experience: {
        Experience.STARTING: N_("Ik begin net"),
        Experience.PRACTISED: N_("Ik heb een paar jaar ervaring"),
        Experience.VETERAN: N_("Ik ken het vak door en door"),
    },
    DocumentKind: {
        DocumentKind.PDF: N_("pdf"),
        DocumentKind.IMAGE: N_("afbeelding"),
        DocumentKind.LINK: N_("link"),
    },
    Precision: {
        Precision.OWN: N_("zelf geplaatst"),
        Precision.OWN_POSTCODE: N_("op je eigen postcodepunt"),
        Precision.POSTCODE: N_("op postcodegebied"),
        Precision.PLACE: N_("op plaatsnaam"),
        Precision.NEIGHBOURS: N_("geschat uit de omgeving"),
    },
    Absence: {
        Absence.EMPTY: N_("zonder postcode en plaats"),
        Absence.ABROAD: N_("buiten de kaart"),
        Absence.UNKNOWN: N_("postcode en plaats onbekend"),
    },
}
