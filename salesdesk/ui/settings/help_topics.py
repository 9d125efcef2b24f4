"""What Uitleg tells, card by card, and where each card leads."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.ui.places import Place
from salesdesk.ui.settings.road_topics import Topic, road_topics
from salesdesk.words import _


def topics() -> list[Topic]:
    """Title, text, the words of its link and where that leads."""
    return [
        *_visit_topics(),
        _knowing_topic(),
        *road_topics(),
        _questions_topic(),
        _value_topic(),
        _forecast_topic(),
        _worth_topic(),
        _leave_topic(),
        _lines_topic(),
        _paper_topic(),
        _sending_topic(),
        *_paper_topics(),
    ]


def _visit_topics() -> list[Topic]:
    return [
        (
            _("De dag"),
            _(
                "Vandaag toont je bezoeken op volgorde, met vertrektijd en reistijd, en rechts wat "
                "aandacht vraagt: beloften, opvolgacties, verslagen en offertes die verlopen. De cirkel"
                " telt de stappen van de voorbereiding die klaar zijn."
            ),
            _("Naar Vandaag"),
            Place(Noun.TODAY),
        ),
        (
            _("Voorbereiden"),
            _(
                "Tien stappen in vrije volgorde, Ctrl+1 tot en met Ctrl+0. Soort bezoek en je ervaring "
                "bepalen wat nodig, advies of vrij is; overslaan mag met een reden. Het externe doel "
                "spreek je uit, het interne blijft van jou: op de gespreksleidraad staan daarvan alleen "
                "steekwoorden. Bij SMART zie je wat mist en kies je een zin die helpt."
            ),
            _("Naar Bezoeken"),
            Place(Noun.VISIT),
        ),
        (
            _("Onderweg"),
            _(
                "Eén bezoek in grote letters: waar, wie, het nummer, wat je hardop zegt en je vragen. "
                "Spatie of een vinger vinkt af, Enter opent het antwoord, Ctrl+U komt hier en "
                "Ctrl+Page Down is het volgende bezoek. "
                "Niemand aanwezig? Dan staat er wie in de buurt is. Wat je noteert staat al in het verslag."
            ),
            _("Naar Vandaag"),
            Place(Noun.TODAY),
        ),
        (
            _("Het verslag"),
            _(
                "Na het bezoek staat het verslag klaar met je doelen en antwoorden. Drie dingen moeten erin: "
                "was het nuttig, wat is de kans en wat is de volgende stap. Een letter kiest, Enter gaat "
                "verder, pijl omlaag stelt een stap voor, Ctrl+I plant de afspraak en Ctrl+Enter rondt af. "
                "Wensen vallen vanzelf in drie soorten. Antwoorden gaan pas naar de kaart als jij ze "
                "aanvinkt. De klant krijgt alleen afspraken en vervolgstappen; vul later aan met één druk."
            ),
            _("Naar Bezoeken"),
            Place(Noun.VISIT),
        ),
    ]


def _knowing_topic() -> Topic:
    return (
        _("De klant kennen"),
        _(
            "Stap 1 tot en met 4 zeggen wie ze zijn, wat ze kochten, wat er nog open staat en wie je "
            "spreekt. Elk feit houdt zijn bron en datum; verbeter je het, dan blijft het oude bewaard. Noem "
            "hun klanten en je ziet wie ook bij ons koopt. Wat je aanvinkt met „op het blad” staat op de "
            "gespreksleidraad: de klant kan dat lezen."
        ),
        _("Naar Relaties"),
        Place(Noun.RELATION),
    )


def _questions_topic() -> Topic:
    return (
        _("Vragen in steekwoorden"),
        _(
            "Stap 10 zet de vragen in de volgorde van het gesprek: sleep ze, plak een lijst uit Word of "
            "Excel of kies er uit een sjabloon. Wat op de kaart ontbreekt of oud is, stelt zelf een vraag "
            "voor. Een vragenlijst per branche pas je aan in de bibliotheek; je deelt haar als bestand."
        ),
        _("Naar de vragenlijsten"),
        Place(Noun.LIBRARY, view="questions"),
    )


def _value_topic() -> Topic:
    return (
        _("Argumenten en concurrenten"),
        _(
            "In de bibliotheek staan je argumenten met de woorden van de klant en bewijs, en hoe jullie "
            "tegenover anderen staan. Bij een voorbereiding, onder de tien stappen, laat Waarde zien welke "
            "passen bij wat deze klant wil en welke een nadeel kunnen zijn. Wat je kiest, staat als "
            "steekwoord op de gespreksleidraad en kan als bijlage achter de offerte, zonder concurrenten."
        ),
        _("Naar je argumenten"),
        Place(Noun.LIBRARY, view="arguments"),
    )


def _forecast_topic() -> Topic:
    return (
        _("De forecast"),
        _(
            "Bedrag × kans in de maand van beslissing, naast je target. Elke offerte staat in één lijst: "
            "open, gewonnen, geschoven, zonder maand of telt niet mee. Bij Wat als laat je een offerte weg "
            "of geef je hem een andere kans; dat wordt niet bewaard. Kansen houdt wat je noemde tegen wat "
            "het werd, Uitslag telt orders, dagen en redenen. A4 is één bladzijde voor je manager."
        ),
        _("Naar de forecast"),
        Place(Noun.FORECAST),
    )


def _worth_topic() -> Topic:
    return (
        _("Loont voorbereiden?"),
        _(
            "Voorbereide bezoeken naast de andere, in je eigen cijfers: gewonnen offertes, gegeven korting "
            "en je minuten. Erbij staat hoe groot de steekproef is en wat je er nog niet uit mag afleiden. "
            "Ernaast reken je uit vanaf welke omzet voorbereiden zich terugverdient."
        ),
        _("Naar de cijfers"),
        Place(Noun.PREPARATION),
    )


def _leave_topic() -> Topic:
    return (
        _("Meer korting dan je mag"),
        _(
            "Tot je eigen grens beslis je zelf, daarboven schrijf je een reden op en boven de tweede grens "
            "keurt een ander het goed. Vraag het per mail: zijn antwoord komt ondertekend terug en geldt "
            "voor precies deze prijzen. Of hij noemt een code aan de telefoon; die werkt één keer en zonder "
            "internet. Keurt bij jullie niemand goed, zet de tweede grens dan op 100 %."
        ),
        _("Naar Goedkeuring"),
        Place(Noun.SETTINGS, view="approval"),
    )


def _paper_topic() -> Topic:
    return (
        _("Wat de klant krijgt"),
        _(
            "Op de pagina Papier kies je de opmaak en wat er achter de offerte gaat: algemene voorwaarden, "
            "productbladen en afbeeldingen uit je bibliotheek, met doorlopende nummers. Klanten die dat goed "
            "vinden, noem je als referentie. Vóór het vastleggen kijkt SalesDesk het papier zelf na: "
            "bedragen, nummers, bijlagen, letters, en of er niets op staat dat alleen voor jou is."
        ),
        _("Naar Offertes"),
        Place(Noun.OFFER),
    )


def _lines_topic() -> Topic:
    return (
        _("Offerteregels"),
        _(
            "Enter gaat naar de volgende cel en begint aan het eind een nieuwe regel. Onder Invoegen staan "
            "koppen, subtotalen, opties en alternatieven; spatie kiest welk alternatief meetelt. Rechts op "
            "een regel kies je of hij eenmalig, per maand of per jaar is. Rijen uit Excel plak je met Ctrl+V "
            "en slepen of Alt+pijl verplaatst. Ctrl+Z neemt elke wijziging terug, Ctrl+Y doet haar opnieuw."
        ),
        _("Naar Offertes"),
        Place(Noun.OFFER),
    )


def _sending_topic() -> Topic:
    return (
        _("Versturen, gewonnen, order"),
        _(
            "Wat vastligt, verstuur je per mail, op papier of langs een andere weg. De mail gaat kant en "
            "klaar open in je eigen mailprogramma; de dag telt voor je belofte en na vijf werkdagen bel je "
            "na. Bij Gewonnen zeg je welke opties en alternatieven zijn besteld. De order gaat als CSV of "
            "UBL naar kantoor; SalesDesk noteert elke keer dat er iets de deur uit gaat."
        ),
        _("Naar Offertes"),
        Place(Noun.OFFER),
    )


def _paper_topics() -> list[Topic]:
    return [
        (
            _("Offertes"),
            _(
                "Een offerte is een middel, geen doel. Vóór je begint laten vijf punten zien of het er tijd "
                "voor is, en wat hij kost tegen wat hij mag brengen; wijkt er een af, dan vraagt SalesDesk "
                "een reden. Vastleggen bevriest de offerte: een wijziging wordt een nieuwe revisie."
            ),
            _("Naar Offertes"),
            Place(Noun.OFFER),
        ),
        (
            _("Prijzen en afspraken"),
            _(
                "De prijs van een regel komt uit de prijslijst, een staffel of een afspraak met de klant, "
                "zijn klasse of iedereen; de beste voor de klant geldt. Een prijs die je zelf typt blijft "
                "staan: onder de regels lees je wat de lijst zegt, één klik neemt hem over."
            ),
            _("Naar de prijsafspraken"),
            Place(Noun.PRODUCT, view="agreements"),
        ),
        (
            _("Bestanden inlezen"),
            _(
                "Relaties, artikelen, verkopen en offertes komen binnen uit Excel of CSV. Je ziet eerst"
                " per rij wat er gebeurt. Rijen met een fout blijven buiten, de goede gaan er één keer "
                "in."
            ),
            _("Bestand inlezen"),
            Place(Noun.RELATION, view="import"),
        ),
        (
            _("De bibliotheek"),
            _(
                "Zet brochures, foto's en links er één keer in. Ze liggen vanzelf klaar bij de bezoeken "
                "waar ze bij horen, de bedrijfsbrochure altijd. In stap 6 pak je ze in: naar een map of "
                "in een mail in de taal van de klant. Je visitekaartjes tel en druk je hier ook."
            ),
            _("Naar de bibliotheek"),
            Place(Noun.LIBRARY),
        ),
        (
            _("Niets gaat verloren"),
            _(
                "Alles wordt bewaard terwijl je typt; naast de titel staat wanneer. Verwijderen kun je "
                "met Ctrl+Z ongedaan maken. Elke dag komt er een gecontroleerde kopie bij, en die zet "
                "je zelf terug."
            ),
            _("Naar Veiligheid"),
            Place(Noun.SETTINGS, view="safety"),
        ),
    ]
