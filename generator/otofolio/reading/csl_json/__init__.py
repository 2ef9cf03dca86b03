"""CSL-JSON files."""
