"""Brings every screen, the search, the counts and the actions to the window, once the file is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from salesdesk import formats, words
from salesdesk.services.changes import Noun
from salesdesk.services.search import SearchHit
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences
from salesdesk.ui.beginnings import Beginnings
from salesdesk.ui.doors import Door
from salesdesk.ui.hit_actions import about_hit
from salesdesk.ui.palette_rows import Hit
from salesdesk.ui.places import Place
from salesdesk.ui.window import Window
from salesdesk.words import _

Prefer = Callable[[Preferences], None]
_GROUPS = {
    "relation": 0, "contact": 0, "open_visit": 1, "open_offer": 1, "visit": 2, "answer": 2, "report": 2,
    "offer": 2, "product": 3, "document": 4,
}  # fmt: skip
_ICONS = {
    "relation": "building", "contact": "users", "visit": "clipboard", "answer": "question",
    "report": "clipboard", "offer": "file", "product": "box", "open_visit": "clipboard", "open_offer": "file",
    "document": "book",
}  # fmt: skip
_NOUNS = {
    "relation": Noun.RELATION, "contact": Noun.CONTACT, "visit": Noun.PREPARATION, "answer": Noun.REPORT,
    "report": Noun.REPORT, "offer": Noun.OFFER, "product": Noun.PRODUCT, "open_visit": Noun.PREPARATION,
    "open_offer": Noun.OFFER, "document": Noun.LIBRARY,
}  # fmt: skip


def doors_of(file: SellerFile, preferences: Preferences, prefer: Prefer) -> list[Door]:
    """Every screen of the program."""
    from salesdesk.ui.figures import forecast, preparing
    from salesdesk.ui.library import doors as library
    from salesdesk.ui.offers import doors as offers
    from salesdesk.ui.relations import doors as relations
    from salesdesk.ui.routes import doors as routes
    from salesdesk.ui.settings import doors as settings
    from salesdesk.ui.today import screen as today
    from salesdesk.ui.today.attention import TodayServices
    from salesdesk.ui.visits import doors as visits

    return [
        *today.doors(TodayServices.of(file), file.papers),
        *relations.doors(file),
        *visits.doors(file),
        *routes.doors(file),
        *offers.doors(file),
        *forecast.doors(file),
        *preparing.doors(file),
        *library.doors(file),
        *settings.doors(file, preferences, prefer),
    ]


def furnish(window: Window, file: SellerFile, preferences: Preferences, prefer: Prefer) -> None:
    window.desk.draft = file.database.draft
    window.furnish(
        doors_of(file, preferences, prefer),
        search=lambda text: hits(file.search.find(text), file.clock.today()),
        about=about_hit(window.desk),
        counts=lambda: counts(file),
    )
    window.desk.actions.add(*Beginnings(window, file).actions())
    name = file.settings.view().seller.name
    said = _("Voorbeeldgegevens") if file.is_sample else _("Alles staat op deze laptop")
    window.sidebar.set_seller(name, said)


def counts(file: SellerFile) -> Mapping[Place, int]:
    """What is open per section: visits today, drafts and released offers, requests for who decides."""
    from salesdesk.domain.offers import OfferState

    visits = [line for line in file.visits.day(file.clock.today()) if line.is_open]
    offers = file.offers.lines(states=frozenset({OfferState.DRAFT, OfferState.RELEASED}))
    found = {Place(Noun.VISIT): len(visits), Place(Noun.OFFER): len(offers)}
    if file.settings.view().approvals.approves:
        found[Place(Noun.OFFER, view="approvals")] = file.approving.waiting()
    return found


def hits(found: Sequence[SearchHit], today: date) -> list[Hit]:
    """The lines of the palette, those of one caption together."""
    return [_hit(each, today) for each in sorted(found, key=lambda each: _GROUPS[each.kind])]


def _hit(found: SearchHit, today: date) -> Hit:
    captions = (
        _("Relaties en contacten"),
        _("Open bij {name}").format(name=found.subtitle),
        _("Bezoeken en offertes"),
        _("Artikelen"),
        _("Bibliotheek"),
    )
    right = formats.short_date(found.on, words.screen_language()) if found.on else ""
    is_over = found.kind == "visit" and found.on is not None and found.on < today
    place = Place(Noun.REPORT if is_over else _NOUNS[found.kind], found.id)
    return Hit(captions[_GROUPS[found.kind]], found.title, found.subtitle, right, _ICONS[found.kind], place)
