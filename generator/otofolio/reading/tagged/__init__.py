"""Formats of one tagged line per fact: RIS and PubMed's nbib."""
