"""The rayon: its areas on the map, their days in the cycle, whether it all fits, and hours won."""
