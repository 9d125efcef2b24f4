"""The day on the road and the rayon on the map."""
