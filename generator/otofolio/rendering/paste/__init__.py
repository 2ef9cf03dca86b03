"""Texts for other people's forms: one page to copy from, and a text file for each form."""
