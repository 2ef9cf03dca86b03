"""Publications for machines: BibTeX, RIS, CSL-JSON, COinS, Highwire tags, JSON-LD."""
