"""Names as people really write them: each one classified by itself, then read. Every format goes through here."""
