"""What Uitleg tells of the way: routes, weeks, rayon and map, card by card."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.ui.places import Place
from salesdesk.words import _

Topic = tuple[str, str, str, Place]


def road_topics() -> list[Topic]:
    """Title, text, the words of its link and where that leads."""
    return [
        _way_topic(),
        _travel_topic(),
        _finder_topic(),
        _day_topic(),
        _weeks_topic(),
        _rayon_topic(),
        _driven_topic(),
        _map_topic(),
    ]


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
