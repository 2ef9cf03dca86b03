"""A portfolio's folder: what a new one holds, and what it is built with."""
