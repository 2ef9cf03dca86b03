"""Readers: the person's files become frozen values, and every problem becomes a place and a hint."""
