"""Figures on screen: the forecast."""
