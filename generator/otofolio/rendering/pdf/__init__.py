"""CV, snapshot and social image, set by Typst."""
