"""What Uitleg tells, card by card, and where each card leads."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.ui.places import Place
from salesdesk.words import _

Topic = tuple[str, str, str, Place]


def topics() -> list[Topic]:
    """Title, text, the words of its link and where that leads."""
    return [
        *_visit_topics(),
        _knowing_topic(),
        _way_topic(),
        _travel_topic(),
        _finder_topic(),
        _day_topic(),
        _weeks_topic(),
        _rayon_topic(),
        _driven_topic(),
        _map_topic(),
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


def _map_topic() -> Topic:
    return (
        _("De kaart"),
        _(
            "Kaart en postcodes zitten in het programma, zonder netwerk. Een relatie staat op haar "
            "postcodegebied; sleep het punt met Alt, of kies “Punt verplaatsen” en gebruik de pijlen. Tab "
            "loopt langs alles op de kaart, Enter opent en de menutoets laat zien wat je ermee kunt. Wie "
            "niet te plaatsen is, staat in een lijst; eigen coördinaten lees je in uit Excel of CSV."
        ),
        _("Naar Niet op de kaart"),
        Place(Noun.ROUTE, None, "unplaced"),
    )


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


def _way_topic() -> Topic:
    return (
        _("Op weg en plan B"),
        _(
            "Stap 5 zegt wanneer je vertrekt, of je afspraak niet te krap ligt en wat je zegt als je later "
            "komt. Stap 9 weegt wie in de buurt is: aan de beurt, vlakbij en open. De weekmap bindt de "
            "routes, plan B en alle gespreksleidraden van een week in één document."
        ),
        _("Naar de dagroute"),
        Place(Noun.ROUTE),
    )


def _travel_topic() -> Topic:
    return (
        _("Hoe lang rijden duurt"),
        _(
            "Elke rit wordt geschat zonder internet: afstand, water, trage steden en de file van dat uur op "
            "die dag, met een marge. Ctrl+T op Vandaag of Onderweg noteert vertrek en aankomst; na een paar "
            "ritten weet SalesDesk hoe het in jouw streek rijdt. Files, vaste ritten zoals een pont en wat "
            "er geleerd is staan bij Reistijd, en daar kun je het ook vergeten."
        ),
        _("Naar Reistijd"),
        Place(Noun.SETTINGS, view="travel"),
    )


def _finder_topic() -> Topic:
    return (
        _("Welke dag past het?"),
        _(
            "Ctrl+Shift+G, typ een naam of postcode: elke dag van het komende jaar met de omweg in minuten, "
            "in goed, kan en liever niet, gemeten aan een rit alleen daarvoor. Openingstijden, vrije dagen, "
            "vaste dagen van het gebied, afspraken en voorstellen tellen mee. Enter plant in, C kopieert de "
            "zin met twee data. Ctrl+Shift+I toont wie er in de buurt is: open, aan de beurt, met nummer."
        ),
        _("Een dag zoeken"),
        Place(Noun.ROUTE, None, "fits"),
    )


def _driven_topic() -> Topic:
    return (
        _("Gepland en gereden"),
        _(
            "Het plan van de ochtend blijft bewaard. Na de dag noteer je in één blaadje kilometers of "
            "kilometerstand en tijden; wat je leeg laat, schatten we en dat staat erbij. Je ziet per week "
            "het aandeel bij klanten, de kilometers per bezoek, de eerste afspraak en hoeveel langer rijden "
            "duurt dan gepland, en bewaart de zakelijke kilometers als Excel."
        ),
        _("Naar gepland en gereden"),
        Place(Noun.ROUTE, None, "driven"),
    )


def _day_topic() -> Topic:
    return (
        _("De dag plannen"),
        _(
            "Sleep een stop naar een andere plek en zie de tijden meteen; Ctrl+pijl doet hetzelfde, L zet de "
            "tijd vast, + en − maken het bezoek langer of korter, Del haalt het van de dag af en M toont "
            "alles wat kan. Ctrl+Z neemt een stap terug. Pas met „Zo houden” (Ctrl+S) wordt het bewaard, en "
            "wie al bevestigd had, bel je eerst. Een stippellijn is een voorstel: de plus neemt het over. "
            "Ctrl+E zegt bij elke stop waarom hij daar staat. Onder de drie puntjes begint een dag ergens "
            "anders."
        ),
        _("Naar de dagroute"),
        Place(Noun.ROUTE),
    )


def _rayon_topic() -> Topic:
    return (
        _("Het rayon en zijn vaste dagen"),
        _(
            "Een gebied bestaat uit postcodes: typ ze (12, 1400-1410, BE 20), wijs ze aan op de kaart of "
            "teken er een lijn om; de langste telt. „Verdeel mijn rayon” stelt gebieden met evenveel werk "
            "voor. Onder Cyclus krijgt elk gebied zijn dagen, onder Capaciteit zie je of alle bezoeken in "
            "het jaar passen, en wat als. Het gebied van een relatie volgt uit haar postcode; wat kantoor "
            "schreef, blijft daarnaast staan."
        ),
        _("Naar het rayon"),
        Place(Noun.ROUTE, None, "rayon"),
    )


def _weeks_topic() -> Topic:
    return (
        _("De weken plannen"),
        _(
            "„Weken plannen” legt iedereen die aan de beurt is op een dag: in zijn gebied, dicht bij andere "
            "bezoeken, als ze open zijn. Het zijn voorstellen, met bij elk waarom die dag; wie geen dag "
            "kreeg staat erbij met de reden. Sleep naar een andere dag en zie de omweg in minuten; Ctrl+pijl "
            "doet hetzelfde. Spatie zet vast, A spreekt af, Del is niet nu. Afspraken en wat je vastzette "
            "blijven staan, en alles kan terug."
        ),
        _("Naar het weekbord"),
        Place(Noun.ROUTE, None, "weeks"),
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
