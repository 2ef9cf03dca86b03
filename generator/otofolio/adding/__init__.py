"""One publication by its number: the record that a public service has of it, at the end of `publications.bib`."""
