"""The day on the road: its map beside its timeline."""
