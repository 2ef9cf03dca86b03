"""Whom to write to, and when."""
