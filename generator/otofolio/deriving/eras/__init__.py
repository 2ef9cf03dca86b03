"""The ERAS sheet: which experiences and works go into the form of a season, and where it and the site disagree."""
