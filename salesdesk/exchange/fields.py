"""The fields that files can fill, per kind of file, with the column titles people give them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from salesdesk.errors import N_

# So many prices for larger quantities stand beside the first one.
MOST_TIERS = 5


class Kind(StrEnum):
    """What the rows of a file are about."""

    RELATIONS = "relations"
    PRODUCTS = "products"
    SALES = "sales"
    FORECAST = "forecast"
    AGREEMENTS = "agreements"
    COORDINATES = "coordinates"


@dataclass(frozen=True, slots=True)
class Field:
    """A field a column can fill: its name in our values, its label (a marked text), titles that mean it."""

    name: str
    label: str
    titles: tuple[str, ...] = ()
    is_number: bool = False


def _f(name: str, label: str, titles: str = "", *, number: bool = False) -> Field:
    return Field(name, label, tuple(titles.split()), number)


def _tier_fields() -> tuple[Field, ...]:
    """Prices from so many pieces; their columns are known by the number in the title."""
    prices = (N_("Staffelprijs 1"), N_("Staffelprijs 2"), N_("Staffelprijs 3"), N_("Staffelprijs 4"),
              N_("Staffelprijs 5"))  # fmt: skip
    begins = (N_("Staffel 1 vanaf"), N_("Staffel 2 vanaf"), N_("Staffel 3 vanaf"), N_("Staffel 4 vanaf"),
              N_("Staffel 5 vanaf"))  # fmt: skip
    return tuple(
        field
        for step in range(MOST_TIERS)
        for field in (
            _f(f"tier_{step + 1}", prices[step], number=True),
            _f(f"tier_{step + 1}_from", begins[step], number=True),
        )
    )


RELATION_FIELDS = (
    _f("name", N_("Naam"), "naam bedrijf bedrijfsnaam relatie relatienaam klant klantnaam organisatie"
       " debiteur company companyname customer customername account name firma handelsnaam"),
    _f("number", N_("Klantnummer"), "klantnummer klantnr klantcode relatienummer relatienr debiteurnummer"
       " debiteurnr debiteurennummer nummer nr customerno customernumber accountnumber"),
    _f("street", N_("Straat en huisnummer"), "straat adres bezoekadres straatnaam vestigingsadres street"
       " address address1 adresregel1 straatenhuisnummer"),
    _f("house_number", N_("Huisnummer"), "huisnummer huisnr hnr nrhuis housenumber"),
    _f("house_addition", N_("Toevoeging"), "toevoeging huisnummertoevoeging huisnrtoev toev bus addition"),
    _f("postcode", N_("Postcode"), "postcode pc zip zipcode postalcode pcode"),
    _f("place", N_("Plaats"), "plaats woonplaats vestigingsplaats stad gemeente city town place plaatsnaam"),
    _f("country", N_("Land"), "land landcode country countrycode"),
    _f("phone", N_("Telefoon"), "telefoon telefoonnummer tel telnr telefoonnr telefoonalgemeen phone"
       " telephone telefoonbedrijf"),
    _f("email", N_("E-mail"), "email mail emailadres mailadres emailalgemeen emailaddress"),
    _f("website", N_("Website"), "website web url internet homepage site www"),
    _f("kvk_number", N_("KvK-nummer"), "kvk kvknummer kvknr handelsregister kamervankoophandel coc cocnumber"
       " ondernemingsnummer"),
    _f("vat_number", N_("Btw-nummer"), "btw btwnummer btwnr btwid vat vatnumber vatno taxid"),
    _f("branch", N_("Branche"), "branche bedrijfstak sector industry branch activiteit"),
    _f("sbi_code", N_("SBI-code"), "sbi sbicode nace nacecode"),
    _f("employees", N_("Medewerkers"), "medewerkers aantalmedewerkers personeel werknemers fte employees"
       " staff aantalwerknemers", number=True),
    _f("importance", N_("Klasse"), "klasse abc abccode class klantklasse abcklasse classificatie"),
    _f("status", N_("Status"), "status fase relatiestatus stage phase"),
    _f("revenue_potential", N_("Omzetkans per jaar"), "omzetkans potentieel omzetpotentieel potential"
       " jaaromzet", number=True),
    _f("current_supplier", N_("Huidige leverancier"), "leverancier huidigeleverancier supplier concurrent"),
    _f("contract_ends_on", N_("Einde contract"), "eindecontract contracteinde einddatumcontract contractend"),
    _f("customer_since", N_("Klant sinds"), "klantsinds customersince klantvanaf"),
    _f("origin", N_("Herkomst"), "herkomst bron origin source leadbron"),
    _f("area", N_("Gebied"), "gebied rayon regio area region territory"),
    _f("notes", N_("Opmerkingen"), "opmerkingen opmerking notitie notities memo notes remarks toelichting"),
    _f("contact_name", N_("Contactpersoon"), "contactpersoon contact contactnaam tav contactperson"
       " naamcontactpersoon"),
    _f("contact_salutation", N_("Aanhef"), "aanhef geslacht salutation gender dhrmevr mv"),
    _f("contact_title", N_("Titel"), "titel titulatuur title"),
    _f("contact_initials", N_("Voorletters"), "voorletters voorletter initialen initials"),
    _f("contact_first_name", N_("Voornaam"), "voornaam roepnaam firstname givenname"),
    _f("contact_prefix", N_("Tussenvoegsel"), "tussenvoegsel tussenvoegsels voorvoegsel prefix"),
    _f("contact_surname", N_("Achternaam"), "achternaam familienaam surname lastname familyname"),
    _f("contact_function", N_("Functie"), "functie functieomschrijving jobtitle function position"),
    _f("contact_phone", N_("Telefoon contactpersoon"), "doorkiesnummer telefooncontact directnummer direct"
       " telefooncontactpersoon"),
    _f("contact_mobile", N_("Mobiel"), "mobiel mobielnummer gsm mobile mobieletelefoon 06nummer"),
    _f("contact_email", N_("E-mail contactpersoon"), "emailcontact emailcontactpersoon contactemail"
       " mailcontactpersoon"),
)  # fmt: skip

PRODUCT_FIELDS = (
    _f("code", N_("Artikelcode"), "artikelcode artikelnummer artikelnr code artikel sku itemno itemnumber"
       " productcode productnummer product art artnr"),
    _f("name", N_("Omschrijving"), "omschrijving naam artikelnaam artikelomschrijving productnaam description"
       " name productomschrijving"),
    _f("unit", N_("Eenheid"), "eenheid per verkoopeenheid unit uom verpakking"),
    _f("price", N_("Prijs excl. btw"), "prijs verkoopprijs stuksprijs price listprice lijstprijs prijsexcl"
       " prijsexclbtw brutoprijs tarief adviesprijs", number=True),
    _f("vat_class", N_("Btw-tarief"), "btw btwtarief btwcode btwpercentage vat vatrate btwklasse"),
    _f("group", N_("Artikelgroep"), "groep artikelgroep productgroep categorie group category assortiment"),
    _f("purchase_price", N_("Inkoopprijs"), "inkoopprijs inkoop kostprijs purchaseprice cost costprice",
       number=True),
    _f("replaced_by", N_("Vervangen door"), "vervangendoor opvolger vervanger vervangendartikel replacedby"
       " successor"),
    _f("expires_on", N_("Verkocht tot en met"), "vervaltop verkochttotenmet vervaldatum einddatum"
       " uitloopdatum expireson enddate"),
    _f("from_quantity", N_("Vanaf aantal"), "vanafaantal vanaf staffelaantal minimumaantal minaantal"
       " fromquantity minqty", number=True),
    *_tier_fields(),
)  # fmt: skip

SALES_FIELDS = (
    _f("relation_number", N_("Klantnummer"), "klantnummer klantnr klantcode debiteurnummer debiteurnr"
       " relatienummer relatienr customerno customernumber debiteurennummer"),
    _f("relation_name", N_("Klant"), "klant klantnaam relatie naam bedrijf debiteur bedrijfsnaam customer"
       " customername"),
    _f("sold_on", N_("Datum"), "datum factuurdatum orderdatum besteldatum leverdatum verkoopdatum date"
       " invoicedate orderdate"),
    _f("order_number", N_("Ordernummer"), "order ordernummer ordernr factuur factuurnummer factuurnr"
       " bonnummer invoice invoiceno orderno"),
    _f("product_code", N_("Artikelcode"), "artikel artikelcode artikelnummer artikelnr code productcode sku"
       " product itemno"),
    _f("product_name", N_("Omschrijving"), "omschrijving artikelnaam artikelomschrijving productnaam"
       " description productomschrijving"),
    _f("group", N_("Artikelgroep"), "groep artikelgroep productgroep categorie group"),
    _f("quantity", N_("Aantal"), "aantal hoeveelheid stuks afzet quantity qty volume", number=True),
    _f("amount", N_("Bedrag excl. btw"), "bedrag omzet nettobedrag netto regelbedrag totaal amount revenue"
       " bedragexcl omzetexcl nettoomzet bedragexclbtw", number=True),
    _f("discount_percent", N_("Korting %"), "korting kortingspercentage kortingpct discount", number=True),
    _f("terms", N_("Condities"), "condities leveringsconditie betalingsconditie terms voorwaarden"),
)  # fmt: skip

FORECAST_FIELDS = (
    _f("relation_name", N_("Klant"), "naam klant klantnaam relatie bedrijf bedrijfsnaam customer name"),
    _f("offer_number", N_("Offertenummer"), "offertenr offertenummer offerte offer quote quotenumber"
       " quotation ofnr offerteno"),
    _f("product_code", N_("Artikelcode"), "product artikel artikelcode productcode code artikelnummer sku"),
    _f("quantity", N_("Aantal"), "aantal hoeveelheid stuks afzet quantity qty volume", number=True),
    _f("amount", N_("Bedrag excl. btw"), "bedrag omzet offertebedrag waarde amount value totaal revenue",
       number=True),
    _f("chance_percent", N_("Kans"), "kans kanspercentage scoringskans chance probability slagingskans"),
    _f("decision", N_("Beslismaand"), "beslissing beslismaand maand beslisdatum verwacht decision"
       " decisionmonth closedate month"),
)  # fmt: skip

AGREEMENT_FIELDS = (
    _f("relation_number", N_("Klantnummer"), "klantnummer klantnr klantcode debiteurnummer debiteurnr"
       " relatienummer relatienr customerno customernumber"),
    _f("relation_name", N_("Klant"), "klant klantnaam relatie bedrijf bedrijfsnaam debiteur customer"
       " customername"),
    _f("importance", N_("Klasse"), "klasse abc klantklasse class abcklasse"),
    _f("product_code", N_("Artikelcode"), "artikel artikelcode artikelnummer artikelnr code productcode sku"
       " product itemno"),
    _f("group", N_("Artikelgroep"), "groep artikelgroep productgroep categorie group"),
    _f("price", N_("Prijs excl. btw"), "prijs nettoprijs afspraakprijs contractprijs prijsafspraak price"
       " netprice", number=True),
    _f("discount_percent", N_("Korting %"), "korting kortingspercentage kortingpct discount", number=True),
    _f("from_quantity", N_("Vanaf aantal"), "vanafaantal staffel minimumaantal minaantal fromquantity",
       number=True),
    _f("valid_from", N_("Eerste dag"), "eerstedag geldigvan geldigvanaf ingangsdatum begindatum startdatum"
       " validfrom startdate"),
    _f("valid_until", N_("Laatste dag"), "laatstedag geldigtot geldigtm geldigtotenmet einddatum validuntil"
       " validto enddate"),
    _f("is_fixed", N_("Vaste prijs"), "vast vasteprijs fixed"),
    _f("note", N_("Notitie"), "notitie opmerking opmerkingen toelichting note remark"),
)  # fmt: skip

COORDINATE_FIELDS = (
    _f("relation_number", N_("Klantnummer"), "klantnummer klantnr klantcode debiteurnummer debiteurnr"
       " relatienummer relatienr customerno customernumber"),
    _f("relation_name", N_("Relatie"), "relatie klant klantnaam naam bedrijf bedrijfsnaam customer name"),
    _f("postcode", N_("Postcode"), "postcode pc pc4 pc6 zip zipcode postalcode"),
    _f("country", N_("Land"), "land landcode country countrycode"),
    _f("latitude", N_("Breedtegraad of X"), "lat latitude breedte breedtegraad noorderbreedte gpslat x rdx"
       " xcoordinaat"),
    _f("longitude", N_("Lengtegraad of Y"), "lon lng long longitude lengte lengtegraad oosterlengte gpslon"
       " gpslng y rdy ycoordinaat"),
)  # fmt: skip

_FIELDS: dict[Kind, tuple[Field, ...]] = {
    Kind.RELATIONS: RELATION_FIELDS,
    Kind.PRODUCTS: PRODUCT_FIELDS,
    Kind.SALES: SALES_FIELDS,
    Kind.FORECAST: FORECAST_FIELDS,
    Kind.AGREEMENTS: AGREEMENT_FIELDS,
    Kind.COORDINATES: COORDINATE_FIELDS,
}
# Without one of each of these sets a row says nothing that can be kept.
NEEDED: dict[Kind, tuple[frozenset[str], ...]] = {
    Kind.RELATIONS: (frozenset({"name"}),),
    Kind.PRODUCTS: (frozenset({"code"}), frozenset({"name", "price"})),
    Kind.SALES: (
        frozenset({"relation_number", "relation_name"}),
        frozenset({"sold_on"}),
        frozenset({"amount"}),
        frozenset({"product_code", "product_name"}),
    ),
    Kind.FORECAST: (frozenset({"relation_name"}), frozenset({"offer_number"}), frozenset({"amount"})),
    Kind.COORDINATES: (
        frozenset({"relation_number", "relation_name", "postcode"}),
        frozenset({"latitude"}),
        frozenset({"longitude"}),
    ),
    Kind.AGREEMENTS: (
        frozenset({"relation_number", "relation_name", "importance"}),
        frozenset({"product_code", "group"}),
        frozenset({"price", "discount_percent"}),
    ),
}


def fields_of(kind: Kind) -> tuple[Field, ...]:
    return _FIELDS[kind]
