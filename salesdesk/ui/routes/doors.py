"""The screens of routes and rayon."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.doors import Door
from salesdesk.ui.routes.day.screen import RouteScreen
from salesdesk.ui.routes.driven.screen import DrivenScreen
from salesdesk.ui.routes.finder.screen import FinderScreen
from salesdesk.ui.routes.nearby.screen import NearbyScreen
from salesdesk.ui.routes.places.unplaced import UnplacedScreen
from salesdesk.ui.routes.places.where import WhereScreen
from salesdesk.ui.routes.rayon.capacity import CapacityScreen
from salesdesk.ui.routes.rayon.cycle import CycleScreen
from salesdesk.ui.routes.rayon.screen import RayonScreen
from salesdesk.ui.routes.rayon.won import WonScreen
from salesdesk.ui.routes.weeks.screen import WeeksScreen


def doors(file: SellerFile) -> list[Door]:
    return [
        Door(Noun.ROUTE, lambda desk: RouteScreen(desk, file)),
        Door(Noun.ROUTE, lambda desk: WeeksScreen(desk, file), view="weeks"),
        Door(Noun.ROUTE, lambda desk: RayonScreen(desk, file), view="rayon"),
        Door(Noun.ROUTE, lambda desk: CycleScreen(desk, file), view="cycle"),
        Door(Noun.ROUTE, lambda desk: CapacityScreen(desk, file), view="capacity"),
        Door(Noun.ROUTE, lambda desk: WonScreen(desk, file), view="won"),
        Door(Noun.ROUTE, lambda desk: FinderScreen(desk, file), view="fits"),
        Door(Noun.ROUTE, lambda desk: NearbyScreen(desk, file), view="near"),
        Door(Noun.ROUTE, lambda desk: DrivenScreen(desk, file), view="driven"),
        Door(Noun.ROUTE, lambda desk: UnplacedScreen(desk, file), view="unplaced"),
        Door(Noun.ROUTE, lambda desk: WhereScreen(desk, file), view="where"),
    ]
