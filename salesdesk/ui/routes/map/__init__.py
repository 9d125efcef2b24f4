"""The map: ground, names, the route on it and what stands around."""
