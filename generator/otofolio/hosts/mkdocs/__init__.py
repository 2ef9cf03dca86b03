"""The MkDocs plugin and what it needs of MkDocs."""
