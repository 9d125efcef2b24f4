"""Where relations lie: who isn't on the map, own coordinates, one relation's point."""
