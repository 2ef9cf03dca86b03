"""YAML with the place of every value, within bounds."""
