"""The first screen: the day."""
