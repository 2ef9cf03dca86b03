"""Cards, badges, poster corners and codes to print."""
