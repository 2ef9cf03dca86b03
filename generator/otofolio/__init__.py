"""Otofolio: two plain files become a professional portfolio."""

__version__ = "0.1.0"
