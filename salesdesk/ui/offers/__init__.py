"""Offers on screen: the list, and the editor with its live paper."""
